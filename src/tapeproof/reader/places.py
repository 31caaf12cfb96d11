"""Places in a ranking: "the best-performing major market", "brought up the rear", "the third-best year on record"."""

from __future__ import annotations

from tapeproof.kinds.rank import Rank
from tapeproof.reader.runs import span_of
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.quantity import Direction
from tapeproof.words import adjectives, grains, joints, numbers
from tapeproof.words.adjectives import Of, Superlative
from tapeproof.words.word import Token


def places(chart: Chart) -> list[Statement]:
    """Every place in a ranking said in a sentence."""
    found = [s for token in chart.of(adjectives.PERFORMER) if (s := _performer(chart, token)) is not None]
    found += [s for token in chart.of(numbers.ORDINAL) if (s := _own_history(chart, token)) is not None]
    return found


def _performer(chart: Chart, token: Token) -> Statement | None:
    direction: Direction = token.value
    ordinal = next(
        (o for o in chart.of(numbers.ORDINAL) if o.end <= token.start and chart.gap(o.end, token.start) == 0), None
    )
    group = _group(chart, token)
    text = chart.text[token.start : token.end].lower()
    if "more" in text and not joints.NOBODY_MORE.search(chart.text[: token.start]):
        return None
    start = ordinal.start if ordinal else token.start
    place = ordinal.value if ordinal else 1
    doubts = () if group else (Doubt.KIND,)
    return Statement(
        Rank,
        start,
        token.end,
        token.start,
        {"place": place, "direction": direction},
        among=group or "",
        doubts=doubts,
    )


def _group(chart: Chart, token: Token) -> str | None:
    groups = [m for m in chart.mentions if any(n.group for n in m.names)]
    near = sorted((min(abs(m.start - token.end), abs(token.start - m.end)), m.start, m) for m in groups)
    for _, _, mention in near:
        for name in mention.names:
            if name.group:
                return name.group
    return None


def _own_history(chart: Chart, token: Token) -> Statement | None:
    """The place of a day, week or year in the subject's own history: "the third-best year on record"."""
    nouns = [e for e in chart.of(adjectives.EXTREME) if 0 <= e.start - token.end <= 1]
    if not nouns or not isinstance(nouns[0].value, Superlative):
        return None
    extreme: Superlative = nouns[0].value
    grain = next((g for g in chart.of(grains.GRAIN) if 0 <= g.start - nouns[0].end <= 2), None)
    direction = extreme.direction
    if direction is None or extreme.of is Of.LEVEL or grain is None:
        return None
    return Statement(
        Rank, token.start, grain.end, token.start, {"place": token.value, "direction": direction},
        over=span_of(grain.value),
    )  # fmt: skip

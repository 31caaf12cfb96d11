"""Those who come behind the first of a sentence: "with Apple second and Tesla last", "the table puts Tokyo first"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tapeproof.kinds.rank import Rank
from tapeproof.market.directory import Mention, NameKind
from tapeproof.reader.ranked import place
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.quantity import Direction
from tapeproof.words import standings as words

RUNNERS = frozenset(
    {NameKind.INDEX, NameKind.MARKET, NameKind.COMPANY, NameKind.COMMODITY, NameKind.CRYPTO, NameKind.CURRENCY}
)


def runners_up(chart: Chart, told: Sequence[Statement]) -> Iterator[Statement]:
    """Places of those that a sentence names after the first, in the list of the first."""
    names = [m for m in chart.mentions if m.names[0].kind in RUNNERS]
    put = [s for mention in names for s in _put(chart, mention)]
    yield from put
    ranks = [s for s in (*told, *put) if s.answer is Rank and s.among is not None]
    for mention in names:
        first = next((s for s in reversed(ranks) if s.end <= mention.start), None)
        if first is not None:
            yield from _behind(chart, mention, first)


def _behind(chart: Chart, mention: Mention, first: Statement) -> Iterator[Statement]:
    said = words.RUNNER_UP.match(chart.text[mention.end :])
    if said is None or not words.AND_WITH.search(chart.text[first.end : mention.start]):
        return
    at, way = _place(said["at"], first.fields["direction"])
    others = tuple(span for span in first.others if not span[0] <= mention.start < span[1])
    yield first.but(
        start=mention.end + said.start("at"),
        end=mention.end + said.end("at"),
        anchor=mention.end + said.start("at"),
        fields={"place": at, "direction": way},
        head=None,
        others=others,
    )


def _put(chart: Chart, mention: Mention) -> Iterator[Statement]:
    """ "The league table for 2023 puts the Nikkei first"."""
    lead, said = words.PUTS.before(chart.text, mention.start), words.PUT_AT.match(chart.text[mention.end :])
    if lead is not None and said is not None:
        at, way = _place(said["at"], Direction.UP)
        start = mention.end + said.start("at")
        yield place((start, mention.end + said.end("at")), at, way, None)


def _place(said: str, way: Direction) -> tuple[int, Direction]:
    """Which place a word tells, and from which end."""
    word = " ".join(said.lower().split()).removeprefix("the ")
    if word in {"last", "bottom", "worst", "weakest"}:
        return 1, Direction.DOWN
    if word in {"best", "strongest", "top"}:
        return 1, Direction.UP
    return words.ORDINALS[word], way

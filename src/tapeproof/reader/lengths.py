"""Runs told by how long they have lasted: "its losing streak now runs to six", "a winning run of five is over"."""

from __future__ import annotations

from collections.abc import Iterator

from tapeproof.kinds.streak import Streak
from tapeproof.reader.runs import GRAIN_OF, LONGEST, UNIT_OF, WORTH_COUNTING, span_of
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.period import Grain
from tapeproof.terms.quantity import Direction
from tapeproof.words import adjectives, grains, runjoints, verbs
from tapeproof.words.numbers import Stated
from tapeproof.words.word import Token

RISES = frozenset({"winning", "rising"})


def lengths(chart: Chart) -> Iterator[Statement]:
    """The runs of a sentence that are told by their length alone."""
    for token in chart.figures:
        stated = token.value
        if not isinstance(stated, Stated) or not WORTH_COUNTING <= stated.figure.value <= LONGEST:
            continue
        grain = GRAIN_OF.get(stated.figure.unit)
        if stated.figure.value % 1 or stated.part_of or stated.sign or not (grain or stated.bare):
            continue
        found = _reached(chart, token, grain) or _preceding(chart, token)
        if found is None and grain is not None:
            found = _none(chart, token, grain) or _in_each(chart, token, grain) or _of_a_move(chart, token, grain)
        if found is not None:
            yield found


def _reached(chart: Chart, token: Token, grain: Grain | None) -> Statement | None:
    """ "its losing streak now runs to six", "a winning run of five weeks is over"."""
    text = chart.text
    reached = runjoints.REACHED.before(text, token.start)
    said = reached or runjoints.OF_SO_MANY.before(text, token.start)
    if said is None:
        return None
    way = Direction.UP if said["way"].lower() in RISES else Direction.DOWN
    start, _ = chart.clause(said.start())
    over = runjoints.IS_OVER.match(text[token.end :]) is not None
    if reached is None and grain is None and not over:
        return None  # "surpassing a winning streak of 14": another one's
    ended = over or runjoints.CUT_SHORT.search(reached["told"] if reached else text[start : said.start()]) is not None
    grains_told = [g.value for g in chart.of(grains.GRAIN) if said.start() - 12 <= g.start < said.start()]
    if grain is None and runjoints.ENDS_THERE.match(text[token.end :]) is None:
        return None  # "hits 10 games"
    sure = (grain or grains_told) and (reached or ended or runjoints.IS_ON.before(text, said.start()))
    doubts = () if sure else (Doubt.PERIOD,)
    grain = grain or (grains_told[-1] if grains_told else Grain.DAY)
    return _run(said.start(), token, way, grain, doubts, ended=ended)


def _none(chart: Chart, token: Token, grain: Grain) -> Statement | None:
    """ "has not had an up day in six sessions", "four days of selling": unchanged days may be among them."""
    text = chart.text
    if (said := runjoints.NONE_UP.before(text, token.start)) is not None:
        return _run(said.start(), token, Direction.DOWN if said["up"] else Direction.UP, grain, (Doubt.KIND,))
    if (said := runjoints.WITHOUT_ONE.match(text[token.end :])) is not None:
        way = Direction.DOWN if said["up"] else Direction.UP
        return _run(token.start, token, way, grain, (Doubt.KIND,), end=token.end + said.end())
    said = runjoints.DAYS_OF.match(text[token.end :])
    if said is None:
        return None
    before, over = runjoints.AFTER_A_RUN.before(text, token.start), runjoints.THE_END_OF.before(text, token.start)
    if before is not None and over is None and said["way"].lower() not in {"selling", "buying"}:
        before = None
    past = runjoints.IS_OVER.match(text[token.end + said.end() :]) is not None
    if (before or over) is None and not past:
        return None
    start = min(each.start() for each in (before, over) if each is not None) if before or over else token.start
    way = Direction.UP if said["up"] else Direction.DOWN
    return _run(start, token, way, grain, (), ended=True, end=token.end + said.end())


def _in_each(chart: Chart, token: Token, grain: Grain) -> Statement | None:
    """ "has been down in each of the past five weeks", which may be the last of more; "had been" is of those before."""
    said = runjoints.IN_EACH.before(chart.text, token.start)
    if said is None:
        return None
    way = Direction.UP if said["up"] else Direction.DOWN
    doubts = (Doubt.KIND, Doubt.PERIOD) if said["had"] and not said["before"] else (Doubt.KIND,)
    return _run(said.start(), token, way, grain, doubts, ended=bool(said["before"] or said["had"]))


def _preceding(chart: Chart, token: Token) -> Statement | None:
    """ "had declined in the four preceding sessions": which need not be each of them."""
    text = chart.text
    said, lead = runjoints.PRECEDING.match(text[token.end :]), runjoints.IN_THE.before(text, token.start)
    if said is None or lead is None:
        return None
    verb = next(
        (t for t in chart.of(verbs.MOVED) if t.end <= lead.start() and not text[t.end : lead.start()].strip()), None
    )
    if verb is None:
        return None
    each = "of" in lead.group().lower().split()
    grain = Grain(said["grain"].lower().split()[-1].replace("session", "day"))
    doubts = () if each else (Doubt.KIND,)
    return _run(verb.start, token, verb.value, grain, doubts, ended=True, end=token.end + said.end())


def _of_a_move(chart: Chart, token: Token, grain: Grain) -> Statement | None:
    """ "ending a decline of two days", "an advance of six sessions came to an end"."""
    text = chart.text
    said = runjoints.NOUN_OF.before(text, token.start)
    noun = next(
        (t for t in chart.of(verbs.MOVE_NOUN, adjectives.LOSING) if said and t.start == said.start("noun")), None
    )
    if said is None or noun is None:
        return None
    before = runjoints.CUT_SHORT.before(text, said.start() + 1) or runjoints.THE_END_OF.before(text, said.start() + 1)
    if runjoints.IS_OVER.match(text[token.end :]) is None and before is None:
        return None
    start = before.start() if before is not None else said.start()
    return _run(start, token, noun.value, grain, (), ended=True)


def _run(
    start: int,
    token: Token,
    way: Direction,
    grain: Grain,
    doubts: tuple[Doubt, ...],
    *,
    ended: bool = False,
    end: int = 0,
) -> Statement:
    fields = {"count": int(token.value.figure.value), "direction": way, "ended": ended}
    return Statement(
        Streak, start, max(end, token.end), token.start, fields, unit=UNIT_OF[grain], over=span_of(grain), run=True,
        doubts=doubts,
    )  # fmt: skip

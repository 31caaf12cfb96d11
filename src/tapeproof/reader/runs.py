"""Runs: "third straight losing year", "six advances in a row", "snapped a five-day losing streak"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from tapeproof.kinds.streak import Streak
from tapeproof.reader.runsover import is_over, was_before
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.terms.period import ONE_SESSION, Grain, Reach, Span
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.words import adjectives, grains, joints, numbers, runjoints, verbs
from tapeproof.words.numbers import Stated
from tapeproof.words.word import Token

GRAIN_OF = {
    Unit.SESSIONS: Grain.DAY, Unit.DAYS: Grain.DAY, Unit.WEEKS: Grain.WEEK, Unit.MONTHS: Grain.MONTH,
    Unit.QUARTERS: Grain.QUARTER, Unit.YEARS: Grain.YEAR,
}  # fmt: skip
UNIT_OF = {
    Grain.DAY: Unit.DAYS, Grain.WEEK: Unit.WEEKS, Grain.MONTH: Unit.MONTHS, Grain.QUARTER: Unit.QUARTERS,
    Grain.YEAR: Unit.YEARS,
}  # fmt: skip
WORTH_COUNTING = 2
LONGEST = 60
"""No run of more moves than this is spoken of."""
REACH = 24
"""Characters from the length of a run within which its noun stands: "six days of unbroken losses"."""
A_WORD = 1
"""Words between a verb and the length of its run: "lost ground in each of"."""


def span_of(grain: Grain) -> Span:
    """One move of a grain: a session, or the week, month, quarter or year to date."""
    return ONE_SESSION if grain is Grain.DAY else Span(Reach.TO_DATE, 1, grain)


def runs(chart: Chart, lasting: Iterable[Statement] = ()) -> list[Statement]:
    """Every run said in a sentence; ``lasting`` are those that are told by their length alone."""
    found: list[Statement] = []
    snapped = [m for m in chart.of(verbs.MOVE_NOUN) if joints.SNAPPED_A.before(chart.text, m.start)]
    anchors = (*chart.of(adjectives.STRAIGHT, adjectives.STREAK_NOUN, adjectives.LOSING), *snapped)
    told = ((_lengthened(chart, f), _lasting(chart, f)) for f in _numbers(chart))
    for statement in (*lasting, *map(partial(_run, chart), anchors), *(s for pair in told for s in pair)):
        if statement is not None and not any(s.start < statement.end and statement.start < s.end for s in found):
            found.append(statement)
    return found + [s for token in chart.of(numbers.ORDINAL) if (s := _for_an_nth(chart, token, found)) is not None]


def _for_an_nth(chart: Chart, token: Token, found: list[Statement]) -> Statement | None:
    """ "fell for a third day": a run without "straight"."""
    grain = next(
        (g for g in chart.of(grains.GRAIN) if g.start >= token.end and not chart.gap(token.end, g.start)), None
    )
    told = any(s.start <= token.start < s.end for s in found) or joints.AVOIDED.before(chart.text, token.start)
    if grain is None or told or token.value < 2 or not _is_of_a_run(chart, token, grain):
        return None
    way = _direction(chart, token, grain)
    if way is None:
        return None
    direction, mark = way
    fields = {"count": token.value, "direction": direction, "ended": False}
    start = min(mark.start, token.start)
    return Statement(
        Streak,
        start,
        grain.end,
        token.start,
        fields,
        start,
        unit=UNIT_OF[grain.value],
        over=span_of(grain.value),
        run=True,
    )


def _is_of_a_run(chart: Chart, token: Token, grain: Token) -> bool:
    """ "for a third day", "fell a third day", "its third day of gains"."""
    counted = runjoints.NO_RUN.match(chart.text[grain.end :]) is not None
    the_third = runjoints.FOR_THE.before(chart.text, token.start) is not None and not counted
    if the_third or joints.FOR_A.before(chart.text, token.start) or joints.OF_GAINS.match(chart.text[grain.end :]):
        return True
    return any(
        m.end <= token.start and joints.A.fullmatch(chart.text[m.end : token.start]) for m in chart.of(verbs.MOVED)
    )


def _run(chart: Chart, anchor: Token) -> Statement | None:
    number = _number(chart, anchor)
    if number is None:
        return None
    count, grain, token = number
    if joints.AVOIDED.before(chart.text, token.start):
        return None
    if anchor.word is verbs.MOVE_NOUN and (grain is None or token.end > anchor.start):
        return None
    if anchor.word is not adjectives.STRAIGHT and not _is_run(chart, anchor, token):
        return None
    end = max(anchor.end, token.end)
    way = _direction(chart, token, anchor)
    if way is None or not 1 <= count <= LONGEST:
        return None
    direction, mark = way
    behind = max(end, mark.end if mark.start > token.start else end)
    grain = grain or _grain(chart, token, behind) or _grain_of_the_subject(chart, token) or Grain.DAY
    between = (mark.end, token.start) if mark.end <= token.start else (token.end, mark.start)
    crossed = any(between[0] <= f.start and f.end <= between[1] for f in chart.figures)
    near = not crossed and (mark.start > token.start or chart.gap(mark.end, token.start) <= 4)
    start = min(token.start, anchor.start, mark.start if near else token.start)
    before = was_before(chart, token, mark)
    fields = {"count": count, "direction": direction, "ended": is_over(chart, token) or before}
    return Statement(
        Streak, start, max(end, mark.end if near else end), token.start, fields,
        mark.start if mark.start < token.start and near else None,
        unit=UNIT_OF[grain], over=span_of(grain), run=True,
        doubts=(*_doubts(chart, mark, token), *((Doubt.PERIOD,) if before else ())),
    )  # fmt: skip


def _lengthened(chart: Chart, number: Token) -> Statement | None:
    """ "extended its losing streak to 10 sessions", "stretching gains to a fifth day": the run up to now."""
    run = runjoints.RUN_TO.before(chart.text, number.start)
    if run is None:
        return None
    stated, end = number.value, number.end
    if isinstance(stated, Stated):
        grain, count = GRAIN_OF.get(stated.figure.unit), int(stated.figure.value)
    else:
        behind = next((g for g in chart.of(grains.GRAIN) if 0 <= g.start - number.end <= 1), None)
        grain, count, end = (behind.value, stated, behind.end) if behind is not None else (None, 0, number.end)
    ways = chart.within(run.start(), number.start, adjectives.LOSING, verbs.MOVE_NOUN)
    marks = ways or [t for t in chart.of(verbs.MOVED) if t.end <= run.start()][-1:]
    if grain is None or not marks or not WORTH_COUNTING <= count <= LONGEST:
        return None
    fields = {"count": count, "direction": marks[0].value, "ended": False}
    return Statement(
        Streak, run.start(), end, number.start, fields, unit=UNIT_OF[grain], over=span_of(grain), run=True,
    )  # fmt: skip


def _lasting(chart: Chart, number: Token) -> Statement | None:
    """ "having dropped for four days", "has lost ground in each of the past four weeks"."""
    stated = number.value
    if not isinstance(stated, Stated) or not WORTH_COUNTING <= stated.figure.value <= LONGEST:
        return None
    grain, each = GRAIN_OF.get(stated.figure.unit), joints.EACH_OF.before(chart.text, number.start)
    edge = each.start() if each is not None else number.start
    verb = next(
        (t for t in reversed(chart.of(verbs.MOVED)) if t.end <= edge and chart.gap(t.end, edge) <= A_WORD), None
    )
    if grain is None or verb is None or stated.figure.value % 1:
        return None
    if each is None and joints.FOR_SO_LONG.fullmatch(chart.text[verb.end : number.start]) is None:
        return None
    fields = {"count": int(stated.figure.value), "direction": verb.value, "ended": False}
    return Statement(
        Streak, verb.start, number.end, number.start, fields, verb.start, unit=UNIT_OF[grain], over=span_of(grain),
        run=True,
    )  # fmt: skip


def _number(chart: Chart, anchor: Token) -> tuple[int, Grain | None, Token] | None:
    """The count of a run: an ordinal or a length close before the anchor, or just after it."""
    options: list[tuple[int, int, Grain | None, Token]] = []
    for token in _numbers(chart):
        before = token.end <= anchor.start + 1 or token.start <= anchor.start < token.end
        gap = chart.gap(token.end, anchor.start) if before else chart.gap(anchor.end, token.start) + 2
        if gap > (5 if before else 3) or chart.crossed(min(token.end, anchor.start), max(token.start, anchor.start)):
            continue
        value = token.value
        if isinstance(value, Stated):
            figure = value.figure
            if not (figure.unit in GRAIN_OF or value.bare or value.noun) or figure.value % 1:
                continue
            options.append((gap, int(figure.value), GRAIN_OF.get(figure.unit), token))
        else:
            options.append((gap, int(value), None, token))
    if not options:
        return None
    _, count, grain, token = min(options, key=lambda o: o[0])
    return count, grain, token


def _numbers(chart: Chart) -> Iterator[Token]:
    for token in chart.of(numbers.ORDINAL):
        if isinstance(token.value, int):
            yield token
    for token in chart.figures:
        stated: Stated = token.value
        if not stated.part_of and not stated.sign and stated.figure.value <= LONGEST:
            yield token


def _is_run(chart: Chart, anchor: Token, number: Token) -> bool:
    """Whether "streak", "losing" make a run of the number: "five-day losing streak", "after four losing years"."""
    stated = number.value
    if not isinstance(stated, Stated):
        return False
    between = chart.text[number.end : anchor.start] if number.end <= anchor.start else ""
    if anchor.word is adjectives.STREAK_NOUN:
        certain = chart.text[anchor.start : anchor.end].lower() not in {"slide", "spell"} or stated.figure.value >= 4
        return number.end <= anchor.start and stated.figure.unit in GRAIN_OF and certain and len(between) < 25
    adjacent = number.end <= anchor.start and not between.strip(" -")
    counted = joints.A_RUN_OF.before(chart.text, number.start)
    if counted and number.end <= anchor.start and between and joints.BY_PERIODS.fullmatch(between):
        return True
    if anchor.word is verbs.MOVE_NOUN:
        return adjacent
    following = chart.within(anchor.end, len(chart.text), grains.GRAIN)
    if adjacent and following and chart.gap(anchor.end, following[0].start) == 0:
        return True
    return (
        stated.figure.unit in GRAIN_OF
        and number.end <= anchor.start
        and between.strip() == "of"
        and chart.text[anchor.start : anchor.end].endswith("s")
    )


def _direction(chart: Chart, number: Token, anchor: Token) -> tuple[Direction, Token] | None:
    if (said := runjoints.GOOD.match(chart.text, number.end)) is not None:
        return (Direction.UP if said["up"] else Direction.DOWN), number
    marks = chart.of(adjectives.LOSING, verbs.MOVED, verbs.MOVE_NOUN, verbs.CHANGED)
    best: tuple[float, Token] | None = None
    for mark in marks:
        if mark.value is Direction.FLAT:
            continue
        if mark.start >= number.end:
            gap = chart.gap(max(number.end, min(anchor.end, mark.start)), mark.start)
            cost = gap * 1.0 + 2 * chart.crossed(number.end, mark.start)
            limit = 6
        else:
            gap = chart.gap(mark.end, number.start)
            cost = gap + 1.5 + chart.crossed(mark.end, number.start)
            limit = 12
        cost += 2 if mark.word is verbs.CHANGED else 0
        cost = 0 if _is_said_of(chart, mark, number) else cost
        if gap <= limit and (best is None or cost < best[0]):
            best = (cost, mark)
    return (best[1].value, best[1]) if best else None


def _doubts(chart: Chart, mark: Token, number: Token) -> tuple[Doubt, ...]:
    if runjoints.NOT_YET.before(chart.text, number.start):
        return (Doubt.PERIOD,)  # "is on pace to end a four-day losing streak"
    unsure = mark.word is verbs.CHANGED and not _is_said_of(chart, mark, number)
    return (Doubt.DIRECTION,) if unsure else ()


def _is_said_of(chart: Chart, mark: Token, number: Token) -> bool:
    """ "was up for a sixth day running": nothing but "for a" stands between."""
    between = chart.text[mark.end : number.start] if mark.end <= number.start else ""
    return runjoints.SAID_AT_ONCE.fullmatch(between) is not None


def _grain_of_the_subject(chart: Chart, number: Token) -> Grain | None:
    """Of "this week's advance was a third in a row": the moves are those of the period that it is said of."""
    said = runjoints.SUBJECT_PERIOD.before(chart.text, number.start)
    if said is None or number.word is not numbers.ORDINAL:
        return None
    word = (said["grain"] or said["adverb"]).lower()
    return Grain.YEAR if word == "annual" else Grain(word.removesuffix("ly"))


def _grain(chart: Chart, number: Token, end: int) -> Grain | None:
    for token in chart.of(grains.GRAIN):
        if number.end <= token.start and chart.gap(end, token.start) <= 1:
            grain: Grain = token.value
            return grain
    return None

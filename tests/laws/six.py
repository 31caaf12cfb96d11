"""The laws of every kind, each a function of a kind, a question and a history; they raise what they catch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from typing import Any

import numpy as np

from tapeproof.history import edge
from tapeproof.history.panel import Found
from tapeproof.kind import Kind
from tapeproof.kinds.breadth import Breadth
from tapeproof.kinds.crossing import Crossing
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.kinds.tally import Tally
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Ask
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.period import Ago, Ever, Grain, Period, SinceDate
from tapeproof.terms.quantity import Direction
from tapes import Panel

Cells = Iterator[tuple[int, int, Found]]


def cells(found: Found, step: int = 1) -> Cells:
    """Every cell that was measured, or every few of them."""
    rows, columns = np.shape(found.known)
    for index in range(0, rows * columns, step):
        row, column = divmod(index, columns)
        yield row, column, found.pick(row, column)


def same(left: Found, right: Found, what: str) -> None:
    """Field by field, to the bit; unknown equals unknown."""
    for name in left.__struct_fields__:
        one, other = getattr(left, name), getattr(right, name)
        np.testing.assert_array_equal(one, other, err_msg=f"{what}: {name}")


def columns_of(found: Found, columns: slice | list[int]) -> Found:
    """Some columns of what was found."""
    return replace(found, **{name: getattr(found, name)[:, columns] for name in found.__struct_fields__})


def rows_of(found: Found, rows: slice) -> Found:
    """Some rows of what was found."""
    return replace(found, **{name: getattr(found, name)[rows] for name in found.__struct_fields__})


def what_is_stated_holds(kind: Kind[Any, Any], ask: Ask, tape: Panel, step: int = 1) -> int:
    """Law 1: what we find we can prove. Returns how many cells had something to say."""
    stated = 0
    for row, column, found in cells(kind.measure(tape, ask), step):
        answer = kind.state(found, ask)
        stated += answer is not None
        if answer is not None:
            verdict = kind.settle(answer, found)
            assert verdict is True, f"row {row} of {tape.columns[column]}: {answer} was stated and came out {verdict}"
    return stated


def nothing_is_seen_ahead(kind: Kind[Any, Any], ask: Ask, tape: Panel) -> None:
    """Law 3: the past is the same whatever comes."""
    whole = kind.measure(tape, ask)
    rows = len(tape.sessions)
    for cut in (1, rows // 3, rows // 2, rows - 5, rows - 1):
        earlier = tape.until(tape.sessions[cut - 1].item())
        same(kind.measure(earlier, ask), rows_of(whole, slice(cut)), f"until row {cut}")


def what_is_asked_alone_is_the_same(kind: Kind[Any, Any], ask: Ask, tape: Panel) -> None:
    """Law 3, of the rows asked for: those that are not asked for change no answer; the last, and the last few."""
    whole = kind.measure(tape, ask)
    rows = len(tape.sessions)
    for cut in sorted({1, rows // 3, rows // 2, rows - 1, rows}):
        panel = tape.until(tape.sessions[cut - 1].item())
        for asked in {cut - 1, max(cut - 3, 0), max(cut - 20, 0)}:
            part = kind.measure(replace(panel, asked=asked), ask)
            same(part, rows_of(whole, slice(asked, cut)), f"rows {asked} to {cut} alone")


def one_is_a_batch_of_one(kind: Kind[Any, Any], ask: Ask, tape: Panel) -> None:
    """Law 4: neighbours have no say; where they are peers, their order has none."""
    whole = kind.measure(tape, ask)
    if kind.peers and (ask.among is not None or ask.against is not None):
        order = list(reversed(range(len(tape.columns))))
        turned = kind.measure(rearranged(tape, order), ask)
        same(turned, columns_of(whole, order), "columns turned round")
        return
    for column in range(len(tape.columns)):
        alone = kind.measure(tape.only(column), ask)
        same(alone, columns_of(whole, slice(column, column + 1)), f"column {column} alone")


def rearranged(tape: Panel, order: list[int]) -> Panel:
    """The same panel, its columns in another order."""
    arrays = ("open", "high", "low", "close", "undo", "suspect", "source", "known_at", "members")
    return replace(
        tape,
        columns=tuple(tape.columns[i] for i in order),
        began=tuple(tape.began[i] for i in order),
        decimals=tape.decimals[order],
        **{name: getattr(tape, name)[:, order] for name in arrays},
    )


def less_history_never_flips(kind: Kind[Any, Any], ask: Ask, tape: Panel, step: int = 1) -> int:
    """Law 5: a record that begins later may silence a verdict, never turn it. Returns how many were compared."""
    whole = kind.measure(tape, ask)
    compared = 0
    for start in (3, len(tape.sessions) // 4, len(tape.sessions) // 2):
        later = tape.since(tape.sessions[start].item())
        short, alive = kind.measure(later, ask), edge.is_whole(later)
        for row, column, found in cells(whole, step):
            if row < start:
                continue
            seen = short.pick(row - start, column)
            for answer in sayable(kind, ask, found, seen):
                if presumes(answer, ask) and not alive[row - start, column]:
                    continue
                full, less = kind.settle(answer, found), kind.settle(answer, seen)
                assert less is None or less == full, (
                    f"{tape.columns[column]} on {tape.sessions[row]}: {answer} is {full}, since {start}: {less}"
                )
                compared += full is not None
    return compared


def presumes(answer: Answer, ask: Ask) -> bool:
    """Whether the rule is that prices grow: a high, or a move in points, is a record where none beyond is on record."""
    over_all = (isinstance(answer, Record | Crossing) and isinstance(answer.since, Ever)) or (
        isinstance(answer, Rank) and ask.among is None
    )
    highs = ask.series.over is None and answer.said().get("direction") is Direction.UP
    points = ask.series.over is not None and not ask.series.run and ask.series.unit.value in {"points", "currency"}
    return over_all and (highs or points)


def sayable(kind: Kind[Any, Any], ask: Ask, *cells_of_one_moment: Found) -> Iterator[Answer]:
    """What one might say there: what is stated with more or with less history, and what comes near it."""
    for found in cells_of_one_moment:
        if (answer := kind.state(found, ask)) is not None:
            yield answer
            yield from (near for near, _ in nearby(answer, found))
    for direction in (Direction.UP, Direction.DOWN):
        if kind.answer is Record:
            yield Record(direction, Ever())
            yield from (Record(direction, Ago(count, Grain.MONTH)) for count in (1, 6))
        if kind.answer is Rank:
            yield from (Rank(place, direction) for place in (1, 2, 3))
        if kind.name == "streak":
            yield from (kind.answer(count, direction, ended) for count in (1, 2, 3) for ended in (False, True))


def a_near_miss_fails(kind: Kind[Any, Any], ask: Ask, tape: Panel, step: int = 1) -> int:
    """Law 6: what says more or other is refuted, what says less stands. Returns how many were tried."""
    tried = 0
    for row, column, found in cells(kind.measure(tape, ask), step):
        answer = kind.state(found, ask)
        if answer is None:
            continue
        for near, verdicts in nearby(answer, found):
            verdict = kind.settle(near, found)
            assert verdict in verdicts, (
                f"{tape.columns[column]} on {tape.sessions[row]}: {answer} is true; {near} came out {verdict}"
            )
            tried += 1
    return tried


FAILS, STANDS, NOT_TRUE = {False}, {True}, {False, None}


def nearby(answer: Answer, found: Any) -> Iterator[tuple[Answer, set[bool | None]]]:
    """Every field of a true answer changed, either way, with the verdicts that it may have."""
    said = answer.said()
    for name, value in said.items():
        for changed, verdicts in CHANGES.get(name, lambda *_: ())(value, answer, found):
            yield replace(answer, **{name: changed}), verdicts


def _figures(figure: Figure | None, answer: Answer, __: Any) -> Iterator[tuple[Any, set[bool | None]]]:
    if figure is None:
        return
    if isinstance(answer, Crossing):  # another threshold than the one that was measured
        yield replace(figure, value=figure.value + figure.step), {None}
        return
    # Two steps: the bound between two figures is accepted as either.
    for value in (figure.value + 2 * figure.step, figure.value - 2 * figure.step):
        if value >= 0:
            yield replace(figure, value=value), FAILS
    yield replace(figure, hedge=Hedge.MORE_THAN, value=figure.value + figure.step), FAILS
    yield (
        replace(figure, hedge=Hedge.LESS_THAN, value=max(figure.value - figure.step, Decimal(0))),
        (FAILS if figure.value > figure.step else {True, False}),
    )
    if figure.value > figure.step:
        yield replace(figure, hedge=Hedge.MORE_THAN, value=figure.value - figure.step), STANDS
    yield replace(figure, hedge=Hedge.LESS_THAN, value=figure.value + figure.step), STANDS


def _directions(direction: Direction, answer: Answer, found: Any) -> Iterator[tuple[Any, set[bool | None]]]:
    if isinstance(answer, Rank):
        yield direction.opposite, ({True, None} if found.up == found.down else NOT_TRUE)
    elif isinstance(answer, Breadth | Tally):
        yield direction.opposite, (STANDS if found.up == found.down else FAILS)
    elif direction is Direction.FLAT:
        yield from ((way, FAILS) for way in (Direction.UP, Direction.DOWN))
    else:
        yield direction.opposite, (NOT_TRUE if isinstance(answer, Record) else FAILS)


def _numbers(number: int, _: Answer, __: Any) -> Iterator[tuple[Any, set[bool | None]]]:
    yield number + 1, NOT_TRUE
    yield number - 1, FAILS


def _endings(ended: bool, _: Answer, __: Any) -> Iterator[tuple[Any, set[bool | None]]]:  # noqa: FBT001 - a field
    yield not ended, FAILS


def _sinces(since: Any, answer: Record, found: Any) -> Iterator[tuple[Any, set[bool | None]]]:
    today = found.day.item()
    if isinstance(since, Ever):
        yield SinceDate(Period(today, today)), STANDS
        yield Ago(1, Grain.DAY), STANDS
        return
    on_record = found.side(answer.direction)[0] >= 0
    day = since.period.first
    earlier, later = day - timedelta(days=1), day + timedelta(days=1)
    yield SinceDate(Period(earlier, earlier)), (FAILS if on_record else {True, None})
    yield SinceDate(Period(later, later)), STANDS
    yield SinceDate(Period(later, today)), STANDS
    yield Ever(), (FAILS if on_record else {None})
    yield SinceDate(Period(day, day), there=True), (STANDS if on_record else NOT_TRUE)
    yield SinceDate(Period(later, later), there=True), (FAILS if on_record else NOT_TRUE)
    if found.grain == "" and on_record:
        days = (today - day).days
        yield Ago(days, Grain.DAY), STANDS
        yield Ago(days + 1, Grain.DAY), FAILS
        yield Ago(days, Grain.DAY, hedge="more_than"), FAILS
        yield Ago(days - 1, Grain.DAY, hedge="more_than"), STANDS
        yield Ago(days * 5 // 4 + 2, Grain.DAY, hedge="nearly"), FAILS


CHANGES = {
    "figure": _figures,
    "direction": _directions,
    "count": _numbers,
    "place": _numbers,
    "ended": _endings,
    "since": _sinces,
}

"""The rows and the arithmetic that lead to a value: enough to recompute it by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import pairwise

import numpy as np

from tapeproof.history import edge, periods, records
from tapeproof.history.panel import Panel
from tapeproof.history.runs import grain
from tapeproof.kinds.breadth import Breadth
from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.surprise import Surprise
from tapeproof.prover.case import Attempt
from tapeproof.prover.place import day_of
from tapeproof.prover.tape import Sight
from tapeproof.prover.views import Inverted, Times
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim
from tapeproof.terms.figure import Figure
from tapeproof.terms.quantity import Direction, Point, Quantity, Unit
from tapeproof.terms.verdict import Evidence, Place, Row, Window

ENDS = {Point.RANGE: (Point.LOW, Point.HIGH)}
POINTS = 120
"""Closes of a chart: more than a small one can show."""
LEAST_MARGIN = 12
AHEAD = 20
"""Values ahead of a place that are named."""
IN_FULL = 1e10
"""Amounts from which ten digits leave no decimals: written in full."""
MEMBERS = 60
"""Members whose rows are all given; two a member make more than an eye goes through."""
BEFORE_THE_RUN = 2
"""Closes shown before a run: the one it is measured from, and one more, which shows that it began there."""


def evidence(attempt: Attempt) -> Evidence:
    """Give the rows on which an attempt rests, in the prices that it compared, and how they make its value."""
    sight = attempt.sight
    if sight.panel is None or sight.found is None or not sight.found.known:
        return Evidence()
    claim = attempt.taken.claim
    said = claim.answer.said()
    if "count" in said:
        return _of_run(sight.panel, attempt)
    if "place" in said:
        return _of_rank(sight.panel, sight, attempt)
    if isinstance(claim.answer, Breadth):
        return _of_members(sight.panel, sight, attempt)
    if isinstance(claim.answer, Comparison):
        return _of_two(sight.panel, sight, attempt)
    if isinstance(claim.answer, Surprise):
        return _of_estimate(sight.panel, claim, attempt)
    now, then, rival = (int(each) for each in (sight.found.now_at, sight.found.then_at, sight.found.rival_at))
    basis = claim.ask.series.basis
    rows = [_row(sight.panel, now, point, attempt) for point in ENDS.get(basis.now, (basis.now,))]
    if then >= 0:
        rows.insert(0, _row(sight.panel, then, basis.then, attempt))
    if rival >= 0:
        rows.append(_row(sight.panel, rival, basis.then, attempt))
    return Evidence(tuple(rows), _formula(claim, sight, rows), window=course(sight.panel, (now, then, rival), attempt))


def _of_estimate(panel: Panel, claim: Claim, attempt: Attempt) -> Evidence:
    """What was expected and by whom, what was reported, and how far apart they are."""
    figure = claim.ask.series.figure
    expected, reported = (_row(panel, -1, point, attempt) for point in (Point.OPEN, Point.CLOSE))
    expected = replace(expected, field=f"{figure} expected", source=panel.sources[-1])
    return Evidence((expected, reported), f"{_number(reported.value)} / {_number(expected.value)} - 1")


def course(panel: Panel, named: tuple[int, ...], attempt: Attempt) -> Window:
    """The closes from a little before the first of the named rows to a little after the last, at most ``POINTS``."""
    rows = [row for row in named if row >= 0]
    first, last = min(rows), max(rows)
    margin = max(LEAST_MARGIN, (last - first) // 10)
    at = np.arange(max(0, first - margin), min(len(panel.sessions), last + 1 + margin // 4))
    at = at[np.isfinite(panel.close[at, 0])]
    if len(at) > POINTS:
        kept = np.linspace(0, len(at) - 1, POINTS).astype(int)
        shown = np.zeros(last + 1 + margin, dtype=bool)
        shown[at[kept]] = shown[rows] = True
        at = np.flatnonzero(shown)
    undo = 1.0 if attempt.taken.claim.ask.series.adjusted else float(panel.undo[-1, 0])
    closes = panel.close[at, 0] * undo / _amount(attempt)
    return Window(tuple(panel.sessions[at].tolist()), tuple(float(f"{close:.7g}") for close in closes.tolist()))


def _formula(claim: Claim, sight: Sight, rows: list[Row]) -> str:
    found, series = sight.found, claim.ask.series
    if found is None:
        return ""
    if "since" in claim.answer.said():
        text = _number(float(found.value))
        text += f" to {float(claim.ask.threshold):g}" if claim.ask.threshold is not None else ""
        rival = int(found.rival_at)
        if rival < 0 or sight.panel is None:
            covered = getattr(found, "covered", np.datetime64("NaT"))
            return f"{text} against none on record" + ("" if np.isnat(covered) else f" since {day_of(covered)}")
        beside = float(getattr(found, "rival_value", rows[-1].value))
        return f"{text} against {_number(beside)} on {day_of(sight.panel.sessions[rival])}"
    if series.over is None:
        other = claim.answer.get("other")
        times = f"{_number(float(other.value))} * " if isinstance(other, Figure) else ""
        return times + " to ".join(_number(row.value) for row in rows)
    before, later = rows[0], [_number(row.value) for row in rows[1:]]
    if series.unit is Unit.PERCENT:
        return "; ".join(f"{each} / {_number(before.value)} - 1" for each in later)
    differences = (f"{each} - {_number(before.value)}" for each in later)
    return "; ".join(f"({each}) * 100" if series.unit is Unit.BASIS_POINTS else each for each in differences)


def _row(panel: Panel, at: int, point: Point, attempt: Attempt, column: int = 0) -> Row:
    """One price, in the shares of the session measured, so that earlier ones compare with what it printed."""
    adjusted = attempt.taken.claim.ask.series.adjusted
    undo = 1.0 if adjusted else float(panel.undo[-1, column])
    field = f"1/{point.value}" if Inverted() in attempt.taken.views else point.value
    if attempt.taken.claim.ask.series.measured is Quantity.MARKET_VALUE:
        field = f"{Quantity.MARKET_VALUE.value} at {point.value}"
    elif attempt.taken.claim.ask.series.figure:
        field = attempt.taken.claim.ask.series.figure
    return Row(
        instrument=panel.columns[column],
        date=day_of(panel.sessions[at]),
        field=field,
        value=float(f"{float(panel.price(point)[at, column]) * undo / _amount(attempt):.10g}"),
        source=panel.sources[int(panel.source[at, column])] if panel.sources else "",
        known_at=_moment(panel.known_at[at, column]),
    )


def _amount(attempt: Attempt) -> float:
    """The amount that a rate was multiplied by; 1 where it was not."""
    return next((view.amount for view in attempt.taken.views if isinstance(view, Times)), 1.0)


def _of_run(panel: Panel, attempt: Attempt) -> Evidence:
    """The closes of the run and of what came before it, each against the one before."""
    series, sight = attempt.taken.claim.ask.series, attempt.sight
    slot = periods.slots(panel.sessions, grain(series.over))
    ends = periods.last_rows(np.isfinite(panel.close[:, :1]), slot)[:, 0]
    kept = ends[ends >= 0]
    ended = bool(attempt.taken.claim.answer.get("ended"))
    run = getattr(sight.found, "earlier" if ended else "value", 0)
    length = abs(int(run)) if np.isfinite(run) else 0  # on a history that is too short it is not known
    length = attempt.taken.claim.ask.last or length
    lead = 1 if attempt.taken.claim.ask.last else BEFORE_THE_RUN + ended
    kept = kept[-(length + lead) :].tolist()
    rows = [_row(panel, row, Point.CLOSE, attempt) for row in kept]
    text = _number(rows[0].value) if rows else ""
    for before, after in pairwise(rows):
        sign = "<" if after.value > before.value else ">" if after.value < before.value else "="
        text += f" {sign} {_number(after.value)}"
    return Evidence(tuple(rows), text)


def _of_rank(panel: Panel, sight: Sight, attempt: Attempt) -> Evidence:
    """The whole ranking, best or worst first as the claim counts; in an own history those ahead of it."""
    claim, found = attempt.taken.claim, sight.found
    if claim.ask.among is None or sight.all is None or found is None:
        return _of_history(panel, sight, attempt)
    end = _end(claim.answer.get("direction"))
    places = {name: int(getattr(sight.all.pick(-1, at), end)) for at, name in enumerate(panel.columns)}
    ranking = [replace(one, place=places[one.instrument]) for one in _moved(panel, sight, "value")]
    ranking = sorted((one for one in ranking if one.place > 0), key=lambda one: (one.place, one.instrument))
    rows = _of_columns(panel, sight, attempt, [one.instrument for one in ranking])
    return Evidence(rows, f"place {int(getattr(found, end, 0))} of {len(ranking)}", tuple(ranking))


def _of_history(panel: Panel, sight: Sight, attempt: Attempt) -> Evidence:
    """The place among its own earlier values, and the sessions of those ahead of it."""
    claim, found = attempt.taken.claim, sight.found
    if found is None:
        return Evidence()
    side, since = claim.answer.get("direction"), claim.ask.within
    place, count = int(getattr(found, _end(side), 0)), int(getattr(found, "count", 0))
    ends = [int(at) for at in (found.then_at, found.now_at) if int(at) >= 0]
    rows = tuple(_row(panel, at, Point.CLOSE, attempt) for at in ends)
    text = f"{_number(float(found.value))}: place {place} of {count}{f' since {since.first}' if since else ''}"
    if not place:
        return Evidence(rows, text)
    line = records.line(panel.last(), claim.ask.series)
    sign, name = (-1 if side is Direction.DOWN else 1), panel.columns[0]
    days, values = edge.days_of(panel.sessions, line.rows[:, 0]), sign * line.rivals[:, 0]
    with np.errstate(invalid="ignore"):
        ahead = values > sign * float(line.value[-1, 0])
    ahead &= np.arange(len(values)) < int(line.before[-1, 0])
    ahead &= ~np.isnat(days) if since is None else days >= np.datetime64(since.first)
    order = np.flatnonzero(ahead)[np.argsort(-values[ahead], kind="stable")][:AHEAD]
    told = [
        Place(at, name, round_off(sign * float(values[row])), day=day_of(days[row])) for at, row in enumerate(order, 1)
    ]
    own = Place(place, name, round_off(float(line.value[-1, 0])), day=day_of(panel.sessions[int(found.now_at)]))
    return Evidence(rows, text, (*told, own))


def _of_members(panel: Panel, sight: Sight, attempt: Attempt) -> Evidence:
    """How far every member moved, the best first, and how many went either way."""
    went = sorted(_moved(panel, sight, "moved"), key=lambda one: (-one.value, one.instrument))
    ranking = tuple(replace(one, place=place) for place, one in enumerate(went, start=1))
    up, down = sum(one.value > 0 for one in went), sum(one.value < 0 for one in went)
    rows = _of_columns(panel, sight, attempt, [one.instrument for one in ranking])
    return Evidence(rows, f"{up} up, {down} down of {len(went)}", ranking)


def _moved(panel: Panel, sight: Sight, field: str) -> Iterator[Place]:
    """What each column comes to, and the prices between which it moved; its place is still to be told."""
    undo = panel.undo[-1]
    for column, name in enumerate(panel.columns):
        cell = sight.all.pick(-1, column) if sight.all else None
        then, now = (int(cell.then_at), int(cell.now_at)) if cell else (-1, -1)
        before, after = (
            float(f"{panel.close[at, column] * undo[column]:.10g}") if at >= 0 else None for at in (then, now)
        )
        yield Place(0, name, round_off(float(getattr(cell, field))), before, after)


def _of_columns(panel: Panel, sight: Sight, attempt: Attempt, names: list[str]) -> tuple[Row, ...]:
    """The rows of each member's move, with sources and moments; of a large group the ranking's prices must do."""
    if len(names) > MEMBERS or sight.all is None:
        return ()
    rows = []
    for name in names:
        column = panel.columns.index(name)
        cell = sight.all.pick(-1, column)
        ends = [int(at) for at in (cell.then_at, cell.now_at) if int(at) >= 0]
        rows += [_row(panel, at, Point.CLOSE, attempt, column) for at in ends]
    return tuple(rows)


def _of_two(panel: Panel, sight: Sight, attempt: Attempt) -> Evidence:
    """The prices of both sides, and their moves beside each other."""
    claim, found = attempt.taken.claim, sight.found
    if found is None:
        return Evidence()
    ends = (
        (int(found.then_at), 0),
        (int(found.now_at), 0),
        (int(getattr(found, "their_then_at", -1)), 1),
        (int(found.now_at), 1),
    )
    rows = [_row(panel, at, Point.CLOSE, attempt, column) for at, column in ends]
    ours, theirs = (f"({_number(rows[at + 1].value)} / {_number(rows[at].value)} - 1)" for at in (0, 2))
    return Evidence(tuple(rows), f"{ours} {'/' if claim.ask.series.unit is Unit.RATIO else '-'} {theirs}")


def _end(side: Direction | None) -> str:
    return "down" if side is Direction.DOWN else "up"


def round_off(value: float) -> float:
    """A value to twelve significant digits."""
    return float(f"{value:.12g}")


def _number(value: float) -> str:
    return f"{value:.0f}" if abs(value) >= IN_FULL else f"{value:.10g}"


def _moment(stamp: np.datetime64) -> datetime | None:
    if np.isnat(stamp):
        return None
    return datetime.fromtimestamp(int(stamp.astype("datetime64[s]").astype(np.int64)), UTC)

"""What the pictures of a session show: measured as the kinds measure it, on the same record."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import numpy as np

from tapeproof.desk import Desk
from tapeproof.faces.formats import plots
from tapeproof.faces.formats.why import digits
from tapeproof.kinds import KIND_OF
from tapeproof.kinds.move import Move
from tapeproof.terms.claim import Ask, Claim
from tapeproof.terms.exchange import BENCHMARKS
from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.terms.period import ONE_SESSION, TO_DATE, SinceDate, Span
from tapeproof.terms.quantity import Series

MEASURES = KIND_OF[Move]
LOOK = timedelta(days=3 * 365)
MOST_BARS = 17
SEVERAL = 3
FEW = 8
"""Fewer instruments than this make no breadth."""


def pictures(desk: Desk, day: date, ids: Sequence[str], home: str, claims: Sequence[Claim]) -> tuple[str, ...]:
    """The course of the home's benchmark, the year's ranking of the indexes, and how many shares rose and fell.

    ``claims`` are what is said of the session: records among them are marked. What has nothing to show is left out.
    """
    known = [one for name in ids if (one := desk.market.instrument(name)) is not None]
    indexes = [one for one in known if one.type is InstrumentType.INDEX]
    benchmark = next((one for one in indexes if one.id == BENCHMARKS.get(home)), indexes[0] if indexes else None)
    spoken = [getattr(claim.cell.whose, "id", "") for claim in claims]
    subject = benchmark or next((one for name in spoken for one in known if one.id == name), None)
    shares = [one for one in known if one.type is InstrumentType.STOCK]
    made = (
        _course(desk, day, subject, claims) if subject else "",
        _ranking(desk, day, _ranked(indexes, shares)),
        _breadth(desk, day, shares if len(shares) >= FEW else indexes),
    )
    return tuple(picture for picture in made if picture)


def _ranked(indexes: Sequence[Instrument], shares: Sequence[Instrument]) -> Sequence[Instrument]:
    """The benchmarks where several markets are searched, else the indexes of prices, else the shares."""
    benchmarks = [one for one in indexes if one.id in BENCHMARKS.values()]
    if len(benchmarks) >= SEVERAL:
        return benchmarks
    of_prices = [one for one in indexes if "Volatility" not in one.name]
    return of_prices if len(of_prices) > 1 else shares


def _course(desk: Desk, day: date, one: Instrument, claims: Sequence[Claim]) -> str:
    """Three years of closes, or as far as the last rival of a record that is spoken of."""
    own = [claim for claim in claims if getattr(claim.cell.whose, "id", "") == one.id]
    levels = [claim for claim in own if claim.ask.series.over is None and claim.ask.threshold is None]
    since = [bound.period.last for claim in levels if isinstance(bound := claim.answer.get("since"), SinceDate)]
    first = min([day - LOOK, *(each - timedelta(days=90) for each in since)])
    panel = desk.market.panel(Ask(Series()), [one.id], day).since(first)
    closes = panel.close[:, 0] * panel.undo[-1:, 0] if len(panel.sessions) else np.zeros(0)
    known = np.isfinite(closes)
    days, values = panel.sessions[known].astype("datetime64[D]").tolist(), closes[known].tolist()
    if len(days) < 2:
        return ""
    at = dict(zip(days, values, strict=True))
    marks = [
        plots.Mark(each, at[each], f"{each.day} {each:%b} {each.year}")
        for each in dict.fromkeys(since)
        if each in at and each != day
    ]
    if levels and day in at:
        label = next((_side(claim) for claim in levels if "since" in claim.answer.said()), "")
        marks += [plots.Mark(day, at[day], f"{label} {digits(at[day])}".strip())] if label else []
    return plots.course(f"{desk.called(one)}, daily closes", days, values, marks)


def _side(claim: Claim) -> str:
    way = claim.answer.get("direction")
    since = claim.answer.get("since")
    word = {1: "high", -1: "low"}.get(way.sign if way is not None else 0, "")
    return f"{'' if isinstance(since, SinceDate) else 'record '}{word}" if word else ""


def _ranking(desk: Desk, day: date, ones: Sequence[Instrument]) -> str:
    """The change of the year to date, of those that were there when it began; of many the first and the last."""
    moved = _moves(desk, day, ones, TO_DATE[3])
    bars = [plots.Bar(desk.called(one), value) for one, value in moved]
    if len(bars) < 2:
        return ""
    bars.sort(key=lambda bar: -bar.value)
    half = MOST_BARS // 2
    cut = bars if len(bars) <= MOST_BARS else [*bars[:half], *bars[-half:]]
    of = "" if len(cut) == len(bars) else f", the first and last {half} of {len(bars)}"
    return plots.ranking(f"Change in {day.year} to {day.day} {day:%B}{of}", cut)


def _breadth(desk: Desk, day: date, ones: Sequence[Instrument]) -> str:
    moved = [value for _, value in _moves(desk, day, ones, ONE_SESSION)]
    if len(moved) < FEW:
        return ""
    up, down = sum(value > 0 for value in moved), sum(value < 0 for value in moved)
    kind = "shares" if all(one.type is InstrumentType.STOCK for one in ones) else "indexes"
    return plots.breadth(f"How many of {len(moved)} {kind} rose and fell", up, len(moved) - up - down, down)


def _moves(desk: Desk, day: date, ones: Sequence[Instrument], over: Span) -> list[tuple[Instrument, float]]:
    """The changes in percent that end on the day, of those whose prices are on record and not suspect."""
    found = []
    for mic in dict.fromkeys(one.exchange or "" for one in ones):
        members = [one for one in ones if (one.exchange or "") == mic and not one.adjusted]
        if not members:
            continue
        panel = desk.market.panel(Ask(Series()), [one.id for one in members], day).since(day - timedelta(days=400))
        if not len(panel.sessions) or panel.sessions[-1].item() != day:
            continue
        measured = MEASURES.measure(panel, Ask(Series(over=over)))
        for column, one in enumerate(members):
            cell = measured.pick(len(panel.sessions) - 1, column)
            rests_on = [int(row) for row in (cell.now_at, cell.then_at) if int(row) >= 0]
            if cell.known and not panel.suspect[rests_on, column].any():
                found.append((one, float(cell.value)))
    return found

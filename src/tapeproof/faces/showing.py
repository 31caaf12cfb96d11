"""``tapeproof market show``: one instrument's facts, rows, course, suspect rows and half days."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date, datetime

import click
import numpy as np

from tapeproof.faces.formats.spark import spark
from tapeproof.faces.shelf import found_in, shelf
from tapeproof.faces.where import market_option
from tapeproof.market.bucket import Place
from tapeproof.market.market import Market
from tapeproof.terms.claim import Ask
from tapeproof.terms.instrument import Instrument
from tapeproof.terms.quantity import Series

ENDS = 2
MOST = 5
"""Suspect rows, and half days, that are named: the latest."""
DAY = click.DateTime(["%Y-%m-%d"])


@shelf.command()
@click.argument("instrument_id", metavar="ID")
@click.option("--since", type=DAY, metavar="DATE", help="The first day to show; else all there is.")
@click.option("--until", type=DAY, metavar="DATE", help="The last day to show.")
@market_option
def show(instrument_id: str, since: datetime | None, until: datetime | None, folder: Place | None) -> None:
    """Show one instrument: its facts, first and last rows, its course, suspect rows and half days."""
    market = Market.open(folder)
    instrument = found_in(market, instrument_id)
    facts = [instrument.type.value, instrument.exchange, instrument.currency]
    click.echo(f"{instrument.id}  {instrument.name}  ({', '.join(fact for fact in facts if fact)})")
    if instrument.first is None:
        click.echo("Known by name; no prices on record, so claims about it stay open.")
        return
    if instrument.adjusted:
        click.echo("Its prices are not quite those quoted at the time: no claim about them is called off.")
    first = since.date() if since else date.min
    last = until.date() if until else date.max
    for line in _course(market, instrument, first, last):
        click.echo(line)


def _course(market: Market, instrument: Instrument, first: date, last: date) -> Iterator[str]:
    """The lines about an instrument's rows from one day to another."""
    panel = market.panel(Ask(Series()), [instrument.id]).only(0)
    days = panel.sessions.astype(object)
    rows = np.flatnonzero(~np.isnan(panel.close[:, 0]) & np.array([first <= day <= last for day in days], dtype=bool))
    suspect = panel.suspect[rows, 0]
    yield f"{len(rows):,} rows, {int(suspect.sum()):,} of them suspect"
    if not len(rows):
        yield f"On record are {instrument.first} to {instrument.last}."
        return
    yield "date            open        high         low       close"
    for row in [*rows[:ENDS], *rows[max(ENDS, len(rows) - ENDS) :]]:
        prices = (panel.open, panel.high, panel.low, panel.close)
        yield f"{days[row]}" + "".join(f"{_price(values[row, 0]):>12}" for values in prices)
    closes = panel.close[rows, 0]
    yield from spark(closes.tolist(), suspect.tolist(), getattr(sys.stdout, "encoding", None))
    yield f"closes {_price(closes.min())} to {_price(closes.max())}, {days[rows[0]]} to {days[rows[-1]]}"
    if suspect.any():
        shown = set(days[rows[suspect]])
        marked = [f"{day} {words}" for day, words in market.suspects(instrument.id) if day in shown]
        yield f"Suspect (^): {_latest(marked)}."
    yield from _half_days(market, instrument, days[rows[0]], days[rows[-1]])


def _half_days(market: Market, instrument: Instrument, first: date, last: date) -> Iterator[str]:
    calendar = market.calendar(instrument.exchange or "")
    if calendar is None or calendar.mic in {"24/7", "24/5"}:
        return
    if not calendar.told:
        yield f"Half days of {calendar.mic}: not known."
        return
    early = [f"{day} {at:%H:%M}" for day, at in calendar.early.items() if first <= day <= last and calendar.has(day)]
    if early:
        yield f"Half days of {calendar.mic}, with the close in local time: {_latest(early)}."


def _latest(said: list[str]) -> str:
    """The latest of what is said in order, and how many there are in all."""
    return "; ".join(said[-MOST:]) + (f" (the latest of {len(said):,})" if len(said) > MOST else "")


def _price(value: float) -> str:
    return "-" if np.isnan(value) else f"{value:,.2f}"

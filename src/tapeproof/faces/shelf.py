"""``tapeproof market``: what is on record, and adding to it."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path

import click
import numpy as np

from tapeproof.market.add import add
from tapeproof.market.market import Market, home
from tapeproof.market.tables import silent
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import NotFound
from tapeproof.terms.instrument import Instrument
from tapeproof.terms.quantity import Series

BARS = "▁▂▃▄▅▆▇█"
POINTS = 60
MOST_NAMED = 5
ENDS = 2
market_option = click.option(
    "--market", "folder", type=click.Path(path_type=Path), help="The folder of the market's record."
)


@click.group("market")
def shelf() -> None:
    """Look at the market's record, and add to it."""


@shelf.command("list")
@market_option
def list_(folder: Path | None) -> None:
    """List the instruments on record."""
    market = Market.open(folder)
    for instrument in sorted(market.instruments(), key=lambda instrument: instrument.id):
        click.echo(f"{instrument.id:<12} {_days(instrument)}  {instrument.type:<8} {instrument.name}")
    click.echo(
        f"Market version {market.version} in {market.folder}{' (the bundled sample)' if market.is_sample else ''}."
    )


@shelf.command()
@click.argument("instrument_id", metavar="ID")
@market_option
def show(instrument_id: str, folder: Path | None) -> None:
    """Show one instrument: its facts, first and last rows, and its course."""
    market = Market.open(folder)
    instrument = market.instrument(instrument_id)
    if instrument is None:
        ids = [known.id for known in market.instruments()]
        nearest = tuple(get_close_matches(instrument_id.upper(), ids, n=3, cutoff=0.5))
        raise NotFound("instrument", instrument_id, nearest, "List all with tapeproof market list.")
    facts = [instrument.type.value, instrument.exchange, instrument.currency]
    click.echo(f"{instrument.id}  {instrument.name}  ({', '.join(fact for fact in facts if fact)})")
    if instrument.first is None:
        click.echo("Known by name; no prices on record, so claims about it stay open.")
        return
    if instrument.adjusted:
        click.echo("Its prices are not quite those quoted at the time: no claim about them is called off.")
    panel = market.panel(Ask(Series()), [instrument.id]).only(0)
    rows = np.flatnonzero(~np.isnan(panel.close[:, 0]))
    click.echo(f"{len(rows):,} rows, {int(panel.suspect[rows, 0].sum()):,} of them suspect")
    click.echo("date            open        high         low       close")
    for row in [*rows[:ENDS], *rows[max(ENDS, len(rows) - ENDS) :]]:
        prices = (panel.open, panel.high, panel.low, panel.close)
        click.echo(f"{panel.sessions[row]}" + "".join(f"{_price(values[row, 0]):>12}" for values in prices))
    click.echo(sparkline([float(close) for close in panel.close[rows, 0]]))


def _price(value: float) -> str:
    return "-" if np.isnan(value) else f"{value:,.2f}"


def _days(instrument: Instrument) -> str:
    if instrument.first is None:
        return f"{'no prices':<24}"
    return f"{instrument.first} to {instrument.last}"


def sparkline(values: list[float]) -> str:
    """Draw a course in at most 60 blocks; each is the last value of its stretch."""
    if not values:
        return ""
    picked = [
        values[(step + 1) * len(values) // min(POINTS, len(values)) - 1] for step in range(min(POINTS, len(values)))
    ]
    low, high = min(picked), max(picked)
    reach = high - low
    return "".join(BARS[int((value - low) / reach * (len(BARS) - 1)) if reach else 0] for value in picked)


@shelf.command("add")
@click.argument("path", type=click.Path(path_type=Path))
@market_option
def add_(path: Path, folder: Path | None) -> None:
    """Add a folder of market data, or a CSV or Parquet file, to the record."""
    at = folder or home()
    added = add(path, at, progress=_progress if sys.stderr.isatty() else silent)
    click.echo(
        f"{path}: {added.new:,} new rows, {added.revised:,} revised, {added.same:,} already there, "
        f"of {added.instruments:,} instruments."
    )
    for bad in added.set_aside[:MOST_NAMED]:
        click.echo(f"Set aside: {bad}", err=True)
    if len(added.set_aside) > MOST_NAMED:
        click.echo(f"Set aside in all: {len(added.set_aside):,} rows.", err=True)
    if added.unread:
        click.echo(f"Not read: {', '.join(added.unread)}", err=True)
    click.echo(f"Market version {added.version.number} in {at}.")


def _progress(done: int, total: int, what: str) -> None:
    end = "\n" if done >= total else ""
    click.echo(f"\r{what}: {done / max(total, 1):>4.0%}", nl=False, err=True)
    click.echo(end, nl=False, err=True)

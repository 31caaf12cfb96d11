"""``tapeproof market``: what is on record, and adding to it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import click

from tapeproof.faces import health
from tapeproof.faces.where import market_option
from tapeproof.market.add import add
from tapeproof.market.bucket import Place
from tapeproof.market.compact import compact
from tapeproof.market.export import FORMS, export
from tapeproof.market.homes import home
from tapeproof.market.layout import PLAIN, read_layout
from tapeproof.market.market import Market
from tapeproof.market.members import GroupList
from tapeproof.market.rows import BadRow
from tapeproof.market.store import Store
from tapeproof.market.tables import Progress, silent
from tapeproof.market.verify import verify
from tapeproof.market.workset.making import refresh
from tapeproof.terms.errors import BadData, NotFound
from tapeproof.terms.instrument import Instrument

MOST_NAMED = 5


@click.group("market")
def shelf() -> None:
    """Look at the market's record, and add to it."""


@shelf.command("list")
@market_option
def list_(folder: Place | None) -> None:
    """List the instruments on record."""
    market = Market.open(folder)
    for instrument in sorted(market.instruments(), key=lambda instrument: instrument.id):
        click.echo(f"{instrument.id:<12} {_days(instrument)}  {instrument.type:<8} {instrument.name}")
    click.echo(
        f"Market version {market.version} in {market.folder}{' (the bundled sample)' if market.is_sample else ''}."
    )


def found_in(market: Market, name: str) -> Instrument:
    """The instrument of an id; raises NotFound with those that come nearest."""
    instrument = market.instrument(name)
    if instrument is None:
        ids = [known.id for known in market.instruments()]
        nearest = tuple(get_close_matches(name.upper(), ids, n=3, cutoff=0.5))
        raise NotFound("instrument", name, nearest, "List all with tapeproof market list.")
    return instrument


def _days(instrument: Instrument) -> str:
    if instrument.first is None:
        return f"{'no prices':<24}"
    return f"{instrument.first} to {instrument.last}"


@shelf.command("add")
@click.argument("path", type=click.Path(path_type=Path))
@click.option(
    "--columns", metavar="MAP.toml", type=click.Path(path_type=Path), help="Which columns of the file are which."
)
@market_option
def add_(path: Path, columns: Path | None, folder: Place | None) -> None:
    """Add a folder of market data, or a CSV or Parquet file, to the record."""
    at = folder or home()
    layout = read_layout(columns) if columns else PLAIN
    added = add(path, at, progress=shown(), layout=layout)
    if layout.adjusted:
        click.echo("Taken as reduced by later dividends (adjusted): no claim about them is called off.", err=True)
    click.echo(
        f"{path}: {added.new:,} new rows, {added.revised:,} revised, {added.same:,} already there, "
        f"of {added.instruments:,} instruments."
    )
    tell_contradicted(added.contradicted)
    tell_set_aside(added.set_aside)
    if added.unread:
        click.echo(f"Not read: {', '.join(added.unread)}", err=True)
    keep_up(at)
    click.echo(f"Market version {added.version.number} in {at}.")


def tell_contradicted(count: int) -> None:
    """Say that a source contradicts another on the standard error, where it does."""
    if count:
        click.echo(
            f"Contradicted: {count:,} closes differ from those of another source on record; they are marked, and no "
            "claim is called off by them alone.",
            err=True,
        )


def tell_set_aside(rows: Sequence[BadRow]) -> None:
    """Name the first rows that were set aside on the standard error, and how many there are in all."""
    for bad in rows[:MOST_NAMED]:
        click.echo(f"Set aside: {bad}", err=True)
    if len(rows) > MOST_NAMED:
        click.echo(f"Set aside in all: {len(rows):,} rows.", err=True)


def keep_up(folder: Place) -> None:
    """Bring the working set in step; without one checks are slower, nothing else."""
    try:
        refresh(folder, shown())
    except (OSError, BadData) as wrong:
        click.echo(f"Checks will read the record itself, which is slower: no working set was made ({wrong}).", err=True)


@shelf.command("refresh")
@market_option
def refresh_(folder: Place | None) -> None:
    """Bring the working set in step with the record: what checks read, kept in the cache folder and safe to delete."""
    market = Market.open(folder)
    made = refresh(market.folder, shown())
    done = "made anew" if made.anew else "written behind the others" if made.rows else "to derive"
    click.echo(f"Market version {market.version}: {made.rows:,} rows {done}. Working set in {made.place}.")


@shelf.command("compact")
@click.option("--forget", is_flag=True, help="Remove what only earlier versions need; they can no longer be read.")
@market_option
def compact_(folder: Place | None, *, forget: bool) -> None:
    """Merge the small files that daily additions leave behind; the data stay the same."""
    at = folder or home()
    done = compact(at, forget=forget)
    click.echo(f"{done.before:,} files are {done.after:,} now, {done.removed:,} removed.")
    keep_up(at)
    click.echo(f"Market version {done.version.number} in {at}.")


def shown() -> Progress:
    """How progress is told: not at all where nobody looks."""
    return progress if sys.stderr.isatty() else silent


def progress(done: int, total: int, what: str) -> None:
    """Draw how far something is on the standard error."""
    end = "\n" if done >= total else ""
    click.echo(f"\r{what}: {done / max(total, 1):>4.0%}", nl=False, err=True)
    click.echo(end, nl=False, err=True)


@shelf.command("verify")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@market_option
@click.option("--all", "every", is_flag=True, help="Show every instrument, not the worst alone.")
@click.option("--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
def verify_(ids: tuple[str, ...], *, folder: Place | None, every: bool, form: str) -> None:
    """Report the quality of the bars: suspect rows by reason, and gaps against the exchange's sessions."""
    market = Market.open(folder)
    names = [found_in(market, name).id for name in ids]
    store = Store(market.folder)
    found = verify(store, names)
    if form == "json":
        click.echo(health.as_json(found, store.version))
        return
    for line in health.table(found, most=None if every or ids else health.MOST, by_year=bool(ids)):
        click.echo(line)


@shelf.command("export")
@click.argument("dest", type=click.Path(path_type=Path, file_okay=False))
@click.argument("ids", metavar="[ID]...", nargs=-1)
@click.option("--format", "form", type=click.Choice(FORMS), default="csv", show_default=True)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The first day to hand out.")
@market_option
def export_(dest: Path, ids: tuple[str, ...], form: str, since: datetime | None, folder: Place | None) -> None:
    """Write bars as traded, dividends and splits into a folder, as CSV or Parquet."""
    market = Market.open(folder)
    names = [found_in(market, name).id for name in ids]
    done = export(Store(market.folder), dest, names, form, since.date() if since else None)
    click.echo(
        f"{dest}: {done.bars:,} bars and {done.actions:,} actions of {done.instruments:,} instruments "
        f"in {', '.join(file.name for file in done.files)}."
    )


@shelf.command("groups")
@click.argument("group_id", metavar="[ID]", required=False)
@market_option
def groups_(group_id: str | None, folder: Place | None) -> None:
    """List the groups, or the members of one; your own stand in groups.toml in the market's folder."""
    market = Market.open(folder)
    if group_id is None:
        for group in sorted(market.groups(), key=lambda group: group.id):
            click.echo(f"{group.id:<22} {len(group.members):>3} members, {_known(group)}: {group.name}")
        return
    found = market.group(group_id)
    if found is None:
        nearest = tuple(get_close_matches(group_id.lower(), [group.id for group in market.groups()], n=3, cutoff=0.4))
        raise NotFound("group", group_id, nearest, "List all with tapeproof market groups.")
    click.echo(f"{found.id}  {found.name}  ({_known(found)})")
    click.echo(f"Source: {found.source}")
    if found.spellings:
        click.echo(f"Read as: {', '.join(found.spellings)}")
    for change in found.changes:
        click.echo(f"{change.on}: in {', '.join(change.joined) or 'none'}; out {', '.join(change.left) or 'none'}")
    for member in found.members:
        own = market.instrument(member)
        named = own or market.directory.instrument(member)
        click.echo(f"{member:<12} {_days(own) if own else 'no prices':<24}  {named.name if named else ''}".rstrip())


def _known(group: GroupList) -> str:
    if group.first is None and group.last is None:
        return "known for all dates"
    return " ".join(
        ["known", *([f"from {group.first}"] if group.first else []), *([f"until {group.last}"] if group.last else [])]
    )

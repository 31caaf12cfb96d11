"""``tapeproof market pull``: from a feed into the record."""

from __future__ import annotations

from datetime import datetime

import click

from tapeproof.faces.shelf import keep_up, shelf, shown, tell_contradicted, tell_set_aside
from tapeproof.faces.speech import BROKEN
from tapeproof.faces.where import market_option
from tapeproof.market.bucket import Place
from tapeproof.market.feeds import FEEDS
from tapeproof.market.feeds.pull import Pulled, pull
from tapeproof.market.homes import home


@shelf.command("pull")
@click.argument("ids", metavar="ID...", nargs=-1, required=True)
@click.option("--since", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The first day; else all there is.")
@click.option("--from", "source", type=click.Choice(list(FEEDS)), default="yahoo", show_default=True, help="The feed.")
@market_option
@click.pass_context
def pull_(ctx: click.Context, ids: tuple[str, ...], since: datetime | None, source: str, folder: Place | None) -> None:
    """Pull instruments from a source on the network into the record (see docs/feeds.md)."""
    at = folder or home()
    pulled = pull(
        FEEDS[source], ids, at, since=since.date() if since else None, tell=tell, progress=shown(),
    )  # fmt: skip
    if pulled.added:
        keep_up(at)
    told(pulled, FEEDS[source].title, at)
    ctx.exit(BROKEN if pulled.failed or pulled.unasked else 0)


def tell(sentence: str) -> None:
    """Say something on the standard error."""
    click.echo(f"tapeproof: {sentence}", err=True)


def told(pulled: Pulled, title: str, folder: Place, *, err: bool = False) -> None:
    """Say what a pull did; what went wrong on the standard error."""
    new, revised, same, named = (
        sum(getattr(added, part) for added in pulled.added) for part in ("new", "revised", "same", "instruments")
    )
    click.echo(
        f"{title}: {new:,} new rows, {revised:,} revised, {same:,} already there, of {named:,} instruments.", err=err
    )
    tell_contradicted(sum(added.contradicted for added in pulled.added))
    tell_set_aside([row for added in pulled.added for row in added.set_aside])
    for said, names in (
        ("Brought by the pull that was broken off, and not asked for again", pulled.before),
        ("Nothing since the day asked for", pulled.empty),
        ("Not asked for any more", pulled.unasked),
    ):
        if names:
            click.echo(f"{said}: {', '.join(names)}.", err=True)
    for sentence in pulled.failed.values():
        tell(sentence)
    if pulled.added:
        click.echo(f"Market version {pulled.added[-1].version.number} in {folder}.", err=err)

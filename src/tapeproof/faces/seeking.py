"""``tapeproof find`` and ``tapeproof write``: what is worth saying about a session, as a list and as a story."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from datetime import date, datetime
from difflib import get_close_matches

import click

from tapeproof.desk import Desk
from tapeproof.faces.formats import facts, story
from tapeproof.faces.found import report
from tapeproof.faces.inputs import given
from tapeproof.faces.inputs.dateline import MARKET_OF_CITY
from tapeproof.faces.speech import Said
from tapeproof.faces.where import market_option
from tapeproof.market.bucket import Place
from tapeproof.market.market import Market
from tapeproof.market.members import GroupList
from tapeproof.teller import tell
from tapeproof.terms.errors import NotFound

SAMPLE = "no market data of your own, so the bundled sample serves (see tapeproof market add)."


@click.command("find")
@click.argument("day", metavar="DATE")
@click.option("--group", metavar="NAME", help="Search the members of a group (see tapeproof market groups).")
@click.option("--home", metavar="MIC", help="Search one exchange, such as XHKG.")
@click.option("--instrument", "ids", metavar="ID", multiple=True, help="Search this instrument; may be given again.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many facts.")
@click.option("--format", "form", type=click.Choice(["terminal", "json"]), default="terminal", show_default=True)
@market_option
def find(
    day: str, *, group: str | None, home: str | None, ids: tuple[str, ...], top: int, form: str, folder: Place | None
) -> None:
    """Find what is worth saying about a session, of the whole market or a part of it; all of it proved."""
    asked = given.moment(day, "DATE")
    desk = Desk(Market.open(folder))
    if desk.market.is_sample and folder is None:
        click.echo(f"tapeproof: {SAMPLE}", err=True)
    names = searched(desk.market, group, given.market(home) if home else None, ids, day_of(asked))
    found = report(desk.find(day_of(asked), names, top), desk)
    if form == "json":
        click.echo(facts.as_json(found), nl=False)
        return
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    width = shutil.get_terminal_size((facts.WIDTH, 24)).columns
    click.echo(facts.render(found, width=width, colour=on_terminal), nl=False)


@click.command("write")
@click.argument("day", metavar="DATE")
@click.option("--group", metavar="NAME", help="Write of the members of a group (see tapeproof market groups).")
@click.option("--home", metavar="MIC", help="Write for this home market, and of it where no group is named.")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "text", "json"]), default="markdown", show_default=True
)
@market_option
def write(day: str, *, group: str | None, home: str | None, form: str, folder: Place | None) -> None:
    """Write a short story of a session, every sentence of which was read back and stands."""
    asked = given.moment(day, "DATE")
    desk = Desk(Market.open(folder))
    if desk.market.is_sample and folder is None:
        click.echo(f"tapeproof: {SAMPLE}", err=True)
    mic = given.market(home) if home else None
    names = searched(desk.market, group, mic if group is None else None, (), day_of(asked))
    ids = names if names is not None else [one.id for one in desk.market.instruments()]
    mic = mic or at_home(desk.market, ids)
    told = tell(desk, day_of(asked), ids, mic, city_of(mic))
    for sentence in told.left_out:
        click.echo(f"tapeproof: not written, as it is not read back: {sentence}", err=True)
    if not told.paragraphs:
        raise Said(f"There is nothing to write of {day_of(asked)}: no fact of a session was found. Try tapeproof find.")
    click.echo(story.WRITTEN[form](told), nl=False)


def at_home(market: Market, ids: list[str]) -> str:
    """The exchange of most of the instruments."""
    exchanges = Counter(one.exchange for name in ids if (one := market.instrument(name)) and one.exchange)
    return exchanges.most_common(1)[0][0] if exchanges else ""


def city_of(mic: str) -> str:
    """The city that opens the dateline of a market's stories; none where no bureau sits there."""
    return next((city.title() for city, market in MARKET_OF_CITY.items() if market == mic), "")


def searched(
    market: Market, group: str | None, home: str | None, ids: tuple[str, ...], day: date
) -> list[str] | None:  # fmt: skip
    """The instruments of a group on a day, of an exchange and those named, together; None for the whole market.

    Raises NotFound for a group that is not known, an exchange or an instrument of which no prices are on record.
    """
    if group is None and home is None and not ids:
        return None
    names = list(ids)
    if group is not None:
        names += [name for name in grouped(market, group).members_on(day) if market.instrument(name)]
    if home is not None:
        traded = [one.id for one in market.instruments() if one.exchange == home]
        if not traded:
            raise NotFound("instrument of exchange", home, hint="List all on record with tapeproof market list.")
        names += traded
    return names


def grouped(market: Market, asked: str) -> GroupList:
    """A group by its id, its name or what stories call it; raises NotFound."""
    wanted = asked.lower()
    for group in market.groups():
        if wanted in {group.id.lower(), group.name.lower(), *(spelling.lower() for spelling in group.spellings)}:
            return group
    nearest = tuple(get_close_matches(wanted, [group.id for group in market.groups()], n=3, cutoff=0.4))
    raise NotFound("group", asked, nearest, "List all with tapeproof market groups.")


def day_of(asked: date | datetime) -> date:
    """The day of a moment."""
    return asked.date() if isinstance(asked, datetime) else asked

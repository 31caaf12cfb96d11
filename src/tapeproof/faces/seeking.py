"""``tapeproof find`` and ``tapeproof write``: what is worth saying about a session, as a list and as a story."""

from __future__ import annotations

import shutil
import sys
from collections import Counter
from datetime import date, datetime
from difflib import get_close_matches
from pathlib import Path

import click

from tapeproof.desk import Desk
from tapeproof.faces.formats import facts, news, story
from tapeproof.faces.found import report, report_changes
from tapeproof.faces.inputs import given
from tapeproof.faces.inputs.dateline import MARKET_OF_CITY
from tapeproof.faces.inputs.happenings import events
from tapeproof.faces.pictures import pictures
from tapeproof.faces.speech import Said
from tapeproof.faces.where import market_option
from tapeproof.finder.fact import Finding
from tapeproof.market.bucket import Place
from tapeproof.market.market import Market
from tapeproof.market.members import GroupList
from tapeproof.teller import Length, Style, tell
from tapeproof.terms.errors import NotFound
from tapeproof.words.house import House

SAMPLE = "no market data of your own, so the bundled sample serves (see tapeproof market add)."


@click.command("find")
@click.argument("day", metavar="DATE")
@click.option("--group", metavar="NAME", help="Search the members of a group (see tapeproof market groups).")
@click.option("--home", metavar="MIC", help="Search one exchange, such as XHKG.")
@click.option("--instrument", "ids", metavar="ID", multiple=True, help="Search this instrument; may be given again.")
@click.option("--top", type=click.IntRange(min=1), default=10, show_default=True, help="How many facts.")
@click.option("--since", metavar="DATE", help="Tell what became true since this session, and what ceased to be.")
@click.option(
    "--format", "form", type=click.Choice(["terminal", "json", "html"]), default="terminal", show_default=True
)
@market_option
def find(
    day: str,
    *,
    group: str | None,
    home: str | None,
    ids: tuple[str, ...],
    top: int,
    since: str | None,
    form: str,
    folder: Place | None,
) -> None:
    """Find what is worth saying about a session, of the whole market or a part of it; all of it proved."""
    asked = day_of(given.moment(day, "DATE"))
    before = day_of(given.moment(since, "--since")) if since else None
    if before is not None and before >= asked:
        raise Said(f"--since {before} is not before {asked}: give the earlier of two sessions.")
    desk = Desk(Market.open(folder))
    if desk.market.is_sample and folder is None:
        click.echo(f"tapeproof: {SAMPLE}", err=True)
    names = searched(desk.market, group, given.market(home) if home else None, ids, day_of(asked))
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    width = shutil.get_terminal_size((facts.WIDTH, 24)).columns
    if before is not None:
        for session in (before, asked):
            if not held(desk.market, names, session):
                raise Said(f"No exchange that is searched held a session on {session}: --since compares two sessions.")
        changed = report_changes(desk.changes(before, asked, names, top), desk)
        shown = {
            "terminal": lambda: facts.render_changes(changed, width=width, colour=on_terminal),
            "json": lambda: facts.as_json(changed),
            "html": lambda: news.changed(changed),
        }
        click.echo(shown[form](), nl=False)
        return
    finding = desk.find(asked, names, top)
    found = report(finding, desk)
    written = {
        "terminal": lambda: facts.render(found, width=width, colour=on_terminal),
        "json": lambda: facts.as_json(found),
        "html": lambda: news.found(found, drawn(desk, asked, names, home, finding)),
    }
    click.echo(written[form](), nl=False)


def drawn(desk: Desk, day: date, names: list[str] | None, home: str | None, finding: Finding) -> tuple[str, ...]:
    """The pictures of a session in which something was found; none where nothing was."""
    if not finding.facts:
        return ()
    ids = names if names is not None else [one.id for one in desk.market.instruments()]
    claims = [proof.claim for fact in finding.facts for proof in fact.proofs]
    return pictures(desk, day, ids, given.market(home) if home else at_home(desk.market, ids), claims)


@click.command("write")
@click.argument("day", metavar="DATE")
@click.option("--group", metavar="NAME", help="Write of the members of a group (see tapeproof market groups).")
@click.option("--home", metavar="MIC", help="Write for this home market, and of it where no group is named.")
@click.option(
    "--format", "form", type=click.Choice(["markdown", "html", "text", "json"]), default="markdown", show_default=True
)
@click.option(
    "--events",
    "happened",
    type=click.Path(path_type=Path),
    help="A table (CSV) of date, subject, text: told, no cause.",
)
@click.option(
    "--style",
    "house",
    type=click.Choice([*map(str, House)]),
    default="us",
    show_default=True,
    help="Whose house style.",
)
@click.option(
    "--length", type=click.Choice([*map(str, Length)]), default="standard", show_default=True, help="How long."
)
@market_option
def write(
    day: str,
    *,
    group: str | None,
    home: str | None,
    form: str,
    happened: Path | None,
    house: str,
    length: str,
    folder: Place | None,
) -> None:
    """Write a short story of a session, every sentence of which was read back and stands."""
    asked = given.moment(day, "DATE")
    desk = Desk(Market.open(folder))
    if desk.market.is_sample and folder is None:
        click.echo(f"tapeproof: {SAMPLE}", err=True)
    mic = given.market(home) if home else None
    names = searched(desk.market, group, mic if group is None else None, (), day_of(asked))
    ids = names if names is not None else [one.id for one in desk.market.instruments()]
    mic = mic or at_home(desk.market, ids)
    beside = events(happened, desk.market) if happened else ()
    told = tell(desk, day_of(asked), ids, mic, city_of(mic), beside, Style(House(house), Length(length)))
    for text, why in told.set_aside:
        click.echo(f"tapeproof: event not written, as {why}: {text}", err=True)
    for sentence in told.left_out:
        click.echo(f"tapeproof: not written, as it is not read back: {sentence}", err=True)
    if not told.paragraphs:
        raise Said(f"There is nothing to write of {day_of(asked)}: no fact of a session was found. Try tapeproof find.")
    if form == "html":
        claims = [proof.claim for proof in told.check.proofs]
        click.echo(news.story(told, pictures(desk, told.day, ids, mic, claims)), nl=False)
        return
    click.echo(story.WRITTEN[form](told), nl=False)


def held(market: Market, names: list[str] | None, day: date) -> bool:
    """Whether any exchange of the instruments held a session on a day."""
    searched = market.instruments() if names is None else [market.instrument(name) for name in names]
    calendars = (market.calendar(mic) for mic in {one.exchange or "" for one in searched if one is not None})
    return any(calendar is not None and calendar.has(day) for calendar in calendars)


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

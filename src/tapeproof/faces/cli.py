"""The command line. Exit status 0: nothing off; 1: something off; 2: a wrong call or a broken input."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import click

from tapeproof import __version__
from tapeproof.desk import Desk
from tapeproof.faces.batch import Checked, check_all
from tapeproof.faces.explain import explanation
from tapeproof.faces.formats import json, terminal
from tapeproof.faces.inputs import sources
from tapeproof.faces.inputs.given import Given, market, moment
from tapeproof.faces.later import Later, later
from tapeproof.faces.speech import BROKEN, Said
from tapeproof.faces.where import market_option
from tapeproof.kinds import KINDS
from tapeproof.market.bucket import Place
from tapeproof.market.market import Market
from tapeproof.terms.verdict import Verdict

SAMPLE = "no market data of your own, so the bundled sample serves (see tapeproof market add)."
UNDATED = "does not say when it was published; give --published DATE, or claims without a date of their own stay open."

ENDING = {
    "terminal": "txt", "json": "json", "html": "html", "markdown": "md", "sarif": "sarif", "claimreview": "jsonld",
    "annotation": "jsonld", "lint": "txt", "github": "txt",
}  # fmt: skip
"""The formats, with the endings of their files in a folder."""
WRITTEN = {"html", "markdown", "claimreview", "annotation"}
LINTED = {"lint", "github"}
OF_PRICES = ("yahoo", "stooq")
"""The feeds that have prices; the one asked first where none is named comes first."""

FAILS = {"off": {Verdict.OFF}, "open": {Verdict.OFF, Verdict.OPEN}, "never": set[Verdict]()}


@click.group(cls=Later, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="tapeproof %(version)s")
def cli() -> None:
    """Hold every figure of a market story against the tape."""


@cli.command()
@click.argument("story", nargs=-1, required=True)
@click.option("--published", metavar="DATE|DATETIME", help="When the stories were published, such as 2025-03-07.")
@click.option("--home", metavar="MIC", help="Their home market, by its identifier code, such as XNYS or XHKG.")
@click.option("--known-at", metavar="DATETIME", help="Use nothing that became known after this moment (UTC).")
@market_option
@click.option("--format", "form", type=click.Choice(list(ENDING)), help="Default: terminal; json with --out.")
@click.option("--out", type=click.Path(path_type=Path), help="A file; of many stories a folder, one <id>.json each.")
@click.option("--fix", "fixing", flag_value="fix", help="Write what is off right, in the file itself.")
@click.option("--diff", "fixing", flag_value="diff", help="Show what --fix would change, and change nothing.")
@click.option("--pull", "pulls", is_flag=True, help="Pull prices that the check lacks; it says which.")
@click.option(
    "--from", "feed", type=click.Choice(OF_PRICES), default=OF_PRICES[0], show_default=True, help="Where to pull from."
)
@click.option("--allow-private", is_flag=True, help="Fetch from machines that the public cannot reach, too.")
@click.option("--fail-on", type=click.Choice(list(FAILS)), default="off", show_default=True, help="What exits with 1.")
@click.pass_context
def check(  # noqa: PLR0913 - click hands over one argument an option
    ctx: click.Context,
    story: tuple[str, ...],
    *,
    published: str | None,
    home: str | None,
    known_at: str | None,
    folder: Place | None,
    form: str | None,
    out: Path | None,
    fixing: str | None,
    pulls: bool,
    feed: str,
    allow_private: bool,
    fail_on: str,
) -> None:
    """Check stories: text, Markdown, HTML, JSON, .docx or .pdf files, lines of JSON, addresses, folders, or -.

    - stands for the standard input. In Markdown and HTML a comment <!-- tapeproof: waive "REASON" --> lets one sentence
    pass: at the start of a line the one behind it, else the one before it.
    """
    options = Given(moment(published, "--published") if published else None, market(home) if home else None)
    as_of = _last_moment(moment(known_at, "--known-at")) if known_at else None
    desk = Desk(Market.open(folder))
    unsaid = desk.market.is_sample and folder is None and not pulls
    supply = later("tapeproof.faces.supply").Supply(later("tapeproof.market.feeds").FEEDS[feed]) if pulls else None
    many = len(story) > 1 or any(map(sources.is_many, story))
    giving = Giving(form or ("json" if out else "terminal"), out, many=many, fails=FAILS[fail_on])
    reported = fixing is None or form is not None or out is not None
    broken = failed = False
    for checked in check_all(desk, story, options, as_of, supply, private=allow_private):
        if not isinstance(checked, Checked):
            click.echo(f"tapeproof: {checked}", err=True)
            broken = True
            continue
        if unsaid:
            click.echo(f"tapeproof: {SAMPLE}", err=True)
            unsaid = False
        if checked.report.story.published is None:
            click.echo(f"tapeproof: {checked.report.story.id} {UNDATED}", err=True)
        if fixing:
            corrected = later("tapeproof.faces.fixing").corrected
            click.echo(corrected(checked, in_place=fixing == "fix"), nl=False)
        if reported:
            giving.give(checked)
        if giving.form not in LINTED or out is not None:
            _tell_waivers(checked)
        failed |= checked.fails(FAILS[fail_on])
        broken |= any(waiver.reason is None for waiver in checked.waivers)
    giving.finish()
    ctx.exit(BROKEN if broken else int(failed))


def _tell_waivers(checked: Checked) -> None:
    for waiver in checked.waivers:
        if waiver.problem:
            click.echo(f"tapeproof: {checked.source}:{waiver.line}:{waiver.column}: {waiver.problem}", err=True)


class Giving:
    """Where reports go: to the standard output, to a file, or to a folder of files."""

    def __init__(self, form: str, out: Path | None, *, many: bool, fails: set[Verdict]) -> None:
        """Make the folder where there are many; raises Said where it cannot be made."""
        self.form, self.out, self.many, self.fails = form, out, many, fails
        self._names: set[str] = set()
        self._runs: list[dict[str, Any]] = []
        self._is_folder = out is not None and (many or out.is_dir())
        try:
            if out is not None:
                (out if self._is_folder else out.parent).mkdir(parents=True, exist_ok=True)
        except OSError as wrong:
            sentence = f"{out}: expected a place to write to, found {wrong.strerror}. Name another with --out."
            raise Said(sentence) from wrong

    def give(self, checked: Checked) -> None:
        """Give out one report; raises Said where a second story bears the name of a first."""
        if self.out is None:
            if self.form == "sarif" and self.many:  # a log is one document: it waits for the last story
                run_of = later("tapeproof.faces.formats.sarif").run_of
                self._runs.append(run_of(checked.report, checked.text, file=checked.source, places=checked.places))
                return
            click.echo(self._render(checked), nl=False)
            return
        target = self.out
        if self._is_folder:
            target /= f"{checked.file_name}.{ENDING[self.form]}"
            if target.name in self._names:
                raise Said(f"Two stories have the id {checked.report.story.id!r}: give each its own, then check again.")
            self._names.add(target.name)
        try:
            target.write_text(self._render(checked), encoding="utf-8")
        except OSError as wrong:
            raise Said(f"{target} could not be written: {wrong.strerror}. Name another place with --out.") from wrong

    def finish(self) -> None:
        """Give out what had to wait for the last story."""
        if self._runs:
            click.echo(later("tapeproof.faces.formats.sarif").render_all(self._runs), nl=False)

    def _render(self, checked: Checked) -> str:
        if self.form == "json":
            return json.render(checked.report, on_one_line=self.many and self.out is None)
        if self.form == "sarif":
            sarif = later("tapeproof.faces.formats.sarif")
            return str(sarif.render(checked.report, checked.text, file=checked.source, places=checked.places))
        if self.form in LINTED:
            lint = getattr(later("tapeproof.faces.formats.lint"), self.form)
            return str(lint(checked.report, checked.places, checked.source, self.fails))
        if self.form in WRITTEN:
            return str(later(f"tapeproof.faces.formats.{self.form}").render(checked.report, checked.text))
        on_terminal = self.out is None and sys.stdout is not None and sys.stdout.isatty()
        width = shutil.get_terminal_size((terminal.ROOMY, 24)).columns
        return terminal.render(checked.report, checked.text, width=width, colour=on_terminal) + "\n" * self.many


def _last_moment(at: date | datetime) -> datetime:
    """A moment in UTC; of a day alone, its end."""
    if not isinstance(at, datetime):
        at = datetime.combine(at, time.max)
    return at.astimezone(UTC) if at.tzinfo else at.replace(tzinfo=UTC)


@cli.command()
@click.argument("report", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("claim_id")
def explain(report: Path, claim_id: str) -> None:
    """Show the rows and the arithmetic behind one claim of a JSON report."""
    click.echo(explanation(report, claim_id), nl=False)


@cli.command()
def kinds() -> None:
    """List the kinds of claims that are checked, each with an example."""
    for kind in KINDS:
        page = sys.modules[kind.answer.__module__].__doc__ or ""
        click.echo(f"{kind.name:<10} {page.strip().splitlines()[0] if page.strip() else ''}".rstrip())


def main() -> None:
    """Run the command line. Letters that the terminal cannot show are shown as question marks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    cli(prog_name="tapeproof")

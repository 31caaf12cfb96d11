"""The report as a linter writes it: a line for what asks for an eye, with its file, line and column.

``lint`` is the form that compilers and editors share, ``github`` the workflow commands of GitHub Actions, which show
each line beside the text of a pull request (docs.github.com, "Workflow commands for GitHub Actions", 2025).
"""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

from tapeproof.faces.formats.shown import verdict_of
from tapeproof.faces.formats.why import why
from tapeproof.faces.inputs.places import Places
from tapeproof.faces.wire import ClaimState, Report
from tapeproof.terms.verdict import Verdict

LEVEL = {Verdict.OFF: "warning", Verdict.STANDS_OTHERWISE: "warning", Verdict.OPEN: "note"}
"""Of what does not fail the run; what does is an error."""

COMMAND = {"error": "error", "warning": "warning", "note": "notice"}


class Finding(Struct, frozen=True):
    """One line of a linter: from ``line`` and ``column`` (both from 1) to just before ``last`` and ``behind``."""

    line: int
    column: int
    last: int
    behind: int
    level: str
    said: str


def findings(report: Report, places: Places, fails: Collection[Verdict]) -> list[Finding]:
    """Everything that does not simply stand, in the order of the file; ``fails`` are the verdicts that fail the run."""
    found = [_finding(claim, places, fails) for claim in report.claims if claim.verdict != Verdict.STANDS]
    for waiver in report.waivers or ():
        if waiver.problem:
            level = "error" if waiver.reason is None else "warning"
            found.append(Finding(waiver.line, waiver.column, waiver.line, waiver.column, level, waiver.problem))
    return sorted(found, key=lambda one: (one.line, one.column))


def lint(report: Report, places: Places, file: str, fails: Collection[Verdict]) -> str:
    """Write ``FILE:LINE:COLUMN: LEVEL: what is wrong``, a finding a line; nothing where there is nothing to say."""
    return "".join(
        f"{file}:{one.line}:{one.column}: {one.level}: {one.said}\n" for one in findings(report, places, fails)
    )


def github(report: Report, places: Places, file: str, fails: Collection[Verdict]) -> str:
    """Write ``::error file=…,line=…,col=…::what is wrong``, a finding a line."""
    return "".join(_command(one, file) for one in findings(report, places, fails))


def _finding(claim: ClaimState, places: Places, fails: Collection[Verdict]) -> Finding:
    verdict = Verdict(claim.verdict)
    level = "note" if claim.waived else "error" if verdict in fails else LEVEL[verdict]
    said = "; ".join([verdict_of(claim), *why(claim)])
    return Finding(*places.region(claim.start, claim.end), level, f"“{' '.join(claim.quote.split())}”: {said}")


def _command(one: Finding, file: str) -> str:
    # GitHub takes an end column only where both ends are on one line.
    end = f",endLine={one.last}" + (f",endColumn={one.behind}" if one.last == one.line else "")
    place = f"file={_property(file)},line={one.line},col={one.column}{end},title=tapeproof"
    return f"::{COMMAND[one.level]} {place}::{_data(one.said)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

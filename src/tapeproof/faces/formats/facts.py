"""What was found, for eyes: a numbered list of sentences, each with the reason why it stands where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import fill

import click
import msgspec

from tapeproof.faces.found import ChangesReport, FactState, FindReport, sentences

INDENT = "    "
WIDTH = 100


def render(report: FindReport, *, width: int = WIDTH, colour: bool = False) -> str:
    """Write the facts for a terminal of so many columns, the most interesting first."""
    width = min(width, WIDTH)
    head = f"{report.date}  {len(report.facts)} of {report.tried:,} statements tried"
    parts = [click.style(head, bold=True) if colour else head, ""]
    parts += _listed(report.facts, width, colour=colour)
    parts += [fill(f"{count:,} said nothing: {why}.", width) for why, count in report.silent.items()]
    if report.unproved:
        parts.append(fill(f"{report.unproved:,} left out: not proved to stand.", width))
    parts.append(f"Market version {report.market.version}, as known at {report.market.known_at}.")
    return "\n".join(parts) + "\n"


def render_changes(report: ChangesReport, *, width: int = WIDTH, colour: bool = False) -> str:
    """Write what changed for a terminal: what became true, then what ceased to be."""
    width = min(width, WIDTH)
    parts: list[str] = []
    for head, facts in (
        (f"{report.date}  became true since {report.since}", report.became),
        (f"{report.since}  true then, and no more on {report.date}", report.ceased),
    ):
        parts += [click.style(head, bold=True) if colour else head, ""]
        parts += _listed(facts, width, colour=colour) or ["    nothing rare", ""]
    parts.append(f"Market version {report.market.version}, as known at {report.market.known_at}.")
    return "\n".join(parts) + "\n"


def _listed(facts: Sequence[FactState], width: int, *, colour: bool) -> list[str]:
    parts: list[str] = []
    for number, fact in enumerate(facts, start=1):
        lead = f"{number:>2}  "
        said = fill(sentences(fact), width, initial_indent=lead, subsequent_indent=INDENT)
        why = fill(fact.why_interesting, width, initial_indent=INDENT, subsequent_indent=INDENT)
        parts += [said, click.style(why, dim=True) if colour else why]
        for other in fact.also:
            also = fill(sentences(other), width, initial_indent=INDENT, subsequent_indent=INDENT)
            why = fill(other.why_interesting, width, initial_indent=2 * INDENT, subsequent_indent=2 * INDENT)
            parts += [also, click.style(why, dim=True) if colour else why]
        parts.append("")
    return parts


def as_json(report: FindReport | ChangesReport) -> str:
    """Write the facts as JSON, indented for eyes."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"

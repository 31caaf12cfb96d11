"""What was found, for eyes: a numbered list of sentences, each with the reason why it stands where it stands."""

from __future__ import annotations

from textwrap import fill

import click
import msgspec

from tapeproof.faces.found import FactState, FindReport

INDENT = "    "
WIDTH = 100


def render(report: FindReport, *, width: int = WIDTH, colour: bool = False) -> str:
    """Write the facts for a terminal of so many columns, the most interesting first."""
    width = min(width, WIDTH)
    head = f"{report.date}  {len(report.facts)} of {report.tried:,} statements tried"
    parts = [click.style(head, bold=True) if colour else head, ""]
    for number, fact in enumerate(report.facts, start=1):
        lead = f"{number:>2}  "
        said = fill(sentences(fact), width, initial_indent=lead, subsequent_indent=INDENT)
        why = fill(fact.why_interesting, width, initial_indent=INDENT, subsequent_indent=INDENT)
        parts += [said, click.style(why, dim=True) if colour else why]
        for other in fact.also:
            also = fill(sentences(other), width, initial_indent=INDENT, subsequent_indent=INDENT)
            why = fill(other.why_interesting, width, initial_indent=2 * INDENT, subsequent_indent=2 * INDENT)
            parts += [also, click.style(why, dim=True) if colour else why]
        parts.append("")
    parts += [fill(f"{count:,} said nothing: {why}.", width) for why, count in report.silent.items()]
    if report.unproved:
        parts.append(fill(f"{report.unproved:,} left out: not proved to stand.", width))
    parts.append(f"Market version {report.market.version}, as known at {report.market.known_at}.")
    return "\n".join(parts) + "\n"


def as_json(report: FindReport) -> str:
    """Write the facts as JSON, indented for eyes."""
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode() + "\n"


def sentences(fact: FactState) -> str:
    """All that is said of an event, the first claim first."""
    said = (one.sentence or f"{one.subject_text}: {one.kind} of {one.value}." for one in (fact, *fact.beside))
    return " ".join(said)

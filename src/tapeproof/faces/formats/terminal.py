"""The report for eyes: the text with its claims marked, then what is off and why, and the rest below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from io import StringIO

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.constrain import Constrain
from rich.table import Table
from rich.text import Text

from tapeproof.faces.formats.shown import MARK, ORDER, SAID, clusters, in_order, on_the_tape, verdict_of
from tapeproof.faces.formats.why import why
from tapeproof.faces.wire import ClaimState, Report
from tapeproof.terms.verdict import Verdict

STYLE = {Verdict.STANDS: "green", Verdict.STANDS_OTHERWISE: "yellow", Verdict.OFF: "bold red", Verdict.OPEN: "cyan"}
AS_ABOVE = "as above"
ROOMY = 100
"""Columns from which each thing has a column of its own; prose is never set wider."""


def render(report: Report, text: str, *, width: int = ROOMY, colour: bool = False) -> str:
    """Write the report for a terminal of so many columns; without colour the marks alone tell the verdicts."""
    out = StringIO()
    console = Console(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        emoji=False,
        markup=False,
        legacy_windows=False,
    )
    prose = Constrain(marked(text, report.claims), min(width, ROOMY))
    parts: list[RenderableType] = [_head(report), Text(), prose]
    if report.claims:
        parts.append(_table(report.claims, width))
    parts += [*_unread(report), _summary(report)]
    console.print(Group(*parts))
    return "\n".join(line.rstrip() for line in out.getvalue().split("\n"))


def marked(text: str, claims: Iterable[ClaimState]) -> Text:
    """The text with each claim in brackets, after its mark and number; claims that overlap share a bracket."""
    out, at = Text(), 0
    for start, end, group in clusters(claims):
        worst = min((Verdict(claim.verdict) for claim in group), key=ORDER.index)
        out.append(text[at:start])
        names = " ".join(f"{MARK[Verdict(claim.verdict)]}{claim.id[1:]}" for claim in group)
        out.append(f"[{names} ", STYLE[worst])
        out.append(text[start:end], f"{STYLE[worst]} underline" if worst is Verdict.OFF else STYLE[worst])
        out.append("]", STYLE[worst])
        at = end
    out.append(text[at:])
    out.rstrip()
    return out[len(out.plain) - len(out.plain.lstrip()) :]


def _head(report: Report) -> Text:
    story = report.story
    where = [part for part in (story.published, story.home) if part]
    return Text.assemble((story.id, "bold"), f"  {'  '.join(where) or 'without a date'}")


def _table(claims: tuple[ClaimState, ...], width: int) -> Table:
    roomy = width >= ROOMY
    table = Table(box=SIMPLE_HEAD, pad_edge=False, expand=False, padding=(0, 1, 0, 0))
    table.add_column("", no_wrap=True)
    table.add_column("claim", ratio=3, overflow="fold")
    if roomy:
        table.add_column("verdict", no_wrap=True)
    table.add_column("on the tape", overflow="fold", max_width=24)
    if roomy:
        table.add_column("reading", overflow="fold", max_width=20)
    table.add_column("why", ratio=4, overflow="fold")
    before = ""
    for claim in in_order(claims):
        verdict = Verdict(claim.verdict)
        style = STYLE[verdict]
        first = Text(f"{MARK[verdict]}{claim.id[1:]}", style)
        quote = Text(" ".join(claim.quote.split()))
        tape = Text(on_the_tape(claim), style)
        said_of_it = "; ".join(why(claim))
        reason = AS_ABOVE if said_of_it and said_of_it == before else said_of_it
        before = said_of_it
        if roomy:
            table.add_row(first, quote, Text(verdict_of(claim), style), tape, _reading(claim), reason)
        else:
            table.add_row(first, quote, tape, reason)
    return table


def _reading(claim: ClaimState) -> str:
    """The reading under which it holds, where that is not the one that everybody takes first."""
    return claim.reading or "" if claim.verdict == Verdict.STANDS_OTHERWISE else ""


def _unread(report: Report) -> Iterator[Text]:
    counts = Counter(unread.why for unread in report.unread)
    if counts:
        reasons = ", ".join(
            f"{why} {count}" for why, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        )
        yield Text(f"Numbers not checked: {counts.total()} ({reasons}).")


def _summary(report: Report) -> Text:
    total = len(report.claims)
    waived = Counter(Verdict(claim.verdict) for claim in report.claims if claim.waived)
    counts = [
        f"{report.summary[verdict]} {SAID[verdict]}" + (f" ({waived[verdict]} waived)" if waived[verdict] else "")
        for verdict in ORDER
    ]
    line = f"{total} claim{'' if total == 1 else 's'}: {', '.join(counts)}. "
    line += f"Market version {report.market.version}, as known at {report.market.known_at}."
    return Text(line, "bold")

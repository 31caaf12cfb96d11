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

from tapeproof.faces.formats.why import why
from tapeproof.faces.wire import ClaimState, Report
from tapeproof.terms.quantity import Unit
from tapeproof.terms.verdict import Verdict

ORDER = (Verdict.OFF, Verdict.STANDS_OTHERWISE, Verdict.OPEN, Verdict.STANDS)
"""What asks for an editor's eye comes first."""

MARK = {Verdict.STANDS: "✓", Verdict.STANDS_OTHERWISE: "≈", Verdict.OFF: "✗", Verdict.OPEN: "?"}
STYLE = {Verdict.STANDS: "green", Verdict.STANDS_OTHERWISE: "yellow", Verdict.OFF: "bold red", Verdict.OPEN: "cyan"}
SAID = {
    Verdict.STANDS: "stands",
    Verdict.STANDS_OTHERWISE: "stands otherwise",
    Verdict.OFF: "off",
    Verdict.OPEN: "open",
}
SUFFIX = {Unit.PERCENT: "%", Unit.PERCENTAGE_POINTS: " points", Unit.BASIS_POINTS: " bp", Unit.RATIO: " times"}
AS_ABOVE = "as above"
CENTS, OF_A_RATE = 2, 4
SMALL = 10
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
    for start, end, group in _clusters(claims):
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


def _clusters(claims: Iterable[ClaimState]) -> Iterator[tuple[int, int, list[ClaimState]]]:
    """Stretches of the text with the claims in them, none overlapping."""
    group: list[ClaimState] = []
    end = 0
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.end)):
        if group and claim.start >= end:
            yield group[0].start, end, group
            group = []
        end = max(end, claim.end) if group else claim.end
        group.append(claim)
    if group:
        yield group[0].start, end, group


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
    for claim in sorted(claims, key=lambda claim: (ORDER.index(Verdict(claim.verdict)), claim.start, claim.end)):
        verdict = Verdict(claim.verdict)
        style = STYLE[verdict]
        first = Text(f"{MARK[verdict]}{claim.id[1:]}", style)
        quote = Text(" ".join(claim.quote.split()))
        tape = Text(on_the_tape(claim), style)
        said_of_it = "; ".join(why(claim))
        reason = AS_ABOVE if said_of_it and said_of_it == before else said_of_it
        before = said_of_it
        if roomy:
            said = SAID[verdict] + (f" ({claim.severity.replace('_', ' ')})" if claim.severity else "")
            table.add_row(first, quote, Text(said, style), tape, _reading(claim), reason)
        else:
            table.add_row(first, quote, tape, reason)
    return table


def _reading(claim: ClaimState) -> str:
    """The reading under which it holds, where that is not the one that everybody takes first."""
    return claim.reading or "" if claim.verdict == Verdict.STANDS_OTHERWISE else ""


def on_the_tape(claim: ClaimState) -> str:
    """The value found, in the unit of what is said and no less finely than it; of a ranking, of how many."""
    value, unit = claim.value, claim.stated.unit
    if value is None:
        return ""
    if claim.evidence.ranking:
        return f"{value} of {len(claim.evidence.ranking)}"
    suffix = SUFFIX.get(Unit(unit), "") if unit else ""
    digits = _digits(value, max(CENTS, _decimals(claim.stated.value)) if suffix else _places(claim))
    if unit == Unit.CURRENCY:
        return f"{claim.stated.currency or ''} {digits}".strip()
    if unit in {Unit.SESSIONS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.QUARTERS, Unit.YEARS}:
        suffix = f" {unit if abs(value) != 1 else unit.removesuffix('s')}"
    return f"{digits}{suffix}"


def _places(claim: ClaimState) -> int:
    """Decimals of a price: those of the story's, at least two, and of a small one without any the four of a rate."""
    if claim.stated.value is None and claim.value is not None and abs(claim.value) < SMALL:
        return OF_A_RATE
    return max(CENTS, _decimals(claim.stated.value))


def _decimals(value: float | None) -> int:
    return len(f"{value:.10g}".partition(".")[2]) if value is not None else 0


def _digits(value: float, places: int) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    text = f"{value:,.{places}f}"
    return text if text.strip("-0.") else f"{value:.2g}"


def _unread(report: Report) -> Iterator[Text]:
    counts = Counter(unread.why for unread in report.unread)
    if counts:
        reasons = ", ".join(
            f"{why} {count}" for why, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        )
        yield Text(f"Numbers not checked: {counts.total()} ({reasons}).")


def _summary(report: Report) -> Text:
    total = len(report.claims)
    counts = [f"{report.summary[verdict]} {SAID[verdict]}" for verdict in ORDER]
    line = f"{total} claim{'' if total == 1 else 's'}: {', '.join(counts)}. "
    line += f"Market version {report.market.version}, as known at {report.market.known_at}."
    return Text(line, "bold")

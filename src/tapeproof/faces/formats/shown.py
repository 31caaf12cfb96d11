"""What every form for eyes shares: the marks of the verdicts, the order of claims, the values with their units."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tapeproof.faces.wire import ClaimState
from tapeproof.terms.quantity import Unit
from tapeproof.terms.reading import Reading
from tapeproof.terms.verdict import Verdict

ORDER = (Verdict.OFF, Verdict.STANDS_OTHERWISE, Verdict.OPEN, Verdict.STANDS)
"""What asks for an editor's eye comes first."""

MARK = {Verdict.STANDS: "✓", Verdict.STANDS_OTHERWISE: "≈", Verdict.OFF: "✗", Verdict.OPEN: "?"}
SAID = {
    Verdict.STANDS: "stands",
    Verdict.STANDS_OTHERWISE: "stands otherwise",
    Verdict.OFF: "off",
    Verdict.OPEN: "open",
}
SUFFIX = {Unit.PERCENT: "%", Unit.PERCENTAGE_POINTS: " points", Unit.BASIS_POINTS: " bp", Unit.RATIO: " times"}
CENTS, OF_A_RATE = 2, 4
SMALL = 10
LARGE = ((1e12, "trillion"), (1e9, "billion"))


def in_order(claims: Iterable[ClaimState]) -> list[ClaimState]:
    """The claims as an editor wants them: what is off first, then by their place in the text."""
    return sorted(claims, key=lambda claim: (ORDER.index(Verdict(claim.verdict)), claim.start, claim.end))


def verdict_of(claim: ClaimState) -> str:
    """The verdict in words, with how wrong what is off is: "off (slip)"."""
    severity = f" ({claim.severity.replace('_', ' ')})" if claim.severity else ""
    return SAID[Verdict(claim.verdict)] + severity


def clusters(claims: Iterable[ClaimState]) -> Iterator[tuple[int, int, list[ClaimState]]]:
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


def on_the_tape(claim: ClaimState) -> str:
    """The value found, in the unit of what is said and no less finely than it; of a ranking, of how many."""
    if claim.value is None:
        return ""
    if claim.group and claim.evidence.ranking:
        return f"{claim.value} of {len(claim.evidence.ranking)}"
    return in_its_unit(claim, claim.value, claim.reading)


def in_its_unit(claim: ClaimState, value: float, reading: str | None) -> str:
    """A value found under a reading: where units are taken for each other, in the other one."""
    unit = claim.stated.unit
    if reading == Reading.POINTS_FOR_PERCENT and unit:
        return f"{value:,.{CENTS}f}{' points' if unit == Unit.PERCENT else '%'}"
    suffix = SUFFIX.get(Unit(unit), "") if unit else ""
    digits = _digits(value, max(CENTS, _decimals(claim.stated.value)) if suffix else _places(claim))
    if unit in {None, Unit.CURRENCY} and (amount := in_words(value, claim.stated.value)):
        return f"{claim.stated.currency or ''} {amount}".strip()
    if unit == Unit.CURRENCY:
        return f"{claim.stated.currency or ''} {digits}".strip()
    if unit in {Unit.SESSIONS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.QUARTERS, Unit.YEARS}:
        suffix = f" {unit if abs(value) != 1 else unit.removesuffix('s')}"
    return f"{digits}{suffix}"


def moved_by(claim: ClaimState, value: float) -> str:
    """A line of a ranking: of moves in percent, else as a price."""
    percent = claim.period.from_ != claim.period.to and claim.reading != Reading.POINTS_FOR_PERCENT
    return f"{value:,.{CENTS}f}{'%' if percent else ''}"


def _places(claim: ClaimState) -> int:
    """Decimals of a price: those of the story's, at least two, and of a small one without any the four of a rate."""
    if claim.stated.value is None and claim.value is not None and abs(claim.value) < SMALL:
        return OF_A_RATE
    return max(CENTS, _decimals(claim.stated.value))


def in_words(value: float, stated: float | None) -> str:
    """An amount as a story tells it, no less finely than it does: 38.65 billion. Empty for smaller ones."""
    for size, name in LARGE:
        if abs(value) >= size:
            places = max(CENTS, _decimals((stated or 0) / size))
            return f"{value / size:,.{places}f} {name}"
    return ""


def _decimals(value: float | None) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2]) if value is not None else 0


def _digits(value: float, places: int) -> str:
    if isinstance(value, int):
        return f"{value:,}"
    text = f"{value:,.{places}f}"
    return text if text.strip("-0.") else f"{value:.2g}"

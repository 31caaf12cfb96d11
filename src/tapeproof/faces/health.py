"""How good the bars are, as a table for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from tapeproof.market.store import Version
from tapeproof.market.verify import Health, totals, worst_year

MOST = 20
"""Instruments shown where not all are asked for."""


def table(found: Sequence[Health], *, most: int | None, by_year: bool = False) -> Iterator[str]:
    """The lines of a table, the worst instrument first, and the totals of all; ``most`` None shows every one."""
    bad = [one for one in found if one.badness]
    shown = found if most is None else bad[:most]
    if shown:
        yield f"{'':<12} {'rows':>10} {'suspect':>9} {'gaps':>7} {'unsure':>7}  why suspect"
    for one in shown:
        yield _line(one.id, one.rows, one.suspect, _or_unknown(one.gaps), _or_unknown(one.unproven), _why(one))
        if by_year:
            yield from _years(one)
    every = totals(found)
    why = ", ".join(f"{words} {count:,}" for words, count in every.reasons.items())
    if shown:
        yield _line("all", every.rows, every.suspect, f"{every.gaps:,}", f"{every.unproven:,}", why)
    unknown = sum(one.gaps is None for one in found)
    yield (
        f"{every.instruments:,} instruments, {len(found) - len(bad):,} of them without a fault."
        + (f" The worst {len(shown)} are shown; --all shows every one." if len(shown) < len(bad) else "")
        + (f" Of {unknown:,} the exchange's sessions are not known: their gaps are not counted." if unknown else "")
    )


def as_json(found: Sequence[Health], version: Version) -> str:
    """All that is known of each, and the totals."""
    whole = {
        "market": {"version": version.number, "digest": version.digest},
        "instruments": found,
        "totals": totals(found),
    }
    return msgspec.json.format(msgspec.json.encode(whole), indent=1).decode()


def _line(name: str, rows: int, suspect: int, gaps: str, unproven: str, why: str) -> str:
    return f"{name:<12} {rows:>10,} {suspect:>9,} {gaps:>7} {unproven:>7}  {why}".rstrip()


def _or_unknown(years: Mapping[int, int] | None) -> str:
    return "?" if years is None else f"{sum(years.values()):,}"


def _why(one: Health) -> str:
    return ", ".join(
        f"{words} {sum(years.values()):,} (most in {worst_year(years)})" for words, years in one.reasons.items()
    )


def _years(one: Health) -> Iterator[str]:
    """A line for each kind of fault with its years."""
    faults = {**one.reasons, "gaps": one.gaps, "unsure": one.unproven}
    for words, years in faults.items():
        if years:
            yield f"  {words}: " + ", ".join(f"{year} {count:,}" for year, count in years.items())

"""A small chart of one claim's evidence as SVG: the closes around it, the sessions named, the rival beside them.

It speaks by shape, not by colour, so that it can be printed: a filled dot is the session measured, a ring where it is
measured from, a cross the rival with a dashed line at its height. Screen readers are told the same in words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date
from html import escape

from tapeproof.faces.formats.why import AGAINST, day, digits
from tapeproof.faces.wire import ClaimState, EvidenceRow, WindowState

WIDTH, HEIGHT = 360, 136
LEFT, RIGHT, TOP, BOTTOM = 8, 8, 18, 34
RADIUS = 3.5


def chart(claim: ClaimState) -> str:
    """The chart of a claim; nothing where its evidence has no course of prices."""
    window = claim.evidence.window
    rows = [row for row in claim.evidence.rows if row.value is not None]
    if not isinstance(window, WindowState) or len(window.dates) < 2 or not rows:
        return ""
    plane = _Plane(window, rows)
    said = f"{rows[0].instrument}, {day(window.dates[0])} to {day(window.dates[-1])}"
    marks = "; ".join(f"{digits(row.value or 0)} on {day(row.date)}" for row in rows)
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in plane.line())
    return (
        f'<svg class="chart" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(said)}: {escape(marks)}">'
        f'<polyline points="{line}" fill="none" stroke="currentColor" stroke-width="1.25"/>'
        f"{''.join(_marks(plane, rows, rivalled=_has_a_rival(claim)))}"
        f'<text x="{LEFT}" y="{HEIGHT - 4}">{day(window.dates[0])}</text>'
        f'<text x="{WIDTH - RIGHT}" y="{HEIGHT - 4}" text-anchor="end">{day(window.dates[-1])}</text></svg>'
    )


def _has_a_rival(claim: ClaimState) -> bool:
    """Whether the last row is that of the value beside which a record is held."""
    return claim.since is not None and AGAINST.match(claim.evidence.formula) is not None


class _Plane:
    """Days across, prices up."""

    def __init__(self, window: WindowState, rows: list[EvidenceRow]) -> None:
        closes = [value for value in window.values if value is not None]
        every = closes + [row.value for row in rows if row.value is not None]
        self.low, self.high = min(every), max(every)
        self.days = [date.fromisoformat(one).toordinal() for one in window.dates]
        self.closes = closes

    def line(self) -> Iterator[tuple[float, float]]:
        return ((self.x(at), self.y(close)) for at, close in zip(self.days, self.closes, strict=True))

    def falls_into(self, at: int) -> bool:
        """Whether the line comes down to a day: what is written above it would stand on the line."""
        place = bisect_left(self.days, at)
        return 0 < place < len(self.closes) and self.closes[place] < self.closes[place - 1]

    def x(self, at: int) -> float:
        width = self.days[-1] - self.days[0] or 1
        return LEFT + (WIDTH - LEFT - RIGHT) * min(max((at - self.days[0]) / width, 0), 1)

    def y(self, price: float) -> float:
        height = self.high - self.low or 1
        return TOP + (HEIGHT - TOP - BOTTOM) * (1 - (price - self.low) / height)


def _marks(plane: _Plane, rows: list[EvidenceRow], *, rivalled: bool) -> Iterator[str]:
    """The last row but the rival is the session measured, the first of several where it is measured from.

    A rival level is at a height of its own; a rival move is told by its day alone.
    """
    rival = rows[-1] if rivalled and len(rows) > 1 else None
    of_levels = len(rows) == 2
    measured = rows[-2] if rival else rows[-1]
    for row in rows:
        at = date.fromisoformat(row.date).toordinal()
        x, y = plane.x(at), plane.y(row.value or 0)
        if row is rival:
            if of_levels:
                yield (
                    f'<line x1="{LEFT}" y1="{y:.1f}" x2="{WIDTH - RIGHT}" y2="{y:.1f}" stroke="currentColor" '
                    f'stroke-width="0.75" stroke-dasharray="3 3" opacity="0.6"/>'
                )
            yield (
                f'<path d="M{x - 4:.1f} {y - 4:.1f}l8 8m0-8l-8 8" stroke="currentColor" stroke-width="2" fill="none"/>'
            )
        else:
            fill = "currentColor" if row is measured else "var(--paper, #fff)"
            yield (
                f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{RADIUS}" fill="{fill}" stroke="currentColor" '
                f'stroke-width="1.5"/>'
            )
        anchor = "end" if x > WIDTH / 2 else "start"
        beside = y + 14 if plane.falls_into(at) or y - 7 <= TOP - 8 else y - 7
        yield f'<text x="{x:.1f}" y="{beside:.1f}" text-anchor="{anchor}" class="value">{digits(row.value or 0)}</text>'

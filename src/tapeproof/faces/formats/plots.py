"""Charts of a session as SVG: a course with its records, a ranking as bars, how many rose and fell.

They take the page's colours and tell by sign, place and label what they tell by colour. Each has a title, and a
description that says in words what it shows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import floor, log10

from tapeproof.faces.formats.why import day, digits

WIDTH = 640
MARGIN = 56
"""Room at the right for the heights, and at the left of bars for what they measure from."""
INK, SOFT, LINE = "var(--ink, #1b1b1f)", "var(--soft, #5c5f66)", "var(--line, #d9dbe0)"
UP, DOWN = "var(--up, #1b6ca8)", "var(--down, #b3452e)"
"""Blue and red-brown are told apart by those who cannot tell red from green."""
Across = Callable[[date], float]
Up = Callable[[float], float]
LABEL = 6.4
"""Width of a letter of a label, about."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A point of a course worth a label."""

    at: date
    value: float
    label: str


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a ranking, in percent."""

    name: str
    value: float


def course(title: str, days: Sequence[date], values: Sequence[float], marks: Sequence[Mark]) -> str:
    """A line over time, at least two points; the marks as rings with their labels, the last point as a dot."""
    height, top, bottom = 260, 22, 24
    low, high = min(values), max(values)
    spread = (high - low) or 1.0
    first, last = days[0].toordinal(), days[-1].toordinal()

    def x(at: date) -> float:
        return 4 + (WIDTH - MARGIN - 8) * (at.toordinal() - first) / max(last - first, 1)

    def y(value: float) -> float:
        return top + (height - top - bottom) * (1 - (value - low) / spread)

    line = " ".join(f"{x(at):.1f},{y(value):.1f}" for at, value in zip(days, values, strict=True))
    said = "; ".join(f"{mark.label}: {digits(mark.value)} on {day(mark.at.isoformat())}" for mark in marks)
    ends = (f"{digits(value)} on {day(at.isoformat())}" for at, value in ((days[0], values[0]), (days[-1], values[-1])))
    told = f"From {' to '.join(ends)}."
    parts = [
        *_heights(low, high, y),
        *_years(days, x, height),
        f'<polyline points="{line}" fill="none" stroke="{INK}" stroke-width="1.5" stroke-linejoin="round"/>',
        f'<circle cx="{x(days[-1]):.1f}" cy="{y(values[-1]):.1f}" r="3.5" fill="{INK}"/>',
        *_levels(marks, x, y),
        *_marked(marks, x, y, top),
    ]
    return _svg(title, f"{told} {said}".strip(), height, parts)


def ranking(title: str, bars: Sequence[Bar]) -> str:
    """Bars from nought to either side, the highest first; at least one."""
    row, top = 24, 8
    height = top + row * len(bars) + 6
    names = min(LABEL * max(len(bar.name) for bar in bars) + 12, WIDTH * 0.45)
    low, high = min(0.0, *(bar.value for bar in bars)), max(0.0, *(bar.value for bar in bars))
    room = LABEL * max(len(_signed(bar.value)) for bar in bars) + 16
    left, right = names + (room if low < 0 else 4), WIDTH - room
    scale = (right - left) / ((high - low) or 1.0)
    nought = left - low * scale
    parts = [f'<line x1="{nought:.1f}" x2="{nought:.1f}" y1="{top - 4}" y2="{height - 4}" stroke="{LINE}"/>']
    for number, bar in enumerate(sorted(bars, key=lambda bar: -bar.value)):
        y, width = top + row * number, max(abs(bar.value) * scale, 1.0)
        start = nought if bar.value >= 0 else nought - width
        end, anchor = (start + width + 5, "start") if bar.value >= 0 else (start - 5, "end")
        parts += [
            f'<text x="0" y="{y + 13}">{escape(_short(bar.name, names))}</text>',
            _rect(start, y + 2, width, row - 9, UP if bar.value >= 0 else DOWN),
            f'<text x="{end:.1f}" y="{y + 13}" text-anchor="{anchor}" class="value">{_signed(bar.value)}</text>',
        ]
    said = ", ".join(f"{bar.name} {_signed(bar.value)}" for bar in sorted(bars, key=lambda bar: -bar.value))
    return _svg(title, f"{said}.", height, parts)


def breadth(title: str, up: int, level: int, down: int) -> str:
    """How many rose, were unchanged and fell, as shares of one bar; at least one of them."""
    height, total = 58, up + level + down
    at, parts = 0.0, []
    for count, said, fill in ((up, "up", UP), (level, "unchanged", LINE), (down, "down", DOWN)):
        width = WIDTH * count / total
        if count:
            parts.append(_rect(at, 6, max(width - 1.5, 0.5), 20, fill))
        at += width
        anchor, x = {"up": ("start", 0.0), "unchanged": ("middle", WIDTH / 2), "down": ("end", float(WIDTH))}[said]
        label = f"{'▲ ' if said == 'up' else '▼ ' if said == 'down' else ''}{count} {said}"
        parts.append(f'<text x="{x:.1f}" y="44" text-anchor="{anchor}" class="value">{label}</text>')
    return _svg(title, f"{up} rose, {level} were unchanged and {down} fell, of {total}.", height, parts)


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"/>'


def _svg(title: str, said: str, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg class="plot" viewBox="0 0 {WIDTH} {height:.0f}" role="img">'
        f"<title>{escape(title)}</title><desc>{escape(said)}</desc>{''.join(parts)}</svg>"
    )


def _heights(low: float, high: float, y: Up) -> Iterator[str]:
    for value in steps(low, high):
        at = y(value)
        yield f'<line x1="0" x2="{WIDTH - MARGIN}" y1="{at:.1f}" y2="{at:.1f}" stroke="{LINE}"/>'
        yield f'<text x="{WIDTH - MARGIN + 6}" y="{at + 4:.1f}">{digits(value)}</text>'


def steps(low: float, high: float) -> list[float]:
    """Some three to six round heights between two values."""
    spread = (high - low) or abs(high) or 1.0
    power = 10.0 ** floor(log10(spread))
    step = next(size * power for size in (0.2, 0.5, 1.0, 2.0) if spread / (size * power) <= 6)
    first = floor(low / step) + 1
    return [round(n * step, 10) for n in range(first, first + 12) if low <= n * step <= high]


def _years(days: Sequence[date], x: Across, height: float) -> Iterator[str]:
    """The beginnings of years, or of months where the course is short; no label over another."""
    long = (days[-1] - days[0]).days > 500
    before, free = days[0], 0.0
    for at in days[1:]:
        if at.year != before.year or (not long and at.month != before.month):
            place = x(at)
            label = str(at.year) if long or at.year != before.year else f"{at:%b}"
            yield f'<line x1="{place:.1f}" x2="{place:.1f}" y1="{height - 22}" y2="{height - 17}" stroke="{SOFT}"/>'
            if place >= free and place < WIDTH - MARGIN - 30:
                yield f'<text x="{place:.1f}" y="{height - 5}">{label}</text>'
                free = place + LABEL * len(label) + 14
        before = at


def _levels(marks: Sequence[Mark], x: Across, y: Up) -> Iterator[str]:
    """From the rivals of a record, dashed, to where it is: nothing between lay beyond."""
    for mark in marks[:-1]:
        first, last = x(mark.at), x(marks[-1].at)
        at = y(marks[-1].value)
        yield f'<path d="M{first:.1f} {at:.1f}H{last:.1f}" stroke="{UP}" stroke-dasharray="3 4" fill="none"/>'


def _marked(marks: Sequence[Mark], x: Across, y: Up, top: float) -> Iterator[str]:
    """Rings and labels; a label that would lie on another goes below its ring."""
    taken: list[tuple[float, float, float]] = []
    for mark in marks:
        across, down = x(mark.at), y(mark.value)
        wide = LABEL * len(mark.label)
        anchor, start = ("end", across - wide) if across > WIDTH / 2 else ("start", across)
        above = down - 10 if down - 10 >= top - 8 else down + 19
        places = [above, down + 19, down - 26, down + 35]
        at = next((each for each in places if not _lies_on(start, start + wide, each, taken)), above)
        taken.append((start, start + wide, at))
        ring = f'fill="var(--paper, #fff)" stroke="{UP}" stroke-width="2"'
        yield f'<circle cx="{across:.1f}" cy="{down:.1f}" r="4" {ring}/>'
        yield f'<text x="{across:.1f}" y="{at:.1f}" text-anchor="{anchor}" class="value">{escape(mark.label)}</text>'


def _lies_on(start: float, end: float, at: float, taken: Sequence[tuple[float, float, float]]) -> bool:
    return any(start < right and left < end and abs(at - height) < 13 for left, right, height in taken)


def _short(name: str, room: float) -> str:
    most = int(room / LABEL) - 1
    return name if len(name) <= most else f"{name[: most - 1]}…"


def _signed(value: float) -> str:
    return f"{'+' if value > 0 else '−' if value < 0 else ''}{abs(value):.2f}%"

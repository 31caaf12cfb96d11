"""The histories and the questions on which the laws are run."""

from __future__ import annotations

from datetime import date
from typing import Any

from tapeproof.history.panel import Panel
from tapeproof.kind import Kind
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask, Extreme
from tapeproof.terms.period import Period, Reach, Span
from tapeproof.terms.quantity import Basis, Direction, Point, Series, Unit
from tapes import hurting


def histories() -> dict[str, Panel]:
    """Panels made to hurt, by name."""
    crowd, other = hurting(1), hurting(2, rows=70, columns=6)
    still = replace(crowd, close=crowd.close * 0 + 7.0)
    return {
        "ties, gaps, late listing, delisting, a group that changes": crowd,
        "another of those": other,
        "years in few rows": hurting(4, rows=120, pace=5),
        "one instrument": hurting(3, columns=1),
        "prices that never move": still,
        "four sessions": crowd.until(crowd.sessions[3].item()),
    }


def questions(kind: Kind[Any, Any]) -> list[Ask]:
    """The kind's own questions, and those that need a window, another basis or ties ignored."""
    window = Period(date(2000, 6, 1), date(2000, 12, 31))
    extra = {
        "level": [
            Ask(Series(basis=Basis(point), unit=Unit.POINTS), peak=Extreme(side, window))
            for side, point in ((Direction.UP, Point.CLOSE), (Direction.DOWN, Point.LOW))
        ],
        "move": [Ask(Series(over=Span(Reach.SINCE, start=Period(date(2000, 4, 1), date(2000, 4, 2)))))],
        "record": [
            Ask(Series(unit=Unit.POINTS), strict=True),
            Ask(Series(basis=Basis(Point.CLOSE, Point.HIGH), unit=Unit.POINTS)),
        ],
        "rank": [
            Ask(Series(over=Span()), within=window),
            Ask(Series(unit=Unit.POINTS)),
            replace(kind.asks[0], series=Series(unit=Unit.POINTS)),
        ],
    }
    return [*kind.asks, *extra.get(kind.name, [])]

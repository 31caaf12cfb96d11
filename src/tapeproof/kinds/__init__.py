"""Every kind, in the order in which the reader prefers them."""

from __future__ import annotations

from typing import Any

from tapeproof.kind import Kind
from tapeproof.kinds import (
    breadth,
    comparison,
    conversion,
    crossing,
    distance,
    growth,
    level,
    move,
    rank,
    record,
    streak,
    surprise,
    tally,
)
from tapeproof.terms.claim import Answer

KINDS: tuple[Kind[Any, Any], ...] = (
    breadth.KIND,
    comparison.KIND,
    tally.KIND,
    rank.KIND,
    streak.KIND,
    record.KIND,
    crossing.KIND,
    distance.KIND,
    conversion.KIND,
    surprise.KIND,
    growth.KIND,
    level.KIND,
    move.KIND,
)

KIND_OF: dict[type[Answer], Kind[Any, Any]] = {kind.answer: kind for kind in KINDS}

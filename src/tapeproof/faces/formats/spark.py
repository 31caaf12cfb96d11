"""A course in one line of the terminal, with a line of marks under what is suspect."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

BLOCKS = "▁▂▃▄▅▆▇█"
PLAIN = "_.,-~=*#"
"""Where the terminal has no blocks: the higher in its line, or the darker, the higher the value."""
POINTS = 60
MARK = "^"


def spark(values: Sequence[float], marked: Sequence[bool] = (), encoding: str | None = "utf-8") -> tuple[str, ...]:
    """Draw values (N, in order, none missing) in at most 60 blocks, each the last value of its stretch.

    Where any value is ``marked`` (N), a second line has a mark under each stretch with one.
    """
    steps = min(POINTS, len(values))
    if not steps:
        return ()
    ends = [step * len(values) // steps for step in range(steps + 1)]
    picked = [values[end - 1] for end in ends[1:]]
    low, reach = min(picked), max(picked) - min(picked)
    ramp = BLOCKS if _shows(BLOCKS, encoding) else PLAIN
    drawn = "".join(ramp[int((value - low) / reach * (len(ramp) - 1)) if reach else 0] for value in picked)
    if not any(marked):
        return (drawn,)
    return drawn, "".join(MARK if any(marked[first:end]) else " " for first, end in pairwise(ends)).rstrip()


def _shows(text: str, encoding: str | None) -> bool:
    try:
        text.encode(encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True

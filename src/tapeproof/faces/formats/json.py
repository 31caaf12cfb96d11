"""The report as JSON: what programs read."""

from __future__ import annotations

import msgspec

from tapeproof.faces.wire import Report


def render(report: Report, *, on_one_line: bool = False) -> str:
    """Write the report as JSON, indented for eyes, or on one line where there are many."""
    encoded = msgspec.json.encode(report)
    return (encoded if on_one_line else msgspec.json.format(encoded, indent=2)).decode() + "\n"

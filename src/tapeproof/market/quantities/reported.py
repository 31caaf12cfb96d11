"""A company's reported figure by quarter: rows are reporting periods, dated by the month's end nearest to theirs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
from msgspec import Struct

from tapeproof.history.panel import Panel
from tapeproof.market.figures import Reading

QUARTER = 3
EARLY = 10
"""A period that ends by this day of a month is that of the month before: quarters of whole weeks end on other days."""


def reported(
    read: Reading, lines: tuple[str, ...], figure: str, currency: str | None, known_at: datetime | None
) -> Panel:
    """Quarterly values (T x 1) of a figure that any line of a company reports, as known at a moment (None: newest).

    ``currency`` None takes that of most rows. Each period has its newest vintage known by then.
    """
    facts = read("facts", lines, known_at)
    rows = [
        row
        for row, (measure, months, provider) in enumerate(
            zip(facts["measure"], facts["months"].tolist(), facts["provider"], strict=True)
        )
        if measure == figure and months == QUARTER and provider is None
    ]
    units = [facts["unit"][row] for row in rows]
    wanted = currency or max(sorted(set(units)), key=units.count, default=None)
    newest = {month_end(facts["period"][row].item()): row for row in rows if facts["unit"][row] == wanted}
    days = sorted(newest)
    at = [newest[day] for day in days]
    value = np.array([facts["value"][row] for row in at], dtype="f8").reshape(-1, 1)
    shape = value.shape
    return Panel(
        np.array(days, dtype="datetime64[D]"), (lines[0],), value, value, value, value, undo=np.ones(shape),
        suspect=np.zeros(shape, dtype=bool), source=np.arange(len(at)).reshape(-1, 1),
        sources=tuple(facts["source"][row] or "" for row in at),
        known_at=(facts["known_at"][at].reshape(-1, 1) // 1_000_000).astype("datetime64[s]"),
        members=np.ones(shape, dtype=bool), began=(None,), decimals=np.array([9]),
    )  # fmt: skip


class Fact(Struct, frozen=True):
    """A company's figure of a quarter, or what a poll of analysts had expected of it; ``known_at`` in UTC seconds."""

    figure: str
    period: date
    """The month's end nearest to that of the quarter."""
    value: float
    currency: str
    provider: str | None
    """Whose estimate it is; None of the company's own report."""
    known_at: np.datetime64
    source: str


def quarterly(facts: Mapping[str, Any]) -> tuple[Fact, ...]:
    """The quarterly figures in rows of the table of facts, reports before estimates.

    Of several estimates the least rounded comes first: which of them its source put first, the table does not tell.
    """
    found = [
        Fact(
            facts["measure"][row], month_end(facts["period"][row].item()), float(facts["value"][row]),
            facts["unit"][row], provider, np.datetime64(int(facts["known_at"][row]) // 1_000_000, "s"),
            facts["source"][row] or "",
        )
        for row, provider in enumerate(facts["provider"])
        if facts["months"][row] == QUARTER
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda one: (one.provider is not None, -_digits(one.value), one.provider or "")))


def _digits(value: float) -> int:
    return len(f"{value:.12g}".rstrip("0"))


def month_end(day: date) -> date:
    """The month's end nearest to the last day of a reporting period."""
    first = day.replace(day=1)
    if day.day <= EARLY:
        return first - timedelta(days=1)
    return (first + timedelta(days=32)).replace(day=1) - timedelta(days=1)

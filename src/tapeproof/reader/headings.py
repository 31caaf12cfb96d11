"""Headings of lists: "For the week:" says when all the lines below it are."""

from __future__ import annotations

from tapeproof.reader.context import Context
from tapeproof.reader.meaning import resolved
from tapeproof.reader.periods import ending
from tapeproof.reader.spot import Chart
from tapeproof.terms.changing import replace
from tapeproof.terms.period import Reach

SHORT = 12
"""A heading has fewer words than this."""


def under(chart: Chart, context: Context) -> Context:
    """The context of a sentence: a list ends where a line does not begin with a name."""
    if context.heading is None or any(chart.gap(0, m.start) <= 1 for m in chart.mentions):
        return context
    return replace(context, heading=None)


def headed(chart: Chart, context: Context) -> Context:
    """The context after a sentence without figures, which may head a list: with a period, or with a day alone."""
    if not chart.text.endswith(":") or chart.gap(0, len(chart.text)) >= SHORT:
        return context
    for token in chart.times:
        found = resolved(chart, token, context)
        day = context.day
        if found is not None and found.span is not None and found.span.reach is Reach.TO_DATE and day is not None:
            return replace(context, heading=(ending(found.period, day), found.span))
    return replace(context, heading=None)

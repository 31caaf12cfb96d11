"""Words beside a figure that open or close readings: of the close, intraday, in progress, outside hours."""

from __future__ import annotations

import re
from datetime import time

from tapeproof.reader.context import Context
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Cue
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.words import dates, verbs

_DELIVERY = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+(?:\w+\s+){0,3}?(?:brent|west texas|wti|crude|gold|silver|copper|contract|futures?|delivery)\b"
    r"|\b(?:brent|wti|crude|gold|silver|copper)\s+for\s+\w+\s+delivery\b|\bcontract\b",
    re.I,
)


def cues(chart: Chart, statement: Statement, instrument: Instrument | None, context: Context) -> frozenset[Cue]:
    """Collect the cues that bear on a statement."""
    found: set[Cue] = set()
    start, end = _near(chart, statement)
    if chart.of(verbs.SETTLED):
        found.add(Cue.OF_THE_CLOSE)
    if chart.within(start, end, verbs.INTRADAY) or _is_extreme(statement):
        found.add(Cue.INTRADAY)
        if not chart.within(start, end, verbs.SETTLED):
            found.discard(Cue.OF_THE_CLOSE)
    if chart.of(verbs.OUTSIDE_HOURS) and not chart.within(start, end, verbs.SETTLED):
        found.add(Cue.OUTSIDE_HOURS)
    if chart.of(verbs.IN_PROGRESS) or _gives_an_hour(chart, instrument, context):
        found.add(Cue.IN_PROGRESS)
        found.discard(Cue.OF_THE_CLOSE)
    if instrument is not None and instrument.type is InstrumentType.FUTURE and _DELIVERY.search(chart.text):
        found.add(Cue.DELIVERY)
    return frozenset(found)


def _near(chart: Chart, statement: Statement) -> tuple[int, int]:
    start, end = chart.clause(statement.anchor)
    return min(start, statement.start), max(end, statement.end)


def _is_extreme(statement: Statement) -> bool:
    figure = statement.fields.get("figure")
    return isinstance(figure, Figure) and figure.hedge is Hedge.AS_MUCH_AS


def _gives_an_hour(chart: Chart, instrument: Instrument | None, context: Context) -> bool:
    """An hour before the subject's exchange closes (taken as local unless a zone is written)."""
    exchange = EXCHANGES.get((instrument.exchange if instrument else None) or context.home)
    closes = exchange.closes if exchange else time(16)
    for token in chart.of(dates.HOUR):
        hour = getattr(token.value, "time", None)
        if hour is None or getattr(token.value, "zone", None) or hour < closes:
            return True
    return False

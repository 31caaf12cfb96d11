"""Words beside a figure that open or close readings: of the close, intraday, in progress, outside hours."""

from __future__ import annotations

from datetime import time

from tapeproof.kinds.record import Record
from tapeproof.reader.context import Context
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Cue
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.words import dates, timejoints, verbs
from tapeproof.words.word import Word

_PHASES = (verbs.SETTLED, verbs.INTRADAY, verbs.OUTSIDE_HOURS)


def cues(chart: Chart, statement: Statement, instrument: Instrument | None, context: Context) -> frozenset[Cue]:
    """Collect the cues that bear on a statement."""
    found: set[Cue] = set()
    nearest = _nearest(chart, statement)
    if nearest is verbs.OUTSIDE_HOURS:
        found.add(Cue.OUTSIDE_HOURS)
    elif nearest is verbs.INTRADAY or _is_extreme(statement):
        found.add(Cue.INTRADAY)
    elif nearest is verbs.SETTLED or _is_beside_a_close(chart, statement):
        found.add(Cue.OF_THE_CLOSE)
    if chart.of(verbs.IN_PROGRESS) or _gives_an_hour(chart, instrument, context):
        found.add(Cue.IN_PROGRESS)
        found.discard(Cue.OF_THE_CLOSE)
    if statement.answer is Record and timejoints.OF_DAYS.search(chart.text, statement.start, statement.end):
        found.add(Cue.OF_DAYS)
    if statement.joint == "from":
        found.add(Cue.SET_OUT)
    if (
        instrument is not None
        and instrument.type is InstrumentType.FUTURE
        and next(timejoints.DELIVERY.everywhere(chart.text), None)
    ):
        found.add(Cue.DELIVERY)
    return frozenset(found)


def _nearest(chart: Chart, statement: Statement) -> Word | None:
    """Which of close, intraday and outside hours is said nearest to a statement, in its clause."""
    start, end = chart.clause(statement.anchor)
    start, end = min(start, statement.start), max(end, statement.end)
    if timejoints.WHEN_THEN.match(chart.text, start):
        start = chart.clause(max(start - 1, 0))[0]  # "in the morning, when at 2,803 it was down 2%"
    marks = []
    # A phase may begin with the word that ends the clause: "soared 14% after hours".
    said = [t for t in chart.within(start, len(chart.text), *_PHASES) if t.start <= end + 1]
    said = [t for t in said if not timejoints.REPORTS.before(chart.text, t.start)]
    if any(t.word is verbs.INTRADAY for t in said):
        said = [t for t in said if not timejoints.ON_THE_DAY.match(f" {chart.text[t.start : t.end]}")]
    for token in said:
        if token.end <= statement.start:
            if token.word is verbs.SETTLED and any(token.end <= m.start < statement.start for m in chart.mentions):
                continue  # "Alibaba was at HK$192 when trading ended, and JD.com tumbled 10.9%"
            gap = chart.gap(token.end, statement.start)
        elif token.word is verbs.OUTSIDE_HOURS and chart.within(statement.end, token.start, verbs.MOVED):
            continue  # "slid 7.8%, only to soar 14% after hours"
        elif token.start >= statement.end:
            gap = chart.gap(statement.end, token.start) + 1
        else:
            gap = 0
        marks.append((gap, token.start, token.word))
    return min(marks, key=lambda mark: mark[:2])[2] if marks else None


def _is_beside_a_close(chart: Chart, statement: Statement) -> bool:
    """Whether a word of the close in the sentence is said of the same subject: no other name stands between."""
    for token in chart.of(verbs.SETTLED):
        between = sorted((token.end, statement.start)) if token.end <= statement.start else (statement.end, token.start)
        if not any(between[0] <= m.start and m.end <= between[1] for m in chart.mentions):
            return True
    return False


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

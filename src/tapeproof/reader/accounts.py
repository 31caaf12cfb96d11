"""Which of a company's figures a sentence speaks of, where it is one that the record can hold: revenue as a whole."""

from __future__ import annotations

from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.reader.topic import topic_of
from tapeproof.terms.quantity import Quantity
from tapeproof.words import accounts


def figure_reported(chart: Chart, statement: Statement) -> str | None:
    """The name of the figure in the table of facts; None for a part of a company, another figure or another basis."""
    if statement.quantity is not Quantity.REPORTED:
        return None
    topic = statement.topic
    if topic is None:
        token = next((one for one in chart.figures if one.start == statement.anchor), None)
        named = topic_of(chart, token) if token is not None else None
        topic = (named.start, named.end) if named is not None else None
    if topic is None:
        return None
    start, end = chart.clause(statement.anchor)
    start, end = min(start, topic[0]), max(end, topic[1])
    said, before, after = chart.text[slice(*topic)], chart.text[: topic[0]], chart.text[topic[1] : end]
    whole = accounts.REVENUE.fullmatch(said) and accounts.OF_THE_WHOLE.search(before)
    other = accounts.OF_A_PART.match(after) or accounts.OTHER_BASIS.search(chart.text[start:end])
    return "revenue" if whole and not other else None

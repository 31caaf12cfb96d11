"""The length of a move that an adjective tells: "an annual decline", "a five-day tally of"."""

from __future__ import annotations

from tapeproof.reader.heads import Head
from tapeproof.reader.runs import span_of
from tapeproof.reader.spot import Chart
from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.words import grains, verbs
from tapeproof.words.moments import Stretch
from tapeproof.words.word import Token


def length_of(chart: Chart, token: Token, head: Head | None) -> Span | None:
    """The length of a move told by an adjective: "an annual decline", "a weekly gain", "a five-day tally of"."""
    noun = head.token.start if head is not None and head.token.word is verbs.MOVE_NOUN else token.start
    for grain in chart.of(grains.GRAIN):
        if grain.end <= noun and not chart.text[grain.end : noun].strip() and _is_adjective(chart, grain):
            return span_of(grain.value)
    for time in chart.times:
        said = time.value.expression
        if time.value.role != "adjective" or not isinstance(said, Stretch) or said.grain is not Grain.DAY:
            continue
        near = time.end <= noun and chart.gap(time.end, noun) <= (0 if noun != token.start else 3)
        if near and "," not in chart.text[time.end : noun]:
            return Span(Reach.SESSIONS, said.count)
    return None


def _is_adjective(chart: Chart, grain: Token) -> bool:
    text = chart.text[grain.start : grain.end].lower()
    return text.endswith("ly") or text == "annual"

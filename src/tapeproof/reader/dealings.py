"""Numbers of shares dealt in: "52.9 billion shares switched owners", "on volume of 387 million shares"."""

from __future__ import annotations

from tapeproof.reader.spot import Chart
from tapeproof.terms.quantity import Unit
from tapeproof.words import volumes
from tapeproof.words.word import Token

MANY = 10_000
"""Fewer shares than that are no volume of a day."""


def is_volume(chart: Chart, token: Token) -> bool:
    """Whether a number is of shares dealt in."""
    stated = token.value
    if stated.figure.unit is not Unit.COUNT or stated.part_of or stated.figure.value < MANY:
        return False
    noun = stated.noun.lower() in volumes.THINGS
    things = volumes.SHARES.match(chart.text, token.value.core[1] if noun else token.end)
    end = things.end() if things else token.end
    if not noun and things is None:
        return False
    dealt = volumes.DEALT.match(chart.text, max(end, token.end))
    return dealt is not None or volumes.VOLUME_OF.before(chart.text, token.start) is not None

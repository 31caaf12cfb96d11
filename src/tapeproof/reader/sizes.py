"""Which sizes are moves by other words than those of movement, and which way they went."""

from __future__ import annotations

from tapeproof.reader.spot import Chart
from tapeproof.reader.topic import quantity
from tapeproof.terms.claim import Doubt
from tapeproof.terms.quantity import Direction, Quantity, Unit
from tapeproof.words import sizejoints, verbs
from tapeproof.words.word import Token

SIZES = frozenset({Unit.PERCENT, Unit.POINTS, Unit.CURRENCY, Unit.BASIS_POINTS, Unit.PERCENTAGE_POINTS})
OF_A_PRICE = frozenset({Quantity.PRICE, Quantity.MARKET_VALUE})
_BEFORE = {
    Direction.UP: (sizejoints.A_GAIN_OF, sizejoints.GIVES_BACK),
    Direction.DOWN: (sizejoints.A_LOSS_OF, sizejoints.TAKES_AWAY),
}
_BEHIND = {Direction.UP: sizejoints.A_GAIN_BEHIND, Direction.DOWN: sizejoints.A_LOSS_BEHIND}


def told_size(chart: Chart, token: Token) -> tuple[Direction | None, tuple[Doubt, ...]] | None:
    """Which way a size went that stands beside no word of movement, with what is in doubt; None where it is no move."""
    stated, text = token.value, chart.text
    figure = stated.figure
    if stated.bare or figure.unit not in SIZES or figure.scale > 1:
        return None
    if quantity(chart, token, figure) not in OF_A_PRICE:
        return None
    for way, leads in _BEFORE.items():
        if any(lead.before(text, token.start) for lead in leads):
            return way, (Doubt.PERIOD,) if _is_of_several(chart, token) else ()
    for way, noun in _BEHIND.items():
        if noun.match(text, token.end):
            return way, ()
    if (became := _became(chart, token)) is not None:
        return became, (Doubt.PERIOD,)
    if figure.unit in {Unit.POINTS, Unit.CURRENCY}:
        swing = sizejoints.A_SWING_OF.before(text, token.start) or sizejoints.A_SWING_BEHIND.match(text, token.end)
        falls, rises = (each.match(text, token.end) for each in (sizejoints.TOP_TO_BOTTOM, sizejoints.BOTTOM_TO_TOP))
        if swing or falls or rises:
            return (Direction.DOWN if falls else Direction.UP if rises else None), (Doubt.KIND,)
        if sizejoints.MOVED_BY.before(text, token.start):
            return None, (Doubt.DIRECTION,)
    return None


def _is_of_several(chart: Chart, token: Token) -> bool:
    """Whether more than the one session may have done it: "two days have relieved it of", "never had it mislaid"."""
    before = chart.text[: token.start]
    return bool(sizejoints.SO_LONG_HAVE.search(before) or sizejoints.GIVES_BACK.search(before))


def _became(chart: Chart, token: Token) -> Direction | None:
    """ "Made good HK$18.50 of the HK$53.50 that had been lost": the verb of its clause."""
    if not sizejoints.ITS_SIZE.before(chart.text, token.value.core[0]):
        return None
    verb = next((t for t in chart.of(verbs.MOVED) if t.start >= token.end), None)
    if verb is None or not sizejoints.THAT_WERE.fullmatch(chart.text, token.end, verb.start):
        return None
    way: Direction = verb.value
    return way

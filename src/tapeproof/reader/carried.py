"""What a second subject's figure shares of the first one's: its verb, or that it is a level."""

from __future__ import annotations

from collections.abc import Sequence

from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.reader.heads import Head
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.figure import Figure
from tapeproof.terms.quantity import Unit
from tapeproof.words import headjoints, joints, verbs
from tapeproof.words.word import Token


def carried(chart: Chart, token: Token, found: Sequence[Statement]) -> Statement | None:
    """The move whose verb a figure shares: "sank 2% to $2,198 and Solana 3%", "12% and the Dow 2,997 points"."""
    leader = next((s for s in reversed(found) if s.answer is Move), None)
    if leader is None or token.value.bare:
        return None
    last = found[-1].end
    second = any(
        last <= m.start
        and m.end <= token.start
        and joints.NAMES_A_SECOND.fullmatch(chart.text[m.end : token.start]) is not None
        for m in chart.mentions
    )
    parted = ";" in chart.text[leader.end : token.start] or chart.within(last, token.start, verbs.MOVED)
    return leader if second and not parted else None


def alike(figure: Figure) -> frozenset[Unit]:
    """The units of a move that a figure may go on from: points from percent too, money from money alone."""
    return frozenset({Unit.CURRENCY} if figure.unit is Unit.CURRENCY else {Unit.POINTS, Unit.PERCENT})


def continues_level(chart: Chart, token: Token, before: Statement | None) -> bool:
    """A second subject's level without its verb: "the Sensex touched 75,388 and the Nifty 22,798"."""
    if (
        before is None
        or before.answer is not Level
        or not token.value.bare
        or token.value.figure.value < 100
        or token.value.year
    ):
        return False
    return any(
        before.end <= m.start and m.end <= token.start and chart.gap(m.end, token.start) == 0 for m in chart.mentions
    )


def goes_on(chart: Chart, token: Token, head: Head, before: Statement) -> bool:
    """ "dropped 16.8%, and 16% more": the same way again."""
    more = headjoints.MORE.fullmatch(chart.text[head.token.start : head.token.end])
    and_ = headjoints.SO_MUCH_MORE.fullmatch(chart.text[before.end : token.start])
    verbs_ = chart.within(before.end, token.start, verbs.MOVED)
    return before.answer is Move and more is not None and and_ is not None and not verbs_

"""Numbers that are no statement: of the future, of somebody's opinion, of what no tape records."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from tapeproof.market.directory import NameKind
from tapeproof.reader.spot import Chart
from tapeproof.terms.quantity import Unit
from tapeproof.words import crossjoints, headjoints, joints, leveljoints, sizejoints, topics
from tapeproof.words.numbers import Stated
from tapeproof.words.word import Token

RELATIVE = frozenset({Unit.PERCENT, Unit.PERCENTAGE_POINTS, Unit.BASIS_POINTS})


FAR = 7
"""Words between a member and what it contributed: "Caterpillar's loss of $11.20 a share cost the Dow 69 points"."""


class Leftover(Struct, frozen=True):
    """A number that is no statement; offsets are the sentence's."""

    start: int
    end: int
    why: str


def opinion(chart: Chart, token: Token) -> str | None:
    """Why a figure is of the future or of somebody's opinion; None where it is neither."""
    start, _ = chart.clause(token.start)
    for mark in chart.within(start, token.start, topics.FORECAST):
        told = (
            joints.IS_TOLD.match(chart.text[mark.end :])
            or leveljoints.BY_POINTS_TO.before(chart.text, mark.end)
            or sizejoints.TARGET_OF_RATES.match(chart.text, mark.start)
            or sizejoints.CARRIED.match(chart.text[mark.start : token.start])
            or _is_anothers(chart, mark, token)
            or sizejoints.PAST_COULD.match(chart.text, mark.start)
            or any(a <= mark.start < b <= token.start for a, b in _relative(chart))
        )
        if chart.gap(mark.end, token.start) <= 14 and not told:
            return "forecast"
    for mark in chart.within(token.end, len(chart.text), topics.FORECAST):
        past = sizejoints.PAST_COULD.match(chart.text, mark.start)
        if chart.gap(token.end, mark.start) <= 1 and not (past or chart.crossed(token.end, mark.start)):
            return "forecast"
    supposed = joints.SUPPOSED.match(chart.text[: token.start])
    return "a rule of thumb" if supposed and joints.AS_A_RULE.search(chart.text[token.end :]) else None


def _relative(chart: Chart) -> Iterator[tuple[int, int]]:
    """ "Wall Street, which will be shut on Friday, …": what a clause between commas foretells is its own."""
    return (said.span() for said in headjoints.RELATIVE.everywhere(chart.text))


def _is_anothers(chart: Chart, mark: Token, token: Token) -> bool:
    """ "XPeng leapt 16% on word that sales would pick up, and Li Auto 9%": told of a second name by the first verb."""
    named = (m for m in chart.mentions if m.start > mark.end and not chart.gap(m.end, token.start))
    told = any(headjoints.AND_THE_NEXT.before(chart.text, m.start) for m in named)
    return told and not any(mark.end <= f.start < token.start for f in chart.figures)


def of_nothing_here(chart: Chart, token: Token, *, of_a_price: bool) -> str | None:
    """Why a figure says nothing that a tape records, whatever stands around it."""
    stated: Stated = token.value
    after = chart.text[token.end :]
    told = chart.text[token.start : token.end]
    share = stated.figure.unit is Unit.PERCENT and not any(c in "%0123456789" for c in told)
    if joints.PART_OF_IT.match(after) or (share and joints.SHARE_OF_A_MOVE.match(after)):
        return "a part of something else"
    if stated.figure.unit is Unit.PERCENT and joints.MAKES_UP.before(chart.text, token.start):
        return "a part of something else"
    if stated.figure.unit in RELATIVE and (
        joints.NO_MOVE_AFTER.match(after) or joints.A_LIMIT.before(chart.text, token.start)
    ):
        return "a percentage that is no move"
    if stated.figure.unit is Unit.RATIO and joints.OF_EARNINGS.match(after):
        return "a multiple of earnings"
    if not stated.bare and joints.NO_PRICE_BEFORE.before(chart.text, token.start):
        return "a price or rate that is no quotation"
    if joints.NEVER_PAST.before(chart.text, stated.core[0]) and not any(crossjoints.NEVER_SO.everywhere(chart.text)):
        return "a level that was not reached"
    if _contributes(chart, token):
        return "a part's contribution"
    if stated.bare and joints.OF_THE_LAST.match(after):
        return "a tally"
    if stated.bare:
        digits = any(c.isdigit() for c in chart.text[token.start : token.end])
        return None if digits else "a number without a unit"
    return "a count of something else" if stated.figure.unit is Unit.COUNT and of_a_price else None


def _contributes(chart: Chart, token: Token) -> bool:
    """ "Fast Retailing knocked 63 points off the Nikkei": a member's part in the move of its index."""
    if token.value.figure.unit is not Unit.POINTS:
        return False
    verbs = [m for m in joints.CONTRIBUTED.finditer(chart.text[: token.start]) if chart.gap(m.end(), token.start) <= 4]
    if not verbs:
        return False
    verb = verbs[-1]
    members = [m for m in chart.mentions if m.end <= verb.start() and m.names[0].kind is NameKind.COMPANY]
    whole = [m for m in chart.mentions if m.names[0].kind is NameKind.INDEX and m.start >= verb.end()]
    near = [m for m in whole if m.end <= token.start or joints.OFF_IT.fullmatch(chart.text[token.end : m.start])]
    return bool(members and near) and chart.gap(members[-1].end, verb.start()) <= FAR

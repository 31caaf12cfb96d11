"""Which numbers without a unit are levels: by the extreme beside them, by their own clause or day, by their verb."""

from __future__ import annotations

from tapeproof.reader.spot import Chart
from tapeproof.terms.quantity import Unit
from tapeproof.words import leveljoints
from tapeproof.words.word import Token

LEAST = 10
"""A smaller number without a unit is no level."""
POSSESSIVES = frozenset({"'s", "’s"})


def is_dated(chart: Chart, token: Token) -> bool:
    """Whether it is told when a level was that: "the 7,628.9 at which it peaked", "the 53,158.85 of July 15"."""
    stated = token.value
    if stated.figure.unit not in {Unit.COUNT, Unit.POINTS, Unit.CURRENCY} or stated.figure.scale > 1 or stated.noun:
        return False
    if not leveljoints.A_NUMBER_OF_ITS_OWN.before(chart.text, stated.core[0]):
        return False
    if leveljoints.WHICH_IT_WAS.match(chart.text, token.end):
        return True
    return any(is_its_day(chart, token, time) for time in chart.times if time.start >= token.end)


def is_its_day(chart: Chart, token: Token, time: Token) -> bool:
    """Whether a time is that of the level before it, and of nothing else: "short of the 17,918.48 of September 11"."""
    core = token.value.core
    fine = leveljoints.IS_FINE.fullmatch(chart.text, *core) and leveljoints.A_NUMBER_OF_ITS_OWN.before(
        chart.text, core[0]
    )
    return bool(fine and leveljoints.OF_A_DAY.fullmatch(chart.text, token.end, time.start))


def is_a_named_level(chart: Chart, token: Token) -> bool:
    """Whether a number is a level by the extreme that it is set beside, by its own clause, or by the verb before it."""
    stated = token.value
    if stated.figure.unit is Unit.CURRENCY and stated.figure.scale == 1:
        if _is_owned(chart, token):
            return True
        far = leveljoints.AS_FAR_AS.match(chart.text, token.start)
        leads = (leveljoints.DEALT_IN_FOR, leveljoints.TOWARD, leveljoints.IS_WORTH)
        return far is not None or any(lead.before(chart.text, token.start) for lead in leads)
    if not stated.bare or stated.year or stated.figure.value < LEAST:
        return False
    text, core = chart.text, stated.core
    if leveljoints.TOWARD.before(text, token.start) or leveljoints.DEALT_IN_FOR.before(text, token.start):
        return True
    if leveljoints.COMES_TO.before(text, core[0]):
        return True
    if leveljoints.AS_FAR_AS.match(text, token.start) and leveljoints.A_QUOTE.match(text, token.end):
        return True
    if not leveljoints.IS_FINE.fullmatch(text, *core):
        return False
    if leveljoints.AS_FAR_AS.match(text, token.start) and "," in text[slice(*core)]:
        return True  # "slid as far as 4,797"
    if leveljoints.READS.before(text, token.start) and leveljoints.IS_APPOSED.match(text, token.end):
        return True
    beside = leveljoints.NAMED_BEFORE.before(text, token.start) and leveljoints.IS_APPOSED.match(text, token.end)
    return bool(
        beside or is_dated(chart, token) or leveljoints.OF_THAT_DAY.before(text, token.start) or _is_owned(chart, token)
    )


def _is_owned(chart: Chart, token: Token) -> bool:
    """ "March 14's $73,750.07": a day's own level, where no word of movement stands behind it."""
    if not leveljoints.IS_APPOSED.match(chart.text, token.end):
        return False
    return any(
        time.value.names_day
        and (chart.text[time.end - 2 : time.end] in POSSESSIVES or chart.text[time.end : time.end + 2] in POSSESSIVES)
        and leveljoints.OWNED_BY_ITS_DAY.fullmatch(chart.text, time.end, token.value.core[0])
        for time in chart.times
        if time.end <= token.start
    )

"""Places among others that no list of nouns holds: "the mildest loss of any market", "tops the table of"."""

from __future__ import annotations

from collections.abc import Sequence

from tapeproof.reader.among import RULES, behind, heading
from tapeproof.reader.bettered import bettered, names_from
from tapeproof.reader.context import Context
from tapeproof.reader.places import is_foretold
from tapeproof.reader.rivals import Rivals, rivals
from tapeproof.reader.runnersup import runners_up
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.claim import Doubt
from tapeproof.words import rankjoints
from tapeproof.words import standings as words

BESIDE = 8
"""Characters from a place to those among whom it is."""


def standings(chart: Chart, context: Context, known: Sequence[Statement]) -> list[Statement]:
    """The places of a sentence, those already ``known`` with the rivals that are named beside them."""
    found = rivals(chart, context)
    told = [_among(chart, one, found) for one in known]
    for new in (*bettered(chart, found, context), *(s for rule in RULES for s in rule(chart, found))):
        if (
            is_foretold(chart, new)
            or words.NEGATED.before(chart.text, new.start)
            or any(s.named == new.named and s.start < new.end and new.start < s.end for s in told if _is_sure(s))
        ):
            continue
        again = new.among is None and any(s.among is None and s.fields["place"] == new.fields["place"] for s in told)
        if again:
            continue  # "its second-largest rise ever, behind only the 12% of March 2020"
        beside = [s for s in told if s.start < new.end and new.start < s.end]
        if not beside:
            told.append(new)
        elif _is_sure(new) or all(s.listed == 0 for s in beside):
            told = [s for s in told if s not in beside]
            told.append(new)
    told = [_bar(chart, s, found) for s in told if s.among is None or not words.NEGATED.before(chart.text, s.start)]
    return [*told, *(s for s in runners_up(chart, told) if not is_foretold(chart, s))]


def _bar(chart: Chart, one: Statement, found: tuple[Rivals, ...]) -> Statement:
    """ "The weakest of the big markets, bar Brazil": the second; those named are none of its subjects."""
    if one.among is None or one.fields["place"] != 1:
        return one
    end = max([one.end, *(r.end for r in found if r.start - one.end <= BESIDE)])
    bar = words.BAR.match(chart.text[end:])
    if bar is None:
        return one
    count, last = names_from(chart, end + bar.end())
    if not count or not words.ENDS_NAMES.match(chart.text[last:]):
        return one
    fields = {**one.fields, "place": count + 1}
    doubts = tuple(dict.fromkeys((*one.doubts, Doubt.KIND)))
    return one.but(end=last, fields=fields, doubts=doubts, others=(*one.others, (end, last)))


def _is_sure(one: Statement) -> bool:
    return bool(one.among or one.named or one.listed) or one.among is None


def _among(chart: Chart, one: Statement, found: tuple[Rivals, ...]) -> Statement:
    """A place whose rivals nobody listed: those named right behind it, or at the head of the clause."""
    if one.among != "" or one.named is not None:
        return one
    owner = next(
        (r for r in found if r.end <= one.start and rankjoints.OWN.fullmatch(chart.text[r.end : one.start])), None
    )
    who = behind(chart, found, one.end) or owner or heading(chart, found, one.start)
    if who is None:
        return one.but(listed=0)
    doubts = tuple(
        d
        for d in one.doubts
        if d is not Doubt.KIND or not who.sure or rankjoints.SEVERAL.search(chart.text[one.start : one.end])
    )
    return one.but(among=who.group, named=who.named, listed=who.count, doubts=doubts, others=((who.start, who.end),))

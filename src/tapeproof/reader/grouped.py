"""The group that a place is taken in, or whose members are counted: one on record, an index's, the story's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.rank import Rank
from tapeproof.market.directory import Directory, NameKind
from tapeproof.market.members import NAMED_HERE
from tapeproof.reader.context import Context
from tapeproof.reader.owner import Owner
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.reader.whose import named_with
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim, Doubt
from tapeproof.terms.instrument import Group, Line, Nobody

UNTOLD = Group("those meant")
"""A list that no one knows: a place in it stays open."""
GOES_ON = 8
"""Paragraphs over which a list is still the one meant; one on which the subject does not stand settles nothing."""
PRICED = frozenset({NameKind.INDEX, NameKind.MARKET, NameKind.COMPANY, NameKind.COMMODITY})


def group_of(
    chart: Chart, statement: Statement, owner: Owner, context: Context, directory: Directory
) -> Group | None:  # fmt: skip
    """The group of a statement; None where it has none."""
    if statement.among:
        return Group(statement.among)
    members = owner if statement.counts_members else None
    if statement.answer is Rank and statement.named is not None:
        members = named_with(chart, statement, context, directory)
    if members is not None and isinstance(members.subject, Line | Group):
        return Group(members.subject.id)  # an index's members are the list that bears its name
    if statement.answer is not Rank or statement.listed is None:
        return None
    if statement.listed == 0 and context.ranked is not None:
        group, paragraph = context.ranked
        if chart.sentence.paragraph - paragraph <= GOES_ON:
            return group
    return _of_those_named(chart, statement.listed, owner, context, directory)


def ranking(claims: Sequence[Claim], paragraph: int, context: Context) -> Context:
    """The context after the places of a sentence: what is ranked next may be so in the same list."""
    told = next((c.ask.among for c in reversed(claims) if isinstance(c.answer, Rank) and c.ask.among), None)
    return context if told in {None, UNTOLD} or told is None else replace(context, ranked=(told, paragraph))


def other_side(
    chart: Chart, statement: Statement, owner: Owner, context: Context, directory: Directory
) -> Owner | None:  # fmt: skip
    """Whom a subject is held against: the one named with it, else the one of its type spoken of just before."""
    if statement.answer is not Comparison:
        return None
    if statement.named is not None:
        return named_with(chart, statement, context, directory)
    sort = owner.instrument.type if owner.instrument is not None else None
    for mention in reversed([m for m in chart.mentions if m.end <= statement.start and m.names[0].kind in PRICED]):
        symbol = directory.resolve(mention.names[0], context.home)
        instrument = directory.instrument(symbol) if symbol else None
        if instrument is not None and instrument.type is sort and Line(instrument.id) != owner.subject:
            return Owner(Line(instrument.id), instrument, mention.text, (Doubt.SUBJECT,), implied=True)
    for spoken in context.spoken:
        if spoken.subject != owner.subject and spoken.instrument is not None and spoken.instrument.type is sort:
            return Owner(spoken.subject, spoken.instrument, spoken.text, (Doubt.SUBJECT,), implied=True)
    return Owner(Nobody(), None, "", (Doubt.SUBJECT,))


def _of_those_named(chart: Chart, count: int, owner: Owner, context: Context, directory: Directory) -> Group:
    """As many as the paragraph names of the subject's own type: they are the list; fewer or more tell of none."""
    sort = owner.instrument.type if owner.instrument is not None else None
    here = dict.fromkeys(_named(chart, owner, context, directory))
    before = [s for s in context.spoken if s.paragraph == chart.sentence.paragraph and isinstance(s.subject, Line)]
    known = here | dict.fromkeys(
        s.subject.id for s in before if isinstance(s.subject, Line) and s.instrument and s.instrument.type is sort
    )
    for told in (here, known):
        if count and sort is not None and len(told) == count and getattr(owner.subject, "id", "") in told:
            return Group(NAMED_HERE.join(sorted(told)))
    return UNTOLD


def _named(chart: Chart, owner: Owner, context: Context, directory: Directory) -> Iterator[str]:
    """The subject and those of its type that its sentence names."""
    if isinstance(owner.subject, Line):
        yield owner.subject.id
    for mention in chart.mentions:
        symbol = directory.resolve(mention.names[0], context.home) if mention.names[0].kind in PRICED else None
        instrument = directory.instrument(symbol) if symbol else None
        if instrument is not None and owner.instrument is not None and instrument.type is owner.instrument.type:
            yield instrument.id

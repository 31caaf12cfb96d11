"""From a text to its claims: the fold over its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tapeproof.kind import Kind
from tapeproof.kinds.breadth import Breadth
from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.distance import Distance
from tapeproof.market.directory import Directory
from tapeproof.reader.attach import attach
from tapeproof.reader.breadths import breadths
from tapeproof.reader.comparisons import comparisons
from tapeproof.reader.context import Context
from tapeproof.reader.crossings import crossings
from tapeproof.reader.day import publication_day, story_day
from tapeproof.reader.distances import distances
from tapeproof.reader.estimates import surprises
from tapeproof.reader.firsts import firsts
from tapeproof.reader.headings import headed, under
from tapeproof.reader.leftovers import Leftover
from tapeproof.reader.lengths import lengths
from tapeproof.reader.likewise import likewise
from tapeproof.reader.match import figures
from tapeproof.reader.moved import moved
from tapeproof.reader.multiples import multiples
from tapeproof.reader.places import places
from tapeproof.reader.ranked import apart_from_others
from tapeproof.reader.reached import marks_an_extreme
from tapeproof.reader.runs import runs
from tapeproof.reader.scope import scopes
from tapeproof.reader.split import sentences
from tapeproof.reader.spot import Chart, chart
from tapeproof.reader.standings import standings
from tapeproof.reader.statement import Statement
from tapeproof.reader.superlatives import superlatives
from tapeproof.reader.tallies import tallies
from tapeproof.reader.turned import turns
from tapeproof.reader.when import naming, opening, passing
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim
from tapeproof.terms.period import Ever
from tapeproof.terms.quantity import Quantity
from tapeproof.terms.story import Story, Unread


def read(
    story: Story, directory: Directory, kinds: Sequence[Kind[Any, Any]]
) -> tuple[tuple[Claim, ...], tuple[Unread, ...]]:
    """Find every checkable statement of the kinds given, and account for every other number."""
    answers = {kind.answer for kind in kinds}
    context = Context(story, story.home or "XNYS")
    claims: list[Claim] = []
    unread: list[Unread] = []
    charts = [chart(sentence, directory) for sentence in sentences(story.text)]
    about = story_day(charts, story.published, context.home)
    context = replace(
        context,
        day=about.period if about is not None else None,
        unsure=about is not None and not about.sure,
        to_date=publication_day(charts, story.published),
    )
    for marks in charts:
        context = under(marks, context)
        statements, left = statements_of(marks, context)
        known = [s for s in statements if s.answer in answers]
        found, context = attach(marks, known, context, directory)
        claims += found
        context = context.went(known)
        context = naming(marks, opening(marks, context))
        if not known:
            context = headed(marks, passing(marks, context))
        unread += [_unread(marks, leftover) for leftover in left]
        unread += [
            _unread(marks, Leftover(s.start, s.end, f"no kind for {s.answer.__name__.lower()}"))
            for s in statements
            if s.answer not in answers
        ]
    return tuple(claims), tuple(unread)


def statements_of(marks: Chart, context: Context) -> tuple[list[Statement], list[Leftover]]:
    """The statements of one sentence, in order, and the numbers that are none."""
    expected, marks = surprises(marks, told=context.topic is Quantity.REPORTED)
    session = context.day.last if context.day else None
    compared, marks = multiples(marks, context.story.published, session)
    figured, left = figures(marks)
    figured += moved(marks, figured)
    figured = distances(marks, figured, context.story.published, session)
    known = tuple(scopes(marks, context.story.published, session))
    figured = sorted([*figured, *compared], key=lambda s: s.anchor)
    figured = crossings(marks, figured, known)
    streaks = runs(marks, lengths(marks))
    ranked = standings(marks, context, places(marks, context.story.published, session))
    ranked = [s for s in ranked if not _inside(s.anchor, compared)]
    counted = [s for s in breadths(marks) if not _inside(s.anchor, streaks)]
    counted += [*comparisons(marks), *tallies(marks)]
    streaks = [s for s in streaks if not _inside(s.anchor, counted)]
    ranked = [s for s in ranked if not _inside(s.anchor, [c for c in counted if c.answer is Breadth])]
    figured = [s for s in figured if not _inside(s.anchor, [*streaks, *counted]) and not _is_an_ordinal(s, streaks)]
    records = superlatives(marks, known, [*figured, *streaks], context.way)
    records += [*firsts(marks, known), *turns(marks, context)]
    records = [r for r in records if not any(s.fields["place"] > 1 and _meet(r, s) for s in ranked)]
    ranked = [s for s in ranked if s.listed != 0 or not any(c.answer is Breadth and _meet(c, s) for c in counted)]
    held = [s for s in ranked if s.others]  # "gainers led losers 540 to 263" counts them
    counted = [c for c in counted if c.answer not in {Comparison, Breadth} or not any(_meet(c, s) for s in held)]
    figured = [s for s in figured if not _is_of_a_record(s, records)]
    left += [Leftover(token.start, token.end, why) for token, why in marks.aside if not _inside(token.start, figured)]
    left = [leftover for leftover in left if not _inside(leftover.start, [*streaks, *ranked, *records, *counted])]
    records += likewise(marks, [*records, *streaks], context.story.published, session)
    records = [r for r in records if not _is_measured_from(r, figured) and not _inside(r.start, counted)]
    records = [r for r in records if not any(marks_an_extreme(marks, s, r.start) for s in figured)]
    streaks = [s for s in streaks if not any(r.run and r.start <= s.anchor < r.end for r in records)]
    counted = apart_from_others(marks, [*ranked, *counted])
    return sorted([*expected, *figured, *streaks, *records, *counted], key=lambda s: (s.anchor, s.start)), left


def _is_an_ordinal(said: Statement, streaks: Sequence[Statement]) -> bool:
    """ "was a third in a row": no share."""
    return any(said.anchor < run.anchor <= said.anchor + len("a ") for run in streaks)


def _is_of_a_record(said: Statement, records: Sequence[Statement]) -> bool:
    """ "not since August had it closed higher": the record's own words, no move beside it."""
    return said.fields.get("figure", said) is None and _inside(said.anchor, records)


def _is_measured_from(record: Statement, figured: Sequence[Statement]) -> bool:
    """ "12% below its record": where a distance starts, not a record that is claimed; one with its day is."""
    within = [s for s in figured if s.answer is Distance and s.start <= record.start and record.end <= s.end]
    return any(not s.used or not isinstance(record.fields["since"], Ever) for s in within)


def _meet(one: Statement, other: Statement) -> bool:
    return one.start < other.end and other.start < one.end


def _inside(place: int, statements: Sequence[Statement]) -> bool:
    return any(s.start <= place < s.end for s in statements)


def _unread(marks: Chart, leftover: Leftover) -> Unread:
    start = marks.sentence.start
    return Unread(marks.text[leftover.start : leftover.end], start + leftover.start, start + leftover.end, leftover.why)

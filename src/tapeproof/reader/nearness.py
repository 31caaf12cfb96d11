"""Which time expression a statement leans on: the nearest one that is its own."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.record import Record
from tapeproof.reader.apart import asides, heads_another, is_of_another
from tapeproof.reader.context import Context
from tapeproof.reader.levels import is_its_day
from tapeproof.reader.meaning import STARTING, resolved, tells_on
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.terms.period import Grain, Period, Reach
from tapeproof.words import adjectives, timejoints, verbs
from tapeproof.words.calendar import Resolved
from tapeproof.words.moments import SamePeriod, SoFar, Stretch, When
from tapeproof.words.word import Token


class Nearest(Struct, frozen=True):
    """A time expression, the days it means, and how far it stands from the statement."""

    token: Token
    resolved: Resolved
    cost: float

    @property
    def period(self) -> Period:
        """The days it means."""
        return self.resolved.period

    @property
    def when(self) -> When:
        """The expression itself."""
        when: When = self.token.value
        return when

    @property
    def starts(self) -> bool:
        """Whether it is where a stretch begins ("since April 2")."""
        return _starts(self.resolved)


def nearest(
    chart: Chart, statement: Statement, times: Sequence[Token], context: Context
) -> tuple[Nearest | None, Nearest | None]:
    """The day and the longer period nearest to a statement."""
    named = [t for t in times if _is_its_own(chart, statement, t) or not _names_an_extreme(chart, t)]
    read = [(t, r) for t in named if (r := resolved(chart, t, context, statement)) is not None]
    days = [(t, r) for t, r in read if _is_a_day(t.value) and not _starts(r)]
    spans = [(t, r) for t, r in read if not _is_a_length(t.value) and (not _is_a_day(t.value) or _starts(r))]
    spans = [(t, r) for t, r in spans if not _starts(r) or _begins(chart, statement, t)]
    compared = [t for t, _ in spans if timejoints.THAN_IT_DID.fullmatch(chart.text[statement.end : t.start])]
    if compared:  # "lower than it did a year ago" says from when: no other start is its own
        days = [(t, r) for t, r in days if t.value.role not in STARTING]
        spans = [(t, r) for t, r in spans if t in compared]
    return nearest_of(chart, statement, days), nearest_of(chart, statement, spans)


def nearest_of(chart: Chart, statement: Statement, read: Sequence[tuple[Token, Resolved]]) -> Nearest | None:
    """The nearest of some expressions; None where none is the statement's."""
    found = [Nearest(t, r, cost) for t, r in read if (cost := _remoteness(chart, statement, t)) is not None]
    return min(found, key=lambda one: one.cost, default=None)


def _starts(resolved: Resolved) -> bool:
    return resolved.span is not None and resolved.span.reach is Reach.SINCE


def _is_a_day(when: When) -> bool:
    """A day by its name or date, or by how many days ago it was."""
    said = when.expression
    return when.names_day or (isinstance(said, Stretch) and said.grain is Grain.DAY and when.role in {"ago", "after"})


def _is_its_own(chart: Chart, statement: Statement, token: Token) -> bool:
    """Whether a time that names an extreme is that of the statement itself: "Friday's 15-month peak"."""
    before = token.end <= statement.anchor
    if statement.answer is Level:
        return before
    return statement.answer is Record and before and chart.gap(token.end, statement.anchor) <= 1


def _names_an_extreme(chart: Chart, token: Token) -> bool:
    """ "its April low", "its peak of March 18": when an extreme was, not the move that is measured from it."""
    before, after = chart.text[: token.start], chart.text[token.end :]
    if timejoints.THAN_AT.search(before):
        return False  # "below its close of February 23": where a move starts
    return bool(
        timejoints.OF_A_NAMED_LOW.match(after) or (token.value.role == "of" and timejoints.EXTREME_OF.search(before))
    )


def _begins(chart: Chart, statement: Statement, token: Token) -> bool:
    """Whether a day begins the statement's stretch: at the head of a clause before it, or close behind it."""
    if timejoints.THAN_AT.before(chart.text, token.start):
        return token.start >= statement.end and chart.gap(statement.end, token.start) <= 5
    if token.end <= statement.start:
        if isinstance(token.value.expression, SamePeriod):
            adverb = chart.text[token.start : token.end].lower() == "since"
            return adverb or timejoints.HEADS_A_CLAUSE.before(chart.text, token.start) is not None
        return timejoints.BEGINS_WITH_SINCE.before(chart.text, token.start) is not None
    between = chart.text[statement.end : token.start]
    return "," not in between and chart.gap(statement.end, token.start) <= 6


def _is_a_length(when: When) -> bool:
    """Of "one-day", "four-year": they belong to the noun beside them."""
    return isinstance(when.expression, Stretch) and when.role == "adjective"


def _remoteness(chart: Chart, statement: Statement, token: Token) -> float | None:
    """How far a time expression is from a statement; None where a word between gives it to something else."""
    running = isinstance(token.value.expression, SoFar) or token.value.text.lower().startswith("this ")
    for start, end in (*asides(chart.text), *(() if running else chart.held_up)):
        if start < token.start and token.end <= end and not start < statement.anchor < end:
            return None
    if timejoints.SET_IT.before(chart.text, token.start) or _is_of_a_level(chart, statement, token):
        return None
    if token.value.role == "since" and token.end >= statement.end and tells_on(chart, token):
        between = timejoints.ITS_ROLE.sub("", chart.text[statement.end : token.start])
        if statement.answer is not Move or between.strip():
            return None  # "its weakest since Jan. 31, when it dropped 7.5%", but "up 15% since mid-April, when it fell"
    if token.end <= statement.start:
        return _before(chart, statement, token)
    if token.start >= statement.end:
        return _after(chart, statement, token)
    return 0.0


def _is_of_a_level(chart: Chart, statement: Statement, token: Token) -> bool:
    """ "off the two-year high of $1.3832 touched on Friday": the day of that level alone."""
    behind = [f for f in chart.figures if f.end <= token.start and f.start != statement.anchor]
    if any(timejoints.IT_REACHED.fullmatch(chart.text[f.end : token.start]) for f in behind):
        return True
    return any(statement.end <= f.start and is_its_day(chart, f, token) for f in behind)


def _before(chart: Chart, statement: Statement, token: Token) -> float | None:
    text = chart.text
    between = text[token.end : statement.start]
    if timejoints.WHERE_IT_WAS.before(text, token.start) and not tells_on(chart, token):
        return None
    if token.value.role == "after" and isinstance(token.value.expression, Stretch):
        return None if "," in between else 0.0
    if statement.answer is Level and token.value.role == "from" and timejoints.ITS_CLOSE.match(between):
        return None  # "rose 2.2% from Friday's close to $76.78"
    if timejoints.BRINGS_NOW.search(text[token.end : statement.anchor]):
        return None
    if timejoints.FOLLOWED_BY.within(text, token.end, statement.start) or _is_of_another_figure(chart, token):
        return None
    if chart.gap(0, token.start) > 1 and not token.value.names_day and is_of_another(chart, between, token.end):
        return None
    if timejoints.HAVING.match(text) and "," in between and "," not in text[: token.start]:
        return None
    if timejoints.WHEN_IT.match(between):
        return 0.01 * chart.gap(token.end, statement.start)  # the nearer of two: "1987, when …, and 1999, when …"
    gap = chart.gap(token.end, statement.start)
    owned = timejoints.POSSESSIVE.search(text[token.start : token.end]) is not None
    heads = timejoints.ITS_SESSION.match(text, token.end) and not chart.gap(chart.clause(token.start)[0], token.start)
    if owned and gap > 3 and (not heads or timejoints.COMES_AFTER.search(between)):
        return None
    owned &= not gap
    taken = not owned and any(
        f.end <= token.start and timejoints.DIRECTLY.match(text[f.end : token.start]) for f in chart.figures
    )
    leans = token.value.role in {"after", "before", "from"}
    return (
        gap
        + 3.0 * chart.crossed(token.end, statement.start)
        + 4.0 * taken
        + 4.0 * leans
        + 1.5 * between.count(",")
        + 15.0 * between.count(";")
    )


def _is_of_another_figure(chart: Chart, token: Token) -> bool:
    """ "from $153.13 on Jan. 7 to", "surpassing the 80.86 of Nov. 20": the day of the figure before it alone."""
    for figure in chart.figures:
        if figure.end <= token.start and timejoints.ON_THAT_DAY.fullmatch(chart.text[figure.end : token.start]):
            return timejoints.MEASURED_AGAINST.before(chart.text, figure.start) is not None
    return False


def _after(chart: Chart, statement: Statement, token: Token) -> float | None:
    if token.value.role == "after" and isinstance(token.value.expression, Stretch):
        return None
    between = chart.text[statement.end : token.start]
    if token.value.role in STARTING:
        between = timejoints.ITS_ROLE.sub("", between)
    if timejoints.ARTICLE.before(chart.text, token.start) and getattr(token.value.expression, "overnight", False):
        return None  # "tracking an overnight rally on Wall Street"
    if timejoints.DIRECTLY.match(between) or timejoints.IS_OF.fullmatch(between):
        return 0.0
    next_ = any(f.start >= token.end and chart.gap(token.end, f.start) <= 3 for f in chart.figures)
    if next_ and timejoints.ENDED_THE.before(chart.text, token.start):
        return None  # "lost 3%, but ended the week up 2%"
    than = timejoints.THAN_AT.before(chart.text, token.start)
    if than is not None and than.start() >= statement.end - 12:  # "46% above where it had finished 2024"
        return float(chart.gap(statement.end, token.start))
    passed = [f for f in chart.figures if statement.end <= f.start and f.end <= token.start]
    if chart.within(statement.end, token.start, verbs.MOVED) or (
        passed
        and any(
            timejoints.DIRECTLY.match(chart.text[m.end : token.start])
            for m in chart.within(statement.end, token.start, verbs.CHANGED)
        )
    ):
        return None
    if (
        passed
        and timejoints.DIRECTLY.match(chart.text[passed[-1].end : token.start])
        and any(
            m.end <= passed[-1].start and chart.gap(m.end, passed[-1].start) <= 1
            for m in chart.within(statement.end, token.start, verbs.CHANGED)
        )
    ):
        return None
    if timejoints.BRINGS.search(between):
        return None  # "lost 1%, cutting its advance this month to 0.4%"
    if statement.answer is Move and chart.within(statement.end, token.start, adjectives.EXTREME):
        return None  # "lost 1.1%, bringing the week's loss to 2.5%, the heaviest so far this year"
    if heads_another(chart, token):
        return None
    between = timejoints.AGAINST_MONEY.sub("", between)
    if timejoints.ELSEWHERE.search(between) or timejoints.POSSESSIVE.search(chart.text[token.start : token.end]):
        return None
    apart = 3.0 * chart.crossed(statement.end, token.start) + 1.5 * between.count(",")
    return chart.gap(statement.end, token.start) + apart + 0.5

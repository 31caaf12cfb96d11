"""Time as said and the days it means; the days are counted by hand on a calendar (SEMANTICS 4)."""

from __future__ import annotations

from datetime import date, time

import pytest

from tapeproof.terms.period import Ago, Ever, Grain, Period, Reach, SinceDate, Span, Within
from tapeproof.words.dates import HOUR, PHASE, SINCE, WHEN, Resolved, When, resolve, since_of
from tapeproof.words.moments import SamePeriod

FRIDAY = date(2025, 3, 7)
WEEK, MONTH, QUARTER, YEAR = Grain.WEEK, Grain.MONTH, Grain.QUARTER, Grain.YEAR


def only(text: str) -> When:
    tokens = list(WHEN.spot(text))
    assert len(tokens) == 1, [text[t.start : t.end] for t in tokens]
    return tokens[0].value


def said(text: str, today: date = FRIDAY, session: date | None = None, before: date | None = None) -> Resolved:
    return resolve(only(text), today, session, before)


def days(text: str, today: date = FRIDAY, session: date | None = None) -> tuple[date, date]:
    period = said(text, today, session).period
    return period.first, period.last


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on Thursday", date(2025, 3, 6)),
        ("Friday's gain", date(2025, 3, 7)),
        ("last Friday", date(2025, 2, 28)),
        ("last Thursday", date(2025, 3, 6)),
        ("Wednesday of last week", date(2025, 2, 26)),
        ("Saturday", date(2025, 3, 1)),
        ("today", date(2025, 3, 7)),
        ("yesterday", date(2025, 3, 6)),
        ("the previous day", date(2025, 3, 6)),
        ("on Feb. 21", date(2025, 2, 21)),
        ("21 February", date(2025, 2, 21)),
        ("on Sept 30", date(2024, 9, 30)),
        ("September 30, 2024", date(2024, 9, 30)),
        ("on March 7th", date(2025, 3, 7)),
        ("on March 8", date(2024, 3, 8)),
        ("2025-03-06", date(2025, 3, 6)),
        ("the 19th of October 1987", date(1987, 10, 19)),
        ("Friday, February 28", date(2025, 2, 28)),
    ],
)
def test_a_named_day_is_the_latest_such_day_at_or_before_publication(text: str, day: date) -> None:
    resolved = said(text)
    assert resolved.period == Period(day, day, named=True, text=resolved.period.text)
    assert resolved.span == Span()


def test_overnight_is_the_weekday_before() -> None:
    assert days("tumbled overnight", date(2008, 9, 30)) == (date(2008, 9, 29), date(2008, 9, 29))
    assert days("tumbled overnight", date(2025, 3, 10)) == (date(2025, 3, 7), date(2025, 3, 7))


def test_a_since_date_without_a_year_precedes_the_claim() -> None:
    resolved = said("since March 7", before=date(2025, 3, 6))
    assert resolved.period.first == date(2024, 3, 7)
    assert resolved.span == Span(Reach.SINCE, start=resolved.period)


@pytest.mark.parametrize(
    ("text", "first", "last", "grain"),
    [
        ("in October 2008", date(2008, 10, 1), date(2008, 10, 31), MONTH),
        ("in January", date(2025, 1, 1), date(2025, 1, 31), MONTH),
        ("in December", date(2024, 12, 1), date(2024, 12, 31), MONTH),
        ("in March", date(2025, 3, 1), date(2025, 3, 7), MONTH),
        ("last month", date(2025, 2, 1), date(2025, 2, 28), MONTH),
        ("this month", date(2025, 3, 1), date(2025, 3, 7), MONTH),
        ("in Q3 2022", date(2022, 7, 1), date(2022, 9, 30), QUARTER),
        ("the December quarter", date(2024, 10, 1), date(2024, 12, 31), QUARTER),
        ("the third quarter", date(2024, 7, 1), date(2024, 9, 30), QUARTER),
        ("Q4 2020", date(2020, 10, 1), date(2020, 12, 31), QUARTER),
        ("last quarter", date(2024, 10, 1), date(2024, 12, 31), QUARTER),
        ("in 2024", date(2024, 1, 1), date(2024, 12, 31), YEAR),
        ("last year", date(2024, 1, 1), date(2024, 12, 31), YEAR),
        ("this year", date(2025, 1, 1), date(2025, 3, 7), YEAR),
        ("this week", date(2025, 3, 3), date(2025, 3, 7), WEEK),
        ("last week", date(2025, 2, 24), date(2025, 3, 2), WEEK),
        ("the previous week", date(2025, 2, 24), date(2025, 3, 2), WEEK),
        ("so far this year", date(2025, 1, 1), date(2025, 3, 7), YEAR),
        ("this year so far", date(2025, 1, 1), date(2025, 3, 7), YEAR),
        ("year to date", date(2025, 1, 1), date(2025, 3, 7), YEAR),
        ("since the start of the year", date(2025, 1, 1), date(2025, 3, 7), YEAR),
        ("since the year began", date(2025, 1, 1), date(2025, 3, 7), YEAR),
        ("so far in 2025", date(2025, 1, 1), date(2025, 3, 7), YEAR),
    ],
)
def test_a_period_is_measured_to_date_and_one_that_runs_ends_today(
    text: str, first: date, last: date, grain: Grain
) -> None:
    resolved = said(text)
    assert (resolved.period.first, resolved.period.last, resolved.period.grain) == (first, last, grain)
    assert resolved.span == Span(Reach.TO_DATE, 1, grain)
    assert not resolved.period.named


@pytest.mark.parametrize(
    ("published", "first", "last"),
    [
        (date(2025, 3, 8), date(2025, 3, 3), date(2025, 3, 8)),
        (date(2025, 3, 9), date(2025, 3, 3), date(2025, 3, 9)),
        (date(2025, 3, 10), date(2025, 3, 3), date(2025, 3, 9)),
        (date(2025, 3, 11), date(2025, 3, 3), date(2025, 3, 9)),
        (date(2025, 3, 7), date(2025, 2, 24), date(2025, 3, 2)),
    ],
)
def test_last_week_said_at_the_week_end_is_the_week_just_ended(published: date, first: date, last: date) -> None:
    assert days("last week", published) == (first, last)


def test_the_week_and_the_month_of_a_story_are_those_of_its_session() -> None:
    monday, friday = date(2023, 10, 2), date(2023, 9, 29)
    assert days("for the week", monday, friday) == (date(2023, 9, 25), friday)
    assert days("for the month", monday, friday) == (date(2023, 9, 1), friday)


@pytest.mark.parametrize(
    ("text", "first", "last", "soft"),
    [
        ("in early 2022", date(2022, 1, 1), date(2022, 3, 31), 15),
        ("in mid-2022", date(2022, 5, 1), date(2022, 8, 31), 15),
        ("late 2021", date(2021, 10, 1), date(2021, 12, 31), 15),
        ("the summer of 2020", date(2020, 6, 1), date(2020, 8, 31), 15),
        ("late last year", date(2024, 10, 1), date(2024, 12, 31), 15),
        ("early January 2022", date(2022, 1, 1), date(2022, 1, 10), 3),
        ("mid-August", date(2024, 8, 11), date(2024, 8, 20), 3),
        ("late February 2024", date(2024, 2, 21), date(2024, 2, 29), 3),
        ("the end of January 2022", date(2022, 1, 25), date(2022, 1, 31), 3),
        ("the tail end of October", date(2024, 10, 25), date(2024, 10, 31), 3),
        ("January 2023 drew to an end", date(2023, 1, 25), date(2023, 1, 31), 3),
        ("the middle of September", date(2024, 9, 11), date(2024, 9, 20), 3),
    ],
)
def test_fuzzy_dates_are_soft_intervals(text: str, first: date, last: date, soft: int) -> None:
    period = said(text).period
    assert (period.first, period.last, period.soft) == (first, last, soft)


def test_halves_of_years_are_two_quarters_to_date() -> None:
    assert days("the first half of 2024") == (date(2024, 1, 1), date(2024, 6, 30))
    assert said("the second half of 2024").span == Span(Reach.TO_DATE, 2, QUARTER)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("over the past year", Span(Reach.BACK, 1, YEAR)),
        ("in the past 12 months", Span(Reach.BACK, 12, MONTH)),
        ("12 months back", Span(Reach.BACK, 12, MONTH)),
        ("a year ago", Span(Reach.BACK, 1, YEAR)),
        ("a week earlier", Span(Reach.BACK, 1, WEEK)),
        ("over 52 weeks", Span(Reach.BACK, 52, WEEK)),
        ("in the space of 13 trading days", Span(Reach.SESSIONS, 13)),
        ("over two days", Span(Reach.SESSIONS, 2)),
        ("a two-day slide", Span(Reach.SESSIONS, 2)),
        ("the latest pair of sessions", Span(Reach.SESSIONS, 2)),
        ("the two previous sessions", Span(Reach.SESSIONS, 2)),
        ("the past half-century", Span(Reach.BACK, 50, YEAR)),
    ],
)
def test_a_length_of_time_reaches_back(text: str, span: Span) -> None:
    assert said(text).span == span


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("a year ago", date(2024, 2, 29), date(2023, 2, 28)),
        ("three months ago", date(2025, 5, 31), date(2025, 2, 28)),
        ("two weeks ago", date(2025, 3, 7), date(2025, 2, 21)),
        ("20 months ago", date(2024, 10, 2), date(2023, 2, 2)),
        ("a decade ago", date(2025, 3, 7), date(2015, 3, 7)),
    ],
)
def test_ago_is_the_same_date_before(text: str, today: date, day: date) -> None:
    assert days(text, today) == (day, day)


def test_previous_sessions_end_before_the_session() -> None:
    assert days("the two previous sessions", date(2025, 3, 7))[1] == date(2025, 3, 6)


@pytest.mark.parametrize(
    ("text", "today", "first", "last"),
    [
        ("the financial crisis", FRIDAY, date(2008, 9, 1), date(2009, 3, 31)),
        ("the pandemic", FRIDAY, date(2020, 1, 1), date(2020, 12, 31)),
        ("Inauguration Day", FRIDAY, date(2025, 1, 20), date(2025, 1, 20)),
        ("Inauguration Day", date(2024, 6, 3), date(2021, 1, 20), date(2021, 1, 20)),
        ("the US elections", date(2021, 2, 6), date(2020, 11, 3), date(2020, 11, 3)),
        ("Black Monday", FRIDAY, date(1987, 10, 19), date(1987, 10, 20)),
        ("the Brexit vote", FRIDAY, date(2016, 6, 23), date(2016, 6, 24)),
        ("Christmas", FRIDAY, date(2024, 12, 25), date(2024, 12, 25)),
        ("the 1940s", FRIDAY, date(1940, 1, 1), date(1949, 12, 31)),
    ],
)
def test_events_and_decades_have_their_dates(text: str, today: date, first: date, last: date) -> None:
    assert days(text, today) == (first, last)


def test_the_session_before_an_event_is_the_day_before() -> None:
    resolved = said("since the last session prior to the inauguration", date(2025, 4, 3))
    assert resolved.period.last == date(2025, 1, 19)
    assert resolved.span is not None
    assert resolved.span.reach is Reach.SINCE


@pytest.mark.parametrize(
    ("text", "role", "names_day"),
    [
        ("since April 2", "since", True),
        ("in the summer of 2020", "in", False),
        ("on Thursday", "on", True),
        ("over the past year", "over", False),
        ("a year ago", "ago", False),
        ("from the end of June", "from", False),
        ("of last week", "of", False),
        ("a 15-month peak", "adjective", False),
        ("for eight quarters", "for", False),
        ("until 2025", "until", False),
        ("Thursday", "", True),
    ],
)
def test_words_before_it_tell_the_role(text: str, role: str, names_day: bool) -> None:  # noqa: FBT001 - a table's column
    when = only(text)
    assert (when.role, when.names_day) == (role, names_day)


@pytest.mark.parametrize(
    "text",
    [
        "the index may rise",
        "a march on Washington",
        "closed at 2024",
        "fell to 2008.50",
        "2,024 points",
        "August gold",
        "the 10-year yield",
        "the S&P 500",
        "up 20 percent",
    ],
)
def test_what_is_no_time_is_not_read(text: str) -> None:
    assert list(WHEN.spot(text)) == []


@pytest.mark.parametrize("text", ["over that stretch", "since then", "over the same time"])
def test_a_period_spoken_of_before_is_left_to_the_reader(text: str) -> None:
    assert only(text).expression == SamePeriod()


@pytest.mark.parametrize(
    ("text", "since"),
    [
        ("in three years", Ago(3, YEAR)),
        ("a four-year low", Ago(4, YEAR)),
        ("a 15-month peak", Ago(15, MONTH)),
        ("in nearly three years", Ago(3, YEAR, "nearly")),
        ("in more than six years", Ago(6, YEAR, "more_than")),
        ("in over a year", Ago(1, YEAR, "more_than")),
        ("in two decades", Ago(20, YEAR)),
        ("in half a year", Ago(6, MONTH)),
        ("20 months ago", Ago(20, MONTH)),
        ("in years", Ago(2, YEAR, "at_least")),
        ("in 12 days", Ago(12, Grain.DAY)),
    ],
)
def test_a_length_bounds_an_extreme(text: str, since: Ago) -> None:
    (token,) = SINCE.spot(text)
    assert since_of(token.value, FRIDAY) == since


def test_dates_bound_an_extreme() -> None:
    month = since_of(only("since January 2022"), FRIDAY)
    assert isinstance(month, SinceDate)
    assert (month.period.first, month.period.last, month.period.grain) == (date(2022, 1, 1), date(2022, 1, 31), MONTH)
    year = since_of(only("of the year"), FRIDAY)
    assert isinstance(year, Within)
    assert (year.period.first, year.period.last) == (date(2025, 1, 1), FRIDAY)


def test_ever_is_said_in_several_ways() -> None:
    for text in ("its biggest fall ever", "the lowest on record", "an all-time peak", "a record close"):
        assert [token.value for token in SINCE.spot(text)] == [Ever()], text


def month_of(year: int, month: int, last: int) -> Period:
    return Period(date(year, month, 1), date(year, month, last), MONTH)


@pytest.mark.parametrize(
    ("since", "words"),
    [
        (SinceDate(Period(date(2022, 2, 17), date(2022, 2, 17))), "since February 17, 2022"),
        (SinceDate(month_of(2022, 1, 31)), "since January 2022"),
        (SinceDate(Period(date(2008, 1, 1), date(2008, 12, 31), YEAR)), "since 2008"),
        (SinceDate(Period(date(2021, 10, 1), date(2021, 12, 31), MONTH, soft=15)), "since late 2021"),
        (SinceDate(Period(date(2024, 8, 11), date(2024, 8, 20), soft=3)), "since mid-August 2024"),
        (SinceDate(Period(date(2022, 7, 1), date(2022, 9, 30), QUARTER)), "since the third quarter of 2022"),
        (Ago(3, YEAR), "in three years"),
        (Ago(1, YEAR), "in a year"),
        (Ago(15, MONTH), "in 15 months"),
        (Ago(6, YEAR, "more_than"), "in more than six years"),
        (Ago(3, YEAR, "nearly"), "in nearly three years"),
        (Within(Period(date(2016, 1, 1), date(2016, 12, 31), YEAR)), "of 2016"),
    ],
)
def test_a_bound_is_spelled_and_read_back(since: SinceDate | Ago | Within, words: str) -> None:
    assert SINCE.write(since) == words
    (token,) = SINCE.spot(f"its highest {words}")
    read = since_of(token.value, FRIDAY)
    if isinstance(since, Ago):
        assert read == since
    else:
        assert isinstance(read, type(since))
        assert (read.period.first, read.period.last, read.period.soft) == (
            since.period.first,
            since.period.last,
            since.period.soft,
        )


def test_ever_is_spelled() -> None:
    assert SINCE.write(Ever()) == "ever"


@pytest.mark.parametrize(
    ("text", "hour", "zone"),
    [
        ("at 10am", time(10), ""),
        ("By 8:13 a.m. London time", time(8, 13), "London"),
        ("By 0318 GMT", time(3, 18), "GMT"),
        ("4 p.m. in New York", time(16), "New York"),
        ("12:05 a.m.", time(0, 5), ""),
        ("at 16:00", time(16), ""),
    ],
)
def test_hours_have_their_time_and_zone(text: str, hour: time, zone: str) -> None:
    (token,) = HOUR.spot(text)
    assert (token.value.time, token.value.zone) == (hour, zone)


@pytest.mark.parametrize(
    ("text", "phase"),
    [
        ("by midday", "progress"),
        ("in early trade", "progress"),
        ("shortly after the open", "progress"),
        ("with barely 30 minutes of the session gone", "progress"),
        ("after the bell", "outside"),
        ("at the close", "close"),
    ],
)
def test_phases_of_the_session_are_told(text: str, phase: str) -> None:
    assert [token.value.phase for token in PHASE.spot(text)] == [phase]


def test_a_ratio_is_no_hour() -> None:
    assert list(HOUR.spot("by 3 to 1, a 25:99 split of $4.30")) == []


def test_a_closing_price_is_no_end_of_a_period() -> None:
    assert days("the 20th record close of 2024") == (date(2024, 1, 1), date(2024, 12, 31))
    assert days("the close of 2024") == (date(2024, 12, 25), date(2024, 12, 31))

"""Figures as written and what they commit to; expected from the meaning of the words."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.quantity import Unit
from tapeproof.words.numbers import COUNT, FIGURE, ORDINAL, Stated, every_number

PERCENT, POINTS, MONEY, COUNTED = Unit.PERCENT, Unit.POINTS, Unit.CURRENCY, Unit.COUNT


def only(text: str) -> Stated:
    tokens = list(FIGURE.spot(text))
    assert len(tokens) == 1, [text[t.start : t.end] for t in tokens]
    return tokens[0].value


def covered(text: str) -> list[str]:
    return [text[token.start : token.end] for token in FIGURE.spot(text)]


@pytest.mark.parametrize(
    ("text", "value", "unit", "step"),
    [
        ("8.4%", "8.4", PERCENT, "0.1"),
        ("8.4 per cent", "8.4", PERCENT, "0.1"),
        ("8.40 percent", "8.4", PERCENT, "0.01"),
        ("8 pct", "8", PERCENT, "1"),
        ("8pc", "8", PERCENT, "1"),
        ("three per cent", "3", PERCENT, "1"),
        ("3 1/2 percent", "3.5", PERCENT, "0.5"),
        ("2½%", "2.5", PERCENT, "0.5"),
        ("0.5 percentage points", "0.5", Unit.PERCENTAGE_POINTS, "0.1"),
        ("half a percentage point", "0.5", Unit.PERCENTAGE_POINTS, "0.5"),
        ("a quarter-point", "0.25", Unit.PERCENTAGE_POINTS, "0.25"),
        ("25 basis points", "25", Unit.BASIS_POINTS, "1"),
        ("25bps", "25", Unit.BASIS_POINTS, "1"),
        ("412 points", "412", POINTS, "1"),
        ("a 12.26-point gain", "12.26", POINTS, "0.01"),
        ("the 20,000-point mark", "20000", POINTS, "1"),
        ("one hundred and five points", "105", POINTS, "1"),
        ("five thousand points", "5000", POINTS, "1000"),
        ("13 trading days", "13", Unit.SESSIONS, "1"),
        ("a six-session slide", "6", Unit.SESSIONS, "1"),
        ("nine weeks", "9", Unit.WEEKS, "1"),
        ("a four-year trough", "4", Unit.YEARS, "1"),
        ("two decades", "20", Unit.YEARS, "10"),
        ("the past half-century", "50", Unit.YEARS, "1"),
        ("half a year", "6", Unit.MONTHS, "1"),
        ("three losing quarters", "3", Unit.QUARTERS, "1"),
        ("rose tenfold", "10", Unit.RATIO, "1"),
        ("three times its value", "3", Unit.RATIO, "1"),
        ("twice the gain", "2", Unit.RATIO, "1"),
        ("2.5x", "2.5", Unit.RATIO, "0.1"),
        ("half of its value", "50", PERCENT, "1"),
        ("a fifth of its value", "20", PERCENT, "1"),
        ("a quarter of its value", "25", PERCENT, "1"),
        ("75 million Apple shares", "75000000", COUNTED, "1000000"),
        ("836.92 tonnes", "836.92", COUNTED, "0.01"),
        ("a dozen names", "12", COUNTED, "1"),
        ("half a dozen banks", "6", COUNTED, "1"),
        ("24,369.71", "24369.71", COUNTED, "0.01"),
        ("4964", "4964", COUNTED, "1"),
        ("113.96", "113.96", COUNTED, "0.01"),
    ],
)
def test_a_figure_has_its_value_unit_and_precision(text: str, value: str, unit: Unit, step: str) -> None:
    figure = only(text).figure
    assert (figure.value, figure.unit, figure.step) == (Decimal(value), unit, Decimal(step))
    assert figure.hedge is Hedge.EXACT


@pytest.mark.parametrize(
    ("text", "value", "currency", "step"),
    [
        ("$344 billion", "344e9", "$", "1e9"),
        ("US$35.8 billion", "35.8e9", "USD", "0.1e9"),
        ("HK$140.80", "140.80", "HKD", "0.01"),
        ("HKD 620.8 billion", "620.8e9", "HKD", "0.1e9"),
        ("$US1.9 trillion", "1.9e12", "USD", "0.1e12"),
        ("S$182.6 billion", "182.6e9", "SGD", "0.1e9"),
        ("380 billion yuan", "380e9", "CNY", "1e9"),
        ("a 10 billion-yuan drive", "10e9", "CNY", "1e9"),
        ("one trillion yuan", "1e12", "CNY", "1e12"),
        ("RMB 1.5878 trillion", "1.5878e12", "CNY", "1e8"),
        ("¥150", "150", "JPY", "1"),
        ("140.33 yen", "140.33", "JPY", "0.01"),
        ("£3.5m", "3.5e6", "GBP", "0.1e6"),
        ("25 pence", "0.25", "GBP", "0.01"),
        ("€1.05", "1.05", "EUR", "0.01"),
        ("12 million euros", "12e6", "EUR", "1e6"),
        ("₹1.1 trillion", "1.1e12", "INR", "0.1e12"),
        ("₹5,000 crore", "5000e7", "INR", "1e7"),
        ("Rs 500 crore", "500e7", "INR", "1e7"),
        ("2 lakh rupees", "2e5", "INR", "1e5"),
        ("16 cents", "0.16", "$", "0.01"),
        ("a 19-cent rise", "0.19", "$", "0.01"),
        ("293.29 billion New Taiwan dollars", "293.29e9", "TWD", "0.01e9"),
        ("$5bn", "5e9", "$", "1e9"),
        ("$3.2B", "3.2e9", "$", "0.1e9"),
        ("5trn won", "5e12", "KRW", "1e12"),
    ],
)
def test_money_keeps_its_currency_and_counts_in_full(text: str, value: str, currency: str, step: str) -> None:
    figure = only(text).figure
    assert (figure.value, figure.unit) == (Decimal(value), MONEY)
    assert (figure.currency, figure.step) == (currency, Decimal(step))


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("minus 4.77%", -1),
        ("(-3.98%)", -1),
        ("(–3.98%)", -1),
        ("down −2%", -1),
        ("+11.69%", 1),
        ("-$1.20", -1),
        ("4%", 0),
        ("by-4%", 0),
    ],
)
def test_a_written_sign_is_told_beside_a_positive_value(text: str, sign: int) -> None:
    stated = only(text)
    assert stated.sign == sign
    assert stated.figure.value > 0


@pytest.mark.parametrize(
    ("text", "hedge", "whole"),
    [
        ("rose about 4%", Hedge.ABOUT, "about 4%"),
        ("some 30%", Hedge.ABOUT, "some 30%"),
        ("close to 13 per cent", Hedge.ABOUT, "close to 13 per cent"),
        ("5% or so", Hedge.ABOUT, "5% or so"),
        ("20-odd points", Hedge.ABOUT, "20-odd"),
        ("nearly 5%", Hedge.NEARLY, "nearly 5%"),
        ("just shy of 66%", Hedge.NEARLY, "just shy of 66%"),
        ("not quite 3%", Hedge.NEARLY, "not quite 3%"),
        ("more than 1,200 points", Hedge.MORE_THAN, "more than 1,200 points"),
        ("upwards of 45 per cent", Hedge.MORE_THAN, "upwards of 45 per cent"),
        ("north of one trillion yuan", Hedge.MORE_THAN, "north of one trillion yuan"),
        ("well over $5 billion", Hedge.MORE_THAN, "well over $5 billion"),
        ("better than one per cent", Hedge.MORE_THAN, "better than one per cent"),
        ("in over two years", Hedge.MORE_THAN, "over two years"),
        ("at least 3%", Hedge.AT_LEAST, "at least 3%"),
        ("20% or more", Hedge.AT_LEAST, "20% or more"),
        ("under 19 points", Hedge.LESS_THAN, "under 19 points"),
        ("no more than 2%", Hedge.AT_MOST, "no more than 2%"),
        ("as much as $1.11", Hedge.AS_MUCH_AS, "as much as $1.11"),
        ("losses of up to 13.4 per cent", Hedge.AS_MUCH_AS, "up to 13.4 per cent"),
        ("as high as $1,216.80", Hedge.AS_MUCH_AS, "as high as $1,216.80"),
        ("over two days", Hedge.EXACT, "two days"),
        ("added up to 3 billion yuan", Hedge.EXACT, "3 billion yuan"),
    ],
)
def test_a_hedge_belongs_to_its_figure_and_to_the_token(text: str, hedge: Hedge, whole: str) -> None:
    (token,) = FIGURE.spot(text)
    assert token.value.figure.hedge is hedge
    assert text[token.start : token.end] == whole


def test_a_distance_from_a_level_hedges_nothing() -> None:
    first, second = (token.value.figure for token in FIGURE.spot("0.21% above the 835.16 tonnes of Monday"))
    assert (first.hedge, second.hedge) == (Hedge.EXACT, Hedge.EXACT)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("between 10% and 20%", "10", "20", PERCENT),
        ("anything between 10% and 20%", "10", "20", PERCENT),
        ("10 to 15 percent", "10", "15", PERCENT),
        ("10-15%", "10", "15", PERCENT),
        ("a 5%-5.25% band", "5", "5.25", PERCENT),
        ("by 10% to 20%", "10", "20", PERCENT),
        ("the $25 billion-$25.8 billion range", "25e9", "25.8e9", MONEY),
        ("$25-30 billion", "25e9", "30e9", MONEY),
        ("between 40 and 50 billion yuan", "40e9", "50e9", MONEY),
    ],
)
def test_a_range_is_one_figure_with_two_bounds(text: str, low: str, high: str, unit: Unit) -> None:
    figure = only(text).figure
    assert (figure.value, figure.upper, figure.unit) == (Decimal(low), Decimal(high), unit)
    assert figure.hedge is Hedge.BETWEEN


@pytest.mark.parametrize(
    "text", ["from 10% to 20%", "rose 3.3 per cent to 24,369.71", "2.72 points, or 0.13 percent", "228 to 205"]
)
def test_two_figures_that_are_no_range_stay_two(text: str) -> None:
    assert len(covered(text)) == 2


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("0700.HK", "0700.HK"),
        ("the S&P 500 rose", "S&P 500"),
        ("Nikkei 225", "Nikkei 225"),
        ("CSI 300", "CSI 300"),
        ("its QwQ-32B model", "QwQ-32B"),
        ("COVID-19", "COVID-19"),
        ("the 10-year yield", "10-year"),
        ("3M Co", "3M"),
        ("growth in Q3", "Q3"),
        ("a 10-Q filing", "10-Q"),
        ("on Sept 30", "Sept 30"),
        ("February 17, 2022", "February 17, 2022"),
        ("at 8:13 a.m. today", "8:13 a.m."),
        ("a 20-for-1 split", "20-for-1"),
        ("its 200-day moving average", "200-day moving average"),
        ("the 1940s", "the 1940s"),
        ("April 7th", "April 7th"),
    ],
)
def test_a_number_that_is_part_of_something_says_of_what(text: str, part: str) -> None:
    assert only(text).part_of == part


@pytest.mark.parametrize(
    "text", ["the S&P 500 points to gains of 5%", "the Nikkei 40,000 mark", "sent the Dow 500 points lower"]
)
def test_a_figure_after_an_index_name_is_not_swallowed(text: str) -> None:
    stated = [token.value for token in FIGURE.spot(text)]
    assert any(not s.part_of and s.figure.value in (Decimal(5), Decimal(40000), Decimal(500)) for s in stated)


def test_years_and_bare_numbers_are_told_apart() -> None:
    assert only("in 2024").year
    assert only("China's 2021 peak").bare
    assert not only("closed at 2,024.50").year
    assert not only("2024 points").bare


def test_one_is_a_number_only_beside_a_unit() -> None:
    assert covered("no one knew; one of them rose one per cent in one day") == ["one per cent", "one day"]


@pytest.mark.parametrize(
    "text",
    ["in the first half of the year", "a third straight gain", "a quarter ago", "half an hour", "the second half"],
)
def test_fractions_that_count_time_or_order_are_no_shares(text: str) -> None:
    assert covered(text) == []


@pytest.mark.parametrize("text", ["0.0/0", "0/0:00", "1/00 of it"])
def test_nothing_is_divided_by_zero(text: str) -> None:
    assert "".join(covered(text)).count("0") == text.count("0")


@given(st.text(alphabet=st.sampled_from("0123456789.,%$€-–+ \nabMk'()/Sept&P:°"), max_size=40))
def test_no_digit_is_ever_dropped(text: str) -> None:
    inside = {place for token in FIGURE.spot(text) for place in range(token.start, token.end)}
    missed = [match.start() for match in re.finditer("[0-9]", text) if match.start() not in inside]
    assert missed == []


@given(st.text(alphabet=st.sampled_from("0123456789.,%$ abup tor"), max_size=40))
def test_tokens_follow_each_other_without_overlap(text: str) -> None:
    tokens = list(FIGURE.spot(text))
    assert all(left.end <= right.start for left, right in pairwise(tokens))


def test_every_number_gives_digits_and_words() -> None:
    text = "Two of the 12 fell 3.5%; no one rose 1,000 points"
    assert [text[start:end] for start, end in every_number(text)] == ["Two", "12", "3.5", "1,000"]


SCALES = st.sampled_from([1, 10**3, 10**6, 10**9, 10**12])
UNITS = st.sampled_from([PERCENT, POINTS, Unit.BASIS_POINTS, Unit.PERCENTAGE_POINTS, MONEY, COUNTED])
CURRENCIES = st.sampled_from(["$", "USD", "HKD", "CNY", "JPY", "EUR", "GBP", "KRW", "INR", "CHF", "SGD"])
HEDGES = st.sampled_from([hedge for hedge in Hedge if hedge is not Hedge.BETWEEN])


@st.composite
def figures(draw: st.DrawFn) -> Figure:
    unit, decimals = draw(UNITS), draw(st.integers(0, 3))
    scale = Decimal(draw(SCALES)) if unit in (MONEY, COUNTED) else Decimal(1)
    value = Decimal(draw(st.integers(1, 10**7))).scaleb(-decimals) * scale
    currency = draw(CURRENCIES) if unit is MONEY else None
    return Figure(value, unit, Decimal(1).scaleb(-decimals) * scale, draw(HEDGES), currency, scale)


@given(figures())
def test_what_is_written_is_read_back(figure: Figure) -> None:
    (token,) = FIGURE.spot(f"gained {FIGURE.write(figure)} in the end")
    assert token.value.figure == figure


@given(figures(), st.integers(1, 99))
def test_a_range_written_is_read_back(figure: Figure, more: int) -> None:
    ranged = Figure(
        figure.value,
        figure.unit,
        figure.step,
        Hedge.BETWEEN,
        figure.currency,
        figure.scale,
        figure.value + more * figure.step,
    )
    (token,) = FIGURE.spot(f"gained {FIGURE.write(ranged)} in the end")
    assert token.value.figure == ranged


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (Figure(Decimal("8.4"), PERCENT, Decimal("0.1")), "8.4%"),
        (Figure(Decimal("412.34"), POINTS, Decimal("0.01")), "412.34 points"),
        (Figure(Decimal("1.2e9"), MONEY, Decimal("1e8"), currency="$", scale=Decimal("1e9")), "$1.2 billion"),
        (Figure(Decimal("140.8"), MONEY, Decimal("0.01"), currency="HKD"), "HK$140.80"),
        (Figure(Decimal("24369.71"), COUNTED, Decimal("0.01")), "24,369.71"),
        (Figure(Decimal(13), Unit.SESSIONS), "13 sessions"),
        (Figure(Decimal(1), POINTS), "1 point"),
    ],
)
def test_figures_are_spelled_as_newspapers_do(figure: Figure, words: str) -> None:
    assert FIGURE.write(figure) == words


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a third straight gain", [3]),
        ("the 26th record", [26]),
        ("its third-best year", [3]),
        ("the twenty-first time", [21]),
        ("in the third quarter", []),
        ("on April 7th", []),
        ("a fifth of its value", []),
        ("the second session running", [2]),
    ],
)
def test_ordinals_are_places_but_not_dates_or_quarters(text: str, places: list[int]) -> None:
    assert [token.value for token in ORDINAL.spot(text)] == places


@given(st.integers(1, 400))
def test_a_place_written_is_read_back(place: int) -> None:
    assert [token.value for token in ORDINAL.spot(f"the {ORDINAL.write(place)} gain")] == [place]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("four weeks in a row", [4]),
        ("six advances", [6]),
        ("a dozen sessions", [12]),
        ("a nine-day run", [9]),
        ("9 of 10", [9, 10]),
        ("up 4% to 113.96 on Sept 30", []),
        ("the S&P 500", []),
        ("$5 or 25 points", []),
    ],
)
def test_counts_are_whole_numbers_without_a_unit_of_their_own(text: str, counts: list[int]) -> None:
    assert [token.value for token in COUNT.spot(text)] == counts


@given(st.integers(1, 400))
def test_a_count_written_is_read_back(count: int) -> None:
    assert [token.value for token in COUNT.spot(f"for {COUNT.write(count)} straight days")] == [count]

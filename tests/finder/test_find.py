"""Finding in small markets written as text: what is told, what is not, and that all of it stands."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from tapeproof.desk import Desk
from tapeproof.finder.fact import Fact, Finding
from tapeproof.kinds.breadth import Breadth
from tapeproof.kinds.crossing import Crossing
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.market.add import add
from tapeproof.market.market import Market
from tapeproof.terms.errors import NotFound
from tapeproof.terms.period import Ever, Grain
from tapeproof.terms.quantity import Direction
from tapeproof.terms.verdict import Verdict
from tapes import weekdays

Prices = Callable[[dict[str, list[float | None]], date], Desk]


@pytest.fixture
def prices(tmp_path: Path) -> Prices:
    """A desk over closes by instrument, on weekdays from a first day."""

    def made(closes: dict[str, list[float | None]], first: date) -> Desk:
        lines = ["instrument,date,open,high,low,close,volume"]
        for name, column in closes.items():
            for day, close in zip(weekdays(first, len(column)), column, strict=True):
                if close is not None:
                    lines.append(f"{name},{day},{close},{close + 0.5},{close - 0.5},{close},1000")
        (tmp_path / "p.csv").write_text("\n".join(lines) + "\n", "utf-8")
        add(tmp_path / "p.csv", tmp_path / "market")
        return Desk(Market.open(tmp_path / "market"))

    return made


def wave(count: int, start: float = 100.0, drift: float = 0.01) -> list[float | None]:
    """Up and down by turns, never twice the same way, a little higher every time."""
    return [round(start + drift * n + (1 if n % 2 else 0), 2) for n in range(count)]


def all_stand(finding: Finding) -> bool:
    return all(proof.verdict is Verdict.STANDS for fact in finding.facts for proof in fact.proofs)


def told(finding: Finding, kind: type) -> list[Fact]:
    every = [one for fact in finding.facts for one in (fact, *fact.also)]
    return [fact for fact in every if isinstance(fact.head.claim.answer, kind)]


def test_the_biggest_fall_comes_first_with_since_when(prices: Prices) -> None:
    closes = wave(601)
    closes[50] = 90.0  # a fall of a tenth, long ago
    closes[51] = 101.0
    closes[-1] = 97.0
    desk = prices({"^GSPC": closes}, date(2021, 1, 4))
    days = weekdays(date(2021, 1, 4), 601)
    finding = desk.find(days[-1])
    first = told(finding, Move)[0]
    assert all_stand(finding)
    assert first in (finding.facts[0], *finding.facts[0].also)  # a fall so deep is also a low, and far from the high
    assert first.head.claim.answer.direction is Direction.DOWN
    assert (first.interest.times, first.interest.of) == (3, 600)  # after the fall of a tenth and the rise from it
    assert first.interest.p_value == pytest.approx(3 / 600)
    (record,) = first.beside
    assert record.claim.answer.said()["since"].period.first == days[50]


def test_what_was_also_true_yesterday_counts_less(prices: Prices) -> None:
    rising = [*wave(400, drift=0), *(120.0 + n for n in range(6))]
    days = weekdays(date(2022, 1, 3), 406)
    desk = prices({"^GSPC": rising}, date(2022, 1, 3))
    on_the_day = told(desk.find(days[400], ["^GSPC"]), Record)[0]
    later = told(desk.find(days[405], ["^GSPC"]), Record)[0]
    assert later.interest.freshness < on_the_day.interest.freshness
    assert later.interest.score < on_the_day.interest.score


def of_days(finding: Finding) -> list[Streak]:
    """The runs of days that are told, or their ends."""
    heads = (fact.head.claim for fact in told(finding, Streak))
    return [head.answer for head in heads if head.cell.when.grain is Grain.DAY]


def test_a_run_and_its_end(prices: Prices) -> None:
    closes = [*wave(300), *(104.2 + n for n in range(5)), 106.0]
    days = weekdays(date(2023, 1, 2), len(closes))
    desk = prices({"^GSPC": closes}, date(2023, 1, 2))
    run, *_ = of_days(desk.find(days[-2]))
    ended = of_days(desk.find(days[-1]))
    assert (run.count, run.direction, run.ended) == (6, Direction.UP, False)
    assert [(each.count, each.direction, each.ended) for each in ended] == [(6, Direction.UP, True)]


def test_weeks_months_and_years_are_told_when_a_session_ends_one(prices: Prices) -> None:
    closes = wave(525)
    days = weekdays(date(2023, 1, 2), 525)
    end = days.index(date(2024, 12, 31))
    closes[end - 15 : end + 1] = [120.0 + n for n in range(16)]
    desk = prices({"^GSPC": closes}, date(2023, 1, 2))

    def grains(day: date) -> set[Grain]:
        finding = desk.find(day, top=50)
        assert all_stand(finding)
        return {fact.head.claim.cell.when.grain for fact in finding.facts}

    assert grains(days[end]) & {Grain.MONTH, Grain.QUARTER}
    assert Grain.WEEK not in grains(days[end])  # a Tuesday
    assert grains(days[end - 2]) <= {Grain.DAY, Grain.WEEK}  # the Friday before
    assert grains(days[end - 1]) == {Grain.DAY}


def test_nothing_later_changes_what_is_found(prices: Prices, tmp_path: Path) -> None:
    closes = wave(420)
    closes[399] = 111.0
    day = weekdays(date(2022, 1, 3), 420)[399]
    whole = prices({"^GSPC": closes}, date(2022, 1, 3)).find(day)
    (tmp_path / "cut").mkdir()
    lines = (tmp_path / "p.csv").read_text("utf-8").splitlines()
    kept = [line for line in lines if line[0] == "i" or line < f"^GSPC,{day}~"]
    (tmp_path / "cut" / "p.csv").write_text("\n".join(kept), "utf-8")
    add(tmp_path / "cut" / "p.csv", tmp_path / "earlier")
    cut = Desk(Market.open(tmp_path / "earlier")).find(day)
    one, other = (
        [(fact.head.claim, fact.interest) for fact in each.facts if fact.head.claim.cell.when.grain is Grain.DAY]
        for each in (whole, cut)
    )
    assert one == other != []


def test_who_says_nothing_is_told_with_the_reason(prices: Prices) -> None:
    gap: list[float | None] = [*wave(40), None, *wave(3)]
    desk = prices({"^GSPC": wave(44), "AAPL": gap, "^TNX": wave(44, 4.0)}, date(2024, 1, 1))
    day = weekdays(date(2024, 1, 1), 44)[40]
    finding = desk.find(day)
    assert finding.silent == {
        "a yield moves in basis points, and has no official close": 1,
        "no price of that session is on record": 1,
    }
    assert {fact.head.claim.cell.whose.id for fact in finding.facts} <= {"^GSPC"}


def test_a_day_without_a_session_has_no_facts(prices: Prices) -> None:
    desk = prices({"^GSPC": wave(40)}, date(2024, 1, 1))
    finding = desk.find(date(2024, 1, 6))
    assert (finding.facts, finding.tried) == ((), 0)
    assert list(finding.silent.values()) == [1]


def test_a_late_listing_is_not_called_older_than_it_is(prices: Prices) -> None:
    late: list[float | None] = [None] * 300 + wave(330) + [200.0]
    desk = prices({"^GSPC": wave(631), "ACME": late}, date(2022, 1, 3))
    day = weekdays(date(2022, 1, 3), 631)[-1]
    facts = told(desk.find(day, ["ACME"]), Move)
    assert facts
    assert facts[0].interest.of == 330
    assert facts[0].interest.since == weekdays(date(2022, 1, 3), 631)[301]
    since = [proof.claim.answer.said()["since"] for proof in facts[0].beside]
    assert [(one.count, one.grain) for one in since] == [(1, Grain.YEAR)]  # in a year: nothing is said of its first day


def test_when_all_fall_the_many_falls_give_way_to_other_news(prices: Prices) -> None:
    falls = {f"S{n}": [*wave(300, 50.0 + n), 30.0] for n in range(8)}
    record = [*[round(80 + (1 if n % 2 else 0) + 0.001 * n, 3) for n in range(300)], 84.0]
    desk = prices({"^GSPC": wave(301), **falls, "UP": record}, date(2023, 1, 2))
    finding = desk.find(weekdays(date(2023, 1, 2), 301)[-1], [*falls, "UP"], top=8)
    repeats = [fact.interest.repeats for fact in finding.facts]
    assert repeats[0] == 0
    assert "UP" in {fact.head.claim.cell.whose.id for fact in finding.facts}
    assert [fact.interest.score for fact in finding.facts] == sorted(
        (fact.interest.score for fact in finding.facts), reverse=True
    )


def test_shares_close_at_money_and_indexes_at_points(prices: Prices) -> None:
    closes = [*wave(399), 200.0]
    desk = prices({"^GSPC": closes, "AAPL": closes}, date(2023, 1, 2))
    finding = desk.find(weekdays(date(2023, 1, 2), 400)[-1], top=40)
    levels = {
        proof.claim.cell.whose.id: proof.claim.answer.figure
        for fact in finding.facts
        for proof in fact.proofs
        if isinstance(proof.claim.answer, Level)
    }
    assert {name: figure.unit.value for name, figure in levels.items()} == {"^GSPC": "points", "AAPL": "currency"}


def test_a_round_number_is_told_where_none_was_beyond_it_for_a_year(prices: Prices) -> None:
    closes = [*wave(600, start=4980.0, drift=0.01), 5003.5]
    desk = prices({"^GSPC": closes}, date(2021, 1, 4))
    finding = desk.find(weekdays(date(2021, 1, 4), 601)[-1], ["^GSPC"])
    assert all_stand(finding)
    (passed,) = [
        proof.claim for fact in finding.facts for proof in fact.proofs if isinstance(proof.claim.answer, Crossing)
    ]
    assert (passed.ask.threshold, passed.answer.direction) == (5000, Direction.UP)
    assert passed.answer.since == Ever()  # prices grow: what is above all on record is above all before


def test_how_many_members_went_one_way_is_told_of_known_lists_only(prices: Prices) -> None:
    members = ("^GSPC", "^DJI", "^IXIC")
    closes = {name: [*wave(300, 100.0 + n)] for n, name in enumerate(members)}
    for n, name in enumerate(members):
        # They go apart by turns, but for the last day, on which all three fall.
        closes[name] = [close if (at + n) % 3 else close + 5 for at, close in enumerate(closes[name])] + [80.0]
    stocks = {name: [*wave(300), 80.0] for name in ("AAPL", "MSFT", "GOOGL", "AMZN", "NVDA", "META", "TSLA")}
    desk = prices({**closes, **stocks}, date(2021, 1, 4))
    day = weekdays(date(2021, 1, 4), 301)[-1]
    finding = desk.find(day, top=60)
    assert all_stand(finding)
    said = {
        proof.claim.cell.whose.id: (str(proof.claim.answer.figure.value), proof.claim.answer.direction)
        for fact in finding.facts
        for proof in fact.proofs
        if isinstance(proof.claim.answer, Breadth) and proof.claim.cell.when.grain is Grain.DAY
    }
    assert said == {"us-indexes": ("3", Direction.DOWN)}  # the Magnificent Seven have been a list since 2023


def test_an_instrument_that_is_not_on_record_is_refused(prices: Prices) -> None:
    desk = prices({"^GSPC": wave(40)}, date(2024, 1, 1))
    with pytest.raises(NotFound, match="NONE"):
        desk.find(date(2024, 1, 3), ["NONE"])


def test_nothing_leaves_unproved(prices: Prices, monkeypatch: pytest.MonkeyPatch) -> None:
    closes = wave(300)
    closes[-1] = 90.0
    desk = prices({"^GSPC": closes}, date(2023, 1, 2))
    day = weekdays(date(2023, 1, 2), 300)[-1]
    assert desk.find(day).facts
    monkeypatch.setattr("tapeproof.desk.prove", lambda *_: ())
    refused = desk.find(day)
    assert refused.facts == ()
    assert refused.unproved > 0


def test_the_day_after_the_last_session_is_no_session(prices: Prices) -> None:
    desk = prices({"^GSPC": wave(40)}, date(2024, 1, 1))
    assert desk.find(weekdays(date(2024, 1, 1), 40)[-1] + timedelta(days=1)).facts == ()

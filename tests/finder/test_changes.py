"""What changed between two sessions, on real ones; skipped where ../shared/market is missing."""

from __future__ import annotations

import math
from datetime import date

from tapeproof.desk import Desk
from tapeproof.market.market import Market
from tapeproof.teller import sentence
from tapeproof.terms.claim import Ask
from tapeproof.terms.quantity import Series
from tapeproof.terms.verdict import Verdict

SOME = ["^GSPC", "^IXIC", "^DJI", "^VIX", "^FTSE", "^GDAXI", "^FCHI", "^SSMI", "FTSEMIB.MI", "^IBEX"]


def said(desk: Desk, since: date, day: date, ids: list[str]) -> tuple[str, str]:
    changes = desk.changes(since, day, ids)
    facts = (changes.became, changes.ceased)
    assert all(proof.verdict is Verdict.STANDS for every in facts for fact in every for proof in fact.proofs)
    became, ceased = (
        " ".join(sentence(proof.claim, desk) or "" for fact in every for proof in fact.proofs) for every in facts
    )
    return became, ceased


def test_a_record_a_run_that_ended_and_a_round_number(full_market: Market) -> None:
    desk = Desk(full_market)
    became, ceased = said(desk, date(2024, 2, 8), date(2024, 2, 9), SOME)
    assert "The S&P 500 closed above 5,000 points for the first time ever on February 9, 2024." in became
    assert "5,000" not in ceased
    same, no_more = said(desk, date(2024, 2, 9), date(2024, 2, 9), SOME)
    assert "highest" not in same  # what was true is no change
    assert no_more == ""


def test_a_month_and_a_quarter_that_ended_between_two_sessions(full_market: Market) -> None:
    # As published: the S&P 500 lost 12.5% in March 2020, the most since October 2008, and 20.0% in the quarter.
    desk = Desk(full_market)
    became, ceased = said(desk, date(2020, 3, 27), date(2020, 4, 3), ["^GSPC", "^DJI"])
    assert "The S&P 500 fell 12.51% in March 2020. The S&P 500 had its worst month since October 2008" in became
    assert "The S&P 500 fell 20.00% in the first quarter of 2020." in became
    assert "March" not in ceased
    within, _ = said(desk, date(2020, 4, 1), date(2020, 4, 3), ["^GSPC", "^DJI"])
    assert "March 2020" not in within
    assert "quarter" not in within
    through, _ = said(desk, date(2020, 3, 30), date(2020, 3, 31), ["^GSPC", "^DJI"])
    assert "The S&P 500 fell 12.51% in March 2020." in through


def test_who_leads_a_group_this_year(full_market: Market) -> None:
    desk = Desk(full_market)
    europe = ["^FTSE", "^GDAXI", "^FCHI", "^SSMI", "FTSEMIB.MI", "^IBEX"]
    changed = [
        (since, day, *said(desk, since, day, europe))
        for since, day in (
            (date(2024, 1, 31), date(2024, 2, 29)),
            (date(2024, 2, 29), date(2024, 3, 28)),
            (date(2024, 3, 28), date(2024, 4, 30)),
        )
    ]
    moved = {name: _this_year(full_market, name) for name in europe}
    for since, day, became, ceased in changed:
        first, then = (max(europe, key=lambda name: moved[name][on]) for on in (since, day))
        led = f"{desk.called(full_market.instrument(then))} was the best performer among Europe"
        assert (led in became) == (first != then)
        lost = f"{desk.called(full_market.instrument(first))} was the best performer among Europe"
        assert (lost in ceased) == (first != then)


def _this_year(market: Market, name: str) -> dict[date, float]:
    """The change since the last close of 2023, close by close, in plain Python."""
    panel = market.panel(Ask(Series()), [name])
    known = [(day.item(), float(close)) for day, close in zip(panel.sessions, panel.close[:, 0], strict=True)]
    known = [(day, close) for day, close in known if not math.isnan(close)]
    base = [close for day, close in known if day.year < 2024][-1]
    found: dict[date, float] = {}
    for at in (date(2024, 1, 31), date(2024, 2, 29), date(2024, 3, 28), date(2024, 4, 30)):
        found[at] = [close for day, close in known if day <= at][-1] / base
    return found

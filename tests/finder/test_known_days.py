"""Days that everybody in the markets remembers; skipped where ../shared/market is missing."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.desk import Desk
from tapeproof.market.market import Market
from tapeproof.teller import sentence
from tapeproof.terms.instrument import InstrumentType
from tapeproof.terms.verdict import Verdict

Days = dict[tuple[str, date], tuple[str, ...]]

OUTSIDE_NEW_YORK: Days = {
    ("XHKG", date(2025, 3, 6)): (
        "The Hang Seng Index was at its highest since February 17, 2022 on March 6, 2025.",
        "Alibaba was at its highest since November 18, 2021 on March 6, 2025.",
        "Alibaba rose 8.39% on March 6, 2025.",
    ),
    ("XHKG", date(2025, 4, 7)): (
        "The Hang Seng Index fell 13.22% on April 7, 2025.",
        "The Hang Seng Index had its worst day since October 28, 1997 on April 7, 2025.",
    ),
    ("XSHG", date(2024, 9, 30)): (
        "The CSI 300 Index rose 8.48% on September 30, 2024.",
        "The CSI 300 Index had its best day since September 19, 2008 on September 30, 2024.",
        "The CSI 300 Index rose for a ninth straight day on September 30, 2024.",
    ),
    ("XTKS", date(2024, 8, 5)): (
        "The Nikkei 225 fell 12.40% on August 5, 2024.",
        "The Nikkei 225 had its worst day since October 20, 1987 on August 5, 2024.",
    ),
}
NEW_YORK: Days = {
    ("XNYS", date(2020, 3, 16)): (
        "The S&P 500 fell 11.98% on March 16, 2020.",
        "The S&P 500 had its worst day since October 19, 1987 on March 16, 2020.",
        "The Cboe Volatility Index was at its highest ever on March 16, 2020.",
        "The Cboe Volatility Index closed at 82.69 points on March 16, 2020.",
    ),
    ("XNYS", date(2025, 1, 27)): ("Nvidia fell 16.97% on January 27, 2025.",),
}


def searched(market: Market, mic: str) -> list[str]:
    """The instruments of an exchange; of New York's five hundred shares every third, and those in a named group."""
    traded = [one for one in market.instruments() if one.exchange == mic]
    shares = [one.id for one in traded if one.type is InstrumentType.STOCK]
    grouped = {name for group in market.groups() for name in group.members}
    kept = {*(shares if len(shares) < 200 else shares[::3]), *grouped}
    return [one.id for one in traded if one.type is not InstrumentType.STOCK or one.id in kept]


@pytest.mark.parametrize("days", [OUTSIDE_NEW_YORK, NEW_YORK], ids=["elsewhere", "New York"])
def test_the_first_ten_say_what_the_papers_said(full_market: Market, days: Days) -> None:
    desk = Desk(full_market)
    for (mic, day), remembered in days.items():
        ids = searched(full_market, mic)
        finding = desk.find(day, ids, top=10)
        proofs = [proof for fact in finding.facts for proof in fact.proofs]
        assert all(proof.verdict is Verdict.STANDS for proof in proofs)
        said = [sentence(proof.claim, desk) for proof in proofs]
        for one in remembered:
            assert one in said, (mic, day, said)


def test_alibaba_rose_as_seldom(full_market: Market) -> None:
    (first,) = Desk(full_market).find(date(2025, 3, 6), ["9988.HK"], top=1).facts
    (found,) = Desk(full_market).find(date(2025, 3, 6), ["9988.HK"]).facts
    moved = [fact for fact in (found, *found.also) if "moved" in fact.what]
    assert first.head.claim.answer.said()["since"].period.first == date(2021, 11, 18)
    assert str(moved[0].head.claim.answer.said()["figure"].value) == "8.39"
    assert (moved[0].interest.times, moved[0].interest.of) == (
        30,
        1282,
    )  # the half days that the source fills in are not counted

"""The closed loop: what we write is read back as what it was.

    python benchmarks/loop.py [--market DIR] [--claims 100000] [--stories 300] [--seed 7]

Claims: random true claims of all kinds (``seeded/claims.py``), at random instruments and rows of the whole record, are
written as a sentence each and read as a story of one: the claim must be among what is read, of the same cell, asking
and answering the same. Claims that no phrase can say are counted beside.

Stories: sessions drawn at random are told as ``tapeproof write`` tells them, in any house style and at any length, and
checked afresh: every claim has to stand and no number may be left unread.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from random import Random
from time import perf_counter

import numpy as np
from seeded.claims import drawn, published
from seeded.statements import PAIRS

from tapeproof.desk import Desk
from tapeproof.kinds import KINDS
from tapeproof.market.homes import sample
from tapeproof.market.market import Market
from tapeproof.reader import read
from tapeproof.teller import PLAIN, Length, Style, sentence, tell
from tapeproof.teller.sameness import same
from tapeproof.terms.claim import Claim
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Verdict
from tapeproof.words.house import House

SHOWN = 6
OF_REPORTS = {"surprise", "growth"}
"""Kinds that speak of quarters that a company reports: no session of prices makes one."""


def kinds_of(market: Market) -> set[str]:
    """The kinds that a market can tell: no conversion without rates, no rank and breadth without a group's members."""
    lacking = set() if any(market.instrument(rate) for rate in PAIRS) else {"conversion"}
    if not any(all(market.instrument(name) for name in group.members) for group in market.groups()):
        lacking |= {"rank", "breadth"}
    return {kind.name for kind in KINDS} - lacking - OF_REPORTS


def comes_back(claim: Claim, desk: Desk, random: Random) -> tuple[str | None, bool]:
    """The sentence that says a claim, None where none can; and whether the claim is among what is read of it."""
    text = sentence(claim, desk)
    if text is None:
        return None, False
    instrument = desk.market.instrument(getattr(claim.cell.whose, "id", ""))
    day, home = published(claim, instrument, random)
    claims, _ = read(Story("loop", text, day, home), desk.market.directory, desk.kinds)
    return text, any(same(claim, other) for other in claims)


def looped(desk: Desk, count: int, random: Random) -> tuple[Counter[tuple[str, str]], dict[str, list[str]]]:
    """So many claims written and read: counts by kind and outcome, and the sentences that were not read back."""
    ids = [one.id for one in desk.market.instruments() if not one.adjusted and one.type.value != "yield"]
    counts: Counter[tuple[str, str]] = Counter()
    lost: dict[str, list[str]] = {}
    most = -(-count // (len(KINDS) - len(OF_REPORTS)))
    full: set[str] = set()
    for kind, claim in drawn(desk.market, random, ids, full):
        if kind in full:
            continue
        text, back = comes_back(claim, desk, random)
        counts[kind, "unsaid" if text is None else "written"] += 1
        if text is not None:
            counts[kind, "read back" if back else "lost"] += 1
            if not back:
                lost.setdefault(kind, []).append(text)
        if counts[kind, "written"] >= most:
            full.add(kind)
            if full >= kinds_of(desk.market):
                break
    return counts, lost


def told(desk: Desk, count: int, random: Random) -> tuple[Counter[str], list[str]]:
    """So many stories of random sessions of random exchanges: what became of them, and what was amiss."""
    by_home: dict[str, list[str]] = {}
    for one in desk.market.instruments():
        if one.exchange and one.first:
            by_home.setdefault(one.exchange, []).append(one.id)
    homes = sorted(home for home in by_home if desk.market.calendar(home) is not None)
    counts: Counter[str] = Counter()
    amiss: list[str] = []
    while counts["stories"] < count:
        home = random.choice(homes)
        calendar = desk.market.calendar(home)
        ids = random.sample(by_home[home], min(len(by_home[home]), 25))
        firsts = [one.first for name in ids if (one := desk.market.instrument(name)) and one.first]
        days = calendar.sessions[calendar.sessions > np.datetime64(min(firsts))] if calendar else []
        if len(days) < 300:
            continue
        day = random.choice(days[250:].tolist())
        style = Style(random.choice(list(House)), random.choice(list(Length)))
        story = tell(desk, day, ids, home, style=style)
        if not story.paragraphs:
            counts["nothing to tell"] += 1
            continue
        check = desk.check(Story("again", story.text, day, home))
        wrong = [proof.claim.quote.text for proof in check.proofs if proof.verdict is not Verdict.STANDS]
        unread = [number.quote for number in check.unread if number.why not in PLAIN]
        counts["stories"] += 1
        counts["claims"] += len(check.proofs)
        counts["left out, as not read back"] += len(story.left_out)
        counts["not standing"] += len(wrong)
        counts["unread"] += len(unread)
        amiss += [f"{home} {day}: {what}" for what in (*wrong, *unread)]
        amiss += [f"left out {home} {day}: {what}" for what in story.left_out]
    return counts, amiss


def main() -> None:
    """Write, read, and print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--market", type=Path, help="a market's record; without it the bundled sample")
    parser.add_argument("--claims", type=int, default=100_000)
    parser.add_argument("--stories", type=int, default=300)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--shown", type=int, default=SHOWN, help="sentences shown of each kind that was not read back")
    given = parser.parse_args()
    desk = Desk(Market.open(given.market or sample()))
    began = perf_counter()
    counts, lost = looped(desk, given.claims, Random(given.seed))  # noqa: S311 - a seeded draw, no secret
    columns = ("written", "read back", "lost", "unsaid")
    print(f"{'claims':<14}" + "".join(f"{name:>12}" for name in columns))
    for kind in sorted({kind for kind, _ in counts}):
        print(f"{kind:<14}" + "".join(f"{counts[kind, name]:>12,}" for name in columns))
    print(f"{'all':<14}" + "".join(f"{sum(n for (_, what), n in counts.items() if what == c):>12,}" for c in columns))
    print(f"{perf_counter() - began:.0f} seconds")
    for kind, texts in lost.items():
        print("\n".join(f"{kind}: {text}" for text in texts[: given.shown]))
    began = perf_counter()
    counted, amiss = told(desk, given.stories, Random(given.seed + 1))  # noqa: S311 - a seeded draw, no secret
    print("\n" + "\n".join(f"{name:<30}{n:>8,}" for name, n in counted.items()))
    print(f"{perf_counter() - began:.0f} seconds")
    print("\n".join(amiss[: 8 * given.shown]))


if __name__ == "__main__":
    main()

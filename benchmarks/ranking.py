"""Where finding puts what an editor would have led with: first, among three, among ten.

    python benchmarks/ranking.py [--market DIR] [--explain]

The days and what is expected of them stand in ``editors.toml``, which was written before they were searched. A lead
counts as found where one fact says all of it. Days that the market's record does not hold are left out, saying so.
"""

from __future__ import annotations

import argparse
import re
import tomllib
from pathlib import Path
from typing import Any

from tapeproof.desk import Desk
from tapeproof.finder.fact import Finding
from tapeproof.market.homes import sample
from tapeproof.market.market import Market
from tapeproof.teller import sentence

EDITORS = Path(__file__).with_name("editors.toml")
TOP = 10


def searched(desk: Desk, expected: dict[str, Any]) -> Finding:
    """The search that would have found it."""
    ids = [one.id for one in desk.market.instruments() if expected["home"] in {"", one.exchange}]
    return desk.find(expected["day"], ids, TOP)


def sentences(finding: Finding, desk: Desk) -> list[str]:
    """What each fact says."""
    return [" ".join(sentence(proof.claim, desk) or "" for proof in fact.proofs) for fact in finding.facts]


def place(said: list[str], pattern: str) -> int | None:
    """Where the fact stands that says all of it, from one; None where none does."""
    return next((at for at, text in enumerate(said, start=1) if re.search(pattern, text)), None)


def main() -> None:
    """Search each day, and print where its lead stands."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--market", type=Path, help="a market's record; without it the bundled sample")
    parser.add_argument("--explain", action="store_true", help="print what was found")
    given = parser.parse_args()
    desk = Desk(Market.open(given.market or sample()))
    for name, days in tomllib.loads(EDITORS.read_text("utf-8")).items():
        places: list[int | None] = []
        for expected in days:
            finding = searched(desk, expected)
            if not finding.tried:
                print(f"{expected['day']} {expected['home']}: no prices on record")
                continue
            said = sentences(finding, desk)
            places.append(place(said, expected["says"]))
            print(f"{expected['day']} {expected['home'] or 'all':<5} {places[-1] or '-':>3}  {expected['says']}")
            if given.explain:
                print("".join(f"      {at:>2} {text[:170]}\n" for at, text in enumerate(said, start=1)), end="")
        first, three, ten = (sum(1 for at in places if at and at <= most) for most in (1, 3, TOP))
        print(f"{name}: {len(places)} days; first {first}, among three {three}, among ten {ten}\n")


if __name__ == "__main__":
    main()

"""The corpus: own-written sentences with what they say (``tests/corpus``). Each claim is read, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from tapeproof.kinds import KINDS
from tapeproof.market.directory import Directory
from tapeproof.market.members import shipped_groups
from tapeproof.reader import read
from tapeproof.terms.claim import Claim
from tapeproof.terms.period import Ago, Ever, Reach, SinceDate, Within
from tapeproof.terms.story import Story

PUBLISHED = date(2025, 3, 6)
CORPUS = Path(__file__).parents[1] / "corpus"


@dataclass(frozen=True)
class Example:
    sentence: str
    home: str
    published: date
    claims: tuple[str, ...]
    unread: tuple[str, ...]


def examples(path: Path) -> list[Example]:
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        told, _, sentence = lines[0].rpartition(" | ")
        home, _, day = told.partition(" ")
        claims = tuple(line.strip() for line in lines[1:] if not line.strip().startswith("!"))
        unread = tuple(line.strip()[2:] for line in lines[1:] if line.strip().startswith("!"))
        found.append(Example(sentence, home or "XNYS", date.fromisoformat(day) if day else PUBLISHED, claims, unread))
    return found


def typed(claim: Claim) -> str:
    """A claim in the corpus's notation, as the reader gives it: the last day is a calendar day."""
    said = claim.answer.said()
    figure = said.get("figure")
    value = figure.value if figure else said.get("count") or said.get("place")
    over = claim.ask.series.over
    unit = figure.unit.value if figure else ("-" if value is None else "count")
    if claim.ask.series.run and value is not None and over is not None:
        unit = f"{over.grain.value}s"
    direction = said.get("direction")
    span = "-"
    if over is not None:
        single = over.reach is Reach.SESSIONS and over.count == 1
        span = (
            "day"
            if single
            else {
                Reach.SESSIONS: f"{over.count}d",
                Reach.SINCE: "since",
                Reach.HIGH: "high",
                Reach.LOW: "low",
            }.get(over.reach, over.grain.value)
        )
    subject = getattr(claim.cell.whose, "id", "-")
    number = "-" if value is None else f"{value:f}" if figure else str(value)
    number = number.rstrip("0").rstrip(".") if "." in number else number
    parts = [
        type(claim.answer).__name__.lower(), subject, number, unit, direction.value if direction else "-",
        claim.cell.when.last.isoformat(), span, since(said.get("since")),
    ]  # fmt: skip
    return " ".join(parts)


def since(value: object) -> str:
    match value:
        case None:
            return "-"
        case Ever():
            return "record"
        case Ago(count, grain):
            return f"P{count}{grain.value[0].upper()}"
        case SinceDate(period) | Within(period):
            whole = {"year": 4, "month": 7}.get(period.grain.value, 10)
            return period.first.isoformat()[:whole]
    return "?"


def fits(wanted: str, found: str) -> bool:
    """The wanted line, its unsaid last fields left open; a span left out is one session or none."""
    a, b = wanted.split(), found.split()
    a += ["*"] * (8 - len(a))
    return all(x in ("*", y) or (i == 6 and x == "*") for i, (x, y) in enumerate(zip(a, b, strict=True)))


CASES = [example for path in sorted(CORPUS.glob("*.txt")) for example in examples(path)]


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory.build((), shipped_groups())


@pytest.mark.parametrize("example", CASES, ids=[example.sentence[:60] for example in CASES])
def test_reads_what_the_sentence_says(example: Example, directory: Directory) -> None:
    claims, unread = read(Story("corpus", example.sentence, example.published, example.home), directory, KINDS)
    found = [typed(claim) for claim in claims]
    for wanted in example.claims:
        match = next((line for line in found if fits(wanted, line)), None)
        assert match is not None, f"wanted {wanted!r}, found {found}"
        found.remove(match)
    assert not found, f"read more than is said: {found}"
    for wanted in example.unread:
        assert any(wanted in number.quote for number in unread), f"{wanted!r} is neither a claim nor unread: {unread}"

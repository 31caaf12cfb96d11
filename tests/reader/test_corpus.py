"""The corpus: own-written sentences with what they say (``tests/corpus``). Each claim is read, and nothing else.

A sentence stands as ``HOME DATE | sentence``, home and date left out where they are New York and 6 March 2025. Below it
its claims, a line each; ``?`` leads a claim that may be read or left, ``!`` a number that must be left unread; ``a/b``
in a field admits either. Sentences of ``unread/`` are not yet read rightly; how many of their claims
nevertheless are must not fall (``unread/at_least``).
"""

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
from tapeproof.terms.period import Ago, Ever, Grain, Reach, SinceDate, Within
from tapeproof.terms.story import Story

PUBLISHED = date(2025, 3, 6)
CORPUS = Path(__file__).parents[1] / "corpus"


@dataclass(frozen=True)
class Example:
    sentence: str
    home: str
    claims: tuple[str, ...]
    unread: tuple[str, ...]
    optional: tuple[str, ...] = ()
    published: date = PUBLISHED


def examples(path: Path) -> list[Example]:
    found = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = [line for line in block.splitlines() if line and not line.startswith("#")]
        if not lines:
            continue
        where, _, sentence = lines[0].rpartition(" | ")
        home, _, day = where.partition(" ")
        marked = [(line.strip()[:1], line.strip()) for line in lines[1:]]
        found.append(
            Example(
                sentence,
                home or "XNYS",
                tuple(line for mark, line in marked if mark not in "!?"),
                tuple(line[2:] for mark, line in marked if mark == "!"),
                tuple(line[2:] for mark, line in marked if mark == "?"),
                date.fromisoformat(day) if day else PUBLISHED,
            )
        )
    return found


def typed(claim: Claim) -> str:
    """A claim in the corpus's notation, as the reader gives it: the last day is a calendar day."""
    said = claim.answer.said()
    figure = said.get("figure")
    value = figure.value if figure else said.get("count") or said.get("place")
    over = claim.ask.series.over
    unit = figure.unit.value if figure else ("-" if value is None else "count")
    tallied = claim.ask.last is not None
    if (claim.ask.series.run or tallied) and value is not None and over is not None:
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
    if tallied and over is not None and over.grain is Grain.DAY:
        span = f"{claim.ask.last}d"
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
    return all({"*", y} & set(x.split("/")) for x, y in zip(a, b, strict=True))


def compared(example: Example, directory: Directory) -> tuple[list[str], list[str], list[str]]:
    """The claims missed, those read that are not said, and the numbers wrongly taken for a claim's."""
    story = Story("corpus", example.sentence, example.published, example.home)
    claims, unread = read(story, directory, KINDS)
    found = [typed(claim) for claim in claims]
    missed = []
    for wanted in (*example.claims, *example.optional):
        if match := next((line for line in found if fits(wanted, line)), None):
            found.remove(match)
        elif wanted in example.claims:
            missed.append(wanted)
    taken = [number for number in example.unread if not any(number in one.quote for one in unread)]
    return missed, found, taken


LATER = CORPUS / "later.txt"
"""Kinds that the reader has no type for yet."""
CASES = [example for path in sorted({*CORPUS.glob("*.txt")} - {LATER}) for example in examples(path)]
UNREAD = [example for path in sorted((CORPUS / "unread").glob("*.txt")) for example in examples(path)]
RIGHTLY = int((CORPUS / "unread" / "at_least").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def directory() -> Directory:
    return Directory.build((), shipped_groups())


@pytest.mark.parametrize("example", CASES, ids=[example.sentence[:60] for example in CASES])
def test_reads_what_the_sentence_says(example: Example, directory: Directory) -> None:
    missed, more, taken = compared(example, directory)
    assert not missed, f"missed {missed}, found {more}"
    assert not more, f"read more than is said: {more}"
    assert not taken, f"neither a claim nor unread: {taken}"


def test_reads_no_less_of_the_sentences_still_beyond_it(directory: Directory) -> None:
    rightly = sum(len(example.claims) - len(compared(example, directory)[0]) for example in UNREAD)
    assert rightly >= RIGHTLY, "less is read than was: see tests/corpus/unread/at_least"

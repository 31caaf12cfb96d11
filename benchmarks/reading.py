"""How fast stories are read: from text to typed claims, on one core, beside libraries that read a part of the same.

    python benchmarks/reading.py [--market DIR] [--stories DIR] [--count 40] [--longest 100000] [--size 20000]

Speed: stories of 2,000 characters, made of the paragraphs of ``tests/corpus`` (or of the JSON stories of a folder), are
read in turns by the product and by spaCy's blank English pipeline with its sentencizer (words and sentences, nothing of
what they mean), by quantulum3 (quantities) and by dateparser's search (dates). Peers that are not installed are named
and left out; ``pip install tapeproof[benchmark]`` brings them. CPU seconds of the best of three rounds.

Length: one text from a thousand characters up to ``--longest``, ten times as long each time: does a character cost the
same? Hostile: texts that no writer wrote, of ``--size`` characters and of ten times as many.
"""

from __future__ import annotations

import argparse
import importlib
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path
from time import process_time

from tapeproof.faces.inputs.given import Given
from tapeproof.faces.inputs.sources import stories
from tapeproof.kinds import KINDS
from tapeproof.market.market import Market
from tapeproof.reader import read
from tapeproof.terms.story import Story

CORPUS = Path(__file__).parents[1] / "tests" / "corpus"
LENGTH = 2000
SHORTEST = 60
"""Characters of a line that is a paragraph, and not what is expected of one."""
ROUNDS = 3
FEW = 5
"""Stories that the slower peers are given."""
DAY = date(2025, 3, 7)
Reads = Callable[[str], object]


def paragraphs(folder: Path | None) -> list[str]:
    """The paragraphs of our own corpus, or those of a folder's JSON stories."""
    if folder is None:
        lines = (line for file in sorted(CORPUS.glob("*.txt")) for line in file.read_text("utf-8").splitlines())
    else:
        read_ = (one for file in sorted(folder.glob("*.json")) for one in stories(str(file), Given()))
        lines = (line for one in read_ if isinstance(one, Story) for line in one.text.splitlines())
    return [line for line in lines if len(line) > SHORTEST and not line.startswith("#")]


def texts(lines: list[str], count: int) -> list[str]:
    """So many texts of 2,000 characters."""
    long = "\n\n".join(lines)
    long *= count * LENGTH // len(long) + 1
    return [long[at * LENGTH : (at + 1) * LENGTH] for at in range(count)]


def peers() -> Iterator[tuple[str, Reads, bool]]:
    """The peers that are installed: name, what reads a text, and whether it is quick."""
    if (spacy := _module("spacy")) is not None:
        pipeline = spacy.blank("en")
        pipeline.add_pipe("sentencizer")
        yield "spaCy, blank English", pipeline, True
    if (quantulum := _module("quantulum3.parser")) is not None:
        yield "quantulum3", quantulum.parse, False
    if (dateparser := _module("dateparser.search")) is not None:
        yield "dateparser's search", partial(dateparser.search_dates, languages=["en"]), False


def _module(name: str):  # noqa: ANN202 - a peer has no types of ours
    try:
        return importlib.import_module(name)
    except ImportError:
        print(f"  {name.partition('.')[0]} is not installed, and left out (pip install tapeproof[benchmark])")
        return None


def seconds(reads: Reads, each: list[str]) -> float:
    """CPU seconds of the best of some rounds; what is made at the first call is not counted."""
    reads(each[0])
    best = float("inf")
    for _ in range(ROUNDS):
        began = process_time()
        for text in each:
            reads(text)
        best = min(best, process_time() - began)
    return best


def hostile(size: int) -> Iterator[tuple[str, str]]:
    """Texts that no writer wrote, with a name for each."""
    yield "digits", "9" * size
    yield "numbers", "1,234.5 " * (size // 8)
    yield "nested brackets", "(" * (size // 2) + "5%" + ")" * (size // 2)
    yield "one line", "the Dow fell 1.2% to 5,100 on Friday and " * (size // 41)
    yield "every plane", "".join(map(chr, (*range(0, 0xD800, 9), *range(0xE000, 0x110000, 99))))[:size]
    yield "right-to-left marks", "\u202e5%\u202c " * (size // 5)
    yield "NULs", "f\0e\0l\0l\0 1%" * (size // 11)
    yield "full stops", "." * size
    yield "names", "Apple Nvidia " * (size // 13)
    yield "records", "a record high since 2008 " * (size // 25)
    yield "combining marks", "e\u0301" * (size // 2)


def main() -> None:
    """Print speed, growth with length, and what hostile texts cost."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--market", type=Path)
    asked.add_argument("--stories", type=Path)
    asked.add_argument("--count", type=int, default=40)
    asked.add_argument("--longest", type=int, default=100_000)
    asked.add_argument("--size", type=int, default=20_000)
    said = asked.parse_args()
    directory = Market.open(said.market).directory

    def ours(text: str) -> int:
        claims, _ = read(Story("s", text, DAY, "XNYS"), directory, KINDS)
        return len(claims)

    lines = paragraphs(said.stories)
    each = texts(lines, said.count)
    print(f"stories of {LENGTH:,} characters, one core, best of {ROUNDS} rounds")
    took = seconds(ours, each)
    found = sum(map(ours, each)) / len(each)
    print(f"  {'tapeproof, typed claims':<26}{len(each) / took:>9.1f} a second   {found:.1f} claims a story")
    for name, reads, quick in peers():
        some = each if quick else each[:FEW]
        rate = len(some) / seconds(reads, some)
        print(f"  {name:<26}{rate:>9.1f} a second   tapeproof is {len(each) / took / rate:.2f} times as fast")
    print("length")
    size = 1000
    while size <= said.longest:
        text = "\n\n".join(lines * (size // sum(map(len, lines)) + 1))[:size]
        began = process_time()
        claims = ours(text)
        print(
            f"  {size:>12,} characters {(process_time() - began) / size * 1e6:>8.1f} ms a thousand, {claims:,} claims"
        )
        size *= 10
    print("hostile, ms a thousand characters")
    for (name, short), (_, long) in zip(hostile(said.size), hostile(10 * said.size), strict=True):
        cost = [_cost(ours, text) for text in (short, long)]
        print(f"  {name:<22}{cost[0]:>8.1f} at {len(short):,}{cost[1]:>10.1f} at {len(long):,}")


def _cost(reads: Reads, text: str) -> float:
    began = process_time()
    reads(text)
    return (process_time() - began) / len(text) * 1e6


if __name__ == "__main__":
    main()

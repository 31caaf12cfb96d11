"""Pages of worked examples: prices, what is said of them typed and in English, and the verdict.

A line reads ``- DAY [COLUMN] `typed claim` “English” → verdict[: `typed correction`]``. The typed form is what the
English commits to; until it is read, it is the typed form that is proved. A line without one must not be read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tapeproof.history.panel import Panel
from tapeproof.kind import Kind
from tapeproof.kinds import KIND_OF
from tapeproof.kinds.breadth import Breadth
from tapeproof.kinds.comparison import Comparison
from tapeproof.kinds.conversion import Conversion
from tapeproof.kinds.crossing import Crossing
from tapeproof.kinds.distance import Distance
from tapeproof.kinds.growth import Growth
from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.kinds.rank import Rank
from tapeproof.kinds.record import Record
from tapeproof.kinds.streak import Streak
from tapeproof.kinds.surprise import AGAINST, Surprise
from tapeproof.kinds.tally import Tally
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer, Ask, Extreme
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.instrument import Group, Line
from tapeproof.terms.period import Ago, Ever, Grain, Period, Reach, Since, SinceDate, Span, Within
from tapeproof.terms.quantity import Basis, Direction, Point, Series, Unit
from tapes import first_day, last_day, table

FOLDER = Path(__file__).parent
VERDICTS = {"holds": True, "fails": False, "unknown": None}
LINE = re.compile(r"- (\S+)(?: ([A-Z]\w*))? (?:`([^`]+)` )?“([^”]+)” → (holds|fails|unknown|not read)(?:: `([^`]+)`)?")
SIDES = {
    "up": Direction.UP,
    "high": Direction.UP,
    "down": Direction.DOWN,
    "low": Direction.DOWN,
    "flat": Direction.FLAT,
}
UNITS = {"%": Unit.PERCENT, "pts": Unit.POINTS, "bp": Unit.BASIS_POINTS, "usd": Unit.CURRENCY}
UNITS |= {"pp": Unit.PERCENTAGE_POINTS, "n": Unit.COUNT, "x": Unit.RATIO}


@dataclass(frozen=True)
class Example:
    """One line of a page."""

    page: str
    number: int
    tape: Panel
    row: int
    column: int
    ask: Ask | None
    answer: Answer | None
    english: str
    verdict: str
    instead: Answer | None

    def __str__(self) -> str:
        return f"{self.page}:{self.number}"


def examples(path: Path) -> Iterator[Example]:
    """Every line of a page that states something, with the last table of prices before it."""
    tape, block = None, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("```prices"):
            block = []
        elif line.startswith("```") and block is not None:
            tape, block = table("\n".join(block)), None
        elif block is not None:
            block.append(line)
        elif line.startswith("- "):
            yield _example(path.stem, number, tape, line)


def _example(page: str, number: int, tape: Panel | None, line: str) -> Example:
    parts = LINE.fullmatch(line.strip())
    if parts is None or tape is None:
        message = f"{page}.md:{number} is no example, or has no prices before it: {line}"
        raise ValueError(message)
    day, column, typed, english, verdict, correction = parts.groups()
    if (typed is None) != (verdict == "not read"):
        message = f"{page}.md:{number}: what is not read has no typed form, all else has one"
        raise ValueError(message)
    ask, answer = claim(typed) if typed else (None, None)
    instead = claim(correction)[1] if correction else None
    index = tape.columns.index(column) if column else 0
    return Example(page, number, tape, tape.row(last_day(day)), index, ask, answer, english, verdict, instead)


def failure(example: Example, kinds: Mapping[type[Answer], Kind[Any, Any]] = KIND_OF) -> str | None:
    """What is wrong with an example under these kinds, None where it comes out as the page says."""
    if example.answer is None or example.ask is None:
        return None
    kind = kinds[type(example.answer)]
    ask = example.ask
    if isinstance(example.answer, Record | Rank | Breadth | Tally):
        ask = replace(ask, side=example.answer.direction)
    found = kind.measure(example.tape, ask).pick(example.row, example.column)
    if (verdict := kind.settle(example.answer, found)) is not VERDICTS[example.verdict]:
        return f"{example}: {example.english!r} came out {verdict}, value {found.value}"
    if example.instead is not None and (stated := kind.state(found, ask)) != example.instead:
        return f"{example}: stated {stated} instead of {example.instead}"
    return None


# The typed form -------------------------------------------------------------


def claim(typed: str) -> tuple[Ask, Answer]:
    """Read the typed form: the kind, then words in any order."""
    kind, *words = typed.split()
    said: dict[str, Any] = {}
    for word in words:
        said |= _word(word)
    figure, direction = said.get("figure"), said.get("direction")
    moved = kind in {"move", "streak", "rank", "comparison", "tally", "growth"} or "over" in said
    unit = said.get("unit") or (figure.unit if figure else Unit.PERCENT if moved else Unit.POINTS)
    over = said.get("over", Span() if kind in {"move", "comparison", "tally"} else None)
    if over is not None and "season" in said:
        over = replace(over, season=said["season"])
    if kind == "surprise" and figure is None:
        unit = Unit.CURRENCY
    basis = AGAINST if kind == "surprise" else Basis(said.get("now", Point.CLOSE), said.get("then", Point.CLOSE))
    run = said.get("run", kind == "streak")
    series = Series(basis=basis, over=over, run=run, unit=unit, adjusted=said.get("adjusted", False))
    threshold = figure.value if kind == "crossing" and figure else None
    ask = Ask(
        series,
        said.get("against"),
        said.get("among"),
        said.get("peak"),
        strict=said.get("strict", False),
        threshold=threshold,
        last=said.get("last"),
    )
    answers: dict[str, Any] = {
        "breadth": lambda: Breadth(figure, direction, said.get("other")),
        "comparison": lambda: Comparison(figure, direction),
        "tally": lambda: Tally(said["count"], direction, said["last"]),
        "move": lambda: Move(figure, direction),
        "growth": lambda: Growth(figure, direction),
        "level": lambda: Level(figure),
        "conversion": lambda: Conversion(figure, said.get("other")),
        "crossing": lambda: Crossing(figure, direction, said.get("since")),
        "distance": lambda: Distance(figure, direction),
        "record": lambda: Record(direction, _since(said)),
        "streak": lambda: Streak(said["count"], direction, said.get("ended", False)),
        "rank": lambda: Rank(said["count"], direction),
        "surprise": lambda: Surprise(figure, direction),
    }
    return ask, answers[kind]()


def _since(said: dict[str, Any]) -> Since:
    since: Since = said["since"]
    return replace(since, there=True) if isinstance(since, SinceDate) and said.get("there") else since


def _word(word: str) -> dict[str, Any]:  # noqa: C901, PLR0912 - a small language, one case a word
    name, _, rest = word.partition(":")
    match name:
        case "up" | "down" | "flat":
            return {"direction": SIDES[name]}
        case "either":
            return {"direction": None}
        case "points" | "usd" | "bp":
            return {"unit": {"points": Unit.POINTS, "usd": Unit.CURRENCY, "bp": Unit.BASIS_POINTS}[name]}
        case "run" | "ended" | "strict" | "there" | "adjusted":
            return {name: True}
        case "group":
            return {"among": Group("all")}
        case "now" | "then":
            return {name: Point(rest)}
        case "since":
            return {"since": SinceDate(_period(rest))}
        case "ever":
            return {"since": Ever()}
        case "within":
            return {"since": Within(_period(rest))}
        case "in":
            hedge, _, span = rest.rpartition(":")
            return {"since": Ago(*_count(span), hedge=hedge or "exact")}
        case "of":
            return {"other": _figure_or_span(rest)["figure"]}
        case "peak":
            side, _, window = rest.partition(":")
            return {"peak": Extreme(SIDES[side], _period(window))}
        case "against":
            return {"against": Line(rest)}
        case "last":
            return {"last": int(rest)}
        case "season":
            return {"season": int(rest)}
        case "back":
            return {"over": Span(Reach.BACK, *_count(rest))}
        case "from" if rest.startswith(("high:", "low:")):
            return {"over": _from_extreme(*rest.split(":"))}
        case "from":
            return {"over": Span(Reach.SINCE, start=_period(rest))}
    return _figure_or_span(word)


def _from_extreme(side: str, window: str) -> Span:
    reach = Reach(side)
    if window == "ever":
        return Span(reach, 0)
    if not window[0].isdigit() or "-" in window or len(window) == len("2025"):
        return Span(reach, start=_period(window))
    return Span(reach, *_count(window))


def _figure_or_span(word: str) -> dict[str, Any]:
    if word.isdigit():
        return {"count": int(word)}
    if figure := re.fullmatch(r"(?:(\w+):)?([\d,.]+?)(?:\.\.([\d,.]+?))?(?:e(\d+))?(%|pts|bp|usd|pp|n|x)", word):
        hedge, value, upper, power, unit = figure.groups()
        scale = Decimal(10) ** int(power or 0)
        number = Decimal(value.replace(",", ""))
        step = Decimal(1).scaleb(min(int(number.as_tuple().exponent), 0)) * scale
        highest = Decimal(upper) if upper else None
        return {
            "figure": Figure(number * scale, UNITS[unit], step, Hedge(hedge or "exact"), scale=scale, upper=highest)
        }
    count, grain = _count(word if word[0].isdigit() else f"1{word}")
    return {"over": Span(count=count) if grain is Grain.DAY else Span(Reach.TO_DATE, count, grain)}


def _count(text: str) -> tuple[int, Grain]:
    parts = re.fullmatch(r"(\d+)(day|week|month|quarter|year)s?", text)
    if parts is None:
        message = f"{text!r} is no span such as 3years"
        raise ValueError(message)
    return int(parts[1]), Grain(parts[2])


def _period(text: str) -> Period:
    bounds, _, soft = text.partition("~")
    first, _, last = bounds.partition("..")
    ends: tuple[date, date] = (first_day(first), last_day(last or first))
    return Period(*ends, soft=int(soft or 0))

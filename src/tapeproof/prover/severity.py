"""How wrong what is off is, what would be right, and how the story would have written it (SEMANTICS 2)."""

from __future__ import annotations

from msgspec import Struct

from tapeproof.kinds.surprise import Surprise
from tapeproof.prover.case import Case, rival_day
from tapeproof.prover.notes import preliminary, wrong_way
from tapeproof.prover.plain import figure_of, mixes_units
from tapeproof.prover.restyle import in_its_style, spelled, spelled_figure
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Answer
from tapeproof.terms.figure import Figure
from tapeproof.terms.period import MONTHS, Ever, Grain, SinceDate
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.terms.verdict import Severity
from tapeproof.words.estimates import CAME
from tapeproof.words.numbers import Count, Ordinal

ONE_PERCENT = 0.01
WAYS = {Direction.UP: "up", Direction.DOWN: "down", Direction.FLAT: "unchanged"}

BESIDE = {Direction.UP: "ahead by", Direction.DOWN: "behind by"}


class Correction(Struct, frozen=True):
    """The right answer, and the words for it."""

    instead: Answer | None
    words: str | None


def severity(case: Case) -> Severity:
    """Wrong way, a slip (one unit of the last digit, or one percent), or wrong."""
    if wrong_way(case):
        return Severity.WRONG_WAY
    return Severity.SLIP if preliminary(case) or _slips(case) else Severity.WRONG


def _slips(case: Case) -> bool:
    said, found, figure = case.claim.answer.said(), case.found, figure_of(case.claim)
    if found is None or case.place.shut:
        return False
    if figure is not None and case.claim.ask.threshold is None:
        value = abs(float(found.value))
        miss = abs(value - float(figure.value))
        return miss <= max(float(figure.step), ONE_PERCENT * value) * (1 + 1e-9)
    if "count" in said or "place" in said:
        number = _found_number(case)
        return number is not None and abs(number - int(said.get("count", said.get("place", 0)))) <= 1
    return _since_slips(case)


def _since_slips(case: Case) -> bool:
    """A month or a year beside the one in which the last rival lies."""
    since, rival = case.claim.answer.get("since"), rival_day(case.plain.sight)
    if not isinstance(since, SinceDate) or rival is None or since.period.grain not in {Grain.MONTH, Grain.YEAR}:
        return False
    months = (rival.year - since.period.last.year) * 12 + rival.month - since.period.last.month
    size = MONTHS[since.period.grain]
    return abs(months) <= 1 if size == 1 else abs(rival.year - since.period.last.year) <= 1


def _found_number(case: Case) -> int | None:
    """The length of the run, or the place, that was found."""
    said, found = case.claim.answer.said(), case.found
    if found is None:
        return None
    if "count" in said:
        run = float(getattr(found, "earlier", 0.0) if said.get("ended") else found.value)
        return abs(int(run)) if run == run else None  # noqa: PLR0124 - NaN is not itself
    place = int(getattr(found, "down" if said.get("direction") is Direction.DOWN else "up", 0))
    return place or None


def correct(case: Case) -> Correction:
    """The right answer at the claim's own cell, in its own style."""
    found, said = case.found, case.claim.answer.said()
    if found is None or case.place.shut:
        return Correction(None, None)
    figure = figure_of(case.claim)
    claim = case.plain.taken.claim
    stated = case.tape.kind(claim).state(found, claim.ask)
    if claim.ask.threshold is not None:
        # Passed, but not for the first time since then; what was never passed has no right wording.
        return _since(case, stated) if stated is not None and said["since"] is not None else Correction(None, None)
    if isinstance(claim.answer, Surprise) and stated is not None and (figure is None or wrong_way(case)):
        way = stated.said()["direction"]
        return Correction(replace(claim.answer, direction=way), CAME.write(way))
    if figure is not None:
        return _figure(case, figure, float(found.value))
    if "since" in said:
        return _since(case, stated)
    if "count" in said or "place" in said:
        return _number(case, stated)
    right: Figure | None = stated.said().get("figure") if stated else None
    ways = BESIDE if case.claim.ask.against is not None else WAYS
    words = ways[stated.said()["direction"]] if stated else None
    return Correction(stated, f"{words} {spelled_figure(right)}" if right else words)


def _figure(case: Case, figure: Figure, value: float) -> Correction:
    figure = replace(figure, unit=Unit.PERCENT) if mixes_units(case.plain.taken.claim) else figure
    right = in_its_style(figure, value, apart=not wrong_way(case))
    answer = replace(case.claim.answer, figure=right)  # the answer has the field
    way = case.claim.answer.get("direction")
    if way is None or not wrong_way(case):
        words = spelled_figure(right)
        # "At 1,895.44" is put right as it is written.
        bare = case.claim.over is None and "point" not in case.claim.quote.text.lower()
        return Correction(answer, words.removesuffix(" points") if bare else words)
    answer = replace(answer, direction=way.opposite)  # the answer has the field
    return Correction(answer, f"{WAYS[way.opposite]} {spelled_figure(right)}")


def _since(case: Case, stated: Answer | None) -> Correction:
    since = stated.said().get("since") if stated else None
    if isinstance(since, Ever):
        return Correction(stated, "a record")
    rival = rival_day(case.plain.sight)
    return Correction(stated, f"since {spelled(rival, case.claim.over)}" if stated and rival else None)


def _number(case: Case, stated: Answer | None) -> Correction:
    said, number = case.claim.answer.said(), _found_number(case)
    if number is None or wrong_way(case):
        return Correction(stated, None)
    cardinal = said.get("ended") or case.claim.ask.last is not None
    word = Count("count") if cardinal else Ordinal("count")
    name = "count" if "count" in said else "place"
    answer: Answer = replace(case.claim.answer, **{name: number})
    return Correction(answer, word.write(number))

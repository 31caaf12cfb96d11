"""Law 2: what we write we can read. Answers stated on the histories made to hurt are written, read, and are there."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from laws import six
from laws.histories import histories, questions
from tapeproof.history.panel import Found
from tapeproof.kind import Kind
from tapeproof.kinds import KINDS
from tapeproof.kinds.streak import Streak
from tapeproof.market.directory import Directory
from tapeproof.market.members import shipped_groups
from tapeproof.market.quantities.reported import month_end
from tapeproof.reader import read
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask, Cell, Claim, Quote
from tapeproof.terms.figure import Figure
from tapeproof.terms.instrument import Group, Line
from tapeproof.terms.period import Grain, Period, SinceDate
from tapeproof.terms.quantity import Direction, Point, Quantity
from tapeproof.terms.story import Story
from tapeproof.writer import write

SUBJECT, NAME = "^GSPC", "S&P 500"
COMPANY, ITS_NAME = "AAPL", "Apple"
AGAINST, OTHER = "^GDAXI", "DAX"
HISTORIES = histories()
NO_HISTORY_TELLS = {
    "conversion": "it is written with the names of two currencies, which no history tells",
    "surprise": "it is of the quarters of a company (tests/prover/test_estimates.py), not of sessions",
}
DIRECTORY = Directory.build((), shipped_groups())


def claims(kind: Kind[Any, Any], ask: Ask, name: str) -> list[Claim]:
    """What the kind states of the cells of one history, as claims about a real index."""
    tape = HISTORIES[name]
    found = []
    for row, _, cell in six.cells(kind.measure(tape, ask), step=11):
        day = tape.sessions[row].astype("datetime64[D]").item()
        found += [
            Claim(Cell(Line(COMPANY if of_reports(ask) else SUBJECT), period(day, ask)), ask, answer, Quote("", 0, 0))
            for answer in (kind.state(cell, ask), ended(cell))
            if answer is not None
        ]
    return found


def ended(cell: Found) -> Streak | None:
    """The run that the cell's move ended, which `state` does not speak of."""
    length = getattr(cell, "earlier", 0)
    if not cell.known or not np.isfinite(length) or abs(length) < 2 or np.sign(length) == np.sign(cell.value):
        return None
    return Streak(int(abs(length)), Direction.UP if length > 0 else Direction.DOWN, ended=True)


def of_reports(ask: Ask) -> bool:
    """Whether rows are the quarters of a company."""
    return ask.series.quantity is Quantity.REPORTED


def period(day: date, ask: Ask) -> Period:
    over = ask.series.over
    if of_reports(ask):
        ends = month_end(day)
        return Period(ends.replace(day=1), ends, Grain.QUARTER)
    if over is None or over.grain is Grain.DAY or ask.series.run:
        return Period(day, day)
    first = {Grain.MONTH: day.replace(day=1), Grain.YEAR: date(day.year, 1, 1)}.get(over.grain, day)
    return Period(first, day, over.grain)


def speakable(ask: Ask) -> bool:
    """What a sentence without a day of publication can say: closes, and moves with a name."""
    basis = ask.series.basis
    return (
        not ask.strict
        and ask.peak is None
        and basis.now is Point.CLOSE
        and basis.then is Point.CLOSE
        and not ask.series.adjusted
    )


def same(a: Claim, b: Claim) -> bool:
    """The same answer to the same question of the same cell; a period by its last day within the grain said."""
    one, other = plain(a.answer.said()), plain(b.answer.said())
    over = a.ask.series.over
    same_day = a.cell.when.last == b.cell.when.last or (
        over is not None and over.grain is not Grain.DAY and a.cell.when.last.year == b.cell.when.last.year
    )
    return (
        type(a.answer) is type(b.answer)
        and one == other
        and same_day
        and a.cell.whose == b.cell.whose
        and asked(a.ask) == asked(b.ask)
    )


def asked(ask: Ask) -> tuple[Any, ...]:
    """What is measured, among or against whom."""
    return ask.series.over, ask.series.run, ask.among, ask.against, ask.last


def plain(said: dict[str, Any]) -> dict[str, Any]:
    """Figures by value and unit, since-dates by their days: the text they came from does not count."""
    out = dict(said)
    figure, since = said.get("figure"), said.get("since")
    if isinstance(figure, Figure):
        out["figure"] = (figure.value, figure.unit)
    if isinstance(since, SinceDate):
        out["since"] = (since.period.first, since.period.last, since.there)
    return out


def read_back(claim: Claim, kind: Kind[Any, Any]) -> tuple[str | None, list[Claim]]:
    group = "the world's major markets" if claim.ask.among is not None else ""
    counted = claim.ask.among is not None and claim.cell.whose == claim.ask.among
    other = f"the {OTHER}" if claim.ask.against is not None else ""
    name = "world's major markets" if counted else ITS_NAME if of_reports(claim.ask) else NAME
    sentence = write(claim, kind, name, "" if counted else group, other, article=not of_reports(claim.ask))
    if sentence is None:
        return None, []
    published = claim.cell.when.last + timedelta(days=1)
    found, _ = read(Story("law", sentence, published, "XNYS"), DIRECTORY, KINDS)
    return sentence, list(found)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_law_2_what_we_write_we_can_read(kind: Kind[Any, Any]) -> None:
    if kind.name in NO_HISTORY_TELLS:
        pytest.skip(NO_HISTORY_TELLS[kind.name])
    written = 0
    for name in ("another of those", "years in few rows"):
        for ask in (each for each in questions(kind) if speakable(each)):
            for stated in claims(kind, ask, name):
                among = Group("world-major-markets") if stated.ask.among is not None else None
                claim = replace(stated, ask=replace(stated.ask, among=among))
                if stated.ask.against is not None:
                    claim = replace(claim, ask=replace(claim.ask, against=Line(AGAINST)))
                if among is not None and kind.name == "breadth":
                    claim = replace(claim, cell=replace(claim.cell, whose=among))
                sentence, found = read_back(claim, kind)
                if sentence is None:
                    continue
                written += 1
                assert any(same(claim, other) for other in found), (sentence, claim, found)
    assert written >= 20, f"{kind.name}: only {written} sentences were written, the law bites on nothing"

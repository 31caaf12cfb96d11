"""Telling: a session as a short story in wire style, of which every sentence was read back and stands.

The finder says what is worth saying, the writer's phrases say it, and the desk reads what was written as it reads any
story: a sentence is kept only where its claim comes back, stands, and leaves no number unread. What cannot be read back
is not written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from msgspec import Struct

from tapeproof.desk import Check, Desk
from tapeproof.finder.fact import Fact
from tapeproof.finder.stating import ordinary
from tapeproof.prover.tape import Tape
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim
from tapeproof.terms.exchange import BENCHMARKS
from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.terms.period import ONE_SESSION, Grain, Period
from tapeproof.terms.quantity import Series, Unit
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Proof, Verdict
from tapeproof.words.dates import spelled
from tapeproof.writer import predicate_of, write

ARTICLE = {InstrumentType.INDEX}
"""Types whose names are said with an article: the Hang Seng Index, but Alibaba."""

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
PLAIN = {"a date", "part of a name"}
"""Why a number may be no claim: it dates one, or names its subject."""

FACTS = 12
ROWS = 8
SERIES = (Series(unit=Unit.POINTS), Series(over=ONE_SESSION))
"""What a row of the table says: the close, and the move of the day."""


class Sentence(Struct, frozen=True):
    """A sentence, or a row's cell, with the claim that it says."""

    text: str
    claim: Claim


class Told(Struct, frozen=True):
    """A story of a session: ``check`` is what reading it back gave, where every claim stands.

    ``paragraphs`` begin with the lead; ``rows`` of the table are a name and what is said of it. ``left_out`` are
    sentences that would not be read back. A story without facts has neither headline nor paragraphs.
    """

    day: date
    home: str
    dateline: str
    headline: Sentence | None
    paragraphs: tuple[tuple[Sentence, ...], ...]
    rows: tuple[tuple[str, tuple[Sentence, ...]], ...]
    left_out: tuple[str, ...]
    check: Check

    @property
    def text(self) -> str:
        """The story as plain text, as it was read back."""
        return _text(self)


class _Reader(Struct, frozen=True):
    """Reads drafts back; what was measured for one draft serves the next."""

    desk: Desk
    tape: Tape

    def __call__(self, told: Told, claims: Sequence[Claim]) -> Told | None:
        """The story with its check, where all of it stands, no number is unread and the claims are there; else None."""
        check = self.desk.check(Story("told", _text(told), told.day, told.home), None, self.tape)
        stands = all(proof.verdict is Verdict.STANDS for proof in check.proofs)
        read = all(number.why in PLAIN for number in check.unread)
        more = len(check.proofs) == len(told.check.proofs) + len(claims)
        there = all(any(_is_the_same(proof, claim) for proof in check.proofs) for claim in claims)
        return replace(told, check=check) if stands and read and more and there else None


def tell(desk: Desk, day: date, ids: Sequence[str], home: str, city: str = "") -> Told:
    """Tell what was worth saying of a session of some instruments, for readers at a home market.

    ``city`` opens the dateline. Raises NotFound for an instrument that is not on record.
    """
    facts = _led(desk, desk.find(day, ids, FACTS).facts, home)
    dateline = f"{city.upper()}, {spelled(Period(day, day))} — " if city else ""
    told = Told(day, home, dateline, None, (), (), (), desk.check(Story("told", "", day, home)))
    read_back = _Reader(desk, desk.tape())
    lead = _moved(desk, BENCHMARKS.get(home, ""), day, ids)
    of_whom: dict[str, dict[Claim, None]] = {instrument_of(lead, desk).id: {lead: None}} if lead else {}
    for fact in facts:
        spoken = of_whom.setdefault(instrument_of(fact.head.claim, desk).id, {})
        spoken.update(dict.fromkeys(proof.claim for proof in fact.proofs))
    for claims in of_whom.values():
        told = _with_paragraph(told, read_back, list(claims))
    first = [said.claim for paragraph in told.paragraphs[:1] for said in paragraph]
    told = _headed(told, read_back, sorted(first, key=lambda claim: "since" not in claim.answer.said()))
    for name in _in_the_table(desk, list(of_whom), ids):
        told = _with_row(told, read_back, name)
    return told


def sentence(claim: Claim, desk: Desk) -> str | None:
    """The sentence that says a claim in full, with its date; None where no phrase can."""
    kind = next(kind for kind in desk.kinds if isinstance(claim.answer, kind.answer))
    instrument = instrument_of(claim, desk)
    among = desk.market.group(claim.ask.among.id) if claim.ask.among else None
    of_group, article = among.name if among else "", instrument.type in ARTICLE
    written = write(claim, kind, name_of(instrument), of_group, article=article)
    if written is None and claim.cell.when.grain is Grain.WEEK and (predicate := predicate_of(claim, desk.kinds)):
        last = spelled(Period(claim.cell.when.last, claim.cell.when.last))
        rest = f" among {of_group}" if of_group else ""
        written = f"{_whose(instrument)} {predicate}{rest} in the week to {last}."
    return written


def name_of(instrument: Instrument) -> str:
    """What it is called: "WTI crude oil" of "WTI crude oil, front future"."""
    return instrument.name.partition(",")[0]


def instrument_of(claim: Claim, desk: Desk) -> Instrument:
    """Whose claim it is, as the market describes it."""
    whose = getattr(claim.cell.whose, "id", "")
    return desk.market.instrument(whose) or Instrument(whose, whose, InstrumentType.STOCK)


def _whose(instrument: Instrument) -> str:
    return f"{'The ' if instrument.type in ARTICLE else ''}{name_of(instrument)}"


def _led(desk: Desk, facts: Sequence[Fact], home: str) -> list[Fact]:
    """The facts with those of the home market's benchmark first."""
    benchmark = BENCHMARKS.get(home, "")
    return sorted(facts, key=lambda fact: instrument_of(fact.head.claim, desk).id != benchmark)


def _moved(desk: Desk, name: str, day: date, ids: Sequence[str]) -> Claim | None:
    return ordinary(desk.market, desk.kinds, name, SERIES[1], day) if name in ids else None


def _with_paragraph(told: Told, read_back: _Reader, claims: Sequence[Claim]) -> Told:
    """The story with one paragraph more: of its sentences those that are read back, each in the first way that is."""
    before = told.paragraphs
    paragraph: tuple[Sentence, ...] = ()
    for claim in claims:
        last = ""
        for last in _ways(claim, read_back.desk, of_the_same=bool(paragraph)):
            said = (*paragraph, Sentence(last, claim))
            if (tried := read_back(replace(told, paragraphs=(*before, said)), [claim])) is not None:
                told, paragraph = tried, said
                break
        else:
            told = replace(told, left_out=(*told.left_out, *([last] if last else [])))
    return told


def _ways(claim: Claim, desk: Desk, *, of_the_same: bool) -> Iterator[str]:
    """How a claim may be said, the shortest way first: by "it" and the day of the week, else in full."""
    predicate, when = predicate_of(claim, desk.kinds), claim.cell.when
    if predicate is not None and when.grain is Grain.DAY and claim.ask.among is None:
        if of_the_same:
            yield f"It {predicate}."
        yield f"{_whose(instrument_of(claim, desk))} {predicate} on {WEEKDAYS[when.last.weekday()]}."
    if (full := sentence(claim, desk)) is not None:
        yield full


def _headed(told: Told, read_back: _Reader, claims: Sequence[Claim]) -> Told:
    for claim in claims:
        predicate = predicate_of(claim, read_back.desk.kinds)
        if predicate is None or claim.cell.when.grain is not Grain.DAY or claim.ask.among is not None:
            continue
        headed = replace(told, headline=Sentence(f"{name_of(instrument_of(claim, read_back.desk))} {predicate}", claim))
        if (tried := read_back(headed, [claim])) is not None:
            return tried
    return told


def _in_the_table(desk: Desk, spoken: Sequence[str], ids: Sequence[str]) -> list[str]:
    """The indexes searched, the benchmarks first, then those spoken of."""
    benchmarks = set(BENCHMARKS.values())
    indexes = [name for name in ids if (one := desk.market.instrument(name)) is not None and one.type in ARTICLE]
    first = sorted(indexes, key=lambda name: (name not in benchmarks, name))[: ROWS // 2]
    return list(dict.fromkeys([*first, *spoken]))[:ROWS]


def _with_row(told: Told, read_back: _Reader, name: str) -> Told:
    """The story with one row more, the day of the week named where the text before it would mislead."""
    desk = read_back.desk
    claims = [ordinary(desk.market, desk.kinds, name, series, told.day) for series in SERIES]
    said = [(claim, predicate_of(claim, desk.kinds)) for claim in claims if claim is not None]
    if len(said) < len(SERIES) or not all(text for _, text in said):
        return told
    whose, row = name_of(instrument_of(said[0][0], desk)), ""
    for when in ("", f" on {WEEKDAYS[told.day.weekday()]}"):
        cells = tuple(Sentence(f"{text}{when if claim.over else ''}", claim) for claim, text in said)
        row = f"{whose}: {', '.join(cell.text for cell in cells)}"
        tried = read_back(replace(told, rows=(*told.rows, (whose, cells))), [claim for claim, _ in said])
        if tried is not None:
            return tried
    return replace(told, left_out=(*told.left_out, row))


def _is_the_same(proof: Proof, claim: Claim) -> bool:
    """The same answer to the same question of the same cell: figures and days as they are, whatever text they bear."""
    one = proof.claim
    return (
        type(one.answer) is type(claim.answer)
        and getattr(one.cell.whose, "id", None) == getattr(claim.cell.whose, "id", None)
        and one.ask.series.over == claim.ask.series.over
        and (proof.session or one.cell.when.last) == claim.cell.when.last
    )


def _text(told: Told) -> str:
    parts = [told.headline.text] if told.headline else []
    for number, paragraph in enumerate(told.paragraphs):
        parts.append(told.dateline * (number == 0) + " ".join(said.text for said in paragraph))
    if told.rows:
        parts.append("\n".join(f"| {name} | {' | '.join(cell.text for cell in cells)} |" for name, cells in told.rows))
    return "\n\n".join(parts) + "\n" * bool(parts)

"""Telling: a session as a short story in wire style, of which every sentence was read back and stands.

The finder says what is worth saying, the writer's phrases say it, and the desk reads what was written as it reads any
story: a sentence is kept only where its claim comes back, stands, and leaves no number unread. What cannot be read back
is not written.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from hashlib import blake2b

from msgspec import Struct

from tapeproof.desk import Check, Desk
from tapeproof.finder.fact import Fact
from tapeproof.finder.stating import ordinary
from tapeproof.prover.tape import Tape
from tapeproof.teller.events import NOBODY, NOT_READ, WEEKDAYS, Event, of, refused
from tapeproof.teller.events import told as happened
from tapeproof.teller.headlines import headlines
from tapeproof.teller.roles import in_order, role
from tapeproof.teller.sameness import same
from tapeproof.teller.sentences import ARTICLE, instrument_of, subject
from tapeproof.teller.style import Style
from tapeproof.teller.turns import Place, Sentence, opening, turns
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Claim
from tapeproof.terms.exchange import BENCHMARKS
from tapeproof.terms.period import ONE_SESSION, Period
from tapeproof.terms.quantity import Series, Unit
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Verdict
from tapeproof.words.dates import spelled
from tapeproof.writer import predicate_of

PLAIN = {"a date", "part of a name"}
"""Why a number may be no claim: it dates one, or names its subject."""

MOST_WAYS = 12
"""Ways that are tried of one sentence, before the plainest."""
PLAIN_STYLE = Style()
SERIES = (Series(unit=Unit.POINTS), Series(over=ONE_SESSION))
"""What a row of the table says: the close, and the move of the day."""


class Told(Struct, frozen=True):
    """A story of a session: ``check`` is what reading it back gave, where every claim stands.

    ``paragraphs`` begin with the lead; ``rows`` of the table are a name and what is said of it. ``left_out`` are
    sentences that would not be read back, ``set_aside`` events that have no place in it, each with the reason. A story
    without facts has neither headline nor paragraphs.
    """

    day: date
    home: str
    dateline: str
    headline: Sentence | None
    paragraphs: tuple[tuple[Sentence, ...], ...]
    rows: tuple[tuple[str, tuple[Sentence, ...]], ...]
    left_out: tuple[str, ...]
    check: Check
    set_aside: tuple[tuple[str, str], ...] = ()
    style: Style = Style()

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
        there = all(any(same(claim, proof.claim) for proof in check.proofs) for claim in claims)
        return replace(told, check=check) if stands and read and more and there else None


def tell(
    desk: Desk,
    day: date,
    ids: Sequence[str],
    home: str,
    city: str = "",
    events: Sequence[Event] = (),
    style: Style = PLAIN_STYLE,
) -> Told:
    """Tell what was worth saying of a session of some instruments, for readers at a home market.

    ``city`` opens the dateline. ``events`` stand behind what is said of their subject, those of nobody behind the lead,
    each with its day and never as a cause. The same call gives the same story. Raises NotFound for an instrument that
    is not on record.
    """
    limits = style.limits
    facts = _led(desk, desk.find(day, ids, limits.facts).facts, home)
    dateline = style.spelled(f"{city.upper()}, {spelled(Period(day, day))} — ", home) if city else ""
    told = Told(day, home, dateline, None, (), (), (), desk.check(Story("told", "", day, home)), style=style)
    read_back = _Reader(desk, desk.tape())
    lead = _moved(desk, BENCHMARKS.get(home, ""), day, ids)
    of_whom: dict[str, dict[Claim, None]] = {instrument_of(lead, desk).id: {lead: None}} if lead else {}
    for fact in facts:
        whose = instrument_of(fact.head.claim, desk).id
        if whose in of_whom or len(of_whom) < limits.subjects:
            of_whom.setdefault(whose, {}).update(dict.fromkeys(proof.claim for proof in fact.proofs))
    told = replace(told, set_aside=_out_of_place(desk, day, home, events, of_whom))
    fit = [event for event in events if all(event.text != text for text, _ in told.set_aside)]
    for number, (name, claims) in enumerate(of_whom.items()):
        told = _with_paragraph(told, read_back, in_order(list(claims)), limits.each if number else limits.lead)
        for event in [*of(fit, name), *(of(fit, "") if number == 0 else [])]:
            told = _with_event(told, read_back, event)
    said = {claim for paragraph in told.paragraphs[:1] for one in paragraph for claim in one.claims}
    told = _headed(told, read_back, [claim for claim in next(iter(of_whom.values()), {}) if claim in said])
    for name in _in_the_table(desk, list(of_whom), ids, limits.rows):
        told = _with_row(told, read_back, name)
    return told


def _out_of_place(
    desk: Desk, day: date, home: str, events: Sequence[Event], of_whom: Collection[str]
) -> tuple[tuple[str, str], ...]:
    """The events that cannot be told, with the reason."""
    found = []
    for event in events:
        one = desk.market.instrument(event.subject)
        why = refused(event, day, desk.market.calendar((one.exchange if one else None) or home))
        if why is None and event.subject and event.subject not in of_whom:
            why = NOBODY
        if why is not None:
            found.append((event.text, why))
    return tuple(found)


def _with_event(told: Told, read_back: _Reader, event: Event) -> Told:
    """The story with an event behind its last paragraph, where it leaves all as it was."""
    if not told.paragraphs:
        return replace(told, set_aside=(*told.set_aside, (event.text, NOBODY)))
    *before, last = told.paragraphs
    longer = replace(
        told, paragraphs=(*before, (*last, Sentence(told.style.spelled(happened(event, told.day), told.home))))
    )
    tried = read_back(longer, [])
    return tried or replace(told, set_aside=(*told.set_aside, (event.text, NOT_READ)))


def _led(desk: Desk, facts: Sequence[Fact], home: str) -> list[Fact]:
    """The facts with those of the home market's benchmark first."""
    benchmark = BENCHMARKS.get(home, "")
    return sorted(facts, key=lambda fact: instrument_of(fact.head.claim, desk).id != benchmark)


def _moved(desk: Desk, name: str, day: date, ids: Sequence[str]) -> Claim | None:
    return ordinary(desk.market, desk.kinds, name, SERIES[1], day) if name in ids else None


def _place(told: Told, desk: Desk, claim: Claim, after: Sequence[Sentence] = ()) -> Place:
    before = [said for paragraph in told.paragraphs for said in paragraph]
    moves = sum(role(each)[0] == "move" for said in before for each in said.claims[:1])
    seed = int.from_bytes(blake2b(f"{told.home} {told.day}".encode(), digest_size=4).digest())
    benchmark = BENCHMARKS.get(told.home) == instrument_of(claim, desk).id
    return Place(desk, seed, len(before), after[-1].claims if after else (), moves, benchmark)


def _with_paragraph(told: Told, read_back: _Reader, claims: Sequence[Claim], most: int) -> Told:
    """The story with one paragraph more: of its sentences those that are read back, each in the first way that is.

    No sentence begins as the one before it does.
    """
    before, left = told.paragraphs, list(claims)
    paragraph: tuple[Sentence, ...] = ()
    while left and len(paragraph) < most:
        place = _place(told, read_back.desk, left[0], paragraph)
        last = next((said.text for one in (*before, paragraph)[::-1] for said in one[::-1]), "")
        ways = [replace(way, text=told.style.spelled(way.text, told.home)) for way in turns(left, place)]
        ways = [way for way in ways if opening(way.text) != opening(last)]
        for way in [*ways[:MOST_WAYS], *ways[MOST_WAYS:][-2:]]:
            said = (*paragraph, way)
            if (tried := read_back(replace(told, paragraphs=(*before, said)), way.claims)) is not None:
                told, paragraph = tried, said
                left = [claim for claim in left if claim not in way.claims]
                break
        else:
            told = replace(told, left_out=(*told.left_out, *(way.text for way in ways[-1:])))
            left = left[1:]
    return told


def _headed(told: Told, read_back: _Reader, claims: Sequence[Claim]) -> Told:
    """The story under the first headline that is read back."""
    if not claims:
        return told
    for way in headlines(claims, _place(told, read_back.desk, claims[0])):
        headed = replace(told, headline=replace(way, text=told.style.spelled(way.text, told.home)))
        if (tried := read_back(headed, way.claims)) is not None:
            return tried
    return told


def _in_the_table(desk: Desk, spoken: Sequence[str], ids: Sequence[str], most: int) -> list[str]:
    """The indexes searched, the benchmarks first, then those spoken of."""
    benchmarks = set(BENCHMARKS.values())
    indexes = [name for name in ids if (one := desk.market.instrument(name)) is not None and one.type in ARTICLE]
    first = sorted(indexes, key=lambda name: (name not in benchmarks, name))[: most // 2]
    return list(dict.fromkeys([*first, *spoken]))[:most]


def _with_row(told: Told, read_back: _Reader, name: str) -> Told:
    """The story with one row more, the day of the week named where the text before it would mislead."""
    desk = read_back.desk
    claims = [ordinary(desk.market, desk.kinds, name, series, told.day) for series in SERIES]
    said = [(claim, predicate_of(claim, desk.kinds)) for claim in claims if claim is not None]
    if len(said) < len(SERIES) or not all(text for _, text in said):
        return told
    named, row = subject(said[0][0].cell.whose, desk)[0], ""
    for when in ("", f" on {WEEKDAYS[told.day.weekday()]}"):
        texts = [told.style.spelled(f"{text}{when if claim.over else ''}", told.home) for claim, text in said]
        cells = tuple(Sentence(text, (claim,)) for text, (claim, _) in zip(texts, said, strict=True))
        row = f"{named}: {', '.join(cell.text for cell in cells)}"
        tried = read_back(replace(told, rows=(*told.rows, (named, cells))), [claim for claim, _ in said])
        if tried is not None:
            return tried
    return replace(told, left_out=(*told.left_out, row))


def _text(told: Told) -> str:
    parts = [told.headline.text] if told.headline else []
    for number, paragraph in enumerate(told.paragraphs):
        parts.append(told.dateline * (number == 0) + " ".join(said.text for said in paragraph))
    if told.rows:
        parts.append("\n".join(f"| {name} | {' | '.join(cell.text for cell in cells)} |" for name, cells in told.rows))
    return "\n\n".join(parts) + "\n" * bool(parts)

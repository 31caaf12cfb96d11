"""What a story has told so far: its subjects by recency, and the session it speaks of. Folded over sentences."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from msgspec import Struct

from tapeproof.kinds.move import Move
from tapeproof.reader.statement import Statement
from tapeproof.terms.changing import replace
from tapeproof.terms.instrument import Group, Instrument, InstrumentType, Line, Subject
from tapeproof.terms.period import Period, Span
from tapeproof.terms.quantity import Direction, Quantity
from tapeproof.terms.story import Story


class Spoken(Struct, frozen=True):
    """A subject that the story has named: where, and what it is."""

    subject: Subject
    instrument: Instrument | None
    paragraph: int
    text: str
    times: int = 0
    """How often figures were said of it."""
    unsure: bool = False
    """Whether the name may mean another listing or contract."""


class Context(Struct, frozen=True):
    """Handed from sentence to sentence; ``spoken`` is newest first."""

    story: Story
    home: str
    spoken: tuple[Spoken, ...] = ()
    day: Period | None = None
    """The session that the story is about, once it has named one."""
    unsure: bool = False
    """Whether it may be another: the story says it late, beside other days, or only as one looked back on."""
    told_day: tuple[Period, int] | None = None
    """Another day with which a sentence opened, and its paragraph."""
    to_date: Period | None = None
    """The day of publication, where the story names it beside the day that it is about: "so far" runs to it."""
    quantity: Quantity = Quantity.PRICE
    """What the last amount was of ("It bottomed out at $203 billion")."""
    topic: Quantity = Quantity.PRICE
    """What the last figure was of."""
    stretch: tuple[Period, Span, int] | None = None
    """The last period of more than a session ("over that stretch"), and its paragraph."""
    latest: tuple[Period, Span, int, bool] | None = None
    """The same of the last move, where it was of more than a session; and whether it is still running."""
    heading: tuple[Period, Span] | None = None
    """The period of the list that a sentence stands in."""
    named: Period | None = None
    """The day or period of the calendar that was named last ("since then")."""
    one_day_records: int = -9
    """The last paragraph that compared single sessions of history."""
    ranked: tuple[Group, int] | None = None
    """The list in which the last place was taken, and its paragraph."""
    way: Direction | None = None
    """Which way the last move told went, of those of a price."""
    timed: tuple[tuple[object, Period, Span | None], ...] = ()
    """Figures already said of a subject, with their time: said again, they mean the same."""

    def of_a(self, quantity: Quantity, *, amount: bool) -> Self:
        """After a figure of a quantity; ``amount`` says that "it" may go on with another of the same."""
        last = quantity if amount and quantity is not Quantity.PRICE else self.quantity
        return self if (quantity, last) == (self.topic, self.quantity) else replace(self, topic=quantity, quantity=last)

    def went(self, statements: Sequence[Statement]) -> Self:
        """After the statements of a sentence, the last move of which told a way."""
        ways = [s.direction for s in statements if s.answer is Move and s.quantity is Quantity.PRICE and s.direction]
        return replace(self, way=ways[-1]) if ways else self

    def speaks(self, spoken: Spoken) -> Self:
        """Put a subject at the front."""
        rest = tuple(s for s in self.spoken if s.subject != spoken.subject)
        times = next((s.times for s in self.spoken if s.subject == spoken.subject), 0)
        return replace(self, spoken=(replace(spoken, times=times + 1), *rest))

    def meant(self, types: frozenset[InstrumentType] | None, paragraph: int) -> Spoken | None:
        """What "the index" stands for: the last of its type in the paragraph, else the one most spoken of."""
        last = self.last(types)
        if last is None or last.paragraph >= paragraph:
            return last
        fitting = [s for s in self.spoken if types is None or (s.instrument is not None and s.instrument.type in types)]
        most = max(fitting, key=lambda s: s.times)
        return most if most.times > last.times else last

    def last(self, types: frozenset[InstrumentType] | None = None) -> Spoken | None:
        """The subject named last, of some types."""
        for spoken in self.spoken:
            if types is None or (spoken.instrument is not None and spoken.instrument.type in types):
                return spoken
        return None

    def rivals(self, types: frozenset[InstrumentType] | None, paragraph: int) -> int:
        """How many subjects of those types the paragraph and the one before it name."""
        return sum(
            1
            for s in self.spoken
            if s.paragraph >= paragraph - 1
            and (types is None or (s.instrument is not None and s.instrument.type in types))
        )

    def recalls(self, symbol: str, instrument: Instrument | None, paragraph: int, text: str) -> Self:
        """Put a subject named in passing behind the newest."""
        spoken = Spoken(Line(symbol), instrument, paragraph, text)
        return replace(self, spoken=(*self.spoken[:1], spoken, *self.spoken[1:]))

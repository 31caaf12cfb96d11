"""A market: the one door to prices. ``Market.panel`` answers for all that is asked of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property
from pathlib import Path

import numpy as np

from tapeproof.history.panel import Panel
from tapeproof.market import turnover
from tapeproof.market.actions import NO_SPLITS, Days, Floats
from tapeproof.market.aliases import shipped_companies
from tapeproof.market.bars import Bars, read_bars
from tapeproof.market.bucket import Place
from tapeproof.market.contradictions import apart, contradicted_days
from tapeproof.market.directory import Directory
from tapeproof.market.homes import home, sample
from tapeproof.market.members import GroupList, groups_of, named_here
from tapeproof.market.panels import History, assemble, kept_decimals
from tapeproof.market.quality import REASONS
from tapeproof.market.quantities import market_value
from tapeproof.market.quantities.market_value import Company, company
from tapeproof.market.quantities.reported import reported
from tapeproof.market.record import Record
from tapeproof.market.sessions import NO_DAYS, Calendar, calendar
from tapeproof.market.symbols import described
from tapeproof.market.workset.derived import Arrays, derived, made_of
from tapeproof.market.workset.names import kept
from tapeproof.market.workset.place import stamp
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Ask
from tapeproof.terms.errors import NotFound
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.terms.quantity import Quantity, Series

HELD_ROWS = 6_000_000
"""Bars kept decoded between readings, about 0.4 GB at most: a whole market of some 700 instruments."""
HELD_CELLS = 6_000_000
"""Cells of assembled panels kept, about 0.4 GB at most."""

SHARES = {InstrumentType.STOCK, InstrumentType.FUND}
"""Types that split: for others the table of actions is not read."""


class Market:
    """One named version of a market's record; never changes while it is open."""

    def __init__(self, record: Record, *, is_sample: bool = False) -> None:
        """Use an open record."""
        self._record = record
        self.is_sample = is_sample
        self._bars: OrderedDict[tuple[str, datetime | None], Bars] = OrderedDict()
        self._panels: OrderedDict[tuple[object, ...], Panel] = OrderedDict()
        self._splits: dict[datetime | None, Mapping[str, tuple[Days, Floats]]] = {}
        self._companies: dict[tuple[str, datetime | None], Company] = {}
        self._calendars: dict[str, Calendar | None] = {}
        self._sessions: dict[str, Days] = {}
        self._turnover: Arrays | None = None

    @classmethod
    def open(cls, folder: Place | None = None) -> Market:
        """Open a folder; None opens the user's market, or the bundled sample where there is none.

        Raises NotFound where the folder holds no market, BadData where its tables cannot be read.
        """
        if folder is not None:
            if not folder.exists():
                raise NotFound("market folder", str(folder), hint="Make one with: tapeproof market add PATH.")
            return cls(Record.open(folder))
        if stamp(home()):
            return cls(Record.open(home()))
        return cls(Record.open(sample()), is_sample=True)

    @property
    def folder(self) -> Place:
        """Where the record lies."""
        return self._record.folder

    @property
    def version(self) -> int:
        """The number of the market's version."""
        return self._record.version.number

    @property
    def digest(self) -> str:
        """A digest of all that the version holds: equal digests, equal data."""
        return self._record.version.digest

    @property
    def newest(self) -> datetime:
        """The newest moment of knowledge in the version, in UTC."""
        return self._record.version.newest

    @cached_property
    def directory(self) -> Directory:
        """The names of the market's instruments and groups, and of well-known ones without data."""
        return kept(self.folder, self.digest, lambda: Directory.build(self.instruments(), self._groups.values()))

    def instruments(self) -> tuple[Instrument, ...]:
        """Every instrument with prices on record, in the order of their ids."""
        return tuple(self._instruments.values())

    def instrument(self, id: str) -> Instrument | None:  # noqa: A002  the word of the domain
        """The instrument of an id, or None where no prices of it are on record."""
        return self._instruments.get(id)

    def group(self, id: str) -> GroupList | None:  # noqa: A002  the word of the domain
        """The list of a group's members, with its dates and source; that of the members whose symbols are its id."""
        return self._groups.get(id) or named_here(id)

    def groups(self) -> tuple[GroupList, ...]:
        """Every group: those that come with the package, and those that the folder's ``groups.toml`` lists."""
        return tuple(self._groups.values())

    def calendar(self, mic: str) -> Calendar | None:
        """The sessions of an exchange; None where the market has no bars of it."""
        if mic not in self._calendars:
            shown, exchange = self._shown.get(mic, NO_DAYS), EXCHANGES.get(mic)
            self._calendars[mic] = calendar(mic, exchange, shown) if exchange and len(shown) else None
        return self._calendars[mic]

    def panel(
        self, ask: Ask, subjects: Sequence[str], until: date | None = None, known_at: datetime | None = None
    ) -> Panel:
        """Prices of some instruments on the sessions of the first one's calendar, from its first row on.

        Peers on another calendar come as of each row, at most seven days old; an instrument without prices is a column
        of gaps. ``until`` cuts off later rows. ``known_at`` leaves out what became known later: bars, corrections,
        splits. Market values and reported figures are those of one instrument alone, in the currency asked for; rows of
        the latter are quarters. Of other quantities nothing is known: no rows. Raises BadData.
        """
        group = self.group(ask.among.id) if ask.among else None
        series = ask.series
        key = (
            tuple(subjects),
            known_at,
            series.measured,
            series.currency,
            series.on_record,
            series.figure,
            group and group.id,
        )
        panel = self._panels.get(key)
        if panel is None:
            if series.measured is Quantity.MARKET_VALUE and len(subjects) == 1:
                panel = self._values(subjects[0], series, known_at)
            elif series.measured is Quantity.REPORTED and series.figure and len(subjects) == 1:
                lines = (subjects[0], *(line for line in self.company(subjects[0]).lines if line != subjects[0]))
                panel = reported(self._record.figures, lines, series.figure, series.currency, known_at)
            else:
                histories = self._histories(subjects, known_at, known=series.measured is Quantity.PRICE)
                since = self._since(histories[0], known_at) if histories else np.empty(0, "datetime64[D]")
                panel = assemble(histories, since, [group.spans(name) for name in subjects] if group else None)
            self._keep(key, panel)
        else:
            self._panels.move_to_end(key)
        if until is not None:
            panel = panel.until(until)
        return kept_decimals(panel, [self._described(name).type for name in subjects])

    def suspects(self, id: str) -> tuple[tuple[date, str], ...]:  # noqa: A002  the word of the domain
        """The marked rows of an instrument, each with what it is marked for."""
        if id not in self._instruments:
            return ()
        bars = self._newest(id)
        bars = bars.take(bars.quality != 0)
        return tuple(
            (day, ", ".join(words for mark, words in REASONS.items() if mark & quality))
            for day, quality in zip(bars.date.astype(object).tolist(), bars.quality.tolist(), strict=True)
        )

    def dispute(self, id: str, days: Sequence[date], known_at: datetime | None = None) -> float:  # noqa: A002  as above
        """How far apart sources are about the closes of some days, as a share of the lowest; 0 where none disagree."""
        if id not in self._instruments or not (marked := contradicted_days(self._newest(id), days)):
            return 0.0
        return apart(self._record.store, id, marked, known_at)

    def turnover(self, day: date) -> Mapping[str, float]:
        """What changed hands in the last whole quarter before a day, of each instrument, in its exchange's money.

        Instruments without volumes on record are not there.
        """
        names = tuple(sorted(self._instruments))
        if self._turnover is None:
            key = made_of(self.digest, [Path(turnover.__file__)])
            self._turnover = self.derived("turnover", key, lambda: turnover.by_quarter(self._record.store, names))
        return turnover.in_quarter_before(self._turnover, names, day)

    def derived(self, name: str, key: str, build: Callable[[], Arrays]) -> Arrays:
        """Arrays derived from this version, kept in the cache folder; ``key`` says what else they depend on."""
        return derived(self.folder, name, key, build)

    def company(self, id: str, known_at: datetime | None = None) -> Company:  # noqa: A002  the word of the domain
        """The company of an instrument: its lines, the counts of its shares, and market values on record."""
        if (id, known_at) not in self._companies:
            self._companies[id, known_at] = company(
                self._record.figures, id, lambda line: self._split(self._described(line), known_at), known_at
            )
        return self._companies[id, known_at]

    def _values(self, name: str, series: Series, known_at: datetime | None) -> Panel:
        of, subject = self.company(name, known_at), self._described(name)

        def prices(names: Sequence[str]) -> Panel:
            return self.panel(Ask(Series()), names, None, known_at)

        if series.on_record:
            return market_value.on_record(of, subject, series.currency, prices)
        return market_value.values(of, subject, series.currency, prices, self._instruments)

    @cached_property
    def _groups(self) -> dict[str, GroupList]:
        return groups_of(self.folder)

    @cached_property
    def _instruments(self) -> dict[str, Instrument]:
        # What joins a share at home to its depositary receipt is shipped; a record seldom says it.
        known = shipped_companies()
        ones = self._record.instruments()
        return {
            one.id: one if one.company or one.id not in known else replace(one, company=known[one.id]) for one in ones
        }

    @cached_property
    def _shown(self) -> Mapping[str, Days]:
        # One scan for all exchanges takes 16 ms, one for each 6 ms; a ranking of markets wants eighteen.
        return self._record.sessions()

    def _described(self, name: str) -> Instrument:
        return self._instruments.get(name) or described(name)

    def _newest(self, name: str) -> Bars:
        """The bars of an instrument as they stand now."""
        held = self._bars.get((name, None))
        return self._record.bars([name], None)[name] if held is None else held

    def _histories(self, subjects: Sequence[str], known_at: datetime | None, *, known: bool) -> list[History]:
        lacking = [name for name in dict.fromkeys(subjects) if (name, known_at) not in self._bars]
        lacking = [name for name in lacking if name in self._instruments]
        if lacking:
            for name, bars in self._record.bars(lacking, known_at).items():
                self._bars[name, known_at] = bars
        nothing = read_bars(None, ())
        found = []
        for name in subjects:
            bars = self._bars.get((name, known_at), nothing)
            if (name, known_at) in self._bars:
                self._bars.move_to_end((name, known_at))
            instrument = self._described(name)
            sessions = self._rows(instrument.exchange or "", bars.date)
            found.append(History(instrument, bars if known else nothing, self._split(instrument, known_at), sessions))
        while len(self._bars) > 1 and sum(map(len, self._bars.values())) > HELD_ROWS:
            self._bars.popitem(last=False)
        return found

    def _split(self, instrument: Instrument, known_at: datetime | None) -> tuple[Days, Floats]:
        if instrument.type not in SHARES:
            return NO_SPLITS
        if known_at not in self._splits:
            self._splits[known_at] = self._record.splits(known_at)
        return self._splits[known_at].get(instrument.id, NO_SPLITS)

    def _rows(self, mic: str, otherwise: Days) -> Days:
        if mic not in self._sessions:
            own = self.calendar(mic)
            if own is None:
                return otherwise
            self._sessions[mic] = own.rows
        return self._sessions[mic]

    def _since(self, history: History, known_at: datetime | None) -> Days:
        if not len(history.bars):
            return history.sessions[:0]
        sessions = history.sessions[history.sessions >= history.bars.date[0]]
        own = self.calendar(history.instrument.exchange or "")
        if known_at is not None and own is not None:
            last = own.last(known_at.date())
            while last is not None and own.close_at(last) > known_at:
                last = own.before(last)
            sessions = sessions[:0] if last is None else sessions[sessions <= np.datetime64(last, "D")]
        return np.asarray(sessions)

    def _keep(self, key: tuple[object, ...], panel: Panel) -> None:
        self._panels[key] = panel
        while len(self._panels) > 1 and sum(panel.close.size for panel in self._panels.values()) > HELD_CELLS:
            self._panels.popitem(last=False)

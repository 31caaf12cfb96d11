"""An oracle in plain Python: loops over one price after another, nothing of what the product measures with.

It is slow, and meant to be read: each function is one sentence of SEMANTICS 3 to 8. Prices come through
``Market.panel`` and leave numpy at once; they are Decimals of twelve significant digits.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from tapeproof.history.panel import Panel
from tapeproof.market.market import Market
from tapeproof.terms.claim import Ask
from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.terms.period import Grain, Reach, Span
from tapeproof.terms.quantity import Direction, Point, Series, Unit

EXACT = 9
LOOK = 60
FRESH = timedelta(days=7)
HALF = Decimal("0.5")
HUNDRED = Decimal(100)
DUST = Decimal("1e-7")
"""No price is printed finer; what undoing a split leaves beyond it is not on any tape."""


@dataclass(frozen=True, slots=True, eq=False)
class Tape:
    """One instrument: sessions in order, and prices beside them (None: none on record), in the shares of today.

    ``undo`` turns a price into the one printed on its day; ``clean`` is False where the record marks the row.
    ``panel`` is what the product measures on, of the same rows.
    """

    instrument: Instrument
    days: list[date]
    prices: dict[Point, list[Decimal | None]]
    undo: list[Decimal]
    clean: list[bool]
    panel: Panel

    @property
    def close(self) -> list[Decimal | None]:
        """The closes."""
        return self.prices[Point.CLOSE]

    def row(self, day: date) -> int:
        """The last session at or before a day, -1 where there is none."""
        return bisect_right(self.days, day) - 1

    def seen(self, day: date) -> int:
        """The last session at or before a day that has a close, -1 where there is none."""
        at = self.row(day)
        while at >= 0 and self.close[at] is None:
            at -= 1
        return at

    def whole(self, first: int, last: int) -> bool:
        """Whether every row from one to another has a close and no mark."""
        return first >= 0 and all(self.clean[i] and self.close[i] is not None for i in range(first, last + 1))


def tape_of(market: Market, instrument: Instrument) -> Tape:
    """Read one instrument's whole history."""
    panel = market.panel(Ask(Series()), (instrument.id,))

    def column(values: object) -> list[Decimal | None]:
        listed: list[float] = values[:, 0].tolist()  # type: ignore[index]  # an array of the panel
        return [Decimal(f"{value:.12g}") if value == value else None for value in listed]  # noqa: PLR0124 - NaN is not itself

    points = {Point.OPEN: panel.open, Point.HIGH: panel.high, Point.LOW: panel.low, Point.CLOSE: panel.close}
    return Tape(
        instrument,
        panel.sessions.astype("datetime64[D]").tolist(),
        {point: column(values) for point, values in points.items()},
        [Decimal(f"{value:.12g}") for value in panel.undo[:, 0].tolist()],
        [not marked for marked in panel.suspect[:, 0].tolist()],
        panel,
    )


def start(over: Span, day: date) -> date | None:
    """The last day whose close a change over a span that ends on ``day`` may be measured from."""
    if over.reach is Reach.SINCE and over.start is not None:
        return over.start.last
    if over.reach is Reach.TO_DATE and over.count == 1:
        month = {Grain.MONTH: day.month, Grain.QUARTER: (day.month - 1) // 3 * 3 + 1, Grain.YEAR: 1}
        first = day - timedelta(days=day.weekday()) if over.grain is Grain.WEEK else day
        first = first if over.grain in {Grain.WEEK, Grain.DAY} else date(day.year, month[over.grain], 1)
        return first - timedelta(days=1)
    return None


def base(tape: Tape, row: int, over: Span) -> int:
    """The row that a change over a span starts from, -1 where there is none."""
    if over.reach is Reach.SESSIONS:
        return max(row - over.count, -1)
    if over.reach.is_extreme:
        return extreme(tape, row, over)
    before = start(over, tape.days[row])
    return tape.seen(before) if before else -1


def extreme(tape: Tape, row: int, over: Span) -> int:
    """The row of the highest or lowest close of a window that ends at ``row``; of equals the last."""
    if over.start is not None:
        first = bisect_left(tape.days, over.start.first)
        last = min(row, bisect_right(tape.days, over.start.last) - 1)
    else:
        first, last = 0, row
    best = -1
    sign = 1 if over.reach is Reach.HIGH else -1
    for i in range(first, last + 1):
        price, leader = tape.close[i], tape.close[best] if best >= 0 else None
        if price is not None and (leader is None or sign * price >= sign * leader):
            best = i
    return best


def change(tape: Tape, row: int, over: Span, unit: Unit = Unit.PERCENT, point: Point = Point.CLOSE) -> Decimal | None:
    """The change over a span, in percent, or as printed in points; None where it is not known."""
    before = base(tape, row, over)
    now, then = tape.prices[point][row], tape.close[before] if before >= 0 else None
    if now is None or then is None or then <= 0:
        return None
    if unit is Unit.PERCENT:
        return _percent(now, then)
    return ((now - then) * tape.undo[row]).quantize(DUST)


def _percent(now: Decimal, then: Decimal) -> Decimal:
    return Decimal(f"{(now / then - 1) * HUNDRED:.12g}")


def level(tape: Tape, row: int, point: Point = Point.CLOSE) -> Decimal | None:
    """The price as it was printed."""
    price = tape.prices[point][row]
    return None if price is None else (price * tape.undo[row]).quantize(DUST)


def rival(tape: Tape, row: int, way: Direction) -> int:
    """The last row before with a close at or beyond this one, -1 where there is none."""
    here = tape.close[row]
    for i in range(row - 1, -1, -1):
        there = tape.close[i]
        if there is not None and here is not None and way.sign * there >= way.sign * here:
            return i
    return -1


def run(tape: Tape, ends: list[int]) -> int:
    """How many moves in a row went the way of the last one, over the rows given, signed; 0 after an unchanged one."""
    length = 0
    for later, earlier in zip(reversed(ends), reversed(ends[:-1]), strict=False):
        now, then = tape.close[later], tape.close[earlier]
        if now is None or then is None:
            break
        step = (now > then) - (now < then)
        if step == 0 or (length and step != (length > 0) - (length < 0)):
            break
        length += step
    return length


def ends(tape: Tape, row: int, grain: Grain, most: int = 60) -> list[int]:
    """The last rows of the periods up to ``row``, which ends the last of them; the latest ``most`` of them."""
    rows = [row]
    i = row - 1
    while i >= 0 and len(rows) < most:
        if period(tape.days[i], grain) != period(tape.days[rows[-1]], grain) and tape.close[i] is not None:
            rows.append(i)
        i -= 1
    return rows[::-1]


def period(day: date, grain: Grain) -> tuple[int, int]:
    """The calendar period of a day."""
    match grain:
        case Grain.WEEK:
            return day.isocalendar()[:2]
        case Grain.MONTH:
            return day.year, day.month
        case Grain.QUARTER:
            return day.year, (day.month - 1) // 3
        case Grain.YEAR:
            return day.year, 0
    return day.toordinal(), 0


def ends_its(tape: Tape, row: int, grain: Grain) -> bool:
    """Whether a row is the last of its period."""
    return row + 1 < len(tape.days) and period(tape.days[row], grain) != period(tape.days[row + 1], grain)


def place(tape: Tape, row: int, over: Span, peers: list[Tape], way: Direction) -> int | None:
    """The place of a change among those of peers from the same day to the same day.

    A peer without a price over the whole period is left out, as one that was not yet listed; None where the
    subject's own change is not known.
    """
    day, before = tape.days[row], base(tape, row, over)
    own = change(tape, row, over)
    if own is None or before < 0:
        return None
    better = 0
    for peer in peers:
        now, then = peer.seen(day), peer.seen(tape.days[before])
        if now < 0 or then < 0 or day - peer.days[now] > FRESH or tape.days[before] - peer.days[then] > FRESH:
            continue
        price, earlier = peer.close[now], peer.close[then]
        moved = _percent(price, earlier) if price and earlier else Decimal(0)
        better += way.sign * moved > way.sign * own
    return better + 1


def place_in_history(tape: Tape, row: int, way: Direction) -> int:
    """The place of a day's change among those of the days before it."""
    own = change(tape, row, Span())
    better = 0
    for i in range(1, row):
        now, then = tape.close[i], tape.close[i - 1]
        if now is not None and then is not None and own is not None:
            better += way.sign * _percent(now, then) > way.sign * own
    return better + 1


def longest_gap(tape: Tape, first: int, last: int) -> int:
    """The most sessions in a row without a price, from one row to another."""
    longest = here = 0
    for price in tape.close[first : last + 1]:
        here = here + 1 if price is None else 0
        longest = max(longest, here)
    return longest


def kept(tape: Tape, row: int) -> int:
    """How many decimals the record of an index keeps up to a row, two at most; of anything else all."""
    if tape.instrument.type is not InstrumentType.INDEX:
        return EXACT
    closes = [price for price in tape.close[max(row - LOOK, 0) : row + 1] if price is not None]
    return min(2, max((-int(price.normalize().as_tuple().exponent) for price in closes), default=2), 2)


def rounded(value: Decimal, decimals: int) -> Decimal:
    """The value's size as it is printed at so many decimals, halves away from zero."""
    step = Decimal(1).scaleb(-decimals)
    whole, rest = divmod(abs(value), step)
    return (whole + (1 if rest >= step * HALF else 0)) * step

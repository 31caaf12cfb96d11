"""How far the tape itself may be from what was quoted: suspect rows, quotes, futures, feeds (SEMANTICS 8)."""

from __future__ import annotations

import numpy as np
from msgspec import Struct

from tapeproof.history.moves import change
from tapeproof.history.panel import Found, Panel
from tapeproof.prover.case import Case
from tapeproof.prover.place import day_of
from tapeproof.prover.plain import figure_of
from tapeproof.prover.readings import said_of_the_close
from tapeproof.prover.views import Inverted, Priced, Times, seen_through
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Cue
from tapeproof.terms.instrument import InstrumentType
from tapeproof.terms.quantity import Point, Unit

SUSPECT = 0.005
QUOTES = 0.005
QUOTES_MOVE = 0.015
CRYPTO = 0.03
YIELD = 0.05
DELIVERY = 0.01
FEEDS = 0.003
PRICES_TRIED = 5
"""Prices between the two ends at which a record or a rank is tried."""

ROUND_THE_CLOCK = {InstrumentType.CURRENCY, InstrumentType.CRYPTO, InstrumentType.YIELD}
FEEDS_DIFFER = {InstrumentType.STOCK, InstrumentType.FUND, InstrumentType.FUTURE}


class Leeway(Struct, frozen=True):
    """The prices that may have been quoted, in the panel's terms; ``pad`` widens a move, as a share of the level.

    ``of_all`` says that earlier closes may differ as much; else they are official.
    """

    low: float
    high: float
    pad: float = 0.0
    of_all: bool = True


def of_suspect_rows(case: Case) -> Leeway | None:
    """Half a percent, where a row that the value rests on is suspect; more where its sources are further apart."""
    panel, found = case.panel, case.found
    if panel is None or found is None:
        return None
    rows = [int(row) for row in (found.now_at, found.then_at, found.rival_at) if int(row) >= 0]
    columns = slice(None) if case.claim.ask.among else slice(0, 1)
    marked = panel.suspect[rows, columns]
    if not marked.any():
        return None
    days = [day_of(panel.sessions[row]) for row in rows]
    names = [name for name, bad in zip(panel.columns[columns], marked.T, strict=True) if bad.any()]
    disputed = max(case.tape.market.dispute(name, days, case.tape.known_at) for name in names)
    return _about(price_of(case), max(SUSPECT, disputed))


def of_quotes(case: Case) -> Leeway | None:
    """What has no official close: its range and the next row's open, and something on either side."""
    instrument, panel = case.place.instrument, case.panel
    if instrument is None or panel is None or instrument.type not in ROUND_THE_CLOCK:
        return None
    if case.claim.ask.peak:
        low = high = price_of(case)
    else:
        low, high = _seen(case, panel)
    if instrument.type is InstrumentType.YIELD:
        return Leeway(low - YIELD, high + YIELD)
    crypto = instrument.type is InstrumentType.CRYPTO
    if case.claim.over is not None and figure_of(case.claim):
        return Leeway(low, high, CRYPTO if crypto else QUOTES_MOVE)
    share = CRYPTO if crypto else QUOTES
    return Leeway(low * (1 - share), high * (1 + share))


def of_deliveries(case: Case) -> Leeway | None:
    """One percent, for a future: another delivery month than the front one may be meant."""
    instrument, panel = case.place.instrument, case.panel
    if instrument is None or panel is None or instrument.type is not InstrumentType.FUTURE:
        return None
    if case.claim.ask.peak or not ranges(case):
        return _about(price_of(case), DELIVERY)
    low, high = _range(panel)
    return Leeway(low * (1 - DELIVERY), high * (1 + DELIVERY))


def of_feeds(case: Case) -> Leeway | None:
    """Three tenths of a percent beyond the highs and lows of shares and futures.

    A record or a rank of closes rests on no high or low; a record of highs, or of a close against highs, does.
    """
    instrument, panel, claim = case.place.instrument, case.panel, case.plain.taken.claim
    if instrument is None or panel is None or instrument.type not in FEEDS_DIFFER:
        return None
    if {claim.ask.series.basis.now, claim.ask.series.basis.then} & {Point.HIGH, Point.LOW} or claim.ask.peak:
        return _about(price_of(case), FEEDS)
    of_closes = bool({"since", "place"} & claim.answer.said().keys()) and Cue.IN_PROGRESS not in claim.said
    if of_closes or not ranges(case):
        return None
    low, high = _range(panel)
    return Leeway(low * (1 - FEEDS), high * (1 + FEEDS), of_all=False)


def ranges(case: Case) -> bool:
    """Whether any price of the session may have been meant."""
    claim = case.claim
    if claim.ask.series.basis.now is Point.RANGE or Cue.IN_PROGRESS in claim.said:
        return True
    return claim.ask.series.basis.now is Point.CLOSE and case.place.recent and not said_of_the_close(claim)


def price_of(case: Case) -> float:
    """The price on which the value rests, in the panel's terms: of a peak its extreme, else that of the session."""
    panel, found = case.panel, case.found
    if panel is None:
        return float("nan")
    if found is not None and case.claim.ask.peak and int(found.now_at) >= 0:
        row = int(found.now_at)
        return float(panel.price(case.plain.taken.claim.ask.series.basis.now)[row, 0])
    price = float(panel.price(case.plain.taken.claim.ask.series.basis.now)[-1, 0])
    return price if np.isfinite(price) else float(panel.close[-1, 0])


def could(case: Case, leeway: Leeway) -> bool:
    """Whether the claim would hold at some price of the leeway, or be off by no more than its pad."""
    answer = case.claim.answer
    if case.claim.ask.peak:
        return _could_peak(case, leeway)
    if figure_of(case.claim) is None and "count" in answer.said() and leeway.of_all:
        return _could_run(case, leeway)
    sized = figure_of(case.claim) is not None and case.claim.ask.threshold is None
    prices = np.linspace(leeway.low, leeway.high, 2 if sized else PRICES_TRIED)
    found = [each for each in (_found_at(case, float(price)) for price in prices) if each is not None and each.known]
    if not found:
        return False
    if not sized:
        return any(_holds(case, each) is not False for each in found)
    pad = leeway.pad * _image(case)
    least = min(float(each.least) for each in found) - pad
    most = max(float(each.most) for each in found) + pad
    return reaches(case, found[0], least, most)


def _found_at(case: Case, price: float) -> Found | None:
    taken = replace(case.plain.taken, views=(*case.plain.taken.views, Priced(price)))
    return case.tape.look(taken, case.place).found


def _holds(case: Case, found: Found) -> bool | None:
    return case.tape.kind(case.claim).settle(case.plain.taken.claim.answer, found)


def reaches(case: Case, found: Found, least: float, most: float) -> bool:
    """Whether the claim holds with any value between the bounds."""
    return bool(_holds(case, replace(found, value=(least + most) / 2, least=least, most=most)))


def _could_peak(case: Case, leeway: Leeway) -> bool:
    found = case.found
    if found is None:
        return False
    value, price = float(found.value), price_of(case)
    return reaches(case, found, value * leeway.low / price, value * leeway.high / price)


def _could_run(case: Case, leeway: Leeway) -> bool:
    """Whether moves no larger than the leeway, taken the other way, would make the run that is stated."""
    said, panel = case.claim.answer.said(), case.panel
    if panel is None:
        return False
    series = replace(case.plain.taken.claim.ask.series, run=False, unit=Unit.PERCENT)
    moves = change(panel, series).value[:, 0]
    moves = moves[np.isfinite(moves)]
    moves = moves[:-1] if said.get("ended") else moves
    count = int(said["count"])
    if len(moves) <= count:
        return False
    price = price_of(case)
    slack = 100 * max(leeway.high - price, price - leeway.low) / price
    along = moves * said["direction"].sign
    return bool((along[-count:] > -slack).all() and along[-count - 1] < slack)


def _image(case: Case) -> float:
    """What one whole level is in the unit of the move: 100 for percent, the level in points."""
    return 100.0 if case.claim.ask.series.unit is Unit.PERCENT else price_of(case)


def _about(price: float, share: float) -> Leeway | None:
    return Leeway(price * (1 - share), price * (1 + share)) if np.isfinite(price) else None


def _range(panel: Panel) -> tuple[float, float]:
    row = (panel.low[-1, 0], panel.high[-1, 0], panel.close[-1, 0], panel.open[-1, 0])
    return float(np.nanmin(row)), float(np.nanmax(row))


def _seen(case: Case, panel: Panel) -> tuple[float, float]:
    """The range of the session and the next row's open, from the side spoken of."""
    low, high = _range(panel)
    whole = case.tape.panel(case.claim)
    after = whole.row(case.place.at) + 1 if case.place.at else len(whole.sessions)
    if after >= len(whole.sessions) or not np.isfinite(whole.open[after, 0]):
        return low, high
    turned = tuple(view for view in case.plain.taken.views if isinstance(view, Inverted | Times))
    following = float(seen_through(whole.since(day_of(whole.sessions[after])), turned).open[0, 0])
    return min(low, following), max(high, following)

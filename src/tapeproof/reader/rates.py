"""The rate that a currency's name stands for: its pair with the dollar, or with the currency named beside it."""

from __future__ import annotations

from tapeproof.market.directory import Directory, Mention, Name
from tapeproof.reader.spot import Chart
from tapeproof.terms.instrument import Line, Pair
from tapeproof.words import joints

ONSHORE = {"CNH": "CNY"}
"""The name under which an amount of an offshore currency is written."""


METALS = frozenset({"GC=F", "XAUUSD=X", "SI=F", "XAGUSD=X", "HG=F", "LMCADS03", "PL=F", "PA=F"})
"""What "the metal" may be."""


def pair_of(
    chart: Chart, symbol: str, name: Name, mention: Mention, currency: str | None, directory: Directory
) -> Line | Pair:
    """The pair of a currency: the dollar beside a figure in yen, or "against the yen", is the one against the other."""
    other = None
    if currency not in {None, "$", name.iso, ONSHORE.get(name.iso)} and currency != "USD":
        other = currency
    for beside in chart.mentions:
        iso = beside.names[0].iso
        if (
            iso
            and iso != name.iso
            and beside.start >= mention.end
            and joints.AGAINST_A_CURRENCY.fullmatch(chart.text[mention.end : beside.start])
        ):
            other = iso
    if other is None and name.iso == "USD":
        other = _quoted_in(chart, mention)
    if other is not None and name.iso and (pair := directory.pair(name.iso, other)) is not None:
        return pair
    if name.iso == "USD":
        return Line(symbol)
    return Pair(symbol, inverted=name.inverted)


def _quoted_in(chart: Chart, dollar: Mention) -> str | None:
    """The currency that the dollar is quoted in: "fell 2.2% to 147.40 yen", "against the yen the dollar"."""
    _, end = chart.clause(dollar.end)
    for token in chart.figures:
        currency = token.value.figure.currency
        if currency in {None, "$", "USD"} or token.value.figure.scale != 1:
            continue
        between = chart.text[dollar.end : token.start]
        named = any(dollar.end <= m.start and m.end <= token.start for m in chart.mentions)
        if dollar.end <= token.start and (token.start < end or (not named and ";" not in between)):
            return str(currency)
        if token.end <= dollar.start and joints.BUYS_A.fullmatch(chart.text[token.end : dollar.start]):
            return str(currency)
    lead = [m for m in chart.mentions if m.end <= dollar.start and m.names[0].iso not in {"", "USD"}]
    if (
        lead
        and joints.AGAINST_IT.fullmatch(chart.text[: lead[-1].start])
        and chart.gap(lead[-1].end, dollar.start) <= 1
    ):
        return lead[-1].names[0].iso
    return None

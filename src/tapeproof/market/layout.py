"""How other people's price tables are laid out: a small TOML file says which of their columns are ours.

    instrument = "Ticker"            # or, for a file of one instrument: constant.instrument = "^GSPC"
    date = "Date"
    close = "Adj Close"
    date_format = "%d/%m/%Y"
    decimal = ","
    thousands = "."
    delimiter = ";"
    adjusted = true                  # the prices are reduced by later dividends

What the file does not say is as in a table of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct, field
from numpy.typing import NDArray

from tapeproof.market.rows import VALUES
from tapeproof.terms.errors import BadData, NotFound

REQUIRED = ("instrument", "date", "close")
COLUMNS = ("instrument", "date", *VALUES)
WANTED = "the columns instrument, date, close (and open, high, low, volume where there are any)"
ADJUSTED = "adj"
"""A column of closes with this in its name ("Adj Close") is reduced by later dividends, unless the file denies it."""
NO_NUMBER = "not a number"
SOME_DAY = datetime(2024, 12, 31)  # noqa: DTZ001  a day to try a form on, of no zone


class Layout(Struct, frozen=True):
    """Where our columns stand in a table, and how it writes days and numbers.

    ``columns`` are their names by ours, ``instrument`` the one that all rows are of (None: a column tells).
    ``adjusted`` marks all rows as reduced by later dividends, so that no claim about them is called off.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    instrument: str | None = None
    date_format: str | None = None
    decimal: str = "."
    thousands: str = ""
    delimiter: str = ","
    adjusted: bool = False

    def placed(self, header: Sequence[str], file: str) -> dict[str, int]:
        """Where each of our columns stands in a header; raises BadData that names those missing and those found."""
        there = {name.strip().lower(): at for at, name in enumerate(header)}
        wanted = {name: self.columns.get(name, name) for name in COLUMNS}
        if self.instrument is not None:
            del wanted["instrument"]
        found = {ours: there[said.lower()] for ours, said in wanted.items() if said.lower() in there}
        needed = {*REQUIRED, *self.columns} & wanted.keys()
        missing = [_named(ours, said) for ours, said in wanted.items() if ours in needed - found.keys()]
        if missing:
            raise BadData(
                file, self._expected(wanted),
                f"no column {', '.join(missing)} (there are: {', '.join(filter(None, header)) or 'none'})",
                hint="Correct the names in the file given with --columns."
                if self.columns or self.instrument
                else "Rename the columns, or say which is which with --columns, and add the file again.",
            )  # fmt: skip
        return found

    def number(self, text: str) -> str:
        """A number as Python writes it; what is none in this layout becomes a text that is none."""
        if self.decimal == "." and not self.thousands:
            return text
        if self.thousands:
            text = text.replace(self.thousands, "")
        if self.decimal == ".":
            return text
        return NO_NUMBER if "." in text else text.replace(self.decimal, ".")

    def days(self, said: Sequence[str]) -> NDArray[np.datetime64]:
        """Days (N, datetime64[D]) written in the layout's own form; NaT where one is not."""
        known = {text: self._day(text) for text in set(said)}
        return np.array([known[text] for text in said], dtype="datetime64[D]")

    def _day(self, text: str) -> np.datetime64:
        try:
            return np.datetime64(datetime.strptime(text, self.date_format or "").date(), "D")  # noqa: DTZ007  a day only
        except ValueError:
            return np.datetime64("NaT")

    def _expected(self, wanted: Mapping[str, str]) -> str:
        if not self.columns and self.instrument is None:
            return WANTED
        return f"the columns {', '.join(wanted[name] for name in wanted if name in {*REQUIRED, *self.columns})}"


PLAIN = Layout()
"""A table of our own: the columns under their own names, days as 2024-12-31, numbers as 1234.56."""


def read_layout(file: Path) -> Layout:
    """Read a layout; raises NotFound where there is no file, BadData where it says what no layout has."""
    said = _toml(file)
    _known(file, said, (*COLUMNS, "constant", "date_format", "decimal", "thousands", "delimiter", "adjusted"))
    constant = said.get("constant", {})
    if not isinstance(constant, dict):
        raise BadData(str(file), 'constant.instrument = "SYMBOL"', f"constant = {constant!r}")
    _known(file, constant, ("instrument",))
    columns = {name: _text(file, name, said[name]) for name in COLUMNS if name in said}
    if "instrument" in columns and constant:
        raise BadData(str(file), "either instrument or constant.instrument", "both")
    adjusted = said.get("adjusted", ADJUSTED in columns.get("close", "").lower())
    if not isinstance(adjusted, bool):
        raise BadData(str(file), "adjusted = true or false", repr(adjusted))
    layout = Layout(
        columns,
        _text(file, "constant.instrument", constant["instrument"]) if constant else None,
        _text(file, "date_format", said["date_format"]) if "date_format" in said else None,
        _mark(file, said, "decimal", ".,") or ".", _mark(file, said, "thousands", ".,' \u00a0\u202f"),
        _mark(file, said, "delimiter", ",;\t|") or ",", adjusted,
    )  # fmt: skip
    if layout.decimal == layout.thousands:
        raise BadData(str(file), "two different marks for decimal and thousands", f"{layout.decimal!r} for both")
    _try_days(file, layout)
    return layout


def _toml(file: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415 - late: a check reads no layout

    if not file.is_file():
        raise NotFound("file of columns", str(file), hint='Write one: a line for each column, such as close = "Last".')
    try:
        return tomllib.loads(file.read_text("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadData(str(file), 'TOML, such as close = "Last"', str(error)) from error


def _known(file: Path, said: Iterable[str], names: Sequence[str]) -> None:
    if strange := [name for name in said if name not in names]:
        raise BadData(str(file), f"names among {', '.join(names)}", ", ".join(map(repr, strange)))


def _text(file: Path, name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise BadData(str(file), f"a text for {name}", repr(value))
    return value.strip()


def _mark(file: Path, said: Mapping[str, Any], name: str, among: str) -> str:
    value = said.get(name, "")
    if value != "" and (not isinstance(value, str) or value not in tuple(among)):
        raise BadData(str(file), f"for {name} one of {' '.join(map(repr, among))}", repr(value))
    return str(value)


def _try_days(file: Path, layout: Layout) -> None:
    form = layout.date_format
    if form is not None and layout.days([SOME_DAY.strftime(form)])[0] != np.datetime64(SOME_DAY, "D"):
        raise BadData(str(file), "a date_format with year, month and day, such as %d/%m/%Y", repr(form))


def _named(ours: str, said: str) -> str:
    return ours if said == ours else f"{said} (for {ours})"

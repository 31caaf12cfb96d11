"""Price tables as people have them: CSV and Parquet files with a row for each instrument and day."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np

from tapeproof.market.arrow import coded, days, reals, texts
from tapeproof.market.layout import PLAIN, WANTED, Layout
from tapeproof.market.progress import Progress, silent
from tapeproof.market.rows import NO_ROWS, VALUES, Rows, joined
from tapeproof.terms.errors import BadData

BATCH = 65_536


def read_prices(file: Path, progress: Progress = silent, layout: Layout = PLAIN) -> Rows:
    """All rows of a CSV or Parquet file of some layout; unreadable dates become NaT and unreadable numbers infinite.

    Raises BadData where the file cannot be read at all or lacks a column.
    """
    if file.suffix.lower() in {".parquet", ".pq"}:
        return _parquet(file, progress, layout)
    return _csv(file, progress, layout)


def parquet_columns(file: Path, names: Sequence[str]) -> Any:
    """Some columns of a small Parquet file, as an arro3 Table."""
    table = _reader(file).read_all()
    _require(file, table.column_names, names)
    return table.select(list(names))


def csv_columns(file: Path, names: Sequence[str]) -> dict[str, list[str]]:
    """Some columns of a small CSV file, as texts; BadData where one is missing."""
    listed = csv_rows(file)
    if listed:
        _require(file, list(listed[0]), names)
    return {name: [row[name] for row in listed] for name in names}


def csv_rows(file: Path) -> list[dict[str, str]]:
    """A small CSV file as one dictionary a row; BadData where it is no text."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            return [{k: v or "" for k, v in row.items() if isinstance(k, str)} for row in csv.DictReader(stream)]
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise BadData(str(file), "a CSV file in UTF-8", _first_line(error), hint="Save it again as CSV.") from error


def _parquet(file: Path, progress: Progress, layout: Layout) -> Rows:
    reader = _reader(file)
    header = [field.name for field in reader.schema]
    place = {ours: header[at] for ours, at in layout.placed(header, str(file)).items()}
    known: dict[str, int] = {}
    parts, seen, size = [], 0, _rows_in(file)
    while True:
        try:
            batch = reader.read_next_batch()
        except StopIteration:
            break
        except Exception as error:
            raise _damaged(file, error, seen) from error
        try:
            columns = {
                name: _numbers(batch[place[name]], layout) if name in place else np.full(batch.num_rows, np.nan)
                for name in VALUES
            }
            date = _dates(batch[place["date"]], layout)
            if layout.instrument is None:
                code = coded(batch[place["instrument"]], known)
            else:
                code = np.full(batch.num_rows, known.setdefault(layout.instrument, 0), dtype="i4")
        except Exception as error:
            raise BadData(
                str(file), WANTED, _first_line(error), row=seen + 1, hint="Check the types of the columns."
            ) from error
        if (code < 0).any():
            date = np.where(code < 0, np.datetime64("NaT"), date)
            code = np.where(code < 0, known.setdefault("", len(known)), code).astype("i4")
        parts.append((code, date, columns, np.arange(seen + 1, seen + batch.num_rows + 1)))
        seen += batch.num_rows
        progress(seen, max(size, seen), f"reading {file.name}")
    names = tuple(known)
    return joined(Rows(names, code, date, **columns, line=line) for code, date, columns, line in parts)


def _csv(file: Path, progress: Progress, layout: Layout) -> Rows:
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            size = file.stat().st_size
            return csv_prices(
                stream, str(file), layout, lambda read: progress(min(read, size), size, f"reading {file.name}")
            )
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise BadData(str(file), "a CSV file in UTF-8", _first_line(error), hint="Save it again as CSV.") from error


def csv_prices(stream: Iterable[str], name: str, layout: Layout, progress: Callable[[int], object] = int) -> Rows:
    """All rows of a CSV table of prices that errors call ``name``; ``progress`` is told the characters read.

    Raises BadData where a column is missing, and csv.Error where it is no CSV.
    """
    lines = csv.reader(stream, delimiter=layout.delimiter)
    header = [column.strip() for column in next(lines, [])]
    place = layout.placed(header, name)
    read, parts = 0, []
    for rows, numbers in _batches(lines):
        parts.append(_columns(place, len(header), rows, numbers, layout))
        read += sum(map(len, map(",".join, rows))) + len(rows)
        progress(read)
    return joined(parts) if parts else NO_ROWS


def _batches(lines: Any) -> Iterator[tuple[list[list[str]], np.ndarray[Any, Any]]]:
    while True:
        rows, numbers = [], []
        for row in islice(lines, BATCH):
            if row:
                rows.append(row)
                numbers.append(lines.line_num)
        if not rows:
            return
        yield rows, np.array(numbers, dtype="i8")


def _columns(
    place: dict[str, int], fields: int, rows: list[list[str]], numbers: np.ndarray[Any, Any], layout: Layout
) -> Rows:  # fmt: skip
    width = max(place.values()) + 1
    whole = [row if len(row) >= width else [*row, *([""] * (width - len(row)))] for row in rows]
    column = {name: [row[i].strip() for row in whole] for name, i in place.items()}
    known: dict[str, int] = {}
    instruments = column["instrument"] if layout.instrument is None else [layout.instrument] * len(rows)
    code = np.array([known.setdefault(name, len(known)) for name in instruments], dtype="i4")
    date = _parsed_days(column["date"], layout)
    if "" in known:
        date[code == known[""]] = np.datetime64("NaT")
    values = {name: _parsed(column[name], layout) if name in column else np.full(len(rows), np.nan) for name in VALUES}
    # A price split by its own comma moves all that follow: which field is which is then unknown.
    values["close"][[any(row[fields:]) for row in rows]] = np.inf
    return Rows(tuple(known), code, date, **values, line=numbers)


def _parsed(said: list[str], layout: Layout) -> np.ndarray[Any, Any]:
    said = said if layout is PLAIN else [layout.number(text) for text in said]
    try:
        return np.array([text or "nan" for text in said], dtype="f8")
    except ValueError:
        return np.array([_number(text) for text in said], dtype="f8")


def _number(text: str) -> float:
    if text.lower() in {"", "nan", "null", "none", "na", "n/a", "-"}:
        return float("nan")
    try:
        return float(text)
    except ValueError:
        return float("inf")


def _parsed_days(said: list[str], layout: Layout) -> np.ndarray[Any, Any]:
    if layout.date_format is not None:
        return layout.days(said)
    try:
        if all(len(text) == 10 and text[4] == "-" for text in said):  # 2024-12-31
            return np.array(said, dtype="datetime64[D]")
    except ValueError:
        pass
    return np.array([_day(text) for text in said], dtype="datetime64[D]")


def _day(text: str) -> np.datetime64:
    if len(text) == 8 and text.isdigit():  # 20241231
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    try:
        return np.datetime64(text[:10], "D") if len(text) >= 10 and text[4] == "-" else np.datetime64("NaT")
    except ValueError:
        return np.datetime64("NaT")


def _numbers(column: Any, layout: Layout) -> np.ndarray[Any, Any]:
    if "Utf8" in str(column.type):
        return _parsed([text or "" for text in texts(column)], layout)
    return reals(column)


def _dates(column: Any, layout: Layout) -> np.ndarray[Any, Any]:
    if "Utf8" in str(column.type):
        return _parsed_days([text or "" for text in texts(column)], layout)
    return days(column)


def _reader(file: Path) -> Any:
    import arro3.io as arro  # noqa: PLC0415  late: only adding reads foreign files

    try:
        with _quiet():
            return arro.read_parquet(file, batch_size=BATCH)
    except BaseException as error:
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise _damaged(file, error) from error
        raise


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep standard error silent: the reader panics on a broken footer, and tells the terminal before it tells us."""
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(nowhere, 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def _rows_in(file: Path) -> int:
    return file.stat().st_size // 15  # a guess for the progress bar: a row of prices compresses to about 15 bytes


def _require(file: Path, there: Sequence[str], needed: Sequence[str]) -> None:
    if missing := [name for name in needed if name not in there]:
        raise BadData(
            str(file), f"the columns {', '.join(needed)}",
            f"no column {', '.join(missing)} (there are: {', '.join(filter(None, there)) or 'none'})",
            hint="Rename the columns and add the file again.",
        )  # fmt: skip


def _damaged(file: Path, error: BaseException, row: int | None = None) -> BadData:
    inner = re.search(r'\w+\("(?P<said>.*)"\)$', _first_line(error))  # a panic quotes the error that it unwraps
    return BadData(
        str(file), "a Parquet file", f"damage ({inner['said'] if inner else _first_line(error)})", row=row,
        hint="Fetch or write the file again; nothing of it was added.",
    )  # fmt: skip


def _first_line(error: BaseException) -> str:
    return next(iter(str(error).splitlines()), type(error).__name__)

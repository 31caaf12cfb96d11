"""Between NumPy and Arrow: the one place where columns change hands (arro3, late: it is not needed to hold a panel)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

DAY = "date32"
MOMENT = "timestamp[us, UTC]"
TEXT = "utf8"
REAL = "float64"
WHOLE = "int64"
FLAGS = "int32"
YES_NO = "bool"

Column = NDArray[Any]


class Coded:
    """A column of few distinct texts: ``names[codes]``; -1 is null."""

    __slots__ = ("codes", "names")

    def __init__(self, codes: NDArray[np.int32], names: Sequence[str | None]) -> None:
        """Keep the codes (N) and the names that they index."""
        self.codes = codes
        self.names = tuple(names)

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.codes)

    def texts(self) -> list[str | None]:
        """Spell every row."""
        return [self.names[code] if code >= 0 else None for code in self.codes.tolist()]


def to_arrow(columns: Mapping[str, Any], types: Mapping[str, str]) -> Any:
    """Make an arro3 Table of NumPy columns: days as datetime64[D], moments as datetime64[us] or int64 microseconds.

    NaN in a REAL column and NaT in a DAY column become null; a TEXT column may be ``Coded`` or a list.
    """
    import arro3.core as arro  # noqa: PLC0415  late: 4 ms that readers of the cache do not need

    arrow = {
        DAY: arro.DataType.date32(), MOMENT: arro.DataType.timestamp("us", tz="UTC"), TEXT: arro.DataType.string(),
        REAL: arro.DataType.float64(), WHOLE: arro.DataType.int64(), FLAGS: arro.DataType.int32(),
        YES_NO: arro.DataType.bool(),
    }  # fmt: skip
    made: dict[str, Any] = {}
    for name, kind in types.items():
        values = columns[name]
        if kind == TEXT:
            if isinstance(values, Coded):
                codes = np.where(values.codes < 0, len(values.names), values.codes).astype("i4")
                made[name] = arro.Array([*values.names, None], arrow[TEXT]).take(arro.Array.from_numpy(codes))
            else:
                made[name] = arro.Array(list(values), arrow[TEXT])
            continue
        values = np.asarray(values)
        absent = np.isnan(values) if kind == REAL else np.isnat(values) if values.dtype.kind == "M" else None
        if kind == DAY:
            values = values.astype("datetime64[D]").astype("i8")
        elif kind == MOMENT and values.dtype.kind == "M":
            values = values.astype("datetime64[us]").astype("i8")
        plain = {DAY: "i4", MOMENT: "i8", REAL: "f8", WHOLE: "i8", FLAGS: "i4", YES_NO: "?"}[kind]
        array = arro.Array.from_numpy(np.ascontiguousarray(values, dtype=plain))
        if absent is not None and absent.any():
            rows = [None if gone else row for row, gone in enumerate(absent.tolist())]
            array = array.take(arro.Array(rows, arro.DataType.int64()))
        made[name] = array.cast(arrow[kind]) if kind in (DAY, MOMENT) else array
    return arro.Table.from_pydict(made)


def reals(column: Any) -> NDArray[np.float64]:
    """An Arrow numeric column as float64, null as NaN."""
    return _joined([_reals(chunk) for chunk in _chunks(column)], "f8")


def days(column: Any) -> NDArray[np.datetime64]:
    """An Arrow date column as datetime64[D], null as NaT."""
    return _joined([_days(chunk) for chunk in _chunks(column)], "datetime64[D]")


def wholes(column: Any) -> NDArray[np.int64]:
    """An Arrow integer or timestamp column (in its own unit) as int64; nulls are not allowed."""
    import arro3.core as arro  # noqa: PLC0415  late, as above

    return _joined([chunk.cast(arro.DataType.int64()).to_numpy() for chunk in _chunks(column)], "i8")


def coded(column: Any, known: dict[str, int]) -> NDArray[np.int32]:
    """An Arrow text column as codes into ``known``, which grows by the new names; null is -1."""
    import arro3.core as arro  # noqa: PLC0415  late, as above

    dictionary = arro.DataType.dictionary(arro.DataType.int32(), arro.DataType.string())
    parts = []
    for chunk in _chunks(column):
        if chunk.null_count:
            texts = chunk.cast(arro.DataType.string()).to_pylist()
            parts.append(np.array([-1 if t is None else known.setdefault(t, len(known)) for t in texts], dtype="i4"))
            continue
        told = chunk.cast(dictionary)
        names = arro.dictionary_dictionary(told).to_pylist()
        codes = np.array([known.setdefault(name, len(known)) for name in names], dtype="i4")
        parts.append(codes[arro.dictionary_indices(told).to_numpy()])
    return _joined(parts, "i4")


def in_order(table: Any, columns: Sequence[str]) -> Any:
    """A Table whose batches come in the order of the columns' first values; no row is copied.

    The engine reads files side by side. Where each is sorted, ordering its batches spares sorting the rows.
    """
    import arro3.core as arro  # noqa: PLC0415  late, as above

    batches = [batch for batch in table.to_batches() if batch.num_rows]
    firsts = [tuple(batch[name][0].as_py() for name in columns) for batch in batches]
    ordered = sorted(range(len(batches)), key=firsts.__getitem__)
    return arro.Table.from_batches([batches[i] for i in ordered], schema=table.schema)


def taken(column: Any, rows: Sequence[int]) -> Any:
    """Some rows of an Arrow column that has rows, in the order asked for."""
    import arro3.core as arro  # noqa: PLC0415  late, as above

    return column.combine_chunks().take(arro.Array(rows, arro.DataType.int64()))


def texts(column: Any) -> list[Any]:
    """An Arrow column as a list of Python values."""
    return [value for chunk in _chunks(column) for value in chunk.to_pylist()]


def _chunks(column: Any) -> Iterable[Any]:
    return column.chunks if hasattr(column, "chunks") else (column,)


def _joined(parts: Sequence[Column], kind: str) -> Column:
    return np.concatenate(parts).astype(kind, copy=False) if parts else np.empty(0, dtype=kind)


def _reals(chunk: Any) -> Column:
    if chunk.null_count:
        return np.array(chunk.to_pylist(), dtype="f8")
    return np.asarray(chunk.to_numpy(), dtype="f8")


def _days(chunk: Any) -> Column:
    import arro3.core as arro  # noqa: PLC0415  late, as above

    if chunk.null_count:
        return np.array([value and np.datetime64(value, "D") for value in chunk.to_pylist()], dtype="datetime64[D]")
    plain = chunk.cast(arro.DataType.date32()).cast(arro.DataType.int32())
    return np.asarray(plain.to_numpy()).astype("i8").astype("datetime64[D]")

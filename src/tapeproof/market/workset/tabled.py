"""The small tables of a record as kept columns: those that a check asks for a company's rows of.

Opening a table of the engine's for eleven counts of shares takes longer than the check of a sentence. The columns are
those of the table, in the order of its rows; a text column is codes (-1: none) into its distinct texts.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from tapeproof.market import figures
from tapeproof.market.arrow import TEXT
from tapeproof.market.bucket import Place
from tapeproof.market.figures import KEYS, columns_of
from tapeproof.market.schema import COLUMNS
from tapeproof.market.store import Store
from tapeproof.market.workset.derived import Arrays, derived, made_of

TEXTS = "_texts"


class Tabled:
    """One table of a record, mapped from the cache folder; made from the engine's where it is not there."""

    def __init__(self, folder: Place, store: Store, table: str) -> None:
        """Open it; raises BadData where it has to be made and the table cannot be read."""
        version = store.version
        made = made_of(f"{version.digest} {version.recorded_at.isoformat()}", map(Path, (__file__, figures.__file__)))
        self._columns = derived(folder, table, made, lambda: _coded(columns_of(store, table), table))
        self._types = COLUMNS[table]
        self._of = KEYS[table][0]
        self._texts = {name: self._columns[name + TEXTS].tolist() for name, kind in self._types.items() if kind == TEXT}

    def rows(self, names: Sequence[str] | None) -> dict[str, Any]:
        """Every vintage of its rows, as ``figures.columns_of`` gives them; of some instruments, None: of all."""
        wanted: Any = slice(None)
        if names is not None:
            # np.isin says the same, but loads masked arrays at its first call: a twentieth of a short check.
            asked = np.array([*(text in names for text in self._texts[self._of]), False])  # the last: of no text, -1
            wanted = asked[self._columns[self._of]]
        rows: dict[str, Any] = {name: np.array(self._columns[name][wanted]) for name in self._types}
        for name, texts in self._texts.items():
            rows[name] = [texts[code] if code >= 0 else None for code in rows[name].tolist()]
        return rows


def _coded(columns: dict[str, Any], table: str) -> Arrays:
    """Columns as arrays, texts as codes."""
    arrays: dict[str, Any] = {}
    for name, kind in COLUMNS[table].items():
        if kind == TEXT:
            texts = sorted({text for text in columns[name] if text is not None})
            place = {text: code for code, text in enumerate(texts)}
            arrays[name] = np.array([place.get(text, -1) for text in columns[name]], dtype="i4")
            arrays[name + TEXTS] = np.array(texts, dtype=str)
        else:
            arrays[name] = columns[name]
    return arrays

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


def rows_of(folder: Place, store: Store, table: str, names: Sequence[str] | None) -> dict[str, Any]:
    """The rows of a table, every vintage, as ``figures.columns_of`` gives them; of some instruments, None: of all."""
    version = store.version
    made = made_of(f"{version.digest} {version.recorded_at.isoformat()}", map(Path, (__file__, figures.__file__)))
    kept = derived(folder, table, made, lambda: _coded(columns_of(store, table), table))
    of = KEYS[table][0]
    wanted = np.isin(kept[of], np.flatnonzero(np.isin(kept[of + TEXTS], names))) if names is not None else slice(None)
    return {
        name: _texts(kept[name][wanted], kept[name + TEXTS]) if kind == TEXT else np.array(kept[name][wanted])
        for name, kind in COLUMNS[table].items()
    }


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


def _texts(codes: Any, texts: Any) -> list[str | None]:
    spelled = {code: str(texts[code]) for code in np.unique(codes).tolist() if code >= 0}
    return [spelled.get(code) for code in codes.tolist()]

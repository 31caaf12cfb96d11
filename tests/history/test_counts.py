"""How many values reach a bar, against counting them one by one."""

from __future__ import annotations

import numpy as np
import pytest

from tapeproof.history.counts import AT_ONCE, reached


def counted(values, bar) -> list[int]:
    found = []
    for column, level in zip(values.T.tolist(), bar.tolist(), strict=True):
        if np.isnan(level):
            found.append(0)
        else:
            found.append(sum(each >= level if level >= 0 else each <= level for each in column))
    return found


@pytest.mark.parametrize("rows", [0, 1, 7, 254, 255, 256, 2039, 2040, 2041, 5000])
def test_as_many_as_one_counts_by_hand(rows) -> None:
    random = np.random.default_rng(rows)
    values = np.round(random.normal(size=(rows, 2 * AT_ONCE + 3)), 1).astype(np.float32)
    values[random.random(values.shape) < 0.1] = np.nan
    values[:, 3], values[:, 5] = 0.0, np.inf  # every one ties; nothing is beyond
    bar = values[-1].copy() if rows else np.zeros(values.shape[1], dtype=np.float32)
    bar[7], bar[20] = np.nan, -0.5
    for laid_out in (np.asfortranarray(values), np.ascontiguousarray(values), np.asfortranarray(values)[: rows // 2]):
        assert reached(laid_out, bar).tolist() == counted(laid_out, bar)

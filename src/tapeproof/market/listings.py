"""Which lines of prices are shares of one company, and how many ordinary shares one of each stands for."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path

import numpy as np

from tapeproof.market.figures import Figures

SOURCE = "ratios.toml"


@cache
def ratios() -> dict[str, dict[str, tuple[float, date]]]:
    """Of well-known companies, by the name of companies.toml: each line's ratio and the day since when it holds."""
    said = tomllib.loads((Path(__file__).parent / "data" / SOURCE).read_text("utf-8"))
    return {
        company: {line: (float(one["ratio"]), one["since"]) for line, one in lines.items()}
        for company, lines in said.items()
    }


def well_known(instruments: Collection[str]) -> Figures:
    """Rows of the listings of well-known companies, of which one line at least is among some instruments."""
    rows = [
        (company, line, ratio, since)
        for company, lines in ratios().items()
        if not lines.keys().isdisjoint(instruments)
        for line, (ratio, since) in lines.items()
    ]
    since = np.array([day for *_, day in rows], dtype="datetime64[D]")
    return Figures("listings", {
        "company": [company for company, *_ in rows], "instrument": [line for _, line, *_ in rows],
        "ratio": np.array([ratio for _, _, ratio, _ in rows], dtype="f8"), "source": [SOURCE] * len(rows),
        "known_at": since.astype("datetime64[us]").astype("i8"),
    })  # fmt: skip

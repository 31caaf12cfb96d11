"""The tables of the record and their columns.

Every row has ``known_at`` (when the world knew), ``recorded_at`` (when this record learned it), ``source`` and
``quality``. A table or a column is only ever added: what was written stays readable.
"""

from __future__ import annotations

from collections.abc import Mapping

from tapeproof.market.arrow import DAY, FLAGS, MOMENT, REAL, TEXT, WHOLE, YES_NO

_WHEN = {"source": TEXT, "known_at": MOMENT, "recorded_at": MOMENT}

COLUMNS: Mapping[str, Mapping[str, str]] = {
    "instruments": {
        "id": TEXT, "name": TEXT, "type": TEXT, "currency": TEXT, "exchange": TEXT, "company": TEXT,
        "adjusted": YES_NO, "first": DAY, "last": DAY, "rows": WHOLE, "quality": TEXT, **_WHEN,
    },
    "bars": {
        "instrument": TEXT, "date": DAY, "open": REAL, "high": REAL, "low": REAL, "close": REAL, "volume": REAL,
        "quality": FLAGS, **_WHEN,
    },
    "actions": {"instrument": TEXT, "date": DAY, "dividend": REAL, "split": REAL, "quality": FLAGS, **_WHEN},
    "sessions": {"exchange": TEXT, "date": DAY, "quality": FLAGS, **_WHEN},
    "listings": {"company": TEXT, "instrument": TEXT, "ratio": REAL, "quality": FLAGS, **_WHEN},
    "shares": {"instrument": TEXT, "date": DAY, "shares": REAL, "quality": FLAGS, **_WHEN},
    "facts": {
        "instrument": TEXT, "measure": TEXT, "period": DAY, "months": WHOLE, "value": REAL, "unit": TEXT,
        "provider": TEXT, "quality": FLAGS, **_WHEN,
    },
    "macro": {"series": TEXT, "period": DAY, "value": REAL, "unit": TEXT, "quality": FLAGS, **_WHEN},
    "rates": {"base": TEXT, "quote": TEXT, "date": DAY, "rate": REAL, "quality": FLAGS, **_WHEN},
    "groups": {"group": TEXT, "member": TEXT, "since": DAY, "until": DAY, "quality": FLAGS, **_WHEN},
}  # fmt: skip
"""The tables and their columns. Prices and dividends as paid on the day; ``quality`` as in ``market.quality``.

- listings: ``ratio`` is how many ordinary shares of the company one of the instrument stands for (Alibaba's ADS: 8).
- shares: outstanding on a day, counted in the instrument's own (so many ADSs).
- facts: a figure in full for the ``months`` that end with ``period`` (0: as of that day); ``provider`` names whose
  consensus it is, none where it was reported; ``unit`` is a currency or a unit of ``terms.quantity``.
- macro: ``period`` is the last day of what the value is of; each vintage is a row with its own ``known_at``.
- rates: what one unit of ``base`` cost in ``quote``, at a fixing (what trades is an instrument with bars).
- groups: ``member`` from ``since`` to ``until`` (none: from or until whenever).

A market written before a table was thought of lacks it, and reads as if it were empty.
"""

VERSIONS = {
    "version": WHOLE, **dict.fromkeys(COLUMNS, WHOLE), "digest": TEXT, "newest": MOMENT, "source": TEXT,
    "recorded_at": MOMENT,
}  # fmt: skip

"""The same record with some parts changed, whichever sort of record it is.

What a check makes are Structs: a frozen dataclass takes ten times as long to make, and a story makes thousands; to
define one takes half a millisecond, and the package has eighty. Dataclasses are left where no check comes by.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

from msgspec import Struct, structs

R = TypeVar("R")


def replace(record: R, /, **changes: Any) -> R:
    """A copy with some fields changed; raises TypeError for a field that it does not have."""
    if isinstance(record, Struct):
        return structs.replace(record, **changes)
    changed: R = dataclasses.replace(record, **changes)  # type: ignore[type-var]  # noqa: TID251 - what is no Struct is a dataclass
    return changed

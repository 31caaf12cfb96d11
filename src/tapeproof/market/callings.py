"""What a story may call an instrument: its names in the order in which a reporter would take them."""

from __future__ import annotations

from collections.abc import Iterator

from tapeproof.market.aliases import Name, NameKind
from tapeproof.market.directory import Directory
from tapeproof.terms.instrument import Instrument, InstrumentType
from tapeproof.words.pattern import pattern

_ASIDE = pattern(r"\s*\([^)]*\)|,? (?:Inc|Corp|Ltd)\.?$")
PAIRED = {InstrumentType.CURRENCY, InstrumentType.CRYPTO}


def names_by_symbol(directory: Directory) -> dict[str, list[tuple[str, Name]]]:
    """Every spelling and what it names, by the symbols that it may mean."""
    found: dict[str, list[tuple[str, Name]]] = {}
    for spellings in directory.aliases.values():
        for spelling, name in spellings:
            for _, symbol in name.ids:
                found.setdefault(symbol, []).append((spelling, name))
    return found


def callings(instrument: Instrument, named: list[tuple[str, Name]]) -> Iterator[str]:
    """The record's own name, those of the directory, the shortest first, and at last the name with its ticker.

    A record may spell a name as no story would ("Aia", "Petrochi"): one that the directory does not spell the same way
    comes behind the directory's.
    """
    own = instrument.name.partition(",")[0]
    spelled = [
        spelling
        for spelling, name in named
        if name.kind not in {NameKind.EPITHET, NameKind.MARKET, NameKind.SECTOR} and spelling[:1].isupper()
    ]
    shipped = sorted(dict.fromkeys(spelled), key=lambda spelling: (spelling.isupper(), len(spelling)))
    formal = [name.name for _, name in named if name.kind is NameKind.COMPANY]
    if instrument.type is InstrumentType.STOCK:
        known = [own] if own in shipped else []
        yield from dict.fromkeys([*known, *formal, _ASIDE.sub("", own), *shipped])
        yield f"{_ASIDE.sub('', own)} ({instrument.id})"
    else:
        yield from dict.fromkeys([own, *formal, *shipped])
    yield instrument.id

"""Mentions: stretches of text that name something, which of them count, and how far they reach."""

from __future__ import annotations

import re

from msgspec import Struct

from tapeproof.market.aliases import Name, NameKind
from tapeproof.words.pattern import pattern

INDEX_TAIL = pattern(r"[®™]?(?:\s(?:[Ss]tock\s)?(?:[Cc]omposite\s)?(?:[Ii]ndex|INDEX)(?!\w))?")
_MONTH = pattern(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\sCOMEX|"
    r"\sComex)?\s$"
)
_CODE = pattern(
    r"\.[A-Z]\w+|\$[A-Z]+|[A-Z]{2,4}=(?:CFXS)?|[A-Z0-9]+[cv]{1,2}[0-9]|US\w+T=RR|[A-Z]{2}[0-9]{1,2}YT(?:=RR)?|"
    r"XX:\w+|CM\w+3|=USD"
)
_HK_CODE = pattern(r"\s\(?0{0,2}(?P<code>[1-9][0-9]{0,3})\)?(?![\w,%]|\.[0-9]|\s(?:points|per|million|billion|shares))")
MASK = Name(NameKind.EPITHET, "", of="nothing")
"""What is read only to be set aside: "The Wall Street Journal" is no market."""


class Mention(Struct, frozen=True):
    """A stretch of text and what it may name; the likelier name first."""

    start: int
    end: int
    text: str
    names: tuple[Name, ...]


def best(mentions: list[Mention]) -> list[Mention]:
    """The longest of those that overlap, the earlier first."""
    taken: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if free(mention, taken):
            taken.append(mention)
    return taken


def with_codes(text: str, mentions: list[Mention]) -> list[Mention]:
    """Join a name and the code right after it ("Brent LCOc1", "Gold XAU="); the code decides what is named."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        if (
            last is not None
            and mention.start - last.end <= 3
            and _CODE.fullmatch(mention.text)
            and not text[last.end : mention.start].strip("®™ (")
        ):
            end = mention.end + (text[last.end : mention.end].count("(") and text[mention.end : mention.end + 1] == ")")
            joined[-1] = Mention(last.start, end, text[last.start : end], mention.names)
        else:
            joined.append(mention)
    return joined


def extended(text: str, mention: Mention) -> Mention:
    """Take in "Index" after an index, a Hong Kong code after a company; of gold for August, the future."""
    name, end = mention.names[0], mention.end
    if name.kind is NameKind.INDEX:
        tail = INDEX_TAIL.match(text, end)
        end = tail.end() if tail and tail.group().strip("®™") else end
    code = _HK_CODE.match(text, end) if name.kind is NameKind.COMPANY else None
    if code and any(symbol == f"{code['code'].zfill(4)}.HK" for _, symbol in name.ids):
        end = code.end()
    names = mention.names
    if len(names) > 1 and _MONTH.search(text, max(0, mention.start - 16), mention.start):
        names = names[:1]
    return Mention(mention.start, end, text[mention.start : end], names)


def free(mention: Mention, taken: list[Mention]) -> bool:
    """Whether a mention overlaps with none of those taken."""
    return not any(other.start < mention.end and mention.start < other.end for other in taken)


def wider(mention: Mention, taken: list[Mention]) -> bool:
    """Whether an unknown name holds a weak or lesser one within it ("Delta Electronics")."""
    inside = [other for other in taken if other.start < mention.end and mention.start < other.end]
    return all(
        other.names[0].kind in (NameKind.COMPANY, NameKind.MARKET, NameKind.MACRO)
        and other.end < mention.end
        and other.names[0].weak
        for other in inside
    )


def leads(mention: Mention, taken: list[Mention]) -> bool:
    """Whether a description stands right before the name that it describes ("the benchmark S&P 500")."""
    return any(mention.end + 1 == other.start for other in taken)


def capitals_before(text: str, position: int) -> int:
    """Where the capitalised words begin that end at a position; the position itself where there are none."""
    match = re.search(r"(?:[A-Z][\w’'&.-]*\s){1,5}\(?$", text[max(0, position - 60) : position])
    return max(0, position - 60) + match.start() if match else position

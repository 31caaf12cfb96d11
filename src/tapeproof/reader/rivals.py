"""Those among whom a place is taken: a group on record, an index's members, so many of the story's own, or nobody."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from tapeproof.market.directory import Mention, NameKind
from tapeproof.reader.context import Context
from tapeproof.reader.listed import MARKETS
from tapeproof.reader.spot import Chart
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.words import rivals as words

WORLD, ASIA, EUROPE, AMERICA, DOW = (
    "world-major-markets",
    "asia-major-markets",
    "europe-major-markets",
    "us-indexes",
    "^DJI",
)
MANY = {"us-indexes": 3, "magnificent-seven": 7, "china-indexes": 3}
"""How many the small groups have: "of the four" is none of them."""


class Rivals(Struct, frozen=True):
    """Where they are named, and who: a group's id, an index's name, or ``count`` of the story's own (0: unsaid).

    ``sure`` says that the group on record is just the one spoken of.
    """

    start: int
    end: int
    group: str = ""
    named: tuple[int, int] | None = None
    count: int | None = None
    sure: bool = True


def rivals(chart: Chart, context: Context) -> tuple[Rivals, ...]:
    """All of a sentence, left to right; of those that overlap the longest."""
    found = sorted(_all(chart, context), key=lambda r: (r.start - r.end, r.group == ""))
    kept: list[Rivals] = []
    for each in found:
        if not any(each.start < other.end and other.start < each.end for other in kept):
            kept.append(each)
    return tuple(sorted(kept, key=lambda r: r.start))


def _all(chart: Chart, context: Context) -> Iterator[Rivals]:
    text = chart.text
    yield from _mentioned(chart)
    if context.home in {"XNYS", "XNAS"}:
        yield from (Rivals(m.start(), m.end(), DOW, sure=False) for m in words.BLUE_CHIPS.everywhere(text))
    for match in words.PEERS.everywhere(text):
        if (found := _of_markets(match, text, context)) is not None:
            yield found
    for match in words.PLACES.everywhere(text):
        place = re.search(r"\s(?:the\s+)?", match.group())
        group = _group(match, context, index=False)
        if group and place:
            yield Rivals(match.start() + place.end(), match.end(), group, sure=False)
    for match in words.OWNERS.everywhere(text):
        if group := _group(match, context, index=False):
            yield Rivals(match.start(), match.end(), group, sure=False)
    for match in words.THE_SO_MANY.everywhere(text):
        yield Rivals(match.start(), match.end(), count=words.COUNTS[match["count"].lower()], sure=False)
    yield from (Rivals(m.start(), m.end(), count=0, sure=False) for m in words.THE_LOT.everywhere(text))


def _mentioned(chart: Chart) -> Iterator[Rivals]:
    """Groups by their names, and indexes whose members are spoken of."""
    text = chart.text
    for mention in chart.mentions:
        if (group := next((name.group for name in mention.names if name.group), "")) and not _is_of_some(
            text, mention.start
        ):
            yield Rivals(mention.start, mention.end, group)
        elif mention.names[0].kind in MARKETS:
            before, after = words.MEMBERS_OF.before(text, mention.start), words.ITS_MEMBERS.match(text[mention.end :])
            if before or after:
                span = (mention.start, mention.end)
                yield Rivals(
                    before.start() if before else mention.start, mention.end + (after.end() if after else 0), named=span
                )
        elif mention.names[0].of == "index" and _is_of_its_members(chart, mention):
            yield Rivals(mention.start, mention.end, named=(mention.start, mention.end), sure=False)


def _is_of_its_members(chart: Chart, mention: Mention) -> bool:
    """ "the biggest gain in the index" of a company, not of the index since some day."""
    text = chart.text
    company = any(m.names[0].kind is NameKind.COMPANY and m.end <= mention.start for m in chart.mentions)
    single = not words.MANY.search(mention.text)
    return bool(company and single and words.A_GAUGE.before(text, mention.start)) and not words.BOUNDED.match(
        text[mention.end :]
    )


def _of_markets(match: re.Match[str], text: str, context: Context) -> Rivals | None:
    """Markets by size and place: of a part of a region, and of so many as no group has, none is on record."""
    told = match["count"] or match["count2"]
    count = words.COUNTS.get(told.lower()) or (int(told) if told.isdigit() else None) if told else None
    group = _group(match, context, index=not match["markets"])
    if not group and not match["size"] and count is None:
        return None
    if not words.MANY.search(match.group()) and not words.ANY_ONE.before(text, match.start()):
        return None  # "Europe's benchmark", "the main index": one alone
    if match["some"] or _is_of_some(text, match.start()):
        return Rivals(match.start(), match.end(), count=count or 0, sure=False)
    local, told_where = not group and not match["markets"], bool(group)
    group = group or (AMERICA if local and context.home in {"XNYS", "XNAS"} else WORLD)
    if count is not None and MANY.get(group, 0) != count:
        return Rivals(match.start(), match.end(), count=count, sure=False)
    return Rivals(match.start(), match.end(), group, sure=bool(match["size"]) and told_where)


def _is_of_some(text: str, start: int) -> bool:
    return words.OF_SOME.before(text, start) is not None


def _group(match: re.Match[str], context: Context, *, index: bool) -> str:
    """The group of the part of the world that is told; "the region" is that of the story's home."""
    said = {name.rstrip("123") for name, value in match.groupdict().items() if value and name[-1:].isdigit()}
    if "here" in said or not said:
        home = EXCHANGES.get(context.home)
        zone = home.zone.split("/")[0] if home else ""
        return {"Asia": ASIA, "Australia": ASIA, "Europe": EUROPE}.get(zone, "") if "here" in said else ""
    for name, group in (("asia", ASIA), ("europe", EUROPE), ("america", AMERICA if index else ""), ("world", WORLD)):
        if name in said:
            return group
    return ""

"""Superlatives said by negation, by comparison or by looking back: what has not been so since, or was last so then."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from tapeproof.words.adjectives import (
    ANY_MOVE,
    DOWN_EITHER,
    DOWN_LEVEL,
    DOWN_MOVE,
    UP_EITHER,
    UP_LEVEL,
    UP_MOVE,
    Superlative,
)
from tapeproof.words.pattern import Match, loose
from tapeproof.words.word import Token


class NotSo(Struct, frozen=True, eq=False):
    """A superlative said by negation and comparison: "had not gained so much since", "no worse day since"."""

    field: str = "direction"

    def spot(self, text: str) -> Iterator[Token]:
        """Yield what has had no equal, from the negation to the comparison; none within another."""
        ended = 0
        for match, value in sorted(_found(text), key=lambda one: one[0].span()):
            if match.start() >= ended:
                ended = match.end()
                yield Token(match.start(), ended, self, value)

    def write(self, value: Any) -> str | None:  # noqa: ARG002 - a superlative is written as such
        """Leave it to the superlatives."""
        return None


NOT_SO = NotSo()

_WORSE = {
    UP_LEVEL: "higher loftier dearer pricier",
    DOWN_LEVEL: "lower cheaper",
    UP_EITHER: "better stronger firmer richer brighter",
    DOWN_EITHER: "weaker softer",
    UP_MOVE: "fatter happier finer kinder",
    DOWN_MOVE: "worse poorer uglier harsher nastier bloodier grimmer blacker crueller costlier rougher darker gloomier bleaker",
    ANY_MOVE: "bigger larger greater steeper sharper heavier harder fiercer wilder deeper mightier stiffer heftier longer faster",
}
"""Comparatives, by what the superlative would be of."""
_COMPARATIVES = {word: value for value, words in _WORSE.items() for word in words.split()}
_SO = {
    UP_LEVEL: "high dear expensive",
    DOWN_LEVEL: "low cheap",
    UP_EITHER: "strong firm well",
    DOWN_EITHER: "weak soft",
    UP_MOVE: "good fine rewarding profitable fat kind generous handsome handsomely lucrative",
    DOWN_MOVE: "bad badly severe harsh brutal painful rough roughly harshly brutally cruelly savagely severely painfully unkind unkindly poor poorly ugly grim bruising costly dismal bloody miserable wretched",
    ANY_MOVE: "much many far hard fast steep steeply sharp sharply big large great deep heavy heavily violent strongly",
}
"""The same as they stand after "so" and "as"."""
_POSITIVES = {word: value for value, words in _SO.items() for word in words.split()}
_SUCH = {
    UP_MOVE: "gain rally rise jump surge advance bounce",
    DOWN_MOVE: "beating drubbing hammering fall drop loss rout plunge decline tumble slump setback slide",
    ANY_MOVE: "day session week month quarter year run spell move swing",
}
_NOUNS = {word: value for value, words in _SUCH.items() for word in words.split()}
_LEVEL = r"\s+(?:clos(?:e|ing)|finish|settlement|level|reading|print|price|mark|value|perch|end\b)"
"""After a comparative that is of a level: "a better close"."""
_OF_A_LEVEL = loose(_LEVEL)
_OF_MOVES = loose(
    r"\s+(?:[\w-]+\s+)?(?:gain|rise|advance|jump|rally|surge|loss|fall|drop|decline|tumble|plunge|slump|slide|rout|setback|retreat)s?\b"
)
"""After a comparative that is of a move whatever it is of alone: "a higher gain"."""


def _any_of(words: dict[str, Superlative]) -> str:
    return "|".join(words)


_HOW = (
    rf"(?:so|as|this|that)\s+(?:{_any_of(_POSITIVES)})|such\s+an?\s+(?:\w+\s+)?(?:{_any_of(_NOUNS)})"
    rf"|(?:an?|any|so)\s+(?:comparable|similar|like)\s+(?:{_any_of(_NOUNS)})|anything\s+(?:comparable|similar|(?:remotely\s+)?like\s+(?:it|this|that))"
)
_SAID = rf"(?P<said>{_any_of(_COMPARATIVES)}|{_HOW})\b"
_KEYS = " ".join((*_COMPARATIVES, "so", "as", "this", "that", "such", "comparable", "similar", "like"))
_NEGATED = loose(
    r"\b(?:(?:not|never)\s+since\b[^.;]{0,96}?\b|it(?:['’]s|\s+has|\s+had|['’]d)\s+been\s+[^.;]{0,96}?\bsince\b[^.;]{0,96}?\b(?=so|as|this|that)|"
    rf"(?:not|never|nor|neither|hasn['’]t|hadn['’]t|haven['’]t|no|nothing|none)\s+(?:[\w-]+\s+){{0,6}}?){_SAID}",
    "not since never nor neither hasn hadn haven no nothing none it",
    _KEYS,
)
"""What is denied of all the time since: "had not closed so low since", "no worse day", "never so many points"."""
_LAST = loose(
    r"\blast\s+(?!week|month|year|quarter|session|time|few|two|three|four|five|six|\w+day\b)(?:[\w’'-]+\s+){0,5}?"
    rf"(?P<said>{_any_of(_COMPARATIVES)}|more|further|(?:so|as|this|that)\s+(?:{_any_of(_POSITIVES)}))\b(?!\s+than)"
    r"(?:\s+(?!(?:on|in|was|came|dates?|at|back)\b)[\w-]+){0,2}",
    "last",
)
"""What was last so: "last closed this low", "had last ended lower", "its last higher finish"."""
_LAST_TIME = loose(
    rf"\blast\s+time\s+(?:that\s+)?(?:[\w’'&.-]+\s+){{1,6}}?(?:by\s+)?(?P<said>{_any_of(_COMPARATIVES)}|more|further|(?:so|as|this|that)\s+(?:{_any_of(_POSITIVES)}))\b(?!\s+than)"
    rf"|\ban?\s+(?P<seen>{_any_of(_COMPARATIVES)})(?:\s+[\w-]+){{0,2}}?\s+(?:was|were|had\s+been|came|occurred)\s+last\s+\w+",
    "last",
)
"""The same the other way round: "the last time it fell further", "a worse day was last seen"."""
_LOOKING = loose(
    rf"\b(?:for|to\s+(?:find|see|discover|meet|encounter|locate|spot|match)|before\s+(?:\w+\s+)?(?:find|com|meet|see|encounter)\w*(?:\s+(?:up)?on|\s+across)?)\s+"
    rf"(?:(?:an?|the|any|its|their|one|anything|something)\s+)?(?P<said>{_any_of(_COMPARATIVES)}|such\s+an?\s+(?:{_any_of(_NOUNS)})|(?:so|as)\s+(?:{_any_of(_POSITIVES)}))\b"
    r"(?=\s*(?:[,.;]|$)|\s+(?:[\w-]+\s+){0,2}?(?:one|day|session|week|month|quarter|half|year|clos(?:e|ing)|finish|level|reading|settlement|showing|performance|loss|gain|drop|fall|rise|jump|"
    r"decline|advance|rally|slide|plunge|tumble|rout|retreat|run|streak|outing|move|swing|setback|slump|surge|dive)\b)",
    "for find see discover meet encounter locate spot match before",
    _KEYS,
)
"""What one looks back for: "for a better day", "to find a bigger one"."""
IS_LAST = loose(r"(?:back\s+)?(?:to|at)\s+where|last|for|to|before|an?\b.*\blast\b")
"""At the head of what has its day beside it: what was last so, what is looked back for."""
LOOKS_BACK = loose(
    r"\b(?:look|go|goes|turn|turns|reach|reaches|cast|hark|search|trawl|delve|scroll|travel|leaf|flick|rewind|think|dig|page|step|head|looks|looking|going|turning|reaching|trawling|wind)\b"
    r"\s+(?:(?!back\b)[\w’'-]+\s+){0,4}?back\s+(?:[\w-]+\s+){0,3}?(?:to|as\s+far\s+as|until)\s+(?:the\s+)?$",
    "back",
)
"""Before the day to which one has to look back."""
_PERIODS = r"(?:day|session|week|month|quarter|(?:half-)?year|outing|close|finish)s?"
_NO_SESSION = loose(
    r"\b(?:no|not\s+(?:a|one)(?:\s+single)?)\s+(?:(?:other|single|one-day|trading|previous|earlier)\s+){0,2}"
    rf"(?P<noun>{_PERIODS}|{_any_of(_NOUNS)})\s+(?:since\b[^;]{{1,60}}?|in\s+[^;,]{{3,40}}?|this\s+\w+)\s+"
    r"(?:has|have|had|can|could|was|is|did|does|comes?|came)\s+(?:(?:been|ever|even|quite|done|come|proved)\s+){0,2}"
    r"(?:(?:(?P<down>cost|taken|lost|erased|wiped|shed|robbed|knocked|hurt|destroyed|shaved)|(?P<up>yielded|brought|added|gained|earned|paid|delivered|given|produced|offered|returned|risen|climbed|advanced))\b"
    r"[^.;,]{0,40}?\b(?:more|further|(?:as|so)\s+(?:much|many))|"
    rf"(?:[\w-]+\s+){{0,3}}?(?P<said>{_any_of(_COMPARATIVES)}|{_HOW})|"
    r"match\w*|equal\w*|rival\w*|compar\w*|beat\w*|topp\w*|surpass\w*|exceed\w*|better(?:ed)?|close|near)\b",
    "no not",
    "has have had can could was is did does come comes came",
)
"""What no session did since: "no session since July has yielded more", "that no day since May can match"."""
_MORE_THAN = loose(
    rf"\b(?P<said>more(?=\s+than\b)|{_any_of(_COMPARATIVES)})(?:\s+(?!than\b)[\w-]+){{0,2}}?\s+than\s+(?:(?:that|those)\s+(?:of|in|for|on)\s+)?(?:(?:it|they)\s+(?:has|have|had|did)\s+(?:\w+\s+)?)?(?:(?:on|in|at|during|over|for)\s+)?(?:any|every)\b(?:\s+(?:other|one|single|previous|earlier|preceding|such)\b)*"
    rf"(?:\s+(?P<noun>{_PERIODS}|time|point|stage|moment|gain|loss|fall|drop|rise|before\s+it|at\s+which)|(?=\s+(?:since|this\s+(?:year|month|week|century|decade)|in\s+(?:its|their|the\s+(?:past|last|index)|\d{{4}}|more|nearly|almost|\w+\s+years))\b))(?:['’]s?)?",
    "than",
    "any every",
)
"""A comparison with all the time since: "more than on any day since", "bigger than any before it"."""
_THAN_IT_WAS = loose(
    r"\b(?P<said>higher|lower|stronger|weaker|dearer|cheaper)\s+than\s+(?:it|they)\s+(?:has|have|had)\s+(?:been|closed|stood|ended|finished)\b",
    "than",
)
_THAN_EVER = loose(rf"\b(?P<said>{_any_of(_COMPARATIVES)})\s+than(?=\s+ever\b)", "ever")
"""Of all time: "higher than ever before"."""
_NOT_BEYOND = loose(
    r"\b(?:(?P<low>beneath|below|under|lower\s+than)|above|over|higher\s+than)\s+which\s+(?:it|they|the\s+[\w-]+)\s+(?:has|have|had)\s+(?:not|never)\s+(?:\w+\s+)?(?:closed|ended|finished|settled|traded|been|stood|fallen|risen)"
    r"|\b(?:(?P<under>below|beneath)|above)\s+(?:any|every|all)\s+(?:(?:other|its)\s+)?(?:clos(?:e|ing\s+levels?)|finish|settlement)(?:s|es)?\b"
    r"|\b(?:(?P<beneath>below|beneath|under|lower\s+than)|above|higher\s+than)\s+any(?:thing|where)\s+(?:it\s+(?:has|had)\s+(?:been|closed|stood|reached|touched)|(?:seen|recorded|reached|touched|witnessed|known))(?=\s+(?:since|in|for)\b)",
    "which any every all anything anywhere",
)
"""A level beyond which nothing was: "a level beneath which it has not closed since"."""
_WHERE = loose(
    r"\b(?:back\s+)?(?:to|at)\s+where\s+(?:it|they|the\s+[\w-]+)\s+(?:had\s+)?(?:last\s+)?(?:been|stood|traded|closed|ended|was|were)(?=\s+(?:back\s+)?(?:in|on)\b)",
    "where",
)
"""Back at a level: "down to where it had been in January"."""
_NEVER_SEEN = loose(
    r"\bnever\s+(?:before\s+)?(?:seen|reached|touched|scaled|attained|visited|matched|equalled|witnessed|recorded|traded\s+at|closed\s+at|ended\s+at|finished\s+at|been\s+at|been\s+(?:up|down)\s+to|stood\s+at|fetched|commanded)(?:\s+before|\s+until\s+now)?\b",
    "never",
)
"""What was never so: "a level never seen before"."""
_NO_EQUAL = loose(
    r"\b(?:(?:has|have|had)\s+had|has|have|had|having|with|finds?|found|knows?|knew|saw)\s+no\s+(?:equal|match|parallel|peer|rival|precedent|like|counterpart)s?\b"
    r"|\bnothing\s+like\s+(?:it|this|that)\b|\bthe\s+likes?\s+of\s+which\b[^.;]{0,40}?\bnot\b"
    r"|(?<=[a-z]\s)without\s+(?:an?\s+)?(?:equal|parallel|precedent|peer|rival|match)\b"
    r"|\b(?:that|which)\s+(?:none|nothing|nobody|no\s+other(?:\s+[\w-]+)?)\s+(?:has|have|had|can|could)\s+(?:ever\s+|since\s+|yet\s+)?(?:topp(?:ed)?|beat(?:en)?|match(?:ed)?|equall?(?:ed)?|rivall?(?:ed)?|surpass(?:ed)?|better(?:ed)?|exceed(?:ed)?|outdone|bested)\b"
    r"|\bun(?:matched|equall?ed|rivall?ed|surpassed|paralleled|exceeded|beaten|bettered|topped)\b(?:\s+by\s+any(?:\s+other)?(?:\s+(?:day|session|week|month|quarter|year)s?)?(?!\s+(?:other\s+)?(?:compan|stock|index|market|firm|benchmark|currenc|countr)))?"
    rf"|\b(?:beat(?:s|en|ing)?|surpass(?:es|ed|ing)?|eclips(?:es|ed|ing)|exceed(?:s|ed|ing)?|top(?:s|ped|ping)|out(?:did|does|doing|stripped|strips)|dwarf(?:s|ed|ing)|better(?:s|ed|ing)|trump(?:s|ed|ing))"
    rf"\s+(?:(?:those|that)\s+of\s+)?(?:every|any|all)\s+(?:others?(?=\s*(?:[,.;]|in\s+(?:its|their)\b|since\b|this\b|$))|(?:other\s+|previous\s+|earlier\s+)?(?:[\w-]+\s+)?(?:{_PERIODS}|spell|stretch|gain|loss|fall|drop|rise|run|one))\b(?:\s+(?:{_PERIODS}|gain|loss|fall|drop|rise|move))?(?:['’]s?)?",
    "no nothing none nobody like likes without unmatched unequalled unequaled unrivalled unrivaled unsurpassed unparalleled unexceeded unbeaten unbettered untopped every any all",
)
"""What nothing has matched: "has had no equal this century", "unmatched by any other", "beat every other day's"."""


def _found(text: str) -> Iterator[tuple[Match, Superlative]]:
    looks_back = any(LOOKS_BACK.search(text[: m.end()]) for m in _BACK_TO.everywhere(text))
    for match in _THAN_IT_WAS.everywhere(text):
        yield match, _meant(match["said"], " level")
    for pattern in (_NEGATED, _LAST, _THAN_EVER, *((_LOOKING,) if looks_back else ())):
        for match in pattern.everywhere(text):
            yield match, _meant(match["said"], text[match.end("said") :])
    for match in _NO_SESSION.everywhere(text):
        if match["said"]:
            yield match, _meant(match["said"], text[match.end() :])
            continue
        noun = _NOUNS.get(match["noun"].lower().removesuffix("s"), ANY_MOVE)
        yield match, UP_MOVE if match["up"] else DOWN_MOVE if match["down"] else noun
    for match in _MORE_THAN.everywhere(text):
        of_a_time = (match["noun"] or "").lower() in {"time", "point", "stage", "moment", "close", "finish"}
        yield match, ANY_MOVE if match["said"].lower() == "more" else _meant(match["said"], " level" if of_a_time else "")
    for match in _LAST_TIME.everywhere(text):
        said = "said" if match["said"] else "seen"
        yield match, _meant(match[said], text[match.end(said) :])
    for match in _NOT_BEYOND.everywhere(text):
        yield match, DOWN_LEVEL if match["low"] or match["under"] or match["beneath"] else UP_LEVEL
    for pattern in (_NO_EQUAL, _NEVER_SEEN, _WHERE):
        for match in pattern.everywhere(text):
            yield match, ANY_MOVE


_BACK_TO = loose(r"\bback\s+(?:[\w-]+\s+){0,3}?(?:to|as\s+far\s+as|until)\s+(?:the\s+)?", "back")


def _meant(said: str, behind: str) -> Superlative:
    """What a comparison says, by what stands behind it."""
    words = said.lower().split()
    value = _COMPARATIVES.get(words[-1]) or _POSITIVES.get(words[-1]) or _NOUNS.get(words[-1]) or ANY_MOVE
    if _OF_A_LEVEL.match(behind):
        down = value in (DOWN_LEVEL, DOWN_EITHER, DOWN_MOVE)
        return DOWN_LEVEL if down else UP_LEVEL
    if value in (UP_LEVEL, DOWN_LEVEL) and _OF_MOVES.match(behind):
        return ANY_MOVE
    return value



"""Spot the words of a sentence: a chart of tokens, in which longer and surer tokens hide those inside them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from msgspec import Struct

from tapeproof.market.directory import Directory, Mention, NameKind
from tapeproof.reader.split import Sentence, barriers
from tapeproof.terms.changing import replace
from tapeproof.words import adjectives, dates, extremes, grains, headjoints, joints, negated, numbers, topics, verbs
from tapeproof.words.numbers import Stated
from tapeproof.words.word import Lexicon, Token, Word

MARKS = Lexicon((
    verbs.MOVED, verbs.MOVE_NOUN, verbs.SETTLED, verbs.TOUCHED, verbs.INTRADAY, verbs.IN_PROGRESS, verbs.OUTSIDE_HOURS,
    verbs.CHANGED, adjectives.EXTREME, adjectives.LEVEL_NOUN, adjectives.LEVEL_WORD,
    adjectives.MOVE_WORD,
    adjectives.RECORD, adjectives.UNEQUALLED, adjectives.STRAIGHT, adjectives.STREAK_NOUN, adjectives.LOSING,
    adjectives.SNAPPED, adjectives.PERFORMER, topics.TOPIC, topics.YIELD, topics.SECTOR, topics.FORECAST,
    grains.GRAIN, grains.SEASON, verbs.MULTIPLIED, extremes.TERRITORY,
))  # fmt: skip
"""The words that mark a statement; names, dates and figures are spotted beside them."""
_NONE: dict[tuple[Word, ...], tuple[Token, ...]] = {(word,): () for word in MARKS.words}


class Chart(Struct, frozen=True, dict=True):
    """What stands where in one sentence; offsets are the sentence's own."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    strangers: tuple[tuple[int, int, str], ...]
    """Capitalised names that the directory does not know: a figure may be theirs."""
    aside: tuple[tuple[Token, str], ...]
    """Numbers that are of a name or a date, with the reason."""

    @cached_property
    def text(self) -> str:
        """The sentence's text."""
        return self.sentence.text

    @cached_property
    def barriers(self) -> tuple[int, ...]:
        """Where a clause may end."""
        return barriers(self.text)

    @cached_property
    def asides(self) -> tuple[tuple[int, int], ...]:
        """The stretches set apart, whose names are not the sentence's subject."""
        told = [match.span() for match in joints.ASIDE.finditer(self.text)]
        return (*told, *(span for span in self.held_up if not any(a < span[1] and span[0] < b for a, b in told)))

    @cached_property
    def held_up(self) -> tuple[tuple[int, int], ...]:
        """What stands between a name and its verb, commas on both sides: "Milan, heavy with banks, rose"."""
        found = []
        verbs_ = [t for t in self.of(verbs.MOVED) if joints.HELD_UP.before(self.text, t.start)]
        for name in self.mentions:
            verb = next((t for t in verbs_ if t.start > name.end), None)
            if verb is None or not joints.HOLDS_UP.match(self.text, name.end):
                continue
            between = self.text[name.end : verb.start]
            apposed = any(
                joints.APPOSED_NAME.fullmatch(self.text[name.end : m.start]) and self.text[m.end : verb.start] == ", "
                for m in self.mentions
                if not m.text.startswith("the ")  # "United, the airline, soared"
            )
            set_against = any(
                name.end < m.start < verb.start and joints.WHILE.before(self.text, m.start) for m in self.mentions
            )
            if (
                ";" not in between
                and not apposed
                and not set_against
                and not self.text[verb.start : verb.end].endswith("ing")
            ):
                found.append((name.end, verb.start))
        return tuple(found)

    @cached_property
    def figures(self) -> tuple[Token, ...]:
        """The numbers, in order."""
        return self.of(numbers.FIGURE)

    @cached_property
    def times(self) -> tuple[Token, ...]:
        """The time expressions, in order."""
        return self.of(dates.WHEN)

    def of(self, *words: Word) -> tuple[Token, ...]:
        """The tokens of some words, in order; rules ask for the same ones hundreds of times a sentence."""
        found = self._of.get(words)
        if found is None:
            found = self._of[words] = tuple(token for token in self.tokens if token.word in words)
        return found

    @cached_property
    def _of(self) -> dict[tuple[Word, ...], tuple[Token, ...]]:
        """The tokens of the words asked for, kept; those of one word alone from the start."""
        found: dict[tuple[Word, ...], list[Token]] = {}
        for token in self.tokens:
            found.setdefault((token.word,), []).append(token)
        return _NONE | {words: tuple(tokens) for words, tokens in found.items()}

    @cached_property
    def _words(self) -> tuple[list[int], list[int]]:
        """Where the words begin, and where they end."""
        spans = [match.span() for match in joints.WORD.finditer(self.text)]
        return [start for start, _ in spans], [end for _, end in spans]

    def gap(self, start: int, end: int) -> int:
        """How many words stand between two offsets; a part of a word at either edge counts as one."""
        starts, ends = self._words
        first, last = bisect_right(ends, start), bisect_left(starts, end)
        if first >= last:
            return 0
        if starts[first] < start or ends[last - 1] > end:
            return sum(1 for _ in joints.WORD.finditer(self.text, start, end))
        return last - first

    def crossed(self, start: int, end: int) -> int:
        """How many clause ends lie between two offsets."""
        return max(0, bisect_left(self.barriers, end) - bisect_left(self.barriers, start))

    def clause(self, place: int) -> tuple[int, int]:
        """The clause around an offset."""
        at = bisect_right(self.barriers, place)
        start = self.barriers[at - 1] if at else 0
        return start, self.barriers[at] if at < len(self.barriers) else len(self.text)

    def within(self, start: int, end: int, *words: Word) -> tuple[Token, ...]:
        """The tokens of some words inside a stretch."""
        return tuple([token for token in self.of(*words) if start <= token.start and token.end <= end])


def chart(sentence: Sentence, directory: Directory) -> Chart:
    """Spot everything in one sentence."""
    text = sentence.text
    times = list(dates.WHEN.spot(text))
    mentions = [m for m in directory.spot(text) if not _covered(m.start, m.end, times)]
    mentions = [m for m in mentions if not _is_a_listing(text, m, mentions)]
    mentions += [m for m in _markets_in(text, directory) if not _is_part_of(m, mentions)]
    every = list(numbers.FIGURE.spot(text))
    marked = MARKS.spot(text)
    moments = [token for token in marked if token.word is verbs.INTRADAY]
    named = [t for t in every if _is_part(t, mentions)]
    dated = [t for t in every if t not in named and _is_date(t, times)]
    figures = [t for t in every if t not in named and t not in dated and not _covered(t.start, t.end, moments)]
    taken = [(t.start, t.end) for t in figures] + [(m.start, m.end) for m in mentions]
    marks = [
        token
        for token in (*marked, *negated.NOT_SO.spot(text))
        if not any(start <= token.start and token.end <= end for start, end in taken)
    ]
    moved = [m for m in marks if m.word in _VERBS]
    marks = [m for m in marks if m.word not in _VERBS or not any(_hides(other, m) for other in moved)]
    sums = [said.span() for said in headjoints.ADDS_UP.everywhere(text)]
    marks = [m for m in marks if not any(a <= m.start < b for a, b in sums)]
    runs = [m for m in marks if m.word is adjectives.STRAIGHT]
    marks = [m for m in marks if m.word is not verbs.MOVE_NOUN or not _covered(m.start, m.end, runs)]
    marks = [m for m in marks if m.word is not topics.FORECAST or not _covered(m.start, m.end, times)]
    companies = [m for m in mentions if m.names[0].kind is NameKind.COMPANY]
    # Fifth Third is a bank, and no place.
    ordinals = [t for t in numbers.ORDINAL.spot(text) if not any(m.start <= t.start < m.end for m in companies)]
    others: list[Token] = [*ordinals, *dates.HOUR.spot(text)]
    tokens = tuple(sorted((*figures, *times, *marks, *others), key=_in_order))
    aside = [(t, "part of a name") for t in named] + [(t, "a date") for t in dated]
    digits = tuple((t, why) for t, why in aside if any(c.isdigit() for c in text[t.start : t.end]))
    strangers = (*_strangers(text, mentions, times, figures), *_unknown_markets(text, mentions))
    return Chart(sentence, tokens, tuple(mentions), strangers, digits)


def _in_order(token: Token) -> tuple[int, int]:
    return token.start, -token.end


def _markets_in(text: str, directory: Directory) -> Iterator[Mention]:
    """Markets said the long way round: "stocks in London", "London's main index" are London stocks."""
    for match in (*joints.STOCKS_IN.everywhere(text), *joints.INDEX_OF.everywhere(text)):
        named = _market(match["place"], directory)
        if named is not None:
            yield replace(named, start=match.start(), end=match.end(), text=match.group())


def _is_a_listing(text: str, mention: Mention, mentions: list[Mention]) -> bool:
    """ "Alibaba's U.S. shares", "its Hong Kong stock": where a company is listed, not the market."""
    if mention.names[0].kind is not NameKind.MARKET or not joints.A_LISTING.search(mention.text):
        return False
    owned = [m for m in mentions if m.end <= mention.start and m.names[0].kind is NameKind.COMPANY]
    its = bool(owned) and joints.OWNING.fullmatch(text[owned[-1].end : mention.start]) is not None
    return its or joints.ITS_OWN.before(text, mention.start) is not None


def _market(place: str, directory: Directory) -> Mention | None:
    """What the stocks of a place are called by: "South Korea's stocks", "London stocks"."""
    found = (named for said in (f"{place} stocks", f"{place}’s stocks") for named in directory.spot(said))
    return next((named for named in found if named.names[0].kind is NameKind.MARKET), None)


def _unknown_markets(text: str, mentions: list[Mention]) -> Iterator[tuple[int, int, str]]:
    """ "Norway's benchmark": a market that nobody listed is not the one spoken of before."""
    for match in joints.INDEX_OF.everywhere(text):
        if not any(m.start < match.end() and match.start() < m.end for m in mentions):
            yield match.start(), match.end(), match.group()


def _is_part_of(mention: Mention, others: Iterable[Mention]) -> bool:
    return any(m.start < mention.end and mention.start < m.end for m in others)


def _hides(longer: Token, token: Token) -> bool:
    """A longer verb hides the words inside it: "wound up" says nothing of up."""
    return (
        longer.start <= token.start and token.end <= longer.end and longer.end - longer.start > token.end - token.start
    )


_VERBS: tuple[Word, ...] = (verbs.MOVED, verbs.SETTLED, verbs.CHANGED, verbs.MOVE_NOUN)


def _covered(start: int, end: int, tokens: Iterable[Token]) -> bool:
    return any(token.start <= start and end <= token.end for token in tokens)


def _is_part(token: Token, mentions: Iterable[Mention]) -> bool:
    return any(m.start < token.end and token.start < m.end for m in mentions)


def _is_date(token: Token, times: Iterable[Token]) -> bool:
    stated: Stated = token.value
    return stated.bare and any(t.start < token.end and token.start < t.end for t in times)


def _strangers(
    text: str, mentions: list[Mention], times: list[Token], figures: list[Token]
) -> Iterator[tuple[int, int, str]]:
    taken = [(m.start, m.end) for m in mentions] + [(t.start, t.end) for t in (*times, *figures)]
    words = [word for word in text.split() if len(word) > 3]
    if len(words) > 3 and sum(word[0].isupper() for word in words) > 0.7 * len(words):
        return
    yield from ((m.start(), m.end(), m.group()) for m in joints.A_GAUGE_OF.everywhere(text))
    for match in (*joints.TICKER.finditer(text), *joints.CAPITALISED.finditer(text)):
        start, end = match.span()
        said = match.group().split()
        while len(said) > 1 and said[0].lower() in joints.ORDINARY:
            start += len(said.pop(0)) + 1
        if any(a < end and start < b for a, b in taken):
            continue
        words = [word.strip("’'.").lower() for word in said]
        if joints.LISTED_THERE.match(text[start:]):
            continue
        opens = not text[:start].strip("•*-–—\"“‘' ") or text[:start].rstrip().endswith(":")
        if opens and len(words) == 1:
            continue
        if all(
            word in joints.ORDINARY or word.removesuffix("’s").removesuffix("'s") in joints.ORDINARY for word in words
        ):
            continue
        yield start, end, text[start:end]

"""A pattern: a regular expression that is compiled when it is first asked, and tried only where its keys are heard.

Of the hundreds of ways to say something, a sentence has a few. Trying them all is what reading would cost; so a pattern
names words without which it cannot match, and a sentence is heard once (after the prefilters of RE2, Cox 2010).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any, Generic, TypeVar

T = TypeVar("T")
Match = re.Match[str]
_OFTEN = 100
_NOTHING: Iterator[Match] = iter(())

_HEARD = re.compile(r"[a-z]+|(?:19|20)(?=[0-9]{2})|[:($]")
YEAR_KEYS = "19 20"
"""Keys of what needs a year in four digits."""


@lru_cache(maxsize=256)
def heard(text: str) -> frozenset[str]:
    """The runs of plain letters in a text, in lower case, the centuries of its years, and a few marks; kept for a while."""
    return frozenset(_HEARD.findall(text.lower()))


_BLANK = re.compile(r"\\s\+?|\[\\s-\]\+?|-")
_OPTIONAL = re.compile(r"(\w)\?")


@lru_cache(maxsize=64)
def in_lower_case(text: str) -> str:
    """The text in lower case; every character keeps its place. Kept for a while, as all that spots words asks for it.

    An expression in lower case is tried in it three times as fast as one that ignores case is in the text.
    """
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower()[:1] for c in text)


def _end(_: int = 0, end: int | None = None) -> int | None:
    return end


class Pattern:
    """A regular expression with keys: of every string of words in ``keys``, one has to be heard for it to match.

    It has the methods of a compiled one, which take their text as it is. ``everywhere`` and ``before`` are given whole
    sentences, and try nothing where the keys are not heard. Compiling costs as much as a hundred looks for the keys: so
    long as they are not heard in what any method is given it is put off, a hundred times. So it is where the ``hint`` of
    a dear one is not found: a short expression that is found wherever the long one matches.
    """

    def __init__(self, source: str, flags: int = 0, keys: tuple[str, ...] = (), hint: str = "") -> None:
        """Keep the source: most patterns are never asked in a short run."""
        self.source, self.flags, self.hint = source, flags, hint
        self.keys = tuple(frozenset(every.split()) for every in keys)
        self._put_off = 0

    def search(self, text: str, *span: int) -> Match | None:
        """The first match in a text, or between two places of it."""
        return re.Pattern.search(self._compiled(), text, *span) if self._is_due(text[: _end(*span)]) else None

    def match(self, text: str, *span: int) -> Match | None:
        """The match that begins a text, or at the first of two places of it."""
        said = text[span[0] : _end(*span)] if span else text
        return re.Pattern.match(self._compiled(), text, *span) if self._is_due(said) else None

    def fullmatch(self, text: str, *span: int) -> Match | None:
        """The match that is a whole text, or all between two places of it."""
        said = text[span[0] : _end(*span)] if span else text
        return re.Pattern.fullmatch(self._compiled(), text, *span) if self._is_due(said) else None

    def finditer(self, text: str, *span: int) -> Iterator[Match]:
        """Every match in a text, or between two places of it, left to right."""
        return re.Pattern.finditer(self._compiled(), text, *span) if self._is_due(text[: _end(*span)]) else _NOTHING

    def sub(self, repl: str | Callable[[Match], str], text: str) -> str:
        """A text with every match replaced."""
        return re.Pattern.sub(self._compiled(), repl, text) if self._is_due(text) else text

    def _is_due(self, said: str) -> bool:
        """Whether it has to be compiled to tell whether it matches, or has been asked too often to put that off."""
        if self._put_off >= _OFTEN or not (self.keys or self.hint):
            return True
        if self.may_be_in(said) and (not self.hint or re.search(self.hint, said, self.flags)):
            return True
        self._put_off += 1
        return False

    def _compiled(self) -> re.Pattern[str]:
        """Compile, and take the compiled one's methods as its own: from now on it is asked at no cost."""
        compiled = re.compile(self.source, self.flags)
        for method in ("search", "match", "fullmatch", "finditer", "sub"):
            setattr(self, method, getattr(compiled, method))
        return compiled

    def may_be_in(self, text: str) -> bool:
        """Whether its keys are heard in a whole sentence."""
        words = heard(text)
        for one_of in self.keys:  # noqa: SIM110 - asked a hundred times a figure, and a generator takes twice as long
            if words.isdisjoint(one_of):
                return False
        return True

    def everywhere(self, text: str) -> Iterator[Match]:
        """Every match in a whole sentence, left to right."""
        for one_of in self.keys:
            if heard(text).isdisjoint(one_of):
                return _NOTHING
        return self.finditer(text)

    def anywhere(self, text: str) -> Match | None:
        """The first match in a whole sentence."""
        return self.before(text, len(text))

    def within(self, text: str, start: int, end: int) -> Match | None:
        """The first match in a stretch of a sentence, as if the text were that alone; its offsets are the stretch's."""
        return self.search(text[start:end]) if self.may_be_in(text) else None

    def before(self, text: str, place: int) -> Match | None:
        """The first match in what stands before a place of a sentence, as if the text ended there."""
        for one_of in self.keys:
            if heard(text).isdisjoint(one_of):
                return None
        return self.search(text, 0, place)


class Sieve(Generic[T]):
    """Which of many things a sentence may have at all, by the words that they need, without asking each of them."""

    def __init__(self, things: Iterable[tuple[T, tuple[frozenset[str], ...]]]) -> None:
        """Index the things by the first of their keys; what has none is always left."""
        self._things = tuple(things)
        self._by_word: dict[str, list[int]] = {}
        self._always = [at for at, (_, keys) in enumerate(self._things) if not keys]
        for at, (_, keys) in enumerate(self._things):
            for word in keys[0] if keys else ():
                self._by_word.setdefault(word, []).append(at)
        self._words = frozenset(self._by_word)

    def left(self, text: str) -> list[T]:
        """The things that may be in a sentence, in their order."""
        words = heard(text)
        called = {at for word in words & self._words for at in self._by_word[word]}
        places = sorted(called.union(self._always)) if called else self._always
        return [
            self._things[at][0]
            for at in places
            if not any(words.isdisjoint(one_of) for one_of in self._things[at][1][1:])
        ]


def words_of(source: str, which: int = -1) -> str:
    r"""The last words, or the first ones, that a flat alternation spells: giant, giants, maker of "giants?|chip\smaker"."""
    found = []
    for alternative in source.lower().split("|"):
        literal, *optional = _OPTIONAL.split(_BLANK.split(alternative)[which])
        spelled = [literal]
        for letter, rest in zip(optional[::2], optional[1::2], strict=True):
            spelled = [start + letter_or_not + rest for start in spelled for letter_or_not in (letter, "")]
        found += spelled
    return " ".join(found)


def any_of(spellings: Iterable[str]) -> str:
    """The source of what matches any of some spellings, the longest that fits: what they begin with is tried once.

    A blank is any white space. The spellings stand in a trie (Fredkin 1960): a plain alternation is tried one by one.
    """
    trie: dict[str, Any] = {}
    for spelling in spellings:
        node = trie
        for letter in spelling:
            node = node.setdefault(letter, {})
        node[""] = {}
    return _source_of(trie)


def _source_of(trie: dict[str, Any]) -> str:
    ways = [(r"\s+" if letter == " " else re.escape(letter)) + _source_of(rest) for letter, rest in trie.items() if letter]
    source = ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})" if ways else ""
    return f"(?:{source})?" if "" in trie and ways else source


def pattern(source: str, *keys: str, hint: str = "") -> Pattern:
    """A pattern that heeds capitals."""
    return Pattern(source, 0, keys, hint)


def loose(source: str, *keys: str, hint: str = "") -> Pattern:
    """A pattern that does not heed capitals."""
    return Pattern(source, re.IGNORECASE, keys, hint)

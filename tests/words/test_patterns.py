import pkgutil
import random
import re
from importlib import import_module

import pytest

import tapeproof.market
import tapeproof.reader
import tapeproof.words
from tapeproof.words import datewords, lengths, monthspans, verbs
from tapeproof.words.pattern import Pattern, Sieve, any_of, heard, loose, pattern, words_of
from tapeproof.words.word import Choice, Lexicon

DRAWS = 400


def _keyed_patterns():
    for room in (tapeproof.words, tapeproof.market, tapeproof.reader):
        for module in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            for name, value in vars(import_module(module.name)).items():
                if isinstance(value, Pattern) and (value.keys or value.hint):
                    yield pytest.param(value, id=f"{module.name.removeprefix('tapeproof.')}.{name}")
    for form in (*datewords.FORMS, *lengths.FORMS, *monthspans.FORMS):
        yield pytest.param(form.pattern, id=form.pattern.source[:40])


def _drawn(parts, draw):
    """A text that a parsed expression may match, now and then with what it asserts of its surroundings."""
    return "".join(_one(name, what, draw) for name, what in parts)


def _one(kind, what, draw):
    match str(kind):
        case "LITERAL":
            return chr(what)
        case "NOT_LITERAL" | "ANY":
            return draw.choice(" x")
        case "IN":
            return _of_a_class(what, draw)
        case "BRANCH":
            return _drawn(draw.choice(what[1]), draw)
        case "SUBPATTERN":
            return _drawn(what[3], draw)
        case "MAX_REPEAT" | "MIN_REPEAT":
            least, most, inside = what
            return "".join(_drawn(inside, draw) for _ in range(draw.randint(least, min(most, least + 2))))
        case "ASSERT":
            return draw.choice((_drawn(what[1], draw), ""))
    return ""


def _of_a_class(what, draw):
    if str(what[0][0]) == "NEGATE":
        return draw.choice(" x")
    kind, value = draw.choice(what)
    match str(kind):
        case "LITERAL":
            return chr(value)
        case "RANGE":
            return chr(draw.randint(*value))
    return {"CATEGORY_SPACE": " ", "CATEGORY_DIGIT": "7", "CATEGORY_WORD": "x"}.get(str(value), "-")


@pytest.mark.parametrize("pattern", list(_keyed_patterns()))
def test_what_matches_is_never_without_its_keys(pattern):
    compiled, draw = re.compile(pattern.source, pattern.flags), random.Random(7)  # noqa: S311 - texts are drawn, not secrets
    parts = re._parser.parse(pattern.source, pattern.flags)  # noqa: SLF001 - only the parser tells what may match
    texts = {
        f"{before}{_drawn(parts, draw)}{draw.choice([' ', '', '.'])}"
        for before in (" ", "the ", "a-")
        for _ in range(DRAWS)
    }
    matched = [text for text in texts if compiled.search(text)]
    assert matched
    assert [text for text in matched if not pattern.may_be_in(text)] == []
    assert [text for text in matched if not re.search(pattern.hint, text, pattern.flags)] == []


def _is_compiled(pattern):
    return "search" in vars(pattern)


def test_a_pattern_is_compiled_when_it_is_first_asked():
    lazy = pattern(r"\bgold\b")
    assert not _is_compiled(lazy)
    assert lazy.search("Silver") is None
    assert _is_compiled(lazy)
    with pytest.raises(AttributeError):
        lazy.nothing  # noqa: B018 - the access is what is tested


@pytest.mark.parametrize("method", ["search", "match", "fullmatch"])
def test_a_pattern_is_not_compiled_while_its_keys_are_not_heard_in_what_it_is_asked(method):
    lazy = loose(r"(?:fell|rose)\s+to\s", "fell rose")
    ask = getattr(lazy, method)
    assert ask("It went to 5") is None
    assert ask("It went, then fell to 5", 0, 9) is None
    assert not _is_compiled(lazy)
    assert getattr(lazy, method)("Gold ROSE to 5", 5, 13).span() == (5, 13)
    assert _is_compiled(lazy)


@pytest.mark.parametrize("method", ["match", "fullmatch"])
def test_a_match_at_a_place_hears_nothing_of_what_stands_before_it(method):
    lazy = loose(r"(?:fell|rose)\s+to\s", "fell rose")
    assert getattr(lazy, method)("Gold rose to 5, then went to 6", 16) is None
    assert not _is_compiled(lazy)


def test_finditer_and_sub_put_off_compiling_too():
    lazy = loose(r"\brose\b", "rose")
    assert list(lazy.finditer("It fell")) == []
    assert lazy.sub("fell", "It fell") == "It fell"
    assert not _is_compiled(lazy)
    assert lazy.sub("fell", "It rose, and rose") == "It fell, and fell"
    assert [m.start() for m in lazy.finditer("It rose, and rose")] == [3, 13]


def test_a_pattern_that_is_asked_often_is_compiled():
    lazy = loose(r"\brose\b", "rose")
    assert [lazy.search("It fell") for _ in range(101)] == [None] * 101
    assert _is_compiled(lazy)


def test_a_pattern_is_not_compiled_where_its_hint_is_not_found():
    lazy = loose(r"\brose\s+(?:by\s+)?[0-9]+", "rose", hint="e [0-9]|by")
    assert lazy.search("It rose") is None
    assert not _is_compiled(lazy)
    assert lazy.search("It ROSE BY 5")


def test_everywhere_and_before_read_what_finditer_and_a_cut_text_read():
    text = "It fell to 5,100 and then to 5,000 on Friday."
    to = loose(r"\bto\s$", "to")
    assert to.before(text, 11).span() == to.search(text[:11]).span()
    assert to.before(text, 10) is None
    numbers = pattern(r"[0-9],[0-9]{3}", "to")
    assert [m.group() for m in numbers.everywhere(text)] == ["5,100", "5,000"]
    assert list(numbers.everywhere("5,100")) == []
    assert numbers.anywhere(text).span() == (11, 16)
    assert numbers.anywhere("5,100") is None
    assert to.within(text, 3, 11).span() == (5, 8)
    assert to.within("It rose 5,100", 3, 11) is None


def test_what_is_heard_are_words_in_lower_case_the_centuries_of_years_and_a_few_marks():
    assert heard("The S&P 500’s high of 2024, 12,345 ago") == {"the", "s", "p", "high", "of", "ago", "20"}
    assert heard("At 10:05 (NEE) cost $7") == {"at", ":", "(", "nee", "cost", "$"}


def test_any_of_some_spellings_is_the_longest_that_fits():
    spellings = ("just over", "just", "over", "a.m.", "justly so")
    either = re.compile(rf"(?:{any_of(spellings)})(?!\w)")
    for spelling in spellings:
        assert either.fullmatch(spelling)
    assert either.match("just over 5").group() == "just over"
    assert either.match("just  overt").group() == "just"
    assert either.match("just \u00a0over").group() == "just \u00a0over"
    assert either.match("justly") is None
    assert either.match("a,m.") is None


def test_words_of_an_alternation():
    assert words_of(r"giants?|chip\smaker") == "giants giant maker"
    assert words_of(r"advancing\s+issues|winners", 0) == "advancing winners"


def test_a_sieve_keeps_order_and_what_needs_nothing():
    def keys(*every):
        return tuple(frozenset(one.split()) for one in every)

    sieve = Sieve([("a", keys("may june")), ("b", ()), ("c", keys("may", "first last"))])
    assert sieve.left("On the first of May") == ["a", "b", "c"]
    assert sieve.left("In June") == ["a", "b"]
    assert sieve.left("Gold") == ["b"]


def _spelled(*spellings):
    return Choice("", {True: spellings})


@pytest.mark.parametrize(
    ("spelling", "text", "found"),
    [
        ("put on", "It put\u00a0 -on 3 points, and put on 4.", ["put\u00a0 -on", "put on"]),
        ("put on", "It put\u00a0on 3 points, and put-on 4, and puton.", ["put\u00a0on", "put-on"]),
        ("sell-off", "a sell-off, a sell off", ["sell-off"]),
        (
            "year-end targets",
            "year-end-targets, year end targets, year-end  targets",
            ["year-end-targets", "year-end  targets"],
        ),
        ("year-end targets", "year-end-targets, year end targets", ["year-end-targets"]),
        ("year-end targets", "a year end, year-end  targets", ["year-end  targets"]),
        ("day's high", "at the day's high, the day’s high", ["day's high"]),
        ("i.e.", "i.e. 3, i.e.x, I.E.", ["i.e.", "I.E."]),
        ("high", "high, highs, _high, high_, éhigh, HIGH-level", ["high", "HIGH"]),
    ],
)
def test_a_spelling_is_matched_whole(spelling, text, found):
    word = _spelled(spelling)
    assert [text[t.start : t.end] for t in word.spot(text)] == found


def test_the_longest_spelling_at_a_place_hides_the_others_of_its_word_and_none_of_another():
    run, losing = _spelled("losing streak", "losing"), _spelled("losing", "streak")
    tokens = Lexicon((run, losing)).spot("A losing streak")
    assert [(t.start, t.end, t.word) for t in tokens] == [(2, 15, run), (2, 8, losing), (9, 15, losing)]


def test_letters_whose_lower_case_is_longer_keep_their_place():
    text = "İİ fell"
    assert [text[t.start : t.end] for t in verbs.MOVED.spot(text)] == ["fell"]

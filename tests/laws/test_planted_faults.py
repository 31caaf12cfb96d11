"""Twelve faults planted one at a time: the laws or the worked examples must catch each. A test of the tests."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from kinds.pages import FOLDER, examples, failure
from laws import six
from laws import test_written_is_read as law_2
from laws.histories import histories, questions
from reader import test_corpus as corpus
from tapeproof.history import moves, records
from tapeproof.history.panel import Panel
from tapeproof.kind import Kind
from tapeproof.kinds import KINDS
from tapeproof.terms.changing import replace
from tapeproof.terms.quantity import Direction
from tapeproof.words import counting
from tapeproof.words.numbers import Ordinal

TAPES = [tape for name, tape in histories().items() if name in {"another of those", "years in few rows"}]
KIND = {kind.name: kind for kind in KINDS}
PAGES = {name: list(examples(FOLDER / f"{name}.md")) for name in KIND}
LAWS: dict[str, Callable[..., Any]] = {
    "law 1": lambda *case: six.what_is_stated_holds(*case, step=3),
    "law 3": six.nothing_is_seen_ahead,
    "law 4": six.one_is_a_batch_of_one,
    "law 5": lambda *case: six.less_history_never_flips(*case, step=5),
    "law 6": lambda *case: six.a_near_miss_fails(*case, step=3),
}
EVERY_GUARD = (*LAWS, "examples")
AnyKind = Kind[Any, Any]


def catches(guard: str, kind: AnyKind) -> bool:
    """Whether a law or the kind's page is broken."""
    if guard == "examples":
        return any(failure(example, {kind.answer: kind}) for example in PAGES[kind.name])
    for ask in questions(kind)[:5]:
        for tape in TAPES:
            try:
                LAWS[guard](kind, ask, tape)
            except AssertionError:
                return True
    return False


# The faults: each takes a kind and gives it back broken --------------------


def looks_ahead(kind: AnyKind) -> AnyKind:
    def measure(panel: Panel, ask):
        ahead = {name: np.roll(getattr(panel, name), -1, axis=0) for name in ("open", "high", "low", "close")}
        return kind.measure(replace(panel, **ahead), ask)

    return replace(kind, measure=measure)


def uses_a_mean_of_the_whole_panel(kind: AnyKind) -> AnyKind:
    def measure(panel: Panel, ask):
        found = kind.measure(panel, ask)
        value = found.value - np.nanmean(found.value) if np.isfinite(found.value).any() else found.value
        return replace(found, value=value, least=value, most=value)

    return replace(kind, measure=measure)


def ignores_the_direction(kind: AnyKind) -> AnyKind:
    def settle(said, found):
        sides = (kind.settle(replace(said, direction=side), found) for side in (Direction.UP, Direction.DOWN))
        return any(sides)

    return replace(kind, settle=settle)


def is_lenient(kind: AnyKind) -> AnyKind:
    def settle(said, found):
        return any(kind.settle(replace(said, count=said.count + more), found) for more in range(9))

    return replace(kind, settle=settle)


def overstates_by_one(kind: AnyKind) -> AnyKind:
    def state(found, ask):
        stated = kind.state(found, ask)
        return stated and replace(stated, count=stated.count + 1)

    return replace(kind, state=state)


def forgets_its_peers(kind: AnyKind) -> AnyKind:
    return replace(kind, peers=False)


def ignores_the_left_edge(kind: AnyKind) -> AnyKind:
    def measure(panel: Panel, ask):
        found = kind.measure(panel, ask)
        nowhere = np.zeros_like(found.edge)
        return replace(found, edge=nowhere, earlier_edge=nowhere)

    return replace(kind, measure=measure)


def flips_the_sign(kind: AnyKind) -> AnyKind:
    def measure(panel: Panel, ask):
        found = kind.measure(panel, ask)
        return replace(found, value=-found.value, least=-found.most, most=-found.least, percent=-found.percent)

    return replace(kind, measure=measure)


def as_it_was(kind: AnyKind) -> AnyKind:
    return kind


def lets_no_tie_count(patch: pytest.MonkeyPatch) -> None:
    previous = records.previous
    patch.setattr(records, "previous", lambda *args, **_: previous(*args, strict=True))


def starts_one_session_early(patch: pytest.MonkeyPatch) -> None:
    bases = moves.bases
    patch.setattr(moves, "bases", lambda *args: np.maximum(bases(*args) - 1, -1))


def forgets_the_percent(patch: pytest.MonkeyPatch) -> None:
    percent = moves._percent  # noqa: SLF001 - the fault is planted inside
    patch.setattr(moves, "_percent", lambda *args: percent(*args) / 100)


@dataclass(frozen=True)
class Fault:
    """A fault, the kind in which it is planted, what must catch it, and what is known to miss it."""

    name: str
    kind: str
    caught_by: tuple[str, ...]
    missed_by: tuple[str, ...] = ()
    breaks: Callable[[AnyKind], AnyKind] = as_it_was
    patches: Callable[[pytest.MonkeyPatch], None] = lambda _: None


FAULTS = (
    Fault("measure looks one row ahead", "move", ("law 3", "examples"), breaks=looks_ahead),
    Fault(
        "measure uses a whole-panel mean", "move", ("law 3", "law 4", "examples"), breaks=uses_a_mean_of_the_whole_panel
    ),
    Fault("settle ignores direction", "streak", ("law 6", "examples"), breaks=ignores_the_direction),
    Fault("settle is lenient: at least, not exactly", "streak", ("law 6", "examples"), breaks=is_lenient),
    Fault("state overstates by one", "streak", ("law 1", "examples"), breaks=overstates_by_one),
    Fault("rank forgets that it has peers", "rank", ("law 4",), ("examples",), breaks=forgets_its_peers),
    Fault("the left edge of history is ignored", "streak", ("law 5", "examples"), breaks=ignores_the_left_edge),
    Fault("the sign is flipped in measure", "move", ("examples",), tuple(LAWS), breaks=flips_the_sign),
    Fault("the tie rule is changed in a shared primitive", "record", ("examples",), patches=lets_no_tie_count),
    Fault("the window is off by one in measure", "move", ("examples",), tuple(LAWS), patches=starts_one_session_early),
    Fault("the percent is forgotten", "move", ("examples",), tuple(LAWS), patches=forgets_the_percent),
)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_caught(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    fault.patches(monkeypatch)
    broken = fault.breaks(KIND[fault.kind])
    assert [guard for guard in fault.caught_by if not catches(guard, broken)] == []


@pytest.mark.parametrize("fault", [fault for fault in FAULTS if fault.missed_by], ids=lambda fault: fault.name)
def test_a_fault_needs_the_guard_that_catches_it(fault: Fault, monkeypatch: pytest.MonkeyPatch) -> None:
    fault.patches(monkeypatch)
    broken = fault.breaks(KIND[fault.kind])
    assert [guard for guard in fault.missed_by if catches(guard, broken)] == [], "no longer missed: say so in FAULTS"


@pytest.mark.parametrize("name", KIND)
@pytest.mark.parametrize("guard", EVERY_GUARD)
def test_nothing_is_caught_where_nothing_is_planted(guard: str, name: str) -> None:
    assert not catches(guard, KIND[name])


# The twelfth, in words: the reader is off by one ----------------------------


def ordinals_one_too_high(patch: pytest.MonkeyPatch) -> None:
    """What is read alone: what is written stays right."""
    spot = Ordinal.spot
    patch.setattr(Ordinal, "spot", lambda *args: (replace(each, value=each.value + 1) for each in spot(*args)))


def digits_one_too_high(patch: pytest.MonkeyPatch) -> None:
    digits = counting._from_digits  # noqa: SLF001 - the fault is planted inside

    def one_more(text: str) -> tuple[Decimal, Decimal]:
        value, step = digits(text)
        return value + step, step

    patch.setattr(counting, "_from_digits", one_more)


def counts_one_too_high(patch: pytest.MonkeyPatch) -> None:
    """A run's length in words: "a five-day losing streak"."""
    words = counting._from_words  # noqa: SLF001 - the fault is planted inside
    patch.setattr(counting, "_from_words", lambda text: words(text) + 1)


MISREADINGS = [
    pytest.param(counts_one_too_high, "streak", id="counts, streak"),
    pytest.param(ordinals_one_too_high, "streak", id="ordinals, streak"),
    pytest.param(ordinals_one_too_high, "rank", id="ordinals, rank"),
    pytest.param(digits_one_too_high, "move", id="digits, move"),
    pytest.param(digits_one_too_high, "level", id="digits, level"),
]


@pytest.mark.parametrize(("plant", "name"), MISREADINGS)
def test_a_reader_off_by_one_breaks_law_2(plant, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    with pytest.raises(AssertionError):
        law_2.test_law_2_what_we_write_we_can_read(KIND[name])


@pytest.mark.parametrize("plant", [ordinals_one_too_high, digits_one_too_high])
def test_a_reader_off_by_one_breaks_the_corpus(plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    told = 0
    for example in corpus.CASES:
        try:
            corpus.test_reads_what_the_sentence_says(example, law_2.DIRECTORY)
        except AssertionError:
            told += 1
    assert told


@pytest.mark.parametrize("plant", [ordinals_one_too_high, digits_one_too_high])
def test_the_pages_prove_the_typed_form_and_miss_it(plant, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    assert not any(catches("examples", kind) for kind in KINDS), "no longer missed: they read the English now"

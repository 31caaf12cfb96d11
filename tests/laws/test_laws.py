"""The laws over every kind and histories made to hurt. The second, that what is written is read, is beside them."""

from __future__ import annotations

import pytest

from laws import six
from laws.histories import histories, questions
from tapeproof.kinds import KINDS

HISTORIES = histories()
CASES = [pytest.param(kind, name, id=f"{kind.name}-{name}") for kind in KINDS for name in HISTORIES]


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_law_1_what_we_find_we_can_prove(kind, name) -> None:
    for ask in questions(kind):
        six.what_is_stated_holds(kind, ask, HISTORIES[name], step=2)


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_law_3_nothing_is_seen_ahead(kind, name) -> None:
    for ask in questions(kind):
        six.nothing_is_seen_ahead(kind, ask, HISTORIES[name])


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_law_3_rows_that_are_not_asked_for_change_no_answer(kind, name) -> None:
    for ask in questions(kind):
        six.what_is_asked_alone_is_the_same(kind, ask, HISTORIES[name])


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_law_4_one_is_a_batch_of_one(kind, name) -> None:
    for ask in questions(kind):
        six.one_is_a_batch_of_one(kind, ask, HISTORIES[name])


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_law_5_less_history_may_silence_never_flip(kind, name) -> None:
    for ask in questions(kind):
        six.less_history_never_flips(kind, ask, HISTORIES[name], step=7)


@pytest.mark.parametrize(("kind", "name"), CASES)
def test_law_6_a_near_miss_fails(kind, name) -> None:
    for ask in questions(kind):
        if ask.strict:
            continue  # a reading, never stated: a price that does not move is then a record on both sides
        six.a_near_miss_fails(kind, ask, HISTORIES[name], step=5)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_question_has_cells_on_which_the_laws_can_bite(kind) -> None:
    tapes = [HISTORIES[name] for name in ("another of those", "years in few rows")]
    for ask in (each for each in questions(kind) if not each.strict):
        assert sum(six.what_is_stated_holds(kind, ask, tape) for tape in tapes) >= 3, ask
        assert sum(six.a_near_miss_fails(kind, ask, tape) for tape in tapes) >= 10, ask
        assert sum(six.less_history_never_flips(kind, ask, tape, step=5) for tape in tapes) >= 3, ask

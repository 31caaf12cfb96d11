"""The pages of worked examples come out as they say."""

from __future__ import annotations

import pytest

from kinds.pages import FOLDER, VERDICTS, Example, examples, failure
from tapeproof.kinds import KINDS

PAGES = {kind.name: list(examples(FOLDER / f"{kind.name}.md")) for kind in KINDS}


@pytest.mark.parametrize("example", [each for page in PAGES.values() for each in page], ids=str)
def test_a_worked_example_comes_out_as_its_page_says(example: Example) -> None:
    assert failure(example) is None


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_what_holds_what_fails_what_is_unknown_and_what_is_not_read(page: str) -> None:
    assert {example.verdict for example in PAGES[page]} == {*VERDICTS, "not read"}
    assert any(example.instead is not None for example in PAGES[page]), "a near miss shows its correction"


@pytest.mark.parametrize("page", PAGES)
def test_a_page_is_of_its_own_kind(page: str) -> None:
    kinds = {type(example.answer).__name__.lower() for example in PAGES[page] if example.answer is not None}
    assert kinds == {page}

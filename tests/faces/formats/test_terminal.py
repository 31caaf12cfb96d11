"""What an editor sees."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tapeproof.desk import Check
from tapeproof.faces.formats.terminal import marked, on_the_tape, render
from tapeproof.faces.wire import report


def test_claims_are_marked_in_the_text(check: Check) -> None:
    shown = marked(check.story.text, report(check).claims).plain
    assert "The Hang Seng Index [✓1 rose 3.3% on Thursday], to [✗2 its highest since January 2022]." in shown
    assert "It [≈4 gained 20% this year]; the forecast for 2026 is brighter. [?5 Gold stood at $3,000]." in shown


def test_without_its_marks_the_text_is_the_story(check: Check) -> None:
    bare = marked(check.story.text, report(check).claims).plain
    for mark in ("[✓1 ", "[✗2 ", "[✓3 ", "[≈4 ", "[?5 "):
        assert bare.count(mark) == 1
        bare = bare.replace(mark, "")
    assert bare.replace("]", "") == check.story.text


def test_claims_that_overlap_share_a_bracket_that_bears_the_worst_mark(check: Check) -> None:
    first, second, *_ = report(check).claims
    text = check.story.text
    wide = replace(first, start=4, end=second.start + 5)
    assert marked(text, [wide, second]).plain.startswith(f"The [✓1 ✗2 {text[4 : second.end]}].")


@pytest.mark.parametrize("width", [80, 120])
def test_what_is_off_comes_first_with_the_reason_and_the_right_words(check: Check, width: int) -> None:
    lines = render(report(check), check.story.text, width=width).split("\n")
    table = next(number for number, line in enumerate(lines) if "on the tape" in line)
    below = " ".join(" ".join(lines[table:]).split())
    assert below.index("✗2") < below.index("≈4") < below.index("?5") < below.index("✓1")
    assert "February" in below
    assert all(len(line) <= width for line in lines)


def test_every_number_is_accounted_for(check: Check) -> None:
    shown = render(report(check), check.story.text, width=120)
    assert "Numbers not checked: 1 (forecast 1)." in shown
    assert "5 claims: 1 off, 1 stands otherwise, 1 open, 2 stands." in shown


def test_colour_is_for_terminals_only(check: Check) -> None:
    assert "\x1b[" not in render(report(check), check.story.text)
    assert "\x1b[" in render(report(check), check.story.text, colour=True)


def test_values_bear_their_unit(check: Check) -> None:
    claims = report(check).claims
    assert on_the_tape(claims[0]) == "3.29%"
    assert on_the_tape(claims[1]) == "24,369.71"
    assert on_the_tape(claims[3]) == "20.79%"
    assert on_the_tape(claims[4]) == ""


def test_a_bracket_of_the_story_is_not_markup(check: Check) -> None:
    assert "said [red]no[/red]" in render(report(check), "said [red]no[/red]" + check.story.text)

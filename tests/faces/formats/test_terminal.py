"""What an editor sees."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from tapeproof.desk import Check
from tapeproof.faces.formats.shown import on_the_tape
from tapeproof.faces.formats.terminal import marked, render
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
    assert on_the_tape(claims[2]) == "1 of 2"


@pytest.mark.parametrize(
    ("said", "unit", "found", "shown"),
    [
        (1.1136, "currency", 1.12061, "USD 1.1206"),
        (0.85, "percent", 0.849213, "0.85%"),
        (0.5, "percent", 0.0041, "0.0041%"),
        (2506.85, "points", 2506.85, "2,506.85"),
        (3, "years", 1, "1 year"),
        (38_400_000_000, "currency", 38_645_077_650.0, "USD 38.65 billion"),
        (279_125_000_000, "currency", 279_340_000_000.0, "USD 279.340 billion"),
        (2_000_000_000_000, "currency", -2_134_000_000_000.0, "USD -2.13 trillion"),
        (None, None, 1.131798, "1.1318"),
        (None, "percent", -6.2373, "-6.24%"),
    ],
)
def test_a_value_is_shown_no_less_finely_than_what_is_said(check: Check, said, unit, found, shown) -> None:
    claim = report(check).claims[0]
    stated = replace(claim.stated, value=said, unit=unit, currency="USD")
    assert on_the_tape(replace(claim, value=found, stated=stated)) == shown


def test_points_that_are_taken_for_percent_are_shown_as_points(check: Check) -> None:
    claim = report(check).claims[0]
    points = replace(claim, value=-3021.51, reading="points for percent", verdict="stands_otherwise")
    assert on_the_tape(points) == "-3,021.51 points"
    stated = replace(claim.stated, unit="points")
    assert on_the_tape(replace(points, value=-13.2233, stated=stated)) == "-13.22%"


def test_the_same_reason_is_given_once(check: Check) -> None:
    whole = report(check)
    gold = whole.claims[4]
    shown = render(replace(whole, claims=(gold, replace(gold, id="c6"))), check.story.text, width=120)
    assert shown.count("taken to be") + shown.count("the subject is assumed") == 1
    assert shown.count("as above") == 1


def test_a_bracket_of_the_story_is_not_markup(check: Check) -> None:
    assert "said [red]no[/red]" in render(report(check), "said [red]no[/red]" + check.story.text)

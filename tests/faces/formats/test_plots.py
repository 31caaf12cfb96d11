"""Charts of a session: they show what they say, in words as well."""

from __future__ import annotations

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest

from tapeproof.faces.formats import plots
from tapeproof.faces.formats.plots import Bar, Mark

DAYS = [date(2022, 1, 3) + timedelta(days=7 * at) for at in range(160)]
VALUES = [100.0 + (at % 50) for at in range(160)]


def parsed(svg: str) -> ET.Element:
    root = ET.fromstring(svg)  # noqa: S314 - it is our own
    assert root.get("role") == "img"
    assert root[0].tag == "title"
    assert root[1].tag == "desc"
    return root


def test_a_course_ends_where_it_ends_and_marks_its_records() -> None:
    marks = [Mark(DAYS[49], VALUES[49], "12 Dec 2022"), Mark(DAYS[-1], VALUES[-1], "high 109")]
    root = parsed(plots.course("An index, daily closes", DAYS, VALUES, marks))
    assert root[0].text == "An index, daily closes"
    assert root[1].text == (
        "From 100 on 3 Jan 2022 to 109 on 20 Jan 2025. 12 Dec 2022: 149 on 12 Dec 2022; high 109: 109 on 20 Jan 2025"
    )
    points = [tuple(map(float, pair.split(","))) for pair in root.find("polyline").get("points").split()]
    assert len(points) == 160
    assert [x for x, _ in points] == sorted(x for x, _ in points)
    assert min(y for _, y in points) == points[49][1]  # the highest value stands highest
    labels = [text.text for text in root.iter("text")]
    assert {"2023", "2024", "12 Dec 2022", "high 109", "120"} <= set(labels)


def test_a_short_course_is_dated_by_months_and_a_flat_one_is_drawn() -> None:
    days = [date(2024, 1, 1) + timedelta(days=at) for at in range(120)]
    labels = [text.text for text in parsed(plots.course("x", days, [5.0] * 120, [])).iter("text")]
    assert {"Feb", "Mar", "Apr"} <= set(labels)


def test_bars_stand_in_order_on_either_side_of_nought() -> None:
    root = parsed(plots.ranking("This year", [Bar("Low & Co", -12.5), Bar("High", 30.0), Bar("Flat", 0.0)]))
    assert root[1].text == "High +30.00%, Flat 0.00%, Low & Co −12.50%."
    high, flat, low = root.findall("rect")
    nought = float(root.find("line").get("x1"))
    assert float(high.get("x")) == nought
    assert float(low.get("x")) + float(low.get("width")) == pytest.approx(nought, abs=0.11)
    assert float(high.get("width")) / float(low.get("width")) == pytest.approx(30 / 12.5, rel=0.01)
    assert high.get("fill") != low.get("fill")
    assert float(flat.get("width")) == 1


def test_nothing_is_drawn_outside_the_picture() -> None:
    names = [Bar(f"A name of some length, number {at}", (-1) ** at * 99.99) for at in range(17)]
    for svg in (plots.ranking("x", names), plots.breadth("x", 1, 0, 500), plots.course("x", DAYS, VALUES, [])):
        wide, high = map(float, re.search(r'viewBox="0 0 (\S+) (\S+)"', svg).groups())
        root = parsed(svg)
        for text in root.iter("text"):
            length = plots.LABEL * len(text.text)
            at = float(text.get("x"))
            start = {"end": at - length, "middle": at - length / 2}.get(text.get("text-anchor", ""), at)
            assert start >= -8
            assert start + length <= wide + 8
            assert 0 < float(text.get("y")) <= high


def test_breadth_shares_one_bar() -> None:
    root = parsed(plots.breadth("Shares", 74, 2, 18))
    assert root[1].text == "74 rose, 2 were unchanged and 18 fell, of 94."
    widths = [float(rect.get("width")) for rect in root.findall("rect")]
    assert widths[0] / widths[2] == pytest.approx(74 / 18, rel=0.02)
    assert [text.text for text in root.iter("text")] == ["▲ 74 up", "2 unchanged", "▼ 18 down"]


@pytest.mark.parametrize(("low", "high"), [(0, 1), (14000, 25000), (0.0012, 0.0019), (-30, 12), (5, 5)])
def test_heights_are_few_round_and_within(low: float, high: float) -> None:
    steps = plots.steps(low, high)
    assert len(steps) <= 7
    assert all(low <= step <= high for step in steps)
    assert len(steps) >= 2 or low == high

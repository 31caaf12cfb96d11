"""The lists of groups that come with the package."""

from __future__ import annotations

from datetime import date

import pytest

from tapeproof.market.directory import Directory
from tapeproof.market.members import GroupList, shipped_groups

GROUPS = {group.id: group for group in shipped_groups()}


def test_the_groups_of_the_brief_are_there() -> None:
    assert {
        "world-major-markets",
        "asia-major-markets",
        "europe-major-markets",
        "us-indexes",
        "magnificent-seven",
    } <= set(GROUPS)


@pytest.mark.parametrize("group", GROUPS.values(), ids=GROUPS.keys())
def test_a_group_has_distinct_known_members_and_a_source(group: GroupList) -> None:
    directory = Directory.build()
    assert len(set(group.members)) == len(group.members) > 1
    unknown = [member for member in group.members if directory.instrument(member) is None]
    assert unknown == [] or group.changes  # of an index's lists some members are not known by name
    assert group.source.endswith(".")
    assert group.spellings


def test_one_national_benchmark_a_market() -> None:
    directory = Directory.build()
    exchanges = [directory.known[member].exchange for member in GROUPS["world-major-markets"].members]
    assert len(set(exchanges)) == len(exchanges) == 17


def test_regions_are_parts_of_the_world() -> None:
    world = set(GROUPS["world-major-markets"].members)
    assert set(GROUPS["asia-major-markets"].members) < world
    assert set(GROUPS["europe-major-markets"].members) < world


def test_the_seven_are_seven_and_not_known_before_their_name() -> None:
    seven = GROUPS["magnificent-seven"]
    assert len(seven.members) == 7
    assert not seven.known_on(date(2022, 12, 30))
    assert seven.known_on(date(2025, 12, 31))


def test_no_spelling_names_two_groups() -> None:
    every = [spelling.lower() for group in GROUPS.values() for spelling in group.spellings]
    assert sorted({spelling for spelling in every if every.count(spelling) > 1}) == []

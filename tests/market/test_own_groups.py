"""Groups that the owner of a market lists in a file beside it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tapeproof.market.market import Market
from tapeproof.market.members import groups_of, shipped_groups
from tapeproof.terms.errors import BadData

from .conftest import Write

MINE = """
[my-chipmakers]
name = "the chipmakers"
members = "NVDA AMD"
first = 2020-01-01
source = "Chosen by us."
spellings = "chip pack;Mag 7"
"""


def test_they_are_merged_with_those_shipped(write: Write, folder: Path):
    write("instrument,date,close\nNVDA,2024-01-02,48.17")
    (folder / "groups.toml").write_text(MINE)
    market = Market.open(folder)
    mine = market.group("my-chipmakers")
    assert mine is not None
    assert mine.members == ("NVDA", "AMD")
    assert (mine.first, mine.last) == (date(2020, 1, 1), None)
    assert len(market.groups()) == len(shipped_groups()) + 1
    (named,) = [m for m in market.directory.spot("It led the chip pack on Friday.") if m.names[0].group]
    assert named.names[0].group == "my-chipmakers"


def test_what_you_spell_is_yours_alone(folder: Path):
    folder.mkdir()
    (folder / "groups.toml").write_text(MINE)
    groups = groups_of(folder)
    assert "Mag 7" in groups["my-chipmakers"].spellings
    assert "Mag 7" not in groups["magnificent-seven"].spellings
    assert "Magnificent Seven" in groups["magnificent-seven"].spellings


def test_the_same_id_takes_the_place_of_ours(folder: Path):
    folder.mkdir()
    (folder / "groups.toml").write_text(MINE.replace("my-chipmakers", "us-indexes"))
    groups = groups_of(folder)
    assert groups["us-indexes"].members == ("NVDA", "AMD")
    assert len(groups) == len(shipped_groups())


def test_without_spellings_the_name_is_read(folder: Path):
    folder.mkdir()
    (folder / "groups.toml").write_text('[a]\nname = "the big two"\nmembers = "X Y"\nsource = "Us."\n')
    assert groups_of(folder)["a"].spellings == ("the big two",)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[a]\nname = ", "TOML"),
        ("a = 1", "a table"),
        (MINE.replace('source = "Chosen by us."', ""), "a text for source, found none"),
        (MINE.replace('"NVDA AMD"', '" "'), "a text for members"),
        (MINE.replace("2020-01-01", '"2020"'), "a date for first"),
        (MINE.replace("first", "from"), "found from"),
    ],
)
def test_a_file_that_is_wrong_says_where(folder: Path, text: str, says: str):
    folder.mkdir()
    (folder / "groups.toml").write_text(text)
    with pytest.raises(BadData) as caught:
        groups_of(folder)
    assert says in str(caught.value)
    assert "groups.toml" in str(caught.value)

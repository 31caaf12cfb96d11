import tomllib
from pathlib import Path

import pytest

import tapeproof
from tapeproof.words import listed
from tapeproof.words.listed import read_list

FILES = sorted(Path(tapeproof.__file__).parent.rglob("*.toml"))
ONE_LINE_A_TEXT = {"names.toml", "companies.toml", "events.toml", "began.toml", "sessions.toml"}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_list_says_what_toml_says(file):
    text = file.read_text("utf-8")
    assert read_list(text) == tomllib.loads(text)


@pytest.mark.parametrize("file", [file for file in FILES if file.name in ONE_LINE_A_TEXT], ids=lambda file: file.name)
def test_the_lists_on_the_way_to_a_check_need_no_tomllib(file, monkeypatch):
    monkeypatch.setattr(listed, "_by_tomllib", lambda _: None)
    assert read_list(file.read_text("utf-8"))


@pytest.mark.parametrize(
    "text",
    [
        'a = "x" # said\n',
        '[s]\n"a b" = "1"\n[t]\n',
        "",
        '[s]\na = "\\u00e9"\n',
        "a = [\n1]\n",
        'a = 2024-02-29 # leap\n2024-03-01 = "held"\n',
        "a = 2024-02-29 10:00:00\n",
    ],
)
def test_what_is_no_plain_line_is_read_all_the_same(text):
    assert read_list(text) == tomllib.loads(text)


def test_what_is_no_toml_is_refused():
    with pytest.raises(tomllib.TOMLDecodeError):
        read_list("a == b")

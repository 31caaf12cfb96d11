"""Stories from files, and what is said of files that are none."""

from __future__ import annotations

import io
import json
from datetime import date, time
from pathlib import Path

import pytest

from tapeproof.faces.inputs.given import Given, market, moment
from tapeproof.faces.inputs.sources import is_many, stories
from tapeproof.terms.errors import BadStory, NotFound
from tapeproof.terms.story import Story

NOTHING = Given()


def one(path: Path | str, options: Given = NOTHING) -> Story:
    (story,) = stories(str(path), options)
    assert isinstance(story, Story), story
    return story


def wrong(path: Path | str) -> str:
    (said,) = stories(str(path), NOTHING)
    assert isinstance(said, (BadStory, NotFound)), said
    return str(said)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_plain_text_is_taken_as_it_is(tmp_path: Path) -> None:
    text = "Shares rose 3%.\n\nThey fell 1% on Monday."
    assert one(written(tmp_path, "a.txt", text)) == Story("a", text)


def test_options_tell_the_day_and_the_home(tmp_path: Path) -> None:
    options = Given(date(2025, 3, 7), "XHKG")
    assert one(written(tmp_path, "a.txt", "Shares rose."), options) == Story(
        "a", "Shares rose.", date(2025, 3, 7), "XHKG"
    )


def test_options_come_before_the_dateline(tmp_path: Path) -> None:
    story = one(written(tmp_path, "a.txt", "LONDON, March 7, 2025 — Up."), Given(home="XNYS"))
    assert (story.published, story.home) == (date(2025, 3, 7), "XNYS")


def test_front_matter_is_read_and_blanked_so_that_offsets_stay(tmp_path: Path) -> None:
    file = "---\ntitle: Up\npublished: 2025-03-07\nhome: xhkg\n---\n\nShares rose 3%."
    story = one(written(tmp_path, "a.md", file))
    assert (story.published, story.home) == (date(2025, 3, 7), "XHKG")
    assert len(story.text) == len(file)
    assert story.text.strip() == "Shares rose 3%."
    assert story.text.index("Shares") == file.index("Shares")


def test_a_moment_is_told_in_the_time_of_the_home_market(tmp_path: Path) -> None:
    record = {"id": "x", "text": "Up.", "published": "2025-03-07T20:30:00+00:00", "home": "XHKG"}
    story = one(written(tmp_path, "a.json", json.dumps(record)))
    assert (story.id, story.published, story.at) == ("x", date(2025, 3, 8), time(4, 30))


def test_a_json_story_ignores_other_keys_and_bears_its_file_name(tmp_path: Path) -> None:
    story = one(written(tmp_path, "a.json", json.dumps({"text": "Up.", "claims": [1], "home": None})))
    assert story == Story("a", "Up.")


def test_an_html_page_gives_its_article_and_its_date(tmp_path: Path) -> None:
    page = """<!doctype html><html><head><title>Site</title>
    <meta property="article:published_time" content="2025-03-07T16:30:00+08:00">
    <script>var rise = "99%";</script><style>p {width: 50%}</style></head>
    <body><nav>Markets 5%</nav><article><h1>Shares rise</h1><p>The S&amp;P&nbsp;500 rose <b>3</b>%.<br>More</p>
    <aside>Read also</aside><p>It fell&#8217;s 1%.</p></article><footer>2025</footer></body></html>"""
    story = one(written(tmp_path, "a.html", page), Given(home="XHKG"))
    assert story.text == "Shares rise\n\nThe S&P 500 rose 3%.\n\nMore\n\nIt fell’s 1%."
    assert (story.published, story.at) == (date(2025, 3, 7), time(16, 30))


def test_a_page_in_another_character_set_says_so_in_its_head(tmp_path: Path) -> None:
    page = '<html><head><meta charset="windows-1252"></head><p>Der DAX stieg – um 3 %.</p>'.encode("windows-1252")
    assert one(written(tmp_path, "a.html", page)).text == "Der DAX stieg – um 3 %."


def test_a_page_may_tell_its_date_to_machines(tmp_path: Path) -> None:
    page = '<script type="application/ld+json">{"datePublished": "2025-03-07"}</script><p>Up 3%.</p>'
    assert one(written(tmp_path, "a.htm", page)) == Story("a", "Up 3%.", date(2025, 3, 7))


def test_lines_of_json_are_many_stories_and_a_broken_one_stops_no_other(tmp_path: Path) -> None:
    lines = '{"id": "a", "text": "Up."}\n\n{"text": 3}\n{"text": "Down."}\n'
    path = written(tmp_path, "b.jsonl", lines)
    first, second, third = stories(str(path), NOTHING)
    assert is_many(str(path))
    assert first == Story("a", "Up.")
    assert isinstance(second, BadStory)
    assert "line 3" in str(second)
    assert third == Story("b-4", "Down.")


def test_a_folder_is_its_stories_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c.json", "notes.csv"):
        written(tmp_path, name, '{"text": "Up."}')
    assert is_many(str(tmp_path))
    found = list(stories(str(tmp_path), NOTHING))
    assert [story.id for story in found if isinstance(story, Story)] == ["a", "b", "c"]


def test_the_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    for content, text in ((b"Up 3%.", "Up 3%."), (b'{"id": "stdin", "text": "Up."}', "Up.")):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
        assert one("-") == Story("stdin", text)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "no text at all"),
        ("blank.txt", b" \n\n\t", "no text at all"),
        ("junk.txt", bytes(range(256)) * 40, "binary data"),
        ("control.txt", b"ab\x01\x02\x03" * 100, "binary data"),
        ("latin.txt", "Börse".encode("latin-1"), "UTF-8"),
        ("long.txt", b"a " * 10_000_000, "20.0 MB"),
        ("empty.md", b"---\npublished: 2025-03-07\n---\n", "no text at all"),
        ("day.md", b"---\npublished: someday\n---\nUp.", "'someday'"),
        ("empty.html", b"<html><script>1</script></html>", "no text at all"),
        ("no.json", b'{"title": "Up"}', '"text"'),
        ("list.json", b"[1]", "JSON list"),
        ("broken.json", b'{"text": "Up"', "broken JSON"),
        ("day.json", b'{"text": "Up", "published": "7.3.2025"}', "'7.3.2025'"),
        ("number.json", b'{"text": "Up", "published": 20250307}', "20250307"),
        ("code.md", b"<!-- 5% -->\n\n```\nup 5%\n```\n", "comments and code alone"),
    ],
)
def test_what_is_no_story_is_told_in_a_sentence(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    sentence = wrong(written(tmp_path, name, content))
    assert said in sentence
    assert name in sentence
    assert sentence.endswith(".")


def test_a_missing_file_names_what_comes_nearest(tmp_path: Path) -> None:
    written(tmp_path, "story.txt", "Up.")
    assert "Nearest: story.txt" in wrong(tmp_path / "stroy.txt")


def test_an_empty_folder_says_what_it_looked_for(tmp_path: Path) -> None:
    assert ".jsonl" in wrong(tmp_path)


def test_an_unknown_home_names_what_comes_nearest() -> None:
    with pytest.raises(NotFound, match=r"Nearest: .*XHKG"):
        market("XHKK")


def test_a_bad_date_says_how_to_write_one() -> None:
    with pytest.raises(BadStory, match="like 2025-03-07"):
        moment("March 7", "--published")

"""Stories that are told: each is read back by the reader, and every claim of it stands."""

from __future__ import annotations

import json
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tapeproof.desk import Desk
from tapeproof.faces.cli import cli
from tapeproof.faces.formats.story import as_markdown
from tapeproof.kinds.move import Move
from tapeproof.market.market import Market
from tapeproof.teller import PLAIN, Length, Style, Told, tell
from tapeproof.terms.instrument import InstrumentType
from tapeproof.terms.quantity import Direction
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Verdict
from tapeproof.words.house import House
from tapeproof.words.verbs import MOVED

TEN = [
    ("XHKG", date(2025, 3, 6)),
    ("XHKG", date(2025, 4, 7)),
    ("XSHG", date(2024, 9, 30)),
    ("XTKS", date(2024, 8, 5)),
    ("XNYS", date(2020, 3, 16)),
    ("XNYS", date(2025, 1, 27)),
    ("XNYS", date(2008, 10, 13)),
    ("XNYS", date(2024, 12, 31)),
    ("XLON", date(2016, 6, 24)),
    ("XETR", date(2025, 3, 6)),
]
SHARES = {"9988.HK", "0700.HK", "NVDA", "AAPL", "TSLA"}


def read_again(text: str, desk: Desk, day: date, home: str) -> int:
    """Read a text as any story; how many claims it has, all of which stand, with no number left unread."""
    check = desk.check(Story("again", text, day, home))
    assert [proof.claim.quote.text for proof in check.proofs if proof.verdict is not Verdict.STANDS] == []
    assert [unread.quote for unread in check.unread if unread.why not in PLAIN] == []
    return len(check.proofs)


def test_ten_sessions_are_told_and_read_back(full_market: Market) -> None:
    desk = Desk(full_market)
    for home, day in TEN:
        traded = [one for one in full_market.instruments() if one.exchange == home]
        ids = [one.id for one in traded if one.type is InstrumentType.INDEX or one.id in SHARES]
        told = tell(desk, day, ids, home, "New York")
        written = [said for paragraph in told.paragraphs for said in paragraph]
        written += [cell for _, cells in told.rows for cell in cells] + ([told.headline] if told.headline else [])
        assert told.headline is not None, (home, day)
        assert len(told.rows) >= 1, (home, day)
        assert isinstance(told.paragraphs[0][0].claims[0].answer, Move)  # of the benchmark
        for text in (told.text, as_markdown(told)):
            assert read_again(text, desk, day, home) == sum(len(said.claims) for said in written)


def write(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["write", *arguments])


@pytest.mark.usefixtures("sample_market")
def test_a_story_has_headline_dateline_lead_body_and_table() -> None:
    ran = write("2018-12-31")
    lines = ran.stdout.splitlines()
    assert ran.exit_code == 0
    assert lines[0].startswith("# S&P 500 ")
    assert lines[2].startswith("NEW YORK, Dec. 31, 2018 — The ")
    assert "S&P 500" in lines[2]
    assert "0.85%" in lines[2]
    assert "worst month since February 2009" in ran.stdout
    assert "| Nasdaq Composite | closed at 6,635.28 points | rose 0.77% |" in lines


def told_of(desk: Desk, home: str, day: date, style: Style) -> Told:
    traded = [one for one in desk.market.instruments() if one.exchange == home]
    ids = [one.id for one in traded if one.type is InstrumentType.INDEX or one.id in SHARES]
    return tell(desk, day, ids, home, "London", (), style)


def test_no_sentence_begins_as_the_one_before_and_words_vary(full_market: Market) -> None:
    desk = Desk(full_market)
    leads, verbs = set(), set()
    for home, day in TEN:
        told = told_of(desk, home, day, Style(length=Length.LONG))
        sentences = [said for paragraph in told.paragraphs for said in paragraph]
        begun = [" ".join(said.text.split()[: 2 if said.text.startswith(("The ", "In ", "On ", "For ")) else 1])
                 for said in sentences]  # fmt: skip
        assert all(one != other for one, other in pairwise(begun)), begun
        assert told.left_out == ()
        leads.add(re.sub(r"[A-Z][\w&.]*|[\d,.]+", "", sentences[0].text))
        verbs |= {word for word in re.findall(r"\w+", told.text) if word in MOVED.spellings[Direction.UP]}
    assert len(leads) >= 8
    assert len(verbs) >= 5


def test_the_same_call_gives_the_same_story(full_market: Market) -> None:
    home, day = TEN[0]
    first, second = (told_of(Desk(full_market), home, day, Style()).text for _ in range(2))
    assert first == second


def test_a_house_spells_its_figures_and_dates_and_says_the_same(full_market: Market) -> None:
    desk = Desk(full_market)
    for home, day in TEN[:6]:
        us, uk = (told_of(desk, home, day, Style(house)) for house in House)
        assert [said.claims for part in us.paragraphs for said in part] == [
            said.claims for part in uk.paragraphs for said in part
        ]
        assert " per cent" in uk.text
        assert "%" not in uk.text
        assert " per cent" not in us.text
        assert re.search(r"LONDON, \d{1,2} [A-Z][a-z]+ \d{4} — ", uk.text)
        assert re.search(r"LONDON, [A-Z][a-z]+\.? \d{1,2}, \d{4} — ", us.text)
        assert "US$" not in us.text or home != "XNYS"
        assert read_again(uk.text, desk, day, home) == read_again(us.text, desk, day, home)


def test_a_longer_story_says_more(full_market: Market) -> None:
    desk = Desk(full_market)
    home, day = TEN[2]
    short, standard, long = (told_of(desk, home, day, Style(length=length)) for length in Length)
    assert len(short.check.proofs) < len(standard.check.proofs) < len(long.check.proofs)
    assert all(len(paragraph) == 1 for paragraph in short.paragraphs[1:])
    assert len(short.rows) <= 4


def test_what_is_written_is_read_in_every_form(sample_market: Market) -> None:
    desk, day = Desk(sample_market), date(2018, 12, 31)
    text, markdown = (write(str(day), "--format", form).stdout for form in ("text", "markdown"))
    whole = json.loads(write(str(day), "--format", "json").stdout)
    assert read_again(text, desk, day, "XNYS") == read_again(markdown, desk, day, "XNYS") == len(whole["claims"]) > 10
    assert whole["text"] == text
    assert {claim["verdict"] for claim in whole["claims"]} == {"stands"}
    assert all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in whole["claims"])
    assert whole["headline"] == text.splitlines()[0]
    assert [row[0] for row in whole["table"]][:2] == ["S&P 500", "Nasdaq Composite"]


@pytest.mark.usefixtures("sample_market")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2018-12-30"], "There is nothing to write of 2018-12-30"),
        (["2018-12-31", "--group", "nobody"], "There is no group 'nobody'"),
        (["2018-12-31", "--home", "XTKS"], "There is no instrument of exchange 'XTKS'"),
        (["yesterday"], "expected a date or a moment"),
    ],
)
def test_a_wrong_call_is_a_sentence_and_status_2(arguments: list[str], said: str) -> None:
    ran = write(*arguments)
    assert ran.exit_code == 2
    assert said in ran.stderr
    assert ran.stdout == ""


def test_a_sentence_that_is_not_read_back_is_not_written(
    sample_market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(sample_market)
    called = Desk.called
    # A name that the reader does not take for the index: nothing can be written of it.
    monkeypatch.setattr(Desk, "called", lambda self, one: "Gauge" if one.id == "^VIX" else called(self, one))
    told = tell(desk, date(2018, 12, 31), ["^GSPC", "^IXIC", "^VIX"], "XNYS")
    assert told.left_out
    assert all("Gauge" in sentence for sentence in told.left_out)
    assert "Gauge" not in told.text
    assert not told.text.startswith("NEW YORK")  # no city was named


def test_a_story_says_every_fact_that_can_be_read_back(sample_market: Market) -> None:
    told = tell(Desk(sample_market), date(2018, 12, 31), ["^GSPC", "^IXIC", "^VIX"], "XNYS")
    assert told.left_out == ()


def test_an_instrument_is_called_by_a_name_that_the_reader_knows(full_market: Market) -> None:
    desk = Desk(full_market)
    named = {
        name: desk.called(one)
        for name in ("1299.HK", "GOOG", "CL=F", "^HSI", "CAT")
        if (one := full_market.instrument(name))
    }
    assert named == {
        "1299.HK": "AIA Group",
        "GOOG": "Alphabet Inc. (GOOG)",
        "CL=F": "WTI crude oil",
        "^HSI": "Hang Seng Index",
        "CAT": "Caterpillar",
    }


EVENTS = """date,subject,text
2018-12-31,^GSPC,traders left early for the holiday
2018-12-29,,the president spoke of progress in talks with Beijing
2018-12-31,^IXIC,the index fell because of the shutdown
2018-12-21,^GSPC,the government shut down
2018-12-31,^IXIC,analysts said it would gain 12% next year
2018-12-31,AAPL,the company said nothing
"""


@pytest.mark.usefixtures("sample_market")
def test_events_stand_beside_moves_and_never_as_their_cause(tmp_path: Path, sample_market: Market) -> None:
    (tmp_path / "events.csv").write_text(EVENTS, "utf-8")
    ran = write("2018-12-31", "--group", "us-indexes", "--format", "text", "--events", str(tmp_path / "events.csv"))
    assert ran.exit_code == 0
    lead = ran.stdout.split("\n\n")[1]
    assert lead.endswith(
        "On Monday, traders left early for the holiday. "
        "On Saturday, the president spoke of progress in talks with Beijing."
    )
    assert "because" not in ran.stdout
    for why, text in (
        ("it says what made a price move", "the index fell because of the shutdown"),
        ("it lies outside the session and the days before it", "the government shut down"),
        ("a figure of it is not proved, or it reads as a claim", "analysts said it would gain 12% next year"),
        ("its subject is not written of", "the company said nothing"),
    ):
        assert f"event not written, as {why}: {text}" in ran.stderr
        assert text not in ran.stdout
    read_again(ran.stdout, Desk(sample_market), date(2018, 12, 31), "XNYS")


@pytest.mark.usefixtures("sample_market")
@pytest.mark.parametrize(
    ("table", "said"),
    [
        ("day,what\n2018-12-31,x\n", "expected a table with the columns date, subject, text, found day, what"),
        ("date,subject,text\nMonday,,x\n", "row 2: expected a date like 2025-03-06, found 'Monday'"),
        ("date,subject,text\n2018-12-31,,\n", "row 2: expected a text that says what happened"),
        ("date,subject,text\n2018-12-31,NONE,x\n", "There is no instrument 'NONE'"),
    ],
)
def test_a_wrong_table_of_events_is_a_sentence_and_status_2(tmp_path: Path, table: str, said: str) -> None:
    (tmp_path / "events.csv").write_text(table, "utf-8")
    ran = write("2018-12-31", "--events", str(tmp_path / "events.csv"))
    assert ran.exit_code == 2
    assert said in ran.stderr

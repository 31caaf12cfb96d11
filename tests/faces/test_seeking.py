"""``tapeproof find`` as a user meets it, on the bundled sample."""

from __future__ import annotations

import json
from datetime import date

import pytest
from click.testing import CliRunner, Result

from tapeproof.desk import Desk
from tapeproof.faces.cli import cli
from tapeproof.faces.formats import facts
from tapeproof.faces.found import FindReport, ordinal, percent, report
from tapeproof.market.market import Market


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["find", *arguments], env={"COLUMNS": "100"})


@pytest.mark.usefixtures("sample_market")
def test_json_gives_claims_with_sentence_interest_and_reason() -> None:
    ran = run("2018-12-31", "--instrument", "^GSPC", "--format", "json", "--top", "3")
    assert ran.exit_code == 0
    found = json.loads(ran.stdout)
    assert (found["date"], len(found["facts"])) == ("2018-12-31", 3)
    first = found["facts"][0]
    assert first["sentence"] == "The S&P 500 fell 9.18% in December 2018."
    assert first["beside"][0]["sentence"] == "The S&P 500 had its worst month since February 2009 in December 2018."
    assert first["beside"][0]["since"] == "2009-02"
    assert {first["verdict"], first["beside"][0]["verdict"]} == {"stands"}
    assert (first["kind"], first["subject"], first["stated"]["value"]) == ("move", "^GSPC", 9.18)
    assert first["period"] == {"from": "2018-11-30", "to": "2018-12-31", "text": "", "grain": "month"}
    assert first["evidence"]["formula"] == "2506.85 / 2760.17 - 1"
    assert first["rarity"]["times"] == 12
    assert "12 of 347 months moved as much" in first["why_interesting"]
    assert not {"quote", "start", "end"} & first.keys()
    assert [fact["interest"] for fact in found["facts"]] == sorted(
        (f["interest"] for f in found["facts"]), reverse=True
    )


@pytest.mark.usefixtures("sample_market")
def test_the_terminal_tells_what_was_tried_and_who_said_nothing() -> None:
    ran = run("2018-12-31", "--top", "1")
    assert ran.exit_code == 0
    assert "1 of " in ran.stdout.splitlines()[0]
    assert "its prices are reduced by later dividends." in ran.stdout
    assert all(len(line) <= 100 for line in ran.stdout.splitlines())


@pytest.mark.usefixtures("sample_market")
def test_a_group_is_searched_by_its_name() -> None:
    by_id, by_name = (run("2018-12-31", "--group", name).stdout for name in ("us-indexes", "the main US indexes"))
    assert by_id == by_name
    assert "Volatility" not in by_id
    assert "S&P 500" in by_id


@pytest.mark.usefixtures("sample_market")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["someday"], "expected a date or a moment"),
        (["2018-12-31", "--group", "us-index"], "Nearest: us-indexes"),
        (["2018-12-31", "--instrument", "NONE"], "There is no instrument 'NONE'"),
        (["2018-12-31", "--home", "XTKS"], "There is no instrument of exchange 'XTKS'"),
        (["2018-12-31", "--home", "NYSE"], "There is no home market 'NYSE'"),
    ],
)
def test_a_wrong_call_is_a_sentence_and_status_2(arguments: list[str], said: str) -> None:
    ran = run(*arguments)
    assert ran.exit_code == 2
    assert said in ran.stderr
    assert ran.stdout == ""


@pytest.mark.usefixtures("sample_market")
def test_a_day_without_a_session_says_so() -> None:
    ran = run("2018-12-30")
    assert ran.exit_code == 0
    assert "its exchange held no session on that day" in ran.stdout


def test_the_same_question_gives_the_same_bytes(sample_market: Market) -> None:
    once, again = (facts.as_json(_found(Desk(sample_market))) for _ in range(2))
    assert once == again


def _found(desk: Desk) -> FindReport:
    return report(desk.find(date(2018, 12, 31)), desk)


@pytest.mark.parametrize(
    ("count", "said"), [(1, "1st"), (2, "2nd"), (3, "3rd"), (4, "4th"), (12, "12th"), (1021, "1,021st"), (113, "113th")]
)
def test_ordinals(count: int, said: str) -> None:
    assert ordinal(count) == said


@pytest.mark.parametrize(("share", "said"), [(1.0, "100%"), (0.456, "46%"), (0.0123, "1.2%"), (0.00026, "0.026%")])
def test_shares(share: float, said: str) -> None:
    assert percent(share) == said


@pytest.mark.usefixtures("sample_market")
def test_what_changed_between_two_sessions() -> None:
    # The S&P 500 fell to the low of Christmas Eve, and rose by 4.96% on the session after.
    low = "The S&P 500 was at its lowest since April 21, 2017 on December 24, 2018."
    for since, day, name in (("2018-12-03", "2018-12-24", "became"), ("2018-12-24", "2018-12-26", "ceased")):
        ran = run(day, "--since", since, "--format", "json")
        assert ran.exit_code == 0
        changed = json.loads(ran.stdout)
        assert (changed["date"], changed["since"]) == (day, since)
        facts = [one for fact in changed[name] for one in (fact, *fact["beside"], *fact["also"])]
        assert low in [fact["sentence"] for fact in facts]
        assert {fact["verdict"] for fact in facts} == {"stands"}
    shown = run("2018-12-26", "--since", "2018-12-24").stdout
    assert shown.splitlines()[0] == "2018-12-26  became true since 2018-12-24"
    assert "2018-12-24  true then, and no more on 2018-12-26" in shown


@pytest.mark.usefixtures("sample_market")
@pytest.mark.parametrize(
    ("since", "said"),
    [
        ("2018-12-26", "is not before 2018-12-26"),
        ("2018-12-25", "No exchange that is searched held a session on 2018-12-25"),
        ("lately", "expected a date or a moment"),
    ],
)
def test_two_sessions_are_asked_for(since: str, said: str) -> None:
    ran = run("2018-12-26", "--since", since)
    assert ran.exit_code == 2
    assert said in ran.stderr


@pytest.mark.usefixtures("sample_market")
def test_pages_stand_alone_and_have_pictures_with_words() -> None:
    found = run("2018-12-31", "--format", "html")
    story = CliRunner().invoke(cli, ["write", "2018-12-31", "--format", "html"])
    changed = run("2018-12-26", "--since", "2018-12-24", "--format", "html")
    for ran in (found, story, changed):
        assert ran.exit_code == 0
        assert ran.stdout.startswith("<!doctype html>")
        assert "http" not in ran.stdout.replace("http-equiv", "")
        assert ran.stdout.count("<title>") == 1 + ran.stdout.count("<svg")
    assert story.stdout.count("<figure>") >= 2
    assert "<desc>From " in story.stdout
    assert "S&amp;P 500, daily closes" in story.stdout
    assert "The S&amp;P 500 had its worst month since February 2009" in found.stdout
    assert "True on 2018-12-24, and no more" in changed.stdout

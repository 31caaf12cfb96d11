"""The forms for pages, programs and registers: read back by a parser of its own, each says what the report says."""

from __future__ import annotations

import json
from html.parser import HTMLParser

import msgspec
import pytest

from tapeproof.desk import Check
from tapeproof.faces.formats import annotation, chart, claimreview, html, markdown, sarif, terminal
from tapeproof.faces.wire import Report, WindowState, report


class Read(HTMLParser):
    """The text of the story, the marks in it, and whatever a page could fetch."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.story, self.marks, self.fetched, self.ids, self.links = "", [], [], set(), set()
        self._in_story = self._aside = 0
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        said = dict(attrs)
        self._in_story += tag == "article" and said.get("class") == "story"
        self._aside += tag == "sup"
        self.ids |= {said["id"]} if "id" in said else set()
        self.links |= {said["href"][1:]} if tag == "a" else set()
        if tag == "mark":
            self.marks.append((said["class"], said["data-claims"].split()))
        self.fetched += [said[name] for name in ("src", "srcset") if name in said] + ["link"] * (tag == "link")

    def handle_endtag(self, tag):
        self._in_story -= tag == "article" and self._in_story
        self._aside -= tag == "sup"

    def handle_data(self, data):
        if self._in_story and not self._aside:
            self.story += data


def test_the_page_is_the_story_with_its_claims_marked_and_fetches_nothing(check: Check) -> None:
    page = Read(html.render(report(check), check.story.text))
    assert page.story == check.story.text
    assert page.marks == [
        ("stands", ["c1"]), ("off", ["c2"]), ("stands", ["c3"]), ("stands_otherwise", ["c4"]), ("open", ["c5"]),
    ]  # fmt: skip
    assert page.fetched == []
    assert page.links <= page.ids


def test_the_page_escapes_what_a_story_says(check: Check) -> None:
    told = report(check)
    evil = '<script>alert("1")</script> & co'
    claims = tuple(msgspec.structs.replace(claim, quote=evil, why=evil) for claim in told.claims)
    page = html.render(msgspec.structs.replace(told, claims=claims), evil + check.story.text[len(evil) :])
    assert evil not in page
    assert page.count("<script>") == 1


def test_what_is_off_comes_first_on_the_page(check: Check) -> None:
    page = html.render(report(check), check.story.text)
    assert page.index('id="c2"') < page.index('id="c4"') < page.index('id="c5"') < page.index('id="c1"')


def charted(told: Report, number: int, dates: tuple[str, ...], values: tuple[float, ...]):
    claim = told.claims[number]
    window = WindowState(dates, values)
    return msgspec.structs.replace(claim, evidence=msgspec.structs.replace(claim.evidence, window=window))


def test_a_chart_says_in_words_what_it_draws(check: Check) -> None:
    days = ("2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06")
    drawn = chart.chart(charted(report(check), 0, days, (23006.27, 22941.77, 23594.21, 24369.71)))
    assert 'role="img"' in drawn
    assert "23,594.21 on 5 Mar 2025; 24,369.71 on 6 Mar 2025" in drawn
    assert drawn.count("<circle") == 2
    assert len(drawn.split('points="')[1].split('"')[0].split()) == 4


DAYS = ("2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06")


def recorded(check: Check, formula: str, values: tuple[float, ...]) -> str:
    """The chart of a record whose evidence has a row a value, one a day up to the last."""
    told = charted(report(check), 0, DAYS, (3.0, 2.5, 2.0, 1.0))
    rows = tuple(
        msgspec.structs.replace(told.evidence.rows[0], date=day, value=value)
        for day, value in zip(DAYS[-len(values) :], values, strict=True)
    )
    evidence = msgspec.structs.replace(told.evidence, rows=rows, formula=formula)
    return chart.chart(msgspec.structs.replace(told, since="record", evidence=evidence))


def test_a_rival_is_crossed_and_a_rival_level_has_its_height_drawn(check: Check) -> None:
    level = recorded(check, "1 against 2 on 2025-03-06", (1.0, 2.0))
    assert (level.count("<path"), level.count("dasharray"), level.count("<circle")) == (1, 1, 1)
    move = recorded(check, "-50 against -60 on 2025-03-06", (2.0, 1.0, 2.5))
    assert (move.count("<path"), move.count("dasharray"), move.count("<circle")) == (1, 0, 2)


def test_a_record_without_a_rival_has_none_in_its_chart(check: Check) -> None:
    drawn = recorded(check, "-50 against none on record", (2.0, 1.0))
    assert (drawn.count("<path"), drawn.count("<circle")) == (0, 2)


def test_what_is_written_beside_a_fall_stands_below_it(check: Check) -> None:
    drawn = recorded(check, "-50 against none on record", (2.0, 1.0))
    point = float(drawn.rpartition('cy="')[2].partition('"')[0])
    label = float(drawn.rpartition('class="value"')[0].rpartition('y="')[2].partition('"')[0])
    assert label > point


def test_the_page_says_when_its_prices_were_known_and_values_in_their_units(check: Check) -> None:
    told = report(check)
    page = html.render(told, check.story.text)
    assert "7 Mar 2025 · Hong Kong (XHKG)" in page
    known = {row.known_at for claim in told.claims for row in claim.evidence.rows}
    assert known
    assert all(moment in page for moment in known if moment)
    assert "<td>3.29%</td><td>holds</td>" in page


def test_without_a_course_of_prices_there_is_no_chart(check: Check) -> None:
    told = report(check)
    assert chart.chart(told.claims[0]) == ""
    assert chart.chart(charted(told, 4, ("2025-03-05", "2025-03-06"), (1.0, 2.0))) == ""


def test_markdown_has_a_line_a_claim_and_the_text(check: Check) -> None:
    lines = markdown.render(report(check), check.story.text).splitlines()
    rows = [line.split(" | ") for line in lines if line.startswith("| ") and not line.startswith("| |")]
    assert [row[0] for row in rows] == ["| ✗2", "| ≈4", "| ?5", "| ✓1", "| ✓3"]
    assert "> It is **[✓3]** **the best of the world's major markets**." in "\n".join(lines)


def test_a_pipe_in_a_quote_breaks_no_table(check: Check) -> None:
    told = report(check)
    claim = msgspec.structs.replace(told.claims[0], quote="up 3% | *more*")
    written = markdown.render(msgspec.structs.replace(told, claims=(claim,)), check.story.text)
    assert r"up 3% \| \*more\*" in written


def test_sarif_shows_each_claim_at_its_line_and_column(check: Check) -> None:
    run = json.loads(sarif.render(report(check), check.story.text, file="hk.md"))["runs"][0]
    text = check.story.text.split("\n")
    for result, claim in zip(run["results"], check.proofs, strict=True):
        place = result["locations"][0]["physicalLocation"]
        region = place["region"]
        line = text[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == claim.claim.quote.text
        assert place["artifactLocation"]["uri"] == "hk.md"
    assert [result["level"] for result in run["results"]] == ["none", "error", "none", "warning", "none"]
    assert [result["kind"] for result in run["results"]] == ["pass", "fail", "pass", "fail", "open"]


@pytest.mark.parametrize("form", [sarif, annotation])
def test_nothing_of_a_claim_is_lost(check: Check, form) -> None:
    written = json.loads(form.render(report(check), check.story.text))
    whole = json.loads(msgspec.json.encode(report(check)))["claims"]
    if form is sarif:
        kept = [result["properties"]["claim"] for result in written["runs"][0]["results"]]
    else:
        kept = [body["value"] for item in written["items"] for body in item["body"] if body["type"] == "Dataset"]
    assert kept == whole


def test_an_annotation_selects_its_claim_by_quotation_and_by_place(check: Check) -> None:
    text = check.story.text
    for item in json.loads(annotation.render(report(check), text))["items"]:
        quoted, place = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == quoted["exact"]
        assert quoted["prefix"] + quoted["exact"] + quoted["suffix"] in text
        assert text.count(quoted["prefix"] + quoted["exact"] + quoted["suffix"]) == 1


def test_what_is_open_is_not_rated(check: Check) -> None:
    reviews = json.loads(claimreview.render(report(check), check.story.text))["@graph"]
    assert [review["reviewRating"].get("ratingValue") for review in reviews] == [5, 1, 5, 3, None]
    assert {review["@type"] for review in reviews} == {"ClaimReview"}
    assert reviews[1]["claimReviewed"] == "^HSI: “its highest since January 2022” (Thursday)"


@pytest.mark.parametrize("form", [terminal, html, markdown, sarif, annotation, claimreview])
def test_a_note_is_told_of_each_claim_in_every_form(check: Check, form) -> None:
    told = report(check)
    claims = tuple(msgspec.structs.replace(claim, notes=(f"hangs on {claim.id}",)) for claim in told.claims)
    wide = {"width": 400} if form is terminal else {}  # a terminal breaks lines within its columns
    shown = form.render(msgspec.structs.replace(told, claims=claims), check.story.text, **wide)
    assert all(f"hangs on {claim.id}" in shown for claim in claims)

"""The report as one HTML page that stands alone: the story with its claims marked, each with its verdict and evidence.

Nothing is fetched. Without scripts each mark leads to its claim below; with them the claim opens beside the story. The
marks tell the verdicts by sign and underline as well as by colour, and what is printed shows all evidence.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from tapeproof.faces.formats.chart import chart
from tapeproof.faces.formats.page import SCRIPT, STYLE
from tapeproof.faces.formats.shown import (
    MARK,
    ORDER,
    SAID,
    clusters,
    in_its_unit,
    in_order,
    moved_by,
    on_the_tape,
    verdict_of,
)
from tapeproof.faces.formats.why import MEANS, day, digits, why
from tapeproof.faces.wire import ClaimState, RankingRow, Report
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.terms.reading import Reading
from tapeproof.terms.verdict import Verdict

HOLDS = {True: "holds", False: "does not hold", None: "cannot be told"}


def render(report: Report, text: str) -> str:
    """Write the page."""
    story = report.story
    place = EXCHANGES[story.home].zone.rpartition("/")[2].replace("_", " ") if story.home in EXCHANGES else ""
    home = f"{place} ({story.home})" if place else story.home
    head = " · ".join(part for part in (day(story.published) if story.published else "without a date", home) if part)
    cards = "\n".join(_card(claim) for claim in in_order(report.claims))
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="tapeproof {escape(report.tapeproof)}">
<title>{escape(story.id)} – {_count(report)}</title>
<style>{STYLE}</style>
</head>
<body>
<header><h1>{escape(story.id)}</h1><p>{escape(head)}</p>{_summary(report)}</header>
<main>
<article class="story" aria-label="The story, its claims marked">{_marked(text, report)}</article>
<section class="claims" aria-label="Claims, what is off first">
{cards}
</section>
</main>
<footer>{_unread(report)}<p>Market version {report.market.version} ({escape(report.market.digest)}), as known at
{escape(report.market.known_at)}. Prices are closes unless said otherwise.</p></footer>
<script>{SCRIPT}</script>
</body>
</html>
"""


def _count(report: Report) -> str:
    return ", ".join(f"{report.summary[verdict]} {SAID[verdict]}" for verdict in ORDER if report.summary[verdict])


def _summary(report: Report) -> str:
    items = "".join(
        f'<li class="{verdict}"><span aria-hidden="true">{MARK[verdict]}</span> '
        f"{report.summary[verdict]} {SAID[verdict]}</li>"
        for verdict in ORDER
    )
    return f'<ul class="summary">{items}</ul>'


def _marked(text: str, report: Report) -> str:
    """The text, its white space kept; claims that overlap share a stretch and have a number each."""
    out, at = [], 0
    for start, end, group in clusters(report.claims):
        worst = min((Verdict(claim.verdict) for claim in group), key=ORDER.index)
        numbers = "".join(
            f'<a id="t-{claim.id}" href="#{claim.id}" class="{claim.verdict}" title="{escape(_brief(claim))}">'
            f'<span aria-hidden="true">{MARK[Verdict(claim.verdict)]}</span>{claim.id[1:]}'
            f'<span class="aside"> {escape(verdict_of(claim))}</span></a>'
            for claim in group
        )
        out.append(escape(text[at:start], quote=False))
        out.append(f'<mark class="{worst}" data-claims="{" ".join(claim.id for claim in group)}">')
        out.append(f"{escape(text[start:end], quote=False)}<sup>{numbers}</sup></mark>")
        at = end
    out.append(escape(text[at:], quote=False))
    return "".join(out).strip()


def _brief(claim: ClaimState) -> str:
    return "; ".join([verdict_of(claim), *why(claim)][:2])


def _card(claim: ClaimState) -> str:
    verdict = Verdict(claim.verdict)
    tape = on_the_tape(claim)
    value = f'<p class="tape"><span>on the tape</span> <b>{escape(tape)}</b></p>' if tape else ""
    reasons = "".join(_reason(said) for said in why(claim))
    return (
        f'<article class="claim {verdict}" id="{claim.id}" tabindex="-1" aria-labelledby="h-{claim.id}">'
        f'<h2 id="h-{claim.id}"><span class="badge"><span aria-hidden="true">{MARK[verdict]}{claim.id[1:]}</span> '
        f"{escape(verdict_of(claim))}</span> <q>{escape(' '.join(claim.quote.split()))}</q></h2>"
        f"{value}<ul>{reasons}</ul>{_evidence(claim)}"
        f'<p class="back"><a href="#t-{claim.id}">back to the text</a></p></article>'
    )


def _reason(said: str) -> str:
    fix = ' class="write"' if said.startswith("write: ") else ""
    return f"<li{fix}>{escape(said)}</li>"


def _evidence(claim: ClaimState) -> str:
    evidence = claim.evidence
    parts = [chart(claim)]
    if evidence.formula:
        parts.append(f"<p><code>{escape(evidence.formula)}</code></p>")
    if evidence.rows:
        rows = "".join(
            f"<tr><td>{escape(row.instrument)}</td><td>{row.date}</td><td>{escape(row.field)}</td>"
            f"<td>{digits(row.value) if row.value is not None else ''}</td></tr>"
            for row in evidence.rows
        )
        sources = "; ".join(dict.fromkeys(row.source for row in evidence.rows if row.source))
        parts.append(_table(("instrument", "session", "price", "value"), rows))
        parts.append(f'<p class="source">Source: {escape(sources)}</p>' if sources else "")
        moments = ", ".join(dict.fromkeys(row.known_at for row in evidence.rows if row.known_at))
        parts.append(f'<p class="source">Known at: {moments}</p>' if moments else "")
    if isinstance(evidence.ranking, tuple):
        parts.append(_ranking(claim, evidence.ranking))
    if tried := "".join(_tried(claim)):
        parts.append(_table(("reading", "value", ""), tried))
    shown = "".join(parts)
    if not shown:
        return ""
    command = f"<p>Replay it: <code>{escape(evidence.recompute)}</code></p>"
    return f"<details><summary>Evidence</summary>{shown}{command}</details>"


def _ranking(claim: ClaimState, lines: tuple[RankingRow, ...]) -> str:
    """The lines of a ranking: sessions where it is one of an own history, else members with their prices."""
    dated, priced = any(line.date for line in lines), any(line.from_ is not None for line in lines)
    heads = ("place", "session" if dated else "instrument", *(("from", "to") if priced else ()), "value")
    rows = "".join(
        f"<tr><td>{line.place}</td><td>{line.date or escape(line.instrument)}</td>"
        + "".join(f"<td>{digits(each) if each is not None else ''}</td>" for each in (line.from_, line.to) if priced)
        + f"<td>{line.value if line.value is None else moved_by(claim, line.value)}</td></tr>"
        for line in lines
    )
    return _table(heads, rows)


def _tried(claim: ClaimState) -> Iterator[str]:
    for reading in claim.readings:
        if reading.value is None and reading.holds is None:
            continue
        means = MEANS.get(Reading(reading.name), "")
        name = f"{reading.name} <small>{escape(means)}</small>" if means else reading.name
        value = in_its_unit(claim, reading.value, reading.name) if reading.value is not None else ""
        yield f'<tr><td class="name">{name}</td><td>{value}</td><td>{HOLDS[reading.holds]}</td></tr>'


def _table(heads: tuple[str, ...], rows: str) -> str:
    titles = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return f'<div class="wide"><table><thead><tr>{titles}</tr></thead><tbody>{rows}</tbody></table></div>'


def _unread(report: Report) -> str:
    if not report.unread:
        return ""
    counts = Counter(unread.why for unread in report.unread)
    items = "".join(
        f"<li><q>{escape(unread.quote)}</q> {escape(unread.why)}</li>"
        for unread in sorted(report.unread, key=lambda one: (one.start, one.end))
    )
    return f"<details><summary>Numbers not checked: {counts.total()}</summary><ul>{items}</ul></details>"

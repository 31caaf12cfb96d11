"""What was found, and what was told, as HTML pages that stand alone, light or dark as the reader's screen is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from tapeproof import __version__
from tapeproof.faces.formats.page import STYLE
from tapeproof.faces.found import ChangesReport, FactState, FindReport, sentences
from tapeproof.teller import Told

NEWS = """
:root{--up:#1b6ca8;--down:#b3452e}
@media (prefers-color-scheme:dark){:root{--up:#6db3f2;--down:#f08a6c}}
main.news{display:block;max-width:46rem}header.news,footer.news{max-width:46rem}
.plot{width:100%;height:auto;display:block}.plot text{font:12px system-ui,sans-serif;fill:var(--soft)}
.plot .value{fill:var(--ink);font-weight:600;paint-order:stroke;stroke:var(--paper);stroke-width:3px}
figure{margin:1.6rem 0}figcaption{font:600 .9rem system-ui,sans-serif;margin-bottom:.4rem}
ol.facts{padding-left:1.6rem}ol.facts>li{margin-bottom:1.1rem}ol.facts p{margin:.15rem 0}
.because{font:.8rem/1.4 system-ui,sans-serif;color:var(--soft)}
main.news table{font:.9rem system-ui,sans-serif;width:100%}main.news td:first-child{font-weight:600}
main.news h2{font:600 1.05rem system-ui,sans-serif;margin-top:1.6rem}
"""


def story(told: Told, pictures: Sequence[str]) -> str:
    """The page of a story that was told, its pictures behind the lead."""
    title = told.headline.text if told.headline else f"{told.day}"
    plain = [" ".join(said.text for said in paragraph) for paragraph in told.paragraphs]
    paragraphs = [f"<p>{escape(told.dateline * (number == 0) + text)}</p>" for number, text in enumerate(plain)]
    rows = "".join(
        f"<tr><td>{escape(name)}</td>{''.join(f'<td>{escape(cell.text)}</td>' for cell in cells)}</tr>"
        for name, cells in told.rows
    )
    heads = '<thead><tr><th scope="col"></th><th scope="col">close</th><th scope="col">day</th></tr></thead>'
    table = f'<div class="wide"><table>{heads}<tbody>{rows}</tbody></table></div>' if rows else ""
    first, rest = pictures[:1], pictures[1:]
    body = "\n".join([*paragraphs[:1], *map(_figure, first), *paragraphs[1:], table, *map(_figure, rest)])
    known = f"Every figure was read back and proved. Market version {told.check.market_version} ({told.check.digest})."
    return _page(title, str(told.day), body, known)


def found(report: FindReport, pictures: Sequence[str]) -> str:
    """The page of what was found of a session, the most interesting first."""
    silent = "".join(f"<li>{count:,} said nothing: {escape(why)}.</li>" for why, count in report.silent.items())
    body = f"{_listed(report.facts)}{''.join(map(_figure, pictures))}{f'<ul>{silent}</ul>' if silent else ''}"
    tried = f"{len(report.facts)} facts of {report.tried:,} statements tried"
    known = f"Market version {report.market.version}, as known at {report.market.known_at}."
    return _page(f"What is worth saying of {report.date}", tried, body, known)


def changed(report: ChangesReport) -> str:
    """The page of what changed between two sessions."""
    nothing = "<p>Nothing rare.</p>"
    body = (
        f"<h2>Became true</h2>{_listed(report.became) if report.became else nothing}"
        f"<h2>True on {report.since}, and no more</h2>{_listed(report.ceased) if report.ceased else nothing}"
    )
    known = f"Market version {report.market.version}, as known at {report.market.known_at}."
    return _page(f"What changed by {report.date}", f"since {report.since}", body, known)


def _listed(facts: Sequence[FactState]) -> str:
    items = (
        "".join(
            f'<p>{escape(sentences(one))}</p><p class="because">{escape(one.why_interesting)}</p>'
            for one in (fact, *fact.also)
        )
        for fact in facts
    )
    return f'<ol class="facts">{"".join(f"<li>{item}</li>" for item in items)}</ol>'


def _figure(picture: str) -> str:
    """A picture under the title that it bears for screen readers."""
    title = picture.partition("<title>")[2].partition("</title>")[0]
    return f"<figure><figcaption>{title}</figcaption>{picture}</figure>"


def _page(title: str, below: str, body: str, known: str) -> str:
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="tapeproof {escape(__version__)}">
<title>{escape(title)}</title>
<style>{STYLE}{NEWS}</style>
</head>
<body>
<header class="news"><h1>{escape(title)}</h1><p>{escape(below)}</p></header>
<main class="news">
{body}
</main>
<footer class="news"><p>{escape(known)}</p></footer>
</body>
</html>
"""

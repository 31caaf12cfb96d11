"""The report as Markdown: for an issue, a pull request or a chat."""

from __future__ import annotations

import re

from tapeproof.faces.formats.shown import MARK, ORDER, SAID, clusters, in_order, on_the_tape, verdict_of
from tapeproof.faces.formats.why import why
from tapeproof.faces.wire import ClaimState, Report
from tapeproof.terms.verdict import Verdict

_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")


def render(report: Report, text: str) -> str:
    """Write a summary, the table of claims with what is off first, and the text with its claims marked."""
    story = report.story
    where = ", ".join(part for part in (story.published or "without a date", story.home) if part)
    counts = ", ".join(f"{report.summary[verdict]} {SAID[verdict]}" for verdict in ORDER)
    parts = [f"## {_plain(story.id)} ({where})", f"**{len(report.claims)} claims: {counts}.**"]
    if report.claims:
        lines = ["| | claim | verdict | on the tape | why |", "|---|---|---|---|---|"]
        lines += [_line(claim) for claim in in_order(report.claims)]
        parts.append("\n".join(lines))
    parts.append(_marked(text, report))
    known = f"Market version {report.market.version} ({report.market.digest}), as known at {report.market.known_at}."
    parts.append(f"Numbers not checked: {len(report.unread)}. {known}")
    return "\n\n".join(parts) + "\n"


def _line(claim: ClaimState) -> str:
    verdict = Verdict(claim.verdict)
    cells = (
        f"{MARK[verdict]}{claim.id[1:]}", " ".join(claim.quote.split()), verdict_of(claim), on_the_tape(claim),
        "; ".join(why(claim)),
    )  # fmt: skip
    return f"| {' | '.join(_plain(cell) for cell in cells)} |"


def _marked(text: str, report: Report) -> str:
    """The text as a quotation, each claim in bold behind its mark and number."""
    out, at = [], 0
    for start, end, group in clusters(report.claims):
        names = " ".join(f"{MARK[Verdict(claim.verdict)]}{claim.id[1:]}" for claim in group)
        out += [_plain(text[at:start]), f"**[{names}]** **{_plain(' '.join(text[start:end].split()))}**"]
        at = end
    out.append(_plain(text[at:]))
    return "\n".join(f"> {line}".rstrip() for line in "".join(out).strip().splitlines())


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)

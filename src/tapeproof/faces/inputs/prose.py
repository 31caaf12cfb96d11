"""Markdown as prose: what is not read is blanked, what is wrapped is joined, and every character keeps its offset.

After CommonMark 0.31 (2024): a single line break inside a paragraph is a space, fenced code and comments are no prose.
"""

from __future__ import annotations

import re

from tapeproof.faces.inputs.dateline import opens_a_story, stands_alone
from tapeproof.faces.inputs.draft import Comment
from tapeproof.words.pattern import pattern

# A span of code is matched to be kept: it may show how a comment is written.
_NO_PROSE = re.compile(
    r"^[ \t]*(?P<fence>(?P<mark>[`~])(?P=mark){2,})[^\n]*(?:\n|\Z)"
    r"(?:(?![ \t]*(?P=fence))[^\n]*\n)*(?:[^\n]*)"  # to the closing fence, else to the end
    r"|<!--(?P<comment>(?:[^<]|<(?!!--))*?)-->"
    r"|(?P<ticks>`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)(?P=ticks)(?!`)",
    re.MULTILINE | re.DOTALL,
)
_ONE_LINE = r"#{1,6}\s|[>|<]|=+\s*\Z|-+\s*\Z|(?:\*\s*){3,}\Z|(?:_\s*){3,}\Z"
"""Headings and their underlines, quotations, tables, tags, rules."""
_IS_ONE_LINE = pattern(rf"[ \t]*(?:{_ONE_LINE})")
_OPENS_A_BLOCK = pattern(rf"[ \t]*(?:{_ONE_LINE}|[-*+]\s|1[.)]\s|\[[^\]]+\]:)")
_NUMBERED = pattern(r"[ \t]*\d{1,9}[.)]\s")


def prose(text: str) -> tuple[str, tuple[Comment, ...]]:
    """Return the prose of a Markdown text, of the same length, and the comments that stand in it."""
    comments: list[Comment] = []

    def blank(found: re.Match[str]) -> str:
        if found["ticks"]:
            return found.group()
        if found["comment"] is not None:
            comments.append(Comment(found["comment"], *found.span()))
        return re.sub(r"[^\n]", " ", found.group())

    return _joined(_NO_PROSE.sub(blank, text), text), tuple(comments)


def _joined(prose: str, text: str) -> str:
    """The prose with the line breaks inside paragraphs made spaces; ``text`` is the same with nothing blanked."""
    lines = prose.split("\n")
    out = [lines[0]]
    numbered = bool(_NUMBERED.match(lines[0]))
    for line, following, written in zip(lines, lines[1:], text.split("\n"), strict=False):
        numbered &= bool(line.strip())
        hard = written.endswith(("  ", "\\")) or (numbered and _NUMBERED.match(following) is not None)
        soft = not hard and _runs_on(line, following)
        numbered |= not soft and _NUMBERED.match(following) is not None
        out += [" " if soft else "\n", following]
    return "".join(out)


def _runs_on(line: str, following: str) -> bool:
    """Whether two lines are parts of one paragraph, as far as the words in them tell."""
    if not line.strip() or not following.strip():
        return False
    if _IS_ONE_LINE.match(line) or _OPENS_A_BLOCK.match(following):
        return False
    return not (opens_a_story(following) or stands_alone(line) or stands_alone(following))

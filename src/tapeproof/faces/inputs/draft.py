"""A story as it came in: with the file or address it came from, and where in that each character stands."""

from __future__ import annotations

from msgspec import Struct

from tapeproof.faces.inputs.places import Places
from tapeproof.terms.story import Story


class Comment(Struct, frozen=True):
    """A comment of Markdown or HTML: what stands between its marks, and where it stands in the markup."""

    text: str
    start: int
    end: int


class Draft(Struct, frozen=True):
    """A story, and what only its surroundings know.

    ``is_extracted`` says that the text is not the one of the file: what was a page or a document is now plain text, and
    the report has to hold that text, since its offsets count in it.
    """

    story: Story
    source: str
    places: Places
    comments: tuple[Comment, ...] = ()
    is_extracted: bool = False

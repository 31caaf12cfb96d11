"""Many stories in one process: the market is opened once, and a story that cannot be read stops no other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from tapeproof.desk import Desk
from tapeproof.faces.inputs.given import Given
from tapeproof.faces.inputs.sources import stories
from tapeproof.faces.wire import Report, file_name, report
from tapeproof.terms.errors import BadStory, NotFound
from tapeproof.terms.story import Story


@dataclass(frozen=True, slots=True)
class Checked:
    """A story's report, with the text that it is of."""

    report: Report
    text: str
    source: str = ""
    """The file, or whatever the user named it by."""

    @property
    def file_name(self) -> str:
        """The name for the report's file, without its ending."""
        return file_name(self.report.story.id)


def check_all(
    desk: Desk,
    named: Iterable[str],
    options: Given,
    known_at: datetime | None = None,
    supply: Callable[[Desk, Story], Desk] | None = None,
) -> Iterator[Checked | BadStory | NotFound]:
    """Check every story that the names stand for, in their order; what is wrong with one comes in its place.

    ``supply`` gives a desk that has what a story needs, before the story is checked.
    """
    for name in named:
        for story in stories(name, options):
            if isinstance(story, (BadStory, NotFound)):
                yield story
            else:
                desk = supply(desk, story) if supply else desk
                yield Checked(report(desk.check(story, known_at)), story.text, name)

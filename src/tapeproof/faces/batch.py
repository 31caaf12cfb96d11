"""Many stories in one process: the market is opened once, and a story that cannot be read stops no other."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from datetime import datetime

import msgspec
from msgspec import Struct, field

from tapeproof.desk import Desk
from tapeproof.faces.inputs.draft import Draft
from tapeproof.faces.inputs.given import Given
from tapeproof.faces.inputs.places import Places
from tapeproof.faces.inputs.sources import drafts
from tapeproof.faces.waivers import waived
from tapeproof.faces.wire import Report, WaiverState, file_name, report
from tapeproof.terms.errors import BadStory, NotFound
from tapeproof.terms.story import Story
from tapeproof.terms.verdict import Verdict


class Checked(Struct, frozen=True):
    """A story's report, with the text that it is of."""

    report: Report
    text: str
    source: str = ""
    """The file or the address that it came from; - for the standard input."""
    places: Places = field(default_factory=lambda: Places(""))
    """Where the text stands in the file."""

    @property
    def file_name(self) -> str:
        """The name for the report's file, without its ending."""
        return file_name(self.report.story.id)

    @property
    def waivers(self) -> tuple[WaiverState, ...]:
        """The waivers in the story."""
        return self.report.waivers or ()

    def fails(self, verdicts: Collection[Verdict]) -> bool:
        """Whether a claim has one of the verdicts, and nothing waives it."""
        return any(claim.verdict in verdicts and claim.waived is msgspec.UNSET for claim in self.report.claims)


def check_all(
    desk: Desk,
    named: Iterable[str],
    options: Given,
    known_at: datetime | None = None,
    supply: Callable[[Desk, Story], Desk] | None = None,
    *,
    private: bool = False,
) -> Iterator[Checked | BadStory | NotFound]:
    """Check every story that the names stand for, in their order; what is wrong with one comes in its place.

    ``supply`` gives a desk that has what a story needs, before the story is checked; ``private`` allows addresses of
    machines that the public cannot reach.
    """
    for name in named:
        for draft in drafts(name, options, private=private):
            if isinstance(draft, Draft):
                desk = supply(desk, draft.story) if supply else desk
                yield _checked(desk, draft, known_at)
            else:
                yield draft


def _checked(desk: Desk, draft: Draft, known_at: datetime | None) -> Checked:
    told = report(desk.check(draft.story, known_at))
    if draft.is_extracted:
        head = msgspec.structs.replace(told.story, source=draft.source, text=draft.story.text)
        told = msgspec.structs.replace(told, story=head)
    return Checked(waived(told, draft), draft.story.text, draft.source, draft.places)

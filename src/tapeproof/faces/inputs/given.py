"""What a story's surroundings say of it: when it was published, and where its home market is."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from msgspec import Struct

from tapeproof.faces.inputs.clock import written_at
from tapeproof.terms.errors import BadStory, NotFound
from tapeproof.terms.exchange import EXCHANGES
from tapeproof.terms.story import Story


class Given(Struct, frozen=True):
    """A day or moment of publication and a home market, by its market identifier code; None where nothing says.

    A moment with an offset is turned into the home market's own time, one without is taken as that.
    """

    published: date | datetime | None = None
    home: str | None = None

    def over(self, other: Given) -> Given:
        """What this says, and where it says nothing what the other does."""
        return Given(self.published or other.published, self.home or other.home)

    def story(self, name: str, text: str) -> Story:
        """The story that the text is, here and then."""
        if not isinstance(self.published, datetime):
            return Story(name, text, self.published, self.home, written_at(text, self.published, self.home))
        moment = self.published
        if moment.tzinfo and self.home:
            moment = moment.astimezone(ZoneInfo(EXCHANGES[self.home].zone))
        at = time(moment.hour, moment.minute, moment.second)
        return Story(name, text, moment.date(), self.home, at)


def moment(text: str, where: str) -> date | datetime:
    """Read a day or a moment in ISO form; ``where`` names the place in what is raised (BadStory) if it is neither."""
    stripped = text.strip()
    try:
        return date.fromisoformat(stripped)
    except ValueError:
        pass
    try:
        return datetime.fromisoformat(stripped)
    except ValueError:
        found = repr(stripped) if stripped else "nothing"
        hint = "Write it like 2025-03-07 or 2025-03-07T16:30:00+08:00."
        raise BadStory(where, "a date or a moment", found, hint) from None


def market(code: str) -> str:
    """Read a market identifier code; raises NotFound with the nearest ones."""
    upper = code.strip().upper()
    if upper in EXCHANGES:
        return upper
    from difflib import get_close_matches  # noqa: PLC0415 - late: only a slip needs it

    nearest = tuple(get_close_matches(upper, EXCHANGES, n=3, cutoff=0.5))
    raise NotFound("home market", code, nearest, "Give its market identifier code, such as XNYS, XHKG or XLON.")

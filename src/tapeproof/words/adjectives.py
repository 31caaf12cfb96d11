"""Superlatives, runs and places: highest, worst, straight, best-performing."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from msgspec import Struct

from tapeproof.terms.quantity import Direction
from tapeproof.words.word import Choice, Silent


class Of(StrEnum):
    """What a superlative can be of."""

    LEVEL = "level"
    MOVE = "move"
    EITHER = "either"


class Superlative(Struct, frozen=True):
    """An extreme: which way (None: by the noun beside it), and of what."""

    direction: Direction | None
    of: Of


UP_LEVEL = Superlative(Direction.UP, Of.LEVEL)
DOWN_LEVEL = Superlative(Direction.DOWN, Of.LEVEL)
UP_MOVE = Superlative(Direction.UP, Of.MOVE)
DOWN_MOVE = Superlative(Direction.DOWN, Of.MOVE)
ANY_MOVE = Superlative(None, Of.MOVE)
UP_EITHER = Superlative(Direction.UP, Of.EITHER)
DOWN_EITHER = Superlative(Direction.DOWN, Of.EITHER)



class Extremes(Choice, frozen=True, eq=False):
    """Superlatives: read with what they tell, written from the direction alone, as those of a level."""

    def write(self, value: Any) -> str | None:
        """Spell "highest" or "lowest"; a superlative as it is listed."""
        return super().write(Superlative(value, Of.LEVEL) if isinstance(value, Direction) else value)


EXTREME = Extremes(
    "direction",
    {
        UP_LEVEL: ("highest", "loftiest", "dearest", "priciest", "most expensive", "highest ever"),
        DOWN_LEVEL: ("lowest", "cheapest", "lowest ever", "lowest ebb"),
        UP_EITHER: ("best", "strongest", "firmest"),
        DOWN_EITHER: ("weakest", "softest", "frailest", "flimsiest"),
        UP_MOVE: ("mightiest", "brightest", "healthiest", "sunniest", "giddiest", "liveliest", "fattest", "sweetest", "happiest", "handsomest", "most generous", "finest", "rosiest", "most powerful", "most rewarding", "most profitable", "most lucrative", "kindest", "jolliest", "perkiest", "most productive", "most fruitful"),
        DOWN_MOVE: (
            "worst", "poorest", "ugliest", "grimmest", "blackest", "cruelest", "cruellest", "most punishing", "most painful",
            "nastiest", "shakiest", "dreariest", "meanest", "rockiest", "sorriest", "severest", "harshest", "most bruising",
            "most savage", "most severe", "most calamitous", "costliest", "most miserable", "most wretched", "most damaging", "most ruinous", "most torrid",
            "unhappiest", "most costly", "direst", "most harrowing", "most bruising", "rudest", "bumpiest", "sickliest", "feeblest", "wickedest",
            "bloodiest", "darkest", "gloomiest", "bleakest", "most brutal", "most dismal", "roughest", "toughest",
        ),
        ANY_MOVE: (
            "biggest", "largest", "steepest", "sharpest", "heaviest", "hardest", "greatest", "fastest", "most", "deepest",
            "longest", "lengthiest", "fiercest", "wildest", "biggest-ever", "largest-ever", "most violent", "quickest", "heftiest", "stiffest", "hugest", "weightiest", "most dramatic", "most pronounced", "most sizeable",
        ),
    },
)  # fmt: skip
"""A superlative adjective."""


class Best(Extremes, frozen=True, eq=False):
    """The same words, written as those of a move: "best", "worst"."""

    def write(self, value: Any) -> str | None:
        """Spell "best" or "worst"."""
        return {Direction.UP: "best", Direction.DOWN: "worst"}.get(value)


BEST = Best("direction", EXTREME.spellings)
LONGEST = Choice("run", {True: ("longest", "lengthiest")})
"""Of runs, and of nothing else."""
FIRST_PLACE = Silent("place", 1)

LEVEL_NOUN = Choice(
    "direction",
    {
        Direction.UP: ("high", "peak", "top", "highs", "peaks", "tops", "heights", "height", "summit", "zenith"),
        Direction.DOWN: ("low", "trough", "bottom", "lows", "troughs", "floor", "nadir"),
    },
)
"""A high or a low, as a noun."""

LEVEL_WORD = Choice(
    "",
    {True: ("level", "levels", "close", "finish", "point", "price", "prices", "mark", "closing level", "settlement", "value")},
)
"""What makes an undecided superlative one of the level."""

MOVE_WORD = Choice(
    "",
    {
        True: (
            "day", "session", "week", "month", "quarter", "year", "performance", "showing", "run", "streak", "stretch", "move",
            "start", "days", "one-day", "single-session", "weekly", "monthly", "annual", "daily", "quarterly", "yearly",
        )
    },
)  # fmt: skip
"""What makes an undecided superlative one of a move."""

RECORD = Choice(
    "",
    {
        True: (
            "record", "all-time", "on record", "in history", "ever", "historic", "never before", "best-ever", "unprecedented",
            "uncharted territory", "biggest-ever", "has ever matched", "it has ever been", "records", "lifetime",
            "in its history", "in their history", "in the index's history", "in the index’s history", "in the market's history",
            "in the market’s history", "in the gauge's history", "in the gauge’s history", "of all time", "in living memory",
            "of its life", "in its life", "as a public company", "as a listed company", "in company history", "in the company's history",
            "in the company’s history", "never seen before", "since going public", "since its market debut", "since its stock-market debut",
            "since its initial public offering", "since its listing", "since its IPO", "since launch", "since its launch", "since inception", "since its inception", "since its debut", "since it was launched", "since its flotation",
        )
    },
)  # fmt: skip
"""In the whole history."""

_DONE = (
    "seen scaled touched reached visited traded stood been hit bettered surpassed exceeded topped matched witnessed occupied recorded "
    "registered outdone undercut beaten eclipsed equalled equaled rivalled rivaled overtaken outstripped plumbed attained achieved fetched "
    "experienced suffered endured trodden felt observed posted notched repeated glimpsed inhabited charted sighted bested quoted commanded"
).split()
"""What is done to a level or a move that has not been so since."""
UNEQUALLED = Choice(
    "",
    {
        True: (
            *(f"last {done}" for done in _DONE), *(f"not {done} {joint}" for done in _DONE for joint in ("since", "in", "for")), "had last stood", "no day had been worse since", "not bettered in",
            "unmatched since", "unsurpassed since", "unseen since", "unseen in", "unseen for", "unmatched in", "unmatched for", "unequalled in", "unequalled since", "unrivalled since", "unvisited since", "untouched since",
            "not traded at since", "not closed at since", "not been at since", "not been down to since", "not been up to since", "not sunk to since", "not fallen to since", "not climbed to since", "not risen to since", "not trodden since", "last been at", "was last at", "last been down to", "last been up to", "unscaled since", "unplumbed since", "unrepeated since",
            "unparalleled since", "unexceeded since", "uncharted since", "unheard of since", "unknown since", "unprecedented since",
        )
    },
)  # fmt: skip
"""A superlative said by negation: nothing since."""

STRAIGHT = Choice(
    "",
    {
        True: (
            "straight", "consecutive", "successive", "in a row", "running", "on the trot", "back-to-back", "back to back",
            "on the bounce", "in succession", "unbroken", "uninterrupted", "in as many sessions", "in as many days", "on end", "without a break", "without interruption", "without a pause", "without let-up", "without respite",
            "on the spin", "on the run", "without a pullback",
        )
    },
)  # fmt: skip
"""One after another."""

STREAK_NOUN = Choice(
    "",
    {True: ("streak", "run", "winning streak", "losing streak", "winning run", "losing run", "string", "skid", "slide", "spell", "streaks", "winning streaks", "losing streaks", "winning runs", "losing runs")},
)
"""A run of moves, as a noun."""

LOSING = Choice(
    "direction",
    {
        Direction.UP: (
            "winning", "rising", "positive", "advancing", "up", "gaining", "gain", "gains", "rise", "rises", "advance", "advances",
            "increase", "increases", "climb",
        ),
        Direction.DOWN: (
            "losing", "falling", "negative", "declining", "down", "loss", "losses", "fall", "falls", "decline", "declines", "drop",
            "drops", "retreat", "setback", "setbacks",
        ),
    },
)  # fmt: skip
"""Of a run: which way it goes."""

SNAPPED = Choice(
    "ended",
    {
        True: (
            "snapped", "snapping", "snaps", "ended", "ending", "broke", "breaking", "halted", "halting", "on the heels of", "after",
            "following", "putting an end to", "stopping", "interrupted", "interrupting", "ends", "breaking off", "bringing to an end", "to end", "put an end to", "puts an end to", "put paid to", "putting paid to", "puts paid to", "cut short",
            "cuts short", "cutting short", "called time on", "calling time on", "arrested", "arresting", "broken",
        )
    },
)  # fmt: skip
"""Ended a run."""

PERFORMER = Choice(
    "direction",
    {
        Direction.UP: (
            "best performer", "best performers", "leading performers", "top performers", "biggest gainers", "biggest winners", "top gainers", "best-performing", "best performing", "top performer", "top-performing", "biggest gainer",
            "biggest winner", "top gainer", "best of", "leading performer", "came out on top", "led the field", "no equal among",
            "outperformed all", "strongest performer", "gained more", "largest gainer", "risen more", "risen further", "climbed more", "climbed further", "gained further",
            "advanced more", "done better", "fared better", "top riser", "biggest riser", "best-performer", "largest riser", "top mover", "biggest boost", "biggest lift", "biggest contributor",
            "led the way", "led the pack", "fared best", "star performer", "standout performer", "leader of", "strongest of", "strongest-performing", "champion", "set the pace", "sets the pace", "did better", "performed better", "done best", "did best",
        ),
        Direction.DOWN: (
            "worst performer", "worst performers", "biggest losers", "biggest decliners", "biggest laggards", "worst-performing", "worst performing", "biggest loser", "biggest decliner", "biggest laggard", "top faller", "fallen further", "fallen more", "lost more", "dropped more", "dropped further", "declined more", "done worse", "fared worse", "slid further", "top loser", "top decliner", "worst hit", "hardest hit", "steepest faller", "heaviest faller",
            "brought up the rear", "brings up the rear", "bringing up the rear", "weakest performer", "bottom of", "trailed the pack", "fared worst", "trailed the rest", "weakest of", "biggest faller",
            "weakest-performing", "poorest-performing", "largest decliner", "worst of", "poorest performer", "did worse", "performed worse", "done worst", "did worst", "dead last", "largest loser", "worst sector", "biggest drag", "heaviest drag", "main drag", "biggest weight", "heaviest weight",
        ),
    },
)  # fmt: skip
"""First or last of a group."""

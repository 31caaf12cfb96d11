"""The word of movement that a figure belongs to: a verb or adverb before it, a noun or adverb after it."""

from __future__ import annotations

from msgspec import Struct

from tapeproof.kinds.move import KIND as MOVE
from tapeproof.reader.spot import Chart
from tapeproof.terms.quantity import Direction, Unit
from tapeproof.words import comparisons, headjoints, joints, numbers, verbs
from tapeproof.words.word import Token, Word

FAR = 7
"""Words that may stand between a verb and its figure."""

BEFORE = frozenset(word for phrase in MOVE.phrases for word in phrase.beside(numbers.FIGURE, before=True))
AFTER = frozenset(word for phrase in MOVE.phrases for word in phrase.beside(numbers.FIGURE, before=False))
"""The words that may stand on either side of a figure: those of the kind's own phrases."""
HEADS = tuple(BEFORE | AFTER)
REACH_BEFORE: dict[Word, int] = {verbs.MOVED: FAR, verbs.MOVE_NOUN: 4, verbs.CHANGED: 3}
REACH_AFTER: dict[Word, int] = {verbs.MOVED: 3, verbs.MOVE_NOUN: 2, verbs.CHANGED: 2}
"""How many words may stand between; where a phrase has a word of its own, a few."""
A_FEW = 3


class Head(Struct, frozen=True):
    """The word that says which way a figure went, and how far off it stands."""

    token: Token
    cost: float

    @property
    def direction(self) -> Direction:
        """Its direction."""
        direction: Direction = self.token.value
        return direction


def head_of(chart: Chart, token: Token) -> Head | None:
    """The nearest word of movement: a verb or adverb before the figure, a noun or adverb after it."""
    heads: list[Head] = []
    relative = headjoints.THAT_IT_TOOK.match(chart.text, token.end) is not None
    for other in chart.of(*HEADS):
        if other.word is verbs.CHANGED and chart.text[other.end :].startswith(" of"):
            continue
        if other.end <= token.start and other.word in BEFORE and relative:
            continue
        if other.end <= token.start and other.word in BEFORE:
            cost = _cost_before(chart, other, token)
        elif other.start >= token.end and other.word in AFTER:
            cost = _cost_after(chart, other, token)
        else:
            continue
        if cost is not None:
            heads.append(Head(other, cost))
    return min(heads, key=lambda head: head.cost, default=None)


def _cost_before(chart: Chart, head: Token, token: Token) -> float | None:
    between = chart.text[head.end : token.start]
    gap = chart.gap(head.end, token.start)
    if head.word is verbs.MOVE_NOUN and headjoints.HIT_A_LEVEL.before(chart.text, head.end) and not gap:
        return None
    of_money = token.value.figure.unit is Unit.CURRENCY or token.value.bare
    if head.word is verbs.MOVED and not gap and of_money and headjoints.COST.before(chart.text, head.end):
        return None
    if head.word is verbs.MOVE_NOUN and headjoints.ENDS_IN_TO.search(between):
        inside = [t for t in chart.times if head.end <= t.start and t.end <= token.start]
        gap -= sum(chart.gap(t.start, t.end) + 1 for t in inside)
    named = any(head.end <= m.start and m.end <= token.start for m in chart.mentions)
    if head.word is verbs.MOVE_NOUN and named and not between.rstrip().endswith((" of", " to", " by", " at")):
        return None  # "ending a run of three losses, and Taipei's Taiex 2.5 percent"
    passes = head.word is verbs.MOVE_NOUN and comparisons.RELATED.match(chart.text, head.start)
    if passes and named:
        return None  # "beating the CAC 40's 11 percent"
    reach = REACH_BEFORE.get(head.word, A_FEW)
    if gap > reach or headjoints.TO_AND_TO.search(between):
        return None
    if any(head.end <= other.start and other.end <= token.start for other in chart.figures):
        return None
    cost = gap + 2.0 * chart.crossed(head.end, token.start) + (1.5 if "," in between else 0)
    if head.word is verbs.MOVE_NOUN:
        if headjoints.OF_A_NOUN.fullmatch(between):
            return 0.5
        cost += 0.5 if headjoints.LEADS_ON.search(between) or gap == 0 else 3
    return cost


def _cost_after(chart: Chart, head: Token, token: Token) -> float | None:
    between = chart.text[token.end : head.start]
    if headjoints.A_COMPARISON.fullmatch(between) and joints.THAN.match(chart.text[head.end :]):
        return None
    if head.word is verbs.MOVE_NOUN and headjoints.ANOTHER_VERB.search(between):
        return None  # "managed 0.2 percent, ending a decline"
    gap = chart.gap(token.end, head.start)
    reach = REACH_AFTER.get(head.word, A_FEW)
    crossed = [f for f in chart.figures if token.end <= f.start and f.end <= head.start]
    if len(crossed) == 1 and headjoints.OR_ALSO.fullmatch(chart.text[token.end : crossed[0].start]):
        between = chart.text[crossed[-1].end : head.start]
        gap = chart.gap(crossed[-1].end, head.start)
    elif crossed:
        return None
    if gap > reach or headjoints.ENDS_A_CLAUSE.search(between):
        return None
    comma = 3 if "," in between and not crossed else 0
    passive = 2.5 if head.word is verbs.MOVED else 0.4
    return gap + comma + passive - (0.8 if head.word is verbs.MOVE_NOUN and gap == 0 else 0)

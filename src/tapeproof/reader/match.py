"""Match figures to what is said with them: every figure ends in a statement or in a reason."""

from __future__ import annotations

from collections.abc import Sequence

from tapeproof.kinds.level import Level
from tapeproof.kinds.move import Move
from tapeproof.market.directory import NameKind
from tapeproof.reader.carried import alike, carried, continues_level, goes_on
from tapeproof.reader.dealings import is_volume
from tapeproof.reader.heads import Head, head_of
from tapeproof.reader.leftovers import RELATIVE, Leftover, of_nothing_here, opinion
from tapeproof.reader.levels import is_a_named_level, is_dated
from tapeproof.reader.movelength import length_of
from tapeproof.reader.sizes import told_size
from tapeproof.reader.spot import Chart
from tapeproof.reader.statement import Statement
from tapeproof.reader.topic import is_told, quantity
from tapeproof.terms.changing import replace
from tapeproof.terms.claim import Doubt
from tapeproof.terms.figure import Figure, Hedge
from tapeproof.terms.quantity import Direction, Quantity, Unit
from tapeproof.words import adjectives, crossjoints, headjoints, joints, leveljoints, sizejoints, topics, verbs
from tapeproof.words.numbers import Stated
from tapeproof.words.word import Token

_LENGTHS = frozenset({Unit.SESSIONS, Unit.DAYS, Unit.WEEKS, Unit.MONTHS, Unit.QUARTERS, Unit.YEARS})
_LEVEL_JOINTS = frozenset({"to", "at", "on", "near", "around", "from", "against"})
_THRESHOLDS = {
    "above": Hedge.MORE_THAN, "past": Hedge.MORE_THAN, "over": Hedge.MORE_THAN, "beyond": Hedge.MORE_THAN,
    "topping": Hedge.MORE_THAN, "surpassing": Hedge.MORE_THAN, "exceeding": Hedge.MORE_THAN,
    "beneath": Hedge.LESS_THAN, "below": Hedge.LESS_THAN, "under": Hedge.LESS_THAN, "through": Hedge.EXACT,
}  # fmt: skip
NOT_SO_NEAR = 2
"""A word of movement this far off may be another figure's."""
_SIDES = frozenset({"above", "below"})
"""Prepositions that are also said of a move: "2% above"."""


def figures(chart: Chart) -> tuple[list[Statement], list[Leftover]]:
    """Give a statement or a reason for every figure of a sentence, but those of runs, ranks and spans of time."""
    found: list[Statement] = []
    left: list[Leftover] = []
    foretold: Statement | None = None
    for token in chart.figures:
        stated: Stated = token.value
        if stated.part_of:
            left.append(Leftover(token.start, token.end, f"part of a name ({stated.part_of})"))
            continue
        if stated.figure.unit in _LENGTHS:
            left.append(Leftover(token.start, token.end, "a length of time"))
            continue
        if is_volume(chart, token) and not opinion(chart, token):
            found.append(_level(chart, token, "").but(quantity=Quantity.VOLUME, unit=Unit.COUNT, bare=False))
            continue
        of_a_price = quantity(chart, token, stated.figure) is Quantity.PRICE
        if why := opinion(chart, token) or of_nothing_here(chart, token, of_a_price=of_a_price):
            if (other := _converts(chart, token, foretold)) is not None:
                found.append(other)  # a forecast too is converted at a rate of the day
                continue
            foretold = _level(chart, token, "") if stated.figure.unit is Unit.CURRENCY else None
            left.append(Leftover(token.start, token.end, why))
            continue
        outcome = _statement(chart, token, found)
        if isinstance(outcome, Statement):
            found.append(outcome)
        else:
            left.append(outcome)
    return found, left


def _statement(chart: Chart, token: Token, found: Sequence[Statement]) -> Statement | Leftover:
    stated: Stated = token.value
    before = found[-1] if found else None
    figure = stated.figure
    joint = _joint(chart, token)
    head = head_of(chart, token)
    if stated.sign:
        direction = Direction.UP if stated.sign > 0 else Direction.DOWN
        return _move(chart, token, direction, head, figure)
    if (other := _converts(chart, token, before)) is not None:
        return other
    if head is not None and before is not None and goes_on(chart, token, head, before):
        return _move(chart, token, before.direction, None, figure).but(verb=before.verb)
    shared = _shares(chart, token, before)
    if shared is not None and (head is None or head.cost > 0.7):
        return shared
    if (noun := joints.PARED_TO.before(chart.text, token.start)) is not None:
        way = Direction.UP if joints.A_GAIN.match(noun["noun"]) else Direction.DOWN
        return _move(chart, token, way, None, replace(figure, unit=Unit.POINTS) if stated.bare else figure).but(
            start=noun.start(), verb=noun.start()
        )
    size = told_size(chart, token) if head is None or head.cost > NOT_SO_NEAR else None
    if size is not None and joint not in {"to", "at"}:
        return _move(chart, token, size[0], None, figure).but(doubts=size[1])
    if figure.unit in RELATIVE:
        return _relative(chart, token, joint, head, carried(chart, token, found) or before)
    compared = stated.bare and before is not None and before.answer is Level
    if _is_level(chart, token, joint, head) or (compared and joints.COMPARED_WITH.search(chart.text[: token.start])):
        return _level(chart, token, joint)
    if continues_level(chart, token, before):
        return _level(chart, token, "")
    if head is None and (leader := carried(chart, token, found)) is not None and leader.unit in alike(figure):
        return _move(chart, token, leader.direction, None, figure).but(verb=leader.verb)
    if head is not None and head.cost <= _near(figure, stated, head) and not stated.year:
        move = replace(figure, unit=Unit.POINTS) if stated.bare else figure
        return _move(chart, token, head.direction, head, move)
    return _untold(chart, token, joint, figure)


def _untold(chart: Chart, token: Token, joint: str, figure: Figure) -> Statement | Leftover:
    """A figure of which no word says what it is: points are those of a move, money is a price."""
    if token.value.bare or figure.unit in {Unit.COUNT, Unit.RATIO}:
        return Leftover(token.start, token.end, "a number without a unit")
    if figure.unit is Unit.POINTS and figure.step < 1 and not joints.PASSED.before(chart.text, token.start):
        return _move(chart, token, None, None, figure).but(doubts=(Doubt.KIND,))
    level = _level(chart, token, joint)
    return level if is_told(chart, token, level.quantity) else level.but(doubts=(Doubt.KIND,))


def _joint(chart: Chart, token: Token) -> str:
    """The preposition before a figure, unless it belongs to a verb ("put on 30 points")."""
    match = joints.PREPOSITION.before(chart.text, token.start)
    if match is None:
        beyond = joints.BEYOND.match(chart.text[token.start : token.end])
        return beyond.group(1).lower() if beyond and token.value.figure.unit is not Unit.POINTS else ""
    said = match.group(1).lower()
    verbal = chart.of(verbs.MOVED) if said in _SIDES else chart.of(verbs.MOVED, verbs.CHANGED)
    return "" if any(head.end == match.end(1) for head in verbal) else said


def _near(figure: Figure, stated: Stated, head: Head) -> float:
    if stated.bare:
        return 0.5 if head.token.word is verbs.CHANGED else 1.6
    return 6 if figure.unit is Unit.POINTS else 4


def _relative(
    chart: Chart, token: Token, joint: str, head: Head | None, before: Statement | None
) -> Statement | Leftover:
    stated: Stated = token.value
    if (
        joint in _THRESHOLDS
        and _is_of_a_rate(chart)
        and joints.PASSED.search(chart.text[: token.start].removesuffix(f"{joint} "))
    ):
        return _level(chart, token, joint)
    placed = joint in _THRESHOLDS or joints.AT_A_PLACE.match(chart.text[token.start : token.end])
    if placed and _is_of_a_rate(chart) and joints.FIRST_TIME.match(chart.text[token.end :].lstrip()):
        return _level(chart, token, joint)  # "dived below 0.5% for the first time"
    if joint == "of" and _is_of_a_rate(chart) and joints.AN_EXTREME_OF.search(chart.text[: token.start]):
        return _level(chart, token, joint)  # "a two-month high of 3.76%"
    if sizejoints.A_RANGE_OF.before(chart.text, token.start) and _is_of_a_rate(chart):
        return _level(chart, token, joint)  # "to a range of 4.25% to 4.5%"
    if head is not None:
        return _move(chart, token, head.direction, head, stated.figure).but(joint=joint)
    reached = any(0 <= token.start - verb.end <= 1 for verb in chart.of(verbs.TOUCHED))
    if (joint in {"to", "at", "from", "against"} or reached) and _is_of_a_rate(chart):
        return _level(chart, token, joint)
    for direction, side in ((Direction.DOWN, leveljoints.AWAY_DOWN), (Direction.UP, leveljoints.AWAY_UP)):
        if side.match(chart.text, token.end):
            return _move(chart, token, direction, None, stated.figure).but(joint=joint, doubts=(Doubt.KIND,))
    own_verb = headjoints.THAT_IT_TOOK.match(chart.text, token.end) is not None
    if before is not None and before.answer is Move and not own_verb:
        return _move(chart, token, before.direction, None, stated.figure).but(verb=before.verb)
    return _move(chart, token, None, None, stated.figure).but(joint=joint, doubts=(Doubt.DIRECTION,))


def _converts(chart: Chart, token: Token, before: Statement | None) -> Statement | None:
    """The amount before it in another currency: "380 billion yuan ($52 billion)"."""
    if before is None or not joints.CONVERTED.fullmatch(chart.text[before.end : token.start]):
        return None
    first, figure = before.fields.get("figure"), token.value.figure
    if first is None or not first.currency or not figure.currency or first.currency == figure.currency:
        return None
    statement = _level(chart, token, "")
    end = token.end + (chart.text[token.end : token.end + 1] == ")")
    return statement.but(
        start=before.start, end=end, quantity=Quantity.AMOUNT, converts=first.currency, converted=first
    )


def _is_of_a_rate(chart: Chart) -> bool:
    kinds = {m.names[0].kind for m in chart.mentions}
    return bool(kinds & {NameKind.YIELD, NameKind.MACRO} or chart.of(topics.YIELD, topics.TOPIC))


def _shares(chart: Chart, token: Token, before: Statement | None) -> Statement | None:
    """The same move in another unit: "412 points, or 1.2%"; the same level in another currency."""
    if before is None or before.answer is not Move:
        return None
    between = chart.text[before.end : token.start]
    figure: Figure = token.value.figure
    in_points = {before.unit, figure.unit} == {Unit.PERCENT, Unit.POINTS} and joints.IN_POINTS_TOO.fullmatch(between)
    worth = leveljoints.IS_WORTH.before(chart.text, token.start)
    again = not worth and joints.AGAIN.before(chart.text, token.start) and chart.gap(before.end, token.start) <= 3
    if not again and not in_points:
        return None
    if figure.unit is before.unit or "." in between.strip(" ."):
        return None
    statement = _move(chart, token, before.direction, None, figure)
    return statement.but(shared=True, verb=before.verb)


def _is_level(chart: Chart, token: Token, joint: str, head: Head | None) -> bool:
    stated: Stated = token.value
    if stated.bare and (stated.year or not any(c.isdigit() for c in chart.text[token.start : token.end])):
        return False
    if is_a_named_level(chart, token):
        return True
    if joint in _LEVEL_JOINTS:
        return not (joint == "on" and stated.bare and stated.figure.value < 100)
    if joint in _THRESHOLDS and (stated.bare or stated.figure.unit in {Unit.POINTS, Unit.CURRENCY}):
        return stated.figure.value >= 10 or any(m.names[0].iso for m in chart.mentions)
    if stated.bare and _is_passed(chart, token, head):
        return True
    placed = joints.AT_A_PLACE.match(chart.text[token.start : token.end])
    if placed and stated.figure.unit in {Unit.POINTS, Unit.CURRENCY}:
        passed = next(joints.FIRST_TIME.everywhere(chart.text), None)  # of an index of 1943: "above 9.8 points"
        return stated.figure.value >= 10 or passed is not None
    if joint == "of" and joints.AN_EXTREME_OF.before(chart.text, token.start):
        return True
    nouns = chart.of(adjectives.LEVEL_NOUN, verbs.SETTLED, verbs.TOUCHED)
    near = [n for n in nouns if n.end <= token.start and chart.gap(n.end, token.start) <= 2]
    if near and not any(n.end <= f.start and f.end <= token.start for n in near[-1:] for f in chart.figures):
        return head is None or head.cost > 1.5
    if stated.figure.hedge is Hedge.AS_MUCH_AS and joints.AS_HIGH_AS.match(chart.text[token.start :]):
        return True
    if stated.figure.unit is Unit.CURRENCY and chart.text[: token.start].rstrip().endswith("("):
        return True
    after = chart.text[token.end : token.end + 30]
    return stated.figure.unit is Unit.POINTS and joints.MARK.match(after) is not None


def _is_passed(chart: Chart, token: Token, head: Head | None) -> bool:
    """Whether a number without a unit is a level that was passed: "crossed 5,000", "won back 15,000"."""
    before, behind, large = chart.text[: token.start], chart.text[token.end :], token.value.figure.value >= 100
    first = any(joints.FIRST_TIME.everywhere(chart.text))
    if crossjoints.OF_THINGS.match(behind):
        return False  # "passed 2 billion devices"
    if large and joints.RETOOK.search(before):
        return True
    if large and first and crossjoints.OVER_OR_UNDER.match(chart.text[token.start : token.end]):
        return joints.FIRST_TIME.match(behind.lstrip()) is not None  # "at 36,887, under 37,000 for the first time"
    if head is not None:
        return False
    passed, marked = joints.PASSED.search(before), joints.MARK.match(behind)
    if passed and (large or marked or joints.A_RATE.match(behind)):
        return True  # not the size of a move, as after "lost": "breached 57 to the dollar", "crossing the 90-mark"
    return large and bool(marked or first) and crossjoints.WAS_PASSED.match(behind) is not None


def _level(chart: Chart, token: Token, joint: str) -> Statement:
    stated: Stated = token.value
    figure = stated.figure
    if stated.bare:
        figure = replace(figure, unit=Unit.POINTS)
    dated = is_dated(chart, token)
    if joint in _THRESHOLDS and figure.hedge is Hedge.EXACT and not dated:
        figure = replace(figure, hedge=_THRESHOLDS[joint])
    if dated and leveljoints.SIDE_OF_THE.fullmatch(chart.text[token.start : stated.core[0]]):
        figure = replace(figure, hedge=Hedge.EXACT)  # "short of the 17,918.48 of September 11"
    if leveljoints.TOWARD.before(chart.text, token.start) and figure.hedge is Hedge.EXACT:
        figure = replace(figure, hedge=Hedge.ABOUT)
    of = quantity(chart, token, figure)
    in_a_range = of is Quantity.MACRO or sizejoints.A_RANGE_OF.before(chart.text, token.start) is not None
    if in_a_range and figure.hedge is Hedge.BETWEEN and figure.upper is not None and figure.unit is Unit.PERCENT:
        figure = replace(figure, value=figure.upper, hedge=Hedge.AT_MOST, upper=None)  # a policy rate goes by its top
    passed = joint in _THRESHOLDS or joints.AT_A_PLACE.match(chart.text[token.start : token.end]) is not None
    doubts: tuple[Doubt, ...] = (Doubt.KIND,) if passed and not dated else ()
    start = token.start
    if match := joints.PREPOSITION.before(chart.text, token.start):
        start = match.start()
    return Statement(
        Level, start, token.end, token.start, {"figure": figure}, unit=figure.unit, joint=joint, doubts=doubts,
        bare=stated.bare, quantity=of,
    )  # fmt: skip


def _is_of_another(chart: Chart, token: Token, figure: Figure) -> bool:
    """ "9.6 percent ahead, twice the 4.8 percent of its rival": a multiple of something else, no move."""
    return figure.unit is Unit.RATIO and headjoints.TIMES_ANOTHER.match(chart.text, token.end) is not None


def _move(chart: Chart, token: Token, direction: Direction | None, head: Head | None, figure: Figure) -> Statement:
    start, end = token.start, token.end
    if head is not None:
        start, end = min(start, head.token.start), max(end, head.token.end)
    fields = {"figure": figure, "direction": direction}
    place = head.token.start if head else None
    by_a_part = figure.unit is Unit.POINTS and head and joints.CONTRIBUTED.match(chart.text[head.token.start :])
    return Statement(
        Move, start, end, token.start, fields, place, unit=figure.unit, verb=place, bare=token.value.bare,
        quantity=quantity(chart, token, figure), over=length_of(chart, token, head),
        doubts=(Doubt.FIGURE,) if by_a_part or _is_of_another(chart, token, figure) else (),
    )  # fmt: skip

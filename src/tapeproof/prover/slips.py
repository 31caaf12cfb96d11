"""Errors that a hand makes: two digits exchanged, one wrong or left out, the point misplaced (Damerau 1964)."""

from __future__ import annotations

from tapeproof.terms.figure import Figure

TELLING = 3
"""Digits from which on one wrong one still tells what was meant; of two, one in five numbers is as near by chance."""


def is_a_slip(figure: Figure, right: float) -> bool:
    """Whether a figure is the right one, mistyped: compared digit by digit as the story rounds it."""
    places = max(0, -int(figure.step.as_tuple().exponent)) if figure.step else 0
    said, meant = _digits(f"{figure.value:.{places}f}"), _digits(f"{abs(right):.{places}f}")
    if said == meant:
        return True
    if _exchanged(said, meant):
        return True
    return min(len(said), len(meant)) >= TELLING and _one_apart(said, meant)


def is_exchanged(figure: Figure, right: float, among: int) -> bool:
    """Whether a figure of so many digits is the right one but for two neighbours: by chance hardly another is."""
    places = max(0, -int(figure.step.as_tuple().exponent)) if figure.step else 0
    said, meant = (f"{value:.{places}f}".replace(".", "") for value in (figure.value, abs(right)))
    if len(said) != len(meant) or len(said) < among:
        return False
    return any(said[:i] + said[i + 1] + said[i] + said[i + 2 :] == meant != said for i in range(len(said) - 1))


def is_near(figure: Figure, right: float, share: float) -> bool:
    """Whether a figure misses the right one by no more than a share of the greater of the two."""
    return abs(float(figure.value) - abs(right)) <= share * max(float(figure.value), abs(right))


def _digits(text: str) -> str:
    """The digits that count, wherever the point stands."""
    return text.replace(".", "").lstrip("0").rstrip("0")


def _exchanged(a: str, b: str) -> bool:
    """Two digits in each other's place: neighbours, or any two where there are enough others to tell."""
    differ = [i for i in range(len(a)) if len(a) == len(b) and a[i] != b[i]]
    if len(differ) != 2 or (differ[1] != differ[0] + 1 and len(a) <= TELLING):
        return False
    return a[differ[0]] == b[differ[1]] and a[differ[1]] == b[differ[0]]


def _one_apart(a: str, b: str) -> bool:
    if len(a) == len(b):
        return sum(x != y for x, y in zip(a, b, strict=True)) == 1
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))

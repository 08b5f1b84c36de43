"""How long the moments last that have a time of their own: nobody has to know it by heart."""

from collections.abc import Callable, Mapping

from chain.guide.now import Now
from chain.vocabulary import Letter


def silent_minutes(facts: Now) -> int:
    """Return how long a letter is written in silence: half of its slow minutes; the rest is for listening.

    >>> silent_minutes(Now(slow_minutes=10)), silent_minutes(Now(slow_minutes=5)), silent_minutes(Now())
    (5, 3, 5)
    """
    return (facts.slow_minutes + 1) // 2 or 5


def _whole(facts: Now) -> int:
    return facts.minutes or 5


CLOCKS: Mapping[str, Callable[[Now], int]] = {
    **{f"writing.{letter}": silent_minutes for letter in Letter},
    "writing.going": silent_minutes,
    "writing.pairs": lambda _: 2,
    "sheets.write": lambda _: 3,
    "sheets.build": lambda _: 3,
    "cards.begin": lambda _: 2,
    "cards.writing": lambda _: 2,
    "flip.begin": lambda _: 5,
    "flip.going": lambda _: 5,
    "flip.silence": lambda _: 1,
    "theme.alone": lambda _: 1,
    "theme.pairs": lambda _: 2,
    "silence.begin": _whole,
    "walk.go": _whole,
    "other.begin": _whole,
}
"""The sentences that begin a time, and its minutes."""

"""Estimates how wide a text will be without opening a font: a drawing is the same on every machine."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

ELLIPSIS = "…"
_EMS = {
    **dict.fromkeys("iljI|.,:;'!’‘`", 0.28),
    **dict.fromkeys('ftr()[]{}/\\ -"°*', 0.37),
    **dict.fromkeys("mwMW@%&—…œæŒÆ", 0.9),
    **dict.fromkeys("OQGDHNUC", 0.77),
}
_JOINERS = "\u200d\ufe0e\ufe0f"


def text_width(text: str, size: float) -> float:
    """Return the estimated width of the text, a little more than most sans-serif fonts need."""
    return size * sum(map(_em, text))


def wrap(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Return the text in lines that fit the room; after ``most`` lines an ellipsis stands for the rest."""
    lines = [""]
    for glue, piece in _pieces(text, size, room):
        longer = f"{lines[-1]}{glue}{piece}" if lines[-1] else piece
        if lines[-1] and text_width(longer, size) > room:
            lines.append(piece)
        else:
            lines[-1] = longer
    if len(lines) > most:
        lines[most - 1 :] = [_shortened(lines[most - 1], size, room)]
    return tuple(lines)


def wrap_evenly(text: str, size: float, room: float, most: int) -> tuple[str, ...]:
    """Return the text in as few lines as ``wrap`` does, with the lines about equally long."""
    lines = wrap(text, size, room, most)
    for part in (0.55, 0.65, 0.75, 0.85) if len(lines) > 1 else ():
        even = wrap(text, size, room * part, most + 1)
        if len(even) == len(lines) and fits_unbroken(text, size, room * part):
            return even
    return lines


def fits_unbroken(text: str, size: float, room: float) -> bool:
    """Say whether every word of the text fits the room."""
    return all(text_width(word, size) <= room for word in text.split())


def _pieces(text: str, size: float, room: float) -> Iterator[tuple[str, str]]:
    """Yield words, and parts of words that are too long, each with the glue before it."""
    for word in text.split():
        rest, glue = word, " "
        while text_width(rest, size) > room and len(rest) > 1:
            head = _head(rest, size, room)
            yield glue, head
            rest, glue = rest[len(head) :], ""
        if rest:
            yield glue, rest


def _head(word: str, size: float, room: float) -> str:
    """Return the longest beginning that fits, whole signs only, at least one."""
    taken, cut = _em(word[0]), 0
    for at, (before, sign) in enumerate(pairwise(word), start=1):
        joined = before in _JOINERS or _em(sign) == 0
        if not joined:
            cut = at
        taken += _em(sign)
        if taken * size > room and cut:
            return word[:cut]
    return word


def _shortened(line: str, size: float, room: float) -> str:
    while line and text_width(line + ELLIPSIS, size) > room:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


@lru_cache(maxsize=8192)
def _em(sign: str) -> float:
    if sign in _EMS:
        return _EMS[sign]
    if sign in _JOINERS or unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return 0
    if unicodedata.east_asian_width(sign) in "WF":
        return 1.05
    return 0.7 if sign.isupper() else 0.58

"""What people may type: any Unicode in NFC within a limit, without NUL and other control characters."""

import re
from itertools import groupby
from typing import Annotated
from unicodedata import category, combining, normalize

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

PROSE_LIMIT = 2000
LINE_LIMIT = 200
NAME_LIMIT = 80
MARKS_LIMIT = 30
"""The most combining marks in a row: that of the Stream-Safe Text Format (UAX #15)."""

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Categories Cc and Cs but for \n and \t. One pass of a regular expression, because a log is full of text.
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")
# Bidi embeddings, overrides and isolates; the plain direction marks of a text from right to left are fine.
_MAYBE_MARKS = re.compile(f"[\u0300-\U0010ffff]{{{MARKS_LIMIT + 1}}}")
# No combining mark stands before U+0300, so that most texts need no second look.
_BLANK = frozenset("\u115f\u1160\u2800\u3164\uffa0")
# Letters and a symbol that are drawn as nothing.


def clean(text: str) -> str:
    """Return the text in NFC without blank edges.

    Raises:
        PydanticCustomError: ``text-control`` for NUL, lone surrogates and control characters, and
            ``text-marks`` for too many combining marks in a row.
    """
    if _has_too_many_marks(text):  # before normalising, which takes the square of their number
        raise PydanticCustomError("text-marks", "too many marks on one letter", {"limit": MARKS_LIMIT})
    normal = normalize("NFC", text.replace("\r\n", "\n")).strip()
    if _CONTROL.search(normal):
        raise PydanticCustomError("text-control", "holds a control character")
    return normal


def _has_too_many_marks(text: str) -> bool:
    if not _MAYBE_MARKS.search(text):
        return False
    runs = groupby(text, key=_starts_with_mark)
    return any(marks and sum(1 for _ in run) > MARKS_LIMIT for marks, run in runs)


def _starts_with_mark(sign: str) -> bool:
    """Say whether normalising moves this sign about; a few Tibetan vowels are two marks in one."""
    return bool(combining(normalize("NFD", sign)[0]))


def one_line(text: str) -> str:
    """Return the cleaned text with every run of white space as one blank.

    Raises:
        PydanticCustomError: as ``clean``; ``text-control`` for signs that turn the text around them as well.
    """
    line = " ".join(clean(text).split())
    if _TURNING.search(line):
        raise PydanticCustomError("text-control", "turns the text around it")
    return line


def readable(text: str) -> bool:
    """Say whether there is a sign to see in it: more than blanks, marks, joiners and fillers."""
    return any(
        category(sign)[0] not in "ZM" and category(sign) not in ("Cc", "Cf", "Cs") and sign not in _BLANK
        for sign in text
    )


def _at_most(limit: int, times: int = 1) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) > limit * times:
            raise PydanticCustomError("text-too-long", "too long", {"limit": limit, "length": len(text)})
        return text

    return AfterValidator(check)


def _not_empty(text: str) -> str:
    if not text:
        raise PydanticCustomError("text-empty", "empty")
    return text


def _readable(text: str) -> str:
    if not readable(text):
        raise PydanticCustomError("text-empty", "nothing to read")
    return text


_RAW = 4
"""How many times its limit a text may be before it is cleaned, which makes most texts shorter."""

Prose = Annotated[str, _at_most(PROSE_LIMIT, _RAW), AfterValidator(clean), _at_most(PROSE_LIMIT)]
"""Sentences, possibly none; line breaks are kept."""

Sentence = Annotated[Prose, AfterValidator(_not_empty)]
"""Sentences that must be there."""

Line = Annotated[str, _at_most(LINE_LIMIT, _RAW), AfterValidator(one_line), _at_most(LINE_LIMIT)]
"""One line, possibly empty."""

Name = Annotated[
    str,
    _at_most(NAME_LIMIT, _RAW),
    AfterValidator(one_line),
    _at_most(NAME_LIMIT),
    AfterValidator(_readable),
]
"""A name: one line with something to read in it."""

ID_PATTERN = r"[A-Za-z0-9_-]{1,40}"

Id = Annotated[str, StringConstraints(pattern=f"^{ID_PATTERN}$")]
"""An id, given by whoever makes the thing (a browser makes them too), unique within its workshop and kind."""

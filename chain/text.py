"""What people may type: any Unicode in NFC within a limit, without NUL and other control characters."""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError

PROSE_LIMIT = 2000
LINE_LIMIT = 200
NAME_LIMIT = 80

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
# Categories Cc and Cs but for \n and \t. One pass of a regular expression, because a log is full of text.


def clean(text: str) -> str:
    """Return the text in NFC without blank edges.

    Raises:
        PydanticCustomError: ``text-control`` for NUL, lone surrogates and control characters.
    """
    normal = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    if _CONTROL.search(normal):
        raise PydanticCustomError("text-control", "holds a control character")
    return normal


def one_line(text: str) -> str:
    """Return the cleaned text with every run of white space as one blank."""
    return " ".join(clean(text).split())


def _at_most(limit: int) -> AfterValidator:
    def check(text: str) -> str:
        if len(text) > limit:
            raise PydanticCustomError("text-too-long", "too long", {"limit": limit, "length": len(text)})
        return text

    return AfterValidator(check)


def _not_empty(text: str) -> str:
    if not text:
        raise PydanticCustomError("text-empty", "empty")
    return text


Prose = Annotated[str, AfterValidator(clean), _at_most(PROSE_LIMIT)]
"""Sentences, possibly none; line breaks are kept."""

Sentence = Annotated[str, AfterValidator(clean), _at_most(PROSE_LIMIT), AfterValidator(_not_empty)]
"""Sentences that must be there."""

Line = Annotated[str, AfterValidator(one_line), _at_most(LINE_LIMIT)]
"""One line, possibly empty."""

Name = Annotated[str, AfterValidator(one_line), _at_most(NAME_LIMIT), AfterValidator(_not_empty)]
"""A name: one line that must be there."""

ID_PATTERN = r"[A-Za-z0-9_-]{1,40}"

Id = Annotated[str, StringConstraints(pattern=f"^{ID_PATTERN}$")]
"""An id, given by whoever makes the thing (a browser makes them too), unique within its workshop and kind."""

"""What people write in a cell, read as a value of the map: decimal commas, percentages, days, words."""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any

from chain.i18n import languages, t
from chain.quicktext import TYPE_WORDS
from chain.vocabulary import Language, LinkType
from exports.mapfile.columns import Column, Kind, plain
from exports.mapfile.table import Cell, Unclear
from exports.notes_csv import harmless

BETWEEN = " > "
"""What stands between the actors of a route."""

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?([eE][+-]?\d{1,3})?")
_THOUSANDS = re.compile(r"\d{1,3}([.,\s]\d{3})+")
_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_YES = {"ja", "j", "yes", "y", "true", "waar", "x", "1"}
_NO = {"nee", "n", "no", "false", "onwaar", "0"}


def guarded(text: str) -> str:
    """Return the text as a cell that no spreadsheet takes for a formula; ``unguarded`` gives it back.

    >>> guarded("=1+1"), guarded("'=1+1"), guarded("2 - 1"), guarded("'s avonds")
    ("'=1+1", "''=1+1", '2 - 1', "'s avonds")
    """
    return f"'{text}" if _runs(text) else text


def unguarded(text: str) -> str:
    """Return the text as it was before it was guarded.

    >>> unguarded("'=1+1"), unguarded("''=1+1"), unguarded("'s avonds")
    ('=1+1', "'=1+1", "'s avonds")
    """
    return text[1:] if text.startswith("'") and _runs(text[1:]) else text


def _runs(text: str) -> bool:
    core = text.lstrip("'")
    return harmless(core) != core


def value(column: Column, cell: Cell) -> Any:
    """Return what a cell says; None where it says nothing.

    Raises:
        Unclear: what it says is not what belongs in this column.
    """
    if isinstance(cell, str):
        cell = cell.strip() or None
    return None if cell is None or cell == () else _READ[column.kind](column, cell)


def shown(cell: Cell) -> str:
    """Return a cell as text."""
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, tuple):
        return BETWEEN.join(cell)
    return cell.isoformat() if isinstance(cell, dt.date) else str(cell)


def _text(_: Column, cell: Cell) -> str:
    return " ".join(shown(cell).split())


def _list(_: Column, cell: Cell) -> tuple[str, ...]:
    parts = cell if isinstance(cell, tuple) else shown(cell).split(BETWEEN.strip())
    return tuple(part.strip() for part in parts if part.strip())


def _number(_: Column, cell: Cell) -> float:
    return _as_number(cell)


def _as_number(cell: Cell) -> float:
    if isinstance(cell, int | float):
        return float(cell)
    text = re.sub(r"\s", "", shown(cell))
    whole = text.removesuffix("%")
    if not _NUMBER.fullmatch(point := _with_point(whole)):
        raise Unclear("number")
    return float(point) if whole == text else float(Decimal(point) / 100)


def _with_point(text: str) -> str:
    """Return a number with a point before its decimals, whichever sign it had there and between thousands."""
    decimal = max(".,", key=text.rfind)
    other = "," if decimal == "." else "."
    text = text.replace(other, "")
    return text.replace(decimal, "." if text.count(decimal) == 1 else "")


def _whole(column: Column, cell: Cell) -> int:
    text = shown(cell).strip()
    number = float(re.sub(r"\D", "", text)) if _THOUSANDS.fullmatch(text) else _as_number(cell)
    if not number.is_integer() or not column.low <= number <= column.high:
        raise Unclear("whole", low=column.low, high=column.high)
    return int(number)


def _share(_: Column, cell: Cell) -> float:
    try:
        share = _as_number(cell)
    except Unclear as unclear:
        raise Unclear("share") from unclear
    if not 0 <= share <= 1:
        raise Unclear("share")
    return share


def _day(_: Column, cell: Cell) -> dt.date:
    if isinstance(cell, dt.date):
        return cell
    text = shown(cell)
    try:
        if found := _DAY.fullmatch(text):
            return dt.date(int(found[3]), int(found[2]), int(found[1]))
        return dt.date.fromisoformat(text[:10])
    except ValueError as error:
        raise Unclear("day") from error


def _flag(_: Column, cell: Cell) -> bool:
    word = shown(cell).casefold()
    if word not in _YES | _NO:
        raise Unclear("flag")
    return word in _YES


def _word(column: Column, cell: Cell) -> StrEnum | None:
    words = column.words
    if words is None:
        raise TypeError(f"{column.name} has no words")
    known, word = _known_words(words), plain(shown(cell))
    if word in _DIRECTIONS and words is LinkType:
        return None
    if word not in known:
        raise Unclear("word", words=" ".join(map(_key, words)))
    return known[word]


_DIRECTIONS = {"directed", "undirected", "mutual"}
"""What Gephi's tables write below "Type"."""


@cache
def _known_words(words: type[StrEnum]) -> Mapping[str, StrEnum]:
    spoken = {plain(word(one, language)): one for one in words for language in languages}
    also = {plain(said): one for said, one in TYPE_WORDS.items()} if words is LinkType else {}
    return {**also, **spoken, **{plain(one.value): one for one in words}}


def word(member: StrEnum, language: Language) -> str:
    """Return the word for a member of a closed set of the method."""
    return t(language, _key(member))


def _key(member: StrEnum) -> str:
    name = re.sub(r"(?<!^)(?=[A-Z])", "_", type(member).__name__).lower()
    return f"vocabulary.{name}.{member.value}"


_READ: Mapping[Kind, Callable[[Column, Cell], Any]] = {
    "text": _text,
    "key": _text,
    "tier": _text,
    "actor": _text,
    "actors": _list,
    "number": _number,
    "whole": _whole,
    "share": _share,
    "day": _day,
    "flag": _flag,
    "word": _word,
}

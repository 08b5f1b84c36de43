"""The middle between files and the map: tables as they stood in a file, and what is wrong with them."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from chain.errors import Invalid
from chain.i18n import t
from chain.model import Sort
from chain.vocabulary import Language

Cell = str | int | float | dt.date | tuple[str, ...] | None
"""What a cell holds; a list of actors is a tuple. Booleans are whole numbers here, as in Python."""

LISTED = 20
"""How many problems are told at once: who has mended these, tries again."""


class Row(NamedTuple):
    """A row with its number as people count it in their program."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    """One table of a file: a sheet, a CSV file, the nodes of a graph."""

    file: str
    name: str
    """What people call it: the name of the sheet; the same as the file where that has one table only."""
    sort: Sort | None
    """What it holds, where the file says so itself."""
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Mapped:
    """A table of which is known what it holds, and in which column; a column without a field is ignored."""

    table: Table
    sort: Sort
    fields: tuple[str | None, ...]

    def heading(self, field: str) -> str:
        """Return what the file calls a field."""
        return self.table.headings[self.fields.index(field)] if field in self.fields else field


class Place(NamedTuple):
    """Where in the files something is wrong; what is not known is empty."""

    file: str = ""
    table: str = ""
    row: int = 0
    column: str = ""


class Problem(NamedTuple):
    """What is wrong at one place; people read ``said``."""

    code: str
    place: Place = Place()
    params: Mapping[str, str | int] = {}
    words: str = "mapfile.problem"
    """Where in the catalogues its sentence stands."""


class MapFileRefused(Invalid):
    """Nothing of the files was taken; ``problems`` has the first of all that is wrong with them."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        # What every row of a table lacks in the same way is one problem.
        once = [*{(one.code, one.place, *one.params.items()): one for one in problems}.values()]
        super().__init__("mapfile-problems", count=len(once))
        self.problems = tuple(once[:LISTED])


class Unclear(Exception):
    """A cell cannot be read; whoever knows its place makes it a problem."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code, self.params = code, params


def said(problem: Problem, language: Language) -> str:
    """Return the place and the reason, such as ``links.csv, rij 12, kolom aandeel: ...``."""
    place, params = problem.place, dict(problem.params)
    if keys := params.get("words"):  # what to choose from, by key
        params["words"] = ", ".join(t(language, key) for key in str(keys).split())
    reason = t(language, f"{problem.words}.{problem.code}", **params)
    named = [place.file, place.table if place.table != place.file else ""]
    if place.row:
        named.append(t(language, "mapfile.place.row", row=place.row))
    if place.column:
        named.append(t(language, "mapfile.place.column", column=place.column))
    where = ", ".join(part for part in named if part)
    return t(language, "mapfile.place", where=where, reason=reason) if where else reason

"""What the rows of the tables say, cell by cell, and which part of the map each of them is about."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chain.model import Sort
from chain.text import ID_PATTERN
from exports.mapfile.cells import value
from exports.mapfile.columns import NODE, columns
from exports.mapfile.table import Mapped, Place, Problem, Unclear

_ID = re.compile(ID_PATTERN)


@dataclass(frozen=True)
class Told:
    """One row as it was understood: its values by field, without those of empty cells."""

    mapped: Mapped
    number: int
    values: Mapping[str, Any]
    unread: frozenset[str] = frozenset()
    """Fields of which the cell could not be read, which has been told already."""

    def place(self, field: str = "") -> Place:
        """Return where the row stands, or one cell of it."""
        table = self.mapped.table
        return Place(table.file, table.name, self.number, self.mapped.heading(field) if field else "")

    @property
    def keys(self) -> tuple[str, ...]:
        """By what the file itself points at this row."""
        return tuple(self.values[name] for name in (NODE, "id") if name in self.values)

    @property
    def name(self) -> str:
        """What it is called."""
        return str(self.values.get("name", ""))


def told(mapped: Mapped, problems: list[Problem]) -> Iterator[Told]:
    """Yield what each row says; what cannot be read is added to the problems."""
    known = columns(mapped.sort)
    for row in mapped.table.rows:
        values, unread = dict[str, Any](), set[str]()
        for field, cell in zip(mapped.fields, row.cells, strict=True):
            if field is None:
                continue
            try:
                found = value(known[field], cell)
            except Unclear as unclear:
                place = Place(mapped.table.file, mapped.table.name, row.number, mapped.heading(field))
                problems.append(Problem(unclear.code, place, unclear.params))
                unread.add(field)
                continue
            if found is not None:
                values[field] = found
        yield Told(mapped, row.number, values, frozenset(unread))


Gist = Callable[[Mapping[str, Any]], Hashable]
"""By what a part without an id is known: an actor by its name, a link by what goes from whom to whom."""


def identities(
    rows: Sequence[Told], there: Mapping[str, Any], gist: Gist, new_id: Callable[[], str]
) -> list[str]:
    """Return the id of the part that each row is about: by id, else by gist, else a new one."""
    claimed = {one.values.get("id") for one in rows} & there.keys()
    alike = defaultdict[Hashable, list[str]](list)
    for id, part in there.items():
        if id not in claimed:
            alike[gist(part.model_dump())].append(id)
    return [_identity(one, there, alike[gist(one.values)], new_id) for one in rows]


def _identity(one: Told, there: Mapping[str, Any], alike: list[str], new_id: Callable[[], str]) -> str:
    id = str(one.values.get("id", ""))
    if id in there:
        return id
    if alike:
        return alike.pop(0)
    return id if _ID.fullmatch(id) else new_id()


def twice(sort: Sort, rows: Sequence[Told]) -> Iterator[Problem]:
    """Yield a problem for each row that says to be what another one is."""
    keys = Counter(key for one in rows for key in dict.fromkeys(one.keys))
    nameless = [one for one in rows if not one.keys and one.name]
    names = Counter(one.name.casefold() for one in nameless)
    for one in rows:
        if key := next((key for key in one.keys if keys[key] > 1), ""):
            field = "id" if one.values.get("id") == key else NODE
            yield Problem("id-twice", one.place(field), {"id": key[:60]})
        elif sort in ("tier", "actor") and not one.keys and names[one.name.casefold()] > 1:
            yield Problem("name-twice", one.place("name"), {"name": one.name[:60]})

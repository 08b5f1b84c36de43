"""The map as tables: for people with names and words, for programs with ids and values."""

from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from typing import Any

from chain.model import PARTS, Actor, Chain, Part, Sort
from chain.quickplan import same
from chain.vocabulary import Language
from exports.mapfile.cells import BETWEEN, word
from exports.mapfile.columns import COLUMNS, NODE, Column, sheet_name, title
from exports.mapfile.table import Cell, Row, Table


def tables(chain: Chain, language: Language) -> tuple[Table, ...]:
    """Return the map as people read it: headings and words in their language, names for ids."""
    named = {"tier": _named(chain.tier), "actor": _named(chain.actor)}
    return tuple(_table(chain, sort, language, named) for sort in PARTS)


def _table(chain: Chain, sort: Sort, language: Language, named: Mapping[str, Callable[[str], str]]) -> Table:
    columns = [column for column in COLUMNS[sort] if column.name != NODE]
    rows = (
        tuple(
            _for_people(column, value, language, named) for column, value in zip(columns, cells, strict=True)
        )
        for cells in _cells(chain, sort, columns)
    )
    headings = tuple(title(column.name, language) for column in columns)
    name = sheet_name(sort, language)
    return Table(name, name, sort, headings, tuple(Row(at, cells) for at, cells in enumerate(rows, start=2)))


def fields(chain: Chain, sort: Sort) -> Iterable[Mapping[str, Any]]:
    """Yield what each part holds, by column, as programs read it: what is empty or unknown is left out."""
    columns = [column for column in COLUMNS[sort] if column.name != NODE]
    for cells in _cells(chain, sort, columns):
        yield {
            column.name: cell.value if isinstance(cell, StrEnum) else cell
            for column, cell in zip(columns, cells, strict=True)
            if cell not in (None, "", ())
        }


def _cells(chain: Chain, sort: Sort, columns: Iterable[Column]) -> Iterable[tuple[Any, ...]]:
    places = {id: number for number, id in enumerate(_standing(chain), start=1)}
    parts: Mapping[str, Part] = getattr(chain, sort)
    return (tuple(_value(part, column.name, places) for column in columns) for part in parts.values())


def _standing(chain: Chain) -> Iterable[str]:
    return (id for id in chain.standing if id in chain.actor)


def _value(part: Part, field: str, places: Mapping[str, int]) -> Any:
    if field == "standing":
        return places.get(part.id)
    if isinstance(part, Actor) and field in ("map_x", "map_y"):
        return part.position[field == "map_y"] if part.position else None
    return getattr(part, field)


def _for_people(
    column: Column, value: Any, language: Language, named: Mapping[str, Callable[[str], str]]
) -> Cell:
    if column.kind in named and value:
        return named[column.kind](value)
    if column.kind == "actors":
        return BETWEEN.join(_listed(named["actor"](id), id) for id in value)
    if isinstance(value, StrEnum):
        return word(value, language)
    if isinstance(value, bool):
        return title("yes" if value else "no", language)
    found: Cell = value or None if isinstance(value, str) else value
    return found


def _listed(name: str, id: str) -> str:
    """Return the name of an actor in a list; its id where the name would end an entry of that list."""
    return id if BETWEEN.strip() in name else name


def _named(parts: Mapping[str, Any]) -> Callable[[str], str]:
    """Return what gives an id its name, as far as that name means nothing else on this map."""
    names = [same(part.name) for part in parts.values()]
    unclear = {name for name in names if names.count(name) > 1} if len(set(names)) < len(names) else set()
    unclear |= {same(id) for id in parts}
    return lambda id: id if same(parts[id].name) in unclear else str(parts[id].name)

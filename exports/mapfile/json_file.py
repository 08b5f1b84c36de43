"""The map as JSON: the part of a case file (``chain.case``) that is the map."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from chain.case import dump_map, read_map
from chain.case import read as read_case
from chain.errors import Invalid
from chain.model import PARTS, Chain, Sort
from chain.vocabulary import Language
from exports.mapfile.limits import check_columns, within_rows
from exports.mapfile.table import Cell, Row, Table


def read(file: str, data: bytes, language: Language) -> tuple[Table, ...]:
    """Return the tables of the map in a case file; ``language`` chooses among texts in both.

    Raises:
        Invalid: the file is no case file, or has no map.
    """
    found = tables_in(file, data, language)
    if not found:
        raise Invalid("mapfile-empty", file=file)
    return found


def tables_in(file: str, data: bytes, language: Language) -> tuple[Table, ...]:
    """Return the tables that a piece of JSON holds, possibly none."""
    case = read_map(read_case(data), language)
    places = _places(case.get("standing"))
    tables = (_table(file, sort, case[sort], places) for sort in PARTS if case.get(sort))
    return tuple(tables)


def _places(standing: object) -> Mapping[str, int]:
    told = standing if isinstance(standing, list) else []
    return {str(id): number for number, id in enumerate(told, start=1)}


def _table(file: str, sort: Sort, rows: Sequence[Mapping[str, Any]], places: Mapping[str, int]) -> Table:
    flat = [_flat(row, places if sort == "actor" else {}) for row in rows]
    headings = tuple(dict.fromkeys(name for row in flat for name in row))
    check_columns(file, headings)
    cells = (
        Row(number, tuple(_cell(row.get(name)) for name in headings)) for number, row in enumerate(flat, 1)
    )
    return Table(file, sort, sort, headings, within_rows(file, cells))


def _flat(row: Mapping[str, Any], places: Mapping[str, int]) -> Mapping[str, Any]:
    at = row.get("position")
    spread = {"map_x": at[0], "map_y": at[1]} if isinstance(at, list) and len(at) == 2 else {}
    stands = {"standing": places[str(row.get("id"))]} if str(row.get("id")) in places else {}
    kept = {name: value for name, value in row.items() if not (spread and name == "position")}
    return {**kept, **spread, **stands}


def _cell(value: Any) -> Cell:
    """Return a value of the file as a cell; what has parts of its own is nothing that the map knows."""
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return tuple(value)
    return value if isinstance(value, str | int | float) else None


def write(chain: Chain) -> bytes:
    """Return the map as a case file without a session."""
    return written(dump_map(chain)) + b"\n"


def written(part: Mapping[str, Any], only: Iterable[str] = ()) -> bytes:
    """Return a piece of a case file as JSON."""
    kept = {name: value for name, value in part.items() if not only or name in only}
    return json.dumps(kept, ensure_ascii=False, indent=None if only else 1).encode()

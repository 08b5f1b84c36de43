"""What GraphML and GEXF have in common: nodes and edges with named values, as tables and back."""

from collections.abc import Iterable, Mapping, Sequence

from chain.case import dump_map
from chain.model import Chain, Sort
from chain.vocabulary import Language
from exports.mapfile import json_file
from exports.mapfile.columns import NODE
from exports.mapfile.limits import check_columns, within_rows
from exports.mapfile.rows import fields
from exports.mapfile.table import Cell, Row, Table

Values = Mapping[str, Cell]

ID = "klanterfant_id"
"""Under this name an id stays with its part through other programs, which give numbers of their own."""
REST = "klanterfant_map"
"""Under this name stands what a graph has no place for: tiers, relations and demand routes."""
_REST = ("tiers", "relations", "demand_routes")


def tables(
    file: str, nodes: Sequence[Values], edges: Sequence[Values], rest: str, language: Language
) -> tuple[Table, ...]:
    """Return a graph as tables; a value that no node has is no column."""
    more = json_file.tables_in(file, rest.encode(), language) if rest else ()
    return (*more, _table(file, "actor", nodes), *([_table(file, "link", edges)] if edges else []))


def _table(file: str, sort: Sort, parts: Sequence[Values]) -> Table:
    headings = tuple(dict.fromkeys(name for part in parts for name in part))
    check_columns(file, headings)
    rows = within_rows(
        file,
        (Row(at, tuple(part.get(name) for name in headings)) for at, part in enumerate(parts, start=1)),
    )
    return Table(file, _NAMES[sort], sort, headings, rows)


_NAMES: Mapping[Sort, str] = {"actor": "nodes", "link": "edges"}


def nodes(chain: Chain) -> Iterable[tuple[str, Values]]:
    """Yield the id of each actor and its values; its name is its label, as graph programs show it."""
    for found in fields(chain, "actor"):
        values = {_OUTSIDE.get(name, name): value for name, value in found.items()}
        tier = chain.tier[str(found["tier"])]
        yield str(found["id"]), {**values, "tier_name": tier.name, "tier_order": tier.order}


def edges(chain: Chain) -> Iterable[tuple[str, str, str, Values]]:
    """Yield the id, source and target of each link and its other values."""
    for found in fields(chain, "link"):
        values = {_OUTSIDE.get(name, name): value for name, value in found.items() if name not in _ENDS}
        yield str(found["id"]), str(found["source"]), str(found["target"]), values


_OUTSIDE = {"id": ID, "name": "label"}
_ENDS = ("source", "target")


def rest(chain: Chain) -> str:
    """Return as JSON what a graph has no place for."""
    return json_file.written(dump_map(chain), _REST).decode()


def types(parts: Iterable[Values]) -> Mapping[str, str]:
    """Return the type of each value by name, in the words that both formats share."""
    found: dict[str, str] = {}
    for part in parts:
        for name, value in part.items():
            found.setdefault(name, _type(value))
    return found


def _type(value: Cell) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "integer" if isinstance(value, int) else "double" if isinstance(value, float) else "string"


def text(value: Cell) -> str:
    """Return a value as both formats write it."""
    return (
        str(value).lower()
        if isinstance(value, bool)
        else repr(value)
        if isinstance(value, float)
        else str(value)
    )


def node(key: str, values: Values) -> Values:
    """Return the values of a node with its key, by which edges call it."""
    return {NODE: key, **values}

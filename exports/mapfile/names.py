"""Finds what a cell points at: by a key of the file, a name in it, an id or a name on the map."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from chain.quickplan import same
from exports.mapfile.table import Unclear

_SHOWN = 60


class Named(NamedTuple):
    """Something that can be pointed at: its id on the map, and what it is called."""

    id: str
    keys: tuple[str, ...]
    name: str


class Names:
    """The actors or tiers of a file and of the map, by what people call them."""

    def __init__(self, sort: str, of_file: Sequence[Named], of_map: Iterable[Named]) -> None:
        there = list(of_map)
        self._sort = sort
        self._found: tuple[Mapping[str, Sequence[str]], ...] = (
            _by((key, one.id) for one in of_file for key in one.keys),
            _by((same(one.name), one.id) for one in of_file),
            _by((key, one.id) for one in there for key in one.keys),
            _by((same(one.name), one.id) for one in there),
        )

    def find(self, text: str) -> str:
        """Return the id of what is called so.

        Raises:
            Unclear: nothing is called so, or more than one.
        """
        for found, wanted in zip(self._found, (text, same(text)) * 2, strict=True):
            ids = found.get(wanted, ())
            if len(ids) > 1:
                raise Unclear(f"{self._sort}-ambiguous", name=text[:_SHOWN])
            if ids:
                return ids[0]
        raise Unclear(f"{self._sort}-unknown", name=text[:_SHOWN])


def _by(pairs: Iterable[tuple[str, str]]) -> Mapping[str, Sequence[str]]:
    found = defaultdict[str, list[str]](list)
    for key, id in pairs:
        if id not in found[key]:
            found[key].append(id)
    return dict(found)

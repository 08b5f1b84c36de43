"""The smallest change of a screen: one element, by its id (docs/protocol.md)."""

from typing import NamedTuple


class Patch(NamedTuple):
    """Replace the element ``id`` by ``html`` (empty: remove it); one not there yet goes ``into``."""

    id: str
    html: str
    into: str = ""
    before: str = ""

"""The smallest change of a screen: one element, by its id (docs/protocol.md)."""

from collections.abc import Mapping
from typing import Any, NamedTuple


class Patch(NamedTuple):
    """Replace the element ``id`` by ``html`` (empty: remove it); one not there yet goes ``into``.

    With ``set`` only these attributes of the element change.
    """

    id: str
    html: str = ""
    into: str = ""
    before: str = ""
    set: Mapping[str, str] = {}

    def as_json(self) -> dict[str, Any]:
        """Return the patch as the protocol writes it."""
        if self.set:
            return {"id": self.id, "set": dict(self.set)}
        told = {"id": self.id, "html": self.html, "into": self.into, "before": self.before}
        return {name: value for name, value in told.items() if value or name == "html"}

"""The table of functions by which events change a workshop: one function an event."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from chain.model import Model
from chain.state import Workshop

Changes = Mapping[str, Any]
"""New values of fields of the workshop."""

EVOLVE: dict[type[Model], Callable[[Workshop, Any], Changes]] = {}
_F = TypeVar("_F", bound=Callable[[Workshop, Any], Changes])
_K = TypeVar("_K")
_V = TypeVar("_V")


def on(*events: type[Model]) -> Callable[[_F], _F]:
    """Register the function by which these kinds of events change a workshop."""

    def register(function: _F) -> _F:
        EVOLVE.update(dict.fromkeys(events, function))
        return function

    return register


def without(mapping: Mapping[_K, _V], key: object) -> dict[_K, _V]:
    """Return the mapping without this key."""
    return {one: value for one, value in mapping.items() if one != key}

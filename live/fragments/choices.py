"""What a note can be about, as the composer offers it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from chain.view import View

_LINKS = "links"


class Choice(NamedTuple):
    """An actor or a link to point at: the group of the list that it stands in, and its words there."""

    scope: str
    id: str
    group: str
    words: str


def choices(view: View) -> Mapping[str, Choice]:
    """Return all actors and links to choose from, by the name of each in the list."""
    chain = view.chain
    names = {id: one.name for id, one in chain.actor.items()}
    actors = (Choice("actor", id, f"tier-{one.tier}", one.name) for id, one in chain.actor.items())
    links = (
        Choice("link", id, _LINKS, _between(names[one.source], names[one.target], one.label))
        for id, one in chain.link.items()
    )
    return {f"{one.scope}-{one.id}": one for one in (*actors, *links)}


def grouped(view: View) -> Mapping[str, Sequence[Choice]]:
    """Return the choices by their groups."""
    found = defaultdict[str, list[Choice]](list)
    for one in choices(view).values():
        found[one.group].append(one)
    return found


def _between(source: str, target: str, label: str) -> str:
    return f"{source} → {target}: {label}" if label else f"{source} → {target}"

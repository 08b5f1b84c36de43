"""What a note can be about, as the composer offers it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from chain.model import Chain
from chain.view import View

_LINKS = "links"


class Choice(NamedTuple):
    """An actor or a link to point at: the group of the list that it stands in, and its words there."""

    scope: str
    id: str
    group: str
    words: str


def choices(chain: Chain, actors: Iterable[str], links: Iterable[str]) -> Mapping[str, Choice]:
    """Return these actors and links to choose from, by the name of each in the list."""
    found = [_actor(chain, id) for id in actors]
    found += (_link(chain, id) for id in links)
    return {f"{one.scope}-{one.id}": one for one in found}


def _actor(chain: Chain, id: str) -> Choice:
    actor = chain.actor[id]
    return Choice("actor", id, f"tier-{actor.tier}", actor.name)


def _link(chain: Chain, id: str) -> Choice:
    link = chain.link[id]
    ends = f"{chain.actor[link.source].name} → {chain.actor[link.target].name}"
    return Choice("link", id, _LINKS, f"{ends}: {link.label}" if link.label else ends)


def changed(before: Chain, after: Chain) -> tuple[Mapping[str, Choice], Mapping[str, Choice]]:
    """Return what an edit took away or altered, as it was, and what it made, as it is.

    Parts are never changed, only replaced: the same object is the same part.
    """
    actors, links = _others(before.actor, after.actor), _others(before.link, after.link)
    links |= {id for id, one in after.link.items() if one.source in actors or one.target in actors}
    old, new = (
        choices(one, [id for id in one.actor if id in actors], [id for id in one.link if id in links])
        for one in (before, after)
    )
    return (
        {key: one for key, one in old.items() if new.get(key) != one},
        {key: one for key, one in new.items() if old.get(key) != one},
    )


def _others(before: Mapping[str, object], after: Mapping[str, object]) -> set[str]:
    if before is after:
        return set()
    return {id for id in before.keys() | after.keys() if before.get(id) is not after.get(id)}


def grouped(view: View) -> Mapping[str, Sequence[Choice]]:
    """Return all choices by their groups."""
    found = defaultdict[str, list[Choice]](list)
    for one in choices(view.chain, view.chain.actor, view.chain.link).values():
        found[one.group].append(one)
    return found

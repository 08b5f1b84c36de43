"""Two maps of one chain, as of this workshop and the one before: what came, went, changed, grew, shrank."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import Any, TypeVar

from chain.model import Actor, Chain, Link, Model
from chain.vocabulary import LinkStatus

PartT = TypeVar("PartT", Actor, Link)
Key = Callable[[PartT], Hashable]
"""What tells that a part on one map is this part on the other."""

STATUSES = (
    LinkStatus.ENDED,
    LinkStatus.PROSPECT,
    LinkStatus.DORMANT,
    LinkStatus.OCCASIONAL,
    LinkStatus.REGULAR,
)
"""From nothing to all: what is dormant has been something, a prospect has not yet."""

SIZES = ("status", "strength", "share_of_source_output", "share_of_target_input")
"""What of a link grows and shrinks. To be surer of a status, or to depend more, is a change and no growth."""

_NOT_COMPARED = ("id", "position")
"""Ids may differ between two workshops, and where a hand put somebody says nothing about the chain."""


class Change(Model):
    """A part that is on both maps and differs: its ids, and which fields."""

    before: str
    now: str
    fields: tuple[str, ...]
    grown: tuple[str, ...] = ()
    """Which of the fields say more than before."""
    shrunk: tuple[str, ...] = ()


class Changes(Model):
    """What became of the parts of one sort."""

    added: tuple[str, ...]
    """Ids on the map of now."""
    gone: tuple[str, ...]
    """Ids on the map before."""
    changed: tuple[Change, ...]

    @property
    def grown(self) -> tuple[Change, ...]:
        """Return the changes that only say more; what grew in one way and shrank in another is neither."""
        return tuple(one for one in self.changed if one.grown and not one.shrunk)

    @property
    def shrunk(self) -> tuple[Change, ...]:
        """Return the changes that only say less."""
        return tuple(one for one in self.changed if one.shrunk and not one.grown)


class Comparison(Model):
    """What became of a chain between two maps."""

    actors: Changes
    links: Changes


def compare(before: Chain, now: Chain) -> Comparison:
    """Return what differs between two maps of one chain.

    The same part has the same id and name, or else the same name, or else the same id (it was renamed). A
    link has no name: its source, target, type and label tell.
    """
    actors = _matched(before.actor.values(), now.actor.values(), lambda one: one.name.casefold())
    seen_now = [_as_now(link, actors) for link in before.link.values()]
    links = _matched(seen_now, now.link.values(), _link_key)
    was, is_now = _with_tier_names(before), _with_tier_names(now)
    return Comparison(
        actors=_changes(was, is_now, actors),
        links=_changes({link.id: link for link in seen_now}, now.link, links),
    )


def _matched(before: Iterable[PartT], now: Iterable[PartT], name: Key[PartT]) -> Mapping[str, str]:
    """Return id before -> id now, the surest matches first."""
    found: dict[str, str] = {}
    keys: tuple[Key[PartT], ...] = (lambda one: (one.id, name(one)), name, lambda one: one.id)
    old, new = tuple(before), tuple(now)
    for key in keys:
        taken, waiting = set(found.values()), defaultdict[Hashable, deque[str]](deque)
        for one in new:
            if one.id not in taken:
                waiting[key(one)].append(one.id)
        for one in old:
            if one.id not in found and waiting[key(one)]:
                found[one.id] = waiting[key(one)].popleft()
    return found


def _link_key(link: Link) -> Hashable:
    return (link.source, link.target, link.type, link.label.casefold())


def _as_now(link: Link, actors: Mapping[str, str]) -> Link:
    """Return a link of before between the actors as they are called now."""
    return link.model_copy(
        update={
            "source": actors.get(link.source, link.source),
            "target": actors.get(link.target, link.target),
        }
    )


def _with_tier_names(chain: Chain) -> Mapping[str, Actor]:
    """Return the actors with the name of their tier, which tells more than its id."""
    names = {id: tier.name for id, tier in chain.tier.items()}
    return {
        id: one.model_copy(update={"tier": names.get(one.tier, one.tier)}) for id, one in chain.actor.items()
    }


def _changes(before: Mapping[str, PartT], now: Mapping[str, PartT], matched: Mapping[str, str]) -> Changes:
    kept = set(matched.values())
    found = (_change(before[old], now[new]) for old, new in matched.items())
    return Changes(
        added=tuple(id for id in now if id not in kept),
        gone=tuple(id for id in before if id not in matched),
        changed=tuple(one for one in found if one.fields),
    )


def _change(old: PartT, new: PartT) -> Change:
    fields = tuple(
        name
        for name in type(old).model_fields
        if name not in _NOT_COMPARED and getattr(old, name) != getattr(new, name)
    )
    return Change(
        before=old.id,
        now=new.id,
        fields=fields,
        grown=tuple(name for name, more in _growth(old, new, fields) if more),
        shrunk=tuple(name for name, more in _growth(old, new, fields) if not more),
    )


def _growth(old: Actor | Link, new: Actor | Link, fields: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield each field that became more (True) or less; what was or is not known is neither."""
    for name in fields:
        was, is_now = (_size(name, getattr(one, name)) for one in (old, new))
        if was is not None and is_now is not None:
            yield name, is_now > was


def _size(name: str, value: Any) -> float | None:
    if name not in SIZES or value is None:
        return None
    return STATUSES.index(value) if name == "status" else value

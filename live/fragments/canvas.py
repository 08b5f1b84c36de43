"""What stands beside the map for who draws: the inspector of what they have selected."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from chain import events as e
from chain.model import Chain, Link, Part, Relation
from chain.view import View
from live.fragments.patch import Patch
from live.fragments.screen import Region, render
from live.fragments.tiers import tier_moves


class Selected(NamedTuple):
    """A part that somebody has in hand: its sort, and what it is now."""

    sort: str
    part: Part


def inspector(view: View, at: Sequence[str]) -> Patch:
    """Return the inspector of what is selected; an empty one where nothing is, or nobody may draw."""
    selected = [_selected(view.chain, key) for key in at if view.draws]
    at_hand = {"relation_of": relation_of, "pair_of": pair_of, "kinds": kinds, "tier_moves": tier_moves}
    return Patch("inspector", render(view, Region("inspector"), selected=selected, **at_hand))


def _selected(chain: Chain, key: str) -> Selected:
    sort, _, id = key.partition(":")
    return Selected(sort, getattr(chain, sort)[id])


def parts_of(events: Iterable[e.Event]) -> frozenset[str]:
    """Return the keys of the parts that these events are about; of a relation also those of its actors."""
    found = set[str]()
    for event in events:
        if isinstance(event, e.PartAdded):
            found.add(f"{event.sort}:{event.part.id}")
            if isinstance(event.part, Relation):
                found |= {f"actor:{event.part.upstream}", f"actor:{event.part.downstream}"}
        elif isinstance(event, e.PartChanged | e.PartRemoved):
            found.add(f"{event.sort}:{event.id}")
    return frozenset(found)


def looked_at(view: View, at: Sequence[str]) -> frozenset[str]:
    """Return the keys of all parts that the inspector of a selection tells about."""
    chain, found = view.chain, set(at)
    for key in at:
        sort, _, id = key.partition(":")
        if sort == "link" and id in chain.link:
            link = chain.link[id]
            relation = relation_of(chain, link)
            found |= {f"actor:{link.source}", f"actor:{link.target}"}
            found |= {f"relation:{relation.id}"} if relation else set()
        elif sort == "tier":
            found |= {f"tier:{one}" for one in chain.tier}
    return frozenset(found)


def relation_of(chain: Chain, link: Link) -> Relation | None:
    """Return the relation that a link runs over."""
    ends = {link.source, link.target}
    return next((one for one in chain.relation.values() if {one.upstream, one.downstream} == ends), None)


def pair_of(chain: Chain, link: Link) -> tuple[str, str]:
    """Return the ends of a link, the one nearer to the source first."""
    first, second = sorted((link.source, link.target), key=lambda id: chain.tier[chain.actor[id].tier].order)
    return first, second


def kinds(chain: Chain) -> Sequence[str]:
    """Return the kinds of actors that are on this map."""
    return sorted({actor.kind for actor in chain.actor.values() if actor.kind}, key=str.casefold)

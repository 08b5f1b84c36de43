"""What simulated people add to the map: a word about their own house, and who of them knows the guest."""

from collections.abc import Iterator

from chain import commands as c
from chain.model import DemandRoute
from chain.rehearsal.letters import People
from chain.rehearsal.lines import lines
from chain.rehearsal.wish import Wish, wish
from chain.state import Workshop
from chain.vocabulary import ContactOwner, Scene

_ROUTES = ((0.6, ContactOwner.OTHER, 0.0), (0.4, ContactOwner.SELF, 0.5))
"""Of each way by which demand comes: its share, who holds the contact, and how many are known by name."""


def draw(state: Workshop, people: People) -> Iterator[Wish]:
    """Say of the own house on the map for whom it works and how it keeps in touch, where that is missing."""
    if not state.map_open:
        return
    found, language = lines(), state.language
    told = {"for_whom": found.for_whom.to(language), "upkeep": found.upkeep.to(language)}
    for field, text in told.items():
        for person in people:
            actor = state.chain.actor.get(state.participants[person].actor or "")
            if actor and not getattr(actor, field):
                edit = c.ChangePart(sort="actor", id=actor.id, changes={field: text}, was={field: ""})
                yield wish(f"map-{field}-{actor.id}", person, c.EditChain(edits=(edit,)))


def tell_routes(state: Workshop, people: People) -> Iterator[Wish]:
    """Say in the closed-door test how the demand of the own house comes, and agree that the table sees it."""
    sellers = {route.seller for route in state.chain.route.values()}
    for person in people if state.scene is Scene.CLOSED_DOOR else ():
        seller, ends = state.participants[person].actor, _ends(state)
        if seller and seller not in sellers and seller not in ends and ends:
            ways = (_route(f"way-{person}-{nth}", seller, ends, nth) for nth in range(len(_ROUTES)))
            added = tuple(c.AddPart(sort="route", part=one) for one in ways)
            agree = c.AgreeRoutes(seller=seller, agreed=True)
            yield wish(f"routes-{seller}", person, c.EditChain(edits=added), agree)


def _ends(state: Workshop) -> list[str]:
    """Return the ids of who stands at the end of the chain."""
    last = state.chain.tiers[-1].id if state.chain.tier else ""
    return [one.id for one in state.chain.actor.values() if one.tier == last]


def _route(id: str, seller: str, ends: list[str], nth: int) -> DemandRoute:
    share, owner, known = _ROUTES[nth]
    return DemandRoute(
        id=id,
        seller=seller,
        end=ends[nth % len(ends)],
        share=share,
        contact_owner=owner,
        known_share=known,
    )

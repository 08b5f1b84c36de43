"""Whose demand routes are whose: a seller's figures are its own until it agrees to share them (dossier 10.3).

A seller is spoken for by its people with a device of their own. Where there are none, a facilitator wrote the
figures down and holds the pen for them; the table still sees them only after the seller agreed.
"""

from chain.model import DemandRoute
from chain.state import Workshop
from chain.vocabulary import Role


def speaks_for(state: Workshop, role: Role, id: str, seller: str) -> bool:
    """Say whether this person may write and agree for a seller."""
    people = state.participants
    if role is Role.PARTICIPANT:
        return id in people and people[id].actor == seller
    own = any(one.actor == seller and not one.proxy for one in people.values())
    return role is Role.FACILITATOR and not own


def sees_route(state: Workshop, role: Role, id: str, route: DemandRoute) -> bool:
    """Say whether this person may see the figures of a route."""
    agreed = route.seller in state.agreed and role is not Role.STRANGER
    return agreed or speaks_for(state, role, id, route.seller)

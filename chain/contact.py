"""Whose demand routes are whose: a seller's figures are its own until it agrees to share them (dossier 10.3).

A seller is spoken for by its people with a device of their own. Where there are none, a facilitator wrote the
figures down and holds the pen for them; the table still sees them only after the seller agreed. Once people
of the house have written figures themselves, no facilitator holds the pen again, even when they have left;
and whoever comes to sit for that house later is let in by a facilitator, until the figures are shared.
"""

from collections.abc import Iterable

from chain import events as e
from chain.model import By, DemandRoute
from chain.state import Workshop
from chain.vocabulary import Role


def speaks_for(state: Workshop, role: Role, id: str, seller: str) -> bool:
    """Say whether this person may write and agree for a seller."""
    people = state.participants
    if role is Role.PARTICIPANT:
        return id in people and people[id].actor == seller
    own = seller in state.self_kept or any(one.actor == seller and not one.proxy for one in people.values())
    return role is Role.FACILITATOR and not own


def sees_route(state: Workshop, role: Role, id: str, route: DemandRoute) -> bool:
    """Say whether this person may see the figures of a route."""
    agreed = route.seller in state.agreed and role is not Role.STRANGER
    return agreed or speaks_for(state, role, id, route.seller)


def keeps_closed(state: Workshop, seller: str | None) -> bool:
    """Say whether the people of a house keep figures from the table: nobody joins them on a word alone."""
    kept = seller in state.self_kept and seller not in state.agreed
    return kept and any(route.seller == seller for route in state.chain.route.values())


def goes_along(state: Workshop, by: By, seller: str) -> bool:
    """Say whether routes of a seller may leave the map together with an actor that they run over."""
    # Who leads tidies the map, as far as it is seen; whoever draws along leaves other houses their figures.
    agreed = seller in state.agreed and by.role is Role.FACILITATOR
    return agreed or speaks_for(state, by.role, by.id, seller)


def takes_back_own(state: Workshop, by: By, events: Iterable[e.Event]) -> bool:
    """Say whether these events are for this person to bring about, as far as they touch figures."""
    for event in events:
        seller = _seller(state, event)
        may = goes_along(state, by, seller) if isinstance(event, e.PartAdded) else False
        if seller and not may and not speaks_for(state, by.role, by.id, seller):
            return False
    return True


def _seller(state: Workshop, event: e.Event) -> str:
    """Return whose figures an event is about; empty for any other event."""
    if isinstance(event, e.RoutesAgreed):
        return event.seller
    if isinstance(event, e.PartAdded) and isinstance(event.part, DemandRoute):
        return event.part.seller
    if isinstance(event, e.PartChanged | e.PartRemoved) and event.sort == "route":
        route = state.chain.route.get(event.id)
        return route.seller if route else ""
    return ""


def kept_by(state: Workshop, recorded: e.Recorded) -> str:
    """Return the seller whose own people wrote or shared its figures by this event; empty for any other."""
    return _seller(state, recorded.event) if recorded.by.role is Role.PARTICIPANT else ""

"""How everybody looks at the map, who may draw on it, and tidying it up."""

from collections.abc import Sequence

from chain import commands as c
from chain import events as e
from chain.decide.rule import Moment, rule
from chain.errors import NotFound
from chain.map.standing import tidied


@rule(c.OpenMap)
def open_map(moment: Moment, command: c.OpenMap) -> Sequence[e.Event]:
    """Let participants draw, or no longer."""
    return [] if moment.state.map_open is command.open else [e.MapOpened(open=command.open)]


@rule(c.ShowMap)
def show_map(moment: Moment, command: c.ShowMap) -> Sequence[e.Event]:
    """Look at the map in another way."""
    look, chain = command.look, moment.state.chain
    if look.actor is not None and look.actor not in chain.actor:
        raise NotFound("actor-not-found", id=look.actor)
    if not all(map(chain.has, look.off)):
        raise NotFound("switch-not-found")
    return [] if look == moment.state.look else [e.MapShown(look=look)]


@rule(c.OrderMap)
def order_map(moment: Moment, command: c.OrderMap) -> Sequence[e.Event]:
    """Give the actors the places that a file or a hand says; the others follow as they stood."""
    there, before = moment.state.chain.actor, moment.state.chain.standing
    standing = tuple(dict.fromkeys(id for id in (*command.standing, *before) if id in there))
    return [] if standing == before else [e.MapOrdered(standing=standing)]


@rule(c.TidyMap)
def tidy_map(moment: Moment, command: c.TidyMap) -> Sequence[e.Event]:
    """Forget what hands have moved, and order the columns for the fewest crossings."""
    chain = moment.state.chain
    moved = [one.id for one in chain.actor.values() if one.position is not None]
    freed: list[e.Event] = [e.PartChanged(sort="actor", id=id, changes={"position": None}) for id in moved]
    standing = tidied(chain)
    return freed if standing == chain.standing else [*freed, e.MapOrdered(standing=standing)]

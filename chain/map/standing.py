"""The order in which actors stand in their columns, as ids from top to bottom: kept, or made anew."""

from collections.abc import Sequence
from itertools import chain as joined

from chain.map.columns import Columns, columns
from chain.map.order import Stand, stand
from chain.model import Chain


def settled(chain: Chain) -> tuple[str, ...]:
    """Return all actors as the map shows them now: those that stood as they stood, the others in between."""
    cols = columns(chain)
    found = _at_home(stand(chain, cols), cols)
    standing = [id for id in dict.fromkeys(chain.standing) if id in chain.actor]
    return _with_newcomers(standing, found) if standing else tuple(joined.from_iterable(found))


def tidied(chain: Chain) -> tuple[str, ...]:
    """Return all actors in the order that crosses least, as if nobody had touched the map."""
    untouched = {id: actor.model_copy(update={"position": None}) for id, actor in chain.actor.items()}
    return settled(chain.model_copy(update={"actor": untouched, "standing": ()}))


def _at_home(found: Stand, columns: Columns) -> Stand:
    """Put those that a hand has moved to another column back below their own one: hands may forget them."""
    found_at_home = []
    for shown, members in zip(found, columns.actors, strict=True):
        own = dict.fromkeys(actor.id for actor in members)
        found_at_home.append(tuple(dict.fromkeys([*(id for id in shown if id in own), *own])))
    return tuple(found_at_home)


def _with_newcomers(standing: list[str], found: Stand) -> tuple[str, ...]:
    """Put each new actor right behind the one that it stands below, so that nobody else has to move."""
    known = set(standing)
    for column in found:
        for place, id in enumerate(column):
            if id not in known:
                standing.insert(_place_of(column, place, standing), id)
                known.add(id)
    return tuple(standing)


def _place_of(column: Sequence[str], place: int, standing: Sequence[str]) -> int:
    if place > 0:
        return standing.index(column[place - 1]) + 1
    return min((standing.index(below) for below in column if below in standing), default=len(standing))

"""The order in which actors stand in their columns, as ids from top to bottom: kept, or made anew."""

from chain.map.columns import columns
from chain.map.order import order
from chain.model import Chain


def settled(chain: Chain) -> tuple[str, ...]:
    """Return all actors as the map shows them now, column by column."""
    found = order(chain, columns(chain))
    return tuple(slot for column in found.slots for slot in column if isinstance(slot, str))


def tidied(chain: Chain) -> tuple[str, ...]:
    """Return all actors in the order that crosses least, as if nobody had touched the map."""
    untouched = {id: actor.model_copy(update={"position": None}) for id, actor in chain.actor.items()}
    return settled(chain.model_copy(update={"actor": untouched, "standing": ()}))

"""Who speaks when, and who sits beside whom: the work floor and the end customer open (V11, dossier 3)."""

from chain.analysis.votes import present, tier_of
from chain.model import Participant
from chain.state import Workshop
from chain.vocabulary import Letter, Level

_FLOOR, _CUSTOMER, _OTHERS, _BOARD = range(4)
_OPENERS = (_FLOOR, _CUSTOMER)
_TURNS = {Level.WORK_FLOOR: _FLOOR, Level.CUSTOMER: _CUSTOMER, Level.BOARD: _BOARD, Level.OWNER: _BOARD}


def speaking_order(state: Workshop) -> tuple[str, ...]:
    """Return the ids of who is at the table, in the order of speaking; under O customers come first."""
    return tuple(one.id for one in _in_order(state))


def openers(state: Workshop) -> tuple[str, ...]:
    """Return the ids of those who can open a letter, in that order; none when nobody of them is here."""
    return tuple(one.id for one in _in_order(state) if _turn(state, one) in _OPENERS)


def _in_order(state: Workshop) -> list[Participant]:
    here = [one for one in state.participants.values() if present(state, one)]
    turned = state.open_letter is Letter.O
    return sorted(here, key=lambda one: _asked_first(_turn(state, one), customers=turned))


def _asked_first(turn: int, *, customers: bool) -> int:
    """Return the place of a turn; where customers are asked first, they and the work floor change places."""
    return 1 - turn if customers and turn in _OPENERS else turn


def _turn(state: Workshop, one: Participant) -> int:
    """Return when somebody speaks; who sits for an end customer does so as one, whatever level they name."""
    tiers = state.chain.tiers
    if tiers and tier_of(state, one.id) == tiers[-1].id:
        return _CUSTOMER
    return _TURNS.get(one.level, _OTHERS) if one.level else _OTHERS


def around(state: Workshop) -> tuple[str, ...]:
    """Return the ids of who is here, in a circle with neighbours of other tiers wherever that can be."""
    tiers: dict[str, list[str]] = {}
    for one in _in_order(state):
        tiers.setdefault(tier_of(state, one.id) or one.house_key, []).append(one.id)
    found: list[str] = []
    last = ""
    while any(tiers.values()):
        others = [tier for tier, people in tiers.items() if people and tier != last]
        last = max(others or [last], key=lambda tier: len(tiers[tier]))
        found.append(tiers[last].pop(0))
    return tuple(found)

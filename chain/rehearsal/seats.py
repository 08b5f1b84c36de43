"""Which workshop is a rehearsal, of which one, and who in it is simulated: their ids alone say so.

Only a server makes these ids, so nobody is simulated in a workshop of real people.
"""

from chain.state import Workshop

PREFIX = "rehearsal-"
SIMULATED = "simulated-"


def is_rehearsal(workshop: str) -> bool:
    """Say whether this workshop is a rehearsal."""
    return workshop.startswith(PREFIX)


def rehearsal_of(workshop: str, sign: str) -> str:
    """Return the id of a rehearsal of this workshop; the sign tells it from others of the same.

    >>> rehearsal_of("w1", "a7")
    'rehearsal-w1-a7'
    """
    return f"{PREFIX}{workshop}-{sign}"


def rehearsed(workshop: str) -> str:
    """Return the workshop that this one is a rehearsal of.

    >>> rehearsed("rehearsal-sample-nl-a7")
    'sample-nl'
    """
    return workshop.removeprefix(PREFIX).rpartition("-")[0]


def is_simulated(workshop: str, person: str) -> bool:
    """Say whether this participant is simulated: at the table for as long as the rehearsal lasts."""
    return is_rehearsal(workshop) and person.startswith(SIMULATED)


def simulated(state: Workshop) -> tuple[str, ...]:
    """Return the ids of the simulated people, in the order in which they sit."""
    return tuple(id for id in state.participants if is_simulated(state.id, id))

"""What the simulated people want to do now: nothing in a pause or in the dark, else what the step asks."""

from collections.abc import Iterator

from chain.rehearsal.choice import draw, propose, score, take_stance, vote
from chain.rehearsal.letters import in_letter
from chain.rehearsal.round import arrive, call_out, give_cards, hand_on, leave, mind_a_pitch, plant
from chain.rehearsal.seats import simulated
from chain.rehearsal.wish import Wish
from chain.state import Workshop
from chain.vocabulary import Scene

_ACTS = (
    mind_a_pitch,
    hand_on,
    arrive,
    vote,
    score,
    in_letter,
    give_cards,
    call_out,
    draw,
    propose,
    plant,
    take_stance,
    leave,
)
"""What people do, that for which others wait first; each looks for itself whether it is time."""


def wishes(state: Workshop) -> Iterator[Wish]:
    """Yield what the simulated people still have to do at this moment of the session."""
    people = simulated(state)
    if people and state.paused_at is None and not _silent(state):
        for act in _ACTS:
            yield from act(state, people)


def _silent(state: Workshop) -> bool:
    return state.scene is Scene.DARK or (state.phase is not None and state.phase.dark)

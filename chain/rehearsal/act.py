"""What the simulated people want to do now: nothing in a pause or in the dark, else what the step asks."""

import datetime as dt
from collections.abc import Iterator

from chain.rehearsal.choice import propose, score, take_stance, vote
from chain.rehearsal.draw import draw, tell_routes
from chain.rehearsal.letters import in_letter
from chain.rehearsal.round import arrive, call_out, give_cards, hand_on, leave, mind_a_pitch, plant
from chain.rehearsal.seats import simulated
from chain.rehearsal.wish import Wish
from chain.scene import methods_of
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
    tell_routes,
    propose,
    plant,
    take_stance,
    leave,
)
"""What people do, that for which others wait first; each looks for itself whether it is time."""


def wishes(state: Workshop, now: dt.datetime) -> Iterator[Wish]:
    """Yield what the simulated people still have to do at this moment of the session."""
    people = simulated(state)
    if people and state.paused_at is None and not _silent(state, now):
        for act in _ACTS:
            yield from act(state, people)


def _silent(state: Workshop, now: dt.datetime) -> bool:
    """Say whether the table is in the dark, or in the minute after the third question."""
    dark = state.scene is Scene.DARK or (state.phase is not None and state.phase.dark)
    over = state.timer is not None and state.timer.left(now) <= 0
    asked = state.methods.flip.third_question and "rapid_fire" in methods_of(state.phase)
    return dark or (asked and not over)

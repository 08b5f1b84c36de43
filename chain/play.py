"""Playing commands in memory: to rehearse a file before it is written, or to report on it without a store."""

import datetime as dt
from collections.abc import Iterable

from chain.case import Step
from chain.decide import decide
from chain.events import Recorded
from chain.fold import apply
from chain.state import Workshop


def play(steps: Iterable[Step], now: dt.datetime) -> Workshop:
    """Return the workshop that these steps make, or raise what the first refused step is refused with.

    Raises:
        ChainError: a step is refused.
        ValueError: there are no steps.
    """
    state: Workshop | None = None
    for number, step in enumerate(steps):
        for event in decide(state, step.command, step.by, now):
            seq = (state.seq if state else 0) + 1
            recorded = Recorded(seq=seq, at=now, by=step.by, act=f"step-{number}", event=event)
            state = apply(state, recorded)
    if state is None:
        raise ValueError("nothing to play")
    return state

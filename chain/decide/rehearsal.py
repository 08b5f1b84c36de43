"""Rehearsing: how fast simulated people act, where there are any."""

from collections.abc import Sequence

from chain import commands as c
from chain import events as e
from chain.decide.rule import Moment, rule
from chain.errors import NotAllowed
from chain.rehearsal.seats import is_rehearsal


@rule(c.SetRehearsalPace)
def set_rehearsal_pace(moment: Moment, command: c.SetRehearsalPace) -> Sequence[e.Event]:
    """Have the simulated people act slower or faster."""
    if not is_rehearsal(moment.state.id):
        raise NotAllowed("no-rehearsal")
    same = moment.state.rehearsal_pace is command.pace
    return [] if same else [e.RehearsalPaced(pace=command.pace)]

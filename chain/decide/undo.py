"""Undo is mine: it takes back my own latest act, by facts that are logged like any other."""

from collections.abc import Sequence

from chain import commands as c
from chain import events as e
from chain.decide.rule import Moment, rule
from chain.errors import NotAllowed
from chain.inverse import stands


@rule(c.Undo)
def undo(moment: Moment, command: c.Undo) -> Sequence[e.Event]:
    """Return the events that take back the latest act of this person."""
    acts = moment.state.undoable.get(moment.by.id, ())
    if not acts:
        raise NotAllowed("nothing-to-undo")
    act = acts[-1]
    if not stands(moment.state, act):
        raise NotAllowed("undo-too-late")
    return [e.ActUndone(of=act.seq, name=act.name), *act.inverse]

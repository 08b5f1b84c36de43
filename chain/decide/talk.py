"""The talking stick, and groups: who speaks, and with whom."""

from collections.abc import Sequence
from functools import reduce

from chain import method_commands as m
from chain import method_events as e
from chain.analysis.turns import speaking_order
from chain.analysis.votes import present
from chain.decide.rule import Moment, rule
from chain.errors import NotAllowed
from chain.events import Event, TimerSet
from chain.guide.groups import divided
from chain.methods import Stick


@rule(m.StartRound)
def start_round(moment: Moment, command: m.StartRound) -> Sequence[e.MethodEvent]:
    """Bring out the stick: everybody once, the work floor first and the board last (V11).

    A round that is going on is not begun anew: who has come since then stands in the queue.
    """
    order, stick = speaking_order(moment.state), moment.state.methods.stick
    if not order:
        raise NotAllowed("nobody-there")
    if stick is None or stick.holder is None:
        return [e.StickMoved(stick=Stick(holder=order[0], waiting=order[1:]))]
    newcomers = set(order).difference((stick.holder, *stick.waiting, *stick.spoken, *stick.passed))
    queued = reduce(_queue, (one for one in order if one in newcomers), stick)
    return [e.StickMoved(stick=queued)] if newcomers else []


@rule(m.HandOn)
def hand_on(moment: Moment, command: m.HandOn) -> Sequence[e.MethodEvent]:
    """Hand the stick to the next one; the last one keeps it until it is put away."""
    stick = _stick(moment)
    if not moment.leads and stick.holder != moment.by.id:
        raise NotAllowed("not-your-turn")
    if stick.holder is None or (command.holder and command.holder != stick.holder):
        return []
    kept = "passed" if command.passed else "spoken"
    done = {kept: (*getattr(stick, kept), stick.holder)}
    holder, waiting = (stick.waiting[0], stick.waiting[1:]) if stick.waiting else (None, ())
    return [e.StickMoved(stick=stick.model_copy(update={**done, "holder": holder, "waiting": waiting}))]


@rule(m.AskTurn)
def ask_turn(moment: Moment, command: m.AskTurn) -> Sequence[e.MethodEvent]:
    """Stand in the queue, behind those who have not spoken yet."""
    person, stick = moment.person(command.participant), _stick(moment)
    if person == stick.holder or person in stick.waiting:
        return []
    if stick.holder is None:
        return [e.StickMoved(stick=stick.model_copy(update={"holder": person}))]
    return [e.StickMoved(stick=_queue(stick, person))]


def _queue(stick: Stick, person: str) -> Stick:
    """Return the stick with this person in the queue: who had no turn yet comes before all who had one."""
    had = {*stick.spoken, *stick.passed}
    queue = (*stick.waiting, person)
    return stick.model_copy(update={"waiting": tuple(sorted(queue, key=had.__contains__))})


@rule(m.EndRound)
def end_round(moment: Moment, command: m.EndRound) -> Sequence[e.MethodEvent]:
    """Put the stick away: the round has been, also for who did not get a turn."""
    stick = moment.state.methods.stick
    if stick is None or stick.away:
        return []
    return [e.StickMoved(stick=stick.model_copy(update={"holder": None, "waiting": (), "away": True}))]


def _stick(moment: Moment) -> Stick:
    stick = moment.state.methods.stick
    if stick is None or stick.away:
        raise NotAllowed("no-round")
    return stick


@rule(m.MakeGroups)
def make_groups(moment: Moment, command: m.MakeGroups) -> Sequence[Event]:
    """Divide who is at the table; asking again mixes anew. The clock of before is not theirs."""
    state = moment.state
    here = [one for one in state.participants.values() if present(state, one)]
    if len(here) < 2:
        raise NotAllowed("nobody-there")
    tiers = {id: actor.tier for id, actor in state.chain.actor.items()}
    groups = divided(here, tiers, command.size, seed=state.seq)
    if groups == state.methods.groups:
        return []
    return [e.GroupsMade(groups=groups), *([TimerSet(timer=None)] if state.timer else [])]


@rule(m.DropGroups)
def drop_groups(moment: Moment, command: m.DropGroups) -> Sequence[e.MethodEvent]:
    """Sit together again."""
    return [e.GroupsMade(groups=())] if moment.state.methods.groups else []

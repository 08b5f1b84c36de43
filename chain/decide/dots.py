"""Rounds of dots: secret until closed, changeable until closed, never over budget."""

from collections.abc import Sequence

from chain import commands as c
from chain import events as e
from chain.analysis.votes import default_budget, given, items, put_on, spent
from chain.decide.pace import left_behind
from chain.decide.rule import Moment, rule
from chain.errors import NotAllowed, NotFound
from chain.model import Round
from chain.vocabulary import Letter


@rule(c.OpenDots)
def open_dots(moment: Moment, command: c.OpenDots) -> Sequence[e.Event]:
    """Open a round on the revealed letter; the list of notes closes with it."""
    state, letter = moment.state, command.letter
    if not moment.letter(letter).revealed:
        raise NotAllowed("reveal-first", letter=letter.value)
    if letter in state.rounds:
        return [e.DotsReopened(letter=letter)] if state.rounds[letter].closed else []
    options = items(state, letter)
    if not options:
        raise NotAllowed("nothing-to-dot", letter=letter.value)
    per_person = command.per_person or default_budget(len(options))
    opened = e.DotsOpened(letter=letter, per_person=per_person, max_per_item=command.max_per_item)
    return [opened, *left_behind(moment)]


@rule(c.SetDots)
def set_dots(moment: Moment, command: c.SetDots) -> Sequence[e.Event]:
    """Have this many dots on an item; the last word counts, over what came along in a merge too."""
    person, now = moment.writer(command.participant), open_round(moment, command.letter)
    moment.letter(command.letter)
    if command.item not in items(moment.state, command.letter):
        raise NotFound("note-not-found")
    if command.count == given(moment.state, now, person).get(command.item, 0):
        return []
    if command.count > now.max_per_item:
        raise NotAllowed("too-many-dots-here", limit=now.max_per_item)
    if spent(moment.state, now, person, but=command.item) + command.count > now.per_person:
        raise NotAllowed("dots-spent", limit=now.per_person)
    event = e.DotsSet(letter=command.letter, participant=person, item=command.item, count=command.count)
    merged = put_on(moment.state, now, person, command.item) - {command.item}
    return [*(event.model_copy(update={"item": id, "count": 0}) for id in sorted(merged)), event]


@rule(c.CloseDots)
def close_dots(moment: Moment, command: c.CloseDots) -> Sequence[e.Event]:
    """Close the round; from now on its result is everybody's."""
    found = moment.state.rounds.get(command.letter)
    if found is not None and found.closed:
        return []
    open_round(moment, command.letter)
    return [e.DotsClosed(letter=command.letter)]


def open_round(moment: Moment, letter: Letter) -> Round:
    """Return the open round of this letter, or refuse with ``dots-not-open``."""
    found = moment.state.rounds.get(letter)
    if found is None or found.closed:
        raise NotAllowed("dots-not-open", letter=letter.value)
    return found

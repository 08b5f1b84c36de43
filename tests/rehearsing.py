"""A rehearsal for tests, and its simulated people let loose without a clock."""

from collections.abc import Sequence
from typing import Any

from chain import commands as c
from chain.errors import ChainError
from chain.model import Phase
from chain.rehearsal.act import wishes
from chain.rehearsal.copy import PEOPLE, copied
from chain.rehearsal.letters import WRITE_ANOTHER
from chain.rehearsal.wish import Wish
from chain.vocabulary import Language
from tests.builders import HOUSES, Play, a_workshop

NOTES = PEOPLE + WRITE_ANOTHER
"""How many notes simulated people write under each letter."""

__all__ = ["NOTES", "PEOPLE", "a_rehearsal", "let_them", "next_wishes"]


def a_rehearsal(agenda: Sequence[Phase] | None = None, language: Language = Language.NL) -> Play:
    """A rehearsal of the small chain, made as the hub makes it."""
    fields: dict[str, Any] = {} if agenda is None else {"agenda": tuple(agenda)}
    seen = a_workshop(*HOUSES, language=language, **fields).as_lead()
    play = Play()
    for step in copied(seen, "rehearsal-w1-a7", "ABCDEF", seen.facilitators[0]):
        play.do(step.command, step.by)
    return play


def next_wishes(play: Play) -> list[Wish]:
    return list(wishes(play.state, play.now))


def let_them(play: Play, acts: int = 500) -> int:
    """Have the simulated people act until they want nothing more; return how many acts that were."""
    for done in range(acts):
        wish = next(wishes(play.state, play.now), None)
        if wish is None:
            return done
        before = play.state
        for command in wish.commands:
            _do(play, command, wish)
        assert play.state is not before, f"{wish.id} changes nothing, and would be wished for ever"
    if acts == 500:
        raise AssertionError("they never come to an end")
    return acts


def _do(play: Play, command: c.Command, wish: Wish) -> None:
    try:
        play.do(command, wish.by)
    except ChainError as error:
        raise AssertionError(f"{wish.id} was refused: {error.code}") from error

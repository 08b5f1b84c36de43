"""What the rules share: the moment in which a command is judged, and the table of rules by command."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from chain.errors import NotAllowed, NotFound
from chain.events import Event
from chain.model import By, LetterState, Model, Note
from chain.state import Workshop
from chain.vocabulary import Letter, LetterStatus, Role


@dataclass(frozen=True)
class Moment:
    """The state that a command meets, who gives it, and when."""

    state: Workshop
    by: By
    now: dt.datetime

    @property
    def leads(self) -> bool:
        """Say whether a facilitator is acting."""
        return self.by.role is Role.FACILITATOR

    def note(self, id: str) -> Note:
        """Return the note, or refuse with ``note-not-found``."""
        if id not in self.state.notes:
            raise NotFound("note-not-found")
        return self.state.notes[id]

    def letter(self, letter: Letter) -> LetterState:
        """Return how far an open letter is, or refuse with ``letter-not-open``."""
        found = self.state.letters[letter]
        if found.status is not LetterStatus.OPEN:
            raise NotAllowed("letter-not-open", letter=letter.value)
        return found

    def person(self, named: str | None) -> str:
        """Return the participant for whom this act counts: the named one for a facilitator, else the actor.

        Raises:
            NotAllowed: ``act-for-another`` when a participant names somebody else.
            NotFound: ``participant-not-found``.
        """
        if not self.leads and named not in (None, self.by.id):
            raise NotAllowed("act-for-another")
        person = named or (None if self.leads else self.by.id)
        if person is None or person not in self.state.participants:
            raise NotFound("participant-not-found")
        return person

    def writer(self, named: str | None) -> str:
        """Return the participant whose note or dots these are: a facilitator names those without a device.

        Raises:
            NotAllowed: ``own-device``, or as ``person``.
        """
        person = self.person(named)
        if self.leads and not self.state.participants[person].proxy:
            raise NotAllowed("own-device")
        return person


Rule = Callable[[Moment, Any], Sequence[Event]]
RULES: dict[type[Model], Rule] = {}
_R = TypeVar("_R", bound=Rule)


def rule(command: type[Model]) -> Callable[[_R], _R]:
    """Register the function that judges this kind of command."""

    def register(function: _R) -> _R:
        RULES[command] = function
        return function

    return register

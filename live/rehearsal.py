"""Rehearsals: copies of a workshop in which simulated people take part, to practise alone.

A rehearsal is known by its id, which only this server makes: nobody is simulated anywhere else. The people
act one at a time, by the same commands as everybody, and only while somebody looks on.
"""

import asyncio
import logging
from collections.abc import Iterator
from typing import NamedTuple

from chain import commands as c
from chain.analysis.votes import given, items, tier_of
from chain.case import Step as Played
from chain.errors import ChainError
from chain.i18n import t
from chain.model import By, Chain, Facilitator, Note, Participant, Sort
from chain.state import Workshop
from chain.text import NAME_LIMIT, PROSE_LIMIT
from chain.view import View
from chain.vocabulary import Letter, ReadBackAnswer, Role, Step
from live.room import Room

PREFIX = "rehearsal-"
PEOPLE = 5
"""The most simulated people: one of each tier, from the source on."""

NOTES_EACH = 2
SENTENCES = 4
"""How many sentences there are to write under each letter: ``rehearsal.note.<letter>.<number>``."""

PAUSE = 1.5
"""Seconds between two acts, so that a board fills as it does at a table."""

_SIMULATED = "simulated-"
_COPIED: tuple[Sort, ...] = ("tier", "actor", "link", "relation")
_log = logging.getLogger(__name__)


def is_rehearsal(workshop: str) -> bool:
    """Say whether this workshop is a rehearsal."""
    return workshop.startswith(PREFIX)


# --- making one --------------------------------------------------------------------------------


def rehearsal_of(seen: View, workshop: str, code: str, lead: Facilitator) -> tuple[Played, ...]:
    """Return the steps that copy what a facilitator sees: agenda, map and theme, without any figures."""
    by, language = By(role=Role.FACILITATOR, id=lead.id), seen.language
    title = t(language, "rehearsal.title", title=seen.title)[:NAME_LIMIT].rstrip()
    made = c.CreateWorkshop(
        id=workshop,
        code=code,
        title=title,
        language=language,
        sequence=seen.sequence,
        agenda=tuple(one.phase for one in seen.agenda),
        facilitator=lead,
    )
    edits = tuple(
        c.AddPart(sort=sort, part=part) for sort in _COPIED for part in getattr(seen.chain, sort).values()
    )
    commands: list[c.Command] = [
        made,
        c.SetTheme(theme=seen.theme),
        *([c.EditChain(edits=edits)] if edits else []),
    ]
    people = [
        Played(c.Join(participant=one), By(role=Role.STRANGER, id=one.id))
        for one in _people(seen, seen.chain)
    ]
    return (*(Played(command, by) for command in commands), *people)


def _people(seen: View, chain: Chain) -> Iterator[Participant]:
    """Yield one person for each tier with a house in it; on an empty map, three of houses not drawn."""
    language = seen.language
    houses: list[str | None] = [
        next(one.id for one in chain.actor.values() if one.tier == tier.id)
        for tier in chain.tiers
        if any(one.tier == tier.id for one in chain.actor.values())
    ]
    for number, actor in enumerate(houses[:PEOPLE] or [None] * 3, start=1):
        house = "" if actor else t(language, "rehearsal.house", number=number)
        name = t(language, "rehearsal.person", number=number)
        yield Participant(id=f"{_SIMULATED}{number}", name=name, actor=actor, house=house, language=language)


# --- acting in one -----------------------------------------------------------------------------


class Wish(NamedTuple):
    """What one of the simulated people does next; the id is the same each time, so that it is done once."""

    id: str
    command: c.Command
    by: By


def wishes(state: Workshop) -> Iterator[Wish]:
    """Yield what the simulated people still have to do at this moment of the session."""
    letter = state.open_letter
    if letter is None or state.paused_at is not None:
        return
    people = [id for id in state.participants if id.startswith(_SIMULATED)]
    round = state.rounds.get(letter)
    if round and not round.closed:
        yield from _dots(state, letter, people)
    elif not state.letters[letter].revealed:
        yield from _notes(state, letter, people)
    elif state.methods.step is Step.READ_BACK:
        yield from _read_backs(state, letter, people)


def _by(person: str) -> By:
    return By(role=Role.PARTICIPANT, id=person)


def _notes(state: Workshop, letter: Letter, people: list[str]) -> Iterator[Wish]:
    for turn in range(NOTES_EACH if not state.writing_locked else 0):
        for place, person in enumerate(people):
            id = f"{letter}-{turn}-{person}"
            number = (place + turn * (SENTENCES // 2)) % SENTENCES + 1
            text = t(state.language, f"rehearsal.note.{letter}.{number}")
            if id not in state.notes:
                yield Wish(f"write-{id}", c.WriteNote(id=id, letter=letter, text=text), _by(person))


def _read_backs(state: Workshop, letter: Letter, people: list[str]) -> Iterator[Wish]:
    """Have each author answer, and each person read back the first note of somebody of another tier."""
    notes = [one for one in state.notes.values() if one.letter is letter and not one.hidden]
    for note in notes:
        if note.author in people and note.read_backs and note.read_backs[-1].answer is None:
            answer = c.AnswerReadBack(note=note.id, answer=ReadBackAnswer.YES)
            yield Wish(f"answer-{note.id}-{len(note.read_backs)}", answer, _by(note.author))
    for person in people:
        if any(one.by == person for note in notes for one in note.read_backs):
            continue
        for unread in [one for one in notes if _unread_by(state, one, person)][:1]:
            text = t(state.language, "rehearsal.read_back", text=unread.text)[:PROSE_LIMIT]
            yield Wish(f"read-{letter}-{person}", c.ReadBackNote(note=unread.id, text=text), _by(person))


def _unread_by(state: Workshop, note: Note, person: str) -> bool:
    return not note.read_backs and tier_of(state, note.author) != tier_of(state, person)


def _dots(state: Workshop, letter: Letter, people: list[str]) -> Iterator[Wish]:
    round, there = state.rounds[letter], items(state, letter)
    for place, person in enumerate(people):
        mine = given(state, round, person)
        for nth in range(min(round.per_person, len(there))):
            item = there[(place // 2 + nth) % len(there)]
            if item not in mine and sum(mine.values()) < round.per_person:
                dot = c.SetDots(letter=letter, item=item, count=1)
                yield Wish(f"dot-{letter}-{person}-{item}"[:40], dot, _by(person))


class Troupe:
    """The simulated people of one rehearsal. Lives on the event loop."""

    def __init__(self, room: Room) -> None:
        """Follow a room; only one that is a rehearsal."""
        if not is_rehearsal(room.id):
            raise ValueError("nobody is simulated in a real workshop")
        self._room = room
        self._soon: asyncio.TimerHandle | None = None
        self._acting: asyncio.Task[None] | None = None
        self._tried = set[str]()
        """What was done, or was not allowed: it is not done again, lest an act that was undone come back."""
        room.followers.append(self.follow)

    def follow(self) -> None:
        """See whether there is something to do, and do it in a moment."""
        if self._soon is None and self._room.audience.clients and self._next():
            self._soon = asyncio.get_running_loop().call_later(PAUSE, self._act)

    def _next(self) -> Wish | None:
        found = wishes(self._room.opened())
        return next((one for one in found if one.id not in self._tried), None)

    def _act(self) -> None:
        self._soon = None
        wish = self._next()
        if wish:
            self._acting = asyncio.create_task(self._do(wish))

    async def _do(self, wish: Wish) -> None:
        self._tried.add(wish.id)
        try:
            await self._room.submit(wish.id, wish.command, wish.by)
        except ChainError as error:
            _log.info("rehearsal %s: %s was refused (%s)", self._room.id, wish.id, error.code)
        self.follow()

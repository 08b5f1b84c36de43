"""Decide what follows from a wish: ``decide(state, command, by, now)`` returns facts or refuses. Pure."""

import datetime as dt
from collections.abc import Sequence

from chain.commands import Command, CreateWorkshop
from chain.decide import (
    agenda,
    cards,
    closing,
    contact,
    dots,
    flip,
    garden,
    looking,
    mapping,
    matrix,
    notes,
    pace,
    people,
    rehearsal,
    sheets,
    talk,
    themes,
    undo,
)
from chain.decide.rights import check
from chain.decide.rule import RULES, Moment
from chain.errors import NotAllowed, NotFound
from chain.events import Event, ThemeSet, WorkshopCreated
from chain.model import By, Theme
from chain.state import Workshop
from chain.vocabulary import SEQUENCES, Role

__all__ = [
    "agenda",
    "cards",
    "closing",
    "contact",
    "decide",
    "dots",
    "flip",
    "garden",
    "looking",
    "mapping",
    "matrix",
    "notes",
    "pace",
    "people",
    "rehearsal",
    "sheets",
    "talk",
    "themes",
    "undo",
]


def decide(state: Workshop | None, command: Command, by: By, now: dt.datetime) -> Sequence[Event]:
    """Return the events that follow from the command; none, when all is already as was asked.

    Raises:
        ChainError: the command is refused; its code says why.
    """
    check(command, by)
    if isinstance(command, CreateWorkshop):
        return _create(state, command)
    if state is None:
        raise NotFound("workshop-not-found")
    _check_known(state, by)
    return RULES[type(command)](Moment(state, by, now), command)


def _create(state: Workshop | None, command: CreateWorkshop) -> Sequence[Event]:
    if state is not None:
        raise NotAllowed("workshop-exists")
    if command.sequence not in SEQUENCES.values():
        raise NotAllowed("sequence-unknown")
    agenda.check_agenda(command.agenda, command.sequence)
    created = WorkshopCreated.model_validate(command.model_dump(exclude={"kind", "theme"}))
    if not command.theme:
        return [created]
    return [created, ThemeSet(theme=Theme(sentence=command.theme))]


def _check_known(state: Workshop, by: By) -> None:
    known = {Role.FACILITATOR: state.facilitators, Role.PARTICIPANT: state.participants}
    if by.role in known and by.id not in known[by.role]:
        raise NotAllowed("person-unknown")

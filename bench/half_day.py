"""The half day of the sample as steps, up to the closing round, and what it must come to."""

from collections.abc import Iterator, Sequence
from typing import Any

from chain import method_commands as m
from chain.analysis.session import session_measures
from chain.case import Step, script
from chain.commands import CreateWorkshop, Join, StartPhase
from chain.model import By, Facilitator
from chain.samples import sample
from chain.state import Workshop
from chain.vocabulary import Language, Role

LEAD = Facilitator(id="saskia", name="Saskia")
WORKSHOP, CODE = "demo", "WADZEE"

_BY_LEAD = By(role=Role.FACILITATOR, id=LEAD.id)
_WORDS = (
    "Gehoord", "Rustig", "Nieuwsgierig", "Zin in", "Verrast", "Samen", "Onze gast", "Bellen", "Hoop",
    "Geduld", "Eerlijk", "Honger", "Welkom", "Wandelen", "Dank",
)  # fmt: skip
_ARRIVING, _LEAVING = (2, 3, 3), (4, 4, 5)
"""How rested people say they are, one after the other."""


def half_day() -> list[Step]:
    """Return all steps: those of the sample's file, and the end of the day, which it leaves open."""
    steps = list(script(sample(), Language.NL, workshop_id=WORKSHOP, code=CODE, facilitator=LEAD))
    people = [step.command.participant.id for step in steps if isinstance(step.command, Join)]
    arrived = 1 + next(at for at, step in enumerate(steps) if isinstance(step.command, StartPhase))
    return [*steps[:arrived], *_rest(people, leaving=False), *steps[arrived:], *_end(steps, people)]


def _rest(people: Sequence[str], *, leaving: bool) -> Iterator[Step]:
    scores = _LEAVING if leaving else _ARRIVING
    for at, person in enumerate(people):
        yield Step(m.RateRest(leaving=leaving, score=scores[at % len(scores)]), _seat(person))


def _end(steps: Sequence[Step], people: Sequence[str]) -> Iterator[Step]:
    """Yield who stands behind the focus points, the phases after the last one of the file, and the words."""
    against = {step.by.id for step in steps if isinstance(step.command, m.TakeStance)}
    points = [step.command.id for step in steps if isinstance(step.command, m.WriteFocus)]
    for point in points:
        for person in (one for one in people if one not in against):
            yield Step(m.TakeStance(focus=point, agrees=True), _seat(person))
    for phase in _coming(steps):
        yield Step(StartPhase(phase=phase), _BY_LEAD)
    for person, word in zip(people, _WORDS, strict=True):
        yield Step(m.SayWord(word=word), _seat(person))
    yield from _rest(people, leaving=True)


def _coming(steps: Sequence[Step]) -> Sequence[str]:
    creation = steps[0].command
    assert isinstance(creation, CreateWorkshop)
    agenda = [phase.id for phase in creation.agenda]
    last = [step.command.phase for step in steps if isinstance(step.command, StartPhase)][-1]
    return agenda[agenda.index(last) + 1 :]


def _seat(person: str) -> By:
    return By(role=Role.PARTICIPANT, id=person)


def outcome(state: Workshop) -> dict[str, Any]:
    """Return all that the day left, whoever did it and whoever was a moment earlier.

    People get ids of their own at the door, and what they do at the same time comes in any order.
    """
    methods, measures = state.methods, session_measures(state)
    return {
        "cards": sorted((one.to, one.text) for one in methods.cards.values() if one.read_out),
        "calls": sorted(one.text for one in methods.flip.calls),
        "third question": (methods.flip.third_question, methods.flip.answer),
        "theme": (state.theme, sorted(methods.candidates), methods.chosen),
        "notes": {note.id: (note.text, note.letter, note.responds_to) for note in state.notes.values()},
        "read-backs": {
            note.id: [(one.text, one.answer) for one in note.read_backs] for note in state.notes.values()
        },
        "votes": measures["votes"],
        "confrontation": measures["confrontation"],
        "process": measures["process"],
        "focus points": {
            one.id: (one.cell, one.text, one.sources, len(one.agree), sorted(one.dissent.values()))
            for one in methods.focus.values()
        },
        "words": sorted(methods.words.values()),
        "rest": sorted((one.arriving, one.leaving) for one in methods.rest.values()),
    }

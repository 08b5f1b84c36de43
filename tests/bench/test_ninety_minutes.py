"""Everybody's 90 minutes: every command kept once, every screen the same; here with twelve people."""

from pathlib import Path
from typing import Any

import pytest

from bench.ninety_checks import missing
from bench.ninety_minutes import ninety_minutes
from bench.ninety_script import LEAD, Burst, session
from chain.case import Step, script
from chain.commands import CreateWorkshop, Join
from chain.guide.presets import agenda
from chain.model import By, Participant
from chain.play import play
from chain.samples import sample
from chain.state import Workshop
from chain.vocabulary import Language, Letter, LetterStatus, Preset, Role
from tests.builders import NOON

PEOPLE = 12


@pytest.fixture(scope="module")
def table() -> list[Step]:
    """Everybody is there, nothing has begun."""
    steps = script(sample(), Language.NL, workshop_id="ninety", code="NINETY", facilitator=LEAD)
    creation, chain = next(steps), next(steps)
    assert isinstance(creation.command, CreateWorkshop)
    short = creation.command.model_copy(update={"agenda": agenda(Preset.NINETY_MINUTES)})
    people = [
        Participant(id=f"p{at}", name=f"Gast {at}", actor=f"a{at + 1:02}", language=Language.NL)
        for at in range(PEOPLE)
    ]
    joins = [Step(Join(participant=one), By(role=Role.STRANGER)) for one in people]
    return [Step(short, creation.by), chain, *joins]


def ended(table: list[Step], bursts: list[Burst]) -> Workshop:
    return play([*table, *(act for burst in bursts for act in burst.acts)], NOON)


def test_the_script_goes_through_every_phase_and_every_gate(table: list[Step]) -> None:
    state = ended(table, list(session(play(table, NOON))))

    assert list(state.held) == [phase.id for phase in state.agenda]
    assert all(one.status is LetterStatus.CLOSED for one in state.letters.values())
    assert all(state.rounds[letter].closed for letter in Letter)
    assert state.methods.matrix is not None
    assert len(state.methods.matrix.scores) == len(state.methods.words) == len(state.methods.cards) == PEOPLE


def test_a_session_that_lacks_one_thing_is_noticed(table: list[Step]) -> None:
    start = play(table, NOON)
    bursts = list(session(start))
    for name, what in (("words", "words"), ("matrix scores 1", "confrontation"), ("T dots", "dots")):
        at = next(at for at, burst in enumerate(bursts) if burst.name == name)
        less = Burst(name, bursts[at].acts[1:])
        state = ended(table, [*bursts[:at], less, *bursts[at + 1 :]])

        assert missing(state, start, bursts) == [what]


@pytest.mark.slow
def test_nothing_is_lost_and_all_screens_end_the_same(tmp_path: Path) -> None:
    found: dict[str, Any] = ninety_minutes(tmp_path, PEOPLE, moment=0.2, bare=False)

    commands = found["commands"]
    assert found["refused"] == []
    assert (found["answered_once"], found["in_the_log_once"], found["answered_as_logged"]) == (commands,) * 3
    assert found["gaps_in_the_log"] == 0
    assert found["missing"] == []
    assert found["screens_that_differ"] == []
    assert set(found["pictures"].values()) == {1}
    assert len(found["pictures"]) == 4, "two languages of participants, a cockpit and a projector"

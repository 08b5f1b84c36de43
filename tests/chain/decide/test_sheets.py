"""Brainwriting: sheets go round in silence, from tier to tier, and become notes of who wrote on them."""

from itertools import pairwise

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.analysis.turns import around
from chain.decide.sheets import LINES_EACH
from chain.vocabulary import Letter
from tests.builders import HOUSES, STRANGER, Play, a_participant, a_workshop, person_by
from tests.chain.test_view import who_sees

NOOR, KEES = person_by("noor"), person_by("kees")
TIERS = {"farm": "source", "deli": "shop", "stall": "shop", "family": "end"}


@pytest.fixture
def play() -> Play:
    """Everybody holds a sheet for the threats."""
    play = a_workshop(at=Letter.T)
    play.do(m.HandOutSheets())
    return play


def write(play: Play, person: str, id: str, text: str = "Storm") -> None:
    play.do(m.WriteLine(id=id, text=text), person_by(person))


def test_neighbours_are_of_other_tiers() -> None:
    circle = around(a_workshop().state)

    tiers = [TIERS[HOUSES[person]] for person in circle]
    assert sorted(circle) == sorted(HOUSES)
    assert all(one != other for one, other in pairwise(tiers))


def test_a_sheet_is_seen_by_who_holds_it_and_goes_on(play: Play) -> None:
    write(play, "noor", "l1", "CANARY")
    assert who_sees(play, "CANARY") == {"author"}
    play.do(m.PassSheets(turn=1))
    play.do(m.PassSheets(turn=1))  # a second press

    assert "author" not in who_sees(play, "CANARY")
    assert not who_sees(play, "CANARY") & {"facilitator", "projector", "stranger", "impostor"}
    holding = [one for one in HOUSES if "CANARY" in repr(play.as_person(one).sheets)]
    assert len(holding) == 1
    assert holding != ["noor"]
    assert play.state.methods.sheets.turn == 2  # type: ignore[union-attr]
    assert play.as_lead().sheets.lines == 1  # type: ignore[union-attr]


def test_who_wrote_a_line_is_not_told_to_who_builds_on_it(play: Play) -> None:
    write(play, "noor", "l1")
    play.do(m.PassSheets())

    assert all("noor" not in repr(play.as_person(one).sheets) for one in HOUSES)


def test_lines_become_notes_of_their_writers_still_face_down(play: Play) -> None:
    write(play, "noor", "l1", "CANARY")
    play.do(m.PassSheets())
    play.wait(5)
    write(play, "kees", "l2")

    play.do(m.LaySheets())

    assert {id: note.author for id, note in play.state.notes.items()} == {"l1": "noor", "l2": "kees"}
    assert play.state.methods.sheets is None
    assert who_sees(play, "CANARY") == {"author"}


def test_laying_down_is_taken_back_with_every_line_on_its_sheet(play: Play) -> None:
    write(play, "noor", "l1")
    before = play.state.methods.sheets
    play.do(m.LaySheets())

    play.do(c.Undo())

    assert (play.state.methods.sheets, play.state.notes) == (before, {})


def test_passing_is_taken_back_until_somebody_has_written(play: Play) -> None:
    write(play, "noor", "l1")
    before = play.state.methods.sheets
    play.do(m.PassSheets())
    play.do(c.Undo())
    assert play.state.methods.sheets == before

    play.do(c.Redo())
    write(play, "kees", "l2")
    assert play.refusal(c.Undo()) == "undo-too-late"


def test_ones_line_is_taken_back_until_the_sheet_goes_on(play: Play) -> None:
    write(play, "noor", "l1")
    write(play, "noor", "l2")
    assert play.refusal(m.TakeLineBack(id="l1"), KEES) == "line-not-found"
    play.do(m.TakeLineBack(id="l1"), NOOR)
    play.do(m.PassSheets())

    assert play.refusal(m.TakeLineBack(id="l2"), NOOR) == "sheet-passed"
    assert play.refusal(c.Undo(), NOOR) == "undo-too-late"


def test_who_comes_later_gets_a_sheet_with_the_next_passing(play: Play) -> None:
    play.do(c.Join(participant=a_participant("mia", actor="farm")), STRANGER)
    assert play.refusal(m.WriteLine(id="l", text="x"), person_by("mia")) == "no-sheet"

    play.do(m.PassSheets())

    write(play, "mia", "l")
    assert play.state.methods.sheets is not None
    assert len(play.state.methods.sheets.sheets) == len(HOUSES) + 1


def test_a_facilitator_writes_for_who_has_no_device_and_sees_that_sheet_only() -> None:
    play = a_workshop(at=Letter.T)
    play.do(c.Join(participant=a_participant("opa", actor="stall", proxy=True)))
    play.do(m.HandOutSheets())
    play.do(m.WriteLine(id="l", text="CANARY", participant="opa"))
    write(play, "noor", "n", "OTHER")

    assert "CANARY" in repr(play.as_lead().sheet_of("opa"))
    assert play.as_lead().sheet_of("noor") is None
    assert play.refusal(m.WriteLine(id="x", text="x", participant="noor")) == "own-device"
    assert who_sees(play, "OTHER") == {"author"}


def test_nobody_goes_on_while_sheets_are_out(play: Play) -> None:
    onward = (c.RevealNotes(letter=Letter.T), c.CloseLetter(letter=Letter.T), c.StartPhase(phase="W"))

    assert {play.refusal(one) for one in onward} == {"sheets-out"}
    assert play.refusal(c.RemoveParticipant(id="noor")) == "participant-has-notes"

    play.do(m.LaySheets())
    play.do(c.CloseLetter(letter=Letter.T))


def test_sheets_are_for_an_open_letter_before_its_reveal() -> None:
    play = a_workshop()
    assert play.refusal(m.HandOutSheets()) == "no-letter-open"
    assert play.refusal(m.PassSheets()) == play.refusal(m.WriteLine(id="l", text="x"), NOOR) == "no-sheets"
    play.open(Letter.T)
    play.write("noor")
    play.reveal()

    assert play.refusal(m.HandOutSheets()) == "sheets-late"


def test_one_person_leaves_room_on_the_sheets(play: Play) -> None:
    for number in range(LINES_EACH):
        write(play, "noor", f"l{number}")

    assert play.refusal(m.WriteLine(id="x", text="x"), NOOR) == "lines-each"
    assert play.refusal(m.WriteLine(id="l0", text="x"), KEES) == "id-taken"


def test_pens_down_counts_for_sheets_too(play: Play) -> None:
    play.do(c.LockWriting(locked=True))

    assert play.refusal(m.WriteLine(id="l", text="x"), NOOR) == "writing-locked"

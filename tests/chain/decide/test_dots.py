"""Rounds of dots: after the reveal, within budget, on a closed list."""

import pytest

from chain import commands as c
from chain.analysis.votes import given
from chain.vocabulary import LETTERS, Letter
from tests.builders import LEAD, Play, a_participant, a_workshop, person_by

T, W, *_ = LETTERS


@pytest.fixture
def play() -> Play:
    """Four notes under T, revealed; two dots each."""
    play = a_workshop(at=T)
    for person in ("hanneke", "noor", "kees", "daan"):
        play.write(person)
    play.reveal()
    play.open_dots()
    return play


def dots(play: Play, person: str, letter: Letter = T) -> dict[str, int]:
    return dict(given(play.state, play.state.rounds[letter], person))


def test_a_round_opens_after_the_reveal_and_with_something_to_choose() -> None:
    play = a_workshop(at=T)

    assert play.refusal(c.OpenDots(letter=T)) == "reveal-first"
    play.reveal()
    assert play.refusal(c.OpenDots(letter=T)) == "nothing-to-dot"
    assert play.refusal(c.OpenDots(letter=W)) == "letter-not-open"


@pytest.mark.parametrize(("notes", "budget"), [(1, 1), (4, 1), (5, 2), (9, 3), (300, 50)])
def test_without_a_number_everybody_gets_a_quarter_of_the_items(notes: int, budget: int) -> None:
    play = a_workshop(at=T)
    for _ in range(notes):
        play.write("noor")
    play.reveal()

    play.open_dots(each=None)
    assert play.state.rounds[T].per_person == budget


def test_dots_are_never_over_budget(play: Play) -> None:
    play.dot("noor", "n1")
    play.dot("noor", "n2")

    assert play.refusal(c.SetDots(letter=T, item="n3", count=1), person_by("noor")) == "dots-spent"
    play.dot("noor", "n1", 0)
    play.dot("noor", "n3")
    assert dots(play, "noor") == {"n2": 1, "n3": 1}


def test_no_item_gets_more_of_one_person_than_agreed(play: Play) -> None:
    assert play.refusal(c.SetDots(letter=T, item="n1", count=2), person_by("noor")) == "too-many-dots-here"


def test_the_same_dots_again_are_no_event(play: Play) -> None:
    play.dot("noor", "n1")

    assert play.do(c.SetDots(letter=T, item="n1", count=1), person_by("noor")) == []


@pytest.mark.parametrize("item", ["nowhere", "n9"])
def test_a_dot_goes_on_what_is_on_the_board(play: Play, item: str) -> None:
    assert play.refusal(c.SetDots(letter=T, item=item, count=1), person_by("noor")) == "note-not-found"


def test_a_hidden_note_gets_no_dot_and_gives_its_dots_back(play: Play) -> None:
    play.dot("noor", "n1")
    play.dot("noor", "n2")
    play.do(c.HideNote(id="n1"))

    assert play.refusal(c.SetDots(letter=T, item="n1", count=1), person_by("kees")) == "note-not-found"
    play.dot("noor", "n3")
    assert dots(play, "noor") == {"n2": 1, "n3": 1}


def test_dots_on_twins_go_to_their_cluster_up_to_the_most_for_one_item(play: Play) -> None:
    play.dot("noor", "n1")
    play.dot("noor", "n2")
    play.dot("kees", "n2")

    play.merge("g", "n1", "n2")

    assert dots(play, "noor") == {"g": 1}
    assert dots(play, "kees") == {"g": 1}
    play.dot("noor", "n3")


def test_dots_on_a_cluster_stay_when_it_is_merged_into_another(play: Play) -> None:
    play.merge("g", "n1", "n2")
    play.dot("noor", "g")
    play.merge("h", "n3", "n4")
    play.merge("h", "g")

    assert dots(play, "noor") == {"h": 1}


def test_a_cluster_whose_notes_are_all_hidden_gives_its_dots_back(play: Play) -> None:
    play.merge("g", "n1", "n2")
    play.dot("noor", "g")
    play.do(c.HideNote(id="n1"))
    assert dots(play, "noor") == {"g": 1}

    play.do(c.HideNote(id="n2"))
    assert dots(play, "noor") == {}


def test_the_list_is_closed_while_dots_are_given(play: Play) -> None:
    for command in (
        c.WriteNote(id="late", letter=T, text="x"),
        c.EditNote(id="n2", text="x"),
        c.DeleteNote(id="n2"),
    ):
        assert play.refusal(command, person_by("noor")) == "list-closed"


def test_dots_stop_when_the_round_closes_and_go_on_when_it_reopens(play: Play) -> None:
    play.dot("noor", "n1")
    play.close_dots()
    assert play.refusal(c.SetDots(letter=T, item="n2", count=1), person_by("noor")) == "dots-not-open"

    play.open_dots()
    play.dot("noor", "n2")
    assert dots(play, "noor") == {"n1": 1, "n2": 1}


def test_a_round_that_was_never_open_is_not_closed() -> None:
    assert a_workshop(at=T).refusal(c.CloseDots(letter=T)) == "dots-not-open"


def test_no_dots_are_given_while_the_letter_waits(play: Play) -> None:
    play.close_dots()
    play.start("W")
    play.write("noor", letter=W, id="w1")
    play.reveal(W)
    play.open_dots(W)
    play.do(c.ReopenLetter(letter=T))

    assert play.refusal(c.SetDots(letter=W, item="w1", count=1), person_by("noor")) == "letter-not-open"


def test_a_facilitator_puts_dots_for_somebody_without_a_device(play: Play) -> None:
    play.do(c.Join(participant=a_participant("opa", actor="family", proxy=True)))

    play.do(c.SetDots(letter=T, item="n1", count=1, participant="opa"))
    assert dots(play, "opa") == {"n1": 1}
    assert play.refusal(c.SetDots(letter=T, item="n1", count=1), LEAD) == "participant-not-found"


def test_nobody_puts_the_dots_of_somebody_else(play: Play) -> None:
    command = c.SetDots(letter=T, item="n1", count=1, participant="kees")

    assert play.refusal(command, person_by("noor")) == "act-for-another"
    assert play.refusal(command) == "own-device"


def test_a_facilitator_cannot_feel_for_the_dots_of_somebody_with_a_device(play: Play) -> None:
    play.dot("bas", "n1")

    command = c.SetDots(letter=T, item="n1", count=1, participant="bas")
    assert play.refusal(command) == "own-device"


def test_a_dot_that_came_along_into_a_cluster_can_be_taken_back(play: Play) -> None:
    play.dot("kees", "n1")
    play.merge("g", "n1", "n2")
    assert dots(play, "kees") == {"g": 1}

    play.dot("kees", "g", 0)
    assert dots(play, "kees") == {}
    assert play.dot("kees", "g", 0) == []


@pytest.mark.parametrize("count", [0, 1, 3])
def test_dots_on_twins_that_were_merged_twice_can_be_set_to_any_number(count: int) -> None:
    play = a_workshop(at=T)
    for person in ("noor", "bas", "daan"):
        play.write(person)
    play.reveal()
    play.open_dots(each=4, most=3)
    play.dot("kees", "n1")
    play.merge("g", "n1", "n2")
    play.dot("kees", "n3")
    play.merge("h", "g", "n3")
    assert dots(play, "kees") == {"h": 2}

    play.dot("kees", "h", count)
    assert dots(play, "kees") == ({"h": count} if count else {})


@pytest.mark.parametrize("command", [c.EditNote(id="n2", text="Het tegendeel"), c.DeleteNote(id="n2")])
def test_what_dots_were_counted_for_stays_as_it_was(play: Play, command: c.Command) -> None:
    play.merge("g", "n1", "n2")
    play.dot("kees", "g")
    play.close_dots()

    assert play.refusal(command, person_by("noor")) == "list-closed"
    assert play.refusal(c.TakeOut(note="n1")) == "list-closed"
    assert dots(play, "kees") == {"g": 1}
    play.write("noor", id="after")


@pytest.mark.parametrize("taken", ["g", "gone"])
def test_an_id_that_got_dots_is_not_given_away(play: Play, taken: str) -> None:
    play.merge("g", "n1", "n2")
    play.merge("gone", "n3", "n4")
    play.dot("kees", "gone")
    play.merge("g", "gone")
    play.close_dots()

    assert play.refusal(c.WriteNote(id=taken, letter=T, text="x"), person_by("daan")) == "id-taken"
    play.write("daan", id="after")
    assert play.refusal(c.MergeNotes(id="gone", items=("after", "n1"))) == "id-taken"

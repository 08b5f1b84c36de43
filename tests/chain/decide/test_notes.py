"""Writing, editing, hiding, merging and reading back."""

from typing import Any

import pytest

from chain import commands as c
from chain.decide.notes import AUTHOR_LIMIT, NOTE_LIMIT, READ_BACK_LIMIT, READER_LIMIT
from chain.errors import Invalid
from chain.model import Target
from chain.vocabulary import LETTERS, Competence, Destep, NoteKind, ReadBackAnswer, Scope
from tests.builders import LEAD, Play, a_participant, a_workshop, about, person_by

T, W, O, S = LETTERS  # noqa: E741 - the letters of the method
NOOR, KEES = person_by("noor"), person_by("kees")


@pytest.fixture
def play() -> Play:
    return a_workshop(at=T)


@pytest.fixture
def revealed(play: Play) -> Play:
    """Three revealed threats: n1 and n2 by Noor, n3 by Kees."""
    for person in ("noor", "noor", "kees"):
        play.write(person)
    play.reveal()
    return play


# --- writing -----------------------------------------------------------------------------------


def test_a_note_is_kept_as_it_was_written(play: Play) -> None:
    play.write("noor", "  Gasten zien\neen lijst, niet ons.  ", target=about("deli"), destep=Destep.T)

    note = play.state.notes["n1"]
    assert (note.text, note.author, note.target.id) == ("Gasten zien\neen lijst, niet ons.", "noor", "deli")
    assert (note.kind, note.edited, note.written_at) == (NoteKind.STATEMENT, False, play.now)


@pytest.mark.parametrize(
    "text",
    [
        "مرحبا",
        "餐馆",
        "👩‍👩‍👧‍👦",
        "e\u0301",
        "a\u200bb",
        "<b>&amp;</b>",
        "=1+1",
        "../..",
        "' OR 1=1",
        "x" * 2000,
    ],
)
def test_any_readable_text_is_a_note(play: Play, text: str) -> None:
    play.write("noor", text)

    assert play.state.notes["n1"].text in (text, "é")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * 2001, "text-too-long"),
        ("a\0b", "text-control"),
        ("\ud800", "text-control"),
        (" \n ", "text-empty"),
    ],
)
def test_a_text_that_is_none_is_refused_with_its_reason(text: str, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        c.read_command({"kind": "write_note", "id": "n", "letter": "T", "text": text})


@pytest.mark.parametrize("letter", [W, O, S])
def test_a_note_goes_under_the_open_letter_only(play: Play, letter) -> None:
    assert play.refusal(c.WriteNote(id="n", letter=letter, text="x"), NOOR) == "letter-not-open"


def test_pens_are_down_for_participants_only(play: Play) -> None:
    play.do(c.Join(participant=a_participant("opa", actor="family", proxy=True)))
    note = play.write("noor")
    play.do(c.LockWriting(locked=True))

    for command in (
        c.WriteNote(id="n", letter=T, text="x"),
        c.EditNote(id=note, text="x"),
        c.DeleteNote(id=note),
    ):
        assert play.refusal(command, NOOR) == "writing-locked"
    play.do(c.WriteNote(id="opa1", letter=T, text="x", author="opa"))


@pytest.mark.parametrize("taken", ["n1", "g"])
def test_an_id_names_one_thing(revealed: Play, taken: str) -> None:
    revealed.merge("g", "n1", "n2")

    assert revealed.refusal(c.WriteNote(id=taken, letter=T, text="x"), NOOR) == "id-taken"
    assert revealed.refusal(c.MergeNotes(id="n3", items=("n1", "n2"))) == "id-taken"


def test_a_full_board_takes_no_more_notes(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    assert NOTE_LIMIT >= 5_000
    monkeypatch.setattr("chain.decide.notes.NOTE_LIMIT", 1)
    play.write("noor")

    assert play.refusal(c.WriteNote(id="n", letter=T, text="x"), NOOR) == "board-full"


def test_one_person_does_not_fill_the_board_for_everybody(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert AUTHOR_LIMIT < NOTE_LIMIT / 10
    monkeypatch.setattr("chain.decide.notes.AUTHOR_LIMIT", 1)
    play.write("noor")

    assert play.refusal(c.WriteNote(id="n", letter=T, text="x"), NOOR) == "author-full"
    play.write("kees")


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (about("gone"), "actor-not-found"),
        (about("gone", Scope.LINK), "link-not-found"),
        (about("gone", Scope.RELATION), "relation-not-found"),
        (about("deli", Scope.LINK), "link-not-found"),
    ],
)
def test_a_note_is_about_something_on_the_map(play: Play, target: Target, code: str) -> None:
    assert play.refusal(c.WriteNote(id="n", letter=T, text="x", target=target), NOOR) == code


@pytest.mark.parametrize(
    ("letter", "tag"),
    [(T, {"competence": Competence.TRUST}), (W, {"destep": Destep.D})],
)
def test_a_tag_belongs_to_its_letters(letter, tag: dict[str, Any]) -> None:
    play = a_workshop(at=letter)

    assert play.refusal(c.WriteNote(id="n", letter=letter, text="x", **tag), NOOR) == "tag-of-other-letter"


def test_a_weakness_answers_revealed_threats_and_nothing_else(revealed: Play) -> None:
    revealed.start("W")
    answer = c.WriteNote(id="w1", letter=W, text="x", responds_to=("n1", "n3"))
    wrong = c.WriteNote(id="w2", letter=W, text="x", responds_to=("w1",))
    missing = c.WriteNote(id="w3", letter=W, text="x", responds_to=("gone",))

    revealed.do(answer, NOOR)
    assert revealed.refusal(wrong, NOOR) == "answers-other-letter"
    assert revealed.refusal(missing, NOOR) == "note-not-found"


def test_a_threat_answers_nothing(revealed: Play) -> None:
    command = c.WriteNote(id="n", letter=T, text="x", responds_to=("n1",))

    assert revealed.refusal(command, NOOR) == "answers-other-letter"


def test_a_note_that_answers_nothing_is_accepted() -> None:
    a_workshop(at=W).write("noor", letter=W)


# --- changing ----------------------------------------------------------------------------------


@pytest.mark.parametrize("by", [KEES, LEAD], ids=["participant", "facilitator"])
def test_a_note_is_its_authors(play: Play, by) -> None:
    note = play.write("noor")

    assert play.refusal(c.EditNote(id=note, text="x"), by) == "not-your-note"
    assert play.refusal(c.DeleteNote(id=note), by) == "not-your-note"


def test_an_edited_note_says_so(play: Play) -> None:
    note = play.write("noor")

    play.do(c.EditNote(id=note, text="Anders"), NOOR)
    assert (play.state.notes[note].text, play.state.notes[note].edited) == ("Anders", True)
    assert play.do(c.EditNote(id=note, text="Anders"), NOOR) == []


def test_deleting_what_is_gone_is_fine(play: Play) -> None:
    note = play.write("noor")

    play.do(c.DeleteNote(id=note), NOOR)
    assert play.do(c.DeleteNote(id=note), NOOR) == []
    assert play.state.tallies[T].notes == 0


def test_a_facilitator_writes_and_changes_for_somebody_without_a_device(play: Play) -> None:
    play.do(c.Join(participant=a_participant("opa", actor="family", proxy=True)))
    play.do(c.WriteNote(id="n", letter=T, text="x", author="opa"))
    play.do(c.EditNote(id="n", text="y"))

    assert (play.state.notes["n"].author, play.state.notes["n"].text) == ("opa", "y")
    assert play.refusal(c.WriteNote(id="m", letter=T, text="x")) == "participant-not-found"
    assert play.refusal(c.WriteNote(id="m", letter=T, text="x", author="opa"), NOOR) == "act-for-another"


def test_a_facilitator_does_not_write_for_somebody_with_a_device(play: Play) -> None:
    assert play.refusal(c.WriteNote(id="m", letter=T, text="x", author="noor")) == "own-device"


def test_a_note_stays_and_changes_when_what_it_answered_is_gone(revealed: Play) -> None:
    revealed.start("W")
    revealed.write("daan", letter=W, id="w", responds_to=("n1", "n3"))
    revealed.reveal(W)
    revealed.do(c.ReopenLetter(letter=T))
    revealed.do(c.DeleteNote(id="n1"), NOOR)
    revealed.start("W")

    revealed.do(c.EditNote(id="w", text="Anders", responds_to=("n1", "n3")), person_by("daan"))
    seen = revealed.as_projector().note("w")
    assert seen
    assert (seen.text, seen.responds_to) == ("Anders", ("n3",))


def test_a_hidden_note_does_not_count_until_it_is_shown_again(revealed: Play) -> None:
    revealed.do(c.HideNote(id="n1"))
    assert revealed.state.tallies[T].notes == 2
    assert revealed.do(c.HideNote(id="n1")) == []

    revealed.do(c.ShowNote(id="n1"))
    assert revealed.state.tallies[T].notes == 3


# --- merging -----------------------------------------------------------------------------------


def test_twins_become_one_item_under_one_title(revealed: Play) -> None:
    revealed.merge("g", "n1", "n3", title="Lijsten")

    assert revealed.state.clusters["g"].members == ("n1", "n3")
    assert {revealed.state.notes[id].cluster for id in ("n1", "n3")} == {"g"}


def test_a_cluster_takes_in_notes_and_other_clusters_and_keeps_its_title(revealed: Play) -> None:
    revealed.write("kees")
    revealed.merge("g", "n1", "n2", title="Lijsten")
    revealed.merge("h", "n3", "n4")
    revealed.merge("h", "g")

    assert list(revealed.state.clusters) == ["h"]
    assert revealed.state.clusters["h"].title == "Lijsten"
    assert sorted(revealed.state.clusters["h"].members) == ["n1", "n2", "n3", "n4"]


def test_merging_follows_the_rules(revealed: Play) -> None:
    revealed.merge("g", "n1", "n2")

    assert revealed.refusal(c.MergeNotes(id="h", items=("n3",))) == "cluster-of-one"
    assert revealed.refusal(c.MergeNotes(id="h", items=("n3", "gone"))) == "note-not-found"
    assert revealed.refusal(c.MergeNotes(id="h", items=("n3", "n1"))) == "note-in-other-cluster"
    assert revealed.do(c.MergeNotes(id="g", items=("n1",))) == []


def test_notes_of_two_letters_or_unrevealed_ones_are_not_merged(revealed: Play) -> None:
    revealed.start("W")
    revealed.write("noor", letter=W, id="w1")
    revealed.write("noor", letter=W, id="w2")

    assert revealed.refusal(c.MergeNotes(id="g", items=("n1", "w1"))) == "cluster-of-letters"
    assert revealed.refusal(c.MergeNotes(id="g", items=("w1", "w2"))) == "reveal-first"


def test_when_a_letter_is_closed_its_board_is_closed(revealed: Play) -> None:
    revealed.merge("g", "n1", "n2")
    revealed.start("W")

    assert revealed.refusal(c.MergeNotes(id="g", items=("n3",))) == "letter-not-open"
    assert revealed.refusal(c.TakeOut(note="n1")) == "letter-not-open"
    revealed.do(c.HideNote(id="n1"))  # what hurts somebody can always be taken off


def test_a_cluster_of_one_falls_apart(revealed: Play) -> None:
    revealed.merge("g", "n1", "n2", "n3")
    revealed.do(c.TakeOut(note="n1"))
    assert revealed.state.clusters["g"].members == ("n2", "n3")

    revealed.do(c.DeleteNote(id="n2"), NOOR)
    assert not revealed.state.clusters
    assert revealed.state.notes["n3"].cluster is None
    assert revealed.do(c.TakeOut(note="n3")) == []


def test_an_author_takes_their_own_note_out_again_and_nobody_elses(revealed: Play) -> None:
    revealed.merge("g", "n1", "n2", "n3")
    author = person_by(revealed.state.notes["n1"].author)
    other = next(id for id in ("noor", "kees", "daan") if id != author.id)

    assert revealed.refusal(c.TakeOut(note="n1"), person_by(other)) == "not-your-note"
    revealed.do(c.LockWriting(locked=True))  # that is about writing
    revealed.do(c.TakeOut(note="n1"), author)

    assert revealed.state.clusters["g"].members == ("n2", "n3")
    revealed.do(c.Undo(), author)
    assert len(revealed.state.clusters["g"].members) == 3


def test_once_dots_were_asked_for_no_author_takes_a_note_out(revealed: Play) -> None:
    revealed.merge("g", "n1", "n2", "n3")
    author = person_by(revealed.state.notes["n1"].author)
    revealed.open_dots()

    assert revealed.refusal(c.TakeOut(note="n1"), author) == "list-closed"

    revealed.close_dots()
    assert revealed.refusal(c.TakeOut(note="n1"), author) == "list-closed"


def test_a_cluster_gets_another_title(revealed: Play) -> None:
    revealed.merge("g", "n1", "n2")
    revealed.do(c.RenameCluster(id="g", title="Lijsten"))

    assert revealed.state.clusters["g"].title == "Lijsten"
    assert revealed.do(c.RenameCluster(id="g", title="Lijsten")) == []
    assert revealed.refusal(c.RenameCluster(id="gone", title="x")) == "cluster-not-found"


# --- reading back ------------------------------------------------------------------------------


def test_a_summary_is_answered_by_the_author(revealed: Play) -> None:
    revealed.read_back("kees", "n1")
    assert revealed.refusal(c.AnswerReadBack(note="n1", answer=ReadBackAnswer.YES), KEES) == "not-your-note"

    revealed.do(c.AnswerReadBack(note="n1", answer=ReadBackAnswer.YES), NOOR)
    assert revealed.state.notes["n1"].read_backs[-1].answer is ReadBackAnswer.YES
    assert (
        revealed.refusal(c.AnswerReadBack(note="n1", answer=ReadBackAnswer.NO), NOOR) == "read-back-answered"
    )


def test_an_almost_may_become_a_yes_and_a_new_try_may_follow(revealed: Play) -> None:
    revealed.read_back("kees", "n1")
    for answer in (ReadBackAnswer.ALMOST, ReadBackAnswer.NO):
        revealed.do(c.AnswerReadBack(note="n1", answer=answer), NOOR)
    assert revealed.do(c.AnswerReadBack(note="n1", answer=ReadBackAnswer.NO), NOOR) == []

    revealed.read_back("kees", "n1", "Beter")
    revealed.do(c.AnswerReadBack(note="n1", answer=ReadBackAnswer.YES), LEAD)
    assert [one.answer for one in revealed.state.notes["n1"].read_backs] == ["no", "yes"]


def test_reading_back_follows_the_rules(revealed: Play) -> None:
    assert revealed.refusal(c.ReadBackNote(note="n1", text="x"), NOOR) == "read-back-own-note"
    assert (
        revealed.refusal(c.AnswerReadBack(note="n1", answer=ReadBackAnswer.YES), NOOR)
        == "read-back-not-found"
    )
    revealed.do(c.HideNote(id="n1"))
    assert revealed.refusal(c.ReadBackNote(note="n1", text="x"), KEES) == "reveal-first"


def test_nobody_reads_back_before_the_reveal(play: Play) -> None:
    note = play.write("noor")

    assert play.refusal(c.ReadBackNote(note=note, text="x"), KEES) == "reveal-first"


def test_a_note_is_read_back_so_many_times_and_no_more(
    revealed: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("chain.decide.notes.READER_LIMIT", READ_BACK_LIMIT + 1)
    for _ in range(READ_BACK_LIMIT):
        revealed.read_back("kees", "n1")

    assert revealed.refusal(c.ReadBackNote(note="n1", text="x"), KEES) == "read-backs-full"


def test_a_reader_does_not_shut_out_the_other_readers(revealed: Play) -> None:
    for _ in range(READER_LIMIT):
        revealed.read_back("kees", "n1")

    assert revealed.refusal(c.ReadBackNote(note="n1", text="x"), KEES) == "reader-full"
    revealed.read_back("kees", "n2")
    revealed.read_back("daan", "n1")


@pytest.mark.parametrize(
    "command",
    [
        c.EditNote(id="x", text="x"),
        c.HideNote(id="x"),
        c.ShowNote(id="x"),
        c.TakeOut(note="x"),
        c.ReadBackNote(note="x", text="x", by="noor"),
        c.AnswerReadBack(note="x", answer=ReadBackAnswer.YES),
    ],
    ids=lambda command: command.kind,
)
def test_a_note_that_is_gone_is_not_found(play: Play, command: c.Command) -> None:
    assert play.refusal(command) == "note-not-found"

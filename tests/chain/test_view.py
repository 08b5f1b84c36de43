"""Who sees what: canaries are planted in everything private and looked for in what others may see."""

import itertools
from functools import cached_property

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.model import Facilitator
from chain.state import Workshop
from chain.view import Item, SeenNote, View, Viewer, view
from chain.vocabulary import LETTERS, Letter, Level, Role, Scene
from tests.builders import LEAD, SECOND, STRANGER, Play, a_participant, a_workshop, about, person_by

T, W, *_ = LETTERS
VIEWERS = {
    "author": Viewer(role=Role.PARTICIPANT, id="noor"),
    "housemate": Viewer(role=Role.PARTICIPANT, id="bas"),
    "other": Viewer(role=Role.PARTICIPANT, id="kees"),
    "facilitator": Viewer(role=Role.FACILITATOR, id=LEAD.id),
    "projector": Viewer(role=Role.PROJECTOR),
    "stranger": Viewer(role=Role.STRANGER),
    "impostor": Viewer(role=Role.PROJECTOR, id="noor"),
}
EVERYBODY = set(VIEWERS)


def everything(state: Workshop, viewer: Viewer) -> str:
    """All that a view gives away, by every property and method that needs no more than a letter or an id."""
    found = view(state, viewer)
    names = [name for name in dir(View) if not name.startswith("_") and name not in ("viewer", "public")]
    asked = (property, cached_property)
    values = [getattr(found, name) for name in names if isinstance(getattr(View, name, None), asked)]
    values += [found.people, found.me, found.counts()]
    for letter in Letter:
        values += [found.letter(letter), found.mine(letter), found.revealed(letter), found.board(letter)]
        values += [found.dottable(letter), found.my_dots(letter)]
    for id in (*state.notes, *state.clusters):
        values += [found.note(id), found.item(id)]
    return repr(values)


def who_sees(play: Play, canary: str) -> set[str]:
    return {name for name, viewer in VIEWERS.items() if canary in everything(play.state, viewer)}


@pytest.fixture
def play() -> Play:
    """Noor wrote the canary under T, about the stall."""
    play = a_workshop(at=T)
    play.write("noor", "CANARY", target=about("stall"))
    return play


def test_what_makes_somebody_happy_is_for_the_table_and_not_for_the_wall(play: Play) -> None:
    told = a_participant("noor", interest="INTEREST")
    play.do(c.ChangeParticipant(participant=told), person_by("noor"))

    assert who_sees(play, "INTEREST") == EVERYBODY - {"stranger", "projector", "impostor"}


def test_an_unrevealed_note_is_its_authors_only(play: Play) -> None:
    assert who_sees(play, "CANARY") == {"author"}


def test_nobody_sees_what_unrevealed_notes_are_about(play: Play) -> None:
    assert all(not view(play.state, viewer).counts() for viewer in VIEWERS.values())


def test_a_revealed_note_is_everybodys_at_the_table(play: Play) -> None:
    play.reveal()

    assert who_sees(play, "CANARY") == EVERYBODY - {"stranger"}
    assert play.as_projector().counts() == {"actor:stall": {T: 1}}


def test_a_reveal_that_is_taken_back_is_private_again(play: Play) -> None:
    play.reveal()
    play.do(c.Undo())

    assert who_sees(play, "CANARY") == {"author"}


def test_a_hidden_note_is_seen_by_its_author_and_facilitators(play: Play) -> None:
    play.reveal()
    play.do(c.HideNote(id="n1"))

    assert who_sees(play, "CANARY") == {"author", "facilitator"}


def test_a_deleted_note_is_gone_for_everybody(play: Play) -> None:
    play.do(c.DeleteNote(id="n1"), person_by("noor"))

    assert who_sees(play, "CANARY") == set()


def test_a_note_that_waits_for_its_letter_stays_private(play: Play) -> None:
    play.reveal()
    play.start("W")
    play.write("noor", "LATER", letter=W)
    play.do(c.ReopenLetter(letter=T))

    assert who_sees(play, "LATER") == {"author"}


def test_a_note_for_somebody_without_a_device_is_seen_by_who_typed_it(play: Play) -> None:
    play.do(c.Join(participant=a_participant("opa", actor="family", proxy=True)))
    play.do(c.WriteNote(id="opa1", letter=T, text="PROXY", author="opa"))

    assert who_sees(play, "PROXY") == {"facilitator"}
    assert [note.id for note in play.as_lead().mine(T)] == ["opa1"]


def test_who_wrote_is_seen_by_the_author_and_facilitators_and_the_table_sees_the_tier(play: Play) -> None:
    play.reveal()
    seen = {name: view(play.state, viewer).note("n1") for name, viewer in VIEWERS.items()}

    assert {name for name, note in seen.items() if note and note.author} == {"author", "facilitator"}
    assert seen["author"] is not None
    assert seen["author"].author == "Noor, De Gouden Korst"
    assert {note.tier for note in seen.values() if note} == {"Winkel"}


def test_read_backs_carry_no_names(play: Play) -> None:
    play.reveal()
    play.read_back("kees", "n1", "SUMMARY")

    assert who_sees(play, "SUMMARY") == EVERYBODY - {"stranger"}
    note = play.as_projector().note("n1")
    assert note is not None
    assert set(type(note.read_backs[0]).model_fields) == {"text", "answer"}


def dots_seen(play: Play) -> dict[str, tuple[int, int | None]]:
    """What each viewer sees of the dots on the first item: the own ones, and the sum."""
    boards = {name: view(play.state, viewer).board(T) for name, viewer in VIEWERS.items()}
    return {
        name: (board[0].my_dots, board[0].result.dots if board[0].result else None)
        for name, board in boards.items()
        if board
    }


def test_dots_of_an_open_round_are_secret(play: Play) -> None:
    play.reveal()
    play.open_dots()
    before = {name: everything(play.state, viewer) for name, viewer in VIEWERS.items()}
    play.dot("noor", "n1")

    assert dots_seen(play)["author"] == (1, None)
    assert {seen for name, seen in dots_seen(play).items() if name != "author"} == {(0, None)}
    after = {name: everything(play.state, viewer) for name, viewer in VIEWERS.items()}
    seq = (f"{play.state.seq - 1}", f"{play.state.seq}")
    changed = {name for name in VIEWERS if after[name] != before[name].replace(*seq)}
    assert changed == {"author"}


def test_a_closed_round_shows_sums_and_never_who_gave_what(play: Play) -> None:
    play.reveal()
    play.open_dots()
    play.dot("noor", "n1")
    play.close_dots()

    assert {seen[1] for seen in dots_seen(play).values()} == {1}
    assert {name for name, seen in dots_seen(play).items() if seen[0]} == {"author"}


def test_a_round_that_goes_on_is_secret_again(play: Play) -> None:
    play.reveal()
    play.open_dots()
    play.dot("noor", "n1")
    play.close_dots()
    play.open_dots()

    assert {seen[1] for seen in dots_seen(play).values()} == {None}


def test_the_board_stands_by_dots_once_the_round_is_closed_and_by_writing_before(play: Play) -> None:
    play.write("kees")
    play.reveal()
    play.open_dots()
    play.dot("noor", "n2")
    assert [item.id for item in play.as_projector().board(T)] == ["n1", "n2"]

    play.close_dots()
    assert [item.id for item in play.as_projector().board(T)] == ["n2", "n1"]


def test_a_cluster_is_one_item_without_its_hidden_notes(play: Play) -> None:
    play.write("kees")
    play.reveal()
    play.merge("g", "n1", "n2", title="Lijsten")
    play.do(c.HideNote(id="n1"))

    item = play.as_projector().item("g")
    assert isinstance(item, Item)
    assert (item.title, [note.id for note in item.notes]) == ("Lijsten", ["n2"])
    assert [one.id for one in play.as_projector().board(T)] == ["g"]


def test_an_item_is_not_there_before_the_reveal_not_even_for_its_author(play: Play) -> None:
    assert play.as_person("noor").item("n1") is None
    assert isinstance(play.as_person("noor").note("n1"), SeenNote)


def test_counts_of_a_letter_may_be_seen_by_everybody(play: Play) -> None:
    play.write("bas")
    play.write("kees")

    seen = play.as_projector().letter(T)
    assert (seen.notes, seen.houses) == (3, 2)


def test_levels_and_refusals_to_come_are_for_facilitators() -> None:
    play = a_workshop("kees", "noor")
    play.do(c.Join(participant=a_participant("bas", level=Level.BOARD)), STRANGER)
    play.do(c.Join(participant=a_participant("daan", rsvp="no")), STRANGER)
    levels = {
        name: [one.level for one in view(play.state, viewer).people if one.id == "bas"]
        for name, viewer in VIEWERS.items()
    }

    assert {name for name, level in levels.items() if level == [Level.BOARD]} == {"housemate", "facilitator"}
    assert all(
        "daan" not in [one.id for one in view(play.state, viewer).people] for viewer in VIEWERS.values()
    )


def test_presence_counts_each_tier_and_the_houses_off_the_map() -> None:
    play = a_workshop("noor", "bas", "daan")
    play.do(c.Join(participant=a_participant("wim", house="De Buren")), STRANGER)
    seen = view(play.state, VIEWERS["projector"], frozenset({"noor", "wim"}))

    assert [(one.tier, one.joined, one.here) for one in seen.presence] == [
        ("Bron", 0, 0),
        ("Winkel", 2, 1),
        ("Eindklant", 1, 0),
        ("", 1, 1),
    ]


def test_only_a_facilitator_takes_the_archive_home(play: Play) -> None:
    for name in EVERYBODY - {"facilitator"}:
        with pytest.raises(PermissionError):
            view(play.state, VIEWERS[name]).archive()


def test_not_even_the_archive_holds_what_is_private(play: Play) -> None:
    play.reveal()
    play.open_dots()
    play.dot("kees", "n1")
    play.close_dots()
    play.start("W")
    play.write("noor", "SECRET", letter=W)

    archive = play.as_lead().archive()
    assert "SECRET" not in repr(archive)
    assert [note.id for note in archive.notes] == ["n1"]
    assert [one.dots for one in archive.rounds] == [{"kees": {"n1": 1}}]


def test_the_archive_leaves_out_a_round_that_is_open(play: Play) -> None:
    play.reveal()
    play.open_dots()
    play.dot("kees", "n1")

    assert play.as_lead().archive().rounds == ()


@pytest.mark.parametrize(
    ("phase", "scene"),
    [("welcome", Scene.WELCOME), ("T", Scene.PROMPT), ("walk", Scene.DARK), ("close", Scene.PROMPT)],
)
def test_the_projector_follows_the_phase(phase: str, scene: Scene) -> None:
    play = a_workshop()
    for one in itertools.takewhile(lambda one: one.id != phase, play.state.agenda):
        play.start(one.id)
    play.start(phase)

    assert play.as_projector().scene is scene
    assert play.as_projector().dark is (phase == "walk")


def test_the_board_comes_with_the_reveal(play: Play) -> None:
    assert play.as_projector().scene is Scene.PROMPT
    play.reveal()
    assert play.as_projector().scene is Scene.BOARD


def test_before_the_first_phase_the_room_is_welcomed() -> None:
    assert a_workshop().as_projector().scene is Scene.WELCOME


def test_the_agenda_says_which_phases_can_be_started() -> None:
    play = a_workshop(at=W)
    gates = {one.phase.id: one.gate for one in play.as_lead().agenda}

    assert gates == {
        "welcome": "",
        "T": "letter-closed",
        "W": "",
        "walk": "",
        "O": "",
        "S": "gate-closed",
        "close": "gate-closed",
    }
    for phase, gate in gates.items():
        if gate:
            assert play.refusal(c.StartPhase(phase=phase)) == gate


def test_everybody_knows_why_they_cannot_write() -> None:
    play = a_workshop()
    assert play.as_person("noor").writing == "letter-not-open"
    play.open(T)
    assert play.as_person("noor").writing == ""
    play.do(c.LockWriting(locked=True))
    assert (play.as_person("noor").writing, play.as_lead().writing) == ("writing-locked", "")
    play.do(c.LockWriting(locked=False))
    play.write("noor")
    play.reveal()
    play.open_dots()
    assert play.as_person("noor").writing == "list-closed"


def test_notes_change_while_their_letter_is_open_and_until_dots_are_asked_for() -> None:
    play = a_workshop(at=T)
    play.write("noor")
    play.reveal()
    assert play.as_person("noor").changing(T)
    play.do(c.LockWriting(locked=True))
    assert (play.as_person("noor").changing(T), play.as_lead().changing(T)) == (False, True)
    play.do(c.LockWriting(locked=False))
    play.open_dots()
    play.close_dots()
    assert (play.as_person("noor").changing(T), play.as_person("noor").writing) == (False, "")
    play.start("W")
    assert [play.as_person("noor").changing(letter) for letter in LETTERS] == [False, True, False, False]


def test_dots_left_are_the_viewers_own(play: Play) -> None:
    play.reveal()
    play.open_dots()
    play.dot("noor", "n1")
    left = {name: view(play.state, viewer).letter(T).round for name, viewer in VIEWERS.items()}

    assert {name: one.left for name, one in left.items() if one} == {
        "author": 1,
        "housemate": 2,
        "other": 2,
        "facilitator": 0,
        "projector": 0,
        "stranger": 0,
        "impostor": 0,
    }


def test_what_a_note_is_about_has_a_name(play: Play) -> None:
    found = play.as_projector()

    assert found.name_of(about("stall")) == "De Meeuw"
    assert found.name_of(about("cheese", "link")) == "De Zilte Weide - De Gouden Korst"  # type: ignore[arg-type]
    assert found.name_of(about("supply", "relation")) == "De Zilte Weide - De Gouden Korst"  # type: ignore[arg-type]
    assert found.name_of(about("gone")) == ""


# --- doing again, and reading along ------------------------------------------------------------


def test_what_was_taken_back_can_be_done_again_by_who_took_it_back() -> None:
    play = a_workshop(at=Letter.T)
    play.do(c.LockWriting(locked=True))
    assert play.as_lead().redoable == ""

    play.do(c.Undo())
    assert (play.as_lead().redoable, play.as_person("noor").redoable) == ("writing_locked", "")

    play.do(c.Redo())
    assert play.as_lead().redoable == ""


def test_what_others_built_on_is_not_offered_to_be_done_again() -> None:
    play = a_workshop(at=Letter.T)
    play.do(c.ShowScene(scene=Scene.MAP))
    play.do(c.Undo())
    assert play.as_lead().redoable == "scene_shown"

    play.do(c.AddFacilitator(facilitator=Facilitator(id=SECOND.id, name="Joost")))
    play.do(c.ShowScene(scene=Scene.BOARD), SECOND)

    assert play.as_lead().redoable == ""


def test_what_can_be_done_again_does_not_tell_that_a_dot_was_given() -> None:
    play = a_workshop(at=Letter.T)
    play.do(c.AddFacilitator(facilitator=Facilitator(id=SECOND.id, name="Joost")))
    one, other = play.write("noor"), play.write("kees")
    play.reveal()
    play.merge("m", one, other, title="Een")
    play.do(c.RenameCluster(id="m", title="Ander"))
    play.do(c.Undo())
    play.do(c.OpenDots(letter=Letter.T, per_person=2), SECOND)
    before = play.as_lead().redoable

    play.dot("noor", "m")

    assert play.as_lead().redoable == before == "cluster_set"


def test_who_reads_along_sees_notes_before_the_reveal_and_nobody_else_does() -> None:
    play = a_workshop(at=Letter.T)
    assert play.as_lead().moderable
    play.do(m.SetModeration(moderated=True))
    play.write("noor", "KANARIE")

    (found,) = play.as_lead().unrevealed(Letter.T)
    assert found.text == "KANARIE"
    assert not play.as_lead().moderable
    assert play.as_person("kees").unrevealed(Letter.T) == play.as_projector().unrevealed(Letter.T) == ()

    play.reveal()
    assert play.as_lead().unrevealed(Letter.T) == ()
    assert play.as_lead().moderable


def test_without_reading_along_nothing_is_seen_before_the_reveal() -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor")

    assert play.as_lead().unrevealed(Letter.T) == ()


def test_letters_of_destep_are_counted_over_what_is_on_the_table() -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor", destep="E")
    play.write("kees")
    hidden = play.write("kees", destep="P")
    assert play.as_lead().tagged(Letter.T) == {}

    play.reveal()
    play.do(c.HideNote(id=hidden))

    assert play.as_lead().tagged(Letter.T) == play.as_projector().tagged(Letter.T) == {"E": 1, None: 1}

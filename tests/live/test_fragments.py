"""Patches lead to the screen that a reload would show, say nothing private, and stay small on any board."""

from collections import Counter

import pytest

from chain import commands as c
from chain.model import Participant, Target, Theme, Tier
from chain.view import View, Viewer, view
from chain.vocabulary import Language, Letter, Role, Scene, Scope
from live.fragments import Patch, own, own_patches, patches, presence, screen, steady, touched
from live.fragments.events import _ALWAYS, _CHANGED, _REGIONS
from live.fragments.screen import _template
from tests.builders import HOUSES, LEAD, Play, a_workshop, about, person_by
from tests.live.dom import Node, page, parse
from tests.live.reloads import beside_reloads

AUDIENCES = [Role.PARTICIPANT, Role.FACILITATOR, Role.PROJECTOR]


def seen(play: Play, role: Role, language: Language = Language.NL, person: str = "") -> View:
    return view(play.state, Viewer(role=role, id=person, language=language), frozenset(HOUSES), play.now)


def act(play: Play, command: c.Command, role: Role, by: str = "") -> tuple[Patch, ...]:
    before = seen(play, role)
    events = play.do(command, person_by(by) if by else LEAD)
    after = seen(play, role)
    # A cockpit is told some things a few seconds later, of many acts at once.
    return (*patches(before, after, events), *(steady(after) if role is Role.FACILITATOR else ()))


def script() -> list[tuple[str, c.Command]]:
    """A whole session in short, with every kind of turn in it."""
    note = {"letter": Letter.T, "target": about("deli")}
    opa = Participant(id="opa", name="Opa", house="Thuis", proxy=True)
    steps: list[tuple[str, c.Command]] = [
        ("", c.SetTheme(theme=Theme(sentence="Wie kent onze gast nog?"))),
        ("", c.Join(participant=opa)),
        ("", c.StartPhase(phase="welcome")),
        ("", c.StartPhase(phase="T")),
        ("", c.StartTimer(seconds=300)),
        ("noor", c.WriteNote(id="a", text="Een <b>prijs</b>", **note)),
        ("kees", c.WriteNote(id="b", text="Twee", letter=Letter.T)),
        ("", c.WriteNote(id="o", text="Van opa", letter=Letter.T, author="opa")),
        ("noor", c.EditNote(id="a", text="Een andere prijs", target=about("cheese", Scope.LINK))),
        ("", c.LockWriting(locked=True)),
        ("", c.LockWriting(locked=False)),
        ("", c.RevealNotes(letter=Letter.T)),
        ("", c.ShowScene(scene=Scene.BOARD)),
        ("daan", c.WriteNote(id="d", text="Laat", **note)),
        ("daan", c.WriteNote(id="e", text="Weg ermee", **note)),
        ("daan", c.DeleteNote(id="e")),
        ("bas", c.ReadBackNote(note="b", text="Je zegt twee")),
        ("", c.HideNote(id="b")),
        ("", c.ShowNote(id="b")),
        ("", c.MergeNotes(id="m", items=("a", "b"), title="Samen")),
        ("", c.RenameCluster(id="m", title="Anders")),
        ("noor", c.EditNote(id="a", text="In een groep", target=Target())),
        ("", c.TakeOut(note="a")),
        ("", c.MergeNotes(id="m", items=("a", "b"))),
        ("", c.OpenDots(letter=Letter.T, per_person=2)),
        ("kees", c.SetDots(letter=Letter.T, item="m", count=1)),
        ("", c.SetDots(letter=Letter.T, item="m", count=1, participant="opa")),
        ("", c.ChangeParticipant(participant=opa.model_copy(update={"actor": "farm"}))),
        ("", c.HideNote(id="d")),
        ("", c.CloseDots(letter=Letter.T)),
        ("", c.ShowScene(scene=Scene.MAP)),
        ("", c.EditChain(edits=(c.AddPart(sort="tier", part=Tier(id="new", name="Kade", order=9)),))),
        ("", c.StartPhase(phase="W")),
        ("noor", c.WriteNote(id="w", text="Zwak", letter=Letter.W, responds_to=("o",))),
        ("noor", c.Undo()),
        ("", c.ReopenLetter(letter=Letter.T)),
        ("", c.StartPhase(phase="W")),
        ("", c.ChangeParticipant(participant=opa.model_copy(update={"proxy": False}))),
        ("", c.CloseLetter(letter=Letter.W)),
        ("", c.StartPhase(phase="walk")),
        ("", c.Undo()),
    ]
    return steps


@pytest.mark.parametrize("role", AUDIENCES)
def test_patches_lead_to_the_screen_that_a_reload_would_show(role: Role) -> None:
    play = a_workshop()
    shown = page(screen(seen(play, role)))

    for by, command in script():
        shown.apply(act(play, command, role, by))

        now, fresh = shown.parts(), page(screen(seen(play, role))).parts()
        assert [id for id in {**now, **fresh} if now.get(id) != fresh.get(id)] == [], command


@pytest.mark.parametrize("role", AUDIENCES)
def test_every_id_stands_once_on_a_screen(role: Role) -> None:
    play = a_workshop()
    for by, command in script():
        play.do(command, person_by(by) if by else LEAD)

        ids = Counter(node.id for node in page(screen(seen(play, role))).walk() if node.id)

        assert [id for id, count in ids.items() if count > 1] == [], command


@pytest.mark.parametrize("role", AUDIENCES)
@pytest.mark.parametrize("language", Language)
def test_every_screen_is_drawn_in_both_languages(role: Role, language: Language) -> None:
    play = a_workshop()
    for by, command in script():
        play.do(command, person_by(by) if by else LEAD)

    assert parse(screen(seen(play, role, language))).id == "screen"


@pytest.mark.parametrize("role", AUDIENCES)
def test_a_note_before_the_reveal_is_on_no_shared_screen_and_in_no_shared_patch(role: Role) -> None:
    play = a_workshop(at=Letter.T)

    found = act(play, c.WriteNote(id="n", letter=Letter.T, text="KANARIE"), role, "noor")

    assert "KANARIE" not in "".join(one.html for one in found) + screen(seen(play, role))


@pytest.mark.parametrize("role", AUDIENCES)
def test_dots_of_an_open_round_are_in_no_shared_patch(role: Role) -> None:
    play = a_workshop(at=Letter.T)
    note = play.write("noor")
    play.reveal()
    play.open_dots()
    before = screen(seen(play, role))

    found = act(play, c.SetDots(letter=Letter.T, item=note, count=1), role, "kees")

    assert not any(note in one.id or note in one.html for one in found)
    assert page(before).find("board-T") is None or 'aria-pressed="true" aria-describedby' not in before


def test_what_is_own_reaches_its_owner_and_nobody_else() -> None:
    play = a_workshop(at=Letter.T)
    before = play.state
    events = play.do(c.WriteNote(id="n", letter=Letter.T, text="Mijn"), person_by("noor"))

    mine = own_patches(seen(play, Role.PARTICIPANT, person="noor"), events)
    others = own_patches(seen(play, Role.PARTICIPANT, person="kees"), events)

    assert touched(before, play.state, play.log[-1:]) == frozenset({"noor"})
    assert "Mijn" in "".join(one.html for one in mine)
    assert [one.id for one in others] == ["undo"]


def test_what_is_own_follows_the_board_as_a_reload_would_show_it() -> None:
    for command, shown, fresh in beside_reloads(a_workshop(), script()):
        assert _words(shown) == _words(fresh), command


def _words(shown: Node) -> list[str]:
    names = ["undo", *(f"{name}-{letter}" for name in ("my", "left") for letter in Letter)]
    return [node.text() for node in map(shown.find, names) if node]


def test_a_dot_changes_what_its_giver_sees() -> None:
    play = a_workshop(at=Letter.T)
    note = play.write("noor")
    play.reveal()
    play.open_dots(each=2)
    shown = page(screen(seen(play, Role.PARTICIPANT)))
    shown.apply(own(seen(play, Role.PARTICIPANT, person="kees")))

    events = play.dot("kees", note)
    shown.apply(own_patches(seen(play, Role.PARTICIPANT, person="kees"), events))

    button, left = shown.find(f"dot-{note}"), shown.find("left-T")
    assert button is not None
    assert left is not None
    assert button.attributes["aria-pressed"] == "true"
    assert left.text() == "●○ nog 1 stip"


def test_a_dot_draws_one_note_however_many_there_are() -> None:
    play = a_workshop(at=Letter.T)
    first, second, _ = (play.write("noor", text) for text in ("Een", "Twee", "Drie"))
    play.reveal()
    play.open_dots(each=2)

    drawn = [
        {one.id for one in own_patches(seen(play, Role.PARTICIPANT, person="kees"), events)}
        for events in (play.dot("kees", note, count) for note, count in ((first, 1), (second, 1), (first, 0)))
    ]

    assert drawn == [{"left-T", f"dots-{id}", "undo"} for id in (first, second, first)]


def test_without_dots_left_the_screen_knows_which_buttons_to_take_out_of_reach() -> None:
    play = a_workshop(at=Letter.T)
    first, second = play.write("noor", "Een"), play.write("noor", "Twee")
    play.reveal()
    play.open_dots(each=1)
    shown = page(screen(seen(play, Role.PARTICIPANT)))

    for count, left, giving in ((1, "0", {second}), (0, "1", {first, second})):
        events = play.dot("kees", first, count)
        shown.apply(own_patches(seen(play, Role.PARTICIPANT, person="kees"), events))

        told = shown.find("left-T")
        buttons = {id: shown.find(f"dot-{id}") for id in (first, second)}
        assert told is not None
        assert (told.attributes["data-dots-left"], told.attributes["data-of"]) == (left, "board-T")
        assert {id for id, one in buttons.items() if one and "data-gives" in one.attributes} == giving


def test_the_wall_says_that_dots_are_being_given() -> None:
    play = a_workshop(at=Letter.T)
    note = play.write("noor")
    play.reveal()
    play.open_dots(each=1)
    shown = page(screen(seen(play, Role.PROJECTOR)))

    shown.apply(act(play, c.SetDots(letter=Letter.T, item=note, count=1), Role.PROJECTOR, "kees"))

    assert "Stippen: 1 van 5 klaar" in shown.text()


@pytest.mark.parametrize("role", AUDIENCES)
def test_weaknesses_are_asked_for_beside_the_threats_that_they_answer(role: Role) -> None:
    play = a_workshop(at=Letter.T)
    for text in ("Een", "Twee", "Drie", "Vier"):
        play.write("noor", text)
    play.reveal()
    play.do(c.StartPhase(phase="W"))

    found = page(screen(seen(play, role))).find("answered-W")

    assert found is not None
    assert found.text() == "Deze bedreigingen Een Twee Drie"


def test_the_dark_wall_keeps_the_word_of_the_phase() -> None:
    play = a_workshop(at=Letter.T)
    play.do(c.ShowScene(scene=Scene.DARK))

    scene = page(screen(seen(play, Role.PROJECTOR))).find("scene")

    assert scene is not None
    assert scene.text() == "T"


def test_no_letter_is_called_held_while_it_waits_again() -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor")
    play.reveal()
    play.start("W")
    play.do(c.ReopenLetter(letter=Letter.T))

    agenda = page(screen(seen(play, Role.FACILITATOR))).find("agenda")

    assert agenda is not None
    assert "W W wacht" in agenda.text()
    assert "W W ✓" not in agenda.text()


def test_a_note_without_dots_says_nothing_of_tiers() -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor")
    play.reveal()
    play.open_dots()
    play.close_dots()

    board = page(screen(seen(play, Role.PARTICIPANT))).find("board-T")

    assert board is not None
    assert "0 stippen" in board.text()
    assert "lagen" not in board.text()


def test_what_others_built_on_is_not_offered_to_be_undone() -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor", id="a")
    assert seen(play, Role.PARTICIPANT, person="noor").undoable

    play.reveal()
    play.read_back("kees", "a")

    assert not seen(play, Role.PARTICIPANT, person="noor").undoable


def test_one_note_costs_the_same_on_any_board() -> None:
    sizes = []
    for notes in (1, 120):
        play = a_workshop(at=Letter.T)
        for _ in range(notes):
            play.write("noor")
        play.reveal()
        found = act(play, c.WriteNote(id="last", letter=Letter.T, text="Nog een"), Role.PARTICIPANT, "kees")
        sizes.append((len(found), sum(len(one.html) for one in found)))

    (few, small), (many, large) = sizes
    assert many == few
    assert large < small + 20


def test_a_note_id_that_looks_like_a_letter_does_no_harm() -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor", id="T")
    play.reveal()

    shown = page(screen(seen(play, Role.PARTICIPANT)))
    shown.apply(own(seen(play, Role.PARTICIPANT, person="noor")))

    board, mine = shown.find("board-T"), shown.find("my-T")
    assert board is not None
    assert mine is not None
    assert board.tag == "ol"
    assert mine.text()


def test_a_facilitator_puts_dots_for_whoever_has_no_device() -> None:
    play = a_workshop(at=Letter.T)
    play.do(c.Join(participant=Participant(id="opa", name="Opa", house="Thuis", proxy=True)))
    note = play.write("noor", "Te duur")
    play.reveal()
    assert not (_proxies(play).find("dots-for-T"))

    play.open_dots()
    choices = [node.attributes.get("value") for node in _proxies(play).walk() if node.tag == "option"]
    play.do(c.SetDots(letter=Letter.T, item=note, count=1, participant="opa"))

    assert choices == ["opa", note, "1", "0"]
    assert "Opa: 1 van 2 gegeven" in _proxies(play).text()
    assert seen(play, Role.PROJECTOR).dots_for("opa", Letter.T) == {}


def test_dots_of_an_open_round_are_shown_to_nobody_but_who_puts_them() -> None:
    play = a_workshop(at=Letter.T)
    play.do(c.Join(participant=Participant(id="opa", name="Opa", house="Thuis", proxy=True)))
    note = play.write("noor", "Te duur")
    play.reveal()
    play.open_dots()
    play.do(c.SetDots(letter=Letter.T, item=note, count=1, participant="opa"))
    play.do(c.SetDots(letter=Letter.T, item=note, count=1), person_by("noor"))

    assert seen(play, Role.FACILITATOR).dots_for("opa", Letter.T) == {note: 1}
    assert seen(play, Role.FACILITATOR).dots_for("noor", Letter.T) == {}
    assert seen(play, Role.PARTICIPANT, person="kees").dots_for("opa", Letter.T) == {}
    assert seen(play, Role.PARTICIPANT, person="noor").dots_for("opa", Letter.T) == {}


def _proxies(play: Play) -> Node:
    found = page(screen(seen(play, Role.FACILITATOR))).find("proxies-T")
    assert found is not None
    return found


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PROJECTOR])
def test_the_map_says_who_is_in_the_room(role: Role) -> None:
    play = a_workshop()
    play.do(c.Join(participant=Participant(id="opa", name="Opa", actor="farm", proxy=True)))
    play.do(c.ShowScene(scene=Scene.MAP))
    shown = page(screen(view(play.state, Viewer(role=role))))
    full = view(play.state, Viewer(role=role), frozenset({"noor", "bas"}))

    shown.apply(presence(full))

    on_map = {id: shown.find(f"here-{id}") for id in ("farm", "deli", "family")}
    assert {id: one and one.text() for id, one in on_map.items()} == {"farm": "1", "deli": "2", "family": ""}


def test_coming_and_going_changes_presence_only() -> None:
    play = a_workshop()
    room = view(play.state, Viewer(role=Role.FACILITATOR), frozenset({"noor"}))

    found = presence(room)

    on_the_map = {f"here-{id}" for id in play.state.chain.actor}
    assert {one.id for one in found} == {"people", "here"} | on_the_map
    assert "1 hier" in "".join(one.html for one in found)


def test_a_turn_of_the_session_is_everybodys() -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor")
    play.reveal()

    assert touched(play.state, play.state, play.log[-1:]) is None


@pytest.mark.parametrize("role", AUDIENCES)
def test_every_region_of_a_role_has_a_template(role: Role) -> None:
    always = {region.name for regions in _ALWAYS.values() for region in regions}

    assert all(_template(role, name) for name in _REGIONS[role])
    assert always <= frozenset().union(*_REGIONS.values())
    assert not _ALWAYS.keys() & _CHANGED.keys()

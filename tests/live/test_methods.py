"""Methods on the screens: patches lead to what a reload would show, and what is somebody's own stays that."""

from collections.abc import Sequence
from typing import Any

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.model import Participant, Theme
from chain.view import View, Viewer, view
from chain.vocabulary import LETTERS, Cell, Language, Letter, Role, Scene, Step
from live.fragments import Patch, own, patches, screen, steady
from live.fragments.parts import PARTS, on_the_table
from tests.builders import HOUSES, LEAD, Play, a_phase, a_workshop, person_by
from tests.live.dom import Node, page
from tests.live.reloads import beside_reloads

AUDIENCES = [Role.PARTICIPANT, Role.FACILITATOR, Role.PROJECTOR]
OPA = Participant(id="opa", name="Opa", house="Thuis", proxy=True)
THEME = Theme(
    sentence="Wie kent onze gast?", felt_first_by="De balie", since="Corona", if_nothing_happens="Leeg"
)
CANARY = "KANARIE"


def seen(play: Play, role: Role, language: Language = Language.NL, person: str = "") -> View:
    return view(play.state, Viewer(role=role, id=person, language=language), frozenset(HOUSES))


def act(
    play: Play, command: Any, role: Role, by: str = "", language: Language = Language.NL
) -> Sequence[Patch]:
    before = seen(play, role, language)
    events = play.do(command, person_by(by) if by else LEAD)
    return patches(before, seen(play, role, language), events)


def a_day() -> Play:
    """A workshop with a phase for every method, between the letters and after them."""
    play = a_workshop()
    letters = [a_phase(one.value, one, scene=Scene.BOARD, method="brainwriting+LSD+dots") for one in LETTERS]
    walk = a_phase("walk", method="walk_and_talk", slow_minutes=20, dark=True, scene=Scene.DARK)
    named = ("greeting", "round", "cards", "rapid_fire", "1-2-4-all")
    before = [a_phase(one, method=one) for one in named]
    after = [a_phase(one, method=one) for one in ("group_scoring", "one_word")]
    play.do(c.SetAgenda(agenda=(*before, *letters[:2], walk, *letters[2:], *after)))
    return play


def opening() -> list[tuple[str, Any]]:
    return [
        ("", c.Join(participant=OPA)),
        ("noor", m.RateRest(leaving=False, score=4)),
        ("", c.StartPhase(phase="greeting")),
        ("", c.StartPhase(phase="round")),
        ("", m.StartRound()),
        ("daan", m.HandOn(passed=True)),
        ("daan", m.AskTurn()),
        ("", m.EndRound()),
        ("", c.StartPhase(phase="cards")),
        ("noor", m.GiveCard(id="k1", to="farm", text="Je belt altijd eerst")),
        ("", m.GiveCard(id="k2", to="deli", text="Warm brood", participant="opa")),
        ("kees", m.GiveCard(id="k3", to="farm", text="Weg")),
        ("kees", m.TakeCardBack(id="k3")),
        ("noor", m.ReadCardOut(id="k1")),
        ("", m.ReadCardOut(id="k2")),
        ("", c.StartPhase(phase="rapid_fire")),
        ("noor", m.CallOut(id="r1", text="Bellen")),
        ("", m.CallOut(id="r2", text="Een <b>kaartje</b>", participant="kees")),
        ("", m.CallOut(id="r3", text="Vragen")),
        ("", m.AskThirdQuestion()),
        ("noor", m.AnswerThirdQuestion(text="Omdat we praatten")),
        ("", c.ShowScene(scene=Scene.GARDEN)),
        ("noor", m.PlantThought(id="g1", text="Een nacht mee op zee")),
        ("kees", m.PlantThought(id="g2", text="Iets anders")),
        ("bas", m.PlantThought(id="g3", text="Met de chef", builds_on="g1")),
        ("bas", m.PullThought(id="g3")),
        ("", c.ShowScene(scene=None)),
        ("noor", m.PlantThought(id="g4", text="Onderaan in de tuin", builds_on="g2")),
        ("", c.StartPhase(phase="1-2-4-all")),
        ("", m.MakeGroups(size=2)),
        ("", m.MakeGroups(size=4)),
        ("", m.DropGroups()),
        ("noor", m.ProposeTheme(id="th1", theme=THEME)),
        ("", m.ProposeTheme(id="th2", theme=Theme(sentence="Wie staat er aan de deur?"))),
        ("", m.ProposeTheme(id="th3", theme=Theme(sentence="Weg"))),
        ("", m.DropTheme(id="th3")),
        ("", m.OpenThemeVote()),
        ("noor", m.VoteTheme(candidate="th1")),
        ("", m.VoteTheme(candidate="th2", participant="opa")),
        ("", m.CloseThemeVote()),
        ("", m.ChooseTheme(candidate="th1")),
    ]


def sheets(one: str) -> list[tuple[str, Any]]:
    return [
        ("", m.HandOutSheets()),
        ("noor", m.WriteLine(id=f"{one}x", text="Stormvloed")),
        ("kees", m.WriteLine(id=f"{one}y", text="Weg")),
        ("kees", m.TakeLineBack(id=f"{one}y")),
        ("", m.WriteLine(id=f"{one}z", text="Opa schrijft", participant="opa")),
        ("", m.PassSheets()),
        ("daan", m.WriteLine(id=f"{one}w", text="En dan?")),
        ("", m.LaySheets()),
        ("noor", c.DeleteNote(id=f"{one}x")),
        ("daan", c.DeleteNote(id=f"{one}w")),
        ("", c.DeleteNote(id=f"{one}z")),
    ]


def a_letter(letter: Letter) -> list[tuple[str, Any]]:
    one = letter.value
    return [
        ("", c.StartPhase(phase=one)),
        ("", m.GoToStep(step=Step.WRITING)),
        *(sheets(one) if letter is LETTERS[0] else ()),
        ("noor", c.WriteNote(id=f"{one}1", letter=letter, text="De prijs van De Gouden Korst")),
        ("kees", c.WriteNote(id=f"{one}2", letter=letter, text="Wie belt?", note_kind="question")),
        ("", m.GoToStep(step=Step.ROUND)),
        ("", m.StartRound()),
        ("", c.RevealNotes(letter=letter)),
        ("", m.EndRound()),
        ("", m.GoToStep(step=Step.READ_BACK)),
        ("hanneke", c.ReadBackNote(note=f"{one}1", text="Je zegt: duur")),
        ("noor", c.AnswerReadBack(note=f"{one}1", answer="almost")),
        ("daan", c.ReadBackNote(note=f"{one}1", text="Je zegt: te duur")),
        ("noor", c.AnswerReadBack(note=f"{one}1", answer="yes")),
        ("", m.ParkQuestion(note=f"{one}2", owner="bas")),
    ]


def ending() -> list[tuple[str, Any]]:
    score = {"external": "T1", "internal": "W1"}
    focus = {"id": "f1", "cell": Cell.WT, "text": "Hoe kunnen we leren bellen?"}
    return [
        ("", c.StartPhase(phase="group_scoring")),
        ("", m.OpenMatrix(per_letter=1)),
        ("noor", m.ScoreCell(**score, score=-2)),
        ("kees", m.ScoreCell(**score, score=2)),
        ("", m.ScoreCell(**score, score=1, participant="opa")),
        ("", c.HideNote(id="S1")),
        ("", c.ShowNote(id="S1")),
        ("", c.ReopenLetter(letter=LETTERS[-1])),
        ("", c.ShowScene(scene=Scene.MATRIX)),
        ("", c.HideNote(id="W1")),
        ("", c.ShowNote(id="W1")),
        ("", c.CloseLetter(letter=LETTERS[-1])),
        ("", c.ShowScene(scene=None)),
        ("", c.StartPhase(phase="group_scoring")),
        ("", m.CloseMatrix()),
        ("", c.HideNote(id="O1")),
        ("", c.ShowNote(id="O1")),
        ("", m.OpenMatrix()),
        ("", m.ScoreCell(**score, score=-1)),
        ("", m.CloseMatrix()),
        ("", m.WriteFocus(**focus)),
        ("noor", m.TakeStance(focus="f1", agrees=True)),
        ("kees", m.TakeStance(focus="f1", agrees=False, reason="We bellen al te veel")),
        ("", m.WriteFocus(**{**focus, "text": "Hoe kunnen we leren luisteren?", "sources": ("T1", "W1")})),
        ("noor", m.TakeStance(focus="f1", agrees=True)),
        ("", m.WriteFocus(id="f2", cell=Cell.SO, text="Hoe kunnen we meer?")),
        ("", m.DropFocus(id="f2")),
        ("", c.StartPhase(phase="one_word")),
        ("noor", m.SayWord(word="stilte")),
        ("", m.SayWord(word="koffie", participant="opa")),
        ("", m.RateRest(leaving=True, score=2, participant="opa")),
        *((who, m.RateRest(leaving=True, score=3)) for who in HOUSES),
        ("kees", m.CallPitch()),
    ]


def whole_day() -> list[tuple[str, Any]]:
    walk = [
        ("", c.StartPhase(phase="walk")),
        ("", m.MakeGroups(size=2)),
        ("", c.ShowScene(scene=Scene.GROUPS)),
        ("", c.ShowScene(scene=None)),
    ]
    first, second = LETTERS[:2], LETTERS[2:]
    return [
        *opening(),
        *(step for letter in first for step in a_letter(letter)),
        *walk,
        *(step for letter in second for step in a_letter(letter)[:7] if step[1].kind != "go_to_step"),
        *ending(),
        ("", c.ChangeParticipant(participant=OPA.model_copy(update={"actor": "farm"}))),
    ]


@pytest.mark.parametrize("role", AUDIENCES)
def test_patches_of_methods_lead_to_the_screen_that_a_reload_would_show(role: Role) -> None:
    play = a_day()
    shown = page(screen(seen(play, role)))

    for by, command in whole_day():
        shown.apply(act(play, command, role, by))
        shown.apply(steady(seen(play, role)) if role is Role.FACILITATOR else ())

        now, fresh = shown.parts(), page(screen(seen(play, role))).parts()
        assert [id for id in {**now, **fresh} if now.get(id) != fresh.get(id)] == [], command


def test_what_is_own_follows_the_methods_as_a_reload_would_show_it() -> None:
    for command, shown, fresh in beside_reloads(a_day(), whole_day()):
        assert _own_of_methods(shown) == _own_of_methods(fresh), command


def _own_of_methods(shown: Node) -> dict[str, str]:
    of_parts = ("give-card", "my-cards", "my-stick", "my-group", "my-walk", "my-garden", "my-vote")
    names = (*of_parts, "my-greeting", "my-progress", "my-word", "my-rest", "stance-f1", "score-T1.W1")
    found = {name: shown.find(name) for name in names}
    return {name: _words(node) for name, node in found.items() if node}


def _words(node: Node) -> str:
    pressed = [one.attributes.get("aria-pressed", "") for one in node.walk()]
    checked = ["checked" in one.attributes for one in node.walk()]
    return f"{node.text()} {pressed} {checked}"


@pytest.mark.parametrize("role", AUDIENCES)
@pytest.mark.parametrize("language", Language)
def test_every_moment_of_the_day_is_drawn_in_both_languages(role: Role, language: Language) -> None:
    play, parts = a_day(), set[str]()
    for by, command in (*whole_day(), ("", c.ShowScene(scene=Scene.BOARD))):
        moved = command.kind in ("start_phase", "show_scene")
        at_its_fullest = page(screen(seen(play, role, language))) if moved else None
        parts |= {*on_the_table(seen(play, role, language))}
        play.do(command, person_by(by) if by else LEAD)
        ids = [node.id for node in at_its_fullest.walk() if node.id] if at_its_fullest else []

        assert len(ids) == len(set(ids)), command

    assert role is Role.PROJECTOR or parts >= {*PARTS} - {"back", "garden", "greeting"}


# --- nothing of anybody's own ---------------------------------------------------------------------


def _at(phase: str, *more: tuple[str, Any]) -> Play:
    """The day up to the start of a phase, and what is done there."""
    play = a_day()
    for by, command in whole_day():
        play.do(command, person_by(by) if by else LEAD)
        if getattr(command, "phase", "") == phase:
            break
    for by, command in more:
        play.do(command, person_by(by) if by else LEAD)
    return play


@pytest.mark.parametrize("role", AUDIENCES)
@pytest.mark.parametrize("language", Language)
def test_a_card_is_on_no_shared_screen_until_it_is_read_out(role: Role, language: Language) -> None:
    play = _at("cards")

    found = act(play, m.GiveCard(id="own", to="farm", text=CANARY), role, "noor", language)
    assert CANARY not in _all(found) + screen(seen(play, role, language))
    assert CANARY not in _all(own(seen(play, Role.PARTICIPANT, language, "kees")))
    assert CANARY in _all(own(seen(play, Role.PARTICIPANT, language, "noor")))

    found = act(play, m.ReadCardOut(id="own"), role, "noor", language)
    assert role is Role.FACILITATOR or CANARY in _all(found)
    assert "Noor" not in _card(play, role)


def _card(play: Play, role: Role) -> str:
    shown = page(screen(seen(play, role)))
    place = shown.find("cards") or shown.find("scene")
    return place.text() if place else ""


@pytest.mark.parametrize("role", AUDIENCES)
@pytest.mark.parametrize("language", Language)
def test_a_vote_for_a_theme_changes_only_how_many_have_voted(role: Role, language: Language) -> None:
    play = _at("1-2-4-all", *opening()[32:37])
    before = screen(seen(play, role, language))

    found = act(play, m.VoteTheme(candidate="th1"), role, "noor", language)

    assert [one.id for one in found if one.id not in _DESK] == ["ballots"]
    assert _without(before, "ballots") == _without(screen(seen(play, role, language)), "ballots")
    assert "true" not in _pressed(play, "kees", "vote-th1", language)
    assert "true" in _pressed(play, "noor", "vote-th1", language)


@pytest.mark.parametrize("role", AUDIENCES)
@pytest.mark.parametrize("language", Language)
def test_a_score_is_on_no_shared_screen(role: Role, language: Language) -> None:
    play = _at("group_scoring", ("", m.OpenMatrix(per_letter=1)))
    before = screen(seen(play, role, language))

    found = act(play, m.ScoreCell(external="T1", internal="W1", score=-2), role, "noor", language)

    assert {one.id for one in found} - _DESK <= {"scored", "matrix"}
    assert _without(before, "scored") == _without(screen(seen(play, role, language)), "scored")
    assert "checked" in _all(own(seen(play, Role.PARTICIPANT, language, "noor")))
    assert "checked" not in _all(own(seen(play, Role.PARTICIPANT, language, "kees")))


@pytest.mark.parametrize("role", AUDIENCES)
@pytest.mark.parametrize("language", Language)
def test_how_rested_somebody_is_changes_no_shared_screen(role: Role, language: Language) -> None:
    """A cockpit counts answers, and nothing else."""
    play = _at("one_word")
    before = screen(seen(play, role, language))

    act(play, m.RateRest(leaving=True, score=2), role, "noor", language)

    counted = ("rest",) if role is Role.FACILITATOR else ()
    after = screen(seen(play, role, language))
    assert _without(before, *counted) == _without(after, *counted)
    assert "true" in _pressed(play, "noor", "rest-2", language)
    assert "true" not in _pressed(play, "kees", "rest-2", language)
    act(play, m.RateRest(leaving=True, score=5), role, "noor", language)
    assert _without(after) == _without(screen(seen(play, role, language)))


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PROJECTOR])
@pytest.mark.parametrize("language", Language)
def test_the_sign_that_this_becomes_a_pitch_shows_in_no_room(role: Role, language: Language) -> None:
    play = _at("cards")
    before = screen(seen(play, role, language))

    assert act(play, m.CallPitch(), role, "noor", language) == ()
    assert before == screen(seen(play, role, language))


_DESK = frozenset({"measures", "log", "pace", "say", "pitches", "undo"})
"""What only a cockpit shows beside the methods: counts and a log, without what was said."""


def _all(found: Sequence[Patch]) -> str:
    return "".join(one.html for one in found)


def _without(html: str, *ids: str) -> dict[str, object]:
    """The parts of a screen, but for these and what stands around them."""
    around = {"screen", "method", "scene", "themes", "matrix"}
    parts = page(html).parts()
    return {id: part for id, part in parts.items() if id not in {*ids, *around, *_DESK}}


def _pressed(play: Play, person: str, id: str, language: Language) -> str:
    shown = page(screen(seen(play, Role.PARTICIPANT, language)))
    shown.apply(own(seen(play, Role.PARTICIPANT, language, person)))
    button = shown.find(id)
    assert button is not None
    return button.attributes["aria-pressed"]


# --- what stands where ----------------------------------------------------------------------------


def test_a_dark_room_tells_with_whom_one_walks_and_what_to_ask() -> None:
    play = _at("walk", ("", m.MakeGroups(size=2)))
    noor = seen(play, Role.PARTICIPANT, person="noor")
    shown = page(screen(seen(play, Role.PARTICIPANT)))
    shown.apply(own(noor))

    walk = shown.find("my-walk")
    partners = {person: seen(play, Role.PARTICIPANT, person=person).my_group for person in HOUSES}

    assert walk is not None
    assert all(name in walk.text() for name in noor.my_group)
    assert "?" in walk.text()
    assert on_the_table(seen(play, Role.PARTICIPANT)) == ()
    assert play.as_projector().scene is Scene.DARK
    for person, names in partners.items():
        assert names, person
        cards = {_question(play, one.casefold()) for one in (*names, person) if one.casefold() in HOUSES}
        assert len(cards) == 1


def _question(play: Play, person: str) -> str:
    found = next(one for one in own(seen(play, Role.PARTICIPANT, person=person)) if one.id == "my-walk")
    return found.html.split("question")[-1]


def test_the_third_question_is_offered_when_the_page_is_full_unless_listening_was_named() -> None:
    play = _at("rapid_fire")
    for number in range(12):
        play.do(m.CallOut(id=f"x{number}", text="Bellen"), person_by("noor"))
    assert "de derde vraag" in _flip(play)

    play.do(m.CallOut(id="y", text="Luisteren"), person_by("noor"))
    assert "al genoemd" in _flip(play)


def _flip(play: Play) -> str:
    flip = page(screen(seen(play, Role.FACILITATOR))).find("flip")
    assert flip is not None
    return " ".join(node.text() for node in flip.walk() if node.attributes.get("class") == "hint")


def test_only_the_writer_is_told_that_a_threat_names_a_house() -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor", "De Zilte Weide levert laat")
    hint = "Dit noemt De Zilte Weide"

    assert hint in _all(own(seen(play, Role.PARTICIPANT, person="noor")))
    play.reveal()
    assert all(hint not in screen(seen(play, role)) for role in AUDIENCES)
    assert hint not in _all(own(seen(play, Role.PARTICIPANT, person="kees")))


@pytest.mark.parametrize("role", AUDIENCES[:2])
def test_sources_that_nobody_named_are_asked_for_once_the_notes_are_on_the_table(role: Role) -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor", destep="E")
    place = page(screen(seen(play, role))).find("coverage-T")
    assert place is not None
    assert place.text() == ""

    play.reveal()

    place = page(screen(seen(play, role))).find("coverage-T")
    assert place is not None
    assert "5 van de 6" in place.text()
    assert "Economisch" not in place.text()


def test_a_room_with_a_reading_facilitator_says_so_beside_the_pen() -> None:
    play = a_workshop()
    play.do(m.SetModeration(moderated=True))
    play.open()

    compose = page(screen(seen(play, Role.PARTICIPANT))).find("compose-T")

    assert compose is not None
    assert "leest mee" in compose.text()

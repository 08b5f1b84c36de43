"""The cockpit leads: it says how time runs, what to say and press next, how it goes, and what was done."""

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.commands import read_command
from chain.fold_time import LOGGED
from chain.guide.presets import house_rules
from chain.i18n import t
from chain.model import Facilitator
from chain.view import View
from chain.vocabulary import Language, Letter, Role, Scene, Step
from live.fragments import own, patches, screen, steady
from live.fragments.cockpit import LOG_FIRST, log, measures, saying, step_now, tempo, told
from tests.builders import HOUSES, LEAD, SECOND, Play, a_phase, a_workshop, an_agenda, person_by
from tests.live.dom import Node, page
from tests.live.test_fragments import AUDIENCES, act, seen


def desk(play: Play, language: Language = Language.NL) -> Node:
    return page(screen(seen(play, Role.FACILITATOR, language)))


def part(play: Play, id: str, role: Role = Role.FACILITATOR) -> Node:
    found = page(screen(seen(play, role))).find(id)
    assert found is not None
    return found


def lead(play: Play, language: Language = Language.NL) -> View:
    return seen(play, Role.FACILITATOR, language)


# --- the pace ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("minutes", "words"), [(12, "8 minuten voor"), (19, "Op tijd"), (21, "Op tijd"), (26, "6 minuten achter")]
)
def test_the_pace_is_told_in_words(minutes: int, words: str) -> None:
    play = a_workshop()
    play.start("welcome")  # twenty minutes, as every phase here
    play.wait(minutes * 60)
    play.start("T")

    assert part(play, "pace").text().startswith(words)


def test_the_pace_stays_true_while_nothing_happens() -> None:
    play = a_workshop()
    shown = desk(play)
    shown.apply(act(play, c.StartPhase(phase="welcome"), Role.FACILITATOR))
    play.wait(33 * 60)

    shown.apply(steady(lead(play)))

    pace = shown.find("pace")
    assert pace is not None
    assert "13 minuten achter" in pace.text()


def test_who_is_behind_is_offered_minutes_that_one_press_takes() -> None:
    play = a_workshop()
    play.start("welcome")
    play.wait(29 * 60)
    found = tempo(lead(play))
    assert found
    assert [one.label for one in found.gifts] == ["Maak T 5 minuten korter", "Maak W 4 minuten korter"]

    for gift in found.gifts:
        play.do(read_command(dict(gift.wish)))

    minutes = [one.phase.minutes for one in lead(play).agenda[:3]]
    assert minutes == [20, 15, 16]


def test_nobody_is_hurried_who_is_on_time() -> None:
    play = a_workshop()
    play.start("welcome")
    play.wait(21 * 60)

    found = tempo(lead(play))

    assert found
    assert (found.standing, found.gifts) == ("on_time", ())


def test_the_next_phase_starts_when_this_one_has_had_its_minutes() -> None:
    play = a_workshop()
    play.start("welcome")
    play.wait(5 * 60)

    found = tempo(lead(play))

    assert found
    assert found.next_at
    assert (found.next_at - play.now).total_seconds() == 15 * 60
    assert f'data-at="{int(found.next_at.timestamp() * 1000)}"' in screen(lead(play))


def test_a_pause_is_told_calmly_on_every_screen() -> None:
    for role, id in ((Role.FACILITATOR, "timer"), (Role.PARTICIPANT, "head"), (Role.PROJECTOR, "scene")):
        play = a_workshop(at=Letter.T)
        shown = page(screen(seen(play, role)))

        shown.apply(act(play, m.PauseSession(), role))

        words = {
            Role.FACILITATOR: "Alles staat stil",
            Role.PARTICIPANT: "We pauzeren even",
            Role.PROJECTOR: "We pauzeren even",
        }
        place = shown.find(id)
        assert place is not None
        assert words[role] in place.text()

        shown.apply(act(play, m.ResumeSession(), role))
        assert words[role] not in shown.text()


# --- say now -----------------------------------------------------------------------------------


def press(play: Play) -> dict[str, object]:
    found = saying(lead(play)).button
    return dict(found.wish) if found else {}


def test_the_button_says_what_it_does_and_has_the_wish_behind_it() -> None:
    play = a_workshop(at=Letter.T)

    panel = part(play, "say")

    assert "Start de klok: 3 minuten" in panel.text()
    assert press(play) == {"kind": "start_timer", "seconds": 180}


def test_going_on_before_everybody_is_ready_is_asked_about_first_and_never_the_first_thing_to_press() -> None:
    play = a_workshop(at=Letter.T)
    note = play.write("noor")
    play.reveal()
    play.open_dots(each=1)
    play.dot("kees", note)

    button = saying(lead(play)).button

    assert button
    assert (button.wish["kind"], button.strong) == ("close_dots", False)
    assert button.ask.startswith("1 van de 5 mensen zijn klaar")
    assert "<summary" in screen(lead(play)).split('id="say"')[1].split("</section>")[0]


def test_dots_are_counted_when_everybody_is_ready() -> None:
    play = a_workshop(at=Letter.T)
    note = play.write("noor")
    play.reveal()
    play.open_dots(each=1)

    for person in ("hanneke", "noor", "bas", "kees", "daan"):
        play.dot(person, note)

    button = saying(lead(play)).button
    assert button
    assert (dict(button.wish), button.ask) == ({"kind": "close_dots", "letter": Letter.T}, "")


def test_the_rules_of_the_table_stand_where_they_are_read_out_and_nowhere_else() -> None:
    play = a_workshop(agenda=(a_phase("welcome", method="round"), *an_agenda()[1:]))
    play.start("welcome")
    rules = [rule.nl for rule in house_rules()]

    assert all(rule in part(play, "say").text() for rule in rules)

    play.do(m.StartRound())
    assert not any(rule in part(play, "say").text() for rule in rules)


def test_the_last_phase_leads_to_the_report() -> None:
    play = a_workshop(agenda=(*an_agenda()[:-1], a_phase("close", method="one_word")))
    for phase in play.state.agenda:
        play.start(phase.id)
    for person in HOUSES:
        play.do(m.SayWord(word="Luisteren"), person_by(person))

    assert press(play) == {}
    assert f"/report?w={play.state.id}" in screen(lead(play)).split('id="say"')[1].split("</section>")[0]


def test_the_steps_offered_are_those_of_the_method_and_the_one_at_which_the_table_is() -> None:
    short = a_phase("T", Letter.T, method="brainwriting+dots", scene=Scene.BOARD)
    play = a_workshop(agenda=(short, *an_agenda()[2:]), at=Letter.T)
    assert t(Language.NL, "vocabulary.step.read_back") not in part(play, "step").text()

    play.do(m.GoToStep(step=Step.READ_BACK))

    assert t(Language.NL, "vocabulary.step.read_back") in part(play, "step").text()


def test_when_the_dots_are_counted_all_that_is_left_of_a_letter_is_to_close() -> None:
    play = a_workshop(at=Letter.T)
    note = play.write("noor")
    play.reveal()
    play.do(m.GoToStep(step=Step.CLUSTER))
    play.open_dots(each=1)
    play.dot("kees", note)
    assert step_now(lead(play)) is Step.DOTS

    play.close_dots()

    assert step_now(lead(play)) is Step.CLOSE
    assert t(Language.NL, "methods.lead.close") in part(play, "step").text()


def test_the_map_lies_open_in_the_cockpit_while_the_phase_is_about_the_map() -> None:
    play = a_workshop(agenda=(a_phase("map", method="joint_mapping", scene=Scene.MAP), *an_agenda()))
    play.start("map")
    assert part(play, "tabs").attributes["data-default"] == "letter:map"
    assert part(play, "tabs", Role.PARTICIPANT).attributes["data-default"] == "letter:now"

    play.start("welcome")

    assert part(play, "tabs").attributes["data-default"] == "letter:now"


@pytest.mark.parametrize("answered", [False, True])
def test_a_read_back_and_its_answer_change_the_sentence_at_once(answered: bool) -> None:
    play = a_workshop(at=Letter.T)
    note = play.write("noor")
    play.reveal()
    play.do(m.GoToStep(step=Step.READ_BACK))
    if answered:
        play.read_back("hanneke", note)
    before, said_before = lead(play), saying(lead(play)).said.key

    if answered:
        events = play.do(c.AnswerReadBack(note=note, answer="yes"), person_by("noor"))
    else:
        events = play.read_back("hanneke", note)

    assert saying(lead(play)).said.key != said_before
    assert "say" in {one.id for one in patches(before, lead(play), events)}


def test_the_panel_has_the_sentence_the_own_words_and_the_instruction() -> None:
    play = a_workshop()
    agenda = tuple(
        one.model_copy(update={"own_words": "Vertel van oma"}) if one.id == "T" else one
        for one in play.state.agenda
    )
    play.do(c.SetAgenda(agenda=agenda))
    play.open()

    panel = part(play, "say")

    assert saying(lead(play)).said.say in panel.text()
    assert "Vertel van oma" in panel.text()
    for role in (Role.PARTICIPANT, Role.PROJECTOR):
        assert "Vertel van oma" not in screen(seen(play, role))


def test_the_panel_speaks_the_language_of_who_leads() -> None:
    play = a_workshop(at=Letter.T)

    nl, en = (saying(lead(play, language)).said.say for language in Language)

    assert nl != en
    assert en in desk(play, Language.EN).text()


def test_going_past_a_letter_without_a_note_is_never_offered_first() -> None:
    play = a_workshop(at=Letter.T)
    play.do(c.CloseLetter(letter=Letter.T))
    assert press(play)["kind"] == "start_phase"

    play = a_workshop(at=Letter.T)
    play.do(c.StartTimer(seconds=1))
    play.wait(1)
    assert press(play) == {"kind": "adjust_timer", "seconds": 120}


def test_after_a_pause_going_on_is_what_comes_next() -> None:
    play = a_workshop(at=Letter.T)
    play.do(m.PauseSession())

    assert press(play) == {"kind": "resume_session"}


def test_a_note_draws_the_panel_only_when_it_is_the_first_of_its_letter() -> None:
    play = a_workshop(at=Letter.T)
    ids = list[set[str]]()
    for _ in range(2):
        before = lead(play)
        events = play.do(c.WriteNote(id=f"n{len(ids)}", letter=Letter.T, text="Een"), person_by("noor"))
        ids.append({one.id for one in patches(before, lead(play), events)})

    assert "say" in ids[0]
    assert not ids[1] & {"say", "measures", "pace", "log", "moderation"}


# --- how it goes -------------------------------------------------------------------------------


def test_what_cannot_be_counted_yet_is_called_not_yet() -> None:
    words = {one.name: one.word for one in measures(lead(a_workshop(at=Letter.T)))}

    assert words["Gehoord"] == words["Van buiten naar binnen"] == words["Breedte van de keuze"] == "nog niet"
    assert words["Trage tijd in de agenda"] == "goed"


def test_measures_follow_what_is_on_the_table() -> None:
    play = a_workshop(at=Letter.T)
    heard, other = play.write("noor"), play.write("kees")
    play.reveal()
    play.read_back("hanneke", heard)
    play.do(c.AnswerReadBack(note=heard, answer="yes"), person_by("noor"))

    found = {one.name: (one.word, one.number) for one in measures(lead(play))}

    assert other in play.state.notes
    assert found["Gehoord"] == ("goed", "50%") or found["Gehoord"][0] == "goed"
    assert found["Stem per laag"][0] == "nog weinig"


def test_no_measure_names_anybody() -> None:
    play = a_workshop(at=Letter.T)
    play.write("noor")
    play.reveal()

    told_there = part(play, "measures").text()

    assert not any(one.name in told_there for one in play.state.participants.values())


def test_the_quiet_sign_is_a_small_number_for_who_leads_only() -> None:
    play = a_workshop(at=Letter.T)
    for role in AUDIENCES:
        shown = page(screen(seen(play, role)))
        found = act(play, m.CallPitch(), role, "noor")
        shown.apply(found)

        there = "verkooppraatje" in "".join(one.html for one in found)
        assert there is (role is Role.FACILITATOR)
        assert "noor" not in "".join(one.html for one in found)
    assert part(play, "pitches").text().startswith("3 keer")


# --- reading along -----------------------------------------------------------------------------


def test_reading_along_is_explained_and_offered_only_before_the_first_note() -> None:
    play = a_workshop(at=Letter.T)
    shown = desk(play)
    assert "Mensen schrijven voorzichtiger" in part(play, "moderation").text()

    shown.apply(act(play, c.WriteNote(id="n", letter=Letter.T, text="KANARIE"), Role.FACILITATOR, "noor"))

    assert "KANARIE" not in shown.text()
    switch = shown.find("moderation")
    assert switch is not None
    assert "wie schreef, wist van niets" in switch.text()


def test_who_reads_along_sees_notes_come_and_can_hide_them() -> None:
    play = a_workshop(at=Letter.T)
    shown = {role: page(screen(seen(play, role))) for role in AUDIENCES}

    def do(command: c.Command, by: str = "") -> None:
        before = {role: seen(play, role) for role in AUDIENCES}
        events = play.do(command, person_by(by) if by else LEAD)
        for role in AUDIENCES:
            shown[role].apply(patches(before[role], seen(play, role), events))

    do(m.SetModeration(moderated=True))
    do(c.WriteNote(id="n", letter=Letter.T, text="KANARIE"), "noor")
    early = shown[Role.FACILITATOR].find("early-n")
    assert early is not None
    assert "KANARIE" in early.text()
    assert not any("KANARIE" in shown[role].text() for role in (Role.PARTICIPANT, Role.PROJECTOR))

    do(c.HideNote(id="n"))
    do(c.RevealNotes(letter=Letter.T))

    assert shown[Role.FACILITATOR].find("early-n") is None
    assert not any("KANARIE" in shown[role].text() for role in (Role.PARTICIPANT, Role.PROJECTOR))


# --- who leads, and what was done --------------------------------------------------------------


def test_the_lead_is_handed_over_by_one_press() -> None:
    play = a_workshop()
    play.do(c.AddFacilitator(facilitator=Facilitator(id=SECOND.id, name="Joost")))
    shown = desk(play)
    assert "Saskia leidt nu. Geef de leiding aan Joost" in shown.text()

    shown.apply(act(play, m.HandOver(to=SECOND.id), Role.FACILITATOR))

    assert "Joost leidt nu. Geef de leiding aan Saskia" in shown.text()


def test_the_log_has_the_latest_first_in_the_language_of_who_reads() -> None:
    play = a_workshop(at=Letter.T)
    play.reveal()

    nl, en = ([one.text for one in log(lead(play, language))][:2] for language in Language)

    assert nl == ["Saskia draaide de notities om: T", "Saskia begon T"]
    assert en == ["Saskia turned the notes over: T", "Saskia started T"]


def test_a_long_log_unfolds() -> None:
    play = a_workshop(at=Letter.T)
    for locked in [True, False] * LOG_FIRST:
        play.do(c.LockWriting(locked=locked))

    rows = [node for node in part(play, "log").walk() if node.tag == "li"]
    first = next(node for node in part(play, "log").walk() if node.tag == "ol")

    assert len(rows) > LOG_FIRST
    assert len([node for node in first.walk() if node.tag == "li"]) == LOG_FIRST


@pytest.mark.parametrize("language", Language)
def test_every_deed_has_a_sentence(language: Language) -> None:
    kinds = [event.model_fields["kind"].default for event in LOGGED]
    play = a_workshop(at=Letter.T)
    (deed,) = play.as_lead().deeds[-1:]

    for kind in kinds:
        about = "note_written" if kind.startswith("act_") else "T"
        assert told(language, deed.model_copy(update={"kind": kind, "about": about}))


def test_what_was_taken_back_can_be_done_again_where_undo_is() -> None:
    play = a_workshop(at=Letter.T)
    play.do(c.LockWriting(locked=True))
    play.do(c.Undo())
    shown = desk(play)

    shown.apply(own(seen(play, Role.FACILITATOR, person=LEAD.id)))

    undo = shown.find("undo")
    assert undo is not None
    assert t(Language.NL, "live.redo", act=t(Language.NL, "act.writing_locked")) in undo.text()

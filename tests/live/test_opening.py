"""While people come in, a guest finds a welcome by name, somebody to meet, the rules and what makes happy."""

from markupsafe import escape

from chain import commands as c
from chain.guide import house_rules
from chain.view import View, Viewer, view
from chain.vocabulary import LETTERS, Language, Letter, Role, Scene
from live.fragments import own, own_patches, screen, touched
from live.fragments.opening import introduced, opens
from tests.builders import LEAD, STRANGER, Play, a_participant, a_phase, a_workshop, person_by


def seen(play: Play, role: Role, person: str = "", language: Language = Language.NL) -> View:
    return view(play.state, Viewer(role=role, id=person, language=language))


def at_the_door() -> Play:
    play = a_workshop()
    letters = [a_phase(one.value, one) for one in LETTERS]
    first = a_phase("arrive", method="greeting", scene=Scene.WELCOME)
    last = a_phase("end", method="round")
    play.do(c.SetAgenda(agenda=(first, a_phase("open", method="round"), *letters, last)))
    return play


def say_what_makes_happy(play: Play, person: str, interest: str) -> None:
    play.do(c.ChangeParticipant(participant=a_participant(person, interest=interest)), person_by(person))


def test_the_table_opens_before_and_in_its_first_two_phases_only():
    play = at_the_door()
    found = [opens(seen(play, Role.PARTICIPANT))]
    for phase in ("arrive", "open"):
        play.do(c.StartPhase(phase=phase), LEAD)
        found.append(opens(seen(play, Role.PARTICIPANT)))

    assert found == [True, True, True]
    assert not opens(seen(a_workshop(at=Letter.T), Role.PARTICIPANT))


def test_a_guest_is_introduced_to_somebody_of_another_tier():
    play = at_the_door()
    for person in play.state.participants:
        guest = seen(play, Role.PARTICIPANT, person)
        other = introduced(guest)
        mine = next(one.tier for one in guest.people if one.id == person)

        assert other is not None
        assert other.id != person
        assert other.tier not in ("", mine)


def test_nobody_is_introduced_to_whom_the_screen_is_shared_by():
    assert introduced(seen(at_the_door(), Role.PARTICIPANT)) is None


def test_a_guest_reads_the_rules_and_what_makes_people_happy_in_both_languages():
    play = at_the_door()
    say_what_makes_happy(play, "hanneke", "Koeien <b>in de mist</b>")
    play.do(c.StartPhase(phase="arrive"), LEAD)
    for language in Language:
        room = screen(seen(play, Role.PARTICIPANT, language=language))

        assert all(str(escape(rule.to(language))) in room for rule in house_rules())
        assert "Koeien &lt;b&gt;in de mist&lt;/b&gt;" in room


def test_the_welcome_is_by_first_name_and_tells_what_makes_the_other_happy():
    play = at_the_door()
    for person in play.state.participants:
        say_what_makes_happy(play, person, f"Iets van {person}")
    guest = seen(play, Role.PARTICIPANT, "noor")
    other = introduced(guest)
    mine = "".join(one.html for one in own(guest))

    assert "Welkom, Noor." in mine
    assert other is not None
    assert f"Iets van {other.id}" in mine


def test_who_came_first_is_introduced_to_who_comes_next():
    play = at_the_door()
    play.do(c.RemoveParticipant(id="daan"), LEAD)
    play.do(c.StartPhase(phase="arrive"), LEAD)
    before = len(play.log)
    events = play.do(c.Join(participant=a_participant("daan", interest="Iets van Daan")), STRANGER)
    first = own_patches(seen(play, Role.PARTICIPANT, "kees"), events)

    assert touched(play.state, play.state, play.log[before:]) is None
    assert "Iets van Daan" in {one.id: one.html for one in first}["my-greeting"]


def test_the_wall_shows_the_rules_at_the_greeting_and_no_interests():
    play = at_the_door()
    say_what_makes_happy(play, "hanneke", "Koeien in de mist")
    for phase in ("arrive", "open"):
        play.do(c.StartPhase(phase=phase), LEAD)
        wall = screen(seen(play, Role.PROJECTOR))

        assert all(str(escape(rule.nl)) in wall for rule in house_rules())
        assert "Koeien" not in wall

"""In a rehearsal simulated people do what the step asks, one at a time; nobody is simulated anywhere else."""

import time

import pytest
from starlette.testclient import TestClient

from chain import commands as c
from chain import method_commands as m
from chain.model import By
from chain.view import View, Viewer
from chain.vocabulary import LETTERS, Letter, Role, Step
from live import rehearsal
from live.hub import Hub
from live.identity import Seat
from live.rehearsal import Troupe, is_rehearsal, rehearsal_of, wishes
from tests.builders import LEAD, Play, a_workshop
from tests.live.table import Table


def a_rehearsal() -> Play:
    """A rehearsal of the small chain, made as the hub makes it."""
    seen = a_workshop().as_lead()
    play = Play()
    for step in rehearsal_of(seen, "rehearsal-1", "ABCDEF", seen.facilitators[0]):
        play.do(step.command, step.by)
    return play


def let_them(play: Play) -> int:
    """Have the simulated people do all that they want; return how many acts that were."""
    for done in range(200):
        wish = next(wishes(play.state), None)
        if wish is None:
            return done
        play.do(wish.command, wish.by)
    raise AssertionError("they never come to an end")


def test_a_rehearsal_has_the_agenda_the_map_and_the_theme_and_one_person_for_each_tier() -> None:
    original, copy = a_workshop().as_lead(), a_rehearsal().as_lead()

    assert copy.title == f"Oefening: {original.title}"
    assert [one.phase for one in copy.agenda] == [one.phase for one in original.agenda]
    assert (copy.chain.actor, copy.chain.link) == (original.chain.actor, original.chain.link)
    assert copy.theme == original.theme
    assert [one.name for one in copy.people] == ["Gesimuleerd 1", "Gesimuleerd 2", "Gesimuleerd 3"]
    assert len({one.tier for one in copy.people}) == 3


def test_they_do_nothing_before_a_letter_is_open_and_nothing_in_a_pause() -> None:
    play = a_rehearsal()
    assert list(wishes(play.state)) == []

    play.open()
    play.do(m.PauseSession())

    assert list(wishes(play.state)) == []


@pytest.mark.parametrize("letter", LETTERS)
def test_they_write_read_back_and_give_dots_when_that_step_is_opened(letter: Letter) -> None:
    play = a_rehearsal()
    for phase in play.state.agenda:
        play.start(phase.id)
        if phase.letter is letter:
            break
    assert let_them(play) == 6
    assert play.as_lead().letter(letter).notes == 6

    play.reveal(letter)
    assert let_them(play) == 0
    play.do(m.GoToStep(step=Step.READ_BACK))
    assert let_them(play) == 6
    assert sum(note.heard for note in play.as_lead().revealed(letter)) == 3

    play.do(c.OpenDots(letter=letter))
    assert let_them(play) == 6
    play.close_dots(letter)
    assert sum(item.result.dots for item in play.as_lead().board(letter) if item.result) == 6


def test_they_do_the_same_each_time() -> None:
    one, other = a_rehearsal().open(), a_rehearsal().open()

    assert list(wishes(one.state)) == list(wishes(other.state))


def test_pens_down_is_pens_down_for_them_too() -> None:
    play = a_rehearsal().open()
    play.do(c.LockWriting(locked=True))

    assert list(wishes(play.state)) == []


def test_nobody_is_simulated_in_a_real_workshop() -> None:
    play = a_workshop(at=Letter.T)

    assert not is_rehearsal(play.state.id)
    assert list(wishes(play.state)) == []


def test_no_troupe_sits_down_in_a_real_room(table: Table) -> None:
    class RealRoom:
        id = table.workshop

    with pytest.raises(ValueError, match="real workshop"):
        Troupe(RealRoom())  # type: ignore[arg-type]


def _seen(hub: Hub, workshop: str, lead: str) -> View:
    return hub.view(workshop, Viewer(role=Role.FACILITATOR, id=lead))


def test_one_press_makes_a_rehearsal_in_which_a_board_fills_by_itself(
    table: Table, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rehearsal, "PAUSE", 0.01)
    cookies = table.lead_cookies()
    headers = {"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
    answer = browser.post(f"/cockpit/{table.workshop}/rehearsal", headers=headers)
    assert answer.status_code == 303

    seat = table.hub.follow_link(answer.headers["location"].rsplit("/", 1)[1])
    assert is_rehearsal(seat.workshop)
    assert seat.person == table.lead.person
    _write_in_silence(table, seat)

    assert _seen(table.hub, seat.workshop, seat.person).letter(Letter.T).notes == 6
    assert _seen(table.hub, table.workshop, table.lead.person).letter(Letter.T).notes == 0


def _write_in_silence(table: Table, seat: Seat) -> None:
    """Open the threats in the rehearsal with one screen looking on, and wait until nobody writes any more."""
    by = By(role=Role.FACILITATOR, id=seat.person)
    table.workshop, real = seat.workshop, table.workshop
    with table.socket({f"kf_{seat.workshop}": table.hub.token(seat)}, role="facilitator") as screen:
        screen.until("screen")
        for one in _seen(table.hub, seat.workshop, seat.person).agenda:
            table.hub.submit(seat.workshop, c.StartPhase(phase=one.phase.id), by)
            if one.phase.letter is Letter.T:
                break
        until = time.monotonic() + 20
        while time.monotonic() < until:
            if _seen(table.hub, seat.workshop, seat.person).letter(Letter.T).notes == 6:
                break
            time.sleep(0.05)
    table.workshop = real


def test_only_who_leads_can_rehearse(table: Table, browser: TestClient) -> None:
    guest = table.join()
    headers = {"cookie": "; ".join(f"{name}={value}" for name, value in guest.items())}

    answer = browser.post(f"/cockpit/{table.workshop}/rehearsal", headers=headers)

    assert answer.headers["location"].startswith("/join")
    foreign = {"origin": "https://elsewhere.example", **headers}
    assert browser.post(f"/cockpit/{table.workshop}/rehearsal", headers=foreign).status_code == 403


def test_a_case_without_a_map_is_rehearsed_with_houses_that_are_not_drawn(hub: Hub) -> None:
    from chain.vocabulary import Language

    made = hub.create("Ketendag", "Wie?", language=Language.EN, facilitator=LEAD.id)
    lead = _seen(hub, made.workshop, "").facilitators[0].id

    copy = hub.rehearse(made.workshop, lead)

    seen = _seen(hub, copy.workshop, lead)
    assert [one.house for one in seen.people] == [f"Simulated house {number}" for number in (1, 2, 3)]

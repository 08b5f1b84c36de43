"""In a rehearsal simulated people act at a human pace while somebody looks on; nothing of it remains."""

import asyncio
import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from sqlalchemy import select
from starlette.testclient import TestClient

from chain import commands as c
from chain import method_commands as m
from chain.i18n import t
from chain.rehearsal.seats import is_rehearsal, rehearsed
from chain.store.schema import METADATA
from chain.view import View, Viewer
from chain.vocabulary import Language, Letter, RehearsalPace, Role
from live import hub as hubs
from live import rehearsal
from live.client import Client
from live.hub import Hub
from live.identity import Seat
from live.rehearsal import BEAT, Troupe
from live.room import Room
from tests.builders import LEAD
from tests.live.table import Screen, Table
from tests.rehearsing import NOTES, PEOPLE


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let beats be short, so that no test waits for a human pace."""
    monkeypatch.setattr(rehearsal, "BEAT", dict.fromkeys(RehearsalPace, 0.001))


def headers(cookies: dict[str, str]) -> dict[str, str]:
    return {"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}


def seen(hub: Hub, seat: Seat) -> View:
    return hub.view(seat.workshop, Viewer(role=seat.role, id=seat.person))


def begin(table: Table, browser: TestClient) -> Seat:
    """Press the button in the cockpit; return the seat of whoever leads the rehearsal."""
    answer = browser.post(f"/cockpit/{table.workshop}/rehearsal", headers=headers(table.lead_cookies()))
    assert answer.status_code == 303
    return table.hub.follow_link(answer.headers["location"].rsplit("/", 1)[1])


@contextmanager
def looked_at(table: Table, seat: Seat, role: str = "facilitator") -> Iterator[Screen]:
    """Have one screen look on at a rehearsal."""
    table.workshop, real = seat.workshop, table.workshop
    try:
        with table.socket({f"kf_{seat.workshop}": table.hub.token(seat)}, role=role) as screen:
            screen.until("screen")
            yield screen
    finally:
        table.workshop = real


def until(screen: Screen, hub: Hub, seat: Seat, so: Callable[[View], bool]) -> None:
    """Wait for what the room tells, until this is so."""
    while not so(seen(hub, seat)):
        screen.next()


def all_came_in(screen: Screen, hub: Hub, seat: Seat, since: int) -> None:
    """Wait until everybody has said how rested they come."""
    until(screen, hub, seat, lambda view: view.seq >= since + PEOPLE)


# --- how it goes -------------------------------------------------------------------------------


def test_one_press_makes_a_rehearsal_in_which_a_board_fills_by_itself(
    table: Table, browser: TestClient, quick: None
) -> None:
    seat = begin(table, browser)
    assert is_rehearsal(seat.workshop)
    assert seat.person == table.lead.person

    with looked_at(table, seat) as screen:
        for one in seen(table.hub, seat).agenda:
            table.hub.submit(seat.workshop, c.StartPhase(phase=one.phase.id), seat.by)
            if one.phase.letter is Letter.T:
                break
        until(screen, table.hub, seat, lambda view: view.letter(Letter.T).notes == NOTES)

    assert seen(table.hub, table.lead).letter(Letter.T).notes == 0


def test_they_wait_while_nobody_looks_on_and_go_on_when_somebody_comes_back(
    table: Table, browser: TestClient, quick: None
) -> None:
    seat = begin(table, browser)
    since = seen(table.hub, seat).seq
    table.hub.submit(seat.workshop, c.DescribeWorkshop(title="Nog niemand"), seat.by)
    assert seen(table.hub, seat).seq == since + 1

    with looked_at(table, seat) as screen:
        all_came_in(screen, table.hub, seat, since + 1)


def test_the_pace_is_a_human_one_and_can_be_chosen(table: Table, browser: TestClient) -> None:
    assert BEAT[RehearsalPace.SLOW] >= 1.5
    assert 0.25 <= BEAT[RehearsalPace.QUICK] < BEAT[RehearsalPace.SLOW]
    seat = begin(table, browser)

    with looked_at(table, seat) as screen:
        answer = screen.ask({"kind": "set_rehearsal_pace", "pace": "quick"})
        screen.settle()

    assert answer["type"] == "answer"
    assert seen(table.hub, seat).rehearsal_pace is RehearsalPace.QUICK
    assert 'id=\\"rehearsal\\"' in screen.bytes


def test_there_is_no_pace_to_choose_in_a_real_workshop(table: Table) -> None:
    with table.socket(table.lead_cookies(), role="facilitator") as screen:
        assert screen.ask({"kind": "set_rehearsal_pace", "pace": "quick"})["code"] == "no-rehearsal"


class _Someone(Client):
    """A screen that takes what it is sent."""

    def __init__(self) -> None:
        self.moves_only = True
        self.viewer = Viewer(role=Role.FACILITATOR, id=LEAD.id)

    def push(self, text: str) -> None:
        """Look away."""


async def test_between_two_acts_there_is_a_beat_however_many_people_wish_to_act(
    hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rate is bounded: a new act is planned only when the one before is on disk, and a beat later."""
    made = await asyncio.to_thread(hub.create, "Ketendag", "Wie?", language=Language.NL, facilitator="Saskia")
    lead = (await asyncio.to_thread(hub.view, made.workshop, Viewer(role=Role.FACILITATOR))).facilitators[0]
    copy = await asyncio.to_thread(hub.rehearse, made.workshop, lead.id)
    room = Room(copy.workshop, hub.store, writer=hub._writer, clock=hub._clock)
    await room.open()
    beat, times = 0.05, list[float]()
    monkeypatch.setattr(rehearsal, "BEAT", dict.fromkeys(RehearsalPace, beat))
    Troupe(room, hub._clock)
    room.followers.append(lambda: times.append(asyncio.get_running_loop().time()))
    room.audience.clients.add(_Someone())

    room.tell_followers()
    while len(times) <= PEOPLE:
        await asyncio.sleep(beat)

    gaps = [after - before for before, after in pairwise(times)]
    assert min(gaps) >= beat * 0.9


def test_no_troupe_sits_down_in_a_real_room(table: Table) -> None:
    class RealRoom:
        id = table.workshop

    with pytest.raises(ValueError, match="real workshop"):
        Troupe(RealRoom(), table.hub._clock)  # type: ignore[arg-type]


# --- how it is marked --------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["facilitator", "projector", "participant"])
def test_every_screen_says_that_it_is_a_rehearsal(table: Table, browser: TestClient, role: str) -> None:
    seat = begin(table, browser)
    code = seen(table.hub, seat).code
    if role == "participant":
        answer = browser.post(f"/join/{code}", data={"name": "Noor", "actor": "a1", "language": "nl"})
        cookies = dict(answer.cookies)
    else:
        cookies = {f"kf_{seat.workshop}": table.hub.token(seat)}
    page = {"facilitator": "cockpit", "projector": "projector", "participant": "room"}[role]

    text = browser.get(f"/{page}/{seat.workshop}?lang=nl", headers=headers(cookies)).text

    assert "Oefening: Ketendag" in text.partition("<main")[2] or t("nl", "rehearsal.not_real") in text


# --- how it ends -------------------------------------------------------------------------------


def rows_of(hub: Hub, workshop: str) -> int:
    """Count everything that the database holds of a workshop."""
    with hub.store._reading() as connection:
        return sum(
            workshop in tuple(row)
            for table in METADATA.sorted_tables
            for row in connection.execute(select(table))
        )


def test_nothing_remains_after_one_press(table: Table, browser: TestClient, quick: None) -> None:
    real = rows_of(table.hub, table.workshop)
    seat = begin(table, browser)
    code, since = seen(table.hub, seat).code, seen(table.hub, seat).seq
    with looked_at(table, seat) as screen:
        all_came_in(screen, table.hub, seat, since)
        table.hub.store.keep(table.hub._rooms[seat.workshop].result().opened())
        assert rows_of(table.hub, seat.workshop) > PEOPLE

        cookies = {f"kf_{seat.workshop}": table.hub.token(seat)}
        answer = browser.post(f"/cockpit/{seat.workshop}/rehearsal/end", headers=headers(cookies))

    assert (answer.status_code, answer.headers["location"]) == (303, f"/cockpit?w={table.workshop}")
    assert f'kf_{seat.workshop}=""' in answer.headers["set-cookie"]
    assert rows_of(table.hub, seat.workshop) == 0
    assert browser.get(f"/cockpit/{seat.workshop}", headers=headers(cookies)).status_code == 303
    assert browser.get(f"/join/{code}").status_code == 404
    assert rows_of(table.hub, table.workshop) >= real


def test_the_first_rehearsal_makes_way_for_a_fourth(table: Table) -> None:
    made = [table.hub.rehearse(table.workshop, table.lead.person).workshop for _ in range(4)]

    left = [one for one in made if rows_of(table.hub, one)]
    assert len(left) == hubs.REHEARSALS
    assert {rehearsed(one) for one in left} == {table.workshop}


def test_what_nobody_left_is_cleared_away_the_next_day(hub: Hub) -> None:
    made = hub.create("Ketendag", "Wie?", language=Language.NL, facilitator="Saskia")
    lead = hub.view(made.workshop, Viewer(role=Role.FACILITATOR)).facilitators[0]
    copy = hub.rehearse(made.workshop, lead.id)
    tomorrow = dt.datetime.now(dt.UTC) + dt.timedelta(hours=25)

    later = Hub(hub.settings, clock=lambda: tomorrow).start()
    later.stop()

    assert rows_of(hub, copy.workshop) == 0
    assert rows_of(hub, made.workshop) > 0


def test_a_real_workshop_is_never_forgotten(table: Table, browser: TestClient) -> None:
    with pytest.raises(ValueError, match="kept"):
        table.hub.forget_rehearsal(table.workshop)

    answer = browser.post(f"/cockpit/{table.workshop}/rehearsal/end", headers=headers(table.lead_cookies()))
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert seen(table.hub, table.lead).title


def test_only_who_leads_begins_and_ends_a_rehearsal(table: Table, browser: TestClient) -> None:
    guest = headers(table.join())
    seat = begin(table, browser)

    for path in (f"/cockpit/{table.workshop}/rehearsal", f"/cockpit/{seat.workshop}/rehearsal/end"):
        assert browser.post(path, headers=guest).headers["location"].startswith("/join")
        foreign = {"origin": "https://elsewhere.example", **guest}
        assert browser.post(path, headers=foreign).status_code == 403
    assert seen(table.hub, seat).rehearsal


def test_a_rehearsal_is_not_rehearsed(table: Table, browser: TestClient) -> None:
    seat = begin(table, browser)
    cookies = {f"kf_{seat.workshop}": table.hub.token(seat)}

    answer = browser.post(f"/cockpit/{seat.workshop}/rehearsal", headers=headers(cookies))

    assert answer.status_code == 403


def test_pausing_holds_them_until_the_table_goes_on(table: Table, browser: TestClient, quick: None) -> None:
    seat = begin(table, browser)
    table.hub.submit(seat.workshop, m.PauseSession(), seat.by)
    since = seen(table.hub, seat).seq
    with looked_at(table, seat) as screen:
        screen.settle()
        assert seen(table.hub, seat).seq == since
        table.hub.submit(seat.workshop, m.ResumeSession(), seat.by)
        all_came_in(screen, table.hub, seat, since + 1)

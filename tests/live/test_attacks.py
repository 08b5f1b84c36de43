"""Ways in that were tried against the live room, each as a sentence about what holds."""

import asyncio
import contextlib
import logging
from types import SimpleNamespace

import pytest
from starlette.websockets import WebSocketDisconnect

from chain.commands import read_command
from chain.errors import ChainError, StoreUnavailable
from chain.model import By
from chain.view import Viewer
from chain.vocabulary import Language, Role
from live import hub as hubs
from live.client import Client
from live.hub import Hub
from live.identity import Seat, new_id
from live.room import Room
from tests.live.table import LAPTOP, Table

WRITE = {"kind": "write_note", "letter": "T"}


# --- who may look ---------------------------------------------------------------------------------


def _second(table: Table) -> dict[str, str]:
    table.submit({"kind": "add_facilitator", "facilitator": {"id": "joost", "name": "Joost"}})
    return {f"kf_{table.workshop}": table.hub.token(Seat(table.workshop, Role.FACILITATOR, "joost"))}


def test_who_leads_no_longer_gets_no_cockpit(table: Table):
    cookies = _second(table)
    table.submit({"kind": "remove_facilitator", "id": "joost"})
    with pytest.raises(WebSocketDisconnect), table.socket(cookies, "facilitator") as screen:
        screen.until("screen")


def test_who_leads_no_longer_gets_no_light_cockpit(table: Table):
    cookies = _second(table)
    table.submit({"kind": "remove_facilitator", "id": "joost"})
    table.client.cookies.update(cookies)
    answer = table.client.get(f"/cockpit/{table.workshop}")
    assert answer.status_code == 303


def test_who_leads_no_longer_hears_nothing_more_on_an_open_screen(table: Table):
    cookies = _second(table)
    table.join("Noor")
    with table.socket(cookies, "facilitator") as screen:
        screen.until("screen")
        table.submit({"kind": "remove_facilitator", "id": "joost"})
        table.submit({"kind": "describe_workshop", "title": "Zonder Joost"})
        with contextlib.suppress(WebSocketDisconnect, RuntimeError):
            screen.settle()
        assert "Zonder Joost" not in screen.bytes


def test_who_was_taken_off_the_list_gets_no_room(table: Table):
    cookies = table.join("Noor")
    table.submit({"kind": "remove_participant", "id": table.person(cookies).person})
    with pytest.raises(WebSocketDisconnect), table.socket(cookies) as screen:
        screen.until("screen")


def test_a_link_of_somebody_else_does_not_take_ones_seat_away(table: Table):
    mine, theirs = table.join("Noor"), table.join("Aanvaller")
    link = table.hub.link(table.workshop, Role.PARTICIPANT, table.person(theirs).person)
    header = {"cookie": "; ".join(f"{name}={value}" for name, value in mine.items())}
    answer = table.client.get(link, headers={**LAPTOP, **header})
    assert "set-cookie" not in answer.headers


# --- the door -------------------------------------------------------------------------------------


def test_a_script_does_not_take_all_chairs(table: Table):
    for number in range(60):
        table.client.cookies.clear()
        answer = table.client.post(
            f"/join/{table.created.code}", data={"name": f"Bot {number}", "actor": "a1"}, headers=LAPTOP
        )
        if answer.status_code == 429:
            return
    pytest.fail("sixty people from one address within a second")


def test_wrong_codes_of_a_neighbour_do_not_shut_out_who_has_a_secret_link(table: Table):
    for _ in range(6):
        table.client.get("/join/AAAAAA")
    assert table.client.get(table.created.link).status_code == 303


def test_a_form_without_a_boundary_is_a_bad_form(table: Table):
    answer = table.client.post(
        f"/join/{table.created.code}", content=b"x", headers={"content-type": "multipart/form-data"}
    )
    assert answer.status_code < 500


def test_the_cookie_is_secure_where_guests_come_by_https(table: Table, monkeypatch):
    monkeypatch.setattr(
        table.hub, "settings", table.hub.settings.model_copy(update={"public_url": "https://testserver"})
    )
    answer = table.client.post(
        f"/join/{table.created.code}", data={"name": "Noor", "actor": "a1"}, headers=LAPTOP
    )
    assert "secure" in answer.headers["set-cookie"].lower()


# --- the socket -----------------------------------------------------------------------------------


def test_one_seat_does_not_open_sockets_without_end(table: Table):
    cookies = table.join("Noor")
    with contextlib.ExitStack() as stack, pytest.raises(WebSocketDisconnect):  # noqa: PT012
        for _ in range(40):
            screen = stack.enter_context(table.socket(cookies))
            screen.until("hello")


def test_a_message_with_half_a_sign_is_refused_like_any_other(table: Table):
    with table.socket(table.join("Noor")) as screen:
        screen.until("screen")
        screen.session.send_text('{"id": "c1", "command": {"kind": "undo", "\\ud800": 1}}')
        assert screen.until("error")["id"] == "c1"


def test_a_screen_that_cannot_be_drawn_leaves_nobody_behind(table: Table, monkeypatch):
    room = _on_loop(table.hub, table.hub.room(table.workshop))

    def broken(*_: object) -> str:
        raise RuntimeError("cannot draw")

    monkeypatch.setattr("live.fragments.screen", broken)
    with contextlib.suppress(Exception), table.socket(table.join("Noor")) as screen:
        screen.until("screen")
    assert not room.audience.clients


# --- rooms ----------------------------------------------------------------------------------------


def _on_loop(hub: Hub, work):
    return hub._wait(work)


def _lead(hub: Hub, workshop: str) -> By:
    seen = hub.view(workshop, Viewer(role=Role.PROJECTOR))
    return By(role=Role.FACILITATOR, id=seen.facilitators[0].id)


def test_a_room_that_failed_to_open_once_is_not_opened_twice(hub: Hub, monkeypatch):
    made = hub.create("Dag", "", language=Language.NL, facilitator="Saskia")
    hub._rooms.clear()
    real, tries = hub.store.open, []

    def open_(workshop):
        tries.append(1)
        if len(tries) == 1:
            raise StoreUnavailable("store-unavailable", reason="gone")
        return real(workshop)

    monkeypatch.setattr(hub.store, "open", open_)

    async def storm() -> int:
        found: list[Room] = []

        async def ask_again() -> None:
            while True:
                with contextlib.suppress(StoreUnavailable):
                    found.append(await hub.room(made.workshop))
                    return

        await asyncio.gather(*(ask_again() for _ in range(10)))
        found.append(await hub.room(made.workshop))
        return len({id(one) for one in found})

    assert _on_loop(hub, storm()) == 1


def test_a_room_is_not_let_go_between_the_door_and_the_chair(table: Table, monkeypatch):
    """Whoever is being let in is in the room that the others are in."""
    cookies = table.join("Noor")
    hub = table.hub
    from starlette.websockets import WebSocket

    real = WebSocket.accept

    async def slowly(self, *args, **kwargs):
        monkeypatch.setattr(hubs, "ROOMS_KEPT", 0)
        hub._let_idle_rooms_go()
        monkeypatch.setattr(hubs, "ROOMS_KEPT", 64)
        await real(self, *args, **kwargs)

    monkeypatch.setattr(WebSocket, "accept", slowly)
    with table.socket(cookies) as screen:
        screen.until("screen")
        room = _on_loop(hub, hub.room(table.workshop))
        assert len(room.audience.clients) == 1


def test_news_of_events_that_never_come_does_not_keep_a_room_busy(hub: Hub):
    made = hub.create("Dag", "", language=Language.NL, facilitator="Saskia")

    async def spin() -> bool:
        room = await hub.room(made.workshop)
        await asyncio.wait([room.catch_up(1_000_000)], timeout=1)
        busy = room._work is not None
        room._told = 0
        return busy

    assert not _on_loop(hub, spin())


def test_one_broken_rule_does_not_stop_the_others(hub: Hub, monkeypatch):
    made = hub.create("Dag", "", language=Language.NL, facilitator="Saskia")
    lead = _lead(hub, made.workshop)
    from chain.decide import rule

    def broken(*_: object):
        raise KeyError("a mistake of ours")

    good = read_command({"kind": "describe_workshop", "title": "Nieuw"})
    bad = read_command({"kind": "lock_writing", "locked": True})
    monkeypatch.setitem(rule.RULES, type(bad), broken)

    async def both():
        room = await hub.room(made.workshop)
        work = (room.submit(new_id(), bad, lead), room.submit(new_id(), good, lead))
        return await asyncio.gather(*work, return_exceptions=True)

    refused, answered = _on_loop(hub, both())
    assert isinstance(answered, int)
    assert isinstance(refused, ChainError)
    assert refused.code != "store-unavailable"  # a client would send it again for ever


def test_a_log_line_about_a_mistake_of_ours_holds_nothing_that_people_wrote(hub: Hub, monkeypatch, caplog):
    made = hub.create("Dag", "", language=Language.NL, facilitator="Saskia")
    lead = _lead(hub, made.workshop)
    from chain.decide import rule
    from chain.model import Note

    wish = read_command({"kind": "set_theme", "theme": {"sentence": "GEHEIM"}})

    def broken(moment, command):
        Note(id="x", letter="T", text=command.theme.sentence + chr(7), author="x", written_at=moment.now)

    monkeypatch.setitem(rule.RULES, type(wish), broken)
    with caplog.at_level(logging.DEBUG), contextlib.suppress(ChainError):
        hub.submit(made.workshop, wish, lead)
    assert "GEHEIM" not in caplog.text


async def test_a_client_whose_line_breaks_is_told_to_come_back():
    closed = []

    async def send_text(data):
        raise UnicodeEncodeError("utf-8", data, 0, 1, "half a sign")

    async def close(code=1000):
        closed.append(code)

    client = Client(SimpleNamespace(send_text=send_text, close=close), Viewer(role=Role.PARTICIPANT, id="x"))
    client.push("{}")
    with contextlib.suppress(UnicodeEncodeError, TimeoutError):
        await asyncio.wait_for(client.pump(), 1)
    assert closed

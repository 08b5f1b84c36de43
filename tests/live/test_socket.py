"""What goes over the wire: who is let in, what is refused, and what nobody else may receive."""

import pytest
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from live.socket import BURST, MESSAGE_LIMIT
from tests.live.table import Table


def note(id: str, text: str = "De gast ziet een lijst, niet ons.", letter: str = "T") -> dict[str, object]:
    return {"kind": "write_note", "id": id, "letter": letter, "text": text}


def test_a_stranger_is_sent_to_the_join_page(table: Table) -> None:
    with pytest.raises(WebSocketDisconnect) as closed, table.socket({}) as screen:
        screen.next()

    assert closed.value.code == 4401


def test_a_page_of_another_site_gets_no_socket(table: Table) -> None:
    cookies = table.join()
    headers = {
        "cookie": f"kp_{table.workshop}={cookies[f'kp_{table.workshop}']}",
        "origin": "http://elsewhere.example",
    }

    with (
        pytest.raises(WebSocketDisconnect) as closed,
        table.client.websocket_connect(f"/live/{table.workshop}?as=participant", headers=headers) as session,
    ):
        session.receive_text()

    assert closed.value.code == 4403


def test_a_cookie_of_one_workshop_opens_no_other(table: Table, browser: TestClient) -> None:
    other = Table(browser)
    cookies = table.join()
    stolen = {f"kp_{other.workshop}": cookies[f"kp_{table.workshop}"]}

    with pytest.raises(WebSocketDisconnect) as closed, other.socket(stolen) as screen:
        screen.next()

    assert closed.value.code == 4401


def test_a_participant_gets_neither_the_cockpit_nor_the_projector(table: Table) -> None:
    cookies = table.join()

    for role in ("facilitator", "projector"):
        with pytest.raises(WebSocketDisconnect) as closed, table.socket(cookies, role) as screen:
            screen.next()
        assert closed.value.code == 4401


def test_who_comes_in_gets_the_time_and_a_screen(table: Table) -> None:
    with table.socket(table.join()) as screen:
        hello, drawn = screen.next(), screen.next()

    assert hello["type"] == "hello"
    assert drawn["type"] == "screen"
    assert drawn["html"]


def test_who_has_missed_nothing_gets_no_new_screen(table: Table) -> None:
    cookies = table.join()
    with table.socket(cookies) as screen:
        seq = screen.next()["seq"]

    with table.socket(cookies, seq=seq) as screen:
        screen.next()
        screen.settle()

    assert '"type":"screen"' not in screen.bytes


def test_a_note_reaches_its_author_and_only_its_count_the_others(table: Table) -> None:
    table.start("T")
    author, other = table.join("Noor"), table.join("Bram", "a2")
    with (
        table.socket(author) as mine,
        table.socket(other) as yours,
        table.socket(table.lead_cookies(), "facilitator") as lead,
    ):
        answer = mine.ask(note("n1", "CANARY-zo-geheim"))
        for screen in (mine, yours, lead):
            screen.settle()

    assert answer["type"] == "answer"
    assert "CANARY-zo-geheim" in mine.bytes
    assert "CANARY-zo-geheim" not in yours.bytes + lead.bytes


def test_after_the_reveal_everybody_has_the_note(table: Table) -> None:
    table.start("T")
    with table.socket(table.join("Noor")) as mine, table.socket(table.join("Bram", "a2")) as yours:
        mine.ask(note("n1", "CANARY-onthuld"))
        table.submit({"kind": "reveal_notes", "letter": "T"})
        yours.settle()

    assert "CANARY-onthuld" in yours.bytes


def test_dots_of_an_open_round_are_seen_by_nobody_else(table: Table) -> None:
    table.start("T")
    author = table.join("Noor")
    with table.socket(author) as mine:
        mine.ask(note("n1"))
        mine.ask(note("n2"))
    table.submit({"kind": "reveal_notes", "letter": "T"})
    table.submit({"kind": "open_dots", "letter": "T"})
    with table.socket(table.join("Bram", "a2")) as yours:
        yours.until("screen")
        before = len(yours.bytes)
        with table.socket(author) as mine:
            mine.ask({"kind": "set_dots", "letter": "T", "item": "n1", "count": 1})
        yours.settle()

    assert "dots-n1" not in yours.bytes[before:]


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ("{", "message-invalid"),
        ("[]", "message-invalid"),
        ("null", "message-invalid"),
        ("1e999999", "message-invalid"),
        ("[" * 5_000, "message-invalid"),
        ('{"id": "a"}', "message-invalid"),
        ('{"id": "\\ud800", "command": {"kind": "undo"}}', "message-invalid"),
        ('{"id": "a b", "command": {"kind": "undo"}}', "message-invalid"),
        ('{"id": "a", "command": {"kind": "unknown"}}', "command-invalid"),
        (
            '{"id": "a", "command": {"kind": "write_note", "id": "n", "letter": "X", "text": "x"}}',
            "command-invalid",
        ),
        (
            '{"id": "a", "command": {"kind": "write_note", "id": "n", "letter": "T", "text": "\\u0000"}}',
            "text-control",
        ),
        (
            '{"id": "a", "command": {"kind": "write_note", "id": "n", "letter": "T", "text": "\\udfff"}}',
            "text-control",
        ),
        (
            '{"id": "a", "command": {"kind": "write_note", "id": "n", "letter": "T", "text": " "}}',
            "text-empty",
        ),
        ('{"id": "a", "command": {"kind": "lock_writing", "locked": true}}', "role-not-allowed"),
        (
            '{"id": "a", "command": {"kind": "write_note", "id": "n", "letter": "T", "text": "x"}}',
            "letter-not-open",
        ),
        ("x" * (MESSAGE_LIMIT + 1), "message-too-large"),
    ],
)
def test_what_cannot_be_is_refused_with_a_code_and_the_connection_stays(
    table: Table, frame: str, code: str
) -> None:
    with table.socket(table.join()) as screen:
        screen.session.send_text(frame)
        refusal = screen.until("error")
        screen.settle()

    assert refusal["code"] == code
    assert refusal["text"]


def test_bytes_are_refused_too(table: Table) -> None:
    with table.socket(table.join()) as screen:
        screen.session.send_bytes(b"\x00\xff")

        assert screen.until("error")["code"] == "message-invalid"


def test_a_note_of_two_thousand_signs_passes_and_one_more_does_not(table: Table) -> None:
    table.start("T")
    with table.socket(table.join()) as screen:
        fits = screen.ask(note("n1", "é" * 2000))
        is_too_long = screen.ask(note("n2", "é" * 2001))

    assert fits["type"] == "answer"
    assert is_too_long["code"] == "text-too-long"


def test_who_sends_too_much_is_slowed_down_and_nobody_else_is(
    table: Table, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("live.socket.RATE", 0.001)  # on a slow machine sending takes seconds
    table.start("T")
    with table.socket(table.join("Noor")) as fast, table.socket(table.join("Bram", "a2")) as calm:
        answers = [fast.ask(note(f"n{number}")) for number in range(BURST + 20)]
        calm_answer = calm.ask(note("calm"))

    assert any(one.get("code") == "too-fast" for one in answers)
    assert calm_answer["type"] == "answer"


def test_the_same_command_again_is_answered_again_and_written_once(table: Table) -> None:
    table.start("T")
    with table.socket(table.join()) as screen:
        first, again = (screen.ask(note("n1"), id="once") for _ in range(2))

    assert first["seq"] == again["seq"]


def test_a_page_that_follows_hears_that_something_moved_and_not_what(table: Table) -> None:
    table.start("T")
    cookies = table.join()
    with table.socket(cookies, only="moves") as page, table.socket(cookies) as mine:
        mine.ask(note("n1", "CANARY-volger"))
        page.settle()

    assert '"type":"moved"' in page.bytes
    assert "CANARY" not in page.bytes


def test_a_light_page_that_is_up_to_date_gets_its_own_part_only(table: Table) -> None:
    table.start("T")
    cookies = table.join()
    with table.socket(cookies) as screen:
        seq = screen.ask(note("n1", "EIGEN-notitie"))["seq"]

    with table.socket(cookies, seq=seq) as screen:
        screen.settle()

    assert "EIGEN-notitie" in screen.bytes
    assert '"type":"screen"' not in screen.bytes

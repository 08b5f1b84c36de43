"""Sitting down: three steps, no account, and no way into what is not yours."""

import re

import pytest
from starlette.testclient import TestClient

from chain.view import Viewer
from chain.vocabulary import Role
from tests.live.table import LAPTOP, Table

PHONE = {"user-agent": "Mozilla/5.0 (Linux; Android 14) Mobile Safari/537.36"}


def form(**values: str) -> dict[str, str]:
    return {"name": "Noor", "actor": "a2", "language": "nl", **values}


@pytest.mark.parametrize("language", ["nl", "en"])
def test_the_join_page_is_small_and_asks_nothing_of_another_host(table: Table, language: str) -> None:
    page = table.client.get(f"/join/{table.created.code}?lang={language}")
    style = table.client.get("/live/static/door.css")

    assert len(page.content) + len(style.content) < 30_000
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page.text)
    assert "<script" not in page.text
    assert f'<html lang="{language}">' in page.text
    assert "De Gouden Korst" in page.text


def test_a_phone_goes_to_the_light_room_and_a_laptop_to_the_streamlit_room(table: Table) -> None:
    path = f"/join/{table.created.code}"

    phone = table.client.post(path, data=form(), headers=PHONE)
    table.client.cookies.clear()
    laptop = table.client.post(path, data=form(), headers=LAPTOP)

    assert phone.headers["location"].startswith(f"/room/{table.workshop}")
    assert laptop.headers["location"].startswith(f"/room?w={table.workshop}")


def test_the_cookie_cannot_be_read_by_scripts_nor_sent_by_other_sites(table: Table) -> None:
    answer = table.client.post(f"/join/{table.created.code}", data=form(), headers=PHONE)

    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie


def test_only_the_hash_of_a_token_is_kept(table: Table, tmp_path_factory: pytest.TempPathFactory) -> None:
    token = table.join()[f"kp_{table.workshop}"]

    kept = b"".join(file.read_bytes() for file in table.hub.settings.data_dir.iterdir())

    assert token.encode() not in kept


def test_the_same_browser_stays_the_same_person(table: Table) -> None:
    cookies = table.join("Noor")
    person = table.person(cookies).person

    table.client.cookies.update(cookies)
    page = table.client.get(f"/join/{table.created.code}")
    table.client.post(f"/join/{table.created.code}", data=form(name="Noortje"), headers=PHONE)

    assert 'value="Noor"' in page.text
    assert table.person(cookies).person == person
    assert [one.name for one in table.hub.view(table.workshop, _anyone()).people] == ["Noortje"]


def test_another_house_is_welcome_with_its_own_words(table: Table) -> None:
    table.client.post(
        f"/join/{table.created.code}", data=form(actor="other", house="Bakkerij Zuid"), headers=PHONE
    )

    assert table.hub.view(table.workshop, _anyone()).people[0].house == "Bakkerij Zuid"


@pytest.mark.parametrize(
    "values",
    [
        {"name": ""},
        {"name": "x" * 81},
        {"name": "\x00"},
        {"actor": "nowhere"},
        {"actor": "other", "house": ""},
        {"level": "emperor"},
        {"language": "tlh"},
        {"interest": "x" * 201},
    ],
)
def test_a_wrong_form_comes_back_with_a_sentence_and_what_was_typed(
    table: Table, values: dict[str, str]
) -> None:
    answer = table.client.post(
        f"/join/{table.created.code}", data=form(**{"interest": "schaatsen"} | values), headers=PHONE
    )

    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    if "interest" not in values:
        assert "schaatsen" in answer.text
    assert not table.hub.view(table.workshop, _anyone()).people


def test_a_hostile_name_stays_text(table: Table) -> None:
    name = "<script>alert(1)</script>"
    cookies = table.join(name)

    table.client.cookies.update(cookies)
    page = table.client.get(f"/join/{table.created.code}")

    assert name not in page.text
    assert "&lt;script&gt;" in page.text


def test_a_form_of_another_site_is_refused(table: Table) -> None:
    answer = table.client.post(
        f"/join/{table.created.code}", data=form(), headers={**PHONE, "origin": "http://elsewhere.example"}
    )

    assert answer.status_code == 403


def test_a_code_may_be_typed_in_small_letters_and_with_blanks(table: Table) -> None:
    code = table.created.code.lower()

    answer = table.client.get(f"/join?code={code[:3]}%20{code[3:]}")

    assert answer.headers["location"].startswith(f"/join/{table.created.code}")


def test_wrong_codes_get_a_sentence_and_then_have_to_wait(table: Table) -> None:
    answers = [table.client.get("/join/ZZZZZZ") for _ in range(8)]

    assert answers[0].status_code == 404
    assert 'role="alert"' in answers[0].text
    assert answers[-1].status_code == 429
    assert int(answers[-1].headers["retry-after"]) > 0


def test_the_facilitator_link_opens_the_cockpit(table: Table) -> None:
    answer = table.client.get(table.created.link)

    assert answer.headers["location"] == f"/cockpit?w={table.workshop}"
    assert table.hub.seat(dict(answer.cookies), table.workshop) == table.lead


@pytest.mark.parametrize(("to", "page"), [("prepare", "prepare"), ("//evil.example", "cockpit")])
def test_the_facilitator_link_opens_preparing_when_it_is_asked_for(table: Table, to: str, page: str) -> None:
    answer = table.client.get(table.created.link, params={"to": to})

    assert answer.headers["location"] == f"/{page}?w={table.workshop}"


def test_a_made_up_link_opens_nothing(table: Table) -> None:
    answer = table.client.get("/f/made-up")

    assert answer.status_code == 404
    assert not answer.cookies


def test_a_cookie_token_is_no_link(table: Table) -> None:
    token = table.join()[f"kp_{table.workshop}"]

    assert table.client.get(f"/p/{token}").status_code == 404


def test_a_personal_link_brings_the_same_person_to_another_device(table: Table) -> None:
    cookies = table.join()
    table.client.cookies.update(cookies)
    made = table.client.post(f"/room/{table.workshop}/link").json()
    table.client.cookies.clear()

    answer = table.client.get(made["url"].removeprefix("http://testserver"), headers=PHONE)

    assert table.person(dict(answer.cookies)) == table.person(cookies)
    assert "<svg" in made["qr"]


@pytest.mark.parametrize("path", ["/room/{w}", "/cockpit/{w}", "/projector/{w}"])
def test_a_stranger_sees_no_screen(table: Table, path: str) -> None:
    answer = table.client.get(path.format(w=table.workshop))

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/join")


def test_a_stranger_gets_no_personal_link(table: Table) -> None:
    assert table.client.post(f"/room/{table.workshop}/link").status_code == 401


@pytest.mark.parametrize("path", ["/cockpit/{w}", "/projector/{w}"])
def test_a_participant_sees_no_screen_of_the_facilitator(table: Table, path: str) -> None:
    table.client.cookies.update(table.join())

    assert table.client.get(path.format(w=table.workshop)).status_code == 303


def test_light_pages_let_nothing_from_elsewhere_run(table: Table) -> None:
    table.client.cookies.update(table.join())

    page = table.client.get(f"/room/{table.workshop}")

    assert page.status_code == 200
    assert "default-src 'self'" in page.headers["content-security-policy"]
    assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', page.text)


def test_the_qr_code_holds_the_join_address(table: Table) -> None:
    picture = table.client.get(f"/qr/{table.created.code}.svg")

    assert picture.headers["content-type"] == "image/svg+xml"
    assert picture.content.startswith(b"<svg")


def test_a_broken_browser_request_breaks_nothing(browser: TestClient) -> None:
    for path in (
        "/join/%00",
        "/join/..%2f..%2fetc",
        "/room/%ff",
        "/qr/x.svg",
        "/f/%20",
        "/live/static/../hub.py",
    ):
        assert browser.get(path).status_code < 500


def _anyone() -> Viewer:
    return Viewer(role=Role.FACILITATOR)


def test_who_is_at_the_table_already_is_asked_before_a_link_makes_them_somebody_else(table: Table) -> None:
    mine, theirs = table.join("Noor"), table.join("Bram", "a2")
    link = table.hub.link(table.workshop, Role.PARTICIPANT, table.person(theirs).person)
    table.client.cookies.update(mine)

    asked = table.client.get(link)
    switched = table.client.post(link, headers=PHONE)

    assert "Bram" in asked.text
    assert "set-cookie" not in asked.headers
    assert table.person({f"kp_{table.workshop}": switched.cookies[f"kp_{table.workshop}"]}) == table.person(
        theirs
    )


def test_a_page_of_another_site_switches_nobody(table: Table) -> None:
    link = table.hub.link(table.workshop, Role.PARTICIPANT, table.person(table.join()).person)

    answer = table.client.post(link, headers={**PHONE, "origin": "http://elsewhere.example"})

    assert answer.status_code == 403


def test_a_neighbour_who_guesses_does_not_shut_out_who_has_a_seat(table: Table) -> None:
    cookies = table.join()
    for _ in range(8):
        table.client.get("/join/ZZZZZZ")
    shut_out = table.client.get(f"/join/{table.created.code}").status_code
    table.client.cookies.update(cookies)

    assert shut_out == 429
    assert table.client.get(f"/join/{table.created.code}").status_code == 200

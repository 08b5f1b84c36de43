"""Home: starting, joining, the sample, one's own workshops, and files."""

import json
from collections.abc import Iterator

import pytest
from pydantic import SecretStr
from streamlit.testing.v1 import AppTest

from chain.case import dump
from chain.i18n import t
from chain.settings import Settings
from chain.view import Viewer
from chain.vocabulary import Language, Role
from live.hub import Created, Hub, use
from tests.ui.browser import Browser, words


def shown_link(page: AppTest) -> str:
    """The facilitator's link on the page; empty when there is none."""
    return next((one.value for one in page.code if "/f/" in one.value), "")


def start(browser: Browser, **typed: str) -> AppTest:
    browser.open("home")
    for name, text in (
        {"title": "Ketendag", "theme": "Wie kent onze gast?", "name": "Saskia"} | typed
    ).items():
        browser.type(f"home.start.{name}", text)
    return browser.press("home.start.button")


def test_starting_a_workshop_shows_its_code_and_the_link(browser: Browser, hub: Hub) -> None:
    page = start(browser)

    assert not page.exception
    seat = hub.follow_link(shown_link(page).rsplit("/", 1)[1])
    view = hub.view(seat.workshop, Viewer(role=Role.FACILITATOR, id=seat.person))
    assert (view.title, view.theme.sentence, view.language) == (
        "Ketendag",
        "Wie kent onze gast?",
        browser.language,
    )
    assert view.code in words(page)
    assert [one.name for one in view.facilitators] == ["Saskia"]


def test_the_link_is_shown_once(browser: Browser, hub: Hub) -> None:
    start(browser)

    browser.press("home.open")
    page = browser.run()

    assert not shown_link(page)
    assert not page.button(key="home.start.button").disabled


def test_another_sequence_and_agenda_can_be_chosen(browser: Browser, hub: Hub) -> None:
    browser.open("home")
    browser.page.radio(key="home.start.sequence").set_value("TOWS")
    browser.page.selectbox(key="home.start.preset").set_value("ninety_minutes")
    for name in ("title", "theme", "name"):
        browser.type(f"home.start.{name}", name)

    page = browser.press("home.start.button")

    seat = hub.follow_link(shown_link(page).rsplit("/", 1)[1])
    view = hub.view(seat.workshop, Viewer(role=Role.FACILITATOR, id=seat.person))
    assert "".join(view.sequence) == "TOWS"
    assert sum(one.phase.minutes for one in view.agenda) == 90


def test_a_workshop_may_begin_without_a_theme(browser: Browser, hub: Hub) -> None:
    """The half day lets the table choose it; the guide says so."""
    page = start(browser, theme=" ")

    seat = hub.follow_link(shown_link(page).rsplit("/", 1)[1])
    assert not hub.view(seat.workshop, Viewer(role=Role.FACILITATOR, id=seat.person)).theme.sentence


def test_what_is_missing_is_named_and_what_was_typed_stays(browser: Browser) -> None:
    page = start(browser, title=" ", name="")

    labels = [t(browser.language, f"pages.home.{one}") for one in ("start_title", "your_name")]
    expected = t(browser.language, "pages.home.missing", fields=", ".join(labels))
    assert [one.value for one in page.error] == [expected]
    assert page.text_input(key="home.start.theme").value == "Wie kent onze gast?"


def test_what_cannot_be_is_said_and_what_was_typed_stays(browser: Browser) -> None:
    typed = {"title": "Ketendag", "theme": "a\x00b", "name": "Saskia"}

    page = start(browser, **typed)

    assert [one.value for one in page.error] == [t(browser.language, "error.text-control", field="theme")]
    assert {name: page.text_input(key=f"home.start.{name}").value for name in typed} == typed


@pytest.fixture
def locked(settings: Settings, hub: Hub) -> Iterator[Hub]:
    secret = {"facilitator_password": SecretStr("tij"), "data_dir": settings.data_dir / "locked"}
    one = Hub(settings.model_copy(update=secret)).start()
    use(one)
    yield one
    use(hub)
    one.stop()


def test_a_closed_house_asks_for_its_password(locked: Hub) -> None:
    browser = Browser(locked)

    refused = start(browser, password="eb")
    assert [one.value for one in refused.error] == [t(Language.NL, "error.password-wrong")]

    assert shown_link(start(browser, password="tij"))


def test_an_open_house_asks_for_no_password(browser: Browser) -> None:
    page = browser.open("home")

    assert "home.start.password" not in [one.key for one in page.text_input]


def test_my_workshops_are_listed_and_lead_to_my_screen(lead: Browser, created: Created) -> None:
    page = lead.open("home")

    assert "Ketendag" in page.button(key=f"home.mine.{created.workshop}.facilitator").label
    opened = lead.press(f"home.mine.{created.workshop}.facilitator")
    assert not opened.exception
    assert not opened.info


def test_a_workshop_that_is_gone_is_passed_over(browser: Browser) -> None:
    browser.cookies["kf_gone"] = "token"

    page = browser.open("home")

    assert not page.exception


@pytest.mark.parametrize("language", Language)
def test_the_sample_opens_in_either_language(browser: Browser, language: Language) -> None:
    browser.open("home")

    page = browser.press(f"home.sample.{language.value}")

    assert not page.exception
    assert not page.error


def test_a_file_becomes_a_workshop(browser: Browser, hub: Hub, sample: Created) -> None:
    seat = hub.follow_link(sample.link.rsplit("/", 1)[1])
    view = hub.view(sample.workshop, Viewer(role=Role.FACILITATOR, id=seat.person))
    browser.open("home")
    browser.page.file_uploader(key="home.import.file").upload("keten.json", json.dumps(dump(view)).encode())
    browser.type("home.import.name", "Joost")

    page = browser.press("home.import.button")

    assert not page.error
    made = hub.follow_link(shown_link(page).rsplit("/", 1)[1])
    copy = hub.view(made.workshop, Viewer(role=Role.FACILITATOR, id=made.person))
    assert copy.title == view.title
    assert copy.chain.actor.keys() == view.chain.actor.keys()


def test_a_broken_file_gets_a_sentence(browser: Browser) -> None:
    browser.open("home")
    browser.page.file_uploader(key="home.import.file").upload("keten.json", b"{")
    browser.type("home.import.name", "Joost")

    page = browser.press("home.import.button")

    assert not page.exception
    assert len(page.error) == 1
    assert page.text_input(key="home.import.name").value == "Joost"


def test_importing_without_a_file_asks_for_one(browser: Browser) -> None:
    browser.open("home")

    page = browser.press("home.import.button")

    assert [one.value for one in page.warning] == [t(browser.language, "pages.home.import_missing")]

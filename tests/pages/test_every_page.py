"""Every page opens in both languages, for everybody who may come there by its address."""

import pytest

from chain.i18n import t
from chain.vocabulary import Role
from live.hub import Created, Hub
from live.identity import Seat
from tests.ui.browser import Browser, guest, words

PAGES = ("home", "prepare", "cockpit", "room", "projector", "insights", "report")
OPEN_TO = {
    "prepare": {Role.FACILITATOR},
    "cockpit": {Role.FACILITATOR},
    "room": {Role.PARTICIPANT},
    "projector": {Role.FACILITATOR, Role.PROJECTOR},
    "insights": {Role.FACILITATOR, Role.PARTICIPANT},
    "report": {Role.FACILITATOR, Role.PARTICIPANT},
}


@pytest.mark.parametrize("name", PAGES)
def test_a_facilitator_opens_every_page_of_a_finished_workshop(
    browser: Browser, sample: Created, name: str
) -> None:
    browser.follow(sample)

    page = browser.open(name, sample.workshop)

    assert not page.exception
    assert not page.error


@pytest.mark.parametrize("name", PAGES)
def test_a_facilitator_opens_every_page_of_an_empty_workshop(
    browser: Browser, created: Created, name: str
) -> None:
    browser.follow(created)

    page = browser.open(name, created.workshop)

    assert not page.exception
    assert not page.error


@pytest.mark.parametrize("name", PAGES)
def test_a_participant_opens_every_page_or_is_told_where_to_go(
    browser: Browser, hub: Hub, created: Created, name: str
) -> None:
    browser.sit(guest(hub, created))

    page = browser.open(name, created.workshop)

    assert not page.exception
    refused = t(browser.language, "pages.guard.stranger") in words(page)
    assert refused is (name != "home" and Role.PARTICIPANT not in OPEN_TO[name])


@pytest.mark.parametrize("name", [name for name in PAGES if name != "home"])
def test_a_stranger_is_told_to_join_and_sees_nothing(browser: Browser, sample: Created, name: str) -> None:
    page = browser.open(name, sample.workshop)

    assert not page.exception
    assert t(browser.language, "pages.guard.stranger") in words(page)
    assert [link.url for link in page.link_button] == ["/join"]
    assert "Wierhaven" not in words(page)


@pytest.mark.parametrize("name", [name for name in PAGES if name != "home"])
def test_a_page_without_a_workshop_says_so(browser: Browser, name: str) -> None:
    page = browser.open(name)

    assert not page.exception
    assert t(browser.language, "pages.guard.no_workshop") in words(page)


def test_a_seat_in_one_workshop_opens_no_other(hub: Hub, sample: Created, lead: Browser) -> None:
    page = lead.open("prepare", sample.workshop)

    assert t(lead.language, "pages.guard.stranger") in words(page)


def test_a_projector_link_opens_the_projector_only(hub: Hub, created: Created) -> None:
    screen = Browser(hub)
    screen.sit(Seat(created.workshop, Role.PROJECTOR, "projector"))

    assert not screen.open("projector", created.workshop).info
    assert screen.open("report", created.workshop).info


def test_the_projector_has_neither_title_nor_language_switch(lead: Browser, created: Created) -> None:
    page = lead.open("projector", created.workshop)

    assert not page.title
    assert not page.button_group


@pytest.mark.parametrize(("name", "light"), [("cockpit", "/cockpit/"), ("room", "/room/")])
def test_a_live_page_leads_to_the_light_door(
    lead: Browser, hub: Hub, created: Created, name: str, light: str
) -> None:
    lead.sit(guest(hub, created))

    page = lead.open(name, created.workshop)

    assert any(f'href="{light}{created.workshop}?lang=nl"' in one.value for one in page.html)

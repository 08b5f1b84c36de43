"""Which language a tab speaks, and how it keeps the workshop that is open."""

import pytest
from streamlit.testing.v1 import AppTest

from chain.commands import Join
from chain.errors import StoreUnavailable
from chain.i18n import t
from chain.model import By, Participant
from chain.vocabulary import Language, Role
from live.hub import Created, Hub
from live.identity import Seat
from tests.ui.browser import ROOT, Browser, guest


def opened(browser: Browser, locale: str | None = None, **address: str) -> AppTest:
    browser.page = AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=30)
    browser.page.context = {"locale": locale} if locale else {}
    for name, value in address.items():
        browser.page.query_params[name] = value
    return browser.run()


def speaks(page: AppTest) -> Language:
    label = page.button(key="home.start.button").label
    return next(one for one in Language if t(one, "pages.home.start_button") == label)


def test_the_address_decides_before_the_browser(hub: Hub) -> None:
    assert speaks(opened(Browser(hub), "nl-NL", lang="en")) is Language.EN


@pytest.mark.parametrize(
    ("locale", "language"), [("en-GB", "en"), ("nl-BE", "nl"), ("de-DE", "nl"), (None, "nl")]
)
def test_the_browser_decides_before_the_house(hub: Hub, locale: str | None, language: str) -> None:
    assert hub.settings.language is Language.NL
    assert speaks(opened(Browser(hub), locale)) == language


def test_an_unknown_language_in_the_address_is_passed_over(hub: Hub) -> None:
    assert speaks(opened(Browser(hub), "en-GB", lang="fr")) is Language.EN


def test_what_somebody_chose_when_joining_decides_before_the_browser(hub: Hub, created: Created) -> None:
    one = Participant(id="eva", name="Eva", house="De Meeuw", language=Language.EN)
    hub.submit(created.workshop, Join(participant=one), By(role=Role.STRANGER))
    browser = Browser(hub)
    browser.sit(Seat(created.workshop, Role.PARTICIPANT, "eva"))

    assert speaks(opened(browser, "nl-NL", w=created.workshop)) is Language.EN


def test_switching_the_language_changes_every_word_and_the_address(hub: Hub) -> None:
    browser = Browser(hub)
    page = opened(browser, "nl-NL")

    page.button_group(key="frame.language").set_value("en")
    page = browser.run()

    assert speaks(page) is Language.EN
    assert page.query_params["lang"] == "en"


def test_the_tab_keeps_its_workshop_when_a_click_empties_the_address(lead: Browser, created: Created) -> None:
    page = lead.open("report", created.workshop)

    del page.query_params["w"]
    page.switch_page("../pages/cockpit.py")
    page = lead.run()

    assert not page.info
    assert page.query_params["w"] == created.workshop


@pytest.mark.parametrize("failing", ["view", "seats"])
def test_a_store_that_fails_becomes_a_sentence(
    hub: Hub, created: Created, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    browser = Browser(hub)
    browser.sit(guest(hub, created))

    def fail(*_: object) -> None:
        raise StoreUnavailable("store-unavailable")

    monkeypatch.setattr(hub, failing, fail)
    page = opened(browser, w=created.workshop)

    assert not page.exception
    assert [one.value for one in page.error] == [t(Language.NL, "error.store-unavailable")]

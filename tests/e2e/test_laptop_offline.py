"""A laptop in the Streamlit door stays a place to write at when the server is gone: nothing blocks it."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.server import Server, running
from tests.e2e.conftest import tables_on
from tests.e2e.people import Visitors

STREAMLIT_GIVES_UP = 60_000
"""Milliseconds within which Streamlit tells that it has no server."""
WATCH_FOR_DIALOGS = """() => {
  window.dialogs = { shown: 0, now: null };
  new MutationObserver(() => {
    const now = document.querySelector('[data-testid="stDialog"]');
    if (now && now !== window.dialogs.now) window.dialogs.shown += 1;
    window.dialogs.now = now;
  }).observe(document.body, { childList: true, subtree: true });
}"""


@pytest.fixture
def mortal() -> Iterator[Server]:
    with running() as one:
        yield one


def _wait_until_streamlit_has_complained(page: Page) -> None:
    page.wait_for_function("window.dialogs.shown > 0", timeout=STREAMLIT_GIVES_UP)


@pytest.mark.slow
def test_one_can_type_on_in_the_streamlit_room_while_the_server_is_gone(browser: Browser, mortal: Server):
    table = tables_on(mortal)(at="T")
    visitors = Visitors(browser, mortal.url)
    noor = visitors.guest(table, "Noor", "De Rijpkelder", light=False).use("streamlit", table)
    noor.settled()
    noor.page.evaluate(WATCH_FOR_DIALOGS)
    noor.words.click()

    mortal.kill()
    expect(noor.banner).to_have_text(noor.says("live.off"))
    noor.page.keyboard.type("De brug ")
    _wait_until_streamlit_has_complained(noor.page)
    noor.page.keyboard.type("is dicht")

    expect(noor.words).to_have_value("De brug is dicht")
    expect(noor.page.get_by_test_id("stDialog")).to_have_count(0)
    expect(noor.page.locator("#root[inert]")).to_have_count(0)
    noor.press("room.composer.send")
    expect(noor.waiting("T")).to_have_count(1)
    mortal.start()

    expect(noor.mine("T")).to_have_count(1)
    expect(noor.waiting("T")).to_have_count(0)
    expect(noor.mine("T")).to_contain_text("De brug is dicht")
    visitors.see_out()

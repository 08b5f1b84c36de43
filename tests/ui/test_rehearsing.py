"""A rehearsal begins from Prepare with one press, and every page of it says what it is."""

import pytest

from chain.i18n import t
from chain.rehearsal.seats import is_rehearsal, rehearsed
from live.hub import Created, Hub
from tests.ui.browser import Browser, words
from ui import rehearsing


@pytest.fixture
def sent_to(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Where the page sends the browser."""
    found: list[str] = []
    monkeypatch.setattr(rehearsing, "go", found.append)
    return found


def test_prepare_begins_a_rehearsal_with_one_press(
    lead: Browser, hub: Hub, created: Created, sent_to: list[str]
) -> None:
    lead.open("prepare", created.workshop)

    page = lead.press("prepare.rehearse")

    assert not page.exception
    (link,) = sent_to
    seat = hub.follow_link(link.rsplit("/", 1)[1])
    assert is_rehearsal(seat.workshop)
    assert rehearsed(seat.workshop) == created.workshop


@pytest.mark.parametrize("name", ["prepare", "insights", "report"])
def test_every_page_of_a_rehearsal_says_that_it_is_one(
    lead: Browser, hub: Hub, created: Created, name: str
) -> None:
    mine = lead.open(name, created.workshop)
    assert t("nl", "rehearsal.sign") not in words(mine)
    seat = next(one for one in hub.seats(lead.cookies, created.workshop))
    copy = hub.rehearse(created.workshop, seat.person)
    lead.follow(copy)

    page = lead.open(name, copy.workshop)

    assert t("nl", "rehearsal.sign") in words(page)
    assert "prepare.rehearse" not in [one.key for one in page.button]

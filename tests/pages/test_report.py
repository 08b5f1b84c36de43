"""The report page: what it shows, and what it hands out."""

import json
from unittest.mock import patch

import pytest
import streamlit as st

from chain.i18n import t
from chain.view import Viewer
from chain.vocabulary import LETTERS, Language, Role
from live.hub import Created, Hub
from tests.ui.browser import Browser, guest, words


def test_the_dots_of_the_sample_are_charted_and_told_in_a_table(
    browser: Browser, hub: Hub, sample: Created
) -> None:
    browser.follow(sample)

    page = browser.open("report", sample.workshop)

    assert len(page.get("plotly_chart")) == 4
    view = hub.view(sample.workshop, Viewer(role=Role.PROJECTOR))
    results = [[item.result for item in view.board(letter)] for letter in LETTERS]
    column = t(browser.language, "pages.report.dots")
    told = [[int(dots) for dots in one.value[column]] for one in page.dataframe]
    assert told == [[one.dots for one in row if one] for row in results]
    assert all(told)


def test_an_empty_workshop_says_that_there_is_nothing_yet(browser: Browser, created: Created) -> None:
    browser.follow(created)

    page = browser.open("report", created.workshop)

    assert t(browser.language, "pages.report.empty") in words(page)
    assert t(browser.language, "pages.report.not_revealed") in words(page)


def test_only_facilitators_are_offered_the_archive(lead: Browser, hub: Hub, created: Created) -> None:
    noor = Browser(hub)
    noor.sit(guest(hub, created))

    assert _offers(lead, created) == ["report.pdf.nl", "report.pdf.en", "report.csv", "report.json"]
    assert _offers(noor, created) == ["report.pdf.nl", "report.pdf.en", "report.csv"]


@pytest.mark.parametrize(("key", "starts"), [("pdf.nl", b"%PDF"), ("csv", "\ufeff".encode()), ("json", b"{")])
def test_what_is_handed_out_is_made_when_asked_for(
    hub: Hub, sample: Created, key: str, starts: bytes
) -> None:
    lead = Browser(hub)
    lead.follow(sample)
    made = {}

    def keep(label: str, data: object, *_: object, **options: object) -> bool:
        made[options["key"]] = data
        return False

    with patch.object(st, "download_button", keep):
        lead.open("report", sample.workshop)

    data = made[f"report.{key}"]
    assert callable(data)
    assert data().startswith(starts)


def test_the_archive_opens_again(hub: Hub, sample: Created) -> None:
    lead = Browser(hub)
    lead.follow(sample)
    with patch.object(st, "download_button") as button:
        lead.open("report", sample.workshop)
    data = next(call.args[1] for call in button.call_args_list if call.kwargs["key"] == "report.json")

    copy = hub.import_case(data(), language=Language.EN, facilitator="Joost")

    assert json.loads(data())["workshop"]["title"]
    assert copy.workshop != sample.workshop


def _offers(browser: Browser, created: Created) -> list[str | None]:
    page = browser.open("report", created.workshop)
    return [one.key for one in page.get("download_button")]

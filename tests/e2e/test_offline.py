"""Nothing typed is lost: not with the network, not with the page, not with the server."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from bench.server import Server, running
from tests.e2e.cable import Cable
from tests.e2e.conftest import tables_on
from tests.e2e.people import Guest, Table, Visitors

NOTES = ("De brug is dicht", "De gast boekt elders", "Niemand belt terug")


def _on_the_table(guest: Guest, count: int) -> list[str]:
    texts = guest.board("T").locator(".note .text")
    expect(texts).to_have_count(count)
    return texts.all_inner_texts()


@pytest.fixture
def cable(server: Server) -> Iterator[Cable]:
    with Cable(server.port) as one:
        yield one


def test_three_notes_written_without_a_network_arrive_once_each(
    visitors: Visitors, cable: Cable, table: Table
):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder", url=cable.url)
    cable.pull()
    expect(noor.banner).to_have_text(noor.says("live.off"))

    for text in NOTES:
        noor.write(text)
    expect(noor.waiting("T")).to_have_count(3)
    expect(noor.waiting("T").first).to_contain_text(noor.says("live.kept"))
    expect(lead.page.locator("#count-T")).to_contain_text(lead.says("live.count.none"))

    cable.plug_in()
    expect(noor.mine("T")).to_have_count(3)
    expect(noor.waiting("T")).to_have_count(0)
    expect(noor.banner).to_be_empty()
    expect(lead.page.locator("#count-T")).to_contain_text(lead.counted("T", 3, 1))
    lead.reveal("T")
    assert sorted(_on_the_table(noor, 3)) == sorted(NOTES)


def test_notes_outlive_the_page_that_they_were_written_on(visitors: Visitors, cable: Cable, table: Table):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder", url=cable.url)
    cable.pull()
    expect(noor.banner).to_have_text(noor.says("live.off"))
    noor.write(NOTES[0])
    noor.write(NOTES[1])
    expect(noor.waiting("T")).to_have_count(2)

    noor.page.close()
    cable.plug_in()
    noor.page = noor.context.new_page()
    noor.use("light", table)

    expect(noor.mine("T")).to_have_count(2)
    expect(lead.page.locator("#count-T")).to_contain_text(lead.counted("T", 2, 1))


def test_what_was_being_typed_is_still_there_after_a_reload(visitors: Visitors, table: Table):
    noor = visitors.guest(table, "Noor", "De Rijpkelder")
    noor.words.fill("Half een zin over")

    noor.reload()

    expect(noor.words).to_have_value("Half een zin over")


@pytest.fixture
def mortal() -> Iterator[Server]:
    with running() as one:
        yield one


def test_a_killed_server_comes_back_and_gets_what_guests_held(browser: Browser, mortal: Server):
    table = tables_on(mortal)(at="T")
    visitors = Visitors(browser, mortal.url)
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder")
    noor.write("Voor de klap")
    expect(noor.mine("T")).to_have_count(1)

    mortal.kill()
    expect(noor.banner).to_have_text(noor.says("live.off"))
    noor.write("Tijdens de klap")
    expect(noor.waiting("T")).to_have_count(1)
    mortal.start()

    expect(noor.mine("T")).to_have_count(2)
    expect(noor.waiting("T")).to_have_count(0)
    expect(lead.page.locator("#count-T")).to_contain_text(lead.counted("T", 2, 1))
    lead.reveal("T")
    assert sorted(_on_the_table(noor, 2)) == ["Tijdens de klap", "Voor de klap"]
    visitors.see_out()

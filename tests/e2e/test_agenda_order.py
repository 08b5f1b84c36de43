"""In Prepare the phases of the agenda are carried to another place, by hand and by key."""

from playwright.sync_api import Locator, expect

from bench.server import Server
from tests.e2e.conftest import NewTable
from tests.e2e.people import Person, Visitors


def test_a_phase_is_carried_by_mouse_and_by_key(server: Server, visitors: Visitors, new_table: NewTable):
    table = new_table()
    lead = visitors.facilitator(table)
    lead.page.goto(f"{server.url}/prepare?w={table.workshop}")
    lead.open_tab("pages.prepare.tab_agenda")
    first, second, third, *_ = _order(lead)

    _carry(lead, 0, onto=2)
    expect(lead.page.get_by_text(lead.says("agenda.phase.moved"))).to_be_visible()
    lead.settled()
    assert _order(lead)[:3] == [second, third, first]

    grip = _rows(lead).nth(2).locator(".grip")
    grip.press("ArrowUp")
    expect(_rows(lead).nth(1)).to_contain_text(first)
    expect(_rows(lead).nth(1).locator(".grip")).to_be_focused()
    lead.settled()
    lead.page.reload()
    lead.open_tab("pages.prepare.tab_agenda")
    assert _order(lead)[:3] == [second, first, third]


def _rows(lead: Person) -> Locator:
    return lead.page.locator("ol > li[data-id]")


def _order(lead: Person) -> list[str]:
    expect(_rows(lead).first).to_be_visible()
    return _rows(lead).locator(".name").all_inner_texts()


def _carry(lead: Person, one: int, *, onto: int) -> None:
    _rows(lead).nth(one).scroll_into_view_if_needed()
    here, there = (_rows(lead).nth(place).locator(".name").bounding_box() for place in (one, onto))
    assert here is not None
    assert there is not None
    mouse = lead.page.mouse
    mouse.move(here["x"] + 5, here["y"] + here["height"] / 2)
    mouse.down()
    mouse.move(here["x"] + 5, there["y"] + there["height"] - 4, steps=6)
    mouse.up()

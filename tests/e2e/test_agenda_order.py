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
    expect(_chosen(lead)).to_have_value(f"3. {first}")
    assert _order(lead)[:3] == [second, third, first]

    grip = _rows(lead).nth(2).locator(".grip")
    grip.press("ArrowUp")
    expect(_rows(lead).nth(1)).to_contain_text(first)
    expect(_rows(lead).nth(1).locator(".grip")).to_be_focused()
    expect(_chosen(lead)).to_have_value(f"2. {first}")
    lead.page.reload()
    lead.open_tab("pages.prepare.tab_agenda")
    assert _order(lead)[:3] == [second, first, third]


def _rows(lead: Person) -> Locator:
    return lead.page.locator("ol > li[data-id]")


def _chosen(lead: Person) -> Locator:
    """The phase that is worked on, with its place as the server has it."""
    return lead.page.get_by_role("combobox", name=lead.says("agenda.phase.which"), exact=False).first


def _order(lead: Person) -> list[str]:
    expect(_rows(lead).first).to_be_visible()
    return _rows(lead).locator(".name").all_inner_texts()


def _carry(lead: Person, one: int, *, onto: int) -> None:
    lead.settled()
    _rows(lead).nth(one).locator(".name").hover()
    there = _rows(lead).nth(onto).locator(".name").bounding_box()
    assert there is not None
    lead.page.mouse.down()
    lead.page.mouse.move(there["x"] + 20, there["y"] + there["height"] - 4, steps=6)
    lead.page.mouse.up()

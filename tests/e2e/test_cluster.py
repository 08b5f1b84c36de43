"""What says the same comes together: by mouse, finger, keyboard or a proposal; and authors may object."""

from playwright.sync_api import Locator, expect

from bench.server import Server
from tests.e2e.access import violations_in_both_themes
from tests.e2e.moments import sample_at
from tests.e2e.people import LAPTOP, PHONE, Facilitator, Guest, Size, Table, Visitors, box_of

FEES = "Platforms verhogen weer de commissie"
RAISED = "De commissie van de platforms gaat weer omhoog"
FAMILIES = "Gezinnen trekken weg"


def clustering(visitors: Visitors, table: Table, size: Size = LAPTOP) -> tuple[Facilitator, Guest]:
    lead = visitors.facilitator(table, size=size)
    noor = visitors.guest(table, "Noor", "De Rijpkelder", size=PHONE)
    for text in (FEES, RAISED, FAMILIES):
        noor.write(text)
    expect(noor.mine("T")).to_have_count(3)
    lead.reveal("T")
    lead.press("vocabulary.step.cluster")
    expect(lead.page.locator("#cluster")).not_to_be_empty()
    expect(lead.board("T").locator(".item .grip")).to_have_count(3)
    return lead, noor


def centre(one: Locator) -> tuple[float, float]:
    one.scroll_into_view_if_needed()
    box = box_of(one)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_a_note_is_dragged_onto_another_and_the_cluster_gets_a_name(visitors: Visitors, table: Table):
    lead, noor = clustering(visitors, table)
    mouse = lead.page.mouse
    lead.board("T").evaluate("one => one.scrollIntoView({ block: 'center' })")

    mouse.move(*centre(lead.note(FAMILIES)))
    mouse.down()
    mouse.move(*centre(lead.note(FEES)), steps=8)
    expect(lead.item(FEES)).to_have_class("item is-T over")
    mouse.up()

    expect(lead.board("T").locator(".item.cluster .note")).to_have_count(2)
    name = lead.board("T").locator(".cluster input[name=title]")
    expect(name).to_be_focused()
    lead.page.keyboard.type("Wie er weggaat")
    lead.page.keyboard.press("Enter")
    expect(lead.board("T").locator("h4")).to_have_text("Wie er weggaat")
    expect(noor.board("T").locator("h4")).to_have_text("Wie er weggaat")


def test_a_drag_that_is_left_off_changes_nothing(visitors: Visitors, table: Table):
    lead, _ = clustering(visitors, table)
    mouse = lead.page.mouse
    lead.board("T").evaluate("one => one.scrollIntoView({ block: 'center' })")

    mouse.move(*centre(lead.note(FAMILIES)))
    mouse.down()
    mouse.move(*centre(lead.note(FEES)), steps=8)
    lead.page.keyboard.press("Escape")
    mouse.up()

    expect(lead.page.locator(".item.over, .item.dragged")).to_have_count(0)
    expect(lead.board("T").locator(".item")).to_have_count(3)


def test_a_finger_drags_by_the_grip(visitors: Visitors, table: Table):
    lead, _ = clustering(visitors, table, PHONE)
    lead.board("T").evaluate("one => one.scrollIntoView({ block: 'center' })")
    line = lead.context.new_cdp_session(lead.page)
    grip, onto = lead.item(RAISED).locator(".grip"), lead.note(FEES)
    onto_x, onto_y = centre(onto)
    x, y = centre(grip)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        at = [{"x": left, "y": top} for left, top in points]
        line.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    touch("touchStart", (x, y))
    for step in range(1, 9):
        touch("touchMove", (x + (onto_x - x) * step / 8, y + (onto_y - y) * step / 8))
    expect(lead.item(FEES)).to_have_class("item is-T over")
    touch("touchEnd")

    expect(lead.board("T").locator(".item.cluster .note")).to_have_count(2)


def test_notes_are_merged_with_the_keyboard_alone(visitors: Visitors, table: Table):
    lead, _ = clustering(visitors, table)
    keys = lead.page.keyboard
    boxes = lead.board("T").locator(".pick input")
    boxes.nth(0).focus()
    keys.press("Space")
    boxes.nth(2).focus()
    keys.press("Space")
    keys.press("Tab")
    title = lead.page.locator("#merge-title-T")
    for _ in range(10):
        if title.evaluate("one => one === document.activeElement"):
            break
        keys.press("Tab")
    expect(title).to_be_focused()
    keys.type("Samen")
    keys.press("Enter")

    expect(lead.board("T").locator("h4")).to_have_text("Samen")
    expect(lead.board("T").locator(".cluster .pick input")).to_be_focused()


def test_a_proposal_is_merged_by_one_press_and_its_author_takes_the_note_out(
    visitors: Visitors, table: Table
):
    lead, noor = clustering(visitors, table)
    pairs = lead.page.locator(".twins li")
    expect(pairs).to_have_count(1)

    pairs.get_by_role("button", name=lead.says("cockpit.merge.do")).click()

    expect(lead.board("T").locator(".item.cluster .note")).to_have_count(2)
    expect(pairs).to_have_count(0)
    mine = noor.page.locator("#my-T .note").filter(has_text=RAISED)
    expect(mine).to_contain_text(noor.says("twins.merged"))
    mine.get_by_role("button", name=noor.says("twins.take_out")).click()
    expect(lead.board("T").locator(".item")).to_have_count(3)
    expect(mine).not_to_contain_text(noor.says("twins.merged"))


def test_what_was_waved_away_stays_away_for_this_session_only_here(visitors: Visitors, table: Table):
    lead, _ = clustering(visitors, table)
    pairs = lead.page.locator(".twins li:visible")
    expect(pairs).to_have_count(1)

    lead.press("twins.apart")
    expect(pairs).to_have_count(0)
    lead.reload()

    expect(lead.board("T").locator(".item")).to_have_count(3)
    expect(lead.page.locator("#cluster")).to_contain_text(lead.counts("twins.items", 3))
    expect(pairs).to_have_count(0)


def test_clustering_holds_the_rules_of_access(visitors: Visitors, server: Server):
    scene = sample_at(server, "write")
    lead = visitors.facilitator(scene.table)
    lead.reveal("T")
    lead.press("vocabulary.step.cluster")
    expect(lead.page.locator("#cluster")).not_to_be_empty()

    assert list(violations_in_both_themes(lead)) == []


def test_words_to_read_a_note_back_survive_its_merge(visitors: Visitors, table: Table):
    lead, _ = clustering(visitors, table)
    lead.press("vocabulary.step.read_back")
    yusuf = visitors.guest(table, "Yusuf", "De Gouden Korst")
    yusuf.note(FEES).locator(".give-back summary").click()
    yusuf.note(FEES).get_by_role("textbox").fill("Je hoort dat het duurder wordt")

    lead.merge([FEES, RAISED], "Commissie")

    expect(yusuf.board("T").locator(".item.cluster .note")).to_have_count(2)
    expect(yusuf.note(FEES).get_by_role("textbox")).to_have_value("Je hoort dat het duurder wordt")

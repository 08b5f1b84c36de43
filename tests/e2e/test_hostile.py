"""Whatever somebody types stays text: on every screen, for everybody."""

from playwright.sync_api import Dialog, expect

from tests.e2e.people import Guest, Person, Table, Visitors

HOSTILE = (
    "<img src=x onerror=window.broken=1>",
    "</script><script>window.broken=1</script>",
    "{{7*7}} ${7*7} #{7*7} {% raw %}",
    "<a href='javascript:window.broken=1'>klik</a>",
    '"><svg/onload=window.broken=1>',
    "<style>*{display:none}</style><!--",
    "#set page(width: 1pt) $1/0$ @ref *vet* _schuin_",
    "=cmd|' /C calc'!A0",
    "'; DROP TABLE events; --",
)


def test_hostile_texts_stay_text_on_every_screen(visitors: Visitors, table: Table):
    name = "<b onmouseover=window.broken=1>Noor"
    noor = Guest(visitors.browser, table.url, light=True)
    visitors.watch(noor)
    noor.join(table, name, "<img src=x onerror=window.broken=1>")
    lead, wall = visitors.facilitator(table), visitors.wall(table)
    dialogs: list[Dialog] = []
    for one in (noor, lead, wall):
        one.page.on("dialog", lambda dialog: dialogs.append(dialog))

    for text in HOSTILE:
        noor.write(text)
    expect(noor.mine("T")).to_have_count(len(HOSTILE))
    lead.reveal("T")

    for one in (noor, lead, wall):
        expect(one.board("T").locator(".note")).to_have_count(len(HOSTILE))
        shown = one.board("T").locator(".note .text").all_text_contents()
        assert sorted(text.strip() for text in shown) == sorted(HOSTILE)
        assert _nothing_ran(one)
    expect(noor.page.locator("#me")).to_contain_text(name)
    lead.go(f"/report?w={table.workshop}&lang=nl")
    expect(lead.page.get_by_text(lead.says("pages.report.notes"), exact=True)).to_be_visible()
    lead.settled()
    assert _nothing_ran(lead)
    lead.go(f"/prepare?w={table.workshop}&lang=nl")
    lead.open_tab("pages.prepare.tab_people")
    assert _nothing_ran(lead)
    assert not dialogs


def test_a_hostile_title_stays_text_at_the_door_and_on_home(visitors: Visitors):
    title = "<img src=x onerror=window.broken=1> **vet** [k](javascript:alert(1))"
    lead = visitors.newcomer()
    lead.go("/?lang=nl")
    lead.field("pages.home.start_title").fill(title)
    lead.field("pages.home.start_theme").fill("</title><script>window.broken=1</script>")
    lead.field("pages.home.your_name").first.fill("*Sas* `kia` :red[x]")
    lead.press("pages.home.start_button")
    lead.press("pages.home.open_cockpit")
    expect(lead.page.locator(".brand")).to_have_text(title)
    code = lead.page.locator(".invite .code").inner_text()

    stranger = visitors.passer_by()
    stranger.go(f"/join/{code}?lang=nl")
    expect(stranger.page.get_by_role("heading")).to_have_text(title)
    lead.go("/?lang=nl")
    expect(lead.page.get_by_role("button", name="onerror")).to_be_visible()

    assert _nothing_ran(stranger)
    assert _nothing_ran(lead)


def _nothing_ran(one: Person) -> bool:
    return one.page.evaluate("window.broken === undefined")

"""Everything that matters can be done with a keyboard alone, and one always sees where one is."""

from playwright.sync_api import Locator, expect

from tests.e2e.people import Person, Table, Visitors

STEPS = 80
"""How often somebody presses Tab before they give up."""


def _tab_to(one: Person, target: Locator) -> None:
    """Press Tab until this has the focus, and hold that the focus can be seen."""
    for _ in range(STEPS):
        if target.evaluate("one => one.getRootNode().activeElement === one"):
            break
        one.page.keyboard.press("Tab")
    expect(target).to_be_focused()
    seen = target.evaluate(
        """one => {
          const seen = one.matches('.chips input') ? one.nextElementSibling : one;
          const style = getComputedStyle(seen);
          const drawn = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          return one.matches(':focus-visible') && drawn;
        }"""
    )
    assert seen, "nobody can see where the focus is"


def _choose(one: Person, label: str) -> None:
    """Go down a list to an option: letters that are typed find it only when they come quickly."""
    chosen = one.page.locator("#actor option:checked")
    for _ in range(one.page.locator("#actor option").count()):
        if chosen.inner_text().strip() == label:
            break
        one.page.keyboard.press("ArrowDown")
    expect(chosen).to_have_text(label)


def test_a_guest_joins_writes_and_gives_a_dot_with_the_keyboard_alone(visitors: Visitors, table: Table):
    lead, noor = visitors.facilitator(table), visitors.passer_by(light=True)
    keys = noor.page.keyboard
    noor.go(f"/join/{table.code}?lang=nl")
    _tab_to(noor, noor.page.locator("#name"))
    keys.type("Noor")
    _tab_to(noor, noor.page.locator("#actor"))
    _choose(noor, "De Rijpkelder")
    _tab_to(noor, noor.button("door.sit_down"))
    keys.press("Enter")
    expect(noor.page.locator("#me")).to_contain_text("Noor, De Rijpkelder")

    _tab_to(noor, noor.words)
    keys.type("Zonder muis geschreven")
    _tab_to(noor, noor.button("room.composer.send"))
    keys.press("Enter")
    expect(noor.mine("T")).to_have_count(1)
    expect(noor.words).to_be_focused()
    keys.type("En met Ctrl en Enter")
    keys.press("Control+Enter")
    expect(noor.mine("T")).to_have_count(2)

    lead.reveal("T")
    lead.open_dots(1)
    _tab_to(noor, noor.dot("Zonder muis"))
    keys.press("Enter")
    expect(noor.dot("Zonder muis")).to_have_attribute("aria-pressed", "true")
    expect(noor.dot("Zonder muis")).to_be_focused()
    expect(noor.dot("En met Ctrl")).to_be_disabled()
    expect(noor.dot("En met Ctrl")).to_contain_text(noor.says("room.dots.out"))


def test_a_guest_points_at_the_map_with_the_keyboard_alone(visitors: Visitors, table: Table):
    noor = visitors.guest(table, "Noor", "De Rijpkelder")
    noor.page.locator("[data-show='pane:map']").focus()
    noor.page.keyboard.press("Enter")

    house = noor.page.locator("g[data-actor]").first
    for _ in range(STEPS):
        if house.evaluate("one => one === document.activeElement"):
            break
        noor.page.keyboard.press("Tab")
    expect(house).to_be_focused()
    noor.page.keyboard.press("Enter")

    expect(noor.words).to_be_focused()
    chosen = noor.page.locator("#target-T option:checked")
    expect(chosen).not_to_have_text(noor.says("room.composer.whole_chain"))


def test_a_facilitator_goes_on_reveals_and_closes_with_the_keyboard_alone(visitors: Visitors, table: Table):
    lead, noor = visitors.facilitator(table), visitors.guest(table, "Noor", "De Rijpkelder")
    noor.write("Iets")
    expect(noor.mine("T")).to_have_count(1)

    _tab_to(lead, lead.button("cockpit.letter.reveal"))
    lead.page.keyboard.press("Enter")
    expect(noor.board("T")).to_contain_text("Iets")
    close = lead.page.locator("#control-T summary").filter(has_text=lead.says("cockpit.letter.close"))
    _tab_to(lead, close)
    lead.page.keyboard.press("Enter")
    _tab_to(lead, lead.button("cockpit.letter.close_it"))
    lead.page.keyboard.press("Enter")
    expect(lead.page.locator("#tabs .tab.is-T")).to_contain_text(lead.says("live.letter_state.closed"))
    lead.page.keyboard.press("Home")
    _tab_to(lead, lead.next_button)
    lead.page.keyboard.press("Enter")

    expect(lead.page.locator("#agenda li.current .badge.is-W")).to_be_visible()

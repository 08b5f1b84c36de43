"""A table of two goes through the methods of half a day, with who leads and the wall, in Dutch."""

import pytest
from playwright.sync_api import Locator, expect

from bench.server import Server
from chain.commands import EditChain
from chain.model import By
from chain.quicktext import parse
from chain.view import Viewer
from chain.vocabulary import Language, Preset, Role
from live.identity import new_id
from tests.e2e.access import violations
from tests.e2e.conftest import CHAIN
from tests.e2e.moments import hub_of
from tests.e2e.people import PHONE, Facilitator, Guest, Table, Visitors, Wall

Room = tuple[Facilitator, Guest, Guest, Wall]


@pytest.fixture
def half_day(server: Server) -> Table:
    """A workshop of half a day at which nobody sits yet."""
    with hub_of(server) as hub:
        spoken, preset = Language.NL, Preset.HALF_DAY
        made = hub.create("Ketendag", "Gast", language=spoken, facilitator="Saskia", preset=preset)
        seat = hub.follow_link(made.link.rsplit("/", 1)[1])
        by = By(role=Role.FACILITATOR, id=seat.person)
        chain = hub.view(made.workshop, Viewer(role=Role.PROJECTOR)).chain
        hub.submit(made.workshop, EditChain(edits=parse(CHAIN["nl"], chain, new_id, spoken)), by)
    return Table(server.url, made.workshop, made.code, made.link)


@pytest.mark.slow
def test_a_table_goes_through_the_methods_of_half_a_day(visitors: Visitors, half_day: Table):
    lead, wall = visitors.facilitator(half_day), visitors.wall(half_day)
    noor = visitors.guest(half_day, "Noor", "De Gouden Korst", size=PHONE)
    kees = visitors.guest(half_day, "Kees", "De Zilte Weide")
    room = (lead, noor, kees, wall)

    _cards(room)
    _flip_over(room)
    _theme(room)
    for letter in "TWOS":
        _letter(room, letter)
    _matrix(room)
    _words(room)


def _go_to(lead: Facilitator, phase: str) -> None:
    """Press on until the table is at a phase."""
    current = lead.page.locator("#agenda li.current")
    while not current.filter(has_text=phase).count():
        before = current.inner_text() if current.count() else ""
        lead.next_button.click()
        expect(current).to_have_count(1)
        expect(current).not_to_have_text(before, use_inner_text=True)


def _part(one: Guest | Facilitator, name: str) -> Locator:
    return one.page.locator(f"#{name}")


def _cards(room: Room) -> None:
    lead, noor, kees, wall = room
    _go_to(lead, "Waarderingsronde")
    form = _part(noor, "write-card")
    expect(form.locator("option", has_text="De Zilte Weide")).to_be_attached()
    expect(form.locator("option", has_text="De Gouden Korst")).to_have_count(0)

    form.locator("select").select_option(label="De Zilte Weide")
    form.locator("textarea").fill("Jullie bellen altijd eerst")
    noor.press("methods.cards.keep")
    expect(_part(noor, "my-cards")).to_contain_text("Jullie bellen altijd eerst")
    expect(wall.scene).to_contain_text("1 kaart van 1 persoon")
    for other in (lead, kees, wall):
        expect(other.page.locator("body")).not_to_contain_text("Jullie bellen")

    noor.press("room.mine.edit")
    form.locator("textarea").fill("Jullie bellen altijd eerst, ook op zondag")
    noor.press("methods.cards.keep")
    _part(noor, "my-cards").locator("summary").click()
    noor.press("methods.cards.read_now")

    expect(wall.scene).to_contain_text("Aan De Zilte Weide")
    expect(wall.scene).to_contain_text("ook op zondag")
    expect(_part(kees, "cards")).to_contain_text("ook op zondag")


def _flip_over(room: Room) -> None:
    lead, noor, kees, wall = room
    _go_to(lead, "Flap")
    for number in range(6):
        for one in (noor, kees):
            field = _part(one, "call-text")
            field.fill(f"{'Bellen' if one is noor else 'Kaartje'} {number}")
            field.press("Enter")
            expect(field).to_have_value("")
    expect(wall.scene.locator(".calls li")).to_have_count(12)
    expect(_part(lead, "flip")).to_contain_text(lead.says("methods.flip.full"))

    lead.press("methods.flip.ask")
    for one in (noor, kees):
        expect(_part(one, "flip")).to_contain_text(one.says("methods.flip.third"))
    expect(wall.scene.locator("h1")).to_have_text(wall.says("methods.flip.third"))
    expect(wall.scene).not_to_contain_text("Bellen 0")
    lead.press("methods.flip.minute")
    expect(wall.scene.locator("[data-clock]")).to_contain_text("0:")

    _part(kees, "third-answer").fill("Omdat we zelf praatten")
    kees.press("methods.flip.keep")
    expect(wall.scene).to_contain_text("Omdat we zelf praatten")


def _theme(room: Room) -> None:
    lead, noor, kees, wall = room
    _go_to(lead, "prangend thema")
    lead.press("methods.groups.pairs")
    expect(wall.scene).to_contain_text("Kees")
    expect(_part(noor, "my-group")).to_contain_text("Kees")
    lead.press("methods.groups.drop")

    for one, sentence in ((noor, "Wie kent onze gast nog?"), (kees, "Wie staat er aan de deur?")):
        one.page.locator("#themes .propose > summary").click()
        _part(one, "propose-sentence").fill(sentence)
        one.press("methods.themes.propose_it")
        expect(wall.scene).to_contain_text(sentence)
    lead.press("methods.themes.open")
    for one in (noor, kees):
        _part(one, "my-vote").locator("li").filter(has_text="gast").locator("button").click()
        expect(_part(one, "my-vote").locator("[aria-pressed=true]")).to_have_count(1)
    expect(wall.scene).to_contain_text(wall.says("methods.themes.voted", count=2, people=2))
    lead.confirm("methods.themes.close", "methods.themes.close_it")
    expect(wall.scene).to_contain_text("2 stemmen")

    winner = _part(lead, "themes").locator("li").filter(has_text="gast")
    winner.locator("summary").click()
    winner.locator("button").filter(has_text=lead.says("methods.themes.choose_it")).click()
    expect(wall.scene).to_contain_text(wall.says("methods.themes.parked"))
    expect(_part(noor, "themes").locator(".active")).to_contain_text("gast")


def _letter(room: Room, letter: str) -> None:
    lead, noor, kees, _ = room
    lead.start(letter)
    lead.press("vocabulary.step.writing")
    expect(_part(noor, "step")).to_contain_text(noor.says("methods.step.writing"))
    noor.write(f"{letter} van Noor")
    expect(noor.mine(letter)).to_have_count(1)
    lead.reveal(letter)
    expect(kees.note(f"{letter} van Noor")).to_be_visible()
    if letter == "T":
        _read_back(room)


def _read_back(room: Room) -> None:
    lead, noor, kees, wall = room
    lead.press("vocabulary.step.read_back")
    expect(wall.page.locator("#step")).to_contain_text(wall.says("vocabulary.step.read_back"))
    expect(noor.note("T van Noor").locator(".give-back")).to_be_hidden()
    note = kees.note("T van Noor")
    note.locator(".give-back > summary").click()
    note.locator("input[name=text]").fill("Je zegt dat er iets op ons afkomt")
    kees.press("methods.back.give")

    expect(_part(noor, "my-T")).to_contain_text("iets op ons afkomt")
    noor.press("vocabulary.read_back_answer.yes")
    expect(_part(noor, "my-T")).to_contain_text(noor.says("methods.back.ask_on"))
    for one in (kees, lead):
        expect(one.note("T van Noor").locator(".heard")).to_be_visible()
    expect(_part(lead, "back")).to_contain_text(lead.says("methods.back.all_heard"))


def _matrix(room: Room) -> None:
    lead, noor, kees, wall = room
    _go_to(lead, "Confrontatiematrix")
    lead.press("methods.matrix.open")
    first = kees.page.locator("#my-matrix input").first
    first.focus()
    kees.page.keyboard.press("Space")  # -2, and by the arrows on to 0
    kees.page.keyboard.press("ArrowRight")
    kees.page.keyboard.press("ArrowRight")
    expect(_part(kees, "my-progress")).to_contain_text("1 van 4")
    for number in range(1, 4):
        kees.page.locator("#my-matrix .score").nth(number).locator("label").nth(4).click()
        expect(_part(kees, "my-progress")).to_contain_text(f"{number + 1}")
    for tab in range(2):
        noor.page.locator("#my-matrix .one-by-one button").nth(tab).click()
        shown = noor.page.locator("#my-matrix .crossing:not(.off)")
        expect(shown).to_have_count(1)
        for number in range(2):
            shown.locator(".score").nth(number).locator("label").nth(0).click()
            expect(shown.locator(".score").nth(number).locator("input:checked")).to_have_count(1)
    expect(wall.scene).to_contain_text(wall.says("methods.matrix.scored", count=2, people=2))
    expect(wall.scene.locator("table")).to_have_count(0)
    assert not [*violations(kees), *violations(noor)]

    lead.confirm("methods.matrix.close", "methods.matrix.close_it")
    expect(wall.scene.locator(".heat td.talk-first")).to_have_count(3)
    _part(lead, "focus-text").fill("Hoe kunnen we eerder bellen?")
    lead.press("methods.focus.write")
    noor.press("methods.focus.i_agree")
    _part(kees, "focus").locator("summary").click()
    _part(kees, "focus").locator("input[name=reason]").fill("We bellen al te veel")
    kees.press("methods.focus.say_so")
    for one in (lead, noor, wall):
        expect(one.page.locator("#method, #scene")).to_contain_text("We bellen al te veel")
    expect(wall.scene).to_contain_text("1 eens")


def _words(room: Room) -> None:
    lead, noor, kees, wall = room
    _go_to(lead, "Slotronde")
    for one, word in ((noor, "stilte"), (kees, "gehoord")):
        _part(one, "word-text").fill(word)
        one.press("methods.word.say")
        expect(wall.scene.locator(".said")).to_contain_text(word)
        _part(one, "rest-4").click()
        expect(_part(one, "rest-4")).to_have_attribute("aria-pressed", "true")
    kees.page.locator("summary").filter(has_text=kees.says("methods.pitch")).click()
    kees.press("methods.pitch_it")
    expect(_part(lead, "pitches")).not_to_be_empty()
    expect(_part(noor, "one-word")).to_contain_text("luisterbrief")
    assert not [*violations(kees), *violations(noor), *violations(lead), *violations(wall)]


def test_sheets_go_round_and_come_on_the_table_as_notes(visitors: Visitors, table: Table):
    lead = visitors.facilitator(table)
    noor = visitors.guest(table, "Noor", "De Rijpkelder", size=PHONE)
    yusuf = visitors.guest(table, "Yusuf", "De Gouden Korst")
    lead.press("methods.sheets.hand_out")
    for one, text in ((noor, "De zomers worden droger"), (yusuf, "Niemand kiest dit vak")):
        one.page.locator("#line-text").fill(text)
        one.press("methods.sheets.add")
        expect(one.page.locator("#my-sheet")).to_contain_text(text)
    expect(lead.page.locator("#sheets")).not_to_contain_text("droger")

    noor.page.locator("#line-text").fill("En de winters natter")
    lead.page.locator("#sheets [data-command*=pass_sheets]").click()
    expect(noor.page.locator("#my-sheet")).to_contain_text("Niemand kiest dit vak")
    expect(yusuf.page.locator("#my-sheet")).to_contain_text("De zomers worden droger")
    noor.reload()
    expect(noor.page.locator("#line-text")).to_have_value("En de winters natter")

    lead.page.locator("#sheets details.confirm summary").click()
    lead.press("methods.sheets.lay_it")
    expect(noor.mine("T")).to_have_count(1)
    lead.reveal("T")
    expect(lead.board("T").locator(".note")).to_have_count(2)

"""Somebody who reads only the cockpit leads the 90 minutes, from greeting to report, in both languages.

Who leads presses what the panel "say now" offers, and nothing else but a smaller matrix. Every word is looked
up in the catalogues or in the preset, so that the other language is the same script.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from chain.guide.presets import agenda
from chain.vocabulary import Preset
from tests.e2e.conftest import NewTable
from tests.e2e.people import PHONE, Facilitator, Guest, Person, Visitors, Wall, text_of

PHASES = {phase.id: phase for phase in agenda(Preset.NINETY_MINUTES)}
THEME = "Wie kent onze gast nog?"
"""The theme that was chosen beforehand."""

HOUSES = {"Noor": "De Gouden Korst", "Kees": "De Zilte Weide", "Fenna": "De Rijpkelder"}
READ = ("methods.walk.card.1", "methods.walk.card.2")
UNREAD = "methods.walk.card.3"
"""What people write on their cards: these words are in the catalogues, and on no screen of this agenda."""

WORDS = ("methods.rest.3", "methods.rest.4", "methods.rest.5")
"""With which word each leaves."""


class Session:
    """The table of one test: who leads, the wall, and three people of three tiers."""

    def __init__(self, visitors: Visitors, new_table: NewTable, language: str) -> None:
        table = new_table(language=language)
        self.lead: Facilitator = visitors.facilitator(table, language=language)
        self.wall: Wall = visitors.wall(table, language=language)
        self.guests: list[Guest] = [
            visitors.guest(table, name, house, language=language, **({"size": PHONE} if at == 2 else {}))
            for at, (name, house) in enumerate(HOUSES.items())
        ]
        self.noor, self.kees, self.fenna = self.guests
        self.everybody: tuple[Person, ...] = (*self.guests, self.lead, self.wall)
        self.panel: Locator = self.lead.page.locator("#say")

    def hears(self, key: str, **words: Any) -> None:
        """See that the panel gives this sentence to say."""
        expect(self.panel.locator("blockquote")).to_have_text(self.lead.says(f"say.{key}", **words))

    def press(self, key: str, **words: Any) -> None:
        """Press the one button that the panel offers, which must have these words."""
        button = self.panel.get_by_role("button")
        expect(button).to_have_text(self.lead.says(f"cockpit.press.{key}", **words))
        button.click()

    def press_anyway(self, key: str) -> None:
        """Press what the panel offers before it is time, and say yes to what it asks."""
        button = self.panel.locator("summary")
        expect(button).to_have_text(self.lead.says(f"cockpit.press.{key}"))
        expect(self.panel.get_by_role("button")).to_have_count(0)
        button.click()
        self.panel.get_by_role("button", name=self.lead.says("cockpit.ask.anyway"), exact=True).click()

    def start_the_clock(self, minutes: int) -> None:
        """Press the clock that the panel offers, which must be this long."""
        button = self.panel.get_by_role("button")
        expect(button).to_have_text(self.lead.counts("cockpit.press.clock", minutes))
        button.click()
        expect(self.panel).to_contain_text(self.lead.says("do.clock.going"))

    def go_on_to(self, phase: str) -> None:
        """Press what the panel offers, and see the question of the next phase."""
        found = PHASES[phase]
        self.press("phase", phase=found.name.to(self.lead.language))
        expect(self.lead.page.locator("#now h1")).to_have_text(found.prompt.to(self.lead.language))

    def words_of(self, *keys: str) -> list[str]:
        """Return what stands for these texts in the language of the table."""
        return [self.lead.says(key) for key in keys]


@pytest.fixture(params=["nl", "en"])
def session(request: pytest.FixtureRequest, visitors: Visitors, new_table: NewTable) -> Session:
    """The people at a table at which nothing has begun."""
    return Session(visitors, new_table, request.param)


@pytest.mark.slow
def test_who_reads_only_the_cockpit_leads_the_ninety_minutes_to_the_report(session: Session, tmp_path: Path):
    _greet(session)
    _appreciate(session)
    _confirm_the_theme(session)
    _check_the_map(session)
    _threats(session)
    _letter(session, "W", "silence")
    _silence(session)
    _letter(session, "O", "S")
    _letter(session, "S", "confront")
    _confront(session)
    _close(session)
    _take_home(session, tmp_path)


def _part(one: Person, id: str) -> Locator:
    return one.page.locator(f"#{id}")


def _greet(session: Session) -> None:
    """Read the rules, and let the stick go round: each says one sentence."""
    session.hears("before")
    session.go_on_to("arrive")
    session.hears("opening")
    session.press("stick")
    for turn, one in enumerate(session.guests):
        name = list(HOUSES)[turn]
        session.hears("round.turn", holder=name)
        expect(session.wall.scene.locator("h1")).to_have_text(name)
        if turn == 0:
            session.press("hand_on")
        else:
            one.press("methods.stick.hand_on")
    session.hears("round.done")


def _appreciate(session: Session) -> None:
    """Everybody writes a card; two are read out, and one stays its writer's."""
    session.go_on_to("theme")
    session.hears("cards.begin")
    session.start_the_clock(2)
    to = [*HOUSES.values()]
    for at, (one, card) in enumerate(zip(session.guests, (*READ, UNREAD), strict=True), start=1):
        form = _part(one, "write-card")
        form.locator("select").select_option(label=to[at % 3])
        form.locator("textarea").fill(one.says(card))
        one.press("methods.cards.keep")
        expect(_part(one, "my-cards")).to_contain_text(one.says(card))
    session.hears("cards.read")
    for one, card in zip(session.guests, READ, strict=False):
        _part(one, "my-cards").locator("summary").click()
        one.press("methods.cards.read_now")
        expect(session.wall.scene).to_contain_text(one.says(card))
    for person in session.everybody:
        if person is not session.fenna:
            expect(person.page.locator("body")).not_to_contain_text(person.says(UNREAD))


def _confirm_the_theme(session: Session) -> None:
    """Confirm the theme that was chosen beforehand, although one card has not been read out."""
    session.press_anyway("lay_theme")
    session.hears("theme.one", theme=THEME)
    session.press("choose_theme")
    session.hears("theme.chosen")
    expect(_part(session.fenna, "themes").locator(".active")).to_contain_text(THEME)


def _check_the_map(session: Session) -> None:
    """Look at the map that was made beforehand: all houses are on the wall."""
    session.go_on_to("map")
    session.hears("map.review")
    expect(session.wall.page.locator("svg.map")).to_be_visible()
    for house in HOUSES.values():
        expect(session.wall.page.locator("svg.map")).to_contain_text(house)


# --- letters -----------------------------------------------------------------------------------


def _note(session: Session, letter: str, at: int) -> str:
    """Return the words of a note: a letter's name in the language of the table, and a number."""
    return f"{session.lead.letters(letter)} {70 + at}"


def _write_and_reveal(session: Session, letter: str) -> None:
    """Everybody writes in silence; nobody sees it before the reveal, everybody does after."""
    phase = PHASES[letter]
    session.hears(f"writing.{letter}")
    session.start_the_clock((phase.slow_minutes + 1) // 2)
    for at, one in enumerate(session.guests):
        one.write(_note(session, letter, at))
        expect(one.mine(letter)).to_have_count(1)
    expect(session.wall.scene).not_to_contain_text(_note(session, letter, 0))
    session.press("time_over")
    if phase.method.startswith("1-2-4-all"):
        _pairs(session)
    session.hears("writing.time")
    session.press("reveal_notes")
    for person in session.everybody:
        expect(person.board(letter).locator(".note")).to_have_count(3)


def _pairs(session: Session) -> None:
    """Talk in pairs about what was written; with so few people there are no foursomes."""
    session.hears("groups.pairs")
    session.press("groups.2")
    session.hears("writing.pairs")
    session.start_the_clock(2)
    session.press("time_over")


def _round(session: Session, letter: str) -> None:
    """Let the stick go round once more: everybody reads a note."""
    session.hears(f"round.{letter}")
    session.press("stick")
    for name in HOUSES:
        session.hears("round.turn", holder=name)
        session.press("hand_on")
    session.hears("round.done")


def _dots(session: Session, letter: str) -> None:
    """Everybody gives the one dot; they are counted when all are done."""
    first, second = _note(session, letter, 0), _note(session, letter, 1)
    session.press("open_dots")
    session.hears("dots.going")
    for one, text in zip(session.guests, (first, first, second), strict=True):
        one.give_dot(text)
    expect(session.wall.page.locator(".board .result")).to_have_count(0)
    session.hears("dots.everyone")
    session.press("close_dots")
    for person in session.everybody:
        expect(person.item(first).locator(".sum")).to_contain_text(person.counts("live.dots", 2))
    session.hears(f"letter.close.{letter}")


def _threats(session: Session) -> None:
    """The threats come first, and of these a note is read back by somebody of another tier."""
    session.go_on_to("T")
    _write_and_reveal(session, "T")
    _round(session, "T")
    session.press("step.read_back")
    session.hears("read_back.begin")
    _read_back(session)
    session.press("step.cluster")
    session.hears("cluster.begin")
    _dots(session, "T")
    session.go_on_to("W")


def _read_back(session: Session) -> None:
    """Give a note back to its writer, who says yes: the first open question may come."""
    text, writer, reader = _note(session, "T", 0), session.noor, session.fenna
    note = reader.note(text)
    note.locator(".give-back > summary").click()
    note.locator("input[name=text]").fill(reader.says("methods.back.words"))
    reader.press("methods.back.give")
    session.hears("read_back.answer")
    writer.press("vocabulary.read_back_answer.yes")
    session.hears("read_back.ask_on")
    for one in (session.kees, session.lead):
        expect(one.note(text).locator(".heard")).to_be_visible()


def _letter(session: Session, letter: str, following: str) -> None:
    """A letter without reading back."""
    _write_and_reveal(session, letter)
    _round(session, letter)
    session.press("step.cluster")
    session.hears("cluster.begin")
    _dots(session, letter)
    session.go_on_to(following)


def _silence(session: Session) -> None:
    """All screens are dark until the time is over; then the panel goes on."""
    session.hears("silence.begin")
    expect(session.wall.page.locator(".scene-dark")).to_be_visible()
    expect(session.fenna.page.locator("#head")).to_contain_text(session.fenna.says("room.dark"))
    session.start_the_clock(PHASES["silence"].minutes)
    session.press("time_over")
    session.hears("silence.over")
    session.go_on_to("O")


# --- after the letters -------------------------------------------------------------------------


def _confront(session: Session) -> None:
    """Everybody scores every cell; the matrix comes on the wall, and one question comes of it."""
    lead, wall = session.lead, session.wall
    session.hears("matrix.begin")
    _part(lead, "per-letter").fill("1")
    lead.press("methods.matrix.open")
    session.hears("matrix.score")
    for one, score in zip(session.guests, (0, 4, 4), strict=True):
        _score(one, score)
    expect(wall.scene.locator("table")).to_have_count(0)
    session.hears("matrix.everyone")
    session.press("close_matrix")
    session.hears("matrix.talk")
    expect(wall.scene.locator(".heat td.talk-first")).to_have_count(4)
    _focus(session)


def _score(one: Guest, score: int) -> None:
    """Score every cell the same; a phone shows the cells of one threat or opportunity at a time."""
    rows = one.page.locator("#my-matrix .crossing")
    expect(rows).to_have_count(2)
    for row in range(2):
        if one.page.viewport_size == {"width": PHONE[0], "height": PHONE[1]}:
            one.page.locator("#my-matrix .one-by-one button").nth(row).click()
        cells = rows.nth(row).locator(".score")
        for column in range(2):
            cells.nth(column).locator("label").nth(score).click()
            expect(cells.nth(column).locator("input:checked")).to_have_count(1)
    expect(_part(one, "my-progress")).to_contain_text(one.says("methods.matrix.done", count=4, all=4))


def _question(one: Person) -> str:
    return f"{one.says('methods.focus.start')} {one.letters('T')} 80"


def _reason(one: Person) -> str:
    return f"{one.says('methods.focus.i_disagree')} 81"


def _focus(session: Session) -> None:
    """Write one question that the matrix asks; two agree, and the third says why not."""
    lead, kees = session.lead, session.kees
    _part(lead, "focus-text").fill(_question(lead))
    lead.press("methods.focus.write")
    session.hears("matrix.onward")
    for one in (session.noor, session.fenna):
        one.press("methods.focus.i_agree")
    _part(kees, "focus").locator("summary").click()
    _part(kees, "focus").locator("input[name=reason]").fill(_reason(kees))
    kees.press("methods.focus.say_so")
    expect(session.wall.scene).to_contain_text(_reason(lead))
    expect(session.wall.scene).to_contain_text(lead.counts("methods.focus.agree", 2))


def _close(session: Session) -> None:
    """Commitments are made on paper; then everybody leaves with one word."""
    session.go_on_to("act")
    session.hears("gate")
    expect(_part(session.lead, "now")).to_contain_text(session.lead.says("cockpit.on_paper"))
    session.go_on_to("close")
    session.hears("closing.begin")
    for one, word in zip(session.guests, WORDS, strict=True):
        _part(one, "word-text").fill(one.says(word))
        one.press("methods.word.say")
        expect(session.wall.scene.locator(".said")).to_contain_text(one.says(word))
        _part(one, "rest-4").click()
        expect(_part(one, "rest-4")).to_have_attribute("aria-pressed", "true")
    session.hears("closing.thanks")
    expect(session.panel).to_contain_text(session.lead.says("do.end"))


def _take_home(session: Session, folder: Path) -> None:
    """Open the report as the panel says; it holds what was heard, and nothing that is somebody's own."""
    lead, path = session.lead, folder / "report.pdf"
    session.panel.get_by_role("link", name=lead.says("cockpit.to_report"), exact=True).click()
    lead.download(f"pages.report.pdf_{lead.language}").save_as(path)
    text = text_of(path)
    for words in (*_heard(session), *session.words_of(*_CHAPTERS)):
        assert words in text
    for private in (lead.says(UNREAD), *HOUSES):
        assert private not in text


def _heard(session: Session) -> Iterator[str]:
    """Yield all that the table put down in the open."""
    lead = session.lead
    for letter in "TWOS":
        yield from (_note(session, letter, at) for at in range(3))
    yield from (lead.says(card) for card in READ)
    yield from (lead.says(word) for word in WORDS)
    yield from (_question(lead), _reason(lead), lead.says("methods.back.words"), THEME)
    yield lead.counts("live.dots", 2)
    yield lead.counts("exports.focus_agree", 2)


_CHAPTERS = (
    "exports.thanks",
    "exports.matrix",
    "exports.focus",
    "exports.dissent",
    "exports.closing_words",
    "vocabulary.cell.WT",
)

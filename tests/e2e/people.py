"""The people of the browser tests: each has a browser of their own, and does what hands and eyes do."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, BrowserContext, Download, FloatRect, Locator, Page, expect

from chain.i18n import n, t
from chain.vocabulary import Language, Letter
from tests.e2e.ear import Ear

Door = Literal["light", "streamlit"]
Size = tuple[int, int]
LAPTOP: Size = (1280, 800)
WALL: Size = (1920, 1080)
PHONE: Size = (390, 844)
SMALL_PHONE: Size = (360, 740)
_MOBILE = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131 Mobile"
PATIENCE = 60_000
"""Milliseconds until a test gives up: only a failing test sits them out, and a busy machine may need many."""
HANDS_OF_THE_COCKPIT = ("tone.js", "cluster.js")

expect.set_options(timeout=PATIENCE)

_AT_REST = """one => new Promise(done => {
  let [last, same] = ['', 0];
  const look = () => {
    const here = JSON.stringify(one.getBoundingClientRect());
    [last, same] = [here, here === last ? same + 1 : 0];
    return same < 3 ? requestAnimationFrame(look) : done();
  };
  look();
})"""


@dataclass(frozen=True)
class Table:
    """A workshop that people come to: where it is, its code, and the secret link of who leads it."""

    url: str
    workshop: str
    code: str
    link: str


class Person:
    """Somebody with a browser; what the browser receives is kept, so that tests can search it."""

    def __init__(
        self,
        browser: Browser,
        url: str,
        *,
        language: str = "nl",
        size: Size = LAPTOP,
        dark: bool = False,
        light: bool = False,
    ) -> None:
        self.url, self.language, self.dark = url, Language(language), dark
        phone = size[0] < 600
        self.context: BrowserContext = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            locale="nl-NL" if language == "nl" else "en-GB",
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",
            has_touch=phone,
            is_mobile=phone,
            # The door sends by this name: what calls itself mobile comes into the light room at once.
            user_agent=_MOBILE if phone or light else None,
        )
        self.context.set_default_timeout(PATIENCE)
        self.ear = Ear(self.context)
        self.page: Page = self.context.new_page()

    # --- going places ----------------------------------------------------------------------------

    def go(self, path: str) -> None:
        """Open a page of ours."""
        self.page.goto(self.url + path)

    def another_tab(self) -> Page:
        """Open a second tab of the same browser on the same page."""
        tab = self.context.new_page()
        tab.goto(self.page.url)
        return tab

    def open_tab(self, key: str) -> None:
        """Open a tab of a Streamlit page, once the page has settled."""
        self.settled()
        tab = self.page.get_by_role("tab", name=self.says(key), exact=True)
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")

    def settled(self) -> None:
        """Wait until Streamlit has drawn all of its page."""
        app = self.page.locator('[data-testid="stApp"]')
        expect(app).to_have_attribute("data-test-script-state", "notRunning")
        main = self.page.get_by_test_id("stMain")
        expect(main.locator("h1, h2, h3, .kf").first).to_be_visible()
        expect(self.page.get_by_test_id("stSkeleton").locator("visible=true")).to_have_count(0)
        tabs_without_choice = '[role=tablist]:not(:has([role=tab][aria-selected="true"]))'
        expect(self.page.locator(tabs_without_choice)).to_have_count(0)

    def alive(self) -> None:
        """Wait until the screen has hands and its line is open: before that a press comes to nothing."""
        expect(self.page.locator('.kf[data-connection="on"]')).to_have_count(1)

    def reload(self) -> None:
        """Load the page anew, and wait until it is alive."""
        self.page.reload()
        self.alive()

    def download(self, key: str) -> Download:
        """Press a button of a Streamlit page that gives a file; one that is being drawn anew gives none."""
        self.settled()
        with self.page.expect_download() as coming:
            self.press(key)
        return coming.value

    @contextmanager
    def other_theme(self) -> Iterator[None]:
        """Have the machine of this person ask for the other theme as long as the block lasts."""
        self._ask_for("light" if self.dark else "dark")
        yield
        self._ask_for("dark" if self.dark else "light")

    def _ask_for(self, scheme: Literal["light", "dark"]) -> None:
        pages = self.page.locator("[data-testid=stApp], main").first
        before = pages.evaluate("one => getComputedStyle(one).color")
        self.page.emulate_media(color_scheme=scheme)
        expect(pages).not_to_have_css("color", before)
        # In a Streamlit page the room has its own word for the theme, and follows a moment later.
        room = self.page.locator(".kf:is([data-theme=light], [data-theme=dark])")
        if room.count():
            expect(room).to_have_attribute("data-theme", scheme)

    def leave(self) -> None:
        """Close the browser."""
        self.context.close()

    # --- reading ---------------------------------------------------------------------------------

    def says(self, key: str, **params: Any) -> str:
        """Return the words of a key in this person's language."""
        return t(self.language, key, **params)

    def counts(self, key: str, count: int, **params: Any) -> str:
        """Return the words of a number of things in this person's language."""
        return n(self.language, key, count, **params)

    def letters(self, letter: str) -> str:
        """Return what a letter is called."""
        return self.says(f"vocabulary.letters.{letter}")

    @property
    def banner(self) -> Locator:
        """What the page says about its line to the room."""
        return self.page.locator(".banner")

    @property
    def toast(self) -> Locator:
        """What the page says about what was just tried."""
        return self.page.locator(".toasts")

    def board(self, letter: str) -> Locator:
        """The notes of a letter on the table."""
        return self.page.locator(f"#board-{letter}")

    def note(self, text: str) -> Locator:
        """A note on a board."""
        return self.page.locator(".board .note").filter(has_text=text)

    def item(self, text: str) -> Locator:
        """A note or cluster on a board."""
        return self.page.locator(".board > .item").filter(has_text=text)

    def counted(self, letter: str, notes: int, houses: int) -> str:
        """Return how the number of notes of a letter is said."""
        return self.counts("live.count.notes", notes, houses=self.counts("live.count.houses", houses))

    def press(self, key: str, **params: Any) -> None:
        """Press the button with these words."""
        self.button(key, **params).click()

    def button(self, key: str, **params: Any) -> Locator:
        """The button with these words."""
        return self.page.get_by_role("button", name=self.says(key, **params), exact=True)

    def field(self, key: str) -> Locator:
        """The text field with this label."""
        return self.page.get_by_role("textbox", name=self.says(key), exact=True)

    def undo(self, act: str) -> None:
        """Take back one's latest act."""
        self.press("live.undo", act=self.says(f"act.{act}"))


class Guest(Person):
    """Somebody who comes in by the code."""

    def join(self, table: Table, name: str, house: str = "", **more: str) -> "Guest":
        """Say who one is at the door, and sit down; a house that is not on the map is typed."""
        self.go(f"/join/{table.code}?lang={self.language}")
        self.page.locator("#name").fill(name)
        on_the_map = self.page.locator("#actor optgroup option").filter(has_text=house) if house else None
        if on_the_map and on_the_map.count():
            self.page.locator("#actor").select_option(label=house)
        else:
            self.page.locator("#actor").select_option("other")
            self.page.locator("#house").fill(house or "Elders")
        if more.get("consent"):
            self.page.locator("[name=consent]").check()
        self.press("door.sit_down")
        expect(self.page.locator("#me")).to_contain_text(name[:20])
        self.alive()
        return self

    def use(self, door: Door, table: Table) -> "Guest":
        """Go to the room through this door."""
        path = f"/room/{table.workshop}?" if door == "light" else f"/room?w={table.workshop}&"
        self.go(f"{path}lang={self.language}")
        expect(self.page.locator("#me")).not_to_be_empty()
        self.alive()
        return self

    @property
    def words(self) -> Locator:
        """Where one writes."""
        return self.page.locator("form.compose textarea[name=text]")

    def write(self, text: str) -> None:
        """Write a note and give it."""
        self.words.fill(text)
        self.press("room.composer.send")

    def mine(self, letter: str) -> Locator:
        """My notes of a letter, as the server has them."""
        return self.page.locator(f"#my-{letter} > .note")

    def waiting(self, letter: str) -> Locator:
        """My notes of a letter that are still on this device."""
        return self.page.locator(f"#waiting-{letter} > .note")

    def dot(self, text: str) -> Locator:
        """The button of my dot on what carries this text."""
        return self.item(text).locator("button.dot")

    def give_dot(self, text: str) -> None:
        """Put a dot on a note or cluster, and see that it lies there."""
        self.dot(text).click()
        expect(self.dot(text)).to_have_attribute("aria-pressed", "true")


class Facilitator(Person):
    """Somebody who leads."""

    def open(self, table: Table, door: Door = "light") -> "Facilitator":
        """Follow the secret link, and take the cockpit through this door."""
        if door == "light":
            # The cookie comes with the link; the page behind it need not be loaded.
            self.page.request.get(table.url + table.link, max_redirects=0)
            self.go(f"/cockpit/{table.workshop}?lang={self.language}")
        else:
            self.go(table.link)
            self.page.wait_for_url("**/cockpit?w=*")
            self.go(f"/cockpit?w={table.workshop}&lang={self.language}")
        expect(self.page.locator("#agenda")).to_be_visible()
        self.alive()
        return self

    def alive(self) -> None:
        """Wait for what only a cockpit has, too: it comes after the rest."""
        super().alive()
        for file in HANDS_OF_THE_COCKPIT:
            self.page.evaluate(f"import('/live/static/cockpit/{file}').then(() => null)")

    def confirm(self, key: str, yes: str) -> None:
        """Press a button that explains itself first, and agree."""
        self.page.locator("summary.button").filter(has_text=self.says(key)).locator("visible=true").click()
        self.press(yes)

    def button(self, key: str, **params: Any) -> Locator:
        """The button with these words among the controls; the panel "say now" may offer the same."""
        return super().button(key, **params).and_(self.page.locator("body :not(#say *)"))

    # --- tempo -----------------------------------------------------------------------------------

    @property
    def next_button(self) -> Locator:
        """The button that goes on to the next phase."""
        return self.page.locator("#agenda button.next")

    def start(self, letter: Letter | str) -> None:
        """Go from phase to phase until the one of this letter is there."""
        current = self.page.locator("#agenda li.current")
        badge = current.locator(f"summary .badge.is-{letter}")
        while not badge.count():
            before = current.inner_text() if current.count() else ""
            self.next_button.click()
            expect(current).to_have_count(1)
            expect(current).not_to_have_text(before, use_inner_text=True)
        expect(self.page.locator(f"#letter-{letter}")).to_be_visible()

    def reveal(self, letter: str) -> None:
        """Turn the notes of the open letter over."""
        self.press("cockpit.letter.reveal")
        expect(self.page.locator(f"#control-{letter}")).not_to_contain_text(
            self.says("cockpit.letter.private")
        )

    def open_dots(self, each: int | None = None) -> None:
        """Open a round of dots."""
        if each:
            self.page.locator("input[name=per_person]").locator("visible=true").fill(str(each))
        self.press("cockpit.dots.open")

    def close_dots(self) -> None:
        """Close the round and count."""
        self.confirm("cockpit.dots.close", "cockpit.dots.close_it")
        expect(self.button("cockpit.dots.reopen")).to_be_visible()

    def close_letter(self, letter: str) -> None:
        """Close a letter, so that the next gate opens."""
        self.confirm("cockpit.letter.close", "cockpit.letter.close_it")
        expect(self.page.locator(f"#tabs .tab.is-{letter}")).to_contain_text(
            self.says("live.letter_state.closed")
        )

    def reopen_letter(self, letter: str) -> None:
        """Go back to a closed letter."""
        self.page.locator(f"#tabs .tab.is-{letter}").click()
        self.confirm("cockpit.letter.reopen", "cockpit.letter.reopen_it")

    # --- the board -------------------------------------------------------------------------------

    def merge(self, texts: list[str], title: str) -> None:
        """Put notes that say the same into one."""
        for text in texts:
            self.item(text).locator("input[name=items]").check()
        form = self.page.locator("form.merge").locator("visible=true")
        form.locator("input[name=title]").fill(title)
        self.press("cockpit.merge.do")
        expect(self.item(texts[0]).locator("h4")).to_have_text(title)

    # --- people ----------------------------------------------------------------------------------

    def seat(self, name: str, house: str) -> None:
        """Give somebody without a device a place at the table."""
        self.page.locator("summary").filter(has_text=self.says("cockpit.seat.title")).click()
        self.page.locator("#seat-name").fill(name)
        self.page.locator("#seat-house").fill(house)
        self.press("cockpit.seat.do")
        expect(self.page.locator("#people")).to_contain_text(name)


class Wall(Person):
    """The projector: a machine that shows, and nobody touches."""

    def open(self, table: Table) -> "Wall":
        """Follow the secret link, and show what is on the wall of this workshop."""
        self.page.request.get(table.url + table.link, max_redirects=0)
        self.go(f"/projector/{table.workshop}?lang={self.language}")
        expect(self.scene).to_be_visible()
        self.alive()
        return self

    @property
    def scene(self) -> Locator:
        """What is on the wall."""
        return self.page.locator("#scene")


class Visitors:
    """Lets people come, and sees them out when the test is over."""

    def __init__(self, browser: Browser, url: str) -> None:
        self.browser, self._url = browser, url
        self._here: list[Person] = []

    def guest(self, table: Table, name: str, house: str = "", **looks: Any) -> Guest:
        """Somebody who has come in by the code and sits in the light room."""
        one = self._let_in(Guest(self.browser, **{"url": self._url, "light": True, **looks}))
        return one.join(table, name, house)

    def passer_by(self, **looks: Any) -> Guest:
        """Somebody whose browser has no seat anywhere."""
        return self._let_in(Guest(self.browser, self._url, **looks))

    def facilitator(self, table: Table, door: Door = "light", **looks: Any) -> Facilitator:
        """Who leads, in the cockpit."""
        return self._let_in(Facilitator(self.browser, self._url, **looks)).open(table, door)

    def newcomer(self, **looks: Any) -> Facilitator:
        """Somebody who is going to lead, and has nothing yet."""
        return self._let_in(Facilitator(self.browser, self._url, **looks))

    def wall(self, table: Table, **looks: Any) -> Wall:
        """The projector, on a machine of its own."""
        return self._let_in(Wall(self.browser, self._url, **{"size": WALL, **looks})).open(table)

    def watch(self, one: Person) -> None:
        """See somebody out, too, who came in without us."""
        self._here.append(one)

    def _let_in(self, one: Any) -> Any:
        self.watch(one)
        return one

    def see_out(self) -> None:
        """Close every browser, and hold that no script of ours has stumbled."""
        stumbles = [error for one in self._here for error in one.ear.stumbles]
        for one in self._here:
            one.leave()
        assert not stumbles, stumbles


def box_of(what: Locator) -> FloatRect:
    """Return where something is, once it has stood there for some frames."""
    what.evaluate(_AT_REST)
    box = what.bounding_box()
    assert box is not None
    return box


def text_of(pdf: Path) -> str:
    """Return what can be read in a PDF, on one line."""
    from pypdf import PdfReader

    pages = (page.extract_text() for page in PdfReader(pdf).pages)
    return re.sub(r"\s+", " ", " ".join(pages))

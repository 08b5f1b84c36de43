"""Take the screenshots of every screen into docs/screens: `python -m tests.screens [part of a name …]`."""

import io
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright
from websockets.sync.client import connect

from bench.server import Server, running
from chain.i18n import t
from chain.vocabulary import Language
from tests.browser import launch
from tests.e2e.method_moments import METHODS, method_at
from tests.e2e.moments import CROWDS, LOOKS, Scene, crowd_at, sample_at
from tests.e2e.people import LAPTOP, PHONE, WALL, Person, Size

TARGET = Path(__file__).resolve().parents[1] / "docs" / "screens"
COLOURS = 256
GUESTS_ADDRESS = "http://192.168.1.20:8501"
"""What a server on a local network would print and draw as QR code."""


class Look(NamedTuple):
    """How a screen is looked at."""

    size: Size
    dark: bool = False
    language: str = "nl"

    @property
    def name(self) -> str:
        """The end of the file name."""
        width, height = self.size
        return f"{width}x{height}-{'dark' if self.dark else 'light'}-{self.language}"


EVERYWHERE = tuple(Look(size) for size in (WALL, LAPTOP, PHONE))
AT_A_DESK = (*EVERYWHERE, Look(LAPTOP, dark=True), Look(LAPTOP, language="en"))
IN_THE_HAND = (*EVERYWHERE, Look(PHONE, dark=True), Look(LAPTOP, dark=True), Look(PHONE, language="en"))
IN_SHORT = (Look(LAPTOP), Look(LAPTOP, dark=True), Look(PHONE))
ALONE = (Look(PHONE),)
IN_FRONT = (Look(LAPTOP),)
IN_LIGHT_AND_DARK = (Look(WALL), Look(WALL, dark=True))
ON_A_PHONE = (Look(PHONE), Look(PHONE, dark=True))
ON_THE_WALL = (*EVERYWHERE, Look(WALL, dark=True), Look(WALL, language="en"))


Ready = Callable[[Page, Language], None]
"""Brings an open page to what is to be seen, and waits for it."""


def _at_once(page: Page, language: Language) -> None:
    """What the server sent is what there is."""
    page.wait_for_load_state("networkidle")


@dataclass(frozen=True)
class Screen:
    """A screen: what it is for, the moment in the workshop, who looks, and where."""

    name: str
    about: str
    moment: str
    path: str
    """May hold {w} (the workshop) and {code}."""
    looks: Sequence[Look]
    who: str = "lead"
    ready: Ready = _at_once


def _streamlit(page: Page, language: Language) -> None:
    page.wait_for_load_state("networkidle")
    app = page.locator('[data-testid="stApp"]')
    expect(app).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.locator("h1, h2, h3").first).to_be_visible()
    expect(page.locator('[data-testid="stSkeleton"]').locator("visible=true")).to_have_count(0)


def _tab(key: str) -> Ready:
    def open_it(page: Page, language: Language) -> None:
        _streamlit(page, language)
        tab = page.get_by_role("tab", name=t(language, f"pages.prepare.tab_{key}"), exact=True)
        tab.click()
        expect(tab).to_have_attribute("aria-selected", "true")
        _streamlit(page, language)

    return open_it


def _chain_tab(key: str) -> Ready:
    def open_both(page: Page, language: Language) -> None:
        for one in ("chain", key):
            _tab(one)(page, language)

    return open_both


_CHARTED = ("numbers", "who_knows", "matrix")
"""The tabs of Insights that begin with a chart, which is drawn a while after the page."""


def _insight(key: str) -> Ready:
    def open_it(page: Page, language: Language) -> None:
        _streamlit(page, language)
        page.get_by_role("tab", name=t(language, f"pages.insights.tab.{key}"), exact=True).click()
        _streamlit(page, language)
        if key in _CHARTED:
            expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()

    return open_it


def _live(page: Page, language: Language) -> None:
    expect(page.locator("#screen")).to_be_visible()
    expect(page.locator('.kf[data-connection="on"]')).to_have_count(1)


def _board(page: Page, language: Language) -> None:
    _live(page, language)
    page.locator(".round").locator("visible=true").first.evaluate("e => e.scrollIntoView()")


def _scene(scene: str) -> Ready:
    def show(page: Page, language: Language) -> None:
        _live(page, language)
        expect(page.locator(f".scene-{scene}")).to_be_visible()

    return show


def _map_pane(page: Page, language: Language) -> None:
    """Open the map, which a phone keeps behind a button."""
    _live(page, language)
    page.get_by_role("button", name=t(language, "room.pane.map"), exact=True).click()
    expect(page.locator("#map")).to_be_visible()


def _prepare(tab: str, about: str) -> Screen:
    return Screen(
        f"prepare-{tab}", f"Prepare: {about}", "welcome", "/prepare?w={w}", AT_A_DESK, ready=_tab(tab)
    )


def _cockpit(moment: str, about: str) -> Screen:
    return Screen(f"cockpit-{moment}", f"Cockpit: {about}", moment, "/cockpit?w={w}", AT_A_DESK, ready=_live)


def _room(name: str, about: str, moment: str, ready: Ready) -> Screen:
    return Screen(f"room-{name}", f"Room: {about}", moment, "/{door}", IN_THE_HAND, who="guest", ready=ready)


def _wall(name: str, about: str, moment: str, looks: Sequence[Look] = ON_THE_WALL, scene: str = "") -> Screen:
    ready = _scene(scene or name.replace("-", "_"))
    return Screen(f"projector-{name}", f"Projector: {about}", moment, "/projector/{w}", looks, ready=ready)


def _method(moment: str, about: str, scene: str = "", looks: Sequence[Look] = ()) -> Screen:
    """Show a method on the wall; by itself in the light."""
    return _wall(f"method-{moment}", about, moment, looks or (Look(WALL),), scene or moment)


def _in_the_room(moment: str, about: str, looks: Sequence[Look] = ALONE) -> Screen:
    return Screen(f"room-method-{moment}", f"Room: {about}", moment, "/{door}", looks, "guest", _live)


def _led(moment: str, about: str) -> Screen:
    path = "/cockpit/{w}"
    return Screen(f"cockpit-method-{moment}", f"Cockpit: {about}", moment, path, IN_FRONT, ready=_live)


METHOD_SCREENS = (
    _method("stick", "who has the talking stick"),
    _method("cards-read", "an appreciation card that is read out", "cards", IN_LIGHT_AND_DARK),
    _method("flip", "the flip-over", looks=IN_LIGHT_AND_DARK),
    _method("third", "the third question", "flip"),
    _method("groups", "who sits with whom", looks=IN_LIGHT_AND_DARK),
    _method("garden", "the thought garden", looks=IN_LIGHT_AND_DARK),
    _method("vote", "the candidates, while people vote", "themes"),
    _method("theme", "the theme that was chosen", "themes"),
    _method("read-back", "what is read back", "board"),
    _method("matrix", "the confrontation matrix", looks=(*IN_LIGHT_AND_DARK, Look(WALL, language="en"))),
    _method("apart", "the matrix of a table that sees it differently", "matrix"),
    _method("words", "one word at the end", looks=IN_LIGHT_AND_DARK),
    _in_the_room("stick", "holding the talking stick"),
    _in_the_room("cards", "writing appreciation cards", ON_A_PHONE),
    _in_the_room("flip", "calling out"),
    _in_the_room("walk", "walking in pairs, with a question card"),
    _in_the_room("vote", "a secret vote on the theme"),
    _in_the_room("read-back", "giving back what one hears"),
    _in_the_room("scoring", "scoring the matrix", ON_A_PHONE),
    _in_the_room("focus", "the focus points, with agree and dissent"),
    _in_the_room("words", "one word, and how rested one leaves", ON_A_PHONE),
    _led("flip", "writing on the flip-over"),
    _led("vote", "the vote on the theme"),
    _led("cluster", "merging notes"),
    _led("apart", "the matrix after scoring"),
)


def _prepare_chain(tab: str, about: str) -> Screen:
    path = "/prepare?w={w}"
    return Screen(f"prepare-chain-{tab}", f"Prepare: {about}", "end", path, IN_SHORT, ready=_chain_tab(tab))


def _insights(tab: str, about: str) -> Screen:
    path, name = "/insights?w={w}", f"insights-{tab.replace('_', '-')}"
    return Screen(name, f"Insights: {about}", "end", path, IN_SHORT, ready=_insight(tab))


def _look(look: str) -> Screen:
    about = f"the map, {look.replace('_', ' ')}"
    return _wall(f"map-{look.replace('_', '-')}", about, look, (Look(WALL),), "map")


def _crowd(crowd: str) -> Iterator[Screen]:
    name = crowd.replace(" ", "-")
    yield _wall(f"map-{name}", f"a map of {crowd}", crowd, IN_LIGHT_AND_DARK, "map")
    yield _on_a_phone(f"map-{name}", f"a map of {crowd}", crowd)


def _on_a_phone(name: str, about: str, moment: str) -> Screen:
    return Screen(f"room-{name}", f"Room: {about}", moment, "/{door}", ON_A_PHONE, "guest", _map_pane)


SCREENS = (
    Screen("home", "Home: start a workshop, join one", "end", "/", AT_A_DESK, "nobody", _streamlit),
    Screen("join", "The door: name, house, language", "welcome", "/join/{code}", IN_THE_HAND, "nobody"),
    _prepare("theme", "the pressing theme"),
    _prepare("chain", "the chain, as text or tables"),
    _prepare_chain("tables", "the chain in tables"),
    _prepare_chain("starters", "the two starter questions"),
    _prepare_chain("complete", "what the map still misses"),
    _prepare("agenda", "the agenda and its slow minutes"),
    _prepare("invite", "the invitation"),
    _prepare("people", "who sits at the table, who leads"),
    _cockpit("write", "the room writes in silence"),
    _cockpit("board", "after the dots"),
    _room("greeting", "welcome by first name, and somebody to meet", "welcome", _live),
    _room("write", "write in silence, my own notes first", "weaknesses", _live),
    _room("dots", "give dots that nobody sees", "dots", _board),
    _room("board", "the board, counted", "board", _board),
    _on_a_phone("map", "the map", "map"),
    _room("dark", "a screen that is dark on purpose", "dark", _live),
    _wall("welcome", "come in", "welcome"),
    _wall("prompt", "one question and a clock", "write"),
    _wall("map", "the chain map with notes", "map"),
    *map(_look, LOOKS),
    *(screen for crowd in CROWDS for screen in _crowd(crowd)),
    _wall("closed-door", "what if the door closes tomorrow", "doors", IN_LIGHT_AND_DARK),
    _wall("board", "the board, counted", "board"),
    _wall("dark", "dark in slow minutes", "dark", EVERYWHERE),
    *METHOD_SCREENS,
    _insights("map", "the map, and the numbers beside it"),
    _insights("numbers", "the chain in numbers"),
    _insights("what_if", "what if this falls away"),
    _insights("who_knows", "who knows the guest"),
    _insights("matrix", "the confrontation matrix as a heat map"),
    _insights("compare", "then and now"),
    Screen(
        "report", "Report: what was heard and chosen", "end", "/report?w={w}", AT_A_DESK, ready=_streamlit
    ),
)


def main(wanted: list[str]) -> None:
    """Take the pictures whose names hold one of these words; all without any."""
    TARGET.mkdir(parents=True, exist_ok=True)
    shots = [(screen, look) for screen in SCREENS for look in screen.looks]
    chosen = [one for one in shots if not wanted or any(word in file_of(*one) for word in wanted)]
    with running(public_url=GUESTS_ADDRESS) as server, sync_playwright() as playwright:
        studio = _Studio(server, launch(playwright))
        for screen, look in chosen:
            studio.shoot(screen, look)
            print(file_of(screen, look), flush=True)
    (TARGET / "README.md").write_text("\n".join(_gallery()) + "\n", encoding="utf-8")


def file_of(screen: Screen, look: Look) -> str:
    """Return the file name of a picture."""
    return f"{screen.name}-{look.name}.png"


class _Studio:
    """A server with the sample at many moments, and a browser for each look."""

    def __init__(self, server: Server, browser: Browser) -> None:
        self._server, self._browser = server, browser
        self._scenes: dict[tuple[str, str], Scene] = {}
        self._others = ExitStack()

    def shoot(self, screen: Screen, look: Look) -> None:
        """Open a screen as somebody would, and keep what is seen."""
        scene = self._scene(screen.moment, look.language)
        self._seat_the_others(scene)
        person = Person(
            self._browser, self._server.url, language=look.language, size=look.size, dark=look.dark
        )
        if screen.who != "nobody":
            link = scene.table.link if screen.who == "lead" else scene.guest
            person.page.request.get(self._server.url + link, max_redirects=0)
        person.go(_address(screen, look, scene))
        screen.ready(person.page, person.language)
        person.page.evaluate("document.activeElement?.blur()")
        _save(person.page.screenshot(animations="disabled"), TARGET / file_of(screen, look))
        person.leave()

    def _seat_the_others(self, scene: Scene) -> None:
        """Let everybody else be there: a seat in the room is a socket that is open."""
        self._others.close()
        address = f"{self._server.url.replace('http', 'ws')}/live/{scene.table.workshop}?as=participant"
        for cookie in scene.others:
            self._others.enter_context(connect(address, additional_headers={"cookie": cookie}))

    def _scene(self, moment: str, language: str) -> Scene:
        key = (moment, language)
        if key not in self._scenes:
            made = crowd_at if moment in CROWDS else method_at if moment in METHODS else sample_at
            self._scenes[key] = made(self._server, moment, language)
        return self._scenes[key]


def _address(screen: Screen, look: Look, scene: Scene) -> str:
    door = "room/{w}" if look.size == PHONE else "room?w={w}"
    path = screen.path.replace("{door}", door).format(w=scene.table.workshop, code=scene.table.code)
    return f"{path}{'&' if '?' in path else '?'}lang={look.language}"


def _save(picture: bytes, path: Path) -> None:
    """Keep a picture small: a screen of ours has few colours, and each of them is kept as it is."""
    pixels = np.asarray(Image.open(io.BytesIO(picture)).convert("RGB"), dtype=np.int32)
    packed = pixels[..., 0] << 16 | pixels[..., 1] << 8 | pixels[..., 2]
    found, place, count = np.unique(packed, return_inverse=True, return_counts=True)
    colours = np.stack([found >> 16, found >> 8 & 255, found & 255], axis=1)
    kept = colours[np.argsort(-count)[:COLOURS]]
    nearest = np.array([np.abs(kept - one).sum(axis=1).argmin() for one in colours], dtype=np.uint8)
    image = Image.fromarray(nearest[place].reshape(packed.shape), "P")
    image.putpalette(kept.astype(np.uint8).tobytes())
    image.save(path, optimize=True)


def _gallery() -> Iterator[str]:
    yield "# Screens"
    yield ""
    yield "Every screen, with the sample workshop in it. Made by `make screens`."
    yield "The name of each picture says size, theme and language."
    for screen in SCREENS:
        yield ""
        yield f"## {screen.about}"
        yield ""
        files = [file_of(screen, look) for look in screen.looks]
        yield f"![{screen.about}]({files[0]})"
        yield ""
        links = (
            f"[{look.name.replace('-', ', ')}]({file})"
            for look, file in zip(screen.looks[1:], files[1:], strict=True)
        )
        yield "Also: " + " · ".join(links)


if __name__ == "__main__":
    main(sys.argv[1:])

"""People who draw on the map: what their hands do, and what they see of the chain."""

import time
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.e2e.people import Person, box_of

TYPES = ("goods", "service", "money", "information", "contact")
Point = tuple[float, float]
SHIFT = 8
"""How the browser's own input calls that key."""


class Hand:
    """The hands of one person on the map of their screen."""

    def __init__(self, one: Person) -> None:
        self.one: Person = one
        self.page: Page = one.page
        self.keys = one.page.keyboard
        self.mouse = one.page.mouse
        self._line = one.context.new_cdp_session(one.page)
        self._clicked = 0.0

    # --- getting there ---------------------------------------------------------------------------

    def open(self) -> "Hand":
        """Go to the map, make it large, and begin to draw."""
        tab = self.page.locator("[data-show='letter:map'], [data-show='pane:map']").locator("visible=true")
        if tab.count():
            tab.first.click()
        if self.page.viewport_size and self.page.viewport_size["width"] > 1000:
            self.page.locator("[data-hand=large]").click()
        self.page.locator("[data-hand=draw]").click()
        expect(self.page.locator("#canvas")).to_have_class("canvas drawing")
        box_of(self.page.locator("#sheet"))
        return self

    # --- reading ---------------------------------------------------------------------------------

    def actor(self, name: str) -> Locator:
        return self.page.locator(f".map-actor[data-name={_quoted(name)}]")

    def tier(self, name: str) -> Locator:
        return self.page.locator(f".map-tier[data-name={_quoted(name)}]")

    def link(self, source: str, target: str, type: str) -> Locator:
        ends = "".join(
            f"[data-{end}='{self.actor(name).get_attribute('data-actor')}']"
            for end, name in (("source", source), ("target", target))
        )
        return self.page.locator(f".map-link-{type}{ends}")

    @property
    def said(self) -> Locator:
        """What was read out last."""
        return self.page.locator(".kf > .unseen[role=status]")

    def rings(self, name: str = "") -> Locator:
        """The marks of what others have in hand."""
        others = self.page.locator("#map-hands .ring:not(.is-me)")
        return others.filter(has_text=name) if name else others

    def field(self, name: str) -> Locator:
        return self.page.locator(f"#inspector [name={name}]")

    def chain(self) -> Mapping[str, Any]:
        """What this screen shows: tiers in order, who stands where, and what runs between them."""
        found: Mapping[str, Any] = self.page.evaluate(
            """() => {
              const all = (which) => [...document.querySelectorAll(which)];
              const name = (id) => document.querySelector(`#actor-${id}`).dataset.name;
              const tier = (id) => document.querySelector(`#tier-${id}`).dataset.name;
              const type = (one) => [...one.classList].find((c) => c.startsWith('map-link-')).slice(9);
              return {
                tiers: all('.map-tier').map((one) => one.dataset.name),
                actors: all('.map-actor').map((one) => [one.dataset.name, tier(one.dataset.tier)]).sort(),
                links: all('.map-link').map((one) =>
                  [name(one.dataset.source), name(one.dataset.target), type(one)]).sort(),
              };
            }"""
        )
        return found

    # --- with the mouse --------------------------------------------------------------------------

    def middle(self, what: Locator) -> Point:
        box = box_of(what)
        return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def click(self, at: Point, *, times: int = 1, keys: int = 0) -> None:
        """Click as quickly as a hand does, and long after the click before, however slow the machine is."""
        self._clicked = max(time.time(), self._clicked + 1)
        for nth in range(1, times + 1):
            for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
                self._point(kind, at, nth, keys)

    def _point(self, kind: str, at: Point, nth: int, keys: int) -> None:
        button = {} if kind == "mouseMoved" else {"button": "left", "clickCount": nth}
        when = {"timestamp": self._clicked + nth / 10, "modifiers": keys}
        self._line.send("Input.dispatchMouseEvent", {"type": kind, "x": at[0], "y": at[1], **button, **when})

    def double_click(self, at: Point) -> None:
        self.click(at, times=2)

    def add_tier(self, name: str) -> None:
        self.page.locator("[data-hand=tier]").click()
        self._name(name)
        expect(self.tier(name)).to_be_attached()

    def add(self, name: str, tier: str) -> None:
        """Double-click in a column, below all that stands there, and type a name."""
        id = self.tier(tier).get_attribute("data-tier")
        column, sheet = (box_of(self.page.locator(which)) for which in (f"#column-{id}", "#sheet"))
        bottom = min(column["y"] + column["height"], sheet["y"] + sheet["height"])
        x = min(max(column["x"] + column["width"] / 2, sheet["x"] + 3), sheet["x"] + sheet["width"] - 3)
        self.double_click((x, bottom - 6))
        self._name(name)
        expect(self.actor(name)).to_be_attached()

    def _name(self, name: str) -> None:
        expect(self.page.locator("#namer-name")).to_be_focused()
        self.keys.type(name)
        self.keys.press("Enter")
        expect(self.page.locator("#namer")).to_be_hidden()

    def connect(self, source: str, target: str, type: str) -> None:
        """Pull a link from the edge of one actor to the other, and choose what runs over it."""
        before = self.page.locator(".map-link").count()
        from_id = self.actor(source).get_attribute("data-actor")
        box = box_of(self._card(source))
        self.mouse.move(*self.middle(self._card(source)))
        expect(self.page.locator(f".handle[data-from='actor:{from_id}']")).to_have_count(2)
        self.mouse.move(box["x"] + box["width"], box["y"] + box["height"] / 2)
        self.mouse.down()
        x, y = self.middle(self._card(target))
        self.mouse.move(x, y - 3, steps=2)
        self.mouse.move(x, y)
        self.mouse.up()
        self.page.locator(f"#link-types [data-type={type}]").click()
        expect(self.page.locator(".map-link")).to_have_count(before + 1)

    def _card(self, name: str) -> Locator:
        return self.actor(name).locator(".map-card")

    def drag(self, name: str, by: Point) -> None:
        x, y = self.middle(self._card(name))
        self.mouse.move(x, y)
        self.mouse.down()
        self.mouse.move(x + by[0] / 2, y + by[1] / 2)
        self.mouse.move(x + by[0], y + by[1])
        self.mouse.up()

    def rename(self, name: str, new: str) -> None:
        self.double_click(self.middle(self._card(name)))
        self._name(new)

    def select(self, *names: str) -> None:
        """Click on one, and with Shift on the others."""
        for at, name in enumerate(names):
            self.click(self.middle(self._card(name)), keys=SHIFT if at else 0)

    # --- with the keyboard -----------------------------------------------------------------------

    @property
    def here(self) -> str:
        """The key of what has the focus, such as ``actor:a01``."""
        found: str = self.page.evaluate(
            """() => {
              const { actor, tier, link } = document.activeElement.dataset;
              return actor ? `actor:${actor}` : tier ? `tier:${tier}` : link ? `link:${link}` : '';
            }"""
        )
        return found

    def walk_to(self, what: Locator) -> None:
        """Go there with the arrow keys: to its column first, then up or down."""
        for _ in range(40):
            way = what.evaluate(
                """(goal) => {
                  const from = document.activeElement;
                  if (from === goal) return '';
                  const at = (one) => (one.querySelector('.map-card') ?? one).getBoundingClientRect();
                  const [a, b] = [at(from), at(goal)];
                  const dx = b.x - a.x, dy = b.y - a.y;
                  if (from.dataset.tier && !from.dataset.actor) return 'ArrowDown';
                  if (Math.abs(dx) > a.width * 0.6) return dx > 0 ? 'ArrowRight' : 'ArrowLeft';
                  return dy > 0 ? 'ArrowDown' : 'ArrowUp';
                }"""
            )
            if not way:
                return
            self.keys.press(way)
        raise AssertionError(f"{what} cannot be walked to")

    def type_actor(self, name: str, below: Locator | None) -> None:
        if below:
            self.walk_to(below)
        self.keys.press("a")
        self._name(name)
        expect(self.actor(name)).to_be_focused()

    def type_link(self, source: str, target: str, type: str) -> None:
        before = self.page.locator(".map-link").count()
        self.walk_to(self.actor(source))
        self.keys.press("l")
        self.walk_to(self.actor(target))
        self.keys.press("Enter")
        expect(self.page.locator("#link-types button").first).to_be_focused()
        self.keys.press(str(TYPES.index(type) + 1))
        expect(self.page.locator(".map-link")).to_have_count(before + 1)


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'

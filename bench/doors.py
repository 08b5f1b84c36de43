"""From the code to a usable room, in a real browser: a slow phone at one door, a laptop at the other."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from statistics import median
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from bench.server import EMPTY, Server, running
from bench.table import Table
from tests.browser import launch

PHONE = {
    "viewport": {"width": 390, "height": 844},
    "is_mobile": True,
    "has_touch": True,
    "user_agent": "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}
SLOWER = 4
NET = {"offline": False, "latency": 60, "downloadThroughput": 5e6 / 8, "uploadThroughput": 5e6 / 8}
REPEATS = 5
WITHIN = 30_000
COMPOSER = "#words-T"


def doors(server: Server, table: Table) -> dict[str, Any]:
    """Measure both doors."""
    with sync_playwright() as playwright, running(EMPTY) as empty:
        browser = launch(playwright)
        try:
            phones = [_phone(browser, server, table.code, at) for at in range(REPEATS)]
            laptops = [_laptop(browser, server, table, empty) for _ in range(REPEATS)]
        finally:
            browser.close()
    return {**_medians(phones), **_medians(laptops)}


def _medians(runs: list[dict[str, float]]) -> dict[str, float]:
    return {name: round(median(run[name] for run in runs), 3) for name in runs[0]}


def _phone(browser: Browser, server: Server, code: str, number: int) -> dict[str, float]:
    """Scan the code, fill the form, and wait for the composer on a slow phone with an empty cache."""
    with _context(browser, PHONE) as context:
        page = context.new_page()
        wire = _Wire(page)
        wire.slow()
        join_s = _timed(lambda: page.goto(f"{server.url}/join/{code}", timeout=WITHIN))
        join_bytes = wire.taken()
        page.fill("[name=name]", f"Telefoon {number}")
        page.select_option("[name=actor]", "a03")
        start = time.perf_counter()
        page.click("form button[type=submit], form button:not([type])")
        page.wait_for_selector(COMPOSER, state="visible", timeout=WITHIN)
        seen_s = time.perf_counter() - start
        wire.wait_for_hello()
        room_s = time.perf_counter() - start
        assert wire.hosts <= {urlsplit(server.url).netloc}, f"requests to {wire.hosts}"
        return {
            "join_s": join_s,
            "join_bytes": join_bytes,
            "room_seen_s": seen_s,
            "room_usable_s": room_s,
            "room_bytes": wire.taken(),
        }


def _laptop(browser: Browser, server: Server, table: Table, empty: Server) -> dict[str, float]:
    """Open the Streamlit room and an empty Streamlit page, both cold, at full speed."""
    with _context(browser, LAPTOP) as context:
        page = context.new_page()
        empty_s = _timed(lambda: _see(page, empty.url, "text=Empty"))
    with _context(browser, LAPTOP) as context:
        name, value = table.cookies[table.people[0]].split("=", 1)
        context.add_cookies([{"name": name, "value": value, "url": server.url}])
        page = context.new_page()
        room_s = _timed(lambda: _see(page, f"{server.url}/room?w={table.workshop}&lang=nl", COMPOSER))
    return {"empty_s": empty_s, "laptop_s": room_s, "laptop_ratio": room_s / empty_s}


def _see(page: Page, url: str, what: str) -> None:
    page.goto(url, wait_until="commit", timeout=WITHIN)
    page.wait_for_selector(what, state="visible", timeout=WITHIN)


def _timed(act: Callable[[], object]) -> float:
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


@contextmanager
def _context(browser: Browser, device: dict[str, Any]) -> Iterator[BrowserContext]:
    context = browser.new_context(**device, locale="nl-NL")
    try:
        yield context
    finally:
        context.close()


class _Wire:
    """What goes over the network of one page: its bytes, its hosts, and how fast it may go."""

    def __init__(self, page: Page) -> None:
        self.hosts: set[str] = set()
        self._bytes = 0.0
        self._hello = False
        self._page = page
        self._devtools = page.context.new_cdp_session(page)
        self._devtools.send("Network.enable")
        self._devtools.on("Network.loadingFinished", self._finished)
        self._devtools.on("Network.webSocketFrameReceived", self._frame)
        page.on("request", lambda request: self.hosts.add(urlsplit(request.url).netloc))

    def slow(self) -> None:
        """Make it a phone of some years ago on a shared access point."""
        self._devtools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        self._devtools.send("Network.emulateNetworkConditions", NET)

    def taken(self) -> float:
        """Return the bytes since this was asked last."""
        taken, self._bytes = self._bytes, 0.0
        return taken

    def wait_for_hello(self) -> None:
        """Wait until the socket is open and the server has greeted."""
        deadline = time.perf_counter() + WITHIN / 1000
        while not self._hello and time.perf_counter() < deadline:
            self._page.wait_for_timeout(5)
        assert self._hello, "the socket did not open"

    def _finished(self, told: dict[str, Any]) -> None:
        self._bytes += told["encodedDataLength"]

    def _frame(self, told: dict[str, Any]) -> None:
        data = told["response"]["payloadData"]
        self._bytes += len(data.encode())
        self._hello = self._hello or '"hello"' in data

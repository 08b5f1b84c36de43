"""Every page of every role holds the rules of WCAG 2.2 AA that a program can check, light and dark."""

from collections.abc import Iterator

import pytest

from bench.server import Server
from tests.e2e.access import violations_in_both_themes as violations
from tests.e2e.moments import Scene, sample_at
from tests.e2e.people import LAPTOP, PHONE, Person, Size, Visitors

WHOLE_PHONE: Size = (PHONE[0], 3000)
"""As tall as the page is long: the bar at its foot then covers nothing that one would scroll to."""
LOOKS = [pytest.param((LAPTOP, False), id="laptop"), pytest.param((WHOLE_PHONE, True), id="phone")]
"""How people come in: the colours of the other theme are looked at as well, wherever they come."""

Look = tuple[Size, bool]


@pytest.fixture(scope="module")
def scenes(server: Server) -> dict[str, Scene]:
    return {moment: sample_at(server, moment) for moment in ("weaknesses", "dots", "board", "dark")}


def _enter(visitors: Visitors, look: Look, path: str) -> Person:
    """Come in by a secret link without loading the page behind it."""
    size, dark = look
    one = visitors.passer_by(size=size, dark=dark)
    if path:
        one.page.request.get(one.url + path, max_redirects=0)
    return one


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_light_pages_hold_the_rules(visitors: Visitors, scenes: dict[str, Scene], look: Look):
    found: list[str] = []
    for moment, scene in scenes.items():
        table = scene.table
        lead, guest = _enter(visitors, look, table.link), _enter(visitors, look, scene.guest)
        for one, pages in ((lead, ("cockpit", "projector")), (guest, ("room",))):
            for page in pages:
                one.go(f"/{page}/{table.workshop}?lang=nl")
                one.alive()
                found += [f"{moment}: {told}" for told in violations(one)]
    stranger = _enter(visitors, look, "")
    for path in ("/join", "/join/NOPE22", f"/join/{scenes['dark'].table.code}"):
        stranger.go(path)
        found += violations(stranger)

    assert not found, "\n".join(found)


TABS = {
    "prepare": ("tab_chain", "tab_agenda", "tab_invite", "tab_people"),
    "insights": ("tab.numbers", "tab.what_if", "tab.who_knows", "tab.matrix", "tab.compare"),
}
"""Tabs behind the first one, by page."""


@pytest.mark.slow
@pytest.mark.parametrize("look", LOOKS)
def test_streamlit_pages_hold_the_rules(visitors: Visitors, scenes: dict[str, Scene], look: Look):
    scene = scenes["board"]
    lead, guest = _enter(visitors, look, scene.table.link), _enter(visitors, look, scene.guest)
    found: list[str] = []
    leads, sits = ("", "prepare", "cockpit", "projector", "insights", "report"), ("room", "insights")
    for one, pages in ((lead, leads), (guest, sits)):
        for page in pages:
            one.go(f"/{page}?w={scene.table.workshop}&lang=nl")
            one.settled()
            found += violations(one)
            found += _violations_of_tabs(one, page)

    assert not found, "\n".join(found)


def _violations_of_tabs(one: Person, page: str) -> Iterator[str]:
    for tab in TABS.get(page, ()):
        one.open_tab(f"pages.{page}.{tab}")
        one.settled()
        yield from violations(one)

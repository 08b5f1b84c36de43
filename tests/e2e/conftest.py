"""The real server in a process of its own, a real browser, and tables to sit down at."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from psutil import STATUS_ZOMBIE

from bench.server import Server, running
from chain.commands import EditChain, StartPhase
from chain.model import By
from chain.quicktext import parse
from chain.seen import SeenPhase
from chain.view import Viewer
from chain.vocabulary import Language, Preset, Role
from live.identity import new_id
from tests.browser import launch
from tests.e2e.moments import hub_of
from tests.e2e.people import Table, Visitors

CHAIN = {
    "nl": "# Bron\nDe Zilte Weide\n# Huis\nDe Rijpkelder\n# Gast\nDe Gouden Korst\n"
    "De Zilte Weide -> De Rijpkelder: goederen jonge kaas\nDe Rijpkelder -> De Gouden Korst: goederen kaas",
    "en": "# Source\nDe Zilte Weide\n# House\nDe Rijpkelder\n# Guest\nDe Gouden Korst\n"
    "De Zilte Weide -> De Rijpkelder: goods young cheese\nDe Rijpkelder -> De Gouden Korst: goods cheese",
}
"""Three houses in a row, as somebody would type them."""

NewTable = Callable[..., Table]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here as needing a browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker("e2e")


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with running() as one:
        yield one
        assert one.process.status() != STATUS_ZOMBIE, f"the server ended by itself:\n{one.log()}"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    # One a module: tests of others run an event loop of their own, which this one would be in the way of.
    with sync_playwright() as playwright:
        one = launch(playwright)
        yield one
        one.close()


@pytest.fixture
def visitors(server: Server, browser: Browser) -> Iterator[Visitors]:
    people = Visitors(browser, server.url)
    yield people
    people.see_out()


def tables_on(server: Server) -> NewTable:
    """Return what makes workshops with a chain of three houses in the database of a server."""

    def make(language: str = "nl", at: str = "") -> Table:
        with hub_of(server) as hub:
            spoken = Language(language)
            made = hub.create(
                "Ketendag",
                "Wie kent onze gast nog?",
                language=spoken,
                facilitator="Saskia",
                preset=Preset.NINETY_MINUTES,
            )
            seen = hub.view(made.workshop, Viewer(role=Role.PROJECTOR))
            by = By(role=Role.FACILITATOR, id=seen.facilitators[0].id)
            edits = parse(CHAIN[language], seen.chain, new_id, spoken)
            hub.submit(made.workshop, EditChain(edits=edits), by)
            for phase in _phases_up_to(at, seen.agenda):
                hub.submit(made.workshop, StartPhase(phase=phase), by)
        return Table(server.url, made.workshop, made.code, made.link)

    return make


@pytest.fixture(scope="session")
def new_table(server: Server) -> NewTable:
    """Make a workshop before anybody opens it."""
    return tables_on(server)


@pytest.fixture
def table(new_table: NewTable) -> Table:
    """A workshop in which the threats are being written."""
    return new_table(at="T")


def _phases_up_to(letter: str, agenda: Sequence[SeenPhase]) -> Iterator[str]:
    """Yield the phases that come before a letter opens, and its own."""
    for seen in agenda if letter else ():
        yield seen.phase.id
        if seen.phase.letter == letter:
            return

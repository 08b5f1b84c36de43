"""A real hub on a SQLite store of its own, and browsers that look at it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from chain.settings import Settings
from chain.vocabulary import Language
from live.hub import Created, Hub, use
from tests.ui.browser import Browser


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, public_url="http://harbour.test")


@pytest.fixture
def hub(settings: Settings) -> Iterator[Hub]:
    one = Hub(settings).start()
    use(one)
    yield one
    use(None)
    one.stop()


@pytest.fixture(params=list(Language), ids=str)
def browser(hub: Hub, request: pytest.FixtureRequest) -> Browser:
    return Browser(hub, language=request.param)


@pytest.fixture
def created(hub: Hub) -> Created:
    return hub.create("Ketendag", "Wie kent onze gast nog?", language=Language.NL, facilitator="Saskia")


@pytest.fixture
def lead(hub: Hub, created: Created) -> Browser:
    one = Browser(hub)
    one.follow(created)
    return one


@pytest.fixture
def sample(hub: Hub) -> Created:
    return hub.open_sample(Language.NL)

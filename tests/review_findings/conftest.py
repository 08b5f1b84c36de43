"""The hub and the table of the live tests."""

from tests.live.conftest import browser, hub, settings, table  # noqa: F401

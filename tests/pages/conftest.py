"""The same hub and browsers as the tests of ui/."""

from tests.ui.conftest import browser, created, hub, lead, sample, settings

__all__ = ["browser", "created", "hub", "lead", "sample", "settings"]

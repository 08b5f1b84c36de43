"""What holds for all tests: the same examples each time and no clock in them, and the long ones first."""

import pytest
from hypothesis import settings

settings.load_profile("ci")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Have the slow tests begin first: the short ones then fill up what is left of two workers."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)

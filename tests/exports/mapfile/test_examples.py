"""The examples in the docstrings hold; pytest itself looks for them in chain/ only."""

import doctest
from types import ModuleType

import pytest

from exports.mapfile import cells, placing


@pytest.mark.parametrize("module", [cells, placing], ids=lambda module: module.__name__)
def test_the_examples_hold(module: ModuleType) -> None:
    found = doctest.testmod(module)

    assert (found.failed, found.attempted > 0) == (0, True)

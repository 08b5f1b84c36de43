"""What the makers of patches look at: an event, and what could be seen before and after it."""

from collections.abc import Callable, Iterable
from typing import Any, NamedTuple

from chain.view import View
from live.fragments.screen import Region


class Turn(NamedTuple):
    """An event, and what could be seen before and after the batch that it came in."""

    before: View
    after: View
    event: Any


Changed = Callable[[Turn], Iterable[Region]]

"""Work in steps: the first at once, each other in a turn of the event loop of its own, and all in order."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterable

Step = Callable[[], None]


class Turns:
    """Steps that wait for their turn: what the steps before them have to send goes out first."""

    def __init__(self) -> None:
        """Start with nothing to do."""
        self._waiting = deque[Step]()
        self._next: asyncio.Handle | None = None

    def take(self, steps: Iterable[Step]) -> None:
        """Take the first of these steps now, after all that is still waiting, and the others in turn."""
        while self._waiting:
            self._waiting.popleft()()
        self._waiting.extend(steps)
        self._step()

    def _step(self) -> None:
        if self._next:
            self._next.cancel()
        if self._waiting:
            self._waiting.popleft()()
        self._next = asyncio.get_running_loop().call_soon(self._step) if self._waiting else None

"""What a cockpit shows of the passing of time, and of many small acts: looked at every few seconds.

The server computes it, so that rules and words stay in one place; what did not change is not sent. Measures
walk over all notes: looked at here, they cost the same whether one note came in or a hundred.
"""

import asyncio
from collections.abc import Callable, Collection

from chain.view import View
from chain.vocabulary import Language, Role
from live import fragments
from live.client import Client, message

LOOK_EVERY = 5.0
"""Seconds between two looks."""


class Instruments:
    """The instruments of the cockpits of one room. Lives on the event loop."""

    def __init__(self, clients: Collection[Client], look: Callable[[Client], View]) -> None:
        """Start without looking; ``look`` returns what a client of this role may see now."""
        self._clients = clients
        self._look = look
        self._soon: asyncio.TimerHandle | None = None
        self._shown: dict[Language, tuple[int, str]] = {}
        """What was last sent, and after which event: an event may have drawn something else in between."""

    def follow(self) -> None:
        """Look from now on, as long as there is a cockpit."""
        if self._soon is None and any(map(_is_cockpit, self._clients)):
            self._soon = asyncio.get_running_loop().call_later(LOOK_EVERY, self._look_again)

    def _look_again(self) -> None:
        self._soon = None
        self.follow()
        for language, cockpits in self._cockpits().items():
            seen = self._look(cockpits[0])
            moved = self._shown.get(language, (0, ""))[0] != seen.seq
            patches = fragments.steady(seen, moved=moved)
            frame = message("patch", patches=[one.as_json() for one in patches])
            if self._shown.get(language) != (seen.seq, frame):
                self._shown[language] = seen.seq, frame
                for client in cockpits:
                    client.push(frame)

    def _cockpits(self) -> dict[Language, list[Client]]:
        found: dict[Language, list[Client]] = {}
        for client in filter(_is_cockpit, self._clients):
            found.setdefault(client.viewer.language, []).append(client)
        return found


def _is_cockpit(client: Client) -> bool:
    return client.viewer.role is Role.FACILITATOR and not client.moves_only

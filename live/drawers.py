"""Who is drawing on the map, and what they have in hand: told to each other, never written down.

Only screens in drawing mode take part. What somebody aims a note at is theirs, and never comes here.
"""

import asyncio
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from chain.errors import Invalid, NotAllowed
from chain.events import MapOpened, Recorded
from chain.state import Workshop
from chain.view import View, view
from chain.vocabulary import Role
from live import fragments
from live.client import Client, message

TOLD_EVERY = 0.1
"""Seconds in which moves are gathered: what a hundred hands do at once is one message to each screen."""
MOST = 300
"""Parts that one screen may have in hand."""
_KEY = re.compile(r"(tier|actor|link):[A-Za-z0-9_-]{1,40}")

At = tuple[str, ...]


class Drawers:
    """The screens of one room that draw. Lives on the event loop."""

    def __init__(self, current: Callable[[], Workshop]) -> None:
        """Start without anybody; ``current`` tells the state of now."""
        self._current = current
        self._at: dict[Client, At] = {}
        self._soon: asyncio.TimerHandle | None = None

    def move(self, client: Client, keys: object) -> None:
        """Take in what somebody has selected (None: they stopped drawing), and answer with its inspector.

        Raises:
            Invalid: ``message-invalid``.
            NotAllowed: ``map-closed``.
        """
        if keys is None:
            self.leave(client)
            return
        seen = view(self._current(), client.viewer)
        if not seen.draws:
            raise NotAllowed("map-closed")
        self._at[client] = at = _there(seen, _checked(keys))
        client.push(_inspector(seen, at))
        self._tell_soon()

    def leave(self, client: Client) -> None:
        """Forget a screen."""
        if self._at.pop(client, None) is not None:
            self._tell_soon()

    def follow(self, after: Workshop, log: Sequence[Recorded]) -> None:
        """Draw the inspectors anew that these events are about; show out who may not draw any more."""
        events = [recorded.event for recorded in log]
        closed = any(isinstance(event, MapOpened) and not event.open for event in events)
        touched = fragments.parts_of(events)
        for client, at in list(self._at.items()) if closed or touched else ():
            seen = view(after, client.viewer)
            if not seen.draws:
                self.leave(client)
                client.push(_inspector(seen, ()))
            elif touched & fragments.looked_at(seen, at):
                self._at[client] = now = _there(seen, at)
                client.push(_inspector(seen, now))

    def _tell_soon(self) -> None:
        if self._soon is None:
            self._soon = asyncio.get_running_loop().call_later(TOLD_EVERY, self._tell)

    def _tell(self) -> None:
        """Tell every screen that draws where the others are."""
        self._soon, state = None, self._current()
        hands = [(client, self._hand(state, client, at)) for client, at in self._at.items()]
        for client in self._at:
            others = [hand for one, hand in hands if one is not client and hand["at"]]
            client.push(message("hands", hands=others))

    def _hand(self, state: Workshop, client: Client, at: At) -> Mapping[str, Any]:
        people = state.facilitators if client.viewer.role is Role.FACILITATOR else state.participants
        person = people.get(client.viewer.id)
        return {"name": person.name.split(" ", 1)[0] if person else "", "at": at}


def _checked(keys: object) -> Iterable[str]:
    if not isinstance(keys, list) or len(keys) > MOST:
        raise Invalid("message-invalid")
    if not all(isinstance(key, str) and _KEY.fullmatch(key) for key in keys):
        raise Invalid("message-invalid")
    return keys


def _there(seen: View, keys: Iterable[str]) -> At:
    """Return what of this is on the map; in the time that a message takes, something may have gone."""
    parts = {"tier": seen.chain.tier, "actor": seen.chain.actor, "link": seen.chain.link}
    split = ((key, *key.split(":")) for key in dict.fromkeys(keys))
    return tuple(key for key, sort, id in split if id in parts[sort])


def _inspector(seen: View, at: At) -> str:
    return message("patch", patches=[fragments.inspector(seen, at).as_json()])

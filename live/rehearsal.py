"""The simulated people of a rehearsal at work: one act at a time, at a human pace, while somebody looks on.

What they want to do is decided in ``chain.rehearsal``; here it is done, by the same commands as everybody's.
"""

import asyncio
import logging
from collections.abc import Mapping

from chain.errors import ChainError
from chain.rehearsal.act import wishes
from chain.rehearsal.seats import is_rehearsal
from chain.rehearsal.wish import Wish
from chain.vocabulary import RehearsalPace
from live.room import Clock, Room

BEAT: Mapping[RehearsalPace, float] = {RehearsalPace.SLOW: 2.0, RehearsalPace.QUICK: 0.4}
"""Seconds of a beat: between two acts there is always one or more of them."""

_log = logging.getLogger(__name__)


class Troupe:
    """The simulated people of one rehearsal. Lives on the event loop."""

    def __init__(self, room: Room, clock: Clock) -> None:
        """Follow a room; only one that is a rehearsal."""
        if not is_rehearsal(room.id):
            raise ValueError("nobody is simulated in a real workshop")
        self._room = room
        self._clock = clock
        self._soon: asyncio.TimerHandle | None = None
        self._alarm: asyncio.TimerHandle | None = None
        """Rings when the clock of the table has run out: that happens without a word."""
        self._acting: asyncio.Task[None] | None = None
        self._tried = set[str]()
        """What was done, or was not allowed: it is not done again, lest an act that was undone come back."""
        room.followers.append(self.follow)

    def follow(self) -> None:
        """See whether there is something to do, and do it when it has taken its time."""
        if self._soon or self._acting:
            return
        wish, loop = self._next(), asyncio.get_running_loop()
        if wish:
            wait = wish.beats * BEAT[self._room.opened().rehearsal_pace]
            self._soon = loop.call_later(wait, self._act, wish.id)
        elif self._alarm is None and self._left():
            self._alarm = loop.call_later(self._left(), self._ring)

    def _next(self) -> Wish | None:
        """Return what comes next; nothing while nobody looks on."""
        looked_at = bool(self._room.audience.clients)
        found = wishes(self._room.opened(), self._clock()) if looked_at else ()
        return next((one for one in found if one.id not in self._tried), None)

    def _left(self) -> float:
        """Return the seconds until the clock of the table has run out, where one is running."""
        timer = self._room.opened().timer
        running = timer is not None and timer.ends_at is not None and self._room.audience.clients
        return timer.left(self._clock()) if timer and running else 0

    def _ring(self) -> None:
        self._alarm = None
        self.follow()

    def _act(self, id: str) -> None:
        self._soon = None
        wish = self._next()
        if wish and wish.id == id:
            self._tried.add(id)
            self._acting = asyncio.create_task(self._do(wish))
        else:
            self.follow()  # the session went on meanwhile: what comes next takes its own time

    async def _do(self, wish: Wish) -> None:
        acts = (self._submit(f"{wish.id}.{nth}", wish, nth) for nth in range(len(wish.commands)))
        await asyncio.gather(*acts)
        self._acting = None
        self.follow()

    async def _submit(self, id: str, wish: Wish, nth: int) -> None:
        try:
            await self._room.submit(id, wish.commands[nth], wish.by)
        except ChainError as error:
            _log.info("rehearsal %s: %s was refused (%s)", self._room.id, id, error.code)

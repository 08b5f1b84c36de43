"""One open workshop in this process: who follows it, and how a wish becomes a fact that everybody sees.

The way of a note: ``submit`` queues the command; ``_settle`` decides all queued commands one after the other,
has the store write their events in one transaction, and then puts the new state in place and publishes it.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar

from chain.commands import Command
from chain.decide import decide
from chain.errors import ChainError, Conflict, Invalid, NotFound, StoreUnavailable
from chain.events import FacilitatorRemoved, ParticipantRemoved, Recorded
from chain.fold import apply
from chain.model import By
from chain.state import Workshop
from chain.store import Entry, Store
from chain.vocabulary import Role
from live.audience import Audience
from live.turns import Step, Turns

SNAPSHOT_EVERY = 500
TRIES = 20
"""How often a batch is decided anew when other processes keep writing to the same workshop."""

_log = logging.getLogger(__name__)

Clock = Callable[[], dt.datetime]
_T = TypeVar("_T")


@dataclass
class _Wish:
    """A command that waits for its answer."""

    id: str
    command: Command
    by: By
    answer: asyncio.Future[int]


@dataclass
class _Draft:
    """What a batch of wishes comes to, before it is written."""

    state: Workshop | None
    events: list[Recorded] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    answered: list[tuple[_Wish, int]] = field(default_factory=list)
    refused: list[tuple[_Wish, ChainError]] = field(default_factory=list)


class Room:
    """The single writer of a workshop in this process: lives on the event loop, may be read from anywhere."""

    def __init__(self, id: str, store: Store, *, writer: Executor, clock: Clock) -> None:
        """Make a room that has not been opened yet."""
        self.id = id
        self.state: Workshop | None = None
        self.audience = Audience(self.opened, clock)
        self._turns = Turns()
        self._store = store
        self._writer = writer
        self._clock = clock
        self.followers: list[Callable[[], None]] = []
        """Who is told that something has happened here, without more words."""
        self._wishes: list[_Wish] = []
        self._work: asyncio.Task[None] | None = None
        self._kept = 0
        self._told = 0
        """The latest event that another process is known to have written."""

    async def open(self) -> None:
        """Load the workshop from its log; a workshop without events stays None."""
        self.state = await self._in_writer(partial(self._store.open, self.id))
        self._kept = self.state.seq if self.state else 0

    @property
    def idle(self) -> bool:
        """Say whether nobody follows and nothing is being written."""
        return not self.audience.clients and self._work is None

    async def submit(self, id: str, command: Command, by: By) -> int:
        """Have a command decided and written; return its seq once it is on disk.

        A command id that was seen before gets its first answer again.

        Raises:
            ChainError: the command was refused, or the store cannot write now.
        """
        wish = _Wish(id, command, by, asyncio.get_running_loop().create_future())
        self._wishes.append(wish)
        self._keep_working()
        return await wish.answer

    def tell_followers(self) -> None:
        """Tell who follows that something has happened, or that somebody has come in."""
        for follow in self.followers:
            follow()

    async def settled(self) -> None:
        """Return when nothing is being written."""
        while self._work is not None:
            await asyncio.wait([self._work])

    def catch_up(self, seq: int) -> asyncio.Task[None]:
        """Take in what other processes have written, up to this seq; soon, or after the batch under way."""
        self._told = max(self._told, seq)
        return self._keep_working()

    def _keep_working(self) -> asyncio.Task[None]:
        if self._work is None:
            self._work = asyncio.create_task(self._work_off())
        return self._work

    async def _work_off(self) -> None:
        """Settle what is waiting and follow what is ahead, until there is neither."""
        try:
            while self._wishes or self._behind:
                batch, self._wishes = self._wishes, []
                await self._settle_or_refuse(batch)
        finally:
            self._work = None

    @property
    def _behind(self) -> bool:
        return self._told > (self.state.seq if self.state else 0)

    async def _settle_or_refuse(self, batch: list[_Wish]) -> None:
        try:
            if self._behind:
                await self._follow_what_was_told()
            if batch:
                await self._settle(batch)
        except ChainError as error:
            # The database tells again when it is back; until then there is nothing to follow.
            self._told = 0
            _refuse(batch, error)
        except Exception:
            _log.exception("workshop %s: a batch could not be settled", self.id)
            _refuse(batch, StoreUnavailable("store-unavailable", reason="broken"))

    async def _follow_what_was_told(self) -> None:
        told = self._told
        await self._follow()
        if self._told == told:
            # All that was announced has been read; beyond the end of the log there is nothing to wait for.
            self._told = 0

    async def _settle(self, batch: list[_Wish]) -> None:
        """Decide, write, publish; decide anew when another process was first, or a command is known."""
        for _ in range(TRIES):
            draft = self._decide(batch)
            try:
                seen = await self._write(draft)
            except Conflict as conflict:
                await self._make_way(conflict)
                seen = await self._first_answers(batch)
            else:
                self._publish(draft, seen)
                return
            for wish in batch:
                if wish.id in seen:
                    _answer(wish, seen[wish.id])
            batch = [wish for wish in batch if wish.id not in seen]
        raise StoreUnavailable("store-unavailable", reason="busy")

    def _decide(self, batch: Sequence[_Wish]) -> _Draft:
        draft, known = _Draft(self.state), dict[str, int]()
        for wish in batch:
            try:
                if wish.id not in known:
                    known[wish.id] = self._decide_one(draft, wish)
                draft.answered.append((wish, known[wish.id]))
            except ChainError as error:
                draft.refused.append((wish, error))
            except Exception:
                # A mistake of ours refuses this one for good: sent again, it would hold up its batch again.
                _log.exception("workshop %s: %s could not be decided", self.id, wish.command.kind)
                draft.refused.append((wish, Invalid("command-invalid", field="")))
        return draft

    def _decide_one(self, draft: _Draft, wish: _Wish) -> int:
        now, state = self._clock(), draft.state
        events = list[Recorded]()
        for event in decide(state, wish.command, wish.by, now):
            seq = (state.seq if state else 0) + 1
            recorded = Recorded.model_construct(seq=seq, at=now, by=wish.by, act=wish.id, event=event)
            state = apply(state, recorded)
            events.append(recorded)
        answer = state.seq if state else 0
        draft.state = state
        draft.events += events
        draft.entries.append(Entry.model_construct(command=wish.id, answer=answer, events=tuple(events)))
        return answer

    async def _write(self, draft: _Draft) -> dict[str, int]:
        """Write the draft; return the first answers of refused commands that were known already."""
        after = self.state.seq if self.state else 0
        refused = [wish for wish, _ in draft.refused]
        seen = await self._first_answers(refused) if refused else {}
        if draft.entries:
            await self._in_writer(partial(self._store.append, self.id, after, draft.entries))
        return seen

    async def _first_answers(self, batch: Sequence[_Wish]) -> dict[str, int]:
        ids = [wish.id for wish in batch]
        return dict(await self._in_writer(partial(self._store.answers, self.id, ids)))

    async def _make_way(self, conflict: Conflict) -> None:
        if conflict.code == "log-moved":
            await self._follow()
        elif conflict.code != "command-seen":
            raise conflict

    async def _follow(self) -> None:
        after = self.state.seq if self.state else 0
        tail = await self._in_writer(partial(self._store.read, self.id, after))
        draft = _Draft(self.state, events=list(tail))
        for recorded in tail:
            draft.state = apply(draft.state, recorded)
        self._publish(draft, {})

    def _publish(self, draft: _Draft, seen: dict[str, int]) -> None:
        before, self.state = self.state, draft.state
        for wish, answer in draft.answered:
            _answer(wish, answer)
        for wish, error in draft.refused:
            if wish.id in seen:
                _answer(wish, seen[wish.id])
            else:
                _refuse([wish], error)
        if self.state and draft.events:
            self._tell(before or self.state, self.state, draft.events)
            self.tell_followers()
            self._lock_out(draft.events)
            self._keep_snapshot(self.state)

    def _tell(self, before: Workshop, after: Workshop, log: Sequence[Recorded]) -> None:
        """Show everybody what happened, a role after the other, and at last each what is their own."""

        def drawn(step: Step) -> None:
            with self._drawing(after):
                step()

        self._turns.take(partial(drawn, step) for step in self.audience.publish(before, after, log))

    @contextmanager
    def _drawing(self, state: Workshop) -> Iterator[None]:
        """Draw what has happened: a screen that cannot be drawn takes nothing back."""
        try:
            yield
        except Exception:
            _log.exception("workshop %s: could not draw events up to %s", self.id, state.seq)
            self.audience.start_over()

    def _lock_out(self, events: Sequence[Recorded]) -> None:
        """Let the keys of people who were taken off a list open nothing any more."""
        for recorded in events:
            if isinstance(recorded.event, FacilitatorRemoved | ParticipantRemoved):
                self._writer.submit(self._store.drop_keys, self.id, person=recorded.event.id)

    def knows(self, by: By) -> bool:
        """Say whether this person has a seat here still; a key in a browser may be older than the list."""
        state = self.opened()
        known = {Role.FACILITATOR: state.facilitators, Role.PARTICIPANT: state.participants}
        return by.role not in known or by.id in known[by.role]

    def _keep_snapshot(self, state: Workshop) -> None:
        if state.seq - self._kept >= SNAPSHOT_EVERY:
            self._kept = state.seq
            self._writer.submit(self._store.keep, state)

    async def _in_writer(self, call: Callable[[], _T]) -> _T:
        return await asyncio.get_running_loop().run_in_executor(self._writer, call)

    def opened(self) -> Workshop:
        """Return the state of a workshop that exists.

        Raises:
            NotFound: ``workshop-not-found``.
        """
        if self.state is None:
            raise NotFound("workshop-not-found")
        return self.state


def _answer(wish: _Wish, answer: int) -> None:
    if not wish.answer.done():
        wish.answer.set_result(answer)


def _refuse(batch: Sequence[_Wish], error: ChainError) -> None:
    for wish in batch:
        if not wish.answer.done():
            wish.answer.set_exception(error)

"""Who follows a room: renders what happened once per role and language, and sends all the same bytes."""

import asyncio
import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from chain.events import Event, FacilitatorRemoved, ParticipantRemoved, Recorded
from chain.state import Workshop
from chain.view import View, Viewer, view
from chain.vocabulary import Language, Role
from live import fragments
from live.client import Client, message
from live.drawers import Drawers
from live.fragments import Drawings, Patch
from live.instruments import Instruments
from live.turns import Step

PRESENCE_PAUSE = 0.3
"""Seconds in which comings and goings are gathered: forty guests who arrive at once are one change."""


_Group = tuple[Role, Language]
_Moment = tuple[int, frozenset[str], int]
"""The latest event, who is here, and the minute: screens drawn at the same moment are the same."""


class Audience:
    """The clients of one room. Lives on the event loop."""

    def __init__(self, current: Callable[[], Workshop], clock: Callable[[], dt.datetime]) -> None:
        """Start without anybody; ``current`` tells the state of now, ``clock`` the time."""
        self._current = current
        self._clock = clock
        self.clients: set[Client] = set()
        self.drawers = Drawers(current)
        self._drawings = Drawings()
        self.present = frozenset[str]()
        """Ids of the participants with at least one open screen."""
        self._told = frozenset[str]()
        """Those of whom everybody has been told; a new screen begins with them and soon hears of others."""
        self._screens: dict[_Group, tuple[_Moment, str]] = {}
        self._presence: asyncio.TimerHandle | None = None
        self.instruments = Instruments(self.clients, self._anyone_now)

    def screens_of(self, viewer: Viewer) -> int:
        """Return how many screens of this viewer follow the room."""
        return sum(one.viewer == viewer for one in self.clients)

    def enter(self, client: Client, seen: int) -> None:
        """Let a client follow from now on, with a new screen unless it has seen all there is."""
        state = self._current()
        self.clients.add(client)
        if client.moves_only:
            client.push(message("moved", seq=state.seq))
            return
        self._count_people()
        self.instruments.follow()
        client.push(self._screen(client, state) if seen != state.seq else self._own(client, state))

    def leave(self, client: Client) -> None:
        """Forget a client."""
        self.clients.discard(client)
        self.drawers.leave(client)
        self._count_people()

    def publish(self, before: Workshop, after: Workshop, log: Sequence[Recorded]) -> Iterable[Step]:
        """Return the steps that tell everybody what happened: most people first, the wall after them.

        Who comes in meanwhile gets a screen on which it has happened already.
        """
        events = [recorded.event for recorded in log]
        self._show_out(_gone(events))
        moved, groups = message("moved", seq=after.seq), defaultdict[_Group, list[Client]](list)
        for client in self.clients:
            if client.moves_only:
                client.push(moved)
            else:
                groups[client.audience].append(client)
        for _, group in sorted(groups.items(), key=_most_first):
            yield partial(self._tell, group, before, after, events)
        yield partial(self._tell_each_their_own, before, after, log)

    def _tell(
        self, group: Sequence[Client], before: Workshop, after: Workshop, events: Sequence[Event]
    ) -> None:
        """Tell those of one role and language, all with the same bytes."""
        old, new = (self._anyone(group[0], state) for state in (before, after))
        frame = _patch_frame(after.seq, fragments.patches(old, new, events, self._drawings))
        for client in group:
            client.push(frame)

    def _tell_each_their_own(self, before: Workshop, after: Workshop, log: Sequence[Recorded]) -> None:
        """Tell people what only they may see, rendered once for all screens of one person."""
        events, people = [recorded.event for recorded in log], fragments.touched(before, after, log)
        present, frames = self.present, dict[Viewer, str]()
        for client in self.clients:
            viewer = client.viewer
            if client.moves_only or not viewer.id or (people is not None and viewer.id not in people):
                continue
            if viewer not in frames:
                own = fragments.own_patches(view(after, viewer, present), events)
                frames[viewer] = _patch_frame(after.seq, own) if own else ""
            if frames[viewer]:
                client.push(frames[viewer])
        self.drawers.follow(after, log)

    def _show_out(self, gone: frozenset[tuple[Role, str]]) -> None:
        for client in self.clients:
            if gone and (client.viewer.role, client.viewer.id) in gone:
                client.drop()

    def start_over(self) -> None:
        """Have everybody come back for a new screen."""
        for client in self.clients:
            client.drop()

    def _screen(self, client: Client, state: Workshop) -> str:
        html = self._shared_screen(client, state)
        return message("screen", seq=state.seq, html=html, patches=_as_json(self._own_patches(client, state)))

    def _own(self, client: Client, state: Workshop) -> str:
        """What is this person's own: a light page comes with the screen of its role, and without this."""
        return _patch_frame(state.seq, self._own_patches(client, state))

    def _own_patches(self, client: Client, state: Workshop) -> Iterable[Patch]:
        return fragments.own(view(state, client.viewer, self.present))

    def _shared_screen(self, client: Client, state: Workshop) -> str:
        """Render a role's screen once for all who come for it at the same moment."""
        moment = state.seq, self._told, int(self._clock().timestamp() // 60)
        cached = self._screens.get(client.audience)
        if cached is None or cached[0] != moment:
            html = fragments.screen(self._anyone(client, state, self._told))
            cached = self._screens[client.audience] = (moment, html)
        return cached[1]

    def _anyone(self, client: Client, state: Workshop, present: frozenset[str] | None = None) -> View:
        """What a whole role shares, seen by nobody in particular, so that nothing personal can be in it."""
        nobody = Viewer(role=client.viewer.role, language=client.viewer.language)
        return view(state, nobody, self.present if present is None else present, self._clock())

    def _anyone_now(self, client: Client) -> View:
        return self._anyone(client, self._current())

    def _count_people(self) -> None:
        """See who is here: once when somebody comes or goes, not with every note."""
        screens = [one for one in self.clients if one.viewer.role is Role.PARTICIPANT and not one.moves_only]
        before, self.present = self.present, frozenset(one.viewer.id for one in screens)
        if self.present != before and self._presence is None:
            self._presence = asyncio.get_running_loop().call_later(PRESENCE_PAUSE, self._tell_presence)

    def _tell_presence(self) -> None:
        self._presence, self._told, state = None, self.present, self._current()
        frames = dict[tuple[Role, Language], str]()
        for client in (one for one in self.clients if not one.moves_only):
            if client.audience not in frames:
                seen = self._anyone(client, state)
                frames[client.audience] = message("patch", patches=_as_json(fragments.presence(seen)))
            client.push(frames[client.audience])


def _most_first(group: tuple[_Group, Sequence[Client]]) -> tuple[bool, int]:
    (role, _), clients = group
    return role is Role.PROJECTOR, -len(clients)


def _gone(events: Sequence[Event]) -> frozenset[tuple[Role, str]]:
    """Return the role and id of those who were just taken off the list."""
    facilitators = {(Role.FACILITATOR, one.id) for one in events if isinstance(one, FacilitatorRemoved)}
    participants = {(Role.PARTICIPANT, one.id) for one in events if isinstance(one, ParticipantRemoved)}
    return frozenset(facilitators | participants)


def _patch_frame(seq: int, patches: Iterable[Patch]) -> str:
    return message("patch", seq=seq, patches=_as_json(patches))


def _as_json(patches: Iterable[Patch]) -> list[dict[str, Any]]:
    return [one.as_json() for one in patches]

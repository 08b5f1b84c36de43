"""What an edit of a map costs the server, by kind of edit: processor time of what is drawn for fifty screens.

No sockets and no disk: a busy machine disturbs it less than a broadcast. Of many turns the quickest counts.
"""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator
from time import process_time
from typing import Any

from bench.map_chains import a_chain
from bench.table import LEAD
from chain import commands as c
from chain.decide import decide
from chain.events import Recorded
from chain.fold import apply
from chain.guide.presets import agenda
from chain.model import By, Participant
from chain.state import Workshop
from chain.view import Viewer
from chain.vocabulary import SEQUENCES, Language, Preset, Role, Scene
from live.audience import Audience
from live.client import Client

_NOW = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
_LEAD = By(role=Role.FACILITATOR, id=LEAD.id)
_PEOPLE = 48
_TURNS = 12


class _Silence:
    """A line to nobody."""

    async def send_text(self, data: str) -> None:
        """Forget it."""

    async def close(self, code: int = 1000) -> None:
        """Do nothing."""


class _Screen(Client):
    """A screen that keeps the latest frame only."""

    latest = ""

    def push(self, frame: str) -> None:
        """Take a frame."""
        self.latest = frame


class _Room:
    """A workshop with its screens, without a server: a facilitator, the wall, and people of two languages."""

    def __init__(self, actors: int, links: int) -> None:
        self.state: Workshop | None = None
        self._audience = Audience(self._now, lambda: _NOW)
        chain = a_chain(actors, links)
        parts = [("tier", chain.tier), ("actor", chain.actor), ("link", chain.link)]
        adds = [{"do": "add", "sort": sort, "part": one} for sort, found in parts for one in found.values()]
        self.do(_creation())
        for start in range(0, len(adds), 500):
            self.do(c.EditChain.model_validate({"edits": adds[start : start + 500]}))
        for at in range(_PEOPLE):
            person = Participant(id=f"p{at}", name=f"Gast {at}", actor=f"a{at}", language=_language(at))
            self.do(c.Join(participant=person), By(role=Role.STRANGER))
        self.do(c.ShowScene(scene=Scene.MAP))
        self._open_screens()

    def _now(self) -> Workshop:
        assert self.state
        return self.state

    def _open_screens(self) -> None:
        people = [Viewer(role=Role.PARTICIPANT, id=f"p{at}", language=_language(at)) for at in range(_PEOPLE)]
        others = [Viewer(role=role, id=LEAD.id) for role in (Role.FACILITATOR, Role.PROJECTOR)]
        self._screens = [_Screen(_Silence(), one) for one in (*people, *others)]
        self._audience.clients.update(self._screens)

    def do(self, command: c.Command, by: By = _LEAD) -> list[Recorded]:
        log = list[Recorded]()
        for event in decide(self.state, command, by, _NOW):
            seq = (self.state.seq if self.state else 0) + 1
            log.append(Recorded(seq=seq, at=_NOW, by=by, act=f"c{seq}", event=event))
            self.state = apply(self.state, log[-1])
        return log

    def edit(self, command: c.Command) -> tuple[float, float, int]:
        """Return the milliseconds until most people have theirs, and until all have; and how many bytes."""
        before, log = self._now(), self.do(command)
        start, moments = process_time(), list[float]()
        for step in self._audience.publish(before, self._now(), log):
            step()
            moments.append(1000 * (process_time() - start))
        return moments[0], moments[-1], len(self._screens[0].latest.encode())


def _language(at: int) -> Language:
    return Language.EN if at % 4 == 3 else Language.NL


def _creation() -> c.CreateWorkshop:
    order = SEQUENCES["TWOS"]
    plan = agenda(Preset.HALF_DAY, order)
    return c.CreateWorkshop(
        id="cost", code="KOSTEN", title="Kosten", sequence=order, agenda=plan, facilitator=LEAD
    )


def _edits(turn: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield an edit of every kind; the last ones leave the map as it was."""
    new, way = f"n{turn}", f"w{turn}"
    yield "rename", _change("actor", "a4", name=f"Noordkust {turn:03}")
    yield "another kind", _change("actor", "a6", kind=("shop", "Veerdienst")[turn % 2])
    yield "words of a link", _change("link", "l0", label=f"melk {turn}")
    yield "move by hand", _change("actor", "a8", position=[600 + 10 * (turn % 7), 400 + 7 * (turn % 11)])
    yield "add an actor", {"do": "add", "sort": "actor", "part": {"id": new, "name": "Nieuw", "tier": "t2"}}
    link = {"id": way, "source": "a4", "target": new, "type": "goods"}
    yield "add a link", {"do": "add", "sort": "link", "part": link}
    yield "delete", {"do": "remove", "sort": "actor", "id": new}


def _change(sort: str, id: str, **changes: Any) -> dict[str, Any]:
    return {"do": "change", "sort": sort, "id": id, "changes": changes}


def cost(actors: int, links: int) -> dict[str, dict[str, float]]:
    """Return by kind of edit: milliseconds until most have it, and until all have; bytes for each of most."""
    room, found = _Room(actors, links), defaultdict[str, list[tuple[float, float, int]]](list)
    for turn in range(_TURNS):
        for kind, edit in _edits(turn):
            found[kind].append(room.edit(c.EditChain.model_validate({"edits": [edit]})))
    return {
        kind: {"most_ms": round(most, 1), "all_ms": round(all, 1), "bytes": size}
        for kind, turns in found.items()
        for most, all, size in [min(turns[2:])]
    }


if __name__ == "__main__":
    for kind, told in cost(60, 150).items():
        print(f"{kind}: {told}")

"""What the acts of a session cost the processor to draw for a full table, with nobody to send it to.

Processor time, so that it can be measured on a machine that has other things to do.
"""

import asyncio
import datetime as dt
import time
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from bench.ninety_script import LEAD, session
from chain.case import Step as Act
from chain.case import script
from chain.commands import CreateWorkshop, Join
from chain.decide import decide
from chain.events import Recorded
from chain.fold import apply
from chain.guide.presets import agenda
from chain.model import By, Participant
from chain.play import play
from chain.samples import sample
from chain.state import Workshop
from chain.view import Viewer
from chain.vocabulary import Language, Preset, Role
from live.audience import Audience
from live.client import Client

NOW = dt.datetime(2026, 3, 12, 12, tzinfo=dt.UTC)
_HOUSES = 19


class _Nowhere:
    """A line that nothing comes out of."""

    async def send_text(self, data: str) -> None:
        pass

    async def close(self, code: int = 1000) -> None:
        pass


def drawing(people: int) -> dict[str, Any]:
    """Play the 90 minutes with so many people; return milliseconds of the processor by the kind of act."""
    seats = [_seat(at) for at in range(people)]
    spent = asyncio.run(_played(play(_steps(seats), NOW), seats))
    acts = {kind: (len(ms), round(sum(ms) / len(ms), 1), round(max(ms), 1)) for kind, ms in spent.items()}
    return {"total_s": round(sum(map(sum, spent.values())) / 1000, 1), "count_mean_max_ms": acts}


def _seat(at: int) -> Participant:
    """Return one guest; one in four reads English."""
    language = Language.EN if at % 4 == 3 else Language.NL
    return Participant(id=f"p{at}", name=f"Gast {at}", actor=f"a{at % _HOUSES + 1:02}", language=language)


def _steps(seats: Sequence[Participant]) -> Sequence[Act]:
    steps = script(sample(), Language.NL, workshop_id="ninety", code="NINETY", facilitator=LEAD)
    creation, chain = next(steps), next(steps)
    assert isinstance(creation.command, CreateWorkshop)
    short = creation.command.model_copy(update={"agenda": agenda(Preset.NINETY_MINUTES)})
    joins = [Act(Join(participant=one), By(role=Role.STRANGER)) for one in seats]
    return [Act(short, creation.by), chain, *joins]


async def _played(state: Workshop, seats: Sequence[Participant]) -> dict[str, list[float]]:
    current = [state]
    audience = Audience(lambda: current[-1], lambda: NOW)
    viewers = [Viewer(role=Role.PARTICIPANT, id=one.id, language=one.language) for one in seats]
    viewers += [Viewer(role=Role.FACILITATOR, id=LEAD.id), Viewer(role=Role.PROJECTOR)]
    for viewer in viewers:
        audience.enter(Client(_Nowhere(), viewer), 0)
    spent = defaultdict[str, list[float]](list)
    for number, act in enumerate(act for burst in session(state) for act in burst.acts):
        before, log = current[-1], _decided(current[-1], act, f"act-{number}")
        for recorded in log:
            current[:] = [apply(current[-1], recorded)]
        start = time.thread_time()
        for step in audience.publish(before, current[-1], log):
            step()
        spent[act.command.kind].append((time.thread_time() - start) * 1000)
    return spent


def _decided(state: Workshop, act: Act, id: str) -> list[Recorded]:
    events = decide(state, act.command, act.by, NOW)
    return [
        Recorded(seq=state.seq + at, at=NOW, by=act.by, act=id, event=event)
        for at, event in enumerate(events, start=1)
    ]

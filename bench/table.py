"""A workshop with its seats, laid on disk before a server starts: a measurement begins where it matters."""

import asyncio
import datetime as dt
from collections.abc import Coroutine, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chain.case import script
from chain.commands import Command, CreateWorkshop, EditChain, read_command
from chain.model import By, Facilitator
from chain.samples import sample
from chain.settings import Settings
from chain.vocabulary import Language, Role
from live.hub import Hub
from live.identity import Seat, cookie_name, new_code

LEAD = Facilitator(id="lead", name="Saskia")
LETTER = "T"
WORDS = (
    "Platforms verhogen weer de commissie; de marge op een bezorgde maaltijd verdampt, "
    "en de gast merkt het pas als de keuken dichtgaat."
)
"""A note of a usual length: 126 signs."""


@dataclass(frozen=True)
class Table:
    """A workshop whose first letter is open and revealed, and the cookies of everybody in it."""

    workshop: str
    code: str
    people: tuple[str, ...]
    cookies: Mapping[str, str]
    """Cookie by person; the facilitator's also opens the projector."""


def note(id: str, text: str = WORDS, letter: str = LETTER) -> dict[str, Any]:
    """Return the command that writes a note."""
    return {"kind": "write_note", "id": id, "letter": letter, "text": text, "destep": "E"}


def lay(data: Path, name: str, *, people: int, notes: int = 0, revealed: bool = True) -> Table:
    """Put a workshop on disk: the sample's chain, so many people, so many notes under the first letter."""
    with _hub(data) as (hub, run):
        return run(_lay(hub, name, people, notes, revealed))


async def _lay(hub: Hub, name: str, people: int, notes: int, revealed: bool) -> Table:
    code = new_code()
    ids = tuple(f"p{number:03}" for number in range(people))
    creation, chain = _beginning(name, code)
    lead = By(role=Role.FACILITATOR, id=LEAD.id)
    first = next(at for at, phase in enumerate(creation.agenda) if phase.letter)
    steps: list[tuple[Command, By]] = [(creation, lead), (chain, lead)]
    steps += [(_join(id, at), By(role=Role.STRANGER)) for at, id in enumerate(ids)]
    steps += [
        (read_command({"kind": "start_phase", "phase": phase.id}), lead)
        for phase in creation.agenda[: first + 1]
    ]
    for at in range(notes):
        by = By(role=Role.PARTICIPANT, id=ids[at % people])
        steps.append((read_command(note(f"n{at}", f"{at}: {WORDS}")), by))
    if revealed:
        steps.append((read_command({"kind": "reveal_notes", "letter": LETTER}), lead))
    await asyncio.gather(*(hub.submit_async(name, command, by) for command, by in steps))
    cookies = {id: await _cookie(hub, Seat(name, Role.PARTICIPANT, id)) for id in ids}
    cookies[LEAD.id] = await _cookie(hub, Seat(name, Role.FACILITATOR, LEAD.id))
    return Table(name, code, ids, cookies)


def _beginning(name: str, code: str) -> tuple[CreateWorkshop, EditChain]:
    steps = script(sample(), Language.NL, workshop_id=name, code=code, facilitator=LEAD)
    creation, chain = next(steps).command, next(steps).command
    assert isinstance(creation, CreateWorkshop)
    assert isinstance(chain, EditChain)
    return creation, chain


def _join(id: str, at: int) -> Command:
    person = {
        "id": id,
        "name": f"Gast {at}",
        "actor": f"a{at % 16 + 1:02}",
        "language": "en" if at % 4 == 3 else "nl",
    }
    return read_command({"kind": "join", "participant": person})


async def _cookie(hub: Hub, seat: Seat) -> str:
    token = await asyncio.to_thread(hub.token, seat)
    return f"{cookie_name(seat.workshop, seat.role)}={token}"


@contextmanager
def _hub(data: Path) -> Iterator[tuple[Hub, Any]]:
    """Open a hub on these data; nothing else may run on them."""
    hub = Hub(Settings(data_dir=data), clock=lambda: dt.datetime.now(dt.UTC))
    with asyncio.Runner() as runner:
        hub.start_on(runner.get_loop())

        def run(work: Coroutine[Any, Any, Any]) -> Any:
            return runner.run(work)

        try:
            yield hub, run
        finally:
            hub.stop()

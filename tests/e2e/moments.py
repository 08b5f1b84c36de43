"""Workshops at a good moment, mostly the sample, in the database of a server that has not opened them yet."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import takewhile

from bench.map_chains import a_chain
from bench.server import Server
from chain.case import Step, script
from chain.commands import AddPart, AdjustTimer, Command, EditChain, Join, ShowMap, ShowScene, StartTimer
from chain.model import By, Chain, Facilitator, Look, Participant
from chain.samples import sample
from chain.settings import Settings
from chain.view import View, Viewer
from chain.vocabulary import Language, Letter, Overlay, Role
from chain.vocabulary import Scene as Chosen
from live.hub import Hub
from live.identity import Seat, cookie_name, new_code, new_id
from tests.e2e.people import Table

LEAD = Facilitator(id="saskia", name="Saskia")
GUEST = "p08"
"""Yusuf, of whom every letter has a note or dots."""

LATE = "p11"
"""Roos, who is still looking for a place to park."""


Acts = Callable[[View], Iterable[tuple[By, Command]]]
"""Finds what is still to be done, and who does it, in what everybody sees."""


@dataclass(frozen=True)
class Moment:
    """Where the sample stops: before the first command of which ``over`` is true; and what is shown then."""

    over: Callable[[Command], bool]
    clock: bool = False
    scene: Chosen | None = None
    look: Look | None = None


def kind(name: str, letter: Letter | None = None) -> Callable[[Command], bool]:
    """Return what knows the commands of a kind, perhaps of one letter."""
    return lambda command: command.kind == name and letter in (None, getattr(command, "letter", None))


def never(_: Command) -> bool:
    """Let the sample run to its end."""
    return False


def phase(id: str) -> Callable[[Command], bool]:
    """Return what knows the start of a phase."""
    return lambda command: command.kind == "start_phase" and command.phase == id


MOMENTS = {
    "welcome": Moment(phase("open")),
    "write": Moment(kind("reveal_notes", Letter.T), clock=True),
    "dots": Moment(kind("close_dots", Letter.T)),
    "board": Moment(phase("W")),
    "map": Moment(never, scene=Chosen.MAP),
    "doors": Moment(never, scene=Chosen.CLOSED_DOOR),
    "weaknesses": Moment(kind("reveal_notes", Letter.W), clock=True),
    "dark": Moment(phase("O"), clock=True),
    "end": Moment(never),
}
LOOKS = {
    "mirrored": Look(mirrored=True),
    **{overlay.value: Look(overlay=overlay) for overlay in Overlay},
    Overlay.HEAT.value: Look(overlay=Overlay.HEAT, letter=Letter.W),
    Overlay.NEIGHBOURS.value: Look(overlay=Overlay.NEIGHBOURS, actor="a05"),
    Overlay.WHAT_IF.value: Look(overlay=Overlay.WHAT_IF, off=("actor:a05",)),
}
"""Ways to look at the map of the sample, which is on the wall then."""
MOMENTS |= {name: Moment(never, scene=Chosen.MAP, look=look) for name, look in LOOKS.items()}
CROWDS = {"60 actors": (60, 150), "1000 actors": (1000, 3000)}
"""Workshops about a generated chain instead, with so many actors and links."""


@dataclass(frozen=True)
class Scene:
    """A workshop at a moment, and the links by which its people come in."""

    table: Table
    guest: str
    """Path of the personal link of one participant."""
    others: tuple[str, ...]
    """The cookies of everybody else who is there."""


@contextmanager
def hub_of(server: Server) -> Iterator[Hub]:
    """A hub in this process on the database of a server, which opens a workshop only after it was made."""
    hub = Hub(Settings(data_dir=server.data, public_url=server.url)).start()
    yield hub
    hub.stop()


def crowd_at(server: Server, crowd: str, language: str = "nl") -> Scene:
    """Make a workshop about a large chain, with its map on the wall."""
    workshop, chain = new_id(), a_chain(*CROWDS[crowd])
    first = next(_script(workshop, language))
    with hub_of(server) as hub:
        hub.submit(workshop, first.command, first.by)
        hub.submit(workshop, EditChain(edits=tuple(_parts(chain))), first.by)
        hub.submit(workshop, ShowScene(scene=Chosen.MAP), first.by)
        guest = Participant(id=GUEST, name="Yusuf", actor=next(iter(chain.actor)))
        hub.submit(workshop, Join(participant=guest), By(role=Role.STRANGER, id=GUEST))
        return _scene(hub, server, workshop)


def _parts(chain: Chain) -> Iterator[AddPart]:
    yield from (AddPart(sort="tier", part=one) for one in chain.tier.values())
    yield from (AddPart(sort="actor", part=one) for one in chain.actor.values())
    yield from (AddPart(sort="link", part=one) for one in chain.link.values())


def _script(workshop: str, language: str) -> Iterator[Step]:
    return script(sample(), Language(language), workshop_id=workshop, code=new_code(), facilitator=LEAD)


def sample_at(server: Server, moment: str, language: str = "nl") -> Scene:
    """Play the sample up to this moment."""
    return played(server, MOMENTS[moment], language)


def played(server: Server, stop: Moment, language: str, acts: Acts | None = None) -> Scene:
    """Play the sample until it stops, and then what ``acts`` finds to do there."""
    workshop = new_id()
    steps = takewhile(lambda step: not stop.over(step.command), _slower(_script(workshop, language)))
    with hub_of(server) as hub:
        _play(hub, workshop, list(steps))
        lead = By(role=Role.FACILITATOR, id=LEAD.id)
        if stop.clock:
            hub.submit(workshop, StartTimer(), lead)
            hub.submit(workshop, AdjustTimer(seconds=-47), lead)
        if stop.scene:
            hub.submit(workshop, ShowScene(scene=stop.scene), lead)
        if stop.look:
            hub.submit(workshop, ShowMap(look=stop.look), lead)
        for by, command in acts(hub.view(workshop, Viewer(role=Role.PROJECTOR))) if acts else ():
            hub.submit(workshop, command, by)
        return _scene(hub, server, workshop)


def _play(hub: Hub, workshop: str, steps: list[Step]) -> None:
    """Have all decided in order and written in one go, as the hub plays a case: ten times as fast."""
    hub._wait(hub._play_steps(workshop, steps))


def _scene(hub: Hub, server: Server, workshop: str) -> Scene:
    seen = hub.view(workshop, Viewer(role=Role.PROJECTOR))
    link = hub.link(workshop, Role.FACILITATOR, LEAD.id)
    guest = hub.link(workshop, Role.PARTICIPANT, GUEST)
    here = [one.id for one in seen.people if one.id not in (GUEST, LATE)]
    others = [Seat(workshop, Role.PARTICIPANT, id) for id in here]
    cookies = tuple(f"{cookie_name(workshop, seat.role)}={hub.token(seat)}" for seat in others)
    return Scene(Table(server.url, workshop, seen.code, link), guest, cookies)


def _slower(steps: Iterator[Step]) -> Iterator[Step]:
    """Leave the last dot of each round to whoever looks on, so that there is one to give."""
    given = 0
    for step in steps:
        if step.command.kind == "set_dots" and step.by.id == GUEST:
            given += 1
            if given % 2 == 0:
                continue
        yield step

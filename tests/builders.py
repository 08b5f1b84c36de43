"""Speaking builders for tests: a small chain, its people, and a workshop played command by command."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from chain import commands as c
from chain.decide import decide
from chain.errors import ChainError
from chain.events import Event, Recorded
from chain.fold import apply
from chain.model import Actor, By, Facilitator, Link, Participant, Phase, Relation, Target, Text, Tier
from chain.state import Workshop
from chain.view import View, Viewer, view
from chain.vocabulary import LETTERS, Letter, LinkType, Position, Role, Scene, Scope

NOON = dt.datetime(2026, 10, 8, 12, tzinfo=dt.UTC)
LEAD = By(role=Role.FACILITATOR, id="saskia")
SECOND = By(role=Role.FACILITATOR, id="joost")
STRANGER = By(role=Role.STRANGER)
PROJECTOR = By(role=Role.PROJECTOR)

TIERS = (
    Tier(id="source", name="Bron", order=1),
    Tier(id="shop", name="Winkel", order=2, position=Position.FOCAL),
    Tier(id="end", name="Eindklant", order=3, position=Position.DOWNSTREAM),
)
ACTORS = (
    Actor(id="farm", name="De Zilte Weide", tier="source"),
    Actor(id="deli", name="De Gouden Korst", tier="shop"),
    Actor(id="stall", name="De Meeuw", tier="shop"),
    Actor(id="family", name="Gezinnen in de wijk", tier="end"),
)
LINKS = (
    Link(id="cheese", source="farm", target="deli", type=LinkType.GOODS, label="Boerenkaas"),
    Link(id="counter", source="deli", target="family", type=LinkType.SERVICE),
)
RELATIONS = (Relation(id="supply", upstream="farm", downstream="deli"),)
HOUSES = {"hanneke": "farm", "noor": "deli", "bas": "deli", "kees": "stall", "daan": "family"}
"""Who sits at the table, and for which actor: five people, four houses, three tiers."""

PART_KEYS = {Tier: "tier", Actor: "actor", Link: "link", Relation: "relation"}


def a_phase(id: str, letter: Letter | None = None, **fields: Any) -> Phase:
    """Return a phase of twenty minutes, five of them slow."""
    return Phase(
        **{"id": id, "name": Text(nl=id, en=id), "minutes": 20, "slow_minutes": 5, "letter": letter, **fields}
    )


def an_agenda(sequence: Sequence[Letter] = LETTERS) -> tuple[Phase, ...]:
    """Return welcome, the four letters with a walk in the middle, and a close."""
    first, second, third, fourth = (a_phase(letter.value, letter, scene=Scene.BOARD) for letter in sequence)
    walk = a_phase("walk", slow_minutes=20, dark=True, scene=Scene.DARK)
    return (a_phase("welcome", scene=Scene.WELCOME), first, second, walk, third, fourth, a_phase("close"))


def a_participant(id: str, **fields: Any) -> Participant:
    """Return somebody at the table, of the house that goes with the name."""
    return Participant(**{"id": id, "name": id.title(), "actor": HOUSES.get(id), **fields})


class Play:
    """A workshop in the making: its state, its log, and a clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = NOON
        self.log: list[Recorded] = []
        self._state: Workshop | None = None
        self._acts = 0
        self._notes = 0

    @property
    def state(self) -> Workshop:
        assert self._state is not None
        return self._state

    def do(self, command: c.Command, by: By = LEAD) -> list[Event]:
        """Have a command decided and applied; return what happened."""
        self._acts += 1
        events = decide(self._state, command, by, self.now)
        for event in events:
            seq = self._state.seq + 1 if self._state else 1
            recorded = Recorded(seq=seq, at=self.now, by=by, act=f"act-{self._acts}", event=event)
            self._state = apply(self._state, recorded)
            self.log.append(recorded)
        return list(events)

    def refusal(self, command: c.Command, by: By = LEAD) -> str:
        """Return the code with which a command is refused; nothing may have changed by it."""
        before = self._state
        try:
            self.do(command, by)
        except ChainError as error:
            assert self._state is before
            return error.code
        raise AssertionError(f"{command.kind} was not refused")

    def wait(self, seconds: float) -> None:
        """Move the clock."""
        self.now += dt.timedelta(seconds=seconds)

    # --- what facilitators do ------------------------------------------------------------------

    def start(self, phase: str) -> list[Event]:
        return self.do(c.StartPhase(phase=phase))

    def open(self, letter: Letter = Letter.T) -> "Play":
        """Work through the agenda until this letter is open."""
        for phase in self.state.agenda:
            self.start(phase.id)
            if phase.letter is letter:
                break
        return self

    def reveal(self, letter: Letter = Letter.T) -> list[Event]:
        return self.do(c.RevealNotes(letter=letter))

    def merge(self, id: str, *items: str, title: str = "") -> list[Event]:
        return self.do(c.MergeNotes(id=id, items=items, title=title))

    def open_dots(self, letter: Letter = Letter.T, each: int | None = 2, most: int = 1) -> list[Event]:
        return self.do(c.OpenDots(letter=letter, per_person=each, max_per_item=most))

    def close_dots(self, letter: Letter = Letter.T) -> list[Event]:
        return self.do(c.CloseDots(letter=letter))

    # --- what participants do ------------------------------------------------------------------

    def write(self, person: str, text: str = "Een notitie", letter: Letter = Letter.T, **fields: Any) -> str:
        """Have somebody write a note; return its id."""
        self._notes += 1
        id = fields.pop("id", f"n{self._notes}")
        self.do(c.WriteNote(id=id, letter=letter, text=text, **fields), person_by(person))
        return str(id)

    def dot(self, person: str, item: str, count: int = 1, letter: Letter = Letter.T) -> list[Event]:
        return self.do(c.SetDots(letter=letter, item=item, count=count), person_by(person))

    def read_back(self, reader: str, note: str, text: str = "Je zegt dat ...") -> list[Event]:
        return self.do(c.ReadBackNote(note=note, text=text), person_by(reader))

    # --- who looks -----------------------------------------------------------------------------

    def as_lead(self) -> View:
        return view(self.state, Viewer(role=Role.FACILITATOR, id=LEAD.id))

    def as_person(self, person: str) -> View:
        return view(self.state, Viewer(role=Role.PARTICIPANT, id=person))

    def as_projector(self) -> View:
        return view(self.state, Viewer(role=Role.PROJECTOR))


def person_by(person: str) -> By:
    """Return this participant as the one who acts."""
    return By(role=Role.PARTICIPANT, id=person)


def a_creation(**fields: Any) -> c.CreateWorkshop:
    """Return the wish to start the workshop of these tests."""
    told = {"id": "w1", "code": "KAAS42", "title": "Wie kent onze gast nog?", "sequence": LETTERS}
    sequence = fields.get("sequence", LETTERS)
    lead = Facilitator(id=LEAD.id, name="Saskia")
    return c.CreateWorkshop(**{**told, "agenda": an_agenda(sequence), "facilitator": lead, **fields})


def a_map(*parts: Tier | Actor | Link | Relation) -> c.EditChain:
    """Return the wish to put these parts on the map, or all of the small chain."""
    found = parts or (*TIERS, *ACTORS, *LINKS, *RELATIONS)
    return c.EditChain(edits=tuple(c.AddPart(sort=PART_KEYS[type(one)], part=one) for one in found))


def a_workshop(*people: str, at: Letter | None = None, **fields: Any) -> Play:
    """Return a workshop with the small chain and these people (all of them by default), open at a letter."""
    play = Play()
    play.do(a_creation(**fields))
    play.do(a_map())
    for person in people or HOUSES:
        play.do(c.Join(participant=a_participant(person)), By(role=Role.STRANGER, id=person))
    if at:
        play.open(at)
    return play


def about(id: str, scope: Scope = Scope.ACTOR) -> Target:
    """Return the target of a note about this actor (or link, or relation)."""
    return Target(scope=scope, id=id)

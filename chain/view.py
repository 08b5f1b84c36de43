"""Who sees what: all that leaves the server is made from ``view(state, viewer)``, and from nothing else.

The rules, in one place:

* A note of a letter that is not revealed is seen by its author only (and by the facilitator who typed it for
  somebody without a device), and by facilitators who read along where the workshop was set to that before the
  first note. Others may see how many there are, and from how many houses.
* A hidden note is seen by its author and by facilitators.
* Dots of an open round are seen by who gave them (and by facilitators, for somebody without a device). A
  closed round shows sums; who gave what leaves the server only in the facilitators' archive.
* Who wrote a note is seen by its author and by facilitators; the table sees the author's tier.
* A seller's demand routes are seen by who speaks for that seller, until it agrees to share them.
* The report names people who agreed to be named, and never says who wrote what (Chatham House Rule).
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from chain.analysis.listening import heard
from chain.analysis.process import houses
from chain.analysis.votes import Result, given, items, present, results, tier_of
from chain.archive import archive
from chain.contact import sees_route, speaks_for
from chain.decide import undo
from chain.model import (
    By,
    Chain,
    Look,
    Note,
    Participant,
    Phase,
    Target,
)
from chain.once import once
from chain.rehearsal.seats import is_rehearsal, is_simulated
from chain.scene import scene_of
from chain.seen import (
    Archive,
    Item,
    Person,
    SeenLetter,
    SeenNote,
    SeenPhase,
    SeenReadBack,
    SeenRound,
    TierPresence,
    Viewer,
)
from chain.state import Workshop
from chain.table_view import TableView
from chain.vocabulary import (
    LETTERS,
    Destep,
    Letter,
    LetterStatus,
    RehearsalPace,
    Role,
    Scene,
    Scope,
)

__all__ = ["Item", "Person", "SeenNote", "View", "Viewer", "view"]


def view(
    state: Workshop,
    viewer: Viewer,
    present: frozenset[str] = frozenset(),
    now: dt.datetime | None = None,
) -> "View":
    """Return the workshop as this viewer may see it.

    ``present`` holds the ids of who is connected, ``now`` is the moment of looking, where that matters.
    """
    return View(state, viewer, present, now)


class View(TableView):
    """One viewer's sight of a workshop. Lazy: asking for one note costs one note."""

    def __init__(
        self, state: Workshop, viewer: Viewer, present: frozenset[str], now: dt.datetime | None
    ) -> None:
        """Use ``view()``."""
        self._state = state
        self._present = present
        self.now = now
        self.viewer = viewer
        self.leads = viewer.role is Role.FACILITATOR

    @property
    def public(self) -> "View":
        """The same workshop as a projector may show it: nothing in it is anybody's own."""
        viewer = Viewer(role=Role.PROJECTOR, language=self.viewer.language)
        return View(self._state, viewer, self._present, self.now)

    @cached_property
    def chain(self) -> Chain:
        """The chain map, with those demand routes whose figures this viewer may see."""
        chain, viewer = self._state.chain, self.viewer
        routes = {
            id: route
            for id, route in chain.route.items()
            if sees_route(self._state, viewer.role, viewer.id, route)
        }
        return chain if len(routes) == len(chain.route) else chain.model_copy(update={"route": routes})

    @property
    def draws(self) -> bool:
        """Say whether this viewer may draw on the map."""
        return self.leads or (self.viewer.role is Role.PARTICIPANT and self._state.map_open)

    @property
    def look(self) -> Look:
        """How everybody looks at the map, without what has left it or may not be seen."""
        look, chain = self._state.look, self.chain
        actor = look.actor if look.actor in chain.actor else None
        return look.model_copy(update={"actor": actor, "off": tuple(filter(chain.has, look.off))})

    def speaks_for(self, seller: str) -> bool:
        """Say whether this viewer writes and agrees for a seller."""
        return speaks_for(self._state, self.viewer.role, self.viewer.id, seller)

    @property
    def rehearsal(self) -> bool:
        """Say whether this is a rehearsal: the people at the table are simulated."""
        return is_rehearsal(self._state.id)

    @property
    def rehearsal_pace(self) -> RehearsalPace:
        """How fast the simulated people act."""
        return self._state.rehearsal_pace

    # --- people --------------------------------------------------------------------------------

    @cached_property
    def me(self) -> Participant | None:
        """The participant who looks."""
        found = self._state.participants.get(self.viewer.id)
        return found if self.viewer.role is Role.PARTICIPANT else None

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """Everybody at the table, in the order of joining."""
        return tuple(
            self._person(one) for one in self._state.participants.values() if present(self._state, one)
        )

    @property
    def seats(self) -> int:
        """How many people are at the table."""
        return sum(present(self._state, one) for one in self._state.participants.values())

    def _person(self, one: Participant) -> Person:
        return Person(
            id=one.id,
            name=one.name,
            house=self.house_of(one.id),
            tier=self._tier_name(one.id),
            here=self._is_here(one),
            proxy=one.proxy,
            consents=one.consent_name,
            interest=one.interest if self._at_the_table else "",
            level=one.level if self.leads or one.id == self.viewer.id else None,
        )

    def _is_here(self, one: Participant) -> bool:
        return one.proxy or one.id in self._present or is_simulated(self._state.id, one.id)

    def house_of(self, participant: str) -> str:
        """Return the name of a participant's house."""
        person = self._state.participants.get(participant)
        if person is None:
            return ""
        actor = self._state.chain.actor.get(person.actor or "")
        return actor.name if actor else person.house

    def _tier_name(self, participant: str) -> str:
        tier = self._state.chain.tier.get(tier_of(self._state, participant) or "")
        return tier.name if tier else ""

    @property
    def presence(self) -> tuple[TierPresence, ...]:
        """Joined and connected people per tier, from source to end customer, then houses off the map."""
        names = [*(tier.name for tier in self._state.chain.tiers), ""]
        rows = [(name, [one for one in self.people if one.tier == name]) for name in names]
        return tuple(
            TierPresence(tier=name, joined=len(here), here=sum(one.here for one in here))
            for name, here in rows
            if here or name
        )

    @property
    def here(self) -> Mapping[str, int]:
        """How many people of each actor are here, for the map."""
        people = (one for one in self._state.participants.values() if present(self._state, one))
        return Counter(one.actor or "" for one in people if self._is_here(one))

    # --- the session ---------------------------------------------------------------------------

    @property
    def dark(self) -> bool:
        """Say whether screens are to be dark now."""
        return self.phase is not None and self.phase.dark and self._state.scene in (None, Scene.DARK)

    @property
    def scene(self) -> Scene:
        """What the projector shows: the facilitator's choice, else what fits the phase."""
        if self._state.scene is not None:
            return self._state.scene
        letter = self.phase.letter if self.phase else None
        revealed = self._state.letters[letter or Letter.T].revealed
        return scene_of(self.phase, self._state.methods, revealed=revealed)

    @property
    def agenda(self) -> tuple[SeenPhase, ...]:
        """The phases, and which of them could be started now."""
        state = self._state
        return tuple(
            SeenPhase(
                phase=self._shown(one),
                current=one.id == state.current,
                held=one.id in state.held,
                gate=self._gate(one),
            )
            for one in state.agenda
        )

    def _gate(self, phase: Phase) -> str:
        """Say what keeps a phase from being started: its letter is closed, or an earlier one is not."""
        state = self._state
        closed = {letter for letter in LETTERS if state.letters[letter].status is LetterStatus.CLOSED}
        if phase.letter in closed:
            return "letter-closed"
        earlier = state.agenda[: state.agenda.index(phase)]
        missing = [one.letter for one in earlier if one.letter and one.letter not in closed]
        if not missing or missing == [state.open_letter]:
            return ""
        return "gate-closed"

    @property
    def writing(self) -> str:
        """Empty when this viewer may write a note now; else the code of what stands in the way."""
        letter = self._state.open_letter
        if letter is None:
            return "letter-not-open"
        if self._state.writing_locked and not self.leads:
            return "writing-locked"
        found = self._state.rounds.get(letter)
        return "list-closed" if found and not found.closed else ""

    def changing(self, letter: Letter) -> bool:
        """Say whether this viewer's notes of a letter may still be changed: not once dots were asked for."""
        return letter is self.open_letter and not self.writing and letter not in self._state.rounds

    @property
    def undoable(self) -> str:
        """Name of the act that the viewer could take back; empty when nothing can be taken back."""
        return undo.undoable(self._state, By(role=self.viewer.role, id=self.viewer.id))

    @property
    def redoable(self) -> str:
        """Name of the act that the viewer took back and could do again; empty when there is none."""
        return undo.redoable(self._state, By(role=self.viewer.role, id=self.viewer.id))

    # --- letters and notes ---------------------------------------------------------------------

    @property
    def letters(self) -> tuple[SeenLetter, ...]:
        """The four letters, always in the order T, W, O, S."""
        return tuple(self.letter(one) for one in LETTERS)

    def letter(self, letter: Letter) -> SeenLetter:
        """Return how far a letter is; counts may be seen by everybody."""
        state = self._state
        return SeenLetter(
            letter=letter,
            status=state.letters[letter].status,
            revealed=state.letters[letter].revealed,
            notes=state.tallies[letter].notes,
            houses=houses(state)[letter],
            round=self._round(letter),
        )

    def note(self, id: str) -> SeenNote | None:
        """Return the note, or None when it is not there for this viewer."""
        note = self._state.notes.get(id)
        return self._seen(note) if note and self._sees(note) else None

    def mine(self, letter: Letter) -> tuple[SeenNote, ...]:
        """Return the viewer's own notes as written; a facilitator's are those typed for others."""
        return tuple(self._seen(note) for note in self._notes(letter) if self._is_mine(note))

    def revealed(self, letter: Letter) -> tuple[SeenNote, ...]:
        """Return the notes that are on the table, in the order of writing; none before the reveal."""
        if not self._state.letters[letter].revealed:
            return ()
        return tuple(self._seen(note) for note in self._notes(letter) if self._sees(note))

    def tagged(self, letter: Letter) -> Mapping[Destep | None, int]:
        """Return how many notes on the table have which letter of DESTEP, or None; cheap on any board."""
        if not self._state.letters[letter].revealed or self.viewer.role is Role.STRANGER:
            return {}
        return Counter(note.destep for note in self._notes(letter) if not note.hidden)

    def unrevealed(self, letter: Letter) -> tuple[SeenNote, ...]:
        """Return the notes that are not on the table yet, to whom reads along; to nobody else."""
        if not (self.leads and self._state.moderated) or self._state.letters[letter].revealed:
            return ()
        return tuple(self._seen(note) for note in self._notes(letter))

    @property
    def moderable(self) -> bool:
        """Say whether reading along can be switched on: nobody has written a note without knowing it."""
        letters = self._state.letters
        return all(letters[note.letter].revealed for note in self._state.notes.values())

    def board(self, letter: Letter) -> tuple[Item, ...]:
        """Return the board: by dots once the round is closed, else in the order of writing."""
        notes: dict[str, list[SeenNote]] = {}
        for note in self.revealed(letter):
            notes.setdefault(note.cluster or note.id, []).append(note)
        found = self._state.rounds.get(letter)
        order = {one.item: one for one in results(self._state, letter)} if found and found.closed else {}
        places = {id: place for place, id in enumerate(dict.fromkeys([*order, *notes]))}
        return tuple(self._item(id, notes[id], order.get(id)) for id in sorted(notes, key=places.__getitem__))

    def item(self, id: str) -> Item | None:
        """Return one item of the board, without the sums; None when it is not there for this viewer."""
        cluster = self._state.clusters.get(id)
        members = cluster.members if cluster else (id,)
        notes = [note for note in map(self.note, members) if note]
        if not notes or not self._state.letters[notes[0].letter].revealed:
            return None
        return self._item(id, notes, None)

    def _item(self, id: str, notes: list[SeenNote], result: Result | None) -> Item:
        cluster = self._state.clusters.get(id)
        return Item(
            id=id,
            title=cluster.title if cluster else "",
            notes=tuple(notes),
            my_dots=self.my_dots(notes[0].letter).get(id, 0),
            result=result,
        )

    def dottable(self, letter: Letter) -> frozenset[str]:
        """Return the ids of the items that can get a dot."""
        return frozenset(items(self._state, letter))

    def _round(self, letter: Letter) -> SeenRound | None:
        found = self._state.rounds.get(letter)
        if found is None:
            return None
        used = sum(self.my_dots(letter).values())
        return SeenRound(
            closed=found.closed,
            per_person=found.per_person,
            max_per_item=found.max_per_item,
            left=found.per_person - used if self.me and not found.closed else 0,
        )

    def finished(self, letter: Letter) -> int:
        """Return how many people have given all the dots that they have in this round."""
        found = self._state.rounds.get(letter)
        if found is None:
            return 0
        spent = (sum(given(self._state, found, one).values()) for one in found.dots)
        return sum(dots >= found.per_person for dots in spent)

    def my_dots(self, letter: Letter) -> Mapping[str, int]:
        """Return how many dots the viewer has on which item."""
        found = self._state.rounds.get(letter)
        return given(self._state, found, self.me.id) if found and self.me else {}

    def dots_for(self, proxy: str, letter: Letter) -> Mapping[str, int]:
        """Return how many dots somebody without a device has on which item; for who puts them there."""
        found, one = self._state.rounds.get(letter), self._state.participants.get(proxy)
        return given(self._state, found, proxy) if found and one and one.proxy and self.leads else {}

    def _notes(self, letter: Letter) -> Iterable[Note]:
        return (note for note in self._state.notes.values() if note.letter is letter)

    def _is_mine(self, note: Note) -> bool:
        if self.leads:
            author = self._state.participants.get(note.author)
            return author is not None and author.proxy
        return self.me is not None and note.author == self.me.id

    def _sees(self, note: Note) -> bool:
        if self._is_mine(note) or (self.leads and self._state.moderated):
            return True
        if not self._state.letters[note.letter].revealed or self.viewer.role is Role.STRANGER:
            return False
        return self.leads or not note.hidden

    def _seen(self, note: Note) -> SeenNote:
        """Return a note as this viewer sees it: who did not write it sees what others of that role see."""
        mine = self._is_mine(note)
        if mine and not self.leads:
            return self._as_seen(note, mine=True)
        known = _seen_by(self._state)[self.leads]
        if note.id not in known:
            known[note.id] = self._as_seen(note, mine=mine)
        return known[note.id]

    def _as_seen(self, note: Note, *, mine: bool) -> SeenNote:
        return SeenNote(
            **{name: getattr(note, name) for name in _SHOWN_AS_WRITTEN},
            responds_to=tuple(id for id in note.responds_to if id in self._state.notes),
            about=self.name_of(note.target),
            tier=self._tier_name(note.author),
            author=self._signature(note.author) if mine or self.leads else "",
            mine=mine,
            heard=heard(self._state, note),
            read_backs=tuple(SeenReadBack(text=one.text, answer=one.answer) for one in note.read_backs),
        )

    def _signature(self, participant: str) -> str:
        person = self._state.participants.get(participant)
        return f"{person.name}, {self.house_of(participant)}" if person else ""

    def name_of(self, target: Target) -> str:
        """Return the name of what a note is about; empty for the whole chain or what is gone."""
        chain, id = self._state.chain, target.id or ""
        ends: tuple[str, str] | None = None
        if target.scope is Scope.ACTOR and id in chain.actor:
            return chain.actor[id].name
        if target.scope is Scope.LINK and id in chain.link:
            ends = (chain.link[id].source, chain.link[id].target)
        if target.scope is Scope.RELATION and id in chain.relation:
            ends = (chain.relation[id].upstream, chain.relation[id].downstream)
        return " - ".join(chain.actor[end].name for end in ends) if ends else ""

    def counts(self) -> Mapping[str, Mapping[Letter, int]]:
        """Return the number of revealed notes by ``Target.key`` and letter, for the map."""
        found: dict[str, dict[Letter, int]] = {}
        for letter in LETTERS:
            if self._state.letters[letter].revealed:
                for key, count in self._state.tallies[letter].targets.items():
                    found.setdefault(key, {})[letter] = count
        return found

    # --- the archive ---------------------------------------------------------------------------

    def archive(self) -> Archive:
        """Return what a facilitator may take home to open the workshop again elsewhere.

        Raises:
            PermissionError: the viewer does not lead; edges ask first.
        """
        if not self.leads:
            raise PermissionError("only a facilitator takes the archive home")
        return archive(self._state)


@once
def _seen_by(_: Workshop) -> tuple[dict[str, SeenNote], dict[str, SeenNote]]:
    """Return the notes of a state as others than their authors see them: at the table, and leading it."""
    return {}, {}


_SHOWN_AS_WRITTEN = (
    "id",
    "letter",
    "text",
    "kind",
    "target",
    "destep",
    "competence",
    "evidence",
    "confidence",
    "to_boardroom",
    "assumed",
    "edited",
    "hidden",
    "cluster",
    "owner",
)

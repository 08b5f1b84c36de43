"""The state of one workshop: what all its events add up to."""

import datetime as dt
from collections.abc import Mapping

from chain.events import Event
from chain.methods import Methods
from chain.model import (
    Chain,
    Cluster,
    Deed,
    Facilitator,
    LetterState,
    Look,
    Model,
    Note,
    Participant,
    Phase,
    Round,
    Tally,
    Theme,
    Timer,
)
from chain.vocabulary import LETTERS, Language, Letter, LetterStatus, RehearsalPace, Rsvp, Scene


class Act(Model):
    """Something that its author can still undo: what it did, and the events that take it back."""

    id: str
    seq: int
    events: tuple[Event, ...]
    inverse: tuple[Event, ...]
    moved_before: str = ""
    """The act that had moved the session before this one."""

    @property
    def name(self) -> str:
        """The kind of the first thing that happened; its word is ``act.<name>`` in the catalogues."""
        # The order of the map is settled before something comes on it: by itself that is no act.
        kinds = [event.kind for event in self.events]
        return next((kind for kind in kinds if kind != "map_ordered"), kinds[0])


class Workshop(Model):
    """One gathering over one theme: changed by ``chain.fold`` only, seen through ``chain.view`` only."""

    id: str
    code: str
    title: str
    language: Language
    sequence: tuple[Letter, ...] = LETTERS
    date: dt.date | None = None
    location: str = ""
    created_at: dt.datetime
    seq: int = 0

    theme: Theme = Theme()
    chain: Chain = Chain()
    map_open: bool = False
    """Whether participants may draw on the map."""
    look: Look = Look()
    agreed: tuple[str, ...] = ()
    """Sellers that agreed to show their demand routes to the table."""
    self_kept: tuple[str, ...] = ()
    """Sellers whose own people have written or decided on their figures; no facilitator does so again."""
    facilitators: Mapping[str, Facilitator] = {}
    participants: Mapping[str, Participant] = {}
    rsvps: Mapping[Rsvp, int] = {}
    """How people answered the invitation, as it may be told: in blocks of answers."""

    agenda: tuple[Phase, ...] = ()
    current: str | None = None
    held: tuple[str, ...] = ()
    """Ids of the phases that were started, in the order of their first start."""
    letters: Mapping[Letter, LetterState] = {letter: LetterState() for letter in LETTERS}
    timer: Timer | None = None
    writing_locked: bool = False
    scene: Scene | None = None
    """What the facilitator put on the projector; None follows the phase."""

    notes: Mapping[str, Note] = {}
    clusters: Mapping[str, Cluster] = {}
    rounds: Mapping[Letter, Round] = {}
    tallies: Mapping[Letter, Tally] = {letter: Tally() for letter in LETTERS}
    leading: str = ""
    """The facilitator who has the lead; empty: the first one."""
    started: Mapping[str, dt.datetime] = {}
    """When each phase that was held first started."""
    paused_at: dt.datetime | None = None
    paused_for: float = 0
    """Seconds of all pauses that are over."""
    paused_here: float = 0
    """Seconds of those that fell in the phase that is going on."""
    deeds: tuple[Deed, ...] = ()
    """The latest things that were done in the open, oldest first."""
    methods: Methods = Methods()
    moderated: bool = False
    """Whether facilitators may read notes before the reveal."""
    rehearsal_pace: RehearsalPace = RehearsalPace.SLOW
    """How fast simulated people act, where this is a rehearsal."""
    undoable: Mapping[str, tuple[Act, ...]] = {}
    """The latest acts of each person by ``By.key``, oldest first."""
    redoable: Mapping[str, tuple[Act, ...]] = {}
    """The acts that each person has just taken back, the latest last; a new act forgets them."""
    moved_by: str = ""
    """The act that last moved the session: a phase, a letter, a reveal or a round of dots."""
    undoing: str = ""
    """The act that takes another one back; what belongs to it cannot itself be undone."""

    @property
    def phase(self) -> Phase | None:
        """The phase that is going on."""
        return next((phase for phase in self.agenda if phase.id == self.current), None)

    @property
    def open_letter(self) -> Letter | None:
        """The letter that is being worked on; there is at most one."""
        return next((one for one in self.sequence if self.letters[one].status is LetterStatus.OPEN), None)

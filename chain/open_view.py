"""What of a workshop everybody at the table sees alike; ``chain.view`` decides on all the rest."""

import datetime as dt

from chain.analysis.listening import slow_minutes
from chain.methods import Methods
from chain.model import Facilitator, Phase, Theme, Timer
from chain.seen import Viewer
from chain.state import Workshop
from chain.vocabulary import Language, Letter, Role, Scene


class OpenView:
    """The workshop but for its people, its map, and what they wrote."""

    viewer: Viewer
    _state: Workshop

    @property
    def id(self) -> str:
        """Id of the workshop."""
        return self._state.id

    @property
    def code(self) -> str:
        """The code to join by."""
        return self._state.code

    @property
    def seq(self) -> int:
        """Number of the latest event that this view knows."""
        return self._state.seq

    @property
    def title(self) -> str:
        """Title of the workshop."""
        return self._state.title

    @property
    def language(self) -> Language:
        """Language of the workshop itself; the viewer's own may differ."""
        return self._state.language

    @property
    def sequence(self) -> tuple[Letter, ...]:
        """The order in which this workshop works through the letters."""
        return self._state.sequence

    @property
    def date(self) -> dt.date | None:
        """The day of the session."""
        return self._state.date

    @property
    def location(self) -> str:
        """Where the session is held."""
        return self._state.location

    @property
    def created_at(self) -> dt.datetime:
        """When the workshop was made."""
        return self._state.created_at

    @property
    def theme(self) -> Theme:
        """The pressing theme."""
        return self._state.theme

    @property
    def day(self) -> dt.date:
        """The day at which ages are counted: of the session, or else of the making of the workshop."""
        return self.date or self.created_at.date()

    @property
    def map_open(self) -> bool:
        """Say whether participants may draw on the map."""
        return self._state.map_open

    @property
    def agreed(self) -> tuple[str, ...]:
        """Sellers that agreed to show their demand routes to the table."""
        return self._state.agreed

    @property
    def facilitators(self) -> tuple[Facilitator, ...]:
        """Who leads."""
        return tuple(self._state.facilitators.values())

    @property
    def empty_chairs(self) -> tuple[str, ...]:
        """Names of the actors that have an empty chair at the table."""
        return tuple(actor.name for actor in self._state.chain.actor.values() if actor.empty_chair)

    @property
    def phase(self) -> Phase | None:
        """The phase that is going on."""
        phase = self._state.phase
        return self._shown(phase) if phase else None

    @property
    def timer(self) -> Timer | None:
        """The clock, where one was set."""
        return self._state.timer

    @property
    def chosen_scene(self) -> Scene | None:
        """The facilitator's choice for the projector; None follows the phase."""
        return self._state.scene

    @property
    def next_phase(self) -> Phase | None:
        """The phase after the current one; the first one before the start."""
        agenda, phase = self._state.agenda, self._state.phase
        after = agenda[agenda.index(phase) + 1 :] if phase else agenda
        return self._shown(after[0]) if after else None

    def _shown(self, phase: Phase) -> Phase:
        """Return a phase without the own words of who leads, unless that is who looks."""
        if not phase.own_words or self.viewer.role is Role.FACILITATOR:
            return phase
        return phase.model_copy(update={"own_words": ""})

    @property
    def open_letter(self) -> Letter | None:
        """The letter that is being worked on."""
        return self._state.open_letter

    @property
    def writing_locked(self) -> bool:
        """Say whether pens are down."""
        return self._state.writing_locked

    @property
    def slow_minutes(self) -> int:
        """Slow minutes of the phases that were held."""
        return slow_minutes(self._state)

    # --- who looks ------------------------------------------------------------------------------

    @property
    def _methods(self) -> Methods:
        """What is on the table, of which somebody at the door sees nothing."""
        return self._state.methods if self._sits else Methods()

    @property
    def _sits(self) -> bool:
        return self.viewer.role is not Role.STRANGER

    @property
    def _at_the_table(self) -> bool:
        """Say whether this is somebody at the table: not the wall, which a passer-by can read."""
        return self.viewer.role in (Role.PARTICIPANT, Role.FACILITATOR)

    @property
    def _leads_here(self) -> bool:
        return self.viewer.role is Role.FACILITATOR

    @property
    def _sits_as_participant(self) -> bool:
        return self.viewer.role is Role.PARTICIPANT and bool(self.viewer.id)

    def _is_me(self, person: str) -> bool:
        return self._sits_as_participant and person == self.viewer.id

    def _acts_for(self, person: str) -> bool:
        """Say whether this is the viewer, or somebody without a device for whom the viewer writes."""
        one = self._state.participants.get(person)
        return self._is_me(person) or (self._leads_here and one is not None and one.proxy)

    def _name(self, person: str) -> str:
        one = self._state.participants.get(person)
        return one.name if one else ""

"""One drawing of the map in the making: what is drawn, where, with which pen, and what is said of it."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

from chain.map.kinds import Kind
from chain.map.layout import Layout
from chain.map.overlays.marking import ActorMark, LinkMark, Marks
from chain.map.pen import Pen
from chain.model import Chain, Look
from chain.vocabulary import Letter

Counts = Mapping[str, Mapping[Letter, int]]
"""Number of notes by ``Target.key`` and letter."""

_PLAIN_ACTOR = ActorMark()
_PLAIN_LINK = LinkMark()


@dataclass(frozen=True, slots=True)
class Sketch:
    """Everything that the parts of a drawing are made from."""

    chain: Chain
    pen: Pen
    plan: Layout
    look: Look
    marks: Marks
    kinds: Mapping[str, Kind]
    """Empty under an overlay: one thing at a time."""
    counts: Counts
    here: Mapping[str, int]
    plate_scale: float
    """How much larger the plates on links are drawn."""

    @property
    def manner(self) -> Hashable:
        """What every card and link of this drawing depends on besides what it shows."""
        look, marks = self.look, self.marks
        said = marks.letter, marks.people, bool(self.kinds)
        return self.pen, self.plan.grid, look.mirrored, look.overlay, said, self.plate_scale

    @property
    def scale(self) -> float:
        """How much larger than usual everything of a fixed size is drawn."""
        return self.plan.scale

    @property
    def warm(self) -> str | None:
        """The colour of warmth: that of the letter whose notes are counted."""
        letter = self.marks.letter
        return self.pen.colours.letters[letter].fill if letter else None

    @property
    def shows_people(self) -> bool:
        """Say whether cards show who is in the room; tags and answers to "for whom?" need the place."""
        return self.marks.people and not self.look.mirrored

    def actor_mark(self, id: str) -> ActorMark:
        """Return what the overlay says of an actor."""
        return self.marks.actors.get(id, _PLAIN_ACTOR)

    def link_mark(self, id: str) -> LinkMark:
        """Return what the overlay says of a link."""
        return self.marks.links.get(id, _PLAIN_LINK)

    def counts_of(self, key: str) -> Mapping[Letter, int]:
        """Return the numbers of notes about something that are shown in this look."""
        found, only = self.counts.get(key, {}), self.marks.letter
        return found if only is None else {only: found.get(only, 0)}

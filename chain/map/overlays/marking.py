"""What an overlay may say of the map, free of any drawing: strokes, signs, tags, and words for them."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from chain.i18n import n, t
from chain.model import Chain, Look
from chain.vocabulary import Language, Letter, LinkType

Hue = Literal["line", "ink", "accent", "near", "middle", "far"]
"""The name of a colour of the palette; it never says anything alone."""


@dataclass(frozen=True, slots=True)
class Sight:
    """What an overlay is made from; ``counts`` and ``chain`` hold only what their viewer may see."""

    chain: Chain
    look: Look
    language: Language
    counts: Mapping[str, Mapping[Letter, int]]
    day: dt.date | None

    def say(self, key: str, **params: object) -> str:
        """Return a text of the map."""
        return t(self.language, f"map.{key}", **params)

    def count(self, key: str, count: int) -> str:
        """Return a text of the map that counts."""
        return n(self.language, f"map.{key}", count)


@dataclass(frozen=True, slots=True)
class Stroke:
    """How a line is drawn: its colour, its width and its dashes."""

    hue: Hue
    width: float = 2.0
    dashes: str | None = None


_INTANGIBLE = "6 8"


def stroke_of(type: LinkType, hue: Hue = "line", width: float = 2.0) -> Stroke:
    """Return the stroke of a type of links: unbroken where something tangible passes (Allee 2008)."""
    return Stroke(hue, width, None if type.tangible else _INTANGIBLE)


@dataclass(frozen=True, slots=True)
class LinkMark:
    """What is said of a link; without a stroke it is drawn as its type is."""

    stroke: Stroke | None = None
    sign: str | None = ""
    """Name of the sign on it: empty for that of its type, None for no sign at all."""
    plate: tuple[int, int, int] | None = None
    """Dependence of source and target, and who needs the other more: 1 the source, -1 the target."""
    faint: bool = False
    crossed: bool = False
    said: str = ""
    """What a screen reader hears of it."""


@dataclass(frozen=True, slots=True)
class Tag:
    """A plate on the upper edge of a card: a sign, or the filled part of a disc, and a short word."""

    word: str
    hue: Hue
    sign: str = ""
    part: float | None = None


@dataclass(frozen=True, slots=True)
class ActorMark:
    """What is said of an actor."""

    tag: Tag | None = None
    ring: Hue | None = None
    """The colour of a thick edge around the card."""
    faint: bool = False
    crossed: bool = False
    heat: float = 0.0
    """How warm it is, 0-1."""
    said: str = ""


@dataclass(frozen=True, slots=True)
class Sample:
    """An entry of the legend: exactly one picture, and what it means."""

    word: str
    stroke: Stroke | None = None
    sign: str = ""
    plate: tuple[int, int, int] | None = None
    tag: Tag | None = None
    ring: Hue | None = None
    heat: float = 0.0
    faint: bool = False
    crossed: bool = False


@dataclass(frozen=True, slots=True)
class Marks:
    """What an overlay says of the whole map; what is not in it is drawn as ever."""

    actors: Mapping[str, ActorMark] = field(default_factory=dict)
    links: Mapping[str, LinkMark] = field(default_factory=dict)
    legend: tuple[Sample, ...] = ()
    types: bool = True
    """Whether links still look as their types do."""
    people: bool = True
    """Whether the cards still show who is in the room; tags need the place."""
    letter: Letter | None = None
    """The only letter whose numbers are shown; None shows all."""
    heat: Mapping[str, float] = field(default_factory=dict)
    """How warm each link is, 0-1."""


NOTHING_SAID = Marks()

"""The colours of Klanterfant, for light and dark screens and for paper; style sheets copy them from here."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from chain.vocabulary import Letter

Theme = Literal["light", "dark", "print"]


@dataclass(frozen=True, slots=True)
class Tone:
    """The colour of a letter, and the colour of text on it (at least 4.5:1)."""

    fill: str
    text: str


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme."""

    background: str
    surface: str
    """Boxes and cards."""
    ink: str
    soft: str
    """Words of less weight; at least 4.5:1 on the background."""
    line: str
    """Links and the edges of boxes; at least 3:1 on the background."""
    hair: str
    """Rules and frames that only please the eye."""
    accent: str
    near: str
    """Overlays: a person, lately, one's own; like the next two at least 3:1 on the background."""
    middle: str
    far: str
    kinds: tuple[str, ...]
    """Kinds of actors in the order in which they came; at least 3:1 on a card."""
    letters: Mapping[Letter, Tone]


_DAY = Palette(
    background="#FBFAF7",
    surface="#FFFFFF",
    ink="#1F2A30",
    soft="#56636B",
    line="#74848D",
    hair="#D9DCD9",
    accent="#1D5C7A",
    near="#0B7A75",
    middle="#C27A00",
    far="#8C0F3C",
    kinds=("#188FF9", "#881703", "#8A9722", "#4A255A", "#DC7274", "#113D9E", "#A66895", "#561123"),
    letters={
        Letter.T: Tone("#A32D20", "#FFFFFF"),
        Letter.W: Tone("#F2B134", "#1F2A30"),
        Letter.O: Tone("#0B7D6E", "#FFFFFF"),
        Letter.S: Tone("#1B4391", "#FFFFFF"),
    },
)
_NIGHT = Palette(
    background="#12191E",
    surface="#1C262D",
    ink="#E8ECEE",
    soft="#A3B0B8",
    line="#7F909A",
    hair="#33414A",
    accent="#7CC0DE",
    near="#7FE3CF",
    middle="#E0A030",
    far="#E0446E",
    kinds=("#2B7FEA", "#CE4930", "#A3F47A", "#766B93", "#FC9893", "#DAD5F8", "#D68DEF", "#9E5C5C"),
    letters={
        Letter.T: Tone("#E5705C", "#12191E"),
        Letter.W: Tone("#F6C75E", "#12191E"),
        Letter.O: Tone("#3FBFA9", "#12191E"),
        Letter.S: Tone("#8FA8F8", "#12191E"),
    },
)
PALETTE: Mapping[Theme, Palette] = {
    "light": _DAY,
    "dark": _NIGHT,
    "print": replace(_DAY, background="#FFFFFF"),
}
"""Brick, amber, sea green and harbour blue: apart in hue and lightness, also for eyes that miss a colour."""


_PLAIN = ("background", "surface", "ink", "soft", "line", "hair", "accent", "near", "middle", "far")


def as_variables() -> Palette:
    """Return the palette of a drawing that follows its page: variables that fall back on light colours."""
    light = PALETTE["light"]
    return Palette(
        **{name: f"var(--map-{name}, {getattr(light, name)})" for name in _PLAIN},
        kinds=tuple(f"var(--map-kind-{at}, {colour})" for at, colour in enumerate(light.kinds, start=1)),
        letters={
            letter: Tone(f"var(--letter-{letter}, {tone.fill})", f"var(--letter-{letter}-text, {tone.text})")
            for letter, tone in light.letters.items()
        },
    )


def declarations(theme: Theme) -> str:
    """Return the CSS declarations that give the variables of a drawing the colours of this theme."""
    palette = PALETTE[theme]
    lines = [f"--map-{name}: {getattr(palette, name)};" for name in _PLAIN]
    lines += [f"--map-kind-{at}: {colour};" for at, colour in enumerate(palette.kinds, start=1)]
    for letter, tone in palette.letters.items():
        lines += [f"--letter-{letter}: {tone.fill};", f"--letter-{letter}-text: {tone.text};"]
    return "\n".join(lines)

"""What the map tells besides its shape, one thing at a time: each overlay is a pure function of the sight."""

from collections.abc import Callable, Mapping

from chain.i18n import t
from chain.map.overlays.attention import attention
from chain.map.overlays.carried_by import carried_by
from chain.map.overlays.dependence import dependence
from chain.map.overlays.given_away import given_away
from chain.map.overlays.heat import heat
from chain.map.overlays.marking import NOTHING_SAID, Marks, Sight
from chain.map.overlays.neighbours import neighbours
from chain.map.overlays.what_if import what_if
from chain.model import Look
from chain.vocabulary import Language, Overlay

_OVERLAYS: Mapping[Overlay, Callable[[Sight], Marks]] = {
    Overlay.CARRIED_BY: carried_by,
    Overlay.ATTENTION: attention,
    Overlay.DEPENDENCE: dependence,
    Overlay.GIVEN_AWAY: given_away,
    Overlay.HEAT: heat,
    Overlay.NEIGHBOURS: neighbours,
    Overlay.WHAT_IF: what_if,
}


def marks(sight: Sight) -> Marks:
    """Return what the chosen overlay says of the map; nothing on the plain map."""
    return _OVERLAYS[sight.look.overlay](sight) if sight.look.overlay else NOTHING_SAID


def reading(look: Look, language: Language) -> str:
    """Return the sentence that says how to read the map in this look; empty for the plain map."""
    mirrored = t(language, "map.reading.mirrored") if look.mirrored else ""
    return " ".join(filter(None, (mirrored, _reading(look, language))))


def _reading(look: Look, language: Language) -> str:
    if look.overlay is None:
        return ""
    key = f"map.reading.{look.overlay.value}"
    if look.overlay is Overlay.HEAT:
        return t(language, key, letter=t(language, f"map.heat.{look.letter.value}"))
    waits = (look.overlay is Overlay.NEIGHBOURS and look.actor is None) or (
        look.overlay is Overlay.WHAT_IF and not look.off
    )
    return t(language, f"{key}.waits" if waits else key)

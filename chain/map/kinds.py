"""Kinds of actors: each gets a colour and a stripe in the order in which it came, and its word."""

from collections.abc import Mapping
from typing import NamedTuple

from chain.i18n import t
from chain.model import Chain
from chain.vocabulary import Language

TONES = 8
"""How many colours there are; after them they come again, with a broken stripe."""

_STRIPES = (None, "10 9", "1 10")
_KNOWN = frozenset(
    (
        "producer",
        "processor",
        "trader",
        "wholesaler",
        "shop",
        "stall",
        "restaurant",
        "cafe",
        "hotel",
        "venue",
        "delivery_platform",
        "booking_platform",
        "courier",
        "support",
        "business_customer",
        "customer_of_customer",
        "end_customer",
    )
)
"""Kinds that case files name by a code; any other kind is shown as somebody typed it."""


class Kind(NamedTuple):
    """How a kind of actors is shown."""

    word: str
    tone: int
    """Place in the colours of the palette."""
    dashes: str | None


def key_of(kind: str) -> str:
    """Return what two spellings of one kind have in common."""
    return " ".join(kind.split()).casefold()


def kinds(chain: Chain, language: Language) -> Mapping[str, Kind]:
    """Return every kind on the map by its key, in the order in which they came."""
    typed: dict[str, str] = {}
    for actor in chain.actor.values():
        if key := key_of(actor.kind):
            typed.setdefault(key, actor.kind)
    return {
        key: Kind(_word(key, kind, language), at % TONES, _STRIPES[at // TONES % len(_STRIPES)])
        for at, (key, kind) in enumerate(typed.items())
    }


def _word(key: str, typed: str, language: Language) -> str:
    return t(language, f"map.kind.{key}") if key in _KNOWN else typed

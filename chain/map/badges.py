"""Numbers that come and go while people write and walk in: drawn alone, to be replaced alone."""

from collections.abc import Mapping

from chain.i18n import n
from chain.map import signs
from chain.map.pen import Pen, Style, element
from chain.vocabulary import Language, Letter


def draw_counts(
    actor_id: str, counts: Mapping[Letter, int], language: Language, style: Style = "screen"
) -> str:
    """Return only the badges of one actor, to replace the element ``counts-<actor id>`` of a drawing."""
    return _badges(f"counts-{actor_id}", Pen(language, style), counts)


def draw_link_counts(
    link_id: str, counts: Mapping[Letter, int], language: Language, style: Style = "screen"
) -> str:
    """Return only the badges of one link, to replace the element ``linkcounts-<link id>`` of a drawing."""
    return _badges(f"linkcounts-{link_id}", Pen(language, style), counts)


def draw_here(actor_id: str, count: int, language: Language, style: Style = "screen") -> str:
    """Return only the number of people of one actor, to replace the element ``here-<actor id>``."""
    picture = signs.people(Pen(language, style), count)
    label = n(language, "map.here", count) if picture else None
    return element("g", picture, id=f"here-{actor_id}", role="img" if label else None, aria_label=label)


def _badges(id: str, pen: Pen, counts: Mapping[Letter, int]) -> str:
    label = signs.spoken_counts(pen, counts) or None
    picture = signs.letter_badges(pen, counts)
    return element("g", picture, id=id, role="img" if label else None, aria_label=label)

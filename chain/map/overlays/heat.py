"""Where the notes of one letter gather."""

from collections.abc import Mapping
from math import sqrt

from chain.map.overlays.marking import ActorMark, Marks, Sample, Sight


def heat(sight: Sight) -> Marks:
    """Return how warm every actor and link is by its number of notes; the numbers stand beside it."""
    letter = sight.look.letter
    actors, links = _noted(sight, "actor", sight.chain.actor), _noted(sight, "link", sight.chain.link)
    most = max([*actors.values(), *links.values()], default=0)
    return Marks(
        actors={id: ActorMark(heat=_warmth(count, most)) for id, count in actors.items()},
        heat={id: _warmth(count, most) for id, count in links.items()},
        legend=tuple(_sample(sight, count, most) for count in sorted({1, most}) if count and most),
        letter=letter,
    )


def _noted(sight: Sight, scope: str, among: Mapping[str, object]) -> dict[str, int]:
    counts = {id: sight.counts.get(f"{scope}:{id}", {}).get(sight.look.letter, 0) for id in among}
    return {id: count for id, count in counts.items() if count}


def _warmth(count: int, most: int) -> float:
    """Return the root of the part, so that it is the area that grows with the number."""
    return sqrt(count / most)


def _sample(sight: Sight, count: int, most: int) -> Sample:
    word = sight.count(f"count.{sight.look.letter.value}", count)
    return Sample(word, heat=_warmth(count, most))

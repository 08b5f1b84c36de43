"""Clustering a letter: how many stay on the board, and which of them probably say the same."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from chain.analysis.twins import twins
from chain.guide.letters import MOST_ITEMS
from chain.seen import SeenNote
from chain.view import View
from chain.vocabulary import Letter, Step

PROPOSED_AT_MOST = 20
"""How many pairs a cockpit gets; it shows some of them, and the next when one was merged or waved away."""

MATRIX_FROM = 3
"""How many of a letter go to the matrix."""


class Pair(NamedTuple):
    """Two notes that probably say the same, and the wish that merges what they stand in."""

    id: str
    """The same for the same two notes, so that a browser remembers that somebody said no."""
    texts: tuple[str, str]
    wish: Mapping[str, Any]
    fresh: bool
    """Whether the cluster is a new one, which gets its id where it is asked for."""


class Clustering(NamedTuple):
    """What is to be clustered now."""

    letter: Letter
    items: int
    most: int
    pairs: Sequence[Pair]

    @property
    def many(self) -> bool:
        """Say whether there are more than a table can work with."""
        return self.items > self.most


def clustering(view: View) -> Clustering | None:
    """Return how the clustering stands, for whoever leads it; None at any other moment."""
    letter = view.open_letter
    if not view.leads or view.step is not Step.CLUSTER or letter is None:
        return None
    seen = view.letter(letter)
    if not seen.revealed or seen.round is not None:
        return None
    notes = {note.id: note for note in view.revealed(letter) if not note.hidden}
    items = len({_item(note) for note in notes.values()})
    return Clustering(letter, items, MOST_ITEMS, tuple(islice(_pairs(notes), PROPOSED_AT_MOST)))


def _item(note: SeenNote) -> str:
    return note.cluster or note.id


def _pairs(notes: Mapping[str, SeenNote]) -> Iterator[Pair]:
    """Yield the likeliest pair of each two that lie apart on the board."""
    known = set[frozenset[str]]()
    for found in twins({note.id: note.text for note in notes.values()}):
        first, second = notes[found.first], notes[found.second]
        apart = frozenset((_item(first), _item(second)))
        if len(apart) == 2 and apart not in known:
            known.add(apart)
            yield _pair(first, second)


def _pair(first: SeenNote, second: SeenNote) -> Pair:
    into, other = (first, second) if first.cluster else (second, first)
    items = [_item(other)] if into.cluster else [first.id, second.id]
    wish = {"kind": "merge_notes", "items": items, **({"id": into.cluster} if into.cluster else {})}
    id = ".".join(sorted((first.id, second.id)))
    return Pair(id, (first.text, second.text), wish, fresh=not into.cluster)

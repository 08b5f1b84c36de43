"""Twins: which notes of a letter probably say the same, so that whoever leads can propose to merge them.

A proposal, never an act: people decide. Words are compared without order, endings count little, and words
that say nothing by themselves do not count. A note that says "not" is no twin of one that does not.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations
from typing import NamedTuple
from unicodedata import normalize

from rapidfuzz import fuzz

ALIKE = 84
"""From how alike two notes are twins, 0-100: found on the notes of the sample and on twins made by hand."""

ENOUGH_WORDS = 3
"""With fewer words, one note within another does not make them twins: the words must be alike as a whole."""

NOTES_AT_MOST = 400
"""On a board with more notes nobody is helped by pairs, and comparing all of them would hold up the room."""

_NOT = "niet geen nooit niemand niets nergens minder not no never nobody nothing less fewer"
_FILLERS = """
    aan al als bij daar dan dat de deze die dit door een en er ga gaat gaan had heb hebben heeft het hier
    hun iedere ik in is je jullie kan kunnen maar me meer met mijn moet moeten na naar nog nu of om omdat
    onder ons onze ook op over te toch tot uit van veel voor waar want was wat we weer wel weet weten werd
    wie wij worden wordt zal ze zich zijn zo zou zullen
    a about again all also am an and any are as at be because been but by can do does for from had has have
    he her here his how i if in into is it its just know many may me more much must my of on or our ours
    out shall she should so some than that the their them then there these they this to too up us was we
    were what when where which who will with would you your
"""
_DENIES, _SAYS_NOTHING = frozenset(_NOT.split()), frozenset(_FILLERS.split())
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_MARKS = re.compile("[\u0300-\u036f]")


class Twins(NamedTuple):
    """Two notes that probably say the same."""

    first: str
    second: str
    likeness: float
    """How alike they are, 0-100."""


class _Words(NamedTuple):
    """What of a note is compared."""

    id: str
    text: str
    number: int
    denies: bool


def twins(notes: Mapping[str, str]) -> tuple[Twins, ...]:
    """Return the pairs of notes (texts by id) that probably say the same, the most alike first."""
    return _twins(tuple(notes.items())) if len(notes) <= NOTES_AT_MOST else ()


@lru_cache(maxsize=32)
def _twins(notes: tuple[tuple[str, str], ...]) -> tuple[Twins, ...]:
    """Compare each with each; a screen that is drawn again finds what was found before."""
    read = [one for one in (_words(id, text) for id, text in notes) if one.number]
    return tuple(sorted(_alike(read), key=lambda pair: -pair.likeness))


def _alike(read: list[_Words]) -> Iterator[Twins]:
    for one, other in combinations(read, 2):
        if one.denies is not other.denies:
            continue
        likeness = fuzz.token_set_ratio(one.text, other.text, score_cutoff=ALIKE)
        if likeness and min(one.number, other.number) < ENOUGH_WORDS:
            likeness = (likeness + fuzz.token_sort_ratio(one.text, other.text)) / 2
        if likeness >= ALIKE:
            yield Twins(one.id, other.id, likeness)


def _words(id: str, text: str) -> _Words:
    bare = _MARKS.sub("", normalize("NFKD", text.casefold().replace("’", "'")))
    found = dict.fromkeys(_WORD.findall(bare))
    kept = [word for word in found if word not in _SAYS_NOTHING | _DENIES and not word.endswith("n't")]
    denies = any(word in _DENIES or word.endswith("n't") or word == "cannot" for word in found)
    return _Words(id, " ".join(sorted(kept)), len(kept), denies)

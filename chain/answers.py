"""Answers of people that are told in sums only, and so late that no sum tells what one of them said."""

from collections import Counter
from collections.abc import Iterable, Mapping

from chain.model import Participant
from chain.vocabulary import Rsvp

BLOCK = 5
"""From how many answers on there is a sum, and how many more it takes for another one (dossier 4.3)."""


def enough(answers: int, told: int) -> bool:
    """Say whether so many answers can be told of, when ``told`` were in the last sum."""
    return answers >= told + BLOCK


def invited(told: Mapping[Rsvp, int], people: Iterable[Participant]) -> Mapping[Rsvp, int]:
    """Return how people answered the invitation, as it may be told: new sums, else the last ones (K11)."""
    answers = Counter(one.rsvp for one in people if one.rsvp)
    return dict(answers) if enough(answers.total(), sum(told.values())) else told

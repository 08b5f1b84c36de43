"""Dots: who may give how many, and what a closed round says (dossier 2.9, 2.11, 2.12)."""

from collections import Counter
from collections.abc import Mapping
from math import ceil

from chain.model import Model, Participant, Round
from chain.once import once
from chain.state import Workshop
from chain.vocabulary import Letter, Rsvp

CHAIN_WIDE = 0.6
"""Share of the tiers present from which a note is chain-wide (ketenbreed)."""

MOST_DOTS = 50
"""The most dots that one person can get."""


class Result(Model):
    """What a closed round says of one note or cluster."""

    item: str
    dots: int
    tiers: tuple[str, ...]
    """Ids of the tiers that gave it a dot, from source to end customer."""
    breadth: float
    """Tiers that gave it a dot / tiers present, 0-1."""
    house_normalised: float
    """Each dot counts 1 / participants of the giver's house."""

    @property
    def chain_wide(self) -> bool:
        """Say whether enough of the tiers present gave it a dot (ketenbreed)."""
        return self.breadth >= CHAIN_WIDE


def default_budget(options: int) -> int:
    """Return how many dots each person gets: a quarter of the options, rounded up, and never more than 50.

    >>> [default_budget(options) for options in (0, 1, 4, 5, 8, 1_000)]
    [1, 1, 1, 2, 2, 50]
    """
    return min(MOST_DOTS, max(1, ceil(options / 4)))


def items(state: Workshop, letter: Letter) -> tuple[str, ...]:
    """Return what can get a dot, in the order of writing: clusters, and notes in none that are not hidden."""
    notes = (note for note in state.notes.values() if note.letter is letter and not note.hidden)
    return tuple(dict.fromkeys(note.cluster or note.id for note in notes))


def given(state: Workshop, round: Round, person: str) -> Mapping[str, int]:
    """Return this person's dots by item as it is now: dots on twins that were merged go to the cluster."""
    sums: dict[str, int] = {}
    for id, count in round.dots.get(person, {}).items():
        item = _item_now(state, id)
        if item is not None:
            sums[item] = sums.get(item, 0) + count
    return {item: min(count, round.max_per_item) for item, count in sums.items()}


def put_on(state: Workshop, round: Round, person: str, item: str) -> frozenset[str]:
    """Return the notes and clusters on which this person put the dots that count for this item now."""
    return frozenset(id for id in round.dots.get(person, {}) if _item_now(state, id) == item)


def _item_now(state: Workshop, id: str) -> str | None:
    """Return what a dot on this note or cluster counts for now; None when nothing of it is on the board."""
    note, clusters = state.notes.get(id), state.clusters
    if note and not note.cluster:
        return None if note.hidden else id
    item = note.cluster if note else id
    if item not in clusters:
        item = next((one.id for one in clusters.values() if item in one.absorbed), None)
    if item is None or all(state.notes[member].hidden for member in clusters[item].members):
        return None
    return item


def spent(state: Workshop, round: Round, person: str, *, but: str = "") -> int:
    """Return how many dots this person has given to other items than ``but``."""
    return sum(count for item, count in given(state, round, person).items() if item != but)


def present(state: Workshop, one: Participant) -> bool:
    """Say whether somebody counts as present (dossier 2.12).

    Who joined is, but for a "no" to the invitation: one that came with a file, from a facilitator, or from
    the guest before the session began. Who gave dots or wrote a note all the same has come.
    """
    if one.rsvp is not Rsvp.NO:
        return True
    wrote = any(one.id in tally.authors for tally in state.tallies.values())
    return wrote or any(round.dots.get(one.id) for round in state.rounds.values())


@once
def present_tiers(state: Workshop) -> tuple[str, ...]:
    """Return the ids of the tiers with somebody at the table, from source to end customer."""
    here = {tier_of(state, one.id) for one in state.participants.values() if present(state, one)}
    return tuple(tier.id for tier in state.chain.tiers if tier.id in here)


def tier_of(state: Workshop, participant: str) -> str | None:
    """Return the tier of a participant's actor; None for a house that is not on the map."""
    person = state.participants.get(participant)
    actor = state.chain.actor.get(person.actor or "") if person else None
    return actor.tier if actor else None


def results(state: Workshop, letter: Letter) -> tuple[Result, ...]:
    """Return the result of the round, most dots first, then breadth, then order of writing."""
    round = state.rounds[letter]
    gifts = [(person, given(state, round, person)) for person in round.dots]
    found = [_result(state, item, gifts) for item in items(state, letter)]
    return tuple(sorted(found, key=lambda one: (-one.dots, -one.breadth)))


def breadth_of_best(state: Workshop, letter: Letter, most: int = 3) -> float | None:
    """Return the mean breadth of the notes and clusters with most dots; None where no dot was given."""
    round = state.rounds[letter]
    gifts = [(person, given(state, round, person)) for person in round.dots]
    sums = Counter[str]()
    for _, dots in gifts:
        sums.update(dots)
    least = min((count for _, count in sums.most_common(most)), default=0)
    best = [_result(state, item, gifts) for item, count in sums.items() if count >= max(1, least)]
    best.sort(key=lambda one: (-one.dots, -one.breadth))
    return sum(one.breadth for one in best[:most]) / len(best[:most]) if best else None


def _result(state: Workshop, item: str, gifts: list[tuple[str, Mapping[str, int]]]) -> Result:
    givers = {person: dots[item] for person, dots in gifts if dots.get(item)}
    from_tiers = {tier_of(state, person) for person in givers}
    present = present_tiers(state)
    tiers = tuple(tier for tier in present if tier in from_tiers)
    return Result(
        item=item,
        dots=sum(givers.values()),
        tiers=tiers,
        breadth=len(tiers) / len(present) if present else 0.0,
        house_normalised=sum(count / _house_size(state, person) for person, count in givers.items()),
    )


def _house_size(state: Workshop, person: str) -> int:
    house = state.participants[person].house_key
    return sum(one.house_key == house and present(state, one) for one in state.participants.values())

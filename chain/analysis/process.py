"""How the session went: trace, heard, voice, slowness; per tier, never per person (dossier 2.9, 2.12)."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log

from chain.analysis.listening import heard_among
from chain.analysis.votes import present_tiers, tier_of
from chain.model import Model, Note
from chain.once import once
from chain.state import Workshop
from chain.vocabulary import ANSWERS, Letter, ReadBackAnswer


class Process(Model):
    """The measures of the process; None means "not yet": there is nothing to count."""

    trace_rate: float | None
    """Share of W and S notes that answer a T or O; target at least 0.8."""
    heard_rate: float | None
    """Share of the notes on the table that were read back by another tier, and confirmed."""
    first_time_right: float | None
    """Share of the confirmed ones that were right at the first try."""
    voice_evenness: float | None
    """1 when all tiers present have written as much, near 0 when one has written nearly all."""
    slow_share: float | None
    """Slow minutes / minutes of the agenda; target 0.25 to 0.40."""


@once
def houses(state: Workshop) -> Mapping[Letter, int]:
    """Return from how many houses the notes of each letter are."""
    people = state.participants
    return {
        letter: len({people[one].house_key for one in tally.authors if one in people})
        for letter, tally in state.tallies.items()
    }


def process(state: Workshop) -> Process:
    """Return how the session goes, over the notes that are on the table."""
    notes = on_the_table(state)
    inside = [note for note in notes if note.letter in ANSWERS]
    confirmed = heard_among(state, notes)
    minutes = sum(phase.minutes for phase in state.agenda)
    return Process(
        trace_rate=share((note for note in inside if _answers(state, note)), inside),
        heard_rate=share(confirmed, notes),
        first_time_right=share((note for note in confirmed if _right_at_once(note)), confirmed),
        voice_evenness=voice_evenness(state, notes),
        slow_share=sum(phase.slow_minutes for phase in state.agenda) / minutes if minutes else None,
    )


def _answers(state: Workshop, note: Note) -> bool:
    return any(id in state.notes for id in note.responds_to)


def _right_at_once(note: Note) -> bool:
    return note.read_backs[0].answer is ReadBackAnswer.YES


def on_the_table(state: Workshop) -> list[Note]:
    """Return the notes that everybody may see."""
    return [note for note in state.notes.values() if state.letters[note.letter].revealed and not note.hidden]


def share(some: Iterable[object], of: Sequence[object]) -> float | None:
    """Return the part that some are of all; None of nothing."""
    return sum(1 for _ in some) / len(of) if of else None


def voice_evenness(state: Workshop, notes: Iterable[Note]) -> float | None:
    """Return how evenly the tiers present have spoken: the entropy of their shares over its maximum.

    A note that was assumed for an empty chair counts for nobody's voice. Woolley et al. (2010).
    """
    present = present_tiers(state)
    tiers = (tier_of(state, note.author) for note in notes if not note.assumed)
    counts = Counter(tier for tier in tiers if tier in present)
    total = sum(counts.values())
    if len(present) < 2 or not total:
        return None
    return -sum(count / total * log(count / total) for count in counts.values()) / log(len(present)) + 0.0

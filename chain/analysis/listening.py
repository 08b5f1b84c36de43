"""When a note counts as heard (dossier 2.12), if anybody named listening, and how much was slow."""

from collections.abc import Iterable

from chain.analysis.votes import present_tiers, tier_of
from chain.model import Note
from chain.state import Workshop
from chain.vocabulary import ReadBackAnswer

_YES = ReadBackAnswer.YES
_LISTENING = ("luister", "gehoor", "listen")


def heard(state: Workshop, note: Note) -> bool:
    """Say whether somebody of another tier (with one tier present: another house) read it back, confirmed."""
    return bool(heard_among(state, [note]))


def heard_among(state: Workshop, notes: Iterable[Note]) -> list[Note]:
    """Return those of the notes that count as heard."""
    confirmed = [(note, one.by) for note in notes for one in note.read_backs if one.answer is _YES]
    by_tier = bool(confirmed) and len(present_tiers(state)) > 1
    found = {
        note.id: note for note, reader in confirmed if _from_elsewhere(state, reader, note.author, by_tier)
    }
    return list(found.values())


def _from_elsewhere(state: Workshop, reader: str, author: str, by_tier: bool) -> bool:
    if by_tier:
        return tier_of(state, reader) != tier_of(state, author)
    people = state.participants
    if reader not in people or author not in people:
        return False
    return people[reader].house_key != people[author].house_key


def slow_minutes(state: Workshop) -> int:
    """Return the planned slow minutes of the phases that were held."""
    return sum(phase.slow_minutes for phase in state.agenda if phase.id in state.held)


def listening_named(state: Workshop) -> bool | None:
    """Say whether somebody called out listening; None as long as nothing was called (dossier 2.12)."""
    calls = [one.text.casefold() for one in state.methods.flip.calls]
    return any(word in text for text in calls for word in _LISTENING) if calls else None

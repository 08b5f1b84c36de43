"""When a note counts as heard (dossier 2.12), if anybody named listening, and how much was slow."""

from chain.analysis.votes import present_tiers, tier_of
from chain.model import Note
from chain.state import Workshop
from chain.vocabulary import ReadBackAnswer

_LISTENING = ("luister", "gehoor", "listen")


def heard(state: Workshop, note: Note) -> bool:
    """Say whether somebody of another tier (with one tier present: another house) read it back, confirmed."""
    return any(
        one.answer is ReadBackAnswer.YES and _from_elsewhere(state, one.by, note.author)
        for one in note.read_backs
    )


def _from_elsewhere(state: Workshop, reader: str, author: str) -> bool:
    if len(present_tiers(state)) > 1:
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

"""The mean of how rested people felt, so that no answer can be told by what it changes (dossier 4.3)."""

from collections.abc import Iterable

from chain.analysis.votes import present
from chain.answers import enough
from chain.methods import MeanRest, Methods, RestMeans
from chain.state import Workshop


def means_to_show(methods: Methods) -> RestMeans:
    """Return the means as they may be shown now: the new one where five answers came in, else the last."""
    rests, shown = methods.rest.values(), methods.rest_shown
    return RestMeans(
        arriving=_next((one.arriving for one in rests), shown.arriving),
        leaving=_next((one.leaving for one in rests), shown.leaving),
    )


def _next(answers: Iterable[int | None], shown: MeanRest | None) -> MeanRest | None:
    scores = [score for score in answers if score is not None]
    if not enough(len(scores), shown.people if shown else 0):
        return shown
    return MeanRest(mean=sum(scores) / len(scores), people=len(scores))


def all_leaving(state: Workshop, rests: Methods) -> bool:
    """Say whether everybody who is present has said how rested they leave."""
    said = {person for person, one in rests.rest.items() if one.leaving is not None}
    return all(one.id in said for one in state.participants.values() if present(state, one))

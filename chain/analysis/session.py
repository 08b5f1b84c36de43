"""Every measure of a session as JSON, unrounded, in the shape of the sample's expected values."""

from collections.abc import Mapping, Sequence
from typing import Any

from chain.analysis.confrontation import confront, confronted, letters_of
from chain.analysis.listening import listening_named
from chain.analysis.process import on_the_table, process
from chain.analysis.votes import Result, present, present_tiers, results
from chain.state import Workshop
from chain.vocabulary import LETTERS, Letter

Json = dict[str, Any]


def session_measures(state: Workshop) -> Json:
    """Return what the dots, the matrix and the talking amount to; only rounds that were closed count."""
    ranked = {letter: results(state, letter) for letter in LETTERS if _closed(state, letter)}
    # Tiers are named by their place from the source on, as in the dossier.
    places = {tier.id: place for place, tier in enumerate(state.chain.tiers, start=1)}
    return {
        "votes": {one.item: _votes(one, places) for those in ranked.values() for one in those},
        "ranking": {letter.value: [one.item for one in those] for letter, those in ranked.items()},
        "confrontation": _confrontation(state),
        "process": _process(state),
    }


def session_flags(state: Workshop) -> Json:
    """Return what stands out: what nobody named, which corners were looked into, who was not there."""
    named, here = listening_named(state), present_tiers(state)
    places = {tier.id: place for place, tier in enumerate(state.chain.tiers, start=1)}
    seated = {one.actor for one in state.participants.values() if present(state, one)}
    return {
        "listening_missing_on_flipover": None if named is None else not named,
        "destep_covered": {letter.value: _corners(state, letter) for letter in LETTERS if letter.outside},
        "tiers_absent": [place for id, place in places.items() if id not in here],
        "actors_absent": [id for id in state.chain.actor if id not in seated],
    }


def _closed(state: Workshop, letter: Letter) -> bool:
    return letter in state.rounds and state.rounds[letter].closed


def _votes(one: Result, places: Mapping[str, int]) -> Json:
    return {
        "dots": one.dots,
        "tiers": [places[tier] for tier in one.tiers],
        "breadth": one.breadth,
        "org_normalised": one.house_normalised,
        "chain_wide": one.chain_wide,
    }


def _confrontation(state: Workshop) -> Json | None:
    matrix = confronted(state)
    if matrix is None or not matrix.closed:
        return None
    found = confront(matrix, letters_of(state, matrix))
    return {
        "cell_sums": {cell.value: total for cell, total in found.blocks.items()},
        "external_sums": dict(found.external),
        "internal_sums": dict(found.internal),
    }


def _process(state: Workshop) -> Json:
    found = process(state)
    return {
        "outside_in_trace_rate": found.trace_rate,
        "heard_rate": found.heard_rate,
        "tier_voice_evenness": found.voice_evenness,
        "slow_share": found.slow_share,
    }


def _corners(state: Workshop, letter: Letter) -> Sequence[str]:
    notes = (note for note in on_the_table(state) if note.letter is letter)
    return sorted({note.destep.value for note in notes if note.destep})

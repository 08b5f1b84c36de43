"""The agendas and the table rules that ship with the product (dossier 3.1 and 3.2), kept as data."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from pydantic import TypeAdapter

from chain.model import Phase, Text
from chain.vocabulary import LETTERS, Letter, Preset

_DATA = Path(__file__).parent / "presets"
_PHASES: TypeAdapter[tuple[Phase, ...]] = TypeAdapter(tuple[Phase, ...])
_TEXTS: TypeAdapter[tuple[Text, ...]] = TypeAdapter(tuple[Text, ...])


METHODS = (
    "greeting",
    "round",
    "cards",
    "rapid_fire",
    "joint_mapping",
    "review",
    "1-2-4-all",
    "garden",
    "brainwriting+LSD+dots",
    "brainwriting+dots",
    "1-2-4-all+LSD+dots",
    "1-2-4-all+dots",
    "round_robin+LSD+dots",
    "round_robin+dots",
    "walk_and_talk",
    "silence",
    "group_scoring",
    "gate",
    "proposal",
    "one_word",
)
"""The methods that the product knows, in the order of a session; their words are ``method.<method>``."""


def agenda(preset: Preset, sequence: Sequence[Letter] = LETTERS) -> tuple[Phase, ...]:
    """Return the phases of a preset; in another sequence, letters change places with all they have."""
    return in_sequence(_phases(preset), sequence)


def in_sequence(phases: Sequence[Phase], sequence: Sequence[Letter]) -> tuple[Phase, ...]:
    """Return the phases with the letters in this sequence; other letters than it has stay where they are."""
    by_letter = {phase.letter: phase for phase in phases if phase.letter}
    if sorted(by_letter) != sorted(sequence) or len(by_letter) < sum(1 for one in phases if one.letter):
        return tuple(phases)
    letters = iter(sequence)
    return tuple(by_letter[next(letters)] if phase.letter else phase for phase in phases)


@cache
def house_rules() -> tuple[Text, ...]:
    """Return the table rules that open a workshop (tafelregels)."""
    return _TEXTS.validate_json((_DATA / "house_rules.json").read_bytes())


@cache
def _phases(preset: Preset) -> tuple[Phase, ...]:
    return _PHASES.validate_json((_DATA / f"{preset.value}.json").read_bytes())

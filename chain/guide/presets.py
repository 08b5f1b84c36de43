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


def agenda(preset: Preset, sequence: Sequence[Letter] = LETTERS) -> tuple[Phase, ...]:
    """Return the phases of a preset; in another sequence, letters change places with all they have."""
    phases = _phases(preset)
    by_letter = {phase.letter: phase for phase in phases if phase.letter}
    letters = iter(sequence)
    return tuple(by_letter[next(letters)] if phase.letter else phase for phase in phases)


@cache
def house_rules() -> tuple[Text, ...]:
    """Return the table rules that open a workshop (tafelregels)."""
    return _TEXTS.validate_json((_DATA / "house_rules.json").read_bytes())


@cache
def _phases(preset: Preset) -> tuple[Phase, ...]:
    return _PHASES.validate_json((_DATA / f"{preset.value}.json").read_bytes())

"""The agendas that ship are the ones of the method, in both languages."""

import pytest

from chain.decide.agenda import check_agenda
from chain.guide.presets import agenda, house_rules
from chain.guide.validator import warnings
from chain.vocabulary import SEQUENCES, Letter, Preset, Scene

BOTH = pytest.mark.parametrize("preset", Preset)


@BOTH
@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES)
def test_a_preset_is_accepted_without_a_warning_in_either_sequence(
    preset: Preset, sequence: tuple[Letter, ...]
) -> None:
    phases = agenda(preset, sequence)

    check_agenda(phases, sequence)
    assert warnings(phases) == ()


@pytest.mark.parametrize(
    ("preset", "minutes", "slow"), [(Preset.HALF_DAY, 240, 75), (Preset.NINETY_MINUTES, 90, 28)]
)
def test_a_preset_has_the_minutes_of_the_dossier(preset: Preset, minutes: int, slow: int) -> None:
    phases = agenda(preset)

    assert sum(phase.minutes for phase in phases) == minutes
    assert sum(phase.slow_minutes for phase in phases) == slow


@BOTH
def test_every_phase_speaks_both_languages(preset: Preset) -> None:
    texts = [text for phase in agenda(preset) for text in (phase.name, phase.prompt, phase.instruction)]

    assert all(text.nl and text.en for text in texts)


@BOTH
def test_screens_go_dark_for_silence_and_for_a_walk(preset: Preset) -> None:
    dark = [phase for phase in agenda(preset) if phase.dark]

    assert [phase.method for phase in dark] in (["walk_and_talk"], ["silence"])
    assert all(phase.scene is Scene.DARK for phase in dark)


@BOTH
def test_a_letter_shows_its_board_and_the_letters_change_places_with_their_words(preset: Preset) -> None:
    usual = {phase.letter: phase for phase in agenda(preset) if phase.letter}
    other = [phase for phase in agenda(preset, SEQUENCES["TOWS"]) if phase.letter]

    assert all(phase.scene is Scene.BOARD for phase in usual.values())
    assert other == [usual[letter] for letter in SEQUENCES["TOWS"]]


def test_the_table_rules_are_there_in_both_languages() -> None:
    assert len(house_rules()) == 7
    assert all(rule.nl and rule.en for rule in house_rules())


@pytest.mark.parametrize(
    "words", [("Petten", "Hats"), ("Concurrenten", "Competitors"), ("Chatham", "Chatham")]
)
def test_the_rules_hold_the_hats_the_law_and_the_confidence(words: tuple[str, str]) -> None:
    dutch, english = words

    assert [rule for rule in house_rules() if dutch in rule.nl and english in rule.en]

"""An agenda that is allowed but not wise gets a sentence for each thing to reconsider."""

import pytest

from chain.guide.presets import METHODS, agenda
from chain.guide.validator import warnings
from chain.model import Phase, Text
from chain.vocabulary import Language, Letter, Preset


def a_phase(minutes: int, slow: int = 0, method: str = "round", id: str = "p") -> Phase:
    return Phase(id=id, name=Text(en="Phase"), minutes=minutes, slow_minutes=slow, method=method)


def codes(*phases: Phase) -> list[str]:
    return [finding.code for finding in warnings(phases)]


def test_an_empty_agenda_has_nothing_to_warn_about() -> None:
    assert warnings(()) == ()


@pytest.mark.parametrize(
    ("slow", "found"), [(24, ["agenda-little-slow"]), (25, []), (40, []), (41, ["agenda-much-slow"])]
)
def test_a_quarter_to_two_fifths_of_the_time_is_slow(slow: int, found: list[str]) -> None:
    assert codes(a_phase(100, slow)) == found


def test_more_than_45_fast_minutes_in_a_row_are_too_many() -> None:
    assert codes(a_phase(40, 20), a_phase(45), a_phase(10, 5)) == []
    assert codes(a_phase(40, 20), a_phase(25), a_phase(21), a_phase(10, 10)) == ["agenda-fast-row"]


def test_slow_time_interrupts_a_fast_row() -> None:
    assert codes(a_phase(30), a_phase(30, 30), a_phase(30)) == []


def test_a_session_over_two_hours_has_a_slow_block_of_a_quarter() -> None:
    short = [a_phase(40, 14)] * 3
    long = [a_phase(41, 14)] * 3

    assert (codes(*short), codes(*long)) == ([], ["agenda-no-slow-block"])


def test_silent_phases_after_each_other_are_one_slow_block() -> None:
    assert codes(a_phase(10, 10), a_phase(10, 10), *[a_phase(41, 8)] * 3) == []


@pytest.mark.parametrize(("method", "found"), [("one_word", []), ("gate", ["agenda-no-closing-round"])])
def test_the_last_phase_is_a_round(method: str, found: list[str]) -> None:
    assert codes(a_phase(30, 10), a_phase(10, 3, method)) == found


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(
    "phases",
    [[a_phase(150, 1, "gate")], [a_phase(150, 149)], [a_phase(50, 40), a_phase(60)]],
)
def test_every_finding_has_its_sentence(language: Language, phases: list[Phase]) -> None:
    found = warnings(phases)

    sentences = [finding.to(language) for finding in found]
    assert sentences
    assert all(len(sentence) > 20 for sentence in sentences)


def test_a_round_with_the_stick_or_one_word_closes_a_day_and_dots_do_not() -> None:
    closing = {method: codes(a_phase(30, 10), a_phase(10, 3, method)) for method in METHODS}

    assert [method for method, found in closing.items() if not found] == ["round", "one_word"]


@pytest.mark.parametrize(
    ("phases", "found"),
    [
        ([a_phase(10, 6, "greeting"), a_phase(10)], []),
        ([a_phase(15, 5, "review"), a_phase(5)], []),
        ([a_phase(15, 5, "review"), a_phase(20, 5)], ["agenda-late-voice"]),
        ([a_phase(20, 8, "cards"), a_phase(20, 5)], []),
        ([a_phase(30, 8, "gate"), a_phase(10, 5)], ["agenda-late-voice"]),
    ],
)
def test_everybody_speaks_in_the_first_twenty_minutes(phases: list[Phase], found: list[str]) -> None:
    assert codes(*phases) == found


def test_a_letter_that_is_all_silence_is_opened_by_nobody() -> None:
    silent = a_phase(10, 10, "silence").model_copy(update={"letter": Letter.W})
    (found,) = warnings([a_phase(20), silent, a_phase(5)])

    assert found.code == "agenda-letter-unopened"
    assert "zwakten" in found.to(Language.NL).lower()


@pytest.mark.parametrize("preset", Preset)
def test_the_agendas_that_ship_give_nothing_to_warn_about(preset: Preset) -> None:
    assert warnings(agenda(preset)) == ()

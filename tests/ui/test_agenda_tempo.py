"""The strip tells fast from slow without colour, and says aloud what it shows."""

import re

import pytest

from chain.guide.presets import agenda
from chain.i18n import catalogue
from chain.model import Phase, Text
from chain.vocabulary import Language, Preset
from ui.agenda_tempo import strip


@pytest.mark.parametrize("preset", Preset)
def test_blocks_are_as_wide_as_their_minutes_and_hatched_where_they_are_slow(preset: Preset) -> None:
    phases = agenda(preset)

    drawn = strip(phases)

    slow = [int(size) for size in re.findall(r"flex:(\d+);height[^\"]*repeating-linear-gradient", drawn)]
    wide = [int(size) for size in re.findall(r"flex:(\d+);min-width", drawn)]
    assert slow == [phase.slow_minutes for phase in phases if phase.slow_minutes]
    assert wide == [phase.minutes for phase in phases]


def test_letters_stand_below_their_blocks_in_their_order() -> None:
    labels = re.findall(r"font-weight:700[^>]*>(.)<", strip(agenda(Preset.HALF_DAY)))

    assert labels == ["T", "W", "O", "S"]


def test_the_strip_is_read_aloud_and_shows_names_as_they_were_typed() -> None:
    drawn = strip([Phase(id="p", name=Text(nl='<b>"Koffie"</b>'), minutes=10, slow_minutes=4)])

    assert "<b>" not in drawn
    assert "&lt;b&gt;&quot;Koffie&quot;&lt;/b&gt;: 10 minuten, waarvan 4 minuten traag" in drawn
    assert 'role="img"' in drawn


def test_a_phase_without_minutes_has_no_block() -> None:
    phases = [Phase(id="p", name=Text(nl="Niets"), minutes=0), Phase(id="q", name=Text(nl="Iets"), minutes=5)]

    assert "Niets" not in strip(phases)


@pytest.mark.parametrize("language", Language)
def test_whatever_is_unwise_about_an_agenda_is_told_with_its_reason(language: Language) -> None:
    words = catalogue(language)
    codes = [key.removeprefix("finding.") for key in words if key.startswith("finding.agenda-")]

    assert len(codes) > 5
    assert [code for code in codes if f"agenda.why.{code}" not in words] == []

"""The projector follows the method of the phase, and what has been started in it."""

from typing import Any

import pytest

from chain.methods import Candidate, Matrix, Methods, Stick, ThemeVote
from chain.model import Theme
from chain.scene import methods_of, scene_of
from chain.vocabulary import Letter, Scene
from tests.builders import a_phase

CANDIDATES = {"c": Candidate(id="c", theme=Theme(sentence="Wie kent onze gast nog?"))}


@pytest.mark.parametrize(
    ("method", "left", "scene"),
    [
        ("", {}, Scene.PROMPT),
        ("cards", {}, Scene.CARDS),
        ("rapid_fire", {}, Scene.FLIP),
        ("garden", {}, Scene.GARDEN),
        ("one_word", {}, Scene.WORDS),
        ("round", {}, Scene.PROMPT),
        ("round", {"stick": Stick(holder="noor")}, Scene.STICK),
        ("one_word", {"stick": Stick(holder="noor")}, Scene.STICK),
        ("1-2-4-all", {}, Scene.PROMPT),
        ("1-2-4-all", {"groups": (("noor", "kees"),)}, Scene.GROUPS),
        ("1-2-4-all", {"candidates": CANDIDATES}, Scene.THEMES),
        ("1-2-4-all", {"candidates": CANDIDATES, "groups": (("noor", "kees"),)}, Scene.GROUPS),
        (
            "1-2-4-all",
            {"candidates": CANDIDATES, "groups": (("noor", "kees"),), "theme_vote": ThemeVote()},
            Scene.THEMES,
        ),
        ("group_scoring", {}, Scene.PROMPT),
        ("group_scoring", {"matrix": Matrix(external=("t",), internal=("w",))}, Scene.MATRIX),
        ("something of our own", {}, Scene.PROMPT),
    ],
)
def test_the_wall_follows_the_method(method: str, left: dict[str, Any], scene: Scene) -> None:
    assert scene_of(a_phase("one", method=method), Methods(**left), revealed=False) is scene


def test_a_dark_phase_stays_dark_whatever_was_started() -> None:
    walk = a_phase("walk", method="walk_and_talk", dark=True, scene=Scene.DARK)

    assert scene_of(walk, Methods(groups=(("noor", "kees"),)), revealed=False) is Scene.DARK


def test_notes_on_the_table_stay_there_while_the_stick_goes_round() -> None:
    letter = a_phase("T", Letter.T, scene=Scene.BOARD)
    going_round = Methods(stick=Stick(holder="noor"))

    assert scene_of(letter, going_round, revealed=True) is Scene.BOARD
    assert scene_of(letter, going_round, revealed=False) is Scene.STICK
    assert scene_of(letter, Methods(), revealed=False) is Scene.PROMPT


def test_an_agenda_writes_several_methods_in_one_word() -> None:
    assert methods_of(a_phase("T", method="brainwriting+LSD+dots")) == ["brainwriting", "LSD", "dots"]
    assert methods_of(a_phase("T")) == []
    assert scene_of(None, Methods(), revealed=False) is Scene.WELCOME

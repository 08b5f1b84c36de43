"""What the projector shows while the facilitator chose nothing: what the phase and its method need. Pure."""

from collections.abc import Sequence

from chain.methods import Methods
from chain.model import Phase
from chain.vocabulary import Scene

_BY_METHOD = {"cards": Scene.CARDS, "rapid_fire": Scene.FLIP, "one_word": Scene.WORDS, "garden": Scene.GARDEN}


def methods_of(phase: Phase | None) -> Sequence[str]:
    """Return the methods of a phase; an agenda writes them as ``brainwriting+LSD+dots``.

    >>> methods_of(None)
    []
    """
    return phase.method.split("+") if phase and phase.method else []


def settles_theme(phase: Phase | None) -> bool:
    """Say whether a phase is there to come to the one theme, or to confirm it."""
    if phase is None or phase.letter:
        return False
    return "1-2-4-all" in methods_of(phase) or phase.id == "theme"


def scene_of(phase: Phase | None, methods: Methods, *, revealed: bool) -> Scene:
    """Return what fits the phase; ``revealed``: the notes of its letter are on the table."""
    if phase is None:
        return Scene.WELCOME
    if phase.dark:
        return Scene.DARK
    if phase.scene is Scene.BOARD and revealed:
        return Scene.BOARD
    return _going_round(methods) or _by_method(phase, methods) or _before_the_reveal(phase)


def _going_round(methods: Methods) -> Scene | None:
    """Return the scene of who speaks, or sits with whom: that is what the table waits for."""
    if methods.stick and not methods.stick.away:
        return Scene.STICK
    voting = methods.theme_vote is not None and not methods.theme_vote.closed
    return Scene.GROUPS if methods.groups and not voting else None


def _by_method(phase: Phase, methods: Methods) -> Scene | None:
    asked = methods_of(phase)
    if "1-2-4-all" in asked and not phase.letter and methods.candidates:
        return Scene.THEMES
    if "group_scoring" in asked and methods.matrix:
        return Scene.MATRIX
    return next((_BY_METHOD[one] for one in asked if one in _BY_METHOD), None)


def _before_the_reveal(phase: Phase) -> Scene:
    return Scene.PROMPT if phase.scene is Scene.BOARD else phase.scene

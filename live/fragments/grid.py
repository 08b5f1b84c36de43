"""Everybody's own grid of the matrix: what nobody has scored yet looks the same to all, and is drawn once."""

from typing import NamedTuple

from markupsafe import Markup

from chain.view import View
from chain.vocabulary import Language
from live.fragments.faces import markup
from live.fragments.parts import label_of, letter_of


class Side(NamedTuple):
    """A note or cluster of the matrix."""

    id: str
    letter: str
    label: str


class ScoreFace(NamedTuple):
    """The five scores of one crossing; ``mine`` is the one that was chosen."""

    language: Language
    external: str
    internal: Side
    mine: int | None


class Row(NamedTuple):
    """A threat or opportunity, and its scores."""

    outside: Side
    scores: tuple[ScoreFace, ...]


class GridFace(NamedTuple):
    """All crossings, with the scores of one person."""

    language: Language
    rows: tuple[Row, ...]


def grid(view: View) -> Markup:
    """Return the markup of the viewer's own grid; empty where there is nothing to score."""
    matrix, language = view.matrix, view.viewer.language
    if matrix is None:
        return Markup()
    inside = [_side(view, id) for id in matrix.internal]
    rows = (
        Row(
            _side(view, external),
            tuple(ScoreFace(language, external, one, _mine(view, external, one.id)) for one in inside),
        )
        for external in matrix.external
    )
    return markup(GridFace(language, tuple(rows)))


def score(view: View, key: str) -> Markup:
    """Return the markup of one crossing, ``<external>.<internal>``."""
    external, internal = key.split(".")
    face = ScoreFace(view.viewer.language, external, _side(view, internal), _mine(view, external, internal))
    return markup(face)


def _side(view: View, item: str) -> Side:
    return Side(item, letter_of(view, item), label_of(view, item))


def _mine(view: View, external: str, internal: str) -> int | None:
    return view.matrix.mine.get(external, {}).get(internal) if view.matrix else None

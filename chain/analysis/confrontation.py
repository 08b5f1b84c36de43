"""The confrontation matrix after scoring: means, spreads and sums (dossier 2.1, 2.12)."""

from collections.abc import Callable, Mapping

from chain.methods import Matrix
from chain.model import Model
from chain.once import once
from chain.state import Workshop
from chain.vocabulary import Cell, Letter, LetterStatus

TALK_FIRST = 3
"""From this spread on the table talks before it goes on."""


class CellResult(Model):
    """What the table says of one crossing."""

    external: str
    internal: str
    cell: Cell
    mean: float | None
    """The agreed score where there is one, else the mean of all scores; None without any."""
    spread: int
    """Highest minus lowest score of a person."""
    scores: int
    """How many people scored it."""

    @property
    def talk_first(self) -> bool:
        """Say whether people see this so differently that they should talk first."""
        return self.spread >= TALK_FIRST


class Confrontation(Model):
    """All crossings, and what they add up to; sums are sums of means."""

    cells: tuple[CellResult, ...]
    external: Mapping[str, float]
    """Per threat or opportunity; below 0: we are exposed here."""
    internal: Mapping[str, float]
    """Per weakness or strength; the lowest is the first to mend, the highest the first to use."""
    blocks: Mapping[Cell, float]


@once
def confronted(state: Workshop) -> Matrix | None:
    """Return the matrix as far as everybody can read what stands in it; letters can be gone back to."""
    matrix = state.methods.matrix
    return narrowed(matrix, lambda id: shown(state, id)) if matrix else None


def narrowed(matrix: Matrix, keeps: Callable[[str], bool]) -> Matrix:
    """Return the matrix with only some of its notes and clusters, and their scores."""
    external, internal = tuple(filter(keeps, matrix.external)), tuple(filter(keeps, matrix.internal))
    scores = {
        person: {id: _only(rows[id], internal) for id in external if id in rows}
        for person, rows in matrix.scores.items()
    }
    return matrix.model_copy(update={"external": external, "internal": internal, "scores": scores})


def shown(state: Workshop, item: str) -> bool:
    """Say whether everybody can read this note or cluster: a reveal can be taken back, a note be hidden."""
    cluster = state.clusters.get(item)
    notes = (state.notes.get(id) for id in (cluster.members if cluster else (item,)))
    return any(one and not one.hidden and state.letters[one.letter].revealed for one in notes)


def in_matrix(state: Workshop, item: str) -> bool:
    """Say whether a note or cluster stands in the matrix: then it stays, so that no score is lost."""
    matrix = state.methods.matrix
    return matrix is not None and item in (*matrix.external, *matrix.internal)


def waits(state: Workshop) -> bool:
    """Say whether scoring waits, with all there is of it, because a letter was gone back to."""
    matrix = state.methods.matrix
    going = matrix is not None and not matrix.closed
    return going and any(one.status is not LetterStatus.CLOSED for one in state.letters.values())


def _only(row: Mapping[str, int], internal: tuple[str, ...]) -> Mapping[str, int]:
    return {id: score for id, score in row.items() if id in internal}


def letters_of(state: Workshop, matrix: Matrix) -> Mapping[str, Letter]:
    """Return the letter of every item of the matrix."""
    notes, clusters = state.notes, state.clusters
    return {
        id: (clusters[id] if id in clusters else notes[id]).letter
        for id in (*matrix.external, *matrix.internal)
    }


def confront(matrix: Matrix, letters: Mapping[str, Letter]) -> Confrontation:
    """Return what the scores say; ``letters`` holds the letter of every item of the matrix.

    >>> scores = {"p1": {"t": {"w": -2}}, "p2": {"t": {"w": 1}}}
    >>> matrix = Matrix(external=("t",), internal=("w",), scores=scores)
    >>> found = confront(matrix, {"t": Letter.T, "w": Letter.W})
    >>> found.cells[0].mean, found.cells[0].spread, found.cells[0].talk_first, found.blocks[Cell.WT]
    (-0.5, 3, True, -0.5)
    >>> confront(Matrix(external=(), internal=()), {}).cells
    ()
    """
    cells = tuple(
        _cell(matrix, external, internal, Cell(letters[internal] + letters[external]))
        for external in matrix.external
        for internal in matrix.internal
    )
    return Confrontation(
        cells=cells,
        external={id: sum(one.mean or 0 for one in cells if one.external == id) for id in matrix.external},
        internal={id: sum(one.mean or 0 for one in cells if one.internal == id) for id in matrix.internal},
        blocks={cell: sum(one.mean or 0 for one in cells if one.cell is cell) for cell in Cell},
    )


def _cell(matrix: Matrix, external: str, internal: str, cell: Cell) -> CellResult:
    found = {person: rows.get(external, {}).get(internal) for person, rows in matrix.scores.items()}
    agreed = found.pop("", None)
    scores = [score for score in found.values() if score is not None]
    mean = agreed if agreed is not None else (sum(scores) / len(scores) if scores else None)
    spread = max(scores) - min(scores) if scores else 0
    told = {"external": external, "internal": internal, "cell": cell}
    return CellResult(**told, mean=mean, spread=spread, scores=len(scores))

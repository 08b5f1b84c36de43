"""The confrontation matrix: score alone, talk where the spread is wide, ask how we can (dossier 2.1)."""

from collections.abc import Iterator, Sequence
from typing import Any

from chain import method_commands as m
from chain import method_events as e
from chain.analysis.confrontation import shown, waits
from chain.analysis.votes import items, results
from chain.decide.rule import Moment, rule
from chain.errors import NotAllowed, NotFound
from chain.methods import FocusPoint, Matrix
from chain.state import Workshop
from chain.vocabulary import LETTERS, Letter, LetterStatus

FOCUS_LIMIT = 3


@rule(m.OpenMatrix)
def open_matrix(moment: Moment, command: m.OpenMatrix) -> Sequence[e.MethodEvent]:
    """Lay out what weighs most of each letter, or let a closed matrix go on."""
    state = moment.state
    if state.methods.matrix and not state.methods.matrix.closed:
        return []
    check_all_closed(state)
    if state.methods.matrix:
        return [e.MatrixReopened()]
    matrix = _chosen(state, command) if command.external or command.internal else _heaviest(state, command)
    if not matrix.external or not matrix.internal:
        raise NotAllowed("nothing-to-confront")
    return [e.MatrixOpened(matrix=matrix)]


def check_all_closed(state: Workshop) -> None:
    """Refuse to confront while a letter waits or is open, also one that was gone back to.

    Raises:
        NotAllowed: ``gate-closed``.
    """
    for letter in state.sequence:
        if state.letters[letter].status is not LetterStatus.CLOSED:
            raise NotAllowed("gate-closed", letter=letter.value)


def _chosen(state: Workshop, command: m.OpenMatrix) -> Matrix:
    """Return the matrix of the items that were named; each from its own side."""
    sides = {True: command.external, False: command.internal}
    for outside, named in sides.items():
        there = {id for letter in LETTERS if letter.outside is outside for id in on_board(state, letter)}
        if not there.issuperset(named):
            raise NotFound("note-not-found")
    return Matrix(external=tuple(dict.fromkeys(sides[True])), internal=tuple(dict.fromkeys(sides[False])))


def on_board(state: Workshop, letter: Letter) -> Iterator[str]:
    """Yield whatever of a letter may be scored: notes, also of a cluster, and clusters; all can read them."""
    found = (
        one.id for those in (state.notes, state.clusters) for one in those.values() if one.letter is letter
    )
    yield from (id for id in found if shown(state, id))


def _heaviest(state: Workshop, command: m.OpenMatrix) -> Matrix:
    top = {letter: heaviest(state, letter)[: command.per_letter] for letter in LETTERS}
    return Matrix(external=(*top[Letter.T], *top[Letter.O]), internal=(*top[Letter.W], *top[Letter.S]))


def heaviest(state: Workshop, letter: Letter) -> tuple[str, ...]:
    """Return the notes and clusters of a letter: most dots first, else in the order of writing."""
    if not state.letters[letter].revealed:
        return ()
    dotted = letter in state.rounds and state.rounds[letter].closed
    return tuple(one.item for one in results(state, letter)) if dotted else items(state, letter)


@rule(m.ScoreCell)
def score_cell(moment: Moment, command: m.ScoreCell) -> Sequence[e.MethodEvent]:
    """Score a cell; a facilitator who names nobody writes down what the table agreed."""
    table = moment.leads and command.participant is None
    person, matrix = "" if table else moment.writer(command.participant), _open(moment)
    if command.external not in matrix.external or command.internal not in matrix.internal:
        raise NotFound("cell-not-found")
    now = matrix.scores.get(person, {}).get(command.external, {}).get(command.internal)
    if now == command.score:
        return []
    cell = command.model_dump(include={"external", "internal", "score"})
    return [e.CellScored(participant=person, **cell)]


@rule(m.CloseMatrix)
def close_matrix(moment: Moment, command: m.CloseMatrix) -> Sequence[e.MethodEvent]:
    """End the scoring."""
    matrix = moment.state.methods.matrix
    if matrix is not None and matrix.closed:
        return []
    _open(moment)
    return [e.MatrixClosed()]


def _open(moment: Moment) -> Matrix:
    """Return the matrix that is being scored; while a letter is open again it waits, with all it has."""
    matrix = moment.state.methods.matrix
    if matrix is None or matrix.closed:
        raise NotAllowed("matrix-not-open")
    if waits(moment.state):
        raise NotAllowed("matrix-waits")
    return matrix


@rule(m.WriteFocus)
def write_focus(moment: Moment, command: m.WriteFocus) -> Sequence[e.MethodEvent]:
    """Write a focus point; three are enough for one workshop. Put differently, it asks everybody again."""
    focus, there = moment.state.methods.focus, {*moment.state.notes, *moment.state.clusters}
    before = focus.get(command.id)
    if before is None and len(focus) >= FOCUS_LIMIT:
        raise NotAllowed("focus-full", limit=FOCUS_LIMIT)
    if not {*there, *(before.sources if before else ())}.issuperset(command.sources):
        raise NotFound("note-not-found")
    fields = command.model_dump(exclude={"kind"})
    after = _reworded(before, fields) if before else FocusPoint(**fields)
    return [] if after == before else [e.FocusWritten(focus=after)]


def _reworded(before: FocusPoint, fields: dict[str, Any]) -> FocusPoint:
    after = before.model_copy(update=fields)
    if (after.cell, after.text) == (before.cell, before.text):
        return after
    said = bool(before.agree or before.dissent)
    return after.model_copy(update={"agree": (), "dissent": {}, "reworded": before.reworded or said})


@rule(m.DropFocus)
def drop_focus(moment: Moment, command: m.DropFocus) -> Sequence[e.MethodEvent]:
    """Take a focus point away."""
    return [e.FocusDropped(id=command.id)] if command.id in moment.state.methods.focus else []


@rule(m.TakeStance)
def take_stance(moment: Moment, command: m.TakeStance) -> Sequence[e.MethodEvent]:
    """Agree or disagree with a focus point; a reason is printed next to it (R23)."""
    person, focus = moment.writer(command.participant), moment.state.methods.focus.get(command.focus)
    if focus is None:
        raise NotFound("focus-not-found")
    now = True if person in focus.agree else (False if person in focus.dissent else None)
    reason = command.reason if command.agrees is False else ""
    if now is command.agrees and reason == focus.dissent.get(person, ""):
        return []
    stance = {"agrees": command.agrees, "reason": reason}
    return [e.StanceTaken(focus=command.focus, participant=person, **stance)]

"""Writing, hiding, merging and reading back: a note is its author's; the board is the facilitator's."""

from collections.abc import Sequence
from typing import Any

from chain import commands as c
from chain import events as e
from chain.analysis.confrontation import in_matrix
from chain.decide.rule import Moment, rule
from chain.errors import Conflict, NotAllowed, NotFound
from chain.model import Cluster, Note, ReadBack, Target
from chain.state import Workshop
from chain.vocabulary import ANSWERS, Letter, ReadBackAnswer, Scope

NOTE_LIMIT = 10_000
AUTHOR_LIMIT = 300
READ_BACK_LIMIT = 20
READER_LIMIT = 3
"""How often one reader gives one note back."""


@rule(c.WriteNote)
def write_note(moment: Moment, command: c.WriteNote) -> Sequence[e.Event]:
    """Write a note under the open letter."""
    author = moment.writer(command.author)
    _check_may_write(moment, command.letter)
    if command.id in moment.state.clusters:
        raise Conflict("id-taken", id=command.id)
    _check_new(moment.state, command.id)
    _check_room(moment.state, author)
    _check_body(moment, command, command.letter)
    note = Note(id=command.id, letter=command.letter, author=author, written_at=moment.now, **_body(command))
    return [e.NoteWritten(note=note)]


@rule(c.EditNote)
def edit_note(moment: Moment, command: c.EditNote) -> Sequence[e.Event]:
    """Put one's own note differently, as long as its letter is open and no dots were asked for."""
    before = _own(moment, command.id)
    _check_may_change(moment, before.letter)
    _check_body(moment, command, before.letter, answered=before.responds_to)
    after = before.model_copy(update={**_body(command), "edited": True})
    return [] if after == before else [e.NoteEdited(note=after)]


@rule(c.DeleteNote)
def delete_note(moment: Moment, command: c.DeleteNote) -> Sequence[e.Event]:
    """Take one's own note back; deleting what is gone is fine."""
    if command.id not in moment.state.notes:
        return []
    note = _own(moment, command.id)
    _check_may_change(moment, note.letter)
    _check_not_scored(moment, note.id)
    out = take_out(moment, c.TakeOut(note=note.id)) if note.cluster else []
    return [*out, e.NoteDeleted(id=note.id)]


def _body(command: c.NoteBody) -> dict[str, Any]:
    fields = {name: getattr(command, name) for name in c.NoteBody.model_fields if name != "note_kind"}
    return {**fields, "kind": command.note_kind}


def _own(moment: Moment, id: str) -> Note:
    """Return a note that this person may change: their own, or (for a facilitator) one of a proxy."""
    note = moment.note(id)
    author = moment.state.participants.get(note.author)
    written_for = moment.leads and author is not None and author.proxy
    if not written_for and (moment.leads or note.author != moment.by.id):
        raise NotAllowed("not-your-note")
    return note


def _check_may_write(moment: Moment, letter: Letter) -> None:
    moment.letter(letter)
    if moment.state.writing_locked and not moment.leads:
        raise NotAllowed("writing-locked")
    if letter in moment.state.rounds and not moment.state.rounds[letter].closed:
        raise NotAllowed("list-closed", letter=letter.value)


def _check_may_change(moment: Moment, letter: Letter) -> None:
    """What dots were asked for stays as it is, so that they mean what their givers meant."""
    _check_may_write(moment, letter)
    if letter in moment.state.rounds:
        raise NotAllowed("list-closed", letter=letter.value)


def _check_not_scored(moment: Moment, id: str) -> None:
    if in_matrix(moment.state, id):
        raise NotAllowed("in-matrix")


def _check_new(state: Workshop, id: str) -> None:
    """An id that dots were put on stays taken: what comes after must not get them."""
    dotted = any(id in dots for one in state.rounds.values() for dots in one.dots.values())
    if id in state.notes or dotted or any(id in one.absorbed for one in state.clusters.values()):
        raise Conflict("id-taken", id=id)


def _check_room(state: Workshop, author: str) -> None:
    if len(state.notes) >= NOTE_LIMIT:
        raise NotAllowed("board-full", limit=NOTE_LIMIT)
    if sum(tally.authors.get(author, 0) for tally in state.tallies.values()) >= AUTHOR_LIMIT:
        raise NotAllowed("author-full", limit=AUTHOR_LIMIT)


def _check_body(moment: Moment, body: c.NoteBody, letter: Letter, answered: Sequence[str] = ()) -> None:
    """Refuse what does not go with the letter; what the note ``answered`` before may be gone by now."""
    _check_target(moment, body.target)
    if (body.destep and not letter.outside) or (body.competence and letter.outside):
        raise NotAllowed("tag-of-other-letter", letter=letter.value)
    for id in (one for one in body.responds_to if one not in answered):
        if (
            moment.note(id).letter is not ANSWERS.get(letter)
            or not moment.state.letters[moment.note(id).letter].revealed
        ):
            raise NotAllowed("answers-other-letter", letter=letter.value)


def _check_target(moment: Moment, target: Target) -> None:
    if target.scope is not Scope.CHAIN and target.id not in getattr(moment.state.chain, target.scope.value):
        raise NotFound(f"{target.scope.value}-not-found")


@rule(c.HideNote)
def hide_note(moment: Moment, command: c.HideNote) -> Sequence[e.Event]:
    """Take a note off the board; the author keeps it."""
    return [] if moment.note(command.id).hidden else [e.NoteHidden(id=command.id)]


@rule(c.ShowNote)
def show_note(moment: Moment, command: c.ShowNote) -> Sequence[e.Event]:
    """Put a hidden note back."""
    return [e.NoteShown(id=command.id)] if moment.note(command.id).hidden else []


@rule(c.MergeNotes)
def merge_notes(moment: Moment, command: c.MergeNotes) -> Sequence[e.Event]:
    """Merge notes and clusters of one revealed letter into the cluster ``command.id``."""
    clusters = moment.state.clusters
    if command.id not in clusters:
        _check_new(moment.state, command.id)
    joined = [id for id in (command.id, *command.items) if id in clusters]
    members = [note for id in joined for note in clusters[id].members]
    members += [moment.note(id).id for id in command.items if id not in clusters]
    letter = _one_letter(moment, members)
    notes = tuple(dict.fromkeys(members))
    if len(notes) < 2:
        raise NotAllowed("cluster-of-one")
    left = {moment.note(id).cluster for id in notes} - {None, *joined}
    if left:
        raise Conflict("note-in-other-cluster")
    title = command.title or next((clusters[id].title for id in joined if clusters[id].title), "")
    gone = [id for id in dict.fromkeys(joined) if id != command.id]
    for id in gone:
        _check_not_scored(moment, id)
    absorbed = dict.fromkeys([*gone, *(id for one in joined for id in clusters[one].absorbed)])
    after = Cluster(id=command.id, letter=letter, title=title, members=notes, absorbed=tuple(absorbed))
    if clusters.get(command.id) == after:
        return []
    return [*(e.ClusterDissolved(id=id) for id in gone), e.ClusterSet(cluster=after)]


def _one_letter(moment: Moment, notes: Sequence[str]) -> Letter:
    letters = {moment.note(id).letter for id in notes}
    if len(letters) != 1:
        raise NotAllowed("cluster-of-letters")
    letter = letters.pop()
    if not moment.letter(letter).revealed:
        raise NotAllowed("reveal-first", letter=letter.value)
    return letter


@rule(c.RenameCluster)
def rename_cluster(moment: Moment, command: c.RenameCluster) -> Sequence[e.Event]:
    """Give a cluster another title."""
    cluster = moment.state.clusters.get(command.id)
    if cluster is None:
        raise NotFound("cluster-not-found")
    if cluster.title == command.title:
        return []
    return [e.ClusterSet(cluster=cluster.model_copy(update={"title": command.title}))]


@rule(c.TakeOut)
def take_out(moment: Moment, command: c.TakeOut) -> Sequence[e.Event]:
    """Take a note out of its cluster, as its author or for the table; a cluster of one falls apart."""
    note = moment.note(command.note)
    if not moment.leads and note.author != moment.by.id:
        raise NotAllowed("not-your-note")
    cluster = moment.state.clusters.get(note.cluster or "")
    if cluster is None:
        return []
    moment.letter(cluster.letter)
    if cluster.letter in moment.state.rounds:
        raise NotAllowed("list-closed", letter=cluster.letter.value)
    rest = tuple(id for id in cluster.members if id != command.note)
    if len(rest) < 2:
        _check_not_scored(moment, cluster.id)
        return [e.ClusterDissolved(id=cluster.id)]
    return [e.ClusterSet(cluster=cluster.model_copy(update={"members": rest}))]


@rule(c.ReadBackNote)
def read_back_note(moment: Moment, command: c.ReadBackNote) -> Sequence[e.Event]:
    """Give somebody else's revealed note back in one's own words."""
    reader, note = moment.person(command.by), moment.note(command.note)
    if not moment.state.letters[note.letter].revealed or note.hidden:
        raise NotAllowed("reveal-first", letter=note.letter.value)
    if reader == note.author:
        raise NotAllowed("read-back-own-note")
    if len(note.read_backs) >= READ_BACK_LIMIT:
        raise NotAllowed("read-backs-full", limit=READ_BACK_LIMIT)
    if sum(one.by == reader for one in note.read_backs) >= READER_LIMIT:
        raise NotAllowed("reader-full", limit=READER_LIMIT)
    return [e.NoteReadBack(note=note.id, read_back=ReadBack(by=reader, text=command.text))]


@rule(c.AnswerReadBack)
def answer_read_back(moment: Moment, command: c.AnswerReadBack) -> Sequence[e.Event]:
    """Answer the latest summary: the author, or a facilitator who heard the author say it."""
    note = moment.note(command.note)
    if not moment.leads and note.author != moment.by.id:
        raise NotAllowed("not-your-note")
    if not note.read_backs:
        raise NotFound("read-back-not-found")
    if note.read_backs[-1].answer is command.answer:
        return []
    if note.read_backs[-1].answer is ReadBackAnswer.YES:
        raise Conflict("read-back-answered")
    return [e.ReadBackAnswered(note=note.id, answer=command.answer)]

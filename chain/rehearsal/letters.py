"""What simulated people do in a letter: write, think again, give each other's notes back, give dots."""

from collections.abc import Iterator, Sequence

from chain import commands as c
from chain.analysis.votes import given, items, tier_of
from chain.decide.matrix import heaviest
from chain.model import Evidence, Note, Target
from chain.rehearsal.lines import NoteLine, lines
from chain.rehearsal.wish import SPOKEN, Wish, wish
from chain.state import Workshop
from chain.text import PROSE_LIMIT
from chain.vocabulary import ANSWERS, Letter, NoteKind, ReadBackAnswer, Scope, Step

WRITE_ANOTHER = 4
"""How many people write a second note: not everybody does, and with twins merged a table keeps eight."""

SECOND_THOUGHTS = 2
"""How many people put a note differently before it is revealed."""

ANSWERED = 4
"""How many of the heaviest threats or opportunities weaknesses and strengths answer."""

_FIRST_ANSWERS = (ReadBackAnswer.YES, ReadBackAnswer.ALMOST, ReadBackAnswer.NO)
"""What authors say to a first summary, in turn; to a second one they say yes."""

People = Sequence[str]


def in_letter(state: Workshop, people: People) -> Iterator[Wish]:
    """Yield what they still have to do under the letter that is open."""
    letter = state.open_letter
    if letter is None:
        return
    round = state.rounds.get(letter)
    if round and not round.closed:
        yield from _dots(state, letter, people)
    elif not state.letters[letter].revealed:
        yield from () if state.writing_locked else _writing(state, letter, people)
    elif state.methods.step is Step.READ_BACK:
        yield from _read_backs(state, letter, people)


# --- writing -----------------------------------------------------------------------------------


def _writing(state: Workshop, letter: Letter, people: People) -> Iterator[Wish]:
    unwritten = list(_notes(state, letter, people))
    yield from unwritten or _second_thoughts(state, letter, people)


def _notes(state: Workshop, letter: Letter, people: People) -> Iterator[Wish]:
    """Yield notes that were not written yet: one of everybody, then another one of some."""
    found = lines().notes[letter]
    for number, person in enumerate([*people, *people[:WRITE_ANOTHER]]):
        id = _note_id(letter, number // len(people), person)
        if id not in state.notes:
            line = found[number % len(found)]
            note = c.WriteNote(id=id, letter=letter, **_body(state, letter, line, person, number))
            yield wish(f"write-{id}", person, note)


def _note_id(letter: Letter, turn: int, person: str) -> str:
    return f"{letter}-{turn}-{person}"


def _body(state: Workshop, letter: Letter, line: NoteLine, person: str, number: int) -> dict[str, object]:
    evidence = Evidence(type=line.evidence, date=state.created_at.date()) if line.evidence else None
    fields = line.model_dump(include={"destep", "competence", "confidence", "to_boardroom"})
    chair = _empty_chair(state) if line.assumed else None
    return {
        **fields,
        "text": line.text.to(state.language).format(next=next_house(state, person)),
        "note_kind": line.kind,
        "evidence": evidence,
        "target": _target(state, letter, line, chair, person),
        "responds_to": _answered(state, letter, line, number),
        "assumed": chair is not None,
    }


def next_house(state: Workshop, person: str) -> str:
    """Return the name of the house before or behind somebody's own in the chain."""
    found = neighbours(state, person)
    return state.chain.actor[found[0]].name if found else ""


def neighbours(state: Workshop, person: str) -> Sequence[str]:
    """Return the ids of the other actors, those nearest in the chain first."""
    chain, own = state.chain, state.participants[person].actor
    ends = [(link.source, link.target) for link in chain.link.values() if own in (link.source, link.target)]
    near = [target if source == own else source for source, target in ends]
    return [id for id in dict.fromkeys([*near, *chain.actor]) if id != own]


def _empty_chair(state: Workshop) -> str | None:
    return next((one.id for one in state.chain.actor.values() if one.empty_chair), None)


def _target(state: Workshop, letter: Letter, line: NoteLine, chair: str | None, person: str) -> Target:
    """Return what a note is about: an empty chair, the own house for a weakness, else the whole chain."""
    own = state.participants[person].actor if letter is Letter.W and line.kind is NoteKind.STATEMENT else None
    id = chair or own
    return Target(scope=Scope.ACTOR, id=id) if id else Target()


def _answered(state: Workshop, letter: Letter, line: NoteLine, number: int) -> tuple[str, ...]:
    """Return the threat or opportunity that a statement of this letter answers."""
    if letter not in ANSWERS or line.kind is not NoteKind.STATEMENT:
        return ()
    top = heaviest(state, ANSWERS[letter])[:ANSWERED]
    notes = [state.clusters[id].members[0] if id in state.clusters else id for id in top]
    return (notes[number % len(notes)],) if notes else ()


def _second_thoughts(state: Workshop, letter: Letter, people: People) -> Iterator[Wish]:
    for person in people[:SECOND_THOUGHTS]:
        note = state.notes[_note_id(letter, 0, person)]
        if not note.edited:
            text = lines().second_thought.to(state.language).format(text=note.text)
            edit = c.EditNote(id=note.id, **{**_as_it_is(note), "text": text})
            yield wish(f"again-{note.id}", person, edit)


def _as_it_is(note: Note) -> dict[str, object]:
    fields = {name: getattr(note, name) for name in c.NoteBody.model_fields if name != "note_kind"}
    return {**fields, "note_kind": note.kind}


# --- reading back ------------------------------------------------------------------------------


def _read_backs(state: Workshop, letter: Letter, people: People) -> Iterator[Wish]:
    """Yield answers first, then who tries again, then who has not read a note back yet."""
    notes = [one for one in state.notes.values() if one.letter is letter and not one.hidden]
    for note in notes:
        yield from _answer(note, people)
    for note in notes:
        yield from _again(state, note, people)
    for person in people:
        if not any(one.by == person for note in notes for one in note.read_backs):
            unread = (one for one in notes if _unread_by(state, one, person))
            yield from (_read(state, note, person) for note in [*unread][:1])


def _answer(note: Note, people: People) -> Iterator[Wish]:
    if note.author in people and note.read_backs and note.read_backs[-1].answer is None:
        tries = len(note.read_backs)
        first = _FIRST_ANSWERS[people.index(note.author) % len(_FIRST_ANSWERS)]
        answer = c.AnswerReadBack(note=note.id, answer=first if tries == 1 else ReadBackAnswer.YES)
        yield wish(f"answer-{note.id}-{tries}", note.author, answer, beats=SPOKEN)


def _again(state: Workshop, note: Note, people: People) -> Iterator[Wish]:
    last = note.read_backs[-1] if note.read_backs else None
    wanting = (ReadBackAnswer.ALMOST, ReadBackAnswer.NO)
    if last and last.by in people and last.answer in wanting and len(note.read_backs) == 1:
        yield _read(state, note, last.by)


def _unread_by(state: Workshop, note: Note, person: str) -> bool:
    return not note.read_backs and tier_of(state, note.author) != tier_of(state, person)


def _read(state: Workshop, note: Note, person: str) -> Wish:
    tries = len(note.read_backs)
    text = lines().read_back[min(tries, 1)].to(state.language).format(text=note.text)[:PROSE_LIMIT]
    id = f"read-{note.id}-{tries}-{person}"
    return wish(id, person, c.ReadBackNote(note=note.id, text=text), beats=SPOKEN)


# --- dots --------------------------------------------------------------------------------------


def _dots(state: Workshop, letter: Letter, people: People) -> Iterator[Wish]:
    """Yield dots until everybody has given theirs; the first items get more than the others."""
    round, there = state.rounds[letter], items(state, letter)
    for place, person in enumerate(people):
        mine = given(state, round, person)
        left = round.per_person - sum(mine.values())
        liked = (there[(place // 2 + nth) % len(there)] for nth in range(len(there)))
        item = next((one for one in liked if mine.get(one, 0) < round.max_per_item), None)
        if left > 0 and item:
            dot = c.SetDots(letter=letter, item=item, count=mine.get(item, 0) + 1)
            yield wish(f"dot-{letter}-{person}-{item}-{dot.count}", person, dot)

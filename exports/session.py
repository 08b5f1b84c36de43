"""What the methods of a session left for the report: free of any format, and never with who said what."""

from collections.abc import Iterator, Mapping, Sequence

from chain.analysis.confrontation import CellResult
from chain.analysis.process import Process
from chain.model import Model
from chain.table_view import SeenMatrix
from chain.view import Item, SeenNote, View
from chain.vocabulary import Cell, Letter, NoteKind

Board = Mapping[Letter, tuple[Item, ...]]


class Thanks(Model):
    """The cards that were read out to one receiver; the writers are not named."""

    to: str
    cards: tuple[str, ...]


class FlipPage(Model):
    """The flip-over as it was written, and the third question with its answer."""

    calls: tuple[str, ...]
    third_question: bool
    answer: str


class ConsideredTheme(Model):
    """A theme that was on the list."""

    sentence: str
    votes: int | None
    """None without a vote, or before it closed."""
    chosen: bool


class Named(Model):
    """A note or cluster by its number and words."""

    number: str
    letter: Letter
    text: str


class ReportMatrix(Model):
    """The confrontation matrix with its means, row by row, and what they add up to."""

    external: tuple[Named, ...]
    internal: tuple[Named, ...]
    rows: tuple[tuple[CellResult, ...], ...]
    external_sums: tuple[float, ...]
    internal_sums: tuple[float, ...]
    blocks: Mapping[Cell, float]
    left_out: int
    """How many were laid out and taken off the board since."""


class ReportFocus(Model):
    """A focus point with how many agree, and the reasons of those who do not."""

    cell: Cell
    text: str
    sources: tuple[str, ...]
    agree: int
    dissent: tuple[str, ...]


class OpenQuestion(Model):
    """A question on the table; its owner is named by consent only."""

    number: str
    text: str
    parked: bool
    owner: str


class Session(Model):
    """All of it; what a method did not leave is empty."""

    thanks: tuple[Thanks, ...]
    flip: FlipPage | None
    themes: tuple[ConsideredTheme, ...]
    matrix: ReportMatrix | None
    focus: tuple[ReportFocus, ...]
    questions: tuple[OpenQuestion, ...]
    words: tuple[str, ...]
    process: Process | None
    """None as long as no note is on the table."""
    rest: tuple[float | None, float | None]
    """How rested people felt arriving and leaving, from five people on."""


def session(public: View, boards: Board, numbers: Mapping[str, str]) -> Session:
    """Return what the methods left in a view that is for everybody; ``numbers`` are those of the notes."""
    named = _named(boards, numbers)
    return Session(
        thanks=_thanks(public),
        flip=_flip(public),
        themes=tuple(
            ConsideredTheme(sentence=one.theme.sentence, votes=one.votes, chosen=one.chosen)
            for one in public.candidates
        ),
        matrix=_matrix(public.matrix, named),
        focus=tuple(_focus(public, named)),
        questions=tuple(_questions(public, boards, numbers)),
        words=public.words,
        process=public.process if numbers else None,
        rest=public.mean_rest,
    )


def _thanks(public: View) -> tuple[Thanks, ...]:
    cards: dict[str, list[str]] = {}
    for one in public.cards:
        cards.setdefault(one.to, []).append(one.text)
    return tuple(Thanks(to=to, cards=tuple(those)) for to, those in cards.items() if to)


def _flip(public: View) -> FlipPage | None:
    flip = public.flip
    if not flip.calls and not flip.third_question and not flip.answer:
        return None
    asked = flip.third_question or bool(flip.answer)
    return FlipPage(calls=tuple(one.text for one in flip.calls), third_question=asked, answer=flip.answer)


def _named(boards: Board, numbers: Mapping[str, str]) -> Mapping[str, Named]:
    found: dict[str, Named] = {}
    for letter, items in boards.items():
        for item in items:
            for note in item.notes:
                found[note.id] = Named(number=numbers[note.id], letter=letter, text=note.text)
            first = item.notes[0]
            found[item.id] = Named(number=numbers[first.id], letter=letter, text=item.title or first.text)
    return found


def _matrix(seen: SeenMatrix | None, named: Mapping[str, Named]) -> ReportMatrix | None:
    if seen is None or seen.result is None or not seen.result.cells:
        return None
    result, width = seen.result, len(seen.internal)
    cells = result.cells
    return ReportMatrix(
        external=tuple(named[id] for id in seen.external),
        internal=tuple(named[id] for id in seen.internal),
        rows=tuple(cells[at : at + width] for at in range(0, len(cells), width)),
        external_sums=tuple(result.external[id] for id in seen.external),
        internal_sums=tuple(result.internal[id] for id in seen.internal),
        blocks=result.blocks,
        left_out=seen.left_out,
    )


def _focus(public: View, named: Mapping[str, Named]) -> Iterator[ReportFocus]:
    for one in public.focus:
        yield ReportFocus(
            cell=one.cell,
            text=one.text,
            sources=tuple(dict.fromkeys(named[id].number for id in one.sources if id in named)),
            agree=one.agree,
            dissent=one.dissent,
        )


def _questions(public: View, boards: Board, numbers: Mapping[str, str]) -> Iterator[OpenQuestion]:
    owners = {one.id: one.name.split()[0] if one.consents else "" for one in public.people}
    for note in _notes(boards):
        if note.kind is NoteKind.QUESTION:
            owner = owners.get(note.owner or "", "")
            parked = note.owner is not None
            yield OpenQuestion(number=numbers[note.id], text=note.text, parked=parked, owner=owner)


def _notes(boards: Board) -> Sequence[SeenNote]:
    return [note for items in boards.values() for item in items for note in item.notes]

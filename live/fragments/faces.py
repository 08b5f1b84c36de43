"""What notes and items look like: what decides it as one value, and the markup made of it once.

The templates of faces get such a value and nothing else. So it is a view, and only a view, that settles
who sees what: markup is found again by what it shows, never by whose screen it was first made for.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple, Protocol

from jinja2 import Template
from markupsafe import Markup

from chain import vocabulary
from chain.analysis.votes import Result
from chain.i18n import date, number
from chain.seen import Item, SeenLetter, SeenNote
from chain.view import View
from chain.vocabulary import Language, Letter, LetterStatus, NoteKind, Role, Step
from live.fragments.cluster import MATRIX_FROM
from live.fragments.parts import named_in
from live.rendering import templates

REMEMBERED = 8_192
"""How much markup is kept: some ten megabytes, for all rooms together."""

People = tuple[tuple[str, str], ...]
"""Ids and names."""


class Setting(NamedTuple):
    """What all notes on a board have in common."""

    role: Role
    language: Language
    letter: Letter
    open: bool
    """Whether it is the letter that is worked on, with its notes on the table."""
    reading: bool
    """Whether people can read back what others wrote."""
    merging: bool
    changing: bool
    most_dots: int
    """How many dots one person can give one item; 0 while none are given."""

    @property
    def leads(self) -> bool:
        """Say whether this is the screen of who leads."""
        return self.role is Role.FACILITATOR

    @property
    def wall(self) -> bool:
        """Say whether this is the projector."""
        return self.role is Role.PROJECTOR


class NoteFace(NamedTuple):
    """A note on the board."""

    setting: Setting
    note: SeenNote
    owner: str
    """Name of who looks for the answer."""
    owners: People
    """Who could; for a question, and for who leads."""
    answers: tuple[str, ...]
    """The texts of the notes that it answers."""

    @property
    def language(self) -> Language:
        """The language of its words."""
        return self.setting.language


class DotsFace(NamedTuple):
    """The buttons by which one person gives an item dots; ``mine`` are those already given."""

    language: Language
    letter: Letter
    item: str
    note: str
    """Id of the note that says what the dots are for."""
    most: int
    mine: int = 0


class ItemFace(NamedTuple):
    """An item of the board."""

    setting: Setting
    id: str
    title: str
    notes: tuple[NoteFace, ...]
    dots: DotsFace | None
    result: Result | None
    chosen: bool
    """Whether it goes to the matrix."""

    @property
    def language(self) -> Language:
        """The language of its words."""
        return self.setting.language


class MineFace(NamedTuple):
    """A note in the list of its author, or of who typed it for somebody else."""

    language: Language
    note: SeenNote
    signed: bool
    private: bool
    named: str
    """The name of a house that is in a threat, while its author can still disguise it."""
    merged: str | None
    """Title of the cluster that it can be taken out of."""
    changing: bool


class Face(Protocol):
    """A value with a template of its name: ``NoteFace`` is drawn by ``parts/_note.html``."""

    @property
    def language(self) -> Language:
        """The language of its words."""

    def __hash__(self) -> int:
        """Faces that are equal look the same."""


@lru_cache(maxsize=REMEMBERED, typed=True)
def markup(face: Face) -> Markup:
    """Return the markup of a face."""
    template = _template(type(face).__name__.removesuffix("Face").lower())
    made = template.render(
        one=face, language=face.language, words=vocabulary, date=date, number=number, markup=markup
    )
    return Markup(made.strip())  # noqa: S704 - made by a template that escapes


@cache
def _template(name: str) -> Template:
    return templates().get_template(f"parts/_{name}.html")


# --- made from a view ----------------------------------------------------------------------------


def items(view: View, letter: Letter) -> Mapping[str, Markup]:
    """Return the markup of the items on a board by the ids of their elements, in their order."""
    setting = setting_of(view, letter)
    placed = enumerate(view.board(letter), start=1)
    return {f"item-{one.id}": markup(item_face(view, setting, one, place)) for place, one in placed}


def setting_of(view: View, letter: Letter) -> Setting:
    """Return what the notes of a letter have in common."""
    seen, leads = view.letter(letter), view.leads
    here = letter is view.open_letter
    opened = here and seen.revealed
    return Setting(
        role=view.viewer.role,
        language=view.viewer.language,
        letter=letter,
        open=opened,
        reading=opened and not leads and not seen.round and view.step in (None, Step.READ_BACK),
        merging=here and leads and not seen.round,
        changing=leads and view.changing(letter),
        most_dots=_most_dots(seen) if view.viewer.role is Role.PARTICIPANT else 0,
    )


def _most_dots(seen: SeenLetter) -> int:
    return seen.round.max_per_item if seen.round and not seen.round.closed else 0


def item_face(view: View, setting: Setting, item: Item, place: int = 0) -> ItemFace:
    """Return what an item looks like, at this place of the board."""
    return ItemFace(
        setting=setting,
        id=item.id,
        title=item.title,
        notes=tuple(note_face(view, setting, note) for note in item.notes),
        dots=_dots_face(setting.language, item, setting.most_dots) if setting.most_dots else None,
        result=item.result,
        chosen=bool(item.result and item.result.dots) and place <= MATRIX_FROM,
    )


def _dots_face(language: Language, item: Item, most: int) -> DotsFace:
    first = item.notes[0]
    return DotsFace(language, first.letter, item.id, first.id, most, item.my_dots)


def note_face(view: View, setting: Setting, note: SeenNote) -> NoteFace:
    """Return what a note looks like."""
    asks = setting.leads and note.kind is NoteKind.QUESTION
    people = tuple((one.id, one.name) for one in view.people) if asks or note.owner else ()
    answered = filter(None, map(view.note, note.responds_to))
    return NoteFace(
        setting=setting,
        note=note,
        owner=dict(people).get(note.owner, "…") if note.owner else "",
        owners=people if asks else (),
        answers=tuple(one.text for one in answered),
    )


def mine(view: View, note: SeenNote) -> Markup:
    """Return the markup of a note in the list of its author."""
    return markup(_mine_face(view, note))


def dots(view: View, item: Item) -> Markup:
    """Return the markup of the buttons of an item, with the viewer's own dots."""
    first = item.notes[0]
    return markup(_dots_face(view.viewer.language, item, _most_dots(view.letter(first.letter))))


def _mine_face(view: View, note: SeenNote) -> MineFace:
    seen, changing = view.letter(note.letter), view.changing(note.letter)
    merged = note.cluster if seen.status is LetterStatus.OPEN and not seen.round else None
    cluster = view.item(merged) if merged else None
    return MineFace(
        language=view.viewer.language,
        note=note,
        signed=view.leads,
        private=not seen.revealed,
        named=named_in(view, note) if changing else "",
        merged=(cluster.title if cluster else "") if merged else None,
        changing=changing,
    )

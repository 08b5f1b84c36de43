"""Which parts of the methods belong on a screen now: what the phase asks for, what has been started."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from chain.i18n import number
from chain.scene import methods_of, settles_theme
from chain.seen import SeenNote
from chain.table_view import SeenCandidate
from chain.view import View
from chain.vocabulary import Destep, Letter, Role, Scene, Step
from live.fragments.opening import opens

PARTS = (
    "stick",
    "sheets",
    "groups",
    "greeting",
    "cards",
    "flip",
    "themes",
    "garden",
    "matrix",
    "focus",
    "one-word",
    "rest",
    "back",
)
"""All parts, in the order in which they stand on a screen; each is a region with a template of its own."""

SCENES: Mapping[str, Scene] = {
    "stick": Scene.STICK,
    "groups": Scene.GROUPS,
    "cards": Scene.CARDS,
    "flip": Scene.FLIP,
    "themes": Scene.THEMES,
    "garden": Scene.GARDEN,
    "matrix": Scene.MATRIX,
    "focus": Scene.MATRIX,
    "one-word": Scene.WORDS,
    "rest": Scene.WORDS,
}
"""What the wall shows of a part; choosing such a scene brings its part to the table in any phase."""

_ASKED: Mapping[str, tuple[str, ...]] = {
    "greeting": ("rest",),
    "cards": ("cards",),
    "rapid_fire": ("flip",),
    "garden": ("garden",),
    "group_scoring": ("matrix", "focus"),
    "one_word": ("one-word", "rest"),
}
"""Parts that a method of the agenda brings to everybody."""

_OFFERED: Mapping[str, tuple[str, ...]] = {
    "round": ("stick",),
    "round_robin": ("stick",),
    "one_word": ("stick",),
    "1-2-4-all": ("groups",),
    "LSD": ("groups",),
    "walk_and_talk": ("groups",),
}
"""Parts that a method offers to whoever leads, who brings them to the table when it is time."""

_QUESTIONS = 10
"""How many question cards there are (methods.walk.card.<number>)."""

_NAMED_FROM = 4
"""The shortest name of an actor that counts as named in a note."""


def on_the_table(view: View) -> tuple[str, ...]:
    """Return the parts that this viewer's screen shows now; a dark room shows none."""
    if view.dark and not view.leads:
        return ()
    wanted = {*_asked(view), *_going_on(view), *(_offered(view) if view.leads else ())}
    return tuple(part for part in PARTS if part in wanted)


def _asked(view: View) -> Iterable[str]:
    phase, methods = view.phase, methods_of(view.phase)
    if view.viewer.role is Role.PARTICIPANT and opens(view):
        yield "greeting"
    for method in methods:
        yield from _ASKED.get(method, ())
    if phase is None or phase.scene is Scene.WELCOME:
        yield "rest"
    if settles_theme(phase):
        yield "themes"
    yield from (part for part, scene in SCENES.items() if scene is view.chosen_scene)


def _going_on(view: View) -> Iterable[str]:
    going = {
        "stick": view.stick is not None,
        "sheets": view.sheets is not None,
        "groups": bool(view.groups),
        "themes": view.theme_vote is not None and not view.theme_vote.closed,
        "matrix": view.matrix is not None and not view.matrix.closed and not view.matrix.waits,
    }
    return (part for part, goes in going.items() if goes)


def _offered(view: View) -> Iterable[str]:
    for method in methods_of(view.phase):
        yield from _OFFERED.get(method, ())
    if view.open_letter:
        yield "stick"
        if "brainwriting" in methods_of(view.phase) and not view.letter(view.open_letter).revealed:
            yield "sheets"
    if view.step is Step.READ_BACK and view.open_letter and view.letter(view.open_letter).revealed:
        yield "back"


def walks(view: View) -> bool:
    """Say whether this is the phase in which people walk in pairs."""
    return "walk_and_talk" in methods_of(view.phase)


def question_card(view: View) -> int:
    """Return the number of the question card of the viewer's group: one for all who walk together."""
    mine = sorted((*view.my_group, view.me.name if view.me else ""))
    number = next((at for at, group in enumerate(view.groups) if sorted(group) == mine), 0)
    return number % _QUESTIONS + 1


def label_of(view: View, item: str) -> str:
    """Return what stands on a note or cluster; an ellipsis for one that this viewer may not see."""
    found = view.item(item)
    return (found.title or found.notes[0].text) if found else "…"


def letter_of(view: View, item: str) -> str:
    """Return the letter of a note or cluster; empty for one that this viewer may not see."""
    found = view.item(item)
    return found.notes[0].letter.value if found else ""


def named_in(view: View, note: SeenNote) -> str:
    """Return the actor that a note of outside names: it may be a weakness or strength in disguise (2.2)."""
    if not note.letter.outside:
        return ""
    text = note.text.casefold()
    names = (actor.name for actor in view.chain.actor.values() if len(actor.name) >= _NAMED_FROM)
    return next((name for name in names if name.casefold() in text), "")


def unused(view: View, letter: Letter) -> Sequence[Destep]:
    """Return the letters of DESTEP that no note on the table has; none before the reveal."""
    used = view.tagged(letter)
    return [one for one in Destep if one not in used] if used else []


def ranked(candidates: Sequence[SeenCandidate]) -> Sequence[SeenCandidate]:
    """Return the candidates, those with most votes first once they are counted."""
    return sorted(candidates, key=lambda one: -(one.votes or 0))


def letter_day(view: View) -> dt.date:
    """Return the day of the listening letter: the second after the session (dossier 3)."""
    return view.day + dt.timedelta(days=2)


class HeatCell(NamedTuple):
    """A cell of the heat table: its mean as people read it, how warm it is, and whether to talk first."""

    mean: str
    warmth: int
    """How strongly it is coloured, 0-100."""
    helps: bool
    talk_first: bool
    spread: int
    cell: str


class HeatRow(NamedTuple):
    """A threat or opportunity with its cells, and what they add up to."""

    item: str
    cells: Sequence[HeatCell]
    total: str


def heat(view: View) -> Sequence[HeatRow]:
    """Return the rows of a closed matrix, threats first, in the order of reading."""
    matrix = view.matrix
    if matrix is None or matrix.result is None:
        return ()
    result = matrix.result
    rows: dict[str, list[HeatCell]] = {id: [] for id in matrix.external}
    for one in result.cells:
        mean = one.mean or 0.0
        rows[one.external].append(
            HeatCell(
                mean=signed(view, one.mean) if one.mean is not None else "·",
                warmth=round(abs(mean) * 50),
                helps=mean > 0,
                talk_first=one.talk_first,
                spread=one.spread,
                cell=one.cell.value,
            )
        )
    return [HeatRow(id, cells, signed(view, result.external[id])) for id, cells in rows.items()]


def signed(view: View, value: float) -> str:
    """Return a score with its sign and one decimal, as the viewer's language writes it."""
    rounded = round(value, 1) + 0.0
    sign = "+" if rounded > 0 else "−" if rounded < 0 else ""
    return sign + number(view.viewer.language, abs(rounded))

"""The board in its items, so that a turn sends only those that it changed."""

from collections.abc import Iterable

from chain.view import View
from chain.vocabulary import Letter, Role, Scene
from live.fragments.faces import item_face, items, markup, note_face, setting_of
from live.fragments.patch import Patch
from live.fragments.screen import Region, patch


def board_changes(before: View, after: View, letter: Letter) -> Iterable[Patch]:
    """Yield what changed on a board: items, or all of it; nothing for a wall that shows something else."""
    if after.viewer.role is Role.PROJECTOR and after.scene is not Scene.BOARD:
        return
    old, new = items(before, letter), items(after, letter)
    stayed = [id for id in old if id in new]
    turned = _closed(before, letter) != _closed(after, letter)
    if turned or not stayed or stayed != [id for id in new if id in old]:
        yield patch(after, Region("board", letter.value))
        return
    yield from (Patch(id) for id in old if id not in new)
    following = ""
    for id, html in reversed(tuple(new.items())):
        if id not in old:
            yield Patch(id, html, into=f"board-{letter}", before=following)
        elif old[id] != html:
            yield Patch(id, html)
        following = id


def _closed(view: View, letter: Letter) -> bool:
    found = view.letter(letter).round
    return found is not None and found.closed


def note_patch(view: View, id: str, into: str = "") -> Iterable[Patch]:
    """Yield the patch of one note on the board."""
    note = view.note(id)
    if note:
        face = note_face(view, setting_of(view, note.letter), note)
        yield Patch(f"note-{id}", markup(face), into)


def item_patch(view: View, id: str) -> Iterable[Patch]:
    """Yield the patch of an item that comes on the board."""
    item = view.item(id)
    if item:
        setting = setting_of(view, item.notes[0].letter)
        yield Patch(f"item-{id}", markup(item_face(view, setting, item)), into=f"board-{setting.letter}")

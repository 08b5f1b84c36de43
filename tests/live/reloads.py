"""What is somebody's own on a screen that was open all along, beside the same screen loaded anew."""

from collections.abc import Iterable, Iterator
from typing import Any

from chain.view import View, Viewer, view
from chain.vocabulary import Role
from live.fragments import own, own_patches, patches, screen, touched
from tests.builders import HOUSES, LEAD, Play, person_by
from tests.live.dom import Node, page


def beside_reloads(play: Play, script: Iterable[tuple[str, Any]]) -> Iterator[tuple[Any, Node, Node]]:
    """Yield after each command the screen of Noor that was patched, and the one that a reload shows.

    Args:
        play: the workshop that the commands are for.
        script: who gives each command, nobody for the facilitator, and the command.
    """
    shown = _loaded(play)
    for by, command in script:
        state, before, log = play.state, _seen(play), len(play.log)
        events = play.do(command, person_by(by) if by else LEAD)
        shown.apply(patches(before, _seen(play), events))
        people = touched(state, play.state, play.log[log:])
        if people is None or "noor" in people:
            shown.apply(own_patches(_seen(play, "noor"), events))
        yield command, shown, _loaded(play)


def _loaded(play: Play) -> Node:
    fresh = page(screen(_seen(play)))
    fresh.apply(own(_seen(play, "noor")))
    return fresh


def _seen(play: Play, person: str = "") -> View:
    return view(play.state, Viewer(role=Role.PARTICIPANT, id=person), frozenset(HOUSES), play.now)

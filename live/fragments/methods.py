"""What the methods of a session change: on the screens that a role shares, and of what is people's own."""

from collections.abc import Iterable, Mapping
from typing import Any

from chain import method_events as e
from chain.view import View
from chain.vocabulary import Role, Scene
from live.fragments.parts import SCENES, on_the_table
from live.fragments.patch import Patch
from live.fragments.screen import Region, patch
from live.fragments.turn import Changed, Turn

REGIONS: Mapping[Role, frozenset[str]] = {
    Role.PARTICIPANT: frozenset(
        {"step", "method", "quiet", "coverage", "scored", "ballots", "garden"}
        | {"stick", "sheets", "groups", "cards", "flip", "themes", "matrix", "focus", "one-word", "rest"}
    ),
    Role.FACILITATOR: frozenset(
        {"step", "method", "coverage", "scored", "ballots", "garden"}
        | {"stick", "sheets", "groups", "cards", "flip", "themes", "matrix", "focus", "one-word", "rest"}
        | {"back"}
    ),
    Role.PROJECTOR: frozenset({"step", "holder", "coverage", "scored", "ballots"}),
}
"""The regions of the methods that each screen has."""

TURNS = ("step", "method", "quiet", "holder")
"""Regions that every turn of the session draws anew."""


def _part(name: str) -> Changed:
    def regions(turn: Turn) -> Iterable[Region]:
        if name in on_the_table(turn.after):
            yield Region(name)
        if turn.after.scene is SCENES.get(name):
            yield Region("scene")

    return regions


def _turned(_: Turn) -> Iterable[Region]:
    """Draw what a method brings or takes away, and what the wall shows of it."""
    return map(Region, ("method", "quiet", "holder", "head", "scenes", "scene", "foot", "news"))


def _handed_on(turn: Turn) -> Iterable[Region]:
    """Draw who has the stick; it comes out, and is put away, as any other turn of the session."""
    before, after = turn.before, turn.after
    if (on_the_table(before), before.scene) != (on_the_table(after), after.scene):
        yield from _turned(turn)
        return
    yield from map(Region, ("holder", "news"))
    yield from _part("stick")(turn)


def _scored(turn: Turn) -> Iterable[Region]:
    yield Region("scored")
    if turn.after.leads and not turn.event.participant:
        yield from _part("matrix")(turn)  # what the table agreed on


def _counted(turn: Turn) -> Iterable[Region]:
    """Draw how much stands on the sheets, for who leads."""
    if turn.after.leads:
        yield Region("sheets")


def _grown(turn: Turn) -> Iterable[Region]:
    """Draw the garden on the wall; elsewhere thoughts have patches of their own."""
    if turn.after.scene is Scene.GARDEN:
        yield Region("scene")


def _voted(_: Turn) -> Iterable[Region]:
    return (Region("ballots"),)


def _stepped(turn: Turn) -> Iterable[Region]:
    yield from map(Region, ("step", "method", "news"))
    letter = turn.after.open_letter
    if letter:
        yield Region("board", letter.value)


def _moderated(turn: Turn) -> Iterable[Region]:
    """Say beside the pen who reads along."""
    if turn.after.open_letter:
        yield Region("compose", turn.after.open_letter.value)


CHANGED: Mapping[type[Any], Changed] = {
    e.StepReached: _stepped,
    e.CardGiven: _part("cards"),
    e.CardTakenBack: _part("cards"),
    e.CalledOut: _part("flip"),
    e.ThirdQuestionAsked: _part("flip"),
    e.ThirdQuestionAnswered: _part("flip"),
    e.ThoughtPlanted: _grown,
    e.ThoughtPulled: _grown,
    e.StickMoved: _handed_on,
    e.SheetsHandedOut: _turned,
    e.LineWritten: _counted,
    e.LineTakenBack: _counted,
    e.SheetsPassed: _turned,
    e.SheetsLaid: _turned,
    e.GroupsMade: _turned,
    e.ThemeProposed: _turned,
    e.ThemeDropped: _turned,
    e.ThemeVoteOpened: _turned,
    e.ThemeVoted: _voted,
    e.ThemeVoteClosed: _turned,
    e.ThemeVoteReopened: _turned,
    e.ThemeVoteCancelled: _turned,
    e.ThemeChosen: _turned,
    e.MatrixOpened: _turned,
    e.CellScored: _scored,
    e.MatrixClosed: _turned,
    e.MatrixReopened: _turned,
    e.MatrixCancelled: _turned,
    e.FocusWritten: _part("focus"),
    e.FocusDropped: _part("focus"),
    e.StanceTaken: _part("focus"),
    e.WordSaid: _part("one-word"),
    e.RestRated: _part("rest"),
    e.RestShown: _part("rest"),
    e.ModerationSet: _moderated,
}
"""Regions that an event of the methods changes."""


def thought_patches(after: View, event: Any) -> Iterable[Patch]:
    """Draw one thought where it grows, or take it away: one thought costs the same in any garden."""
    if after.viewer.role is Role.PROJECTOR:
        return
    if isinstance(event, e.ThoughtPulled):
        yield Patch(f"thought-{event.id}", "")
    if isinstance(event, e.ThoughtPlanted):
        ids = [one.id for one in after.garden]
        if event.thought.id in ids:
            following = ids[ids.index(event.thought.id) + 1 :]
            place = f"thought-{following[0]}" if following else ""
            one = patch(after, Region("thought", event.thought.id), into="thoughts")
            yield one._replace(before=place)


# --- what is people's own ------------------------------------------------------------------------

_OWN: Mapping[str, tuple[str, ...]] = {
    "greeting": ("my-greeting",),
    "cards": ("give-card", "my-cards"),
    "stick": ("my-stick",),
    "sheets": ("my-sheet",),
    "groups": ("my-group",),
    "themes": ("my-vote",),
    "matrix": ("my-matrix",),
    "one-word": ("my-word",),
    "rest": ("my-rest",),
}
"""Own regions of a part; a focus point has one each."""

_OWN_OF: Mapping[type[Any], str] = {
    e.CardGiven: "cards",
    e.CardTakenBack: "cards",
    e.StickMoved: "stick",
    e.LineWritten: "sheets",
    e.LineTakenBack: "sheets",
    e.ThoughtPlanted: "garden",
    e.ThoughtPulled: "garden",
    e.ThemeVoted: "themes",
    e.StanceTaken: "focus",
    e.FocusWritten: "focus",
    e.WordSaid: "one-word",
    e.RestRated: "rest",
}

_NOBODYS = (
    e.SessionPaused,
    e.SessionResumed,
    e.LeadHandedOver,
    e.StepReached,
    e.CardTakenBack,
    e.LineTakenBack,
    e.CalledOut,
    e.ThirdQuestionAsked,
    e.ThirdQuestionAnswered,
    e.ThoughtPulled,
    e.FocusDropped,
    e.RestShown,
    e.PitchCalled,
    e.QuestionParked,
    e.ModerationSet,
)
"""Events that change nothing of anybody's own but their author's."""


def others_than_author(event: Any) -> tuple[str, ...] | None:
    """Return of whom this event changes what is their own, besides who did it; None: of everybody."""
    if isinstance(event, e.CardGiven):
        return (event.card.author,)
    if isinstance(event, e.LineWritten):
        return (event.line.author,)
    if isinstance(event, e.ThoughtPlanted):
        return (event.thought.author,)
    if isinstance(event, e.CellScored | e.ThemeVoted | e.StanceTaken | e.WordSaid | e.RestRated):
        return (event.participant,)
    return () if isinstance(event, _NOBODYS) else None


def own_parts(view: View) -> Iterable[Patch]:
    """Draw all that is this person's own of what the table is doing now."""
    if view.dark:
        yield patch(view, Region("my-walk"))
    parts = on_the_table(view)
    for part in parts:
        yield from _own_of(view, part)
    if "garden" not in parts and not view.dark:
        yield from _own_of(view, "garden")


def own_changed(view: View, event: Any) -> Iterable[Patch]:
    """Draw what this event changed of what is this person's own."""
    if isinstance(event, e.CellScored):
        key = f"{event.external}.{event.internal}"
        return (patch(view, Region("score", key)), patch(view, Region("my-progress")))
    part = _OWN_OF.get(type(event))
    if part:
        return _own_of(view, part)
    return () if isinstance(event, _NOBODYS) else own_parts(view)


def _own_of(view: View, part: str) -> Iterable[Patch]:
    if part == "focus":
        yield from (patch(view, Region("stance", one.id)) for one in view.focus)
    if part == "garden":
        yield patch(view, Region("my-garden"))
    yield from (patch(view, Region(name)) for name in _OWN.get(part, ()))

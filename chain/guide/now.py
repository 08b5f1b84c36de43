"""What is going on at the table this moment: the facts that decide which sentence comes next."""

import datetime as dt
from typing import Literal

from chain.model import Model, Text
from chain.view import View
from chain.vocabulary import Letter, Scene, Step

Stage = Literal["", "going", "done"]
"""Of something that is opened and closed: not yet, going on, over."""


class Now(Model):
    """A moment of a session, as far as it matters to what a facilitator says."""

    begun: bool = True
    paused: bool = False
    time_over: bool = False
    """The clock of the phase has run out."""
    opening: bool = False
    """One of the first two phases: the table rules have just been, or are to be read."""
    method: str = ""
    letter: Letter | None = None
    next_phase: Text | None = None
    people: int = 0
    """How many are here."""

    step: Step | None = None
    closed: bool = False
    notes: int = 0
    revealed: bool = False
    read_back: Stage = ""
    """Going: an author is to say whether a summary is right; done: somebody was heard."""
    items: int = 0
    """How many things can get a dot; counted while the table clusters."""
    dots: Stage = ""
    finished: int = 0
    """How many people have given all their dots."""

    stick: Stage = ""
    holder: str = ""
    group: int = 0
    """How many sit together in the largest group."""
    writers: int = 0
    cards: int = 0
    read_out: int = 0
    calls: int = 0
    flip_full: bool = False
    listening_named: bool = False
    third_question: Stage = ""
    candidates: int = 0
    theme_vote: Stage = ""
    theme_chosen: bool = False
    map_open: bool = False
    mirrored: bool = False
    closed_door: bool = False
    matrix: Stage = ""
    scored: int = 0
    """How many have scored every cell."""
    focus: int = 0
    words: int = 0


def now(view: View, at: dt.datetime) -> Now:
    """Return what is going on, as a facilitator may know it.

    Args:
        view: the workshop as a facilitator sees it.
        at: the time on the server's clock.
    """
    phase, timer = view.phase, view.timer
    if phase is None:
        return Now(begun=False, next_phase=_name_of_next(view))
    facts: dict[str, object] = {}
    for part in (_of_letter, _of_people, _of_flip, _of_theme, _of_map_and_matrix):
        facts |= part(view)
    return Now.model_validate(
        {
            "paused": view.paused,
            "time_over": timer is not None and timer.left(at) <= 0,
            "opening": phase.id in [one.phase.id for one in view.agenda[:2]],
            "method": phase.method,
            "letter": phase.letter,
            "next_phase": _name_of_next(view),
            **facts,
        }
    )


def _name_of_next(view: View) -> Text | None:
    return view.next_phase.name if view.next_phase else None


def _of_letter(view: View) -> dict[str, object]:
    letter = view.phase.letter if view.phase else None
    if letter is None:
        return {}
    seen, step = view.letter(letter), view.step
    return {
        "step": step,
        "closed": letter is not view.open_letter,
        "notes": seen.notes,
        "revealed": seen.revealed,
        "dots": _stage(seen.round is not None, done=bool(seen.round and seen.round.closed)),
        "finished": view.finished(letter),
        # All notes are looked at here, so only while the table does so too.
        "read_back": _read_back(view, letter) if step is Step.READ_BACK else "",
        "items": len(view.dottable(letter)) if step is Step.CLUSTER else 0,
    }


def _read_back(view: View, letter: Letter) -> Stage:
    notes = view.revealed(letter)
    if any(note.read_backs and note.read_backs[-1].answer is None for note in notes):
        return "going"
    return "done" if any(note.heard for note in notes) else ""


def _of_people(view: View) -> dict[str, object]:
    stick, groups = view.stick, view.groups
    return {
        "people": sum(one.here for one in view.people),
        "stick": _stage(stick is not None, done=bool(stick and not stick.holder_id)),
        "holder": stick.holder if stick else "",
        "group": max(map(len, groups), default=0),
        "writers": view.card_writers,
        "cards": view.card_count,
        "read_out": sum(card.read_out for card in view.cards),
        "words": len(view.words),
    }


def _of_flip(view: View) -> dict[str, object]:
    flip = view.flip
    return {
        "calls": len(flip.calls),
        "flip_full": view.flip_full,
        "listening_named": bool(view.listening_named),
        "third_question": _stage(flip.third_question, done=bool(flip.answer)),
    }


def _of_theme(view: View) -> dict[str, object]:
    vote, candidates = view.theme_vote, view.candidates
    return {
        "candidates": len(candidates),
        "theme_vote": _stage(vote is not None, done=bool(vote and vote.closed)),
        "theme_chosen": any(one.chosen for one in candidates),
    }


def _of_map_and_matrix(view: View) -> dict[str, object]:
    matrix = view.matrix
    return {
        "map_open": view.map_open,
        "mirrored": view.look.mirrored,
        "closed_door": view.scene is Scene.CLOSED_DOOR,
        "matrix": _stage(matrix is not None, done=bool(matrix and matrix.closed)),
        "scored": matrix.complete if matrix else 0,
        "focus": len(view.focus),
    }


def _stage(begun: bool, *, done: bool) -> Stage:
    if not begun:
        return ""
    return "done" if done else "going"

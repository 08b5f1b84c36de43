"""What is going on at the table this moment: the facts that decide which sentence comes next."""

import datetime as dt
from collections.abc import Sequence
from typing import Literal

from chain.model import Model, Text, Timer
from chain.scene import settles_theme
from chain.table_view import SeenCandidate
from chain.view import View
from chain.vocabulary import Letter, Scene, Step

Stage = Literal["", "going", "done"]
"""Of something that is opened and closed: not yet, going on, over."""


class Now(Model):
    """A moment of a session, as far as it matters to what a facilitator says."""

    begun: bool = True
    paused: bool = False
    clock: Literal["", "held", "going", "over"] = ""
    """Whether a clock was set, and whether it has run out."""
    minutes: int = 0
    slow_minutes: int = 0
    """Of the phase."""
    opening: bool = False
    """One of the first two phases: the table rules have just been, or are to be read."""
    method: str = ""
    letter: Letter | None = None
    next_phase: Text | None = None
    next_id: str = ""
    people: int = 0
    """How many are here."""

    step: Step | None = None
    closed: bool = False
    notes: int = 0
    sheets: int = 0
    """In which turn the sheets are that go round; 0 while there are none."""
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
    holder_id: str = ""
    group: int = 0
    """How many sit together in the largest group."""
    groups_shown: bool = False
    """The wall shows who is with whom."""
    writers: int = 0
    cards: int = 0
    read_out: int = 0
    calls: int = 0
    flip_full: bool = False
    listening_named: bool = False
    third_question: Stage = ""
    settles_theme: bool = False
    """The phase is to end with one theme."""
    candidates: int = 0
    theme_vote: Stage = ""
    voted: int = 0
    theme: str = ""
    """The sentence of the candidate that is ahead, or else of the theme that was chosen beforehand."""
    candidate: str = ""
    """The only candidate, or the one with most votes; empty for none, or for more than one."""
    theme_chosen: bool = False
    map_open: bool = False
    mirrored: bool = False
    closed_door: bool = False
    matrix: Stage = ""
    scored: int = 0
    """How many have scored every cell."""
    apart: int = 0
    """In how many cells the scores are so far apart that they are talked about first."""
    focus: int = 0
    words: int = 0

    @property
    def time_over(self) -> bool:
        """Say whether the clock has run out."""
        return self.clock == "over"

    @property
    def each(self) -> int:
        """How many of each letter come into the matrix."""
        return per_letter(self.minutes)


def per_letter(minutes: int) -> int:
    """Return how many of each letter can be confronted in a phase of so many minutes.

    >>> per_letter(20), per_letter(8)
    (3, 2)
    """
    return 3 if minutes >= 15 else 2


def now(view: View, at: dt.datetime) -> Now:
    """Return what is going on, as a facilitator may know it.

    Args:
        view: the workshop as a facilitator sees it.
        at: the time on the server's clock.
    """
    phase = view.phase
    facts = _of_next(view)
    if phase is None:
        return Now.model_validate({"begun": False, **facts})
    for part in (_of_letter, _of_people, _of_flip, _of_theme, _of_map_and_matrix):
        facts |= part(view)
    return Now.model_validate(
        {
            "paused": view.paused,
            "clock": _clock(view.timer, at),
            "minutes": phase.minutes,
            "slow_minutes": phase.slow_minutes,
            "opening": phase.id in [one.phase.id for one in view.agenda[:2]],
            "method": phase.method,
            "letter": phase.letter,
            **facts,
        }
    )


def _of_next(view: View) -> dict[str, object]:
    following = view.next_phase
    return {"next_phase": following.name, "next_id": following.id} if following else {}


def _clock(timer: Timer | None, at: dt.datetime) -> str:
    if timer is None:
        return ""
    if timer.left(at) <= 0:
        return "over"
    return "going" if timer.ends_at else "held"


def _of_letter(view: View) -> dict[str, object]:
    letter = view.phase.letter if view.phase else None
    if letter is None:
        return {}
    seen, step = view.letter(letter), view.step
    return {
        "step": step,
        "closed": letter is not view.open_letter,
        "notes": seen.notes,
        "sheets": view.sheets.turn if view.sheets else 0,
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
        "stick": _stage(stick is not None or view.round_over, done=view.round_over),
        "holder": stick.holder if stick else "",
        "holder_id": stick.holder_id if stick else "",
        "group": max(map(len, groups), default=0),
        "groups_shown": view.scene is Scene.GROUPS,
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
    vote, candidates, ahead = view.theme_vote, view.candidates, _ahead(view.candidates)
    return {
        "settles_theme": settles_theme(view.phase),
        "candidates": len(candidates),
        "theme_vote": _stage(vote is not None, done=bool(vote and vote.closed)),
        "voted": vote.voted if vote else 0,
        "theme": ahead.theme.sentence if ahead else view.theme.sentence,
        "candidate": ahead.id if ahead else "",
        "theme_chosen": any(one.chosen for one in candidates),
    }


def _ahead(candidates: Sequence[SeenCandidate]) -> SeenCandidate | None:
    """Return the candidate with most votes, or the only one; None where two have as many."""
    ranked = sorted(candidates, key=lambda one: -(one.votes or 0))
    tied = len(ranked) > 1 and ranked[0].votes == ranked[1].votes
    return ranked[0] if ranked and not tied else None


def _of_map_and_matrix(view: View) -> dict[str, object]:
    matrix = view.matrix
    return {
        "map_open": view.map_open,
        "mirrored": view.look.mirrored,
        "closed_door": view.scene is Scene.CLOSED_DOOR,
        "matrix": _stage(matrix is not None, done=bool(matrix and matrix.closed)),
        "scored": matrix.complete if matrix else 0,
        "apart": sum(cell.talk_first for cell in matrix.result.cells) if matrix and matrix.result else 0,
        "focus": len(view.focus),
    }


def _stage(begun: bool, *, done: bool) -> Stage:
    if not begun:
        return ""
    return "done" if done else "going"

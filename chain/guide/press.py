"""The one thing that whoever leads presses next, at every moment of a session that waits for them."""

from collections.abc import Callable, Mapping
from typing import Any

from chain.guide.clocks import CLOCKS
from chain.guide.letters import MOST_ITEMS, coming
from chain.guide.now import Now
from chain.guide.sentences import ONWARD
from chain.model import Model, Text
from chain.vocabulary import Letter, Scene, Step

BEFOREHAND = "beforehand"
"""Id of the candidate that the theme chosen beforehand becomes: whoever presses first, it is one."""


class Press(Model):
    """A button: its words are ``cockpit.press.<key>``, behind it is a wish."""

    key: str
    wish: Mapping[str, Any]
    words: Mapping[str, Text | str | int] = {}
    ask: str = ""
    """What is asked first, as ``cockpit.ask.<ask>``, where going on leaves something undone."""
    strong: bool = True
    """It is time for it; else it can be done already, and usually is done later."""


def press(facts: Now, key: str) -> Press | None:
    """Return what is pressed at this sentence; None where the table itself brings the next one."""
    if key in CLOCKS and facts.clock != "over":
        return _time(facts, CLOCKS[key](facts))
    if key in ONWARD:
        return _onward(facts)
    return _PRESSES[key](facts) if key in _PRESSES else None


def _time(facts: Now, minutes: int) -> Press:
    """Start the clock of this moment; once it runs, everybody may be ready before it is over."""
    if facts.clock == "going":
        return Press(key="time_over", wish={"kind": "adjust_timer", "seconds": -86_400}, strong=False)
    if facts.clock == "held":
        return Press(key="clock_on", wish={"kind": "start_timer"})
    return Press(key="clock", words={"count": minutes}, wish={"kind": "start_timer", "seconds": 60 * minutes})


def _onward(facts: Now, ask: str = "") -> Press | None:
    """Go to the next phase, where there is one."""
    if not facts.next_phase:
        return None
    wish = {"kind": "start_phase", "phase": facts.next_id}
    nothing_written = bool(facts.letter) and not facts.closed and not facts.notes
    ask = ask or ("empty" if nothing_written else "")
    words = {"phase": facts.next_phase, "letter": facts.letter or ""}
    return Press(key="phase", words=words, wish=wish, ask=ask, strong=not ask)


def _next_step(facts: Now, ask: str = "") -> Press | None:
    """Go to the step after this one of a letter, or to the next phase after a round of its own."""
    if facts.letter is None:
        return _onward(facts)
    step = coming(facts)
    if step is None:
        return _onward(facts)
    words = {"items": facts.items, "most": MOST_ITEMS}
    if step is Step.DOTS:
        found = Press(key="open_dots", words=words, wish={"kind": "open_dots", "letter": facts.letter})
    else:
        found = Press(key=f"step.{step}", words=words, wish={"kind": "go_to_step", "step": step})
    return found.model_copy(update={"ask": ask, "strong": not ask})


def _after_the_cards(facts: Now) -> Press | None:
    """Cards that nobody has read out stay their writers'; a phase may have a theme to come to after them."""
    if facts.settles_theme and facts.theme:
        found = _theme_beforehand(facts)
        return found.model_copy(update={"ask": "cards", "strong": False})
    return _onward(facts, "cards")


def _theme_beforehand(facts: Now) -> Press:
    theme = {"sentence": facts.theme}
    return Press(key="lay_theme", wish={"kind": "propose_theme", "id": BEFOREHAND, "theme": theme})


def _choose_theme(facts: Now) -> Press:
    return Press(key="choose_theme", wish={"kind": "choose_theme", "candidate": facts.candidate})


def _groups(size: int) -> Callable[[Now], Press]:
    return lambda _: Press(key=f"groups.{size}", wish={"kind": "make_groups", "size": size})


def _of_letter(key: str) -> Callable[[Now], Press]:
    """Return the press of something that is asked for a letter."""
    return lambda facts: Press(key=key, wish={"kind": key, "letter": facts.letter})


def _plain(key: str, kind: str, **fields: Any) -> Callable[[Now], Press]:
    """Return the press of something that needs no more than its kind."""
    return lambda _: Press(key=key, wish={"kind": kind, **fields})


def _early(late: Callable[[Now], Press], ready: Callable[[Now], int]) -> Callable[[Now], Press]:
    """Return the same press for before everybody is ready."""

    def found(facts: Now) -> Press:
        words = {"ready": ready(facts), "people": facts.people}
        return late(facts).model_copy(update={"words": words, "ask": "early", "strong": False})

    return found


def _pass_sheets(facts: Now) -> Press:
    return Press(key="pass_sheets", wish={"kind": "pass_sheets", "turn": facts.sheets})


def _hand_on(facts: Now) -> Press:
    return Press(key="hand_on", wish={"kind": "hand_on", "holder": facts.holder_id})


def _end_of_drawing(facts: Now) -> Press | None:
    close = Press(key="close_map", wish={"kind": "open_map", "open": False})
    return close if facts.map_open else _onward(facts)


def _lay_matrix(facts: Now) -> Press:
    return Press(key="open_matrix", wish={"kind": "open_matrix", "per_letter": facts.each})


_STICK = _plain("stick", "start_round")
_MORE_TIME = _plain("more_time", "adjust_timer", seconds=120)
_REVEAL = _of_letter("reveal_notes")
_CLOSE_DOTS = _of_letter("close_dots")
_CLOSE_VOTE = _plain("close_vote", "close_theme_vote")
_CLOSE_MATRIX = _plain("close_matrix", "close_matrix")

_PRESSES: Mapping[str, Callable[[Now], Press | None]] = {
    "before": _onward,
    "paused": _plain("resume", "resume_session"),
    "opening": _STICK,
    "round.begin": _STICK,
    **dict.fromkeys((f"round.{letter}" for letter in Letter), _STICK),
    "round.turn": _hand_on,
    "round.done": _next_step,
    "writing.empty": _MORE_TIME,
    "writing.fours": _REVEAL,
    "writing.time": _REVEAL,
    "writing.revealed": _next_step,
    "sheets.pass": _pass_sheets,
    "sheets.lay": _plain("lay_sheets", "lay_sheets"),
    "read_back.begin": lambda facts: _next_step(facts, "read_back"),
    "read_back.answer": lambda facts: _next_step(facts, "read_back"),
    "read_back.ask_on": _next_step,
    "cluster.begin": _next_step,
    "cluster.many": lambda facts: _next_step(facts, "many"),
    "dots.begin": _of_letter("open_dots"),
    "dots.going": _early(_CLOSE_DOTS, lambda facts: facts.finished),
    "dots.everyone": _CLOSE_DOTS,
    "cards.more": _MORE_TIME,
    "cards.read": _after_the_cards,
    "flip.third": _plain("third_question", "ask_third_question"),
    "map.begin": _plain("open_map", "open_map", open=True),
    "map.drawing": _plain("read_map", "show_map", look={"mirrored": True}),
    "map.mirrored": _plain("closed_door", "show_scene", scene=Scene.CLOSED_DOOR),
    "map.closed_door": _end_of_drawing,
    "groups.pairs": _groups(2),
    "groups.fours": _groups(4),
    "theme.before": _theme_beforehand,
    "theme.one": _choose_theme,
    "theme.list": _plain("open_vote", "open_theme_vote"),
    "theme.vote": _early(_CLOSE_VOTE, lambda facts: facts.voted),
    "theme.everyone": _CLOSE_VOTE,
    "theme.choose": _choose_theme,
    "walk.pairs": _groups(2),
    "walk.meet": _plain("show_groups", "show_scene", scene=Scene.GROUPS),
    "walk.dark": _plain("dark", "show_scene", scene=None),
    "matrix.begin": _lay_matrix,
    "matrix.score": _early(_CLOSE_MATRIX, lambda facts: facts.scored),
    "matrix.everyone": _CLOSE_MATRIX,
    **dict.fromkeys(("matrix.talk", "matrix.agree"), lambda facts: _onward(facts, "focus")),
    "closing.begin": lambda facts: _onward(facts, "words"),
}
"""What is pressed at which sentence; at all others it is the next phase, or the table is still at work."""

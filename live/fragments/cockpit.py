"""What the cockpit says in words: the pace, what to press next, how the session goes, and what was done."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from chain.guide.sentences import Now, Said, now, rhythm, said
from chain.i18n import n, percent, t
from chain.model import Text
from chain.table_view import SeenDeed
from chain.view import View
from chain.vocabulary import Language, Letter, Step

ON_TIME = 2
"""Minutes within which a table is on time: nobody hurries for less."""

LOG_FIRST, LOG_MOST = 20, 100
"""How many lines of the log are shown at once, and how many more can be unfolded in all."""


class Gift(NamedTuple):
    """Minutes that a phase to come can give, and the wish that takes them."""

    label: str
    wish: Mapping[str, Any]


class Tempo(NamedTuple):
    """How the session runs, in words."""

    standing: str
    words: str
    gifts: Sequence[Gift]
    next_at: dt.datetime | None
    """When the next phase starts if this one keeps to its minutes."""


class Press(NamedTuple):
    """A button: its words, and the wish behind it."""

    label: str
    wish: Mapping[str, Any]


class Measure(NamedTuple):
    """One line about the session as a whole: how it goes, in a word and a number, and what is aimed at."""

    name: str
    number: str
    word: str
    target: str


def tempo(view: View) -> Tempo | None:
    """Return how the session runs against its agenda; None before it started."""
    pace = view.pace(view.now) if view.now else None
    if pace is None or view.now is None:
        return None
    minutes, language = round(pace.behind), view.viewer.language
    standing = "on_time" if abs(minutes) < ON_TIME else ("behind" if minutes > 0 else "ahead")
    words = (
        t(language, "cockpit.pace.on_time")
        if standing == "on_time"
        else n(language, f"cockpit.pace.{standing}", abs(minutes))
    )
    starts = view.now + dt.timedelta(minutes=pace.left) if view.next_phase and not view.paused else None
    gifts = _gifts(view, pace.shorten) if standing == "behind" else ()
    return Tempo(standing, words, gifts, starts)


def _gifts(view: View, shorten: Sequence[tuple[str, int]]) -> Sequence[Gift]:
    names, language = {one.phase.id: one.phase.name for one in view.agenda}, view.viewer.language
    return tuple(
        Gift(
            n(language, "cockpit.pace.give", minutes, phase=names[phase].to(language)),
            {"kind": "shorten_phase", "phase": phase, "minutes": minutes},
        )
        for phase, minutes in shorten
    )


# --- say now -----------------------------------------------------------------------------------


class Saying(NamedTuple):
    """The sentence of this moment, and the button that follows on it, where there is exactly one."""

    said: Said
    press: Press | None


def saying(view: View) -> Saying:
    """Return what whoever leads says now, and what they press after it."""
    facts = now(view, view.now or view.created_at)
    found, language = said(view.viewer.language, facts), view.viewer.language
    press = _press(view, facts, found.key)
    return Saying(found, Press(t(language, press[0], **press[1]), press[2]) if press else None)


_Pressed = tuple[str, Mapping[str, object], Mapping[str, Any]]


def _press(view: View, facts: Now, key: str) -> _Pressed | None:
    """Return the words and the wish of the one thing that comes next; None where people are still at work."""
    letter = facts.letter
    if facts.paused:
        return "cockpit.press.resume", {}, {"kind": "resume_session"}
    if key in _AT_ONCE:
        return _AT_ONCE[key]
    if key == "round.turn":
        return "cockpit.press.hand_on", {}, {"kind": "hand_on", "holder": view.stick and view.stick.holder_id}
    if letter and not facts.closed and facts.dots != "done" and facts.step is not Step.CLOSE:
        return _in_letter(facts, letter, key)
    if key not in _STAYS and view.next_phase:
        phase = view.next_phase
        words = {"phase": phase.name.to(view.viewer.language)}
        return "cockpit.press.phase", words, {"kind": "start_phase", "phase": phase.id}
    return None


def _in_letter(facts: Now, letter: Letter, key: str) -> _Pressed | None:
    if facts.dots == "going":
        close = {"kind": "close_dots", "letter": letter}
        return ("cockpit.press.close_dots", {}, close) if key == "dots.everyone" else None
    if not facts.revealed:
        reveal = {"kind": "reveal_notes", "letter": letter}
        return ("cockpit.press.reveal", {}, reveal) if facts.notes else None
    return _next_step(facts, letter)


def _next_step(facts: Now, letter: Letter) -> _Pressed | None:
    """Go to the step after this one; dots are a step that is opened."""
    steps = rhythm(facts.method)
    here = facts.step or Step.ROUND
    coming = next(iter(steps[steps.index(here) + 1 :]), None) if here in steps else None
    if Step.DOTS in (here, coming):
        return "cockpit.press.open_dots", {}, {"kind": "open_dots", "letter": letter}
    if coming is None:
        return None
    return f"cockpit.press.step.{coming}", {}, {"kind": "go_to_step", "step": coming}


_ROUND: _Pressed = ("cockpit.press.stick", {}, {"kind": "start_round"})
_AT_ONCE: Mapping[str, _Pressed] = {
    **dict.fromkeys(("opening", "round.begin", *(f"round.{letter}" for letter in Letter)), _ROUND),
    "matrix.everyone": ("cockpit.press.close_matrix", {}, {"kind": "close_matrix"}),
}
"""What the second line of the panel names, at moments at which that is one press."""

_STAYS = frozenset(
    {
        "cards.begin",
        "cards.writing",
        "flip.begin",
        "flip.going",
        "flip.third",
        "flip.silence",
        "silence.begin",
        "theme.alone",
        "theme.pairs",
        "theme.all",
        "theme.vote",
        "theme.choose",
        "walk.pairs",
        "walk.go",
        "matrix.begin",
        "matrix.score",
        "matrix.talk",
    }
)
"""Moments at which going to the next phase would leave the work undone."""


# --- how it goes -------------------------------------------------------------------------------


def measures(view: View) -> Sequence[Measure]:
    """Return how the session goes: about all together, never about one person."""
    process, language = view.process, view.viewer.language
    shares = {
        "evenness": process.voice_evenness,
        "breadth": view.breadth,
        "heard": process.heard_rate,
        "trace": process.trace_rate,
        "slow": process.slow_share,
    }
    return tuple(_measure(language, name, share) for name, share in shares.items())


def _measure(language: Language, name: str, share: float | None) -> Measure:
    return Measure(
        name=t(language, f"cockpit.measure.{name}"),
        number="" if share is None else percent(language, share),
        word=t(language, f"cockpit.measure.word.{_word(name, share)}"),
        target=t(language, f"cockpit.measure.{name}.target"),
    )


def _word(name: str, share: float | None) -> str:
    """Return the word for a share; too much of the slow share is a word of its own."""
    if share is None:
        return "not_yet"
    least, good, most = _AIMS[name]
    if share > most:
        return "much"
    return "good" if share >= good else ("halfway" if share >= least else "little")


_AIMS = {
    "evenness": (0.6, 0.8, 1.0),
    "breadth": (0.4, 0.6, 1.0),
    "heard": (0.25, 0.5, 1.0),
    "trace": (0.5, 0.8, 1.0),
    "slow": (0.15, 0.25, 0.4),
}
"""From which share on a measure is halfway and good, and above which it is much (dossier 2.9)."""


# --- the log -----------------------------------------------------------------------------------


class Line(NamedTuple):
    """A line of the log."""

    at: dt.datetime
    text: str


def log(view: View) -> Sequence[Line]:
    """Return what was done in the open, the latest first."""
    deeds = [deed for deed, before in _pairs(view.deeds) if not _goes_without_saying(deed, before)]
    deeds = deeds[: -LOG_MOST - 1 : -1]
    return tuple(Line(deed.at, told(view.viewer.language, deed)) for deed in deeds)


def _pairs(deeds: Sequence[SeenDeed]) -> Iterable[tuple[SeenDeed, SeenDeed | None]]:
    return zip(deeds, (None, *deeds), strict=False)


def _goes_without_saying(deed: SeenDeed, before: SeenDeed | None) -> bool:
    """Say whether a letter opened because its phase started, at the same moment."""
    started = before is not None and before.kind == "phase_started" and before.at == deed.at
    return deed.kind == "letter_opened" and started


def told(language: Language, deed: SeenDeed) -> str:
    """Return what was done as a sentence."""
    off = ".off" if deed.kind in _SWITCHES and not deed.about else ""
    who = deed.who or t(language, "deed.somebody")
    return t(language, f"deed.{deed.kind}{off}", who=who, about=_about(language, deed.kind, deed.about))


def _about(language: Language, kind: str, about: Text | str) -> str:
    if isinstance(about, Text):
        return about.to(language)
    if kind in _OF_ACTS:
        return t(language, f"act.{about}")
    return t(language, f"vocabulary.letters.{about}") if kind.startswith(_OF_LETTERS) else about


_SWITCHES = frozenset({"writing_locked", "map_opened", "moderation_set"})
_OF_ACTS = frozenset({"act_undone", "act_redone"})
_OF_LETTERS = ("letter_", "notes_", "dots_")

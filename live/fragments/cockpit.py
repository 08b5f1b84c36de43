"""What the cockpit says in words: the pace, what to press next, how the session goes, and what was done."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from chain.guide.letters import rhythm
from chain.guide.now import now, per_letter
from chain.guide.presets import house_rules
from chain.guide.press import Press, press
from chain.guide.sentences import ONWARD, Said, said
from chain.i18n import n, percent, t
from chain.model import Text
from chain.table_view import SeenDeed
from chain.view import View
from chain.vocabulary import Language, Step

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


class Button(NamedTuple):
    """What is pressed next: its words, the wish behind it, and what is asked first where that is wise."""

    label: str
    wish: Mapping[str, Any]
    ask: str
    strong: bool


class Saying(NamedTuple):
    """The sentence of this moment, and the button that follows on it."""

    said: Said
    button: Button | None
    rules: Sequence[str]
    """The table rules, where they are read out."""
    ends: bool
    """There is nothing after this phase but the report."""


def saying(view: View) -> Saying:
    """Return what whoever leads says now, and what they press after it."""
    facts, language = now(view, view.now or view.created_at), view.viewer.language
    found = said(language, facts)
    pressed = press(facts, found.key)
    return Saying(
        said=found,
        button=_button(language, pressed) if pressed else None,
        rules=[rule.to(language) for rule in house_rules()] if found.key == "opening" else (),
        ends=facts.begun
        and facts.next_phase is None
        and (found.key in ONWARD or found.key == "closing.begin"),
    )


def _button(language: Language, pressed: Press) -> Button:
    key = f"cockpit.press.{pressed.key}"
    words = {
        name: word.to(language) if isinstance(word, Text) else word for name, word in pressed.words.items()
    }
    count = words.pop("count", None)
    label = n(language, key, count, **words) if isinstance(count, int) else t(language, key, **words)
    ask = t(language, f"cockpit.ask.{pressed.ask}", **words) if pressed.ask else ""
    return Button(label, pressed.wish, ask, pressed.strong)


def step_now(view: View) -> Step | None:
    """Return the step at which the table is; when its dots are counted, all that is left is to close."""
    letter = view.open_letter
    found = view.letter(letter).round if letter else None
    counted = found is not None and found.closed and view.step in (None, Step.CLUSTER, Step.DOTS)
    return Step.CLOSE if counted else view.step


def matrix_each(view: View) -> int:
    """Return how many of each letter the matrix is offered with: as many as there is time for."""
    return per_letter(view.phase.minutes) if view.phase else 3


def steps(view: View) -> Sequence[Step]:
    """Return the steps that a letter has in this phase, and the one at which the table is in any case."""
    asked = rhythm(view.phase.method) if view.phase else ()
    return [step for step in Step if step in asked or step is view.step]


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

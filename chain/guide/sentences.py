"""The next sentence: what somebody who has never led a workshop says now, and what to press after it."""

from collections.abc import Callable, Mapping

from chain.guide.now import Now, now
from chain.i18n import t
from chain.model import Model
from chain.vocabulary import Language, Letter, Step

__all__ = ["Now", "Said", "next_sentence", "now", "rhythm", "said"]

MOST_ITEMS = 8
"""How many notes or clusters of a letter stay, at most, for the dots."""

FEW = 8
"""With fewer people there are no foursomes (dossier 3)."""


class Said(Model):
    """A sentence for the facilitator to say, what to do next, and perhaps what to mind."""

    key: str
    say: str
    do: str
    mind: str = ""


def said(language: Language, facts: Now) -> Said:
    """Return the words of this moment in this language."""
    key, coming = next_sentence(facts), _coming(facts)
    mind = _MIND.get(key)
    words = {
        "holder": facts.holder,
        "letters": t(language, f"vocabulary.letters.{facts.letter}") if facts.letter else "",
        "step": t(language, f"vocabulary.step.{coming}") if coming else "",
        "phase": facts.next_phase.to(language) if facts.next_phase else "",
        "items": MOST_ITEMS,
    }
    return Said(
        key=key,
        say=t(language, f"say.{key}", **words),
        do=t(language, f"do.{_do(key, facts)}", **words),
        mind=t(language, f"mind.{mind}") if mind else "",
    )


def next_sentence(facts: Now) -> str:
    """Return the key of what to say now; ``say.<key>`` is the sentence, ``do.<key>`` what to do next."""
    if not facts.begun:
        return "before"
    if facts.paused:
        return "paused"
    if facts.letter is not None:
        return _letter(facts, facts.letter)
    return _METHODS.get(facts.method, _other)(facts)


def rhythm(method: str) -> tuple[Step, ...]:
    """Return the steps that a letter has with this method, such as ``brainwriting+LSD+dots``."""
    parts = {part.casefold() for part in method.split("+")}
    left_out = {Step.READ_BACK: "lsd" not in parts, Step.DOTS: "dots" not in parts}
    return tuple(step for step in Step if not left_out.get(step, False))


def _coming(facts: Now) -> Step | None:
    """Return the step after this one; of a letter that was not given a step, after what was done."""
    steps = rhythm(facts.method)
    here = facts.step if facts.step in steps else _reached(facts)
    after = steps[steps.index(here) + 1 :] if here in steps else ()
    return next(iter(after), None)


def _reached(facts: Now) -> Step:
    if facts.dots:
        return Step.DOTS
    return Step.ROUND if facts.revealed else Step.WRITING


def _do(key: str, facts: Now) -> str:
    """At the end of the session there is no next phase to go to."""
    return "end" if key in _ONWARD and facts.next_phase is None else key


# --- letters -----------------------------------------------------------------------------------


def _letter(facts: Now, letter: Letter) -> str:
    """Open or closed dots say more than the step does: somebody may have forgotten to press it."""
    if facts.closed:
        return "letter.closed"
    if facts.dots == "going":
        return "dots.everyone" if 0 < facts.people <= facts.finished else "dots.going"
    if facts.dots == "done":
        return f"letter.close.{letter}"
    return _STEPS[facts.step or _reached(facts)](facts, letter)


def _writing(facts: Now, letter: Letter) -> str:
    if facts.revealed:
        return "writing.revealed"
    if facts.time_over and facts.notes:
        return "writing.time"
    if facts.method.startswith("1-2-4-all") and facts.group:
        return "writing.fours" if facts.group > 3 else "writing.pairs"
    return "writing.going" if facts.notes else f"writing.{letter}"


def _round(facts: Now, letter: Letter) -> str:
    if facts.notes and not facts.revealed:
        return "writing.time"
    return _stick(facts) or f"round.{letter}"


def _read_back(facts: Now, _: Letter) -> str:
    return {"": "read_back.begin", "going": "read_back.answer", "done": "read_back.ask_on"}[facts.read_back]


def _cluster(facts: Now, _: Letter) -> str:
    return "cluster.many" if facts.items > MOST_ITEMS else "cluster.begin"


def _dots(facts: Now, _: Letter) -> str:
    return "dots.begin" if facts.revealed else "writing.time"


def _close(_: Now, letter: Letter) -> str:
    return f"letter.close.{letter}"


_STEPS: Mapping[Step, Callable[[Now, Letter], str]] = {
    Step.WRITING: _writing,
    Step.ROUND: _round,
    Step.READ_BACK: _read_back,
    Step.CLUSTER: _cluster,
    Step.DOTS: _dots,
    Step.CLOSE: _close,
}


# --- methods -----------------------------------------------------------------------------------


def _stick(facts: Now) -> str:
    return {"": "", "going": "round.turn", "done": "round.done"}[facts.stick]


def _a_round(facts: Now) -> str:
    return _stick(facts) or ("opening" if facts.opening else "round.begin")


def _greeting(facts: Now) -> str:
    return "greeting.over" if facts.time_over else "greeting.begin"


def _cards(facts: Now) -> str:
    if not facts.cards:
        return "cards.begin"
    if facts.read_out >= facts.cards:
        return "cards.done"
    everybody = 0 < facts.people <= facts.writers
    return "cards.read" if everybody or facts.read_out or facts.time_over else "cards.writing"


def _flip(facts: Now) -> str:
    if facts.third_question:
        return "flip.answered" if facts.third_question == "done" else "flip.silence"
    if facts.flip_full or (facts.calls and facts.time_over):
        return "flip.listening" if facts.listening_named else "flip.third"
    return "flip.going" if facts.calls else "flip.begin"


def _mapping(facts: Now) -> str:
    if facts.closed_door:
        return "map.closed_door"
    if facts.mirrored:
        return "map.mirrored"
    return "map.drawing" if facts.map_open else "map.begin"


def _review(facts: Now) -> str:
    return _mapping(facts) if facts.closed_door or facts.mirrored else "map.review"


def _theme(facts: Now) -> str:
    if facts.theme_chosen:
        return "theme.chosen"
    if facts.theme_vote:
        return "theme.choose" if facts.theme_vote == "done" else "theme.vote"
    if facts.group > 3 or (facts.group and facts.people < FEW):
        return "theme.all"
    return "theme.pairs" if facts.group else "theme.alone"


def _walk(facts: Now) -> str:
    if facts.time_over:
        return "walk.back"
    return "walk.go" if facts.group else "walk.pairs"


def _silence(facts: Now) -> str:
    return "silence.over" if facts.time_over else "silence.begin"


def _matrix(facts: Now) -> str:
    if facts.matrix == "done":
        return "matrix.onward" if facts.focus else "matrix.talk"
    if not facts.matrix:
        return "matrix.begin"
    return "matrix.everyone" if 0 < facts.people <= facts.scored else "matrix.score"


def _closing(facts: Now) -> str:
    return "closing.thanks" if 0 < facts.people <= facts.words else "closing.begin"


def _other(facts: Now) -> str:
    return "other.over" if facts.time_over else "other.begin"


_METHODS: Mapping[str, Callable[[Now], str]] = {
    "greeting": _greeting,
    "round": _a_round,
    "round_robin": _a_round,
    "talking_stick": _a_round,
    "cards": _cards,
    "rapid_fire": _flip,
    "joint_mapping": _mapping,
    "review": _review,
    "1-2-4-all": _theme,
    "walk_and_talk": _walk,
    "silence": _silence,
    "group_scoring": _matrix,
    "garden": lambda _: "garden",
    "gate": lambda _: "gate",
    "proposal": lambda _: "proposal",
    "one_word": _closing,
}

_ONWARD = frozenset(
    {
        *(f"letter.close.{letter}" for letter in Letter),
        "cards.done",
        "closing.thanks",
        "flip.answered",
        "flip.listening",
        "gate",
        "greeting.begin",
        "greeting.over",
        "letter.closed",
        "matrix.onward",
        "other.over",
        "proposal",
        "silence.over",
        "theme.chosen",
        "walk.back",
    }
)
"""What is followed by the next phase."""

_MIND: Mapping[str, str] = {
    "before": "hats",
    "greeting.begin": "first_names",
    "opening": "law",
    "cards.read": "only_thanks",
    "flip.going": "accept",
    "flip.silence": "silence",
    "writing.T": "outside",
    "writing.O": "wishes_first",
    "writing.W": "own_house",
    "writing.S": "others_say_it",
    "writing.going": "festina_lente",
    "round.T": "no_comment",
    "round.W": "work_floor_first",
    "round.O": "end_customer_first",
    "round.S": "no_comment",
    "round.turn": "oma",
    "read_back.begin": "nivea",
    "read_back.answer": "anna",
    "read_back.ask_on": "oma",
    "cluster.begin": "authors_agree",
    "dots.going": "secret",
    "walk.go": "festina_lente",
    "silence.begin": "silence",
    "matrix.talk": "spread",
    "gate": "must_or_grant",
    "proposal": "who_wants",
}
"""What a facilitator is easily tempted to forget at this moment: ``mind.<code>``."""

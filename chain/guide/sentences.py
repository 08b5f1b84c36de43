"""The next sentence: what somebody who has never led a workshop says now, and what to press after it."""

from collections.abc import Callable, Mapping

from chain.guide.clocks import CLOCKS
from chain.guide.letters import MOST_ITEMS, coming, in_groups, sentence_of_letter
from chain.guide.now import Now
from chain.i18n import t
from chain.model import Model
from chain.vocabulary import Language, Letter


class Said(Model):
    """A sentence for the facilitator to say, what to do next, and perhaps what to mind."""

    key: str
    say: str
    do: str
    mind: str = ""


def said(language: Language, facts: Now) -> Said:
    """Return the words of this moment in this language."""
    key, step = next_sentence(facts), coming(facts)
    mind = _MIND.get(key)
    words = {
        "holder": facts.holder,
        "theme": facts.theme,
        "letters": t(language, f"vocabulary.letters.{facts.letter}") if facts.letter else "",
        "step": t(language, f"vocabulary.step.{step}") if step else "",
        "phase": facts.next_phase.to(language) if facts.next_phase else "",
        "items": MOST_ITEMS,
        "each": facts.each,
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
        return sentence_of_letter(facts, facts.letter)
    key = _METHODS.get(facts.method, _other)(facts)
    # A phase that settles the theme is not over before there is one.
    return _settled(facts) if facts.settles_theme and key in ONWARD else key


def _do(key: str, facts: Now) -> str:
    """While a clock runs, waiting is what to do; at the end there is no next phase to go to."""
    if key in CLOCKS and facts.clock in ("going", "held"):
        return _WHILE.get(key, f"clock.{facts.clock}")
    return "end" if key in ONWARD and facts.next_phase is None else key


# --- methods -----------------------------------------------------------------------------------


def _stick(facts: Now) -> str:
    return {"": "", "going": "round.turn", "done": "round.done"}[facts.stick]


def _a_round(facts: Now) -> str:
    return _stick(facts) or ("opening" if facts.opening else "round.begin")


def _greeting(facts: Now) -> str:
    return "greeting.over" if facts.time_over else "greeting.begin"


def _cards(facts: Now) -> str:
    if facts.settles_theme and (facts.candidates or facts.theme_chosen):
        return _settled(facts)
    if not facts.cards:
        return {"": "cards.begin", "over": "cards.more"}.get(facts.clock, "cards.writing")
    if facts.read_out >= facts.cards:
        return "cards.done"
    everybody = 0 < facts.people <= facts.writers
    return "cards.read" if everybody or facts.read_out or facts.time_over else "cards.writing"


def _flip(facts: Now) -> str:
    if facts.third_question == "done":
        return "flip.answered"
    if facts.third_question:
        return "flip.answer" if facts.time_over else "flip.silence"
    if facts.flip_full or facts.time_over:
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
    if facts.theme_chosen or facts.theme_vote:
        return _settled(facts)
    talked = _settled(facts)
    return in_groups(facts, "theme.pairs", talked, talked) or "theme.alone"


def _settled(facts: Now) -> str:
    """Return what is said on the way from candidates to the one theme."""
    if facts.theme_chosen:
        return "theme.chosen"
    if facts.theme_vote == "going":
        return "theme.everyone" if 0 < facts.people <= facts.voted else "theme.vote"
    if facts.theme_vote:
        return "theme.choose" if facts.candidate else "theme.tie"
    if facts.candidates:
        return "theme.one" if facts.candidates == 1 else "theme.list"
    return "theme.before" if facts.theme and facts.method != "1-2-4-all" else "theme.all"


def _walk(facts: Now) -> str:
    """The wall is dark while people walk, but for the moment in which they look for each other."""
    if facts.time_over:
        return "walk.back"
    if not facts.group:
        return "walk.pairs"
    if facts.clock:
        return "walk.dark" if facts.groups_shown else "walk.go"
    return "walk.go" if facts.groups_shown else "walk.meet"


def _silence(facts: Now) -> str:
    return "silence.over" if facts.time_over else "silence.begin"


def _matrix(facts: Now) -> str:
    if facts.matrix == "done":
        return "matrix.onward" if facts.focus else ("matrix.talk" if facts.apart else "matrix.agree")
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

ONWARD = frozenset(
    {
        *(f"letter.close.{letter}" for letter in Letter),
        "cards.done",
        "closing.thanks",
        "flip.answer",
        "flip.answered",
        "flip.listening",
        "garden",
        "gate",
        "greeting.begin",
        "greeting.over",
        "letter.closed",
        "map.review",
        "matrix.onward",
        "other.over",
        "proposal",
        "silence.over",
        "theme.chosen",
        "walk.back",
    }
)
"""What is followed by the next phase."""

_WHILE: Mapping[str, str] = {"flip.begin": "flip.going", "flip.going": "flip.going", "walk.go": "clock.walk"}
"""Times in which whoever leads has something to do while the clock runs."""

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

"""What is said while a letter is worked on: from silence to dots, in the rhythm that its method has."""

from collections.abc import Callable, Mapping

from chain.guide.now import Now
from chain.vocabulary import Letter, Step

MOST_ITEMS = 8
"""How many notes or clusters of a letter stay, at most, for the dots."""

TURNS = 3
"""How often people write on a sheet that goes round: their own, then those of two others (dossier 2.11)."""

FEW = 8
"""With fewer people there are no foursomes (dossier 3)."""


def rhythm(method: str) -> tuple[Step, ...]:
    """Return the steps that a letter has with this method, such as ``brainwriting+LSD+dots``."""
    parts = {part.casefold() for part in method.split("+")}
    left_out = {Step.READ_BACK: "lsd" not in parts, Step.DOTS: "dots" not in parts}
    return tuple(step for step in Step if not left_out.get(step, False))


def coming(facts: Now) -> Step | None:
    """Return the step after this one; of a letter that was not given a step, after what was done."""
    steps = rhythm(facts.method)
    here = facts.step if facts.step in steps else _reached(facts)
    after = steps[steps.index(here) + 1 :] if here in steps else ()
    return next(iter(after), None)


def sentence_of_letter(facts: Now, letter: Letter) -> str:
    """Return the key of what to say; dots say more than the step does, which nobody may have pressed."""
    if facts.closed:
        return "letter.closed"
    if facts.dots == "going":
        return "dots.everyone" if 0 < facts.people <= facts.finished else "dots.going"
    if facts.dots == "done":
        return f"letter.close.{letter}"
    return _STEPS[facts.step or _reached(facts)](facts, letter)


def in_groups(facts: Now, pairs: str, fours: str, small: str) -> str:
    """Return what is said in 1-2-4-all once people have thought alone; empty while they do.

    Args:
        facts: what is going on.
        pairs: what is said to pairs.
        fours: what is said to foursomes.
        small: what is said when the pairs of a small table have talked.
    """
    if facts.group > 3:
        return fours
    if not facts.group:
        return "groups.pairs" if facts.time_over and facts.people > 1 else ""
    if not facts.time_over:
        return pairs
    return small if facts.people < FEW else "groups.fours"


def _reached(facts: Now) -> Step:
    if facts.dots:
        return Step.DOTS
    return Step.ROUND if facts.revealed else Step.WRITING


def _writing(facts: Now, letter: Letter) -> str:
    if facts.revealed:
        return "writing.revealed"
    if facts.sheets:
        return _sheets(facts)
    grouped = facts.method.startswith("1-2-4-all")
    together = in_groups(facts, "writing.pairs", "writing.fours", "writing.time") if grouped else ""
    if together:
        return together
    if facts.time_over:
        return "writing.time" if facts.notes else "writing.empty"
    return "writing.going" if facts.notes else f"writing.{letter}"


def _sheets(facts: Now) -> str:
    if not facts.time_over:
        return "sheets.write" if facts.sheets == 1 else "sheets.build"
    return "sheets.pass" if facts.sheets < TURNS else "sheets.lay"


def _round(facts: Now, letter: Letter) -> str:
    if facts.notes and not facts.revealed:
        return "writing.time"
    return {"": f"round.{letter}", "going": "round.turn", "done": "round.done"}[facts.stick]


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

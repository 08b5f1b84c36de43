"""Warnings about an agenda that is allowed but not wise; ``chain.decide.agenda`` knows what is refused."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, groupby

from chain import i18n
from chain.model import Model, Phase
from chain.scene import methods_of
from chain.vocabulary import Language, Letter

SLOW_SHARE = (0.25, 0.40)
FAST_IN_A_ROW = 45
LONG_SESSION = 120
SLOW_BLOCK = 15
ROUNDS = frozenset({"round", "round_robin", "one_word", "talking_stick"})
"""Methods in which everybody has a turn, so that a day can end with one."""
EVERYBODY = ROUNDS | {"cards", "1-2-4-all", "walk_and_talk"}
"""Methods in which everybody says something."""
FIRST_WORD = 20
"""Minutes within which everybody has spoken once."""
A_ROUND = 10
"""Minutes that a round gets at least, where its phase lasts as long."""


class Finding(Model):
    """Something to reconsider; its sentence is ``finding.<code>`` in the catalogues."""

    code: str
    minutes: Mapping[str, int] = {}
    shares: Mapping[str, float] = {}
    letters: tuple[Letter, ...] = ()

    def to(self, language: Language) -> str:
        """Return the sentence in this language."""
        spans = {name: i18n.minutes(language, count) for name, count in self.minutes.items()}
        shares = {name: i18n.percent(language, share) for name, share in self.shares.items()}
        words = ", ".join(i18n.t(language, f"vocabulary.letters.{letter}") for letter in self.letters)
        letters = {"letters": words} if words else {}
        return i18n.t(language, f"finding.{self.code}", **spans, **shares, **letters)


def warnings(agenda: Sequence[Phase]) -> tuple[Finding, ...]:
    """Return what makes this agenda hurried, sleepy or open-ended; an empty one has nothing to warn about."""
    if not sum(phase.minutes for phase in agenda):
        return ()
    rules = (_share, _fast_row, _slow_block, _first_words, _openings, _closing)
    return tuple(finding for rule in rules for finding in rule(agenda))


def _share(agenda: Sequence[Phase]) -> Iterator[Finding]:
    share = sum(phase.slow_minutes for phase in agenda) / sum(phase.minutes for phase in agenda)
    low, high = SLOW_SHARE
    if not low <= share <= high:
        code = "agenda-little-slow" if share < low else "agenda-much-slow"
        yield Finding(code=code, shares={"share": share, "low": low, "high": high})


def _fast_row(agenda: Sequence[Phase]) -> Iterator[Finding]:
    """A phase with slow minutes interrupts a row of fast ones."""
    rows = groupby(agenda, key=lambda phase: phase.slow_minutes > 0)
    longest = max((sum(phase.minutes for phase in row) for slow, row in rows if not slow), default=0)
    if longest > FAST_IN_A_ROW:
        yield Finding(code="agenda-fast-row", minutes={"fast": longest, "limit": FAST_IN_A_ROW})


def _slow_block(agenda: Sequence[Phase]) -> Iterator[Finding]:
    """A slow block is slow time within one phase, or phases after each other that are slow throughout."""
    rows = groupby(agenda, key=lambda phase: phase.slow_minutes == phase.minutes)
    blocks = [phase.slow_minutes for phase in agenda]
    blocks += [sum(phase.minutes for phase in row) for slow, row in rows if slow]
    if sum(phase.minutes for phase in agenda) > LONG_SESSION and max(blocks) < SLOW_BLOCK:
        yield Finding(code="agenda-no-slow-block", minutes={"block": SLOW_BLOCK, "session": LONG_SESSION})


def _first_words(agenda: Sequence[Phase]) -> Iterator[Finding]:
    """Within twenty minutes there is time for everybody to speak: ten of them, or a whole shorter phase."""
    starts = accumulate((phase.minutes for phase in agenda), initial=0)
    for start, phase in zip(starts, agenda, strict=False):
        time = min(start + phase.minutes, FIRST_WORD) - start
        if EVERYBODY.intersection(methods_of(phase)) and time >= min(phase.minutes, A_ROUND):
            return
    yield Finding(code="agenda-late-voice", minutes={"limit": FIRST_WORD})


def _openings(agenda: Sequence[Phase]) -> Iterator[Finding]:
    """The work floor or the end customer opens each letter, aloud; who that is, is for the day itself."""
    silent = [one.letter for one in agenda if one.letter and one.slow_minutes == one.minutes]
    if silent:
        yield Finding(code="agenda-letter-unopened", letters=tuple(silent))


def _closing(agenda: Sequence[Phase]) -> Iterator[Finding]:
    if agenda[-1].method not in ROUNDS:
        yield Finding(code="agenda-no-closing-round")

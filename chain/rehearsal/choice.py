"""What simulated people do where a table chooses: themes and votes, scores, stances."""

from collections.abc import Iterator

from chain import method_commands as m
from chain.model import Theme
from chain.rehearsal.letters import People
from chain.rehearsal.lines import ThemeLine, lines
from chain.rehearsal.wish import Wish, wish
from chain.scene import methods_of
from chain.state import Workshop
from chain.vocabulary import Language, Letter

_LIKED = (0, 1, 0, 2, 0, 1)
"""Which theme people vote for, one after the other."""

_MEANS = (-1, 1, 0, -2, 2, 1)
"""What people tend to, one after the other, about a cell on which they do not agree."""


def propose(state: Workshop, people: People) -> Iterator[Wish]:
    """Propose themes where the table looks for one."""
    phase, methods, found = state.phase, state.methods, lines().themes
    if phase is None or phase.letter or "1-2-4-all" not in methods_of(phase):
        return
    if methods.theme_vote or methods.chosen:
        return
    for place, (person, line) in enumerate(zip(people, found, strict=False)):
        id = f"theme-{place}"
        if id not in methods.candidates and len(methods.candidates) < len(found):
            theme = theme_of(line, state.language, _house(state, person))
            yield wish(id, person, m.ProposeTheme(id=id, theme=theme))


def theme_of(line: ThemeLine, language: Language, felt_first_by: str = "") -> Theme:
    """Return a theme in the language of the table."""
    return Theme(
        sentence=line.sentence.to(language),
        felt_first_by=felt_first_by,
        since=line.since.to(language),
        if_nothing_happens=line.if_nothing_happens.to(language),
    )


def _house(state: Workshop, person: str) -> str:
    actor = state.chain.actor.get(state.participants[person].actor or "")
    return actor.name if actor else ""


def vote(state: Workshop, people: People) -> Iterator[Wish]:
    """Give a vote each while the vote is open."""
    open_now, candidates = state.methods.theme_vote, list(state.methods.candidates)
    if open_now is None or open_now.closed:
        return
    for place, person in enumerate(people):
        if person not in open_now.votes:
            liked = _LIKED[place % len(_LIKED)] % len(candidates)
            yield wish(f"vote-{person}", person, m.VoteTheme(candidate=candidates[liked]))


def score(state: Workshop, people: People) -> Iterator[Wish]:
    """Fill the matrix a row at a time, each person from top to bottom."""
    matrix = state.methods.matrix
    if matrix is None or matrix.closed:
        return
    for row, external in enumerate(matrix.external):
        for place, person in enumerate(people):
            told = matrix.scores.get(person, {}).get(external, {})
            cells = tuple(
                m.ScoreCell(external=external, internal=one, score=_score(state, place, row, column, one))
                for column, one in enumerate(matrix.internal)
                if one not in told
            )
            if cells:
                yield wish(f"score-{person}-{external}", person, *cells)


def _score(state: Workshop, place: int, row: int, column: int, internal: str) -> int:
    """Return a score: weaknesses hinder, strengths help; on one cell in five they do not agree at all."""
    if (row + 2 * column) % 5 == 0:
        return _MEANS[place % len(_MEANS)]
    strength = 1 + (place + row) % 2
    return strength if _letter_of(state, internal) is Letter.S else -strength


def _letter_of(state: Workshop, item: str) -> Letter:
    found = state.clusters.get(item) or state.notes[item]
    return found.letter


def take_stance(state: Workshop, people: People) -> Iterator[Wish]:
    """Agree with the focus points; with the first one, one person does not, and says why."""
    if "group_scoring" not in methods_of(state.phase):
        return
    for nth, focus in enumerate(state.methods.focus.values()):
        for person in people:
            if person not in focus.agree and person not in focus.dissent:
                agrees = nth > 0 or person != people[-1]
                reason = "" if agrees else lines().dissent.to(state.language)
                stance = m.TakeStance(focus=focus.id, agrees=agrees, reason=reason)
                yield wish(f"stance-{focus.id}-{person}", person, stance)

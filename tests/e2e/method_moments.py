"""The sample in the middle of a method, for pictures: where it stops, and what people do then."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import cycle

from bench.server import Server
from chain import method_commands as m
from chain.commands import Command, MergeNotes, ShowScene, StartPhase
from chain.model import By
from chain.view import View
from chain.vocabulary import Letter, Role, Scene, Step
from tests.e2e import moments
from tests.e2e.moments import GUEST, LEAD, Moment, kind, never, phase, played

Act = tuple[str, Command]
"""Who does what: the id of a participant, or nobody's for who leads."""

WORDS = ("stilte", "gehoord", "de gast heeft een naam", "geduld", "nieuwsgierig", "verbonden")
THOUGHTS = (
    ("p08", "Wat als de gast de boer kende?", ""),
    ("p05", "Dan wist hij ook waarom het in maart duurder is.", "grown-0"),
    ("p12", "En als we dat eens per jaar op een erf doen?", "grown-1"),
    ("p02", "Wie bewaart eigenlijk het verhaal van een kaas?", ""),
    ("p14", "De jongen op de markt vertelde het altijd.", "grown-3"),
)


@dataclass(frozen=True)
class MethodMoment:
    """Where the sample stops, and what is done after that."""

    at: Moment
    acts: Callable[[View], Iterator[Act]] = lambda _: iter(())


def method_at(server: Server, moment: str, language: str = "nl") -> moments.Scene:
    """Play the sample up to a moment of a method, and what is done there."""
    return played(server, METHODS[moment].at, language, partial(_acts, moment))


def _acts(moment: str, seen: View) -> Iterator[tuple[By, Command]]:
    lead = By(role=Role.FACILITATOR, id=LEAD.id)
    for person, command in METHODS[moment].acts(seen):
        yield By(role=Role.PARTICIPANT, id=person) if person else lead, command


def _stick(seen: View) -> Iterator[Act]:
    yield "", m.StartRound()
    yield "", m.HandOn()


def _cards(seen: View) -> Iterator[Act]:
    actors = iter(seen.chain.actor)
    yield (
        GUEST,
        m.GiveCard(id="thanks-1", to=next(actors), text="Jullie bellen altijd eerst, ook als het tegenzit."),
    )
    yield (
        GUEST,
        m.GiveCard(id="thanks-2", to=next(actors), text="Dank voor het meedenken over de houten planken."),
    )


def _groups(size: int) -> Callable[[View], Iterator[Act]]:
    return lambda _: iter((("", m.MakeGroups(size=size)),))


def _garden(seen: View) -> Iterator[Act]:
    yield "", ShowScene(scene=Scene.GARDEN)
    for number, (person, text, on) in enumerate(THOUGHTS):
        yield person, m.PlantThought(id=f"grown-{number}", text=text, builds_on=on or None)


def _vote(seen: View) -> Iterator[Act]:
    yield "", m.OpenThemeVote()
    ids = [one.id for one in seen.candidates]
    for one, choice in zip(seen.people[:9], cycle((0, 0, 1)), strict=False):
        yield one.id, m.VoteTheme(candidate=ids[choice])


def _read_back(seen: View) -> Iterator[Act]:
    yield "", m.GoToStep(step=Step.READ_BACK)


def _cluster(seen: View) -> Iterator[Act]:
    yield "", m.GoToStep(step=Step.CLUSTER)
    first, second = (one.id for one in seen.board(Letter.T)[:2])
    yield "", MergeNotes(id="merged", items=(first, second), title="De app beslist")


def _scoring(seen: View) -> Iterator[Act]:
    matrix = seen.matrix
    assert matrix is not None
    for score, inside in zip((-2, -1, 0, 2), matrix.internal, strict=False):
        yield GUEST, m.ScoreCell(external=matrix.external[0], internal=inside, score=score)


def _apart(seen: View) -> Iterator[Act]:
    """Score as a table does that does not agree, and close."""
    matrix = seen.matrix
    assert matrix is not None
    scores = cycle((2, 1, -1, 2, 0, 1, -2, 1, 2, 1, 0))
    for one in seen.people[:6]:
        for outside in matrix.external:
            for inside in matrix.internal:
                yield one.id, m.ScoreCell(external=outside, internal=inside, score=next(scores))
    yield "", m.CloseMatrix()


def _words(seen: View) -> Iterator[Act]:
    yield "", StartPhase(phase="close")
    for one, word in zip(seen.people, WORDS, strict=False):
        yield one.id, m.SayWord(word=word)


METHODS = {
    "stick": MethodMoment(Moment(phase("appreciate")), _stick),
    "cards": MethodMoment(Moment(kind("read_card_out"), clock=True), _cards),
    "cards-read": MethodMoment(Moment(phase("flip"))),
    "flip": MethodMoment(Moment(kind("ask_third_question"), clock=True)),
    "third": MethodMoment(Moment(kind("answer_third_question"))),
    "groups": MethodMoment(Moment(kind("propose_theme"), clock=True), _groups(4)),
    "walk": MethodMoment(Moment(phase("O"), clock=True), _groups(2)),
    "garden": MethodMoment(Moment(phase("map")), _garden),
    "vote": MethodMoment(Moment(kind("choose_theme")), _vote),
    "theme": MethodMoment(Moment(phase("T"))),
    "read-back": MethodMoment(Moment(kind("open_dots", Letter.T)), _read_back),
    "cluster": MethodMoment(Moment(kind("open_dots", Letter.T)), _cluster),
    "scoring": MethodMoment(Moment(kind("score_cell"), clock=True), _scoring),
    "apart": MethodMoment(Moment(kind("score_cell")), _apart),
    "matrix": MethodMoment(Moment(kind("write_focus"))),
    "focus": MethodMoment(Moment(never)),
    "words": MethodMoment(Moment(never), _words),
}

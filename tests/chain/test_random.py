"""Whatever people ask in whatever order, the promises of the method hold."""

import json
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from chain import commands as c
from chain import method_commands as m
from chain.analysis.votes import given as given_dots
from chain.analysis.votes import items
from chain.case import dump, script
from chain.decide import decide
from chain.decide.cards import CARD_LIMIT
from chain.decide.matrix import FOCUS_LIMIT
from chain.errors import ChainError
from chain.events import Recorded
from chain.fold import fold
from chain.methods import Matrix, Methods
from chain.model import By, Facilitator
from chain.play import play as opened
from chain.state import Workshop
from chain.view import Viewer, view
from chain.vocabulary import (
    LETTERS,
    Language,
    Letter,
    LetterStatus,
    Role,
)
from tests.builders import LEAD, NOON, SECOND, Play, a_workshop, person_by
from tests.chain.at_random import LEADS, NOTES, PEOPLE, SITS, Chance
from tests.chain.test_view import VIEWERS, everything


def worked_through(play: Play) -> None:
    """All letters with two notes each, closed: what is left of the day is the matrix, and the end."""
    ids = iter(NOTES)
    for letter in LETTERS:
        play.open(letter) if letter is Letter.T else play.start(letter.value)
        for person in ("noor", "kees"):
            play.write(person, "CANARY", id=next(ids), letter=letter)
        play.reveal(letter)
    play.start("close")
    play.do(m.OpenMatrix())


def played(seed: int, steps: int = 80) -> Play:
    """Play a workshop in which people ask at random; what is refused is refused; some begin late."""
    chance = Chance(seed)
    play = a_workshop(*PEOPLE)
    play.do(c.AddFacilitator(facilitator=Facilitator(id=SECOND.id, name="Joost")))
    if chance.random() < 0.4:
        worked_through(play)
    for _ in range(steps):
        leads = chance.random() < 0.5
        by = chance.choice((LEAD, LEAD, SECOND)) if leads else person_by(chance.choice(PEOPLE))
        command = chance.choice(LEADS if leads else SITS)(chance, play)
        play.wait(1)
        before = play.state
        try:
            play.do(command, by)
        except ChainError:
            assert play.state is before
        check(play.state)
    return play


def check(state: Workshop) -> None:
    """Everything that must be true after every step."""
    check_gates(state)
    check_dots(state)
    check_integrity(state)
    check_methods(state)
    check_privacy(state)


def check_gates(state: Workshop) -> None:
    worked = [letter for letter in state.sequence if state.tallies[letter].notes]
    opened_now = [letter for letter in LETTERS if state.letters[letter].status is LetterStatus.OPEN]
    assert len(opened_now) <= 1
    for letter in opened_now:
        earlier = state.sequence[: state.sequence.index(letter)]
        assert {state.letters[one].status for one in earlier} <= {LetterStatus.CLOSED}
    for letter in worked:  # nothing stands under a letter before all earlier ones were worked on
        earlier = state.sequence[: state.sequence.index(letter)]
        assert {one.letter for one in state.agenda if one.id in state.held} >= {letter, *earlier}
    for letter, one in state.letters.items():
        if one.status is LetterStatus.CLOSED:
            assert one.revealed or not any(note.letter is letter for note in state.notes.values())
            assert letter not in state.rounds or state.rounds[letter].closed


def check_dots(state: Workshop) -> None:
    for letter, round in state.rounds.items():
        for person in round.dots:
            dots = given_dots(state, round, person)
            assert sum(dots.values()) <= round.per_person
            assert set(dots) <= set(items(state, letter))
            assert person in state.participants


def check_integrity(state: Workshop) -> None:
    for note in state.notes.values():
        assert note.author in state.participants
        assert note.target.id is None or note.target.id in state.chain.actor
        assert note.cluster is None or note.id in state.clusters[note.cluster].members
    for cluster in state.clusters.values():
        assert len(cluster.members) > 1
        assert {state.notes[id].cluster for id in cluster.members} == {cluster.id}
        assert {state.notes[id].letter for id in cluster.members} == {cluster.letter}
    for link in state.chain.link.values():
        assert {link.source, link.target} <= set(state.chain.actor)
    for letter in LETTERS:
        seen = [note for note in state.notes.values() if note.letter is letter and not note.hidden]
        assert state.tallies[letter].notes == len(seen)
    assert state.current is None or state.phase is not None
    assert set(state.held) <= {phase.id for phase in state.agenda}


def check_methods(state: Workshop) -> None:
    methods, seated = state.methods, set(state.participants)
    assert methods.chosen is None or methods.chosen in methods.candidates
    assert len(methods.focus) <= FOCUS_LIMIT
    for point in methods.focus.values():
        assert not set(point.agree) & set(point.dissent)
        assert {*point.agree, *point.dissent} <= seated
    for vote in [methods.theme_vote] if methods.theme_vote else []:
        assert set(vote.votes) <= seated
        assert set(vote.votes.values()) <= set(methods.candidates)
    for who in {one.author for one in methods.cards.values()}:
        assert sum(one.author == who for one in methods.cards.values()) <= CARD_LIMIT
    assert all(one.builds_on is None or one.builds_on in methods.garden for one in methods.garden.values())
    assert not methods.stick or {methods.stick.holder, *methods.stick.waiting} - {None} <= seated
    assert {one for group in methods.groups for one in group} <= seated
    if methods.matrix:
        check_matrix(state, methods.matrix)
    if methods.sheets:
        held = [one.holder for one in methods.sheets.sheets]
        assert len(set(held)) == len(held)
        assert set(held) <= seated
        assert methods.sheets.letter is state.open_letter
        assert not state.letters[methods.sheets.letter].revealed


def check_matrix(state: Workshop, matrix: Matrix) -> None:
    """What was laid out is there, and so is every score."""
    assert {*matrix.external, *matrix.internal} <= {*state.notes, *state.clusters}
    assert set(matrix.scores) <= {"", *state.participants}
    for rows in matrix.scores.values():
        assert set(rows) <= set(matrix.external)
        assert all(set(row) <= set(matrix.internal) for row in rows.values())
        assert all(-2 <= score <= 2 for row in rows.values() for score in row.values())


def seats_of(state: Workshop) -> set[str]:
    """Who holds a sheet."""
    return {one.holder for one in state.methods.sheets.sheets} if state.methods.sheets else set()


def check_routes(state: Workshop) -> None:
    """A seller's figures are its own people's until it agrees, and nobody else's."""
    for route in state.chain.route.values():
        assert {route.seller, route.end, *route.via} <= set(state.chain.actor)
    for viewer in VIEWERS.values():
        shown = {route.seller for route in view(state, viewer).chain.route.values()}
        me = state.participants.get(viewer.id)
        own = {me.actor} if viewer.role is Role.PARTICIPANT and me else set()
        assert viewer.role is Role.FACILITATOR or shown <= {*state.agreed, *own}


def check_privacy(state: Workshop) -> None:
    check_routes(state)
    secret = [note for note in state.notes.values() if not state.letters[note.letter].revealed or note.hidden]
    for viewer in (VIEWERS["projector"], VIEWERS["stranger"]):
        found = view(state, viewer)
        assert not any(found.note(note.id) for note in secret)
        for letter in LETTERS:
            closed = letter in state.rounds and state.rounds[letter].closed
            assert closed or not any(item.result for item in found.board(letter))
    if len(secret) == len(state.notes):
        assert "CANARY" not in everything(state, VIEWERS["projector"])
    check_secrets_of_the_methods(state)


def check_secrets_of_the_methods(state: Workshop) -> None:
    """Cards, votes, scores and rest are their author's own until they are on the table."""
    methods = state.methods
    unread = [one for one in methods.cards.values() if not one.read_out]
    for viewer in VIEWERS.values():
        found = view(state, viewer)
        own = viewer.id if viewer.role is Role.PARTICIPANT else ""
        assert not {one.id for one in unread if one.author != own} & {one.id for one in found.cards}
        voted = methods.theme_vote is not None and methods.theme_vote.closed
        assert voted or all(one.votes is None for one in found.candidates)
        assert found.matrix is None or found.matrix.closed or found.matrix.result is None
        assert found.matrix is None or set(found.matrix.mine) <= set(methods.matrix.scores.get(own, {}))  # type: ignore[union-attr]
        assert found.sheets is None or (found.sheets.mine is not None) <= (own in seats_of(state))
        assert found.mean_rest == (None, None)  # of three people there is no mean
        assert viewer.role is Role.FACILITATOR or found.pitches == 0


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**32))
def test_the_promises_hold_after_every_step(seed: int) -> None:
    played(seed)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32))
def test_a_log_of_whatever_happened_can_be_stored_and_read(seed: int) -> None:
    play = played(seed)

    stored = [Recorded.model_validate_json(one.model_dump_json()) for one in play.log]

    assert fold(None, stored) == play.state
    assert Workshop.model_validate_json(play.state.model_dump_json()) == play.state


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32), st.floats(0, 1))
def test_who_joins_a_replica_late_comes_to_the_same_state(seed: int, share: float) -> None:
    play = played(seed)
    half = int(len(play.log) * share)
    snapshot = fold(None, play.log[:half])

    kept = Workshop.model_validate_json(snapshot.model_dump_json()) if snapshot else None

    assert fold(kept, play.log[half:]) == fold(None, play.log) == play.state


def test_at_random_people_ask_for_everything_that_can_be_asked_for() -> None:
    chance, play = Chance(1), a_workshop(*PEOPLE)
    worked_through(play)
    wishes = {type(wish(chance, play)) for _ in range(150) for wish in (*LEADS, *SITS)}

    told_elsewhere = {
        *(
            c.CreateWorkshop,
            c.DescribeWorkshop,
            c.SetTheme,
            c.OrderMap,
            c.AddFacilitator,
            c.RemoveFacilitator,
        ),
        *(c.ChangeParticipant, c.SetRehearsalPace),
    }
    assert {*get_args(get_args(c.Command)[0])} - told_elsewhere == wishes


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32))
def test_whatever_happened_can_be_written_to_a_file_and_opened_again(seed: int) -> None:
    play = played(seed)
    case = json.loads(json.dumps(dump(play.as_lead())))
    lead = Facilitator(id=LEAD.id, name="Saskia")

    again = opened(script(case, Language.NL, workshop_id="w", code="KAAS42", facilitator=lead), NOON)

    revealed = {id for id, note in play.state.notes.items() if play.state.letters[note.letter].revealed}
    assert set(again.notes) == revealed
    before_it = play.as_lead().chain  # without the figures of sellers that keep them
    assert again.chain.model_copy(update={"standing": before_it.standing}) == before_it
    for letter in LETTERS:
        before, after = (view(one, play.as_projector().viewer).board(letter) for one in (play.state, again))
        assert [item.id for item in after] == [item.id for item in before]
    assert again.methods == opened_again(play)


def opened_again(play: Play) -> Methods:
    """What the methods left, as it must come out of a file: without turns, groups and rest."""
    kept = play.as_lead().archive().methods
    times = {id: one.model_copy(update={"planted_at": NOON}) for id, one in kept.garden.items()}
    secret = {id for id, one in play.state.methods.cards.items() if not one.read_out}
    assert not secret & set(kept.cards)
    assert (kept.step, kept.stick, kept.groups, kept.rest, kept.pitches) == (None, None, (), {}, 0)
    return kept.model_copy(update={"garden": times, "matrix": without_gaps(kept.matrix)})


def without_gaps(matrix: Matrix | None) -> Matrix | None:
    """Leave out rows from which every score was taken back."""
    if matrix is None:
        return None
    rows = {who: {id: row for id, row in one.items() if row} for who, one in matrix.scores.items()}
    return matrix.model_copy(update={"scores": {who: one for who, one in rows.items() if one}})


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32))
def test_the_undo_of_an_undo_is_the_original(seed: int) -> None:
    play = played(seed, steps=40)
    for by in (LEAD, *map(person_by, PEOPLE)):
        before = remembered(play.state)
        try:
            play.do(c.Undo(), by)
        except ChainError:
            continue

        play.do(c.Redo(), by)

        assert remembered(play.state) == before


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 2**32))
def test_what_is_offered_to_be_taken_back_or_done_again_is_not_refused(seed: int) -> None:
    play = played(seed, steps=60)
    for by in (LEAD, *map(person_by, play.state.participants)):
        seen = view(play.state, Viewer(role=by.role, id=by.id))
        for command, offered in ((c.Undo(), seen.undoable), (c.Redo(), seen.redoable)):
            refusal = refused(play, command, by)

            assert offered or refusal, "what can be done is offered"
            assert not offered or refusal in ("", secretly_built_on(play.state, by))


def refused(play: Play, command: c.Command, by: By) -> str:
    try:
        decide(play.state, command, by, play.now)
    except ChainError as error:
        return error.code
    return ""


def secretly_built_on(state: Workshop, by: By) -> str:
    """Return the refusal that may follow on an offer: to stop offering would tell of a dot or a score."""
    for code, acts in (("undo-too-late", state.undoable), ("redo-too-late", state.redoable)):
        last = acts.get(by.key, ())[-1:]
        kinds = {event.kind for act in last for event in (*act.events, *act.inverse)}
        if kinds & {"dots_opened", "dots_reopened", "cluster_set", "matrix_opened"}:
            return code
    return ""


def remembered(state: Workshop) -> dict[str, object]:
    """All but the bookkeeping of acts, and the clock, which goes on."""
    return state.model_dump(
        exclude={"seq", "undoable", "redoable", "undoing", "moved_by", "timer", "deeds", "started"}
    )

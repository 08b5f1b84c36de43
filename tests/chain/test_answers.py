"""How people come is told in sums, and no sum tells what one of them answered."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from chain import commands as c
from chain.vocabulary import Letter, Rsvp
from tests.builders import STRANGER, Play, a_participant, a_workshop, person_by


def joined(play: Play, id: str, rsvp: Rsvp | None) -> None:
    play.do(c.Join(participant=a_participant(id, actor="stall", rsvp=rsvp)), STRANGER)


def changed(play: Play, id: str, rsvp: Rsvp) -> None:
    play.do(c.ChangeParticipant(participant=a_participant(id, actor="stall", rsvp=rsvp)), person_by(id))


def test_the_sixth_answer_changes_no_total() -> None:
    play = a_workshop("noor")
    for number in range(5):
        assert not play.as_lead().rsvps
        joined(play, f"p{number}", Rsvp.WANT)
    assert play.as_lead().rsvps == {Rsvp.WANT: 5}

    joined(play, "p5", Rsvp.MUST)
    changed(play, "p0", Rsvp.NO)

    assert play.as_lead().rsvps == {Rsvp.WANT: 5}
    assert play.as_lead().rsvp_answers == 6
    for number in range(6, 10):
        joined(play, f"p{number}", Rsvp.WILLING)
    assert play.as_lead().rsvps == {Rsvp.WANT: 4, Rsvp.MUST: 1, Rsvp.NO: 1, Rsvp.WILLING: 4}


def test_totals_are_for_facilitators() -> None:
    play = a_workshop("noor")
    for number in range(5):
        joined(play, f"p{number}", Rsvp.WANT)

    for other in (play.as_projector(), play.as_person("noor")):
        assert (other.rsvps, other.rsvp_answers) == ({}, 0)


def test_what_a_facilitator_takes_home_tells_only_who_did_not_come() -> None:
    play = a_workshop("noor")
    joined(play, "p1", Rsvp.MUST)
    joined(play, "p2", Rsvp.NO)

    assert [one.rsvp for one in play.as_lead().archive().participants] == [None, None, Rsvp.NO]


def test_who_said_no_and_writes_has_come_after_all() -> None:
    play = a_workshop("noor")
    joined(play, "p1", Rsvp.NO)
    assert [one.id for one in play.as_lead().people] == ["noor"]
    play.open(Letter.T)

    play.write("p1")

    assert [one.id for one in play.as_lead().people] == ["noor", "p1"]


@given(st.lists(st.tuples(st.integers(0, 20), st.sampled_from([None, *Rsvp])), max_size=60))
def test_two_totals_differ_by_five_answers_at_least(answers: list[tuple[int, Rsvp | None]]) -> None:
    play, told = a_workshop("noor"), [0]
    for number, rsvp in answers:
        known = f"p{number}" in play.state.participants
        changed(play, f"p{number}", rsvp or Rsvp.NO) if known else joined(play, f"p{number}", rsvp)
        total = sum(play.as_lead().rsvps.values())
        told += [total] if total != told[-1] else []
    assert all(after - before >= 5 for before, after in pairwise(told))

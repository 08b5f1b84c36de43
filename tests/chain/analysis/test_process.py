"""What the rates of a session count, and what not."""

from chain import commands as c
from chain.analysis.process import process
from chain.vocabulary import Letter, ReadBackAnswer
from tests.builders import Play, a_workshop, person_by

T, W = Letter.T, Letter.W


def under_w() -> Play:
    """A threat of Kees, revealed, and a weakness of Noor that answers it."""
    play = a_workshop(at=T)
    play.write("kees", id="t")
    play.reveal(T)
    play.start("W")
    play.write("noor", id="w", letter=W, responds_to=("t",))
    play.reveal(W)
    return play


def test_an_answer_to_a_note_that_is_gone_answers_nothing() -> None:
    play = under_w()
    assert process(play.state).trace_rate == 1

    play.do(c.ReopenLetter(letter=T))
    play.do(c.DeleteNote(id="t"), person_by("kees"))

    assert process(play.state).trace_rate == 0


def test_what_was_right_at_the_first_try_stays_so_when_it_is_read_back_again() -> None:
    play = under_w()
    play.read_back("hanneke", "w")
    play.do(c.AnswerReadBack(note="w", answer=ReadBackAnswer.YES), person_by("noor"))
    play.read_back("daan", "w")

    assert process(play.state).first_time_right == 1


def test_what_was_almost_right_was_not_right_at_the_first_try() -> None:
    play = under_w()
    for answer in (ReadBackAnswer.ALMOST, ReadBackAnswer.YES):
        play.read_back("hanneke", "w")
        play.do(c.AnswerReadBack(note="w", answer=answer), person_by("noor"))

    assert process(play.state).first_time_right == 0

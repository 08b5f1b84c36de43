"""The work floor and the end customer open; the board speaks last."""

from chain import commands as c
from chain.analysis.turns import speaking_order
from chain.vocabulary import Letter, Level
from tests.builders import Play, a_participant, a_workshop


def a_table() -> Play:
    """Noor from the work floor, Bas from the board, Kees of no level, Daan for the families."""
    play = a_workshop("kees")
    play.do(c.Join(participant=a_participant("bas", level=Level.BOARD, proxy=True)))
    play.do(c.Join(participant=a_participant("daan", level=Level.OWNER, proxy=True)))
    play.do(c.Join(participant=a_participant("noor", level=Level.WORK_FLOOR, proxy=True)))
    return play


def test_the_work_floor_speaks_first_then_customers_and_the_board_last() -> None:
    play = a_table()

    assert speaking_order(play.state) == ("noor", "daan", "kees", "bas")
    assert play.as_lead().openers == ("Noor", "Daan")


def test_under_opportunities_the_end_customer_speaks_first() -> None:
    play = a_table()
    play.open(Letter.O)

    assert speaking_order(play.state) == ("daan", "noor", "kees", "bas")


def test_who_opens_is_for_who_leads_and_may_be_nobody() -> None:
    play = a_table()
    assert play.as_person("noor").openers == play.as_projector().openers == ()

    assert a_workshop("kees", "bas").as_lead().openers == ()

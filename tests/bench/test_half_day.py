"""The half day that the demo plays comes to what the oracle expects, and to a whole report."""

import json
from pathlib import Path

import pytest

from bench.half_day import LEAD, half_day, outcome
from chain.analysis.session import session_flags, session_measures
from chain.play import play
from chain.state import Workshop
from chain.view import Viewer, view
from chain.vocabulary import Language, Role
from exports.pdf import pdf
from exports.report import report
from tests.builders import NOON
from tests.chain.analysis.test_session import same
from tests.exports.reading import text_of

EXPECTED = json.loads((Path(__file__).parents[1] / "data" / "sample_expected.json").read_text("utf-8"))[
    "measures"
]


@pytest.fixture(scope="module")
def day() -> Workshop:
    return play(half_day(), NOON)


@pytest.mark.parametrize("section", ["votes", "ranking", "confrontation", "process"])
def test_the_day_comes_to_what_the_oracle_expects(day: Workshop, section: str) -> None:
    same(session_measures(day)[section], EXPECTED[section])
    same(session_flags(day), {flag: EXPECTED["flags"][flag] for flag in session_flags(day)})


def test_every_phase_is_held_and_every_method_leaves_something(day: Workshop) -> None:
    assert [phase.id for phase in day.agenda] == list(day.held)
    assert all(outcome(day).values())
    assert (len(day.methods.words), len(day.methods.rest)) == (15, 15)


def test_the_report_of_the_day_holds_every_part(day: Workshop) -> None:
    found = report(view(day, Viewer(role=Role.FACILITATOR, id=LEAD.id)), Language.NL)

    assert {one.agree for one in found.session.focus} == {14}
    text = text_of(pdf(found))
    for part in (
        "Waardering",
        "De flip-over",
        "De confrontatiematrix",
        "Eén woord tot slot",
        "gemiddeld 2,7",
    ):
        assert part in text


def test_an_outcome_that_misses_one_thing_is_another_outcome(day: Workshop) -> None:
    steps = half_day()
    for kind in ("read_card_out", "call_out", "set_dots", "score_cell", "take_stance", "say_word"):
        at = max(at for at, step in enumerate(steps) if step.command.kind == kind)
        assert outcome(play(steps[:at] + steps[at + 1 :], NOON)) != outcome(day)

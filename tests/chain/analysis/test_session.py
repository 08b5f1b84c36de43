"""What dots, matrix and talking amount to: the sample gives the values of the oracle; nothing is not yet."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.analysis.session import session_flags, session_measures
from chain.case import script
from chain.model import Facilitator
from chain.play import play
from chain.samples import sample
from chain.state import Workshop
from chain.vocabulary import Destep, Language, Letter
from tests.builders import NOON, a_workshop, person_by
from tests.chain.analysis.test_measures import flat

EXPECTED = json.loads((Path(__file__).parents[2] / "data" / "sample_expected.json").read_text("utf-8"))[
    "measures"
]


@pytest.fixture(scope="module")
def wierhaven() -> Workshop:
    lead = Facilitator(id="f", name="Saskia")
    return play(script(sample(), Language.NL, workshop_id="w", code="KAAS42", facilitator=lead), NOON)


def same(found: Any, expected: Any) -> None:
    """Hold two trees side by side: numbers to 1e-6, and everything else exactly."""
    ours, theirs = flat(found), flat(expected)
    assert ours.keys() == theirs.keys()
    for place, value in theirs.items():
        number = isinstance(value, int | float) and not isinstance(value, bool)
        assert ours[place] == (pytest.approx(value, abs=1e-6) if number else value), place


@pytest.mark.parametrize("section", ["votes", "ranking", "confrontation", "process"])
def test_the_sample_gives_what_the_oracle_expects(wierhaven: Workshop, section: str) -> None:
    same(session_measures(wierhaven)[section], EXPECTED[section])


def test_the_sample_flags_what_the_oracle_flags(wierhaven: Workshop) -> None:
    found: Mapping[str, Any] = session_flags(wierhaven)

    same(found, {flag: EXPECTED["flags"][flag] for flag in found})


def test_before_a_session_there_is_nothing_to_measure() -> None:
    state = a_workshop("noor").state

    found = json.loads(json.dumps({**session_measures(state), **session_flags(state)}, allow_nan=False))

    assert (found["votes"], found["ranking"], found["confrontation"]) == ({}, {}, None)
    assert found["process"]["heard_rate"] is None
    assert found["listening_missing_on_flipover"] is None
    assert (found["tiers_absent"], found["actors_absent"]) == ([1, 3], ["farm", "stall", "family"])


def test_open_rounds_an_open_matrix_and_hidden_notes_do_not_count() -> None:
    made = a_workshop(at=Letter.T)
    made.write("noor", id="a", destep=Destep.EC)
    made.write("kees", id="b", destep=Destep.P)
    made.reveal()
    made.do(c.HideNote(id="b"))
    made.open_dots()
    made.dot("daan", "a")

    assert session_measures(made.state)["votes"] == {}
    assert session_flags(made.state)["destep_covered"] == {"T": ["Ec"], "O": []}


@pytest.mark.parametrize(("called", "missing"), [("Bellen", True), ("Goed LUISTEREN", False)])
def test_listening_is_missing_until_somebody_names_it(called: str, missing: bool) -> None:
    made = a_workshop()
    made.do(m.CallOut(id="c", text=called), person_by("noor"))

    assert session_flags(made.state)["listening_missing_on_flipover"] is missing

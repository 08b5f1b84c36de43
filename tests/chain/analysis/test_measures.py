"""The sample gives the values of the oracle, and each measure has its words."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from chain.analysis.contact import held
from chain.analysis.measures import Measure, measures
from chain.analysis.what_if import what_if
from chain.case import script
from chain.i18n import t
from chain.model import Chain, Facilitator
from chain.play import play
from chain.samples import sample
from chain.vocabulary import Language
from tests.builders import NOON

DAY = dt.date(2026, 10, 8)
EXPECTED = json.loads((Path(__file__).parents[2] / "data" / "sample_expected.json").read_text("utf-8"))[
    "measures"
]


@pytest.fixture(scope="module")
def wierhaven() -> Chain:
    lead = Facilitator(id="f", name="Saskia")
    steps = script(sample(), Language.NL, workshop_id="w", code="KAAS42", facilitator=lead)
    return play(steps, NOON).chain


def flat(found: Any, place: str = "") -> dict[str, Any]:
    """Return every value by its place, so that two trees of numbers can be held side by side."""
    if isinstance(found, dict):
        return {at: one for key, inner in found.items() for at, one in flat(inner, f"{place}/{key}").items()}
    return {place: found}


@pytest.mark.parametrize("section", ["network", "contact"])
def test_the_sample_gives_what_the_oracle_expects(wierhaven: Chain, section: str) -> None:
    found, expected = flat(measures(wierhaven, DAY)[section]), flat(EXPECTED[section])

    assert found.keys() == expected.keys()
    for place, value in expected.items():
        right = value if isinstance(value, (list, bool, type(None))) else pytest.approx(value, abs=1e-6)
        assert found[place] == right, place


def test_the_sample_flags_exit_friction_as_the_oracle(wierhaven: Chain) -> None:
    flags = measures(wierhaven, DAY)["flags"]

    assert flags["exit_friction"] == EXPECTED["flags"]["exit_friction"]


def test_the_platforms_cut_nobody_off_and_yet_hold_the_names(wierhaven: Chain) -> None:
    by_way = held(wierhaven)

    assert what_if(wierhaven, ["actor:a12", "actor:a13"]).pairs_lost == 0
    assert [(one.seller, one.demand, one.names) for one in by_way["a12"]] == [("a08", 0.45, 0.45)]
    assert [(one.seller, one.demand, one.names) for one in by_way["a13"]] == [("a10", 0.6, 0.6)]
    assert what_if(wierhaven, ["actor:a13"]).demand_lost == {"a10": 0.6}


def test_measures_of_an_empty_chain_are_json_and_not_yet() -> None:
    found = json.loads(json.dumps(measures(Chain(), DAY), allow_nan=False))

    assert found["network"]["dyadic_reciprocity"] is None
    assert found["contact"] == found["links"] == found["actors"] == {}


def test_a_sampled_betweenness_is_said_to_be_so(wierhaven: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("chain.analysis.position.EXACT_UP_TO", 10)
    monkeypatch.setattr("chain.analysis.position.PIVOTS", 5)

    found = measures(wierhaven, DAY)["network"]

    assert found["betweenness_sampled"] == {"pivots": 5, "actors": 19}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("measure", Measure)
def test_each_measure_has_its_words(measure: Measure, language: Language) -> None:
    for said in ("name", "reading", "formula", "source", "pitfall"):
        assert t(language, f"measure.{measure}.{said}")

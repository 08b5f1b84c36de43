"""A map that is taken out and brought into an empty workshop is the same map, in every format."""

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings

from chain import commands as c
from chain.case import script
from chain.model import Chain, Facilitator
from chain.play import play as opened
from chain.samples import sample
from chain.vocabulary import Language
from exports.mapfile.write import FORMATS
from tests.builders import Play, a_creation
from tests.exports.mapfile.maps import any_chains, brought

LOSSLESS = ("csv", "xlsx", "graphml", "gexf", "json")


def the_sample() -> Chain:
    lead = Facilitator(id="lead", name="Saskia")
    steps = script(sample(), Language.NL, workshop_id="w", code="AAAAAA", facilitator=lead)
    chain = opened(steps, dt.datetime(2026, 10, 8, tzinfo=dt.UTC)).chain
    moved = chain.actor["a01"].model_copy(update={"position": (12.5, -3.0)})
    return chain.model_copy(
        update={"actor": {**chain.actor, "a01": moved}, "standing": tuple(reversed(list(chain.actor)))}
    )


def taken_out(chain: Chain, name: str, language: Language = Language.NL) -> tuple[str, bytes]:
    return f"kaart.{FORMATS[name].ending}", FORMATS[name].made(chain, language)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", LOSSLESS)
def test_the_sample_comes_back_as_it_was(name: str, language: Language) -> None:
    chain = the_sample()

    made = brought(taken_out(chain, name, language), language=language)

    assert made.chain == chain


@pytest.mark.parametrize("name", LOSSLESS)
def test_the_commands_of_an_import_make_the_same_map(name: str) -> None:
    chain, play = the_sample(), Play()
    play.do(a_creation())

    made = brought(taken_out(chain, name))
    play.do(c.EditChain(edits=made.edits))
    play.do(c.OrderMap(standing=made.standing))

    assert play.state.chain == chain


@pytest.mark.parametrize("name", LOSSLESS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(chain=any_chains())
def test_any_map_comes_back_as_it_was(name: str, chain: Chain) -> None:
    assert brought(taken_out(chain, name)).chain == chain


@pytest.mark.parametrize("name", ["csv", "xlsx"])
def test_a_dutch_table_is_read_by_somebody_who_reads_english(name: str) -> None:
    chain = the_sample()

    assert brought(taken_out(chain, name, Language.NL), language=Language.EN).chain == chain


@pytest.mark.parametrize("name", LOSSLESS)
def test_a_map_brought_in_where_it_comes_from_changes_nothing(name: str) -> None:
    chain = the_sample()

    made = brought(taken_out(chain, name), to=chain)

    assert made.edits == ()
    assert {sort: count.same for sort, count in made.counts.items()} == {
        "tier": 5,
        "actor": 19,
        "link": 30,
        "relation": 7,
        "route": 11,
    }

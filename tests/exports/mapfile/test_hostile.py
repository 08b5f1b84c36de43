"""Whatever bytes come in: a plan or a coded refusal, never a crash."""

import json
import random
from contextlib import suppress
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from chain.errors import ChainError
from chain.vocabulary import Language
from exports.mapfile.write import FORMATS
from tests.exports.mapfile.maps import a_book, an_example, brought
from tests.exports.mapfile.test_round_trip import the_sample

_ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
_FIELDS = (
    "id name tier order position from to type label share via seller end contact_owner known_share since"
)


@cache
def whole(name: str) -> bytes:
    return FORMATS[name].made(the_sample(), Language.NL)


def survives(*files: tuple[str, bytes | str]) -> None:
    """A refusal has a code; anything else that is raised fails the test."""
    with suppress(ChainError):
        brought(*files)


@pytest.mark.parametrize("name", ["csv", "xlsx", "graphml", "gexf", "json"])
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused(name: str, seed: int) -> None:
    chance, data = random.Random(seed), bytearray(whole(name))
    for _ in range(chance.randint(1, 6)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    if chance.random() < 0.3:
        del data[chance.randrange(len(data)) :]

    survives(("kaart", bytes(data)))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    rows=st.lists(st.dictionaries(st.sampled_from(_FIELDS.split()), _ANYTHING), max_size=4),
    standing=_ANYTHING,
)
def test_a_case_file_with_anything_in_it_is_read_or_refused(
    rows: list[dict[str, object]], standing: object
) -> None:
    for section in ("tiers", "actors", "links", "demand_routes"):
        case = {section: rows, "standing": standing}
        survives(("kaart.json", json.dumps(case)))


@settings(max_examples=150, deadline=None)
@given(text=st.text(alphabet=";,\t\n\"='%naarvidtype0123456789. >é\0\ufeff", max_size=200))
def test_a_table_with_anything_in_it_is_read_or_refused(text: str) -> None:
    survives(("schakels.csv", f"id;naam;laag\n{text}"), ("links.csv", f"van;naar;aandeel;sinds\n{text}"))


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    survives(("kaart", data))


@pytest.mark.parametrize("name", ["yed.graphml", "gephi.gexf"])
def test_keys_that_are_declared_nowhere_do_no_harm(name: str) -> None:
    file, data = an_example(name)
    text = data if isinstance(data, bytes) else data.encode()

    survives((file, text.replace(b'id="d6" yfiles.type="nodegraphics"', b"").replace(b'id="laag"', b"")))


@pytest.mark.parametrize("cell", [True, 3.5, "#N/A", 10**30, -1, 1e300])
def test_cells_of_any_sort_are_read_or_refused(cell: object) -> None:
    links = (("van", "naar", "sinds", "aandeel", "laatste contact"), ("Boer", "Bakker", cell, cell, cell))

    survives(("keten.xlsx", a_book(schakels=(("naam",), ("Boer",), ("Bakker",)), links=links)))

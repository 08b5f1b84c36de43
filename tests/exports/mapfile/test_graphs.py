"""GraphML and GEXF: files of networkx, Gephi and yEd open, and theirs open ours."""

import io
from collections import Counter

import networkx as nx
import pytest

from chain.errors import Invalid
from chain.vocabulary import Language
from exports.mapfile.write import FORMATS
from tests.exports.mapfile.maps import an_example, brought, by_name, linked, names, tier_names
from tests.exports.mapfile.test_round_trip import the_sample

BOMB = """<?xml version="1.0"?>
<!DOCTYPE graphml [<!ENTITY a "boem"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<graphml><graph edgedefault="directed"><node id="&c;"/></graph></graphml>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE gexf SYSTEM "http://harbour.test/gexf.dtd">
<gexf><graph><nodes><node id="a" label="A"/></nodes></graph></gexf>"""


def test_a_networkx_graphml_is_placed_by_its_layers() -> None:
    made = brought(an_example("networkx.graphml"))

    assert tier_names(made.chain) == {
        "De Zilte Weide": "Laag 0",
        "ripener": "Laag 1",
        "shop": "Laag 2",
        "guest": "Laag 3",
    }
    assert [tier.name for tier in made.chain.tiers] == ["Laag 0", "Laag 1", "Laag 2", "Laag 3"]
    assert ("shop", "guest", "service") in linked(made.chain)


def test_an_undirected_networkx_gexf_is_placed_from_its_first_node_on() -> None:
    made = brought(an_example("networkx.gexf"))

    assert list(tier_names(made.chain).values()) == ["Laag 1", "Laag 2", "Laag 3", "Laag 4"]
    assert [link.label for link in made.chain.link.values()] == ["", "", ""]


def test_a_gephi_gexf_keeps_attributes_and_leaves_its_picture() -> None:
    made = brought(an_example("gephi.gexf"))

    assert tier_names(made.chain) == {
        "Kotter WR-18": "Bron",
        'Visafslag "Noord"': "Handel",
        "Vistent De Meeuw": "Winkel",
    }
    first = next(iter(made.chain.link.values()))
    assert (first.label, first.share_of_target_input, first.type.value) == ("Schol", 0.45, "goods")
    assert by_name(made.chain, "Kotter WR-18").position is None


def test_an_older_gephi_gexf_opens_with_its_nodes_in_nodes() -> None:
    made = brought(an_example("gephi-1.2.gexf"))

    assert names(made.chain) == ["Boer", "Knecht", "Winkel"]
    assert linked(made.chain) == {("Boer", "Winkel", "goods")}


def test_a_gephi_graphml_opens_without_its_coordinates() -> None:
    made = brought(an_example("gephi.graphml"))

    assert linked(made.chain) == {("Kotter WR-18", "Visafslag", "goods")}
    assert all(actor.position is None for actor in made.chain.actor.values())


def test_a_yed_group_is_the_tier_of_what_is_in_it() -> None:
    made = brought(an_example("yed.graphml"))

    assert tier_names(made.chain)["Melkvee bedrijf De Weide"] == "Bron"
    assert tier_names(made.chain)["Kotter WR-18"] == "Bron"
    assert tier_names(made.chain)["De Rijpkelder"] == "Laag 2"
    assert tier_names(made.chain)["Weekendgasten"] == "Laag 3"
    assert set(names(made.chain)) == {
        "Melkvee bedrijf De Weide",
        "Kotter WR-18",
        "De Rijpkelder",
        "Weekendgasten",
    }
    assert {link.label for link in made.chain.link.values()} == {"Jonge kaas", ""}


@pytest.mark.parametrize("name", ["networkx.graphml", "gephi.gexf", "yed.graphml"])
def test_a_file_brought_in_twice_changes_nothing_the_second_time(name: str) -> None:
    chain = brought(an_example(name)).chain

    assert brought(an_example(name), to=chain).edits == ()


@pytest.mark.parametrize("name", ["graphml", "gexf"])
def test_networkx_reads_what_is_taken_out(name: str) -> None:
    chain = the_sample()
    data = FORMATS[name].made(chain, Language.EN)

    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[name]
    graph = read(io.BytesIO(data))

    assert set(graph.nodes) == set(chain.actor)
    assert Counter((source, target) for source, target in graph.edges()) == Counter(
        (one.source, one.target) for one in chain.link.values()
    )
    assert graph.nodes["a01"]["label"] == chain.actor["a01"].name
    assert graph.nodes["a01"]["tier_name"] == chain.tier[chain.actor["a01"].tier].name


def test_a_map_comes_back_from_networkx_with_all_its_fields() -> None:
    chain = the_sample()
    graph = nx.read_graphml(io.BytesIO(FORMATS["graphml"].made(chain, Language.EN)))
    through = io.BytesIO()
    nx.write_graphml(graph, through)

    made = brought(("kaart.graphml", through.getvalue()))

    assert made.chain == chain


@pytest.mark.parametrize("text", [BOMB, OUTSIDE])
def test_a_file_that_declares_a_document_type_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="mapfile-doctype"):
        brought(("kaart.graphml", text))


def test_a_document_type_is_seen_in_any_encoding() -> None:
    with pytest.raises(Invalid, match="mapfile-doctype"):
        brought(("kaart.graphml", BOMB.replace('"1.0"', '"1.0" encoding="utf-16"').encode("utf-16")))


def test_a_file_that_is_nested_too_deep_is_refused() -> None:
    deep = "<graph><node id='a'>" * 5_000

    with pytest.raises(Invalid, match="mapfile-too-deep"):
        brought(("kaart.graphml", f"<graphml>{deep}"))


@pytest.mark.parametrize("text", ["<graphml><graph>", "<graphml", "<graphml><graph></graphml>"])
def test_a_broken_file_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="mapfile-broken"):
        brought(("kaart.graphml", text))


@pytest.mark.parametrize("text", ["<graphml/>", "<gexf><graph/></gexf>", "<graphml><graph/></graphml>"])
def test_a_graph_without_nodes_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="mapfile-empty"):
        brought(("kaart.graphml", text))


def test_other_xml_is_refused() -> None:
    with pytest.raises(Invalid, match="mapfile-unknown"):
        brought(("kaart.xml", "<html><body/></html>"))

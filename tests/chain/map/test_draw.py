"""The drawing: valid, escaped, complete, spoken, the same on screen and on paper, and patched in parts."""

import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chain.map.draw import draw, draw_counts, draw_here, draw_link_counts
from chain.map.pen import Style
from chain.model import Actor, Chain, Link
from chain.vocabulary import Language, Letter, LinkStatus, LinkType
from tests.builders import ACTORS, LINKS, TIERS
from tests.chain.map.chains import HOSTILE, a_chain, a_crowd, chains

NL = Language.NL
SVG = "{http://www.w3.org/2000/svg}"
ALLOWED = {"svg", "title", "desc", "g", "path", "rect", "circle", "text", "tspan", "defs", "use"}
STYLES: tuple[Style, ...] = ("screen", "print")

SMALL = Chain(
    tier={one.id: one for one in TIERS},
    actor={one.id: one for one in ACTORS},
    link={one.id: one for one in LINKS},
)


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)  # noqa: S314 - our own drawing


def by_id(svg: str) -> dict[str, ElementTree.Element]:
    return {one.attrib["id"]: one for one in read(svg).iter() if "id" in one.attrib}


def spoken(element: ElementTree.Element) -> str:
    return element.attrib.get("aria-label") or element.findtext(f"{SVG}title") or ""


def signs(element: ElementTree.Element) -> list[str]:
    return [one.attrib["href"] for one in element.iter(f"{SVG}use") if one.get("class") != "map-grip"]


def shown(element: ElementTree.Element) -> str:
    return " ".join("".join(one.itertext()) for one in element.iter(f"{SVG}tspan"))


@given(chains(), st.sampled_from(STYLES), st.sampled_from(Language))
def test_any_chain_gives_valid_svg_with_every_actor_and_link(
    chain: Chain, style: Style, language: Language
) -> None:
    svg = draw(chain, language=language, style=style)

    parts = by_id(svg)
    assert {f"actor-{id}" for id in chain.actor} <= set(parts)
    assert {f"link-{id}" for id in chain.link} <= set(parts)
    assert {one.tag.removeprefix(SVG) for one in read(svg).iter()} <= ALLOWED
    assert not any(name.startswith("on") for one in read(svg).iter() for name in one.attrib)
    assert len(parts) == svg.count(' id="')


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("style", STYLES)
def test_names_are_shown_as_they_were_typed_and_never_become_markup(name: str, style: Style) -> None:
    actors = [Actor(id="a", name=name, tier="t1"), Actor(id="b", name="B", tier="t2")]
    links = [Link(id="l", source="a", target="b", type=LinkType.GOODS, label=name)]

    svg = draw(a_chain(2, actors, links), language=NL, style=style, title=name, description=name)

    expected = name.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert read(svg).findtext(f"{SVG}title") == expected
    assert expected in spoken(by_id(svg)["actor-a"])
    assert expected in (by_id(svg)["link-l"].findtext(f"{SVG}title") or "")


def test_print_needs_nothing_from_a_page() -> None:
    svg = draw(a_crowd(), language=NL, style="print", counts={"actor:a1": {Letter.T: 3}}, here={"a2": 4})

    assert "var(" not in svg
    assert "tabindex" not in svg
    assert read(svg).attrib["role"] == "img"


def test_screen_and_print_are_the_same_drawing() -> None:
    def places(style: Style) -> list[str]:
        svg = draw(SMALL, language=NL, style=style)
        return [path for path in re.findall(r' d="([^"]*)"', svg) if "c" in path]

    assert set(places("screen")) == set(places("print"))


def test_a_screen_follows_the_colours_of_its_page_and_can_be_pointed_at() -> None:
    parts = by_id(draw(SMALL, language=NL))

    farm, cheese = parts["actor-farm"], parts["link-cheese"]
    assert parts["map"].attrib["aria-labelledby"] == "map-title map-desc"
    assert (farm.attrib["data-actor"], farm.attrib["tabindex"]) == ("farm", "0")
    assert farm.attrib["aria-label"] == "De Zilte Weide, laag: Bron"
    assert (cheese.attrib["data-link"], cheese.attrib["data-source"], cheese.attrib["data-target"]) == (
        "cheese",
        "farm",
        "deli",
    )
    assert "var(--map-ink, #1F2A30)" in draw(SMALL, language=NL)


def test_a_link_says_what_passes_from_whom_to_whom() -> None:
    parts = by_id(draw(SMALL, language=Language.EN))

    assert parts["link-cheese"].findtext(f"{SVG}title") == (
        "goods from De Zilte Weide to De Gouden Korst: Boerenkaas (regular)"
    )


@pytest.mark.parametrize("type", LinkType)
def test_types_are_told_apart_without_colour(type: LinkType) -> None:
    link = LINKS[0].model_copy(update={"type": type})

    drawn = by_id(draw(SMALL.model_copy(update={"link": {link.id: link}}), language=NL))["link-cheese"]

    assert any("stroke-dasharray" in one.attrib for one in drawn.iter()) is not type.tangible
    assert signs(drawn) == [f"#sign-{type.value}"]


@pytest.mark.parametrize("status", LinkStatus)
def test_what_is_not_yet_or_no_longer_is_faint(status: LinkStatus) -> None:
    link = LINKS[0].model_copy(update={"status": status})

    drawn = by_id(draw(SMALL.model_copy(update={"link": {link.id: link}}), language=NL))["link-cheese"]

    faint = status in (LinkStatus.PROSPECT, LinkStatus.ENDED)
    assert any("opacity" in one.attrib for one in drawn.iter()) is faint


def test_badges_show_letters_with_notes_in_the_order_of_the_method() -> None:
    counts = {"actor:farm": {Letter.S: 2, Letter.O: 0, Letter.T: 120}, "link:cheese": {Letter.W: 1}}

    parts = by_id(draw(SMALL, language=NL, counts=counts))

    farm = parts["counts-farm"]
    assert [one.text for one in farm.iter(f"{SVG}text")] == ["T 99+", "S 2"]
    assert farm.attrib["aria-label"] == "120 bedreigingen, 2 sterkten"
    assert [one.text for one in parts["linkcounts-cheese"].iter(f"{SVG}text")] == ["W 1"]
    assert list(parts["counts-deli"]) == []


@pytest.mark.parametrize("style", STYLES)
def test_a_patch_is_the_same_markup_as_in_the_whole_drawing(style: Style) -> None:
    counts = {"actor:farm": {Letter.T: 3}, "link:cheese": {Letter.O: 1}}

    svg = draw(SMALL, language=NL, style=style, counts=counts, here={"deli": 2})

    assert draw_counts("farm", {Letter.T: 3}, NL, style) in svg
    assert draw_counts("deli", {}, NL, style) in svg
    assert draw_link_counts("cheese", {Letter.O: 1}, NL, style) in svg
    assert draw_here("deli", 2, NL, style) in svg
    assert draw_here("farm", 0, NL, style) in svg


def test_an_empty_chair_is_seen_and_said() -> None:
    chair = ACTORS[0].model_copy(update={"empty_chair": True})

    svg = draw(SMALL.model_copy(update={"actor": {**SMALL.actor, chair.id: chair}}), language=NL)

    farm = by_id(svg)["actor-farm"]
    assert "Lege stoel" in farm.attrib["aria-label"]
    assert any("stroke-dasharray" in one.attrib for one in farm.iter(f"{SVG}rect"))
    assert "lege stoel</text>" in svg


@pytest.mark.parametrize("language", Language)
def test_an_empty_map_says_where_to_begin(language: Language) -> None:
    for chain in (Chain(), Chain(tier=SMALL.tier)):
        svg = draw(chain, language=language)

        begin = {Language.NL: "Begin bij een klant", Language.EN: "Start with a customer"}[language]
        assert begin in shown(read(svg))

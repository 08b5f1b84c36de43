"""What all overlays share: a sentence, a legend, both languages, safe names, one thing at a time."""

from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chain.map.draw import draw
from chain.map.overlays import reading
from chain.map.pen import Style
from chain.model import Chain, Look
from chain.vocabulary import Language, Letter, Overlay
from tests.chain.map.chains import HOSTILE, a_crowd, chains
from tests.chain.map.looked_at import CHAIN, DAY, Drawn, drawn

LOOKS: Mapping[Overlay, Look] = {
    **{one: Look(overlay=one) for one in Overlay},
    Overlay.NEIGHBOURS: Look(overlay=Overlay.NEIGHBOURS, actor="site"),
    Overlay.WHAT_IF: Look(overlay=Overlay.WHAT_IF, off=("actor:site", "type:goods")),
}
STYLES: tuple[Style, ...] = ("screen", "print")


@pytest.mark.parametrize("overlay", Overlay)
@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("style", STYLES)
def test_a_sentence_and_a_legend_stand_below_the_map(
    overlay: Overlay, language: Language, style: Style
) -> None:
    found = drawn(LOOKS[overlay], language=language, style=style)

    assert found.reading == reading(LOOKS[overlay], language)
    assert found.reading.endswith(".")
    assert found.legend


def test_the_plain_map_needs_no_sentence() -> None:
    assert reading(Look(), Language.NL) == ""
    assert drawn().reading == ""


@pytest.mark.parametrize("overlay", Overlay)
def test_the_sentence_is_another_one_in_the_other_language(overlay: Overlay) -> None:
    assert reading(LOOKS[overlay], Language.NL) != reading(LOOKS[overlay], Language.EN)


@pytest.mark.parametrize("overlay", Overlay)
def test_an_overlay_goes_together_with_reading_back(overlay: Overlay) -> None:
    found = drawn(LOOKS[overlay].model_copy(update={"mirrored": True}))

    assert found.reading.startswith("Read back from the end customer")
    assert found.reading.endswith(reading(LOOKS[overlay], Language.EN))
    assert found.legend == drawn(LOOKS[overlay]).legend.replace(" 2 in the room", "")


@pytest.mark.parametrize("overlay", Overlay)
def test_kinds_step_back_for_an_overlay(overlay: Overlay) -> None:
    assert "--map-kind" not in drawn(LOOKS[overlay]).svg
    assert "--map-kind" in drawn().svg


@pytest.mark.parametrize("overlay", Overlay)
def test_print_needs_nothing_from_a_page(overlay: Overlay) -> None:
    assert "var(" not in drawn(LOOKS[overlay], style="print").svg


@pytest.mark.parametrize("overlay", Overlay)
def test_every_sign_that_is_shown_is_defined(overlay: Overlay) -> None:
    found = drawn(LOOKS[overlay])

    shown = {one.attrib["href"].removeprefix("#") for one in found.root.iter() if "href" in one.attrib}
    assert shown <= set(found.ids)


@settings(deadline=None)
@given(chains(), st.sampled_from(Overlay), st.booleans(), st.booleans(), st.sampled_from(STYLES))
def test_any_chain_can_be_looked_at_in_any_way(
    chain: Chain, overlay: Overlay, mirrored: bool, wall: bool, style: Style
) -> None:
    off = tuple(f"actor:{id}" for id in list(chain.actor)[:2])
    look = Look(overlay=overlay, mirrored=mirrored, actor=next(iter(chain.actor), None), off=off)
    counts = {f"actor:{id}": {Letter.T: 3} for id in chain.actor}

    svg = draw(chain, language=Language.NL, look=look, counts=counts, day=DAY, wall=wall, style=style)

    found = Drawn(svg)
    assert {f"actor-{id}" for id in chain.actor} <= set(found.ids)
    assert {f"link-{id}" for id in chain.link} <= set(found.ids)
    assert len(found.ids) == svg.count(' id="')
    assert not any(name.startswith("on") for one in found.root.iter() for name in one.attrib)


@pytest.mark.parametrize("overlay", Overlay)
@pytest.mark.parametrize("name", HOSTILE)
def test_names_never_become_markup(overlay: Overlay, name: str) -> None:
    actors = {id: one.model_copy(update={"name": name, "for_whom": name}) for id, one in CHAIN.actor.items()}
    look = LOOKS[overlay].model_copy(update={"mirrored": True})

    found = drawn(look, CHAIN.model_copy(update={"actor": actors}))

    shown = name.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert shown in found.said("actor-farm")
    assert {one.tag.rpartition("}")[2] for one in found.root.iter()}.isdisjoint({"script", "b"})


@pytest.mark.parametrize("overlay", Overlay)
def test_a_projected_map_of_sixty_actors_stays_lean(overlay: Overlay) -> None:
    look = LOOKS[overlay].model_copy(update={"actor": "a1", "off": ("actor:a1",)})

    svg = draw(a_crowd(), language=Language.NL, look=look, day=DAY, wall=True)

    assert len(svg.encode()) < 200_000

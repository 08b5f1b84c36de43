"""What a drawing has in common with the one before it need not be drawn, whatever the edit was."""

from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chain.map import layout as layouts
from chain.map.draw import Parts, parts
from chain.map.layout import layout
from chain.model import Chain, Look, Sort
from chain.vocabulary import Language, Letter, LinkStatus, LinkType, MemberType, Overlay
from tests.chain.map.chains import a_crowd, chains, unhurried

NL = Language.NL
LOOKS = (
    Look(),
    Look(mirrored=True),
    Look(overlay=Overlay.HEAT, letter=Letter.T),
    Look(overlay=Overlay.DEPENDENCE),
    Look(overlay=Overlay.CARRIED_BY),
)
ACTOR: Mapping[str, st.SearchStrategy[Any]] = {
    "name": st.sampled_from(("Molen", "De Nieuwe Visafslag van het Havenkwartier")),
    "tier": st.just("t1"),
    "kind": st.sampled_from(("", "shop", "Veerdienst")),
    "for_whom": st.sampled_from(("", "Wie de polder proeft")),
    "empty_chair": st.booleans(),
    "member_type": st.sampled_from(MemberType),
    "position": st.sampled_from((None, (400.0, 300.0))),
}
LINK: Mapping[str, st.SearchStrategy[Any]] = {
    "type": st.sampled_from(LinkType),
    "status": st.sampled_from(LinkStatus),
    "label": st.sampled_from(("", "melk")),
    "dependence_source": st.integers(1, 5),
}
COUNTS = st.sampled_from(({}, {"actor:a0": {Letter.T: 2}, "link:l0": {Letter.T: 1, Letter.S: 3}}))
HERE = st.sampled_from(({}, {"a0": 2}, {"a0": 1, "a1": 1}))


def changed(chain: Chain, sort: Sort, id: str, **changes: object) -> Chain:
    kept = dict(getattr(chain, sort))
    kept[id] = kept[id].model_copy(update=changes)
    return chain.model_copy(update={sort: kept})


@st.composite
def edited(draw: st.DrawFn, chain: Chain) -> Chain:
    """Return the chain after up to four edits: a field of a part, a part gone, tiers with other names."""
    for sort in draw(st.lists(st.sampled_from(("actor", "link", "gone", "tier")), max_size=4)):
        if sort == "tier":
            chain = changed(chain, "tier", "t1", name=draw(st.sampled_from(("Bron", "Laag 1"))))
        elif sort == "actor" and chain.actor:
            field = draw(st.sampled_from(sorted(ACTOR)))
            id = draw(st.sampled_from(sorted(chain.actor)))
            chain = changed(chain, "actor", id, **{field: draw(ACTOR[field])})
        elif chain.link:
            id = draw(st.sampled_from(sorted(chain.link)))
            field = draw(st.sampled_from(sorted(LINK)))
            if sort == "link":
                chain = changed(chain, "link", id, **{field: draw(LINK[field])})
            else:
                left = {key: link for key, link in chain.link.items() if key != id}
                chain = chain.model_copy(update={"link": left})
    return chain


def forget() -> None:
    """Make the next layout from nothing."""
    layouts._laid_out.cache_clear()
    layouts._placed.cache_clear()


def followed(id: str, before: Parts, after: Parts) -> str:
    """Return an element as somebody sees it who followed: drawn anew, or moved, or as it was."""
    svg = (after if id in after.altered(before) else before).drawn(id)
    root = ElementTree.fromstring(f"<svg>{svg}</svg>")  # noqa: S314 - our own drawing
    by_id = {part.get("id"): part for part in root.iter()}
    for part, place in after.moves(id, before).items():
        by_id[part].attrib |= place
    return ElementTree.tostring(root, encoding="unicode")


def afresh(id: str, drawing: Parts) -> str:
    return followed(id, drawing, drawing)


@unhurried
@given(st.data(), st.booleans(), st.sampled_from(LOOKS), st.sampled_from(LOOKS), st.sampled_from(Language))
def test_what_is_not_drawn_anew_is_what_would_be_drawn(
    data: st.DataObject, wall: bool, look: Look, next_look: Look, language: Language
) -> None:
    chain = data.draw(chains())
    before = parts(chain, language=NL, look=look, wall=wall, counts=data.draw(COUNTS), here=data.draw(HERE))
    same = data.draw(st.integers(0, 3)) > 0  # in another manner everything may be drawn anew
    after = parts(
        data.draw(edited(chain)),
        language=NL if same else language,
        look=look if same else next_look,
        wall=wall,
        counts=data.draw(COUNTS),
        here=data.draw(HERE),
    )

    for id in before.elements.keys() & after.elements.keys():
        assert followed(id, before, after) == afresh(id, after)


@unhurried
@given(st.data(), st.booleans())
def test_a_layout_after_an_edit_is_a_layout_made_from_nothing(data: st.DataObject, wall: bool) -> None:
    chain = data.draw(chains())
    layout(chain, wall=wall)
    after = data.draw(edited(chain))

    followed = layout(after, wall=wall)

    forget()
    assert followed == layout(after, wall=wall)


@pytest.mark.parametrize("wall", [False, True])
def test_a_new_name_of_the_same_length_makes_only_what_says_it(wall: bool) -> None:
    chain = a_crowd()
    before = parts(chain, language=NL, wall=wall)
    says_it = {f"link-{id}" for id, link in chain.link.items() if "a7" in (link.source, link.target)}

    after = parts(changed(chain, "actor", "a7", name="Schakel nummer 8"), language=NL, wall=wall)

    assert after.altered(before) == {"actor-a7", *says_it}
    assert not any(after.moves(id, before) for id in after.elements)


@pytest.mark.parametrize("wall", [False, True])
def test_what_only_makes_way_is_moved_and_not_drawn(wall: bool) -> None:
    chain = a_crowd()
    before = parts(chain, language=NL, wall=wall)

    after = parts(changed(chain, "actor", "a7", position=(900.0, 700.0)), language=NL, wall=wall)

    assert after.altered(before) == {"actor-a7"}
    assert sum(bool(after.moves(id, before)) for id in after.elements) > 1

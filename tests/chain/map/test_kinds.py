"""Kinds: a colour, a stripe and a word each, in the order in which they came."""

from chain.map.kinds import TONES, kinds
from chain.model import Actor, Chain, Look
from chain.vocabulary import Language
from tests.chain.map.chains import a_chain
from tests.chain.map.looked_at import drawn

NL, EN = Language.NL, Language.EN


def of(*typed: str) -> Chain:
    actors = [Actor(id=f"a{at}", name=f"N{at}", tier="t1", kind=kind) for at, kind in enumerate(typed)]
    return a_chain(1, actors, [])


def test_a_new_kind_takes_the_next_colour_and_leaves_the_others_theirs() -> None:
    few, more = (kinds(of(*typed), NL) for typed in (("a", "b"), ("a", "b", "c")))

    assert [one.tone for one in more.values()] == [0, 1, 2]
    assert {key: more[key] for key in few} == few


def test_two_spellings_are_one_kind() -> None:
    assert list(kinds(of("Winkel", " winkel ", ""), NL)) == ["winkel"]


def test_after_the_last_colour_stripes_are_broken() -> None:
    found = list(kinds(of(*(f"kind {at}" for at in range(3 * TONES))), NL).values())

    assert len({(one.tone, one.dashes) for one in found}) == 3 * TONES
    assert {one.dashes for one in found[:TONES]} == {None}


def test_codes_of_case_files_are_shown_in_words() -> None:
    chain = of("delivery_platform", "Kroeg")

    assert [one.word for one in kinds(chain, NL).values()] == ["bezorgplatform", "Kroeg"]
    assert [one.word for one in kinds(chain, EN).values()] == ["delivery platform", "Kroeg"]


def test_a_kind_stands_on_the_card_in_the_legend_and_is_said() -> None:
    found = drawn(Look())

    assert "shop" in found.words("actor-deli")
    assert "shop" in found.said("actor-deli")
    assert "shop" in found.legend


def test_too_many_kinds_for_the_legend_are_left_to_the_cards() -> None:
    legend = drawn(Look(), of(*(f"een lange soort {at}" for at in range(30)))).legend

    assert "een lange soort 0" in legend
    assert "een lange soort 29" not in legend
    assert "on the cards" in legend


def test_read_back_a_card_says_for_whom() -> None:
    found = drawn(Look(mirrored=True))

    assert "Wie de polder proeft" in found.words("actor-farm")
    assert "For whom: Wie de polder proeft" in found.said("actor-farm")
    assert "shop" in found.words("actor-deli")


def test_read_back_the_end_customer_stands_on_the_left() -> None:
    def left(look: Look, id: str) -> float:
        place = drawn(look).ids[f"actor-{id}"].attrib["transform"]
        return float(place.removeprefix("translate(").split()[0])

    assert left(Look(), "farm") < left(Look(), "guest")
    assert left(Look(mirrored=True), "farm") > left(Look(mirrored=True), "guest")


def test_who_lends_a_hand_is_drawn_lighter() -> None:
    found = drawn(Look())

    def edge(id: str) -> str:
        return found.ids[f"actor-{id}"].find(".//*[@class='map-card']").attrib["stroke-width"]  # type: ignore[union-attr]

    assert (edge("site"), edge("deli")) == ("1", "2")

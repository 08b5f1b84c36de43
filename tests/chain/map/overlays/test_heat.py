"""Where notes of one letter gather: a glow that grows with their number, which stands beside it."""

from chain.model import Look
from chain.vocabulary import Letter, Overlay
from tests.chain.map.looked_at import drawn

LOOK = Look(overlay=Overlay.HEAT, letter=Letter.T)


def test_only_what_has_notes_of_the_letter_glows() -> None:
    found = drawn(LOOK)

    halos = {id for id in found.ids if id.startswith("halo-")}
    assert halos == {"halo-actor-farm", "halo-actor-deli", "halo-link-milk"}


def test_more_notes_glow_larger_and_darker() -> None:
    found = drawn(LOOK).ids

    def glow(id: str) -> tuple[float, float]:
        attributes = found[f"halo-actor-{id}"].attrib
        return float(attributes["height"]), float(attributes["opacity"])

    card = float(found["actor-farm"].find(".//*[@class='map-card']").attrib["height"])  # type: ignore[union-attr]
    assert glow("farm")[0] > card
    assert glow("farm")[1] > glow("deli")[1]


def test_the_number_stands_beside_it_and_other_letters_do_not() -> None:
    found = drawn(LOOK)

    assert found.words("counts-farm") == "T 4"
    assert found.words("linkcounts-milk") == "T 1"
    assert drawn().words("counts-farm") == "T 4 S 1"


def test_the_legend_shows_the_fewest_and_the_most() -> None:
    found = drawn(LOOK)

    assert "1 threat" in found.legend
    assert "4 threats" in found.legend
    assert "threats" in found.reading


def test_without_notes_nothing_glows() -> None:
    found = drawn(LOOK.model_copy(update={"letter": Letter.W}))

    assert [id for id in found.ids if id.startswith("halo-")] == []

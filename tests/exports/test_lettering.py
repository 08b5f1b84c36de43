"""The letters of the map: all of them taken off, and every one still in its place."""

from chain.map.draw import draw
from chain.model import Actor, Chain, Tier
from chain.vocabulary import Language
from exports.lettering import unlettered
from tests.exports.reading import the_sample, the_sample_report

NL = Language.NL


def test_all_letters_are_taken_off_and_nothing_else() -> None:
    drawing = the_sample_report(NL).map

    plate = unlettered(drawing)

    assert "<text" in drawing
    assert "<text" not in plate.svg
    assert "<tspan" not in plate.svg
    assert [plate.svg.count(f"<{one}") for one in ("path", "rect", "circle", "use")] == [
        drawing.count(f"<{one}") for one in ("path", "rect", "circle", "use")
    ]


def test_every_actor_and_tier_is_among_the_letters() -> None:
    said = " ".join(line.text for line in unlettered(the_sample_report(NL).map).letters)

    chain = the_sample(NL).chain
    names = [*(one.name for one in chain.actor.values()), *(one.name for one in chain.tiers)]
    assert [name for name in names if name not in said] == []


def test_letters_stand_within_the_drawing() -> None:
    plate = unlettered(the_sample_report(NL).map)

    assert [
        one for one in plate.letters if not (0 <= one.x <= plate.width and 0 <= one.y <= plate.height)
    ] == []


def test_letters_stand_in_the_box_of_their_actor() -> None:
    tiers = {id: Tier(id=id, name=id, order=order) for order, id in enumerate("ab", start=1)}
    actors = {id: Actor(id=id, name=f"Huis {id}", tier=id) for id in tiers}

    found = {
        one.text: one
        for one in unlettered(draw(Chain(tier=tiers, actor=actors), language=NL, style="print")).letters
    }

    assert found["Huis a"].x < found["Huis b"].x
    assert found["Huis a"].anchor == "middle"
    assert found["Huis a"].y > found["a"].y


def test_what_looks_like_markup_is_a_name() -> None:
    tier = Tier(id="t", name="<b> & </text>", order=1)
    actor = Actor(id="a", name="x", tier="t")

    letters = unlettered(
        draw(Chain(tier={"t": tier}, actor={"a": actor}), language=NL, style="print")
    ).letters

    assert "<b> & </text>" in " ".join(one.text for one in letters)


def test_letters_of_an_enlarged_group_are_as_large_and_stand_where_it_puts_them() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="-10 0 200 100"><g transform="translate(20 30) '
        'scale(0.50)"><text x="8" y="4" font-size="20" fill="#000000">T 1</text></g></svg>'
    )

    (line,) = unlettered(svg).letters

    assert (line.x, line.y, line.size) == (34, 32, 10)


def test_letters_of_a_faint_group_are_as_faint_on_paper() -> None:
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><g opacity="0.5"><g>'
        '<text x="0" y="0" font-size="20" fill="#204060">x</text></g></g></svg>'
    )

    (line,) = unlettered(svg).letters

    assert line.fill == "#90A0B0"

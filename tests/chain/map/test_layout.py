"""Where everything stands: columns, no overlaps, links clear of boxes, and an order that people recognise."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chain.map.layout import layout
from chain.map.measure import text_width
from chain.map.route import Box, Point
from chain.model import Actor, Chain, Link
from chain.vocabulary import LinkType
from tests.chain.map.chains import a_chain, a_crowd, chains, unhurried


def overlap(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def on(points: tuple[Point, ...], steps: int = 12) -> list[Point]:
    """Return places on a chain of curves, without its ends."""
    found = []
    for at in range(0, len(points) - 1, 3):
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = points[at : at + 4]
        for step in range(1, steps):
            t, s = step / steps, 1 - step / steps
            weights = (s**3, 3 * s * s * t, 3 * s * t * t, t**3)
            x = sum(w * v for w, v in zip(weights, (ax, bx, cx, dx), strict=True))
            found.append((x, sum(w * v for w, v in zip(weights, (ay, by, cy, dy), strict=True))))
    return found


def inside(box: Box, point: Point) -> bool:
    return box.x < point[0] < box.right and box.y < point[1] < box.bottom


@unhurried
@given(chains(), st.booleans(), st.booleans())
def test_no_two_boxes_overlap_and_all_of_them_are_on_the_sheet(
    chain: Chain, mirrored: bool, wall: bool
) -> None:
    plan = layout(chain, mirrored=mirrored, wall=wall)

    assert list(plan.boxes) == list(chain.actor)
    assert not any(overlap(*pair) for pair in combinations(plan.boxes.values(), 2))
    assert all(box.x >= 0 and box.right <= plan.width for box in plan.boxes.values())
    assert all(box.y >= 0 and box.bottom <= plan.height for box in plan.boxes.values())


@unhurried
@given(chains(), st.booleans(), st.booleans())
def test_every_link_runs_from_the_side_of_its_source_to_the_side_of_its_target(
    chain: Chain, mirrored: bool, wall: bool
) -> None:
    plan = layout(chain, mirrored=mirrored, wall=wall)

    assert set(plan.routes) == set(chain.link)
    for id, route in plan.routes.items():
        for actor, (x, y) in (
            (chain.link[id].source, route.points[0]),
            (chain.link[id].target, route.points[-1]),
        ):
            box = plan.boxes[actor]
            assert x in (box.x, box.right)
            assert box.y <= y <= box.bottom


@unhurried
@given(chains())
def test_the_same_chain_always_gives_the_same_layout(chain: Chain) -> None:
    assert layout(chain) == layout(chain.model_copy(deep=True))


def test_tiers_stand_from_source_to_end_customer() -> None:
    plan = layout(a_crowd(actors=20, links=30))

    assert [one.id for one in plan.headings] == ["t1", "t2", "t3", "t4", "t5"]
    assert all(one.x + one.width < other.x for one, other in pairwise(plan.headings))
    for at in range(20):
        heading = plan.headings[at % 5]
        assert heading.x <= plan.boxes[f"a{at}"].x < heading.x + heading.width


def test_a_long_tier_takes_columns_side_by_side() -> None:
    plan = layout(a_crowd(actors=100, links=0, tiers=1))

    assert len({box.x for box in plan.boxes.values()}) > 1
    assert plan.width / plan.height == pytest.approx(1.9, abs=0.9)


def test_no_link_runs_through_a_box() -> None:
    plan = layout(a_crowd())

    crossed = [
        (route.id, box.id)
        for route in plan.routes.values()
        for box in plan.boxes.values()
        if any(inside(box, point) for point in on(route.points))
    ]
    assert crossed == []


def without_hands(chain: Chain) -> Chain:
    actors = {id: one.model_copy(update={"position": None}) for id, one in chain.actor.items()}
    return chain.model_copy(update={"actor": actors})


@unhurried
@given(chains().map(without_hands), st.booleans())
def test_links_and_signs_keep_clear_of_boxes_where_no_hand_has_moved_any(chain: Chain, wall: bool) -> None:
    plan = layout(chain, wall=wall)

    for route in plan.routes.values():
        places = [*on(route.points), route.mark]
        assert not any(inside(box, place) for box in plan.boxes.values() for place in places)


@unhurried
@given(chains())
def test_no_two_links_touch_a_box_at_the_same_place(chain: Chain) -> None:
    plan = layout(chain)

    ends = [end for route in plan.routes.values() for end in (route.points[0], route.points[-1])]
    assert all(abs(ay - by) > 2 for (ax, ay), (bx, by) in combinations(ends, 2) if ax == bx)


def test_links_of_one_pair_lie_apart() -> None:
    actors = [Actor(id="a", name="A", tier="t1"), Actor(id="b", name="B", tier="t3")]
    links = [Link(id=type.value, source="a", target="b", type=type) for type in LinkType]
    links.append(Link(id="back", source="b", target="a", type=LinkType.MONEY))

    plan = layout(a_chain(3, actors, links))

    for one, other in combinations(plan.routes.values(), 2):
        lines = (one.points, other.points if other.id != "back" else other.points[::-1])
        assert min(abs(y1 - y2) for (_, y1), (_, y2) in zip(*map(on, lines), strict=True)) >= 9
    assert plan.routes["goods"].tip[1] == 1
    assert plan.routes["back"].tip[1] == -1


def test_signs_keep_clear_of_each_other_and_of_boxes() -> None:
    plan = layout(a_crowd(actors=19, links=30))

    signs = [route.mark for route in plan.routes.values()]
    assert min(((a - c) ** 2 + (b - d) ** 2) ** 0.5 for (a, b), (c, d) in combinations(signs, 2)) >= 26
    assert not any(inside(box, sign) for box in plan.boxes.values() for sign in signs)


def test_a_box_moved_by_hand_stays_there_and_the_others_make_room() -> None:
    chain = a_crowd(actors=12, links=12, tiers=2)
    spot = layout(chain).boxes["a0"]
    at = (spot.x + 150, spot.middle + 20)
    moved = chain.actor["a3"].model_copy(update={"position": at})

    plan = layout(chain.model_copy(update={"actor": {**chain.actor, "a3": moved}}))

    assert (plan.boxes["a3"].x + plan.boxes["a3"].width / 2, plan.boxes["a3"].middle) == pytest.approx(at)
    assert not any(overlap(*pair) for pair in combinations(plan.boxes.values(), 2))


def test_the_two_that_first_shared_a_column_keep_their_places() -> None:
    chain = a_crowd(actors=25, links=30)
    for other in chain.actor:
        new = Actor(id="new", name="Nieuw", tier="t3")
        link = Link(id="new", source=other, target="new", type=LinkType.GOODS)

        bigger = chain.model_copy(
            update={"actor": {**chain.actor, "new": new}, "link": {**chain.link, "new": link}}
        )

        assert layout(bigger).boxes["a0"].y < layout(bigger).boxes["a5"].y


@unhurried
@given(chains())
def test_every_name_fits_its_box_and_every_heading_its_columns(chain: Chain) -> None:
    for plan in (layout(chain), layout(chain, wall=True)):
        for box in plan.boxes.values():
            assert len(box.lines) <= 4
            assert all(text_width(line, box.text_size) <= box.width for line in box.lines if len(line) > 2)
            assert len(box.lines) * box.text_size * plan.leading <= box.height - 2 * 15
        for one, other in pairwise(plan.headings):
            widest = max(text_width(line, plan.heading_size) for line in one.lines)
            assert one.x + widest < other.x


@unhurried
@given(chains())
def test_the_mirror_shows_the_same_map_from_the_other_side(chain: Chain) -> None:
    plan, mirror = layout(chain), layout(chain, mirrored=True)

    assert (mirror.width, mirror.height) == (plan.width, plan.height)
    assert [one.id for one in mirror.headings] == [one.id for one in reversed(plan.headings)]
    for id, box in plan.boxes.items():
        assert (mirror.boxes[id].x, mirror.boxes[id].y) == (plan.width - box.right, box.y)
        assert mirror.boxes[id].lines == box.lines
    for id, route in plan.routes.items():
        assert mirror.routes[id].tip[1] == -route.tip[1]
        assert mirror.routes[id].mark == (plan.width - route.mark[0], route.mark[1])


def test_in_the_mirror_the_end_customer_stands_left_below_its_heading() -> None:
    plan = layout(a_crowd(actors=20, links=30), mirrored=True)

    assert [one.id for one in plan.headings] == ["t5", "t4", "t3", "t2", "t1"]
    for at in range(20):
        heading = plan.headings[4 - at % 5]
        assert heading.x <= plan.boxes[f"a{at}"].x < heading.x + heading.width


def test_the_wall_shows_a_workshops_map_with_letters_to_be_read_from_afar() -> None:
    chain = a_crowd(actors=19, links=30)

    plan = layout(chain, wall=True)

    shown = min(1760 / plan.width, 900 / (plan.height + 130))
    assert min(box.text_size for box in plan.boxes.values()) * shown > 26
    assert plan.heading_size * shown > 22
    assert plan.scale > layout(chain).scale == 1


def of_kind(chain: Chain, kind: str) -> Chain:
    actors = {id: one.model_copy(update={"kind": kind}) for id, one in chain.actor.items()}
    return chain.model_copy(update={"actor": actors})


def test_kinds_stand_on_the_cards_of_the_wall_where_they_can_be_read_from_afar() -> None:
    chain = of_kind(a_crowd(actors=19, links=30), "handelaar")

    plan = layout(chain, wall=True)

    shown = min(1840 / plan.width, 905 / (plan.height + 60))
    assert plan.tells_kinds
    assert plan.grid.second * shown >= 20
    assert all(box.height >= plan.grid.second + len(box.lines) * box.text_size for box in plan.boxes.values())


def test_kinds_are_left_to_the_legend_where_a_large_map_makes_them_too_small_for_the_wall() -> None:
    plan = layout(of_kind(a_crowd(), "handelaar"), wall=True)

    assert not plan.tells_kinds
    assert plan.grid.second == 0
    assert not layout(a_crowd()).tells_kinds


@unhurried
@given(chains())
def test_the_wall_shows_everybody_in_the_same_column_and_order(chain: Chain) -> None:
    usual, wall = layout(chain), layout(chain, wall=True)

    for one, other in combinations(chain.actor.values(), 2):
        if one.position is None and other.position is None:
            here, there = (
                [(plan.boxes[id].x, plan.boxes[id].y) for id in (one.id, other.id)] for plan in (usual, wall)
            )
            assert (here[0] < here[1]) == (there[0] < there[1])


def test_what_a_hand_has_put_between_two_columns_is_there_on_the_wall_too() -> None:
    chain = a_crowd(actors=12, links=12, tiers=3)
    left, right = (layout(chain).boxes[id] for id in ("a0", "a1"))
    between = ((left.x + right.right) / 2, left.middle + 400)
    moved = chain.actor["a3"].model_copy(update={"position": between})

    plan = layout(chain.model_copy(update={"actor": {**chain.actor, "a3": moved}}), wall=True)

    box = plan.boxes["a3"]
    assert box.x + box.width / 2 == pytest.approx((plan.boxes["a0"].x + plan.boxes["a1"].right) / 2, abs=1)


def test_an_empty_chain_has_a_sheet() -> None:
    plan = layout(Chain())

    assert plan.boxes == {}
    assert plan.width > 0
    assert plan.height > 0

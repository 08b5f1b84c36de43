"""Signs on links: apart from each other and from boxes, where many links share a gap, and on the wall."""

import random
from itertools import combinations

import pytest

from bench.map_chains import a_chain, assorted
from chain.map.layout import Layout, layout
from chain.map.marks import Shape, marks
from chain.map.route import Box
from chain.model import Chain
from tests.chain.map.chains import a_crowd

CROWDS = {**assorted(), "60 actors, 150 links": a_chain(60, 150), "links everywhere": a_crowd()}


@pytest.mark.parametrize("wall", [False, True], ids=["usual", "wall"])
@pytest.mark.parametrize("name", CROWDS)
def test_no_two_signs_overlap_on_maps_of_up_to_sixty_actors(name: str, wall: bool) -> None:
    plan = layout(CROWDS[name], wall=wall)

    disc = Shape(plan.radius, plan.radius)
    places = [route.mark for route in plan.routes.values()]
    assert not [pair for pair in combinations(places, 2) if disc.distance(*pair) < 0]
    assert not [at for at in places for box in plan.boxes.values() if disc.touches(box, at)]


@pytest.mark.parametrize("seed", range(12))
def test_no_two_signs_overlap_on_the_wall_whatever_is_linked(seed: int) -> None:
    chain = a_crowd_by_chance(seed)

    plan = layout(chain, wall=True)

    disc = Shape(plan.radius, plan.radius)
    places = [route.mark for route in plan.routes.values()]
    assert not [pair for pair in combinations(places, 2) if disc.distance(*pair) < 0]


def a_crowd_by_chance(seed: int) -> Chain:
    chance = random.Random(seed)
    actors = chance.randint(20, 60)
    return a_crowd(actors, links=int(actors * 2.5), tiers=chance.randint(3, 6))


def test_a_sign_moves_on_for_one_that_has_no_other_place() -> None:
    short = ((0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (30.0, 0.0))
    long = ((0.0, 0.0), (60.0, 0.0), (-30.0, 0.0), (400.0, 0.0))
    disc = Shape(13.0, 13.0)

    places, apart = marks({"long": long, "short": short}, {}, disc)

    assert apart
    assert places["short"][0] <= 30
    assert disc.distance(places["long"], places["short"]) >= 0


def test_signs_without_room_say_so_and_stand_on_their_links_all_the_same() -> None:
    line = ((0.0, 0.0), (10.0, 0.0), (20.0, 0.0), (30.0, 0.0))

    places, apart = marks({"one": line, "other": line, "third": line}, {}, Shape(13.0, 13.0))

    assert not apart
    assert all(0 <= x <= 30 and y == 0 for x, y in places.values())


def test_a_link_that_lies_on_a_box_has_its_sign_at_its_beginning() -> None:
    box = Box("a", 0, 0, 200, 100, ("A",), 20)
    line = ((10.0, 50.0), (20.0, 50.0), (30.0, 50.0), (40.0, 50.0))

    places, _ = marks({"one": line}, {"a": box}, Shape(13.0, 13.0))

    assert places == {"one": (10.0, 50.0)}


def test_plates_lie_apart_where_discs_of_their_width_would_not() -> None:
    plate = Shape(30.0, 15.0)

    assert plate.distance((0.0, 0.0), (0.0, 32.0)) == 2
    assert plate.distance((0.0, 0.0), (62.0, 0.0)) == 2
    assert plate.distance((0.0, 0.0), (20.0, 10.0)) < 0


def _places(plan: Layout) -> dict[str, tuple[float, float]]:
    return {id: route.mark for id, route in plan.routes.items()}


def test_signs_of_a_chain_always_stand_at_the_same_places() -> None:
    assert _places(layout(a_crowd())) == _places(layout(a_crowd().model_copy(deep=True)))

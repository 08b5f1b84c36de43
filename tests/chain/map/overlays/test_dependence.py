"""Who needs whom: numbers of both ends as they stand on the sheet, an arrow, and strong ones marked."""

from chain.model import Look
from chain.vocabulary import Overlay
from tests.chain.map.looked_at import drawn

LOOK = Look(overlay=Overlay.DEPENDENCE)


def need(found_signs: list[str]) -> str:
    return found_signs[0].removeprefix("#need-")


def test_the_arrow_points_to_who_is_needed_and_a_strong_need_is_marked() -> None:
    found = drawn(LOOK)

    assert found.words("badges-milk") == "5 1 T 1"
    assert need(found.signs("badges-milk")) == "strong-right"
    assert found.words("badges-rooms") == "2 4"
    assert need(found.signs("badges-rooms")) == "plain-left"


def test_as_much_as_the_other_has_no_arrow() -> None:
    assert need(drawn(LOOK).signs("badges-counter")) == "plain-even"


def test_read_back_the_numbers_stand_at_their_own_ends() -> None:
    found = drawn(LOOK.model_copy(update={"mirrored": True}))

    assert found.words("badges-milk") == "1 5 T 1"
    assert need(found.signs("badges-milk")) == "strong-left"


def test_both_ends_are_said_by_name() -> None:
    said = drawn(LOOK).said("link-milk")

    assert "De Zilte Weide 5, De Gouden Korst 1" in said


def test_what_nobody_told_steps_back() -> None:
    found = drawn(LOOK)

    assert found.is_faint("link-stay")
    assert found.words("badges-stay") == ""
    assert "not told" in found.legend

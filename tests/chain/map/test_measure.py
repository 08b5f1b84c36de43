"""Names in lines: within their room, nothing lost but what an ellipsis stands for."""

from hypothesis import given
from hypothesis import strategies as st

from chain.map.measure import ELLIPSIS, text_width, wrap, wrap_evenly


@given(st.text(min_size=1, max_size=80), st.integers(40, 300))
def test_lines_fit_their_room_unless_one_sign_is_wider(text: str, room: int) -> None:
    lines = wrap(text, 20, room, most=3)

    assert len(lines) <= 3
    assert all(text_width(line, 20) <= room or len(line) <= 30 for line in lines)


@given(st.text(max_size=80), st.integers(60, 300))
def test_no_sign_is_lost(text: str, room: int) -> None:
    assert "".join("".join(wrap(text, 20, room, most=99)).split()) == "".join(text.split())


def test_what_is_too_long_ends_in_an_ellipsis() -> None:
    assert wrap("een twee drie vier vijf", 20, 60, most=2)[-1].endswith(ELLIPSIS)


def test_lines_are_about_equally_long() -> None:
    assert wrap_evenly("Gezinnen in de wijk", 26, 244, most=4) == ("Gezinnen", "in de wijk")


def test_a_sign_and_what_belongs_to_it_stay_together() -> None:
    family = "👨\u200d👩\u200d👧"

    assert all(line == family for line in wrap(family * 3, 20, 22, most=9))

"""What the browser says of a phase that was carried is believed only as far as it makes sense."""

import pytest

from ui.agenda_order import move


def test_a_phase_that_was_carried_is_known_by_its_id_and_how_far_it_went() -> None:
    assert move({"id": "cards", "steps": -2}) == ("cards", -2)


@pytest.mark.parametrize(
    "said", [None, "cards", {"id": "cards"}, {"id": 3, "steps": 1}, {"id": "cards", "steps": "1"}]
)
def test_nonsense_moves_nothing(said: object) -> None:
    assert move(said) is None

"""What is written can be read back, because what cannot be written never becomes an event."""

import math

import pytest
from pydantic import ValidationError

from chain.model import Actor


@pytest.mark.parametrize("nowhere", [math.inf, -math.inf, math.nan])
def test_a_number_that_json_does_not_know_is_refused_before_it_is_a_fact(nowhere: float) -> None:
    with pytest.raises(ValidationError, match="finite number"):
        Actor(id="a1", name="Kade", tier="t1", position=(0.0, nowhere))

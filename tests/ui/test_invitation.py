"""The invitation says how long it takes as people say it."""

import pytest

from chain.commands import SetAgenda
from chain.model import Phase, Text
from chain.view import Viewer
from chain.vocabulary import Language
from live.hub import Created, Hub
from ui.invitation import letter


@pytest.mark.parametrize(
    ("total", "slow", "expected"),
    [
        (90, 20, "Duur: 90 minuten, waarvan 20 minuten in alle rust"),
        (240, 72, "Duur: 4 uur, waarvan ruim 1 uur in alle rust"),
        (225, 45, "Duur: ruim 3,5 uur, waarvan 45 minuten in alle rust"),
    ],
)
def test_short_times_are_said_in_minutes_and_long_ones_in_hours(
    hub: Hub, created: Created, total: int, slow: int, expected: str
) -> None:
    seat = hub.follow_link(created.link.rsplit("/", 1)[1])
    viewer = Viewer(role=seat.role, id=seat.person)
    name = Text(nl="Samen", en="Together")
    phases = [
        Phase(id=f"p{one.value}", name=name, letter=one, minutes=0)
        for one in hub.view(created.workshop, viewer).sequence
    ]
    together = Phase(id="p1", name=name, minutes=total, slow_minutes=slow)
    hub.submit(created.workshop, SetAgenda(agenda=(together, *phases)), seat.by)
    view = hub.view(created.workshop, viewer)

    assert expected in letter(view, Language.NL, "http://harbour.test/join").splitlines()

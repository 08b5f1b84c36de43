"""Screens that draw see each other's hands and their own inspector; nobody else hears of it, and no log."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from tests.live.table import Screen, Table


@pytest.fixture
def open_table(table: Table) -> Table:
    table.submit({"kind": "open_map", "open": True})
    return table


@pytest.fixture
def lead(open_table: Table) -> Iterator[Screen]:
    with open_table.socket(open_table.lead_cookies(), "facilitator") as screen:
        screen.until("screen")
        yield screen


@pytest.fixture
def noor(open_table: Table) -> Iterator[Screen]:
    with open_table.socket(open_table.join("Noor de Wit")) as screen:
        screen.until("screen")
        yield screen


def hold(screen: Screen, at: Any) -> None:
    screen.session.send_json({"at": at})


def hands(screen: Screen) -> list[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = screen.until("hands")["hands"]
    return found


def test_others_who_draw_see_the_first_name_and_what_is_in_hand(lead: Screen, noor: Screen) -> None:
    hold(lead, [])
    hold(noor, ["actor:a1", "link:l1"])

    seen = hands(lead)
    while not seen:
        seen = hands(lead)
    assert seen == [{"name": "Noor", "at": ["actor:a1", "link:l1"]}]


def test_who_stops_is_seen_no_longer(lead: Screen, noor: Screen) -> None:
    hold(lead, [])
    hold(noor, ["actor:a1"])
    while not hands(lead):
        pass
    hold(noor, None)

    assert hands(lead) == []


def test_who_does_not_draw_hears_nothing_of_hands(open_table: Table, lead: Screen, noor: Screen) -> None:
    with open_table.socket(open_table.join("Bas", "a2")) as bas:
        bas.until("screen")
        hold(lead, [])
        hold(noor, ["actor:a1"])
        while not hands(lead):
            pass
        bas.settle()

        assert '"hands"' not in bas.bytes


def test_what_is_selected_comes_back_as_an_inspector_to_this_screen_only(
    open_table: Table, noor: Screen
) -> None:
    seq = open_table.hub.view(open_table.workshop, _anybody()).seq
    hold(noor, ["actor:a1"])

    (patch,) = noor.until("patch")["patches"]
    assert patch["id"] == "inspector"
    assert "De Zilte Weide" in patch["html"]
    assert open_table.hub.view(open_table.workshop, _anybody()).seq == seq


def test_the_inspector_follows_what_others_change_of_it(open_table: Table, noor: Screen) -> None:
    hold(noor, ["actor:a1"])
    noor.until("patch")
    edit = {"do": "change", "sort": "actor", "id": "a1", "changes": {"name": "De Zoute Weide"}}
    open_table.submit({"kind": "edit_chain", "edits": [edit]})

    assert "De Zoute Weide" in _inspector(noor)


def test_a_closed_map_ends_the_drawing_of_participants(open_table: Table, noor: Screen) -> None:
    hold(noor, ["actor:a1"])
    noor.until("patch")
    open_table.submit({"kind": "open_map", "open": False})

    assert "De Zilte Weide" not in _inspector(noor)
    hold(noor, ["actor:a1"])
    assert noor.until("error")["code"] == "map-closed"


@pytest.mark.parametrize("at", ["actor:a1", [1], ["note:n1"], ["actor:" + "x" * 41], ["actor:a1"] * 301, {}])
def test_what_is_no_list_of_keys_is_refused(noor: Screen, at: object) -> None:
    hold(noor, at)

    assert noor.until("error")["code"] == "message-invalid"


def test_what_has_gone_is_left_out(noor: Screen) -> None:
    hold(noor, ["actor:gone", "tier:t2"])

    assert "Winkels" in _inspector(noor)


def test_two_values_of_a_field_are_told_in_words(open_table: Table, noor: Screen) -> None:
    said = {"do": "change", "sort": "link", "id": "l1", "was": {"status": "prospect"}}
    edit = {**said, "changes": {"status": "dormant"}}

    refusal = noor.ask({"kind": "edit_chain", "edits": [edit]})
    assert refusal["code"] == "changed-meanwhile"
    assert refusal["about"] | {"number": 1} == {
        "field": "status",
        "theirs": "regular",
        "yours": "dormant",
        "number": 1,
    }
    assert "regular" not in refusal["text"]
    assert "sluimerend" in refusal["text"]


def _inspector(screen: Screen) -> str:
    while True:
        for patch in screen.until("patch")["patches"]:
            if patch["id"] == "inspector":
                return str(patch["html"])


def _anybody() -> Any:
    from chain.view import Viewer
    from chain.vocabulary import Role

    return Viewer(role=Role.PROJECTOR)

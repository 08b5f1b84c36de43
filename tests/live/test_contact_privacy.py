"""A seller's unshared figures come over no wire but the seller's own, and into no log of the server."""

import logging

import pytest

from chain.vocabulary import Language
from tests.live.table import LAPTOP, Table

WORD = "kanariekwikstaart"
FIGURE = "41872639"
ROUTE = {
    "id": "r1",
    "seller": "a2",
    "end": "a3",
    "share": 0.41872639,
    "contact_owner": "other",
    "known_share": 0.1,
    "capture_moment": WORD,
}
WRITTEN = {"kind": "edit_chain", "edits": [{"do": "add", "sort": "route", "part": ROUTE}]}
BROKEN = {
    "kind": "edit_chain",
    "edits": [{"do": "add", "sort": "route", "part": ROUTE | {"id": "r2", "share": 41.872639}}],
}
LOOKED = {"kind": "show_map", "look": {"overlay": "given_away"}}


@pytest.mark.parametrize("language", list(Language), ids=str)
def test_figures_come_over_no_other_wire_and_into_no_log(
    table: Table, language: Language, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    noor, piet = table.join("Noor", "a2"), table.join("Piet", "a1")
    table.submit({"kind": "show_scene", "scene": "map"})
    with (
        table.socket(noor, lang=language.value) as seller,
        table.socket(piet, lang=language.value) as other,
        table.socket(table.lead_cookies(), "facilitator", lang=language.value) as lead,
    ):
        assert seller.ask(WRITTEN)["type"] == "answer"
        assert seller.ask(BROKEN)["type"] == "error"
        table.submit(LOOKED)
        for refused in (WRITTEN, {"kind": "agree_routes", "seller": "a2", "agreed": True}):
            assert other.ask(refused)["code"] in ("id-taken", "not-your-seller")
        for screen in (other, lead):
            screen.settle()

        assert WORD not in other.bytes + lead.bytes
        assert FIGURE not in other.bytes + lead.bytes
    assert WORD not in caplog.text
    assert FIGURE not in caplog.text


def test_no_light_page_of_another_holds_the_figures(table: Table) -> None:
    noor, piet = table.join("Noor", "a2"), table.join("Piet", "a1")
    table.submit(WRITTEN, table.person(noor).by)
    table.submit(LOOKED)

    for cookies, path in (
        (piet, f"/room/{table.workshop}"),
        (table.lead_cookies(), f"/cockpit/{table.workshop}"),
    ):
        table.client.cookies.clear()
        table.client.cookies.update(cookies)
        answer = table.client.get(path, headers=LAPTOP)
        assert answer.status_code == 200
        assert WORD not in answer.text
        assert FIGURE not in answer.text

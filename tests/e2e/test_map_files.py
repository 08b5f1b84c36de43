"""A map leaves the browser in every format, and comes back in another workshop as it was."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, expect

from chain.vocabulary import Language
from exports.mapfile.write import FORMATS
from tests.e2e.conftest import NewTable
from tests.e2e.people import Facilitator, Table, Visitors
from tests.exports.mapfile.maps import brought, linked

LINKS = {
    ("De Zilte Weide", "De Rijpkelder", "goods"),
    ("De Rijpkelder", "De Gouden Korst", "goods"),
}


def at_the_files(visitors: Visitors, table: Table) -> Facilitator:
    lead = visitors.newcomer()
    lead.page.request.get(table.url + table.link, max_redirects=0)
    lead.go(f"/prepare?w={table.workshop}&lang={lead.language}")
    lead.open_tab("pages.prepare.tab_files")
    return lead


def the_chooser(lead: Facilitator) -> Locator:
    """The place for map files; the agenda on another tab has one of its own."""
    place = lead.page.get_by_role("region", name=lead.says("mapfile.import.choose"))
    return place.locator("input[type=file]")


def test_a_map_is_taken_out_in_every_format_and_brought_in_again(
    visitors: Visitors, new_table: NewTable, tmp_path: Path
) -> None:
    lead = at_the_files(visitors, new_table())

    for name, format in FORMATS.items():
        given = lead.download(f"mapfile.export.{name}")
        file = tmp_path / f"kaart.{name}"
        given.save_as(file)
        assert given.suggested_filename.endswith(f".{format.ending}")
        if name not in ("svg", "png"):
            assert linked(brought((file.name, file.read_bytes()), language=Language.NL).chain) == LINKS


@pytest.mark.parametrize("name", ["yed.graphml", "gephi.gexf", "networkx.graphml"])
def test_a_file_of_another_program_is_looked_at_and_put_on_the_map(
    visitors: Visitors, new_table: NewTable, name: str
) -> None:
    lead = at_the_files(visitors, new_table())
    chooser = the_chooser(lead)

    chooser.set_input_files(Path(__file__).parents[1] / "data" / "maps" / name)
    expect(lead.page.get_by_text(lead.says("mapfile.import.picture"), exact=True)).to_be_visible()
    lead.button("mapfile.import.put").click()

    expect(lead.page.get_by_text(lead.says("mapfile.import.done"))).to_be_visible()
    expect(lead.button("mapfile.import.put")).to_have_count(0)


def test_a_hostile_file_is_refused_with_a_sentence(visitors: Visitors, new_table: NewTable) -> None:
    lead = at_the_files(visitors, new_table())
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><graphml>&b;</graphml>'

    file: FilePayload = {"name": "kaart.graphml", "mimeType": "application/xml", "buffer": bomb}
    the_chooser(lead).set_input_files(file)

    expect(lead.page.get_by_role("alert")).to_contain_text("DOCTYPE")

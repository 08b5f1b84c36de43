"""Spreadsheets: sheets by name, formulas refused with their place, and files that would burst."""

import io
import zipfile

import pytest
from openpyxl import load_workbook

from chain.errors import Invalid
from chain.vocabulary import Language
from exports.mapfile import limits, xlsx_file
from exports.mapfile.write import FORMATS
from tests.exports.mapfile.maps import a_book, brought, linked, names, refused
from tests.exports.mapfile.test_round_trip import the_sample

ACTORS = (("Naam", "Laag"), ("Boer", "Bron"), ("Winkel", "Huis"))


def with_part(book: bytes, name: str, part: bytes) -> bytes:
    """Return a spreadsheet with one of its parts replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, part if entry == name else old.read(entry))
    return target.getvalue()


def test_sheets_are_recognised_by_their_names() -> None:
    book = a_book(Schakels=ACTORS, Verbindingen=(("naar", "van", "aandeel"), ("Winkel", "Boer", 0.45)))

    made = brought(("keten.xlsx", book))

    assert linked(made.chain) == {("Boer", "Winkel", "goods")}
    assert [link.share_of_target_input for link in made.chain.link.values()] == [0.45]


def test_a_formula_is_refused_with_sheet_row_and_column() -> None:
    book = a_book(Schakels=ACTORS, links=(("van", "naar", "aandeel"), ("Boer", "Winkel", "=1/2")))

    assert refused(("keten.xlsx", book)) == [
        "keten.xlsx, links, rij 2, kolom aandeel: hier staat een formule; zet er de uitkomst neer"
    ]


def test_rows_are_numbered_as_the_spreadsheet_numbers_them() -> None:
    book = a_book(Schakels=(*ACTORS, (), (), (None, "Huis")))

    assert refused(("keten.xlsx", book)) == [
        "keten.xlsx, Schakels, rij 6, kolom Naam: vul dit in, want zonder kan het niet op de kaart"
    ]


def test_more_rows_than_any_map_has_are_refused() -> None:
    rows = ((f"Boer {number}", "Bron") for number in range(limits.ROWS_AT_MOST + 1))
    book = a_book(Schakels=(("Naam", "Laag"), *rows))

    with pytest.raises(Invalid, match="mapfile-too-many-rows"):
        brought(("keten.xlsx", book))


def test_a_table_of_too_many_columns_is_refused() -> None:
    with pytest.raises(Invalid, match="mapfile-too-many-columns"):
        brought(("keten.xlsx", a_book(Schakels=([f"k{at}" for at in range(500)], ["x"] * 500))))


def test_a_part_that_bursts_is_refused_before_it_is_unpacked() -> None:
    bomb = with_part(
        a_book(Schakels=ACTORS), "xl/worksheets/sheet1.xml", b" " * (limits.UNPACKED_AT_MOST + 1)
    )

    with pytest.raises(Invalid, match="mapfile-bomb"):
        brought(("keten.xlsx", bomb))


def test_a_part_that_is_packed_far_too_well_is_refused() -> None:
    bomb = with_part(a_book(Schakels=ACTORS), "xl/worksheets/sheet1.xml", b" " * 5_000_000)

    with pytest.raises(Invalid, match="mapfile-bomb"):
        brought(("keten.xlsx", bomb))


def test_too_many_parts_are_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(limits.ENTRIES_AT_MOST + 1):
            archive.writestr(f"{number}.csv", "naam\n")

    with pytest.raises(Invalid, match="mapfile-bomb"):
        brought(("keten.zip", target.getvalue()))


@pytest.mark.parametrize(
    "declaration",
    [
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>',
        b'<!DOCTYPE x SYSTEM "http://harbour.test/x.dtd">',
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
    ],
)
def test_a_part_that_declares_entities_is_refused(declaration: bytes) -> None:
    part = b'<?xml version="1.0"?>' + declaration + b"<worksheet/>"

    with pytest.raises(Invalid, match="mapfile-doctype"):
        brought(("keten.xlsx", with_part(a_book(Schakels=ACTORS), "xl/worksheets/sheet1.xml", part)))


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_a_damaged_spreadsheet_is_refused(part: str) -> None:
    with pytest.raises(Invalid, match="mapfile-broken"):
        brought(("keten.xlsx", with_part(a_book(Schakels=ACTORS), part, b"<worksheet><row></worksheet>")))


def test_half_a_spreadsheet_is_refused() -> None:
    book = a_book(Schakels=ACTORS)

    with pytest.raises(Invalid, match="mapfile-broken"):
        brought(("keten.xlsx", book[: len(book) // 2]))


def test_an_empty_spreadsheet_is_refused() -> None:
    with pytest.raises(Invalid, match="mapfile-empty"):
        brought(("keten.xlsx", a_book(Leeg=())))


def test_a_taken_out_spreadsheet_reads_well() -> None:
    data = FORMATS["xlsx"].made(the_sample(), Language.NL)

    book = load_workbook(io.BytesIO(data))
    sheet = book["verbindingen"]
    assert book.sheetnames == ["lagen", "schakels", "verbindingen", "relaties", "vraagroutes"]
    assert sheet.freeze_panes == "A2"
    assert sheet["A1"].font.bold
    assert {box.data_type for row in sheet.iter_rows() for box in row} <= {"s", "n", "d"}
    assert [sheet.cell(2, at).value for at in (2, 3, 4)] == [
        "Melkveebedrijf De Zilte Weide",
        "Kaasrijperij De Rijpkelder",
        "goederen",
    ]


def test_a_text_like_a_formula_stays_a_text() -> None:
    chain = the_sample()
    risky = chain.actor["a01"].model_copy(update={"name": "=1+1"})
    chain = chain.model_copy(update={"actor": {**chain.actor, "a01": risky}})

    data = FORMATS["xlsx"].made(chain, Language.NL)

    box = load_workbook(io.BytesIO(data))["schakels"]["B2"]
    assert (box.data_type, box.value) == ("s", "'=1+1")
    assert names(brought(("kaart.xlsx", data)).chain)[0] == "=1+1"


def test_the_reader_is_not_misled_by_what_a_sheet_says_of_its_size() -> None:
    book = a_book(Schakels=ACTORS)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        part = archive.read("xl/worksheets/sheet1.xml")
    liar = part.replace(b'<dimension ref="A1:B3"', b'<dimension ref="A1:XFD1048576"')
    assert liar != part

    (table,) = xlsx_file.read("keten.xlsx", with_part(book, "xl/worksheets/sheet1.xml", liar))

    assert (len(table.headings), len(table.rows)) == (2, 2)

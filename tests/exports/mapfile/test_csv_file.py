"""CSV as people have it: any encoding and separator, decimal commas, and every error with its place."""

import csv
import io
import zipfile

import pytest

from chain.errors import Invalid
from chain.vocabulary import Carrier, Language, LinkStatus, LinkType
from exports.mapfile.write import FORMATS
from tests.exports.mapfile.maps import brought, linked, names, refused, tier_names
from tests.exports.mapfile.test_round_trip import the_sample

ACTORS = "Naam;Laag;Wat doen ze?\nBoer;Bron;melkt\nCafé 't Terras;Huis;schenkt\n"
LINKS = "Van;Naar;Soort;Aandeel\nBoer;Café 't Terras;goederen;45%\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_letters_with_accents_are_read_in_every_encoding(encoding: str) -> None:
    made = brought(("schakels.csv", ACTORS.encode(encoding)))

    assert names(made.chain) == ["Boer", "Café 't Terras"]


@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_cells_are_parted_by_semicolon_comma_or_tab(separator: str) -> None:
    made = brought(("schakels.csv", ACTORS.replace(";", separator)))

    assert tier_names(made.chain) == {"Boer": "Bron", "Café 't Terras": "Huis"}


def test_excels_own_line_about_the_separator_is_understood() -> None:
    made = brought(("schakels.csv", "sep=;\r\nNaam;Laag\r\nBoer, en zoon;Bron\r\n"))

    assert names(made.chain) == ["Boer, en zoon"]


@pytest.mark.parametrize(
    ("written", "share"),
    [("45%", 0.45), ("0,45", 0.45), ("0.45", 0.45), ("45,5 %", 0.455), ("1", 1.0), ("0", 0.0)],
)
def test_shares_are_read_as_people_write_them(written: str, share: float) -> None:
    made = brought(("schakels.csv", ACTORS), ("verbindingen.csv", LINKS.replace("45%", written)))

    assert [link.share_of_target_input for link in made.chain.link.values()] == [share]


@pytest.mark.parametrize("written", ["45", "101%", "-0,1", "veel", "1_0", "nan", "inf"])
def test_a_share_over_one_is_refused_at_its_place(written: str) -> None:
    found = refused(("schakels.csv", ACTORS), ("verbindingen.csv", LINKS.replace("45%", written)))

    assert found == [
        "verbindingen.csv, rij 2, kolom Aandeel: een aandeel ligt tussen 0 en 1; "
        "schrijf bijvoorbeeld 45% of 0,45"
    ]


def test_headings_stand_in_any_order_and_in_either_language() -> None:
    actors = "tier,name\nSource,Farmer\nShop,Cheese shop\n"
    links = (
        "status,to,carried by,from,last contact,notice (days),what goes\n"
        "dormant,Cheese shop,phone,Farmer,8-10-2026,1.000,service\n"
    )

    made = brought(("actors.csv", actors), ("links.csv", links), language=Language.EN)

    (link,) = made.chain.link.values()
    assert linked(made.chain) == {("Farmer", "Cheese shop", "service")}
    assert (link.status, link.carried_by, link.notice_days) == (LinkStatus.DORMANT, Carrier.PHONE, 1000)
    assert str(link.last_meaningful_contact) == "2026-10-08"


def test_words_of_the_method_are_read_in_both_languages() -> None:
    links = "van;naar;wat er gaat;via;status\nBoer;Café 't Terras;Geld;een mens;sluimerend\n"

    made = brought(("schakels.csv", ACTORS), ("links.csv", links))

    (link,) = made.chain.link.values()
    assert (link.type, link.carried_by, link.status) == (LinkType.MONEY, Carrier.PERSON, LinkStatus.DORMANT)


def test_all_errors_of_a_file_are_told_at_once_with_their_places() -> None:
    links = "Van;Naar;Soort;Aandeel;Sinds\nBoer;Niemand;goederen;9;2020\nBoer;Boer;lucht;;vroeger\n"

    found = refused(("schakels.csv", ACTORS), ("links.csv", links))

    assert [one.split(": ")[0] for one in found] == [
        "links.csv, rij 2, kolom Aandeel",
        "links.csv, rij 3, kolom Soort",
        "links.csv, rij 3, kolom Sinds",
        "links.csv, rij 2, kolom Naar",
        "links.csv, rij 3, kolom Naar",
    ]


def test_an_unknown_word_is_refused_with_the_words_there_are() -> None:
    links = "Van;Naar;Soort\nBoer;Café 't Terras;lucht\n"

    (found,) = refused(("schakels.csv", ACTORS), ("links.csv", links))

    assert "goederen, dienst, geld, informatie, contact" in found


def test_no_more_than_twenty_errors_are_told() -> None:
    links = "Van;Naar\n" + "".join(f"Boer;Spook {number}\n" for number in range(30))

    assert len(refused(("schakels.csv", ACTORS), ("links.csv", links))) == 20


@pytest.mark.parametrize("cell", ["=1+1", ' =HYPERLINK("x")', "\uff1d1"])
def test_a_formula_is_refused_at_its_place(cell: str) -> None:
    quoted = cell.replace('"', '""')

    found = refused(("schakels.csv", f'Naam;Laag\nBoer;Bron\n"{quoted}";Bron\n'))

    assert found == ["schakels.csv, rij 3, kolom Naam: hier staat een formule; zet er de uitkomst neer"]


def test_rows_of_one_name_are_refused_unless_they_have_ids() -> None:
    assert len(refused(("schakels.csv", "Naam;Laag\nBoer;Bron\nboer;Bron\n"))) == 2
    assert names(brought(("schakels.csv", "id;Naam;Laag\na;Boer;Bron\nb;Boer;Bron\n")).chain) == [
        "Boer",
        "Boer",
    ]


def test_an_id_that_stands_twice_is_refused_on_both_rows() -> None:
    found = refused(("schakels.csv", "id;Naam;Laag\na;Boer;Bron\na;Bakker;Bron\n"))

    assert found == [
        "schakels.csv, rij 2, kolom id: a staat er twee keer; geef elke rij een eigen id",
        "schakels.csv, rij 3, kolom id: a staat er twee keer; geef elke rij een eigen id",
    ]


def test_a_name_of_two_actors_points_at_neither() -> None:
    actors = "id;Naam;Laag\na;Boer;Bron\nb;Boer;Bron\nc;Winkel;Huis\n"

    found = refused(("schakels.csv", actors), ("links.csv", "Van;Naar\nBoer;Winkel\n"))

    assert found == ["links.csv, rij 2, kolom Van: er is meer dan één schakel Boer; schrijf het id"]


def test_a_hundred_thousand_rows_are_refused() -> None:
    rows = "".join(f"Boer {number};Bron\n" for number in range(100_000))

    with pytest.raises(Invalid, match="mapfile-too-many-rows"):
        brought(("schakels.csv", f"Naam;Laag\n{rows}"))


def test_broken_quotes_are_a_broken_file() -> None:
    with pytest.raises(Invalid, match="mapfile-broken"):
        brought(("schakels.csv", 'Naam;Laag\n"Boer"x;Bron\n'))


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Invalid, match="mapfile-encoding"):
        brought(("schakels.csv", b"\x81\x8d\x8f\x90 naam"))


def test_what_is_written_does_not_run_in_a_spreadsheet_and_comes_back() -> None:
    chain = the_sample()
    risky = chain.actor["a01"].model_copy(
        update={"name": "=cmd|' /C calc'!A1", "role": "+31 6", "kind": "@x"}
    )
    chain = chain.model_copy(update={"actor": {**chain.actor, "a01": risky}})

    data = FORMATS["csv"].made(chain, Language.NL)

    archive = zipfile.ZipFile(io.BytesIO(data))
    text = archive.read("schakels.csv").decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert (rows[0]["naam"], rows[0]["wat ze doen"]) == ("'=cmd|' /C calc'!A1", "'+31 6")
    assert brought(("kaart.zip", data)).chain == chain

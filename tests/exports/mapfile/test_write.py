"""Every file of the map: readable by others, named after the workshop, with what its reader may see."""

import io
import zipfile
from xml.etree import ElementTree

import pytest
from PIL import Image

from chain import commands as c
from chain.model import Chain, DemandRoute
from chain.view import Viewer, view
from chain.vocabulary import ContactOwner, Language, Role
from exports.mapfile.picture import png
from exports.mapfile.write import FORMATS, named, written
from tests.builders import Play, a_workshop, person_by
from tests.exports.mapfile.test_round_trip import the_sample

CANARY = "kanarie bij de toonbank"


def with_figures() -> Play:
    """De Gouden Korst has written down who knows its guests, and has not agreed to show it."""
    play = a_workshop()
    route = DemandRoute(
        id="d1", seller="deli", end="family", share=0.5, contact_owner=ContactOwner.SELF, known_share=0.1,
        capture_moment=CANARY,
    )  # fmt: skip
    play.do(c.EditChain(edits=(c.AddPart(sort="route", part=route),)), person_by("noor"))
    return play


def text_in(data: bytes) -> str:
    """Return everything that is in a file, unpacked where it is packed."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8", errors="ignore")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode("utf-8", errors="ignore") for name in archive.namelist())


@pytest.mark.parametrize("name", ["svg", "csv", "xlsx", "graphml", "gexf", "json"])
def test_a_sellers_figures_leave_the_room_with_that_seller_only(name: str) -> None:
    play = with_figures()

    for seen in (play.as_lead(), play.as_person("kees"), play.as_projector()):
        assert CANARY not in text_in(written(seen, name, Language.NL))
    assert (CANARY in text_in(written(play.as_person("noor"), name, Language.NL))) is (name != "svg")


def test_agreed_figures_are_in_everybodys_file() -> None:
    play = with_figures()
    play.do(c.AgreeRoutes(seller="deli", agreed=True), person_by("noor"))

    assert CANARY in text_in(written(play.as_person("kees"), "csv", Language.NL))


@pytest.mark.parametrize("language", Language)
def test_the_svg_is_a_file_of_its_own(language: Language) -> None:
    data = FORMATS["svg"].made(the_sample(), language)

    root = ElementTree.fromstring(data)  # noqa: S314 - our own drawing
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "Melkveebedrijf" in "".join(root.itertext())
    assert b"var(--" not in data
    assert b"http" not in data.replace(b"http://www.w3.org/2000/svg", b"")


def test_the_png_shows_the_map_on_paper() -> None:
    picture = Image.open(io.BytesIO(png(the_sample(), Language.NL)))

    assert picture.width > picture.height > 1_000
    assert len(picture.convert("RGB").getcolors(1_000_000) or ()) > 20


def test_an_empty_map_has_a_picture_and_tables_too() -> None:
    for name, format in FORMATS.items():
        assert format.made(Chain(), Language.EN), name


@pytest.mark.parametrize(
    ("name", "language", "file"),
    [
        ("svg", Language.NL, "klanterfant-wie-kent-onze-gast-nog-kaart-nl.svg"),
        ("csv", Language.EN, "klanterfant-wie-kent-onze-gast-nog-map-en.zip"),
        ("gexf", Language.NL, "klanterfant-wie-kent-onze-gast-nog-kaart.gexf"),
    ],
)
def test_a_file_is_named_after_the_workshop(name: str, language: Language, file: str) -> None:
    assert named(a_workshop().as_lead(), name, language) == file


def test_strangers_get_no_figures_of_anybody() -> None:
    seen = view(with_figures().state, Viewer(role=Role.STRANGER))

    assert CANARY not in text_in(written(seen, "json", Language.NL))

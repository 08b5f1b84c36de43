"""Files are known by what is in them, and refused when they are no map."""

import json
from pathlib import Path

import pytest

from chain.errors import Invalid
from chain.i18n import t
from chain.vocabulary import Language
from exports.mapfile import limits, table
from exports.mapfile.write import FORMATS
from tests.exports.mapfile.maps import a_book, brought, names
from tests.exports.mapfile.test_round_trip import the_sample


@pytest.mark.parametrize("name", ["csv", "xlsx", "graphml", "gexf", "json"])
def test_what_a_file_is_called_does_not_matter(name: str) -> None:
    chain = the_sample()

    made = brought(("kaart", FORMATS[name].made(chain, Language.NL)))

    assert made.chain == chain


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "mapfile-empty"),
        (b" \n ", "mapfile-empty"),
        (b"x" * (limits.FILE_AT_MOST + 1), "mapfile-too-large"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 100, "mapfile-old-excel"),
        (b"PK\x03\x04 not really", "mapfile-broken"),
        (b"{", "case-not-json"),
        (b'{"a": ' * 90_000, "case-too-deep"),
        (b'{"actors": [], "actors": []}', "case-key-twice"),
        (b'{"actors": 3}', "case-invalid"),
        (b'{"notes": []}', "mapfile-empty"),
        (b"Naam\n" + b"x" * 20_000, "mapfile-cell-too-long"),
        (";".join(f"k{at}" for at in range(200)).encode() + b"\nx\n", "mapfile-too-many-columns"),
    ],
)
def test_what_is_no_map_is_refused(data: bytes, code: str) -> None:
    with pytest.raises(Invalid, match=code):
        brought(("kaart.csv", data))


def test_too_many_files_are_refused() -> None:
    with pytest.raises(Invalid, match="mapfile-too-many-files"):
        brought(*[(f"{at}.csv", "naam\nBoer\n") for at in range(limits.FILES_AT_MOST + 1)])


def test_text_and_tables_are_not_mixed() -> None:
    with pytest.raises(Invalid, match="mapfile-mixed"):
        brought(("a.txt", "Boer"), ("b.csv", "naam\nBoer\n"))


def test_a_packed_file_without_tables_is_refused() -> None:
    book = a_book(Schakels=(("naam",), ("Boer",))).replace(b"[Content_Types].xml", b"[Kontent_Types].xml")

    with pytest.raises(Invalid, match="mapfile-unknown"):
        brought(("kaart.zip", book))


def test_a_whole_case_file_gives_only_its_map() -> None:
    case = {
        "actors": [{"id": "a", "name": "Boer", "tier": 1}],
        "tiers": [{"id": 1, "name": "Bron", "order": 1}],
    }

    made = brought(("zaak.json", json.dumps({**case, "notes": [{"text": "geheim"}], "votes": []})))

    assert names(made.chain) == ["Boer"]


@pytest.mark.parametrize("language", Language)
def test_every_problem_has_its_sentence(language: Language) -> None:
    folder = Path(table.__file__).parent
    text = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    codes = {
        word.split('"')[1]
        for word in text.replace('Unclear("', 'Problem("').split("Problem(")[1:]
        if word[0] == '"'
    }

    assert len(codes) > 12
    for code in codes | {f"{sort}-{what}" for sort in ("actor", "tier") for what in ("unknown", "ambiguous")}:
        filled = dict.fromkeys(("low", "high", "words", "id", "name", "limit", "count", "percent"), "x")
        assert t(language, f"mapfile.problem.{code}", **filled)


@pytest.mark.parametrize(
    "code",
    [
        "problems",
        "empty",
        "unknown",
        "broken",
        "locked",
        "old-excel",
        "too-large",
        "too-many-rows",
        "too-many-columns",
        "cell-too-long",
        "too-many-files",
        "too-deep",
        "doctype",
        "bomb",
        "encoding",
        "mixed",
    ],
)
def test_every_refusal_has_its_sentence(code: str) -> None:
    for language in Language:
        assert t(language, f"error.mapfile-{code}", file="x", limit=1, row=1, count=1)

"""Reports without a browser: from a file or from the store, with a sentence for all that can go wrong."""

import json
import subprocess
import sys
from itertools import groupby
from pathlib import Path

import pytest

from chain.i18n import t
from chain.settings import Settings
from chain.store import Entry, open_store
from exports.cli import main
from tests.builders import Play
from tests.exports.reading import SAMPLE, text_of, with_note

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def _own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLANTERFANT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)


def stored(made: Play) -> None:
    """Write a workshop to the store, as a server would have."""
    store = open_store(Settings())
    acts = groupby(made.log, key=lambda one: one.act)
    entries = [Entry(command=act, answer=(log := tuple(events))[-1].seq, events=log) for act, events in acts]
    store.append(made.state.id, 0, entries)
    store.close()


@pytest.mark.parametrize(("language", "word"), [("nl", "De havenketen van Wierhaven"), ("en", "Threats")])
def test_a_file_becomes_a_pdf(language: str, word: str, tmp_path: Path) -> None:
    code = main(["pdf", str(SAMPLE), "-o", "uit.pdf", "--language", language])

    assert code == 0
    assert word in text_of((tmp_path / "uit.pdf").read_bytes())


def test_without_a_name_the_file_is_named_after_the_workshop(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["csv", str(SAMPLE)]) == 0

    assert (tmp_path / "klanterfant-de-havenketen-van-wierhaven-2026-10-08.csv").exists()
    assert "klanterfant-de-havenketen-van-wierhaven-2026-10-08.csv" in capsys.readouterr().out


@pytest.mark.parametrize("source", ["w1", "KAAS42", "kaas42"])
def test_a_workshop_is_found_by_its_id_and_by_its_code(source: str, tmp_path: Path) -> None:
    stored(with_note("Storm op zee"))

    assert main(["pdf", source, "-o", "uit.pdf"]) == 0
    assert "Storm op zee" in text_of((tmp_path / "uit.pdf").read_bytes())


def test_json_comes_back_in(tmp_path: Path) -> None:
    assert main(["json", str(SAMPLE), "-o", "een.json", "--language", "en"]) == 0
    assert main(["json", "een.json", "-o", "twee.json"]) == 0

    first, second = (json.loads((tmp_path / name).read_bytes()) for name in ("een.json", "twee.json"))
    for case in (first, second):
        case["workshop"].pop("created_at")
        for note in case["notes"]:
            note.pop("written_at")
    assert first == second
    assert first["workshop"]["language"] == "en"


def test_without_a_language_a_report_is_in_that_of_the_workshop(tmp_path: Path) -> None:
    main(["json", str(SAMPLE), "-o", "en.json", "--language", "en"])

    assert main(["pdf", "en.json", "-o", "uit.pdf"]) == 0
    assert "How this report was made" in text_of((tmp_path / "uit.pdf").read_bytes())


@pytest.mark.parametrize("language", ["nl", "en"])
def test_what_is_not_there_is_told(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["pdf", "nergens", "-o", "uit.pdf", "--language", language]) == 1

    assert capsys.readouterr().err.strip() == t(language, "exports.cli.not_found", source="nergens")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"niet json", "case-not-json"),
        (b"", "case-not-json"),
        (b"\xff\xfe", "case-not-json"),
        (b"[]", "case-not-json"),
    ],
)
def test_a_file_that_is_no_workshop_is_told(
    content: bytes, code: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "raar.json").write_bytes(content)

    assert main(["pdf", "raar.json", "-o", "uit.pdf", "--language", "en"]) == 1
    assert capsys.readouterr().err.strip() == t("en", f"error.{code}")
    assert not (tmp_path / "uit.pdf").exists()


def test_a_folder_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["csv", str(SAMPLE), "-o", "nergens/uit.csv", "--language", "en"]) == 1

    assert "nergens/uit.csv cannot be written" in capsys.readouterr().err


def test_an_unknown_setting_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KLANTERFANT_PROT", "1")

    assert main(["csv", str(SAMPLE)]) == 1
    assert "KLANTERFANT_PORT" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["docx", "x"], ["pdf"], ["pdf", "x", "--language", "fr"]])
def test_a_command_that_cannot_be_understood_ends_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main(arguments)

    assert end.value.code == 2


def test_it_runs_as_a_module(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "exports", "csv", str(SAMPLE), "-o", str(tmp_path / "uit.csv")]

    done = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)

    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("ending", ["svg", "png", "csv", "zip", "xlsx", "graphml", "gexf", "json"])
def test_the_map_is_written_as_what_its_name_says(ending: str, tmp_path: Path) -> None:
    assert main(["map", str(SAMPLE), f"kaart.{ending}"]) == 0

    begin = {"png": b"\x89PNG", "csv": b"PK", "zip": b"PK", "xlsx": b"PK", "json": b"{"}.get(ending, b"<?xml")
    assert (tmp_path / f"kaart.{ending}").read_bytes().startswith(begin)


def test_a_map_without_a_name_becomes_a_drawing(tmp_path: Path) -> None:
    assert main(["map", str(SAMPLE)]) == 0

    assert [path.suffix for path in tmp_path.glob("klanterfant-*kaart*")] == [".svg"]


def test_a_map_of_an_unknown_sort_is_refused_with_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["map", str(SAMPLE), "-o", "kaart.docx"]) == 1

    assert "graphml" in capsys.readouterr().err

"""``python -m chain analyse``: measures of a file without a server, and a sentence for what goes wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from chain.__main__ import main
from chain.case import dump, script
from chain.i18n import t
from chain.model import Facilitator
from chain.play import play
from chain.samples import sample
from chain.view import Viewer, view
from chain.vocabulary import Language, Role
from tests.builders import NOON
from tests.chain.analysis.test_session import same
from tests.exports.reading import SAMPLE

ROOT = Path(__file__).parents[2]


def test_a_file_is_measured_by_the_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "chain", "analyse", SAMPLE], cwd=ROOT, capture_output=True, check=True
    )

    assert json.loads(done.stdout)["network"]["base_pairs_origin_to_end"] == 19
    assert done.stderr == b""


def test_all_demand_routes_of_the_file_count_whoever_agreed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["analyse", str(SAMPLE)]) == 0

    assert len(json.loads(capsys.readouterr().out)["contact"]) == 6


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"{", "case-not-json"), (b'{"a": 1, "a": 2}', "case-key-twice"), (b"[" * 90_000, "case-too-deep")],
)
@pytest.mark.parametrize(("locale", "language"), [("nl_NL.UTF-8", "nl"), ("C", "en"), ("de_DE", "en")])
def test_a_file_that_cannot_be_played_is_refused_in_words(
    content: bytes,
    code: str,
    locale: str,
    language: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LANG", locale)
    (tmp_path / "case.json").write_bytes(content)

    assert main(["analyse", str(tmp_path / "case.json")]) == 2

    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.strip() == t(language, f"error.{code}", place="a")


def test_the_language_of_the_command_goes_before_that_of_the_machine(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    assert main(["analyse", "nergens.json", "--language", "nl"]) == 2
    assert capsys.readouterr().err.strip() == t("nl", "insights.cli.unreadable", source="nergens.json")


@pytest.mark.parametrize("arguments", [[], ["dance"], ["analyse"]])
def test_a_command_that_is_not_understood_ends_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(arguments)


SECTIONS = ("network", "contact", "votes", "ranking", "confrontation", "process", "flags")
FLAGS = {
    "exit_friction",
    "listening_missing_on_flipover",
    "destep_covered",
    "tiers_absent",
    "actors_absent",
}


def test_what_is_printed_of_the_sample_is_what_the_oracle_expects(capsys: pytest.CaptureFixture[str]) -> None:
    expected = json.loads((ROOT / "tests" / "data" / "sample_expected.json").read_text("utf-8"))["measures"]

    assert main(["analyse", str(SAMPLE)]) == 0

    found = json.loads(capsys.readouterr().out)
    built = {flag: value for flag, value in expected["flags"].items() if flag in found["flags"]}
    for section in SECTIONS:
        same(found[section], {**expected, "flags": built}[section])
    assert set(found["flags"]) == FLAGS


def test_a_workshop_that_was_taken_home_is_measured_like_the_file_it_came_from(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lead = Facilitator(id="f", name="Saskia")
    made = play(script(sample(), Language.NL, workshop_id="w", code="KAAS42", facilitator=lead), NOON)
    home = tmp_path / "home.json"
    home.write_text(json.dumps(dump(view(made, Viewer(role=Role.FACILITATOR, id="f")))), "utf-8")

    found = []
    for file in (SAMPLE, home):
        assert main(["analyse", str(file)]) == 0
        found.append(json.loads(capsys.readouterr().out))

    # The facilitator's file is without the figures of sellers that keep them.
    assert {**found[1], "contact": None, "actors": None} == {**found[0], "contact": None, "actors": None}

"""Texts, plurals, dates and numbers read as people write them, in both languages."""

import datetime as dt
from pathlib import Path

import pytest

from chain import i18n
from chain.vocabulary import Language

AREA = """
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"

msgid "greeting"
msgstr "Dag {name}"

msgid "notes"
msgid_plural "notes"
msgstr[0] "{count} notitie in {houses}"
msgstr[1] "{count} notities in {houses}"
"""


@pytest.fixture
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in Language:
        folder = tmp_path / language
        folder.mkdir()
        (folder / "room.po").write_text(AREA, encoding="utf-8")
        (folder / "door.po").write_text(f'msgid "door"\nmsgstr "{language}"\n', encoding="utf-8")
    monkeypatch.setattr(i18n, "LOCALE_DIR", tmp_path)
    monkeypatch.setattr(i18n, "catalogue", i18n.catalogue.__wrapped__)


@pytest.mark.usefixtures("texts")
def test_placeholders_are_filled_in_and_what_people_typed_is_no_template() -> None:
    assert i18n.t("nl", "greeting", name="{Els} {0}") == "Dag {Els} {0}"


@pytest.mark.usefixtures("texts")
def test_the_areas_of_a_language_are_one_catalogue() -> None:
    assert (i18n.t("nl", "door"), i18n.t(Language.EN, "door")) == ("nl", "en")


@pytest.mark.parametrize(("count", "words"), [(0, "0 notities"), (1, "1 notitie"), (1234, "1.234 notities")])
@pytest.mark.usefixtures("texts")
def test_a_plural_fits_its_count(count: int, words: str) -> None:
    assert i18n.n("nl", "notes", count, houses=3) == f"{words} in 3"


@pytest.mark.usefixtures("texts")
def test_a_missing_text_a_missing_value_and_a_mixed_up_plural_are_key_errors() -> None:
    for wrong in (
        lambda: i18n.t("nl", "nowhere"),
        lambda: i18n.t("nl", "greeting"),
        lambda: i18n.t("nl", "notes"),
        lambda: i18n.n("nl", "greeting", 2, name="Els"),
    ):
        with pytest.raises(KeyError):
            wrong()


def test_days_hours_and_numbers_are_written_as_the_language_does() -> None:
    day, hour = dt.date(2026, 3, 12), dt.time(14, 5)

    assert [i18n.date(one, day) for one in Language] == ["12 maart 2026", "12 March 2026"]
    assert [i18n.time(one, hour) for one in Language] == ["14:05", "14:05"]
    assert [i18n.number(one, 1234.5) for one in Language] == ["1.234,5", "1,234.5"]
    assert [i18n.percent(one, 0.312) for one in Language] == ["31%", "31%"]
    assert [i18n.minutes(one, 1) for one in Language] == ["1 minuut", "1 minute"]
    assert [i18n.minutes(one, 20) for one in Language] == ["20 minuten", "20 minutes"]


def test_a_moment_is_shown_on_the_clock_of_the_place() -> None:
    moment = dt.datetime(2026, 3, 12, 13, 30, tzinfo=dt.UTC)

    assert i18n.time("nl", moment) == moment.astimezone().strftime("%H:%M")
    assert i18n.date("en", moment) == i18n.date("en", moment.astimezone().date())


def test_a_language_that_is_not_ours_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        i18n.t("fr", "greeting")

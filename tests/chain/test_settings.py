"""Settings come from the environment, and a slip of the pen in it is found at once."""

import os
from pathlib import Path

import pytest

from chain.settings import SettingsError, read_settings
from chain.vocabulary import Language


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in os.environ if name.startswith("KLANTERFANT_")]:
        monkeypatch.delenv(name)


def test_without_variables_there_are_defaults() -> None:
    settings = read_settings()

    assert settings.data_dir == Path("data")
    assert settings.database_file == Path("data/klanterfant.sqlite3")
    assert settings.port == 8501
    assert settings.language is Language.NL
    assert settings.facilitator_password.get_secret_value() == ""


def test_variables_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLANTERFANT_PUBLIC_URL", "https://zaal.example/")
    monkeypatch.setenv("KLANTERFANT_LANGUAGE", "en")
    monkeypatch.setenv("KLANTERFANT_REQUIRE_POSTGRES", "1")
    monkeypatch.setenv("KLANTERFANT_BROWSER", "/usr/bin/chromium")
    monkeypatch.setenv("KLANTERFANT_PORT", "")

    settings = read_settings()

    assert settings.public_url == "https://zaal.example"
    assert settings.language is Language.EN
    assert settings.require_postgres
    assert settings.browser == "/usr/bin/chromium"
    assert settings.port == 8501


def test_an_unknown_variable_is_refused_with_the_one_that_was_meant(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLANTERFANT_DATABSE_URL", "postgresql://x/y")

    with pytest.raises(
        SettingsError, match=r"KLANTERFANT_DATABSE_URL is not .* mean KLANTERFANT_DATABASE_URL\?"
    ):
        read_settings()


def test_an_unknown_variable_like_no_other_is_refused_with_those_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("KLANTERFANT_XYZZY", "1")

    with pytest.raises(SettingsError, match="The settings are KLANTERFANT_DATA_DIR, "):
        read_settings()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("KLANTERFANT_PORT", "canary"),
        ("KLANTERFANT_PORT", "99999"),
        ("KLANTERFANT_LANGUAGE", "canary"),
        ("KLANTERFANT_PUBLIC_URL", "canary.example"),
        ("KLANTERFANT_DATABASE_URL", "mysql://me:canary@host/name"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_but_not_quoted(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError, match=f"^{name}: ") as refused:
        read_settings()

    assert value not in str(refused.value)


def test_secrets_stay_out_of_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KLANTERFANT_FACILITATOR_PASSWORD", "canary")
    monkeypatch.setenv("KLANTERFANT_DATABASE_URL", "postgresql://me:canary@host/name")

    assert "canary" not in repr(read_settings())

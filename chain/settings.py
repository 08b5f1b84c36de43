"""What an installation can be told from outside: the ``KLANTERFANT_*`` variables, read once at start."""

import difflib
import os
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from chain.vocabulary import Language

PREFIX = "KLANTERFANT_"


class SettingsError(ValueError):
    """The environment holds a setting that cannot be used; the message is for whoever starts the server."""


def _web_address(url: str) -> str:
    if url and not url.startswith(("http://", "https://")):
        raise ValueError("should start with http:// or https://")
    return url.rstrip("/")


def _database_address(url: str) -> str:
    if url and not url.startswith(("sqlite:///", "postgresql://", "postgres://")):
        raise ValueError("should start with postgresql:// or sqlite:///")
    return url


class Settings(BaseSettings):
    """Every setting with its default; a variable that is empty counts as not set."""

    # Values stay out of messages: one of them is a password, another may hold one.
    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, extra="forbid", hide_input_in_errors=True
    )

    data_dir: Path = Path("data")
    """Where the SQLite file and all else that must be kept lives."""
    database_url: Annotated[str, AfterValidator(_database_address)] = Field(default="", repr=False)
    """Address of a PostgreSQL database; empty: SQLite in ``data_dir``."""
    public_url: Annotated[str, AfterValidator(_web_address)] = ""
    """Address that goes into QR codes and links; empty: found out at start."""
    port: int = Field(default=8501, ge=0, le=65_535)
    facilitator_password: SecretStr = SecretStr("")
    """What it takes to create a workshop; empty: anybody may."""
    language: Language = Language.NL
    """Language for whoever has not chosen one."""
    browser: str = ""
    """Browser for the tests and the demo; empty: the first one found."""
    require_postgres: bool = False
    """Whether tests without a PostgreSQL server fail instead of being skipped."""

    @property
    def database_file(self) -> Path:
        """The SQLite file that is used without a ``database_url``."""
        return self.data_dir / "klanterfant.sqlite3"


def read_settings() -> Settings:
    """Return the settings of this process.

    Raises:
        SettingsError: a ``KLANTERFANT_*`` variable is unknown, or its value cannot be used.
    """
    _check_known()
    try:
        return Settings()
    except ValidationError as error:
        findings = error.errors(include_input=False, include_url=False)
        raise SettingsError(
            "\n".join(f"{_variable(one['loc'])}: {one['msg']}." for one in findings)
        ) from None


def _check_known() -> None:
    names = [name.upper() for name in Settings.model_fields]
    known = [PREFIX + name for name in names]
    ours = sorted(name for name in os.environ if name.upper().startswith(PREFIX))
    unknown = [name for name in ours if name.upper() not in known]
    if not unknown:
        return
    # Without the prefix, which all of them share.
    near = difflib.get_close_matches(unknown[0].upper().removeprefix(PREFIX), names, n=1)
    hint = f"Did you mean {PREFIX}{near[0]}?" if near else f"The settings are {', '.join(known)}."
    raise SettingsError(f"{unknown[0]} is not a setting of Klanterfant. {hint}")


def _variable(location: tuple[str | int, ...]) -> str:
    """Return the variable's name; pydantic names a bad one by its variable or by its field."""
    name = str(location[0]).upper()
    return name if name.startswith(PREFIX) else PREFIX + name

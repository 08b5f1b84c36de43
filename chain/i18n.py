"""The words of the product in the language of whoever reads: texts, plurals, dates and numbers."""

import datetime as dt
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from babel import Locale, dates, numbers, units
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from chain.vocabulary import Language

LOCALE_DIR = Path(__file__).resolve().parent.parent / "locale"

languages: tuple[Language, ...] = tuple(Language)
"""The languages that everybody can choose from."""

Length = Literal["full", "long", "medium", "short"]
Forms = tuple[str, ...]
"""One form for a text, or one for each plural of the language: (one, other)."""

# British English: the chain meets in Europe, so days come before months and clocks run to 24.
_LOCALES = {Language.NL: Locale("nl"), Language.EN: Locale("en", "GB")}


def t(language: Language | str, key: str, /, **params: object) -> str:
    """Return the text with this key, with its placeholders filled in.

    Raises:
        KeyError: there is no such text, it is a plural, or a placeholder got no value.
    """
    forms = catalogue(Language(language))[key]
    if len(forms) > 1:
        raise KeyError(f"{key} is a plural")
    return forms[0].format(**params)


def n(language: Language | str, key: str, count: float, /, **params: object) -> str:
    """Return the text with this key in the plural that fits ``count``, which fills ``{count}``.

    Raises:
        KeyError: there is no such text, it has no plurals, or a placeholder got no value.
    """
    forms = catalogue(Language(language))[key]
    if len(forms) == 1:
        raise KeyError(f"{key} has no plurals")
    form = forms[0] if _locale(language).plural_form(count) == "one" else forms[-1]
    return form.format(count=number(language, count), **params)


def date(language: Language | str, day: dt.date, length: Length = "long") -> str:
    """Return a day as people write it, such as ``12 maart 2026``."""
    if isinstance(day, dt.datetime):
        day = _here(day).date()
    return dates.format_date(day, length, locale=_locale(language))


def time(language: Language | str, moment: dt.datetime | dt.time) -> str:
    """Return hours and minutes on the clock of the place where the server stands."""
    local = _here(moment).time() if isinstance(moment, dt.datetime) else moment
    return dates.format_time(local, "HH:mm", locale=_locale(language))


@lru_cache(maxsize=4096, typed=True)  # counts stand in every patch, and few numbers are large
def number(language: Language | str, value: float) -> str:
    """Return a number with the separators of the language and at most three decimals."""
    return numbers.format_decimal(value, locale=_locale(language))


def percent(language: Language | str, share: float) -> str:
    """Return a share between 0 and 1 as a whole percentage."""
    return numbers.format_percent(share, locale=_locale(language))


def minutes(language: Language | str, count: float) -> str:
    """Return a number of minutes with its word."""
    return units.format_unit(count, "duration-minute", "long", locale=_locale(language))


@cache
def catalogue(language: Language) -> Mapping[str, Forms]:
    """Return all texts of a language by key, merged from its areas; read once."""
    texts: dict[str, Forms] = {}
    for path in sorted((LOCALE_DIR / language.value).glob("*.po")):
        texts |= _texts(path)
    return MappingProxyType(texts)


def _texts(path: Path) -> dict[str, Forms]:
    with path.open("rb") as file:
        area: Catalog = read_po(file, locale=path.parent.name, domain=path.stem, abort_invalid=True)
    return {_key(message.id): _forms(message.string) for message in area if message.id}


def _key(id: str | tuple[str, ...] | list[str]) -> str:
    return id if isinstance(id, str) else id[0]


def _forms(string: str | tuple[str, ...] | list[str] | None) -> Forms:
    return (string,) if isinstance(string, str) else tuple(string or ("",))


def _locale(language: Language | str) -> Locale:
    return _LOCALES[Language(language)]


def _here(moment: dt.datetime) -> dt.datetime:
    return moment.astimezone() if moment.tzinfo else moment

"""Turning rows of a case file into values of the domain, or refusing them with their place in the file."""

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from chain.case.parse import printable
from chain.errors import Invalid
from chain.vocabulary import Language

Row = Mapping[str, Any]
_M = TypeVar("_M", bound=BaseModel)
_PLAIN_ID = re.compile(r"[A-Za-z0-9_-]{1,40}")
_IDS = frozenset({"id", "tier"})
"""Fields in which the sample has numbers for ids."""


def wrong(*place: object) -> Invalid:
    """Return the refusal of a file that is wrong at this place."""
    return Invalid("case-invalid", place="/".join(printable(str(part)) for part in place))


def row(case: Row, key: str) -> Row:
    """Return the object under this key, empty where the file has none."""
    found = case.get(key)
    if found is None:
        return {}
    if not isinstance(found, Mapping):
        raise wrong(key)
    return found


def rows(case: Row, key: str) -> list[tuple[str, Row]]:
    """Return the rows of a section, each with its place: the id where it has a plain one, else its number."""
    found = case.get(key)
    if found is None:
        return []
    if not isinstance(found, list):
        raise wrong(key)
    for number, one in enumerate(found, start=1):
        if not isinstance(one, Mapping):
            raise wrong(key, number)
    return [(_place(key, number, one), one) for number, one in enumerate(found, start=1)]


def _place(key: str, number: int, one: Row) -> str:
    id = one.get("id")
    plain = isinstance(id, str) and _PLAIN_ID.fullmatch(id)
    return f"{key}/{id if plain else number}"


def build(model: type[_M], fields: Row, *place: object) -> _M:
    """Return the value, or refuse with the place of the first field that is wrong.

    Raises:
        Invalid: ``case-invalid`` with ``place``.
    """
    given = {name: _plain(name, value) for name, value in fields.items() if value is not None}
    try:
        return model.model_validate(given)
    except ValidationError as error:
        raise wrong(*place, *error.errors(include_input=False, include_url=False)[0]["loc"]) from error


def pick(model: type[BaseModel], one: Row, **called: str) -> dict[str, Any]:
    """Return what the row says of a model's fields; ``called`` names those that the file calls otherwise."""
    return {name: one.get(called.get(name, name)) for name in model.model_fields}


def _plain(name: str, value: Any) -> Any:
    is_number = isinstance(value, int) and not isinstance(value, bool)
    return str(value) if name in _IDS and is_number else value


def in_language(value: Any, language: Language) -> Any:
    """Return the value with every text in both languages replaced by the one in this language."""
    if isinstance(value, list):
        return [in_language(one, language) for one in value]
    if not isinstance(value, Mapping):
        return value
    if value and set(value) <= set(Language):
        return value.get(language.value) or next(iter(value.values()))
    return {key: in_language(one, language) for key, one in value.items()}

"""Reading the bytes of a case file: JSON that is not too large, not too deep and says nothing twice."""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from chain.errors import Invalid

SIZE_LIMIT = 10_000_000
DEPTH_LIMIT = 20
_SHOWN = 40
"""How much of a key of the file is repeated in a refusal."""


def read(data: bytes) -> Mapping[str, Any]:
    """Return the content of a case file; what it means is for ``script`` to judge.

    Raises:
        Invalid: ``case-too-large``, ``case-not-json``, ``case-key-twice`` or ``case-too-deep``.
    """
    if len(data) > SIZE_LIMIT:
        raise Invalid("case-too-large", limit=SIZE_LIMIT // 1_000_000)
    try:
        text = data.decode("utf-8-sig")
        found = json.loads(text, object_pairs_hook=_without_twins, parse_constant=_no_number)
    except RecursionError as error:
        raise Invalid("case-too-deep") from error
    except ValueError as error:
        raise Invalid("case-not-json") from error
    if not isinstance(found, dict):
        raise Invalid("case-not-json")
    _check_depth(found)
    return found


def _without_twins(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twin = next(key for key in keys if keys.count(key) > 1)
        raise Invalid("case-key-twice", place=printable(twin))
    return found


def printable(text: str) -> str:
    """Return the beginning of a text from the file, without signs that cannot be shown."""
    return "".join(sign for sign in text[:_SHOWN] if sign.isprintable())


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _check_depth(found: Any) -> None:
    level = [found]
    for _ in range(DEPTH_LIMIT):
        level = [inner for outer in level if isinstance(outer, (dict, list)) for inner in _inside(outer)]
        if not level:
            return
    raise Invalid("case-too-deep")


def _inside(outer: dict[str, Any] | list[Any]) -> list[Any]:
    return list(outer.values()) if isinstance(outer, dict) else outer

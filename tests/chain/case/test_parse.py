"""A file from outside is JSON of a reasonable size and depth, or it is refused with a sentence."""

import json

import pytest

from chain.case import SIZE_LIMIT, read
from chain.errors import Invalid
from chain.i18n import t
from chain.vocabulary import Language

HOSTILE = {
    "empty": (b"", "case-not-json"),
    "no json": (b"PK\x03\x04", "case-not-json"),
    "no utf-8": (b'{"a": "\xff"}', "case-not-json"),
    "utf-16": ("{}".encode("utf-16"), "case-not-json"),
    "no object": (b"[1, 2]", "case-not-json"),
    "no number": (b'{"a": NaN}', "case-not-json"),
    "half a file": (b'{"a": [1, 2', "case-not-json"),
    "a number of a million digits": (b'{"a": ' + b"9" * 1_000_000 + b"}", "case-not-json"),
    "a key twice": (b'{"a": {"b": 1, "b": 2}}', "case-key-twice"),
    "a nest": (b'{"a":' + b"[" * 50 + b"]" * 50 + b"}", "case-too-deep"),
    "an abyss": (b'{"a":' + b"[" * 500_000, "case-too-deep"),
    "a mountain": (b'{"a": "' + b"x" * SIZE_LIMIT + b'"}', "case-too-large"),
}


@pytest.mark.parametrize(("data", "code"), HOSTILE.values(), ids=HOSTILE)
def test_what_is_no_case_file_is_refused_with_a_sentence(data: bytes, code: str) -> None:
    with pytest.raises(Invalid) as refused:
        read(data)

    assert refused.value.code == code
    assert all(t(language, f"error.{code}", **refused.value.params) for language in Language)


def test_a_key_that_cannot_be_shown_is_not_repeated() -> None:
    with pytest.raises(Invalid) as refused:
        read(b'{"\\ud800\\u0000key": 1, "\\ud800\\u0000key": 2}')

    assert refused.value.params == {"place": "key"}


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["plain", "with byte order mark"])
def test_any_text_comes_through(mark: bytes) -> None:
    case = {"théma": "سؤال 餐馆 👩‍👩‍👧‍👦", "nested": [{"a": [None, True, 1.5]}]}

    assert read(mark + json.dumps(case, ensure_ascii=False).encode()) == case

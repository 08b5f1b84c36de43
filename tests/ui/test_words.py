"""Every word that a page asks for is in the catalogues, and every word of the catalogues is asked for."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from chain.i18n import catalogue
from chain.vocabulary import Language
from tests.ui.browser import ROOT

WORDS = catalogue(Language.NL)
FILES = sorted([*(ROOT / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")])


def asked(path: Path) -> Iterator[tuple[str, ast.expr]]:
    """The first argument of each call that asks for words, and the name of the call."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args:
            if node.func.id in ("say", "count", "t", "n"):
                yield node.func.id, node.args[1 if node.func.id in ("t", "n") else 0]
            if node.func.id == "naming":
                yield "say", node.args[0]


def literals(path: Path) -> Iterator[tuple[str, str]]:
    for name, key in asked(path):
        for part in (key.body, key.orelse) if isinstance(key, ast.IfExp) else (key,):
            if isinstance(part, ast.Constant):
                yield name, str(part.value)


def prefixes(path: Path) -> Iterator[str]:
    for _, key in asked(path):
        if isinstance(key, ast.JoinedStr) and isinstance(key.values[0], ast.Constant):
            yield str(key.values[0].value)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_word_that_is_asked_for_exists_in_the_right_number(path: Path) -> None:
    for name, key in literals(path):
        if key.startswith("vocabulary."):
            assert any(one.startswith(f"{key}.") or one == key for one in WORDS), key
        else:
            assert (len(WORDS[key]) > 1) == (name in ("count", "n")), key


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_family_of_words_that_is_asked_for_exists(path: Path) -> None:
    assert [one for one in prefixes(path) if not any(key.startswith(one) for key in WORDS)] == []


def test_every_word_of_the_pages_is_asked_for() -> None:
    exact = {key for path in FILES for _, key in literals(path)}
    families = tuple(one for path in FILES for one in prefixes(path))

    unused = [key for key in WORDS if key.startswith("pages.") and key not in exact]
    assert [key for key in unused if not key.startswith(families)] == []

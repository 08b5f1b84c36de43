"""Every word on a screen exists in both languages: keys, placeholders, plurals, vocabulary and refusals."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest
from babel.messages.pofile import read_po

from chain import vocabulary
from chain.events import Event
from chain.i18n import LOCALE_DIR, catalogue
from chain.model import PARTS
from chain.vocabulary import Destep, Language, Letter

ROOT = LOCALE_DIR.parent
SOURCES = ("app.py", "chain", "live", "ui", "pages", "exports")
REFUSALS = {"ChainError", "Invalid", "NotAllowed", "NotFound", "Conflict", "StoreUnavailable"}
IN_TEMPLATE = re.compile(r"""(?<![\w.])(t|n)\(\s*["']([a-z0-9_.-]+)["']\s*[,)]""")
EDGES = """
    message-invalid message-too-large too-fast store-unavailable text-too-long text-control text-empty
    command-invalid workshop-not-found code-unknown code-too-many password-wrong offline not-welcome
    unexpected
"""

NL, EN = catalogue(Language.NL), catalogue(Language.EN)


def python_files() -> Iterator[Path]:
    for source in SOURCES:
        path = ROOT / source
        yield from [path] if path.suffix else sorted(path.rglob("*.py"))


def calls() -> Iterator[tuple[Path, str, ast.Call]]:
    for path in python_files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path, ast.unparse(node.func).split(".")[-1], node


def literals(node: ast.AST) -> Iterator[str]:
    """The texts that an argument may be, also where it is a choice between two."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from (*literals(node.body), *literals(node.orelse))


def keys_in_python() -> Iterator[tuple[str, str, bool]]:
    for path, name, call in calls():
        if name in ("t", "n") and call.args:
            for argument in call.args[:2]:
                yield from ((str(path), key, name == "n") for key in literals(argument) if "." in key)


def keys_in_templates() -> Iterator[tuple[str, str, bool]]:
    for path in sorted(ROOT.glob("*/templates/**/*")):
        if path.is_file():
            for name, key in IN_TEMPLATE.findall(path.read_text(encoding="utf-8")):
                yield str(path), key, name == "n"


def placeholders(forms: tuple[str, ...]) -> list[set[str]]:
    return [{field for _, field, _, _ in Formatter().parse(form) if field is not None} for form in forms]


def test_both_languages_have_the_same_keys() -> None:
    assert set(NL) == set(EN)


def test_both_languages_have_the_same_placeholders_in_every_form() -> None:
    different = [key for key in NL if placeholders(NL[key]) != placeholders(EN[key])]

    assert different == []


def test_no_text_is_empty() -> None:
    assert [key for one in (NL, EN) for key, forms in one.items() if not all(forms)] == []


@pytest.mark.parametrize("language", Language)
def test_a_key_stands_in_one_place(language: Language) -> None:
    keys: Counter[str] = Counter()
    for path in sorted((LOCALE_DIR / language).glob("*.po")):
        keys.update(re.findall(r'^msgid "(.+)"$', path.read_text(encoding="utf-8"), re.MULTILINE))

    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize(
    "path", sorted(LOCALE_DIR.rglob("*.po")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_a_catalogue_is_well_formed_and_finished(path: Path) -> None:
    with path.open("rb") as file:
        found = read_po(file, abort_invalid=True)

    assert found.locale is not None
    assert str(found.locale) == path.parent.name
    assert [message.id for message in found if message.id and message.fuzzy] == []
    assert not found.obsolete


@pytest.mark.parametrize("area", sorted({path.stem for path in LOCALE_DIR.rglob("*.po")}))
def test_an_area_is_written_in_every_language(area: str) -> None:
    assert [one for one in Language if not (LOCALE_DIR / one / f"{area}.po").exists()] == []


def test_every_key_in_the_code_has_its_words() -> None:
    used = [*keys_in_python(), *keys_in_templates()]

    assert [(path, key) for path, key, _ in used if key not in NL] == []
    assert [(path, key) for path, key, plural in used if key in NL and plural != (len(NL[key]) > 1)] == []


def test_every_member_of_the_vocabulary_has_a_word() -> None:
    sets = [one for one in vars(vocabulary).values() if isinstance(one, type) and issubclass(one, StrEnum)]
    wanted = {f"vocabulary.{snake(one)}.{member}" for one in sets if one is not StrEnum for member in one}
    wanted |= {f"vocabulary.{name}.{letter}" for name in ("letters", "letter_question") for letter in Letter}
    wanted |= {f"vocabulary.destep_prompt.{letter}" for letter in Destep}
    wanted |= {f"vocabulary.sequence.{name}" for name in vocabulary.SEQUENCES}

    assert sorted(wanted - set(NL)) == []


def snake(one: type) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", one.__name__).lower()


def test_every_sort_of_part_and_every_kind_of_event_has_a_word() -> None:
    events = get_args(Event)[0]
    kinds = [event.model_fields["kind"].default for event in get_args(events)]

    assert [sort for sort in PARTS if f"sort.{sort}" not in NL] == []
    assert [kind for kind in kinds if f"act.{kind}" not in NL] == []


def test_every_refusal_in_the_code_has_its_sentence() -> None:
    raised = {
        code for _, name, call in calls() if name in REFUSALS and call.args for code in literals(call.args[0])
    }

    assert len(raised) > 50
    assert sorted(code for code in (*raised, *EDGES.split()) if f"error.{code}" not in NL) == []


def test_a_refusal_gets_the_values_that_its_sentence_names() -> None:
    missing = []
    for path, name, call in calls():
        if name in REFUSALS and call.args and not any(one.arg is None for one in call.keywords):
            for code in literals(call.args[0]):
                given = {str(one.arg) for one in call.keywords}
                wanted = placeholders(NL.get(f"error.{code}", ("",)))[0]
                missing += [(path.name, code, wanted - given)] if wanted - given else []

    assert missing == []

"""The documents name every event and every setting, and their links lead somewhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args
from urllib.parse import unquote

import pytest

from chain.commands import Command
from chain.events import Event
from chain.settings import PREFIX, Settings

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"(?<!\!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def words(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def links(document: Path) -> Iterator[str]:
    for plain, picture in LINK.findall(FENCED.sub("", document.read_text(encoding="utf-8"))):
        yield plain or picture


def anchors(document: Path) -> set[str]:
    """The anchors that a heading gets on GitHub and GitLab."""
    titles = re.findall(r"^#+ (.+)$", document.read_text(encoding="utf-8"), re.MULTILINE)
    plain = [re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles]
    return set(plain)


def test_every_event_is_named_in_the_architecture() -> None:
    text = words("docs/architecture.md")
    kinds = [event.model_fields["kind"].default for event in get_args(get_args(Event)[0])]

    assert [kind for kind in kinds if kind not in text] == []


def test_every_setting_is_explained_in_the_readme() -> None:
    text = words("README.md")

    assert [name for name in Settings.model_fields if f"{PREFIX}{name.upper()}" not in text] == []


def test_every_setting_in_the_documents_exists() -> None:
    known = {f"{PREFIX}{name.upper()}" for name in Settings.model_fields}
    named = {
        name for one in DOCUMENTS for name in re.findall(rf"\b{PREFIX}[A-Z_]*[A-Z]\b", one.read_text("utf-8"))
    }

    assert sorted(named - known) == []


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_lead_somewhere(document: Path) -> None:
    broken = []
    for link in links(document):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = unquote(link).partition("#")
        target = (document.parent / path).resolve() if path else document
        if not target.exists() or (anchor and target.suffix == ".md" and anchor not in anchors(target)):
            broken.append(link)

    assert broken == []


def test_nothing_in_the_documents_is_of_one_machine() -> None:
    found = [
        (one.name, word)
        for one in DOCUMENTS
        for word in re.findall(r"/(?:work|root|tmp/v|home/\w+)/\S*", one.read_text("utf-8"))
    ]

    assert found == []


def test_commands_are_imperative_and_events_are_past() -> None:
    commands = {one.model_fields["kind"].default for one in get_args(get_args(Command)[0])}
    events = {one.model_fields["kind"].default for one in get_args(get_args(Event)[0])}

    assert not commands & events

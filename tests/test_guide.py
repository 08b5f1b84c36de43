"""The facilitator's guide speaks of what is on the screen: its bold words and its pictures are really there."""

import re
from pathlib import Path

import pytest

from chain.i18n import catalogue
from chain.vocabulary import Language

GUIDE = Path(__file__).resolve().parents[1] / "docs" / "guide"
SAID = {
    Language.NL: {"vet", "Bewaar hem meteen."},
    Language.EN: {"bold", "Keep it at once."},
}
"""Bold words that are the guide's own."""


def _on_screen(language: Language) -> set[str]:
    """Return the words of a language; what a placeholder fills in is cut off, with the sign before it."""
    return {
        re.split(r"[:·,]? ?\{", form)[0] for forms in catalogue(language).values() for form in forms
    }


@pytest.mark.parametrize("language", Language)
def test_bold_words_of_the_guide_are_on_the_screen(language: Language):
    text = (GUIDE / f"{language.value}.md").read_text(encoding="utf-8")

    bold = set(re.findall(r"\*\*(.+?)\*\*", text)) - SAID[language]

    assert len(bold) > 30
    assert bold - _on_screen(language) == set()


@pytest.mark.parametrize("language", Language)
def test_pictures_of_the_guide_exist(language: Language):
    text = (GUIDE / f"{language.value}.md").read_text(encoding="utf-8")

    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)

    assert len(pictures) > 10
    assert [one for one in pictures if not (GUIDE / one).exists()] == []


def test_both_guides_have_the_same_parts():
    shapes = [
        re.findall(r"^(?:#+|\||!|\d\.|-)(?= |\[)", (GUIDE / f"{language.value}.md").read_text(encoding="utf-8"), re.M)
        for language in Language
    ]

    assert shapes[0] == shapes[1]

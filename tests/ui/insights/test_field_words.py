"""Every field that two maps are compared on has its word, and every value reads as people write it."""

import datetime as dt

import pytest

from chain.i18n import catalogue
from chain.model import Actor, Link
from chain.vocabulary import Language, LinkStatus, LinkType
from ui.insights.field_words import field_value

LINK = Link(
    id="l",
    source="farm",
    target="deli",
    type=LinkType.GOODS,
    status=LinkStatus.DORMANT,
    since=1998,
    share_of_target_input=0.55,
    last_meaningful_contact=dt.date(2026, 9, 3),
)


@pytest.mark.parametrize("language", Language)
def test_every_field_has_its_word(language: Language) -> None:
    fields = {*Actor.model_fields, *Link.model_fields} - {"id", "position"}

    assert [one for one in sorted(fields) if f"pages.insights.field.{one}" not in catalogue(language)] == []


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("type", "goederen"),
        ("status", "sluimerend"),
        ("since", "1998"),
        ("share_of_target_input", "55%"),
        ("last_meaningful_contact", "3 sep 2026"),
        ("strength", "–"),
        ("label", "–"),
    ],
)
def test_a_value_reads_as_people_write_it(field: str, told: str) -> None:
    assert field_value(LINK, field) == told


def test_yes_and_no_are_words() -> None:
    assert field_value(Actor(id="a", name="A", tier="t", empty_chair=True), "empty_chair") == "ja"

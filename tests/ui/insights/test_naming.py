"""Names on a page: what people typed stays text, and the order of the map blames nobody."""

import pytest

from chain.model import Chain, Link
from chain.vocabulary import LinkType
from tests.builders import ACTORS, LINKS, TIERS
from ui.insights.naming import actors_listed, in_map_order, key_name, link_name, listed, plain

CHAIN = Chain(
    tier={one.id: one for one in TIERS},
    actor={one.id: one for one in reversed(ACTORS)},
    link={one.id: one for one in LINKS},
)


@pytest.mark.parametrize(
    ("typed", "safe"),
    [
        ("De *Gouden* Korst", r"De \*Gouden\* Korst"),
        (":red[alarm]", r"\:red\[alarm\]"),
        ("[klik](http://x)", r"\[klik\]\(http\:\/\/x\)"),
        ("a\n\n# b", r"a \# b"),
        ("Café 't Terras", "Café 't Terras"),
    ],
)
def test_signs_of_markdown_in_a_name_stay_signs(typed: str, safe: str) -> None:
    assert plain(typed) == safe


def test_many_names_are_cut_short_and_counted() -> None:
    told = listed(f"H{number}" for number in range(1, 10))

    assert told.startswith("H1, H2")
    assert "H7" not in told
    assert "3" in told


def test_actors_come_from_the_source_to_the_end_customer() -> None:
    assert in_map_order(CHAIN, ["family", "deli", "farm", "nobody"]) == ["farm", "deli", "family"]


def test_who_is_no_longer_on_the_map_has_no_name() -> None:
    assert actors_listed(CHAIN, ["nobody"]) == ""
    assert key_name(CHAIN, "link:nothing") == ""


def test_a_link_without_words_is_called_by_its_type() -> None:
    link = Link(id="l", source="farm", target="deli", type=LinkType.MONEY)

    assert link_name(CHAIN, link) == "De Zilte Weide → De Gouden Korst (geld)"

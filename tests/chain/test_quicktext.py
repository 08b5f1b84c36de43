"""Quick text: what people may type, what they hear when a line is not clear, and the way back."""

from collections.abc import Callable
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chain import commands as c
from chain.decide.mapping import PART_LIMITS
from chain.i18n import t
from chain.model import Actor, Chain, Link, Tier
from chain.quicktext import QuickTextError, Told, parse, write
from chain.quicktext import told as told_by
from chain.text import readable
from chain.vocabulary import Language, LinkType, Position
from tests.builders import ACTORS, LINKS, TIERS, Play, a_creation, a_map

NAMES = (
    st.text(st.characters(exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30)
    .map(lambda text: Actor(id="a", name=f"x{text}", tier="t").name[1:].strip())
    .filter(readable)
)


def new_ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def after(text: str, *parts: Tier | Actor | Link, language: Language = Language.NL) -> Chain:
    """Return the map of these parts with this text on it, as the domain itself decides."""
    play = Play()
    play.do(a_creation())
    if parts:
        play.do(a_map(*parts))
    if edits := parse(text, play.state.chain, new_ids(), language):
        play.do(c.EditChain(edits=edits))
    return play.state.chain


def told(chain: Chain) -> list[tuple[str, str, LinkType, str]]:
    """Return the links by the names of their ends."""
    name = {actor.id: actor.name for actor in chain.actor.values()}
    return [(name[one.source], name[one.target], one.type, one.label) for one in chain.link.values()]


def by_tier(chain: Chain) -> dict[str, list[str]]:
    return {
        tier.name: [actor.name for actor in chain.actor.values() if actor.tier == tier.id]
        for tier in chain.tiers
    }


def problems(text: str) -> list[tuple[int, str]]:
    with pytest.raises(QuickTextError) as refused:
        parse(text, Chain(), new_ids())
    return [(one.line, one.code) for one in refused.value.problems]


@pytest.mark.parametrize("arrow", ["->", "→", " -> ", "  →  "])
def test_a_line_is_a_link_with_its_type_and_label(arrow: str) -> None:
    chain = after(f"Veehouder{arrow}Rijpkelder: goods jonge boerenkaas")

    assert told(chain) == [("Veehouder", "Rijpkelder", LinkType.GOODS, "jonge boerenkaas")]


@pytest.mark.parametrize(
    ("words", "type", "label"),
    [
        ("", LinkType.GOODS, ""),
        (": kaas", LinkType.GOODS, "kaas"),
        (": Dienst", LinkType.SERVICE, ""),
        (": GELD commissie per boeking", LinkType.MONEY, "commissie per boeking"),
        (": info: de gastenlijst", LinkType.INFORMATION, "de gastenlijst"),
        (": contact praatje", LinkType.CONTACT, "praatje"),
        (": goederenlift", LinkType.GOODS, "goederenlift"),
    ],
)
def test_type_and_label_may_be_left_out(words: str, type: LinkType, label: str) -> None:
    assert told(after(f"Hotel -> Gast{words}")) == [("Hotel", "Gast", type, label)]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("type", LinkType)
def test_the_words_on_the_screen_are_understood(language: Language, type: LinkType) -> None:
    word = t(language, f"vocabulary.link_type.{type.value}")

    assert told(after(f"A -> B: {word}")) == [("A", "B", type, "")]


def test_actors_on_the_map_are_found_whatever_the_capitals_and_accents() -> None:
    cafe = Actor(id="cafe", name="Café 't Terras", tier="shop")

    chain = after("DE ZILTE WEIDE -> CAFE\u0301 'T TERRAS: goods", *TIERS, *ACTORS, cafe)

    assert len(chain.actor) == len(ACTORS) + 1
    assert told(chain) == [("De Zilte Weide", "Café 't Terras", LinkType.GOODS, "")]


def test_a_heading_gives_its_tier_to_actors_alone_and_to_new_sources() -> None:
    chain = after("# Bron\nKotter\n# Handel\nAfslag -> Vistent: goods vis\n# Winkels\nVistent\n")

    assert by_tier(chain) == {"Bron": ["Kotter"], "Handel": ["Afslag"], "Winkels": ["Vistent"]}


def test_a_heading_finds_the_tier_that_is_there() -> None:
    chain = after("# WINKEL\nCafé", *TIERS, *ACTORS)

    assert by_tier(chain)["Winkel"] == ["De Gouden Korst", "De Meeuw", "Café"]


def test_an_actor_alone_under_another_heading_moves_there() -> None:
    chain = after("# Bron\nDe Meeuw", *TIERS, *ACTORS)

    assert by_tier(chain)["Bron"] == ["De Zilte Weide", "De Meeuw"]


def test_without_headings_a_new_actor_stands_one_tier_from_its_link() -> None:
    lines = "De Zilte Weide -> Café\nVisser -> De Meeuw\nGezinnen in de wijk -> Buren\nKwekerij"

    chain = after(lines, *TIERS, *ACTORS)

    assert by_tier(chain) == {
        "Bron": ["De Zilte Weide", "Visser", "Kwekerij"],
        "Winkel": ["De Gouden Korst", "De Meeuw", "Café"],
        "Eindklant": ["Gezinnen in de wijk", "Buren"],
    }


@pytest.mark.parametrize("language", Language)
def test_an_empty_map_gets_five_tiers_and_every_line_counts_whatever_its_place(language: Language) -> None:
    chain = after("Winkel -> Gezin\nBoer -> Winkel", language=language)

    assert [tier.position for tier in chain.tiers].count(Position.FOCAL) == 1
    assert list(by_tier(chain).values()) == [["Boer"], ["Winkel"], ["Gezin"], [], []]
    assert chain.tiers[0].name == t(language, "quicktext.tier.source")


def test_tiers_after_the_host_are_downstream() -> None:
    chain = after("# Gasten\nGezin", TIERS[1])

    assert chain.tiers[-1].position is Position.DOWNSTREAM


def test_blank_lines_and_comments_say_nothing() -> None:
    assert parse("\n  \r\n// nog vragen\n\r", Chain(), new_ids()) == ()


def test_what_is_there_already_is_not_added_again() -> None:
    chain = after("A -> B: goods kaas\na -> b: KAAS")

    assert len(chain.link) == 1
    assert parse(write(chain), chain, new_ids()) == ()


def test_all_unclear_lines_are_named_and_nothing_is_imported() -> None:
    long = "x" * 81
    lines = [
        "A -> B",
        "-> B",
        "A ->",
        f"A -> {long}",
        f"A -> B: {'y' * 201}",
        "A -> a",
        '"A',
        "A -> B -> C",
        "A\0",
        "A > B: kaas",
        "A: kaas",
        '"A" > B',
    ]

    assert problems("\n".join(lines)) == [
        (2, "name-missing"),
        (3, "name-missing"),
        (4, "name-too-long"),
        (5, "label-too-long"),
        (6, "to-itself"),
        (7, "quote-open"),
        (8, "not-understood"),
        (9, "control"),
        (10, "no-arrow"),
        (11, "no-arrow"),
        (12, "no-arrow"),
    ]


def test_every_line_says_what_it_becomes_and_an_unknown_sort_stays_a_label_of_goods() -> None:
    text = "# Bron\nBoer\nBoer -> Hotel: aandacht ontbijt\n// later\nA ->\nHotel -> Boer: geld, per week"

    assert told_by(text) == (
        Told(3, "Boer", "Hotel", LinkType.GOODS, "aandacht ontbijt"),
        Told(6, "Hotel", "Boer", LinkType.MONEY, "per week"),
    )


def test_new_tiers_are_never_all_on_one_side_of_the_host() -> None:
    chain = after("# Bron\n# Handel\n# Winkels")

    assert [tier.position for tier in chain.tiers] == list(Position)


def test_more_tiers_than_fit_are_refused() -> None:
    limit = PART_LIMITS["tier"]

    assert problems("\n".join(f"# Laag {number}" for number in range(limit + 1))) == [
        (limit + 1, "too-many-tiers")
    ]


@pytest.mark.parametrize("language", Language)
def test_every_problem_has_a_sentence(language: Language) -> None:
    text = '-> B\n"A\nA -> A\nA -> B -> C\nA\0\nA > B\nA -> ' + "x" * 81 + "\nA -> B: " + "y" * 201
    text += "".join(f"\n# Laag {number}" for number in range(31))
    with pytest.raises(QuickTextError) as refused:
        parse(text, Chain(), new_ids())

    codes = {one.code for one in refused.value.problems}
    assert len(codes) == 9
    for one in refused.value.problems:
        assert t(language, f"quicktext.problem.{one.code}", **one.params)
    assert t(language, "error.quicktext", **refused.value.params)


def test_names_with_signs_of_the_notation_stand_between_quotation_marks() -> None:
    chain = after('"A -> B: ""de eerste""" -> "// C": goods x -> y')

    assert told(chain) == [('A -> B: "de eerste"', "// C", LinkType.GOODS, "x -> y")]


def test_the_small_chain_comes_back_as_it_was() -> None:
    chain = after("", *TIERS, *ACTORS, *LINKS)

    again = after(write(chain, Language.NL))

    assert by_tier(again) == by_tier(chain)
    assert told(again) == told(chain)


@given(
    names=st.lists(NAMES, min_size=2, max_size=8, unique_by=lambda name: name.casefold()),
    links=st.lists(
        st.tuples(st.integers(0, 7), st.integers(0, 7), st.sampled_from(LinkType), NAMES), max_size=8
    ),
    language=st.sampled_from(Language),
)
def test_any_chain_survives_the_way_to_text_and_back(
    names: list[str], links: list[tuple[int, int, LinkType, str]], language: Language
) -> None:
    actors = [Actor(id=f"a{at}", name=name, tier="shop") for at, name in enumerate(names)]
    wanted = {
        (actors[one % len(names)].id, actors[other % len(names)].id, type, label.casefold()): Link(
            id=f"l{at}",
            source=f"a{one % len(names)}",
            target=f"a{other % len(names)}",
            type=type,
            label=label,
        )
        for at, (one, other, type, label) in enumerate(links)
        if one % len(names) != other % len(names)
    }
    chain = after("", *TIERS, *actors, *wanted.values())

    again = after(write(chain, language))

    assert by_tier(again) == by_tier(chain)
    assert sorted(told(again)) == sorted(told(chain))


@given(st.text(max_size=200))
def test_any_text_is_either_understood_or_refused_with_its_lines(text: str) -> None:
    lines, chain = [1], Chain()
    try:
        chain = after(text)
    except QuickTextError as refused:
        lines = [one.line for one in refused.problems]

    assert all(1 <= line <= len(text) + 1 for line in lines)
    assert all(actor.tier in chain.tier for actor in chain.actor.values())

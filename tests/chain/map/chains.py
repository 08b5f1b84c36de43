"""Chains for the tests of the map: any chain that the model allows, and a crowded one."""

from hypothesis import settings
from hypothesis import strategies as st

from chain.model import Actor, Chain, Link, Tier
from chain.vocabulary import LinkStatus, LinkType

unhurried = settings(deadline=None)
"""A busy machine is slower, not broken."""

HOSTILE = (
    "<script>alert(1)</script>",
    "\"/><g onload='x'>&amp;",
    "]]>\ufffe\uffff",
    "\u200fمطعم \u05d0\u05d1",
    "🧀" * 30,
    "ketenkaart" * 8,
)
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # refused in names
_SIGNS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=_TURNING)
_NAMES = st.one_of(
    st.sampled_from((*HOSTILE, "Kotter WR-18", "Kaasspeciaalzaak De Gouden Korst")),
    st.text(_SIGNS, min_size=1, max_size=20).map(lambda text: f"{text}."),
)
_AT = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-200, 3000).map(float)
_POSITIONS = st.none() | st.tuples(_AT, _AT)


@st.composite
def chains(draw: st.DrawFn) -> Chain:
    """Return a chain of up to 25 actors in up to 5 tiers, some of them moved by hand, with any links."""
    tiers = draw(st.integers(1, 5))
    actors = [
        Actor(
            id=f"a{at}",
            name=draw(_NAMES),
            tier=f"t{draw(st.integers(1, tiers))}",
            empty_chair=draw(st.booleans()),
            position=draw(_POSITIONS) if draw(st.integers(0, 4)) == 0 else None,
        )
        for at in range(draw(st.integers(0, 25)))
    ]
    ends = st.tuples(st.integers(0, len(actors) - 1), st.integers(0, len(actors) - 1)).filter(
        lambda pair: pair[0] != pair[1]
    )
    pairs = draw(st.lists(ends, max_size=30)) if len(actors) > 1 else []
    links = [
        Link(
            id=f"l{at}",
            source=f"a{source}",
            target=f"a{target}",
            type=draw(st.sampled_from(LinkType)),
            label=draw(st.sampled_from(("", *HOSTILE))),
            status=draw(st.sampled_from(LinkStatus)),
        )
        for at, (source, target) in enumerate(pairs)
    ]
    return a_chain(tiers, actors, links)


def a_chain(tiers: int, actors: list[Actor], links: list[Link]) -> Chain:
    """Return a chain of numbered tiers with these actors and links."""
    return Chain(
        tier={f"t{at}": Tier(id=f"t{at}", name=f"Laag {at}", order=at) for at in range(1, tiers + 1)},
        actor={actor.id: actor for actor in actors},
        link={link.id: link for link in links},
    )


def a_crowd(actors: int = 60, links: int = 150, tiers: int = 5) -> Chain:
    """Return a large chain whose links run everywhere, the same each time."""
    people = [
        Actor(id=f"a{at}", name=f"Schakel nummer {at}", tier=f"t{at % tiers + 1}") for at in range(actors)
    ]
    kinds = tuple(LinkType)
    lines = [
        Link(
            id=f"l{at}",
            source=f"a{at * 7 % actors}",
            target=f"a{(at * 7 + 1 + at * 3 % (actors - 1)) % actors}",
            type=kinds[at % len(kinds)],
        )
        for at in range(links)
    ]
    return a_chain(tiers, people, lines)

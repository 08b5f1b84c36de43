"""Small chains for questions to the map: written as arrows, and any chain by chance."""

from typing import Any

from hypothesis import strategies as st

from chain.model import Actor, Chain, DemandRoute, Link, Tier
from chain.vocabulary import LinkStatus, LinkType, Position

POSITIONS = (Position.UPSTREAM, Position.FOCAL, Position.DOWNSTREAM)


def a_map(tiers: str, arrows: str = "", **fields: Any) -> Chain:
    """Return a chain such as ``a_map("a b|c|d", "a>c c>d")``: the middle tier is the host's.

    Every arrow is a link of goods, called after itself; ``fields`` are of all links.
    """
    columns = [column.split() for column in tiers.split("|")]
    links = [a_link(arrow, **fields) for arrow in arrows.split()]
    return Chain(
        tier={
            f"t{at}": Tier(id=f"t{at}", name=f"Laag {at}", order=at, position=_position(at, len(columns)))
            for at in range(1, len(columns) + 1)
        },
        actor={
            id: Actor(id=id, name=id.title(), tier=f"t{at}")
            for at, ids in enumerate(columns, 1)
            for id in ids
        },
        link={link.id: link for link in links},
    )


def _position(at: int, tiers: int) -> Position:
    middle = (tiers + 1) // 2
    return POSITIONS[(at > middle) + (at >= middle)]


def a_link(arrow: str, **fields: Any) -> Link:
    """Return the link of an arrow such as ``a>c``, goods unless told otherwise."""
    source, target = arrow.split(">")
    return Link(**{"id": f"{source}-{target}", "source": source, "target": target, "type": "goods", **fields})


def with_links(chain: Chain, *links: Link) -> Chain:
    """Return the chain with these links besides its own."""
    return chain.model_copy(update={"link": {**chain.link, **{link.id: link for link in links}}})


def with_routes(chain: Chain, *routes: DemandRoute) -> Chain:
    """Return the chain with these demand routes."""
    return chain.model_copy(update={"route": {route.id: route for route in routes}})


def a_route(id: str, share: float, owner: str = "self", known: float = 1, **fields: Any) -> DemandRoute:
    """Return a demand route of seller ``c`` from end customer ``d``."""
    told = {"id": id, "seller": "c", "end": "d", "share": share, "contact_owner": owner, "known_share": known}
    return DemandRoute(**{**told, **fields})


@st.composite
def any_map(draw: st.DrawFn) -> Chain:
    """Return a chain of up to twelve actors in up to four tiers, with any links of any type and status."""
    tiers = draw(st.lists(st.integers(0, 3), min_size=1, max_size=4))
    columns, number = list[str](), 0
    for size in tiers:
        columns.append(" ".join(f"a{at}" for at in range(number, number + size)))
        number += size
    ids = st.integers(0, number - 1).map("a{}".format) if number else st.nothing()
    pairs = st.tuples(ids, ids).filter(lambda pair: pair[0] != pair[1])
    found = draw(st.lists(pairs, max_size=30)) if number > 1 else []
    links = [
        Link(
            id=f"l{at}",
            source=source,
            target=target,
            type=draw(st.sampled_from(LinkType)),
            status=draw(st.sampled_from(LinkStatus)),
        )
        for at, (source, target) in enumerate(found)
    ]
    return with_links(a_map("|".join(columns)), *links)

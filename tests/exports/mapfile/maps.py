"""Files brought to a map, and chains that hold something of everything."""

import io
import itertools
from collections.abc import Callable, Iterable
from pathlib import Path

from hypothesis import strategies as st
from openpyxl import Workbook

from chain.model import Actor, Chain, DemandRoute, Link, Relation, Tier
from chain.vocabulary import (
    Carrier,
    ContactOwner,
    Language,
    LinkStatus,
    LinkType,
    MemberType,
    Position,
    RelationPhase,
)
from exports.mapfile.columns import recognised
from exports.mapfile.outcome import Outcome
from exports.mapfile.plan import Desk, plan
from exports.mapfile.quick import plan_text
from exports.mapfile.read import read
from exports.mapfile.table import MapFileRefused, said

DATA = Path(__file__).parents[2] / "data" / "maps"
File = tuple[str, bytes | str]


def brought(
    *files: File,
    to: Chain | None = None,
    language: Language = Language.NL,
    may_write: Callable[[str], bool] = lambda _: True,
) -> Outcome:
    """Return what these files do to a map, or to an empty one."""
    ids = (f"new-{number}" for number in itertools.count(1))
    desk = Desk(to or Chain(), lambda: next(ids), language, may_write)
    given = [(name, data.encode() if isinstance(data, str) else data) for name, data in files]
    found = read(given, language)
    if found.text:
        return plan_text(given[0][0], found.text, desk)
    return plan([mapped for table in found.tables if (mapped := recognised(table))], desk)


def refused(
    *files: File, to: Chain | None = None, may_write: Callable[[str], bool] = lambda _: True
) -> list[str]:
    """Return the sentences in which these files are refused, in Dutch."""
    try:
        brought(*files, to=to, may_write=may_write)
    except MapFileRefused as error:
        return [said(problem, Language.NL) for problem in error.problems]
    raise AssertionError("nothing was refused")


def an_example(name: str) -> File:
    """Return a file as another program wrote it."""
    return name, (DATA / name).read_bytes()


def a_book(**sheets: Iterable[Iterable[object]]) -> bytes:
    """Return a spreadsheet with these sheets."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def names(chain: Chain) -> list[str]:
    return [actor.name for actor in chain.actor.values()]


def by_name(chain: Chain, name: str) -> Actor:
    return next(actor for actor in chain.actor.values() if actor.name == name)


def tier_names(chain: Chain) -> dict[str, str]:
    """Return the name of the tier of each actor by its name."""
    return {actor.name: chain.tier[actor.tier].name for actor in chain.actor.values()}


def linked(chain: Chain) -> set[tuple[str, str, str]]:
    return {
        (chain.actor[one.source].name, chain.actor[one.target].name, one.type.value)
        for one in chain.link.values()
    }


# --- any chain ---------------------------------------------------------------------------------

HOSTILE = (
    "=1+1",
    "'=1+1",
    "''",
    "+31 6 12345678",
    "-",
    "@SUM(A1)",
    "\uff1d1",
    "a > b",
    ">",
    "a01",
    "t1",
    "1,5",
    "45%",
    "ja",
    "_x0041_",
    '"quoted"; and, so',
    "<b>&amp;]]>",
    "nul\u200b",
    "مطعم",
    "2026-10-08",
    "1e5",
    "0",
)
_TURNING = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
# XML has no room for the last two signs of a plane, and spreadsheets are XML as well.
_SIGNS = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=f"{_TURNING}\ufffe\uffff")
_TEXTS = st.one_of(st.just(""), st.sampled_from(HOSTILE), st.text(_SIGNS, max_size=12))
_NAMES = st.one_of(st.sampled_from(HOSTILE), st.text(_SIGNS, max_size=12).map(lambda text: f"{text}x"))
_SHARES = st.none() | st.floats(0, 0.01)
_AT = st.floats(-1e6, 1e6)


def _ids(letter: str, count: int) -> list[str]:
    return [f"{letter}{number:02}" for number in range(1, count + 1)]


def _some(low: int, high: int) -> st.SearchStrategy[int | None]:
    return st.none() | st.integers(low, high)


def _actor(id: str, tiers: list[str]) -> st.SearchStrategy[Actor]:
    return st.builds(
        Actor, id=st.just(id), name=_NAMES, tier=st.sampled_from(tiers), kind=_TEXTS, role=_TEXTS,
        for_whom=_TEXTS, upkeep=_TEXTS, member_type=st.sampled_from(MemberType), empty_chair=st.booleans(),
        power=st.integers(0, 3), legitimacy=st.integers(0, 3), urgency=st.integers(0, 3),
        position=st.none() | st.tuples(_AT, _AT),
    )  # fmt: skip


def _link(id: str, source: str, target: str) -> st.SearchStrategy[Link]:
    five = _some(1, 5)
    return st.builds(
        Link, id=st.just(id), source=st.just(source), target=st.just(target),
        type=st.sampled_from(LinkType), label=_TEXTS, carried_by=st.none() | st.sampled_from(Carrier),
        frequency=_TEXTS, since=_some(1000, 2200), share_of_source_output=st.none() | st.floats(0, 1),
        share_of_target_input=_SHARES, dependence_source=five, dependence_target=five,
        status=st.sampled_from(LinkStatus), certainty=five, entry_steps=_some(0, 100_000),
        exit_steps=_some(0, 100_000), notice_days=_some(0, 100_000), agreement=_TEXTS,
        last_meaningful_contact=st.none() | st.dates(), strength=five,
    )  # fmt: skip


@st.composite
def any_chains(draw: st.DrawFn) -> Chain:
    """Return a chain with up to 6 actors and something in every field."""
    tiers = [
        Tier(
            id=id, name=draw(_NAMES), order=draw(st.integers(1, 99)), position=draw(st.sampled_from(Position))
        )
        for id in _ids("t", draw(st.integers(1, 3)))
    ]
    ids = _ids("a", draw(st.integers(2, 6)))
    actors = [draw(_actor(id, [tier.id for tier in tiers])) for id in ids]
    pairs = draw(st.lists(st.permutations(ids).map(lambda order: order[:2]), max_size=5))
    links = [draw(_link(f"l{at}", *pair)) for at, pair in enumerate(pairs)]
    relations = [
        Relation(
            id=f"r{at}",
            upstream=pair[0],
            downstream=pair[1],
            intent=draw(_TEXTS),
            phase=draw(st.none() | st.sampled_from(RelationPhase)),
        )
        for at, pair in enumerate(pairs)
    ]
    ways = draw(st.lists(st.permutations(ids), max_size=3))
    routes = [
        DemandRoute(
            id=f"d{at}",
            seller=way[0],
            end=way[1],
            via=tuple(way[2:]),
            share=draw(st.floats(0, 0.1)),
            contact_owner=draw(st.sampled_from(ContactOwner)),
            known_share=draw(st.floats(0, 1)),
            capture_moment=draw(_TEXTS),
        )
        for at, way in enumerate(ways)
    ]
    standing = draw(st.permutations(ids)) if draw(st.booleans()) else []
    return Chain(
        tier={one.id: one for one in tiers}, actor={one.id: one for one in actors},
        link={one.id: one for one in links}, relation={one.id: one for one in relations},
        route={one.id: one for one in routes}, standing=tuple(standing),
    )  # fmt: skip

"""The chain as tables: tiers, actors, links, relations. Saving one sends all of its changes, or none."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Any

import streamlit as st
from pydantic import ValidationError

from chain.around import guessed
from chain.commands import AddPart, ChangePart, Edit, EditChain, RemovePart, as_invalid
from chain.errors import ChainError
from chain.model import PARTS, Chain, Sort, Tier
from live.identity import new_id
from ui import refusals
from ui.chain_columns import COLUMNS, FIRST
from ui.drafts import Draft
from ui.relations_table import with_links
from ui.session import Visit, say, say_next
from ui.tables import Differences, Row, edited, touched

TABLES: tuple[Sort, ...] = ("tier", "actor", "link", "relation")


def chain_tables(visit: Visit) -> None:
    """Show the tables of tiers, actors, links and relations."""
    chain = visit.view().chain
    for sort in TABLES:
        st.subheader(say(f"pages.table.{sort}"), anchor=False)
        st.caption(say(f"pages.prepare.{sort}_help"))
        if not _can_begin(chain, sort):
            st.info(say(f"pages.prepare.{sort}_empty"), icon=":material/arrow_upward:")
            continue
        _table(visit, chain, sort)


def _table(visit: Visit, chain: Chain, sort: Sort) -> None:
    draft = Draft(f"prepare.{sort}")
    rows = _rows(chain, sort)
    if draft.begun_with(rows) != rows and not touched(draft):
        # Somebody else changed the map, and nothing of this person's would be lost by showing it.
        # To start the page again for that would lose a button that was pressed further down.
        draft.renew()
    columns = COLUMNS[sort](chain)
    found = edited(draft, rows, columns, alt=say(f"pages.table.{sort}"), only=_shown(sort, list(columns)))
    if draft.begun_with(rows) != rows:
        st.warning(say("pages.prepare.moved"), icon=":material/group:")
    place = st.container()
    with st.container(horizontal=True):
        label = say(f"pages.prepare.save_{sort}")
        saved = st.button(label, type="primary", disabled=not found, key=f"prepare.{sort}.save")
        dropped = st.button(say("pages.prepare.drop"), disabled=not found, key=f"prepare.{sort}.drop")
    if dropped:
        draft.renew()
        st.rerun()
    if saved:
        with refusals.shown_in(place):
            save(visit, sort, found, len(rows))
            draft.renew()
            say_next(say("pages.prepare.saved"))


def _can_begin(chain: Chain, sort: Sort) -> bool:
    """An actor needs a tier to stand in, and a link an actor to come from."""
    needed = {"actor": chain.tier, "link": chain.actor, "relation": chain.actor}
    return bool(needed.get(sort, True))


def _shown(sort: Sort, columns: Sequence[str]) -> Sequence[str]:
    """Return the columns to begin with of a long table, or all of them when those are asked for."""
    if sort not in FIRST:
        return ()
    more = st.toggle(say("pages.prepare.more_columns"), key=f"prepare.{sort}.more")
    return columns if more else FIRST[sort]


def _rows(chain: Chain, sort: Sort) -> list[Row]:
    parts: Iterable[Any] = chain.tiers if sort == "tier" else getattr(chain, sort).values()
    fields = ("id", *COLUMNS[sort](chain))
    dumps = [part.model_dump() for part in parts]
    if sort == "relation":
        dumps = [with_links(chain, dump) for dump in dumps]
    return [{name: _plain(dump[name]) for name in fields} for dump in dumps]


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, StrEnum) else value


def save(visit: Visit, sort: Sort, found: Differences, count: int) -> None:
    """Send what differs as one change of the map.

    Raises:
        RowRefused: a row cannot be as it is; nothing was changed.
    """
    numbered = list(_edits(sort, found, count))
    try:
        visit.submit(EditChain(edits=tuple(edit for _, edit in numbered)))
    except ChainError as error:
        number = int(error.params.get("number", 0))
        row = numbered[number - 1][0] if number else 0
        if not row:
            raise
        raise refusals.RowRefused(sort, row, error) from error


def _edits(sort: Sort, found: Differences, count: int) -> Iterable[tuple[int, Edit]]:
    added = [(row, _part(sort, row, values, count + at)) for at, (row, values) in enumerate(found.added, 1)]
    if sort == "tier" and not count:
        added = _with_a_house(added, found)
    for row, part in added:
        yield row, AddPart(sort=sort, part=part)
    for row, id, fields in found.changed:
        yield row, ChangePart(sort=sort, id=id, changes=fields)
    for id in found.removed:
        yield 0, RemovePart(sort=sort, id=id)


def _part(sort: Sort, row: int, values: Row, order: int) -> Any:
    given = {name: value for name, value in values.items() if value not in (None, "")}
    defaults = {"id": new_id()} | ({"order": min(order, 99)} if sort == "tier" else {})
    try:
        return PARTS[sort].model_validate(defaults | given)
    except ValidationError as error:
        raise refusals.RowRefused(sort, row, as_invalid(error)) from error


def _with_a_house(added: Sequence[tuple[int, Tier]], found: Differences) -> list[tuple[int, Tier]]:
    """Place the first tiers around the middle one, where nobody has said how they stand."""
    if any(values.get("position") for _, values in found.added):
        return list(added)
    placed = {
        tier.id: tier for tier in guessed(sorted((tier for _, tier in added), key=lambda one: one.order))
    }
    return [(row, placed[tier.id]) for row, tier in added]

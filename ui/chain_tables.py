"""The chain as three tables: tiers, actors and links. Saving one sends all its changes together, or none."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any

import streamlit as st
from pydantic import ValidationError
from streamlit import column_config as show

from chain.around import guessed
from chain.commands import AddPart, ChangePart, Edit, EditChain, RemovePart, as_invalid
from chain.errors import ChainError
from chain.model import PARTS, Chain, Sort, Tier
from chain.vocabulary import Carrier, LinkStatus, LinkType, MemberType, Position
from live.identity import new_id
from ui import refusals
from ui.drafts import Draft
from ui.session import Visit, naming, say, say_next
from ui.tables import Choice, Column, Differences, Row, edited

TABLES: tuple[Sort, ...] = ("tier", "actor", "link")


def chain_tables(visit: Visit) -> None:
    """Show the tables of tiers, actors and links."""
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
    columns = _COLUMNS[sort](chain)
    found = edited(draft, rows, columns, alt=say(f"pages.table.{sort}"))
    moved = draft.begun_with(rows) != rows
    if moved and not found:
        # Somebody else changed the map, and nothing of this person's would be lost by showing it.
        draft.renew()
        st.rerun()
    if moved:
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
    needed = {"tier": True, "actor": chain.tier, "link": chain.actor}[sort]
    return bool(needed)


def _rows(chain: Chain, sort: Sort) -> list[Row]:
    parts: Iterable[Any] = chain.tiers if sort == "tier" else getattr(chain, sort).values()
    fields = ("id", *_COLUMNS[sort](chain))
    dumps = [part.model_dump() for part in parts]
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


def _tier_columns(_: Chain) -> Mapping[str, Column]:
    return {
        "order": Column(
            show.NumberColumn(_label("order"), min_value=1, max_value=99, width="small"), "Int64"
        ),
        "name": Column(show.TextColumn(_label("name"), required=True, max_chars=80)),
        "position": _words("position", Position, required=False),
    }


def _actor_columns(chain: Chain) -> Mapping[str, Column]:
    tiers = {tier.id: tier.name for tier in chain.tiers}
    return {
        "name": Column(show.TextColumn(_label("name"), required=True, max_chars=80)),
        "tier": _ids("tier", tiers),
        "role": Column(show.TextColumn(_label("role"), max_chars=200)),
        "for_whom": Column(
            show.TextColumn(_label("for_whom"), max_chars=200, help=say("pages.column.for_whom_help"))
        ),
        "empty_chair": Column(
            show.CheckboxColumn(
                _label("empty_chair"), help=say("pages.column.empty_chair_help"), default=False
            ),
            "boolean",
        ),
        "member_type": _words("member_type", MemberType, default=MemberType.PRIMARY),
        "kind": Column(show.TextColumn(_label("kind"), max_chars=200)),
    }


def _link_columns(chain: Chain) -> Mapping[str, Column]:
    actors = {actor.id: actor.name for actor in chain.actor.values()}
    return {
        "source": _ids("source", actors),
        "target": _ids("target", actors),
        "type": _words("link_type", LinkType, default=LinkType.GOODS),
        "label": Column(show.TextColumn(_label("label"), max_chars=200)),
        "carried_by": _words("carrier", Carrier, required=False),
        "frequency": Column(show.TextColumn(_label("frequency"), max_chars=200)),
        "status": _words("link_status", LinkStatus, default=LinkStatus.REGULAR),
        "since": _number("since", 1000, 2200),
        "share_of_source_output": _share("share_of_source_output"),
        "share_of_target_input": _share("share_of_target_input"),
        "dependence_source": _number("dependence_source", 1, 5),
        "dependence_target": _number("dependence_target", 1, 5),
        "strength": _number("strength", 1, 5),
        "last_meaningful_contact": Column(
            show.DateColumn(
                _label("last_meaningful_contact"),
                help=say("pages.column.last_meaningful_contact_help"),
                format="DD-MM-YYYY",
            ),
            "datetime64[s]",
        ),
        "agreement": Column(show.TextColumn(_label("agreement"), max_chars=200)),
        "entry_steps": _number("entry_steps", 0, 100_000),
        "exit_steps": _number("exit_steps", 0, 100_000),
        "notice_days": _number("notice_days", 0, 100_000),
    }


_COLUMNS: Mapping[Sort, Callable[[Chain], Mapping[str, Column]]] = {
    "tier": _tier_columns,
    "actor": _actor_columns,
    "link": _link_columns,
}


def _label(name: str) -> str:
    return say(f"pages.column.{name}")


def _number(name: str, low: int, high: int) -> Column:
    return Column(show.NumberColumn(_label(name), min_value=low, max_value=high, step=1), "Int64")


def _share(name: str) -> Column:
    return Column(show.NumberColumn(_label(name), min_value=0.0, max_value=1.0, format="percent"), "Float64")


def _ids(name: str, names: Mapping[str, str]) -> Column:
    config = show.SelectboxColumn(
        _label(name),
        options=list(names),
        format_func=lambda id: names.get(str(id), ""),
        required=True,
        width="medium",
    )
    return Choice(config)


def _words(
    name: str, words: type[StrEnum], *, default: StrEnum | None = None, required: bool = True
) -> Column:
    config = show.SelectboxColumn(
        _label(name),
        options=[one.value for one in words],
        format_func=naming(f"vocabulary.{name}", words),
        required=required,
        default=default.value if default else None,
    )
    return Choice(config)

"""The columns of the tables of the chain: what each is called, what it holds, and which come first."""

from collections.abc import Callable, Mapping
from enum import StrEnum

from streamlit import column_config as show

from chain.model import Chain, Sort
from chain.vocabulary import Carrier, LinkStatus, LinkType, MemberType, Position, RelationPhase
from ui.session import naming, say
from ui.tables import Choice, Column

LINKS = "links"
"""The column that shows what runs over a relation; it is read, and never written."""


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
        "for_whom": _text("for_whom", helped=True),
        "upkeep": _text("upkeep", helped=True),
        "role": _text("role"),
        "empty_chair": Column(
            show.CheckboxColumn(
                _label("empty_chair"), help=say("pages.column.empty_chair_help"), default=False
            ),
            "boolean",
        ),
        "member_type": _words("member_type", MemberType, default=MemberType.PRIMARY),
        "kind": _text("kind"),
    }


def _link_columns(chain: Chain) -> Mapping[str, Column]:
    actors = {actor.id: actor.name for actor in chain.actor.values()}
    return {
        "source": _ids("source", actors),
        "target": _ids("target", actors),
        "type": _words("link_type", LinkType, default=LinkType.GOODS),
        "label": _text("label"),
        "carried_by": _words("carrier", Carrier, required=False),
        "status": _words("link_status", LinkStatus, default=LinkStatus.REGULAR, helped=True),
        "certainty": _number("certainty", 1, 5, helped=True),
        "frequency": _text("frequency"),
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
        "agreement": _text("agreement"),
        "entry_steps": _number("entry_steps", 0, 100_000),
        "exit_steps": _number("exit_steps", 0, 100_000),
        "notice_days": _number("notice_days", 0, 100_000),
    }


def _relation_columns(chain: Chain) -> Mapping[str, Column]:
    actors = {actor.id: actor.name for actor in chain.actor.values()}
    return {
        "upstream": _ids("upstream", actors),
        "downstream": _ids("downstream", actors),
        "phase": _words("relation_phase", RelationPhase, required=False, helped=True),
        "intent": _text("intent", helped=True),
        LINKS: Column(show.TextColumn(_label(LINKS), disabled=True, width="large")),
    }


COLUMNS: Mapping[Sort, Callable[[Chain], Mapping[str, Column]]] = {
    "tier": _tier_columns,
    "actor": _actor_columns,
    "link": _link_columns,
    "relation": _relation_columns,
}

FIRST: Mapping[Sort, tuple[str, ...]] = {
    "actor": ("name", "tier", "for_whom", "upkeep", "role", "empty_chair"),
    "link": ("source", "target", "type", "label", "carried_by", "status", "last_meaningful_contact"),
}
"""What is needed first of tables that are too long to oversee; the rest comes when asked for."""


def _label(name: str) -> str:
    return say(f"pages.column.{name}")


def _help(name: str, helped: bool) -> str | None:
    return say(f"pages.column.{name}_help") if helped else None


def _text(name: str, *, helped: bool = False) -> Column:
    return Column(show.TextColumn(_label(name), max_chars=200, help=_help(name, helped)))


def _number(name: str, low: int, high: int, *, helped: bool = False) -> Column:
    told = _help(name, helped)
    config = show.NumberColumn(_label(name), min_value=low, max_value=high, step=1, help=told)
    return Column(config, "Int64")


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
    name: str,
    words: type[StrEnum],
    *,
    default: StrEnum | None = None,
    required: bool = True,
    helped: bool = False,
) -> Column:
    config = show.SelectboxColumn(
        _label(name),
        options=[one.value for one in words],
        format_func=naming(f"vocabulary.{name}", words),
        required=required,
        help=_help(name, helped),
        default=default.value if default else None,
    )
    return Choice(config)

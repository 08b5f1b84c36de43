"""Who knows the guest: what each seller gave away, does not know, or can reach when all doors close."""

from collections.abc import Iterator, Sequence

import pandas as pd
import streamlit as st

from chain.analysis.contact import Band, Contact, contact, held
from chain.analysis.measures import Measure
from chain.i18n import percent
from chain.map.palette import PALETTE
from chain.model import Chain
from chain.view import View
from chain.vocabulary import Letter
from ui.demand_routes import own_house
from ui.held_figures import held_figures
from ui.insights.charts import Segment, stacks
from ui.insights.closed_door import closed_door
from ui.insights.explain import heading
from ui.insights.measured import Measured
from ui.insights.naming import actor_name, in_map_order, plain
from ui.session import Visit, language, say, theme

BANDS = {Band.RED: "error", Band.AMBER: "schedule", Band.GREEN: "check_circle"}
SMALL = 0.08
"""A part of a bar that is smaller has no room for its number; the table holds it."""

WORTH_ASKING = 0.03
"""From which part of the demand on a moment to ask for a name is put forward."""


def who_knows_section(visit: Visit, view: View, found: Measured) -> None:
    """Show the sellers whose figures this viewer may see, and the two conversations that they ask for."""
    st.markdown(say("pages.insights.knows.intro"), width=760)
    if found.contacts:
        order = in_map_order(found.chain, found.contacts)
        _chart(found, order)
        _table(found, order)
        _conversations(found.chain)
    else:
        st.info(say("pages.insights.knows.nothing"), icon=":material/contacts:")
    st.caption(say("pages.insights.knows.whose"))
    held_figures(view, "page")
    if view.leads and st.button(
        say("pages.insights.knows.fill_in"), icon=":material/edit_note:", key="insights.knows.fill_in"
    ):
        st.switch_page("../pages/prepare.py", query_params={"w": view.id})
    with st.expander(say("pages.insights.knows.how"), icon=":material/function:"):
        for measure in (
            Measure.CLOSED_DOOR_REACH,
            Measure.NOT_KNOWN,
            Measure.GIVEN_AWAY,
            Measure.EXPOSURE,
        ):
            heading(measure)
    if view.me:
        own_house(visit)
    if view.leads:
        closed_door(visit, view)


def _chart(found: Measured, order: Sequence[str]) -> None:
    palette = PALETTE[theme()].letters
    parts = (
        ("closed_door_reach", palette[Letter.O], ""),
        ("not_known", palette[Letter.W], "/"),
        ("given_away", palette[Letter.T], "x"),
    )
    sellers = [found.contacts[id] for id in order]
    segments = [
        Segment(
            name=say(f"measure.{name}.name"),
            fill=tone.fill,
            ink=tone.text,
            values=[getattr(one, name) for one in sellers],
            texts=[_within(getattr(one, name)) for one in sellers],
            pattern=pattern,
        )
        for name, tone, pattern in parts
    ]
    labels = [actor_name(found.chain, id) for id in order]
    told = "; ".join(f"{name}: {_spoken(one)}" for name, one in zip(labels, sellers, strict=True))
    stacks(labels, segments, key="insights.knows", alt=say("pages.insights.knows.alt", told=told))


def _within(share: float) -> str:
    return percent(language(), share) if share >= SMALL else ""


def _spoken(one: Contact) -> str:
    return say(
        "pages.insights.knows.spoken",
        reach=percent(language(), one.closed_door_reach),
        unknown=percent(language(), one.not_known),
        away=percent(language(), one.given_away),
    )


def _table(found: Measured, order: Sequence[str]) -> None:
    rows = [
        {
            say("pages.insights.seller"): actor_name(found.chain, id),
            say("measure.closed_door_reach.name"): found.contacts[id].closed_door_reach,
            say("pages.insights.band"): say(f"band.{found.contacts[id].band.value}"),
            say("measure.not_known.name"): found.contacts[id].not_known,
            say("measure.given_away.name"): found.contacts[id].given_away,
            say("measure.exposure.name"): found.contacts[id].exposure,
            say("pages.insights.knows.coverage"): found.contacts[id].coverage,
        }
        for id in order
    ]
    shares = [name for name, value in rows[0].items() if isinstance(value, float)]
    share = st.column_config.NumberColumn(format="percent")
    st.dataframe(
        pd.DataFrame(rows),
        hide_index=True,
        key="insights.knows.table",
        column_config=dict.fromkeys(shares, share),
        alt=say("pages.insights.knows.table_alt"),
    )


def _conversations(chain: Chain) -> None:
    """Show the two: what was given away asks for the other side, what is not known asks for a pencil."""
    away, unknown = st.columns(2, gap="large")
    with away:
        st.subheader(say("pages.insights.knows.table_title"), anchor=False)
        st.markdown(say("pages.insights.knows.table_how"))
        st.markdown("\n".join(_held(chain)) or say("pages.insights.knows.table_none"))
    with unknown:
        st.subheader(say("pages.insights.knows.write_title"), anchor=False)
        st.markdown(say("pages.insights.knows.write_how"))
        st.markdown("\n".join(_moments(chain)) or say("pages.insights.knows.write_none"))


def _held(chain: Chain) -> Iterator[str]:
    for actor, sellers in held(chain).items():
        for one in sellers:
            if one.names:
                words = say(
                    "pages.insights.knows.held",
                    holder=plain(actor_name(chain, actor)),
                    seller=plain(actor_name(chain, one.seller)),
                    share=percent(language(), one.names),
                )
                yield f"- {words}"


def _moments(chain: Chain) -> Iterator[str]:
    for route in chain.route.values():
        alone = contact(chain.model_copy(update={"route": {route.id: route}}), route.seller)
        if alone and alone.not_known >= WORTH_ASKING and route.capture_moment:
            words = say(
                "pages.insights.knows.moment",
                seller=plain(actor_name(chain, route.seller)),
                moment=plain(route.capture_moment),
                share=percent(language(), alone.not_known),
            )
            yield f"- {words}"

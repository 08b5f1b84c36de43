"""How long ago there was real attention, by band: a list to mend from, never a league table of houses."""

import pandas as pd
import streamlit as st

from chain.analysis.links import Attention
from chain.analysis.measures import Measure
from chain.i18n import date
from chain.map.palette import PALETTE, Tone
from chain.vocabulary import Letter
from ui.insights.charts import Segment, stacks
from ui.insights.explain import heading
from ui.insights.measured import Measured
from ui.insights.naming import link_name
from ui.session import count, language, say, theme

PATTERNS = {Attention.GREEN: "", Attention.AMBER: "", Attention.RED: "x", Attention.UNKNOWN: "/"}
ICONS = {
    Attention.GREEN: "check_circle",
    Attention.AMBER: "schedule",
    Attention.RED: "hourglass_bottom",
    Attention.UNKNOWN: "help",
}


def attention(found: Measured) -> None:
    """Show how many links had attention lately, and which did not."""
    heading(Measure.ATTENTION)
    bands = {band: [id for id, one in found.links.items() if one.attention is band] for band in Attention}
    _chart(bands)
    for band, column in zip(bands, st.columns(len(bands)), strict=True):
        column.markdown(f":material/{ICONS[band]}: {say(f'attention.{band.value}')}: **{len(bands[band])}**")
    with st.expander(say("pages.insights.as_table"), icon=":material/table:"):
        rows = [
            {
                say("pages.insights.band"): say(f"attention.{band.value}"),
                say("pages.insights.link"): link_name(found.chain, found.chain.link[id]),
                say("pages.insights.last_contact"): _last(found, id),
            }
            for band, ids in bands.items()
            for id in ids
        ]
        st.dataframe(pd.DataFrame(rows), hide_index=True, key="insights.attention.table", alt=_spoken(bands))


def _last(found: Measured, id: str) -> str:
    day = found.chain.link[id].last_meaningful_contact
    return date(language(), day, "medium") if day else say("pages.insights.none")


def _chart(bands: dict[Attention, list[str]]) -> None:
    every = sum(map(len, bands.values())) or 1
    segments = [
        Segment(
            name=say(f"attention.{band.value}"),
            fill=_tone(band).fill,
            ink=_tone(band).text,
            values=[len(ids) / every],
            texts=[str(len(ids)) if ids else ""],
            pattern=PATTERNS[band],
        )
        for band, ids in bands.items()
    ]
    stacks([count("pages.insights.links", every)], segments, key="insights.attention", alt=_spoken(bands))


def _spoken(bands: dict[Attention, list[str]]) -> str:
    told = ", ".join(f"{say(f'attention.{band.value}')}: {len(ids)}" for band, ids in bands.items())
    return say("pages.insights.attention_alt", bands=told)


def _tone(band: Attention) -> Tone:
    palette = PALETTE[theme()]
    letters = {Attention.GREEN: Letter.O, Attention.AMBER: Letter.W, Attention.RED: Letter.T}
    if band in letters:
        return palette.letters[letters[band]]
    return Tone(palette.hair, palette.ink)

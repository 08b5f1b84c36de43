"""The tempo of an agenda at a glance: totals, a strip of fast and slow blocks, and what is unwise."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from chain.guide.validator import warnings
from chain.i18n import minutes, percent
from chain.model import Phase
from ui.session import language, say

_SLOW = "background:repeating-linear-gradient(45deg,currentColor 0 2px,transparent 2px 7px)"
_FAST = "background:currentColor"
_BLOCK = "height:1.75rem;box-sizing:border-box;border:1px solid currentColor;opacity:.75"
_WIDE_ENOUGH = 0.03
"""From this share of the session on, the number of a phase fits below its block."""


def tempo(agenda: Sequence[Phase]) -> None:
    """Show how long, how slow and how varied this agenda is, and what to reconsider."""
    _totals(agenda)
    if sum(phase.minutes for phase in agenda):
        st.html(strip(agenda))
        st.caption(say("agenda.strip.legend"))
    for finding in warnings(agenda):
        why = say(f"agenda.why.{finding.code}")
        st.warning(f"{finding.to(language())} {why}", icon=":material/hourglass_empty:")


def _totals(agenda: Sequence[Phase]) -> None:
    total, slow = sum(one.minutes for one in agenda), sum(one.slow_minutes for one in agenda)
    with st.container(horizontal=True):
        st.metric(say("pages.prepare.total"), minutes(language(), total), width="content")
        st.metric(say("pages.prepare.slow"), minutes(language(), slow), width="content")
        share = percent(language(), slow / total) if total else "–"
        st.metric(
            say("pages.prepare.slow_share"), share, help=say("pages.prepare.slow_share_help"), width="content"
        )


def strip(agenda: Sequence[Phase]) -> str:
    """Return a bar as wide as the session: hatched where it is slow, full where it is not."""
    total = sum(phase.minutes for phase in agenda)
    blocks = [
        _block(number, phase, labelled=phase.minutes / total >= _WIDE_ENOUGH)
        for number, phase in enumerate(agenda, start=1)
        if phase.minutes
    ]
    row = f'<div style="display:flex;gap:2px" aria-hidden="true">{"".join(blocks)}</div>'
    return f'<div role="img" aria-label="{escape(_aloud(agenda), quote=True)}">{row}</div>'


def _block(number: int, phase: Phase, *, labelled: bool) -> str:
    fast = phase.minutes - phase.slow_minutes
    parts = ((phase.slow_minutes, _SLOW), (fast, _FAST))
    bars = "".join(f'<div style="flex:{size};{_BLOCK};{look}"></div>' for size, look in parts if size)
    label = (phase.letter.value if phase.letter else str(number)) if labelled else "&nbsp;"
    weight = "font-weight:700;" if phase.letter else ""
    name = f"{number}. {phase.name.to(language())}: {_length(phase)}"
    return (
        f'<div style="flex:{phase.minutes};min-width:0" title="{escape(name, quote=True)}">'
        f'<div style="display:flex">{bars}</div>'
        f'<div style="{weight}text-align:center;font-size:.8rem">{label}</div></div>'
    )


def _aloud(agenda: Sequence[Phase]) -> str:
    return "; ".join(f"{phase.name.to(language())}: {_length(phase)}" for phase in agenda if phase.minutes)


def _length(phase: Phase) -> str:
    length, slow = minutes(language(), phase.minutes), minutes(language(), phase.slow_minutes)
    return say("agenda.strip.length", length=length, slow=slow) if phase.slow_minutes else length

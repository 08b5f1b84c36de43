"""This map beside one of before: what came, went, changed, grew and shrank, in words and in one drawing."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping

import pandas as pd
import streamlit as st

from chain.analysis.compare import Change, Changes, Comparison, compare
from chain.i18n import date
from chain.map.draw import draw
from chain.model import Actor, Chain, Link
from chain.view import View
from ui import refusals
from ui.insights.before import Before, choose_before
from ui.insights.field_words import field_name, field_value
from ui.insights.measured import Measured, without_routes
from ui.insights.naming import link_name, listed, plain
from ui.insights.one_drawing import both, with_strokes
from ui.insights.picture import paint
from ui.session import Visit, count, language, say

Name = Callable[[Chain, str], str]


def compare_section(visit: Visit, view: View, found: Measured) -> None:
    """Let somebody choose a map of before, and show what became of it."""
    st.markdown(say("pages.insights.then.intro"), width=760)
    with refusals.shown_in(st.container()):
        before = choose_before(visit)
        if before is None:
            st.info(say("pages.insights.then.choose_first"), icon=":material/history:")
            return
        _show(before, without_routes(found.chain), view.day)


def _show(before: Before, now: Chain, day: dt.date) -> None:
    differs = compare(before.chain, now)
    title, then = plain(before.title), date(language(), before.day)
    st.subheader(say("pages.insights.then.title", title=title, day=then), anchor=False)
    told = [
        *_sentences("actor", differs.actors, before.chain, now, _actor),
        *_sentences("link", differs.links, before.chain, now, _link),
    ]
    st.markdown("\n".join(f"- {one}" for one in told) or say("pages.insights.then.same"))
    if told:
        _drawing(before.chain, now, differs, day)
        _table(before.chain, now, differs)


def _actor(chain: Chain, id: str) -> str:
    return chain.actor[id].name


def _link(chain: Chain, id: str) -> str:
    return link_name(chain, chain.link[id])


def _sentences(sort: str, changes: Changes, before: Chain, now: Chain, name: Name) -> Iterator[str]:
    neither = [one for one in changes.changed if one not in (*changes.grown, *changes.shrunk)]
    ids: Mapping[str, list[str]] = {
        "added": [name(now, id) for id in changes.added],
        "gone": [name(before, id) for id in changes.gone],
        "grown": [name(now, one.now) for one in changes.grown],
        "shrunk": [name(now, one.now) for one in changes.shrunk],
        "changed": [name(now, one.now) for one in neither],
    }
    for outcome, names in ids.items():
        if names:
            yield count(f"pages.insights.then.{sort}.{outcome}", len(names), names=listed(names))


def _drawing(before: Chain, now: Chain, differs: Comparison, day: dt.date) -> None:
    st.caption(say("pages.insights.then.legend"))
    chain = both(before, now, differs)
    svg = draw(chain, language=language(), day=day)
    alt = say("pages.insights.then.alt", actors=len(chain.actor), links=len(chain.link))
    paint(with_strokes(svg, differs), alt)


def _table(before: Chain, now: Chain, differs: Comparison) -> None:
    rows = [
        *(
            _row(now.actor[one.now], before.actor[one.before], one, field, _actor(now, one.now))
            for one in differs.actors.changed
            for field in one.fields
        ),
        *(
            _row(now.link[one.now], before.link[one.before], one, field, _link(now, one.now))
            for one in differs.links.changed
            for field in one.fields
        ),
    ]
    if rows:
        st.dataframe(
            pd.DataFrame(rows),
            hide_index=True,
            key="insights.then.table",
            alt=say("pages.insights.then.table_alt"),
        )


def _row(is_now: Actor | Link, was: Actor | Link, change: Change, field: str, name: str) -> dict[str, str]:
    outcome = "grown" if field in change.grown else "shrunk" if field in change.shrunk else ""
    return {
        say("pages.insights.then.what"): name,
        say("pages.insights.then.field"): field_name(field),
        say("pages.insights.then.was"): field_value(was, field),
        say("pages.insights.then.now"): field_value(is_now, field),
        say("pages.insights.then.so"): say(f"pages.insights.then.{outcome}") if outcome else "",
    }

"""The map as files: a wizard that brings one in after a look at what it does, and downloads to take out."""

from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from chain.commands import EditChain, OrderMap
from chain.errors import ChainError
from chain.i18n import n
from chain.map.draw import draw
from chain.map.palette import declarations
from chain.model import PARTS, Sort
from chain.view import View
from exports.mapfile.columns import COLUMNS, guessed_fields, recognised, sheet_name, title
from exports.mapfile.limits import FILE_AT_MOST, MEGABYTE
from exports.mapfile.outcome import Outcome
from exports.mapfile.plan import Desk, plan
from exports.mapfile.quick import plan_text
from exports.mapfile.read import ENDINGS, Found, read
from exports.mapfile.table import MapFileRefused, Mapped, Table, said
from exports.mapfile.write import FORMATS, named, written
from live.identity import new_id
from ui import refusals
from ui.held_figures import held_figures
from ui.session import Visit, language, say, say_next, theme

_ROUND = "map_files.round"
"""How many maps were brought in here: each gets an empty place to choose files."""

_SHELVES = {"pictures": ("svg", "png"), "tables": ("xlsx", "csv"), "programs": ("graphml", "gexf", "json")}
_MARKS = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]()#+-.!|~$:<>"})


def map_import(visit: Visit) -> None:
    """Take files, show what they hold and what they would do to the map, and put that on it."""
    st.subheader(say("mapfile.import.title"), anchor=False)
    st.caption(say("mapfile.import.help"))
    files = st.file_uploader(
        say("mapfile.import.choose"),
        type=list(ENDINGS),
        accept_multiple_files=True,
        max_upload_size=FILE_AT_MOST // MEGABYTE,
        key=f"map_files.choose.{st.session_state.get(_ROUND, 0)}",
    )
    if not files:
        return
    view = visit.view()
    try:
        found = read([(file.name, file.getvalue()) for file in files], language())
        made = _planned(found, files, view)
    except MapFileRefused as refused:
        _problems(refused)
    except ChainError as error:
        st.error(_plain(refusals.sentence(error)), icon=":material/error:")
    else:
        _preview(visit, made)


def _planned(found: Found, files: Sequence[Any], view: View) -> Outcome:
    desk = Desk(view.chain, new_id, language(), view.speaks_for)
    if found.text:
        return plan_text(", ".join(file.name for file in files), found.text, desk)
    st.markdown(f"**{say('mapfile.import.step_read')}**")
    st.caption(say("mapfile.import.read_help"))
    batch = ".".join(file.file_id for file in files)
    mapped = [_chosen(table, f"map_files.{batch}.{at}") for at, table in enumerate(found.tables)]
    return plan([one for one in mapped if one], desk)


# --- what was recognised -----------------------------------------------------------------------


def _chosen(table: Table, key: str) -> Mapped | None:
    """Show what a table seems to hold, and let people say otherwise."""
    guess = recognised(table)
    holds = sheet_name(guess.sort, language()) if guess else say("mapfile.import.skip")
    rows = n(language(), "mapfile.rows", len(table.rows))
    words = "mapfile.import.table" if table.file == table.name else "mapfile.import.in_file"
    label = say(words, holds=holds, table=table.name, file=table.file, rows=rows)
    with st.expander(_plain(label), icon=":material/table:", expanded=guess is None):
        sort = st.selectbox(
            say("mapfile.import.holds"),
            (*PARTS, None),
            index=(*PARTS, None).index(guess.sort if guess else None),
            format_func=_sort_names(),
            key=f"{key}.sort",
        )
        if sort is None:
            return None
        fields = _chosen_fields(table, sort, f"{key}.{sort}")
    ignored = [name for name, field in zip(table.headings, fields, strict=True) if name and field is None]
    if ignored:
        st.caption(_plain(say("mapfile.import.ignored", names=", ".join(ignored))))
    return Mapped(table, sort, fields)


def _chosen_fields(table: Table, sort: Sort, key: str) -> tuple[str | None, ...]:
    guess = guessed_fields(sort, table.headings)
    names = _field_names(sort)
    st.caption(say("mapfile.import.columns_help"))
    with st.container(horizontal=True):
        return tuple(
            st.selectbox(
                _plain(heading) or "-",
                (None, *names),
                index=(None, *names).index(field),
                format_func=lambda name: names.get(name, say("mapfile.import.ignore")),
                width=220,
                key=f"{key}.{at}",
            )
            for at, (heading, field) in enumerate(zip(table.headings, guess, strict=True))
        )


def _sort_names() -> Callable[[Sort | None], str]:
    names = {sort: sheet_name(sort, language()) for sort in PARTS}
    skip = say("mapfile.import.skip")
    return lambda sort: names[sort] if sort else skip


def _field_names(sort: Sort) -> dict[str, str]:
    return {column.name: title(column.name, language()) for column in COLUMNS[sort]}


# --- what it does to the map -------------------------------------------------------------------


def _problems(refused: MapFileRefused) -> None:
    """List what is wrong; names from a file are shown as they are, never as marks that draw something."""
    st.error(refusals.sentence(refused), icon=":material/error:")
    lines = [f"- {_plain(said(problem, language()))}" for problem in refused.problems]
    st.markdown("\n".join(lines))
    left = int(refused.params["count"]) - len(lines)
    if left > 0:
        st.caption(say("mapfile.import.more", count=left))


def _preview(visit: Visit, made: Outcome) -> None:
    st.markdown(f"**{say('mapfile.import.step_preview')}**")
    if not made.edits:
        if any(counts.same for counts in made.counts.values()):
            st.info(say("mapfile.import.nothing"), icon=":material/check:")
        else:
            st.warning(say("mapfile.import.nothing_read"), icon=":material/search_off:")
        return
    st.table([_counted(sort, made) for sort in PARTS if any(made.counts[sort])], hide_index=True)
    if made.renamed:
        names = [say("mapfile.import.rename", before=old, after=new) for old, new in made.renamed[:10]]
        st.warning(_plain(say("mapfile.import.renamed", names="; ".join(names))), icon=":material/badge:")
    st.caption(say("mapfile.import.undo_twice" if made.standing else "mapfile.import.undo"))
    pressed = st.button(say("mapfile.import.put"), type="primary", key="map_files.put")
    place = st.container()
    if pressed:
        with refusals.shown_in(place):
            _put(visit, made)
            st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
            say_next(say("mapfile.import.done"))
    _picture(made)


def _counted(sort: Sort, made: Outcome) -> dict[str, object]:
    counts = made.counts[sort]
    return {
        say("mapfile.import.counts"): sheet_name(sort, language()),
        say("mapfile.import.added"): counts.added,
        say("mapfile.import.changed"): counts.changed,
        say("mapfile.import.same"): counts.same,
    }


def _put(visit: Visit, made: Outcome) -> None:
    visit.submit(EditChain(edits=made.edits))
    if made.standing:
        visit.submit(OrderMap(standing=made.standing))


def _picture(made: Outcome) -> None:
    st.caption(say("mapfile.import.picture"))
    svg = draw(made.chain, language=language())
    # A picture cannot reach the colours of its page: it brings its own.
    coloured = svg.replace("<svg ", f'<svg style="{declarations(theme())}" ', 1)
    counts = {"actors": len(made.chain.actor), "links": len(made.chain.link)}
    st.image(coloured, width="stretch", alt=say("mapfile.import.picture_alt", **counts))


# --- taking it out -----------------------------------------------------------------------------


def map_export(visit: Visit) -> None:
    """Offer the map in every format; a file is made when somebody asks for it, of what they may see."""
    view = visit.view()
    st.subheader(say("mapfile.export.title"), anchor=False)
    if not view.chain.actor:
        st.info(say("mapfile.export.empty"), icon=":material/map:")
        return
    st.caption(say("mapfile.export.help"))
    held_figures(view, "file")
    for shelf, names in _SHELVES.items():
        st.caption(say(f"mapfile.export.{shelf}"))
        with st.container(horizontal=True):
            for name in names:
                _download(visit, name)


def _download(visit: Visit, name: str) -> None:
    spoken = language()
    st.download_button(
        say(f"mapfile.export.{name}"),
        # Of the moment of the press: a house may have taken its figures back since the page was drawn.
        lambda: written(visit.view(), name, spoken),
        named(visit.view(), name, spoken),
        FORMATS[name].mime,
        icon=":material/download:",
        on_click="ignore",
        key=f"map_files.{name}",
    )


def _plain(text: str) -> str:
    """Return the text so that Streamlit shows exactly its signs."""
    return text.translate(_MARKS)

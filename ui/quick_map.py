"""The chain map while it is being made: as it is, and as it will be with what is typed above it."""

from collections.abc import Sequence

import streamlit as st

from chain.commands import AddPart, ChangePart, Edit, EditChain
from chain.events import PartAdded, PartChanged
from chain.fold import edit_chain
from chain.map.draw import draw
from chain.map.palette import declarations
from chain.model import Chain
from chain.quicktext import Problem, QuickTextError, Told, numbered, parse, told, write
from chain.view import View
from chain.vocabulary import LinkType
from live.identity import new_id
from ui import refusals
from ui.drafts import Draft
from ui.session import Visit, language, say, say_next, theme


def quick_text(visit: Visit, view: View) -> Sequence[Edit]:
    """Take links as lines of text; return what they would change."""
    draft = Draft("prepare.quick")
    st.caption(say("pages.prepare.quick_help"))
    sorts = ", ".join(say(f"vocabulary.link_type.{one.value}") for one in LinkType)
    st.caption(say("pages.prepare.quick_sorts", sorts=sorts))
    text = st.text_area(
        say("pages.prepare.quick_label"),
        draft.typed(""),
        height=220,
        placeholder=say("pages.prepare.quick_example"),
        key=draft.key,
    )
    draft.keep(text)
    edits, problems = _read(text, view.chain)
    # What the text becomes is said below the button, so that the button stays where the mouse is going.
    saved = st.button(say("pages.prepare.quick_save"), type="primary", key="prepare.quick.save")
    place = st.container()
    _findings(text, edits, problems)
    if saved and edits:
        with refusals.shown_in(place):
            visit.submit(EditChain(edits=tuple(edits)))
            draft.renew()
            say_next(say("pages.prepare.saved"))
    if saved and not text.strip():
        place.info(say("pages.prepare.quick_empty"), icon=":material/edit_note:")
    with st.expander(say("pages.prepare.quick_write"), icon=":material/notes:"):
        st.code(write(view.chain, language()), language=None, wrap_lines=True)
    return edits


def _findings(text: str, edits: Sequence[Edit], problems: Sequence[Problem]) -> None:
    """Say which lines are not clear, and what the others become."""
    typed = dict(numbered(text))
    for problem in problems:
        # As code: in running text, Streamlit would turn the signs that one has to type into an arrow.
        reason = say(f"quicktext.problem.{problem.code}", **problem.params).replace("->", "`->`")
        st.error(
            say("pages.prepare.quick_problem", line=problem.line, reason=reason), icon=":material/error:"
        )
        st.code(typed[problem.line], language=None, wrap_lines=True)  # the field itself has no numbers
    if text.strip() and not edits and not problems:
        st.info(say("pages.prepare.quick_same"), icon=":material/check:")
    lines = [_line(one) for one in told(text)]
    if lines and (edits or problems):
        st.text("\n".join(lines))


def _line(one: Told) -> str:
    sort = say(f"vocabulary.link_type.{one.type.value}")
    what = say("pages.prepare.quick_what", type=sort, label=one.label) if one.label else sort
    return say("pages.prepare.quick_told", line=one.line, source=one.source, target=one.target, what=what)


def _read(text: str, chain: Chain) -> tuple[Sequence[Edit], Sequence[Problem]]:
    try:
        return parse(text, chain, new_id, language()), ()
    except QuickTextError as error:
        return (), error.problems


def drawing(chain: Chain, edits: Sequence[Edit]) -> None:
    """Draw the map as it will be after these edits, and say whether it is so already."""
    chain = _after(chain, edits)
    if not chain.actor:
        st.info(say("pages.prepare.map_empty"), icon=":material/map:")
        return
    st.caption(say("pages.prepare.map_planned" if edits else "pages.prepare.map"))
    svg = draw(chain, language=language())
    # st.html takes drawings out, and a picture cannot reach the colours of its page: it brings its own.
    coloured = svg.replace("<svg ", f'<svg style="{declarations(theme())}" ', 1)
    alt = say("pages.prepare.map_alt", actors=len(chain.actor), links=len(chain.link))
    st.image(coloured, width="stretch", alt=alt)


def _after(chain: Chain, edits: Sequence[Edit]) -> Chain:
    for edit in edits:
        if isinstance(edit, AddPart):
            chain = edit_chain(chain, PartAdded(sort=edit.sort, part=edit.part))
        elif isinstance(edit, ChangePart):
            chain = edit_chain(chain, PartChanged(sort=edit.sort, id=edit.id, changes=edit.changes))
    return chain

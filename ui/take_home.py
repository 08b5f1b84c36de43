"""What people take home from the report page, and a summary of what is in it."""

from collections.abc import Callable

import streamlit as st

from chain.case import unrevealed
from chain.view import View
from chain.vocabulary import Language
from exports.archive import archive
from exports.filename import filename
from exports.notes_csv import notes_csv
from exports.pdf import pdf
from exports.report import Report, report
from ui.held_figures import held_figures
from ui.session import Visit, count, say

PDFS_KEPT = 24


def downloads(visit: Visit, view: View) -> None:
    """Offer the report and its data; a PDF is made when somebody asks for it."""
    with st.container(horizontal=True):
        for language in Language:
            st.download_button(
                say(f"pages.report.pdf_{language.value}"),
                _pdf_later(visit, language),
                filename(f"{view.title} {language.value}", view.date, "pdf"),
                "application/pdf",
                type="primary" if language is visit.language else "secondary",
                icon=":material/picture_as_pdf:",
                on_click="ignore",
                key=f"report.pdf.{language.value}",
            )

    with st.container(horizontal=True):
        st.download_button(
            say("pages.report.csv"),
            lambda: notes_csv(report(visit.view(), visit.language)),
            filename(f"{view.title} {visit.language.value}", view.date, "csv"),
            "text/csv",
            icon=":material/table:",
            on_click="ignore",
            key="report.csv",
        )
        if view.leads:
            st.download_button(
                say("pages.report.json"),
                lambda: archive(visit.view()),
                filename(view.title, view.date, "json"),
                "application/json",
                help=say("pages.report.json_help"),
                icon=":material/archive:",
                on_click="ignore",
                key="report.json",
            )
    held_figures(view, "archive")
    hidden = unrevealed(view)
    if view.leads and hidden:
        st.caption(count("archive.unrevealed", hidden))


def _pdf_later(visit: Visit, language: Language) -> Callable[[], bytes]:
    """Make the file of the moment of the press: a house may have taken figures back since the page came."""

    def made() -> bytes:
        view = visit.view()
        return _pdf((view.id, view.seq, language.value), view)

    return made


@st.cache_data(max_entries=PDFS_KEPT, show_spinner=False)
def _pdf(state: tuple[str, int, str], _view: View) -> bytes:
    """Make the PDF; one of each state of a workshop serves all, as a report is made from the public view."""
    return pdf(report(_view, state[2]))


def summary(found: Report) -> None:
    """Say in a few numbers what the report holds."""
    heard = sum(note.heard for note in found.notes)
    with st.container(horizontal=True):
        st.metric(say("pages.report.people"), found.people, width="content", border=True)
        st.metric(say("pages.report.notes"), len(found.notes), width="content", border=True)
        if heard:
            st.metric(say("pages.report.heard"), heard, width="content", border=True)
        st.metric(say("pages.report.slow"), found.slow_minutes, width="content", border=True)

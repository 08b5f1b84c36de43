"""The agenda: its tempo, its phases as a table and one by one, other agendas, and the rules."""

from collections.abc import Mapping, Sequence

import streamlit as st
from pydantic import ValidationError
from streamlit import column_config as show

from chain.commands import SetAgenda, as_invalid
from chain.guide.presets import house_rules
from chain.model import Phase, Text
from chain.view import View
from chain.vocabulary import LETTERS, Scene
from live.identity import new_id
from ui import refusals
from ui.agenda_files import other_agendas
from ui.agenda_phase import phase_editor
from ui.agenda_tempo import tempo
from ui.drafts import Draft
from ui.session import Visit, language, naming, say, say_next
from ui.tables import Choice, Column, Differences, Row, edited

TEXTS = ("name", "prompt", "instruction")
"""Fields in both languages; the table shows and changes the one of the visitor."""


def agenda_table(visit: Visit, view: View) -> None:
    """Show the agenda, what is unwise about it, and ways to change it."""
    agenda = tuple(seen.phase for seen in view.agenda)
    draft = Draft("prepare.agenda")
    tempo(agenda)
    st.caption(say("pages.prepare.agenda_help"))
    found = edited(draft, _rows(agenda), _columns(), alt=say("pages.table.agenda"))
    place = st.container()
    with st.container(horizontal=True):
        label = say("pages.prepare.save_agenda")
        saved = st.button(label, type="primary", disabled=not found, key="prepare.agenda.save")
        dropped = st.button(say("pages.prepare.drop"), disabled=not found, key="prepare.agenda.drop")
    if dropped:
        draft.renew()
        st.rerun()
    if saved:
        with refusals.shown_in(place):
            _set(visit, draft, apply(agenda, found))
    phase_editor(visit, view, busy=bool(found))
    other_agendas(visit, view)
    _rules()


def _rules() -> None:
    with st.expander(say("agenda.rules.title"), icon=":material/rule:"):
        st.markdown(say("agenda.rules.refused"))
        st.markdown(say("agenda.rules.warned"))
    with st.expander(say("pages.prepare.house_rules"), icon=":material/handshake:"):
        st.caption(say("agenda.house_rules_help"))
        for rule in house_rules():
            st.markdown(f"- {rule.to(language())}")
        st.markdown(f"**{say('agenda.aloud.title')}**")
        for name in ("hats", "competition", "chatham"):
            st.markdown(say(f"agenda.aloud.{name}"))


def _set(visit: Visit, draft: Draft, agenda: Sequence[Phase]) -> None:
    visit.submit(SetAgenda(agenda=tuple(agenda)))
    draft.renew()
    say_next(say("pages.prepare.saved"))


def _rows(agenda: Sequence[Phase]) -> list[Row]:
    return [
        {
            "id": phase.id,
            "place": place,
            "name": phase.name.to(language()),
            "letter": phase.letter.value if phase.letter else None,
            "minutes": phase.minutes,
            "slow_minutes": phase.slow_minutes,
            "dark": phase.dark,
            "scene": phase.scene.value,
            "prompt": phase.prompt.to(language()),
            "instruction": phase.instruction.to(language()),
        }
        for place, phase in enumerate(agenda, start=1)
    ]


def _columns() -> Mapping[str, Column]:
    def text(name: str, limit: int) -> Column:
        return Column(show.TextColumn(say(f"pages.agenda.{name}"), max_chars=limit))

    def number(name: str, low: int, high: int) -> Column:
        config = show.NumberColumn(
            say(f"pages.agenda.{name}"), min_value=low, max_value=high, step=1, width=130
        )
        return Column(config, "Int64")

    def words(name: str, prefix: str, options: Sequence[str], default: str | None = None) -> Column:
        label = say(f"pages.agenda.{name}")
        config = show.SelectboxColumn(
            label, options=options, format_func=naming(f"vocabulary.{prefix}", options), default=default
        )
        return Choice(config)

    return {
        "place": number("place", 1, 60),
        "name": text("name", 200),
        "letter": words("letter", "letter", [letter.value for letter in LETTERS]),
        "minutes": number("minutes", 0, 600),
        "slow_minutes": number("slow_minutes", 0, 600),
        "dark": Column(
            show.CheckboxColumn(say("pages.agenda.dark"), help=say("pages.agenda.dark_help"), default=False),
            "boolean",
        ),
        "scene": words("scene", "scene", [scene.value for scene in Scene], Scene.PROMPT.value),
        "prompt": text("prompt", 2000),
        "instruction": text("instruction", 2000),
    }


def apply(agenda: Sequence[Phase], found: Differences) -> list[Phase]:
    """Return the agenda with these differences; a phase that was moved comes before the one that stood there.

    Raises:
        RowRefused: a phase cannot be as it is.
    """
    changes = {id: (row, fields) for row, id, fields in found.changed}
    placed: list[tuple[int, int, Phase]] = []
    for place, phase in enumerate(agenda, start=1):
        if phase.id in found.removed:
            continue
        row, fields = changes.get(phase.id, (place, {}))
        wanted = int(fields.get("place") or place)
        # A phase that moves down makes room above it, so it has to pass the one that stands at its new place.
        rank = 0 if wanted < place else 2 if wanted > place else 1
        placed.append((wanted, rank, _phase(row, phase, fields)))
    for row, values in found.added:
        placed.append((int(values.get("place") or len(agenda) + row), 0, _phase(row, None, values)))
    return [phase for _, _, phase in sorted(placed, key=lambda one: one[:2])]


def _phase(row: int, phase: Phase | None, fields: Row) -> Phase:
    given = {name: value for name, value in fields.items() if name not in ("id", "place", *TEXTS)}
    if phase is None:
        given = {name: value for name, value in given.items() if value is not None}
        phase_values = {"id": new_id(), "name": {}, "minutes": 0}
    else:
        phase_values = phase.model_dump()
    for name in TEXTS:
        if name in fields:
            before = Text.model_validate(phase_values.get(name, {}))
            given[name] = before.model_dump() | {language().value: fields[name] or ""}
    try:
        return Phase.model_validate(phase_values | given)
    except ValidationError as error:
        raise refusals.RowRefused("agenda", row, as_invalid(error)) from error

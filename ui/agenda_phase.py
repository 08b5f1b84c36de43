"""One phase of the agenda: its place, its words in both languages, and what the facilitator wants to say."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from chain.commands import SetAgenda
from chain.guide.presets import METHODS
from chain.i18n import catalogue, t
from chain.model import Phase, Text
from chain.view import View
from chain.vocabulary import Language, Scene
from live.identity import new_id
from ui import refusals
from ui.agenda_order import carried
from ui.drafts import Draft
from ui.session import Visit, language, naming, say, say_next

CHOSEN = "prepare.phase.chosen"
WANTED = "prepare.phase.wanted"
"""The phase to show in the next run, such as one that was just made."""

NEW_MINUTES = 10
TEXTS = ("name", "prompt", "instruction")


def phase_editor(visit: Visit, view: View, *, busy: bool) -> None:
    """Show one phase to be changed, moved, doubled or taken out; ``busy`` while the table holds changes."""
    agenda = tuple(seen.phase for seen in view.agenda)
    _order(visit, agenda, busy=busy)
    st.subheader(say("agenda.phase.title"), anchor=False)
    phase = _chosen(agenda)
    place = st.container()
    if phase is not None:
        _places(visit, agenda, phase, place, busy=busy)
        _form(visit, agenda, phase)
    else:
        _add(visit, agenda, None, place)


def _chosen(agenda: Sequence[Phase]) -> Phase | None:
    names = {one.id: f"{number}. {one.name.to(language())}" for number, one in enumerate(agenda, start=1)}
    if (wanted := st.session_state.pop(WANTED, None)) in names:
        st.session_state[CHOSEN] = wanted
    if st.session_state.get(CHOSEN) not in names:
        st.session_state.pop(CHOSEN, None)
    if not agenda:
        return None
    id = st.selectbox(
        say("agenda.phase.which"), list(names), format_func=lambda id: names.get(id, ""), key=CHOSEN
    )
    return next(one for one in agenda if one.id == id)


# --- its place ---------------------------------------------------------------------------------


def _order(visit: Visit, agenda: Sequence[Phase], *, busy: bool) -> None:
    st.subheader(say("pages.order.title"), anchor=False)
    st.caption(say("agenda.phase.busy" if busy else "pages.order.help"))
    place = st.container()
    if (move := carried(agenda, locked=busy)) and any(one.id == move[0] for one in agenda):
        _set(visit, moved(agenda, *move), place, move[0])


def _places(visit: Visit, agenda: Sequence[Phase], phase: Phase, place: Any, *, busy: bool) -> None:
    at = agenda.index(phase)
    with st.container(horizontal=True):
        earlier = st.button(
            say("agenda.phase.earlier"),
            icon=":material/arrow_upward:",
            disabled=busy or at == 0,
            key="prepare.phase.earlier",
        )
        later = st.button(
            say("agenda.phase.later"),
            icon=":material/arrow_downward:",
            disabled=busy or at == len(agenda) - 1,
            key="prepare.phase.later",
        )
        _add(visit, agenda, phase, place, busy=busy)
        taken = st.button(
            say("agenda.phase.remove"), icon=":material/delete:", disabled=busy, key="prepare.phase.remove"
        )
    if busy:
        st.caption(say("agenda.phase.busy"))
    if earlier or later:
        _set(visit, moved(agenda, phase.id, -1 if earlier else 1), place, phase.id)
    if taken:
        rest = [one for one in agenda if one.id != phase.id]
        _set(visit, rest, place, rest[max(0, at - 1)].id if rest else "")


def moved(agenda: Sequence[Phase], id: str, steps: int) -> list[Phase]:
    """Return the agenda with one phase so many places later, or earlier below 0."""
    at = next(number for number, one in enumerate(agenda) if one.id == id)
    rest = [one for one in agenda if one.id != id]
    rest.insert(max(0, at + steps), agenda[at])
    return rest


def _add(
    visit: Visit, agenda: Sequence[Phase], after: Phase | None, place: Any, *, busy: bool = False
) -> None:
    if st.button(say("agenda.phase.add"), icon=":material/add:", disabled=busy, key="prepare.phase.add"):
        name = Text(**{one.value: t(one, "agenda.phase.new") for one in Language})
        made = Phase(id=new_id(), name=name, minutes=NEW_MINUTES, method="round")
        at = agenda.index(after) + 1 if after else 0
        _set(visit, [*agenda[:at], made, *agenda[at:]], place, made.id)


def _set(visit: Visit, agenda: Sequence[Phase], place: Any, then: str) -> None:
    with refusals.shown_in(place):
        visit.submit(SetAgenda(agenda=tuple(agenda)))
        Draft("prepare.agenda").renew()
        st.session_state[WANTED] = then
        say_next(say("agenda.phase.moved"))


# --- its words ---------------------------------------------------------------------------------


def _form(visit: Visit, agenda: Sequence[Phase], phase: Phase) -> None:
    draft = Draft(f"prepare.phase.{phase.id}")
    if not _touched(draft, draft.begun_with(phase)) and draft.begun_with(phase) != phase:
        draft.renew()
    begun: Phase = draft.begun_with(phase)
    with st.container(border=True):
        typed = _fields(draft, begun.model_copy(update=draft.typed({})))
        changed = changes(begun, typed)
        draft.keep(changed)
        place = st.container()
        with st.container(horizontal=True):
            label = say("agenda.phase.save")
            saved = st.button(label, type="primary", disabled=not changed, key="prepare.phase.save")
            dropped = st.button(say("pages.prepare.drop"), disabled=not changed, key="prepare.phase.drop")
    if dropped:
        draft.renew()
        st.rerun()
    if saved:
        with refusals.shown_in(place):
            visit.submit(SetAgenda(agenda=tuple(_changed(agenda, phase, changed))))
            draft.renew()
            Draft("prepare.agenda").renew()
            say_next(say("pages.prepare.saved"))


def _touched(draft: Draft, begun: Phase) -> bool:
    """Say whether somebody has typed in this phase, even just now."""
    before = begun.model_dump()
    for name in TEXTS:
        before |= {f"{name}.{one}": text for one, text in before.pop(name).items()}
    now = ((st.session_state.get(f"{draft.key}.{name}", value), value) for name, value in before.items())
    return bool(draft.typed({})) or any(typed != value for typed, value in now)


def _fields(draft: Draft, start: Phase) -> dict[str, Any]:
    fields = _numbers(draft, start)
    fields |= {name: _both(draft, start, name) for name in TEXTS}
    fields["own_words"] = st.text_area(
        say("agenda.phase.own_words"),
        start.own_words,
        help=say("agenda.phase.own_words_help"),
        max_chars=2000,
        key=f"{draft.key}.own_words",
    )
    return fields


def changes(begun: Phase, typed: Mapping[str, Any]) -> dict[str, Any]:
    """Return what differs from how the phase was found, so that another's changes to it stay."""
    return {name: value for name, value in typed.items() if value != getattr(begun, name)}


def _changed(agenda: Sequence[Phase], phase: Phase, fields: Mapping[str, Any]) -> list[Phase]:
    # As plain values, so that the texts are checked like everything else.
    plain = {name: value.model_dump() if isinstance(value, Text) else value for name, value in fields.items()}
    made = Phase.model_validate(phase.model_dump() | plain)
    return [made if one.id == phase.id else one for one in agenda]


def _numbers(draft: Draft, start: Phase) -> dict[str, Any]:
    left, right, far = st.columns(3)
    return {
        "minutes": left.number_input(
            say("pages.agenda.minutes"), 0, 600, start.minutes, key=f"{draft.key}.minutes"
        ),
        "slow_minutes": right.number_input(
            say("pages.agenda.slow_minutes"), 0, 600, start.slow_minutes, key=f"{draft.key}.slow_minutes"
        ),
        "scene": far.selectbox(
            say("pages.agenda.scene"),
            list(Scene),
            list(Scene).index(start.scene),
            format_func=naming("vocabulary.scene", Scene),
            key=f"{draft.key}.scene",
        ),
        "method": _method(draft, start),
        "dark": st.checkbox(
            say("pages.agenda.dark"),
            start.dark,
            help=say("pages.agenda.dark_help"),
            key=f"{draft.key}.dark",
        ),
    }


def _method(draft: Draft, start: Phase) -> str:
    """Let a method be chosen by its word, or called by one's own."""
    options = list(dict.fromkeys((*METHODS, start.method)))
    chosen = st.selectbox(
        say("agenda.phase.method"),
        options,
        options.index(start.method),
        format_func=method_name,
        accept_new_options=True,
        help=say("agenda.phase.method_help"),
        key=f"{draft.key}.method",
    )
    return chosen or ""


def method_name(method: str) -> str:
    """Return the word of a method; one that the product does not know is called as it was typed."""
    key = f"method.{method}"
    return say(key) if key in catalogue(language()) else method or "–"


def _both(draft: Draft, start: Phase, name: str) -> Text:
    """Ask for a text in both languages, the visitor's own first."""
    before: dict[str, str] = getattr(start, name).model_dump()
    typed: dict[str, Any] = dict(before)
    order = sorted(Language, key=lambda one: one is not language())
    for column, one in zip(st.columns(2), order, strict=True):
        label = say("agenda.phase.in_language", text=say(f"pages.agenda.{name}"), language=_called(one))
        key = f"{draft.key}.{name}.{one.value}"
        if name == "name":
            typed[one.value] = column.text_input(label, before[one.value], max_chars=200, key=key)
        else:
            typed[one.value] = column.text_area(label, before[one.value], max_chars=2000, key=key)
    return Text.model_construct(**typed)


def _called(one: Language) -> str:
    return say(f"vocabulary.language.{one.value}")

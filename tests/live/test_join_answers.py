"""The door asks how somebody comes, in four words; who answered what is shown nowhere."""

import pytest

from chain.view import Viewer
from chain.vocabulary import Role, Rsvp
from tests.live.table import LAPTOP, Table
from tests.live.test_join import form


def lead(table: Table) -> Viewer:
    return Viewer(
        role=Role.FACILITATOR, id=table.hub.follow_link(table.created.link.rsplit("/", 1)[1]).person
    )


@pytest.mark.parametrize("answer", Rsvp)
def test_an_answer_is_counted_and_not_told_alone(table: Table, answer: Rsvp) -> None:
    table.client.post(f"/join/{table.created.code}", data=form(rsvp=answer.value), headers=LAPTOP)

    seen = table.hub.view(table.workshop, lead(table))
    assert (seen.rsvp_answers, seen.rsvps) == (1, {})
    assert len(seen.people) == (0 if answer is Rsvp.NO else 1)


def test_nobody_has_to_answer(table: Table) -> None:
    table.client.post(f"/join/{table.created.code}", data=form(rsvp=""), headers=LAPTOP)

    assert not table.hub.view(table.workshop, lead(table)).rsvp_answers


def test_the_own_browser_remembers_the_answer(table: Table) -> None:
    path = f"/join/{table.created.code}"
    table.client.post(path, data=form(rsvp="must"), headers=LAPTOP)

    assert '<option value="must" selected>' in table.client.get(path).text


def test_only_facilitators_get_totals(table: Table) -> None:
    table.client.post(f"/join/{table.created.code}", data=form(rsvp="must"), headers=LAPTOP)

    for role in (Role.PARTICIPANT, Role.PROJECTOR, Role.STRANGER):
        assert table.hub.view(table.workshop, Viewer(role=role)).rsvp_answers == 0


def test_no_view_of_anybody_says_who_answered_what(table: Table) -> None:
    table.client.post(f"/join/{table.created.code}", data=form(rsvp="must"), headers=LAPTOP)

    people = table.hub.view(table.workshop, lead(table)).people
    assert "must" not in repr(people)
    assert "rsvp" not in repr(people)

"""Prepare, before the session: how people come in totals, their interests, and never who answered what."""

import pytest

from chain.commands import Join
from chain.i18n import t
from chain.model import By, Participant
from chain.vocabulary import Language, Role, Rsvp
from live.hub import Created, Hub
from tests.ui.browser import Browser, words

ANSWERS = (Rsvp.WANT, Rsvp.WANT, Rsvp.WILLING, Rsvp.MUST, Rsvp.NO)


def join(hub: Hub, created: Created, number: int, rsvp: Rsvp | None, interest: str = "") -> None:
    name = f"Gast{number}"
    one = Participant(id=f"guest{number}", name=name, house="Rijpkelder", rsvp=rsvp, interest=interest)
    hub.submit(created.workshop, Join(participant=one), By(role=Role.STRANGER))


@pytest.fixture
def answered(hub: Hub, created: Created) -> None:
    for number, answer in enumerate(ANSWERS):
        join(hub, created, number, answer)


def metrics(lead: Browser, created: Created) -> dict[str, str]:
    page = lead.open("prepare", created.workshop)
    return {one.label: one.value for one in page.metric}


def test_answers_are_shown_as_totals_with_the_share_that_wants_to_come(
    lead: Browser, created: Created, answered: None
) -> None:
    found = metrics(lead, created)

    shown = [found[t(Language.NL, f"vocabulary.rsvp.{one.value}")] for one in Rsvp]
    assert shown == ["2", "1", "1", "1"]
    assert found[t(Language.NL, "agenda.rsvp.want")].replace("\xa0", " ") == "40%"


def test_few_answers_are_not_told_apart(lead: Browser, hub: Hub, created: Created) -> None:
    for number, answer in enumerate(ANSWERS[:4]):
        join(hub, created, number, answer)

    found = metrics(lead, created)

    assert not [one for one in Rsvp if t(Language.NL, f"vocabulary.rsvp.{one.value}") in found]


def test_the_sixth_answer_changes_nothing_that_is_shown(lead: Browser, hub: Hub, created: Created) -> None:
    for number, answer in enumerate(ANSWERS):
        join(hub, created, number, answer)
    before = metrics(lead, created)

    join(hub, created, 6, Rsvp.MUST)

    assert metrics(lead, created) == before


def test_without_any_answer_nothing_is_said_about_answers(lead: Browser, hub: Hub, created: Created) -> None:
    join(hub, created, 1, None)

    assert t(Language.NL, "agenda.rsvp.want") not in metrics(lead, created)


@pytest.mark.parametrize("name", ["prepare", "cockpit", "report", "insights"])
def test_no_page_tells_who_answered_what(lead: Browser, hub: Hub, created: Created, name: str) -> None:
    """The same people with other answers make the same page, as long as the totals are the same."""
    for number, answer in enumerate(ANSWERS):
        join(hub, created, number, answer if answer is not Rsvp.NO else Rsvp.WANT)
    other = hub.create("Ketendag", "Wie kent onze gast nog?", language=Language.NL, facilitator="Saskia")
    lead.follow(other)
    for number, answer in enumerate(reversed(ANSWERS)):
        join(hub, other, number, answer if answer is not Rsvp.NO else Rsvp.WANT)

    def told(workshop: Created) -> str:
        page = lead.open(name, workshop.workshop)
        tables = [frame.value.to_csv() for frame in page.dataframe]
        numbers = [f"{one.label} {one.value}" for one in page.metric]
        return "\n".join([words(page), *tables, *numbers]).replace(workshop.code, "CODE")

    assert told(created) == told(other)


def test_interests_are_listed_for_the_opening_as_plain_text(
    lead: Browser, hub: Hub, created: Created
) -> None:
    join(hub, created, 1, None, "**schaatsen** op natuurijs")

    page = lead.open("prepare", created.workshop)

    assert "Gast1: **schaatsen** op natuurijs" in [one.value for one in page.text]


def test_the_invitation_asks_how_somebody_comes_and_for_an_interest(
    browser: Browser, created: Created
) -> None:
    browser.follow(created)
    page = browser.open("prepare", created.workshop)

    codes = "\n".join(one.value for one in page.code)
    for language in Language:
        assert t(language, "agenda.letter.interest") in codes
        assert t(language, "agenda.letter.answer", address="").split("  ")[0][:40] in codes

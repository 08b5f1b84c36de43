"""Who knows the guest, on a participant's own page: the house writes its routes and decides who sees them."""

import pytest
from streamlit.testing.v1 import AppTest

from chain.commands import AddPart, EditChain, Join
from chain.i18n import t
from chain.model import Actor, By, Participant, Tier
from chain.view import View, Viewer
from chain.vocabulary import ContactOwner, Language, Role
from live.hub import Created, Hub
from live.identity import Seat
from tests.ui.browser import Browser, words

NL = Language.NL
CANARY = "kanariekwikstaart"


@pytest.fixture
def chain(hub: Hub, created: Created) -> None:
    parts = (
        AddPart(sort="tier", part=Tier(id="t1", name="Winkel", order=1)),
        AddPart(sort="tier", part=Tier(id="t2", name="Gast", order=2)),
        AddPart(sort="actor", part=Actor(id="a1", name="De Gouden Korst", tier="t1")),
        AddPart(sort="actor", part=Actor(id="a2", name="De Meeuw", tier="t1")),
        AddPart(sort="actor", part=Actor(id="g1", name="Gezinnen", tier="t2")),
    )
    lead = hub.follow_link(created.link.rsplit("/", 1)[1])
    hub.submit(created.workshop, EditChain(edits=parts), lead.by)


def at_the_table(hub: Hub, created: Created, name: str, actor: str | None) -> Browser:
    """Somebody of this house, with a browser of their own."""
    one = Participant(id=name.casefold(), name=name, actor=actor, house="" if actor else "Thuis")
    hub.submit(created.workshop, Join(participant=one), By(role=Role.STRANGER))
    browser = Browser(hub)
    browser.sit(Seat(created.workshop, Role.PARTICIPANT, one.id))
    return browser


def own_page(browser: Browser, created: Created) -> AppTest:
    page = browser.open("insights", created.workshop)
    page.session_state["insights.tabs.nl"] = t(NL, "pages.insights.tab.who_knows")
    return browser.run()


def seen(hub: Hub, created: Created, person: str) -> View:
    return hub.view(created.workshop, Viewer(role=Role.PARTICIPANT, id=person))


@pytest.mark.usefixtures("chain")
def test_a_house_writes_its_own_routes_and_shares_them_when_it_wants(hub: Hub, created: Created) -> None:
    noor = at_the_table(hub, created, "Noor", "a1")
    at_the_table(hub, created, "Kees", "a2")
    page = own_page(noor, created)
    page.radio(key="routes.a1.new.0.contact_owner").set_value("nobody")
    noor.type("routes.a1.new.0.capture_moment", CANARY)
    noor.press("routes.a1.save")
    [route] = seen(hub, created, "noor").chain.route.values()
    assert (route.share, route.contact_owner) == (1.0, ContactOwner.NOBODY)
    assert not seen(hub, created, "kees").chain.route

    noor.press("routes.a1.share")
    assert seen(hub, created, "kees").chain.route
    noor.press("routes.a1.withdraw")
    assert not seen(hub, created, "kees").chain.route


@pytest.mark.usefixtures("chain")
def test_before_they_share_people_read_what_others_will_see(hub: Hub, created: Created) -> None:
    page = own_page(at_the_table(hub, created, "Noor", "a1"), created)

    assert t(NL, "pages.consent.what") in words(page)
    assert t(NL, "pages.consent.closed", names="Noor") in [one.value for one in page.text]


@pytest.mark.usefixtures("chain")
def test_a_colleague_who_wrote_meanwhile_is_not_written_over(hub: Hub, created: Created) -> None:
    noor, bas = (at_the_table(hub, created, name, "a1") for name in ("Noor", "Bas"))
    page = own_page(noor, created)
    page.radio(key="routes.a1.new.0.contact_owner").set_value("self")
    noor.press("routes.a1.save")
    [id] = seen(hub, created, "noor").chain.route
    noor.press(f"routes.{id}.change")
    other = own_page(bas, created)
    bas.press(f"routes.{id}.change")
    other.number_input(key=f"routes.a1.{id}.0.share").set_value(30.0)
    bas.press(f"routes.{id}.save")

    page.number_input(key=f"routes.a1.{id}.0.share").set_value(80.0)
    shown = noor.press(f"routes.{id}.save")

    assert "0.3" in shown.error[0].value
    assert seen(hub, created, "noor").chain.route[id].share == 0.3
    noor.press(f"routes.{id}.save")
    assert seen(hub, created, "noor").chain.route[id].share == 0.8


@pytest.mark.usefixtures("chain")
def test_a_house_off_the_map_is_told_what_to_do(hub: Hub, created: Created) -> None:
    page = own_page(at_the_table(hub, created, "Noor", None), created)

    assert t(NL, "pages.routes.no_house") in words(page)

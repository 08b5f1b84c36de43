"""The page Insights under test: what is on it, and the workshops that it is about."""

import json
from collections.abc import Iterator
from typing import Any

from streamlit.testing.v1 import AppTest

from chain.commands import AddPart, ChangePart, EditChain, Join, RemovePart, StartPhase
from chain.i18n import t
from chain.model import Actor, By, Link, Participant, Tier
from chain.view import View, Viewer
from chain.vocabulary import Language, Letter, LinkType, Position, Role
from live.hub import Created, Hub
from live.identity import Seat
from tests.ui.browser import Browser


def open_at(browser: Browser, created: Created, tab: str) -> AppTest:
    """Open the page with this part of it in front."""
    page = browser.open("insights", created.workshop)
    page.session_state[f"insights.tabs.{browser.language.value}"] = t(
        browser.language, f"pages.insights.tab.{tab}"
    )
    return browser.run()


def seated(hub: Hub, created: Created, person: str, language: Language = Language.NL) -> Browser:
    one = Browser(hub, language=language)
    one.sit(Seat(created.workshop, Role.PARTICIPANT, person))
    return one


def view_of(hub: Hub, created: Created, role: Role = Role.PROJECTOR) -> View:
    return hub.view(created.workshop, Viewer(role=role))


def lead_of(hub: Hub, created: Created) -> By:
    return By(role=Role.FACILITATOR, id=view_of(hub, created).facilitators[0].id)


def edit(hub: Hub, created: Created, *edits: AddPart | ChangePart | RemovePart) -> None:
    hub.submit(created.workshop, EditChain(edits=edits), lead_of(hub, created))


def table(page: AppTest, *columns: str) -> list[dict[str, Any]]:
    """Return the rows of the table that has these columns."""
    found = [one.value for one in page.dataframe if set(columns) <= set(one.value.columns)]
    assert len(found) == 1, columns
    return [{str(key): value for key, value in row.items()} for row in found[0].to_dict("records")]


def charts(page: AppTest) -> list[dict[str, Any]]:
    return [json.loads(one.proto.spec) for one in page.get("plotly_chart")]


def everything(page: AppTest) -> str:
    """Return all that went to this browser: words, tables, charts, drawings and options."""
    return "\n".join([*_protos(page), *(one.value.to_csv() for one in page.dataframe)])


def _protos(page: AppTest) -> Iterator[str]:
    for node in page.main:
        yield str(getattr(node, "proto", ""))


def draw_small(hub: Hub, created: Created) -> None:
    tiers = [("source", 1, Position.UPSTREAM), ("shop", 2, Position.FOCAL), ("end", 3, Position.DOWNSTREAM)]
    actors = [("farm", "source"), ("deli", "shop"), ("family", "end")]
    links = [("farm", "deli"), ("deli", "family")]
    edit(
        hub,
        created,
        *(AddPart(sort="tier", part=Tier(id=id, name=id, order=at, position=side)) for id, at, side in tiers),
        *(AddPart(sort="actor", part=Actor(id=id, name=id, tier=tier)) for id, tier in actors),
        *(
            AddPart(
                sort="link", part=Link(id=f"{one}-{other}", source=one, target=other, type=LinkType.GOODS)
            )
            for one, other in links
        ),
    )


def start_letter(hub: Hub, created: Created) -> None:
    phase = next(one.phase for one in view_of(hub, created).agenda if one.phase.letter is Letter.T)
    hub.submit(created.workshop, StartPhase(phase=phase.id), lead_of(hub, created))


def join(hub: Hub, created: Created, name: str, actor: str | None = "farm") -> Browser:
    one = Participant(id=name.lower(), name=name, actor=actor, house="" if actor else "De Schuur")
    hub.submit(created.workshop, Join(participant=one), By(role=Role.STRANGER))
    return seated(hub, created, one.id)

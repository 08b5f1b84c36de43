"""A seller's figures stay with it: a canary in them reaches nobody else in any form, until it agrees."""

import io
import json
from collections.abc import Iterator

import pytest
from pypdf import PdfReader

from chain import commands as c
from chain.errors import ChainError
from chain.model import By, DemandRoute, Look
from chain.view import Viewer, view
from chain.vocabulary import ContactOwner, Language, Overlay, Role, Scene
from exports.archive import archive
from exports.mapfile.write import written
from exports.pdf import pdf
from exports.report import report
from live import fragments
from tests.builders import HOUSES, LEAD, Play, a_participant, a_workshop, person_by
from tests.chain.test_view import everything

WORD = "kanariekwikstaart"
SHARE = 0.4187
FIGURE = "4187"

SEATS = {
    "seller": Viewer(role=Role.PARTICIPANT, id="noor"),
    "colleague": Viewer(role=Role.PARTICIPANT, id="bas"),
    "other house": Viewer(role=Role.PARTICIPANT, id="kees"),
    "facilitator": Viewer(role=Role.FACILITATOR, id=LEAD.id),
    "any participant": Viewer(role=Role.PARTICIPANT),
    "projector": Viewer(role=Role.PROJECTOR),
    "stranger": Viewer(role=Role.STRANGER),
    "impostor on the wall": Viewer(role=Role.PROJECTOR, id="noor"),
    "nameless facilitator": Viewer(role=Role.FACILITATOR),
}
HOUSE = {"seller", "colleague"}
TABLE = set(SEATS) - {"stranger"}


def the_canary() -> DemandRoute:
    return DemandRoute(
        id="r1",
        seller="deli",
        end="family",
        via=("stall",),
        share=SHARE,
        contact_owner=ContactOwner.OTHER,
        known_share=0.1,
        capture_moment=WORD,
    )


def write(play: Play, by: By) -> None:
    play.do(c.EditChain(edits=(c.AddPart(sort="route", part=the_canary()),)), by)


def agree(play: Play, agreed: bool, by: By) -> None:
    play.do(c.AgreeRoutes(seller="deli", agreed=agreed), by)


@pytest.fixture
def play() -> Play:
    """Noor wrote the canary down for the deli, and the room looks at what is given away."""
    play = a_workshop()
    write(play, person_by("noor"))
    play.do(c.ShowScene(scene=Scene.MAP))
    play.do(c.ShowMap(look=Look(overlay=Overlay.GIVEN_AWAY, off=("type:goods",))))
    return play


def given_to(play: Play, seat: Viewer) -> str:
    """All that leaves the server for this seat: the view, the screens in both languages, and the files."""
    chain = repr(view(play.state, seat).chain)
    return "\n".join([everything(play.state, seat), chain, *_screens(play, seat), *_files(play, seat)])


def _screens(play: Play, seat: Viewer) -> Iterator[str]:
    if seat.role is Role.STRANGER:
        return
    for language in Language:
        seen = view(play.state, seat.model_copy(update={"language": language}), frozenset(HOUSES))
        for scene in (Scene.MAP, Scene.CLOSED_DOOR):
            shown = play.state.model_copy(update={"scene": scene})
            yield fragments.screen(view(shown, seen.viewer, frozenset(HOUSES)))
        yield repr(fragments.own(seen))
        events = [recorded.event for recorded in play.log]
        yield repr(fragments.patches(seen, seen, events))
        yield repr(fragments.own_patches(seen, events))


def _files(play: Play, seat: Viewer) -> Iterator[str]:
    seen = view(play.state, seat)
    printed = report(seen, Language.NL)
    yield repr(printed)
    for name in ("json", "graphml", "gexf", "svg"):
        yield written(seen, name, Language.NL).decode()
    if seen.leads:
        yield "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf(printed))).pages)
        yield archive(seen).decode()


def who_knows(play: Play) -> set[str]:
    told = {name: given_to(play, seat) for name, seat in SEATS.items()}
    return {name for name, text in told.items() if WORD in text or FIGURE in text}


def test_unshared_figures_reach_the_house_only(play: Play) -> None:
    assert who_knows(play) == HOUSE


def test_shared_figures_reach_the_table(play: Play) -> None:
    agree(play, True, person_by("bas"))

    assert who_knows(play) == TABLE
    assert WORD in archive(play.as_lead()).decode()


def test_figures_that_were_taken_back_reach_the_house_only(play: Play) -> None:
    agree(play, True, person_by("noor"))
    agree(play, False, person_by("bas"))

    assert who_knows(play) == HOUSE
    assert json.loads(archive(play.as_lead()))["demand_routes"] == []


def test_figures_for_somebody_without_a_device_are_known_to_who_wrote_them() -> None:
    play = a_workshop("kees", "daan")
    play.do(c.Join(participant=a_participant("noor", proxy=True)))
    play.do(c.Join(participant=a_participant("bas", proxy=True)))
    write(play, LEAD)

    leads = {"facilitator", "nameless facilitator"}
    assert who_knows(play) == HOUSE | leads
    agree(play, True, LEAD)
    assert who_knows(play) == TABLE
    agree(play, False, LEAD)
    assert who_knows(play) == HOUSE | leads


def test_a_switched_off_route_is_named_to_who_may_see_it(play: Play) -> None:
    agree(play, True, person_by("noor"))
    play.do(c.ShowMap(look=Look(off=("route:r1",))))
    agree(play, False, person_by("noor"))

    assert play.as_projector().look.off == ()
    assert play.as_lead().look.off == ()
    assert play.as_person("bas").look.off == ("route:r1",)


WISHES: dict[str, c.Command] = {
    "change": c.EditChain(edits=(c.ChangePart(sort="route", id="r1", changes={"share": 0.1}),)),
    "was": c.EditChain(
        edits=(c.ChangePart(sort="route", id="r1", changes={"share": 0.1}, was={"share": 0.2}),)
    ),
    "broken": c.EditChain(edits=(c.ChangePart(sort="route", id="r1", changes={"share": 7}),)),
    "remove": c.EditChain(edits=(c.RemovePart(sort="route", id="r1"),)),
    "over": c.EditChain(
        edits=(c.AddPart(sort="route", part=the_canary().model_copy(update={"id": "r2", "share": 0.99})),)
    ),
    "same": c.EditChain(edits=(c.AddPart(sort="route", part=the_canary()),)),
    "actor": c.EditChain(edits=(c.RemovePart(sort="actor", id="family"),)),
    "agree": c.AgreeRoutes(seller="deli", agreed=True),
}


@pytest.mark.parametrize("wish", WISHES.values(), ids=WISHES)
@pytest.mark.parametrize("by", [person_by("kees"), LEAD], ids=["other house", "facilitator"])
def test_no_refusal_tells_a_figure(play: Play, wish: c.Command, by: By) -> None:
    play.do(c.OpenMap(open=True))
    play.do(c.Undo())
    play.do(c.OpenMap(open=True))
    with pytest.raises(ChainError) as refused:
        play.do(wish, by)

    told = repr((refused.value.code, refused.value.params, str(refused.value)))
    assert FIGURE not in told
    assert "percent" not in told
    assert play.state.chain.route == {"r1": the_canary()}
    assert not play.state.agreed

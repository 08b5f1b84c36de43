"""Who leads chooses how everybody looks at the map; what a house keeps to itself is on no shared screen."""

import json
from collections.abc import Iterator

import pytest

from chain import commands as c
from chain.i18n import t
from chain.map.overlays import reading
from chain.model import Actor, DemandRoute, Look
from chain.vocabulary import ContactOwner, Language, Letter, Overlay, Role, Scene
from live.fragments import screen
from live.fragments.looks import Door, cut_off, doors
from tests.builders import Play, a_workshop, about, person_by
from tests.live.dom import Node, page
from tests.live.test_fragments import AUDIENCES, act, seen

SHOPS = {"deli": "noor", "stall": "kees"}
"""Two houses with figures, and who speaks for them."""
KNOWN = {"deli": 0.47, "stall": 0.3742}


def a_route(id: str, seller: str, share: float = 1.0, **fields: object) -> DemandRoute:
    told = {"contact_owner": ContactOwner.NOBODY, "known_share": 0.25, **fields}
    return DemandRoute(id=id, seller=seller, end="family", share=share, **told)


def with_figures() -> Play:
    """A chain of which two houses have written down who knows their guest; nobody agreed to show it yet."""
    play = a_workshop(at=Letter.T)
    for seller, person in SHOPS.items():
        secret = a_route(
            f"way-{seller}", seller, known_share=KNOWN[seller], capture_moment=f"GEHEIM-{seller}"
        )
        play.do(c.EditChain(edits=(c.AddPart(sort="route", part=secret),)), person_by(person))
    return play


def agree(seller: str, agreed: bool = True) -> c.AgreeRoutes:
    return c.AgreeRoutes(seller=seller, agreed=agreed)


def look(**fields: object) -> c.ShowMap:
    return c.ShowMap(look=Look(**fields))


def script() -> Iterator[tuple[str, c.Command]]:
    """Every way to look, on the map and with all doors closed, while parts and consents change."""
    farm = Actor(id="farm2", name="De Tweede Weide", tier="source")
    yield "", look(overlay=Overlay.HEAT, letter=Letter.T)
    yield "bas", c.WriteNote(id="n1", letter=Letter.T, text="Te duur", target=about("deli"))
    yield "", c.RevealNotes(letter=Letter.T)
    yield "bas", c.EditNote(id="n1", text="Te duur", target=about("stall"))
    yield "bas", c.DeleteNote(id="n1")
    for scene in (Scene.MAP, Scene.CLOSED_DOOR):
        yield "", c.ShowScene(scene=scene)
        yield "noor", agree("deli")
        yield from (("", look(overlay=one)) for one in Overlay)
        yield "", look(overlay=Overlay.HEAT, letter=Letter.T, mirrored=True)
        yield "", look(overlay=Overlay.NEIGHBOURS, actor="deli")
        yield "", look(overlay=Overlay.WHAT_IF, off=("actor:farm", "type:service", "link:cheese"))
        yield "", look(overlay=Overlay.WHAT_IF, off=("route:way-deli",))
        yield "noor", _changed("way-deli", share=0.5)
        yield "kees", agree("stall")
        yield "kees", agree("stall", False)
        yield "", c.EditChain(edits=(c.AddPart(sort="actor", part=farm),))
        yield "", c.OpenMap(open=True)
        yield "", c.TidyMap()
        yield "", c.EditChain(edits=(c.RemovePart(sort="actor", id="farm2"),))
        yield "", c.OpenMap(open=False)
        yield "noor", agree("deli", False)
        yield "", look()


def _changed(route: str, **changes: object) -> c.EditChain:
    return c.EditChain(edits=(c.ChangePart(sort="route", id=route, changes=changes),))


@pytest.mark.parametrize("role", AUDIENCES)
def test_patches_lead_to_the_look_that_a_reload_would_show(role: Role) -> None:
    play = with_figures()
    shown = page(screen(seen(play, role)))

    for by, command in script():
        shown.apply(act(play, command, role, by))

        now, fresh = shown.parts(), page(screen(seen(play, role))).parts()
        assert [id for id in {**now, **fresh} if now.get(id) != fresh.get(id)] == [], command


@pytest.mark.parametrize("role", AUDIENCES)
def test_figures_that_a_house_keeps_are_on_no_shared_screen_and_in_no_patch(role: Role) -> None:
    play = with_figures()
    sent = screen(seen(play, role))

    for by, command in script():
        if isinstance(command, c.AgreeRoutes) and command.seller == "stall":
            continue
        sent += "".join(one.html for one in act(play, command, role, by)) + screen(seen(play, role))

    kept = ("GEHEIM-stall", "3742", "37&nbsp;%", "63&nbsp;%", "way-stall")
    assert [word for word in kept if word in sent] == []


@pytest.mark.parametrize("language", Language)
def test_with_all_doors_closed_only_those_who_agreed_are_named(language: Language) -> None:
    play = with_figures()
    play.do(c.ShowScene(scene=Scene.CLOSED_DOOR))
    play.do(agree("deli"), person_by("noor"))

    scene = _part(play, "scene", Role.PROJECTOR, language)

    assert t(language, "projector.doors.question") in scene.text()
    assert "De Gouden Korst 47 % 53 % 0 %" in scene.text()
    assert t(language, "projector.doors.talk.given_away") in scene.text()
    assert "De Meeuw" not in scene.text()


def test_before_anybody_agreed_the_question_stands_alone() -> None:
    play = with_figures()
    play.do(c.ShowScene(scene=Scene.CLOSED_DOOR))

    scene = _part(play, "scene", Role.PROJECTOR)

    assert scene.text().endswith("twee minuten.")
    assert "%" not in scene.text()
    assert not any(actor.name in scene.text() for actor in play.state.chain.actor.values())


def test_houses_stand_in_the_order_of_the_map_and_their_parts_add_up_to_a_hundred() -> None:
    play = with_figures()
    thirds = [a_route(f"t{n}", "deli", 1 / 3, known_share=1 / 3, contact_owner=o) for n, o in _owners()]
    edits = (c.RemovePart(sort="route", id="way-deli"), *(c.AddPart(sort="route", part=p) for p in thirds))
    play.do(c.EditChain(edits=edits), person_by("noor"))
    play.do(_changed("way-stall", share=0.5, known_share=1), person_by("kees"))
    for seller in ("stall", "deli"):
        play.do(agree(seller), person_by(SHOPS[seller]))

    found = doors(seen(play, Role.PROJECTOR))

    assert found == (
        Door("De Gouden Korst", reach=17, not_known=33, given_away=50, untold=0),
        Door("De Meeuw", reach=50, not_known=0, given_away=0, untold=50),
    )


def _owners() -> Iterator[tuple[int, ContactOwner]]:
    return enumerate((ContactOwner.SELF, ContactOwner.SHARED, ContactOwner.OTHER))


# --- the panel of who leads --------------------------------------------------------------------


@pytest.mark.parametrize("overlay", [None, *Overlay])
def test_the_panel_shows_which_look_is_on_and_how_to_read_it(overlay: Overlay | None) -> None:
    play = a_workshop()
    play.do(look(overlay=Overlay.HEAT))
    play.do(look(overlay=overlay, mirrored=True))

    panel = _part(play, "looks", Role.FACILITATOR)

    name = t(Language.NL, f"vocabulary.overlay.{overlay}" if overlay else "cockpit.looks.plain")
    assert {name, t(Language.NL, "cockpit.looks.mirrored")} <= set(_pressed(panel))
    assert len(_pressed(panel)) == (3 if overlay is Overlay.HEAT else 2)
    assert " ".join(reading(play.state.look, Language.NL).split()) in panel.text()


def _pressed(panel: Node) -> list[str]:
    buttons = (node for node in panel.walk() if node.tag == "button")
    return [one.text() for one in buttons if one.attributes.get("aria-pressed") == "true"]


def test_every_press_of_the_panel_is_a_wish_that_is_granted() -> None:
    for overlay in (None, *Overlay):
        play = with_figures()
        play.do(agree("deli"), person_by("noor"))
        play.do(look(overlay=Overlay.NEIGHBOURS))
        off = ("actor:farm", "route:way-deli") if overlay is Overlay.WHAT_IF else ()
        play.do(look(overlay=overlay, off=off))
        panel = _part(play, "looks", Role.FACILITATOR)
        told = [one.attributes["data-command"] for one in panel.walk() if "data-command" in one.attributes]

        assert len(told) > 10
        for command in told:
            play.do(c.read_command(json.loads(command)))


def test_what_is_off_stands_on_chips_and_who_is_cut_off_in_words() -> None:
    play = with_figures()
    play.do(agree("deli"), person_by("noor"))
    play.do(look(overlay=Overlay.WHAT_IF, off=("actor:farm", "type:service", "route:way-deli")))

    panel = _part(play, "looks", Role.FACILITATOR)
    told = cut_off(seen(play, Role.FACILITATOR))

    assert "Zet weer aan: De Zilte Weide" in panel.text()
    assert "Zet weer aan: De Gouden Korst → Gezinnen in de wijk" in panel.text()
    assert "De Gouden Korst raakt 100 procent van de vraag kwijt." in told
    assert all(one in panel.text() for one in told)
    assert told == cut_off(seen(play, Role.PROJECTOR)) == cut_off(seen(play, Role.PARTICIPANT))


def test_routes_can_be_switched_off_only_of_houses_that_agreed() -> None:
    play = with_figures()
    play.do(agree("deli"), person_by("noor"))
    play.do(look(overlay=Overlay.WHAT_IF))

    panel = _part(play, "looks", Role.FACILITATOR)
    choices = [one.attributes["value"] for one in panel.walk() if one.tag == "option"]

    assert "route:way-deli" in choices
    assert "route:way-stall" not in choices


# --- the room ----------------------------------------------------------------------------------


def test_the_room_hears_that_it_can_draw_and_how_it_looks() -> None:
    play = a_workshop()
    shown = page(screen(seen(play, Role.PARTICIPANT)))
    shown.apply(act(play, c.OpenMap(open=True), Role.PARTICIPANT))
    shown.apply(act(play, look(overlay=Overlay.ATTENTION), Role.PARTICIPANT))

    hint, news, how = (shown.find(id) for id in ("hint", "news", "reading"))
    assert hint is not None
    assert news is not None
    assert how is not None
    assert "teken mee" in hint.text()
    assert "je kunt meetekenen" in news.text()
    sentence = reading(play.state.look, Language.NL)
    assert sentence in news.text()
    assert sentence in how.text()


def test_the_wall_says_who_is_cut_off() -> None:
    play = a_workshop()
    play.do(c.ShowScene(scene=Scene.MAP))
    shown = page(screen(seen(play, Role.PROJECTOR)))

    shown.apply(act(play, look(overlay=Overlay.WHAT_IF, off=("actor:farm",)), Role.PROJECTOR))

    line = shown.find("reading")
    assert line is not None
    assert line.text() == " ".join(cut_off(seen(play, Role.PROJECTOR)))


def _part(play: Play, id: str, role: Role, language: Language = Language.NL) -> Node:
    found = page(screen(seen(play, role, language))).find(id)
    assert found is not None
    return found

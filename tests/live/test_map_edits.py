"""After an edit of the map a screen shows what a reload would show, and little was sent for it."""

import asyncio
from functools import partial

import pytest

from chain import commands as c
from chain.commands import read_command
from chain.model import Actor, Link, Look
from chain.view import View, Viewer, view
from chain.vocabulary import Language, Letter, LinkType, Overlay, Role, Scene
from live.fragments import Drawings, Patch, patches, screen
from live.turns import Turns
from tests.builders import HOUSES, LEAD, Play, a_map, a_participant, a_workshop
from tests.live.dom import page

LOOKS = (None, Look(overlay=Overlay.WHAT_IF, off=("actor:deli",)), Look(mirrored=True))
NEW = Actor(id="mill", name="De Molen", tier="source")
Edit = tuple[str, str, dict[str, object]]
EDITS: dict[str, list[Edit]] = {
    "a name": [("actor", "deli", {"name": "De Nieuwe Korst"})],
    "a tier's name": [("tier", "shop", {"name": "Winkels"})],
    "tiers that change places": [("tier", "shop", {"order": 9})],
    "another tier": [("actor", "stall", {"tier": "source"})],
    "a place": [("actor", "stall", {"position": [700, 500]})],
    "a kind": [("actor", "farm", {"kind": "shop"})],
    "an empty chair": [("actor", "stall", {"empty_chair": True})],
    "the words of a link": [("link", "cheese", {"label": "Schapenkaas"})],
    "a link turned around": [("link", "counter", {"source": "family", "target": "deli"})],
    "the status of a link": [("link", "counter", {"status": "prospect"})],
    "two in one go": [("actor", "farm", {"name": "Weide"}), ("link", "cheese", {"label": ""})],
}


def seen(play: Play, role: Role, language: Language = Language.NL) -> View:
    return view(play.state, Viewer(role=role, language=language), frozenset(HOUSES), play.now)


def changes(*found: Edit) -> c.Command:
    edits = [{"do": "change", "sort": sort, "id": id, "changes": fields} for sort, id, fields in found]
    return read_command({"kind": "edit_chain", "edits": edits})


def a_table(look: Look | None = None) -> Play:
    """A session with an open letter, somebody to type for, and the map on the wall."""
    play = a_workshop(at=Letter.T)
    play.do(c.Join(participant=a_participant("opa", actor="deli", proxy=True)))
    play.reveal()
    play.do(c.ShowScene(scene=Scene.MAP))
    if look:
        play.do(c.ShowMap(look=look))
    return play


def follow(
    play: Play,
    role: Role,
    drawings: Drawings,
    *commands: c.Command,
    languages: tuple[Language, ...] = (Language.NL,),
) -> list[tuple[Patch, ...]]:
    """Follow these edits on a screen in each language, comparing with a reload after each."""
    shown, sent = {one: page(screen(seen(play, role, one))) for one in languages}, []
    for command in commands:
        before = {one: seen(play, role, one) for one in languages}
        events = play.do(command, LEAD)
        for language, followed in shown.items():
            sent.append(patches(before[language], seen(play, role, language), events, drawings))
            followed.apply(sent[-1])

            now, fresh = followed.parts(), page(screen(seen(play, role, language))).parts()
            assert [id for id in {**now, **fresh} if now.get(id) != fresh.get(id)] == [], command
    return sent


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.FACILITATOR, Role.PROJECTOR])
@pytest.mark.parametrize("look", LOOKS)
def test_a_screen_that_followed_many_edits_is_like_one_that_was_reloaded(
    role: Role, look: Look | None
) -> None:
    added = a_map(NEW, Link(id="flour", source="mill", target="deli", type=LinkType.GOODS, label="Meel"))
    gone = c.EditChain(edits=(c.RemovePart(sort="link", id="flour"), c.RemovePart(sort="actor", id="mill")))

    follow(a_table(look), role, Drawings(), *(changes(*one) for one in EDITS.values()), added, gone, c.Undo())


@pytest.mark.parametrize("order", [(Language.NL, Language.EN), (Language.EN, Language.NL)])
def test_screens_in_two_languages_follow_one_drawing(order: tuple[Language, ...]) -> None:
    same_in_dutch = [
        changes(("actor", id, {"kind": kind})) for id, kind in (("farm", "shop"), ("farm", "Winkel"))
    ]
    turns = (
        c.ShowMap(look=Look(overlay=Overlay.HEAT, letter=Letter.T)),
        changes(*EDITS["a name"]),
        c.ShowMap(look=Look()),
    )
    edits = (changes(*one) for one in EDITS.values())

    follow(a_table(), Role.PARTICIPANT, Drawings(), *same_in_dutch, *edits, *turns, c.Undo(), languages=order)


@pytest.mark.parametrize("words", ["a name", "the words of a link"])
def test_other_words_send_no_list_of_names_to_the_table(words: str) -> None:
    (sent,) = follow(a_table(), Role.PARTICIPANT, Drawings(), changes(*EDITS[words]))

    assert not {"compose-T", "drawing", "looks", "reading", "quiet", "tiers"} & {one.id for one in sent}
    assert any(one.id.startswith("target-T-") for one in sent)


@pytest.mark.parametrize("edit", ["a place", "the status of a link", "a kind"])
def test_what_only_the_map_tells_is_drawn_on_the_map_only(edit: str) -> None:
    (sent,) = follow(a_table(), Role.PARTICIPANT, Drawings(), changes(*EDITS[edit]))

    groups = ("map", "actor-", "link-", "badges-", "column-", "tier-")
    assert [one.id for one in sent if not one.id.startswith(groups)] == []


def test_steps_run_in_order_the_first_at_once_and_what_waits_before_what_is_new() -> None:
    done: list[str] = []

    async def play() -> None:
        turns = Turns()
        turns.take(partial(done.append, name) for name in ("first", "second", "third"))
        assert done == ["first"]
        turns.take(partial(done.append, name) for name in ("fourth", "fifth"))
        assert done == ["first", "second", "third", "fourth"]
        await asyncio.sleep(0.01)

    asyncio.run(play())
    assert done == ["first", "second", "third", "fourth", "fifth"]

"""A turn sends only items that it changed; markup that is kept tells nobody what they may not see."""

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.view import View, Viewer, view
from chain.vocabulary import Language, Letter, Role, Scene, Step
from live.fragments import Patch, patches, screen
from live.fragments.faces import items, markup
from tests.builders import LEAD, Play, a_workshop, person_by

AUDIENCES = [Role.PARTICIPANT, Role.FACILITATOR, Role.PROJECTOR]


@pytest.fixture
def play() -> Play:
    """Four threats on the table and on the wall, one of them hidden."""
    made = a_workshop(at=Letter.T)
    for id, author in (("a", "noor"), ("b", "kees"), ("d", "noor"), ("x", "noor")):
        made.write(author, f"De prijs van {id} stijgt", id=id)
    made.reveal()
    made.do(c.ShowScene(scene=Scene.BOARD), LEAD)
    made.do(c.HideNote(id="x"), LEAD)
    return made


def seen(play: Play, role: Role, person: str = "", language: Language = Language.NL) -> View:
    return view(play.state, Viewer(role=role, id=person, language=language), frozenset(), play.now)


def told(play: Play, role: Role, *commands: c.Command) -> list[Patch]:
    before = seen(play, role)
    events = [event for one in commands for event in play.do(one, LEAD)]
    return [one for one in patches(before, seen(play, role), events) if one.id.startswith(("board", "item"))]


@pytest.mark.parametrize("role", AUDIENCES)
def test_a_merge_sends_the_cluster_and_takes_its_notes_from_the_board(play: Play, role: Role) -> None:
    found = told(play, role, c.MergeNotes(id="g", items=("a", "d"), title="Prijs"))

    assert [(one.id, bool(one.html), one.into, one.before) for one in found] == [
        ("item-a", False, "", ""),
        ("item-d", False, "", ""),
        ("item-g", True, "board-T", "item-b"),
    ]


@pytest.mark.parametrize("role", AUDIENCES)
def test_another_title_sends_one_item(play: Play, role: Role) -> None:
    play.merge("g", "a", "d")

    assert [one.id for one in told(play, role, c.RenameCluster(id="g", title="Prijs"))] == ["item-g"]


@pytest.mark.parametrize("role", [Role.FACILITATOR, Role.PROJECTOR])
def test_a_step_leaves_a_board_alone_that_it_does_not_change(play: Play, role: Role) -> None:
    assert told(play, role, m.GoToStep(step=Step.READ_BACK), m.GoToStep(step=Step.CLUSTER)) == []


def test_a_wall_that_shows_something_else_gets_no_items(play: Play) -> None:
    play.do(c.ShowScene(scene=Scene.PROMPT), LEAD)

    assert told(play, Role.PROJECTOR, c.MergeNotes(id="g", items=("a", "d"))) == []


def test_markup_that_was_made_for_one_viewer_tells_the_next_nothing_more(play: Play) -> None:
    play.open_dots(each=2)
    play.do(c.SetDots(letter=Letter.T, item="b", count=1), person_by("kees"))
    facilitator = "".join(items(seen(play, Role.FACILITATOR, LEAD.id), Letter.T).values())
    giver = "".join(items(seen(play, Role.PARTICIPANT, "kees"), Letter.T).values())
    author = "".join(items(seen(play, Role.PARTICIPANT, "noor"), Letter.T).values())
    assert "Noor" in facilitator
    assert 'aria-pressed="true"' in giver
    assert "De prijs van x" in facilitator
    assert "De prijs van x" in author

    for role in (Role.PARTICIPANT, Role.PROJECTOR):
        table = screen(seen(play, role))

        assert "De prijs van a" in table
        assert not [word for word in ("Noor", "De prijs van x", 'true" aria-describedby') if word in table]


def test_a_board_that_was_drawn_before_is_not_drawn_again(play: Play) -> None:
    items(seen(play, Role.PARTICIPANT), Letter.T)
    made = markup.cache_info().misses

    play.do(c.WriteNote(id="e", text="Nog een", letter=Letter.T), person_by("kees"))
    items(seen(play, Role.PARTICIPANT), Letter.T)

    assert markup.cache_info().misses == made + 2, "a note and its item"

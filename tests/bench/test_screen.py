"""The screen in Python does with patches what docs/protocol.md says a browser does."""

import pytest

from bench.screen import Screen

WHOLE = """
<div id="screen"><h1>Keten</h1><ul id="board"><li id="n1">Een</li></ul>
<section id="part"><b id="count">1</b><span id="mine" data-own></span></section><br></div>
"""


@pytest.fixture
def screen() -> Screen:
    one = Screen()
    one.draw(WHOLE)
    return one


def drawn(html: str) -> str:
    one = Screen()
    one.draw(html)
    return one.html()


def test_a_patch_replaces_the_element_with_its_id(screen: Screen) -> None:
    screen.apply({"id": "count", "html": '<b id="count">2</b>'})

    assert screen.html() == drawn(WHOLE.replace('<b id="count">1</b>', '<b id="count">2</b>'))


def test_a_patch_that_sets_attributes_leaves_the_rest(screen: Screen) -> None:
    screen.apply({"id": "count", "set": {"viewBox": "0 0 1 1", "title": "een"}})
    screen.apply({"id": "elsewhere", "set": {"title": "nergens"}})

    assert screen.html() == drawn(
        WHOLE.replace('<b id="count">', '<b id="count" viewBox="0 0 1 1" title="een">')
    )


def test_a_new_element_goes_to_the_end_of_its_place(screen: Screen) -> None:
    screen.apply({"id": "n2", "html": '<li id="n2">Twee</li>', "into": "board"})

    assert screen.html() == drawn(WHOLE.replace("Een</li>", 'Een</li><li id="n2">Twee</li>'))


def test_a_new_element_goes_before_its_mark(screen: Screen) -> None:
    screen.apply({"id": "n0", "html": '<li id="n0">Nul</li>', "into": "board", "before": "n1"})

    assert screen.html() == drawn(WHOLE.replace('<li id="n1">', '<li id="n0">Nul</li><li id="n1">'))


def test_an_empty_patch_takes_an_element_away(screen: Screen) -> None:
    screen.apply({"id": "n1", "html": ""})

    assert "n1" not in screen
    assert "Een" not in screen.html()


def test_a_patch_for_a_part_that_is_not_shown_is_skipped(screen: Screen) -> None:
    screen.apply({"id": "n9", "html": "<li id='n9'>Negen</li>", "into": "elsewhere"})

    assert screen.html() == drawn(WHOLE)


def test_what_is_ones_own_survives_when_the_part_around_it_is_drawn_anew(screen: Screen) -> None:
    screen.apply({"id": "mine", "html": '<span id="mine" data-own title="ook mij">van mij</span>'})

    screen.apply(
        {"id": "part", "html": '<section id="part"><i>!</i><span id="mine" data-own></span></section>'}
    )

    assert "van mij" in screen.html()
    assert "mij" not in screen.html(own=False)
    assert "count" not in screen


def test_html_that_is_not_well_formed_is_noticed() -> None:
    with pytest.raises(AssertionError):
        Screen().draw("<div><p></div>")

"""Clustering: twins are proposed to who leads alone, authors hear of it, and dots say what they come to."""

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.commands import read_command
from chain.i18n import n, t
from chain.vocabulary import Language, Letter, Role, Step
from live.fragments import own, own_patches, screen
from live.fragments.cluster import PROPOSED_AT_MOST, clustering
from tests.builders import Play, a_workshop, person_by
from tests.live.dom import page
from tests.live.test_cockpit import desk, lead, part
from tests.live.test_fragments import AUDIENCES, act, seen


@pytest.fixture
def play() -> Play:
    """A revealed letter with two notes that say the same, and one that does not."""
    one = a_workshop(at=Letter.T)
    one.write("noor", "Platforms verhogen weer de commissie", id="a")
    one.write("kees", "De commissie van de platforms gaat weer omhoog", id="b")
    one.write("daan", "Jonge gezinnen trekken weg", id="d")
    one.reveal()
    one.do(m.GoToStep(step=Step.CLUSTER))
    return one


def test_twins_are_proposed_in_the_step_of_clustering_and_one_press_merges_them(play: Play) -> None:
    found = clustering(lead(play))
    assert found is not None
    assert [pair.id for pair in found.pairs] == ["a.b"]

    play.do(read_command({**found.pairs[0].wish, "id": "new"}))

    assert play.state.clusters["new"].members == ("a", "b")
    after = clustering(lead(play))
    assert after is not None
    assert after.pairs == ()


def test_a_twin_of_a_note_in_a_cluster_joins_that_cluster(play: Play) -> None:
    play.merge("g", "a", "d")
    found = clustering(lead(play))
    assert found is not None
    (pair,) = found.pairs
    assert not pair.fresh

    play.do(read_command(dict(pair.wish)))

    assert set(play.state.clusters["g"].members) == {"a", "b", "d"}


def test_a_hidden_note_is_nobodys_twin(play: Play) -> None:
    play.do(c.HideNote(id="b"))

    found = clustering(lead(play))

    assert found is not None
    assert (found.items, found.pairs) == (2, ())


@pytest.mark.parametrize("before", ["another step", "not revealed", "dots"])
def test_at_any_other_moment_nothing_is_compared(play: Play, before: str) -> None:
    if before == "another step":
        play.do(m.GoToStep(step=Step.ROUND))
    if before == "not revealed":
        play = a_workshop(at=Letter.T)
        play.do(m.GoToStep(step=Step.CLUSTER))
    if before == "dots":
        play.open_dots()

    assert clustering(lead(play)) is None


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.PROJECTOR])
def test_only_who_leads_is_told_of_twins(play: Play, role: Role) -> None:
    assert clustering(seen(play, role)) is None


def test_a_board_with_more_than_eight_says_what_to_do(play: Play) -> None:
    assert n(Language.NL, "twins.items", 3) in part(play, "cluster").text()
    assert t(Language.NL, "twins.few", most=8) in part(play, "cluster").text()

    for at in range(6):
        play.write("noor", f"Iets heel anders {at}")

    assert n(Language.NL, "twins.items", 9) in part(play, "cluster").text()
    assert t(Language.NL, "twins.many", most=8) in part(play, "cluster").text()


def test_no_more_pairs_are_sent_than_anybody_looks_at(play: Play) -> None:
    for _ in range(12):
        play.write("noor", "Vis wordt duur")

    found = clustering(lead(play))

    assert found is not None
    assert len(found.pairs) == PROPOSED_AT_MOST


@pytest.mark.parametrize("language", Language)
def test_the_cockpit_shows_the_pair_in_both_languages(play: Play, language: Language) -> None:
    assert t(language, "twins.title") in desk(play, language).text()


@pytest.mark.parametrize(
    "command",
    [
        c.MergeNotes(id="g", items=("a", "b")),
        c.HideNote(id="b"),
        c.WriteNote(id="x", letter=Letter.T, text="Vis wordt duur", author="opa"),
        c.OpenDots(letter=Letter.T),
        m.GoToStep(step=Step.DOTS),
    ],
    ids=lambda command: command.kind,
)
def test_the_cockpit_keeps_up(play: Play, command: c.Command) -> None:
    play.do(c.Join(participant={"id": "opa", "name": "Opa", "house": "Thuis", "proxy": True}))
    shown = desk(play)

    shown.apply(act(play, command, Role.FACILITATOR))

    found = shown.find("cluster")
    assert found is not None
    assert found.text() == part(play, "cluster").text()


# --- the author agrees -------------------------------------------------------------------------


def test_authors_hear_that_their_note_was_merged_and_can_take_it_out(play: Play) -> None:
    room = page(f"<div>{''.join(one.html for one in own(seen(play, Role.PARTICIPANT, person='noor')))}</div>")
    asked = t(Language.NL, "twins.merged_as", title="Commissie")
    assert asked not in room.text()

    events = play.merge("g", "a", "b", title="Commissie")
    patches = own_patches(seen(play, Role.PARTICIPANT, person="noor"), events)

    mine = next(one.html for one in patches if one.id == "my-T")
    assert asked in page(mine).text()
    assert "take_out" in mine

    events = play.do(c.TakeOut(note="a"), person_by("noor"))
    patches = own_patches(seen(play, Role.PARTICIPANT, person="noor"), events)
    assert asked not in "".join(one.html for one in patches)


def test_once_dots_are_open_nobody_is_asked_any_more(play: Play) -> None:
    play.merge("g", "a", "b", title="Commissie")
    play.open_dots()

    patches = own(seen(play, Role.PARTICIPANT, person="noor"))

    assert "take_out" not in "".join(one.html for one in patches)


# --- what the dots come to ---------------------------------------------------------------------


@pytest.mark.parametrize("role", AUDIENCES)
def test_a_counted_board_marks_three_for_the_matrix_and_explains_ties_once(play: Play, role: Role) -> None:
    for at in range(2):
        play.write("noor", f"Iets heel anders {at}", id=f"x{at}")
    play.open_dots(each=5)
    for item in ("a", "b", "d", "x0"):
        play.dot("noor", item)
    play.dot("kees", "a")
    play.close_dots()

    shown = page(screen(seen(play, role)))
    board = shown.find("board-T")
    assert board is not None

    assert board.text().count(t(Language.NL, "twins.matrix")) == 3
    ties = "projector.ties" if role is Role.PROJECTOR else "twins.ties"
    assert shown.text().count(t(Language.NL, ties)) == 1


def test_no_item_without_a_dot_is_for_the_matrix(play: Play) -> None:
    play.open_dots(each=1)
    play.dot("noor", "a")
    play.close_dots()

    board = part(play, "board-T")

    assert board.text().count(t(Language.NL, "twins.matrix")) == 1


def test_nothing_can_be_picked_up_once_the_list_is_closed(play: Play) -> None:
    assert 'class="grip"' in screen(lead(play))
    play.open_dots()
    assert 'class="grip"' not in screen(lead(play))
    play.close_dots()
    assert 'class="grip"' not in screen(lead(play))

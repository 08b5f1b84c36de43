"""Moving, changing, adding and removing phases of the agenda in a table."""

import pytest

from chain.guide.presets import agenda
from chain.model import Phase
from chain.vocabulary import Preset
from ui.agenda_table import apply
from ui.refusals import RowRefused
from ui.tables import Differences, Row

PHASES = agenda(Preset.NINETY_MINUTES)
IDS = [phase.id for phase in PHASES]


def after(
    *changed: tuple[int, str, Row], added: tuple[tuple[int, Row], ...] = (), removed: tuple[str, ...] = ()
) -> list[Phase]:
    return apply(PHASES, Differences(added=added, changed=changed, removed=removed))


def test_nothing_changes_without_differences() -> None:
    assert after() == list(PHASES)


@pytest.mark.parametrize(("start", "place"), [(5, 2), (2, 5), (1, 11), (11, 1), (3, 4), (4, 3)])
def test_a_phase_that_is_moved_stands_where_it_was_put(start: int, place: int) -> None:
    moved = [phase.id for phase in after((start, IDS[start - 1], {"place": place}))]

    assert moved.index(IDS[start - 1]) == place - 1
    assert [id for id in moved if id != IDS[start - 1]] == [id for id in IDS if id != IDS[start - 1]]


def test_a_new_phase_comes_before_the_one_that_stood_there() -> None:
    found = after(
        added=((12, {"place": 6, "name": "Koffie", "minutes": 10, "slow_minutes": None, "letter": None}),)
    )

    assert found[5].minutes == 10
    assert found[5].name.nl == "Koffie"
    assert [phase.id for phase in found if phase.name.nl != "Koffie"] == IDS


def test_a_phase_without_a_place_comes_last() -> None:
    assert after(added=((12, {"name": "Borrel", "minutes": 30}),))[-1].name.nl == "Borrel"


def test_only_the_language_of_the_visitor_is_changed() -> None:
    found = after((1, IDS[0], {"prompt": "Zeg het maar."}))

    assert found[0].prompt.nl == "Zeg het maar."
    assert found[0].prompt.en == PHASES[0].prompt.en


def test_a_phase_that_cannot_be_is_refused_with_its_row() -> None:
    with pytest.raises(RowRefused) as refusal:
        after((4, IDS[3], {"minutes": 1}))

    assert refusal.value.params == {"table": "agenda", "row": 4}

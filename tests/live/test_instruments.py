"""A cockpit is told of time and of many small acts every few seconds, and of nothing that stayed the same."""

import time

import pytest

from chain.i18n import t
from chain.vocabulary import Language
from live import instruments
from tests.live.table import Screen, Table


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instruments, "LOOK_EVERY", 0.05)


def _look(screen: Screen) -> str:
    """Return what came to a screen in the time of some looks."""
    before = len(screen.bytes)
    time.sleep(0.4)
    screen.settle()
    return screen.bytes[before:]


def test_measures_come_to_the_cockpit_a_moment_after_what_they_count(table: Table) -> None:
    table.start("T")
    with table.socket(table.lead_cookies(), role="facilitator") as cockpit:
        cockpit.until("screen")
        _look(cockpit)
        table.submit({"kind": "reveal_notes", "letter": "T"})

        assert '"id":"measures"' in _look(cockpit)


def test_what_did_not_change_is_not_sent_again(table: Table) -> None:
    table.start("T")
    with table.socket(table.lead_cookies(), role="facilitator") as cockpit:
        cockpit.until("screen")
        _look(cockpit)

        assert '"patch"' not in _look(cockpit)


def test_nobody_else_is_told(table: Table) -> None:
    table.start("T")
    guest = table.join()
    with table.socket(guest) as room, table.socket(table.lead_cookies(), role="facilitator") as cockpit:
        room.until("screen")
        cockpit.until("screen")

        assert not any(f'"id":"{name}"' in _look(room) for name in ("pace", "say", "measures"))


def test_the_sentence_changes_by_itself_when_the_time_is_over(table: Table) -> None:
    table.start("T")
    table.submit({"kind": "start_timer", "seconds": 2})
    late = t(Language.NL, "say.writing.empty")
    with table.socket(table.lead_cookies(), role="facilitator") as cockpit:
        cockpit.until("screen")
        assert late not in cockpit.bytes

        looks = (_look(cockpit) for _ in range(100))

        assert any('"id":"say"' in heard and late in heard for heard in looks)

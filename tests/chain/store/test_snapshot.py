"""A snapshot holds all of a workshop."""

import zlib

from chain import commands as c
from chain.evolve import EVOLVE
from chain.state import Workshop
from chain.store import snapshot
from chain.vocabulary import Letter
from tests.builders import a_workshop, about, person_by


def test_a_snapshot_is_the_state_itself() -> None:
    play = a_workshop(at=Letter.T)
    note = play.write("noor", target=about("farm"))
    play.do(c.EditNote(id=note, text="x"), person_by("noor"))
    moved = c.ChangePart(sort="actor", id="farm", changes={"position": (1, 2)})
    dated = c.ChangePart(sort="link", id="cheese", changes={"last_meaningful_contact": "2026-01-01"})
    play.do(c.EditChain(edits=(moved, dated)))
    play.reveal()

    row = snapshot.to_row(play.state)

    assert Workshop.model_validate_json(zlib.decompress(row["body"])) == play.state


def test_a_snapshot_is_of_use_only_to_the_same_rules_of_adding_up() -> None:
    """Every module that registers how an event changes a workshop counts, and how it is taken back."""
    adding_up = {function.__module__ for function in EVOLVE.values()}

    assert adding_up <= {module.__name__ for module in snapshot.RULES}

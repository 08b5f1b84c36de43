"""What one of the simulated people does next."""

from typing import NamedTuple

from chain import commands as c
from chain.model import By
from chain.vocabulary import Role


class Wish(NamedTuple):
    """One act of one person; the id is the same each time it is wished, so that it is done once."""

    id: str
    person: str
    commands: tuple[c.Command, ...]
    """More than one where people do several at a glance, such as a row of the matrix."""
    beats: int = 1
    """How long it takes: somebody who speaks takes longer than somebody who gives a dot."""

    @property
    def by(self) -> By:
        """Who acts."""
        return By(role=Role.PARTICIPANT, id=self.person)


SPOKEN = 3
"""Beats of something that is said aloud."""


def wish(id: str, person: str, *commands: c.Command, beats: int = 1) -> Wish:
    """Return the wish of a person to give these commands."""
    return Wish(id, person, commands, beats)

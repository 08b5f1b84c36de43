"""Who acts for whom when a file is played: people themselves, a facilitator for those without a device."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from chain import commands as c
from chain.case.rows import wrong
from chain.model import By, Participant
from chain.vocabulary import Role


@dataclass(frozen=True)
class Step:
    """A command and who gives it."""

    command: c.Command
    by: By


@dataclass(frozen=True)
class Seats:
    """The people of a file, and the facilitator who leads."""

    people: Mapping[str, Participant]
    lead: By

    def of(self, id: Any, *place: object) -> tuple[By, str | None]:
        """Return who acts for a person, and the name in which the facilitator does so.

        Raises:
            Invalid: ``case-invalid`` when this is nobody of the file.
        """
        if not isinstance(id, str) or id not in self.people:
            raise wrong(*place)
        return (self.lead, id) if self.people[id].proxy else (By(role=Role.PARTICIPANT, id=id), None)

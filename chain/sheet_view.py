"""The sheets of brainwriting: what stands on one is seen by who holds it, and by nobody else."""

from chain.model import Model
from chain.open_view import OpenView


class SeenLine(Model):
    """A line of a sheet in one's hands, without who wrote it."""

    id: str
    text: str
    mine: bool
    """It was written by who holds the sheet, and can still be taken back."""


class SeenSheets(Model):
    """How far brainwriting is; what stands on a sheet is seen by who holds it."""

    turn: int
    count: int
    lines: int
    mine: tuple[SeenLine, ...] | None
    """The sheet in the viewer's hands; None for who holds none."""


class SheetView(OpenView):
    """The sheets that go round, as one viewer may see them."""

    @property
    def sheets(self) -> SeenSheets | None:
        """The sheets that go round; None when there are none."""
        out = self._methods.sheets
        if out is None:
            return None
        return SeenSheets(
            turn=out.turn,
            count=len(out.sheets),
            lines=sum(len(one.lines) for one in out.sheets),
            mine=self.sheet_of(self.viewer.id) if self._sits_as_participant else None,
        )

    def sheet_of(self, person: str) -> tuple[SeenLine, ...] | None:
        """Return what stands on the sheet of the viewer, or of somebody for whom the viewer writes."""
        out = self._methods.sheets
        held = next((one for one in out.sheets if one.holder == person), None) if out else None
        if held is None or not self._acts_for(person):
            return None
        return tuple(SeenLine(id=one.id, text=one.text, mine=one.author == person) for one in held.lines)

"""The one place where a refusal becomes a sentence on a page; what people typed stays where they typed it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import ValidationError

from chain.commands import as_invalid
from chain.errors import ChainError
from ui.session import say


class RowRefused(ChainError):
    """A refusal that belongs to one row or line of what somebody filled in; ``reason`` says why."""

    def __init__(self, table: str, row: int, reason: ChainError) -> None:
        """Keep the table and the row, counted from 1."""
        super().__init__("row-refused", table=table, row=row)
        self.reason = reason


@contextmanager
def shown_in(place: Any) -> Iterator[None]:
    """Show what is refused inside the block in this place of the page, instead of breaking the page."""
    try:
        yield
    except ChainError as error:
        place.error(sentence(error), icon=":material/error:")
    except ValidationError as error:
        place.error(sentence(as_invalid(error)), icon=":material/error:")


def sentence(error: ChainError) -> str:
    """Return what was refused and what to do next, in the visitor's language."""
    if isinstance(error, RowRefused):
        where = say(f"pages.table.{error.params['table']}")
        return say("pages.row_refused", table=where, row=error.params["row"], reason=sentence(error.reason))
    return say(f"error.{error.code}", **error.params)

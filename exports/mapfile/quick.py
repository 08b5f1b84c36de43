"""Quick text as a file: the lines that people type on the page, brought in like any other map."""

from chain.commands import AddPart, ChangePart
from chain.errors import Invalid
from chain.events import PartAdded, PartChanged
from chain.fold import edit_chain
from chain.model import PARTS
from chain.quicktext import Problem as Unclear
from chain.quicktext import QuickTextError, parse
from exports.mapfile.limits import ROWS_AT_MOST
from exports.mapfile.outcome import Outcome, outcome
from exports.mapfile.plan import Desk
from exports.mapfile.table import MapFileRefused, Place, Problem


def plan_text(file: str, text: str, desk: Desk) -> Outcome:
    """Return what lines of quick text would do to the map.

    Raises:
        Invalid: ``mapfile-too-many-rows``.
        MapFileRefused: some lines cannot be read; nothing of them counts then.
    """
    if text.count("\n") > ROWS_AT_MOST:
        raise Invalid("mapfile-too-many-rows", file=file, limit=ROWS_AT_MOST)
    try:
        edits = parse(text, desk.chain, desk.new_id, desk.language)
    except QuickTextError as error:
        raise MapFileRefused([_problem(file, one) for one in error.problems]) from error
    after = desk.chain
    for edit in edits:
        if isinstance(edit, AddPart):
            after = edit_chain(after, PartAdded(sort=edit.sort, part=edit.part))
        elif isinstance(edit, ChangePart):
            after = edit_chain(after, PartChanged(sort=edit.sort, id=edit.id, changes=edit.changes))
    return outcome(desk.chain, {sort: getattr(after, sort) for sort in PARTS}, edits, rows={})


def _problem(file: str, one: Unclear) -> Problem:
    return Problem(one.code, Place(file, file, one.line), one.params, "quicktext.problem")

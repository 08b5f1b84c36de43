"""Brainwriting: silent writing on a sheet that goes round, from tier to tier (dossier 2.11)."""

from collections.abc import Sequence

from chain import events as e
from chain import method_commands as m
from chain import method_events as me
from chain.analysis.turns import around
from chain.decide.pace import clock_of_before
from chain.decide.rule import Moment, rule
from chain.errors import Conflict, NotAllowed, NotFound
from chain.methods import Sheet, SheetLine, Sheets
from chain.model import Note
from chain.state import Workshop
from chain.vocabulary import Letter

LINES_EACH = 60
"""How many lines one person can write on all sheets together."""
AT_LEAST = 2
"""How many people it takes to pass a sheet on."""


@rule(m.HandOutSheets)
def hand_out(moment: Moment, command: m.HandOutSheets) -> Sequence[e.Event]:
    """Give everybody at the table a sheet, in an order in which neighbours are of other tiers."""
    state, letter = moment.state, moment.state.open_letter
    if state.methods.sheets:
        return []
    if letter is None:
        raise NotAllowed("no-letter-open")
    if state.letters[letter].revealed:
        raise NotAllowed("sheets-late")
    people = around(state)
    if len(people) < AT_LEAST:
        raise NotAllowed("nobody-there")
    sheets = Sheets(letter=letter, sheets=tuple(Sheet(holder=one) for one in people))
    return [me.SheetsHandedOut(sheets=sheets), *clock_of_before(moment)]


@rule(m.WriteLine)
def write_line(moment: Moment, command: m.WriteLine) -> Sequence[e.Event]:
    """Write on the sheet that one holds, perhaps building on what stands there."""
    author, out = moment.writer(command.participant), sheets_out(moment)
    if moment.state.writing_locked and not moment.leads:
        raise NotAllowed("writing-locked")
    number = next((at for at, one in enumerate(out.sheets) if one.holder == author), None)
    if number is None:
        raise NotAllowed("no-sheet")
    lines = [line for one in out.sheets for line in one.lines]
    if command.id in moment.state.notes or any(line.id == command.id for line in lines):
        raise Conflict("id-taken", id=command.id)
    if sum(line.author == author for line in lines) >= LINES_EACH:
        raise NotAllowed("lines-each", limit=LINES_EACH)
    line = SheetLine(id=command.id, author=author, text=command.text, written_at=moment.now)
    return [me.LineWritten(sheet=number, line=line)]


@rule(m.TakeLineBack)
def take_line_back(moment: Moment, command: m.TakeLineBack) -> Sequence[e.Event]:
    """Take one's own line back, until the sheet has been passed on: then others build on it."""
    out = sheets_out(moment)
    found = ((at, line) for at, one in enumerate(out.sheets) for line in one.lines if line.id == command.id)
    at, line = next(found, (0, None))
    if line is None:
        return []
    if moment.writer(line.author if moment.leads else None) != line.author:
        raise NotFound("line-not-found")
    if out.sheets[at].holder != line.author:
        raise NotAllowed("sheet-passed")
    return [me.LineTakenBack(sheet=at, id=line.id)]


@rule(m.PassSheets)
def pass_sheets(moment: Moment, command: m.PassSheets) -> Sequence[e.Event]:
    """Pass all sheets one place on; who came in the meantime brings a new one into the round."""
    out = sheets_out(moment)
    if command.turn not in (None, out.turn):
        return []
    holders = [one.holder for one in out.sheets]
    holders += [one for one in around(moment.state) if one not in holders]
    lines = sum(len(one.lines) for one in out.sheets)
    passed = me.SheetsPassed(turn=out.turn + 1, holders=(*holders[1:], holders[0]), lines=lines)
    return [passed, *clock_of_before(moment)]


@rule(m.LaySheets)
def lay_sheets(moment: Moment, command: m.LaySheets) -> Sequence[e.Event]:
    """Lay the sheets down: every line is a note of who wrote it, private until the reveal like all others."""
    if moment.state.methods.sheets is None:
        return []
    out = sheets_out(moment)
    lines = sorted((line for one in out.sheets for line in one.lines), key=lambda line: line.written_at)
    notes = (Note(letter=out.letter, **line.model_dump()) for line in lines)
    return [me.SheetsLaid(), *(e.NoteWritten(note=note) for note in notes)]


def sheets_out(moment: Moment) -> Sheets:
    """Return the sheets that go round, or refuse with ``no-sheets``."""
    if moment.state.methods.sheets is None:
        raise NotAllowed("no-sheets")
    return moment.state.methods.sheets


def check_sheets_in(state: Workshop, letter: Letter) -> None:
    """Refuse to go on from a letter whose sheets still go round: what stands on them would be lost.

    Raises:
        NotAllowed: ``sheets-out``.
    """
    if state.methods.sheets and state.methods.sheets.letter is letter:
        raise NotAllowed("sheets-out")

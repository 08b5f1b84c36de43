"""Theme, description and the chain map: edits of the map count all together or not at all."""

from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import ValidationError

from chain import commands as c
from chain import events as e
from chain.commands import as_invalid
from chain.decide.rule import Moment, rule
from chain.errors import ChainError, Conflict, Invalid, NotAllowed, NotFound
from chain.fold import edit_chain
from chain.model import PARTS, Actor, Chain, Link, Part, Relation, Sort
from chain.state import Workshop

PART_LIMITS: dict[Sort, int] = {"tier": 30, "actor": 2_000, "link": 6_000, "relation": 3_000}


@rule(c.DescribeWorkshop)
def describe_workshop(moment: Moment, command: c.DescribeWorkshop) -> Sequence[e.Event]:
    """Set title, day and place."""
    event = e.WorkshopDescribed(title=command.title, date=command.date, location=command.location)
    now = moment.state
    same = (now.title, now.date, now.location) == (event.title, event.date, event.location)
    return [] if same else [event]


@rule(c.SetTheme)
def set_theme(moment: Moment, command: c.SetTheme) -> Sequence[e.Event]:
    """Put the theme into words."""
    return [] if command.theme == moment.state.theme else [e.ThemeSet(theme=command.theme)]


@rule(c.EditChain)
def edit(moment: Moment, command: c.EditChain) -> Sequence[e.Event]:
    """Check each edit against the map as the edits before it leave it."""
    chain, events = moment.state.chain, list[e.Event]()
    for number, one in enumerate(command.edits, start=1):
        try:
            found = list(_EDITS[one.do](moment.state, chain, one))
        except ChainError as error:
            error.params.setdefault("number", number)
            raise
        for event in found:
            chain = edit_chain(chain, event)
        events += found
    return events


def _add(state: Workshop, chain: Chain, edit: c.AddPart) -> Iterable[e.PartAdded]:
    parts = getattr(chain, edit.sort)
    if type(edit.part) is not PARTS[edit.sort]:
        raise Invalid("command-invalid", field="part")
    if edit.part.id in parts:
        raise Conflict("id-taken", id=edit.part.id)
    if len(parts) >= PART_LIMITS[edit.sort]:
        raise NotAllowed("map-full", sort=edit.sort, limit=PART_LIMITS[edit.sort])
    check_ends(chain, edit.part)
    yield e.PartAdded(sort=edit.sort, part=edit.part)


def _change(state: Workshop, chain: Chain, edit: c.ChangePart) -> Iterable[e.PartChanged]:
    before = _find(chain, edit.sort, edit.id)
    after = changed(before, edit.changes)
    check_ends(chain, after)
    checked = after.model_dump(mode="json")  # what the log holds is what was checked, not what came in
    kept = {name: checked[name] for name in edit.changes if getattr(before, name) != getattr(after, name)}
    if kept:
        yield e.PartChanged(sort=edit.sort, id=edit.id, changes=kept)


def changed(part: Part, changes: Any) -> Part:
    """Return the part with these fields changed and everything checked again; its id never changes."""
    if "id" in changes:
        raise Invalid("command-invalid", field="id")
    try:
        return type(part).model_validate({**part.model_dump(), **changes})
    except ValidationError as error:
        raise as_invalid(error) from error


def _remove(state: Workshop, chain: Chain, edit: c.RemovePart) -> Iterable[e.PartRemoved]:
    if edit.id not in getattr(chain, edit.sort):
        return
    if edit.sort == "tier" and any(actor.tier == edit.id for actor in chain.actor.values()):
        raise NotAllowed("tier-has-actors")
    hanging: list[tuple[Sort, str]] = [
        ("link", id) for id, link in chain.link.items() if _hangs_on(link, edit)
    ]
    hanging += [("relation", id) for id, one in chain.relation.items() if _hangs_on(one, edit)]
    _check_not_spoken_for(state, [(edit.sort, edit.id), *hanging])
    for sort, id in hanging:
        yield e.PartRemoved(sort=sort, id=id)
    yield e.PartRemoved(sort=edit.sort, id=edit.id)


def _hangs_on(part: Link | Relation, edit: c.RemovePart) -> bool:
    ends = (part.source, part.target) if isinstance(part, Link) else (part.upstream, part.downstream)
    return edit.sort == "actor" and edit.id in ends


def _check_not_spoken_for(state: Workshop, going: Sequence[tuple[Sort, str]]) -> None:
    """A part that notes are about, or that somebody speaks for, stays until they have moved."""
    keys = {f"{sort}:{id}" for sort, id in going}
    if any(f"actor:{one.actor}" in keys for one in state.participants.values()):
        raise NotAllowed("actor-has-participants")
    if any(note.target.key in keys for note in state.notes.values()):
        raise NotAllowed("part-has-notes")


def check_ends(chain: Chain, part: Part) -> None:
    """Refuse a part that hangs on something that is not on the map.

    Raises:
        NotFound: ``tier-not-found`` or ``actor-not-found``.
        NotAllowed: ``link-to-itself``.
    """
    if isinstance(part, Actor) and part.tier not in chain.tier:
        raise NotFound("tier-not-found", id=part.tier)
    ends: tuple[str, ...] = ()
    if isinstance(part, Link):
        ends = (part.source, part.target)
    if isinstance(part, Relation):
        ends = (part.upstream, part.downstream)
    for end in ends:
        if end not in chain.actor:
            raise NotFound("actor-not-found", id=end)
    if ends and ends[0] == ends[1]:
        raise NotAllowed("link-to-itself")


def _find(chain: Chain, sort: Sort, id: str) -> Part:
    parts = getattr(chain, sort)
    if id not in parts:
        raise NotFound(f"{sort}-not-found", id=id)
    found: Part = parts[id]
    return found


_EDITS: dict[str, Any] = {"add": _add, "change": _change, "remove": _remove}

"""Theme, description and the chain map: edits of the map count all together or not at all."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from chain import commands as c
from chain import events as e
from chain.commands import as_invalid
from chain.contact import goes_along, speaks_for
from chain.decide.rule import Moment, rule
from chain.errors import ChainError, Conflict, Invalid, NotAllowed, NotFound
from chain.fold import edit_chain
from chain.map.standing import settled
from chain.model import PARTS, Actor, Chain, DemandRoute, Link, Part, Relation, Sort

PART_LIMITS: dict[Sort, int] = {"tier": 30, "actor": 2_000, "link": 6_000, "relation": 3_000, "route": 2_000}
FULL = 1.01
"""Shares add up to one; a hair more is rounding (dossier 2.12)."""


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
    chain, events = moment.state.chain, list[e.PartAdded | e.PartChanged | e.PartRemoved]()
    for number, one in enumerate(command.edits, start=1):
        try:
            _check_may_draw(moment, one)
            found = list(_EDITS[one.do](moment, chain, one))
        except ChainError as error:
            error.params.setdefault("number", number)
            raise
        for event in found:
            chain = edit_chain(chain, event)
        events += found
    check_shares(chain, events)
    if not events:
        return []
    return [*_kept_standing(moment.state.chain, command.edits), *events, *_withdrawn(moment, events)]


def _withdrawn(moment: Moment, events: Iterable[e.Event]) -> Iterable[e.RoutesAgreed]:
    """A consent goes with the house that gave it: who comes in its place is asked anew."""
    for event in events:
        if isinstance(event, e.PartRemoved) and event.id in moment.state.agreed and event.sort == "actor":
            yield e.RoutesAgreed(seller=event.id, agreed=False)


def _check_may_draw(moment: Moment, edit: c.Edit) -> None:
    """Participants draw while the map is open to them; the routes of a seller are its own at any time."""
    if edit.sort != "route" and not moment.leads and not moment.state.map_open:
        raise NotAllowed("map-closed")


def _check_own(moment: Moment, route: Part) -> None:
    if isinstance(route, DemandRoute) and not speaks_for(
        moment.state, moment.by.role, moment.by.id, route.seller
    ):
        raise NotAllowed("not-your-seller")


def _kept_standing(chain: Chain, edits: Sequence[c.Edit]) -> Iterable[e.MapOrdered]:
    """Hold what stands in its place before others come, and put those there who were given a place."""
    if not chain.actor or not any(map(_shuffles, edits)):
        return
    known = chain.standing if chain.actor.keys() <= set(chain.standing) else settled(chain)
    standing = list(known)
    for one in edits:
        if isinstance(one, c.AddPart) and one.part.id not in standing:
            _stand_beside(standing, one)
    if tuple(standing) != chain.standing:
        yield e.MapOrdered(standing=tuple(standing))


def _stand_beside(standing: list[str], new: c.AddPart) -> None:
    """Put a new actor above or below the one that was named; somebody may have taken that one away."""
    if new.before in standing:
        standing.insert(standing.index(new.before), new.part.id)
    elif new.after in standing:
        standing.insert(standing.index(new.after) + 1, new.part.id)


def _shuffles(edit: c.Edit) -> bool:
    """Say whether an edit could make the layout give actors other places."""
    if edit.sort not in ("actor", "link"):
        return False
    return not isinstance(edit, c.ChangePart) or not _PLACING.isdisjoint(edit.changes)


_PLACING = frozenset({"tier", "position", "source", "target"})


def check_shares(chain: Chain, events: Iterable[e.PartAdded | e.PartChanged | e.PartRemoved]) -> None:
    """Refuse shares of one whole that add up to more than it.

    Raises:
        Invalid: ``shares-over-one``, with the name of the actor.
    """
    left = [_left(chain, event) for event in events if not isinstance(event, e.PartRemoved)]
    # Only what was touched is judged: what another house filled in is no reason to refuse, nor to be told.
    touched = {_whole(part) for part in left if part} - {()}
    sums = defaultdict[tuple[str, ...], float](float)
    with_shares: Iterable[Link | DemandRoute] = (*chain.link.values(), *chain.route.values())
    for part in with_shares if touched else ():
        sums[_whole(part)] += _share(part)
    for whole in touched:
        if sums[whole] > FULL:
            name = chain.actor[whole[0]].name
            raise Invalid("shares-over-one", name=name, percent=round(100 * sums[whole]))


def _left(chain: Chain, event: e.PartAdded | e.PartChanged) -> Part | None:
    """Return what an event left of a part; None when a later one took it away."""
    id = event.part.id if isinstance(event, e.PartAdded) else event.id
    found: Part | None = getattr(chain, event.sort).get(id)
    return found


def _whole(part: Part) -> tuple[str, ...]:
    """Return what a part has a share of: what an actor takes in of one type, or a seller's demand."""
    if isinstance(part, Link):
        return (part.target, "in", part.type)
    return (part.seller, "demand") if isinstance(part, DemandRoute) else ()


def _share(part: Link | DemandRoute) -> float:
    return part.share if isinstance(part, DemandRoute) else part.share_of_target_input or 0.0


def _add(moment: Moment, chain: Chain, edit: c.AddPart) -> Iterable[e.PartAdded]:
    parts = getattr(chain, edit.sort)
    if type(edit.part) is not PARTS[edit.sort]:
        raise Invalid("command-invalid", field="part")
    if edit.part.id in parts:
        raise Conflict("id-taken", id=edit.part.id)
    if len(parts) >= PART_LIMITS[edit.sort]:
        raise NotAllowed("map-full", sort=edit.sort, limit=PART_LIMITS[edit.sort])
    check_ends(chain, edit.part)
    _check_own(moment, edit.part)
    yield e.PartAdded(sort=edit.sort, part=edit.part)


def _change(moment: Moment, chain: Chain, edit: c.ChangePart) -> Iterable[e.PartChanged]:
    before = _find(chain, edit.sort, edit.id)
    _check_own(moment, before)
    after = changed(before, edit.changes)
    _check_own(moment, after)
    check_ends(chain, after)
    _check_unchanged(before, after, edit.was)
    checked = after.model_dump(mode="json")  # what the log holds is what was checked, not what came in
    kept = {name: checked[name] for name in edit.changes if getattr(before, name) != getattr(after, name)}
    if kept:
        yield e.PartChanged(sort=edit.sort, id=edit.id, changes=kept)


def _check_unchanged(now: Part, after: Part, was: Mapping[str, Any]) -> None:
    """Refuse to write over what somebody else has just written: the person decides, with both values."""
    there, wanted = now.model_dump(mode="json"), after.model_dump(mode="json")
    for field, value in was.items():
        if field in there and there[field] not in (value, wanted[field]):
            raise Conflict(
                "changed-meanwhile", field=field, theirs=_shown(there[field]), yours=_shown(wanted[field])
            )


def _shown(value: Any) -> str:
    return "" if value is None else str(value)


def changed(part: Part, changes: Any) -> Part:
    """Return the part with these fields changed and everything checked again; its id never changes."""
    if "id" in changes:
        raise Invalid("command-invalid", field="id")
    try:
        return type(part).model_validate({**part.model_dump(), **changes})
    except ValidationError as error:
        raise as_invalid(error) from error


def _remove(moment: Moment, chain: Chain, edit: c.RemovePart) -> Iterable[e.PartRemoved]:
    part = getattr(chain, edit.sort).get(edit.id)
    if part is None:
        return
    _check_own(moment, part)
    if edit.sort == "tier" and any(actor.tier == edit.id for actor in chain.actor.values()):
        raise NotAllowed("tier-has-actors")
    hanging: list[tuple[Sort, str]] = [
        ("link", id) for id, link in chain.link.items() if _hangs_on(link, edit)
    ]
    hanging += [("relation", id) for id, one in chain.relation.items() if _hangs_on(one, edit)]
    hanging += [("route", id) for id, one in chain.route.items() if _hangs_on(one, edit)]
    _check_not_spoken_for(moment, [(edit.sort, edit.id), *hanging])
    for sort, id in hanging:
        yield e.PartRemoved(sort=sort, id=id)
    yield e.PartRemoved(sort=edit.sort, id=edit.id)


def _hangs_on(part: Part, edit: c.RemovePart) -> bool:
    return edit.sort == "actor" and edit.id in _ends(part)


def _ends(part: Part) -> tuple[str, ...]:
    """Return the actors that a part hangs on."""
    if isinstance(part, Link):
        return (part.source, part.target)
    if isinstance(part, Relation):
        return (part.upstream, part.downstream)
    return (part.seller, *part.via, part.end) if isinstance(part, DemandRoute) else ()


def _check_not_spoken_for(moment: Moment, going: Sequence[tuple[Sort, str]]) -> None:
    """A part that notes are about, or that somebody speaks for, stays until they have moved."""
    state, by = moment.state, moment.by
    keys = {f"{sort}:{id}" for sort, id in going}
    routes = [state.chain.route[id] for sort, id in going if sort == "route" and id in state.chain.route]
    if not all(goes_along(state, by, route.seller) for route in routes):
        raise NotAllowed("actor-has-routes")
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
    ends = _ends(part)
    for end in ends:
        if end not in chain.actor:
            raise NotFound("actor-not-found", id=end)
    if len(set(ends)) < len(ends):
        raise NotAllowed("link-to-itself")


def _find(chain: Chain, sort: Sort, id: str) -> Part:
    parts = getattr(chain, sort)
    if id not in parts:
        raise NotFound(f"{sort}-not-found", id=id)
    found: Part = parts[id]
    return found


_EDITS: dict[str, Any] = {"add": _add, "change": _change, "remove": _remove}

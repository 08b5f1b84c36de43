"""Turns tables into edits of the map: adds what is new, updates what is there, removes nothing.

What is there is found by its id, else by its name (a link by what goes from whom to whom). An empty cell
changes nothing. All of it fits, or nothing is changed: every problem is told with its place.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import ValidationError

from chain.commands import AddPart, ChangePart, Edit
from chain.decide.mapping import PART_LIMITS
from chain.model import PARTS, Chain, DemandRoute, Part, Sort, Tier
from chain.quickplan import same
from chain.vocabulary import Language, LinkType
from exports.mapfile.checks import ends_meet, shares_fit
from exports.mapfile.columns import NODE, columns
from exports.mapfile.names import Named, Names
from exports.mapfile.outcome import Outcome, outcome
from exports.mapfile.table import MapFileRefused, Mapped, Place, Problem, Row, Unclear
from exports.mapfile.tiers import Tiers
from exports.mapfile.told import Gist, Told, identities, told, twice

_NO_FIELDS = frozenset({NODE, "map_x", "map_y", "standing"})
_TOLD_AS_THEY_ARE = frozenset({"text-too-long", "text-control", "text-marks", "text-empty"})


@dataclass(frozen=True)
class Desk:
    """On what a file is put, and by whom."""

    chain: Chain
    new_id: Callable[[], str]
    language: Language
    may_write: Callable[[str], bool]
    """Says whether the figures of a seller are this person's to write."""


def plan(found: Sequence[Mapped], desk: Desk) -> Outcome:
    """Return what these tables would do to the map.

    Raises:
        MapFileRefused: something in them is not right; nothing of them counts then.
    """
    return _Plan(found, desk).outcome()


class _Plan:
    """The tables on their way to the map."""

    def __init__(self, found: Sequence[Mapped], desk: Desk) -> None:
        self._desk, self._chain = desk, desk.chain
        self._problems: list[Problem] = []
        self._rows: dict[Sort, list[Told]] = {sort: [] for sort in PARTS}
        for mapped in found:
            self._rows[mapped.sort] += told(mapped, self._problems)
        self._parts: dict[Sort, dict[str, Part]] = {sort: dict(getattr(desk.chain, sort)) for sort in PARTS}
        self._told: dict[Sort, dict[str, Told]] = {sort: {} for sort in PARTS}
        self._edits: list[Edit] = []
        self._found_tiers: list[tuple[str, Told]] = []

    def outcome(self) -> Outcome:
        self._begin_with_ends()
        doubles = [problem for sort in PARTS for problem in twice(sort, self._rows[sort])]
        self._problems += doubles
        if not doubles:  # what is said twice would only bring more of the same
            self._tiers()
            actors = self._identified("actor", self._rows["actor"], _by_name)
            names = Names("actor", self._named("actor", actors), _there(self._chain.actor))
            links = self._resolved("link", names)
            self._actors(actors, links)
            self._hanging(links, names)
            self._check()
        if self._problems:
            raise MapFileRefused(self._problems)
        rows = {sort: len(found) for sort, found in self._rows.items()}
        standing = () if self._chain.actor else self._standing()
        return outcome(self._chain, self._parts, self._edits, rows=rows, standing=standing)

    def _begin_with_ends(self) -> None:
        """Take the ends of links for actors where a list of links is all that there is."""
        links = self._rows["link"]
        if self._rows["actor"] or self._chain.actor or not links:
            return
        ends = [str(one.values[end]) for one in links for end in ("source", "target") if end in one.values]
        names: dict[str, str] = {}
        for name in ends:
            names.setdefault(same(name), name)
        rows = tuple(Row(number, (name,)) for number, name in enumerate(names.values(), start=1))
        table = replace(links[0].mapped.table, sort="actor", headings=("name",), rows=rows)
        self._rows["actor"] += told(Mapped(table, "actor", ("name",)), self._problems)

    def _identified(self, sort: Sort, rows: Sequence[Told], gist: Gist) -> list[tuple[str, Told]]:
        ids = identities(rows, getattr(self._chain, sort), gist, self._desk.new_id)
        return list(zip(ids, rows, strict=True))

    def _named(self, sort: Sort, found: Sequence[tuple[str, Told]]) -> list[Named]:
        there = getattr(self._chain, sort)
        return [Named(id, one.keys, one.name or (there[id].name if id in there else "")) for id, one in found]

    # --- tiers and actors ----------------------------------------------------------------------

    def _tiers(self) -> None:
        self._found_tiers = self._identified("tier", self._rows["tier"], _by_name)
        last = max((one.order for one in self._chain.tiers), default=0)
        for id, one in self._found_tiers:
            last += id not in self._chain.tier
            order = {} if id in self._chain.tier else {"order": min(last, 99)}
            self._put("tier", id, one, {**order, **one.values})

    def _actors(self, actors: Sequence[tuple[str, Told]], links: Sequence[Told]) -> None:
        names = Names("tier", self._named("tier", self._found_tiers), _there(self._chain.tier))
        known = [tier for tier in self._parts["tier"].values() if isinstance(tier, Tier)]
        tiers = Tiers(known, names, self._desk.new_id, self._desk.language)
        settled = {id: one.tier for id, one in self._chain.actor.items()}
        edges = [(one.values["source"], one.values["target"]) for one in links if _has_ends(one)]
        placed = tiers.place(dict(actors), settled, edges) if actors else {}
        self._problems += tiers.problems
        for tier in tiers.made:
            self._parts["tier"][tier.id] = tier
            self._edits.append(AddPart(sort="tier", part=tier))
        for id, one in actors:
            at = (one.values.get("map_x"), one.values.get("map_y"))
            moved = {} if None in at else {"position": at}
            tier_of = {"tier": placed[id]} if id in placed else {}
            self._put("actor", id, one, {**one.values, **moved, **tier_of})

    def _standing(self) -> tuple[str, ...]:
        stood = [
            (one.values["standing"], id)
            for id, one in self._told["actor"].items()
            if "standing" in one.values
        ]
        return tuple(id for _, id in sorted(stood))

    # --- what hangs on actors ------------------------------------------------------------------

    def _hanging(self, links: Sequence[Told], names: Names) -> None:
        for sort, gist in _GISTS.items():
            rows = links if sort == "link" else self._resolved(sort, names)
            for id, one in self._identified(sort, rows, gist):
                kind = {"type": LinkType.GOODS} if sort == "link" and id not in self._chain.link else {}
                self._put(sort, id, one, {**kind, **one.values})

    def _resolved(self, sort: Sort, names: Names) -> list[Told]:
        """Return the rows with ids of actors for what they call them."""
        kinds = {name: column.kind for name, column in columns(sort).items()}
        found = list[Told]()
        for one in self._rows[sort]:
            values, unread = dict(one.values), set(one.unread)
            for field in one.values:
                try:
                    if kinds[field] == "actor":
                        values[field] = names.find(values[field])
                    elif kinds[field] == "actors":
                        values[field] = tuple(map(names.find, values[field]))
                except Unclear as unclear:
                    self._problems.append(Problem(unclear.code, one.place(field), unclear.params))
                    unread.add(field)
                    del values[field]
            found.append(Told(one.mapped, one.number, values, frozenset(unread)))
        return found

    # --- parts ---------------------------------------------------------------------------------

    def _put(self, sort: Sort, id: str, one: Told, values: Mapping[str, Any]) -> None:
        """Have one row add or change its part."""
        before = getattr(self._chain, sort).get(id)
        kept = {name: value for name, value in values.items() if name not in _NO_FIELDS}
        base = before.model_dump() if before else {}
        try:
            after: Part = PARTS[sort].model_validate({**base, **kept, "id": id})
        except ValidationError as error:
            self._problems += _problems(one, error)
            return
        self._told[sort][id] = one
        self._parts[sort][id] = after
        if before is None:
            self._edits.append(AddPart(sort=sort, part=after))
        elif after != before:
            now, was = after.model_dump(mode="json"), before.model_dump(mode="json")
            changes = {name: now[name] for name in now if getattr(before, name) != getattr(after, name)}
            self._edits.append(
                ChangePart(sort=sort, id=id, changes=changes, was={name: was[name] for name in changes})
            )

    def _check(self) -> None:
        """Look at the map as a whole as it would become."""
        for sort, limit in PART_LIMITS.items():
            if len(self._parts[sort]) > limit:
                self._problems.append(
                    Problem("map-full", params={"limit": limit, "count": len(self._parts[sort])})
                )
        self._problems += ends_meet(self._told, self._parts)
        self._problems += shares_fit(self._told, self._parts)
        self._problems += self._foreign_routes()

    def _foreign_routes(self) -> Iterator[Problem]:
        for edit in self._edits:
            id = edit.part.id if isinstance(edit, AddPart) else edit.id
            routes = (self._chain.route.get(id), self._parts["route"].get(id)) if edit.sort == "route" else ()
            sellers = [route.seller for route in routes if isinstance(route, DemandRoute)]
            if not all(map(self._desk.may_write, sellers)):
                yield Problem("not-your-seller", self._told["route"][id].place("seller"))


def _has_ends(one: Told) -> bool:
    return "source" in one.values and "target" in one.values


def _there(parts: Mapping[str, Any]) -> list[Named]:
    return [Named(id, (id,), part.name) for id, part in parts.items()]


def _by_name(values: Mapping[str, Any]) -> str:
    return same(str(values.get("name", "")))


def _link_gist(values: Mapping[str, Any]) -> tuple[object, ...]:
    type = values.get("type") or LinkType.GOODS
    return values.get("source"), values.get("target"), type, same(str(values.get("label", "")))


_GISTS: Mapping[Sort, Gist] = {
    "link": _link_gist,
    "relation": lambda values: (values.get("upstream"), values.get("downstream")),
    "route": lambda values: (values.get("seller"), values.get("end"), values.get("via", ())),
}


def _no_column(one: Told, field: str) -> Problem:
    """Return that a whole table lacks what each row needs: that is no fault of a row."""
    table = one.mapped.table
    return Problem("column", Place(table.file, table.name), {"words": f"mapfile.column.{field}"})


def _problems(one: Told, error: ValidationError) -> Iterator[Problem]:
    for finding in error.errors(include_input=False, include_url=False):
        field = str(finding["loc"][0]) if finding["loc"] else ""
        if finding["type"] == "missing" and field not in one.mapped.fields:
            yield _no_column(one, field)
        elif finding["type"] == "missing":
            yield from () if field in one.unread else (Problem("missing", one.place(field)),)
        elif finding["type"] in _TOLD_AS_THEY_ARE:
            limit = finding.get("ctx", {}).get("limit", 0)
            yield Problem(finding["type"], one.place(field), {"limit": limit})
        else:
            yield Problem("value", one.place(field))

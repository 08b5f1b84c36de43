"""Gives every actor of a file a tier: the one that it names, or one found from the links."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import mean

from pydantic import ValidationError

from chain.around import guessed
from chain.decide.mapping import PART_LIMITS
from chain.i18n import t
from chain.model import Tier
from chain.quickplan import same
from chain.vocabulary import Language, Position
from exports.mapfile.names import Names
from exports.mapfile.placing import Edge, beside, ranks
from exports.mapfile.table import Problem, Unclear
from exports.mapfile.told import Told

_LAST_ORDER = 99


class Tiers:
    """The tiers that there are, and those that a file needs besides."""

    def __init__(
        self, known: Sequence[Tier], names: Names, new_id: Callable[[], str], language: Language
    ) -> None:
        """Start from the tiers of the map and of the file's own table."""
        self._known, self._names = sorted(known, key=lambda one: (one.order, one.id)), names
        self._new_id, self._language = new_id, language
        self.added: list[Tier] = []
        self.problems: list[Problem] = []

    @property
    def made(self) -> Sequence[Tier]:
        """The tiers to add; on a map without any, the middle one is the house."""
        return self.added if self._known else guessed(self.added)

    def place(
        self, actors: Mapping[str, Told], settled: Mapping[str, str], edges: Sequence[Edge]
    ) -> dict[str, str]:
        """Return the tier of each actor; ``settled`` are those that have one on the map already."""
        asked = self._asked(actors)
        steps = ranks(list(actors), edges) if len(asked) < len(actors) or self._names_new(asked) else {}
        said = self._found(asked, actors, steps)
        known = {**settled, **said}
        return known if known.keys() >= actors.keys() else self._beside(actors, known, edges)

    def _asked(self, actors: Mapping[str, Told]) -> dict[str, str]:
        return {id: str(one.values["tier"]) for id, one in actors.items() if "tier" in one.values}

    def _names_new(self, asked: Mapping[str, str]) -> bool:
        return any(self._find(text) is None for text in set(asked.values()))

    def _find(self, text: str) -> str | None:
        for name in (text, self._numbered(text)) if text.isdecimal() else (text,):
            try:
                return self._names.find(name)
            except Unclear as unclear:
                if unclear.code.endswith("-ambiguous"):
                    raise
        return None

    def _found(
        self, asked: Mapping[str, str], actors: Mapping[str, Told], steps: Mapping[str, int]
    ) -> dict[str, str]:
        """Return the tiers that actors name, and make those that there are not yet."""
        found, missing = dict[str, str](), dict[str, list[str]]()
        for id, text in asked.items():
            try:
                tier = self._find(text)
            except Unclear as unclear:
                self.problems.append(Problem(unclear.code, actors[id].place("tier"), unclear.params))
                continue
            if tier is None:
                missing.setdefault(same(text), []).append(id)
            else:
                found[id] = tier
        by_order = {str(one.order): one.id for one in self._known}
        if missing and missing.keys() <= by_order.keys():
            return found | {id: by_order[text] for text, ids in missing.items() for id in ids}
        return found | self._made(missing, asked, actors, steps)

    def _made(
        self,
        missing: Mapping[str, Sequence[str]],
        asked: Mapping[str, str],
        actors: Mapping[str, Told],
        steps: Mapping[str, int],
    ) -> dict[str, str]:
        numbered = all(text.isdecimal() for text in missing)
        ordered = sorted(
            missing.items(),
            key=lambda pair: int(pair[0]) if numbered else mean(steps.get(id, 0) for id in pair[1]),
        )
        found: dict[str, str] = {}
        names = [self._numbered(text) if numbered else asked[ids[0]] for text, ids in ordered]
        firsts = [actors[ids[0]] for _, ids in ordered]
        for tier, (_, ids) in zip(self._add(names, firsts), ordered, strict=False):
            found |= dict.fromkeys(ids, tier.id)
        return found

    def _numbered(self, number: str | int) -> str:
        return t(self._language, "mapfile.tier", number=number)

    def _add(self, names: Sequence[str], said_at: Sequence[Told]) -> list[Tier]:
        """Make tiers after those that there are."""
        before = [*self._known, *self.added]
        last = before[-1].order if before else 0
        houses = [one.position for one in self._known if one.position is not Position.UPSTREAM]
        position = Position.DOWNSTREAM if houses else Position.UPSTREAM
        if len(before) + len(names) > PART_LIMITS["tier"] or last + len(names) > _LAST_ORDER:
            self.problems.append(
                Problem("too-many-tiers", said_at[0].place("tier"), {"limit": PART_LIMITS["tier"]})
            )
            return []
        made: list[Tier] = []
        for order, (name, told) in enumerate(zip(names, said_at, strict=True), start=last + 1):
            try:
                made.append(Tier(id=self._new_id(), name=name, order=order, position=position))
            except ValidationError:
                self.problems.append(Problem("name", told.place("tier")))
        self.added += made
        return made

    def _beside(
        self,
        actors: Mapping[str, Told],
        known: Mapping[str, str],
        edges: Iterable[Edge],
    ) -> dict[str, str]:
        """Place actors that name no tier beside those that do; with no tier at all, each step is one."""
        tiers = [*self._known, *self.added]
        at = {tier.id: number for number, tier in enumerate(tiers)}
        # A map that has tiers keeps them; one that begins gets as many as the longest way needs.
        most = len(tiers) if self._known else PART_LIMITS["tier"]
        settled = {id: at[tier] for id, tier in known.items() if tier in at}
        columns = beside(list(actors), edges, settled, most)
        missing = range(len(tiers) + 1, max(columns.values()) + 2)
        first = next(iter(actors.values()))
        tiers += self._add([self._numbered(number) for number in missing], [first] * len(missing))
        return {id: known.get(id) or tiers[columns[id]].id for id in actors}

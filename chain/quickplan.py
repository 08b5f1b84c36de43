"""Turns what quick text says into edits: finds what is on the map already, and a tier for what is not."""

import unicodedata
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator

from chain.around import guessed
from chain.commands import AddPart, ChangePart, Edit
from chain.decide.mapping import PART_LIMITS
from chain.i18n import t
from chain.model import Actor, Chain, Link, Tier
from chain.vocabulary import Language, LinkType, Position

_FIRST_TIERS = {
    "source": Position.UPSTREAM,
    "suppliers": Position.UPSTREAM,
    "focal": Position.FOCAL,
    "customers": Position.DOWNSTREAM,
    "end_customers": Position.DOWNSTREAM,
}
_LAST_ORDER = 99


def same(name: str) -> str:
    """Return what two spellings of one name have in common."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


class Plan:
    """What has been said so far, line by line; ``edits`` turns it into changes of the map."""

    most_tiers = PART_LIMITS["tier"]

    def __init__(self, chain: Chain, new_id: Callable[[], str], language: Language) -> None:
        """Start from the chain as it is."""
        self._chain, self._new_id, self._language = chain, new_id, language
        self._tiers = list(chain.tiers)
        self._heading: Tier | None = None
        self._ids: dict[str, str] = {}
        for actor in chain.actor.values():
            self._ids.setdefault(same(actor.name), actor.id)
        self._names: dict[str, str] = {}
        self._said: dict[str, str] = {}
        self._hinted: dict[str, str] = {}
        self._links: dict[tuple[str, str, LinkType, str], Link] = {}
        self._known = {_gist(link) for link in chain.link.values()}

    def choose_tier(self, name: str) -> bool:
        """Take the tier with this name, or a new one, for the lines below; False when no more tiers fit."""
        self._heading = next((tier for tier in self._tiers if same(tier.name) == same(name)), None)
        if self._heading is None and not self._fits_one_more():
            return False
        self._heading = self._heading or self._add_tier(name)
        return True

    def name_actor(self, name: str) -> None:
        """Take an actor that stands alone on a line: it belongs to the tier above it."""
        id = self._id(name)
        if self._heading:
            self._said[id] = self._heading.id

    def connect(self, source: str, target: str, type: LinkType, label: str) -> None:
        """Take a link; a source that nobody knows yet belongs to the tier above it."""
        one, other = self._id(source), self._id(target)
        if self._heading:
            self._hinted.setdefault(one, self._heading.id)
        link = Link(id="new", source=one, target=other, type=type, label=label)
        if _gist(link) not in self._known:
            self._links.setdefault(_gist(link), link)

    def edits(self) -> tuple[Edit, ...]:
        """Return the changes: tiers first, then actors, then links."""
        if self._names and not self._tiers:
            for key, position in _FIRST_TIERS.items():
                self._add_tier(t(self._language, f"quicktext.tier.{key}"), position)
        if not self._chain.tier:
            self._tiers = list(guessed(self._tiers))
        return (*self._new_tiers(), *self._new_actors(), *self._moves(), *self._new_links())

    def _new_tiers(self) -> Iterator[Edit]:
        return (AddPart(sort="tier", part=tier) for tier in self._tiers if tier.id not in self._chain.tier)

    def _new_actors(self) -> Iterator[Edit]:
        tier_of = self._tier_of()
        for id, name in self._names.items():
            yield AddPart(sort="actor", part=Actor(id=id, name=name, tier=tier_of[id]))

    def _moves(self) -> Iterator[Edit]:
        for id, tier in self._said.items():
            if id in self._chain.actor and self._chain.actor[id].tier != tier:
                yield ChangePart(sort="actor", id=id, changes={"tier": tier})

    def _new_links(self) -> Iterator[Edit]:
        for link in self._links.values():
            yield AddPart(sort="link", part=link.model_copy(update={"id": self._new_id()}))

    def _fits_one_more(self) -> bool:
        return len(self._tiers) < self.most_tiers and self._next_order() <= _LAST_ORDER

    def _next_order(self) -> int:
        return self._tiers[-1].order + 1 if self._tiers else 1

    def _add_tier(self, name: str, position: Position | None = None) -> Tier:
        before_host = all(tier.position is Position.UPSTREAM for tier in self._tiers)
        position = position or (Position.UPSTREAM if before_host else Position.DOWNSTREAM)
        tier = Tier(id=self._new_id(), name=name, order=self._next_order(), position=position)
        self._tiers.append(tier)
        return tier

    def _id(self, name: str) -> str:
        if same(name) not in self._ids:
            id = self._new_id()
            self._ids[same(name)] = id
            self._names[id] = name
        return self._ids[same(name)]

    def _tier_of(self) -> dict[str, str]:
        """Return a tier for every actor: as said, as it is, or one step from what it is linked with."""
        number = {tier.id: at for at, tier in enumerate(self._tiers)}
        steps = self._steps()
        known = {actor.id: actor.tier for actor in self._chain.actor.values()}
        placed = {id: number[tier] for id, tier in {**self._hinted, **known, **self._said}.items()}
        _walk(placed, list(placed), steps, len(self._tiers) - 1)
        for id in self._names:
            if id not in placed:
                placed |= _from_first(id, steps, len(self._tiers) - 1)
        return {id: self._tiers[at].id for id, at in placed.items()}

    def _steps(self) -> dict[str, list[tuple[str, int]]]:
        steps = defaultdict[str, list[tuple[str, int]]](list)
        for link in self._links.values():
            steps[link.source].append((link.target, 1))
            steps[link.target].append((link.source, -1))
        return steps


Steps = dict[str, list[tuple[str, int]]]


def _walk(placed: dict[str, int], starts: Iterable[str], steps: Steps, last: int | None) -> None:
    """Place what is linked with what is placed, one tier further, and within 0 and ``last`` if given."""
    queue = deque(starts)
    while queue:
        id = queue.popleft()
        for other, step in steps.get(id, ()):
            if other not in placed:
                at = placed[id] + step
                placed[other] = at if last is None else min(max(at, 0), last)
                queue.append(other)


def _from_first(id: str, steps: Steps, last: int) -> dict[str, int]:
    """Place actors that hang together, of whom nobody has a tier yet: the first of them in the first tier."""
    ranks = {id: 0}
    _walk(ranks, [id], steps, None)
    first = min(ranks.values())
    return {id: min(rank - first, last) for id, rank in ranks.items()}


def _gist(link: Link) -> tuple[str, str, LinkType, str]:
    return link.source, link.target, link.type, same(link.label)

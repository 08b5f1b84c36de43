"""Which columns a table of the map has, and by which Dutch, English and foreign headings they are known."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Literal

from chain.i18n import languages, t
from chain.model import PARTS, Sort
from chain.vocabulary import (
    Carrier,
    ContactOwner,
    Language,
    LinkStatus,
    LinkType,
    MemberType,
    Position,
    RelationPhase,
)
from exports.mapfile.table import Mapped, Table

Kind = Literal["text", "key", "tier", "actor", "actors", "number", "whole", "share", "day", "flag", "word"]
NODE = "node"
"""By what the links of a graph call an actor; it is nobody's name and not kept."""


@dataclass(frozen=True)
class Column:
    """A column: what its cells hold, and what else than our own words people may write above it."""

    name: str
    kind: Kind = "text"
    words: type[StrEnum] | None = None
    low: int = 0
    high: int = 0
    aliases: tuple[str, ...] = ()


def _column(name: str, kind: Kind = "text", *aliases: str) -> Column:
    return Column(name, kind, aliases=aliases)


def _words(name: str, words: type[StrEnum], *aliases: str) -> Column:
    return Column(name, "word", words, aliases=aliases)


def _whole(name: str, low: int, high: int, *aliases: str) -> Column:
    return Column(name, "whole", None, low, high, aliases)


_ID = _column("id", "key", "klanterfant_id", "code", "nummer", "nr")

COLUMNS: Mapping[Sort, tuple[Column, ...]] = {
    "tier": (
        _ID,
        _column("name", "text", "tier", "laag", "layer", "label"),
        _whole("order", 1, 99, "nr", "rang", "rank"),
        _words("position", Position, "plaats"),
    ),
    "actor": (
        _ID,
        _column(NODE, "key"),
        _column("name", "text", "label", "actor", "schakel", "organisatie", "organisation", "organization",
                "bedrijf", "company"),
        _column("tier", "tier", "layer", "laag", "niveau", "level", "trede", "stage", "subset"),
        _column("kind", "text", "type", "soort", "categorie", "category"),
        _column("role", "text", "rol", "wat doen ze"),
        _column("for_whom", "text", "voor wie", "klanten", "customers"),
        _column("upkeep", "text", "onderhoud"),
        _words("member_type", MemberType),
        _column("empty_chair", "flag"),
        _whole("power", 0, 3, "macht"),
        _whole("legitimacy", 0, 3, "legitimiteit"),
        _whole("urgency", 0, 3, "urgentie"),
        _column("map_x", "number"),
        _column("map_y", "number"),
        _whole("standing", 1, 100_000),
    ),
    "link": (
        _ID,
        _column("source", "actor", "from", "van", "bron", "afzender"),
        _column("target", "actor", "to", "naar", "doel", "ontvanger"),
        _words("type", LinkType, "soort", "kind", "sort", "wat gaat er"),
        _column("label", "text", "omschrijving", "description", "name", "naam", "wat", "what"),
        _words("carried_by", Carrier, "via", "kanaal", "channel", "carrier", "drager"),
        _column("frequency", "text", "frequentie", "hoe vaak"),
        _whole("since", 1000, 2200, "sinds", "since (year)"),
        _column("share_of_source_output", "share", "aandeel verkoop", "aandeel omzet", "share of output"),
        _column("share_of_target_input", "share", "aandeel", "share", "aandeel inkoop", "share of input"),
        _whole("dependence_source", 1, 5),
        _whole("dependence_target", 1, 5),
        _words("status", LinkStatus, "link status"),
        _whole("certainty", 1, 5, "zekerheid"),
        _whole("entry_steps", 0, 100_000),
        _whole("exit_steps", 0, 100_000),
        _whole("notice_days", 0, 100_000, "opzegtermijn"),
        _column("agreement", "text", "afspraak", "contract"),
        _column("last_meaningful_contact", "day", "laatste contact", "last contact"),
        _whole("strength", 1, 5, "sterkte"),
    ),
    "relation": (
        _ID,
        _column("upstream", "actor", "from", "van", "source"),
        _column("downstream", "actor", "to", "naar", "target"),
        _words("phase", RelationPhase, "fase"),
        _column("intent", "text", "intent_sentence", "intentie"),
    ),
    "route": (
        _ID,
        _column("seller", "actor", "verkoper", "van"),
        _column("end", "actor", "eindklant", "customer", "klant", "gast", "guest"),
        _column("via", "actors", "langs", "by way of"),
        _column("share", "share", "aandeel"),
        _words("contact_owner", ContactOwner, "contact", "wie heeft het contact"),
        _column("known_share", "share", "bekend", "known"),
        _column("capture_moment", "text", "moment"),
    ),
}  # fmt: skip

_SHEETS: Mapping[Sort, tuple[str, ...]] = {
    "tier": ("tier", "tiers", "laag", "lagen", "layers"),
    "actor": ("actor", "actors", "schakel", "schakels", "actoren", "nodes", "knopen", "organisaties"),
    "link": ("link", "links", "verbinding", "verbindingen", "edges", "lijnen", "stromen", "flows"),
    "relation": ("relation", "relations", "relatie", "relaties"),
    "route": ("route", "routes", "vraagroute", "vraagroutes", "demandroutes"),
}
_TELLING: tuple[tuple[Sort, frozenset[str]], ...] = (
    ("route", frozenset({"seller", "end"})),
    ("relation", frozenset({"upstream", "downstream", "phase"})),
    ("link", frozenset({"source", "target"})),
    ("relation", frozenset({"upstream", "downstream"})),
    ("tier", frozenset({"order", "position"})),
    ("actor", frozenset({"name"})),
)
"""By which columns a table is known that has no name of its own, first match first."""


def columns(sort: Sort) -> Mapping[str, Column]:
    """Return the columns of a table by name."""
    return {one.name: one for one in COLUMNS[sort]}


def title(name: str, language: Language) -> str:
    """Return what a column is called in a language."""
    return t(language, f"mapfile.column.{name}")


def sheet_name(sort: Sort, language: Language) -> str:
    """Return what a table is called in a language."""
    return t(language, f"mapfile.sheet.{sort}")


def recognised(table: Table) -> Mapped | None:
    """Return what a table seems to hold and in which columns; None when nothing can be made of it."""
    sort = table.sort or _sort_of(table)
    return Mapped(table, sort, guessed_fields(sort, table.headings)) if sort else None


def guessed_fields(sort: Sort, headings: Sequence[str]) -> tuple[str | None, ...]:
    """Return the field of each heading; where two fit, the first word for it wins, then the first column."""
    found: dict[str, tuple[int, int]] = {}
    for at, heading in enumerate(headings):
        name, rank = _known(sort).get(plain(heading), ("", 0))
        if name and (rank, at) < found.get(name, (99, 0)):
            found[name] = (rank, at)
    of_column = {at: name for name, (_, at) in found.items()}
    return tuple(of_column.get(at) for at in range(len(headings)))


@cache
def _known(sort: Sort) -> Mapping[str, tuple[str, int]]:
    """Return each heading that is understood with its field, and how far down the list of words it stands."""
    words: dict[str, tuple[str, int]] = {}
    for column in COLUMNS[sort]:
        ours = (title(column.name, language) for language in languages)
        for rank, word in enumerate((column.name, *ours)):
            words[plain(word)] = (column.name, rank)
    for column in COLUMNS[sort]:
        for rank, word in enumerate(column.aliases, start=10):
            words.setdefault(plain(word), (column.name, rank))
    return words


def _sort_of(table: Table) -> Sort | None:
    """Return what a table holds by its name, else by its headings."""
    name = re.sub(r"\.\w+$", "", table.name)
    for sort in PARTS:
        names = {plain(word) for word in (*_SHEETS[sort], *(sheet_name(sort, one) for one in languages))}
        if {plain(name), *map(plain, re.split(r"[^\w]+", name))} & names:
            return sort
    return next((sort for sort, telling in _TELLING if telling <= _fields(sort, table.headings)), None)


def _fields(sort: Sort, headings: Iterable[str]) -> set[str]:
    return {_known(sort)[plain(heading)][0] for heading in headings if plain(heading) in _known(sort)}


def plain(text: str) -> str:
    """Return what two spellings of a heading or a word have in common."""
    bare = unicodedata.normalize("NFKD", text).casefold()
    return "".join(sign for sign in bare if sign.isalnum())

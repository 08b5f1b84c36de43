"""Quick text: a chain map typed as lines, such as ``Farmer -> Ripener: goods young cheese``, and back."""

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import NamedTuple

from pydantic_core import PydanticCustomError

from chain.commands import Edit
from chain.errors import Invalid
from chain.i18n import t
from chain.model import Chain
from chain.quickplan import Plan, same
from chain.text import LINE_LIMIT, NAME_LIMIT, one_line, readable
from chain.vocabulary import Language, LinkType

TYPE_WORDS = {
    **dict.fromkeys(("goods", "goederen", "product", "products", "producten", "waren"), LinkType.GOODS),
    **dict.fromkeys(("service", "services", "dienst", "diensten"), LinkType.SERVICE),
    **dict.fromkeys(("money", "payment", "geld", "betaling"), LinkType.MONEY),
    **dict.fromkeys(("information", "info", "data", "informatie", "gegevens"), LinkType.INFORMATION),
    **dict.fromkeys(("contact", "contacts", "contacten"), LinkType.CONTACT),
}
"""The words that may stand before the label of a link."""

_QUOTED = re.compile(r'"((?:[^"]|"")*)"\s*')
_ARROW = re.compile(r"->|→")
_ARROW_OR_COLON = re.compile(r"->|→|:")
_NO_LINK = ("#", "//")
_SEPARATOR = re.compile(r"[:>]")
_NEEDS_QUOTES = re.compile(r'→|[:>"]|^#|^//')


class Problem(NamedTuple):
    """What is wrong with one line; people read ``t("quicktext.problem." + code, **params)``."""

    line: int
    code: str
    params: dict[str, int]


class Told(NamedTuple):
    """One line as it was understood: what goes from whom to whom."""

    line: int
    source: str
    target: str
    type: LinkType
    label: str


class QuickTextError(Invalid):
    """Some lines cannot be read; ``problems`` has them all, from the first line down."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("quicktext", line=problems[0].line, reason=problems[0].code)
        self.problems = problems


def parse(
    text: str, chain: Chain, new_id: Callable[[], str], language: Language = Language.NL
) -> tuple[Edit, ...]:
    """Return the edits that put this text on the map; none when all of it is there already.

    ``# Tier`` names the tier of the lines below it, a name alone is an actor, ``//`` starts a comment.
    Actors and tiers that are on the map are found by their names.
    ``language`` is that of the tiers which a map without any gets.

    Raises:
        QuickTextError: some lines cannot be read; nothing of the text counts then.
    """
    plan, problems = Plan(chain, new_id, language), list[Problem]()
    for number, line in numbered(text):
        try:
            _take(line, plan)
        except _Unclear as unclear:
            problems.append(Problem(number, unclear.code, unclear.params))
    if problems:
        raise QuickTextError(tuple(problems))
    return plan.edits()


def told(text: str) -> tuple[Told, ...]:
    """Return the links that the lines tell, as they are understood; lines that are not clear tell none."""
    found = list[Told]()
    for number, line in numbered(text):
        if not line.startswith(_NO_LINK):
            with suppress(_Unclear):
                source, rest = _name(line, _ARROW)
                if arrow := _ARROW.match(rest):
                    found.append(Told(number, source, *_link(source, rest[arrow.end() :].lstrip())))
    return tuple(found)


def write(chain: Chain, language: Language = Language.EN) -> str:
    """Return the map as quick text: tiers with their actors, then the links."""
    return "\n".join(_lines(chain, language))


def numbered(text: str) -> Iterator[tuple[int, str]]:
    """Yield each line with its number, as a problem points at it."""
    lines = enumerate(re.split(r"\r\n|\r|\n", text), start=1)
    return ((number, line.strip()) for number, line in lines)


def _lines(chain: Chain, language: Language) -> Iterator[str]:
    for tier in chain.tiers:
        yield f"# {_quoted(tier.name)}"
        yield from (_quoted(actor.name) for actor in chain.actor.values() if actor.tier == tier.id)
        yield ""
    for link in chain.link.values():
        source, target = (_quoted(chain.actor[id].name) for id in (link.source, link.target))
        type = t(language, f"vocabulary.link_type.{link.type.value}")
        yield f"{source} -> {target}: {type} {link.label}".rstrip()


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"' if _NEEDS_QUOTES.search(name) else name


@dataclass
class _Unclear(Exception):
    code: str
    params: dict[str, int]


def _unclear(code: str, **params: int) -> _Unclear:
    return _Unclear(code, params)


def _take(line: str, plan: Plan) -> None:
    """Put one line into the plan."""
    if not line or line.startswith("//"):
        return
    if line.startswith("#"):
        name, rest = _name(line[1:].lstrip(), None)
        _expect(not rest)
        if not plan.choose_tier(name):
            raise _unclear("too-many-tiers", limit=plan.most_tiers)
        return
    source, rest = _name(line, _ARROW)
    arrow = _ARROW.match(rest)
    if arrow is None:
        if rest.startswith((":", ">")) or (not line.startswith('"') and _SEPARATOR.search(source)):
            raise _unclear("no-arrow")
        _expect(not rest)
        plan.name_actor(source)
        return
    plan.connect(source, *_link(source, rest[arrow.end() :].lstrip()))


def _link(source: str, rest: str) -> tuple[str, LinkType, str]:
    target, rest = _name(rest, _ARROW_OR_COLON)
    _expect(not rest or rest.startswith(":"))
    if same(source) == same(target):
        raise _unclear("to-itself")
    type, label = _typed(_clean(rest[1:]))
    if len(label) > LINE_LIMIT:
        raise _unclear("label-too-long", limit=LINE_LIMIT)
    return target, type, label


def _name(text: str, stop: re.Pattern[str] | None) -> tuple[str, str]:
    """Return the name at the beginning, quoted or up to a stop, and what comes after it."""
    if text.startswith('"'):
        quoted = _QUOTED.match(text)
        if quoted is None:
            raise _unclear("quote-open")
        name, rest = quoted[1].replace('""', '"'), text[quoted.end() :]
    else:
        end = stop.search(text) if stop else None
        name, rest = (text[: end.start()], text[end.start() :]) if end else (text, "")
    name = _clean(name)
    if not readable(name):
        raise _unclear("name-missing")
    if len(name) > NAME_LIMIT:
        raise _unclear("name-too-long", limit=NAME_LIMIT)
    return name, rest


def _typed(text: str) -> tuple[LinkType, str]:
    first, _, rest = text.partition(" ")
    type = TYPE_WORDS.get(first.casefold().rstrip(":,"))
    return (type, rest.strip()) if type else (LinkType.GOODS, text)


def _clean(text: str) -> str:
    try:
        return one_line(text)
    except PydanticCustomError as error:
        raise _unclear("control") from error


def _expect(understood: bool) -> None:
    if not understood:
        raise _unclear("not-understood")

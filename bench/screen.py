"""A screen as a browser keeps it: elements, patched by id (docs/protocol.md), to compare two clients by."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import escape
from html.parser import HTMLParser
from typing import Any

_VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})


class Element:
    """One element with its children; texts are plain strings."""

    def __init__(self, tag: str, attributes: Mapping[str, str | None]) -> None:
        self.tag = tag
        self.attributes = dict(attributes)
        self.children: list[Element | str] = []
        self.parent: Element | None = None

    @property
    def id(self) -> str:
        return self.attributes.get("id") or ""

    @property
    def is_own(self) -> bool:
        """Say whether it belongs to one person: then it changes by patches aimed at it only."""
        return "data-own" in self.attributes

    def put(self, child: "Element", at: int) -> None:
        self.children.insert(at, child)
        child.parent = self

    def all(self) -> Iterator["Element"]:
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += [child for child in reversed(one.children) if isinstance(child, Element)]

    def copy(self) -> "Element":
        twin = Element(self.tag, self.attributes)
        for child in self.children:
            if isinstance(child, Element):
                twin.put(child.copy(), len(twin.children))
            else:
                twin.children.append(child)
        return twin

    def lines(self, *, own: bool) -> Iterator[str]:
        """Yield it as HTML, a tag or a text a line; with ``own`` false without what is one person's own."""
        shown = self.attributes if own or not self.is_own else {"id": self.id}
        attributes = (f' {name}="{escape(value or "")}"' for name, value in sorted(shown.items()))
        yield f"<{self.tag}{''.join(attributes)}>"
        for child in self.children if own or not self.is_own else ():
            if isinstance(child, Element):
                yield from child.lines(own=own)
            elif child.strip():
                yield " ".join(child.split())
        yield f"</{self.tag}>"


class _Reader(HTMLParser):
    """Builds elements from HTML that the server made (well formed, so there is nothing to guess)."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.at = Element("root", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in _VOID:
            child = self.at.children[-1]
            assert isinstance(child, Element)
            self.at = child

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.at.put(Element(tag, dict(attrs)), len(self.at.children))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            assert self.at.tag == tag, f"</{tag}> closes <{self.at.tag}>"
            assert self.at.parent is not None
            self.at = self.at.parent

    def handle_data(self, data: str) -> None:
        self.at.children.append(data)


def parse(html: str) -> Element:
    """Return the first element of some HTML; what sixty screens draw is read once."""
    return _parsed(html).copy()


@lru_cache(maxsize=10_000)
def _parsed(html: str) -> Element:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert reader.at is reader.root, f"<{reader.at.tag}> is not closed"
    return next(child for child in reader.root.children if isinstance(child, Element))


class Screen:
    """What one client shows."""

    def __init__(self) -> None:
        self._root = Element("root", {})
        self._by_id: dict[str, Element] = {}

    def draw(self, html: str) -> None:
        """Replace the whole screen."""
        self._root, self._by_id = Element("root", {}), {}
        self._insert(parse(html), self._root, 0)

    def apply(self, patch: Mapping[str, Any]) -> None:
        """Apply one patch as the browser does."""
        old, html = self._by_id.get(patch["id"]), patch.get("html", "")
        place = self._by_id.get(patch.get("into", ""))
        if "set" in patch:
            # The parser of Python writes the names of attributes small; one of SVG may have a capital.
            changed = {name.lower(): value for name, value in patch["set"].items()}
            (old or Element("gone", {})).attributes.update(changed)
        elif old:
            self._replace(old, html)
        elif html and place:
            mark = self._by_id.get(patch.get("before", ""))
            at = place.children.index(mark) if mark and mark.parent is place else len(place.children)
            self._insert(parse(html), place, at)

    def html(self, *, own: bool = True) -> str:
        """Return the screen in a form to compare; with ``own`` false without what is one person's own."""
        return "\n".join(self._root.lines(own=own))

    def __contains__(self, id: str) -> bool:
        return id in self._by_id

    def _replace(self, old: Element, html: str) -> None:
        parent = old.parent
        assert parent is not None
        at = parent.children.index(old)
        kept = {one.id: one for one in old.all() if one.is_own and one is not old}
        del parent.children[at]
        self._forget(old)
        if html:
            self._insert(_with_own(parse(html), kept), parent, at)

    def _insert(self, fresh: Element, parent: Element, at: int) -> None:
        parent.put(fresh, at)
        self._by_id.update((one.id, one) for one in fresh.all() if one.id)

    def _forget(self, old: Element) -> None:
        for one in old.all():
            self._by_id.pop(one.id, None)


def _with_own(fresh: Element, kept: Mapping[str, Element]) -> Element:
    """Put what is a person's own back into a part that was drawn anew for everybody."""
    for one in list(fresh.all()):
        own = kept.get(one.id) if one.id and one is not fresh else None
        if own and one.parent:
            one.parent.children[one.parent.children.index(one)] = own
            own.parent = one.parent
    return fresh

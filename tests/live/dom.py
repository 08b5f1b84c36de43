"""A small document tree that takes patches as docs/protocol.md says, to test what a browser would show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

from live.fragments import Patch

VOID = frozenset({"input", "img", "br", "link", "meta"})


@dataclass
class Node:
    """An element; text is kept in order between its children."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    @property
    def id(self) -> str:
        return self.attributes.get("id", "")

    def walk(self) -> Iterator[Node]:
        """Yield this and all within it, in the order of the document."""
        waiting = [self]
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(child for child in reversed(node.children) if isinstance(child, Node))

    def find(self, id: str) -> Node | None:
        return next((node for node in self.walk() if node.attributes.get("id") == id), None) if id else None

    def text(self) -> str:
        words = (child.text() if isinstance(child, Node) else child for child in self.children)
        return " ".join(" ".join(words).split())

    def shown(self) -> object:
        """What everybody sees: without what is somebody's own."""
        return self._shown({})

    def parts(self) -> dict[str, object]:
        """Every element with an id, as everybody sees it."""
        found: dict[str, object] = {}
        self._shown(found)
        return found

    def _shown(self, parts: dict[str, object]) -> object:
        told = [
            one._shown(parts) if isinstance(one, Node) else " ".join(one.split()) for one in self.children
        ]
        whole = (self.tag, sorted(self.attributes.items()), [child for child in told if child])
        seen: object = (self.tag, self.id) if "data-own" in self.attributes else whole
        if self.id:
            parts[self.id] = seen
        return seen

    def apply(self, patches: Iterable[Patch]) -> None:
        for patch in patches:
            old, fresh = self.find(patch.id), parse(patch.html) if patch.html else None
            place = self.find(patch.into)
            if patch.set:
                if old:
                    old.attributes |= {name.lower(): value for name, value in patch.set.items()}
            elif old:
                if fresh and "data-own" not in old.attributes:
                    _keep_own(old, fresh)
                parent = next(node for node in self.walk() if any(child is old for child in node.children))
                at = next(at for at, child in enumerate(parent.children) if child is old)
                parent.children[at : at + 1] = [fresh] if fresh else []
            elif place and fresh:
                ids = [child.id if isinstance(child, Node) else "" for child in place.children]
                at = ids.index(patch.before) if patch.before and patch.before in ids else len(ids)
                place.children.insert(at, fresh)


def _keep_own(old: Node, fresh: Node) -> None:
    """Leave what is somebody's own inside a part as it is, as docs/protocol.md says."""
    for node in fresh.walk():
        kept = old.find(node.id) if "data-own" in node.attributes else None
        if kept:
            node.attributes, node.children = kept.attributes, kept.children


class _Builder(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("root")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(node)
        if tag not in VOID:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag} id={self.open[-1].id}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parse(html: str) -> Node:
    """Read one element, with everything in it closed."""
    builder = _Builder()
    builder.feed(html)
    (root,) = builder.open
    (found,) = [child for child in root.children if isinstance(child, Node)]
    return found


def page(html: str) -> Node:
    """Read a screen, with a root above it for patches of the whole."""
    return Node("root", children=[parse(html)])

"""The map as GraphML: of networkx, Gephi and yEd origin, and our own."""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as Write

from chain.errors import Invalid
from chain.model import Chain
from chain.vocabulary import Language
from exports.mapfile import graph
from exports.mapfile.markup import Element
from exports.mapfile.table import Table
from exports.mapfile.xml_text import as_file, fit

_NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"integer": "int"}

Keys = Mapping[str, Element]


def read(file: str, root: Element, language: Language) -> tuple[Table, ...]:
    """Return the actors, links and whatever else of the map GraphML holds, by its root.

    Raises:
        Invalid: ``mapfile-empty`` when there is no actor in it.
    """
    drawn = root.first("graph")
    if drawn is None:
        raise Invalid("mapfile-empty", file=file)
    keys = {key.attributes.get("id", ""): key for key in root.all("key")}
    rest = _values(drawn, keys, "graph").get(graph.REST, "")
    nodes = [graph.node(key, values) for key, values in _nodes(drawn, keys, "")]
    if not nodes:
        raise Invalid("mapfile-empty", file=file)
    return graph.tables(file, nodes, list(_edges(drawn, keys)), rest, language)


def _nodes(drawn: Element, keys: Keys, group: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield the nodes; a group of nodes is the tier of those in it, unless links lead to the group itself."""
    linked = {edge.attributes.get(end, "") for edge in drawn.within("edge") for end in ("source", "target")}
    for node in drawn.all("node"):
        key, values = node.attributes.get("id", ""), _values(node, keys, "node")
        inner = node.first("graph")
        name = values.get("label") or key
        if inner is None or key in linked:
            yield key, {**({"tier": group} if group else {}), "label": name, **values}
        if inner is not None:
            yield from _nodes(inner, keys, name)


def _edges(drawn: Element, keys: Keys) -> Iterator[dict[str, str]]:
    for edge in drawn.within("edge"):
        ends = {end: edge.attributes.get(end, "") for end in ("source", "target")}
        yield {**_values(edge, keys, "edge"), **ends}


def _values(element: Element, keys: Keys, what: str) -> dict[str, str]:
    """Return the named values of a node, an edge or a graph, and its label where yEd drew one."""
    found = {
        _name(key): default.text.strip()
        for key in keys.values()
        if key.attributes.get("for") in (what, "all") and (default := key.first("default")) is not None
    }
    for data in element.all("data"):
        key = keys.get(data.attributes.get("key", ""))
        drawn = next(data.within("NodeLabel" if what == "node" else "EdgeLabel"), None)
        if drawn is not None:
            found.setdefault("label", " ".join(drawn.text.split()))
        elif key is not None and data.text.strip():
            found[_name(key)] = data.text.strip()
    return {name: value for name, value in found.items() if name and value}


def _name(key: Element) -> str:
    # yEd names nothing that is only for its own drawing.
    return key.attributes.get(
        "attr.name", "" if "yfiles.type" in key.attributes else key.attributes.get("id", "")
    )


def write(chain: Chain) -> bytes:
    """Return the map as GraphML."""
    root = Write.Element("graphml", xmlns=_NAMESPACE)
    nodes, edges = list(graph.nodes(chain)), list(graph.edges(chain))
    node_types, edge_types = graph.types(one[-1] for one in nodes), graph.types(one[-1] for one in edges)
    _declare(root, "graph", {graph.REST: "string"})
    _declare(root, "node", node_types)
    _declare(root, "edge", edge_types)
    drawn = Write.SubElement(root, "graph", id="map", edgedefault="directed")
    _put(drawn, "graph", {graph.REST: graph.rest(chain)})
    for id, values in nodes:
        _put(Write.SubElement(drawn, "node", id=id), "node", values)
    for id, source, target, values in edges:
        _put(Write.SubElement(drawn, "edge", id=id, source=source, target=target), "edge", values)
    return as_file(root)


def _declare(root: Write.Element, what: str, types: Mapping[str, str]) -> None:
    for name, type in types.items():
        told = {"id": f"{what}_{name}", "for": what, "attr.name": name, "attr.type": _TYPES.get(type, type)}
        Write.SubElement(root, "key", told)


def _put(element: Write.Element, what: str, values: graph.Values) -> None:
    for name, value in _texts(values):
        Write.SubElement(element, "data", key=f"{what}_{name}").text = value


def _texts(values: graph.Values) -> Iterable[tuple[str, str]]:
    return ((name, fit(graph.text(value))) for name, value in values.items())

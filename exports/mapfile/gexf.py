"""The map as GEXF: of Gephi and networkx origin, and our own."""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as Write

from chain.errors import Invalid
from chain.map.layout import layout
from chain.model import Chain
from chain.vocabulary import Language
from exports.mapfile import graph
from exports.mapfile.markup import Element
from exports.mapfile.table import Table
from exports.mapfile.xml_text import as_file, fit

_NAMESPACE = "http://gexf.net/1.3"
_VIZ = f"{_NAMESPACE}/viz"
_OURS = "https://klanterfant.example/map"
"""A namespace, not an address: other programs skip what stands in it."""

Titles = Mapping[str, tuple[str, str]]
"""The title of each attribute by its id, and what it is where a node does not say."""


def read(file: str, root: Element, language: Language) -> tuple[Table, ...]:
    """Return the actors, links and whatever else of the map GEXF holds, by its root.

    Raises:
        Invalid: ``mapfile-empty`` when there is no actor in it.
    """
    drawn = root.first("graph")
    if drawn is None:
        raise Invalid("mapfile-empty", file=file)
    nodes = [graph.node(key, values) for key, values in _nodes(drawn, _titles(drawn, "node"))]
    if not nodes:
        raise Invalid("mapfile-empty", file=file)
    rest = next(root.within(graph.REST), None)
    edges = list(_edges(drawn, _titles(drawn, "edge")))
    return graph.tables(file, nodes, edges, rest.text if rest else "", language)


def _titles(drawn: Element, what: str) -> Titles:
    declared = [one for part in drawn.all("attributes") if part.attributes.get("class") == what
                for one in part.all("attribute")]  # fmt: skip
    return {
        one.attributes.get("id", ""): (
            one.attributes.get("title", ""),
            default.text.strip() if (default := one.first("default")) is not None else "",
        )
        for one in declared
    }


def _nodes(drawn: Element, titles: Titles) -> Iterator[tuple[str, dict[str, str]]]:
    for node in drawn.within("node"):
        key = node.attributes.get("id", "")
        yield key, {"label": node.attributes.get("label") or key, **_values(node, titles)}


def _edges(drawn: Element, titles: Titles) -> Iterator[dict[str, str]]:
    for edge in drawn.within("edge"):
        label = {"label": edge.attributes["label"]} if edge.attributes.get("label") else {}
        ends = {end: edge.attributes.get(end, "") for end in ("source", "target")}
        yield {**label, **_values(edge, titles), **ends}


def _values(element: Element, titles: Titles) -> dict[str, str]:
    found = {title: default for title, default in titles.values() if default}
    for part in element.all("attvalues"):
        for one in part.all("attvalue"):
            # Version 1.1 calls it "id".
            key = one.attributes.get("for", one.attributes.get("id", ""))
            found[titles.get(key, (key, ""))[0]] = one.attributes.get("value", "")
    return {title: value for title, value in found.items() if title and value}


def write(chain: Chain) -> bytes:
    """Return the map as GEXF, each node where the map draws it."""
    Write.register_namespace("viz", _VIZ)
    root = Write.Element("gexf", {"xmlns": _NAMESPACE, "version": "1.3"})
    Write.SubElement(Write.SubElement(root, "meta"), "creator").text = "Klanterfant"
    drawn = Write.SubElement(root, "graph", defaultedgetype="directed", mode="static")
    nodes, edges = list(graph.nodes(chain)), list(graph.edges(chain))
    _declare(drawn, "node", graph.types(_without_label(one[-1]) for one in nodes))
    _declare(drawn, "edge", graph.types(_without_label(one[-1]) for one in edges))
    boxes = layout(chain).boxes
    part = Write.SubElement(drawn, "nodes")
    for id, values in nodes:
        element = Write.SubElement(part, "node", id=id, label=fit(str(values["label"])))
        _put(element, values)
        box = boxes[id]
        at = {"x": f"{box.x + box.width / 2:.1f}", "y": f"{-box.y - box.height / 2:.1f}", "z": "0.0"}
        Write.SubElement(element, f"{{{_VIZ}}}position", at)
    part = Write.SubElement(drawn, "edges")
    for id, source, target, values in edges:
        label = {"label": fit(str(values["label"]))} if "label" in values else {}
        element = Write.SubElement(part, "edge", {"id": id, "source": source, "target": target, **label})
        _put(element, values)
    Write.SubElement(root, graph.REST, xmlns=_OURS).text = fit(graph.rest(chain))
    return as_file(root)


def _without_label(values: graph.Values) -> graph.Values:
    return {name: value for name, value in values.items() if name != "label"}


def _declare(drawn: Write.Element, what: str, types: Mapping[str, str]) -> None:
    if types:
        part = Write.SubElement(drawn, "attributes", {"class": what, "mode": "static"})
        for name, type in types.items():
            Write.SubElement(part, "attribute", id=name, title=name, type=type)


def _put(element: Write.Element, values: graph.Values) -> None:
    part = Write.SubElement(element, "attvalues")
    for name, value in _without_label(values).items():
        Write.SubElement(part, "attvalue", {"for": name, "value": fit(graph.text(value))})

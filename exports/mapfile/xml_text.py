"""Writes XML: texts in which every sign is one that XML has, and elements as a file."""

import re
from xml.etree import ElementTree

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def fit(text: str) -> str:
    """Return the text with a replacement for signs that XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


def as_file(root: ElementTree.Element) -> bytes:
    """Return an element as a file that people can read too."""
    ElementTree.indent(root)
    found: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return found + b"\n"

"""Relations as a table: pairs of actors, each with the links that run between the two."""

from collections.abc import Mapping
from typing import Any

from chain.model import Chain, Link
from ui.chain_columns import LINKS
from ui.session import say


def with_links(chain: Chain, relation: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a relation, and in words what runs between the two, either way."""
    pair = {relation["upstream"], relation["downstream"]}
    links = [link for link in chain.link.values() if {link.source, link.target} == pair]
    words = ", ".join(_told(link, down=link.source == relation["upstream"]) for link in links)
    return {**relation, LINKS: words}


def _told(link: Link, *, down: bool) -> str:
    sort = say(f"vocabulary.link_type.{link.type.value}")
    what = say("pages.prepare.quick_what", type=sort, label=link.label) if link.label else sort
    return f"{'→' if down else '←'} {what}"

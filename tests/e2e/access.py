"""What a program can check of WCAG 2.2 AA on a page that somebody has open."""

from collections.abc import Iterator
from typing import Any

from axe_playwright_python.sync_playwright import Axe

from tests.e2e.people import Person

Options = dict[str, Any]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
RULES: Options = {"runOnly": TAGS, "resultTypes": ["violations"]}
OF_COLOUR: Options = {
    "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
    "resultTypes": ["violations"],
}
"""The rules of which the outcome can be another in the other theme: all that differs there is colours."""


def violations(one: Person, rules: Options = RULES) -> Iterator[str]:
    """Yield what breaks a rule on the page that somebody has open."""
    for violation in Axe().run(one.page, options=rules).response["violations"]:
        for node in violation["nodes"]:
            yield f"{one.page.url}: {violation['id']}: {node['html'][:160]} {node['any'][:1]}"


def violations_in_both_themes(one: Person) -> Iterator[str]:
    """Yield what breaks a rule as the page came, and what does so with the colours of the other theme."""
    yield from violations(one)
    with one.other_theme():
        yield from (f"in the other theme: {found}" for found in violations(one, OF_COLOUR))

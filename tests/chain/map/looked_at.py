"""A small chain with everything that overlays look at, and how to read a drawing of it."""

import datetime as dt
from xml.etree import ElementTree

from chain.map.draw import draw
from chain.map.pen import Style
from chain.model import Actor, Chain, DemandRoute, Link, Look
from chain.vocabulary import Carrier, ContactOwner, Language, Letter, LinkStatus, LinkType, MemberType
from tests.chain.map.chains import a_chain

SVG = "{http://www.w3.org/2000/svg}"
DAY = dt.date(2026, 10, 8)
COUNTS = {"actor:farm": {Letter.T: 4, Letter.S: 1}, "actor:deli": {Letter.T: 1}, "link:milk": {Letter.T: 1}}

ACTORS = [
    Actor(id="farm", name="De Zilte Weide", tier="t1", kind="producer", for_whom="Wie de polder proeft"),
    Actor(id="deli", name="De Gouden Korst", tier="t2", kind="shop"),
    Actor(id="inn", name="Het Havenhuis", tier="t2", kind="Hotel", empty_chair=True),
    Actor(id="site", name="SlaapWijzer", tier="t3", kind="Platform", member_type=MemberType.SUPPORTING),
    Actor(id="guest", name="Weekendgasten", tier="t4", kind="end_customer"),
]
LINKS = [
    Link(
        id="milk",
        source="farm",
        target="deli",
        type=LinkType.GOODS,
        carried_by=Carrier.PERSON,
        dependence_source=5,
        dependence_target=1,
        last_meaningful_contact=DAY - dt.timedelta(days=90),
    ),
    Link(
        id="counter",
        source="deli",
        target="guest",
        type=LinkType.SERVICE,
        carried_by=Carrier.PHONE,
        dependence_source=3,
        dependence_target=3,
        last_meaningful_contact=DAY - dt.timedelta(days=91),
    ),
    Link(
        id="rooms",
        source="inn",
        target="site",
        type=LinkType.SERVICE,
        carried_by=Carrier.APP,
        dependence_source=2,
        dependence_target=4,
        last_meaningful_contact=DAY - dt.timedelta(days=366),
    ),
    Link(id="stay", source="site", target="guest", type=LinkType.SERVICE, carried_by=Carrier.PLATFORM),
    Link(id="tips", source="guest", target="site", type=LinkType.INFORMATION, status=LinkStatus.ENDED),
]
ROUTES = [
    DemandRoute(id="direct", seller="deli", end="guest", share=1, contact_owner="nobody", known_share=0.25),
    DemandRoute(
        id="booked",
        seller="inn",
        end="guest",
        via=("site",),
        share=0.65,
        contact_owner=ContactOwner.OTHER,
        known_share=0,
    ),
]
CHAIN = a_chain(4, ACTORS, LINKS).model_copy(update={"route": {one.id: one for one in ROUTES}})


def drawn(
    look: Look | None = None,
    chain: Chain = CHAIN,
    *,
    day: dt.date | None = DAY,
    language: Language = Language.EN,
    style: Style = "screen",
) -> "Drawn":
    """Draw a chain in a look."""
    svg = draw(chain, language=language, look=look or Look(), counts=COUNTS, day=day, style=style)
    return Drawn(svg)


class Drawn:
    """A drawing that answers what it shows and says."""

    def __init__(self, svg: str) -> None:
        self.svg = svg
        self.root = ElementTree.fromstring(svg)  # noqa: S314 - our own drawing
        self.ids = {one.attrib["id"]: one for one in self.root.iter() if "id" in one.attrib}

    def said(self, id: str) -> str:
        """Return what a screen reader hears of an element."""
        found = self.ids[id]
        return found.attrib.get("aria-label") or found.findtext(f"{SVG}title") or ""

    def words(self, id: str) -> str:
        """Return the words that are shown in an element."""
        spans = (one for one in self.ids[id].iter() if one.tag in (f"{SVG}text", f"{SVG}tspan"))
        return " ".join(one.text for one in spans if one.text)

    def signs(self, id: str) -> list[str]:
        """Return the signs that an element repeats."""
        uses = (one for one in self.ids[id].iter(f"{SVG}use") if one.get("class") != "map-grip")
        return [one.attrib["href"].removeprefix("#sign-") for one in uses]

    def dashes(self, id: str) -> str | None:
        """Return the dashes of a link; None where its line is unbroken."""
        found = (one.get("stroke-dasharray") for one in self.ids[id].iter())
        return next((one for one in found if one), None)

    def widths(self, id: str) -> set[str]:
        """Return the widths of the lines in an element, without its grip."""
        lines = (one for one in self.ids[id].iter() if one.get("class") != "map-grip")
        return {one.attrib["stroke-width"] for one in lines if "stroke-width" in one.attrib}

    def is_faint(self, id: str) -> bool:
        """Say whether an element, or what is in it, steps back."""
        return any("opacity" in one.attrib for one in self.ids[id].iter())

    @property
    def reading(self) -> str:
        """The sentence below the map."""
        return self.words("map-reading")

    @property
    def legend(self) -> str:
        """The words of the legend."""
        return self.words("map-legend")

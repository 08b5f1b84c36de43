"""Draws the chain map as SVG: one drawing for the room, the projector and the report."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from chain.i18n import n, t
from chain.map import signs
from chain.map.boxes import LINE
from chain.map.columns import MARGIN
from chain.map.layout import HEADING_SIZE, RADIUS, Heading, Layout, layout
from chain.map.legend import FAINT, FAINT_STATUSES, dashes, legend
from chain.map.measure import wrap
from chain.map.pen import Pen, Style, curve, element, shift, words, write
from chain.map.route import Box, Route
from chain.model import Actor, Chain, Link
from chain.vocabulary import Language, Letter

Counts = Mapping[str, Mapping[Letter, int]]
"""Number of notes by ``Target.key`` and letter."""

_NOTHING: Mapping[str, Any] = MappingProxyType({})
SCREEN_FONT = "var(--map-font, system-ui, sans-serif)"
PRINT_FONT = "Noto Sans, Liberation Sans, DejaVu Sans, Arial, sans-serif"
_LEAST_WIDTH = 1180.0
_RULE_AT = 84.0
_ARROW = 12.0
_EMPTY_SIZE = 26.0


def draw(
    chain: Chain,
    *,
    language: Language,
    counts: Counts = _NOTHING,
    here: Mapping[str, int] = _NOTHING,
    style: Style = "screen",
    title: str = "",
    description: str = "",
    font: str = "",
) -> str:
    """Return the map as one SVG element.

    Args:
        chain: what to draw.
        language: of the words that are not the chain's own.
        counts: notes by target and letter; they must come from a view, so that nothing private is counted.
        here: number of people in the room by actor.
        style: ``screen`` follows the CSS variables of its page and can be pointed at; ``print`` is plain.
        title: its name for people who cannot see it; "Chain map" if left out.
        description: what it shows, likewise; the number of tiers, actors and links if left out.
        font: family of the letters.
    """
    drawing = _Drawing(chain, Pen(language, style), layout(chain), counts, here)
    (left, width, height), body = drawing.frame, drawing.body()
    return element(
        "svg",
        element("title", words(title or t(language, "map.title")), id="map-title"),
        element("desc", words(description or _described(chain, language)), id="map-desc"),
        body,
        id="map",
        class_="map",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"{left:.1f} 0 {width:.1f} {height:.1f}",
        role="group" if style == "screen" else "img",
        aria_labelledby="map-title map-desc",
        font_family=font or (SCREEN_FONT if style == "screen" else PRINT_FONT),
    )


def draw_counts(
    actor_id: str, counts: Mapping[Letter, int], language: Language, style: Style = "screen"
) -> str:
    """Return only the badges of one actor, to replace the element ``counts-<actor id>`` of a drawing."""
    return _badges(f"counts-{actor_id}", Pen(language, style), counts)


def draw_link_counts(
    link_id: str, counts: Mapping[Letter, int], language: Language, style: Style = "screen"
) -> str:
    """Return only the badges of one link, to replace the element ``linkcounts-<link id>`` of a drawing."""
    return _badges(f"linkcounts-{link_id}", Pen(language, style), counts)


def draw_here(actor_id: str, count: int, language: Language, style: Style = "screen") -> str:
    """Return only the number of people of one actor, to replace the element ``here-<actor id>``."""
    picture = signs.people(Pen(language, style), count)
    label = n(language, "map.here", count) if picture else None
    return element("g", picture, id=f"here-{actor_id}", role="img" if label else None, aria_label=label)


def _badges(id: str, pen: Pen, counts: Mapping[Letter, int]) -> str:
    label = signs.spoken_counts(pen, counts) or None
    picture = signs.letter_badges(pen, counts)
    return element("g", picture, id=id, role="img" if label else None, aria_label=label)


def _described(chain: Chain, language: Language) -> str:
    parts = (("tiers", chain.tier), ("actors", chain.actor), ("links", chain.link))
    counted = {name: n(language, f"map.description.{name}", len(of)) for name, of in parts}
    return t(language, "map.description", **counted)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One drawing in the making."""

    chain: Chain
    pen: Pen
    plan: Layout
    counts: Counts
    here: Mapping[str, int]

    @property
    def frame(self) -> tuple[float, float, float]:
        """The left edge, the width and the height; a small map stands in the middle of a wider sheet."""
        width = max(self.plan.width, _LEAST_WIDTH)
        left = (self.plan.width - width) / 2
        below = self._legend[1] + MARGIN / 2 if self.chain.actor else 0.0
        return left, width, self.plan.height + below

    @property
    def _legend(self) -> tuple[str, float]:
        return legend(self.chain, self.pen, max(self.plan.width, _LEAST_WIDTH) - 2 * MARGIN)

    def body(self) -> str:
        """Return headings, links, actors and legend, in the order in which they cover each other."""
        headings = element("g", *map(self._heading, self.plan.headings), class_="map-tiers")
        if not self.chain.actor:
            return headings + self._invitation()
        links = element(
            "g",
            *map(self._link, self.chain.link.values()),
            class_="map-links",
            fill="none",
            stroke=self.pen.colours.line,
            stroke_width=2,
            stroke_linecap="round",
        )
        actors = element("g", *map(self._actor, self.chain.actor.values()), class_="map-actors")
        counts = element("g", *map(self._link_counts, self.chain.link.values()), class_="map-link-counts")
        below = element("g", self._legend[0], transform=shift(self.frame[0] + MARGIN, self.plan.height))
        return signs.type_signs(self.pen) + headings + links + actors + counts + below

    def _heading(self, heading: Heading) -> str:
        colours = self.pen.colours
        first = _RULE_AT - 14 - (len(heading.lines) - 1) * HEADING_SIZE * LINE
        name = write(heading.lines, (heading.x, first), HEADING_SIZE, fill=colours.soft, font_weight=600)
        path = f"M{heading.x:.1f} {_RULE_AT:.1f}h{heading.width:.1f}"
        rule = element("path", d=path, stroke=colours.hair, stroke_width=2)
        return element("g", name, rule, class_="map-tier", data_tier=heading.id)

    def _link(self, link: Link) -> str:
        pen, route = self.pen, self.plan.routes[link.id]
        label = self._spoken_link(link)
        return element(
            "g",
            element("title", words(label)),
            self._line(link, route),
            signs.type_sign(link.type, route.mark),
            id=f"link-{link.id}",
            class_=f"map-link map-link-{link.type.value}",
            role="img" if pen.on_screen else None,
            data_link=link.id,
            data_source=link.source,
            data_target=link.target,
        )

    def _line(self, link: Link, route: Route) -> str:
        path = curve(route.points)
        line = element("path", d=path, stroke_dasharray=dashes(link.type))
        head = element("path", d=_head(route), fill=self.pen.colours.line, stroke="none")
        seen = element("g", line, head, opacity=FAINT if link.status in FAINT_STATUSES else None)
        return (_grip(path) if self.pen.on_screen else "") + seen

    def _link_counts(self, link: Link) -> str:
        """Return the badges of a link, which lie over the boxes: the gap beside its sign may be narrow."""
        x, y = self.plan.routes[link.id].mark
        counts = self.counts.get(f"link:{link.id}", {})
        badges = draw_link_counts(link.id, counts, self.pen.language, self.pen.style)
        return element("g", badges, transform=f"{shift(x + RADIUS, y)} scale(.8)", data_link=link.id)

    def _spoken_link(self, link: Link) -> str:
        language = self.pen.language
        key = "map.link.labelled" if link.label else "map.link"
        return t(
            language,
            key,
            source=self.chain.actor[link.source].name,
            target=self.chain.actor[link.target].name,
            type=t(language, f"vocabulary.link_type.{link.type.value}"),
            label=link.label,
            status=t(language, f"vocabulary.link_status.{link.status.value}"),
        )

    def _actor(self, actor: Actor) -> str:
        pen, box = self.pen, self.plan.boxes[actor.id]
        label = self._spoken_actor(actor)
        return element(
            "g",
            element("title", words(label)),
            self._card(actor, box),
            self._name(box),
            self._edges(actor, box),
            id=f"actor-{actor.id}",
            class_="map-actor",
            transform=shift(box.x, box.y),
            tabindex=0 if pen.on_screen else None,
            role="group" if pen.on_screen else None,
            aria_label=label if pen.on_screen else None,
            data_actor=actor.id,
        )

    def _spoken_actor(self, actor: Actor) -> str:
        key = "map.actor.empty_chair" if actor.empty_chair else "map.actor"
        return t(self.pen.language, key, name=actor.name, tier=self.chain.tier[actor.tier].name)

    def _card(self, actor: Actor, box: Box) -> str:
        colours = self.pen.colours
        return element(
            "rect",
            class_="map-card",
            width=box.width,
            height=box.height,
            rx=14.0,
            fill=colours.background if actor.empty_chair else colours.surface,
            stroke=colours.line,
            stroke_width=2,
            stroke_dasharray="7 6" if actor.empty_chair else None,
        )

    def _name(self, box: Box) -> str:
        leading = box.text_size * LINE
        first = box.height / 2 - (len(box.lines) - 1) * leading / 2 + box.text_size * 0.35
        middle = (box.width / 2, first)
        ink = self.pen.colours.ink
        return write(box.lines, middle, box.text_size, fill=ink, font_weight=500, text_anchor="middle")

    def _edges(self, actor: Actor, box: Box) -> str:
        """Return what rides on the edges of the box, so that the name has the inside to itself."""
        pen = self.pen
        counts = draw_counts(actor.id, self.counts.get(f"actor:{actor.id}", {}), pen.language, pen.style)
        here = draw_here(actor.id, self.here.get(actor.id, 0), pen.language, pen.style)
        chair = element("g", signs.empty_chair(pen), transform=shift(28, -2)) if actor.empty_chair else ""
        below = element("g", counts, transform=shift(10, box.height + 2))
        return below + element("g", here, transform=shift(box.width - 10, -2)) + chair

    def _invitation(self) -> str:
        """Return what an empty map says: two dashed boxes with a link between them, and where to begin."""
        left, width, height = self.frame
        middle, ink = left + width / 2, self.pen.colours.ink
        lines = wrap(t(self.pen.language, "map.empty"), _EMPTY_SIZE, width * 0.6, most=4)
        return element(
            "g",
            element("g", signs.first_link(self.pen), transform=shift(middle, height * 0.42)),
            write(lines, (middle, height * 0.68), _EMPTY_SIZE, fill=ink, text_anchor="middle"),
            class_="map-empty",
        )


def _grip(path: str) -> str:
    """Return an unseen broad line, so that a thin one can be pointed at."""
    return element("path", d=path, stroke="transparent", stroke_width=16, class_="map-grip")


def _head(route: Route) -> str:
    (x, y), way = route.tip
    back = x - way * _ARROW
    return f"M{x:.1f} {y:.1f}L{back:.1f} {y - _ARROW / 2:.1f}V{y + _ARROW / 2:.1f}Z"

"""Draws the links: a line with an arrow, its sign, and what an overlay says of it."""

from bisect import bisect_left
from collections.abc import Hashable, Iterator, Mapping, Sequence

from chain.i18n import t
from chain.map import signs, tags
from chain.map.badges import draw_link_counts
from chain.map.overlays.marking import LinkMark, Stroke, stroke_of
from chain.map.parts import Element, Places
from chain.map.pen import Pen, curve, element, number, shift, words
from chain.map.route import Point, Route
from chain.map.sketch import Sketch
from chain.model import Link
from chain.vocabulary import LinkStatus

FAINT = 0.42
RECEDING = 0.26
"""What steps back under an overlay."""
FAINT_STATUSES = (LinkStatus.PROSPECT, LinkStatus.ENDED)
_ARROW = 12.0
_BADGES = 0.92
"""Size of the badges of links against those of actors."""
_BADGE_ROOM = 46.0
"""How wide the badge of one letter is."""

_Look = Mapping[str, object]


def links(sketch: Sketch) -> Iterator[tuple[str, Element]]:
    """Yield every link by its id, with all that its line shows and says."""
    actor, routes = sketch.chain.actor, sketch.plan.routes
    for id, link in sketch.chain.link.items():
        shows = link, actor[link.source].name, actor[link.target].name, sketch.link_mark(id)
        yield f"link-{id}", Element("map-links", _link, link, shows, routes[id], _places)


def badges(sketch: Sketch) -> Iterator[tuple[str, Element]]:
    """Yield the badges of links, which lie over the boxes: the gap beside a sign may be narrow."""
    plan = sketch.plan
    edges = sorted({plan.width, *(box.x for box in plan.boxes.values())})
    for id, link in sketch.chain.link.items():
        mark, counts = sketch.link_mark(id), tuple(sketch.counts_of(f"link:{id}").items())
        at = _beside(sketch, id, mark, edges)
        shows: Hashable = counts, mark
        if mark.plate:
            shows = shows, _turned(sketch, link, mark), plan.routes[id].mark, at
            yield f"badges-{id}", Element("map-badges", _badges, (link, at), shows)
        else:
            yield f"badges-{id}", Element("map-badges", _badges, (link, at), shows, at, _badges_place)


_Badges = tuple[Link, Point]
"""A link, and where its badges begin."""


def _badges(sketch: Sketch, badges: _Badges) -> str:
    link, _ = badges
    pen, mark, id = sketch.pen, sketch.link_mark(link.id), f"badges-{link.id}"
    found = draw_link_counts(link.id, sketch.counts_of(f"link:{link.id}"), pen.language, pen.style)
    place = _badges_place(sketch, badges)[id]
    look = {"opacity": RECEDING if mark.faint else None, "data_link": link.id}
    if not mark.plate:
        return element("g", found, id=id, **place, **look)
    return element("g", _plate(sketch, link, mark), element("g", found, **place), id=id, **look)


def _badges_place(sketch: Sketch, badges: _Badges) -> Places:
    link, at = badges
    return {f"badges-{link.id}": {"transform": f"{shift(*at)} scale({_BADGES * sketch.scale:.2f})"}}


def _beside(sketch: Sketch, id: str, mark: LinkMark, edges: Sequence[float]) -> Point:
    """Return where the badges of a link begin: beside its sign, or below it where a card is too near."""
    plan = sketch.plan
    x, y = plan.routes[id].mark
    aside = tags.PLATE / 2 * sketch.plate_scale if mark.plate else plan.radius
    next_card = bisect_left(edges, x)
    if next_card < len(edges) and edges[next_card] - x - aside < _BADGE_ROOM * plan.scale:
        return x - _BADGE_ROOM / 2 * plan.scale, y + plan.radius + 10 * plan.scale
    return x + aside, y


def halos(sketch: Sketch) -> Iterator[tuple[str, Element]]:
    """Yield the warmth of links by its id, as a broad band below each line."""
    for id, warmth in sketch.marks.heat.items():
        yield f"halo-link-{id}", Element("map-halos", _halo, id, (sketch.plan.routes[id].points, warmth))


def _halo(sketch: Sketch, id: str) -> str:
    warmth, path = sketch.marks.heat[id], curve(sketch.plan.routes[id].points)
    width = (8 + 30 * warmth) * sketch.scale
    look = {"stroke": sketch.warm, "stroke_width": width, "opacity": 0.2 + 0.25 * warmth}
    return element("path", id=f"halo-link-{id}", d=path, fill="none", stroke_linecap="round", **look)


def _link(sketch: Sketch, link: Link) -> str:
    mark, on_screen = sketch.link_mark(link.id), sketch.pen.on_screen
    places = _places(sketch, link).items()
    way, tip, *sign = ({"id": id if on_screen else None, **place} for id, place in places)
    return element(
        "g",
        element("title", words(_spoken(sketch, link, mark))),
        _grip(link, sketch.scale) if on_screen else "",
        _line(sketch, link, way, tip),
        *(_sign(sketch, link, at) for at in sign),
        id=f"link-{link.id}",
        class_=f"map-link map-link-{link.type.value}",
        role="img" if on_screen else None,
        tabindex=-1 if on_screen else None,
        data_link=link.id,
        data_source=link.source,
        data_target=link.target,
    )


def _places(sketch: Sketch, link: Link) -> Places:
    """Return where a line runs, where its arrow points and, if it has one, where its sign stands."""
    route, mark = sketch.plan.routes[link.id], sketch.link_mark(link.id)
    large = sketch.scale * (0.8 + 0.1 * _stroke(link, mark).width)
    found = {f"way-{link.id}": {"d": curve(route.points)}, f"tip-{link.id}": {"d": _head(route, large)}}
    if mark.crossed:
        found[f"mark-{link.id}"] = {"transform": f"{shift(*route.mark)} scale({sketch.scale:.2f})"}
    elif mark.sign is not None and not mark.plate:
        x, y = map(number, route.mark)
        found[f"mark-{link.id}"] = {"x": x, "y": y}
    return found


def _stroke(link: Link, mark: LinkMark) -> Stroke:
    return mark.stroke or stroke_of(link.type)


def _line(sketch: Sketch, link: Link, way: _Look, tip: _Look) -> str:
    pen, scale, mark = sketch.pen, sketch.scale, sketch.link_mark(link.id)
    stroke = _stroke(link, mark)
    colour = pen.hue(stroke.hue)
    line = element("path", **way)
    dashed = element("g", line, stroke_dasharray=_scaled(stroke.dashes, scale)) if stroke.dashes else line
    head = element("path", **tip, fill=colour, stroke="none")
    look = {
        "opacity": _opacity(link, mark),
        "stroke": None if stroke.hue == "line" else colour,
        "stroke_width": None if stroke.width * scale == 2 else stroke.width * scale,
    }
    return element("g", dashed, head, **look) if any(look.values()) else dashed + head


def _opacity(link: Link, mark: LinkMark) -> float | None:
    if mark.faint:
        return RECEDING
    return FAINT if link.status in FAINT_STATUSES else None


def _sign(sketch: Sketch, link: Link, at: _Look) -> str:
    mark = sketch.link_mark(link.id)
    if mark.crossed:
        return element("g", tags.cross(sketch.pen), **at)
    sign = signs.sign(mark.sign or link.type.value, **at)
    return element("g", sign, opacity=RECEDING) if mark.faint else sign


def _plate(sketch: Sketch, link: Link, mark: LinkMark) -> str:
    """Return the numbers of both ends; they lie over all lines, of which many may pass."""
    at = signs.at(sketch.plan.routes[link.id].mark, sketch.plate_scale)
    return element("g", tags.need(sketch.pen, _turned(sketch, link, mark)), transform=at)


def _turned(sketch: Sketch, link: Link, mark: LinkMark) -> tuple[int, int, int]:
    """Return what a plate says, from left to right as the ends stand on the sheet."""
    source, target, way = mark.plate or (0, 0, 0)
    boxes = sketch.plan.boxes
    right_to_left = boxes[link.source].x > boxes[link.target].x
    return (target, source, -way) if right_to_left else (source, target, way)


def _spoken(sketch: Sketch, link: Link, mark: LinkMark) -> str:
    language, actor = sketch.pen.language, sketch.chain.actor
    said = t(
        language,
        "map.link.labelled" if link.label else "map.link",
        source=actor[link.source].name,
        target=actor[link.target].name,
        type=t(language, f"vocabulary.link_type.{link.type.value}"),
        label=link.label,
        status=t(language, f"vocabulary.link_status.{link.status.value}"),
    )
    return f"{said}. {mark.said}" if mark.said else said


def _grip(link: Link, scale: float) -> str:
    """Return an unseen broad line, so that a thin one can be pointed at."""
    return element(
        "use", href=f"#way-{link.id}", class_="map-grip", stroke="transparent", stroke_width=16 * scale
    )


def _head(route: Route, scale: float) -> str:
    (x, y), way = route.tip
    length = _ARROW * scale
    return f"M{x:.1f} {y:.1f}l{-way * length:.1f} {-length / 2:.1f}v{length:.1f}z"


def _scaled(dashes: str, scale: float) -> str:
    return " ".join(f"{float(one) * scale:g}" for one in dashes.split())


def sample(pen: Pen, stroke: Stroke, width: float, *, faint: bool) -> str:
    """Return a piece of a line with this stroke for the legend, along the x axis."""
    return element(
        "path",
        d=f"M0 0H{width:.0f}",
        fill="none",
        stroke=pen.hue(stroke.hue),
        stroke_width=stroke.width,
        stroke_dasharray=stroke.dashes,
        stroke_linecap="round",
        opacity=FAINT if faint else None,
    )

"""Draws the actors: a card with name and kind, who is in the room, and what an overlay says of it."""

from collections.abc import Iterator

from chain.i18n import t
from chain.map import signs, tags
from chain.map.badges import draw_counts, draw_here
from chain.map.kinds import Kind, key_of
from chain.map.measure import wrap
from chain.map.overlays.marking import ActorMark, Tag
from chain.map.parts import Element, Places
from chain.map.pen import element, shift, words, write
from chain.map.route import Box
from chain.map.sketch import Sketch
from chain.model import Actor
from chain.vocabulary import MemberType

CORNER = 14.0
STRIPE = 6.0
_FAINT = 0.3
_FOR_PEOPLE = 72.0
"""Room at the upper edge for the number of people."""
_AFTER_CHAIR = 48.0
_BELOW = 18.0
"""How far badges reach into the card from below, with some air."""
_LEAST_SHARED = 0.66
"""The smallest part of its size that a name may have to leave room for the answer to: for whom?"""


def actors(sketch: Sketch) -> Iterator[tuple[str, Element]]:
    """Yield every actor by its id, with all that its card shows."""
    for id, actor in sketch.chain.actor.items():
        counts = tuple(sketch.counts_of(f"actor:{id}").items())
        here, kind = sketch.here.get(id, 0), sketch.kinds.get(key_of(actor.kind))
        box, tier = sketch.plan.boxes[id], sketch.chain.tier[actor.tier].name
        size = box.width, box.height, box.lines, box.text_size
        shows = actor, sketch.actor_mark(id), kind, counts, here, tier, size
        yield f"actor-{id}", Element("map-actors", _actor, actor, shows, (box.x, box.y), _places)


def _places(sketch: Sketch, actor: Actor) -> Places:
    box = sketch.plan.boxes[actor.id]
    return {f"actor-{actor.id}": {"transform": shift(box.x, box.y)}}


def halos(sketch: Sketch) -> Iterator[tuple[str, Element]]:
    """Yield the warmth of actors by its id, as a glow around each card."""
    for id, mark in sketch.marks.actors.items() if sketch.marks.letter else ():
        yield f"halo-actor-{id}", Element("map-halos", _halo, id, (sketch.plan.boxes[id], mark.heat))


def _halo(sketch: Sketch, id: str) -> str:
    box, warmth = sketch.plan.boxes[id], sketch.actor_mark(id).heat
    out = (7 + 17 * warmth) * sketch.scale
    place = {"x": box.x - out, "y": box.y - out, "width": box.width + 2 * out, "height": box.height + 2 * out}
    look = {"rx": CORNER + out, "fill": sketch.warm, "opacity": f"{0.2 + 0.5 * warmth:.2f}"}
    return element("rect", id=f"halo-actor-{id}", **look, **place)


def _actor(sketch: Sketch, actor: Actor) -> str:
    pen, box, mark = sketch.pen, sketch.plan.boxes[actor.id], sketch.actor_mark(actor.id)
    label = _spoken(sketch, actor, mark)
    kind = sketch.kinds.get(key_of(actor.kind))
    drawn = (
        _card(sketch, actor, box, mark),
        _stripe(sketch, box, kind),
        _words(sketch, actor, box, kind),
        _edges(sketch, actor, box, mark),
    )
    return element(
        "g",
        "" if pen.on_screen else element("title", words(label)),
        *((element("g", *drawn, opacity=_FAINT),) if mark.faint else drawn),
        tags.crossing(pen, box.width, box.height) if mark.crossed else "",
        id=f"actor-{actor.id}",
        class_="map-actor",
        **_places(sketch, actor)[f"actor-{actor.id}"],
        tabindex=0 if pen.on_screen else None,
        role="group" if pen.on_screen else None,
        aria_label=label if pen.on_screen else None,
        data_actor=actor.id,
        data_tier=actor.tier if pen.on_screen else None,
        data_name=actor.name if pen.on_screen else None,
    )


def _spoken(sketch: Sketch, actor: Actor, mark: ActorMark) -> str:
    language, tier = sketch.pen.language, sketch.chain.tier[actor.tier].name
    key = "map.actor.empty_chair" if actor.empty_chair else "map.actor"
    kind = sketch.kinds.get(key_of(actor.kind))
    said = [t(language, key, name=actor.name, tier=tier)]
    if kind:
        said.append(kind.word)
    if sketch.look.mirrored and actor.for_whom:
        said.append(t(language, "map.actor.for_whom", answer=actor.for_whom))
    return ". ".join((*said, mark.said) if mark.said else said)


def _card(sketch: Sketch, actor: Actor, box: Box, mark: ActorMark) -> str:
    pen, light = sketch.pen, actor.member_type is MemberType.SUPPORTING
    return element(
        "rect",
        class_="map-card",
        width=box.width,
        height=box.height,
        rx=CORNER,
        fill=pen.colours.background if actor.empty_chair or light else pen.colours.surface,
        stroke=pen.hue(mark.ring or "line"),
        stroke_width=(5.0 if mark.ring else 1.0 if light else 2.0) * sketch.scale,
        stroke_dasharray="7 6" if actor.empty_chair else None,
    )


def _stripe(sketch: Sketch, box: Box, kind: Kind | None) -> str:
    if kind is None:
        return ""
    return element(
        "path",
        d=f"M{5.5 * sketch.scale:.1f} {CORNER:.1f}V{box.height - CORNER:.1f}",
        stroke=sketch.pen.colours.kinds[kind.tone],
        stroke_width=STRIPE * sketch.scale,
        stroke_dasharray=kind.dashes,
        stroke_linecap="round",
    )


def _words(sketch: Sketch, actor: Actor, box: Box, kind: Kind | None) -> str:
    """Return the name, and in small letters for whom it works (read back) or else of what kind it is."""
    grid = sketch.plan.grid
    answers = bool(grid.second and sketch.look.mirrored and actor.for_whom)
    answered = _name_and_answer(sketch, actor, box) if answers else ""
    if answered or kind is None or not grid.second:
        return answered or _name(sketch, actor, box, box.height / 2, box.text_size)
    lower = (box.height + grid.above - grid.edge) / 2 + 3
    return _name(sketch, actor, box, lower, box.text_size) + _kind(sketch, actor, box, kind)


def _name(sketch: Sketch, actor: Actor, box: Box, middle: float, size: float) -> str:
    leading, colours = sketch.plan.leading, sketch.pen.colours
    light = actor.member_type is MemberType.SUPPORTING
    first = middle - (len(box.lines) - 1) * size * leading / 2 + size * 0.35
    at = (box.width / 2 + (STRIPE / 2 * sketch.scale if sketch.kinds else 0), first)
    look = {"fill": colours.soft if light else colours.ink, "font_weight": 500, "text_anchor": "middle"}
    return write(box.lines, at, size, leading=leading, **look)


def _kind(sketch: Sketch, actor: Actor, box: Box, kind: Kind) -> str:
    scale, size = sketch.scale, sketch.plan.grid.second
    left = (_AFTER_CHAIR if actor.empty_chair else 16.0) * scale
    word = wrap(kind.word, size, box.width - left - _FOR_PEOPLE * scale, most=1)[0]
    return _small(sketch, word, left, size + 1.5)


def _name_and_answer(sketch: Sketch, actor: Actor, box: Box) -> str:
    """Return the name with below it for whom it works; nothing where the card has no room for both."""
    scale, leading, small = sketch.scale, sketch.plan.leading, sketch.plan.grid.second
    answer = wrap(actor.for_whom, small, box.width - 32, most=1)[0]
    noted = any(sketch.counts_of(f"actor:{actor.id}").values())
    base = box.height - (_BELOW if noted else 10.0) * scale
    top = (14 if sketch.actor_mark(actor.id).tag else 5) * scale
    room = base - small - top
    size = min(box.text_size, room / (len(box.lines) * leading))
    if size < box.text_size * _LEAST_SHARED:
        return ""
    return _name(sketch, actor, box, top + room / 2, size) + _small(sketch, answer, None, base, box.width / 2)


def _small(sketch: Sketch, text: str, left: float | None, y: float, middle: float = 0.0) -> str:
    look = {"font_size": sketch.plan.grid.second, "fill": sketch.pen.colours.soft}
    anchor = "middle" if left is None else None
    return element("text", words(text), x=middle if left is None else left, y=y, text_anchor=anchor, **look)


def _edges(sketch: Sketch, actor: Actor, box: Box, mark: ActorMark) -> str:
    """Return what rides on the edges of the card, so that the name has the inside to itself."""
    pen, scale = sketch.pen, sketch.scale
    counts = draw_counts(actor.id, sketch.counts_of(f"actor:{actor.id}"), pen.language, pen.style)
    found = element("g", counts, transform=signs.at((10 * scale, box.height + 2), scale))
    if actor.empty_chair:
        found += element("g", signs.empty_chair(pen), transform=signs.at((28 * scale, -2), scale))
    if mark.tag:
        found += _tag(sketch, actor, box, mark.tag)
    return found + _people(sketch, actor, box)


def _people(sketch: Sketch, actor: Actor, box: Box) -> str:
    """Return who of it is in the room; unseen, yet there to be patched, where others take the place."""
    pen, scale, shown = sketch.pen, sketch.scale, sketch.shows_people
    if not shown and not pen.on_screen:
        return ""
    here = draw_here(actor.id, sketch.here.get(actor.id, 0), pen.language, pen.style)
    at = signs.at((box.width - 10 * scale, -2), scale)
    return element("g", here, transform=at, display=None if shown else "none")


def _tag(sketch: Sketch, actor: Actor, box: Box, tag: Tag) -> str:
    left = _AFTER_CHAIR if actor.empty_chair else 10.0
    plate, _ = tags.tag(sketch.pen, tag, box.width / sketch.scale - left - 6)
    return element("g", plate, transform=signs.at((left * sketch.scale, -2), sketch.scale))

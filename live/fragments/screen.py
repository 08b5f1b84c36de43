"""Draws the screens and their regions: a region is a part of a screen with an id and its own template."""

import datetime as dt
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Template, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from chain import i18n, vocabulary
from chain.guide import house_rules
from chain.i18n import time
from chain.map.draw import draw_counts, draw_here, draw_link_counts
from chain.map.overlays import reading
from chain.model import Target
from chain.scene import methods_of
from chain.view import View
from chain.vocabulary import Language, Overlay, Role, Scope
from live.address import guests_address
from live.fragments import cluster, cockpit, faces, grid, looks, opening, parts
from live.fragments.choices import grouped
from live.fragments.drawings import drawn
from live.fragments.patch import Patch
from live.fragments.tiers import new_tier
from live.rendering import templates

_FOLDERS = {Role.PARTICIPANT: "room", Role.FACILITATOR: "cockpit", Role.PROJECTOR: "projector"}


class Region(NamedTuple):
    """A part of a screen: its template, and the letter, note or item that it is of."""

    name: str
    key: str = ""

    @property
    def id(self) -> str:
        """Id of its element."""
        return f"{self.name}-{self.key}" if self.key else self.name


def screen(view: View) -> str:
    """Return the whole screen of the viewer's role; everybody of that role and language can share it."""
    return render(view, Region("screen"))


def patch(view: View, region: Region, into: str = "") -> Patch:
    """Return the patch that draws a region as it is now."""
    return Patch(id=region.id, html=render(view, region), into=into)


def render(view: View, region: Region, **more: Any) -> str:
    """Return the HTML of a region; its template may use what is passed along."""
    template = _template(view.viewer.role, region.name)
    language = view.viewer.language
    return template.render(view=view, language=language, key=region.key, **_AT_HAND, **more).strip()


@cache
def _template(role: Role, name: str) -> Template:
    """Find the template of a region: the role's own, else the one that the roles share."""
    return templates().select_template([f"{_FOLDERS[role]}/{name}.html", f"parts/{name}.html"])


@pass_context
def _region(context: Context, name: str, key: Any = "") -> Markup:
    return Markup(render(context["view"], Region(name, str(key))))  # noqa: S704 - made by a template that escapes


def _map(view: View) -> Markup:
    return Markup(drawn(view).svg())  # noqa: S704 - the drawing escapes every name


def map_counts(view: View, targets: Iterable[Target]) -> Iterable[Patch]:
    """Yield the patches of the numbers on the map at what these notes are about; heat glows all over it."""
    if view.look.overlay is Overlay.HEAT:
        yield patch(view, Region("map"))
        return
    counts, language = view.counts(), view.viewer.language
    for target in targets:
        here = counts.get(target.key, {})
        if target.scope is Scope.ACTOR and target.id:
            yield Patch(f"counts-{target.id}", draw_counts(target.id, here, language))
        elif target.scope is Scope.LINK and target.id:
            yield Patch(f"linkcounts-{target.id}", draw_link_counts(target.id, here, language))


def map_here(view: View) -> Iterable[Patch]:
    """Yield the patches of the numbers of people at each actor on the map."""
    here, language = view.here, view.viewer.language
    for id in view.chain.actor:
        yield Patch(f"here-{id}", draw_here(id, here.get(id, 0), language))


def join_host() -> str:
    """Return the address to type on a phone, without what every browser adds itself."""
    return guests_address().removeprefix("http://").removeprefix("https://") + "/join"


def moment(language: Language, at: dt.datetime) -> Markup:
    """Return a time of day: on the server's clock, until the browser has put that of its own place."""
    return Markup('<time data-at="{}">{}</time>').format(int(at.timestamp() * 1000), time(language, at))


_AT_HAND = {
    "words": vocabulary,
    "region": _region,
    "chain_map": _map,
    "join_host": join_host,
    "choices": grouped,
    "new_tier": new_tier,
    "reading": reading,
    "looking": looks.looking,
    "without": looks.without,
    "switches": looks.switches,
    "cut_off": looks.cut_off,
    "doors": looks.doors,
    "date": i18n.date,
    "number": i18n.number,
    "methods_of": methods_of,
    "scenes_of_methods": parts.SCENES,
    "on_the_table": parts.on_the_table,
    "opens": opening.opens,
    "introduced": opening.introduced,
    "with_interest": opening.with_interest,
    "house_rules": house_rules,
    "walks": parts.walks,
    "board": faces.items,
    "mine": faces.mine,
    "dots": faces.dots,
    "grid": grid.grid,
    "score": grid.score,
    "question_card": parts.question_card,
    "label_of": parts.label_of,
    "letter_of": parts.letter_of,
    "unused": parts.unused,
    "ranked": parts.ranked,
    "letter_day": parts.letter_day,
    "heat": parts.heat,
    "signed": parts.signed,
    "clustering": cluster.clustering,
    "tempo": cockpit.tempo,
    "saying": cockpit.saying,
    "steps": cockpit.steps,
    "step_now": cockpit.step_now,
    "matrix_each": cockpit.matrix_each,
    "measures": cockpit.measures,
    "log": cockpit.log,
    "moment": moment,
}
"""What every template may use besides the view."""

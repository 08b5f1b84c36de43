"""How long ago the last meaningful contact was, by bands; never as a league table."""

from collections.abc import Mapping

from chain.analysis.links import Attention, age
from chain.analysis.links import attention as band
from chain.map.overlays.marking import LinkMark, Marks, Sample, Sight, Stroke
from chain.model import Link

STROKES: Mapping[Attention, Stroke] = {
    Attention.GREEN: Stroke("near", 5.0),
    Attention.AMBER: Stroke("middle", 3.5),
    Attention.RED: Stroke("far", 3.5, "14 8"),
    Attention.UNKNOWN: Stroke("line", 2.0, "2 7"),
}


def attention(sight: Sight) -> Marks:
    """Return the band of every link at the day of the sight; without a day every age is unknown."""
    bands = {id: _band(sight, link) for id, link in sight.chain.link.items()}
    links = {
        id: LinkMark(stroke=STROKES[bands[id]], sign=bands[id].value, said=_said(sight, link))
        for id, link in sight.chain.link.items()
    }
    legend = (Sample(sight.say(f"attention.{one.value}"), STROKES[one], one.value) for one in Attention)
    return Marks(links=links, legend=tuple(legend), types=False)


def _band(sight: Sight, link: Link) -> Attention:
    return band(link, sight.day) if sight.day else Attention.UNKNOWN


def _said(sight: Sight, link: Link) -> str:
    days = age(link, sight.day) if sight.day else None
    return sight.say("attention.unknown.said") if days is None else sight.count("attention.days", days)

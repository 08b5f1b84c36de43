"""Who needs whom: dependence of both ends of a link, 1 to 5, and which way the need points."""

from chain.analysis.links import asymmetry
from chain.map.overlays.marking import LinkMark, Marks, Sample, Sight, Stroke
from chain.model import Link

STRONG = 3
"""From this difference on (of 4 at most) one side can hardly do without the other."""

_BALANCED = Stroke("line", 2.0)
_LEANING = Stroke("middle", 3.0)
_STRONG = Stroke("far", 5.0)
_UNKNOWN = Stroke("line", 2.0, "2 7")


def dependence(sight: Sight) -> Marks:
    """Return the dependence of both ends of every link, as they stand from left to right."""
    known = {id: _mark(sight, link) for id, link in sight.chain.link.items()}
    legend = [
        Sample(sight.say("dependence.leaning"), stroke=_LEANING, plate=(4, 2, 1)),
        Sample(sight.say("dependence.strong"), stroke=_STRONG, plate=(5, 1, 1)),
        Sample(sight.say("dependence.balanced"), stroke=_BALANCED, plate=(3, 3, 0)),
    ]
    if any(asymmetry(link) is None for link in sight.chain.link.values()):
        legend.append(Sample(sight.say("dependence.unknown"), stroke=_UNKNOWN, faint=True))
    return Marks(links=known, legend=tuple(legend), types=False)


def _mark(sight: Sight, link: Link) -> LinkMark:
    found, source, target = asymmetry(link), link.dependence_source, link.dependence_target
    if found is None or source is None or target is None:
        return LinkMark(stroke=_UNKNOWN, sign=None, faint=True, said=sight.say("dependence.unknown"))
    names = {"source": sight.chain.actor[link.source].name, "target": sight.chain.actor[link.target].name}
    said = sight.say("dependence.said", **names, of_source=source, of_target=target)
    way = (found > 0) - (found < 0)
    stroke = _STRONG if abs(found) >= STRONG else _LEANING if found else _BALANCED
    return LinkMark(stroke=stroke, plate=(source, target, way), said=said)

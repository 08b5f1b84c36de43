"""The steps that make a rehearsal: agenda, map and theme of a workshop without figures, and people."""

from collections.abc import Iterator, Sequence
from itertools import chain as one_after_another
from itertools import zip_longest

from chain import commands as c
from chain.case import Step, script
from chain.guide.presets import agenda
from chain.i18n import t
from chain.model import By, Chain, Facilitator, Participant, Phase, Sort, Theme
from chain.rehearsal.choice import theme_of
from chain.rehearsal.lines import lines
from chain.rehearsal.seats import SIMULATED
from chain.samples import sample
from chain.text import NAME_LIMIT
from chain.view import View
from chain.vocabulary import Level, Preset, Role

PEOPLE = 6
"""How many simulated people there are: of each tier somebody, as far as they go round."""

HOUSES = 2
"""With fewer on the map, the rehearsal has that of the sample: nobody thanks themselves."""

_COPIED: tuple[Sort, ...] = ("tier", "actor", "link", "relation")


def copied(seen: View, workshop: str, code: str, lead: Facilitator) -> tuple[Step, ...]:
    """Return the steps that copy what a facilitator sees, and seat the simulated people."""
    by, map = By(role=Role.FACILITATOR, id=lead.id), _map(seen)
    made = c.CreateWorkshop(
        id=workshop,
        code=code,
        title=t(seen.language, "rehearsal.title", title=seen.title)[:NAME_LIMIT].rstrip(),
        language=seen.language,
        sequence=seen.sequence,
        agenda=_agenda(seen),
        facilitator=lead,
    )
    people = _people(seen, map)
    return (
        Step(made, by),
        Step(c.SetTheme(theme=_theme(seen)), by),
        Step(c.EditChain(edits=_edits(map)), by),
        *(Step(c.Join(participant=one), By(role=Role.STRANGER, id=one.id)) for one in people),
    )


def _agenda(seen: View) -> tuple[Phase, ...]:
    phases = tuple(one.phase for one in seen.agenda)
    return phases or agenda(Preset.NINETY_MINUTES, seen.sequence)


def _theme(seen: View) -> Theme:
    return seen.theme if seen.theme.sentence else theme_of(lines().theme, seen.language)


def _map(seen: View) -> Chain:
    if len(seen.chain.actor) >= HOUSES:
        return seen.chain
    lead = Facilitator(id="lead", name=seen.title)
    steps = script(sample(), seen.language, workshop_id="sample", code="SAMPLE", facilitator=lead)
    drawn = next(step.command for step in steps if isinstance(step.command, c.EditChain))
    added = [edit for edit in drawn.edits if isinstance(edit, c.AddPart)]
    return Chain.model_validate(
        {sort: {one.part.id: one.part for one in added if one.sort == sort} for sort in _COPIED}
    )


def _edits(map: Chain) -> tuple[c.AddPart, ...]:
    return tuple(c.AddPart(sort=sort, part=part) for sort in _COPIED for part in getattr(map, sort).values())


def _people(seen: View, map: Chain) -> Iterator[Participant]:
    """Yield somebody of each tier, and once more, until there are enough."""
    language, last = seen.language, map.tiers[-1].id
    seats = zip(lines().people, _houses(map), strict=False)
    for number, (guest, actor) in enumerate(seats, start=1):
        at_the_end = map.actor[actor].tier == last
        yield Participant(
            id=f"{SIMULATED}{number}",
            name=t(language, "rehearsal.person", name=guest.name),
            actor=actor,
            level=Level.CUSTOMER if at_the_end else guest.level,
            language=language,
            interest=guest.interest.to(language),
            rsvp=guest.rsvp,
        )


def _houses(map: Chain) -> Sequence[str]:
    """Return the house of each person: the first of every tier, then the second, and round again."""
    tiers = [
        [one.id for one in map.actor.values() if one.tier == tier.id and not one.empty_chair]
        for tier in map.tiers
    ]
    rounds = zip_longest(*filter(None, tiers))
    order = [house for house in one_after_another.from_iterable(rounds) if house] or list(map.actor)
    return (order * PEOPLE)[:PEOPLE]

"""The thought garden (gedachtetuin): thoughts without a letter that build on each other (K16)."""

from collections.abc import Mapping, Sequence

from chain import method_commands as m
from chain import method_events as e
from chain.decide.rule import Moment, rule
from chain.errors import Conflict, NotAllowed, NotFound
from chain.methods import Thought

GARDEN_LIMIT = 2_000
THOUGHTS_EACH = 100
"""How many thoughts one person can have in the garden, so that it stays everybody's."""


@rule(m.PlantThought)
def plant_thought(moment: Moment, command: m.PlantThought) -> Sequence[e.MethodEvent]:
    """Put a thought into the garden."""
    author, garden = moment.writer(command.participant), moment.state.methods.garden
    if command.id in garden:
        raise Conflict("id-taken", id=command.id)
    if command.builds_on is not None and command.builds_on not in garden:
        raise NotFound("thought-not-found")
    if len(garden) >= GARDEN_LIMIT:
        raise NotAllowed("garden-full", limit=GARDEN_LIMIT)
    if has_planted_all(garden, author):
        raise NotAllowed("thoughts-each", limit=THOUGHTS_EACH)
    fields = command.model_dump(include={"id", "text", "builds_on"})
    return [e.ThoughtPlanted(thought=Thought(author=author, planted_at=moment.now, **fields))]


def has_planted_all(garden: Mapping[str, Thought], author: str) -> bool:
    """Say whether somebody has as many thoughts in the garden as one person can have."""
    return sum(one.author == author for one in garden.values()) >= THOUGHTS_EACH


@rule(m.PullThought)
def pull_thought(moment: Moment, command: m.PullThought) -> Sequence[e.MethodEvent]:
    """Take one's own thought out, as long as nobody builds on it."""
    garden = moment.state.methods.garden
    if command.id not in garden:
        return []
    author = garden[command.id].author
    if moment.writer(author if moment.leads else None) != author:
        raise NotAllowed("not-your-thought")
    if any(one.builds_on == command.id for one in garden.values()):
        raise NotAllowed("thought-built-on")
    return [e.ThoughtPulled(id=command.id)]

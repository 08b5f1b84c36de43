"""Who sees what of the methods: cards, votes and scores are their author's own until they are on the table.

* A card is seen by its author (and by the facilitator who typed it for somebody without a device) until it is
  read out; then by everybody, without its author's name.
* Votes on themes and scores in the matrix are seen by who gave them until they close; then as sums and means.
* How rested somebody feels is seen by nobody else; the mean is shown from five answers on, and anew
  only after five more: no answer is told by what it changes.
* Who called something out, planted a thought or disagrees is not said.
* The quiet sign that this becomes a pitch is counted for facilitators.
"""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from functools import cached_property

from chain.analysis.confrontation import Confrontation, confront, confronted, letters_of, shown, waits
from chain.analysis.listening import listening_named
from chain.analysis.pace import Pace, pace
from chain.analysis.process import Process, process
from chain.analysis.rest import means_to_show
from chain.analysis.turns import openers
from chain.analysis.votes import breadth_of_best, tier_of
from chain.methods import Card, Flip, Matrix, Rest
from chain.model import Deed, Model, Text, Theme
from chain.scene import methods_of
from chain.sheet_view import SheetView
from chain.vocabulary import Cell, Role, Rsvp, Scene, Step

FLIP_PAGE = 12
"""How many calls fill the flip-over."""


class SeenCard(Model):
    """An appreciation card as this viewer may see it."""

    id: str
    to: str
    """Name of the actor that receives it."""
    text: str
    read_out: bool
    mine: bool
    writer: str
    """Who reads it out; empty unless the viewer wrote it, or typed it for them."""


class SeenStick(Model):
    """The talking stick, with names: everybody hears who speaks."""

    holder: str
    holder_id: str
    waiting: tuple[str, ...]
    spoken: int
    mine: bool
    """The viewer holds it."""
    queued: bool
    """The viewer stands in the queue."""


class SeenThought(Model):
    """A thought of the garden."""

    id: str
    text: str
    tier: str
    mine: bool
    builds_on: str | None
    depth: int
    """How many thoughts it builds on, one on the other."""


class SeenCandidate(Model):
    """A theme that could be chosen."""

    id: str
    theme: Theme
    votes: int | None
    """None until the vote has closed."""
    mine: bool
    """The viewer's own vote."""
    chosen: bool


class SeenThemeVote(Model):
    """How far the vote on themes is."""

    closed: bool
    voted: int


class SeenMatrix(Model):
    """The matrix: ids of what is confronted, the viewer's own scores, and the result once it is closed."""

    external: tuple[str, ...]
    internal: tuple[str, ...]
    closed: bool
    waits: bool
    """A letter was gone back to: scoring goes on when it is closed."""
    left_out: int
    """How many of it were taken off the board: not everybody can read them, so they do not count."""
    mine: Mapping[str, Mapping[str, int]]
    """External -> internal -> the viewer's own score."""
    complete: int
    """How many people have scored every cell."""
    result: Confrontation | None


class SeenFocus(Model):
    """A focus point with how many agree, and the reasons of those who do not."""

    id: str
    cell: Cell
    text: str
    sources: tuple[str, ...]
    agree: int
    dissent: tuple[str, ...]
    reworded: bool
    """It was put differently since people agreed or disagreed."""
    mine: bool | None
    my_reason: str


class SeenDeed(Model):
    """A line of the log in plain sentences."""

    at: dt.datetime
    who: str
    kind: str
    about: Text | str
    """The name of a phase in both languages, of a person, or a letter or act by its word in the code."""


class TableView(SheetView):
    """What the methods have left on the table, as one viewer may see it."""

    @property
    def step(self) -> Step | None:
        """Where in the rhythm of a letter the table is; while dots are given, that is what it is doing."""
        now = self._state.rounds.get(self.open_letter) if self.open_letter else None
        giving = self._sits and now is not None and not now.closed
        return Step.DOTS if giving else self._methods.step

    @property
    def moderated(self) -> bool:
        """Say whether facilitators read along before the reveal."""
        return self._state.moderated

    @property
    def leading(self) -> str:
        """Id of the facilitator who has the lead."""
        state = self._state
        return state.leading if state.leading in state.facilitators else next(iter(state.facilitators), "")

    @property
    def paused(self) -> bool:
        """Say whether everything is held."""
        return self._state.paused_at is not None

    def pace(self, now: dt.datetime) -> Pace | None:
        """Return how the session runs against its agenda; None before its first phase."""
        return pace(self._state, now)

    @property
    def deeds(self) -> tuple[SeenDeed, ...]:
        """What was done in the open, oldest first; for facilitators."""
        return tuple(map(self._deed, self._state.deeds)) if self._leads_here else ()

    def _deed(self, deed: Deed) -> SeenDeed:
        state = self._state
        names = {id: one.name for id, one in state.facilitators.items()}
        names |= {id: one.name for id, one in state.participants.items()}
        phase = next((one.name for one in state.agenda if one.id == deed.about), None)
        return SeenDeed(
            at=deed.at,
            who=names.get(deed.by.id, deed.who),
            kind=deed.kind,
            about=phase or names.get(deed.about) or deed.named or deed.about,
        )

    @property
    def rsvps(self) -> Mapping[Rsvp, int]:
        """How many answered what to the invitation; in blocks of answers, for facilitators (K11)."""
        return self._state.rsvps if self._leads_here else {}

    @property
    def rsvp_answers(self) -> int:
        """How many have answered the invitation so far; for facilitators."""
        people = self._state.participants.values() if self._leads_here else ()
        return sum(one.rsvp is not None for one in people)

    @property
    def process(self) -> Process:
        """How the session goes."""
        return process(self._state)

    @property
    def breadth(self) -> float | None:
        """How broadly the three with most dots of the latest closed round are carried; None before one."""
        rounds = self._state.rounds
        closed = [one for one in self._state.sequence if one in rounds and rounds[one].closed]
        return breadth_of_best(self._state, closed[-1]) if closed else None

    @property
    def pitches(self) -> int:
        """How often somebody said that this becomes a pitch; for facilitators."""
        return self._methods.pitches if self.viewer.role is Role.FACILITATOR else 0

    # --- cards, calls, turns, groups ------------------------------------------------------------

    @property
    def cards(self) -> tuple[SeenCard, ...]:
        """The cards that this viewer may see: unread ones as written, then the others as read out."""
        found = (self._card(one) for one in self._methods.cards.values())
        return tuple(one for one in found if one.mine or one.read_out)

    @property
    def last_card(self) -> SeenCard | None:
        """The card that was read out last."""
        return next((one for one in reversed(self.cards) if one.read_out), None)

    @property
    def card_count(self) -> int:
        """How many cards have been written."""
        return len(self._methods.cards)

    @property
    def card_writers(self) -> int:
        """How many people have written one."""
        return len({one.author for one in self._methods.cards.values()})

    def _card(self, card: Card) -> SeenCard:
        actor, mine = self._state.chain.actor.get(card.to), self._acts_for(card.author)
        return SeenCard(
            **card.model_dump(include={"id", "text", "read_out"}),
            to=actor.name if actor else "",
            mine=mine,
            writer=self._name(card.author) if mine else "",
        )

    @property
    def flip(self) -> Flip:
        """The flip-over, without who called what."""
        flip = self._methods.flip
        return flip.model_copy(
            update={"calls": tuple(one.model_copy(update={"by": None}) for one in flip.calls)}
        )

    @property
    def flip_full(self) -> bool:
        """Say whether the page is full, so that the third question can be asked."""
        return len(self._methods.flip.calls) >= FLIP_PAGE

    @property
    def listening_named(self) -> bool | None:
        """Say whether somebody called out listening; None as long as nothing was called (dossier 2.12)."""
        return listening_named(self._state) if self._sits else None

    @property
    def stick(self) -> SeenStick | None:
        """The talking stick, where it goes round."""
        stick = self._methods.stick
        if stick is None or stick.away:
            return None
        return SeenStick(
            holder=self._name(stick.holder or ""),
            holder_id=stick.holder or "",
            waiting=tuple(map(self._name, stick.waiting)),
            spoken=len(stick.spoken) + len(stick.passed),
            mine=self._is_me(stick.holder or ""),
            queued=any(map(self._is_me, stick.waiting)),
        )

    @property
    def round_over(self) -> bool:
        """Say whether the stick has gone round here, and nobody holds it any more."""
        return self._methods.stick is not None and not self._methods.stick.holder

    @property
    def openers(self) -> tuple[str, ...]:
        """Names of those who can open a letter: the work floor and end customers; for who leads."""
        return tuple(map(self._name, openers(self._state))) if self._leads_here else ()

    @property
    def groups(self) -> tuple[tuple[str, ...], ...]:
        """The groups, by name."""
        return tuple(tuple(map(self._name, group)) for group in self._methods.groups)

    @property
    def my_group(self) -> tuple[str, ...]:
        """Names of those with whom the viewer sits; empty without groups."""
        found = (group for group in self._methods.groups if any(map(self._is_me, group)))
        return tuple(self._name(one) for one in next(found, ()) if not self._is_me(one))

    # --- thoughts and themes --------------------------------------------------------------------

    @property
    def garden(self) -> tuple[SeenThought, ...]:
        """The thoughts, each below the one that it builds on."""
        children: dict[str | None, list[str]] = {}
        for thought in self._methods.garden.values():
            children.setdefault(thought.builds_on, []).append(thought.id)
        found: list[SeenThought] = []
        stack = [(id, 0) for id in reversed(children.get(None, []))]
        while stack:
            id, depth = stack.pop()
            found.append(self._thought(id, depth))
            stack += [(child, depth + 1) for child in reversed(children.get(id, []))]
        return tuple(found)

    def _thought(self, id: str, depth: int) -> SeenThought:
        thought = self._methods.garden[id]
        tier = self._state.chain.tier.get(tier_of(self._state, thought.author) or "")
        return SeenThought(
            **thought.model_dump(include={"id", "text", "builds_on"}),
            tier=tier.name if tier else "",
            mine=self._acts_for(thought.author),
            depth=depth,
        )

    @property
    def candidates(self) -> tuple[SeenCandidate, ...]:
        """The themes that could be chosen, in the order of proposing."""
        methods = self._methods
        vote = methods.theme_vote
        sums = Counter(vote.votes.values()) if vote and vote.closed else None
        mine = vote.votes.get(self.viewer.id) if vote and self._sits_as_participant else None
        return tuple(
            SeenCandidate(
                id=one.id,
                theme=one.theme,
                votes=sums[one.id] if sums is not None else None,
                mine=one.id == mine,
                chosen=one.id == methods.chosen,
            )
            for one in methods.candidates.values()
        )

    @property
    def theme_vote(self) -> SeenThemeVote | None:
        """How far the vote on themes is; None before it."""
        vote = self._methods.theme_vote
        return SeenThemeVote(closed=vote.closed, voted=len(vote.votes)) if vote else None

    # --- the matrix -----------------------------------------------------------------------------

    @cached_property
    def matrix(self) -> SeenMatrix | None:
        """The confrontation matrix, where it has been laid out."""
        matrix = confronted(self._state) if self._sits else None
        if matrix is None:
            return None
        cells = len(matrix.external) * len(matrix.internal)
        filled = {one: sum(map(len, rows.values())) for one, rows in matrix.scores.items() if one}
        return SeenMatrix(
            external=matrix.external,
            internal=matrix.internal,
            closed=matrix.closed,
            waits=waits(self._state),
            left_out=self._left_out(matrix),
            mine=matrix.scores.get(self.viewer.id, {}) if self._sits_as_participant else {},
            complete=sum(count == cells for count in filled.values()),
            result=confront(matrix, letters_of(self._state, matrix)) if matrix.closed else None,
        )

    def _left_out(self, shown: Matrix) -> int:
        laid = self._methods.matrix
        return len((*laid.external, *laid.internal)) - len((*shown.external, *shown.internal)) if laid else 0

    def scores_for(self, proxy: str) -> Mapping[str, Mapping[str, int]]:
        """Return the scores of somebody without a device, or of the whole table (""); for who writes them."""
        matrix = self._methods.matrix
        may = not proxy or self._acts_for(proxy)
        return matrix.scores.get(proxy, {}) if matrix and may and self._leads_here else {}

    @property
    def focus(self) -> tuple[SeenFocus, ...]:
        """The focus points, in the order of writing."""
        me = self.viewer.id if self._sits_as_participant else ""
        return tuple(
            SeenFocus(
                **one.model_dump(include={"id", "cell", "text", "reworded"}),
                sources=tuple(id for id in one.sources if shown(self._state, id)),
                agree=len(one.agree),
                dissent=tuple(reason for reason in one.dissent.values() if reason),
                mine=True if me in one.agree else (False if me in one.dissent else None),
                my_reason=one.dissent.get(me, ""),
            )
            for one in self._methods.focus.values()
        )

    # --- the end --------------------------------------------------------------------------------

    @property
    def words(self) -> tuple[str, ...]:
        """The words that were said at the end, without who said them."""
        return tuple(self._methods.words.values())

    @property
    def my_word(self) -> str:
        """The viewer's own word."""
        return self._methods.words.get(self.viewer.id, "") if self._sits_as_participant else ""

    @property
    def my_rest(self) -> Rest:
        """How rested the viewer felt."""
        return self._methods.rest.get(self.viewer.id, Rest()) if self._sits_as_participant else Rest()

    @property
    def mean_rest(self) -> tuple[float | None, float | None]:
        """How rested people felt arriving and leaving, 1-5, as it was shown; None before that."""
        shown = self._methods.rest_shown
        arriving = shown.arriving.mean if shown.arriving else None
        return arriving, shown.leaving.mean if shown.leaving else None

    @property
    def rest_leaving(self) -> bool:
        """Say whether people are asked how rested they leave; at the door it is how rested they come."""
        phase = self.phase
        return phase is not None and phase.scene is not Scene.WELCOME and "greeting" not in methods_of(phase)

    @property
    def rest_answers(self) -> tuple[int, int]:
        """How many have said how rested they came, and leave; for facilitators, who show the means."""
        rests = self._methods.rest.values() if self._leads_here else ()
        arriving, leaving = (one.arriving for one in rests), (one.leaving for one in rests)
        return sum(1 for one in arriving if one), sum(1 for one in leaving if one)

    @property
    def rest_ready(self) -> bool:
        """Say whether there are answers enough for a mean that tells nobody's own."""
        return self._leads_here and means_to_show(self._methods) != self._methods.rest_shown

"""What a full table does in the 90 minutes of the preset: bursts of commands, one after the other.

A burst is what people do at about the same time; what the facilitator does, or the stick asks, goes in turn.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from chain import commands as c
from chain import method_commands as m
from chain.analysis.turns import speaking_order
from chain.case import Step as Act
from chain.model import Actor, By, Evidence, Facilitator, Participant, Target, Theme
from chain.state import Workshop
from chain.vocabulary import (
    ANSWERS,
    Cell,
    Destep,
    EvidenceType,
    Letter,
    NoteKind,
    ReadBackAnswer,
    Role,
    Scope,
    Step,
)

LEAD = Facilitator(id="lead", name="Saskia")
NOTES_EACH = 3
CLUSTERS, IN_A_CLUSTER = 8, 3
CONFRONTED = 2
"""How many clusters of each letter go to the matrix: four by four."""

_WORDS = (
    "Platforms verhogen weer de commissie; de marge op een bezorgde maaltijd verdampt.",
    "De gast merkt het pas als de keuken dichtgaat.",
    "Wij horen van de bezorger, niet van de gast, dat het koud was.",
    "Wie de naam van de gast heeft, belt hem nooit.",
)
_LEAD_BY = By(role=Role.FACILITATOR, id=LEAD.id)


@dataclass(frozen=True)
class Burst:
    """What happens at about the same time, or in turn; the phones of who is away sleep until its end."""

    name: str
    acts: tuple[Act, ...]
    in_turn: bool = False
    away: frozenset[str] = frozenset()


def session(state: Workshop, seed: int = 90) -> Iterator[Burst]:
    """Yield all bursts for the people in this workshop, from the greeting to the last word."""
    yield from _Session(state, random.Random(seed)).bursts()


class _Session:
    """The people of a workshop, and what they have written so far."""

    def __init__(self, state: Workshop, chance: random.Random) -> None:
        self._people: Sequence[Participant] = tuple(state.participants.values())
        self._order = speaking_order(state)
        self._actors: Sequence[Actor] = tuple(state.chain.actor.values())
        self._chance = chance
        self._notes: dict[Letter, dict[str, str]] = {letter: {} for letter in Letter}
        """Authors of the notes that stay, by id."""
        self._tiers = {one.id: one.tier for one in self._actors}

    def bursts(self) -> Iterator[Burst]:
        """Yield the phases of the preset, in their order."""
        yield from self._greeting()
        yield from self._appreciation()
        yield from self._map_check()
        yield from self._letter(Letter.T)
        yield from self._letter(Letter.W)
        yield from self._silence()
        yield from self._letter(Letter.O)
        yield from self._letter(Letter.S)
        yield from self._confrontation()
        yield self._led("commitments", c.StartPhase(phase="act"))
        yield from self._closing()

    # --- how people act --------------------------------------------------------------------------

    def _led(self, name: str, *commands: c.Command) -> Burst:
        return Burst(name, tuple(Act(command, _LEAD_BY) for command in commands), in_turn=True)

    def _together(self, name: str, acts: Sequence[Act]) -> Burst:
        mixed = list(acts)
        self._chance.shuffle(mixed)
        return Burst(name, tuple(mixed))

    def _everybody(self, name: str, command: c.Command) -> Burst:
        return self._together(name, [Act(command, _by(one.id)) for one in self._people])

    # --- before the letters ----------------------------------------------------------------------

    def _greeting(self) -> Iterator[Burst]:
        yield self._led("greeting", c.StartPhase(phase="arrive"), c.StartTimer())
        yield self._rest("rest on arriving", leaving=False)
        yield self._led("the stick comes out", m.StartRound())
        turns = [
            Act(m.HandOn(holder=one, passed=at % 9 == 8), _by(one)) for at, one in enumerate(self._order)
        ]
        yield Burst("the stick goes round", tuple(turns), in_turn=True)
        yield self._led("the stick is put away", m.EndRound())

    def _rest(self, name: str, *, leaving: bool) -> Burst:
        scores = (4, 4, 5) if leaving else (2, 3, 3)
        rates = [m.RateRest(leaving=leaving, score=scores[at % 3]) for at in range(len(self._people))]
        return self._each(name, rates)

    def _each(self, name: str, commands: Sequence[c.Command]) -> Burst:
        """Return a burst in which each person gives the command in the same place."""
        acts = [Act(one, _by(who.id)) for one, who in zip(commands, self._people, strict=True)]
        return self._together(name, acts)

    def _appreciation(self) -> Iterator[Burst]:
        yield self._led("appreciation", c.StartPhase(phase="theme"))
        cards = [
            m.GiveCard(id=f"card-{at}", to=self._other_house(one), text=f"{at}: jullie bellen terug.")
            for at, one in enumerate(self._people)
        ]
        yield self._each("cards", cards)
        readers = list(enumerate(self._people))[:: max(1, len(self._people) // 8)]
        read = [Act(m.ReadCardOut(id=f"card-{at}"), _by(one.id)) for at, one in readers]
        yield Burst("cards are read out", tuple(read), in_turn=True)
        theme = Theme(sentence="Wie van ons hoort de gast nog, en wat doen wij daarmee?")
        yield self._led(
            "theme confirmed", m.ProposeTheme(id="theme-1", theme=theme), m.ChooseTheme(candidate="theme-1")
        )

    def _other_house(self, one: Participant) -> str:
        others = [actor.id for actor in self._actors if actor.id != one.actor]
        return self._chance.choice(others)

    def _map_check(self) -> Iterator[Burst]:
        yield self._led("map", c.StartPhase(phase="map"), c.OpenMap(open=True))
        drawing = [one for one in self._people if one.actor][::5]
        acts = [Act(_edit(one, at), _by(one.id)) for at, one in enumerate(drawing)]
        yield self._together("map is corrected", acts)
        yield self._led("map closes", c.OpenMap(open=False))

    # --- a letter --------------------------------------------------------------------------------

    def _letter(self, letter: Letter) -> Iterator[Burst]:
        yield self._led(
            f"{letter} opens", c.StartPhase(phase=letter.value), m.GoToStep(step=Step.WRITING), c.StartTimer()
        )
        if letter is Letter.O:
            yield self._led("groups of four", m.MakeGroups(size=4))
        for nth in range(NOTES_EACH):
            yield self._each(
                f"{letter} writing {nth + 1}", [self._note(letter, nth, one) for one in self._people]
            )
        yield self._second_thoughts(letter)
        yield self._led(
            f"{letter} is revealed",
            c.LockWriting(locked=True),
            *([m.DropGroups()] if letter is Letter.O else []),
            c.RevealNotes(letter=letter),
            m.GoToStep(step=Step.READ_BACK),
        )
        yield from self._read_backs(letter)
        yield self._clusters(letter)
        yield from self._dots(letter)

    def _note(self, letter: Letter, nth: int, one: Participant) -> c.WriteNote:
        at = len(self._notes[letter])
        id = f"{letter}-{nth}-{at}"
        answered = list(self._notes[ANSWERS[letter]]) if letter in ANSWERS else []
        self._notes[letter][id] = one.id
        return c.WriteNote(
            id=id,
            letter=letter,
            text=f"{id}: {_WORDS[at % len(_WORDS)]}",
            note_kind=(*[NoteKind.STATEMENT] * 8, NoteKind.QUESTION, NoteKind.DONT_KNOW)[at % 10],
            destep=list(Destep)[at % 6] if letter.outside else None,
            responds_to=(self._chance.choice(answered),) if answered else (),
            target=Target(scope=Scope.ACTOR, id=one.actor) if one.actor and at % 2 else Target(),
            evidence=Evidence(type=EvidenceType.EXPERIENCE) if at % 3 == 0 else None,
            confidence=at % 5 + 1,
        )

    def _second_thoughts(self, letter: Letter) -> Burst:
        """Have one in five put their last note differently, one in ten take it back, one in ten undo it."""
        acts = []
        last = list(self._notes[letter].items())[-len(self._people) :]
        for at, (id, author) in enumerate(last):
            if at % 10 in (0, 5):
                acts.append(Act(c.EditNote(id=id, text=f"{id}: anders gezegd."), _by(author)))
            elif at % 10 in (2, 7):
                undone = at % 10 == 2
                acts.append(Act(c.Undo() if undone else c.DeleteNote(id=id), _by(author)))
                del self._notes[letter][id]
            elif at % 10 == 9 and letter is Letter.W:
                acts.append(Act(m.CallPitch(), _by(author)))
        return self._together(f"{letter} second thoughts", acts)

    def _read_backs(self, letter: Letter) -> Iterator[Burst]:
        """Have somebody of another tier give every sixth note back; half the authors say almost."""
        read = list(self._notes[letter].items())[::6]
        readers = [self._of_another_tier(author) for _, author in read]
        acts = [
            Act(c.ReadBackNote(note=id, text="Ik hoor: de gast wordt niet gebeld."), _by(reader))
            for (id, _), reader in zip(read, readers, strict=True)
        ]
        yield self._together(f"{letter} read-backs", acts)
        said = (ReadBackAnswer.YES, ReadBackAnswer.ALMOST)
        answers = [
            Act(c.AnswerReadBack(note=id, answer=said[at % 2]), _by(author))
            for at, (id, author) in enumerate(read)
        ]
        yield self._together(f"{letter} answers", answers)

    def _of_another_tier(self, author: str) -> str:
        tier = {one.id: self._tiers.get(one.actor or "") for one in self._people}
        return self._chance.choice([one for one in tier if tier[one] != tier[author]])

    def _clusters(self, letter: Letter) -> Burst:
        """Merge notes, give a cluster a better name, and take a note out again."""
        notes = list(self._notes[letter])
        merges = [
            c.MergeNotes(
                id=f"{letter}-c{at}",
                items=tuple(notes[at * IN_A_CLUSTER :][:IN_A_CLUSTER]),
                title=f"Tros {at}",
            )
            for at in range(CLUSTERS)
        ]
        better = c.RenameCluster(id=f"{letter}-c0", title="Niemand belt de gast")
        out = c.TakeOut(note=notes[IN_A_CLUSTER])
        return self._led(f"{letter} merges", m.GoToStep(step=Step.CLUSTER), *merges, better, out)

    def _dots(self, letter: Letter) -> Iterator[Burst]:
        yield self._led(
            f"{letter} dots open", m.GoToStep(step=Step.DOTS), c.OpenDots(letter=letter, per_person=2)
        )
        acts, changed = [], []
        for at, one in enumerate(self._people):
            first, second, third = self._chance.sample(range(CLUSTERS), 3)
            acts += [Act(_dot(letter, item, 1), _by(one.id)) for item in (first, second)]
            if at % 6 == 0:
                changed += [_dot(letter, second, 0), _dot(letter, third, 1)]
        yield self._together(f"{letter} dots", acts)
        movers = [one for one in self._people[::6] for _ in range(2)]
        moves = [Act(dot, _by(one.id)) for dot, one in zip(changed, movers, strict=True)]
        yield Burst(f"{letter} dots change places", tuple(moves), in_turn=True)
        yield self._led(f"{letter} dots close", c.CloseDots(letter=letter), m.GoToStep(step=Step.CLOSE))

    # --- after the letters -----------------------------------------------------------------------

    def _silence(self) -> Iterator[Burst]:
        """Go dark: a third of the phones fall asleep, and wake when the table has gone on without them."""
        dark = self._led("silence", c.StartPhase(phase="silence"), m.PauseSession(), m.ResumeSession())
        yield Burst(dark.name, dark.acts, in_turn=True, away=frozenset(one.id for one in self._people[::3]))

    def _confrontation(self) -> Iterator[Burst]:
        sides = {
            outside: tuple(
                f"{letter}-c{at}"
                for letter in Letter
                if letter.outside is outside
                for at in range(CONFRONTED)
            )
            for outside in (True, False)
        }
        yield self._led(
            "matrix opens",
            c.StartPhase(phase="confront"),
            m.OpenMatrix(external=sides[True], internal=sides[False]),
        )
        cells = [(external, internal) for external in sides[True] for internal in sides[False]]
        for nth in range(0, len(cells), 4):
            acts = [
                Act(
                    m.ScoreCell(external=row, internal=column, score=self._chance.randint(-2, 2)), _by(one.id)
                )
                for row, column in cells[nth : nth + 4]
                for one in self._people
            ]
            yield self._together(f"matrix scores {nth // 4 + 1}", acts)
        yield self._led("matrix closes", m.CloseMatrix(), *_focus_points(sides[True], sides[False]))
        yield from (self._stances(point) for point in ("focus-1", "focus-2"))

    def _stances(self, point: str) -> Burst:
        stances = [
            m.TakeStance(
                focus=point, agrees=at % 12 != 5, reason="" if at % 12 != 5 else "Dat kan niet zonder uren."
            )
            for at in range(len(self._people))
        ]
        return self._each(f"stances on {point}", stances)

    def _closing(self) -> Iterator[Burst]:
        yield self._led("closing", c.StartPhase(phase="close"))
        yield self._each("words", [m.SayWord(word=f"Gehoord {at}") for at in range(len(self._people))])
        yield self._rest("rest on leaving", leaving=True)


def _by(person: str) -> By:
    return By(role=Role.PARTICIPANT, id=person)


def _dot(letter: Letter, item: int, count: int) -> c.SetDots:
    return c.SetDots(letter=letter, item=f"{letter}-c{item}", count=count)


def _edit(one: Participant, at: int) -> c.EditChain:
    """Return an edit of the map: the own house says for whom it works."""
    changes: dict[str, Any] = {"for_whom": f"Voor wie aan tafel {at} zit"}
    return c.EditChain(edits=(c.ChangePart(sort="actor", id=one.actor or "", changes=changes),))


def _focus_points(external: Sequence[str], internal: Sequence[str]) -> Iterator[c.Command]:
    for at, cell in enumerate((Cell.WT, Cell.SO), start=1):
        text = f"Hoe kunnen we de gast zelf bellen ({at})?"
        yield m.WriteFocus(id=f"focus-{at}", cell=cell, text=text, sources=(external[0], internal[-1]))

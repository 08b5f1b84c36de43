"""What people at a table ask for, at random: most of it makes sense, and some of it never."""

import random
from collections.abc import Callable

from chain import commands as c
from chain import method_commands as m
from chain.model import DemandRoute, Look, Theme
from chain.vocabulary import (
    LETTERS,
    Cell,
    Letter,
    Overlay,
    ReadBackAnswer,
    Scene,
    Step,
)
from tests.builders import LEAD, SECOND, Play, a_participant, a_phase, about

PEOPLE = ("noor", "kees", "daan")
NOTES = tuple(f"n{number}" for number in range(1, 9))
ITEMS = (*NOTES, "g", "h")
PHASES = ("welcome", "T", "W", "walk", "O", "S", "close")
ACTORS = ("farm", "deli", "stall", "family")
SELLERS = ("deli", "stall")

Chance = random.Random
Wish = Callable[[Chance, Play], c.Command]


def open_letter(chance: Chance, play: Play) -> Letter:
    """Most often the open letter, so that sequences get somewhere."""
    return (
        play.state.open_letter if play.state.open_letter and chance.random() < 0.9 else chance.choice(LETTERS)
    )


def next_phase(chance: Chance, play: Play) -> str:
    following = play.as_lead().next_phase
    return following.id if following and chance.random() < 0.7 else chance.choice(PHASES)


def a_change(chance: Chance, play: Play) -> c.Command:
    id = chance.choice(ACTORS)
    edits: list[c.Edit] = [
        c.ChangePart(sort="actor", id=id, changes={"tier": chance.choice(("source", "end"))}),
        c.RemovePart(sort="actor", id=id),
        c.RemovePart(sort="link", id=chance.choice(("cheese", "counter"))),
    ]
    return c.EditChain(edits=(chance.choice(edits),))


def a_look(chance: Chance, play: Play) -> c.Command:
    off = tuple(chance.sample([*(f"actor:{id}" for id in ACTORS), "type:goods", "route:r1"], 2))
    return c.ShowMap(look=Look(overlay=chance.choice((None, *Overlay)), actor=chance.choice(ACTORS), off=off))


def a_route(chance: Chance, play: Play) -> c.Command:
    id, seller = chance.choice(("r1", "r2")), chance.choice(SELLERS)
    told = {"share": chance.choice((0.2, 0.7)), "contact_owner": "self", "known_share": 0.5}
    edits: list[c.Edit] = [
        c.AddPart(sort="route", part=DemandRoute(id=id, seller=seller, end="family", **told)),
        c.ChangePart(sort="route", id=id, changes={"seller": seller, "share": 0.9}),
        c.RemovePart(sort="route", id=id),
    ]
    return c.EditChain(edits=(chance.choice(edits),))


def an_agreement(chance: Chance, play: Play) -> c.Command:
    return c.AgreeRoutes(seller=chance.choice(SELLERS), agreed=chance.random() < 0.7)


def a_method(chance: Chance, play: Play) -> c.Command:
    external, internal = two_of_the_matrix(chance, play)
    wishes: list[c.Command] = [
        m.GiveCard(id=chance.choice("kl"), to=chance.choice(ACTORS), text="CARD"),
        m.TakeCardBack(id=chance.choice("kl")),
        m.ReadCardOut(id=chance.choice("kl")),
        m.CallOut(id=f"c{chance.randrange(9)}", text="luisteren"),
        m.AnswerThirdQuestion(text=chance.choice(("", "Te druk"))),
        m.CallPitch(),
        *[m.WriteLine(id=chance.choice(NOTES), text="LINE")] * 2,
        m.TakeLineBack(id=chance.choice(NOTES)),
        m.AskTurn(),
        m.HandOn(),
        m.PlantThought(id=chance.choice("tu"), text="x", builds_on=chance.choice((None, "t", "u"))),
        m.PullThought(id=chance.choice("tu")),
        m.ProposeTheme(id=chance.choice("wxyz"), theme=Theme(sentence=chance.choice("ab"))),
        m.VoteTheme(candidate=chance.choice((None, "y", "z"))),
        m.ScoreCell(external=external, internal=internal, score=chance.choice((None, -2, 2))),
        m.TakeStance(focus="f", agrees=chance.choice((None, True, False)), reason="Liever niet"),
        m.SayWord(word="stil"),
        m.RateRest(leaving=chance.random() < 0.5, score=3),
    ]
    return chance.choice(wishes)


def two_of_the_matrix(chance: Chance, play: Play) -> tuple[str, str]:
    """Most often a cell that is there."""
    matrix = play.state.methods.matrix
    if matrix is None or chance.random() < 0.1:
        return chance.choice(ITEMS), chance.choice(ITEMS)
    return chance.choice(matrix.external), chance.choice(matrix.internal)


def a_leading_method(chance: Chance, play: Play) -> c.Command:
    wishes: list[c.Command] = [
        m.GoToStep(step=chance.choice((None, *Step))),
        m.AskThirdQuestion(asked=chance.random() < 0.7),
        m.CallOut(id=f"c{chance.randrange(9)}", text="uit de zaal"),
        m.PauseSession(),
        m.ResumeSession(),
        m.ShortenPhase(phase=chance.choice(PHASES), minutes=5),
        m.HandOver(to=chance.choice((LEAD.id, SECOND.id))),
        m.ParkQuestion(note=chance.choice(NOTES), owner=chance.choice((None, *PEOPLE))),
        m.ShowRest(),
        *[m.HandOutSheets()] * 2,
        m.PassSheets(),
        m.LaySheets(),
        m.StartRound(),
        m.HandOn(),
        m.EndRound(),
        m.MakeGroups(size=2),
        m.DropGroups(),
        m.OpenThemeVote(),
        m.CloseThemeVote(),
        m.ChooseTheme(candidate=chance.choice("yz")),
        m.ProposeTheme(id=chance.choice("yz"), theme=Theme(sentence=chance.choice("ab"))),
        m.DropTheme(id=chance.choice("wxyz")),
        m.OpenMatrix(),
        m.CloseMatrix(),
        m.ScoreCell(external=chance.choice(ITEMS), internal=chance.choice(ITEMS), score=1),
        *[a_focus(chance)] * 3,
        m.DropFocus(id=chance.choice("fg")),
        m.SetModeration(moderated=chance.random() < 0.3),
    ]
    return chance.choice(wishes)


def a_focus(chance: Chance) -> c.Command:
    words = {"cell": chance.choice((Cell.WT, Cell.SO)), "text": chance.choice("ab")}
    return m.WriteFocus(id=chance.choice("fghi"), sources=tuple(chance.sample(ITEMS, 1)), **words)


def another_agenda(chance: Chance, play: Play) -> c.Command:
    extra = a_phase(chance.choice(("more", "much-more")))
    others = [one for one in play.state.agenda if one.id not in (extra.id, chance.choice(PHASES))]
    place = chance.randrange(len(others) + 1)
    return c.SetAgenda(agenda=(*others[:place], extra, *others[place:]))


def undo(chance: Chance, play: Play) -> c.Command:
    return c.Redo() if chance.random() < 0.3 else c.Undo()


def a_note(chance: Chance, play: Play) -> c.Command:
    kind = chance.choice(("statement", "question"))
    return c.WriteNote(
        id=chance.choice(NOTES), letter=open_letter(chance, play), text="CANARY", note_kind=kind
    )


def a_note_about(chance: Chance, play: Play) -> c.Command:
    answers = tuple(chance.sample(NOTES, 1)) if chance.random() < 0.5 else ()
    told = {"target": about(chance.choice(ACTORS)), "responds_to": answers}
    return c.WriteNote(id=chance.choice(NOTES), letter=open_letter(chance, play), text="CANARY", **told)


def some_dots(chance: Chance, play: Play) -> c.Command:
    return c.SetDots(letter=open_letter(chance, play), item=chance.choice(ITEMS), count=chance.randrange(3))


def an_answer(chance: Chance, play: Play) -> c.Command:
    return c.AnswerReadBack(note=chance.choice(NOTES), answer=chance.choice(tuple(ReadBackAnswer)))


LEADS: list[Wish] = [
    *[lambda chance, play: c.StartPhase(phase=next_phase(chance, play))] * 3,
    *[lambda chance, play: c.RevealNotes(letter=open_letter(chance, play))] * 2,
    lambda chance, play: c.CloseLetter(letter=open_letter(chance, play)),
    lambda chance, _: c.ReopenLetter(letter=chance.choice(LETTERS)),
    *[lambda chance, play: c.OpenDots(letter=open_letter(chance, play), per_person=2)] * 2,
    lambda chance, play: c.CloseDots(letter=open_letter(chance, play)),
    *[lambda chance, _: c.MergeNotes(id=chance.choice("gh"), items=tuple(chance.sample(ITEMS, 2)))] * 2,
    lambda chance, _: c.TakeOut(note=chance.choice(NOTES)),
    lambda chance, _: c.RenameCluster(id=chance.choice("gh"), title=chance.choice("ab")),
    lambda chance, _: c.HideNote(id=chance.choice(NOTES)),
    lambda chance, _: c.ShowNote(id=chance.choice(NOTES)),
    lambda chance, _: c.LockWriting(locked=chance.random() < 0.3),
    lambda chance, _: c.RemoveParticipant(id=chance.choice(PEOPLE)),
    lambda chance, _: c.ShowScene(scene=chance.choice((None, *Scene))),
    lambda chance, _: chance.choice((c.StartTimer(), c.PauseTimer(), c.AdjustTimer(seconds=-30))),
    lambda chance, _: c.OpenMap(open=chance.random() < 0.7),
    lambda *_: c.TidyMap(),
    a_look,
    another_agenda,
    a_change,
    a_route,
    an_agreement,
    *[a_leading_method] * 3,
    *[undo] * 3,
]
SITS: list[Wish] = [
    *[a_note] * 4,
    a_note_about,
    lambda chance, _: c.EditNote(id=chance.choice(NOTES), text="CANARY AGAIN"),
    lambda chance, _: c.DeleteNote(id=chance.choice(NOTES)),
    *[some_dots] * 3,
    lambda chance, _: c.ReadBackNote(note=chance.choice(NOTES), text="SUMMARY"),
    an_answer,
    a_change,
    *[a_route] * 2,
    *[a_method] * 3,
    an_agreement,
    lambda chance, _: c.Join(participant=a_participant(chance.choice(PEOPLE))),
    undo,
]

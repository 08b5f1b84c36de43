"""Entries for a log, with speaking defaults; what they say need not make sense as a workshop."""

import datetime as dt
import itertools

from chain import events as e
from chain import method_events as me
from chain.events import Event, Recorded
from chain.methods import (
    Call,
    Candidate,
    Card,
    FocusPoint,
    Matrix,
    MeanRest,
    RestMeans,
    Sheet,
    SheetLine,
    Sheets,
    Stick,
    Thought,
)
from chain.model import (
    Actor,
    By,
    Cluster,
    Evidence,
    Facilitator,
    Look,
    Note,
    Participant,
    Phase,
    ReadBack,
    Target,
    Text,
    Theme,
    Timer,
)
from chain.store import Entry, Key
from chain.vocabulary import (
    LETTERS,
    Cell,
    EvidenceType,
    Language,
    Letter,
    Overlay,
    ReadBackAnswer,
    RehearsalPace,
    Role,
    Scene,
    Scope,
    Step,
)

NOON = dt.datetime(2026, 11, 5, 12, 0, 0, 123456, tzinfo=dt.UTC)
ANNA = By(role=Role.FACILITATOR, id="anna")
_number = itertools.count(1)


def a_creation(id: str = "w1", code: str = "KAAS42", title: str = "Rijpkelder") -> e.WorkshopCreated:
    return e.WorkshopCreated(
        id=id,
        code=code,
        title=title,
        language=Language.NL,
        sequence=LETTERS,
        agenda=(Phase(id="p1", name=Text(nl="Dreiging", en="Threats"), minutes=20, letter=Letter.T),),
        facilitator=Facilitator(id="anna", name="Anna"),
    )


def a_note(**fields: object) -> Note:
    given = {"id": f"n{next(_number)}", "letter": Letter.T, "author": "joost", "written_at": NOON}
    return Note.model_validate({"text": "De afnemer zoekt een tweede leverancier", **given, **fields})


def a_noted(**fields: object) -> e.NoteWritten:
    return e.NoteWritten(note=a_note(**fields))


def an_entry(after: int, *events: Event, command: str | None = None, at: dt.datetime = NOON) -> Entry:
    """Return a command whose events come after this one."""
    act = command or f"c{next(_number)}"
    recorded = [
        Recorded(seq=after + n, at=at, by=ANNA, act=act, event=one) for n, one in enumerate(events, 1)
    ]
    return Entry(command=act, answer=after + len(recorded), events=tuple(recorded))


def a_key(hash: str = "0" * 64, **fields: object) -> Key:
    given = {
        "workshop": "w1",
        "role": Role.PARTICIPANT,
        "person": "joost",
        "kind": "link",
        "created_at": NOON,
    }
    return Key.model_validate({"hash": hash, **given, **fields})


_ACTOR = Actor(id="a1", name="Rijpkelder Zuid", tier="t1", position=(1.5, -2.0))
_HARD_TEXT = "«קשה» 難 e\u0301 👩🏽‍🌾 <b>'; drop table event; -- =1+1 \\ \u200b\u2028 \"\ttab\nline"

OF_METHODS: tuple[Event, ...] = (
    me.SessionPaused(),
    me.SessionResumed(),
    me.LeadHandedOver(to="bram"),
    me.StepReached(step=Step.READ_BACK),
    me.CardGiven(card=Card(id="k", author="joost", to="a1", text=_HARD_TEXT, read_out=True)),
    me.CardTakenBack(id="k"),
    me.CalledOut(call=Call(id="c", text="Luisteren", by="joost")),
    me.ThirdQuestionAsked(asked=True),
    me.ThirdQuestionAnswered(text="We hadden het druk"),
    me.StickMoved(stick=Stick(holder="joost", waiting=("mia",), spoken=("bas",))),
    me.GroupsMade(groups=(("joost", "mia"), ("bas",))),
    me.ThoughtPlanted(thought=Thought(id="t", author="mia", text="Kaas", planted_at=NOON)),
    me.ThoughtPulled(id="t"),
    me.SheetsHandedOut(sheets=Sheets(letter=Letter.T, sheets=(Sheet(holder="joost"), Sheet(holder="mia")))),
    me.LineWritten(sheet=1, line=SheetLine(id="l", author="mia", text=_HARD_TEXT, written_at=NOON)),
    me.LineTakenBack(sheet=1, id="l"),
    me.SheetsPassed(turn=2, holders=("mia", "joost"), lines=3),
    me.SheetsLaid(),
    me.ThemeProposed(candidate=Candidate(id="y", theme=Theme(sentence="Wie kent de gast?"))),
    me.ThemeDropped(id="y"),
    me.ThemeVoteOpened(),
    me.ThemeVoted(participant="joost", candidate="y"),
    me.ThemeVoteClosed(),
    me.ThemeVoteReopened(),
    me.ThemeVoteCancelled(),
    me.ThemeChosen(candidate="y"),
    me.MatrixOpened(matrix=Matrix(external=("n1",), internal=("n2",), scores={"": {"n1": {"n2": -2}}})),
    me.CellScored(participant="joost", external="n1", internal="n2", score=None),
    me.MatrixClosed(),
    me.MatrixReopened(),
    me.MatrixCancelled(),
    me.FocusWritten(focus=FocusPoint(id="f", cell=Cell.WT, text="Hoe?", dissent={"mia": "Liever niet"})),
    me.FocusDropped(id="f"),
    me.StanceTaken(focus="f", participant="joost", agrees=False, reason="Laat ze met rust"),
    me.WordSaid(participant="joost", word="Stil"),
    me.RestRated(participant="joost", leaving=True, score=4),
    me.RestShown(means=RestMeans(arriving=MeanRest(mean=3.2, people=5))),
    me.PitchCalled(),
    me.QuestionParked(note="n1", owner="mia"),
    me.ModerationSet(moderated=True),
)

EVERY_EVENT: tuple[Event, ...] = (
    a_creation(),
    e.WorkshopDescribed(title="Kelder", date=dt.date(2026, 12, 1), location="Gouda"),
    e.ThemeSet(theme=Theme(sentence="Wie kent de gast?", since="2024")),
    e.PartAdded(sort="actor", part=_ACTOR),
    e.PartChanged(sort="actor", id="a1", changes={"name": "Zuid", "position": [3.0, 4.5], "power": 2}),
    e.PartRemoved(sort="actor", id="a1"),
    e.ParticipantJoined(participant=Participant(id="joost", name="Joost", house="De Kade")),
    e.ParticipantChanged(participant=Participant(id="joost", name="Joost", consent_name=True)),
    e.ParticipantRemoved(id="joost"),
    e.FacilitatorAdded(facilitator=Facilitator(id="bram", name="Bram", language=Language.EN)),
    e.FacilitatorRemoved(id="bram"),
    e.AgendaSet(agenda=a_creation().agenda),
    e.PhaseStarted(phase="p1"),
    e.LetterOpened(letter=Letter.T),
    e.LetterClosed(letter=Letter.T),
    e.LetterReopened(letter=Letter.T),
    e.LetterPaused(letter=Letter.W),
    e.NotesRevealed(letter=Letter.T),
    e.NotesConcealed(letter=Letter.T),
    e.DotsOpened(letter=Letter.T, per_person=3, max_per_item=2),
    e.DotsSet(letter=Letter.T, participant="joost", item="n1", count=2),
    e.DotsClosed(letter=Letter.T),
    e.DotsReopened(letter=Letter.T),
    e.DotsCancelled(letter=Letter.T),
    e.WritingLocked(locked=True),
    e.RehearsalPaced(pace=RehearsalPace.QUICK),
    e.SceneShown(scene=Scene.DARK),
    e.TimerSet(timer=Timer(ends_at=NOON)),
    e.NoteWritten(note=a_note(text=_HARD_TEXT, target=Target(scope=Scope.ACTOR, id="a1"))),
    e.NoteEdited(note=a_note(evidence=Evidence(type=EvidenceType.FIGURES, date=dt.date(2026, 1, 2)))),
    e.NoteDeleted(id="n1"),
    e.NoteHidden(id="n1"),
    e.NoteShown(id="n1"),
    e.ClusterSet(cluster=Cluster(id="k1", letter=Letter.T, members=("n1", "n2"))),
    e.ClusterDissolved(id="k1"),
    e.NoteReadBack(note="n1", read_back=ReadBack(by="mia", text="Je bedoelt: te laat gehoord")),
    e.ReadBackAnswered(note="n1", answer=ReadBackAnswer.ALMOST),
    e.ActUndone(of=3, name="note_written"),
    e.ActRedone(of=3, name="note_written"),
    e.MapOpened(open=True),
    e.MapOrdered(standing=("a1", "a2")),
    e.MapShown(look=Look(overlay=Overlay.HEAT, off=("actor:a1",))),
    e.RoutesAgreed(seller="a1", agreed=True),
    *OF_METHODS,
)
"""One of each kind, with text that is hard on databases."""

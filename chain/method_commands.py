"""What people ask for in the methods of a session, like the commands of ``chain.commands``.

``participant`` names the person without a device for whom a facilitator acts; else people act for themselves.
"""

from typing import Literal

from pydantic import Field

from chain.methods import Score
from chain.model import Model, OneToFive, Theme
from chain.text import Id, Line, Sentence
from chain.vocabulary import Cell, Step


class PauseSession(Model):
    """Hold everything: the clock, and the count of how far behind the table is."""

    kind: Literal["pause_session"] = "pause_session"


class ResumeSession(Model):
    """Go on after a pause."""

    kind: Literal["resume_session"] = "resume_session"


class ShortenPhase(Model):
    """Take minutes from a phase to come, to catch up; its slow minutes stay."""

    kind: Literal["shorten_phase"] = "shorten_phase"
    phase: Id
    minutes: int = Field(ge=1, le=600)


class HandOver(Model):
    """Let another facilitator take the lead."""

    kind: Literal["hand_over"] = "hand_over"
    to: Id


class GoToStep(Model):
    """Bring the table to a step of the rhythm of a letter."""

    kind: Literal["go_to_step"] = "go_to_step"
    step: Step | None


class GiveCard(Model):
    """Write an appreciation card to another link of the chain, or write it differently."""

    kind: Literal["give_card"] = "give_card"
    id: Id
    to: Id
    text: Sentence
    participant: Id | None = None


class TakeCardBack(Model):
    """Take a card back that has not been read out."""

    kind: Literal["take_card_back"] = "take_card_back"
    id: Id


class ReadCardOut(Model):
    """Read one's card out; it is everybody's from now on."""

    kind: Literal["read_card_out"] = "read_card_out"
    id: Id


class CallOut(Model):
    """Call something out for the flip-over; a facilitator who names nobody writes what came from the room."""

    kind: Literal["call_out"] = "call_out"
    id: Id
    text: Line = Field(min_length=1)
    participant: Id | None = None


class AskThirdQuestion(Model):
    """Put the third question on the flip-over, or put it away."""

    kind: Literal["ask_third_question"] = "ask_third_question"
    asked: bool = True


class AnswerThirdQuestion(Model):
    """Write down what was said after the silence."""

    kind: Literal["answer_third_question"] = "answer_third_question"
    text: Line


class StartRound(Model):
    """Bring out the talking stick: everybody once, the work floor first."""

    kind: Literal["start_round"] = "start_round"


class HandOn(Model):
    """Hand the stick on; ``passed`` when the holder did not want to speak."""

    kind: Literal["hand_on"] = "hand_on"
    passed: bool = False
    holder: Id | None = None
    """Whose turn it was: a second press does not take the next one's turn away."""


class AskTurn(Model):
    """Ask to speak (again) after the others."""

    kind: Literal["ask_turn"] = "ask_turn"
    participant: Id | None = None


class EndRound(Model):
    """Put the stick away."""

    kind: Literal["end_round"] = "end_round"


class MakeGroups(Model):
    """Divide the table into groups of about this size, mixed over tiers and levels."""

    kind: Literal["make_groups"] = "make_groups"
    size: int = Field(ge=2, le=12)


class DropGroups(Model):
    """Sit together again."""

    kind: Literal["drop_groups"] = "drop_groups"


class PlantThought(Model):
    """Put a thought into the garden, perhaps building on another one."""

    kind: Literal["plant_thought"] = "plant_thought"
    id: Id
    text: Sentence
    builds_on: Id | None = None
    participant: Id | None = None


class PullThought(Model):
    """Take one's own thought out of the garden."""

    kind: Literal["pull_thought"] = "pull_thought"
    id: Id


class HandOutSheets(Model):
    """Give everybody a sheet for the open letter, to write on in silence."""

    kind: Literal["hand_out_sheets"] = "hand_out_sheets"


class WriteLine(Model):
    """Write a line on the sheet that one holds."""

    kind: Literal["write_line"] = "write_line"
    id: Id
    text: Sentence
    participant: Id | None = None


class TakeLineBack(Model):
    """Take one's own line back from the sheet that one still holds."""

    kind: Literal["take_line_back"] = "take_line_back"
    id: Id


class PassSheets(Model):
    """Pass every sheet on, to somebody of another tier where there is one."""

    kind: Literal["pass_sheets"] = "pass_sheets"
    turn: int | None = None
    """The turn that is over: a second press does not pass the sheets twice."""


class LaySheets(Model):
    """Lay the sheets down: their lines become notes of their writers."""

    kind: Literal["lay_sheets"] = "lay_sheets"


class ProposeTheme(Model):
    """Put a candidate on the list of themes, or put it differently."""

    kind: Literal["propose_theme"] = "propose_theme"
    id: Id
    theme: Theme


class DropTheme(Model):
    """Take a candidate off the list."""

    kind: Literal["drop_theme"] = "drop_theme"
    id: Id


class OpenThemeVote(Model):
    """Open the secret vote on the candidates."""

    kind: Literal["open_theme_vote"] = "open_theme_vote"


class VoteTheme(Model):
    """Give one's vote to a candidate, or take it back."""

    kind: Literal["vote_theme"] = "vote_theme"
    candidate: Id | None
    participant: Id | None = None


class CloseThemeVote(Model):
    """Close the vote and show its sums."""

    kind: Literal["close_theme_vote"] = "close_theme_vote"


class ChooseTheme(Model):
    """Make a candidate the one active theme."""

    kind: Literal["choose_theme"] = "choose_theme"
    candidate: Id


class OpenMatrix(Model):
    """Lay out the matrix with so many items of each letter, those with most dots first, or with these."""

    kind: Literal["open_matrix"] = "open_matrix"
    per_letter: int = Field(3, ge=1, le=5)
    external: tuple[Id, ...] = Field((), max_length=10)
    internal: tuple[Id, ...] = Field((), max_length=10)


class ScoreCell(Model):
    """Score a cell of the matrix; None takes the score back."""

    kind: Literal["score_cell"] = "score_cell"
    external: Id
    internal: Id
    score: Score | None
    participant: Id | None = None


class CloseMatrix(Model):
    """End the scoring and show means and spreads."""

    kind: Literal["close_matrix"] = "close_matrix"


class WriteFocus(Model):
    """Write a focus point (how can we ...?), or put it differently."""

    kind: Literal["write_focus"] = "write_focus"
    id: Id
    cell: Cell
    text: Line = Field(min_length=1)
    sources: tuple[Id, ...] = Field((), max_length=20)


class DropFocus(Model):
    """Take a focus point away."""

    kind: Literal["drop_focus"] = "drop_focus"
    id: Id


class TakeStance(Model):
    """Agree with a focus point, or disagree with a reason; None: neither."""

    kind: Literal["take_stance"] = "take_stance"
    focus: Id
    agrees: bool | None
    reason: Line = ""
    participant: Id | None = None


class SayWord(Model):
    """Say one's word at the end."""

    kind: Literal["say_word"] = "say_word"
    word: Line = Field(min_length=1, max_length=40)
    participant: Id | None = None


class RateRest(Model):
    """Say how rested one feels, arriving or leaving."""

    kind: Literal["rate_rest"] = "rate_rest"
    leaving: bool
    score: OneToFive
    participant: Id | None = None


class ShowRest(Model):
    """Show how rested people feel on the whole: from five answers on, and again after five more."""

    kind: Literal["show_rest"] = "show_rest"


class CallPitch(Model):
    """Say quietly that this is becoming a pitch."""

    kind: Literal["call_pitch"] = "call_pitch"


class ParkQuestion(Model):
    """Give a question to somebody who will look for its answer."""

    kind: Literal["park_question"] = "park_question"
    note: Id
    owner: Id | None


class SetModeration(Model):
    """Let facilitators read notes before the reveal, or no longer; the composer says so."""

    kind: Literal["set_moderation"] = "set_moderation"
    moderated: bool


MethodCommand = (
    PauseSession
    | ResumeSession
    | ShortenPhase
    | HandOver
    | GoToStep
    | GiveCard
    | TakeCardBack
    | ReadCardOut
    | CallOut
    | AskThirdQuestion
    | AnswerThirdQuestion
    | StartRound
    | HandOn
    | AskTurn
    | EndRound
    | MakeGroups
    | DropGroups
    | PlantThought
    | PullThought
    | HandOutSheets
    | WriteLine
    | TakeLineBack
    | PassSheets
    | LaySheets
    | ProposeTheme
    | DropTheme
    | OpenThemeVote
    | VoteTheme
    | CloseThemeVote
    | ChooseTheme
    | OpenMatrix
    | ScoreCell
    | CloseMatrix
    | WriteFocus
    | DropFocus
    | TakeStance
    | SayWord
    | RateRest
    | ShowRest
    | CallPitch
    | ParkQuestion
    | SetModeration
)

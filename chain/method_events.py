"""What happened in the methods of a session: facts in the past tense, like those of ``chain.events``."""

from typing import Literal

from chain.methods import (
    Call,
    Candidate,
    Card,
    FocusPoint,
    Matrix,
    RestMeans,
    SheetLine,
    Sheets,
    Stick,
    Thought,
)
from chain.model import Model
from chain.vocabulary import Step


class SessionPaused(Model):
    """Everything was held."""

    kind: Literal["session_paused"] = "session_paused"


class SessionResumed(Model):
    """The table went on."""

    kind: Literal["session_resumed"] = "session_resumed"


class LeadHandedOver(Model):
    """Another facilitator took the lead."""

    kind: Literal["lead_handed_over"] = "lead_handed_over"
    to: str


class StepReached(Model):
    """The table came to another step of the rhythm of a letter."""

    kind: Literal["step_reached"] = "step_reached"
    step: Step | None


class CardGiven(Model):
    """Somebody wrote an appreciation card, or wrote it differently."""

    kind: Literal["card_given"] = "card_given"
    card: Card


class CardTakenBack(Model):
    """The author took a card back before it was read out."""

    kind: Literal["card_taken_back"] = "card_taken_back"
    id: str


class CalledOut(Model):
    """Somebody called something out for the flip-over."""

    kind: Literal["called_out"] = "called_out"
    call: Call


class ThirdQuestionAsked(Model):
    """The third question was put on the flip-over, or put away again."""

    kind: Literal["third_question_asked"] = "third_question_asked"
    asked: bool


class ThirdQuestionAnswered(Model):
    """Somebody answered the third question after the silence."""

    kind: Literal["third_question_answered"] = "third_question_answered"
    text: str


class StickMoved(Model):
    """The talking stick was brought out, handed on, or put away."""

    kind: Literal["stick_moved"] = "stick_moved"
    stick: Stick | None


class GroupsMade(Model):
    """The table was divided into groups; none: it sits together again."""

    kind: Literal["groups_made"] = "groups_made"
    groups: tuple[tuple[str, ...], ...]


class ThoughtPlanted(Model):
    """A thought came into the garden."""

    kind: Literal["thought_planted"] = "thought_planted"
    thought: Thought


class ThoughtPulled(Model):
    """Its author took a thought out of the garden."""

    kind: Literal["thought_pulled"] = "thought_pulled"
    id: str


class SheetsHandedOut(Model):
    """Everybody got a sheet to write on."""

    kind: Literal["sheets_handed_out"] = "sheets_handed_out"
    sheets: Sheets


class LineWritten(Model):
    """Somebody wrote a line on the sheet of this number."""

    kind: Literal["line_written"] = "line_written"
    sheet: int
    line: SheetLine


class LineTakenBack(Model):
    """Its author took a line back from the sheet of this number."""

    kind: Literal["line_taken_back"] = "line_taken_back"
    sheet: int
    id: str


class SheetsPassed(Model):
    """The sheets went on to these people; who came since has a new one."""

    kind: Literal["sheets_passed"] = "sheets_passed"
    turn: int
    holders: tuple[str, ...]
    lines: int
    """How many lines stood on all sheets."""


class SheetsLaid(Model):
    """The sheets were laid down."""

    kind: Literal["sheets_laid"] = "sheets_laid"


class ThemeProposed(Model):
    """A theme came onto the list of candidates, or was put differently."""

    kind: Literal["theme_proposed"] = "theme_proposed"
    candidate: Candidate


class ThemeDropped(Model):
    """A candidate left the list."""

    kind: Literal["theme_dropped"] = "theme_dropped"
    id: str


class ThemeVoteOpened(Model):
    """The secret vote on the candidates opened."""

    kind: Literal["theme_vote_opened"] = "theme_vote_opened"


class ThemeVoted(Model):
    """Somebody gave their vote to a candidate; None: took it back."""

    kind: Literal["theme_voted"] = "theme_voted"
    participant: str
    candidate: str | None


class ThemeVoteClosed(Model):
    """The vote closed; its sums are everybody's."""

    kind: Literal["theme_vote_closed"] = "theme_vote_closed"


class ThemeVoteReopened(Model):
    """A closed vote went on, votes as they were."""

    kind: Literal["theme_vote_reopened"] = "theme_vote_reopened"


class ThemeVoteCancelled(Model):
    """A vote was taken back."""

    kind: Literal["theme_vote_cancelled"] = "theme_vote_cancelled"


class ThemeChosen(Model):
    """A candidate became the one active theme; the others are parked."""

    kind: Literal["theme_chosen"] = "theme_chosen"
    candidate: str | None


class MatrixOpened(Model):
    """The confrontation matrix was laid out."""

    kind: Literal["matrix_opened"] = "matrix_opened"
    matrix: Matrix


class CellScored(Model):
    """Somebody scored a cell of the matrix; None: took the score back."""

    kind: Literal["cell_scored"] = "cell_scored"
    participant: str
    external: str
    internal: str
    score: int | None


class MatrixClosed(Model):
    """Scoring ended; means and spreads are everybody's."""

    kind: Literal["matrix_closed"] = "matrix_closed"


class MatrixReopened(Model):
    """Scoring went on, scores as they were."""

    kind: Literal["matrix_reopened"] = "matrix_reopened"


class MatrixCancelled(Model):
    """The matrix was put away."""

    kind: Literal["matrix_cancelled"] = "matrix_cancelled"


class FocusWritten(Model):
    """A focus point was written, or put differently."""

    kind: Literal["focus_written"] = "focus_written"
    focus: FocusPoint


class FocusDropped(Model):
    """A focus point was taken away."""

    kind: Literal["focus_dropped"] = "focus_dropped"
    id: str


class StanceTaken(Model):
    """Somebody agreed with a focus point, disagreed with a reason, or did neither any longer."""

    kind: Literal["stance_taken"] = "stance_taken"
    focus: str
    participant: str
    agrees: bool | None
    reason: str


class WordSaid(Model):
    """Somebody said their one word at the end."""

    kind: Literal["word_said"] = "word_said"
    participant: str
    word: str


class RestRated(Model):
    """Somebody said how rested they feel."""

    kind: Literal["rest_rated"] = "rest_rated"
    participant: str
    leaving: bool
    score: int


class RestShown(Model):
    """The means of how rested people felt were shown."""

    kind: Literal["rest_shown"] = "rest_shown"
    means: RestMeans


class PitchCalled(Model):
    """Somebody said quietly that this is becoming a pitch."""

    kind: Literal["pitch_called"] = "pitch_called"


class QuestionParked(Model):
    """A question got somebody who will look for its answer, or nobody any longer."""

    kind: Literal["question_parked"] = "question_parked"
    note: str
    owner: str | None


class ModerationSet(Model):
    """Facilitators may read notes before the reveal, or no longer."""

    kind: Literal["moderation_set"] = "moderation_set"
    moderated: bool


MethodEvent = (
    SessionPaused
    | SessionResumed
    | LeadHandedOver
    | StepReached
    | CardGiven
    | CardTakenBack
    | CalledOut
    | ThirdQuestionAsked
    | ThirdQuestionAnswered
    | StickMoved
    | GroupsMade
    | ThoughtPlanted
    | ThoughtPulled
    | SheetsHandedOut
    | LineWritten
    | LineTakenBack
    | SheetsPassed
    | SheetsLaid
    | ThemeProposed
    | ThemeDropped
    | ThemeVoteOpened
    | ThemeVoted
    | ThemeVoteClosed
    | ThemeVoteReopened
    | ThemeVoteCancelled
    | ThemeChosen
    | MatrixOpened
    | CellScored
    | MatrixClosed
    | MatrixReopened
    | MatrixCancelled
    | FocusWritten
    | FocusDropped
    | StanceTaken
    | WordSaid
    | RestRated
    | RestShown
    | PitchCalled
    | QuestionParked
    | ModerationSet
)

"""What the methods left on the table: the steps that put it there again, each at its phase of the agenda."""

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from chain import commands as c
from chain import method_commands as m
from chain.case.rows import Row, build, pick, row, rows, wrong
from chain.case.seats import Seats, Step
from chain.model import Phase, Theme

_C = TypeVar("_C", bound=c.Command)
_MATRIX = "group_scoring"


class Left:
    """The methods of a file, each played once: in the phase that it belongs to, else at the end."""

    def __init__(self, case: Row, seats: Seats) -> None:
        """Take a file whose texts are in one language."""
        self._case, self._seats = case, seats
        self._waiting: dict[str, Callable[[], Iterator[Step]]] = {
            "cards": self._cards,
            "rapid_fire": self._flip,
            "1-2-4-all": self._themes,
            "walk_and_talk": self._garden,
            _MATRIX: self._confrontation,
            "one_word": self._words,
        }

    @property
    def confronts(self) -> bool:
        """Say whether a matrix waits to be laid out, for which all letters must be closed."""
        told = row(self._case, "confrontation")
        return _MATRIX in self._waiting and bool(told.get("external") or told.get("scores"))

    def at(self, phase: Phase, *, closed: bool) -> Iterator[Step]:
        """Yield what was done in this phase; ``closed`` says whether all letters have been worked on."""
        if phase.letter:
            return
        for method in phase.method.split("+"):
            if method != _MATRIX or closed:
                yield from self._play(method)

    def rest(self) -> Iterator[Step]:
        """Yield what no phase was there for."""
        for method in list(self._waiting):
            yield from self._play(method)

    def _play(self, method: str) -> Iterator[Step]:
        play = self._waiting.pop(method, None)
        return play() if play else iter(())

    def _lead(self, model: type[_C], told: Row, *place: object) -> Step:
        """Return what the facilitator did."""
        return Step(build(model, told, *place), self._seats.lead)

    def _person(self, id: Any, model: type[_C], told: Row, *place: object) -> Step:
        """Return what somebody did at the table."""
        by, named = self._seats.of(id, *place)
        return Step(build(model, {**told, "participant": named}, *place), by)

    # --- cards, the flip-over, the garden, the words ---------------------------------------------

    def _cards(self) -> Iterator[Step]:
        found = [
            (place, {"id": f"card-{number}", **one})
            for number, (place, one) in enumerate(rows(self._case, "appreciations"), start=1)
        ]
        for place, one in found:
            yield self._person(one.get("from"), m.GiveCard, pick(m.GiveCard, one), place)
        for place, one in found:
            by, _ = self._seats.of(one.get("from"), place, "from")
            yield Step(build(m.ReadCardOut, {"id": one["id"]}, place), by)

    def _flip(self) -> Iterator[Step]:
        told = row(self._case, "flipover")
        for number, (place, one) in enumerate(rows(told, "entries"), start=1):
            call = {"id": one.get("id", f"call-{number}"), "text": one.get("text")}
            if one.get("by") is None:
                yield self._lead(m.CallOut, call, f"flipover/{place}")
            else:
                yield self._person(one["by"], m.CallOut, call, f"flipover/{place}")
        asked, answer = _asked(told), told.get("answered_after_silence")
        if asked or answer:
            yield self._lead(m.AskThirdQuestion, {})
        if answer:
            # Whoever said it: the answer belongs to the table.
            yield self._lead(m.AnswerThirdQuestion, {"text": answer}, "flipover", "answered_after_silence")
        if answer and not asked:
            yield self._lead(m.AskThirdQuestion, {"asked": False})

    def _garden(self) -> Iterator[Step]:
        for place, one in rows(self._case, "garden"):
            yield self._person(one.get("by"), m.PlantThought, pick(m.PlantThought, one), place)

    def _words(self) -> Iterator[Step]:
        for place, one in rows(self._case, "words"):
            yield self._person(one.get("by"), m.SayWord, {"word": one.get("word")}, place)

    # --- the theme -------------------------------------------------------------------------------

    def _themes(self) -> Iterator[Step]:
        told = row(self._case, "theme")
        for place, one in rows(told, "candidates"):
            theme = candidate(self._case, one, f"theme/{place}")
            yield self._lead(m.ProposeTheme, {"id": one.get("id"), "theme": theme}, f"theme/{place}")
        if self._case.get("theme_votes") is not None:
            yield from self._theme_vote()
        chosen = active(self._case)
        if chosen:
            yield self._lead(m.ChooseTheme, {"candidate": chosen["id"]}, "theme", "active")
            now = theme_of(self._case)
            if now != candidate(self._case, chosen, "theme"):
                yield self._lead(c.SetTheme, {"theme": now})

    def _theme_vote(self) -> Iterator[Step]:
        yield self._lead(m.OpenThemeVote, {})
        for place, one in rows(self._case, "theme_votes"):
            vote = {"candidate": one.get("candidate")}
            yield self._person(one.get("participant"), m.VoteTheme, vote, place)
        yield self._lead(m.CloseThemeVote, {})

    # --- the confrontation -----------------------------------------------------------------------

    def _confrontation(self) -> Iterator[Step]:
        told = row(self._case, "confrontation")
        scores = rows(told, "scores")
        if scores or told.get("external"):
            yield self._lead(m.OpenMatrix, pick(m.OpenMatrix, told), "confrontation")
            for place, one in scores:
                yield self._score(f"confrontation/{place}", one)
            yield self._lead(m.CloseMatrix, {})
        for place, one in rows(told, "focus_points"):
            yield from self._focus(f"confrontation/{place}", one)

    def _score(self, place: str, one: Row) -> Step:
        """Return a score of somebody; one of nobody is what the table agreed."""
        if one.get("participant") is None:
            return self._lead(m.ScoreCell, pick(m.ScoreCell, one), place)
        return self._person(one["participant"], m.ScoreCell, pick(m.ScoreCell, one), place)

    def _focus(self, place: str, one: Row) -> Iterator[Step]:
        yield self._lead(m.WriteFocus, pick(m.WriteFocus, one, sources="from"), place)
        agree = one.get("agree") or []
        if not isinstance(agree, list):
            raise wrong(place, "agree")
        for person in agree:
            stance = {"focus": one.get("id"), "agrees": True}
            yield self._person(person, m.TakeStance, stance, place, "agree")
        for at, other in rows(self._case, "dissent"):
            if other.get("about") == one.get("id"):
                reason = other.get("text") if other.get("in_report", True) is True else ""
                stance = {"focus": one.get("id"), "agrees": False, "reason": reason}
                yield self._person(other.get("by"), m.TakeStance, stance, at)


def active(case: Row) -> Row | None:
    """Return the candidate that is the theme of the file, if there is one."""
    told = row(case, "theme")
    found = (one for _, one in rows(told, "candidates") if one.get("id") == told.get("active"))
    return next((one for one in found if one.get("id") is not None), None)


def theme_of(case: Row) -> Theme:
    """Return the theme of the file: as it was put last, else the active candidate."""
    told = row(case, "theme")
    chosen = None if "sentence" in told else active(case)
    return candidate(case, chosen or told, "theme")


def candidate(case: Row, told: Row, place: str) -> Theme:
    """Return a theme as the file puts it; who feels it first may be an actor."""
    names = {one.get("id"): one.get("name") for _, one in rows(case, "actors")}
    first = told.get("felt_first_by")
    felt = names.get(first, first) if isinstance(first, str) else first
    sentence = told.get("sentence", told.get("text"))
    return build(Theme, {**pick(Theme, told), "sentence": sentence, "felt_first_by": felt}, place)


def _asked(told: Row) -> bool:
    """Say whether the third question was put; the sample has its words there."""
    asked = told.get("third_question")
    if asked is not None and not isinstance(asked, bool | str):
        raise wrong("flipover", "third_question")
    return bool(asked)

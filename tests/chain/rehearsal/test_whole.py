"""Somebody who has never led practises the whole session alone: they read the panel, press it, or wait.

A button for which it is time is pressed; where there is none, people are at work or the clock runs. Of their
own they merge the twins that are proposed, and write a question after the matrix.
"""

from dataclasses import dataclass, field

import pytest

from chain import method_commands as m
from chain.analysis.twins import twins
from chain.commands import read_command
from chain.guide.now import now
from chain.guide.presets import agenda
from chain.guide.press import Press, press
from chain.guide.sentences import next_sentence
from chain.view import View, Viewer, view
from chain.vocabulary import LETTERS, Cell, Language, LetterStatus, Preset, Role
from tests.builders import LEAD, Play
from tests.rehearsing import NOTES, PEOPLE, a_rehearsal, let_them

LONGEST = 600
"""Turns after which a session does not come to its end any more."""


@dataclass
class Beginner:
    """Reads the panel and presses what it offers."""

    play: Play
    language: Language
    read: list[str] = field(default_factory=list)
    """The sentences, in the order in which they were said."""

    @property
    def seen(self) -> View:
        viewer = Viewer(role=Role.FACILITATOR, id=LEAD.id, language=self.language)
        return view(self.play.state, viewer, now=self.play.now)

    def look(self) -> tuple[str, Press | None]:
        """Return the key of the sentence, and the button below it."""
        facts = now(self.seen, self.play.now)
        key = next_sentence(facts)
        if self.read[-1:] != [key]:
            self.read.append(key)
        return key, press(facts, key)

    def lead(self) -> None:
        """Lead to the last sentence."""
        for _ in range(LONGEST):
            self.look()
            while let_them(self.play, acts=1):
                self.look()
            key, button = self.look()
            if key == "closing.thanks":
                return
            if key == "cluster.many":
                self._merge_twins()
            elif key == "matrix.talk":
                self.play.do(m.WriteFocus(id="focus-1", cell=Cell.WT, text="Hoe bellen wij zelf?"))
            elif button and button.strong:
                self.play.do(read_command(button.wish))
            else:
                self.play.wait(60)
        raise AssertionError(f"the session does not end: {self.read[-6:]}")

    def _merge_twins(self) -> None:
        letter = self.play.state.open_letter
        assert letter is not None
        pairs = twins({one.id: one.text for one in self.seen.revealed(letter)})
        assert pairs, "there is too much on the board, and nothing that says the same"
        for number, pair in enumerate(pairs):
            self.play.merge(f"{letter}-both-{number}", pair.first, pair.second)


def led(preset: Preset, language: Language) -> Beginner:
    one = Beginner(a_rehearsal(agenda=agenda(preset), language=language), language)
    one.lead()
    return one


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("preset", Preset)
def test_the_panel_alone_leads_simulated_people_to_the_end(preset: Preset, language: Language) -> None:
    beginner = led(preset, language)

    seen, state = beginner.seen, beginner.play.state
    assert [phase.id for phase in state.agenda] == list(state.held)
    assert {one.status for one in seen.letters} == {LetterStatus.CLOSED}
    for letter in LETTERS:
        assert len(seen.revealed(letter)) == NOTES
        assert sum(item.result.dots for item in seen.board(letter) if item.result) > PEOPLE
    assert seen.matrix is not None
    assert seen.matrix.closed
    assert seen.matrix.complete == PEOPLE
    assert seen.process.heard_rate
    assert len(seen.words) == PEOPLE
    (focus,) = seen.focus
    assert focus.agree + len(focus.dissent) == PEOPLE


@pytest.mark.parametrize("preset", Preset)
def test_sentences_that_wait_for_everybody_come(preset: Preset) -> None:
    read = led(preset, Language.NL).read

    waited = {
        "cards.read",
        "dots.everyone",
        "matrix.everyone",
        "closing.thanks",
        "round.done",
        "theme.chosen",
    }
    if preset is Preset.HALF_DAY:
        waited |= {
            "round.done",
            "cards.done",
            "flip.silence",
            "flip.answered",
            "theme.everyone",
            "read_back.ask_on",
        }
    assert sorted(waited - set(read)) == []

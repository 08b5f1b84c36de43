"""Who presses only what the panel offers leads a whole agenda, from the first guest to the last word."""

from collections.abc import Callable, Mapping

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.commands import read_command
from chain.guide.now import Now, now
from chain.guide.presets import agenda
from chain.guide.press import Press, press
from chain.guide.sentences import next_sentence
from chain.model import Theme
from chain.view import Viewer, view
from chain.vocabulary import SEQUENCES, Cell, Letter, Preset, Role
from tests.builders import HOUSES, LEAD, Play, a_workshop, person_by

PEOPLE = tuple(HOUSES)


def facts(play: Play) -> Now:
    """What is going on, with everybody here."""
    lead = Viewer(role=Role.FACILITATOR, id=LEAD.id)
    return now(view(play.state, lead, frozenset(HOUSES), play.now), play.now)


def offered(play: Play) -> tuple[str, Press | None]:
    found = facts(play)
    key = next_sentence(found)
    return key, press(found, key)


# --- what the table does by itself -------------------------------------------------------------


def _cards(play: Play) -> None:
    for id in PEOPLE:
        to = "deli" if HOUSES[id] == "farm" else "farm"
        play.do(m.GiveCard(id=f"card-{id}", to=to, text="Dank"), person_by(id))


def _read_out(play: Play) -> None:
    for id in PEOPLE:
        play.do(m.ReadCardOut(id=f"card-{id}"), person_by(id))


def _call(play: Play) -> None:
    play.do(m.CallOut(id="call", text="Bellen"), person_by("noor"))


def _themes(play: Play) -> None:
    for id in ("one", "two"):
        play.do(m.ProposeTheme(id=id, theme=Theme(sentence=f"{id}?")))


def _vote(play: Play) -> None:
    for id in PEOPLE:
        play.do(m.VoteTheme(candidate="one"), person_by(id))


def _letter(play: Play) -> Letter:
    assert play.state.open_letter
    return play.state.open_letter


def _write(play: Play) -> None:
    letter = _letter(play)
    for id in PEOPLE:
        play.write(id, letter=letter, id=f"{letter}-{id}")


def _summarise(play: Play) -> None:
    play.read_back("hanneke", f"{_letter(play)}-noor")


def _confirm(play: Play) -> None:
    play.do(c.AnswerReadBack(note=f"{_letter(play)}-noor", answer="yes"), person_by("noor"))


def _dot(play: Play) -> None:
    letter = _letter(play)
    for id in PEOPLE:
        for item in sorted(play.as_lead().dottable(letter))[: play.state.rounds[letter].per_person]:
            play.dot(id, item, letter=letter)


def _score(play: Play) -> None:
    matrix = play.state.methods.matrix
    assert matrix
    for id in PEOPLE:
        for external in matrix.external:
            for internal in matrix.internal:
                play.do(m.ScoreCell(external=external, internal=internal, score=1), person_by(id))


def _focus(play: Play) -> None:
    play.do(m.WriteFocus(id="f", cell=Cell.WT, text="Hoe kunnen we bellen?"))


def _words(play: Play) -> None:
    for id in PEOPLE:
        play.do(m.SayWord(word="Luisteren"), person_by(id))


TABLE: Mapping[str, Callable[[Play], None]] = {
    "cards.writing": _cards,
    "cards.read": _read_out,
    "flip.begin": _call,
    "theme.all": _themes,
    "theme.vote": _vote,
    **{f"writing.{letter}": _write for letter in Letter},
    "read_back.begin": _summarise,
    "read_back.answer": _confirm,
    "dots.going": _dot,
    "matrix.score": _score,
    "matrix.agree": _focus,
    "closing.begin": _words,
}
"""What people do at which sentence, without anything being pressed for it."""


class Leader:
    """Somebody who reads the panel, and knows nothing else."""

    def __init__(self, play: Play) -> None:
        self.play = play
        self.said = list[str]()
        self.pressed = list[str]()

    def lead(self) -> None:
        """Do what is said until nothing is offered any more."""
        for _ in range(400):
            key, button = offered(self.play)
            self.said.append(key)
            if key in TABLE and facts(self.play).clock != "":
                self._let_the_table_work(key)
            elif key in TABLE and not (button and button.key == "clock"):
                TABLE[key](self.play)
            elif button is None:
                return
            else:
                self._press(button)

    def _let_the_table_work(self, key: str) -> None:
        """People do what is asked while the clock runs, and whoever leads waits until it has run out."""
        TABLE[key](self.play)
        if self.play.state.timer:
            self.play.wait(self.play.state.timer.left(self.play.now))

    def _press(self, button: Press) -> None:
        if button.key == "time_over":
            assert self.play.state.timer
            self.play.wait(self.play.state.timer.left(self.play.now))
            return
        self.pressed.append(button.key)
        assert self.play.do(read_command(dict(button.wish))), f"{button.key} changes nothing"


@pytest.mark.parametrize("theme", ["", "Wie kent onze gast nog?"])
@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES)
@pytest.mark.parametrize("preset", Preset)
def test_who_only_presses_what_is_offered_leads_the_whole_agenda(
    preset: Preset, sequence: tuple[Letter, ...], theme: str
) -> None:
    phases = agenda(preset, sequence)
    play = a_workshop(agenda=phases, sequence=sequence, theme=theme)
    leader = Leader(play)

    leader.lead()

    assert play.state.held == tuple(phase.id for phase in phases)
    assert leader.said[-1] == "closing.thanks"
    assert play.state.methods.chosen
    assert all(found.closed for found in play.state.rounds.values())
    assert set(play.state.rounds) == set(Letter)
    assert "theme.tie" not in leader.said


def test_a_round_that_was_ended_by_hand_is_not_offered_again() -> None:
    play = a_workshop(agenda=agenda(Preset.NINETY_MINUTES))
    play.start("arrive")
    play.do(m.StartRound())

    play.do(m.EndRound())

    key, button = offered(play)
    assert (key, button and button.key) == ("round.done", "phase")


def test_the_theme_comes_before_the_next_phase_also_when_a_card_stays_unread() -> None:
    play = a_workshop(agenda=agenda(Preset.NINETY_MINUTES), theme="Wie kent onze gast nog?")
    play.start("theme")
    _cards(play)
    key, button = offered(play)
    assert key == "cards.read"
    assert button
    assert (button.key, button.ask, button.strong) == ("lay_theme", "cards", False)

    for _ in range(2):  # whoever presses twice lays down one theme
        play.do(read_command(dict(button.wish)))

    assert len(play.state.methods.candidates) == 1
    assert offered(play)[0] == "theme.one"


def test_dots_opened_by_hand_are_led_to_their_end() -> None:
    play = a_workshop(agenda=agenda(Preset.NINETY_MINUTES)).open(Letter.T)
    _write(play)
    play.reveal()
    play.do(m.StartRound())

    play.open_dots(each=1)

    assert play.as_lead().stick is None
    key, button = offered(play)
    assert (key, button and button.ask) == ("dots.going", "early")


def test_sheets_that_were_handed_out_are_led_round_and_laid_down() -> None:
    play = a_workshop(agenda=agenda(Preset.NINETY_MINUTES)).open(Letter.T)
    play.do(m.HandOutSheets())
    play.do(m.WriteLine(id="line", text="De zomers worden droger"), person_by("noor"))
    leader = Leader(play)

    while (found := offered(play))[0].startswith("sheets."):
        assert found[1]
        leader._press(found[1])

    turn = ["clock", "pass_sheets"]
    assert leader.pressed == [*turn, *turn, "clock", "lay_sheets"]
    assert [note.text for note in play.state.notes.values()] == ["De zomers worden droger"]
    assert offered(play)[0] == "writing.time"

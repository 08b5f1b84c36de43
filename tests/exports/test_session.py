"""What the methods left in the report: all that was said in the open, and nothing of what was not."""

import re

import pytest

from chain import commands as c
from chain import method_commands as m
from chain.model import Theme
from chain.vocabulary import LETTERS, Cell, Language, Letter
from exports.pdf import pdf
from exports.report import report
from exports.session_sheet import session_sheet, signed
from tests.builders import Play, a_participant, a_workshop, person_by
from tests.exports.reading import printed, room_to_the_right, text_of, the_sample_pdf, the_sample_report

NL, EN = Language.NL, Language.EN
NOOR, KEES, BAS = person_by("noor"), person_by("kees"), person_by("bas")


def all_letters() -> Play:
    """One note under every letter, worked through to the end."""
    made = a_workshop()
    for letter in LETTERS:
        made.open(letter) if letter is Letter.T else made.start(letter.value)
        made.write("noor", f"Over {letter.value}", letter, id=f"{letter.value}1")
        made.reveal(letter)
    made.start("close")
    return made


def confronted() -> Play:
    """All letters, and a matrix in which two people see one cell differently."""
    made = all_letters()
    made.do(m.OpenMatrix())
    made.do(m.ScoreCell(external="T1", internal="W1", score=-2), NOOR)
    made.do(m.ScoreCell(external="T1", internal="W1", score=1), KEES)
    made.do(m.ScoreCell(external="O1", internal="S1", score=2), KEES)
    return made


def test_cards_stand_with_their_receiver_and_without_their_writer() -> None:
    made = a_workshop()
    made.do(m.GiveCard(id="a", to="deli", text="Je bewaarde kaas"), KEES)
    made.do(m.GiveCard(id="b", to="deli", text="Altijd vroeg"), person_by("daan"))
    made.do(m.GiveCard(id="c", to="farm", text="CANARY"), KEES)
    made.do(m.ReadCardOut(id="a"), KEES)
    made.do(m.ReadCardOut(id="b"), person_by("daan"))

    found = report(made.as_person("kees"), NL)

    assert [(one.to, one.cards) for one in found.session.thanks] == [
        ("De Gouden Korst", ("Je bewaarde kaas", "Altijd vroeg"))
    ]
    assert not [word for word in ("CANARY", "Kees", "kees", "daan") if word in found.model_dump_json()]
    assert "CANARY" not in printed(made)


def test_the_flip_over_is_printed_word_for_word_with_the_third_question() -> None:
    made = a_workshop()
    made.do(m.CallOut(id="a", text="=Bellen() *vet*"), KEES)
    before = printed(made)
    made.do(m.AskThirdQuestion())
    made.do(m.AnswerThirdQuestion(text="We hadden het druk"), NOOR)
    made.do(m.AskThirdQuestion(asked=False))

    after = printed(made)

    assert "=Bellen() *vet*" in before
    assert "Waarom roept niemand" not in before
    assert "Waarom roept niemand: door te luisteren naar de klant? We hadden het druk" in after


def test_themes_are_chosen_or_parked_and_an_open_vote_is_not_told() -> None:
    made = a_workshop()
    for id in ("een", "twee"):
        made.do(m.ProposeTheme(id=id, theme=Theme(sentence=f"Thema {id}")))
    made.do(m.OpenThemeVote())
    made.do(m.VoteTheme(candidate="twee"), NOOR)
    before = report(made.as_person("noor"), NL).session.themes
    made.do(m.CloseThemeVote())
    made.do(m.ChooseTheme(candidate="twee"))

    after = report(made.as_lead(), NL).session.themes

    assert [(one.votes, one.chosen) for one in before] == [(None, False)] * 2
    assert [(one.sentence, one.votes, one.chosen) for one in after] == [
        ("Thema een", 0, False),
        ("Thema twee", 1, True),
    ]
    found = printed(made)
    assert "Thema een 0 stemmen geparkeerd" in found
    assert "Thema twee 1 stem gekozen" in found


def test_one_theme_alone_was_no_choice() -> None:
    made = a_workshop()
    made.do(m.ProposeTheme(id="een", theme=Theme(sentence="Alleen dit")))

    assert session_sheet(report(made.as_lead(), NL).session, NL)["themes"] == []


def test_an_open_matrix_is_not_in_it_and_a_closed_one_is_with_means_spread_and_sums() -> None:
    made = confronted()
    before = report(made.as_lead(), NL).session.matrix
    made.do(m.CloseMatrix())

    found = report(made.as_lead(), NL).session.matrix

    assert before is None
    assert found is not None
    assert [one.number for one in found.external] == ["T1", "O1"]
    assert [one.number for one in found.internal] == ["W1", "S1"]
    assert [[one.mean for one in row] for row in found.rows] == [[-0.5, None], [None, 2]]
    assert found.rows[0][0].talk_first
    assert (found.external_sums, found.internal_sums) == ((-0.5, 2), (-0.5, 2))
    text = printed(made)
    assert "T1 Over T −0,5 Δ3 −0,5" in text
    assert "O1 Over O +2 +2" in text
    assert "Met dit teken" not in text_of(the_sample_pdf(NL))
    assert "Δ3 Met dit teken" in text


def test_what_was_taken_off_the_board_is_not_printed_in_the_matrix_either() -> None:
    made = confronted()
    made.do(m.CloseMatrix())
    made.do(m.WriteFocus(id="f", cell=Cell.WT, text="Hoe kunnen we?", sources=("T1", "W1")))
    made.do(c.HideNote(id="T1"))

    found = printed(made)

    assert "Over T" not in found
    assert "1 onderdeel is van het bord gehaald" in found
    assert report(made.as_lead(), NL).session.focus[0].sources == ("W1",)


def test_a_cluster_stands_in_the_matrix_by_its_title() -> None:
    made = a_workshop()
    for letter in LETTERS:
        made.open(letter) if letter is Letter.T else made.start(letter.value)
        notes = [made.write(person, "Los", letter) for person in ("noor", "kees")]
        made.reveal(letter)
        made.merge(f"cluster-{letter.value}", *notes, title=f"Samen {letter.value}")
    made.start("close")
    made.do(m.OpenMatrix())
    made.do(m.CloseMatrix())

    matrix = report(made.as_lead(), NL).session.matrix

    assert matrix is not None
    assert [(one.number, one.text) for one in matrix.external] == [("T1", "Samen T"), ("O1", "Samen O")]


def test_focus_points_come_with_how_many_agree_and_with_every_reason_not_to() -> None:
    made = all_letters()
    made.do(m.WriteFocus(id="f", cell=Cell.SO, text="Hoe kunnen we?", sources=("O1", "S1")))
    for by in (NOOR, KEES):
        made.do(m.TakeStance(focus="f", agrees=True), by)
    made.do(m.TakeStance(focus="f", agrees=False, reason="Laat ze met rust"), BAS)

    [found] = report(made.as_lead(), NL).session.focus

    assert (found.agree, found.sources, found.dissent) == (2, ("O1", "S1"), ("Laat ze met rust",))
    text = printed(made)
    assert "SO: groeien uit O1, S1 2 mensen zijn het ermee eens" in text
    assert "Niet iedereen is het ermee eens Laat ze met rust" in text


@pytest.mark.parametrize(("consents", "owner"), [(True, "Opa"), (False, "iemand aan tafel")])
def test_whoever_looks_for_an_answer_is_named_by_consent_only(consents: bool, owner: str) -> None:
    made = a_workshop()
    guest = a_participant("opa", name="Opa Piet Jansen", actor="family", proxy=True, consent_name=consents)
    made.do(c.Join(participant=guest))
    made.open(Letter.T)
    made.write("noor", "Wie belt er?", id="q", note_kind="question")
    made.write("noor", "Wat kost dat?", note_kind="question")
    made.reveal()
    made.do(m.ParkQuestion(note="q", owner="opa"))

    found = report(made.as_lead(), NL)

    assert [(one.number, one.parked) for one in found.session.questions] == [("T1", True), ("T2", False)]
    text = printed(made)
    assert f"T1 Wie belt er? {owner}" in text
    assert "T2 Wat kost dat? nog niemand" in text
    assert ("Jansen" in text) is consents  # among those who were there, in full
    assert consents or "Opa" not in found.model_dump_json()


def test_words_are_printed_without_who_said_them_and_rest_only_as_a_mean_of_five() -> None:
    made = a_workshop()
    made.do(m.SayWord(word="Rustig"), KEES)
    for person in ("hanneke", "noor", "bas", "kees"):
        made.do(m.RateRest(leaving=True, score=4), person_by(person))
    made.do(m.RateRest(leaving=False, score=1), NOOR)
    made.open(Letter.T)
    made.write("noor", "Storm")
    made.reveal()
    of_four = printed(made)
    made.do(m.RateRest(leaving=True, score=5), person_by("daan"))

    of_five = printed(made)

    assert "Eén woord tot slot Rustig" in of_four
    assert "uitgerust" not in of_four
    assert "bij vertrek, van 1 tot 5: gemiddeld 4,2" in of_five
    assert "bij aankomst" not in of_five


def test_measures_of_the_talking_wait_for_a_note_on_the_table() -> None:
    made = a_workshop(at=Letter.T)
    made.write("noor", "Storm")
    before = report(made.as_lead(), NL).session
    made.reveal()

    after = report(made.as_lead(), NL).session

    assert before.process is None
    assert after.process is not None
    # Without weaknesses and strengths there is no trace to follow, and nothing was read back yet.
    names = [one["name"] for one in session_sheet(after, NL)["process"]]  # type: ignore[attr-defined]
    assert names == ["gelijkmatig aan het woord", "traag gepland"]


def test_a_session_without_methods_has_no_empty_chapters() -> None:
    found = printed(a_workshop())

    chapters = ("Waardering", "flip-over", "Thema's", "confrontatiematrix", "Aandachtspunten", "Vragen die",
                "Eén woord", "Hoe het gesprek liep")  # fmt: skip
    assert [word for word in chapters if word in found] == []


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (NL, ["Waardering", "Je hield kaas apart", "De flip-over", "Omdat we bezig waren met antwoorden.",
              "geparkeerd", "De confrontatiematrix", "−11 −9 −5 +10 +8 +8", "WT: veranderen",
              "Hoe kunnen wij als één keten", "Sommige gasten willen niet gekend worden",
              "Hoe het gesprek liep",
              "0,76", "50", "Vragen die nog open zijn"]),
        (EN, ["Appreciation", "You kept cheese apart", "The flip-over", "Because we were busy answering.",
              "parked", "The confrontation matrix", "−11 −9 −5 +10 +8 +8", "How can we, as one chain",
              "Some guests do not want to be known", "How the talking went", "0.76", "Questions still open"]),
    ],
)  # fmt: skip
def test_the_methods_of_the_sample_are_printed_in_both_languages(
    language: Language, words: list[str]
) -> None:
    found = text_of(the_sample_pdf(language))

    assert [word for word in words if word not in found] == []


@pytest.mark.parametrize("text", ["#panic() *vet* $x$", "<script>", "مرحبا", "你好", "W" * 300])
def test_whatever_people_type_in_the_methods_there_is_a_pdf(text: str) -> None:
    made = confronted()
    made.do(m.CloseMatrix())
    made.do(m.GiveCard(id="a", to="deli", text=text), KEES)
    made.do(m.ReadCardOut(id="a"), KEES)
    made.do(m.CallOut(id="a", text=text[:200]), KEES)
    made.do(m.AskThirdQuestion())
    made.do(m.AnswerThirdQuestion(text=text[:200]), NOOR)
    for id in ("een", "twee"):
        made.do(m.ProposeTheme(id=id, theme=Theme(sentence=text[:200])))
    made.do(m.WriteFocus(id="f", cell=Cell.WT, text=text[:200], sources=("T1",)))
    made.do(m.TakeStance(focus="f", agrees=False, reason=text[:200]), BAS)
    made.do(m.SayWord(word=text[:40]), KEES)
    made.do(c.ReopenLetter(letter=Letter.T))
    made.do(c.EditNote(id="T1", text=text, note_kind="question"), NOOR)

    data = pdf(report(made.as_lead(), NL))

    assert room_to_the_right(data) > 40
    assert set(text_of(data)) >= set(text) - {" "}


def test_the_report_of_the_sample_is_the_same_for_everybody() -> None:
    made = confronted()
    made.do(m.GiveCard(id="a", to="deli", text="Van mij"), KEES)
    made.do(m.RateRest(leaving=True, score=2), KEES)

    assert report(made.as_person("kees"), NL) == report(made.as_lead(), NL) == report(made.as_projector(), NL)


def test_scores_are_printed_with_their_sign() -> None:
    assert [signed(EN, value) for value in (-1.25, 0, 0.333, 2)] == ["−1.2", "0", "+0.3", "+2"]


def test_the_sample_names_nobody_in_what_its_methods_left() -> None:
    told = the_sample_report(NL).session.model_dump_json()

    names = [name for one in the_sample_report(NL).presence for house in one.houses for name in house.names]
    assert len(names) == 13
    assert [name for name in names if re.search(rf"\b{name}\b", told)] == []

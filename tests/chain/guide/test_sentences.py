"""At every moment there is a sentence to say, true to the method, and what to do after it."""

from itertools import product
from typing import Any

import pytest

from chain.guide.presets import agenda
from chain.guide.sentences import Now, next_sentence, rhythm, said
from chain.i18n import catalogue
from chain.model import Text
from chain.vocabulary import LETTERS, Language, Letter, Preset, Step

NEXT = Text(nl="Slotronde", en="Closing round")
METHODS = sorted({phase.method for preset in Preset for phase in agenda(preset)})
LETTER_METHOD = "brainwriting+LSD+dots"
STAGES = ("", "going", "done")


def at_letter(letter: Letter = Letter.T, **facts: Any) -> str:
    return next_sentence(Now.model_validate({"method": LETTER_METHOD, "letter": letter, **facts}))


def during(method: str, **facts: Any) -> str:
    return next_sentence(Now.model_validate({"method": method, "people": 8, **facts}))


def moments() -> list[Now]:
    """Many moments: every method and step, with what may have happened there."""
    base = {"people": 10, "next_phase": NEXT, "holder": "Noor"}
    found = [Now(begun=False, next_phase=NEXT), Now(paused=True)]
    for method, stage, some, over in product([*METHODS, "own"], STAGES, (0, 2, 12), (False, True)):
        happened: dict[str, object] = dict.fromkeys(
            ("stick", "theme_vote", "matrix", "third_question"), stage
        )
        happened |= dict.fromkeys(("time_over", "flip_full", "opening"), over)
        counts = dict.fromkeys(("group", "writers", "cards", "calls", "scored", "words", "focus"), some)
        facts = {"method": method, **base, **happened, **counts}
        found += [Now.model_validate({**facts, "read_out": read}) for read in {0, some}]
    return [*found, *moments_of_letters(base)]


def moments_of_letters(base: dict[str, object]) -> list[Now]:
    found = []
    methods = (LETTER_METHOD, "1-2-4-all+dots")
    flags = product((False, True), (False, True))
    for letter, step, stage, some, (revealed, over) in product(
        LETTERS, (None, *Step), STAGES, (0, 3, 12), list(flags)
    ):
        happened = {"read_back": stage, "stick": stage, "revealed": revealed, "time_over": over}
        counts = dict.fromkeys(("notes", "items", "group", "finished"), some)
        for method, dots in product(methods, {"", stage}):
            facts = {"method": method, "letter": letter, "step": step, "dots": dots}
            found.append(Now.model_validate({**base, **facts, **happened, **counts}))
    return found


@pytest.mark.parametrize("language", Language)
def test_every_moment_has_its_words_and_no_hole_in_them(language: Language) -> None:
    for facts in moments():
        words = said(language, facts)

        assert len(words.say) > 10
        assert len(words.do) > 5
        assert "  " not in f"{words.say} {words.do}"
        assert "{" not in f"{words.say}{words.do}{words.mind}"


@pytest.mark.parametrize("language", Language)
def test_no_sentence_leads_to_a_phase_that_is_not_there(language: Language) -> None:
    for facts in moments():
        last = said(language, facts.model_copy(update={"next_phase": None}))

        wanting = "{phase}" in catalogue(language)[f"do.{last.key}"][0]
        assert not wanting or last.do == catalogue(language)["do.end"][0] or not facts.begun


def test_every_sentence_of_the_catalogue_is_said_at_some_moment() -> None:
    written = {key.removeprefix("say.") for key in catalogue(Language.NL) if key.startswith("say.")}
    more = [during("joint_mapping", **one) for one in ({"map_open": True}, {"mirrored": True}, {})]
    more += [during("joint_mapping", closed_door=True), during("1-2-4-all", theme_chosen=True)]
    more += [during("rapid_fire", flip_full=True, listening_named=True), during("garden")]
    more += [during("1-2-4-all", group=2), during("walk_and_talk", group=2), at_letter(closed=True)]
    more += [at_letter(method="1-2-4-all+dots", group=2), at_letter(dots="going", people=3, finished=3)]
    more += [during("cards", cards=2, writers=2)]

    assert written == {*map(next_sentence, moments()), *more}


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_begins_with_its_own_question_in_silence(letter: Letter) -> None:
    assert at_letter(letter) == f"writing.{letter}"


def test_a_letter_goes_from_silence_to_dots_in_its_rhythm() -> None:
    course: list[dict[str, Any]] = [
        {"step": Step.WRITING, "notes": 3},
        {"step": Step.WRITING, "notes": 9, "time_over": True},
        {"step": Step.ROUND, "notes": 9, "revealed": True},
        {"step": Step.ROUND, "notes": 9, "revealed": True, "stick": "going"},
        {"step": Step.READ_BACK, "notes": 9, "revealed": True},
        {"step": Step.READ_BACK, "notes": 9, "revealed": True, "read_back": "going"},
        {"step": Step.READ_BACK, "notes": 9, "revealed": True, "read_back": "done"},
        {"step": Step.CLUSTER, "notes": 9, "revealed": True, "items": 9},
        {"step": Step.CLUSTER, "notes": 9, "revealed": True, "items": 8},
        {"step": Step.DOTS, "notes": 9, "revealed": True},
        {"step": Step.DOTS, "revealed": True, "dots": "going", "people": 8, "finished": 7},
        {"step": Step.DOTS, "revealed": True, "dots": "going", "people": 8, "finished": 8},
        {"step": Step.CLOSE, "revealed": True, "dots": "done"},
        {"closed": True},
    ]

    assert [at_letter(**facts) for facts in course] == [
        "writing.going",
        "writing.time",
        "round.T",
        "round.turn",
        "read_back.begin",
        "read_back.answer",
        "read_back.ask_on",
        "cluster.many",
        "cluster.begin",
        "dots.begin",
        "dots.going",
        "dots.everyone",
        "letter.close.T",
        "letter.closed",
    ]


def test_without_pressing_steps_the_sentences_follow_what_happens() -> None:
    found = [at_letter(notes=4), at_letter(notes=4, revealed=True), at_letter(revealed=True, dots="done")]

    assert found == ["writing.going", "round.T", "letter.close.T"]


def test_notes_are_revealed_before_anybody_reads_or_dots() -> None:
    assert at_letter(step=Step.ROUND, notes=2) == at_letter(step=Step.DOTS, notes=2) == "writing.time"


def test_a_method_without_reading_back_goes_from_the_round_to_the_clusters() -> None:
    assert Step.READ_BACK not in rhythm("brainwriting+dots")
    assert rhythm(LETTER_METHOD) == tuple(Step)

    facts = Now(method="brainwriting+dots", letter=Letter.W, step=Step.ROUND, revealed=True)
    assert "Samenvoegen" in said(Language.NL, facts).do


def test_the_third_question_is_asked_when_the_flip_over_is_full_or_the_time_is_over() -> None:
    assert during("rapid_fire", calls=11) == "flip.going"
    assert during("rapid_fire", calls=12, flip_full=True) == "flip.third"
    assert during("rapid_fire", calls=3, time_over=True) == "flip.third"
    assert during("rapid_fire", calls=12, flip_full=True, third_question="going") == "flip.silence"


def test_the_third_question_is_left_out_when_somebody_named_listening() -> None:
    assert during("rapid_fire", calls=12, flip_full=True, listening_named=True) == "flip.listening"


def test_a_small_table_skips_the_foursomes() -> None:
    assert during("1-2-4-all", group=2, people=8) == "theme.pairs"
    assert during("1-2-4-all", group=2, people=7) == "theme.all"


def test_cards_are_read_when_everybody_has_written_one() -> None:
    assert during("cards", cards=7, writers=7) == "cards.writing"
    assert during("cards", cards=8, writers=8) == "cards.read"
    assert during("cards", cards=8, writers=8, read_out=8) == "cards.done"


def test_the_table_rules_are_read_in_the_opening_and_not_in_a_later_round() -> None:
    assert (during("round", opening=True), during("round")) == ("opening", "round.begin")


def test_reading_back_is_said_in_the_words_of_the_method() -> None:
    facts = Now(method=LETTER_METHOD, letter=Letter.T, step=Step.READ_BACK, revealed=True)

    assert "Ik hoor je zeggen dat ..., klopt dat?" in said(Language.NL, facts).say
    assert "What I heard you say is ..., is that right?" in said(Language.EN, facts).say
    assert said(Language.NL, facts).mind.startswith("NIVEA")

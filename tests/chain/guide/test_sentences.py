"""At every moment there is a sentence to say, true to the method, and what to do after it."""

import re
from itertools import product
from typing import Any

import pytest

from chain.guide.clocks import CLOCKS
from chain.guide.letters import rhythm
from chain.guide.now import Now
from chain.guide.presets import agenda
from chain.guide.press import press
from chain.guide.sentences import ONWARD, next_sentence, said
from chain.i18n import catalogue
from chain.model import Text
from chain.vocabulary import LETTERS, Language, Letter, Preset, Step

NEXT = Text(nl="Slotronde", en="Closing round")
METHODS = sorted({phase.method for preset in Preset for phase in agenda(preset)})
LETTER_METHOD = "brainwriting+LSD+dots"
STAGES = ("", "going", "done")
CLOCK = ("", "held", "going", "over")


def at_letter(letter: Letter = Letter.T, **facts: Any) -> str:
    return next_sentence(Now.model_validate({"method": LETTER_METHOD, "letter": letter, **facts}))


def during(method: str, **facts: Any) -> str:
    return next_sentence(Now.model_validate({"method": method, "people": 8, **facts}))


def moments() -> list[Now]:
    """Many moments: every method and step, with what may have happened there."""
    base = {"people": 10, "next_phase": NEXT, "next_id": "close", "holder": "Noor"}
    found = [Now(begun=False, next_phase=NEXT, next_id="close"), Now(paused=True)]
    for method, stage, some, clock in product([*METHODS, "own"], STAGES, (0, 2, 12), CLOCK):
        happened: dict[str, object] = dict.fromkeys(
            ("stick", "theme_vote", "matrix", "third_question"), stage
        )
        happened |= dict.fromkeys(("flip_full", "opening"), clock == "over") | {"clock": clock}
        counts = dict.fromkeys(("group", "writers", "cards", "calls", "scored", "words", "focus"), some)
        facts = {"method": method, **base, **happened, **counts}
        found += [Now.model_validate({**facts, "read_out": read}) for read in {0, some}]
    found += [*moments_of_themes(base), *moments_of_maps(base), *moments_of_letters(base)]
    return [*found, *moments_of_sheets(base)]


def moments_of_themes(base: dict[str, object]) -> list[Now]:
    found = []
    methods = ("1-2-4-all", "cards")
    for method, vote, candidates, ahead, done in product(methods, STAGES, (0, 1, 3), ("", "t"), (0, 10)):
        facts = {"method": method, "theme_vote": vote, "candidates": candidates, "candidate": ahead}
        counts = {
            "voted": done,
            "cards": done,
            "read_out": done,
            "group": done,
            "theme_chosen": vote == "done",
        }
        found += [
            Now.model_validate({**base, **facts, **counts, "settles_theme": True, "theme": theme, **chosen})
            for theme in ("", "Wie kent onze gast nog?")
            for chosen in ({}, {"theme_chosen": False})
        ]
    return found


def moments_of_maps(base: dict[str, object]) -> list[Now]:
    flags = product(("joint_mapping", "review"), *[(False, True)] * 3)
    names = ("method", "map_open", "mirrored", "closed_door")
    return [Now.model_validate({**base, **dict(zip(names, one, strict=True))}) for one in flags]


def moments_of_sheets(base: dict[str, object]) -> list[Now]:
    facts = {"letter": Letter.T, "method": LETTER_METHOD}
    return [
        Now.model_validate({**base, **facts, "sheets": turn, "clock": clock})
        for turn, clock in product((1, 2, 3), CLOCK)
    ]


def moments_of_letters(base: dict[str, object]) -> list[Now]:
    found = []
    methods = (LETTER_METHOD, "1-2-4-all+dots")
    for letter, step, stage, some, revealed, clock in product(
        LETTERS, (None, *Step), STAGES, (0, 2, 12), (False, True), CLOCK
    ):
        happened = {"read_back": stage, "stick": stage, "revealed": revealed, "clock": clock}
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
    more = [during("rapid_fire", flip_full=True, listening_named=True), during("garden")]
    more += [
        at_letter(closed=True),
        at_letter(notes=2, clock="going"),
        during("cards", cards=2, clock="over"),
    ]

    more += [during("walk_and_talk", group=2, groups_shown=True, clock="going")]
    more += [during("group_scoring", matrix="done", apart=1)]

    assert written == {*map(next_sentence, moments()), *more}


@pytest.mark.parametrize("language", Language)
def test_every_press_has_its_words_and_every_question_before_it(language: Language) -> None:
    texts = catalogue(language)
    found = [one for one in (press(facts, next_sentence(facts)) for facts in moments()) if one]

    assert {f"cockpit.press.{one.key}" for one in found} <= texts.keys()
    assert {f"cockpit.ask.{one.ask}" for one in found if one.ask} <= texts.keys()
    assert all(one.strong or one.ask or one.key == "time_over" for one in found)


@pytest.mark.parametrize("language", Language)
def test_a_button_that_a_sentence_names_is_called_so(language: Language) -> None:
    texts = catalogue(language)
    labels = {form for key, forms in texts.items() if not key.startswith(("say.", "do.")) for form in forms}
    named = {
        one for key, (text, *_) in texts.items() if key.startswith("do.") for one in _QUOTED.findall(text)
    }

    assert named
    assert named <= labels


_QUOTED = re.compile(r"'([^'{}]+)'")


def test_the_panel_waits_only_where_the_table_itself_brings_the_next_moment() -> None:
    silent = {next_sentence(facts) for facts in moments() if press(facts, next_sentence(facts)) is None}

    assert silent == {"theme.all", "theme.tie"}


def test_a_clock_is_started_runs_and_can_be_over_before_its_time() -> None:
    for key in CLOCKS:
        found = [press(Now(clock=clock, minutes=20, slow_minutes=8), key) for clock in ("", "going", "held")]

        assert [one and one.key for one in found] == ["clock", "time_over", "clock_on"]
        assert all(one and one.wish["kind"] in ("start_timer", "adjust_timer") for one in found)


def test_the_silence_of_a_letter_is_as_long_as_its_instruction_says() -> None:
    found = {}
    for preset in Preset:
        for phase in agenda(preset):
            facts = Now(minutes=phase.minutes, slow_minutes=phase.slow_minutes)
            found[preset, phase.letter] = CLOCKS["writing.T"](facts)

    assert (found[Preset.HALF_DAY, Letter.T], found[Preset.NINETY_MINUTES, Letter.T]) == (5, 3)
    assert all(found[preset, letter] in range(2, 6) for preset, letter in product(Preset, LETTERS))


def test_pairs_find_each_other_on_the_wall_before_it_is_dark_for_the_walk() -> None:
    course: list[dict[str, Any]] = [
        {},
        {"group": 2},
        {"group": 2, "groups_shown": True},
        {"group": 2, "groups_shown": True, "clock": "going"},
        {"group": 2, "clock": "going"},
        {"group": 2, "clock": "over"},
    ]

    found = [during("walk_and_talk", **facts) for facts in course]

    assert found == ["walk.pairs", "walk.meet", "walk.go", "walk.dark", "walk.go", "walk.back"]


def test_what_leads_onward_is_followed_by_the_next_phase_or_by_the_report() -> None:
    for key in ONWARD:
        on = press(Now(next_phase=NEXT, next_id="close"), key)

        assert on
        assert on.wish == {"kind": "start_phase", "phase": "close"}
        assert press(Now(), key) is None


@pytest.mark.parametrize("letter", LETTERS)
def test_a_letter_begins_with_its_own_question_in_silence(letter: Letter) -> None:
    assert at_letter(letter) == f"writing.{letter}"


def test_a_letter_goes_from_silence_to_dots_in_its_rhythm() -> None:
    course: list[dict[str, Any]] = [
        {"step": Step.WRITING, "notes": 3},
        {"step": Step.WRITING, "notes": 9, "clock": "over"},
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
    assert during("rapid_fire", calls=3, clock="over") == "flip.third"
    assert during("rapid_fire", calls=12, flip_full=True, third_question="going") == "flip.silence"


def test_the_third_question_is_left_out_when_somebody_named_listening() -> None:
    assert during("rapid_fire", calls=12, flip_full=True, listening_named=True) == "flip.listening"


def test_a_table_goes_from_alone_to_pairs_to_fours_and_a_small_one_skips_the_fours() -> None:
    alone = [during("1-2-4-all", clock=clock) for clock in ("", "going", "over")]
    pairs = [during("1-2-4-all", group=2, clock=clock) for clock in ("", "going", "over")]

    assert alone == ["theme.alone", "theme.alone", "groups.pairs"]
    assert pairs == ["theme.pairs", "theme.pairs", "groups.fours"]
    assert during("1-2-4-all", group=4) == "theme.all"
    assert during("1-2-4-all", group=2, people=7, clock="over") == "theme.all"


@pytest.mark.parametrize("clock", ["", "going"])
def test_notes_of_1_2_4_all_are_revealed_only_after_the_talk_in_groups(clock: str) -> None:
    def at(**facts: Any) -> str:
        return at_letter(method="1-2-4-all+dots", people=9, **facts)

    assert at(notes=3, clock="over") == "groups.pairs"
    assert at(notes=3, clock=clock, group=2) == "writing.pairs"
    assert at(notes=3, clock="over", group=2) == "groups.fours"
    assert at(notes=3, clock=clock, group=4) == "writing.fours"
    assert at_letter(method="1-2-4-all+dots", people=7, notes=3, clock="over", group=2) == "writing.time"


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

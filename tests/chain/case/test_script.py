"""A case file becomes the commands that people use; what is broken is refused with its place."""

import copy
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chain.case import dump_map, script
from chain.errors import ChainError, Invalid
from chain.guide import agenda
from chain.i18n import t
from chain.model import Facilitator
from chain.play import play
from chain.samples import sample
from chain.state import Workshop
from chain.vocabulary import SEQUENCES, Language, LetterStatus, Preset, ReadBackAnswer, Role, Scope
from tests.builders import NOON

LEAD = Facilitator(id="f1", name="Saskia")


def steps(case: Any, language: Language = Language.NL) -> list[Any]:
    return list(script(case, language, workshop_id="w1", code="KAAS42", facilitator=LEAD))


def opened(case: Any, language: Language = Language.NL) -> Workshop:
    return play(steps(case, language), NOON)


@pytest.fixture
def case() -> Any:
    """The sample, free to be changed."""
    return copy.deepcopy(dict(sample()))


@pytest.mark.parametrize(
    ("language", "title", "theme"),
    [
        (Language.NL, "De havenketen van Wierhaven", "Wie kent onze gast nog?"),
        (Language.EN, "The Wierhaven harbour chain", "Who still knows our guest?"),
    ],
)
def test_the_sample_opens_in_either_language(language: Language, title: str, theme: str) -> None:
    found = opened(sample(), language)

    assert (found.title, found.theme.sentence, found.language) == (title, theme, language)
    assert found.theme.felt_first_by == "Restaurant Thalassa"
    assert {one.language for one in found.participants.values()} == {language}


def test_the_sample_holds_all_that_the_dossier_counts() -> None:
    found = opened(sample())

    assert [len(getattr(found.chain, sort)) for sort in ("tier", "actor", "link", "relation")] == [
        5,
        19,
        30,
        7,
    ]
    assert len(found.participants) == 15
    assert Counter(note.letter.value for note in found.notes.values()) == {"T": 8, "W": 8, "O": 7, "S": 7}
    assert sum(sum(dots.values()) for one in found.rounds.values() for dots in one.dots.values()) == 120
    assert sum(actor.empty_chair for actor in found.chain.actor.values()) == 2
    assert all(one.consent_name for one in found.participants.values()) is False


def test_the_sample_has_worked_through_all_letters_and_stands_after_the_last() -> None:
    found = opened(sample())

    assert {one.status for one in found.letters.values()} == {LetterStatus.CLOSED}
    assert all(one.revealed for one in found.letters.values())
    assert found.agenda == agenda(Preset.HALF_DAY)
    assert found.current == "confront"
    assert found.held[:3] == ("arrive", "open", "appreciate")


def test_people_do_their_own_acts_and_the_facilitator_leads() -> None:
    roles = {(step.command.kind, step.by.role) for step in steps(sample())}

    assert ("join", Role.STRANGER) in roles
    assert ("write_note", Role.PARTICIPANT) in roles
    assert ("set_dots", Role.PARTICIPANT) in roles
    assert {role for kind, role in roles if kind in ("reveal_notes", "start_phase")} == {Role.FACILITATOR}


def test_an_earlier_try_to_read_back_was_almost_right() -> None:
    note = opened(sample()).notes["n01"]

    assert [one.answer for one in note.read_backs] == [ReadBackAnswer.ALMOST, ReadBackAnswer.YES]


def test_keys_of_the_file_become_those_of_the_domain() -> None:
    found = opened(sample())

    assert (found.chain.link["l01"].source, found.chain.link["l01"].target) == ("a01", "a03")
    assert found.notes["n14"].target.scope is Scope.RELATION
    assert found.notes["n14"].target.id == "r02"
    assert found.chain.relation["r01"].intent == "Wij rijpen wat jouw klanten volgend jaar vragen."


@pytest.mark.parametrize("name", SEQUENCES)
def test_a_file_may_use_either_sequence(case: Any, name: str) -> None:
    case["case"]["sequence"] = [letter.value for letter in SEQUENCES[name]]

    assert opened(case).sequence == SEQUENCES[name]


def test_the_methods_of_the_sample_are_on_the_table() -> None:
    found = opened(sample()).methods

    assert {one.to: one.read_out for one in found.cards.values()} == dict.fromkeys(
        ("a03", "a02", "a11", "a05", "a08"), True
    )
    assert (len(found.cards), len(found.flip.calls), found.flip.third_question) == (6, 8, True)
    assert found.flip.answer == "Omdat we bezig waren met antwoorden."
    assert (list(found.candidates), found.chosen, found.theme_vote) == (["th1", "th2", "th3"], "th1", None)
    assert found.candidates["th2"].theme.felt_first_by == "Kotter WR-18"
    assert found.matrix is not None
    assert found.matrix.external == ("n02", "n07", "n06", "n22", "n17", "n18")
    assert set(found.matrix.scores) == {""}
    assert [one.cell for one in found.focus.values()] == ["WT", "ST", "SO"]
    assert list(found.focus["h1"].dissent) == ["p11"]


def test_dissent_that_is_not_for_the_report_keeps_its_reason(case: Any) -> None:
    case["dissent"][0]["in_report"] = False

    assert opened(case).methods.focus["h1"].dissent == {"p11": ""}


def test_votes_and_thoughts_of_a_file_are_those_of_their_people(case: Any) -> None:
    case["theme_votes"] = [{"participant": "p01", "candidate": "th2"}]
    case["garden"] = [
        {"id": "t", "by": "p02", "text": "Vis"},
        {"id": "u", "by": "p03", "text": "Kaas", "builds_on": "t"},
    ]
    case["words"] = [{"by": "p04", "word": "Rond"}]

    found = opened(case).methods

    assert found.theme_vote is not None
    assert (found.theme_vote.closed, found.theme_vote.votes) == (True, {"p01": "th2"})
    assert {id: one.author for id, one in found.garden.items()} == {"t": "p02", "u": "p03"}
    assert (found.garden["u"].builds_on, found.words) == ("t", {"p04": "Rond"})


def test_an_unconfirmed_read_back_waits_for_its_answer(case: Any) -> None:
    case["notes"][0]["playback"]["confirmed"] = False

    assert [one.answer for one in opened(case).notes["n01"].read_backs] == [ReadBackAnswer.ALMOST, None]


def test_unknown_parts_and_notes_without_a_letter_are_skipped(case: Any) -> None:
    case["weather"] = [{"id": 1}]
    case["notes"].append({"id": "n99", "quadrant": None, "text": "tuin"})
    case["actors"][0]["colour"] = "red"

    assert opened(case) == opened(sample())


def test_a_file_with_no_more_than_a_title_is_a_workshop() -> None:
    found = opened({"workshop": {"title": "Leeg"}})

    assert (found.title, len(found.notes)) == ("Leeg", 0)


def test_somebody_without_a_device_is_written_for(case: Any) -> None:
    case["session"]["participants"][6]["proxy"] = True
    by = {step.by.role for step in steps(case) if getattr(step.command, "author", None) == "p07"}

    assert by == {Role.FACILITATOR}
    assert opened(case).notes["n01"].author == "p07"


def test_a_map_on_its_own_opens_without_a_title() -> None:
    alone = dump_map(opened(sample()).chain)

    found = opened(alone)

    assert found.title == "Een keten"
    assert found.chain.actor == opened(sample()).chain.actor


def put(case: Any, path: str, value: Any) -> None:
    *way, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    for part in way:
        case = case[part]
    case[last] = value


BROKEN = {
    "actors": ("x", "actors"),
    "notes.2": ("x", "notes/3"),
    "tiers.0.order": ("first", "tiers/1/order"),
    "actors.1.tier": ([], "actors/a02/tier"),
    "actors.1.name": ("", "actors/a02/name"),
    "actors.1.id": ("a b", "actors/2/id"),
    "links.0.type": ("love", "links/l01/type"),
    "links.0.share_of_target_input": (1.2, "links/l01/share_of_target_input"),
    "links.0.last_meaningful_contact": ("2026-02-30", "links/l01/last_meaningful_contact"),
    "theme.candidates": ({}, "candidates"),
    "case.sequence": (["S", "W", "O", "T"], "workshop/sequence"),
    "case.title": (7, "workshop/title"),
    "session": ([], "session"),
    "session.date": ("soon", "workshop/date"),
    "session.participants.0.level": ("king", "session/participants/p01/level"),
    "notes.0.author": ("nobody", "notes/n01/author"),
    "notes.0.text": ("", "notes/n01/text"),
    "notes.0.evidence": ("x", "evidence"),
    "notes.0.evidence.type": ("x", "notes/n01/evidence/type"),
    "notes.0.confidence": (6, "notes/n01/confidence"),
    "notes.0.scope": ("moon", "notes/n01/target/scope"),
    "notes.0.about": ("a01", "notes/n01/target"),
    "notes.0.playback.by": (["p01"], "notes/n01/read_backs/by"),
    "notes.0.playback.tries": (1_000_000, "notes/n01/playback/tries"),
    "votes.0.participant": (None, "votes/1/participant"),
    "votes.0.dots": ("two", "votes/1/count"),
    "vote_rules.dots_per_round": (99, "vote_rules/T/per_person"),
    "agenda": ([{"id": "x"}], "agenda/0/name"),
    "appreciations": ({}, "appreciations"),
    "appreciations.0.from": ("nobody", "appreciations/1"),
    "appreciations.1.text": ("", "appreciations/2/text"),
    "flipover.entries.0.by": ("nobody", "flipover/entries/1"),
    "flipover.entries.7.text": ("x" * 9_000, "flipover/entries/8/text"),
    "flipover.third_question": ([], "flipover/third_question"),
    "flipover.answered_after_silence": (["x"], "flipover/answered_after_silence/text"),
    "theme.candidates.1.text": (8, "theme/candidates/th2/sentence"),
    "theme.candidates.1.id": ("a b", "theme/candidates/2/id"),
    "theme_votes": ([{"participant": "f1", "candidate": "th1"}], "theme_votes/1"),
    "confrontation.per_letter": (99, "confrontation/per_letter"),
    "confrontation.external": (["n02"] * 11, "confrontation/external"),
    "confrontation.scores.3.score": (3, "confrontation/scores/4/score"),
    "confrontation.scores.0.participant": ("x", "confrontation/scores/1"),
    "confrontation.focus_points.0.cell": ("TW", "confrontation/focus_points/h1/cell"),
    "confrontation.focus_points.1.agree": ("p01", "confrontation/focus_points/h2/agree"),
    "confrontation.focus_points.2.agree": (["p99"], "confrontation/focus_points/h3/agree"),
    "dissent.0.by": ("p99", "dissent/1"),
    "garden": ([{"id": "t", "by": "p01", "text": ""}], "garden/t/text"),
    "words": ([{"by": "p01", "word": "x" * 41}], "words/1/word"),
    "notes.0.owner": ("p99", "notes/n01/owner"),
}


@pytest.mark.parametrize(
    ("path", "value", "place"), [(path, *told) for path, told in BROKEN.items()], ids=BROKEN
)
def test_what_is_broken_is_refused_with_its_place(case: Any, path: str, value: Any, place: str) -> None:
    put(case, path, value)

    with pytest.raises(Invalid) as refused:
        steps(case)

    assert (refused.value.code, refused.value.params) == ("case-invalid", {"place": place})


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("links.0.to", "gone", "actor-not-found"),
        ("notes.1.id", "n01", "id-taken"),
        ("notes.8.responds_to", ["n17"], "note-not-found"),
        ("votes.1.note", "n05", "dots-spent"),
        ("votes.0.dots", 2, "too-many-dots-here"),
        ("appreciations.0.to", "a06", "card-to-yourself"),
        ("appreciations.0.to", "gone", "actor-not-found"),
        ("confrontation.scores.0.external", "n09", "cell-not-found"),
        ("confrontation.external", ["n09"], "note-not-found"),
        ("confrontation.focus_points.0.from", ["gone"], "note-not-found"),
        ("theme_votes", [{"participant": "p01", "candidate": "gone"}], "candidate-not-found"),
        ("garden", [{"id": "t", "by": "p01", "text": "x", "builds_on": "u"}], "thought-not-found"),
        ("notes.0.owner", "p02", "no-question"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused_by_the_rule(
    case: Any, path: str, value: Any, code: str
) -> None:
    put(case, path, value)
    case["vote_rules"]["dots_per_round"] = 1 if code == "dots-spent" else 2

    with pytest.raises(ChainError) as refused:
        opened(case)

    assert refused.value.code == code


def test_the_sample_that_ships_holds_no_answers_to_its_own_test() -> None:
    assert not {"expected", "measures", "individual_demo"} & {*sample(), *sample()["relation_check"]}


JUNK: tuple[Any, ...] = (
    None,
    "",
    "x" * 3000,
    "\0",
    "\ud800",
    -1,
    10**30,
    1.5,
    True,
    [],
    {},
    [[]],
    {"nl": {}},
    [None],
)


def spots(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a file where something stands: its container and its key."""
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield value, key
            yield from spots(inner)


@settings(max_examples=150, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_a_file_with_junk_in_it_opens_or_is_refused_and_never_breaks(seed: int) -> None:
    chance = random.Random(seed)
    case = copy.deepcopy(dict(sample()))
    for _ in range(chance.randrange(1, 4)):
        container, key = chance.choice(list(spots(case)))
        container[key] = chance.choice(JUNK)

    assert all(sentence for sentence in outcome(case))


def outcome(case: Any) -> list[str]:
    """The title of the workshop, or the refusal as people read it."""
    try:
        return [opened(case).title]
    except ChainError as error:
        return [t(language, f"error.{error.code}", **error.params) for language in Language]

"""An agenda goes into a small file and comes back; anything else is refused with a sentence."""

import json
from typing import Any

import pytest

from chain.decide.agenda import check_agenda
from chain.errors import Invalid
from chain.guide.agenda_file import SIZE_LIMIT, VERSION, read_agenda, write_agenda
from chain.guide.presets import agenda
from chain.i18n import t
from chain.vocabulary import LETTERS, SEQUENCES, Language, Preset

PHASES = agenda(Preset.HALF_DAY)


def content() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(write_agenda("Ketendag", PHASES))
    return found


def packed(**changes: object) -> bytes:
    return json.dumps(content() | changes).encode()


def with_phase(**changes: object) -> bytes:
    first, *rest = content()["agenda"]
    return packed(agenda=[first | changes, *rest])


def refusal(data: bytes) -> str:
    with pytest.raises(Invalid) as error:
        read_agenda(data, LETTERS)
    for language in Language:
        assert t(language, f"error.{error.value.code}", **error.value.params)
    return error.value.code


def test_an_agenda_comes_back_as_it_went_in_with_both_languages() -> None:
    found = read_agenda(write_agenda("Ketendag", PHASES), LETTERS)

    assert (found.title, found.agenda) == ("Ketendag", PHASES)


@pytest.mark.parametrize("sequence", SEQUENCES.values(), ids=SEQUENCES)
def test_the_letters_take_the_order_of_the_workshop(sequence: Any) -> None:
    found = read_agenda(write_agenda("Ketendag", PHASES), sequence).agenda

    check_agenda(found, sequence)
    assert {one.id for one in found} == {one.id for one in PHASES}


def test_own_words_stay_at_home_unless_they_are_asked_for() -> None:
    said = [one.model_copy(update={"own_words": "CANARY"}) for one in PHASES]

    assert b"CANARY" not in write_agenda("Ketendag", said)
    assert read_agenda(write_agenda("Ketendag", said, own_words=True), LETTERS).agenda == tuple(said)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b'{"agenda": NaN}',
        b"[" * 100_000,
        b'{"format": "klanterfant-agenda", "format": "klanterfant-agenda"}',
        packed(format="klanterfant"),
        packed(version="1"),
        packed(version=True),
    ],
)
def test_what_is_no_agenda_is_said_to_be_none(data: bytes) -> None:
    assert refusal(data) == "agenda-file-unread"


def test_a_large_file_is_not_even_read() -> None:
    assert refusal(b" " * (SIZE_LIMIT + 1)) == "agenda-file-large"


def test_a_file_of_a_newer_version_says_so() -> None:
    assert refusal(packed(version=VERSION + 1)) == "agenda-file-newer"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed(agenda=[]), "agenda-file-wrong"),
        (packed(agenda=content()["agenda"] * 5), "agenda-file-wrong"),
        (packed(surprise=1), "agenda-file-wrong"),
        (with_phase(minutes=-1), "agenda-file-wrong"),
        (with_phase(minutes=10**30), "agenda-file-wrong"),
        (with_phase(scene="fireworks"), "agenda-file-wrong"),
        (with_phase(id="../../etc/passwd"), "agenda-file-wrong"),
        (with_phase(prompt={"nl": "x", "<script>": "y"}), "agenda-file-wrong"),
        (with_phase(slow_minutes=11), "slow-over-minutes"),
        (with_phase(prompt={"nl": "a\u0000b"}), "text-control"),
        (with_phase(prompt={"nl": "x" * 2001}), "text-too-long"),
        (packed(title=""), "text-empty"),
    ],
)
def test_a_phase_that_cannot_be_is_refused(data: bytes, code: str) -> None:
    assert refusal(data) == code

"""What people may type is readable, stays in its line, and costs no time to check."""

import time

import pytest
from pydantic import TypeAdapter, ValidationError

from chain.commands import read_command
from chain.errors import Invalid
from chain.text import LINE_LIMIT, MARKS_LIMIT, NAME_LIMIT, PROSE_LIMIT, Line, Name, Prose

NAME: TypeAdapter[str] = TypeAdapter(Name)
LINE: TypeAdapter[str] = TypeAdapter(Line)
PROSE: TypeAdapter[str] = TypeAdapter(Prose)
LIMITS = ((NAME, NAME_LIMIT), (LINE, LINE_LIMIT), (PROSE, PROSE_LIMIT))
TURNING = [*map(chr, range(0x202A, 0x202F)), *map(chr, range(0x2066, 0x206A))]


def refusal(kind: TypeAdapter[str], text: str) -> str:
    with pytest.raises(ValidationError) as found:
        kind.validate_python(text)
    return found.value.errors()[0]["type"]


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0345" * 8_000 + "\u0334" * 8_000,
        "a" + "\u0345" * 3_000 + "\u0334" * 3_000,
        "\u0f73" * 6_000,  # not a mark to Unicode, and two of them to its normal form
    ],
    ids=["over the limit", "within it", "marks in disguise"],
)
def test_a_hostile_text_costs_no_time(text: str) -> None:
    began = time.process_time()
    with pytest.raises(Invalid, match=r"text-(marks|too-long)"):
        read_command({"kind": "write_note", "id": "x", "letter": "T", "text": text})

    assert time.process_time() - began < 0.05


def test_a_letter_carries_so_many_marks_and_no_more() -> None:
    assert len(PROSE.validate_python("x" + "\u0334" * MARKS_LIMIT)) == MARKS_LIMIT + 1
    assert refusal(PROSE, "x" + "\u0334" * (MARKS_LIMIT + 1)) == "text-marks"


@pytest.mark.parametrize("text", ["กำลังใจที่ยิ่งใหญ่" * 20, "餐馆" * 90, "שָׁלוֹם עֲלֵיכֶם " * 15, "👩‍👩‍👧‍👦" * 20])
def test_writing_with_many_signs_that_are_not_latin_is_a_text(text: str) -> None:
    assert PROSE.validate_python(text)


@pytest.mark.parametrize(("kind", "limit"), LIMITS, ids=["name", "line", "prose"])
def test_a_text_is_measured_after_it_was_cleaned_unless_it_is_far_too_long(
    kind: TypeAdapter[str], limit: int
) -> None:
    assert len(kind.validate_python("e\u0301" * limit)) == limit
    assert refusal(kind, "x" * (limit + 1)) == "text-too-long"
    assert refusal(kind, " " * (4 * limit + 1)) == "text-too-long"


@pytest.mark.parametrize("name", ["", "\u200b", "\u2060\ufeff", "\u3164", "\u00ad", "\u2800", "\u0301"])
def test_a_name_has_something_to_read(name: str) -> None:
    assert refusal(NAME, name) == "text-empty"


@pytest.mark.parametrize("name", ["Zoë", "می\u200cشر", "\u200fשרה", "4", "🧀", "Jan-Willem (2)"])
def test_a_name_may_be_in_any_writing(name: str) -> None:
    assert NAME.validate_python(name) == name


@pytest.mark.parametrize("sign", TURNING, ids=ascii)
def test_a_name_or_line_does_not_turn_the_text_around_it(sign: str) -> None:
    assert refusal(NAME, f"Anna{sign}") == "text-control"
    assert refusal(LINE, f"{sign}kaas") == "text-control"
    assert PROSE.validate_python(f"{sign}kaas") == f"{sign}kaas"


def test_an_error_does_not_quote_what_people_typed() -> None:
    with pytest.raises(Invalid) as found:
        read_command({"kind": "set_theme", "theme": {"sentence": "SECRET\x07"}})

    assert "SECRET" not in f"{found.value} {found.value.__cause__}"

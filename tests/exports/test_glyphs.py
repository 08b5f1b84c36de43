"""Signs that our fonts hold, signs that they do not hold, and words that have to break."""

import unicodedata

import pytest

from exports.glyphs import BOX, clusters, font_folders, printable, right_to_left


@pytest.mark.parametrize(
    "text",
    ["Café Ķīļ €", "שלום עולם", "مرحبا بالعالم", "你好世界", "こんにちは", "안녕하세요", "Привет",
     "Γειά", "🐟 🎉", "👨\u200d👩\u200d👧", "✓ → ● ☂", "e\u0323\u0302", "नमस्ते", "สวัสดี", "a\tb\nc"],
)  # fmt: skip
def test_what_a_font_holds_stays_as_it_was_typed(text: str) -> None:
    assert printable(text) == text


@pytest.mark.parametrize("sign", ["\u16a0", "\U000f0000", "\U00013000", "\u0378", "\u1680"])
def test_what_no_font_holds_becomes_a_box(sign: str) -> None:
    assert printable(f"a{sign}b") == f"a{BOX}b"


def test_what_may_not_be_printed_at_all_is_left_out() -> None:
    assert printable("a\ufeffb") == "ab"


def test_a_mark_from_another_font_than_its_letter_is_left_out_and_the_letter_stays() -> None:
    assert printable("你\u05b0") == "你"


def test_a_tower_of_marks_is_cut() -> None:
    tower = "a" + "\u0301" * 1_000

    assert len(printable(tower)) < 10


def test_a_long_word_gets_places_to_break_between_whole_signs() -> None:
    word = "e\u0323" * 40

    broken = printable(word)

    assert broken.replace("\u200b", "") == word
    assert broken.count("\u200b") == 39
    assert all(unicodedata.category(piece[0]) != "Mn" for piece in broken.split("\u200b"))


def test_a_composed_emoji_is_one_cluster() -> None:
    assert list(clusters("a👨\u200d👩\u200d👧b👍🏽")) == ["a", "👨\u200d👩\u200d👧", "b", "👍🏽"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("שלום abc", True), ("123 مرحبا", True), ("abc שלום", False), ("123", False), ("", False)],
)
def test_the_first_letter_with_a_direction_decides(text: str, expected: bool) -> None:
    assert right_to_left(text) is expected


def test_every_font_comes_with_its_licence() -> None:
    for folder in font_folders():
        distributions = folder.parent.glob(f"{folder.name}-*.dist-info/licenses/LICENSE*")
        assert any("SIL Open Font License" in one.read_text("utf-8") for one in distributions), folder.name

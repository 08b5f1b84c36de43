"""Names of files: safe, whatever a workshop is called."""

import datetime as dt
import re

import pytest

from exports.filename import filename

DAY = dt.date(2026, 10, 8)


def test_a_name_tells_title_and_day() -> None:
    assert filename("De havenketen", DAY, "pdf") == "klanterfant-de-havenketen-2026-10-08.pdf"


def test_a_workshop_without_a_day_has_none_in_its_name() -> None:
    assert filename("Kaas & keten", None, "csv") == "klanterfant-kaas-keten.csv"


@pytest.mark.parametrize(
    "title",
    [
        "../../etc/passwd", "C:\\CON", "a\r\nSet-Cookie: x", '"; rm -rf / #', "🐟", "你好", "שלום", ".",
        "nul", "\u202egpj.exe", "x" * 500, "%2e%2e%2f", "a/b\\c:d*e?f", "  ", "=cmd|' /C calc'!A0",
    ],
)  # fmt: skip
def test_a_hostile_title_gives_a_plain_name(title: str) -> None:
    name = filename(title, DAY, "pdf")

    assert re.fullmatch(r"klanterfant(-[a-z0-9]+)*-2026-10-08\.pdf", name)
    assert len(name) < 100

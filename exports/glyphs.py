"""Which signs our fonts can print: what no font holds becomes a visible box, so that it never stops a report.

PDF/UA forbids a sign without a glyph. A font has to hold a whole cluster (a letter with its marks, a composed
emoji), because the typesetter does not take the marks of one letter from another font.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

BOX = "\u25a1"
"""Stands for what no font holds (a square, U+25A1)."""

FAMILIES = (
    "Source Sans 3",
    "Noto Sans",
    *(f"Noto Sans {script}" for script in (
        "Hebrew", "Arabic", "Armenian", "Georgian", "Ethiopic", "Devanagari", "Bengali", "Gurmukhi",
        "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala", "Thai", "Lao", "Myanmar",
        "Khmer", "CJK SC",
    )),
    "Noto Sans Symbols",
    "Noto Emoji",
)  # fmt: skip
"""The families for running text, first choice first."""

DISPLAY = "Fraunces"
"""The family for titles; signs that it lacks come from the others."""

_TEXT_PACKAGES = ("fontpkg_source_sans_3", "manimgx_fonts", "manimgx_fonts_cjk")
_DISPLAY_PACKAGE = "fontpkg_fraunces"
_LONGEST_WORD = 24
_MARKS_KEPT = 6
_LINE_ENDS = " \t\n\u2028\u2029"
_JOINER, _BREAK = "\u200d", "\u200b"
# Noncharacters and the byte order mark are refused by PDF/UA even where a font holds them.
_REFUSED = re.compile("[\ufeff\ufffe\uffff\ufdd0-\ufdef]")
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\uffa0\U000e0000-\U000e0fff]"
)


def font_folders() -> tuple[Path, ...]:
    """Return the folders with the fonts that ship with the project; fonts of the machine are never used."""
    return tuple(Path(str(files(package))) for package in (*_TEXT_PACKAGES, _DISPLAY_PACKAGE))


def printable(text: str) -> str:
    """Return the text with boxes for what no font holds, and with places to break very long words.

    >>> printable("Vis \\U0001F41F en rune \\u16a0")
    'Vis \\U0001F41F en rune \\u25a1'
    """
    if not text.isascii():
        text = "".join(_printed(cluster) for cluster in clusters(text))
    return re.sub(rf"\S{{{_LONGEST_WORD + 1},}}", lambda found: _BREAK.join(clusters(found[0])), text)


def clusters(text: str) -> Iterator[str]:
    """Yield the text in pieces that belong together: a sign with its marks, modifiers and joined signs."""
    start = 0
    for place in range(1, len(text)):
        if not (_follows(text[place]) or text[place - 1] == _JOINER):
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def right_to_left(text: str) -> bool:
    """Say whether the first letter with a direction runs from right to left."""
    directions = (one for one in map(unicodedata.bidirectional, text) if one in ("L", "R", "AL"))
    return next(directions, "L") != "L"


def _follows(sign: str) -> bool:
    skin = "\U0001f3fb" <= sign <= "\U0001f3ff"
    return skin or _is_mark(sign) or _INVISIBLE.match(sign) is not None


def _printed(cluster: str) -> str:
    """Return the cluster as it can be printed; towers of marks are cut, so that they stay on their line."""
    cluster = _REFUSED.sub("", cluster)
    if _JOINER not in cluster:
        cluster = cluster[: 1 + _MARKS_KEPT]
    if _held_together(cluster):
        return cluster
    return "".join(sign if _held_together(sign) else BOX for sign in cluster if not _is_mark(sign))


def _is_mark(sign: str) -> bool:
    return unicodedata.category(sign)[0] == "M"


def _held_together(cluster: str) -> bool:
    """Say whether one font holds everything in the cluster that can be seen."""
    fonts, held = -1, _fonts_by_sign()
    for sign in cluster:
        if sign not in _LINE_ENDS and not _INVISIBLE.match(sign):
            fonts &= held.get(ord(sign), 0)
    return fonts != 0


@cache
def _fonts_by_sign() -> Mapping[int, int]:
    """Return for each sign the upright text fonts that hold it, one bit a font."""
    held: dict[int, int] = {}
    for number, path in enumerate(_upright_text_fonts()):
        with TTFont(path, fontNumber=0, lazy=True) as font:
            for sign in font.getBestCmap():
                held[sign] = held.get(sign, 0) | 1 << number
    return held


def _upright_text_fonts() -> Iterator[Path]:
    for folder in font_folders()[: len(_TEXT_PACKAGES)]:
        yield from (path for path in sorted(folder.rglob("*.[ot]t[fc]")) if "Italic" not in path.name)

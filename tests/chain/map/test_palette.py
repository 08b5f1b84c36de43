"""Colours: readable on each other in every theme, and apart for eyes that miss a colour."""

from itertools import combinations

import pytest

from chain.i18n import LOCALE_DIR
from chain.map.palette import PALETTE, Theme, declarations

Colour = tuple[float, float, float]

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
BLIND = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.01182, 0.04294, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.3039),
    ),
}


def linear(code: str) -> Colour:
    red, green, blue = (int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(linear(one)), luminance(linear(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Colour) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def lab(colour: Colour) -> Colour:
    red, green, blue = (min(max(value, 0), 1) for value in colour)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.9505
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.089
    a, b, c = (value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


def seen(colour: Colour, blindness: str) -> Colour:
    red, green, blue = (
        sum(weight * part for weight, part in zip(row, colour, strict=True)) for row in BLIND[blindness]
    )
    return red, green, blue


@pytest.mark.parametrize("theme", PALETTE)
def test_every_text_can_be_read(theme: Theme) -> None:
    colours = PALETTE[theme]

    for ground in (colours.background, colours.surface):
        assert contrast(colours.ink, ground) >= 7
        assert contrast(colours.soft, ground) >= 4.5
        assert contrast(colours.accent, ground) >= 4.5
        assert contrast(colours.line, ground) >= 3
    assert all(contrast(tone.fill, tone.text) >= 4.5 for tone in colours.letters.values())


@pytest.mark.parametrize("theme", PALETTE)
@pytest.mark.parametrize("blindness", BLIND)
def test_letters_stay_apart_for_colour_blind_eyes(theme: Theme, blindness: str) -> None:
    seen_as = [lab(seen(linear(tone.fill), blindness)) for tone in PALETTE[theme].letters.values()]

    for one, other in combinations(seen_as, 2):
        assert sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5 >= 20


def test_declarations_name_every_colour() -> None:
    text = declarations("dark")

    assert "--map-ink: #E8ECEE;" in text
    assert "--letter-T-text: #12191E;" in text


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_style_sheet_of_the_room_has_the_same_colours(theme: Theme) -> None:
    sheet = (LOCALE_DIR.parent / "live" / "static" / "live.css").read_text(encoding="utf-8")

    assert [line for line in declarations(theme).splitlines() if line not in sheet] == []


@pytest.mark.parametrize("theme", PALETTE)
def test_kinds_and_overlays_are_seen_on_cards_and_paper(theme: Theme) -> None:
    colours = PALETTE[theme]

    assert all(contrast(kind, colours.surface) >= 3 for kind in colours.kinds)
    assert all(
        contrast(hue, ground) >= 3
        for hue in (colours.near, colours.middle, colours.far)
        for ground in (colours.background, colours.surface)
    )


@pytest.mark.parametrize("theme", PALETTE)
@pytest.mark.parametrize("blindness", BLIND)
def test_kinds_and_overlays_stay_apart_for_colour_blind_eyes(theme: Theme, blindness: str) -> None:
    colours = PALETTE[theme]

    assert _nearest(colours.kinds, blindness) >= 15
    assert _nearest((colours.near, colours.middle, colours.far), blindness) >= 20


def _nearest(codes: tuple[str, ...], blindness: str) -> float:
    seen_as = [lab(seen(linear(code), blindness)) for code in codes]
    return min(
        sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5
        for one, other in combinations(seen_as, 2)
    )

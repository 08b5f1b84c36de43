"""Twins are found in both languages, and what is different is left alone."""

from itertools import combinations
from time import process_time

import pytest

from chain.analysis.twins import NOTES_AT_MOST, twins
from chain.samples import sample
from chain.vocabulary import LETTERS, Language, Letter

SAME = [
    ("Platforms verhogen weer de commissie", "De commissie van de platforms gaat weer omhoog"),
    ("Gasten zoeken in een app en zien een lijst, niet ons.", "In de app zien gasten een lijst en niet ons"),
    ("Niemand te krijgen voor de voordeur", "We krijgen niemand voor de voordeur"),
    ("Jonge gezinnen trekken weg", "De jonge gezinnen trekken hier weg uit de wijk"),
    ("We kennen onze gasten niet", "We weten niet wie onze gasten zijn: we kennen ze niet"),
    ("Het personeel is niet te vinden", "Personeel vinden lukt niet"),
    ("Te weinig personeel", "Te weinig personeel in de zomer"),
    ("De prijzen van energie stijgen", "De energieprijzen stijgen"),
    ("Vis wordt duur", "vis wordt DUURDER!"),
    ("Eén keer dicht en niemand komt", "Een keer dicht en er komt niemand"),
    ("Platforms raise the commission again", "The platforms raise their commission again"),
    ("Guests search in an app and see a list, not us.", "In an app our guests see a list and not us"),
    ("Young families move away", "Young families are moving away"),
    ("We do not know our guests", "We don’t know who our guests are"),
    ("Energy prices are rising", "Rising energy prices"),
    ("No parking in the centre", "There is no parking in the centre of town"),
]
DIFFERENT = [
    ("Gasten willen meer vis", "Gasten willen minder vlees"),
    ("Klanten komen terug", "Klanten komen niet terug"),
    ("Te weinig personeel", "Te weinig vis"),
    ("De prijs van kaas stijgt", "De prijs van vis daalt"),
    ("Onze leveranciers zijn trouw", "Onze klanten zijn trouw"),
    ("De gemeente sluit de weg naar de haven", "De gemeente sluit de markt"),
    ("Gasten", "Gasten willen weten wie het maakte"),
    ("We trust our suppliers", "We do not trust our suppliers"),
    ("Our suppliers are loyal", "Our customers are loyal"),
    ("Guests want to know who made it", "Guests want to pay by phone"),
    ("Too few staff", "Too few fish"),
    ("Guests pay cash", "Guests can’t pay cash"),
]


def are_twins(one: str, other: str) -> bool:
    return bool(twins({"one": one, "other": other}))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_says_the_same_is_proposed(one: str, other: str) -> None:
    assert are_twins(one, other)
    assert are_twins(other, one)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_what_says_something_else_is_left_alone(one: str, other: str) -> None:
    assert not are_twins(one, other)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("letter", LETTERS)
def test_the_notes_of_the_sample_are_all_different(language: Language, letter: Letter) -> None:
    notes = {one["id"]: one["text"][language] for one in sample()["notes"] if one["quadrant"] == letter}

    assert len(notes) > 5
    assert twins(notes) == ()


def test_the_most_alike_come_first_and_notes_without_a_word_come_with_none() -> None:
    found = twins(
        {
            "a": "Vis wordt duur",
            "b": "Jonge gezinnen trekken weg",
            "c": "vis wordt duurder",
            "d": "Jonge gezinnen trekken weg",
            "e": "...",
            "f": "!!!",
        }
    )

    assert [pair[:2] for pair in found] == [("b", "d"), ("a", "c")]


def test_three_hundred_notes_are_compared_while_nobody_waits() -> None:
    words = [f"{start}{end}" for start in ("gasten", "vis", "prijs", "brief") for end in ("", "en", "je")]
    texts = (" ".join(five) for five in combinations(words, 5))
    notes = {f"n{at}": text for at, text in zip(range(300), texts, strict=False)}

    begun = process_time()
    twins(notes)
    assert process_time() - begun < 0.5

    begun = process_time()
    twins(notes)
    assert process_time() - begun < 0.01


def test_a_board_beyond_measure_is_not_compared() -> None:
    assert twins({f"n{at}": "Hetzelfde" for at in range(NOTES_AT_MOST + 1)}) == ()

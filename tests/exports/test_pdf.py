"""The PDF, read back: what stands in it, for whom it can be read, and that nothing typed can break it."""

import io
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from chain import commands as c
from chain.model import Actor, Participant, Text, Theme, Tier
from chain.text import PROSE_LIMIT, clean
from chain.vocabulary import LETTERS, Language, Letter
from exports.glyphs import BOX
from exports.pdf import pdf
from exports.report import Report, ReportItem, Section, report
from tests.builders import Play, a_map, a_participant, a_phase, a_workshop, person_by
from tests.exports.reading import (
    printed,
    room_to_the_right,
    text_of,
    the_sample_pdf,
    the_sample_report,
    titled,
    with_note,
)

NL, EN = Language.NL, Language.EN
HOSTILE = [
    "#set page(fill: red)", "#panic()", "#sys.inputs", "*vet* _schuin_ `code`", "$x^2$", "[haak] ]",
    "\\ \\u{41}",
    "= Kop", "// weg", "/* weg", '"); drop table notes;--', "<script>alert(1)</script>", "<note-T1> @note-T1",
    "&lt;b&gt; &amp;", "=cmd|' /C calc'!A0", "../../etc/passwd", "{{ 7*7 }} {0} {count} %s",
    "- a\n- b", "~ --- ...",
    "https://voorbeeld.nl/#a?b=c&d", "'\"‘“", "it's \"so\"",
]  # fmt: skip


def reader(data: bytes) -> Any:
    """Return a PDF to look into; its objects can be of any kind."""
    return PdfReader(io.BytesIO(data))


@pytest.mark.parametrize(("language", "words"), [
    (NL, ["Het prangende thema", "Wie er waren", "Lege stoelen", "De ketenkaart", "Bedreigingen", "Zwakten",
          "Kansen", "Sterkten",
          "Chatham House Rule", "minuten niets", "ketenbreed", "Voorgelezen en bevestigd"]),
    (EN, ["The pressing theme", "Who was there", "Empty chairs", "The chain map", "Threats", "Weaknesses",
          "Opportunities", "Strengths", "Chatham House Rule", "minutes of nothing", "chain-wide"]),
])  # fmt: skip
def test_the_sample_is_printed_in_both_languages(language: Language, words: list[str]) -> None:
    found = text_of(the_sample_pdf(language))

    assert [word for word in words if word not in found] == []
    assert [note.text for note in the_sample_report(language).notes if note.text not in found] == []
    assert 8 <= len(reader(the_sample_pdf(language)).pages) <= 16


@pytest.mark.parametrize("language", Language)
def test_it_is_tagged_for_screen_readers(language: Language) -> None:
    file = reader(the_sample_pdf(language))
    root = file.trailer["/Root"]

    assert root["/Lang"] == language.value
    assert root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert file.metadata is not None
    assert file.metadata.title == the_sample_report(language).title


def test_tables_have_heads_and_the_map_has_a_description() -> None:
    elements = structure(reader(the_sample_pdf(NL)))

    kinds = [str(one.get("/S")) for one in elements]
    described = [str(one["/Alt"]) for one in elements if one.get("/S") == "/Figure" and "/Alt" in one]
    assert {"/Table", "/TH", "/TD", "/H1", "/Link", "/Figure"} <= set(kinds)
    assert [text for text in described if "Vistent De Meeuw" in text]


def structure(file: Any) -> list[Any]:
    """Return all elements of the structure tree."""
    found, waiting = [], [file.trailer["/Root"]["/StructTreeRoot"]]
    while waiting:
        one = waiting.pop().get_object()
        if isinstance(one, list):
            waiting += one
        elif isinstance(one, dict):
            found.append(one)
            waiting += [one["/K"]] if "/K" in one else []
    return found


def test_every_font_is_embedded_and_ours() -> None:
    fonts: dict[str, Any] = {}
    for page in reader(the_sample_pdf(NL)).pages:
        fonts |= page["/Resources"].get("/Font", {})

    inner = [font.get_object()["/DescendantFonts"][0].get_object() for font in fonts.values()]
    assert inner
    for font in inner:
        assert {"/FontFile2", "/FontFile3"} & set(font["/FontDescriptor"])
        assert any(name in font["/BaseFont"] for name in ("SourceSans3", "Fraunces", "Noto"))


def test_the_pages_are_a4_and_the_map_lies_on_its_side() -> None:
    sizes = [
        (round(page.mediabox.width), round(page.mediabox.height)) for page in reader(the_sample_pdf(NL)).pages
    ]

    assert set(sizes) == {(595, 842), (842, 595)}
    assert sizes.count((842, 595)) == 1


def test_the_same_report_gives_the_same_bytes_to_everybody() -> None:
    made = with_note("Storm")

    found = {pdf(report(seen, NL)) for seen in (made.as_lead(), made.as_person("kees"), made.as_projector())}

    assert len(found) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_markup_stays_text(text: str) -> None:
    assert " ".join(text.split()) in printed(with_note(text))


def test_markup_stays_text_wherever_people_type() -> None:
    bad = "#a *b* $c$ <d> [e] \\f"
    made = a_workshop(
        title=bad, agenda=(*a_workshop().state.agenda[:-1], a_phase("x", name=Text(nl=bad, en=bad)))
    )
    made.do(c.DescribeWorkshop(title=bad, location=bad))
    made.do(
        c.SetTheme(
            theme=Theme(sentence=bad, sharpened=bad, felt_first_by=bad, since=bad, if_nothing_happens=bad)
        )
    )
    made.do(a_map(Tier(id="t9", name=bad, order=9), Actor(id="a9", name=bad, tier="t9", empty_chair=True)))
    made.do(c.Join(participant=Participant(id="p9", name=bad, actor="a9", consent_name=True, proxy=True)))
    made.open()
    notes = [made.write("noor", bad), made.write("kees", bad)]
    made.reveal()
    made.merge("k", *notes, title=bad)
    made.read_back("daan", notes[0], bad)
    made.do(c.AnswerReadBack(note=notes[0], answer="yes"))

    assert printed(made).count(bad) >= 14


@pytest.mark.parametrize(
    "text",
    ["Café Ķīļ", "你好世界", "こんにちは", "안녕하세요", "Привет", "🐟🎉", "ไทย", "✓ → ●", "q\u0323\u0302"],
)
def test_other_scripts_and_signs_are_printed(text: str) -> None:
    made = with_note(text)
    made.do(c.EditChain(edits=(c.ChangePart(sort="actor", id="farm", changes={"name": text}),)))

    found = printed(made)

    assert found.count(text) >= 2
    assert BOX not in found


@pytest.mark.parametrize("text", ["שלום עולם", "مرحبا بالعالم"])
def test_text_from_right_to_left_can_be_read_and_drawn(text: str) -> None:
    made = with_note(text)
    made.do(c.EditChain(edits=(c.ChangePart(sort="actor", id="farm", changes={"name": text}),)))

    data = pdf(report(made.as_lead(), NL))

    # In which order the letters of such a line come back depends on who reads the PDF.
    assert set(text_of(data)) >= set(text) - {" "}
    assert BOX not in text_of(data)


def test_a_sign_that_no_font_holds_is_a_box_and_stops_nothing() -> None:
    made = with_note("rune \u16a0, eigen \U000f0000, bom \ufeffa")
    made.do(c.EditChain(edits=(c.ChangePart(sort="actor", id="farm", changes={"name": "\u16a0 hoeve"}),)))

    found = printed(made)

    assert f"rune {BOX}, eigen {BOX}, bom a" in found
    assert f"{BOX} hoeve" in found


@pytest.mark.parametrize(
    "word", ["W" * PROSE_LIMIT, "🐟" * 500, "e\u0323\u0302" * 300, "https://a.nl/" + "b" * 900]
)
def test_a_word_without_an_end_stays_on_the_page(word: str) -> None:
    made = with_note(word)

    data = pdf(report(made.as_lead(), NL))

    assert room_to_the_right(data) > 40
    assert clean(word) in text_of(data).replace(" ", "")


def test_long_names_everywhere_still_make_a_report() -> None:
    long = "X" * 80
    made = titled(long)
    made.do(a_map(Tier(id="t9", name=long, order=9), Actor(id="a9", name=long, tier="t9", empty_chair=True)))
    made.do(c.Join(participant=a_participant("p9", name=long, actor="a9", proxy=True, consent_name=True)))

    assert printed(made).count("X" * 20) >= 4


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.text(st.characters(exclude_categories=("Cc", "Cs")), min_size=1, max_size=60),
        min_size=4,
        max_size=9,
    )
)
def test_whatever_people_type_there_is_a_pdf(texts: list[str]) -> None:
    made = a_workshop(at=Letter.T)
    for text in filter(None, map(clean, texts)):
        made.write("noor", text)
        made.do(c.EditChain(edits=(c.ChangePart(sort="actor", id="farm", changes={"name": text}),)))
    made.reveal()

    assert pdf(report(made.as_lead(), NL)).startswith(b"%PDF-")


def test_private_notes_hidden_notes_open_dots_and_names_stay_out() -> None:
    made = a_workshop(at=Letter.T)
    made.write("noor", "Storm", id="storm")
    made.write("daan", "CANARY-hidden", id="gone")
    made.reveal()
    made.do(c.HideNote(id="gone"))
    made.open_dots(each=2, most=2)
    made.dot("kees", "storm", 2)
    before = pdf(report(made.as_lead(), NL))
    made.close_dots()
    made.start("W")
    made.write("noor", "CANARY-private", Letter.W)

    found = printed(made)

    assert "2 stippen" not in text_of(before)
    assert "2 stippen" in found
    assert "1 notitie is niet onthuld en staat niet in dit verslag." in found
    assert not [word for word in ("CANARY", "Noor", "Kees", "Daan", "Saskia", "KAAS42") if word in found]


def test_what_answers_what_points_from_note_to_note() -> None:
    made = with_note("Storm")
    made.start("W")
    made.do(c.WriteNote(id="w", letter=Letter.W, text="Lek", responds_to=("n1",)), person_by("kees"))
    made.reveal(Letter.W)

    data = pdf(report(made.as_lead(), NL))

    found = text_of(data)
    assert "beantwoord door W1" in found
    assert "antwoord op T1" in found
    assert sum(len(page.get("/Annots", ())) for page in reader(data).pages) == 2


def test_an_empty_workshop_has_a_report() -> None:
    made = Play()
    made.do(
        c.CreateWorkshop(
            id="w", code="ABC234", title="Leeg", sequence=LETTERS, facilitator={"id": "f", "name": "F"}
        )
    )

    found = printed(made)

    assert "Leeg" in found
    assert "geen notities op tafel" in found
    assert "0 minuten niets" in found


def test_the_other_order_of_letters_is_told_and_printed_in_the_usual_one() -> None:
    found = printed(a_workshop(sequence=(Letter.T, Letter.O, Letter.W, Letter.S)))

    places = [found.index(word) for word in ("Bedreigingen", "Zwakten", "Kansen", "Sterkten")]
    assert places == sorted(places)
    assert "was de volgorde T O W S" in found


def test_five_hundred_notes_fit() -> None:
    data = pdf(many_notes(500))

    found = text_of(data)
    assert [f"S{number}" for number in (1, 60, 125) if f"S{number} " not in found] == []
    assert found.count("Notitie nummer") == 500


def many_notes(count: int) -> Report:
    """Return the sample with this many notes, which are its own again and again."""
    sample = the_sample_report(NL)
    sections = [one.model_copy(update={"items": many_items(one, count // 4)}) for one in sample.sections]
    return sample.model_copy(update={"sections": tuple(sections)})


def many_items(section: Section, count: int) -> tuple[ReportItem, ...]:
    items = []
    for number in range(1, count + 1):
        item = section.items[number % 7]
        told = {"number": f"{section.letter}{number}", "text": f"Notitie nummer {number}"}
        note = item.notes[0].model_copy(update={**told, "answers": (), "answered_by": ()})
        items.append(item.model_copy(update={"notes": (note,)}))
    return tuple(items)

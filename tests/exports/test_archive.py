"""The workshop as a file: what a facilitator takes home can be opened again, and holds nothing private."""

import json

import pytest

from chain import commands as c
from chain.case import read, script
from chain.model import Facilitator
from chain.play import play
from chain.view import Viewer, view
from chain.vocabulary import Language, Letter, Role
from exports.archive import archive
from exports.report import report
from tests.builders import a_participant, a_workshop
from tests.exports.reading import SESSION, the_sample, with_note


@pytest.mark.parametrize("language", Language)
def test_what_is_taken_home_gives_the_same_report(language: Language) -> None:
    lead = Facilitator(id="joost", name="Joost")
    data = archive(the_sample(language))

    steps = script(read(data), language, workshop_id="again", code="BBBBBB", facilitator=lead)
    again = view(play(steps, SESSION), Viewer(role=Role.FACILITATOR, id="joost"))

    before, after = (
        report(one, language).model_copy(update={"seq": 0}) for one in (the_sample(language), again)
    )
    assert after == before


def test_what_people_typed_stays_as_it_was() -> None:
    text = "שלום 🐟 \U000f0000 \"'<b> =1+1 #x \\"

    assert text in [note["text"] for note in json.loads(archive(with_note(text).as_lead()))["notes"]]


def test_private_notes_and_open_dots_stay_out() -> None:
    made = with_note("Storm")
    made.do(c.Join(participant=a_participant("opa", actor="family", proxy=True)))
    made.open_dots()
    made.dot("kees", "n1")
    before = archive(made.as_lead())
    made.close_dots()
    made.start("W")
    made.write("noor", "CANARY-private", Letter.W)
    made.do(c.WriteNote(id="p", letter=Letter.W, text="CANARY-proxy", author="opa"))

    assert json.loads(before)["votes"] == []
    assert b"CANARY" not in archive(made.as_lead())


def test_a_participant_gets_none() -> None:
    with pytest.raises(PermissionError):
        archive(a_workshop("noor").as_person("noor"))

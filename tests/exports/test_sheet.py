"""What the pages of the report are filled with."""

from typing import Any

from chain.i18n import n
from chain.vocabulary import Language, Letter
from exports.report import Report, report
from exports.sheet import sheet
from tests.builders import a_workshop
from tests.exports.reading import the_sample_report

NL = Language.NL


def labels(found: Report) -> list[str]:
    figures: Any = sheet(found)["figures"]
    return [one["label"] for one in figures]


def test_the_cover_says_how_often_people_were_heard() -> None:
    assert n(NL, "exports.figure.heard", 15) in labels(the_sample_report(NL))


def test_the_cover_is_silent_about_being_heard_when_nothing_was_read_back() -> None:
    found = labels(report(a_workshop(at=Letter.T).as_lead(), NL))

    assert n(NL, "exports.figure.heard", 0) not in found
    assert len(found) == 4

"""What the pages of the report are filled with."""

from typing import Any

from chain.i18n import n, t
from chain.vocabulary import Language, Letter
from exports.report import Report, report
from exports.sheet import sheet
from tests.builders import Play, a_workshop
from tests.exports.reading import the_sample_report
from tests.rehearsing import a_rehearsal

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


def test_the_cover_of_a_rehearsal_says_that_people_were_simulated() -> None:
    mark = t(Language.EN, "rehearsal.report")

    covers = [_words_of_cover(play) for play in (a_rehearsal(), a_workshop())]

    assert [mark in cover for cover in covers] == [True, False]


def _words_of_cover(play: Play) -> list[object]:
    words: Any = sheet(report(play.as_lead(), Language.EN))["words"]
    return [words["kicker"]]

"""The wizard: what is chosen is shown before it counts, and a map that is put on is one act."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from chain.commands import Undo
from chain.i18n import t
from chain.model import Chain
from chain.view import Viewer
from chain.vocabulary import Language, Role
from exports.mapfile.write import FORMATS
from live.hub import Created, Hub
from tests.exports.mapfile.maps import a_book, names
from tests.exports.mapfile.test_round_trip import the_sample
from tests.ui.browser import Browser, words

SCRIPT = """
import sys
sys.path.insert(0, {root!r})
import streamlit as st
from chain.vocabulary import Role
from ui.map_files import map_export, map_import
from ui.session import require, said, settle_language

settle_language()
visit = require(Role.FACILITATOR)
st.caption(said())
map_import(visit)
map_export(visit)
"""
ROOT = Path(__file__).resolve().parents[2]
ACTORS = "Naam;Laag;Prijs\nBoer;Bron;1\nWinkel;Huis;2\n"


class Wizard:
    """The two components on a page of their own, and the workshop behind it."""

    def __init__(self, browser: Browser, created: Created, language: Language) -> None:
        browser.follow(created)
        self.browser, self.created = browser, created
        self.page = AppTest.from_string(SCRIPT.format(root=str(ROOT)), default_timeout=60)
        self.page.query_params["w"] = created.workshop
        self.page.query_params["lang"] = language.value
        browser.page = self.page
        browser.run()

    @property
    def chain(self) -> Chain:
        return self.browser.hub.view(self.created.workshop, Viewer(role=Role.FACILITATOR)).chain

    def choose(self, *files: tuple[str, str | bytes]) -> AppTest:
        given = [(name, data.encode() if isinstance(data, str) else data, "") for name, data in files]
        self.page.file_uploader[0].set_value(given)
        return self.browser.run()

    def put(self) -> AppTest:
        return self.browser.press("map_files.put")


@pytest.fixture
def wizard(hub: Hub, created: Created) -> Wizard:
    return Wizard(Browser(hub), created, Language.NL)


def errors(page: AppTest) -> list[str]:
    return [one.value for one in page.error]


def test_a_file_is_shown_first_and_counts_when_it_is_put_on_the_map(wizard: Wizard) -> None:
    shown = wizard.choose(("schakels.csv", ACTORS))

    assert not shown.exception
    assert wizard.chain == Chain()
    assert list(shown.table[0].value["Erbij"]) == [2, 2]

    shown = wizard.put()

    assert names(wizard.chain) == ["Boer", "Winkel"]
    assert t(Language.NL, "mapfile.import.done") in words(shown)
    assert "map_files.put" not in [button.key for button in shown.button]


def test_what_was_put_on_the_map_is_taken_off_by_one_undo(wizard: Wizard, hub: Hub) -> None:
    wizard.choose(("schakels.csv", ACTORS), ("links.csv", "van;naar\nBoer;Winkel\n"))
    wizard.put()
    seat = hub.follow_link(wizard.created.link.rsplit("/", 1)[1])

    hub.submit(wizard.created.workshop, Undo(), seat.by)

    assert wizard.chain == Chain()


def test_a_column_that_was_guessed_wrong_is_put_right(wizard: Wizard) -> None:
    shown = wizard.choose(("schakels.csv", ACTORS))
    assert "Prijs" in words(shown)

    next(box for box in shown.selectbox if box.label == "Prijs").set_value("role")
    wizard.browser.run()
    wizard.put()

    assert [actor.role for actor in wizard.chain.actor.values()] == ["1", "2"]


def test_a_table_that_nobody_recognises_can_be_named(wizard: Wizard) -> None:
    shown = wizard.choose(("blad.csv", "wie;waar\nBoer;Bron\n"))
    assert [one.value for one in shown.warning] == [t(Language.NL, "mapfile.import.nothing_read")]
    next(box for box in shown.selectbox if str(box.key).endswith(".sort")).set_value("actor")
    shown = wizard.browser.run()
    for label, field in (("wie", "name"), ("waar", "tier")):
        next(box for box in shown.selectbox if box.label == label).set_value(field)

    wizard.browser.run()
    wizard.put()

    assert names(wizard.chain) == ["Boer"]


def test_every_error_is_named_with_its_place_and_nothing_can_be_put(wizard: Wizard) -> None:
    shown = wizard.choose(("schakels.csv", ACTORS), ("links.csv", "van;naar;aandeel\nBoer;Spook;9\n"))

    assert errors(shown) == [t(Language.NL, "error.mapfile-problems", count=2)]
    assert r"links\.csv, rij 2, kolom naar\:" in words(shown)
    assert "map_files.put" not in [button.key for button in shown.button]
    assert wizard.chain == Chain()


def test_names_from_a_file_draw_nothing_on_the_page(wizard: Wizard) -> None:
    shown = wizard.choose(("a.csv", "naam;laag;![x](http://harbour.test/x.png)\nBoer;Bron;1\nboer;Bron;1\n"))

    assert "![x]" not in words(shown) + "".join(box.label for box in shown.selectbox)


def test_a_hostile_file_is_refused_with_a_sentence(wizard: Wizard) -> None:
    shown = wizard.choose(("kaart.graphml", '<!DOCTYPE x [<!ENTITY a "a">]><graphml/>'))

    assert len(errors(shown)) == 1
    assert "DOCTYPE" in errors(shown)[0]
    assert not shown.exception


def test_the_same_file_again_has_nothing_to_do(wizard: Wizard) -> None:
    book = a_book(Schakels=(("Naam", "Laag"), ("Boer", "Bron")))
    wizard.choose(("keten.xlsx", book))
    wizard.put()

    shown = wizard.choose(("keten.xlsx", book))

    assert t(Language.NL, "mapfile.import.nothing") in words(shown)


def test_an_own_export_comes_back_with_its_order(wizard: Wizard) -> None:
    wizard.choose(("kaart.zip", FORMATS["csv"].made(the_sample(), Language.NL)))

    wizard.put()

    assert wizard.chain == the_sample()


def test_an_empty_map_has_nothing_to_take_out(wizard: Wizard) -> None:
    assert t(Language.NL, "mapfile.export.empty") in words(wizard.page)
    assert not wizard.page.download_button


@pytest.mark.parametrize("language", Language)
def test_every_format_is_offered_in_either_language(hub: Hub, sample: Created, language: Language) -> None:
    shown = Wizard(Browser(hub), sample, language).page

    assert not shown.exception
    assert [one.label for one in shown.download_button] == [
        t(language, f"mapfile.export.{name}")
        for name in ("svg", "png", "xlsx", "csv", "graphml", "gexf", "json")
    ]

"""The page Insights, the confrontation matrix: its numbers once it is closed, and nothing before."""

from chain.commands import AddPart
from chain.i18n import t
from chain.method_commands import OpenMatrix
from chain.model import Actor, Tier
from chain.vocabulary import Language
from live.hub import Created, Hub
from tests.pages.insights import charts, edit, lead_of, open_at, table, view_of
from tests.ui.browser import Browser, words


def test_the_matrix_is_a_heat_map_with_its_numbers_and_sums(
    browser: Browser, hub: Hub, sample: Created
) -> None:
    browser.follow(sample)

    page = open_at(browser, sample, "matrix")

    matrix = view_of(hub, sample).matrix
    assert matrix is not None
    result = matrix.result
    assert result is not None
    (drawn,) = (chart["data"][0] for chart in charts(page))
    assert drawn["type"] == "heatmap"
    assert drawn["y"] == ["T1", "T2", "T3", "O1", "O2", "O3"]
    assert drawn["x"] == ["W1", "W2", "W3", "S1", "S2", "S3"]
    assert [cell for row in drawn["z"] for cell in row] == [one.mean for one in result.cells]
    assert drawn["text"][0][0] == "−2"
    assert {one.label.split()[0]: one.value for one in page.metric} == {
        cell.value: f"{'+' if total > 0 else '−'}{abs(total):g}" for cell, total in result.blocks.items()
    }
    sums = table(page, t(browser.language, "pages.insights.matrix.code"))
    assert len(sums) == 12
    assert len(table(page, t(browser.language, "pages.insights.matrix.crossing"))) == 36


def test_nothing_of_the_matrix_is_shown_while_people_score(lead: Browser, hub: Hub) -> None:
    sample = hub.open_sample(Language.NL)
    lead.follow(sample)
    hub.submit(sample.workshop, OpenMatrix(), lead_of(hub, sample))

    page = open_at(lead, sample, "matrix")

    assert t("nl", "pages.insights.matrix.scoring") in words(page)
    assert not charts(page)
    assert not page.dataframe


def test_before_the_matrix_the_page_says_when_it_comes(lead: Browser, hub: Hub, created: Created) -> None:
    lead.follow(created)
    edit(hub, created, AddPart(sort="tier", part=Tier(id="t1", name="Bron", order=1)))
    edit(hub, created, AddPart(sort="actor", part=Actor(id="a1", name="De Zilte Weide", tier="t1")))

    assert t("nl", "pages.insights.matrix.nothing") in words(open_at(lead, created, "matrix"))

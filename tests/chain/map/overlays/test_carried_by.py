"""Where a person has disappeared: carriers told apart by line and sign, and who is reached by nobody."""

from chain.model import Look
from chain.vocabulary import Carrier, Overlay
from tests.chain.map.looked_at import CHAIN, LINKS, drawn

LOOK = Look(overlay=Overlay.CARRIED_BY)


def test_each_carrier_has_its_sign_and_is_said() -> None:
    found = drawn(LOOK)

    assert [found.signs(f"link-{id}") for id in ("milk", "counter", "rooms", "stay")] == [
        ["person"],
        ["phone"],
        ["app"],
        ["platform"],
    ]
    assert found.said("link-milk").endswith(". a person")


def test_a_person_is_an_unbroken_line_and_everything_else_is_told_apart_by_its_dashes() -> None:
    def dashes(carrier: Carrier) -> tuple[str | None, frozenset[str]]:
        link = LINKS[0].model_copy(update={"carried_by": carrier})
        found = drawn(LOOK, CHAIN.model_copy(update={"link": {link.id: link}}))
        return found.dashes("link-milk"), frozenset(found.widths("link-milk"))

    seen = {carrier: dashes(carrier) for carrier in Carrier}

    assert [carrier for carrier, (broken, _) in seen.items() if broken is None] == ["person", "phone"]
    assert len(set(seen.values())) == len(Carrier)


def test_what_nobody_told_steps_back() -> None:
    found = drawn(LOOK)

    assert found.is_faint("link-tips")
    assert found.signs("link-tips") == []
    assert not found.is_faint("link-milk")
    assert "not told" in found.legend


def test_an_actor_that_no_person_reaches_is_marked_with_a_word() -> None:
    found = drawn(LOOK)

    assert "no person" in found.words("actor-inn")
    assert "no person and no telephone" in found.said("actor-inn")
    assert "no person" not in found.words("actor-guest")


def test_the_legend_names_only_carriers_that_are_there() -> None:
    legend = drawn(LOOK).legend

    assert "telephone" in legend
    assert "machine" not in legend

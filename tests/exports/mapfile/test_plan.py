"""What a file does to a map: it adds and updates, removes nothing, and all of it fits or nothing changes."""

from chain import commands as c
from chain.commands import AddPart, ChangePart
from chain.model import Actor, Chain, Link, Tier
from chain.vocabulary import LinkType, Position
from exports.mapfile.outcome import Count
from tests.builders import ACTORS, LINKS, RELATIONS, TIERS, Play, a_workshop
from tests.exports.mapfile.maps import brought, by_name, linked, names, refused, tier_names

MAP = Chain(
    tier={one.id: one for one in TIERS},
    actor={one.id: one for one in ACTORS},
    link={one.id: one for one in LINKS},
    relation={one.id: one for one in RELATIONS},
)


def done(play: Play, edits: tuple[c.Edit, ...]) -> Chain:
    play.do(c.EditChain(edits=edits))
    return play.state.chain


def test_what_is_there_is_found_by_its_name_and_updated() -> None:
    made = brought(("schakels.csv", "naam;wat ze doen\nDE ZILTE WEIDE;melkt\n"), to=MAP)

    assert made.chain.actor["farm"].role == "melkt"
    assert made.counts["actor"] == Count(added=0, changed=1, same=0)
    assert made.edits == (
        ChangePart(
            sort="actor",
            id="farm",
            changes={"name": "DE ZILTE WEIDE", "role": "melkt"},
            was={"name": "De Zilte Weide", "role": ""},
        ),
    )


def test_what_is_there_is_found_by_its_id_and_renamed_with_a_warning() -> None:
    made = brought(("schakels.csv", "id;naam\nfarm;Boerderij\n"), to=MAP)

    assert made.chain.actor["farm"].name == "Boerderij"
    assert made.renamed == (("De Zilte Weide", "Boerderij"),)


def test_what_is_not_in_the_file_stays() -> None:
    made = brought(("schakels.csv", "naam;laag\nBakker;Winkel\n"), to=MAP)

    assert set(names(made.chain)) == {*names(MAP), "Bakker"}
    assert made.chain.link == MAP.link


def test_an_empty_cell_changes_nothing() -> None:
    made = brought(("verbindingen.csv", "id;van;naar;omschrijving\ncheese;;;\n"), to=MAP)

    assert made.edits == ()


def test_a_link_is_found_by_what_goes_from_whom_to_whom() -> None:
    links = "van;naar;soort;omschrijving;sinds\nDe Zilte Weide;De Gouden Korst;goederen;boerenkaas;1998\n"

    made = brought(("links.csv", links), to=MAP)

    assert made.chain.link["cheese"].since == 1998
    assert len(made.chain.link) == len(MAP.link)


def test_a_second_link_between_the_same_two_is_added() -> None:
    links = "van;naar;soort\nDe Zilte Weide;De Gouden Korst;informatie\n"

    made = brought(("links.csv", links), to=MAP)

    assert made.counts["link"] == Count(added=1)


def test_an_import_goes_on_the_map_as_one_act_that_can_be_undone() -> None:
    play = a_workshop()
    before = play.state.chain
    made = brought(("schakels.csv", "naam;laag\nBakker;Winkel\nSlager;Winkel\n"), to=before)

    assert done(play, made.edits).actor == made.chain.actor
    play.do(c.Undo())

    assert play.state.chain.actor == before.actor


def test_what_somebody_changed_meanwhile_is_not_written_over() -> None:
    play = a_workshop()
    made = brought(("schakels.csv", "id;wat ze doen\nfarm;melkt\n"), to=play.state.chain)
    change = ChangePart(sort="actor", id="farm", changes={"role": "rijpt"})
    play.do(c.EditChain(edits=(change,)))

    assert play.refusal(c.EditChain(edits=made.edits)) == "changed-meanwhile"


def test_actors_without_a_tier_stand_one_step_from_what_they_are_linked_with() -> None:
    files = (
        ("schakels.csv", "naam\nVeevoer\nGasten\nAlleen\n"),
        (
            "links.csv",
            "van;naar\nVeevoer;De Zilte Weide\nDe Gouden Korst;Gasten\n",
        ),
    )

    made = brought(*files, to=MAP)

    assert tier_names(made.chain)["Veevoer"] == "Bron"
    assert tier_names(made.chain)["Gasten"] == "Eindklant"
    assert tier_names(made.chain)["Alleen"] == "Bron"


def test_without_any_tier_the_longest_way_from_the_source_counts() -> None:
    links = "van;naar\nA;B\nB;C\nA;C\nC;D\nD;B\n"

    made = brought(("links.csv", links))

    assert tier_names(made.chain) == {"A": "Laag 1", "B": "Laag 2", "C": "Laag 3", "D": "Laag 4"}
    assert [tier.position for tier in made.chain.tiers] == [
        Position.UPSTREAM,
        Position.UPSTREAM,
        Position.FOCAL,
        Position.DOWNSTREAM,
    ]


def test_a_chain_longer_than_a_map_has_tiers_still_fits() -> None:
    links = "van;naar\n" + "".join(f"A{number};A{number + 1}\n" for number in range(50))

    made = brought(("links.csv", links))

    assert len(made.chain.tier) == 30


def test_new_tiers_stand_in_the_order_in_which_things_run() -> None:
    actors = "naam;laag\nGast;Eind\nBoer;Begin\nWinkel;Midden\n"

    made = brought(("schakels.csv", actors), ("links.csv", "van;naar\nBoer;Winkel\nWinkel;Gast\n"))

    assert [tier.name for tier in made.chain.tiers] == ["Begin", "Midden", "Eind"]


def test_a_number_for_a_tier_is_its_place_in_the_row() -> None:
    made = brought(("schakels.csv", "naam;laag\nBakker;2\nGast;3\n"), to=MAP)

    assert (by_name(made.chain, "Bakker").tier, by_name(made.chain, "Gast").tier) == ("shop", "end")
    assert made.counts["tier"] == Count()


def test_a_link_to_somebody_who_is_not_there_is_refused() -> None:
    found = refused(("links.csv", "van;naar\nDe Zilte Weide;Spook\n"), to=MAP)

    assert found == [
        "links.csv, rij 2, kolom naar: er is geen schakel Spook; "
        "zet die in een tabel met schakels, of verbeter de naam"
    ]


def test_shares_of_one_whole_that_add_up_to_more_are_refused_at_the_last_of_them() -> None:
    links = "van;naar;aandeel\nDe Zilte Weide;De Meeuw;60%\nDe Gouden Korst;De Meeuw;60%\n"

    assert refused(("links.csv", links), to=MAP) == [
        "links.csv, rij 3, kolom aandeel: "
        "de delen van De Meeuw tellen op tot 120%; samen zijn ze ten hoogste 100%"
    ]


def test_more_than_a_map_holds_is_refused() -> None:
    actors = "naam;laag\n" + "".join(f"Boer {number};Bron\n" for number in range(2_001))

    assert refused(("schakels.csv", actors)) == [
        "zo wordt de kaart te vol: 2001, en 2000 passen. Breng er minder in"
    ]


def test_too_many_tiers_are_refused() -> None:
    actors = "naam;laag\n" + "".join(f"Boer {number};Laag van {number}\n" for number in range(40))

    assert len(refused(("schakels.csv", actors))) == 1


def test_figures_of_a_seller_with_people_of_its_own_are_refused() -> None:
    routes = "verkoper;eindklant;aandeel;wie het contact heeft;bij naam bekend\n"
    routes += "De Gouden Korst;Gezinnen in de wijk;50%;wijzelf;10%\n"

    assert refused(("routes.csv", routes), to=MAP, may_write=lambda seller: seller != "deli") == [
        "routes.csv, rij 2, kolom verkoper: deze cijfers zijn van de verkoper zelf; "
        "laat die ze opschrijven, of laat de rij weg"
    ]
    assert brought(("routes.csv", routes), to=MAP).counts["route"] == Count(added=1)


def test_a_route_round_in_a_circle_is_refused() -> None:
    routes = "verkoper;eindklant;via schakels;deel van de vraag;wie het contact heeft;bij naam bekend\n"
    routes += "De Gouden Korst;Gezinnen in de wijk;De Meeuw > De Gouden Korst;50%;wijzelf;10%\n"

    assert refused(("routes.csv", routes), to=MAP) == [
        "routes.csv, rij 2, kolom eindklant: een schakel kan niet met zichzelf verbonden zijn; noem een ander"
    ]


def test_a_file_that_says_only_the_links_begins_a_map() -> None:
    made = brought(("edges.csv", "Source,Target,Type,Weight\nBoer,Winkel,Directed,1.0\n"))

    assert linked(made.chain) == {("Boer", "Winkel", "goods")}
    assert [edit.sort for edit in made.edits if isinstance(edit, AddPart)] == [
        "tier",
        "tier",
        "actor",
        "actor",
        "link",
    ]


def test_quick_text_is_a_file_too() -> None:
    made = brought(("keten.txt", "# Bron\nBoer\n# Huis\nWinkel\nBoer -> Winkel: goederen kaas\n"))

    assert linked(made.chain) == {("Boer", "Winkel", "goods")}


def test_lines_of_quick_text_that_are_not_clear_are_named() -> None:
    assert refused(("keten.txt", "Boer -> Boer\n"))[0].startswith("keten.txt, rij 1: ")


def test_the_ids_of_another_program_are_no_names_here() -> None:
    there = Chain(
        tier={"t": Tier(id="t", name="Bron", order=1)},
        actor={"0": Actor(id="0", name="Bakker", tier="t"), "1": Actor(id="1", name="Slager", tier="t")},
        link={"0": Link(id="0", source="0", target="1", type=LinkType.GOODS)},
    )
    text = (
        '<gexf><graph><nodes><node id="0" label="Boer"/><node id="1" label="Winkel"/></nodes>'
        '<edges><edge id="0" source="0" target="1"/></edges></graph></gexf>'
    )

    made = brought(("kaart.gexf", text), to=there)

    assert names(made.chain) == ["Bakker", "Slager", "Boer", "Winkel"]
    assert len(made.chain.link) == 2


def test_a_column_that_is_not_there_is_one_problem_of_the_table() -> None:
    links = "wie;naar;soort\nDe Zilte Weide;De Gouden Korst;geld\nX;Y;geld\n"

    said = refused(("verbindingen.csv", links), to=MAP)

    assert [line for line in said if "rij" not in line] == [
        "verbindingen.csv: er is geen kolom voor van; klap de tabel open en kies welke kolom dat is"
    ]

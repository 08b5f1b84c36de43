"""A rehearsal begins as a copy without figures, with somebody of each tier at the table."""

from chain import commands as c
from chain.case import Step
from chain.guide.presets import agenda
from chain.model import DemandRoute
from chain.rehearsal.copy import PEOPLE, copied
from chain.samples import sample
from chain.view import View
from chain.vocabulary import SEQUENCES, ContactOwner, Language, Level, Preset
from tests.builders import LEAD, Play, a_creation, a_map, a_workshop, person_by


def copy_of(seen: View) -> Play:
    play = Play()
    for step in copied(seen, "rehearsal-w1-a7", "ABCDEF", seen.facilitators[0]):
        play.do(step.command, step.by)
    return play


def test_it_has_the_agenda_the_map_and_the_theme_and_people_of_each_tier() -> None:
    original = a_workshop().as_lead()
    copy = copy_of(original).as_lead()

    assert copy.title == f"Oefening: {original.title}"
    assert [one.phase for one in copy.agenda] == [one.phase for one in original.agenda]
    assert (copy.chain.actor, copy.chain.link) == (original.chain.actor, original.chain.link)
    assert copy.theme.sentence
    assert [one.id for one in copy.facilitators] == [LEAD.id]
    assert len(copy.people) == PEOPLE
    assert {one.tier for one in copy.people} == {"Bron", "Winkel", "Eindklant"}


def test_everybody_is_marked_as_simulated_and_told_before_how_they_come() -> None:
    for language, mark in ((Language.NL, "(gesimuleerd)"), (Language.EN, "(simulated)")):
        play = copy_of(a_workshop(language=language).as_lead())
        copy = play.as_lead()

        assert all(one.name.endswith(mark) for one in copy.people)
        assert len({one.name for one in copy.people}) == PEOPLE
        assert all(one.interest for one in copy.people)
        assert all(one.rsvp for one in play.state.participants.values())


def test_customers_sit_at_the_end_of_the_chain() -> None:
    copy = copy_of(a_workshop().as_lead()).as_lead()

    assert {one.level is Level.CUSTOMER for one in copy.people if one.tier == "Eindklant"} == {True}


def test_figures_and_what_was_written_stay_where_they_are() -> None:
    play = a_workshop("noor")
    route = DemandRoute(
        id="r1", seller="deli", end="family", share=0.5, contact_owner=ContactOwner.SELF, known_share=0.5
    )
    seller = play.state.participants["noor"]
    assert seller.actor == "deli"
    play.do(c.EditChain(edits=(c.AddPart(sort="route", part=route),)), person_by("noor"))
    play.do(c.AgreeRoutes(seller="deli", agreed=True), person_by("noor"))
    play.open()
    play.write("noor")

    copy = copy_of(play.as_lead())

    assert not copy.state.chain.route
    assert not copy.state.notes
    assert copy.state.held == ()
    assert "noor" not in copy.state.participants


def test_an_empty_workshop_borrows_the_map_of_the_sample_a_theme_and_the_short_agenda() -> None:
    play = Play()
    play.do(a_creation(agenda=(), sequence=SEQUENCES["TOWS"]))

    copy = copy_of(play.as_lead()).as_lead()

    assert len(copy.chain.actor) == len(sample()["actors"])
    assert len({one.tier for one in copy.people}) == len(sample()["tiers"])
    assert copy.theme.sentence == "Wie kent onze klant nog bij naam?"
    expected = agenda(Preset.NINETY_MINUTES, SEQUENCES["TOWS"])
    assert [one.phase.id for one in copy.agenda] == [one.id for one in expected]


def test_nobody_sits_on_an_empty_chair() -> None:
    play = Play()
    play.do(a_creation())
    play.do(a_map())
    chair = c.ChangePart(sort="actor", id="farm", changes={"empty_chair": True})
    play.do(c.EditChain(edits=(chair,)))

    seen = play.as_lead()
    steps: tuple[Step, ...] = copied(seen, "rehearsal-w1-a7", "ABCDEF", seen.facilitators[0])

    seated = {step.command.participant.actor for step in steps if isinstance(step.command, c.Join)}
    assert seated == {"deli", "stall", "family"}

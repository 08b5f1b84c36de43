"""What simulated people do around the letters: come in, speak, thank, call out, leave with a word."""

from collections.abc import Iterator

from chain import method_commands as m
from chain.methods import Rest
from chain.rehearsal.letters import People, neighbours
from chain.rehearsal.lines import lines
from chain.rehearsal.wish import SPOKEN, Wish, wish
from chain.scene import methods_of
from chain.state import Workshop
from chain.table_view import FLIP_PAGE
from chain.vocabulary import Letter


def arrive(state: Workshop, people: People) -> Iterator[Wish]:
    """Say how rested they come, until the second phase begins."""
    if len(state.held) < 2:
        yield from _rest(state, people, leaving=False)


def _rest(state: Workshop, people: People, *, leaving: bool) -> Iterator[Wish]:
    for person, guest in zip(people, lines().people, strict=False):
        told = state.methods.rest.get(person, Rest())
        if (told.leaving if leaving else told.arriving) is None:
            rate = m.RateRest(leaving=leaving, score=guest.rest[leaving])
            yield wish(f"rest-{person}-{leaving}", person, rate)


def hand_on(state: Workshop, people: People) -> Iterator[Wish]:
    """Speak and hand the stick on; of the weaknesses, the last one passes."""
    stick = state.methods.stick
    if stick is None or stick.holder is None or stick.holder not in people:
        return
    passed = state.open_letter is Letter.W and not stick.waiting
    # The same person holds it often: each time is a wish of its own.
    id = f"hand-on-{state.seq}"
    yield wish(id, stick.holder, m.HandOn(passed=passed, holder=stick.holder), beats=1 if passed else SPOKEN)


def mind_a_pitch(state: Workshop, people: People) -> Iterator[Wish]:
    """Say quietly, once, that this is becoming a pitch: while the strengths go round."""
    stick, methods = state.methods.stick, state.methods
    if stick and stick.spoken and state.open_letter is Letter.S and not methods.pitches:
        yield wish("pitch", people[-1], m.CallPitch())


def give_cards(state: Workshop, people: People) -> Iterator[Wish]:
    """Write a card each, to the next house; when all have, read them out one by one."""
    if not _asks(state, "cards"):
        return
    cards = state.methods.cards
    unwritten = [one for one in people if not any(card.author == one for card in cards.values())]
    for person in unwritten:
        text = lines().cards[people.index(person) % len(lines().cards)].to(state.language)
        for to in neighbours(state, person)[:1]:
            yield wish(f"card-{person}", person, m.GiveCard(id=f"card-{person}", to=to, text=text))
    if not unwritten:
        mine = [one for one in cards.values() if one.author in people and not one.read_out]
        yield from (
            wish(f"aloud-{one.id}", one.author, m.ReadCardOut(id=one.id), beats=SPOKEN) for one in mine
        )


def call_out(state: Workshop, people: People) -> Iterator[Wish]:
    """Call out until the page is full; after the third question and a silence, somebody answers."""
    if not _asks(state, "rapid_fire"):
        return
    flip, found = state.methods.flip, lines()
    if flip.third_question:
        answer = m.AnswerThirdQuestion(text=found.third_answer.to(state.language))
        if not flip.answer:
            yield wish("third-answer", people[1 % len(people)], answer, beats=SPOKEN)
    elif len(flip.calls) < FLIP_PAGE:
        nth = sum(call.by in people for call in flip.calls)
        person, text = people[nth % len(people)], found.calls[nth % len(found.calls)]
        yield wish(f"call-{nth}", person, m.CallOut(id=f"call-{nth}", text=text.to(state.language)))


def plant(state: Workshop, people: People) -> Iterator[Wish]:
    """Plant a thought each; the second half of the table builds on the first."""
    if not _asks(state, "garden"):
        return
    half = (len(people) + 1) // 2
    for place, person in enumerate(people):
        text = lines().thoughts[place % len(lines().thoughts)].to(state.language)
        id, below = f"thought-{person}", f"thought-{people[place - half]}"
        builds_on = below if place >= half and below in state.methods.garden else None
        if id not in state.methods.garden:
            yield wish(id, person, m.PlantThought(id=id, text=text, builds_on=builds_on))


def leave(state: Workshop, people: People) -> Iterator[Wish]:
    """Say one word each, and then how rested they leave."""
    if not _asks(state, "one_word"):
        return
    for place, person in enumerate(people):
        if person not in state.methods.words:
            word = lines().words[place % len(lines().words)].to(state.language)
            yield wish(f"word-{person}", person, m.SayWord(word=word), beats=SPOKEN)
    yield from _rest(state, people, leaving=True)


def _asks(state: Workshop, method: str) -> bool:
    return method in methods_of(state.phase)

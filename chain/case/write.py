"""Writing a workshop as a case file, from a facilitator's view: what is private has been left out already."""

from collections.abc import Iterator, Mapping
from typing import Any

from chain.methods import Matrix, Methods
from chain.model import Chain, Model, Note, Part, Participant, Round
from chain.view import View
from chain.vocabulary import LETTERS

SCHEMA_VERSION = "1"
_RENAMED = {
    "source": "from",
    "target": "to",
    "intent": "intent_sentence",
    "consent_name": "consent_name_in_report",
}


def dump(view: View) -> dict[str, Any]:
    """Return the workshop as the JSON object that ``script`` reads.

    Raises:
        PermissionError: the viewer does not lead.
    """
    archive, chain = view.archive(), view.chain
    return {
        "schema_version": SCHEMA_VERSION,
        "workshop": _workshop(view),
        "theme": _theme(view, archive.methods),
        "tiers": [_row(one) for one in chain.tier.values()],
        "actors": [_row(one) for one in chain.actor.values()],
        "links": [_row(one) for one in chain.link.values()],
        "relations": [_row(one) for one in chain.relation.values()],
        "demand_routes": [_row(one) for one in chain.route.values()],
        "routes_agreed": list(view.agreed),
        "standing": [id for id in chain.standing if id in chain.actor],
        "session": {
            "participants": [_row(one) for one in archive.participants],
            "progress": _progress(view, archive.current),
        },
        "agenda": [phase.model_dump(mode="json") for phase in archive.agenda],
        "notes": [_note(one) for one in archive.notes],
        "clusters": [one.model_dump(mode="json", include=_CLUSTER) for one in archive.clusters],
        "vote_rules": {one.letter.value: _rules(one) for one in archive.rounds},
        "votes": [vote for one in archive.rounds for vote in _votes(one)],
        **_methods(archive.methods),
    }


def dump_map(chain: Chain) -> dict[str, Any]:
    """Return the part of a case file that is the map; the chain must come from a view."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tiers": [_row(one) for one in chain.tier.values()],
        "actors": [_row(one) for one in chain.actor.values()],
        "links": [_row(one) for one in chain.link.values()],
        "relations": [_row(one) for one in chain.relation.values()],
        "demand_routes": [_row(one) for one in chain.route.values()],
        "standing": list(chain.standing),
    }


_CLUSTER = {"id", "letter", "title", "members"}


def unrevealed(view: View) -> int:
    """Return how many notes a written file leaves out, because they are private until revealed."""
    on_sheets = view.sheets.lines if view.sheets else 0
    return sum(letter.notes for letter in view.letters if not letter.revealed) + on_sheets


def _workshop(view: View) -> Mapping[str, Any]:
    return {
        "title": view.title,
        "language": view.language.value,
        "sequence": [letter.value for letter in view.sequence],
        "date": view.date.isoformat() if view.date else None,
        "location": view.location,
        "created_at": view.created_at.isoformat(),
    }


def _row(one: Part | Participant) -> dict[str, Any]:
    return {_RENAMED.get(name, name): value for name, value in _lean(one).items()}


def _lean(one: Model) -> dict[str, Any]:
    """Leave out what has its default, as the sample does; required fields always stay."""
    return one.model_dump(mode="json", exclude_defaults=True)


def _progress(view: View, current: str | None) -> Mapping[str, Any]:
    letters = {letter: view.letter(letter) for letter in LETTERS}
    return {
        "current": current,
        "held": [one.phase.id for one in view.agenda if one.held],
        "letters": {
            letter.value: {"status": one.status.value, "revealed": one.revealed}
            for letter, one in letters.items()
        },
        "writing_locked": view.writing_locked,
        "map_open": view.map_open,
        "look": view.look.model_dump(mode="json"),
        "scene": view.chosen_scene.value if view.chosen_scene else None,
    }


def _note(note: Note) -> dict[str, Any]:
    told = {name: value for name, value in _lean(note).items() if name not in ("letter", "target", "cluster")}
    return {
        **told,
        "quadrant": note.letter.value,
        "scope": note.target.scope.value,
        "about": note.target.id,
        "read_backs": [one.model_dump(mode="json") for one in note.read_backs],
    }


def _rules(round: Round) -> Mapping[str, Any]:
    return {"per_person": round.per_person, "max_per_item": round.max_per_item, "closed": round.closed}


def _theme(view: View, methods: Methods) -> Mapping[str, Any]:
    candidates = [{"id": one.id, **_lean(one.theme)} for one in methods.candidates.values()]
    return {**view.theme.model_dump(mode="json"), "candidates": candidates, "active": methods.chosen}


def _methods(methods: Methods) -> Mapping[str, Any]:
    vote, focus = methods.theme_vote, methods.focus.values()
    return {
        "appreciations": [
            {"id": one.id, "from": one.author, "to": one.to, "text": one.text}
            for one in methods.cards.values()
        ],
        "flipover": {
            "entries": [one.model_dump(mode="json") for one in methods.flip.calls],
            "third_question": methods.flip.third_question,
            "answered_after_silence": methods.flip.answer,
        },
        "garden": [
            {"id": one.id, "by": one.author, "text": one.text, "builds_on": one.builds_on}
            for one in methods.garden.values()
        ],
        "theme_votes": vote
        and [{"participant": person, "candidate": id} for person, id in vote.votes.items()],
        "confrontation": _confrontation(methods),
        "dissent": [
            {"by": person, "about": one.id, "text": reason}
            for one in focus
            for person, reason in one.dissent.items()
        ],
        "words": [{"by": person, "word": word} for person, word in methods.words.items()],
    }


def _confrontation(methods: Methods) -> Mapping[str, Any]:
    points = [
        {
            "id": one.id,
            "cell": one.cell.value,
            "text": one.text,
            "from": list(one.sources),
            "agree": list(one.agree),
        }
        for one in methods.focus.values()
    ]
    matrix = methods.matrix
    if matrix is None:
        return {"focus_points": points}
    sides = {"external": list(matrix.external), "internal": list(matrix.internal)}
    return {**sides, "scores": list(_scores(matrix)), "focus_points": points}


def _scores(matrix: Matrix) -> Iterator[Mapping[str, Any]]:
    """Yield the scores of people, and without a participant those that the table agreed on."""
    for person, rows in matrix.scores.items():
        for external, row in rows.items():
            for internal, score in row.items():
                told = {"external": external, "internal": internal, "score": score}
                yield {"participant": person, **told} if person else told


def _votes(round: Round) -> Iterator[Mapping[str, Any]]:
    for person, dots in round.dots.items():
        for item, count in dots.items():
            yield {"round": round.letter.value, "participant": person, "note": item, "dots": count}

"""What the methods left, laid out in words: the part of the sheet that ``exports.session`` fills."""

from collections.abc import Mapping, Sequence

from chain.analysis.confrontation import CellResult
from chain.i18n import n, number, percent, t
from chain.vocabulary import Cell, Language
from exports.said import said
from exports.session import Named, ReportFocus, ReportMatrix, Session

Sheet = dict[str, object]

_WORDS = (
    "thanks", "thanks_note", "flip", "flip_note", "third_question", "themes", "themes_note", "chosen",
    "parked", "matrix", "matrix_note", "matrix_scale", "matrix_spread", "matrix_columns", "sum", "focus",
    "focus_note", "dissent", "questions", "questions_note", "question", "owner", "closing_words", "process",
    "process_note",
)  # fmt: skip
_PROCESS = ("heard_rate", "trace_rate", "voice_evenness", "slow_share")


def session_words(language: Language) -> Sheet:
    """Return the fixed words of these parts by name."""
    return {word: t(language, f"exports.{word}") for word in _WORDS}


def session_sheet(session: Session, language: Language) -> Sheet:
    """Return everything that the template shows of a session; empty is what is not there."""
    return {
        "thanks": [
            {"to": said(one.to), "cards": [said(text) for text in one.cards]} for one in session.thanks
        ],
        "flip": _flip(session),
        "themes": _themes(session, language),
        "matrix": _matrix(session.matrix, language) if session.matrix else None,
        "focus": [_focus(one, language) for one in session.focus],
        "questions": _questions(session, language),
        "closing_words": [said(word) for word in session.words],
        "process": _process(session, language),
        "rest": _rest(session, language),
    }


def _flip(session: Session) -> Sheet | None:
    flip = session.flip
    if flip is None:
        return None
    return {
        "calls": [said(text) for text in flip.calls],
        "asked": flip.third_question,
        "answer": said(flip.answer) if flip.answer else None,
    }


def _themes(session: Session, language: Language) -> list[Sheet]:
    """Return the themes that were considered; one alone was no choice."""
    if len(session.themes) < 2:
        return []
    decided = any(one.chosen for one in session.themes)
    return [
        {
            "sentence": said(one.sentence),
            "votes": n(language, "exports.theme_votes", one.votes) if one.votes is not None else "",
            "chosen": one.chosen,
            "parked": decided and not one.chosen,
        }
        for one in session.themes
    ]


def _matrix(matrix: ReportMatrix, language: Language) -> Sheet:
    rows = zip(matrix.external, matrix.rows, matrix.external_sums, strict=True)
    return {
        "rows": [
            {
                "head": _named(head),
                "cells": [_cell(one, language) for one in cells],
                "sum": signed(language, total),
            }
            for head, cells, total in rows
        ],
        "columns": [_named(one) for one in matrix.internal],
        "sums": [signed(language, total) for total in matrix.internal_sums],
        "blocks": _blocks(matrix.blocks, language),
        "left_out": n(language, "methods.matrix.left_out", matrix.left_out) if matrix.left_out else "",
    }


def _named(one: Named) -> Sheet:
    return {"number": one.number, "letter": one.letter.value, "text": said(one.text)}


def _cell(one: CellResult, language: Language) -> Sheet:
    return {
        "mean": signed(language, one.mean) if one.mean is not None else "",
        "heat": (one.mean or 0) / 2,
        "spread": number(language, one.spread) if one.talk_first else "",
    }


def _blocks(blocks: Mapping[Cell, float], language: Language) -> Sequence[Sheet]:
    return [
        {
            "cell": cell.value,
            "word": t(language, f"vocabulary.cell.{cell}"),
            "sum": signed(language, blocks[cell]),
        }
        for cell in Cell
    ]


def signed(language: Language, value: float) -> str:
    """Return a score with its sign and at most one decimal.

    >>> [signed(Language.NL, value) for value in (-2, 0.5, 1, -0.04)]
    ['−2', '+0,5', '+1', '0']
    """
    rounded = round(value, 1)
    sign = "+" if rounded > 0 else ("\N{MINUS SIGN}" if rounded < 0 else "")
    return sign + number(language, abs(rounded))


def _focus(one: ReportFocus, language: Language) -> Sheet:
    return {
        "text": said(one.text),
        "cell": f"{one.cell.value}: {t(language, f'vocabulary.cell.{one.cell}')}",
        "sources": {"word": t(language, "exports.focus_sources"), "numbers": list(one.sources)}
        if one.sources
        else None,
        "agree": n(language, "exports.focus_agree", one.agree) if one.agree else "",
        "dissent": [said(reason) for reason in one.dissent],
    }


def _questions(session: Session, language: Language) -> list[Sheet]:
    found: list[Sheet] = []
    for one in session.questions:
        unnamed = (
            t(language, "exports.parked_with_somebody") if one.parked else t(language, "exports.not_parked")
        )
        found.append({"number": one.number, "text": said(one.text), "owner": said(one.owner or unnamed)})
    return found


def _process(session: Session, language: Language) -> list[Sheet]:
    """Return each measure that there is, with how to read it."""
    found: list[Sheet] = []
    for name in _PROCESS if session.process else ():
        value: float | None = getattr(session.process, name)
        # As on the cover: a day that had no time for reading back is not told that nobody was heard.
        if value is not None and (value or name != "heard_rate"):
            found.append(
                {
                    # Evenness is no share of anything.
                    "value": number(language, round(value, 2))
                    if name == "voice_evenness"
                    else percent(language, value),
                    "name": t(language, f"exports.process.{name}"),
                    "reading": t(language, f"exports.process.{name}.reading"),
                }
            )
    return found


def _rest(session: Session, language: Language) -> str:
    """Return how rested people felt, in a sentence; empty below five people."""
    arriving, leaving = (None if one is None else number(language, round(one, 1)) for one in session.rest)
    if arriving and leaving:
        return t(language, "exports.rest", arriving=arriving, leaving=leaving)
    if arriving:
        return t(language, "exports.rest.arriving", arriving=arriving)
    return t(language, "exports.rest.leaving", leaving=leaving) if leaving else ""

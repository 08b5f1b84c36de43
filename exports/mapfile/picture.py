"""The map as a picture: SVG for print and further work, PNG for a slide, made without a browser."""

import json
from pathlib import Path

from typst import Compiler

from chain.map.draw import draw
from chain.map.palette import PALETTE
from chain.model import Chain
from chain.vocabulary import Language
from exports.glyphs import FAMILIES
from exports.lettering import unlettered
from exports.pdf import fonts
from exports.said import said

_TEMPLATES = Path(__file__).parent.parent / "templates"
_SHARP = 144
"""Pixels per inch, where a unit of the drawing is a point: twice as many pixels as units."""
_SIDE_AT_MOST = 8_000
"""Pixels of the longer side; programs that show slides stop a little further."""


def svg(chain: Chain, language: Language, title: str = "") -> bytes:
    """Return the map as it is printed, as a file of its own."""
    drawn = draw(chain, language=language, style="print", title=title)
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + drawn.encode() + b"\n"


def png(chain: Chain, language: Language) -> bytes:
    """Return the map as it is printed, in pixels."""
    plate = unlettered(draw(chain, language=language, style="print"))
    data = {
        "svg": plate.svg,
        "width": plate.width,
        "height": plate.height,
        "paper": PALETTE["print"].background,
        "fonts": FAMILIES,
        "letters": [{**one._asdict(), "text": said(one.text)} for one in plate.letters],
    }
    compiler = Compiler(
        input=_TEMPLATES / "map.typ",
        root=_TEMPLATES,
        font_paths=fonts(),
        sys_inputs={"map": json.dumps(data)},
    )
    pixels = min(_SHARP, 72 * _SIDE_AT_MOST / max(plate.width, plate.height))
    found = compiler.compile(format="png", ppi=pixels)
    if not isinstance(found, bytes):
        raise TypeError("a picture is one page")
    return found

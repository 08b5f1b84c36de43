"""Light pages from templates: server-rendered, small, and under a strict content policy."""

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from chain import i18n
from chain.vocabulary import Language

HERE = Path(__file__).parent

HEADERS = {
    "content-security-policy": (
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self' ws: wss:; object-src 'none'; base-uri 'none'; form-action 'self'; "
        "frame-ancestors 'self'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cache-control": "no-store",
}
"""Nothing from elsewhere runs on a light page; styles in SVG attributes need ``unsafe-inline``."""


@cache
def templates() -> Environment:
    """Return the templates, with escaping on and the words of the catalogues at hand."""
    found = Environment(
        loader=FileSystemLoader(HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    found.globals.update(t=i18n.t, n=i18n.n)
    # Bound once: a template that imports its macros makes them anew each time that it is drawn.
    macros: Any = found.get_template("parts/macros.html").module
    found.globals.update(act=macros.act, badge=macros.badge, confirm=macros.confirm)
    return found


def language_of(request: Request) -> Language:
    """Return the language asked for in the address, else the browser's first one that we have, else Dutch."""
    asked = request.query_params.get("lang", "")
    accepted = [
        part.split(";")[0].strip()[:2].lower()
        for part in request.headers.get("accept-language", "").split(",")
    ]
    known = {one.value for one in Language}
    return Language(next((one for one in (asked, *accepted) if one in known), Language.NL))


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """Return a light page, in the language of whoever asks unless ``language`` says otherwise."""
    html = templates().get_template(template).render({"language": language_of(request), **values})
    return HTMLResponse(html, status_code=status, headers=HEADERS)

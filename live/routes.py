"""Everything that is served next to Streamlit: the door, the light pages, the socket, and their files."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.types import Scope
from starlette.websockets import WebSocket

from chain.errors import ChainError
from chain.i18n import t
from chain.rehearsal.seats import is_rehearsal, rehearsed
from chain.view import Viewer
from chain.vocabulary import Language, Role
from live import fragments
from live.hub import current
from live.identity import Seat, cookie_name, tidy_code
from live.join import Door
from live.origin import is_own_origin
from live.rendering import HERE, language_of, page
from live.socket import SEEN_BY, live


def routes() -> Sequence[BaseRoute]:
    """Return the routes; they look for the hub when they are asked, so it may start later."""
    door = Door()
    return [
        Route("/join", door.ask_code),
        Route("/join/{code}", door.show, methods=["GET"]),
        Route("/join/{code}", door.enter, methods=["POST"]),
        Route("/f/{secret}", door.follow_link, methods=["GET", "POST"]),
        Route("/p/{secret}", door.follow_link, methods=["GET", "POST"]),
        Route("/s/{secret}", door.follow_link, methods=["GET", "POST"]),
        Route("/room/{workshop}/link", door.personal_link, methods=["POST"]),
        Route("/room/{workshop}", light_page(Role.PARTICIPANT)),
        Route("/cockpit/{workshop}", light_page(Role.FACILITATOR)),
        Route("/projector/{workshop}", light_page(Role.PROJECTOR)),
        Route("/cockpit/{workshop}/rehearsal", rehearse, methods=["POST"]),
        Route("/cockpit/{workshop}/rehearsal/end", end_rehearsal, methods=["POST"]),
        Route("/qr/{code}.svg", qr),
        WebSocketRoute("/live/{workshop}", follow),
        Mount("/live/static", _Fresh(directory=HERE / "static", check_dir=False)),
    ]


async def follow(socket: WebSocket) -> None:
    """Serve one live screen."""
    await live(socket, current())


def light_page(role: Role) -> Callable[[Request], Awaitable[Response]]:
    """Return the page of a role without Streamlit: its screen as it is now, and the client that follows."""

    async def show(request: Request) -> Response:
        workshop = request.path_params["workshop"]
        try:
            seat = await _seat(request, workshop, role)
            if seat is None:
                return RedirectResponse(f"/join?lang={language_of(request)}", status_code=303)
            return await _screen(request, seat, role)
        except ChainError as error:
            text = t(language_of(request), f"error.{error.code}", **error.params)
            return page(request, "code.html", error=text, status=503)

    return show


async def _seat(request: Request, workshop: str, role: Role) -> Seat | None:
    seats = await asyncio.to_thread(current().seats, request.cookies, workshop)
    seat = next((one for wanted in SEEN_BY[role] for one in seats if one.role is wanted), None)
    return seat if seat and (await current().room(workshop)).knows(seat.by) else None


async def _screen(request: Request, seat: Seat, role: Role) -> Response:
    """Render what the whole role shares; what is this person's own comes over the socket."""
    language = await _language(request, seat)
    seen = await current().view_async(seat.workshop, Viewer(role=role, language=language))
    screen = fragments.screen(seen)
    return page(
        request,
        "shell.html",
        language=language,
        title=seen.title,
        workshop=seat.workshop,
        as_role=role.value,
        screen=screen,
        seq=seen.seq,
    )


async def _language(request: Request, seat: Seat) -> Language:
    """Return the language asked for, else the one that this person chose when joining."""
    if "lang" in request.query_params or seat.role is not Role.PARTICIPANT:
        return language_of(request)
    seen = await current().view_async(seat.workshop, Viewer(role=seat.role, id=seat.person))
    return seen.me.language if seen.me else language_of(request)


async def rehearse(request: Request) -> Response:
    """Make a rehearsal for whoever leads here, and send them to it."""
    lead = await _lead(request, of_rehearsal=False)
    if isinstance(lead, Response):
        return lead
    made = await asyncio.to_thread(current().rehearse, lead.workshop, lead.person)
    return RedirectResponse(made.link, status_code=303)


async def end_rehearsal(request: Request) -> Response:
    """Leave nothing of a rehearsal, in the browser neither, and go back to the workshop itself."""
    lead = await _lead(request, of_rehearsal=True)
    if isinstance(lead, Response):
        return lead
    await asyncio.to_thread(current().forget_rehearsal, lead.workshop)
    response = RedirectResponse(f"/cockpit?w={rehearsed(lead.workshop)}", status_code=303)
    for role in (Role.FACILITATOR, Role.PARTICIPANT, Role.PROJECTOR):
        response.delete_cookie(cookie_name(lead.workshop, role))
    return response


async def _lead(request: Request, *, of_rehearsal: bool) -> Seat | Response:
    """Return the seat of whoever leads a rehearsal, or a workshop that is none; else what to answer."""
    workshop = request.path_params["workshop"]
    own = is_own_origin(request.headers, current().settings)
    if not own or is_rehearsal(workshop) is not of_rehearsal:
        return Response(status_code=403)
    seat = await _seat(request, workshop, Role.FACILITATOR)
    return seat or RedirectResponse(f"/join?lang={language_of(request)}", status_code=303)


async def qr(request: Request) -> Response:
    """Draw the QR code of a join address; it holds no more than the code itself."""
    hub = current()
    svg = hub.qr_svg(hub.join_url(tidy_code(request.path_params["code"])), standalone=True)
    return Response(svg, media_type="image/svg+xml", headers={"cache-control": "no-store"})


class _Fresh(StaticFiles):
    """Files that a browser may keep but asks about each time, so that an update of ours is seen at once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["cache-control"] = "no-cache"
        return response

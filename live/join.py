"""Sitting down at the table: the join page, secret links, and the cookies they leave."""

import asyncio
from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from chain.commands import ChangeParticipant, Join, read_command
from chain.errors import ChainError, Invalid, NotAllowed, NotFound
from chain.i18n import t
from chain.model import By, Participant
from chain.view import View, Viewer
from chain.vocabulary import Language, Level, Role, Rsvp
from live.hub import Hub, current
from live.identity import Seat, cookie_name, new_id, tidy_code
from live.origin import is_own_origin
from live.rendering import language_of, page
from live.throttle import Crowd, Throttle

YEAR = 365 * 24 * 3600
FORM_LIMIT = 20_000
"""Bytes in a form; a longer one is not read."""
JOINS, JOINS_AT_ONCE = 1, 50
"""People who may sit down from one address a second, and at once: a house may share one."""
HERE = ("127.0.0.1", "::1")
"""Who sits at this very machine is not slowed down."""


class Door:
    """The routes by which people come in."""

    def __init__(self) -> None:
        """Start with a clean slate for every address."""
        self._throttle = Throttle()
        self._crowd = Crowd(JOINS, JOINS_AT_ONCE)

    @property
    def _hub(self) -> Hub:
        return current()

    async def ask_code(self, request: Request) -> Response:
        """Show the page on which to type a code, or go on with the typed one."""
        typed = tidy_code(request.query_params.get("code", ""))
        if typed:
            return RedirectResponse(f"/join/{typed}?lang={language_of(request)}", status_code=303)
        return page(request, "code.html", error="")

    async def show(self, request: Request) -> Response:
        """Show the join page of a workshop; who has a seat there finds the own details in it."""
        try:
            seen, seat = await self._workshop(request)
        except ChainError as error:
            return _refused(request, "code.html", error)
        me = seen.me if seat else None
        return self._form(request, seen, values=_values(me))

    async def enter(self, request: Request) -> Response:
        """Seat somebody, or change who they are, and send them to the room."""
        if not is_own_origin(request.headers, self._hub.settings):
            return Response(status_code=403)
        try:
            seen, seat = await self._workshop(request)
        except ChainError as error:
            return _refused(request, "code.html", error)
        values: dict[str, str] = {}
        try:
            values = await _form_values(request)
            self._check_crowd(request, seat)
            seat = await self._sit_down(seen, seat, values)
        except ChainError as error:
            return self._form(request, seen, values=values, error=error)
        response = RedirectResponse(_room(request, seen.id, values.get("language", "nl")), status_code=303)
        return await self._with_cookie(request, response, seat)

    async def _workshop(self, request: Request) -> tuple[View, Seat | None]:
        """Find the workshop of the code in the path; strangers who guess are slowed down per address."""
        address = _address(request)
        if not await asyncio.to_thread(self._hub.seats, request.cookies):
            self._throttle.check(address)
        try:
            workshop = await self._hub.by_code(tidy_code(request.path_params["code"]))
        except NotFound:
            self._throttle.failed(address)
            raise
        seat = await asyncio.to_thread(self._hub.seat, request.cookies, workshop, Role.PARTICIPANT)
        role, person = (seat.role, seat.person) if seat else (Role.STRANGER, "")
        return await self._hub.view_async(workshop, Viewer(role=role, id=person)), seat

    def _check_crowd(self, request: Request, seat: Seat | None) -> None:
        address = _address(request)
        if seat is None and address not in HERE and not self._crowd.take(address):
            raise NotAllowed("door-busy")

    def _form(
        self, request: Request, seen: View, *, values: Mapping[str, str], error: ChainError | None = None
    ) -> Response:
        status = 429 if error and error.code == "door-busy" else 200
        told = {"view": seen, "values": values, "levels": list(Level), "rsvps": list(Rsvp), "refusal": error}
        return page(request, "join.html", status=status, **told)

    async def _sit_down(self, seen: View, seat: Seat | None, values: Mapping[str, str]) -> Seat:
        me = seen.me if seat else None
        one = _participant(values, me)
        if seat and me:
            await self._hub.submit_async(seen.id, ChangeParticipant(participant=one), seat.by)
            return seat
        await self._hub.submit_async(seen.id, Join(participant=one), By(role=Role.STRANGER))
        return Seat(seen.id, Role.PARTICIPANT, one.id)

    async def _with_cookie(self, request: Request, response: Response, seat: Seat) -> Response:
        """Leave a new token in the browser, unless it has proved this very seat already."""
        held = await asyncio.to_thread(self._hub.seat, request.cookies, seat.workshop, seat.role)
        if held != seat:
            token = await asyncio.to_thread(self._hub.token, seat)
            # Behind a proxy that ends TLS, requests reach us as http; the address of the guests tells.
            home = urlsplit(self._hub.settings.public_url)
            proxied = home.scheme == "https" and request.headers.get("host") == home.netloc
            secure = proxied or request.url.scheme == "https"
            response.set_cookie(
                cookie_name(seat.workshop, seat.role),
                token,
                max_age=YEAR,
                httponly=True,
                samesite="lax",
                secure=secure,
            )
        response.headers["cache-control"] = "no-store"
        response.headers["referrer-policy"] = "no-referrer"
        return response

    async def follow_link(self, request: Request) -> Response:
        """Open the seat behind a secret link, and go to its screen."""
        try:
            # Not slowed down: nobody guesses 256 bits, and a neighbour who mistypes codes shuts nobody out.
            seat = await asyncio.to_thread(self._hub.follow_link, request.path_params["secret"])
        except ChainError as error:
            return _refused(request, "code.html", error)
        seen = await self._hub.view_async(seat.workshop, Viewer(role=seat.role, id=seat.person))
        if request.method == "GET" and await self._sits_elsewhere(request, seat):
            return page(request, "switch.html", name=seen.me.name if seen.me else "")
        if not is_own_origin(request.headers, self._hub.settings):
            return Response(status_code=403)
        target = {
            Role.FACILITATOR: f"/{_lead_to(request)}?w={seat.workshop}",
            Role.PROJECTOR: f"/projector/{seat.workshop}",
            Role.PARTICIPANT: _room(request, seat.workshop, seen.me.language if seen.me else "nl"),
        }[seat.role]
        return await self._with_cookie(request, RedirectResponse(target, status_code=303), seat)

    async def _sits_elsewhere(self, request: Request, seat: Seat) -> bool:
        """Say whether this browser is somebody else here: a link moves nobody without a word."""
        held = await asyncio.to_thread(self._hub.seat, request.cookies, seat.workshop, seat.role)
        return held is not None and held != seat

    async def personal_link(self, request: Request) -> Response:
        """Make a link by which this participant goes on on another device."""
        if not is_own_origin(request.headers, self._hub.settings):
            return Response(status_code=403)
        workshop = request.path_params["workshop"]
        seat = await asyncio.to_thread(self._hub.seat, request.cookies, workshop, Role.PARTICIPANT)
        if seat is None:
            return JSONResponse({"code": "person-unknown"}, status_code=401)
        path = await asyncio.to_thread(self._hub.link, workshop, seat.role, seat.person)
        url = self._hub.absolute(path)
        return JSONResponse({"url": url, "qr": self._hub.qr_svg(url)}, headers={"cache-control": "no-store"})


def _address(request: Request) -> str:
    return request.client.host if request.client else ""


def _refused(request: Request, template: str, error: ChainError) -> Response:
    status = 404 if isinstance(error, NotFound) else 429 if error.code == "code-too-many" else 503
    text = t(language_of(request), f"error.{error.code}", **error.params)
    response = page(request, template, error=text, status=status)
    if "seconds" in error.params:
        response.headers["retry-after"] = str(error.params["seconds"])
    return response


def _lead_to(request: Request) -> str:
    """Return the page that a facilitator's link opens: where they prepare, when it is asked for."""
    return "prepare" if request.query_params.get("to") == "prepare" else "cockpit"


def _room(request: Request, workshop: str, language: str) -> str:
    """Return the address of the room: phones get the light one, laptops the one in Streamlit."""
    if "mobi" in request.headers.get("user-agent", "").lower():
        return f"/room/{workshop}?lang={language}"
    return f"/room?w={workshop}&lang={language}"


def _values(me: Participant | None) -> Mapping[str, str]:
    if me is None:
        return {}
    return {
        "name": me.name,
        "actor": me.actor or "other",
        "house": me.house,
        "level": me.level.value if me.level else "",
        "language": me.language.value,
        "interest": me.interest,
        "rsvp": me.rsvp.value if me.rsvp else "",
        "consent": "yes" if me.consent_name else "",
    }


async def _form_values(request: Request) -> dict[str, str]:
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > FORM_LIMIT:
        raise Invalid("message-too-large", limit=FORM_LIMIT)
    async with request.form(max_fields=20, max_files=0) as form:
        return {name: value for name, value in form.items() if isinstance(value, str)}


def _participant(values: Mapping[str, str], me: Participant | None) -> Participant:
    """Read the form by the rules of the domain; what the form does not ask stays as it was."""
    if not values.get("name", "").strip():
        raise NotAllowed("name-missing")
    if not values.get("actor"):
        raise NotAllowed("house-missing")
    elsewhere = values["actor"] == "other"
    asked = {
        "id": me.id if me else new_id(),
        "name": values["name"],
        "actor": None if elsewhere else values["actor"],
        "house": values.get("house", "") if elsewhere else "",
        "level": values.get("level") or None,
        "language": values.get("language") or Language.NL,
        "interest": values.get("interest", ""),
        "rsvp": values.get("rsvp") or None,
        "consent_name": values.get("consent") == "yes",
    }
    kept = me.model_dump(mode="json", include={"proxy"}) if me else {}
    command = read_command({"kind": "join", "participant": {**kept, **asked}})
    if not isinstance(command, Join):
        raise TypeError("a join form is read as a join")
    return command.participant

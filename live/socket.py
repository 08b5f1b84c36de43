"""The WebSocket of a room: who is let in, and what comes over it."""

import asyncio
import contextlib
import json
import re
import time
from collections.abc import Iterable, Mapping
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from chain.commands import read_command
from chain.errors import ChainError, Invalid, NotAllowed
from chain.i18n import t
from chain.text import ID_PATTERN
from chain.view import Viewer
from chain.vocabulary import (
    Carrier,
    Language,
    LinkStatus,
    LinkType,
    MemberType,
    Position,
    RelationPhase,
    Role,
)
from live.client import Client, message
from live.hub import Hub
from live.identity import Seat
from live.origin import FOREIGN, is_own_origin
from live.room import Room
from live.throttle import Bucket

WHO_ARE_YOU, NO_WORKSHOP, TOO_MANY = 4401, 4404, 4429
SCREENS = 20
"""How many screens one person may have open in one language."""
MESSAGE_LIMIT = 16_384
"""Characters in a frame from a client."""
RATE, BURST = 20, 60
"""Messages a second that one client may send over a longer time, and at once."""

SEEN_BY = {
    Role.FACILITATOR: (Role.FACILITATOR,),
    Role.PARTICIPANT: (Role.PARTICIPANT,),
    Role.PROJECTOR: (Role.PROJECTOR, Role.FACILITATOR),
}
"""Which seats may look at the screen of each role: a facilitator may open the projector."""


async def live(socket: WebSocket, hub: Hub) -> None:
    """Serve one screen until it goes away."""
    refusal, seat = await _let_in(socket, hub)
    await socket.accept()
    if refusal or seat is None:
        await socket.close(refusal)
        return
    client = Client(socket, _viewer(socket, seat), moves_only=socket.query_params.get("only") == "moves")
    room = await hub.room(seat.workshop)  # looked up as late as this: it is in use from the next line on
    if room.audience.screens_of(client.viewer) >= SCREENS:
        await socket.close(TOO_MANY)
        return
    pump = asyncio.create_task(client.pump())
    try:
        client.push(message("hello", now=_milliseconds(), seq=room.opened().seq, person=seat.person))
        room.audience.enter(client, _number(socket.query_params.get("seq", "")))
        room.tell_followers()
        await _listen(socket, room, client, seat)
    finally:
        room.audience.leave(client)
        pump.cancel()
        with contextlib.suppress(asyncio.CancelledError, WebSocketDisconnect, RuntimeError):
            # A send that was under way when the browser went away fails here: there is nobody left to tell.
            await pump


async def _let_in(socket: WebSocket, hub: Hub) -> tuple[int, Seat | None]:
    """Return the code to close with (0: welcome) and the seat."""
    if not is_own_origin(socket.headers, hub.settings):
        return FOREIGN, None
    workshop = str(socket.path_params["workshop"])
    role = _role(socket.query_params.get("as", ""))
    seats = await asyncio.to_thread(hub.seats, socket.cookies, workshop)
    seat = next((one for wanted in SEEN_BY[role] for one in seats if one.role is wanted), None)
    if seat is None:
        return WHO_ARE_YOU, None
    room = await hub.room(workshop)
    if room.state is None:
        return NO_WORKSHOP, None
    return (0, seat) if room.knows(seat.by) else (WHO_ARE_YOU, None)


def _viewer(socket: WebSocket, seat: Seat) -> Viewer:
    role, language = _role(socket.query_params.get("as", "")), socket.query_params.get("lang", "")
    person = seat.person if role is seat.role else ""
    known = [one.value for one in Language]
    return Viewer(role=role, id=person, language=Language(language if language in known else "nl"))


def _role(asked: str) -> Role:
    return Role(asked) if asked in (role.value for role in SEEN_BY) else Role.PARTICIPANT


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 12 else 0


def _milliseconds() -> int:
    return int(time.time() * 1000)


async def _listen(socket: WebSocket, room: Room, client: Client, seat: Seat) -> None:
    bucket = Bucket(RATE, BURST)
    while True:
        try:
            frame = await socket.receive()
        except RuntimeError:
            return
        if frame["type"] == "websocket.disconnect":
            return
        id = ""
        try:
            if not bucket.take():
                id = _id_of(frame.get("text") or "")
                raise NotAllowed("too-fast")
            received = _read(frame.get("text"))
            id = _id(received)
            await _answer(received, room, client, seat)
        except ChainError as error:
            client.push(_error(id, error, client.viewer.language, room))


def _id_of(text: str) -> str:
    """Return the command id of a message that came too fast, so that the client knows which one to keep."""
    try:
        return _id(_read(text))
    except Invalid:
        return ""


def _read(text: str | None) -> Mapping[str, Any]:
    if text is None:
        raise Invalid("message-invalid")
    if len(text) > MESSAGE_LIMIT:
        raise Invalid("message-too-large", limit=MESSAGE_LIMIT)
    try:
        received = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Invalid("message-invalid") from error
    if not isinstance(received, dict):
        raise Invalid("message-invalid")
    return received


async def _answer(received: Mapping[str, Any], room: Room, client: Client, seat: Seat) -> None:
    if isinstance(received.get("ping"), int):
        client.push(message("pong", ping=received["ping"], now=_milliseconds()))
        return
    if "at" in received:
        room.audience.drawers.move(client, received["at"])
        return
    id, wish = _id(received), received.get("command")
    if not isinstance(wish, dict) or not id:
        raise Invalid("message-invalid")
    seq = await room.submit(id, read_command(wish), seat.by)
    client.push(message("answer", id=id, seq=seq))


def _id(received: Mapping[str, Any]) -> str:
    """Return the id of a command; empty when it has none that could be one."""
    id = received.get("id")
    return id if isinstance(id, str) and re.fullmatch(ID_PATTERN, id) else ""


def _error(id: str, error: ChainError, language: Language, room: Room) -> str:
    told = {name: _said(error.params, name, language, room) for name in error.params}
    text = t(language, f"error.{error.code}", **told)
    more = {"about": error.params} if error.code == "changed-meanwhile" else {}
    # The name of a field comes from the client, and half a sign in it could not be sent back.
    return message("error", id=id, code=error.code, text=text.encode(errors="replace").decode(), **more)


def _said(params: Mapping[str, Any], name: str, language: Language, room: Room) -> Any:
    """Return one of two values of a field as people say it: a tier by its name, a choice by its word."""
    field, value = params.get("field"), params[name]
    if name not in ("theirs", "yours") or not isinstance(field, str):
        return value
    tiers = room.state.chain.tier if room.state else {}
    if field == "tier" and value in tiers:
        return tiers[value].name
    words, choices = _CHOICES.get(field, ("", ()))
    return t(language, f"vocabulary.{words}.{value}") if value in tuple(choices) else value


_CHOICES: Mapping[str, tuple[str, Iterable[str]]] = {
    "carried_by": ("carrier", Carrier),
    "member_type": ("member_type", MemberType),
    "phase": ("relation_phase", RelationPhase),
    "position": ("position", Position),
    "status": ("link_status", LinkStatus),
    "type": ("link_type", LinkType),
}
"""Fields of the map with a value out of a closed set, and the name of that set in the catalogues."""

"""A workshop with a facilitator and participants who came in by the real door, for tests of the live room."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from starlette.testclient import TestClient, WebSocketTestSession

from chain.model import By
from chain.vocabulary import Language, Role
from live.hub import Created, Hub, current
from live.identity import Seat

LAPTOP = {"user-agent": "Mozilla/5.0 (X11; Linux x86_64)"}


class Table:
    """Seats people in a new workshop and opens their sockets."""

    def __init__(self, client: TestClient) -> None:
        self.client = client
        self.hub: Hub = current()
        self.created: Created = self.hub.create(
            "Ketendag", "Wie kent onze gast nog?", language=Language.NL, facilitator="Saskia"
        )
        self.workshop = self.created.workshop
        self.lead = self._seat_behind(self.created.link)
        self.submit({"kind": "edit_chain", "edits": _chain()})

    def _seat_behind(self, link: str) -> Seat:
        return self.hub.follow_link(link.rsplit("/", 1)[1])

    def submit(self, command: Mapping[str, Any], by: By | None = None) -> int:
        from chain.commands import read_command

        return self.hub.submit(self.workshop, read_command(command), by or self.lead.by)

    def start(self, *letters: str) -> None:
        """Start the phase of the last letter, after closing the ones before it."""
        for one in self.hub.view(self.workshop, _lead_viewer(self.lead)).agenda:
            phase = one.phase
            self.submit({"kind": "start_phase", "phase": phase.id})
            if phase.letter and phase.letter.value == letters[-1]:
                return

    def lead_cookies(self) -> dict[str, str]:
        return {f"kf_{self.workshop}": self.hub.token(self.lead)}

    def join(self, name: str = "Noor", actor: str = "a1") -> dict[str, str]:
        """Sit down through the join page; return the cookies of this person's browser."""
        self.client.cookies.clear()
        answer = self.client.post(
            f"/join/{self.created.code}",
            data={"name": name, "actor": actor, "language": "nl"},
            headers=LAPTOP,
        )
        assert answer.status_code == 303, answer.text
        cookies = dict(answer.cookies)
        self.client.cookies.clear()
        return cookies

    def person(self, cookies: Mapping[str, str]) -> Seat:
        seat = self.hub.seat(cookies, self.workshop)
        assert seat is not None
        return seat

    @contextmanager
    def socket(
        self, cookies: Mapping[str, str], role: str = "participant", **query: object
    ) -> Iterator["Screen"]:
        asked = "&".join(f"{name}={value}" for name, value in {"as": role, "lang": "nl", **query}.items())
        headers = {"cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())}
        with self.client.websocket_connect(f"/live/{self.workshop}?{asked}", headers=headers) as session:
            yield Screen(session)


class Screen:
    """One open socket: sends commands, and remembers every byte that came."""

    def __init__(self, session: WebSocketTestSession) -> None:
        self.session = session
        self.bytes = ""
        self._waiting: list[dict[str, Any]] = []
        self._number = 0

    def next(self) -> dict[str, Any]:
        while not self._waiting:
            text = self.session.receive_text()
            self.bytes += text
            self._waiting = json.loads(text)
        return self._waiting.pop(0)

    def until(self, kind: str) -> dict[str, Any]:
        while True:
            found = self.next()
            if found["type"] == kind:
                return found

    def send(self, command: Mapping[str, Any], id: str = "") -> str:
        self._number += 1
        id = id or f"c{self._number}-{abs(hash(self))}"
        self.session.send_json({"id": id, "command": command})
        return id

    def ask(self, command: Mapping[str, Any], id: str = "") -> dict[str, Any]:
        """Send a command and return its answer or error."""
        id = self.send(command, id)
        while True:
            found = self.next()
            if found["type"] in ("answer", "error") and found.get("id") == id:
                return found

    def settle(self) -> None:
        """Wait until everything that was on its way has arrived."""
        self.session.send_json({"ping": 7})
        self.until("pong")


def _lead_viewer(seat: Seat) -> Any:
    from chain.view import Viewer

    return Viewer(role=Role.FACILITATOR, id=seat.person)


def _chain() -> list[dict[str, Any]]:
    tiers = [("t1", "Bron", 1), ("t2", "Winkels", 2), ("t3", "Eindklanten", 3)]
    actors = [("a1", "De Zilte Weide", "t1"), ("a2", "De Gouden Korst", "t2"), ("a3", "Gezinnen", "t3")]
    links = [("l1", "a1", "a2"), ("l2", "a2", "a3")]
    return [
        *({"do": "add", "sort": "tier", "part": {"id": i, "name": n, "order": o}} for i, n, o in tiers),
        *({"do": "add", "sort": "actor", "part": {"id": i, "name": n, "tier": t}} for i, n, t in actors),
        *(
            {"do": "add", "sort": "link", "part": {"id": i, "source": s, "target": t, "type": "goods"}}
            for i, s, t in links
        ),
    ]

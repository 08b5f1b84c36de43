"""Who a browser is: random tokens in HttpOnly cookies and secret links; only their hashes are kept."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from chain.errors import NotFound
from chain.model import By
from chain.store import Key
from chain.vocabulary import Role

CODE_LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Without 0, O, 1, I and L: a code is read from a projector and typed on a phone."""

_PREFIXES = {Role.FACILITATOR: "kf_", Role.PARTICIPANT: "kp_", Role.PROJECTOR: "ks_"}
LINK_PATHS = {Role.FACILITATOR: "/f/", Role.PARTICIPANT: "/p/", Role.PROJECTOR: "/s/"}
"""Where a secret link of each role begins."""


@dataclass(frozen=True)
class Seat:
    """A role in a workshop that a browser has proved to have."""

    workshop: str
    role: Role
    person: str

    @property
    def by(self) -> By:
        """Who acts from this seat."""
        return By(role=self.role, id=self.person)


def new_id() -> str:
    """Return a new id."""
    return secrets.token_hex(8)


def new_code() -> str:
    """Return a join code of six signs that are hard to confuse."""
    return "".join(secrets.choice(CODE_LETTERS) for _ in range(6))


def tidy_code(typed: str) -> str:
    """Return a typed code as it is stored: capitals, without blanks and dashes."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[:12]


def new_token() -> str:
    """Return a new secret of 256 bits."""
    return secrets.token_urlsafe(32)


def hashed(token: str) -> str:
    """Return what is stored of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_name(workshop: str, role: Role) -> str:
    """Return the name of the cookie that holds the token; roles apart, so that one browser may have two."""
    return _PREFIXES[role] + workshop


def tokens(cookies: Mapping[str, str], workshop: str = "") -> Iterable[str]:
    """Yield the tokens among these cookies, facilitators' first; of one workshop or of all."""
    for prefix in _PREFIXES.values():
        for name, token in cookies.items():
            if name.startswith(prefix) and workshop in ("", name.removeprefix(prefix)):
                yield token


def seat_of(key: Key | None) -> Seat:
    """Return the seat that a key opens.

    Raises:
        NotFound: ``link-unknown``.
    """
    if key is None:
        raise NotFound("link-unknown")
    return Seat(key.workshop, key.role, key.person)

"""What goes into the store and comes out of it, beside events and workshops themselves."""

import datetime as dt
from typing import Literal

from chain.events import Recorded
from chain.model import Model
from chain.vocabulary import Role


class Entry(Model):
    """One accepted command: the events that followed from it (possibly none), and its answer."""

    command: str
    answer: int
    """The ``seq`` of the workshop after the command; a command that is sent again gets this answer again."""
    events: tuple[Recorded, ...]


class Listed(Model):
    """A workshop in a list: enough to find and name it without opening it."""

    id: str
    code: str
    title: str
    created_at: dt.datetime


KeyKind = Literal["link", "browser"]
"""Where a token is kept: in a link that somebody holds, or in the cookie of one browser."""


class Key(Model):
    """Lets whoever holds a secret token be this person in this workshop; only the token's hash is kept."""

    hash: str
    """SHA-256 in hexadecimal. The token must be random and long: nothing slows down guessing it from this."""
    workshop: str
    role: Role
    person: str
    kind: KeyKind
    created_at: dt.datetime

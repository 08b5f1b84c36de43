"""The tables, the same on every backend; ``migrations/`` brings a database there."""

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text

METADATA = MetaData(
    naming_convention={"pk": "pk_%(table_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"},
)
# Moments are ISO 8601 text in UTC with microseconds: it sorts, and comes back on every backend as it went in.

EVENT = Table(
    "event",
    METADATA,
    Column("workshop", Text, primary_key=True),
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("command", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("by_role", Text, nullable=False),
    Column("by_id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("version", Integer, nullable=False),
    Column("body", Text, nullable=False),
)
"""The truth. Rows are added, never changed."""

COMMAND = Table(
    "command",
    METADATA,
    Column("workshop", Text, primary_key=True),
    Column("command", Text, primary_key=True),
    Column("answer", Integer, nullable=False),
)
"""Every command that was accepted, so that none counts twice."""

WORKSHOP = Table(
    "workshop",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("code", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("created_at", Text, nullable=False),
)
"""An index over the log: which workshops there are."""

SNAPSHOT = Table(
    "snapshot",
    METADATA,
    Column("workshop", Text, primary_key=True),
    Column("seq", Integer, nullable=False),
    Column("schema", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
)
"""What a workshop added up to at ``seq``; can be thrown away at any time."""

ACCESS_KEY = Table(
    "access_key",
    METADATA,
    Column("hash", Text, primary_key=True),
    Column("workshop", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Index("ix_access_key_person", "workshop", "person"),
)
"""Who may come in as whom."""

"""The log, its list of workshops, snapshots and access keys."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    _make_log()
    op.create_table(
        "workshop",
        sa.Column("id", sa.Text),
        sa.Column("code", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workshop"),
        sa.UniqueConstraint("code", name="uq_workshop_code"),
    )
    op.create_table(
        "snapshot",
        sa.Column("workshop", sa.Text),
        sa.Column("seq", sa.Integer, nullable=False),
        sa.Column("schema", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.PrimaryKeyConstraint("workshop", name="pk_snapshot"),
    )
    op.create_table(
        "access_key",
        sa.Column("hash", sa.Text),
        sa.Column("workshop", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("created_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("hash", name="pk_access_key"),
    )
    op.create_index("ix_access_key_person", "access_key", ["workshop", "person"])


def _make_log() -> None:
    op.create_table(
        "event",
        sa.Column("workshop", sa.Text),
        sa.Column("seq", sa.Integer, autoincrement=False),
        sa.Column("command", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("by_role", sa.Text, nullable=False),
        sa.Column("by_id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workshop", "seq", name="pk_event"),
    )
    op.create_table(
        "command",
        sa.Column("workshop", sa.Text),
        sa.Column("command", sa.Text),
        sa.Column("answer", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("workshop", "command", name="pk_command"),
    )

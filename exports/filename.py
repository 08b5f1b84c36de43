"""Names for files that people take home: safe on every system, whatever the workshop is called."""

import datetime as dt
import re
import unicodedata

_LONGEST = 60


def filename(title: str, day: dt.date | None, suffix: str) -> str:
    """Return a name such as ``klanterfant-havenketen-2026-10-08.pdf``: letters, digits and hyphens only.

    >>> filename("Café 't Terras / ../etc", dt.date(2026, 10, 8), "pdf")
    'klanterfant-cafe-t-terras-etc-2026-10-08.pdf'
    """
    parts = ["klanterfant", _slug(title), day.isoformat() if day else ""]
    return "-".join(part for part in parts if part) + f".{suffix}"


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain)[:_LONGEST].strip("-")

"""The whole workshop as one JSON file, for facilitators who take it home or open it again elsewhere."""

import json

from chain.case import dump
from chain.view import View


def archive(view: View) -> bytes:
    """Return the workshop as a case file; what is private until revealed stays out of it.

    Raises:
        PermissionError: the viewer does not lead; edges ask first.
    """
    return json.dumps(dump(view), ensure_ascii=False, indent=1).encode() + b"\n"

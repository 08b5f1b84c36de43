"""The sample workshop that ships with the product: the harbour chain of Wierhaven (fictional)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from chain.case import read


@cache
def sample() -> Mapping[str, Any]:
    """Return the content of the sample's case file."""
    return read((Path(__file__).parent / "wierhaven.json").read_bytes())

"""What somebody is still filling in: what they saw when they began, and what they have typed since.

A draft keeps its beginning, so that saving sends only what this person changed.
It also outlives a look at another page, which makes Streamlit forget its widgets.
"""

from dataclasses import dataclass
from typing import Any

import streamlit as st


@dataclass(frozen=True)
class Draft:
    """One form or table that is being filled in; ``name`` is unique on the page."""

    name: str

    @property
    def key(self) -> str:
        """The key of its widgets; another one after each renewal, so that they are drawn anew."""
        return f"{self.name}.{st.session_state.get(f'draft.{self.name}', 0)}"

    def begun_with(self, now: Any) -> Any:
        """Return what stood there when this draft was begun: ``now``, if it begins now."""
        return st.session_state.setdefault(f"{self.key}.begun", now)

    def begin_with(self, now: Any) -> None:
        """Let what was typed be held against this from now on."""
        st.session_state[f"{self.key}.begun"] = now

    def typed(self, otherwise: Any) -> Any:
        """Return what was typed so far, as it was when last kept."""
        return st.session_state.get(f"{self.key}.typed", otherwise)

    def keep(self, typed: Any) -> None:
        """Keep what was typed until the draft is renewed."""
        st.session_state[f"{self.key}.typed"] = typed

    def renew(self) -> None:
        """Begin again from what is stored."""
        for part in ("begun", "typed"):
            st.session_state.pop(f"{self.key}.{part}", None)
        st.session_state[f"draft.{self.name}"] = st.session_state.get(f"draft.{self.name}", 0) + 1

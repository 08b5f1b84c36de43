"""A browser with cookies that opens the Streamlit pages of a real hub, without drawing them."""

from dataclasses import dataclass, field
from pathlib import Path
from unittest.mock import PropertyMock, patch

from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from chain.commands import Join
from chain.model import By, Participant
from chain.vocabulary import Language, Role
from live.hub import Created, Hub
from live.identity import Seat, cookie_name, new_id

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Browser:
    """Somebody's browser: what it holds, and the page that is open in it."""

    hub: Hub
    language: Language = Language.NL
    cookies: dict[str, str] = field(default_factory=dict)
    page: AppTest = field(init=False)

    def sit(self, seat: Seat) -> None:
        """Hold the cookie of this seat, as after a link or the join page."""
        self.cookies[cookie_name(seat.workshop, seat.role)] = self.hub.token(seat)

    def follow(self, created: Created) -> None:
        """Follow the facilitator's link of a new workshop."""
        self.sit(self.hub.follow_link(created.link.rsplit("/", 1)[1]))

    def open(self, name: str, workshop: str = "") -> AppTest:
        """Open a page by its address and return what is on it."""
        self.page = AppTest.from_file(str(ROOT / "ui" / "main.py"), default_timeout=30)
        self.page.query_params["lang"] = self.language.value
        if workshop:
            self.page.query_params["w"] = workshop
        self.run()
        if name != "home":
            self.page.switch_page(f"../pages/{name}.py")
            self.run()
        return self.page

    def run(self) -> AppTest:
        """Run the page again, after something was typed or pressed."""
        with patch.object(ContextProxy, "cookies", PropertyMock(return_value=self.cookies)):
            return self.page.run()

    def press(self, key: str) -> AppTest:
        """Press the button with this key."""
        self.page.button(key=key).click()
        return self.run()

    def type(self, key: str, text: str) -> None:
        """Type into the field with this key, or the only one whose key begins so."""
        fields = [*self.page.text_input, *self.page.text_area]
        found = [one for one in fields if one.key == key or (one.key or "").startswith(f"{key}.")]
        assert len(found) == 1, (key, [one.key for one in fields])
        found[0].set_value(text)

    def edit(self, draft: str, **edits: object) -> AppTest:
        """Edit the table of this draft: ``edited_rows``, ``added_rows``, ``deleted_rows``."""
        key = f"{draft}.0.{self.language.value}"
        nothing: dict[str, object] = {"edited_rows": {}, "added_rows": [], "deleted_rows": []}
        self.page.session_state[key] = nothing | edits
        return self.run()


def words(page: AppTest) -> str:
    """Return everything that can be read on a page."""
    parts = [
        *page.markdown,
        *page.caption,
        *page.info,
        *page.error,
        *page.warning,
        *page.success,
        *page.subheader,
    ]
    return "\n".join(str(part.value) for part in parts)


def guest(hub: Hub, created: Created, name: str = "Noor") -> Seat:
    """Seat somebody at the table, and return the seat."""
    one = Participant(id=new_id(), name=name, house="De Gouden Korst")
    hub.submit(created.workshop, Join(participant=one), By(role=Role.STRANGER))
    return Seat(created.workshop, Role.PARTICIPANT, one.id)

"""What people typed stays text, the page shell obeys a strict policy, and colours have one home."""

import re
from unicodedata import normalize

import pytest

from chain import commands as c
from chain.map.palette import declarations
from chain.model import Participant, Theme
from chain.view import Viewer, view
from chain.vocabulary import Language, Letter, Role
from live.fragments import own, screen
from live.rendering import HERE, templates
from tests.builders import Play, a_workshop, person_by
from tests.live.dom import Node, page

PAYLOADS = (
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    '\' data-command=\'{"kind":"undo"}',
    "{{ view.code }} {% raw %}",
    "</textarea></template>&lt;b&gt;",
    "\u200fomgekeerd \u4e2d\u6587 👩‍👩‍👧 e\u0301",
)


def full(text: str) -> Play:
    """A workshop that says the same thing everywhere where something can be typed."""
    play = a_workshop()
    short = text[:80]
    play.do(c.SetTheme(theme=Theme(sentence=text)))
    play.do(c.DescribeWorkshop(title=short))
    play.do(c.Join(participant=Participant(id="opa", name=short, house=text, proxy=True)))
    play.open(Letter.T)
    first, second = play.write("noor", text), play.write("kees", text)
    play.do(c.WriteNote(id="o", letter=Letter.T, text=text, author="opa"))
    play.reveal()
    play.read_back("daan", first, text)
    play.merge("m", first, second, title=text)
    return play


def drawn(play: Play, role: Role) -> Node:
    shown = page(screen(view(play.state, Viewer(role=role))))
    if role is Role.PARTICIPANT:
        shown.apply(own(view(play.state, Viewer(role=role, id="noor"))))
    return shown


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.FACILITATOR])
def test_what_people_type_stays_text(payload: str, role: Role) -> None:
    plain, found = drawn(full("Gewoon"), role), drawn(full(payload), role)

    assert [node.tag for node in found.walk()] == [node.tag for node in plain.walk()]
    assert [sorted(node.attributes) for node in found.walk()] == [
        sorted(node.attributes) for node in plain.walk()
    ]
    assert " ".join(normalize("NFC", payload).split()) in found.text()


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.FACILITATOR, Role.PROJECTOR])
def test_no_screen_carries_scripts_or_inline_handlers(role: Role) -> None:
    found = drawn(full("Gewoon"), role)

    assert not [node.tag for node in found.walk() if node.tag in ("script", "style", "iframe")]
    assert not [name for node in found.walk() for name in node.attributes if name.startswith("on")]


@pytest.mark.parametrize("role", [Role.PARTICIPANT, Role.FACILITATOR])
def test_every_field_has_a_label_and_every_button_a_name(role: Role) -> None:
    found = drawn(full("Gewoon"), role)
    labelled = {node.attributes["for"] for node in found.walk() if "for" in node.attributes}
    inside = {id(child) for node in found.walk() if node.tag == "label" for child in node.walk()}
    fields = [node for node in found.walk() if node.tag in ("input", "select", "textarea")]

    assert [node.id for node in fields if node.id not in labelled and id(node) not in inside] == []
    assert all(node.text() for node in found.walk() if node.tag == "button")


def test_notes_leave_their_own_direction_to_the_browser() -> None:
    found = drawn(full("שלום"), Role.PARTICIPANT)

    texts = [node.attributes for node in found.walk() if node.attributes.get("class") == "text"]
    assert {text.get("dir") for text in texts} == {"auto"}


def test_the_shell_loads_nothing_from_elsewhere_and_no_inline_script() -> None:
    told = {"title": "<Kaas>", "workshop": "w1", "seq": 7, "as_role": "participant", "screen": "<div></div>"}
    html = templates().get_template("shell.html").render(language=Language.NL, **told)
    addresses = re.findall(r'(?:src|href)="([^"]+)', html)

    assert "&lt;Kaas&gt;" in html
    assert re.findall(r"<script[^>]*>[^<]", html) == []
    assert all(address.startswith(("/live/static/", "data:")) for address in addresses)


def test_the_light_room_stays_under_a_hundred_kilobytes() -> None:
    static = HERE / "static"
    files = [static / "live.css", static / "vendor" / "idiomorph.js", *static.glob("*.js")]
    play = a_workshop(at=Letter.T)
    html = screen(view(play.state, Viewer(role=Role.PARTICIPANT)))

    assert sum(path.stat().st_size for path in files) + len(html.encode()) < 100_000


def test_the_style_sheet_has_the_colours_of_the_palette() -> None:
    css = "".join((HERE / "static" / "live.css").read_text(encoding="utf-8").split())

    assert "".join(declarations("light").split()) in css
    assert css.count("".join(declarations("dark").split())) == 2


def test_undo_names_the_act() -> None:
    play = a_workshop(at=Letter.T)
    play.do(c.WriteNote(id="n", letter=Letter.T, text="Weg"), person_by("noor"))

    found = page(screen(view(play.state, Viewer(role=Role.PARTICIPANT))))
    found.apply(own(view(play.state, Viewer(role=Role.PARTICIPANT, id="noor"))))
    button = found.find("undo")

    assert button is not None
    assert "notitie geschreven" in button.text()

"""Who may import whom, where each library lives, and how large things may grow."""

import ast
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

# Each package, and which of ours it may import besides itself. tests and bench may import anything.
ALLOWED = {
    "chain": (),
    "live": ("chain",),
    "exports": ("chain",),
    "ui": ("chain", "live", "exports"),
    "pages": ("chain", "exports", "ui"),
    "app": ("chain", "live", "exports", "ui"),
}
OURS = {*ALLOWED, "bench", "tests"}

# Each library, and its home: files or folders. Whoever needs it elsewhere needs a function in its home.
HOMES = {
    "alembic": ("chain/store",),
    "babel": ("chain/i18n.py",),
    "fontTools": ("exports",),
    "jinja2": ("live",),
    "markupsafe": ("live",),
    "networkx": ("chain/analysis",),
    "openpyxl": ("exports",),
    "pandas": ("pages", "ui"),
    "plotly": ("pages", "ui"),
    "psycopg": ("chain/store",),
    "pydantic": ("chain", "live", "exports", "ui"),
    "pydantic_core": ("chain",),
    "pydantic_settings": ("chain/settings.py",),
    "rapidfuzz": ("chain/analysis",),
    "segno": ("exports", "live"),
    "sqlalchemy": ("chain/store",),
    "starlette": ("app.py", "live"),
    "streamlit": ("app.py", "pages", "ui"),
    "typst": ("exports",),
    "uvicorn": ("app.py", "live"),
}

MOST_LINES_IN_A_FILE = 500
MOST_LINES_IN_A_FUNCTION = 40
EMPTY_NAMES = {"common", "handler", "handlers", "helper", "helpers", "manager", "managers", "util", "utils"}

# What breaks a rule on purpose: the complaint as the test words it, and the reason.
EXCEPTIONS: dict[str, str] = {}


@dataclass(frozen=True)
class Import:
    """`import module`, without names, or `from module import names`; at start: when its file is loaded."""

    module: str
    names: tuple[str, ...]
    at_start: bool

    @property
    def package(self) -> str:
        return self.module.partition(".")[0]

    def needs(self, modules: set[str]) -> set[str]:
        """Give those of these modules that it loads; `from a import b` loads a.b where that is a module."""
        found = {f"{self.module}.{name}" for name in self.names} & modules
        if len(found) < len(self.names) or not self.names:
            found |= {self.module} & modules
        return found


class Source:
    """A file of ours, with its place below the root."""

    def __init__(self, root: Path, path: Path) -> None:
        self.path = path.relative_to(root).as_posix()
        self.module = self.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        self.package = self.module.partition(".")[0]
        self.text = path.read_text(encoding="utf-8")
        self.tree = ast.parse(self.text, self.path)
        self.imports = tuple(_imports(self.tree))

    @property
    def packages(self) -> set[str]:
        """The packages from which it imports, at any time."""
        return {one.package for one in self.imports}

    def lives_in(self, places: tuple[str, ...]) -> bool:
        """Tell whether it is one of these files, or lies in one of these folders."""
        return any(self.path == place or self.path.startswith(f"{place}/") for place in places)


Sources = tuple[Source, ...]


def layers(sources: Sources) -> Iterator[str]:
    for source in sources:
        for name in source.packages & OURS:
            if name != source.package and name not in ALLOWED[source.package]:
                yield f"{source.path} imports {name}"


def homes(sources: Sources) -> Iterator[str]:
    for source in sources:
        for name in source.packages - OURS - sys.stdlib_module_names:
            if name not in HOMES:
                yield f"{source.path} imports {name}, which has no home"
            elif not source.lives_in(HOMES[name]):
                yield f"{source.path} imports {name}, whose home is {' and '.join(HOMES[name])}"


def cycles(sources: Sources) -> Iterator[str]:
    modules = {source.module for source in sources}
    graph = {
        source.module: {need for one in source.imports if one.at_start for need in one.needs(modules)}
        for source in sources
    }
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        yield " imports ".join(reversed(error.args[1]))


def sizes(sources: Sources) -> Iterator[str]:
    for source in sources:
        if (lines := len(source.text.splitlines())) > MOST_LINES_IN_A_FILE:
            yield f"{source.path} has {lines} lines"
        for function in _functions(source.tree):
            if (lines := _lines_without_docstring(function)) > MOST_LINES_IN_A_FUNCTION:
                yield f"{source.path}: {function.name} has {lines} lines"


def names(sources: Sources) -> Iterator[str]:
    # ui/ comes first on the search path while Streamlit runs: a file there replaces what has its name.
    taken = {*OURS, *HOMES, *sys.stdlib_module_names}
    for source in sources:
        if EMPTY_NAMES & set(source.module.split(".")):
            yield f"{source.path} has a name that says nothing"
        folder, _, rest = source.module.partition(".")
        if folder == "ui" and rest.partition(".")[0] in taken:
            yield f"{source.path} hides the module {rest.partition('.')[0]}"


RULES: tuple[Callable[[Sources], Iterator[str]], ...] = (layers, homes, cycles, sizes, names)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_our_sources_keep_the_rule(rule: Callable[[Sources], Iterator[str]]) -> None:
    complaints = set(rule(_sources(ROOT)))

    assert sorted(complaints - EXCEPTIONS.keys()) == []


def test_every_exception_is_still_needed() -> None:
    complaints = {complaint for rule in RULES for complaint in rule(_sources(ROOT))}

    assert sorted(EXCEPTIONS.keys() - complaints) == []


def test_every_library_has_a_home_that_exists() -> None:
    missing = [home for library in HOMES.values() for home in library if not (ROOT / home).exists()]

    assert missing == []


@pytest.mark.parametrize(
    ("path", "text", "rule", "complaint"),
    [
        ("chain/a.py", "import live.room", layers, "chain/a.py imports live"),
        ("live/a.py", "def f():\n    from ui import session", layers, "live/a.py imports ui"),
        ("pages/a.py", "from live.hub import Hub", layers, "pages/a.py imports live"),
        ("chain/a.py", "import requests", homes, "chain/a.py imports requests, which has no home"),
        ("live/a.py", "import typst", homes, "live/a.py imports typst, whose home is exports"),
        ("live/a.py", "x = 1\n" * 501, sizes, "live/a.py has 501 lines"),
        ("live/a.py", "def f():\n" + "    x = 1\n" * 40, sizes, "live/a.py: f has 41 lines"),
        ("live/a.py", 'def f():\n    """\n    a\n    """\n' + "    x = 1\n" * 39, sizes, None),
        ("live/utils.py", "", names, "live/utils.py has a name that says nothing"),
        ("ui/calendar.py", "", names, "ui/calendar.py hides the module calendar"),
    ],
)
def test_a_broken_rule_is_noticed(
    tmp_path: Path, path: str, text: str, rule: Callable[[Sources], Iterator[str]], complaint: str | None
) -> None:
    _write(tmp_path, path, text)

    assert list(rule(_sources(tmp_path))) == ([complaint] if complaint else [])


@pytest.mark.parametrize(
    ("a", "b", "noticed"),
    [
        ("import chain.b", "from chain.a import x", True),
        ("from chain import b", "from chain.a import x", True),
        ("from chain import b", "def f():\n    from chain import a", False),
        ("from chain import b", "if TYPE_CHECKING:\n    from chain.a import x", False),
        ("from chain import b", "x = 1", False),
    ],
)
def test_a_cycle_is_noticed(tmp_path: Path, a: str, b: str, *, noticed: bool) -> None:
    _write(tmp_path, "chain/__init__.py", "from chain.a import x")
    _write(tmp_path, "chain/a.py", a)
    _write(tmp_path, "chain/b.py", b)

    assert bool(list(cycles(_sources(tmp_path)))) is noticed


def test_a_module_that_asks_its_own_package_is_noticed(tmp_path: Path) -> None:
    _write(tmp_path, "chain/__init__.py", "from chain.a import x")
    _write(tmp_path, "chain/a.py", "from chain import x")

    assert list(cycles(_sources(tmp_path))) != []


@cache
def _sources(root: Path) -> Sources:
    files = [root / "app.py", *(file for package in ALLOWED for file in (root / package).rglob("*.py"))]
    return tuple(Source(root, file) for file in sorted(files) if file.is_file())


def _imports(tree: ast.Module) -> Iterator[Import]:
    at_start = set(_at_start(tree.body))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield Import(alias.name, (), node in at_start)
        if isinstance(node, ast.ImportFrom):
            # An import that is relative has no module and belongs to nobody; ruff refuses it (TID252).
            yield Import(node.module or ".", tuple(alias.name for alias in node.names), node in at_start)


def _at_start(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        yield statement
        if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef) or _for_types_only(statement):
            continue
        for block in ("body", "orelse", "finalbody"):
            yield from _at_start(getattr(statement, block, ()))
        for handler in getattr(statement, "handlers", ()):
            yield from _at_start(handler.body)


def _for_types_only(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.unparse(statement.test)


def _functions(tree: ast.Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def _lines_without_docstring(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    lines = _lines(function)
    if ast.get_docstring(function, clean=False) is not None:
        lines -= _lines(function.body[0])
    return lines


def _lines(node: ast.stmt) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def _write(root: Path, path: str, text: str) -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")

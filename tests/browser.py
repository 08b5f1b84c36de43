"""Find a browser for the tests, or install one: `python -m tests.browser`.

The order: what KLANTERFANT_BROWSER names, a Chromium, Chrome or Edge of this machine, Playwright's own.
"""

import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright, sync_playwright

VARIABLE = "KLANTERFANT_BROWSER"
COMMANDS = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "microsoft-edge-stable",
    "msedge",
)
MAC = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
    "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
WINDOWS = (
    "Google/Chrome/Application/chrome.exe",
    "Chromium/Application/chrome.exe",
    "Microsoft/Edge/Application/msedge.exe",
)
# Most of these keep the browser from calling its maker: no test may need the internet.
FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 900


class NoBrowser(RuntimeError):
    """There is no browser that starts; the message is for whoever runs the tests."""


def executable() -> str | None:
    """Return the path of a browser on this machine, or None.

    Raises:
        NoBrowser: KLANTERFANT_BROWSER names something that is not there.
    """
    return next(_found(), None)


def launch(playwright: Playwright) -> Browser:
    """Start a browser without a window.

    Raises:
        NoBrowser: there is none; `python -m tests.browser` installs one.
    """
    path = executable()
    if path is None:
        raise NoBrowser("There is no browser; `python -m tests.browser` installs one.")
    return _start(playwright, path)


def install() -> str:
    """Return the path of a browser that starts, and install one first where there is none.

    Raises:
        NoBrowser: it is not possible; the message says what was tried.
    """
    if os.environ.get(VARIABLE):
        return _first_that_starts([str(executable())])
    troubles = []
    for attempt in (_nothing, _install_with_playwright, _install_with_apt):
        try:
            attempt()
            return _first_that_starts(list(_found()))
        except NoBrowser as trouble:
            troubles.append(str(trouble))
    raise NoBrowser(
        "The browser tests need Chromium, Chrome or Edge, and none could be found or installed. "
        f"Install one, or name it in {VARIABLE}. Tried: {' '.join(troubles)}"
    )


def _found() -> Iterator[str]:
    if named := os.environ.get(VARIABLE):
        if not (path := shutil.which(named)):
            raise NoBrowser(f"{VARIABLE} names {named}, and there is no such program.")
        yield path
        return
    yield from filter(None, map(shutil.which, COMMANDS))
    yield from (str(path) for path in _usual_places() if path.is_file())
    if (own := Path(_playwrights_own())).is_file():
        yield str(own)


def _usual_places() -> Iterator[Path]:
    if platform.system() == "Darwin":
        for applications in (Path("/Applications"), Path.home() / "Applications"):
            yield from (applications / app for app in MAC)
    if platform.system() == "Windows":
        for variable in ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA"):
            if folder := os.environ.get(variable):
                yield from (Path(folder) / app for app in WINDOWS)


@cache
def _playwrights_own() -> str:
    # In a process of its own: a second Playwright cannot start inside a running one.
    ask = (
        "from playwright.sync_api import sync_playwright\n"
        "with sync_playwright() as playwright: print(playwright.chromium.executable_path)"
    )
    return subprocess.check_output([sys.executable, "-c", ask], text=True).strip()


def _start(playwright: Playwright, path: str) -> Browser:
    # Chromium's sandbox refuses to run as root, which is what containers are.
    root = ("--no-sandbox",) if _is_root() else ()
    return playwright.chromium.launch(executable_path=path, headless=True, args=[*FLAGS, *root])


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _first_that_starts(paths: Sequence[str]) -> str:
    troubles = []
    with sync_playwright() as playwright:
        for path in paths:
            try:
                _start(playwright, path).close()
                return path
            except Error as error:
                troubles.append(f"{path} does not start ({error.message.splitlines()[0]}).")
    raise NoBrowser(" ".join(troubles) or "No browser was found.")


def _nothing() -> None:
    """First see whether one is there already."""


def _install_with_playwright() -> None:
    print("Installing a browser for the tests (once).", flush=True)
    _run([sys.executable, "-m", "playwright", "install", "chromium"])


def _install_with_apt() -> None:
    if not (_is_root() and shutil.which("apt-get")):
        raise NoBrowser("The package manager was not tried: that takes root on Debian or Ubuntu.")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _run(["apt-get", "update"], quiet)
    # Without a font there is no text to see; bare containers have none.
    _run(["apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"], quiet)


def _run(command: Sequence[str], environment: dict[str, str] | None = None) -> None:
    said = " ".join(command[2:] if command[0] == sys.executable else command)
    try:
        subprocess.run(
            command, env=environment, capture_output=True, text=True, check=True, timeout=PATIENCE,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except subprocess.CalledProcessError as error:
        raise NoBrowser(f"`{said}` failed ({_reason(error.stderr + error.stdout)}).") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NoBrowser(f"`{said}` failed ({error}).") from error


def _reason(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    telling = [line for line in lines if "error" in line.lower() or line.startswith("E:")]
    return (telling or lines or ["no reason given"])[0]


if __name__ == "__main__":
    try:
        print(f"Browser: {install()}")
    except NoBrowser as trouble:
        sys.exit(str(trouble))

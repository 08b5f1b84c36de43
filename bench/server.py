"""A server of ours in a process of its own, on a free port of 127.0.0.1, with its own data."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

ROOT = Path(__file__).resolve().parents[1]
START_WITHIN = 180.0
"""Seconds; a machine with much else to do takes many for what takes two."""
REAL, WITH_RAW, EMPTY = ("app.py",), ("-m", "bench.app"), ("-m", "bench.empty")
"""What to start: the product, the product beside a bare broadcast, a Streamlit page with nothing on it."""


class Server:
    """A server that can be started, killed and started again on the same port and data."""

    def __init__(self, data: Path, program: Sequence[str] = REAL, public_url: str = "") -> None:
        self.data, self.port, self._public_url = data, free_port(), public_url
        self._program = program
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def process(self) -> psutil.Process:
        """The running process, to be measured."""
        assert self._process is not None, "the server has not been started"
        return psutil.Process(self._process.pid)

    def start(self) -> None:
        """Start, and return once it answers."""
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("KLANTERFANT_")},
            "KLANTERFANT_PORT": str(self.port),
            "KLANTERFANT_DATA_DIR": str(self.data),
            "KLANTERFANT_PUBLIC_URL": self._public_url or self.url,
        }
        with (self.data / "server.log").open("ab") as log:
            self._process = subprocess.Popen(
                [sys.executable, *self._program], cwd=ROOT, env=environment, stdout=log, stderr=log
            )
        self._wait_until_up()

    def _wait_until_up(self) -> None:
        deadline = time.monotonic() + START_WITHIN
        while time.monotonic() < deadline:
            if self._process is None or self._process.poll() is not None:
                raise ConnectionError(f"the server ended:\n{self.log()}")
            try:
                urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=5).close()  # noqa: S310 - our own
            except (urllib.error.URLError, OSError):
                time.sleep(0.02)
            else:
                return
        raise TimeoutError(f"the server did not start:\n{self.log()}")

    def kill(self) -> None:
        """End it at once, as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, and insist after a while."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        self._process.send_signal(how)
        try:
            self._process.wait(15)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(15)
        self._process = None

    def log(self) -> str:
        """Return the end of what the server printed."""
        return (self.data / "server.log").read_text(errors="replace")[-4000:]


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def running(
    program: Sequence[str] = REAL, data: Path | None = None, public_url: str = ""
) -> Iterator[Server]:
    """Run a server as long as the block lasts; without ``data`` on data that go away with it."""
    with TemporaryDirectory(prefix="klanterfant-") as fresh:
        server = Server(data or Path(fresh), program, public_url)
        server.start()
        try:
            yield server
        finally:
            server.stop()

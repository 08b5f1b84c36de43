"""A cable between a browser and the server that a test can pull out: a real one, for sockets as for pages."""

import contextlib
import socket
import threading
from typing import Self


class Cable:
    """Passes everything on to a port of this machine, as long as nobody pulls it."""

    def __init__(self, port: int) -> None:
        self._port = port
        self._whole = True
        self._ends: set[socket.socket] = set()
        self._ear = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._ear.getsockname()[1]}"

    def __enter__(self) -> Self:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.pull()
        # Closing alone does not wake a thread that waits for somebody to call.
        with contextlib.suppress(OSError):
            self._ear.shutdown(socket.SHUT_RDWR)
        self._ear.close()

    def pull(self) -> None:
        """Break every connection, and let none be made."""
        self._whole = False
        for end in list(self._ends):
            _close(end)

    def plug_in(self) -> None:
        """Let connections be made again."""
        self._whole = True

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._ear.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self._port)) if self._whole else None
            except OSError:
                far = None
            if far is None:
                _close(near)
                continue
            self._ends |= {near, far}
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65_536):
                target.sendall(data)
        for end in (source, target):
            _close(end)
            self._ends.discard(end)


def _close(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()

# SPDX-License-Identifier: GPL-3.0-or-later
"""A cable that can be cut: it passes bytes between desks and the server, within this machine."""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import Self


class Cable:
    """Listens on a port of its own and passes everything on, until it is cut; `mend` joins it again."""

    def __init__(self, port: int, host: str = "127.0.0.1") -> None:
        self._target = ("127.0.0.1", port)
        self._whole = True
        self.answers = True
        """Set to False, and questions still arrive, but what is answered is lost."""
        self._open: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._listener = socket.create_server((host, 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def cut(self) -> None:
        """From now on nothing passes, and what was under way is broken off."""
        self._whole = False
        with self._lock:
            for end in self._open:
                _close(end)
            self._open.clear()

    def mend(self) -> None:
        """Let bytes pass again."""
        self._whole = True

    def close(self) -> None:
        """Take it away."""
        self.cut()
        self._listener.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _listen(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            if not self._whole:
                _close(near)
                continue
            try:
                far = socket.create_connection(self._target, timeout=5)
            except OSError:
                _close(near)
                continue
            far.settimeout(None)
            with self._lock:
                self._open |= {near, far}
            for one, other, answering in ((near, far, False), (far, near, True)):
                threading.Thread(target=self._pass_on, args=(one, other, answering), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket, answering: bool) -> None:
        with contextlib.suppress(OSError):
            while data := one.recv(65_536):
                if answering and not self.answers:
                    break
                other.sendall(data)
        for end in (one, other):
            _close(end)
        with self._lock:
            self._open -= {one, other}


def _close(end: socket.socket) -> None:
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()

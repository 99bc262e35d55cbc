# SPDX-License-Identifier: GPL-3.0-or-later
"""The real program, that also says when its GUI thread does what belongs beside the window.

That is what makes a window stand still on every computer; how long it did tells as much of what else ran.
"""

from __future__ import annotations

import socket
import sys
import threading
from collections.abc import Callable
from functools import wraps
from typing import Any, Self

from argon2 import PasswordHasher
from reportlab.pdfgen.canvas import Canvas
from sqlalchemy import Engine, event

from db import keys
from desktop_app.announce import Announcer
from desktop_app.command_line.run import main
from desktop_app.garbage import Garbage

EVENT = "held-up"
LOOKS = "looks-for-garbage"
BESIDE = (
    ("PDF", Canvas, "save"),
    ("network", socket.socket, "connect"),
    ("password", PasswordHasher, "hash"),
    ("password", PasswordHasher, "verify"),
    ("passphrase", keys, "hash_secret_raw"),
)
"""What nobody may do on the GUI thread, besides a query: the word for it, where it is, its name there."""


class Guard:
    """Tells by a word what the main thread does though it should not; between `begin` and `end`."""

    def __init__(self, tell: Callable[[str], None]) -> None:
        self._tell = tell
        self._before: list[tuple[Any, str, Any]] = []

    def begin(self) -> None:
        """Watch from now on."""
        event.listen(Engine, "before_cursor_execute", self._query)
        for word, where, name in BESIDE:
            found = getattr(where, name)
            self._before.append((where, name, found))
            setattr(where, name, self._watched(word, found))

    def end(self) -> None:
        """Watch no more."""
        event.remove(Engine, "before_cursor_execute", self._query)
        for where, name, found in self._before:
            setattr(where, name, found)

    def __enter__(self) -> Self:
        self.begin()
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def _query(self, *_: object) -> None:
        self._look("query")

    def _watched(self, word: str, call: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(call)
        def watched(*arguments: Any, **named: Any) -> Any:
            self._look(word)
            return call(*arguments, **named)

        return watched

    def _look(self, word: str) -> None:
        if threading.current_thread() is threading.main_thread():
            self._tell(word)


def guard_the_window() -> None:
    """From when the window takes keys."""
    ready = Announcer.ready

    def ready_and_guarded(announcer: Announcer) -> None:
        Guard(lambda word: announcer.tell(EVENT, by=word)).begin()
        ready(announcer)

    Announcer.ready = ready_and_guarded  # type: ignore[method-assign]


def tell_of_garbage() -> None:
    """When it begins to be looked for."""
    begin = Garbage.begin

    def begin_and_tell(garbage: Garbage) -> None:
        begin(garbage)
        Announcer().tell(LOOKS)

    Garbage.begin = begin_and_tell  # type: ignore[method-assign]


if __name__ == "__main__":
    guard_the_window()
    tell_of_garbage()
    sys.exit(main())

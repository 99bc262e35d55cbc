# SPDX-License-Identifier: GPL-3.0-or-later
"""What the shell is handed by the application, and what it knows of a page before the page is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from PySide6.QtCore import SignalInstance

from db.queries.scan import Scan
from desktop_app.background import Background
from desktop_app.blocks.page import Page


class Preferences(Protocol):
    """Values of 'language', 'theme', 'zoom' (per cent), 'sounds' and 'idle_lock_minutes'."""

    @property
    def changed(self) -> SignalInstance:
        """Emitted with (name, value)."""

    def get(self, name: str) -> Any:
        """The value in use."""

    def set(self, name: str, value: Any) -> None:
        """Change it; `changed` follows."""


@dataclass(frozen=True)
class Way:
    """Something to do on a page that the command palette finds from anywhere: the page gets `argument`."""

    argument: Any
    words: Callable[[], str]
    icon: str = ""
    possible: Callable[[], bool] = lambda: True


@dataclass(frozen=True)
class PageEntry:
    """A page in the navigation. It is made when it is first shown: until then it costs nothing."""

    name: str
    icon: str
    words: Callable[[], str]
    make: Callable[[], Page]
    apart: bool = False
    """Stands at the foot of the navigation."""
    ways: tuple[Way, ...] = ()


ROUTES: Mapping[str, str] = {
    "member": "circulation",
    "lost_card": "circulation",
    "item": "circulation",
    "slip": "history",
    "isbn": "catalogue",
    "text": "catalogue",
    "unknown": "catalogue",
}
"""Where a scan goes that the page in view does not want."""


@dataclass(frozen=True)
class Services:
    """`recognise` is called in a worker thread and may read the store."""

    background: Background
    preferences: Preferences
    recognise: Callable[[str], Scan]
    routes: Mapping[str, str] = field(default_factory=lambda: ROUTES)


class Message(NamedTuple):
    """A fact in the status line; without an icon of its own it has that of its place."""

    text: str
    tone: str = "neutral"
    hint: str = ""
    icon: str = ""

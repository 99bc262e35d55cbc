# SPDX-License-Identifier: GPL-3.0-or-later
"""One side of a workshop: its plan, who registered, who was there … The page shows one at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from db.operations.desk import Desk
from db.queries.scan import Scan
from db.queries.workshops import Detail
from db.rules.roles import Right
from desktop_app.background import Background
from desktop_app.blocks.page import Changes, Command, Toast
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.refusal_words import words


class Context(NamedTuple):
    """What a view works with; what follows `window` is the page's; `door_opened` gets the door's window."""

    desk: Callable[[], Desk]
    background: Background
    output: Output
    settings: Settings
    window: Callable[[], QWidget]
    did: Callable[[Changes], None]
    toast: Callable[[Toast], None]
    go: Callable[[str, object], None]
    commands_changed: Callable[[], None]
    sound: Callable[[str], None]
    door_opened: Callable[[object], None]

    def failed(self, error: Exception) -> None:
        """Say what was refused or went wrong."""
        self.toast(Toast(words(error).as_sentence(), "bad"))

    def may(self, right: Right) -> bool:
        """Whether the person signed in has a right."""
        return self.desk().may(right)


class View(QWidget):
    """Shows the chosen workshop from one side; `right` is what it takes to see it (None: nothing)."""

    view_name: ClassVar[str] = ""
    right: ClassVar[Right | None] = None
    concerns: ClassVar[Changes] = Changes({"workshops"})

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.detail: Detail | None = None
        self.setObjectName(f"workshops-{self.view_name}")

    def title(self) -> str:
        """What the chip above it says."""
        raise NotImplementedError

    def show_workshop(self, detail: Detail | None) -> None:
        """The workshop that was chosen, or has changed; None where there is none."""
        self.detail = detail

    def changed(self, kinds: Changes) -> None:
        """Something of these kinds has changed while it is in view."""

    def commands(self) -> Sequence[Command]:
        """What can be done here now."""
        return ()

    def accepts(self) -> frozenset[str]:
        """Kinds of scan that it takes; see Page.accepts."""
        return frozenset()

    def scanned(self, scan: Scan) -> None:
        """A scan that it accepts."""

    def retranslate(self) -> None:
        """Set every word again."""

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

# SPDX-License-Identifier: GPL-3.0-or-later
"""What every page of the desk is, and what it tells the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Literal

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

Changes = frozenset[str]
Tone = Literal["good", "warn", "bad", "info"]
"""How a message is meant; each has a colour and an icon."""


@dataclass(frozen=True)
class Toast:
    """A message that passes by itself; with `undo` it offers to take back what it tells of."""

    text: str
    tone: Tone = "good"
    undo: Callable[[], None] | None = None


@dataclass(frozen=True)
class Command:
    """Something a person can do here: by key, by the strip of keys below, by the command palette.

    `words` gives its name in the language of now; `shortcut` is Qt's portable text ('F6', 'Ctrl+N').
    """

    id: str
    words: Callable[[], str]
    run: Callable[[], None]
    shortcut: str = ""
    icon: str = ""
    enabled: Callable[[], bool] = field(default=lambda: True)
    in_strip: bool = True


class Page(QWidget):
    """A part of the work. The window shows one at a time and passes it what concerns it.

    `go` asks for another page with something to show there; `toast` asks for a passing message;
    `commands_changed` says that the strip of keys must be asked again; `did` says what kinds of thing this
    page has just changed, so that the others can look again. `scan_taken` lets the next scan come,
    `hold_scans(True)` keeps further ones waiting while a problem is open. `sound` is 'good' or 'bad'.
    `undo_offered(words, undo)` is a toast with Undo; `attention_changed` a number beside the page's name.
    """

    go = Signal(str, object)
    toast = Signal(object)
    commands_changed = Signal()
    did = Signal(object)
    scan_taken = Signal()
    hold_scans = Signal(bool)
    sound = Signal(str)
    undo_offered = Signal(str, object)
    attention_changed = Signal(int)

    page_name: ClassVar[str] = ""
    icon_name: ClassVar[str] = "circle"
    concerns: ClassVar[Changes] = Changes()

    def title(self) -> str:
        """The page's name in the language of now."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set every word again, in the language of now."""

    def restyle(self) -> None:
        """Another theme or zoom: draw again what the theme has coloured, set widths anew."""

    def activated(self, argument: Any = None) -> None:
        """The page is shown; `argument` is what `go` carried."""

    def changed(self, kinds: Changes) -> None:
        """Something of these kinds has changed in the store."""

    def commands(self) -> Sequence[Command]:
        """What can be done here now."""
        return ()

    def accepts(self) -> frozenset[str]:
        """Kinds of scan that this page takes (db.queries.scan.Scan), and 'empty' for Enter alone."""
        return frozenset()

    def scanned(self, scan: Any) -> None:
        """A scan (db.queries.scan.Scan) that it accepts; it emits `scan_taken` when the next may come."""
        self.scan_taken.emit()

    def typed(self, text: str) -> None:
        """What the scan box holds after each key."""

    def scan_hint(self) -> str:
        """What the scan box says while it is empty."""
        return ""

    def escape(self) -> None:
        """Esc was pressed with an empty scan box."""

    def enter_results(self) -> bool:
        """Down was pressed in the scan box: move into the results; False where there are none."""
        return False

    def unfinished(self) -> str:
        """What would break off if the program ended now, and what is kept of it; else empty."""
        return ""

    def may_leave(self) -> bool:
        """False where something unsaved must be settled first; the page has said so by then."""
        return True

    def changeEvent(self, event: QEvent) -> None:
        """Words follow the language, pictures the theme, widths the zoom."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self.restyle()
        super().changeEvent(event)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Hands and eyes for whoever plays the real window without a person: the tour, the screenshots.

They press real keys on real widgets, and wait for what they want to see, never for a time.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

PATIENCE_MS = 30_000
LOOK_EVERY_MS = 5


class Stuck(Exception):
    """Something that was waited for did not come; the text says what."""


def type_into(widget: QWidget, text: str) -> None:
    """Type a text, key by key."""
    QTest.keyClicks(widget, text)


def press(widget: QWidget, key: Qt.Key) -> None:
    """Press one key."""
    QTest.keyClick(widget, key)


def enter(box: QWidget, text: str) -> None:
    """Type a text and Enter, as a scanner does; only Enter for ''."""
    type_into(box, text)
    press(box, Qt.Key.Key_Return)


def until(true: Callable[[], bool], what: str, patience_ms: int = PATIENCE_MS) -> None:
    """Let the window live until something is true. Raises Stuck."""
    if true():
        return
    loop = QEventLoop()
    look, give_up = QTimer(), QTimer()
    look.timeout.connect(lambda: loop.exit(0) if true() else None)
    give_up.timeout.connect(lambda: loop.exit(1))
    look.start(LOOK_EVERY_MS)
    give_up.start(patience_ms)
    if loop.exec():
        raise Stuck(what)


def until_told(signal: SignalInstance, act: Callable[[], None], what: str) -> None:
    """Do something and wait for the signal that it leads to. Raises Stuck."""
    came: list[object] = []

    def note(*facts: object) -> None:
        came.append(facts)

    signal.connect(note)
    try:
        act()
        until(lambda: bool(came), what)
    finally:
        signal.disconnect(note)


def let_it_paint() -> None:
    """Deal with everything that is due now."""
    QEventLoop().processEvents(QEventLoop.ProcessEventsFlag.AllEvents)

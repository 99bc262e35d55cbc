# SPDX-License-Identifier: GPL-3.0-or-later
"""What Qt's own dialogs and menus ask to have translated is collected: Qt would say it in English."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QTimer, QTranslator
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollBar,
    QSpinBox,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.desktop_app.ts_files import kept

WORD = re.compile("[A-Za-z]{2}")
NAMES = {"QPageSize", "QMimeType", "QShortcut", "QGuiApplication"}
"""Names of papers and keys, kinds of files as the system calls them, and the writing direction."""
NO_WORDS = {"Form", "...", "mm", "Alt+Left", "Alt+Right", "Alt+Up"}
UNITS = ("(P̸)", "(DD)", "(CC)")


class Ears(QTranslator):
    """Translates nothing; remembers what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[tuple[str, str, str]] = set()

    def translate(self, context: str, source: str, comment: str | None = None, n: int = -1) -> str:
        self.asked.add((context, source, comment or ""))
        return ""

    def isEmpty(self) -> bool:
        return False


@pytest.fixture
def ears(qapp: QApplication) -> Iterator[Ears]:
    listening = Ears()
    qapp.installTranslator(listening)
    yield listening
    qapp.removeTranslator(listening)


def not_collected(ears: Ears) -> list[tuple[str, str, str]]:
    known = {word.key[:3] for word in kept("id")}
    return sorted(
        asked
        for asked in ears.asked - known
        if asked[0] not in NAMES
        and asked[1] not in NO_WORDS
        and not asked[1].endswith(UNITS)
        and WORD.search(asked[1])
    )


def show(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.show()
    QApplication.processEvents()


def closing_what_opens(over: QWidget, opened: Callable[[], QWidget | None]) -> None:
    """A menu or dialog waits for its answer: it is closed from inside."""
    timer = QTimer(over)

    def look() -> None:
        found = opened()
        if found is not None and found is not over:
            timer.stop()
            found.close()

    timer.timeout.connect(look)
    timer.start(5)


def test_file_dialogs(qtbot: QtBot, ears: Ears) -> None:
    for accept, mode in (
        (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.ExistingFile),
        (QFileDialog.AcceptMode.AcceptSave, QFileDialog.FileMode.AnyFile),
        (QFileDialog.AcceptMode.AcceptOpen, QFileDialog.FileMode.Directory),
    ):
        dialog = QFileDialog()
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setAcceptMode(accept)
        dialog.setFileMode(mode)
        show(qtbot, dialog)
    assert ("QFileDialog", "&Look in:", "") in ears.asked
    assert not_collected(ears) == []


def test_the_print_dialog(qtbot: QtBot, ears: Ears) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer)
    show(qtbot, dialog)
    properties = dialog.findChild(QPushButton, "properties")
    if isinstance(properties, QPushButton):  # the system's own dialog has its own words
        closing_what_opens(dialog, QApplication.activeModalWidget)
        properties.click()
    assert not_collected(ears) == []


def test_message_boxes(qtbot: QtBot, ears: Ears) -> None:
    buttons = QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Cancel
    show(qtbot, QMessageBox(QMessageBox.Icon.Warning, "", "…", buttons))
    assert ("QPlatformTheme", "OK", "") in ears.asked
    assert not_collected(ears) == []


def test_menus_of_fields(qtbot: QtBot, ears: Ears) -> None:
    fields = QLineEdit(), QPlainTextEdit()
    for field in fields:
        qtbot.addWidget(field)
        field.createStandardContextMenu()
    assert ("QLineEdit", "Cu&t", "") in ears.asked
    assert not_collected(ears) == []


def test_menus_of_spin_boxes_and_scroll_bars(qtbot: QtBot, ears: Ears) -> None:
    for widget in (QScrollBar(), QSpinBox(), QTabBar()):
        show(qtbot, widget)
        closing_what_opens(widget, QApplication.activePopupWidget)
        at = QPoint(2, 2)
        asking = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
        QApplication.sendEvent(widget, asking)
    assert ("QScrollBar", "Scroll here", "") in ears.asked
    assert ("QAbstractSpinBox", "&Step up", "") in ears.asked
    assert not_collected(ears) == []

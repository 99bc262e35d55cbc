# SPDX-License-Identifier: GPL-3.0-or-later
"""Goes through every state of the program for those who do not see it, or have no mouse.

`python -m tests.screenshots.speaking [PART …]`: whatever can be operated says a name and has one for tests,
where the keyboard is can be seen; on every page Tab, keys, buttons and columns are as
`tests.screenshots.keyboard` wants them. Ends with 1 where that is not so.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import desktop_app  # noqa: F401 - before Qt, for what it mends on Python 3.11
from tests.screenshots.__main__ import off_screen
from tests.screenshots.looks import Look

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

LOOK = Look("id", "light", 1280, 720)


def main() -> int:
    """Everything, or the parts that the command line names."""
    before = sys.excepthook
    with tempfile.TemporaryDirectory() as place:
        off_screen(Path(place))
        try:
            return go_through(sys.argv[1:], Path(place))
        finally:
            sys.excepthook = before


def go_through(parts: list[str], place: Path) -> int:
    """Tell each offender once, with the state that it was met in."""
    # Qt must not be there before its screen is.
    from PySide6.QtWidgets import QApplication

    from desktop_app.application import make_application
    from tests.screenshots import keyboard
    from tests.screenshots.album import PARTS, Album
    from tests.screenshots.camera import Camera

    found: dict[str, str] = {}
    kinds: set[tuple[str, ...]] = set()
    walked: keyboard.Walked = set()
    pressed: set[tuple[str, str, str]] = set()
    pages, windows = set[str](), set[str]()
    met = 0

    class Ears(Camera):
        """Listens where the camera looks."""

        def _press(self, name: str, window: QWidget, look: Look) -> None:
            nonlocal met
            self.taken += 1
            pages.add(getattr(getattr(window, "page", None), "page_name", ""))
            windows.update(
                type(shown).__name__ for shown in QApplication.topLevelWidgets() if shown.isVisible()
            )
            for widget in in_view(QApplication.topLevelWidgets()):
                met += 1
                for fault in faults(widget, kinds):
                    found.setdefault(f"{fault}: {where(widget)}", name)
            for fault in keyboard.faults(window, walked, pressed):
                found.setdefault(fault, name)

    ears = Ears(place / "nothing", [LOOK])
    unforeseen = Album(make_application(), place, None).take(ears, parts or PARTS)
    if not parts:
        found.update((fault, "in all") for fault in keyboard.left_out(pages, windows))
    for fault, name in found.items():
        sys.stdout.write(f"{name}, {fault}\n")
    for error in unforeseen:
        sys.stdout.write(f"unforeseen: {error!r}\n")
    sys.stdout.write(f"{ears.taken} states, {met} widgets, {len(kinds)} kinds with the focus\n")
    return 1 if found or unforeseen or not met else 0


def in_view(windows: list[QWidget]) -> Iterator[QWidget]:
    """Everything visible, but for Qt's own inner parts."""
    from PySide6.QtWidgets import QHeaderView, QScrollBar, QWidget

    for window in windows:
        for widget in (window, *window.findChildren(QWidget)):
            inner = widget.objectName().startswith("qt_") or isinstance(widget, QHeaderView | QScrollBar)
            if widget.isVisible() and not inner:
                yield widget


def faults(widget: QWidget, kinds: set[tuple[str, ...]]) -> Iterator[str]:
    """What is wrong with one; `kinds` remembers of which kinds of widget it was seen that the focus shows."""
    from PySide6.QtWidgets import QStackedWidget, QWidget

    # What only holds others together needs no name.
    if not widget.objectName() and type(widget) not in (QWidget, QStackedWidget):
        yield "no object name"
    if is_operated(widget) and not spoken(widget).strip():
        yield "says no name"
    kind = (type(widget).__name__, *(str(widget.property(name)) for name in ("kind", "role")))
    if takes_tab(widget) and kind not in kinds:
        kinds.add(kind)
        if not shows_focus(widget):
            yield "does not show the focus"


def is_operated(widget: QWidget) -> bool:
    """Whether a person does something with it."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import (
        QAbstractButton,
        QAbstractItemView,
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
        QTabBar,
    )

    operated = (
        QAbstractButton,
        QAbstractItemView,
        QAbstractSpinBox,
        QComboBox,
        QLineEdit,
        QPlainTextEdit,
        QTabBar,
    )
    return isinstance(widget, operated) or widget.focusPolicy() != Qt.FocusPolicy.NoFocus


def spoken(widget: QWidget) -> str:
    """What a screen reader calls it."""
    from PySide6.QtGui import QAccessible

    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def takes_tab(widget: QWidget) -> bool:
    """Whether Tab stops there."""
    from PySide6.QtCore import Qt

    stops = bool(widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value)
    return stops and widget.isEnabled() and widget.focusProxy() is None and not widget.isWindow()


def _bring_into_view(widget: QWidget) -> None:
    """Where Tab would have scrolled to."""
    from PySide6.QtWidgets import QScrollArea

    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def shows_focus(widget: QWidget) -> bool:
    """Whether it looks different with the focus. The focus goes back where it was."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    _bring_into_view(widget)
    before = QApplication.focusWidget()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if not widget.hasFocus():
        return True  # behind a dialog: it is met again when that is gone
    with_focus = widget.window().grab().toImage()
    widget.clearFocus()
    without = widget.window().grab().toImage()
    if before is not None:
        before.setFocus(Qt.FocusReason.OtherFocusReason)
    return with_focus != without


def where(widget: QWidget) -> str:
    """Its names up to the window, the last ones."""
    names = []
    at: QWidget | None = widget
    while at is not None and len(names) < 4:
        names.append(at.objectName() or type(at).__name__)
        at = at.parentWidget()
    return "/".join(reversed(names))


if __name__ == "__main__":
    sys.exit(main())

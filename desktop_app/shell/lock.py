# SPDX-License-Identifier: GPL-3.0-or-later
"""The curtain that hides the desk while nobody is signed in, and the watch that draws it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.blocks.layout import column
from desktop_app.language import translate
from desktop_app.shell.overlay import Overlay

KEY = "F12"

ACTIVITY = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class LockCurtain(Overlay):
    """Holds the sign-in form that the application gives it; only the application draws it back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__("lock-curtain", window, opaque=True)
        self._form: QWidget | None = None
        self._column: QVBoxLayout = column(None, None)
        self.setLayout(self._column)
        self.retranslate()

    def retranslate(self) -> None:
        """What a screen reader says."""
        self.setAccessibleName(translate("Shell", "Locked"))

    def changeEvent(self, event: QEvent) -> None:
        """Its words follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    @property
    def drawn(self) -> bool:
        """Whether the desk is hidden."""
        return self.isVisible()

    def draw(self, form: QWidget) -> None:
        """Hide the desk behind this form, which gets the focus."""
        self._drop_form()
        self._form = form
        self._column.insertWidget(1, form, 0, Qt.AlignmentFlag.AlignHCenter)
        self.open_over()
        form.setFocus(Qt.FocusReason.OtherFocusReason)

    def draw_back(self) -> None:
        """Show the desk again."""
        self.close_over()
        self._drop_form()

    def _drop_form(self) -> None:
        if self._form is not None:
            self._column.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Nothing reaches the desk behind."""
        event.accept()


class IdleWatch(QObject):
    """`idle` once, when nobody has pressed a key or moved the mouse for so long.

    `lock_pressed` where that key was pressed in a dialog, which keeps keys from the window behind it.
    It watches windows, not widgets: a filter on everything would cost a little at every event.
    """

    idle = Signal()
    lock_pressed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = parent
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._watch)
        self._watch(QGuiApplication.focusWindow())

    def start(self, minutes: int) -> None:
        """Count from now; 0 minutes: never."""
        self._timer.setInterval(minutes * 60_000)
        if minutes:
            self._timer.start()
        else:
            self._timer.stop()

    def active(self) -> None:
        """Somebody is here."""
        if self._timer.isActive():
            self._timer.start()

    def wait_again(self) -> None:
        """It was idle, and may be."""
        self._timer.start()

    def _watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See that somebody is here, or leaves."""
        if event.type() in ACTIVITY:
            self.active()
        if event.type() != QEvent.Type.KeyPress or watched is self._desk.windowHandle():
            return False
        assert isinstance(event, QKeyEvent)
        pressed = QKeySequence(event.keyCombination()) == QKeySequence(KEY)
        if pressed:
            self.lock_pressed.emit()
        return pressed

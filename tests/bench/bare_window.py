# SPDX-License-Identifier: GPL-3.0-or-later
"""The yardstick of windows: PySide6 with one line to type into, and nothing of ours. A process of its own.

It says 'ready' when it is painted and has the keyboard, and 'painted' with each letter that is on the screen.
"""

import json
import time

from PySide6.QtCore import QTimer
from PySide6.QtGui import QFocusEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLineEdit


def tell(event: str, **facts: object) -> None:
    print(json.dumps({"event": event, "at": time.monotonic(), **facts}), flush=True)


class Line(QLineEdit):
    """Tells when the event loop comes back from painting it: the picture has gone out then."""

    ready, shown = False, ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        QTimer.singleShot(0, self.look)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        QTimer.singleShot(0, self.look)

    def look(self) -> None:
        if self.hasFocus() and not self.ready:
            self.ready = True
            tell("ready")
        elif self.text() != self.shown:
            self.shown = self.text()
            tell("painted", text=self.shown)


application = QApplication([])
line = Line()
line.resize(600, 80)
line.show()
application.exec()

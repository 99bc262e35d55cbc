# SPDX-License-Identifier: GPL-3.0-or-later
"""A slip as it looks on paper, beside the list of slips."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QScrollArea

from desktop_app.background import Background

DPI = 110


class SlipPicture(QScrollArea):
    """Draws in the background; the newest request wins."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setObjectName("history-picture")
        self._background = background
        self._paper = QLabel()
        self._paper.setObjectName("history-picture-paper")
        self._paper.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._pixmap = QPixmap()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._paper)

    def show_pdf(self, draw: Callable[[], bytes], name: str, failed: Callable[[Exception], None]) -> None:
        """Show the first page of what `draw` makes."""
        self._paper.setAccessibleName(name)
        self._background.latest("history-picture", lambda _task: _picture(draw()), self._drawn, failed)

    def clear(self) -> None:
        """Show nothing."""
        self._pixmap = QPixmap()
        self._paper.clear()

    def _drawn(self, pixmap_image: object) -> None:
        self._pixmap = QPixmap.fromImage(pixmap_image)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        if self._pixmap.isNull():
            return
        room = self.viewport().width() - 8
        fitting = self._pixmap
        if fitting.width() > room:
            fitting = fitting.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)
        self._paper.setPixmap(fitting)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, another size."""
        super().resizeEvent(event)
        self._fit()


def _picture(pdf: bytes) -> object:
    from desktop_app.printing.pages import Pages
    from desktop_app.printing.printer import image

    pages = Pages(pdf)
    try:
        return image(pages.picture(0, DPI))
    finally:
        pages.close()

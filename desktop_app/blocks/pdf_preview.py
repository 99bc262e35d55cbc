# SPDX-License-Identifier: GPL-3.0-or-later
"""A dialog that shows what will come out of the printer: pages, zoom, print, save."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QKeySequence, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app.background import Background, Task
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import column, row
from desktop_app.blocks.words import Button, Label
from desktop_app.language import translate

_ZOOMS = (0.5, 0.75, 1.0, 1.25, 1.5, 2.0, 3.0)
_LARGEST_FIT = 1.5
_SCREEN_DPI = 96.0
_GAP = 16
_ROOM = QSize(560, 640)
SHORTEST_SCAN = 4
SCANNED = 2
"""The result of a preview that a scan has closed."""


class PagePicture(Protocol):
    """A page as pixels of 4 bytes (blue, green, red, unused)."""

    @property
    def width(self) -> int:
        """Pixels across."""

    @property
    def height(self) -> int:
        """Pixels down."""

    @property
    def stride(self) -> int:
        """Bytes in a row."""

    @property
    def data(self) -> bytes:
        """The rows, top first."""


class PageSource(Protocol):
    """A printed document: sizes of its pages in points, and pictures of them."""

    @property
    def sizes(self) -> Sequence[tuple[float, float]]:
        """Width and height of each page."""

    def picture(self, page: int, dpi: float) -> PagePicture:
        """Page number `page`, from 0."""


class PdfPreview(QDialog):
    """Shows `pages`; Print calls `print_` and closes when it returns True; Save writes `pdf`.

    A scan means that the next person is at the desk: it closes the preview and is handed on by `scanned`.
    `put_aside` when a person has closed it, with nobody waiting.
    Not `awaited` (see dialog.Dialog): a locked desk hides it and brings it back, whatever there was to print.
    """

    awaited = False
    scanned = Signal(str)
    put_aside = Signal()

    def __init__(
        self,
        pages: PageSource,
        pdf: bytes,
        name: str,
        background: Background,
        print_: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("pdf-preview")
        self._pages, self._pdf, self._name, self._print = pages, pdf, name, print_
        self._background = background
        self._typed = ""
        self._tasks: list[Task] = []
        self._zoom = 1.0
        self._labels = [self._page_label(number) for number in range(len(pages.sizes))]
        self._scroll = self._make_scroll()
        self._make_buttons()
        self._lay_out()
        self.retranslate()

    def _page_label(self, number: int) -> QLabel:
        label = QLabel(self)
        label.setObjectName(f"pdf-page-{number + 1}")
        label.setStyleSheet("background: white; border: 1px solid #c4c8cc;")
        label.setScaledContents(True)
        return label

    def _make_scroll(self) -> QScrollArea:
        pages = QWidget()
        pages.setObjectName("pdf-pages")
        rows = QVBoxLayout(pages)
        rows.setSpacing(_GAP)
        rows.setContentsMargins(_GAP, _GAP, _GAP, _GAP)
        for label in self._labels:
            rows.addWidget(label, alignment=Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch()
        scroll = QScrollArea(self)
        scroll.setObjectName("pdf-scroll")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidgetResizable(True)
        scroll.setWidget(pages)
        return scroll

    def _make_buttons(self) -> None:
        self.print_button = self._button("print", "primary", "printer", self.print_now)
        self.save_button = self._button("save", "plain", "floppy-disk", self.save)
        self.smaller_button = self._button("smaller", "quiet", "magnifying-glass-minus", self.smaller)
        self.larger_button = self._button("larger", "quiet", "magnifying-glass-plus", self.larger)
        self.fit_button = self._button("fit", "quiet", "arrows-out-line-horizontal", self.fit)
        self.close_button = self._button("close", "plain", "", self.reject)
        self.count_label = Label("pdf-count", "muted")

    def _button(self, name: str, kind: str, icon_name: str, action: Callable[[], None]) -> Button:
        button = Button(f"pdf-{name}", kind, icon_name)
        button.setAutoDefault(False)
        button.clicked.connect(action)
        return button

    def _lay_out(self) -> None:
        zooms = (self.smaller_button, self.larger_button, self.fit_button)
        top = row(*zooms, self.count_label, None, self.close_button, self.save_button, self.print_button)
        whole = column(top, self._scroll, gap=tokens.GAP_S, margin=tokens.GAP_M)
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self.resize(_ROOM)

    def retranslate(self) -> None:
        """All words anew, in the language in use."""
        self.setWindowTitle(self._name)
        words = (
            (self.print_button, translate("PdfPreview", "Print"), "Ctrl+P"),
            (self.save_button, translate("PdfPreview", "Save as PDF"), "Ctrl+S"),
            (self.smaller_button, translate("PdfPreview", "Smaller"), "Ctrl+-"),
            (self.larger_button, translate("PdfPreview", "Larger"), "Ctrl+="),
            (self.fit_button, translate("PdfPreview", "Fit width"), "Ctrl+0"),
            (self.close_button, translate("PdfPreview", "Close"), "Esc"),
        )
        for button, text, keys in words:
            button.set_words(text, keys)
            if button in (self.smaller_button, self.larger_button, self.fit_button):
                button.setText("")
            button.setShortcut(QKeySequence(keys))
        self.count_label.set_text(translate("PdfPreview", "%n page(s)", None, len(self._labels)))
        self._scroll.setAccessibleName(translate("PdfPreview", "Pages"))
        for number, label in enumerate(self._labels, 1):
            label.setAccessibleName(translate("PdfPreview", "Page {number}").format(number=number))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language while open."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Show the pages as wide as there is room."""
        super().showEvent(event)
        if not self._tasks:
            self.fit()
            self.print_button.setFocus()

    def fit(self) -> None:
        """As wide as the room allows; a slip that would be larger than in the hand is shown whole."""
        widest = max(width for width, _ in self._pages.sizes) * _SCREEN_DPI / 72
        tallest = max(height for _, height in self._pages.sizes) * _SCREEN_DPI / 72
        room = self._scroll.viewport().size() - QSize(2 * _GAP + 4, 2 * _GAP + 4)
        whole = max(1.0, min(room.height() / tallest, _LARGEST_FIT))
        self._show_at(max(_ZOOMS[0], min(room.width() / widest, whole)))

    def smaller(self) -> None:
        """One step smaller."""
        self._show_at(max((zoom for zoom in _ZOOMS if zoom < self._zoom - 0.01), default=_ZOOMS[0]))

    def larger(self) -> None:
        """One step larger."""
        self._show_at(min((zoom for zoom in _ZOOMS if zoom > self._zoom + 0.01), default=_ZOOMS[-1]))

    @property
    def zoom(self) -> float:
        """1.0 is the real size on a screen of 96 dpi."""
        return self._zoom

    def _show_at(self, zoom: float) -> None:
        self._zoom = zoom
        self._forget()
        dpi = _SCREEN_DPI * zoom
        for number, (width, height) in enumerate(self._pages.sizes):
            self._labels[number].setFixedSize(round(width * dpi / 72), round(height * dpi / 72))
            self._tasks.append(self._ask(number, dpi * self.devicePixelRatioF()))

    def _ask(self, number: int, dpi: float) -> Task:
        def show(picture: PagePicture) -> None:
            self._labels[number].setPixmap(_pixmap(picture, self.devicePixelRatioF()))

        return self._background.run(lambda task: self._pages.picture(number, dpi), show)

    def _forget(self) -> None:
        for task in self._tasks:
            task.cancel()
        self._tasks.clear()

    def done(self, result: int) -> None:
        """Closed: what is still being drawn is not wanted any more."""
        self._forget()
        typed, self._typed = self._typed, ""
        super().done(result)
        if typed and result == SCANNED:
            self.scanned.emit(typed)
        else:
            self.put_aside.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter prints, or presses the button with the focus; after letters and digits it ends a scan."""
        pages = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1}
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif event.key() in pages:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + pages[Qt.Key(event.key())] * bar.pageStep())
        elif event.text().strip() and event.text().isprintable():
            self._typed += event.text()
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        focused = self.focusWidget()
        if len(self._typed) >= SHORTEST_SCAN:
            self.done(SCANNED)
        elif isinstance(focused, QPushButton):
            focused.click()
        else:
            self.print_now()

    def print_now(self) -> None:
        """Hand over to the printer; close when it took the job."""
        if self._print():
            self.accept()

    def save(self) -> None:
        """Ask where to, and write the PDF there."""
        words = translate("PdfPreview", "Save as PDF")
        kinds = translate("PdfPreview", "PDF documents (*.pdf)")
        chosen, _ = QFileDialog.getSaveFileName(self, words, f"{self._name}.pdf", kinds)
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, path: Path) -> None:
        """Write the PDF to `path`, whole or not at all; say so when it can't be."""
        try:
            _write_whole(path, self._pdf)
        except OSError as problem:
            words = translate("PdfPreview", "The file could not be written: {reason}")
            QMessageBox.warning(self, self.windowTitle(), words.format(reason=problem.strerror or problem))


def _pixmap(picture: PagePicture, ratio: float) -> QPixmap:
    size = picture.width, picture.height, picture.stride
    image = QImage(picture.data, *size, QImage.Format.Format_RGB32)
    pixmap = QPixmap.fromImage(image)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


def _write_whole(path: Path, data: bytes) -> None:
    with NamedTemporaryFile(dir=path.parent, prefix=".pdf-", delete=False) as half:
        try:
            half.write(data)
            half.flush()
            os.fsync(half.fileno())
        except OSError:
            os.unlink(half.name)
            raise
    os.replace(half.name, path)

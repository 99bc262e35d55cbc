# SPDX-License-Identifier: GPL-3.0-or-later
"""From facts to paper as this desk wants it: a preview, straight to a printer, or nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop_app.background import Background
from desktop_app.blocks.page import Toast
from desktop_app.language import translate
from desktop_app.printing.paper import Paper
from desktop_app.refusal_words import words

if TYPE_CHECKING:
    from desktop_app.blocks.pdf_preview import PdfPreview


class Wishes(Protocol):
    """What this desk wants printed where; see desktop_app.preferences."""

    def output(self, document: str) -> str:
        """'preview', 'printer' or 'nothing'."""

    def printer(self, document: str) -> str:
        """The chosen printer."""

    def paper(self, document: str) -> Paper:
        """The chosen paper."""


Draw = Callable[[], bytes]


class Output(QObject):
    """`told(Toast)` when something was printed or was not; a slip is kept in the history either way.

    `scanned(text)` is a scan that came while a preview was open.
    """

    told = Signal(object)
    previewed = Signal(object)
    scanned = Signal(str)

    def __init__(self, background: Background, wishes: Wishes) -> None:
        super().__init__()
        self._background, self._wishes = background, wishes

    def deliver(self, draw: Draw, document: str, name: str, window: QWidget) -> None:
        """As this desk's settings have it for the document ('loan_slip', 'return_slip' …)."""
        match self._wishes.output(document):
            case "preview":
                self.preview(draw, document, name, window)
            case "printer":
                self.print(draw, document, name)

    def preview(
        self,
        draw: Draw,
        document: str,
        name: str,
        window: QWidget,
        then: Callable[[], None] = lambda: None,
        *,
        paper: Paper | None = None,
    ) -> None:
        """Show what would be printed; it can be printed and saved from there. `then` when it is closed.

        A document that goes on one `paper` only says so; of the others the desk's settings know.
        """
        paper = self._wishes.paper(document) if paper is None else paper

        def drawn(found: tuple[Any, bytes]) -> None:
            dialog = self._show(*found, paper, name, window)
            dialog.put_aside.connect(then)

        self._background.run(lambda _task: _pages(draw()), drawn, self._failed)

    def print(self, draw: Draw, document: str, name: str) -> None:
        """Straight to the chosen printer, without a dialog."""
        printer, paper = self._wishes.printer(document), self._wishes.paper(document)

        def send(_task: object) -> None:
            from desktop_app.printing.printer import print_to

            print_to(printer, draw(), paper)

        said = translate("Output", "{name} is printed.").format(name=name)
        self._background.run(send, lambda _none: self.told.emit(Toast(said)), self._failed)

    def _show(self, pages: Any, pdf: bytes, paper: Paper, name: str, window: QWidget) -> PdfPreview:
        from desktop_app.blocks.pdf_preview import PdfPreview
        from desktop_app.printing.printer import print_with_dialog

        def print_() -> bool:
            try:
                return print_with_dialog(pdf, paper, dialog)
            except Exception as error:  # noqa: BLE001 - told over the preview, which stays
                QMessageBox.warning(dialog, dialog.windowTitle(), words(error).as_sentence())
                return False

        dialog = PdfPreview(pages, pdf, name, self._background, print_, window)
        dialog.finished.connect(lambda _code: pages.close())
        dialog.finished.connect(dialog.deleteLater)
        dialog.scanned.connect(self.scanned)
        self.previewed.emit(dialog)
        dialog.open()
        return dialog

    def _failed(self, error: Exception) -> None:
        self.told.emit(Toast(words(error).as_sentence(), "bad"))


def _pages(pdf: bytes) -> tuple[Any, bytes]:
    from desktop_app.printing.pages import Pages

    return Pages(pdf), pdf

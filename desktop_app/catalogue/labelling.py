# SPDX-License-Identifier: GPL-3.0-or-later
"""From the catalogue page to labels on paper: copies are marked while one looks, then printed together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.operations.desk import Desk
from desktop_app.background import Background
from desktop_app.blocks.page import Page, Toast
from desktop_app.catalogue.labels_presenter import LabelsPresenter, Marked
from desktop_app.catalogue.records import Card, Copy
from desktop_app.language import translate
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output

if TYPE_CHECKING:
    from desktop_app.catalogue.labels_dialog import LabelsDialog
    from desktop_app.printing.label_stock import Labels
    from desktop_app.printing.labels import What

STOCK = "labels_stock"
"""The setting that remembers which labels this desk has."""


class Labelling:
    """Opens the dialog over the page, and hands what was chosen to the printer's preview."""

    def __init__(
        self,
        page: Page,
        desk: Callable[[], Desk],
        background: Background,
        output: Output,
        settings: Settings,
    ) -> None:
        self._page, self._output, self._settings = page, output, settings
        self.presenter = LabelsPresenter(desk, background, self._marked)
        self._dialog: LabelsDialog | None = None

    def mark(self, copy: Copy) -> None:
        """This copy, too; the page says how many there are now."""
        self.presenter.mark([copy.uid])

    def show(self, card: Card | None) -> None:
        """The dialog, with what is marked; without marks, with the copies here of the title shown."""
        from desktop_app.catalogue.labels_dialog import LabelsDialog

        dialog = LabelsDialog(self._page, self.presenter, self._settings.get(STOCK), self._print)
        self._dialog = dialog
        dialog.finished.connect(self._closed)
        dialog.finished.connect(dialog.deleteLater)
        if card is not None and not self.presenter.marked.copies:
            here = [copy.uid for copy in card.copies if copy.here and copy.condition != "withdrawn"]
            self.presenter.mark(here)
        dialog.open()

    def _closed(self, _code: int) -> None:
        self._dialog = None

    def _marked(self, marked: Marked) -> None:
        if self._dialog is not None:
            self._dialog.show_marked(marked)
        elif marked.added is not None:
            said = translate("Labels", "%n label(s) marked for printing.", None, len(marked.copies))
            self._page.toast.emit(Toast(said))

    def _print(self, stock: Labels, what: What, first: int) -> None:
        from desktop_app.printing import labels

        self._settings.set(STOCK, stock.name)
        wanted = self.presenter.marked.to_print()
        self._output.preview(
            lambda: labels.render(wanted, stock, what, first),
            "labels",
            translate("Labels", "Labels"),
            self._page,
            paper=stock.paper,
        )

# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a new workshop begins empty or from a template. Widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QWidget

from db.queries.planning import Named
from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.language import translate


class NewDialog(Dialog):
    """`chosen(uid)` of a template, `chosen(None)` for an empty one; arrows and Enter."""

    def __init__(
        self, parent: QWidget, templates: Sequence[Named], chosen: Callable[[UUID | None], None]
    ) -> None:
        super().__init__("workshops-new", parent)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._uids: list[UUID | None] = [None, *(one.uid for one in templates)]
        self._chosen = chosen
        self.list = QListWidget()
        self.list.setObjectName("workshops-new-list")
        self.list.setAccessibleName(translate("Workshops", "Templates"))
        self.list.addItems([translate("Workshops", "An empty form"), *(one.name for one in templates)])
        self.list.setMinimumHeight(theme.px(180))
        self.list.setCurrentRow(0)
        self.list.itemActivated.connect(lambda _item: self.accept())
        self.body.addWidget(self.list)
        self.set_words(
            translate("Workshops", "New workshop"),
            translate("Workshops", "From a template comes everything but the day."),
            translate("Workshops", "Go on"),
        )
        self.list.setFocus()

    def accept(self) -> None:
        """Go on with the one under the cursor."""
        super().accept()
        self._chosen(self._uids[max(0, self.list.currentRow())])

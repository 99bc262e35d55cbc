# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks for which workshops of a series a change is meant, and shows what becomes of each. Widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from db.queries.workshops import Detail
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.layout import row
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Chip, one_at_a_time
from desktop_app.language import translate
from desktop_app.refusal_words.fields import field_name
from desktop_app.workshops import phrases
from desktop_app.workshops.series_changes import SCOPES, Change, Fate, fates
from desktop_app.workshops.workshop_form import field_words


class SeriesDialog(Dialog):
    """`decided(fates)` when somebody says so."""

    decided = Signal(object)

    def __init__(
        self, parent: QWidget, change: Change, series: Sequence[Detail], this: UUID, now: datetime
    ) -> None:
        super().__init__("workshops-series", parent, width=640)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._change, self._series, self._this, self._now = change, series, this, now
        self.chips = {scope: Chip(f"workshops-series-{scope}") for scope in SCOPES}
        one_at_a_time(self, self.chips.values())
        self._model = _model()
        self.preview = DataTable("workshops-series-preview", self._model)
        self.preview.setFixedHeight(theme.px(260))
        self.body.addLayout(row(*self.chips.values(), None, gap=tokens.GAP_S))
        self.body.addWidget(self.preview)
        for number, (scope, chip) in enumerate(self.chips.items(), 1):
            chip.setShortcut(f"Alt+{number}")
            chip.clicked.connect(lambda _checked=False, scope=scope: self.choose(scope))
        self.found: list[Fate] = []
        self.retranslate()
        self.choose("one")

    def choose(self, scope: str) -> None:
        """This one, this and the following, or all."""
        self.chips[scope].setChecked(True)
        self.found = fates(self._change, self._series, self._this, scope, self._now)
        self._model.show(self.found)
        many = sum(bool(fate.work.steps) for fate in self.found)
        self.primary.set_words(translate("Workshops", "Change %n workshop(s)", None, many), "Ctrl+Enter")
        self.primary.setShortcut("Ctrl+Return")
        self.primary.setEnabled(many > 0)

    def accept(self) -> None:
        """Do it."""
        super().accept()
        self.decided.emit(self.found)

    def retranslate(self) -> None:
        """All words."""
        self.set_words(
            translate("Workshops", "For which workshops of the series?"),
            translate("Workshops", "What somebody has set otherwise for one workshop stays there."),
            "",
        )
        for (scope, words), number in zip(WORDS.items(), range(1, 4), strict=True):
            self.chips[scope].set_words(words(), f"Alt+{number}")
            self.chips[scope].setShortcut(f"Alt+{number}")
        self.preview.setAccessibleName(translate("Workshops", "What becomes of each"))


WORDS: dict[str, Callable[[], str]] = {
    "one": lambda: translate("Workshops", "This one"),
    "following": lambda: translate("Workshops", "This and the following"),
    "all": lambda: translate("Workshops", "All of the series"),
}
NAMES: dict[str, Callable[[], str]] = {
    "people": lambda: translate("Workshops", "People"),
    "starts_at": lambda: translate("Workshops", "Time"),
    "set_up": lambda: translate("Workshops", "Setting up"),
    "clear_up": lambda: translate("Workshops", "Clearing"),
}


def _model() -> RowsModel[Fate]:
    columns: list[Column[Fate]] = [
        Column(
            lambda: translate("Workshops", "Date"),
            lambda fate: phrases.when(fate.detail.row.first_at, fate.detail.row.last_at),
            200,
        ),
        Column(lambda: translate("Workshops", "What becomes of it"), fate_words, tone=_tone),
    ]
    return RowsModel(columns, lambda fate: fate.detail.row.uid)


def fate_words(fate: Fate) -> str:
    """'Title, Room change; People stays as it is here.'"""
    if fate.stays:
        return {
            "over": translate("Workshops", "stays: it is over"),
            "cancelled": translate("Workshops", "stays: it is cancelled"),
        }[fate.stays]
    kept = _names(fate.work.kept)
    said = []
    if fate.work.changed:
        said.append(translate("Workshops", "changes: {fields}").format(fields=_names(fate.work.changed)))
    if kept:
        said.append(translate("Workshops", "stays: {fields}, set otherwise here").format(fields=kept))
    return " · ".join(said) or translate("Workshops", "stays: there is nothing to change")


def _tone(fate: Fate) -> str:
    return "" if fate.work.changed else "faint"


def _names(fields: Sequence[str]) -> str:
    known = field_words()
    return ", ".join(
        NAMES[name]() if name in NAMES else known[name][0] if name in known else field_name(name)
        for name in fields
    )

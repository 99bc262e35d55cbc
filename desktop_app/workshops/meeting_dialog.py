# SPDX-License-Identifier: GPL-3.0-or-later
"""The review of an online meeting's list: who is whom, before anything is marked."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Label
from desktop_app.language import format_number, format_time, translate
from desktop_app.workshops.meeting_work import Matched, Review

NOBODY, WALK_IN = "nobody", "walk_in"


class ReviewTable(DataTable):
    """Space takes the row, or leaves it out."""

    turned = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One key for each row."""
        if event.key() == Qt.Key.Key_Space:
            self.turned.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class MeetingDialog(Dialog):
    """Who is sure is taken already; everybody else a person decides on. `rows` is what was decided."""

    def __init__(self, parent: QWidget, review: Review) -> None:
        super().__init__("meeting-dialog", parent, width=780)
        self.rows = list(review.rows)
        self._model = review_model()
        self.table = ReviewTable("meeting-rows", self._model)
        self.table.setMinimumHeight(theme.px(300))
        self.who = ChoiceField("meeting-who")
        self.who_row = FormRow("meeting-who", self.who)
        self.unread = Label("meeting-unread", "warn", wrap=True)
        for part in (self.table, self.who_row, self.unread):
            self.body.addWidget(part)
        self.table.turned.connect(self._turn)
        self.table.chosen.connect(lambda _row: self._offer())
        self.who.activated.connect(lambda _place: self._decide(self.who.value()))
        self._say(review)
        self._show()
        self.table.move_to(next((at for at, row in enumerate(self.rows) if not row.taken), 0))
        self.table.setFocus()
        self.resize(self.minimumWidth(), self.sizeHint().height())

    def _say(self, review: Review) -> None:
        self.set_words(
            translate("Meeting", "Attendance of the online meeting"),
            translate(
                "Meeting",
                "Those whose e-mail or name is on the list are taken. Of the others you say who they are; "
                "Space takes the likeliest, or leaves out.",
            ),
            translate("Meeting", "Mark them"),
        )
        self.table.setAccessibleName(translate("Meeting", "People in the file"))
        self.who_row.set_words(translate("Meeting", "Who it is"))
        lines = ", ".join(format_number(line) for line in review.unread[:20])
        words = translate("Meeting", "Lines that could not be read: {lines}")
        self.unread.set_text(words.format(lines=lines) if review.unread else "")
        self.unread.setVisible(bool(review.unread))

    def _show(self) -> None:
        self._model.show(list(enumerate(self.rows)))
        taken = sum(row.taken for row in self.rows)
        self.primary.setText(translate("Meeting", "Mark %n people", None, taken))
        self.primary.setEnabled(taken > 0)
        self._offer()

    def _offer(self) -> None:
        current = self.table.current()
        if current is None:
            return
        row: Matched = current[1]
        choices: list[tuple[UUID | str, str]] = [(person.registration, person.name) for person in row.likely]
        choices.append((WALK_IN, translate("Meeting", "Not on the list: register as a walk-in")))
        choices.append((NOBODY, translate("Meeting", "Leave out")))
        self.who.set_choices(choices)
        chosen = row.chosen.registration if row.chosen is not None else WALK_IN if row.as_walk_in else NOBODY
        self.who.choose(chosen)

    def _turn(self, place: int) -> None:
        if not 0 <= place < len(self.rows):
            return
        row = self.rows[place]
        first = row.likely[0].registration if row.likely else WALK_IN
        self._decide(NOBODY if row.taken else first)
        self.table.move_to(place + 1)

    def _decide(self, who: object) -> None:
        place = self.table.currentIndex().row()
        if not 0 <= place < len(self.rows):
            return
        row = self.rows[place]
        person = next((one for one in row.likely if one.registration == who), None)
        self.rows[place] = row._replace(chosen=person, as_walk_in=who == WALK_IN)
        self._show()


def review_model() -> RowsModel[tuple[int, Matched]]:
    """Who it is in the file, when and how long, and whom that is on the list."""
    columns: list[Column[tuple[int, Matched]]] = [
        Column(lambda: translate("Meeting", "In the file"), lambda r: r[1].one.name, strong=True),
        Column(lambda: translate("Meeting", "From"), lambda r: format_time(r[1].one.stays[0][0]), 70),
        Column(
            lambda: translate("Meeting", "Minutes"),
            lambda r: format_number(r[1].one.minutes),
            80,
            right=True,
        ),
        Column(lambda: translate("Meeting", "On the list"), _whom, tone=lambda r: _tone(r[1])),
    ]
    return RowsModel(columns, lambda row: row[0])


def _whom(numbered: tuple[int, Matched]) -> str:
    row = numbered[1]
    if row.chosen is not None:
        return row.chosen.name
    if row.as_walk_in:
        return translate("Meeting", "walk-in")
    if row.likely:
        return translate("Meeting", "{name}?").format(name=row.likely[0].name)
    return translate("Meeting", "nobody")


def _tone(row: Matched) -> str:
    return "good" if row.taken else "warn" if row.likely else "muted"

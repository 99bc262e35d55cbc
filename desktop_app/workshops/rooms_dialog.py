# SPDX-License-Identifier: GPL-3.0-or-later
"""The rooms of this desk's branch: added, renamed, taken out of use. Widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from db.operations.desk import Desk
from db.queries.planning import RoomRow, rooms_of
from desktop_app.background import Background
from desktop_app.blocks import theme
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.layout import row
from desktop_app.blocks.notice import Notice
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Button
from desktop_app.facts_form import fill_in
from desktop_app.language import format_number, translate
from desktop_app.refusal_words import words
from desktop_app.workshops import plan_presenter as doing
from desktop_app.workshops.line_forms import RoomForm


class RoomsDialog(Dialog):
    """Enter changes a room; `changed` is called after each that is saved."""

    def __init__(
        self, parent: QWidget, desk: Callable[[], Desk], background: Background, changed: Callable[[], None]
    ) -> None:
        super().__init__("workshops-rooms", parent, width=520)
        self.setWindowModality(Qt.WindowModality.WindowModal)
        self._desk, self._background, self._changed = desk, background, changed
        self._model = rooms_model()
        self.table = DataTable("workshops-rooms-table", self._model)
        self.table.setMinimumHeight(theme.px(220))
        self.table.setAccessibleName(translate("Workshops", "Rooms"))
        self.add_button = Button("workshops-rooms-add", "plain", "plus")
        self.edit_button = Button("workshops-rooms-edit", "plain", "pencil-simple")
        self.problem = Notice("workshops-rooms-problem", "bad")
        self.body.addWidget(self.problem)
        self.body.addWidget(self.table)
        self.body.addLayout(row(self.add_button, self.edit_button, None))
        for button, shortcut in ((self.add_button, "F6"), (self.edit_button, "F3")):
            button.setAutoDefault(False)
            button.setShortcut(shortcut)
        self.add_button.clicked.connect(lambda _checked=False: self._fill_in(None))
        self.edit_button.clicked.connect(lambda _checked=False: self.edit())
        self.table.opened.connect(lambda _row: self.edit())
        self.set_words(translate("Workshops", "Rooms"), "", translate("Workshops", "Done"))
        self.add_button.set_words(translate("Workshops", "New room"), "F6")
        self.edit_button.set_words(translate("Workshops", "Change room"), "F3")
        for button, shortcut in ((self.add_button, "F6"), (self.edit_button, "F3")):
            button.setShortcut(shortcut)
        self.secondary.hide()
        self._read()

    def edit(self) -> None:
        """The form for the one under the cursor."""
        if (room := self.table.current()) is not None:
            self._fill_in(room)

    def _fill_in(self, room: RoomRow | None) -> None:
        desk, target = self._desk(), room.uid if room else None
        fill_in(
            RoomForm(self, room),
            self._background,
            lambda facts: doing.put_room(desk, desk.branch, facts, target),
            lambda _none: self._saved(),
        )

    def _saved(self) -> None:
        self._changed()
        self._read()

    def _read(self) -> None:
        desk = self._desk()

        def read(_task: object) -> list[RoomRow]:
            with desk.store.read() as session:
                return rooms_of(session, desk.branch)

        self._background.run(read, self._show, lambda error: self.problem.say(*words(error)))

    def _show(self, rooms: Sequence[RoomRow]) -> None:
        self._model.show(rooms)
        self.table.move_to(max(0, self.table.currentIndex().row()))
        self.edit_button.setEnabled(bool(rooms))


def rooms_model() -> RowsModel[RoomRow]:
    """Name and seats."""
    columns: list[Column[RoomRow]] = [
        Column(lambda: translate("Workshops", "Name"), lambda r: r.name, struck=lambda r: not r.active),
        Column(
            lambda: translate("Workshops", "Seats"),
            lambda r: "–" if r.seats is None else format_number(r.seats),
            90,
            right=True,
        ),
    ]
    return RowsModel(columns, lambda room: room.uid)

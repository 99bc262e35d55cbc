# SPDX-License-Identifier: GPL-3.0-or-later
"""Asking about one person at a session, or about heads: at the door and beside the list alike."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from db.queries import door as at_door
from db.queries.door import MarkRow, PersonRow
from desktop_app.workshops.door_dialogs import HeadsDialog, HistoryDialog, MarkDialog
from desktop_app.workshops.door_presenter import DoorPresenter
from desktop_app.workshops.view import Context


def ask_correction(parent: QWidget, presenter: DoorPresenter, person: PersonRow) -> MarkDialog:
    """Something else is true than what was seen."""
    dialog = MarkDialog(parent, person, presenter.state.door)
    dialog.scanned.connect(presenter.entered)

    def accepted() -> None:
        found = dialog.correction
        if found is not None:
            presenter.correct(person.registration, found.mark, found.reason, found.at)

    dialog.accepted.connect(accepted)
    dialog.open()
    return dialog


def ask_history(context: Context, parent: QWidget, presenter: DoorPresenter, person: PersonRow) -> None:
    """Everything that was noted of a person, also what was taken back."""
    desk, door = context.desk(), presenter.state.door

    def read(_task: object) -> list[MarkRow]:
        with desk.store.read() as session:
            return at_door.history(session, door, person.registration)

    def show(marks: list[MarkRow]) -> None:
        dialog = HistoryDialog(parent, person, marks, desk.device)
        dialog.scanned.connect(presenter.entered)
        dialog.taken_back.connect(partial(presenter.take_back, person.registration))
        dialog.open()

    context.background.run(read, show, context.failed)


def ask_heads(context: Context, parent: QWidget, presenter: DoorPresenter) -> None:
    """People without names; the fields begin with what this door counted last."""
    desk, session = context.desk(), presenter.state.door.session_id

    def read(_task: object) -> at_door.Heads:
        with desk.store.read() as reading:
            return at_door.heads(reading, session, desk.device)

    def show(last: at_door.Heads) -> None:
        dialog = HeadsDialog(parent, last)
        dialog.accepted.connect(lambda: presenter.count_heads(dialog.counted))
        dialog.open()

    context.background.run(read, show, context.failed)

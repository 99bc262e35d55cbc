# SPDX-License-Identifier: GPL-3.0-or-later
"""Closing a session: whoever has no mark is marked, in one go, and it can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from db.operations import attendance
from db.operations.desk import Desk
from db.queries.attendance import closing_marks, without_mark
from db.queries.door import Door
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.page import Toast
from desktop_app.language import translate
from desktop_app.workshops.view import Context

AT_ONCE = 50
"""Marks in one transaction: a scan at the same desk waits for no more than these."""


def close(desk: Desk, door: Door) -> int:
    """Mark whoever is registered and has no mark as unseen; how many people that is. Raises Refusal."""
    with desk.store.read() as session:
        missing = without_mark(session, door)
    for some in _parts([one.registration for one in missing]):
        with desk.together() as perform:
            for one in some:
                perform(
                    attendance.mark_attendance,
                    registration=one,
                    session=door.session,
                    device=desk.device,
                    mark="unseen",
                    source="closing",
                )
    return sum(one.people for one in missing)


def reopen(desk: Desk, door: Door) -> int:
    """Take back what closing has marked, at whatever desk. Raises Refusal."""
    with desk.store.read() as session:
        marks = closing_marks(session, door.session_id)
    for some in _parts(marks):
        with desk.together() as perform:
            for mark in some:
                perform(attendance.take_back_mark, mark=mark, device=desk.device)
    return len(marks)


def _parts(some: Sequence[UUID]) -> list[Sequence[UUID]]:
    return [some[start : start + AT_ONCE] for start in range(0, len(some), AT_ONCE)]


class ClosingDialog(Dialog):
    """How many are marked absent."""

    def __init__(self, parent: QWidget, many: int) -> None:
        super().__init__("attendance-closing", parent)
        self.set_words(
            translate("Attendance", "Close the session"),
            translate(
                "Attendance",
                "%n people without a mark are marked absent. Whoever another door has seen stays present, "
                "also when it tells so later.",
                None,
                many,
            ),
            translate("Attendance", "Mark them absent"),
        )


def ask_to_close(context: Context, door: Door, many: int, marked: Callable[[], None]) -> None:
    """Say how many it concerns, then do it; `marked` when it is done, or taken back by the toast's Undo."""
    desk = context.desk()
    dialog = ClosingDialog(context.window(), many)

    def closed(done: int) -> None:
        words = translate("Attendance", "%n people were marked absent.", None, done)
        context.toast(Toast(words, undo=partial(take_back, context, door, marked)))
        marked()

    dialog.accepted.connect(
        lambda: context.background.run(lambda _task: close(desk, door), closed, context.failed, lane="desk")
    )
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def take_back(context: Context, door: Door, marked: Callable[[], None]) -> None:
    """Those who were marked by closing are without a mark again."""
    desk = context.desk()

    def reopened(many: int) -> None:
        words = translate("Attendance", "%n marks of the closing were taken back.", None, many)
        context.toast(Toast(words))
        marked()

    context.background.run(lambda _task: reopen(desk, door), reopened, context.failed, lane="desk")

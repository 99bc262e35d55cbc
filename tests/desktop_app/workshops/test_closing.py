# SPDX-License-Identifier: GPL-3.0-or-later
"""Closing a session: nobody is left without a mark, and no door's word is lost by it."""

from __future__ import annotations

from datetime import timedelta

from pytestqt.qtbot import QtBot

from db.models import AttendanceMark
from db.operations.desk import Desk
from desktop_app.blocks.page import Toast
from desktop_app.workshops.attendance_view import AttendanceView
from desktop_app.workshops.closing import ClosingDialog
from tests.db.workshop_world import MORNING, add_session, mark
from tests.desktop_app.workshops.conftest import Opened
from tests.desktop_app.workshops.test_attendance import Hall, hall, view_of

__all__ = ["hall"]


def states(view: AttendanceView) -> list[str]:
    assert view.presenter is not None
    return [row.presence.state for row in view.presenter.state.rows]


def enabled(view: AttendanceView, command: str) -> bool:
    return next(one for one in view.commands() if one.id == command).enabled()


def test_everybody_without_a_mark_is_absent_after_one_key_and_again_not(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    add_session(desk, hall.workshop, 24)
    mark(desk, hall.people[0], hall.session)
    page = open_page()
    view, toasts = view_of(qtbot, page), list[Toast]()
    page.toast.connect(toasts.append)
    qtbot.waitUntil(lambda: bool(view._aside.open))
    assert not enabled(view, "attendance-close"), "it has not begun"
    assert "without" not in view.sessions.itemText(0)
    desk.clock.now = MORNING + timedelta(hours=3)  # type: ignore[attr-defined]
    page.changed(frozenset({"attendance"}))
    qtbot.waitUntil(lambda: "2 without a mark" in view.sessions.itemText(0))
    assert "without" not in view.sessions.itemText(1)
    qtbot.waitUntil(lambda: "Still open" in view.besides.text())
    view.show_workshop(view.detail)
    assert "2 without a mark" in view.sessions.itemText(0), "the workshop read again forgets nothing"
    view._close_session()
    dialog = view.context.window().findChild(ClosingDialog)
    assert dialog is not None
    assert dialog.text_label.text().startswith("2 ")
    dialog.accept()
    qtbot.waitUntil(lambda: states(view) == ["absent", "absent", "present"])
    qtbot.waitUntil(lambda: "without" not in view.sessions.itemText(0))
    qtbot.waitUntil(lambda: not enabled(view, "attendance-close"))
    # Another door tells later what it saw before.
    mark(desk, hall.people[1], hall.session, happened_at=MORNING)
    page.changed(frozenset({"attendance"}))
    qtbot.waitUntil(lambda: sorted(states(view)) == ["absent", "present", "present"])
    undo = toasts[-1].undo
    assert undo is not None
    undo()
    qtbot.waitUntil(lambda: sorted(states(view)) == ["present", "present", "unknown"])
    with desk.store.read() as session:
        kinds = [row.kind for row in session.query(AttendanceMark)]
    assert sorted(kinds) == ["arrived", "arrived", "unseen", "unseen", "void", "void"]
    qtbot.waitUntil(lambda: enabled(view, "attendance-close"))
    assert not enabled(view, "attendance-reopen")


def test_a_closing_is_taken_back_later_too(qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened) -> None:
    for who in hall.people:
        mark(desk, who, hall.session, "unseen", source="closing")
    view = view_of(qtbot, open_page())
    qtbot.waitUntil(lambda: enabled(view, "attendance-reopen"))
    assert states(view) == ["absent"] * 3
    view._reopen()
    qtbot.waitUntil(lambda: states(view) == ["unknown"] * 3)

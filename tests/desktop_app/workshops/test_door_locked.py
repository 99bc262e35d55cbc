# SPDX-License-Identifier: GPL-3.0-or-later
"""A door for a steward, and one turned towards visitors: they answer scans, and show nobody else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.models import Member, MemberType, RefusedScan
from db.operations.desk import Desk, with_person
from db.operations.members import MemberFacts, register_member
from db.operations.staff import put_staff, sign_in
from db.rules.roles import Right
from desktop_app.unlocking import UnlockDialog, unlock
from desktop_app.workshops.attendance_view import AttendanceView
from desktop_app.workshops.door import DoorWindow
from desktop_app.workshops.door_manner import Manner
from tests.crash.small_library import FOUNDER
from tests.db.small_world import of_code, quick_passwords, row_of
from tests.desktop_app.workshops.conftest import Opened
from tests.desktop_app.workshops.test_attendance import Hall, hall, scan, view_of, whys

PASSWORD = FOUNDER.password

__all__ = ["hall"]


def locked_door(qtbot: QtBot, open_page: Opened, manner: Manner) -> DoorWindow:
    view: AttendanceView = view_of(qtbot, open_page())
    view._open_door(manner)
    qtbot.waitUntil(lambda: view.door is not None and len(view.door.presenter.state.rows) > 0)
    assert view.door is not None
    return view.door


def dialog_of(door: DoorWindow) -> UnlockDialog:
    found = [dialog for dialog in door.findChildren(UnlockDialog) if dialog.isVisible()]
    assert len(found) == 1
    return found[0]


def test_a_steward_scans_and_sees_nobody_else(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    facts = MemberFacts(
        name="Rahasia", member_type=of_code(desk, MemberType, "UMUM"), home_branch=desk.branch
    )
    member = desk.perform(register_member, facts=facts).operation
    door = locked_door(qtbot, open_page, Manner.STEWARD)
    for hidden in (door.people_card, door.log_card, door.board):
        assert not hidden.isVisible()
    scan(qtbot, door, hall.ticket(hall.people[0]), "budi", row_of(desk, Member, member.member).number)
    assert whys(door) == ["in", "unknown", "not_registered"]
    # Names are not searched, those of members are not told, and neither is kept.
    assert door.presenter.state.offer is None
    assert door.presenter.state.text == ""
    assert [answer.met.name for answer in door.presenter.state.log] == ["", "", "Siti Aminah"]
    assert "colleague" in door.feedback.details.text()
    with desk.store.read() as session:
        kept = {row.why: row.code for row in session.query(RefusedScan)}
    assert kept["unknown"] == ""
    # The keys of the list, the history, corrections and walk-ins mean nothing here.
    assert {command.id for command in door.commands()}.isdisjoint(
        {"door-list", "door-history", "door-correct", "door-walk-in", "door-heads"}
    )
    for key in (Qt.Key.Key_F4, Qt.Key.Key_F5, Qt.Key.Key_F6, Qt.Key.Key_F7, Qt.Key.Key_F8, Qt.Key.Key_Down):
        qtbot.keyClick(door.box, key)
    assert not door.presenter.state.walk_in
    assert QApplication.activeModalWidget() in (door, None)
    qtbot.keyClick(door, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: door.presenter.state.counts.there == 0)


def test_a_locked_door_is_left_and_opened_further_by_a_password_alone(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    door = locked_door(qtbot, open_page, Manner.STEWARD)
    assert door.keeps_desk_open
    qtbot.keyClick(door, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    dialog = dialog_of(door)
    # A scan while the question stands is a scan.
    dialog.secret.edit.setText(hall.ticket(hall.people[0]))
    qtbot.keyClick(dialog.secret.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: whys(door) == ["in"])
    dialog.secret.edit.setText("salah")
    qtbot.keyClick(dialog.secret.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.failure.isHidden())
    assert door.isVisible()
    dialog.reject()
    assert door.isVisible()
    door.activateWindow()  # offscreen there is no window manager to do it
    qtbot.waitUntil(door.isActiveWindow)
    qtbot.keyClick(door, Qt.Key.Key_F12)
    dialog = dialog_of(door)
    dialog.secret.edit.setText(PASSWORD)
    qtbot.keyClick(dialog.secret.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: door.presenter.state.manner is Manner.STAFF)
    assert door.people_card.isVisible()
    qtbot.waitUntil(lambda: len(door.presenter.state.shown) == 3)
    door.activateWindow()
    qtbot.waitUntil(door.isActiveWindow)
    qtbot.keyClick(door, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not door.isVisible())


def test_nobody_alone_leaves_the_question_standing(qtbot: QtBot, hall: Hall, open_page: Opened) -> None:
    door = locked_door(qtbot, open_page, Manner.VISITORS)
    door.leave()
    dialog = dialog_of(door)
    assert dialog._alone.isActive()
    dialog._alone.timeout.emit()
    assert not dialog.isVisible()
    assert door.isVisible()


def test_only_who_may_do_as_much_as_who_opened_it_unlocks_it(desk: Desk) -> None:
    with quick_passwords():
        for name, roles in (("sukarela", ("partner_staff",)), ("kepala", ("administrator",))):
            desk.perform(put_staff, username=name, name=name, roles=roles, password=PASSWORD)
    with pytest.raises(Exception, match=r"NotAllowed|take_attendance"):
        unlock(desk, "sukarela", PASSWORD, Right.TAKE_ATTENDANCE)
    unlock(desk, "kepala", PASSWORD, Right.TAKE_ATTENDANCE)
    steward = with_person(desk, sign_in(desk.store, "sukarela", PASSWORD))
    unlock(steward, "sukarela", PASSWORD, Right.TAKE_ATTENDANCE)
    unlock(steward, "kepala", PASSWORD, Right.TAKE_ATTENDANCE)


def test_visitors_read_their_given_name_in_both_languages_and_the_door_asks_for_the_next_ticket(
    qtbot: QtBot, hall: Hall, open_page: Opened
) -> None:
    door = locked_door(qtbot, open_page, Manner.VISITORS)
    for hidden in (door.people_card, door.log_card, door.feedback, door.count):
        assert not hidden.isVisible()
    lines = door.board.lines
    assert lines["en"].text() == "Show your ticket"
    assert lines["id"].text() == "Tunjukkan tiket Anda"
    ticket = hall.ticket(hall.people[0])
    scan(qtbot, door, ticket)
    assert lines["en"].text() == "Welcome, Siti"
    assert lines["id"].text() == "Selamat datang, Siti"
    assert "Aminah" not in "".join(line.text() for line in lines.values())
    assert door.board.timer.isActive()
    scan(qtbot, door, ticket)
    assert lines["en"].text() == "You are on the list already, Siti"
    scan(qtbot, door, "9998887770")
    assert lines["en"].text() == "Please ask our staff"
    # Nobody before it undoes, or turns it round.
    qtbot.keyClick(door, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(door, Qt.Key.Key_F3)
    assert not door.presenter.state.leaving
    door.board.timer.timeout.emit()
    assert lines["en"].text() == "Show your ticket"
    assert door.presenter.state.counts.there == 1

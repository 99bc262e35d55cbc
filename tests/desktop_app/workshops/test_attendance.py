# SPDX-License-Identifier: GPL-3.0-or-later
"""The attendance side and the door in front of it, on a real store."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple
from uuid import UUID, uuid4

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from db.models import ProofKey, RefusedScan, Registration
from db.operations import certificates, registrations
from db.operations.desk import Desk
from db.operations.registrations import RegistrationFacts
from db.queries import door as at_door
from db.rules.proofs import ticket_code
from desktop_app.blocks.page import Toast
from desktop_app.workshops.attendance_view import AttendanceView
from desktop_app.workshops.door import DoorWindow
from desktop_app.workshops.door_dialogs import HistoryDialog, MarkDialog
from desktop_app.workshops.meeting_dialog import MeetingDialog
from desktop_app.workshops.page import WorkshopsPage
from tests.db.small_world import row_of
from tests.db.workshop_world import MORNING, add_registration, add_session, add_workshop, mark
from tests.desktop_app.workshops.conftest import Opened

NAMES = ("Siti Aminah", "Budi Santoso", "Dewi Lestari")


class Hall(NamedTuple):
    """A workshop, its session, who registered, and a way to make tickets."""

    workshop: UUID
    session: UUID
    people: list[UUID]
    ticket: Callable[[UUID], str]


@pytest.fixture
def hall(desk: Desk) -> Hall:
    workshop = add_workshop(desk, seats_onsite=3)
    session = add_session(desk, workshop)
    people = [add_registration(desk, workshop, name) for name in NAMES]
    key = desk.perform(certificates.publish_ticket_key).operation.target
    secret: bytes = row_of(desk, ProofKey, key).material
    return Hall(workshop, session, people, lambda who: ticket_code(who, workshop, key, secret))


def view_of(qtbot: QtBot, page: WorkshopsPage) -> AttendanceView:
    view = page.sides["attendance"]
    assert isinstance(view, AttendanceView)
    page.chips["attendance"].click()
    qtbot.waitUntil(lambda: view.presenter is not None and len(view.presenter.state.rows) > 0)
    return view


def door_of(qtbot: QtBot, page: WorkshopsPage) -> DoorWindow:
    view = view_of(qtbot, page)
    view.open_button.click()
    qtbot.waitUntil(lambda: view.door is not None and len(view.door.presenter.state.shown) > 0)
    assert view.door is not None
    return view.door


def scan(qtbot: QtBot, door: DoorWindow, *texts: str) -> None:
    for text in texts:
        qtbot.keyClicks(door.box, text)
        qtbot.keyClick(door.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: door.presenter.state.waiting == 0)


def whys(door: DoorWindow) -> list[str]:
    return [answer.why for answer in reversed(door.presenter.state.log)]


def test_tickets_typed_codes_and_double_scans_in_one_burst(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    door = door_of(qtbot, open_page())
    siti, budi, dewi = hall.people
    code = row_of(desk, Registration, dewi).code
    scan(qtbot, door, hall.ticket(siti), hall.ticket(budi), hall.ticket(siti), code, "9998887770")
    assert whys(door) == ["in", "in", "there", "in", "unknown"]
    assert door.count.text() == "3 / 3"
    assert door.feedback.property("tone") == "bad"
    with desk.store.read() as session:
        assert at_door.refused(session, door.presenter.state.door.session_id) == {"there": 1, "unknown": 1}
        kept = session.query(RefusedScan).filter_by(why="unknown").one()
    assert kept.code == "9998887770"


def test_a_name_typed_wrongly_is_offered_and_enter_takes_it(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    door = door_of(qtbot, open_page())
    scan(qtbot, door, "budy santosa")
    qtbot.waitUntil(lambda: door.presenter.state.offer is not None)
    assert whys(door) == []
    # A scan in between is for whoever it names, not for the one who was offered.
    scan(qtbot, door, hall.ticket(hall.people[0]))
    assert whys(door) == ["in"]
    assert door.presenter.state.offer is None
    scan(qtbot, door, "budy santosa")
    qtbot.waitUntil(lambda: door.presenter.state.offer is not None)
    qtbot.wait_until(lambda: door.box._since.elapsed() > 400)
    scan(qtbot, door, "")
    qtbot.waitUntil(lambda: whys(door) == ["in", "in"])
    assert door.presenter.state.log[0].met.name == "Budi Santoso"


def test_a_walk_in_is_a_name_and_enter_and_undo_takes_all_of_it_back(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    door = door_of(qtbot, open_page())
    qtbot.keyClick(door, Qt.Key.Key_F4)
    assert door.presenter.state.walk_in
    # A ticket is a ticket, also while a name is expected.
    scan(qtbot, door, hall.ticket(hall.people[0]))
    scan(qtbot, door, "Hasan")
    assert whys(door) == ["in", "walk_in"]
    assert not door.presenter.state.walk_in
    assert door.count.text() == "2 / 4"
    qtbot.keyClick(door, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: door.count.text() == "1 / 3")
    assert door.presenter.state.log[0].undone
    qtbot.keyClick(door, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: door.count.text() == "0 / 3")


def test_a_ticket_without_data_is_let_in_and_named_when_it_is_known(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    door = door_of(qtbot, open_page())
    unheard = uuid4()
    scan(qtbot, door, hall.ticket(unheard), hall.ticket(unheard))
    assert whys(door) == ["walk_in", "there"]
    # It comes with the next syncing.
    with desk.store.write() as session:
        known = session.query(Registration).filter_by(uid=hall.people[0]).one()
        known.uid = unheard
    door.look_again()
    qtbot.waitUntil(lambda: [row.name for row in door.presenter.state.rows if row.there] == ["Siti Aminah"])
    assert door.count.text() == "1 / 3"


def test_who_waits_is_let_in_only_by_somebody_at_the_door(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    late = add_registration(desk, hall.workshop, "Ani")
    door = door_of(qtbot, open_page())
    scan(qtbot, door, hall.ticket(late))
    assert whys(door) == ["waiting"]
    # A scanner that sends two Enters is nobody.
    qtbot.keyClicks(door.box, hall.ticket(late))
    qtbot.keyClick(door.box, Qt.Key.Key_Return)
    qtbot.keyClick(door.box, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: door.presenter.state.waiting == 0 and len(whys(door)) == 2)
    assert whys(door) == ["waiting", "waiting"]
    qtbot.wait_until(lambda: door.box._since.elapsed() > 400)
    scan(qtbot, door, "")
    assert whys(door) == ["waiting", "waiting", "in"]


def test_the_list_is_ticked_by_one_key_a_row_and_typing_returns_to_the_box(
    qtbot: QtBot, hall: Hall, open_page: Opened
) -> None:
    door = door_of(qtbot, open_page())
    qtbot.keyClick(door.box, Qt.Key.Key_Down)
    assert door.people.hasFocus() or QApplication.platformName() == "offscreen"
    for _ in range(3):
        qtbot.keyClick(door.people, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: whys(door) == ["in"] * 3)
    assert [answer.met.name for answer in reversed(door.presenter.state.log)] == sorted(NAMES)
    qtbot.keyClick(door.people, "7")
    assert door.box.text() == "7"


def test_leaving_makes_minutes_and_esc_leaves_no_door(qtbot: QtBot, hall: Hall, open_page: Opened) -> None:
    door = door_of(qtbot, open_page())
    ticket = hall.ticket(hall.people[0])
    scan(qtbot, door, ticket)
    qtbot.keyClick(door, Qt.Key.Key_F3)
    scan(qtbot, door, ticket, hall.ticket(hall.people[1]))
    assert whys(door) == ["in", "out", "not_in"]
    assert door.presenter.state.counts == (3, 1, 0)
    qtbot.keyClick(door.box, Qt.Key.Key_Escape)
    qtbot.keyClick(door, Qt.Key.Key_Escape)
    door.close()
    assert door.isVisible()
    qtbot.keyClick(door, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not door.isVisible())


def test_a_correction_wants_a_reason_and_the_history_keeps_everything(
    qtbot: QtBot, hall: Hall, open_page: Opened
) -> None:
    page = open_page()
    door = door_of(qtbot, page)
    scan(qtbot, door, hall.ticket(hall.people[0]))
    qtbot.keyClick(door, Qt.Key.Key_F6)
    dialog = door.findChild(MarkDialog)
    assert dialog is not None
    dialog.mark.choose("absent")
    dialog.accept()
    assert dialog.isVisible()
    # The scanner fires while the question stands: it is scanned, and answers nothing.
    qtbot.keyClicks(dialog.reason, "salah" + hall.ticket(hall.people[1]))
    qtbot.keyClick(dialog.reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: whys(door) == ["in", "in"])
    assert dialog.isVisible()
    assert dialog.reason.text() == "salah"
    dialog.accept()
    qtbot.waitUntil(lambda: door.presenter.state.counts.there == 1)
    door.people.move_to(sorted(NAMES).index("Siti Aminah"))
    door.people.setFocus()
    door._history()
    qtbot.waitUntil(lambda: door.findChild(HistoryDialog) is not None)
    history = door.findChild(HistoryDialog)
    assert history is not None
    qtbot.waitUntil(history.isVisible)


def test_the_side_shows_filters_counts_and_heads(qtbot: QtBot, hall: Hall, open_page: Opened) -> None:
    page = open_page()
    view = view_of(qtbot, page)
    assert view.presenter is not None
    assert view.counts.text().startswith("0 ")
    view.presenter.correct(hall.people[0], "excused", "sakit")
    view.presenter.count_heads({"onsite": 30, "online": 0, "children": 20, "women": 12})
    qtbot.waitUntil(
        lambda: view.presenter is not None and view.presenter.state.rows[2].presence.state == "excused"
    )
    page.changed(frozenset({"attendance"}))
    qtbot.waitUntil(lambda: "30" in view.besides.text())
    view.chips["present"].click()
    assert view._model.rowCount() == 0
    view.chips["missing"].click()
    assert view._model.rowCount() == 3


def test_an_online_meeting_is_marked_when_somebody_has_said_who_is_whom(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened, tmp_path: Path
) -> None:
    page = open_page()
    view = view_of(qtbot, page)
    path = tmp_path / "meeting.csv"
    path.write_text(
        "Name,User Email,Join Time,Leave Time\n"
        "Siti Aminah,,2026-11-20T01:00:00Z,2026-11-20T01:40:00Z\n"
        "Siti Aminah,,2026-11-20T01:30:00Z,2026-11-20T02:00:00Z\n"
        "Budhi Santosa,,2026-11-20T01:10:00Z,2026-11-20T01:40:00Z\n"
        "Tamu,,2026-11-20T01:10:00Z,2026-11-20T01:40:00Z\n"
    )
    view.import_file(path)
    qtbot.waitUntil(lambda: dialog_of(view) is not None)
    dialog = dialog_of(view)
    assert dialog is not None
    assert [row.taken for row in dialog.rows] == [True, False, False]
    # The cursor is on the first that is not sure: Space takes the likeliest, else a walk-in.
    for _ in range(2):
        qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert [row.chosen.name if row.chosen else "" for row in dialog.rows] == [
        "Siti Aminah",
        "Budi Santoso",
        "",
    ]
    assert dialog.rows[2].as_walk_in
    dialog.accept()
    qtbot.waitUntil(lambda: view.presenter is not None and view.presenter.state.counts.there == 3)
    assert view.presenter is not None
    minutes = {row.name: row.presence.minutes for row in view.presenter.state.rows}
    assert minutes == {"Siti Aminah": 60, "Budi Santoso": 30, "Tamu": 30, "Dewi Lestari": 0}
    toasts = list[Toast]()
    page.toast.connect(toasts.append)
    path.write_text("a,b\n1,2\n")
    view.import_file(path)
    qtbot.waitUntil(lambda: [toast.tone for toast in toasts] == ["bad"])


def test_the_list_of_a_meeting_that_was_saved_as_a_workbook(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened, tmp_path: Path
) -> None:
    view = view_of(qtbot, open_page())
    made, path = Workbook(), tmp_path / "rapat.xlsx"
    sheet = made.create_sheet("Peserta")
    local = [
        moment.astimezone().replace(tzinfo=None) for moment in (MORNING, MORNING + timedelta(minutes=40))
    ]
    for row in (("Laporan",), ("Name", "Join Time", "Leave Time"), ("Siti Aminah", *local)):
        sheet.append(row)
    made.save(path)
    view.import_file(path)
    qtbot.waitUntil(lambda: dialog_of(view) is not None)
    dialog = dialog_of(view)
    assert dialog is not None
    assert [(row.one.name, row.one.minutes, row.taken) for row in dialog.rows] == [("Siti Aminah", 40, True)]
    dialog.reject()


def test_whether_a_team_has_come_is_asked_by_its_school(
    qtbot: QtBot, desk: Desk, hall: Hall, open_page: Opened
) -> None:
    for who, name in list(zip(hall.people, NAMES, strict=True))[:2]:
        facts = RegistrationFacts(name=name, institution="SMP Negeri 4")
        desk.perform(registrations.edit_registration, registration=who, facts=facts)
    mark(desk, hall.people[0], hall.session)
    page = open_page()
    view = view_of(qtbot, page)
    assert view.counts.text().startswith("1 ")
    qtbot.keyClicks(view.search, "smp 4")
    qtbot.waitUntil(lambda: {row.name for row in view._model.rows} == set(NAMES[:2]))
    assert view.counts.text() == "1 of 2 were there"
    view.chips["missing"].click()
    qtbot.waitUntil(lambda: [row.name for row in view._model.rows] == [NAMES[1]])
    view.search.clear()
    view.search.textEdited.emit("")
    qtbot.waitUntil(lambda: view._model.rowCount() == 2)
    door = door_of(qtbot, page)
    door.presenter.typed("smp")
    qtbot.waitUntil(lambda: {row.name for row in door.presenter.state.shown} == set(NAMES[:2]))


def dialog_of(view: AttendanceView) -> MeetingDialog | None:
    return view.context.window().findChild(MeetingDialog)

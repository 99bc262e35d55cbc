# SPDX-License-Identifier: GPL-3.0-or-later
"""The other sides of a workshop: who registered, the door, certificates, what came of it; a series."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from db.operations.registrations import RegistrationFacts, register
from db.queries.certificates import Candidate
from desktop_app import hands
from desktop_app.workshops import plan_presenter
from desktop_app.workshops.afterwards_view import AfterwardsView
from desktop_app.workshops.attendance_view import AttendanceView
from desktop_app.workshops.certificates_view import CertificatesView
from desktop_app.workshops.page import WorkshopsPage
from desktop_app.workshops.registrations_view import RegistrationsView
from desktop_app.workshops.series_dialog import SeriesDialog
from desktop_app.workshops.view import View
from tests.screenshots.camera import Shot
from tests.screenshots.playing import Playing

V = TypeVar("V", bound=View)


def shots(playing: Playing, _place: Path) -> Iterator[Shot]:
    """The workshop with a waiting list, and one that is over."""
    page = playing.go(WorkshopsPage)
    row = max(page.presenter.state.rows, key=lambda row: row.waiting)
    page.activated(row.uid)
    playing.quiet()
    yield from _registrations(playing, page)
    yield from _attendance(playing, page)
    yield from _series(playing, page, row.uid)
    page.presenter.turn_to("past")
    playing.quiet()
    over = max(page.presenter.state.rows, key=lambda row: row.registered)
    page.activated(over.uid)
    playing.quiet()
    yield from _certificates(playing, page)
    yield from _afterwards(playing, page)
    page.presenter.turn_to("coming")


def _turned(playing: Playing, page: WorkshopsPage, kind: type[V]) -> V:
    page.activated(kind.view_name)
    playing.quiet()
    side = page.sides[kind.view_name]
    assert isinstance(side, kind)
    return side


def _dialog(playing: Playing, name: str, command: str) -> Shot:
    return Shot(name, partial(playing.do, command), playing.close_dialog)


def _registrations(playing: Playing, page: WorkshopsPage) -> Iterator[Shot]:
    """With a walk-in that has the name of somebody on the list."""
    chosen = page.presenter.state.chosen
    assert chosen is not None
    view = _turned(playing, page, RegistrationsView)
    known = view.presenter.state.rows[0]
    facts = RegistrationFacts(name=known.name)
    desk = playing.work.opened.desk
    desk.perform(register, workshop=chosen.row.uid, facts=facts, source="walk_in")
    page.changed(page.concerns)
    playing.quiet()
    view.table.move_to(0)
    playing.quiet()
    yield Shot("registrations")
    for name, command in (
        ("register", "register"),
        ("edit", "edit-registration"),
        ("consents", "consents"),
        ("tell", "tell"),
        ("match", "match"),
        ("badges", "badges"),
    ):
        yield _dialog(playing, f"registrations-{name}", command)
    alone = next(row for row in view.presenter.state.rows if row.people == 1 and row.member is None)
    view.table.move_to(view.presenter.state.rows.index(alone))
    playing.quiet()
    yield _dialog(playing, "registrations-member", "match-member")
    yield Shot("registrations-cancel", partial(playing.do, "cancel-registration"), asks=True)


def _attendance(playing: Playing, page: WorkshopsPage) -> Iterator[Shot]:
    view = _turned(playing, page, AttendanceView)
    view.people.move_to(0)
    playing.quiet()
    yield Shot("attendance")
    for name in ("correct", "history", "heads", "sheets"):
        yield _dialog(playing, f"attendance-{name}", f"attendance-{name}")
    playing.do("attendance-door")
    hands.until(lambda: view.door is not None and bool(view.door.presenter.state.shown), "the door")
    door = view.door
    assert door is not None
    door.showNormal()

    def fits() -> None:
        door.setGeometry(playing.desk.geometry())

    yield Shot("door", fits)
    person = door.presenter.state.shown[0]
    for number, text in enumerate((person.name, "9998887770"), 1):
        hands.enter(door.box, text)
        hands.until(lambda: door.presenter.state.waiting == 0, "the scan")
        playing.quiet()
        yield Shot(f"door-{number}", fits)
    QTest.keyClick(door, Qt.Key.Key_Escape, Qt.KeyboardModifier.ShiftModifier)
    hands.until(lambda: view.door is None, "the door closed")
    playing.desk.activateWindow()
    playing.quiet()


def _series(playing: Playing, page: WorkshopsPage, uid: UUID) -> Iterator[Shot]:
    """The workshop again three weeks later; then it is published."""
    page.activated("plan")
    detail = page.presenter.state.chosen
    assert detail is not None
    first = detail.sessions[0]
    start = first.facts.starts_at.astimezone().date()
    days = [start.replace(year=start.year + 1), start.replace(year=start.year + 2)]
    plan_presenter.repeat(playing.work.opened.desk, detail, first, days, apart=True)
    page.activated(uid)
    playing.quiet()

    def ask() -> None:
        playing.do("next-state")
        playing.quiet()
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, SeriesDialog)
        dialog.choose("all")

    yield Shot("series", ask, playing.close_dialog)


def _certificates(playing: Playing, page: WorkshopsPage) -> Iterator[Shot]:
    view = _turned(playing, page, CertificatesView)
    yield Shot("certificates")

    def design() -> None:
        playing.do("certificates-design")
        shown = playing.desk.findChildren(QLabel, "certificate-design-front-picture")[-1]
        hands.until(lambda: not shown.pixmap().isNull(), "the picture of the design")

    yield Shot("certificates-design", design, playing.close_dialog)
    yield Shot("certificates-issue", partial(playing.do, "certificates-issue-all"), asks=True)
    view.presenter.plan_all(lambda plan: view.presenter.issue(plan, lambda _report: None))
    hands.until(lambda: bool(view.presenter.state.standing) and not view.presenter.state.busy, "certificates")
    playing.quiet()
    view.table.move_to(0)
    playing.quiet()
    yield Shot("certificates-issued")
    one = view.table.current()
    assert isinstance(one, Candidate)
    assert one.standing is not None
    yield Shot("certificates-verify", partial(view.ask_to_verify, one.standing.code), playing.close_dialog)
    for name in ("correct", "revoke"):
        yield _dialog(playing, f"certificates-{name}", f"certificates-{name}")


def _afterwards(playing: Playing, page: WorkshopsPage) -> Iterator[Shot]:
    _turned(playing, page, AfterwardsView)
    yield Shot("afterwards")
    for name in ("forms", "story"):
        yield _dialog(playing, f"afterwards-{name}", f"afterwards-{name}")

# SPDX-License-Identifier: GPL-3.0-or-later
"""Registering in the window: by name and Enter, by card, with a guardian, and giving a seat up."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from openpyxl import Workbook
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from db.operations import registrations as operations
from db.operations.desk import Desk
from db.operations.registrations import RegistrationFacts
from db.queries.door import door_of, people
from db.queries.scan import Scan
from db.rules.plans import Question
from desktop_app.blocks.page import Toast
from desktop_app.telling import TellDialog
from desktop_app.workshops import registrations_view
from desktop_app.workshops.import_dialog import ImportDialog
from desktop_app.workshops.match_dialog import MatchDialog
from desktop_app.workshops.member_dialog import MemberDialog
from desktop_app.workshops.page import WorkshopsPage
from desktop_app.workshops.registration_form import RegistrationForm
from desktop_app.workshops.registrations_view import RegistrationsView
from tests.db.small_world import register
from tests.db.workshop_world import add_registration, add_session, add_workshop, mark
from tests.desktop_app.workshops.conftest import Opened


def opened_side(qtbot: QtBot, open_page: Opened) -> tuple[WorkshopsPage, RegistrationsView, list[str]]:
    page = open_page()
    qtbot.waitUntil(lambda: page.presenter.state.chosen is not None)
    said: list[str] = []

    def keep(toast: Toast) -> None:
        said.append(toast.text)

    page.toast.connect(keep)
    page.activated("registrations")
    side = page.sides["registrations"]
    assert isinstance(side, RegistrationsView)
    qtbot.waitUntil(lambda: side.presenter.state.workshop is not None)
    return page, side, said


def press(side: RegistrationsView, command: str) -> None:
    found = next(one for one in side.commands() if one.id == command)
    assert found.enabled()
    found.run()


def form_of(qtbot: QtBot, side: RegistrationsView) -> RegistrationForm:
    qtbot.waitUntil(lambda: bool(side.findChildren(RegistrationForm)))
    return side.findChildren(RegistrationForm)[-1]


def names(side: RegistrationsView) -> list[str]:
    return [row.name for row in side.presenter.state.rows]


def type_in(form: RegistrationForm, **texts: str) -> None:
    for name, text in texts.items():
        field: Any = form.fields[name]
        field.setText(text)


def test_a_name_and_enter_registers(qtbot: QtBot, desk: Desk, open_page: Opened) -> None:
    add_session(desk, add_workshop(desk, seats_onsite=20))
    _, side, said = opened_side(qtbot, open_page)
    assert not side.nobody.button.isHidden()
    press(side, "register")
    form = form_of(qtbot, side)
    name = form.fields["name"]
    QTest.keyClicks(name, "Siti Aminah")
    QTest.keyClick(name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(side) == ["Siti Aminah"])
    assert said == ["Registered: Siti Aminah."]
    assert "1 / 20" in side.seats.text()


def test_a_members_card_registers_at_once_and_only_once(qtbot: QtBot, desk: Desk, open_page: Opened) -> None:
    add_session(desk, add_workshop(desk))
    member = register(desk, "Ahmad Fauzi")
    page, side, said = opened_side(qtbot, open_page)
    assert page.accepts() == {"member"}
    scan = Scan("member", "A1", member)
    page.scanned(scan)
    qtbot.waitUntil(lambda: names(side) == ["Ahmad Fauzi"])
    page.scanned(scan)
    qtbot.waitUntil(lambda: len(said) == 2)
    assert "is registered for this workshop already" in said[1]
    assert len(names(side)) == 1


def test_a_required_question_is_asked_and_its_answer_shown(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    asked = Question(name="asal", text="Dari mana?", required=True)
    add_session(desk, add_workshop(desk, questions=(asked,)))
    page, side, _ = opened_side(qtbot, open_page)
    page.scanned(Scan("member", "A1", register(desk, "Ahmad Fauzi")))
    form = form_of(qtbot, side)
    assert form.draft().name == "Ahmad Fauzi"
    form.accept()
    assert form.answers["asal"].error.text()
    answer: Any = form.questions["asal"]
    answer.setText("poster")
    form.accept()
    qtbot.waitUntil(lambda: "Dari mana?: poster" in side.about.text())


def test_what_a_door_has_asked_stays_when_the_form_is_saved(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    asked = (Question(name="asal", text="Dari mana?"), Question(name="ukuran", text="Ukuran?", at_door=True))
    workshop = add_workshop(desk, questions=asked)
    add_session(desk, workshop)
    add_registration(desk, workshop, "Siti", answers={"ukuran": "M"})
    _, side, _ = opened_side(qtbot, open_page)
    qtbot.waitUntil(lambda: side.presenter.state.chosen is not None)
    press(side, "edit-registration")
    form = form_of(qtbot, side)
    answer: Any = form.questions["asal"]
    answer.setText("Pinang")
    form.accept()
    qtbot.waitUntil(lambda: "Dari mana?: Pinang" in side.about.text())
    assert "Ukuran?: M" in side.about.text()


def test_a_child_is_registered_with_a_guardian_in_the_same_form(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    add_session(desk, add_workshop(desk))
    _, side, _ = opened_side(qtbot, open_page)
    press(side, "register")
    form = form_of(qtbot, side)
    type_in(form, name="Budi", birth_date="12-3-2015")
    form.accept()
    assert form.rows["given_by"].error.text()
    assert names(side) == []
    type_in(form, given_by="Siti", relation="ibu", evidence="map 3")
    form.accept()
    qtbot.waitUntil(lambda: names(side) == ["Budi"])
    qtbot.waitUntil(lambda: side.presenter.state.chosen is not None)
    assert "Guardian's consent" in side.about.text()


def test_who_has_the_seat_of_somebody_who_cancelled_is_named(
    qtbot: QtBot, desk: Desk, open_page: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = add_workshop(desk, seats_onsite=1)
    add_session(desk, event)
    for name in ("Siti", "Budi"):
        add_registration(desk, event, name)
    _, side, said = opened_side(qtbot, open_page)
    qtbot.waitUntil(lambda: names(side) == ["Siti", "Budi"])
    monkeypatch.setattr(registrations_view, "confirm", lambda *_, **__: True)
    press(side, "cancel-registration")
    qtbot.waitUntil(lambda: names(side) == ["Budi", "Siti"])
    assert said == ["Cancelled: Siti. Now has a seat: Budi. Tell them."]
    side.chips["waiting"].click()
    qtbot.waitUntil(lambda: names(side) == [])
    side.chips[""].click()
    side.words.setText("sit")
    side.words.textEdited.emit("sit")
    qtbot.waitUntil(lambda: names(side) == ["Siti"])


def test_a_consent_is_recorded_and_taken_back_with_its_history(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    event = add_workshop(desk)
    add_session(desk, event)
    one = add_registration(desk, event, "Rina", birth_date=date(1990, 1, 1))
    desk.perform(operations.give_consent, registration=one, consent="photo", given_by="Rina")
    _, side, _ = opened_side(qtbot, open_page)
    qtbot.waitUntil(lambda: side.presenter.state.chosen is not None)
    press(side, "consents")
    dialog = side._consents
    assert dialog is not None
    why: Any = dialog.why.field
    why.setText("tidak mau lagi")
    dialog.withdraw.click()
    qtbot.waitUntil(lambda: not dialog.withdraw.isEnabled())
    dialog.kind.choose("data")
    dialog.given_by.setText("Rina")
    dialog.accept()
    qtbot.waitUntil(lambda: len(dialog.detail.consents) == 2)
    first, second = dialog.detail.consents
    assert (first.kind, first.withdrawn_why) == ("photo", "tidak mau lagi")
    assert (second.kind, second.withdrawn_at) == ("data", None)
    dialog.reject()
    assert side._consents is None


def test_a_walk_in_is_joined_with_who_was_on_the_list(qtbot: QtBot, desk: Desk, open_page: Opened) -> None:
    event = add_workshop(desk)
    add_session(desk, event)
    add_registration(desk, event, "Rahmat Hidayat", phone="0812 7000 111")
    walked = RegistrationFacts(name="Rahmad Hidayat")
    desk.perform(operations.register, workshop=event, facts=walked, source="walk_in")
    _, side, said = opened_side(qtbot, open_page)
    qtbot.waitUntil(lambda: len(names(side)) == 2)
    press(side, "match")
    qtbot.waitUntil(lambda: side._match is not None)
    dialog = side._match
    assert dialog is not None
    dialog.accept()
    qtbot.waitUntil(lambda: names(side) == ["Rahmat Hidayat"])
    qtbot.waitUntil(lambda: not dialog.primary.isEnabled())
    assert said == ["Joined: Rahmat Hidayat stands once."]
    dialog.reject()
    press(side, "tell")
    qtbot.waitUntil(lambda: bool(side.findChildren(TellDialog)))
    (tell,) = side.findChildren(TellDialog)
    assert tell.reach.text() == "0812 7000 111"
    tell.copy.click()
    assert "Rahmat Hidayat" in QGuiApplication.clipboard().text()
    tell.reject()


def test_a_list_is_looked_at_then_registered_and_each_line_reported(
    qtbot: QtBot, desk: Desk, open_page: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add_session(desk, add_workshop(desk))
    path = tmp_path / "daftar.csv"
    path.write_text("Siapa;HP\nSiti;0812 7000 111\nBudi;0812 7000 222\n", encoding="utf-8")
    chosen = staticmethod(lambda *_: (str(path), ""))
    monkeypatch.setattr(registrations_view.QFileDialog, "getOpenFileName", chosen)
    _, side, _ = opened_side(qtbot, open_page)
    press(side, "import-registrations")
    qtbot.waitUntil(lambda: bool(side.findChildren(ImportDialog)))
    (dialog,) = side.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: dialog._model.rowCount() == 2)
    assert {fate.what for fate in dialog._model.rows} == {"wrong"}, "nobody said which column is the name"
    assert not dialog.primary.isEnabled()
    dialog.columns["name"].choose(0)
    dialog.columns["name"].activated.emit(1)
    qtbot.waitUntil(dialog.primary.isEnabled)
    dialog.accept()
    qtbot.waitUntil(lambda: {fate.what for fate in dialog._model.rows} == {"registered"})
    qtbot.waitUntil(lambda: names(side) == ["Budi", "Siti"])
    dialog.accept()
    assert dialog.result() == ImportDialog.DialogCode.Accepted


def test_a_damaged_workbook_is_refused_with_what_to_do(
    qtbot: QtBot, desk: Desk, open_page: Opened, tmp_path: Path
) -> None:
    add_session(desk, add_workshop(desk))
    path = tmp_path / "daftar.xlsx"
    path.write_bytes(b"PK\x03\x04")
    _, side, said = opened_side(qtbot, open_page)
    side.presenter.read_file(path, lambda _read: None)
    qtbot.waitUntil(lambda: len(said) == 1)
    assert "Save the list as XLSX or CSV" in said[0]


def test_another_sheet_of_a_workbook_is_chosen_and_the_report_saved(
    qtbot: QtBot, desk: Desk, open_page: Opened, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    add_session(desk, add_workshop(desk))
    made, path = Workbook(), tmp_path / "daftar.xlsx"
    for title, class_ in (("Kelas A", ("Siti", "Budi")), ("Kelas B", ("Ani",))):
        sheet = made.create_sheet(title)
        for one in ("Nama", *class_):
            sheet.append((one,))
    made.save(path)
    _, side, said = opened_side(qtbot, open_page)
    side.presenter.read_file(path, side._show_import)
    qtbot.waitUntil(lambda: bool(side.findChildren(ImportDialog)))
    (dialog,) = side.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: [fate.name for fate in dialog._model.rows] == ["Siti", "Budi"])
    assert not dialog.sheet.isHidden()
    dialog.sheet.choose("Kelas B")
    dialog.sheet.activated.emit(1)
    qtbot.waitUntil(lambda: [fate.name for fate in dialog._model.rows] == ["Ani"])
    dialog.accept()
    qtbot.waitUntil(lambda: names(side) == ["Ani"])
    target = tmp_path / "laporan.csv"
    asked: list[str] = []

    def where(_parent: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        asked.append(suggested)
        return str(target), ""

    monkeypatch.setattr(registrations_view.QFileDialog, "getSaveFileName", staticmethod(where))
    qtbot.waitUntil(dialog.report.isVisible)
    dialog.report.click()
    qtbot.waitUntil(target.exists)
    assert "Ani" in target.read_text(encoding="utf-8-sig")
    assert asked == ["registration-report-2026-11-02.csv"]
    qtbot.waitUntil(lambda: any("laporan.csv" in text for text in said))
    dialog.accept()


def test_one_key_notes_a_form_that_was_handed_in_and_takes_it_back(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    event = add_workshop(desk)
    add_registration(desk, event, "Siti")
    _page, side, said = opened_side(qtbot, open_page)
    qtbot.waitUntil(lambda: side.presenter.state.chosen is not None)
    press(side, "note-feedback")
    qtbot.waitUntil(lambda: "Has given feedback" in side.about.text())
    press(side, "note-feedback")
    qtbot.waitUntil(lambda: "Has given feedback" not in side.about.text())
    assert said == ["Siti handed in a feedback form.", "Siti handed in no form after all."]


def walked_in(desk: Desk, event: UUID, name: str) -> UUID:
    made = operations.register
    facts = RegistrationFacts(name=name)
    return desk.perform(made, workshop=event, facts=facts, source="walk_in").operation.registration


def test_a_walk_in_is_joined_to_a_member_of_that_name(qtbot: QtBot, desk: Desk, open_page: Opened) -> None:
    event = add_workshop(desk)
    session = add_session(desk, event)
    member = register(desk, "Ahmad Fauzi")
    register(desk, "Rina Marlina")
    who = walked_in(desk, event, "ahmad fauzi")
    mark(desk, who, session)
    _, side, said = opened_side(qtbot, open_page)
    qtbot.waitUntil(lambda: names(side) == ["ahmad fauzi"])
    press(side, "match")
    qtbot.waitUntil(lambda: bool(side.findChildren(MatchDialog)))
    (dialog,) = side.findChildren(MatchDialog)
    assert dialog._model.rowCount() == 1
    dialog.accept()
    qtbot.waitUntil(lambda: names(side) == ["Ahmad Fauzi"])
    assert side.presenter.state.rows[0].member == member
    qtbot.waitUntil(lambda: dialog._model.rowCount() == 0)
    dialog.reject()
    assert said == ["Joined: Ahmad Fauzi stands once."]


def test_who_is_found_to_be_a_member_on_the_list_becomes_one_with_that(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    """The name was written so differently that nobody but a person would know."""
    event = add_workshop(desk)
    session = add_session(desk, event)
    member = register(desk, "Ahmad Fauzi")
    add_registration(desk, event, "Ahmad Fauzi", member=member)
    mark(desk, walked_in(desk, event, "Pak Uji"), session)
    _, side, _ = opened_side(qtbot, open_page)
    qtbot.waitUntil(lambda: len(names(side)) == 2)
    side.table.move_to(1)
    qtbot.waitUntil(lambda: side.presenter.state.chosen is not None and side._is_alone())
    press(side, "match-member")
    (dialog,) = side.findChildren(MemberDialog)
    assert dialog.words.text() == "Pak Uji"
    QTest.keyClicks(dialog.words, "fauzi")
    qtbot.waitUntil(dialog.primary.isEnabled)
    QTest.keyClick(dialog.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: names(side) == ["Ahmad Fauzi"])
    with desk.store.read() as reading:
        door = door_of(reading, session)
        assert door is not None
        (row,) = people(reading, door)
    assert (row.member, row.there) == (member, True)


def test_a_name_that_is_typed_is_offered_as_the_member_that_it_is(
    qtbot: QtBot, desk: Desk, open_page: Opened
) -> None:
    add_session(desk, add_workshop(desk))
    member = register(desk, "Ahmad Fauzi")
    _, side, _ = opened_side(qtbot, open_page)
    press(side, "register")
    form = form_of(qtbot, side)
    assert not form.member.isEnabled()
    QTest.keyClicks(form.fields["name"], "ahmad")
    qtbot.waitUntil(form.member.isEnabled)
    assert form.member.value() is None, "nobody is taken for a member by a name alone"
    form.member.choose(member)
    QTest.keyClicks(form.fields["name"], " fauzi")
    qtbot.waitUntil(lambda: form.member.value() == member)
    form.accept()
    qtbot.waitUntil(lambda: [row.member for row in side.presenter.state.rows] == [member])


def test_the_list_is_searched_by_school_too(qtbot: QtBot, desk: Desk, open_page: Opened) -> None:
    event = add_workshop(desk)
    add_session(desk, event)
    for name, school in (("Ayu", "SMP Negeri 4"), ("Budi", "SMA 3"), ("Oki", "SMP Negeri 4")):
        add_registration(desk, event, name, institution=school)
    _, side, _ = opened_side(qtbot, open_page)
    qtbot.waitUntil(lambda: len(names(side)) == 3)
    QTest.keyClicks(side.words, "smp 4")
    qtbot.waitUntil(lambda: names(side) == ["Ayu", "Oki"])

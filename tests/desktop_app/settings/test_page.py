# SPDX-License-Identifier: GPL-3.0-or-later
"""The settings page on a real store: sections by right, editing, undo, errors beside fields."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from db.operations.policies import put_branch
from db.operations.staff import sign_in
from db.queries.library import branches, item_types, staff_accounts
from db.rules.roles import RIGHTS
from desktop_app.background import Background
from desktop_app.blocks.form import NumberField
from desktop_app.blocks.page import Toast
from desktop_app.declared_settings import DOCUMENTS
from desktop_app.preferences import Settings, read_values
from desktop_app.printing.output import Output
from desktop_app.settings import examples
from desktop_app.settings.page import SettingsPage
from desktop_app.settings.policies_presenter import terms_words
from desktop_app.settings.section import Section
from desktop_app.settings.section_words import section_words
from tests.desktop_app.settings.conftest import as_role

NARROW = {"desk", "printing", "account", "about"}


class Office:
    """The page with what it told the window."""

    def __init__(self, desk: Desk, background: Background) -> None:
        self.desk = desk
        self.settings = Settings(read_values(desk.store), lambda: desk, background)
        self.page = SettingsPage(lambda: desk, background, self.settings, Output(background, self.settings))
        self.toasts: list[Toast] = []
        self.did: list[frozenset[str]] = []
        self.page.toast.connect(self.toasts.append)
        self.page.did.connect(self.did.append)

    def open(self, name: str) -> Section:
        self.page.open(name)
        return self.page.sections[name]

    def staff(self) -> list[str]:
        with self.desk.store.read() as session:
            return [p.username for p in staff_accounts(session)]


@pytest.fixture
def office(qtbot: QtBot, desk: Desk, background: Background) -> Office:
    made = Office(desk, background)
    qtbot.addWidget(made.page)
    made.page.resize(1000, 600)
    made.page.show()
    return made


def dialog(qtbot: QtBot, parent: QWidget, name: str) -> QDialog:
    def there() -> bool:
        return parent.findChild(QDialog, name) is not None

    qtbot.waitUntil(there)
    return parent.findChild(QDialog, name)


def fill(inside: QWidget, name: str, text: str) -> None:
    edit = inside.findChild(QLineEdit, name)
    edit.selectAll()
    QTest.keyClicks(edit, text)


def wait(qtbot: QtBot, condition: Callable[[], bool]) -> None:
    qtbot.waitUntil(condition, timeout=10_000)


@pytest.mark.parametrize("role", list(RIGHTS))
def test_a_role_sees_only_its_sections(qtbot: QtBot, desk: Desk, background: Background, role: str) -> None:
    as_role(desk, role)
    shown = Office(desk, background)
    qtbot.addWidget(shown.page)
    expected = {
        "administrator": NARROW | {"mail", "staff", "branches", "calendar", "types", "policies", "backups"},
        "branch_head": NARROW | {"calendar", "types", "policies", "backups"},
    }
    assert set(shown.page.entries) == expected.get(role, NARROW)
    shown.page.activated("staff")
    assert ("staff" in shown.page.sections) == (role == "administrator")


def test_every_section_opens_and_everything_in_it_has_names(qtbot: QtBot, office: Office) -> None:
    kinds = (QPushButton, QLineEdit, QComboBox, QCheckBox, QAbstractSpinBox, QTableView)
    for name in office.page.entries:
        section = office.open(name)
        qtbot.waitExposed(office.page)
        assert section.title()
        for kind in kinds:
            for part in section.findChildren(kind):
                if part.objectName().startswith("qt_"):
                    continue
                assert part.objectName(), (name, part)
                words = part.accessibleName() or getattr(part, "text", str)()
                assert words or not part.isVisibleTo(section), part.objectName()


def test_ctrl_page_down_goes_to_the_next_section(office: Office) -> None:
    office.page.activated()
    QTest.keyClick(office.page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert office.page.current == "printing"
    QTest.keyClick(office.page, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert office.page.current == "desk"


def test_the_language_is_set_here_and_followed_when_set_elsewhere(qtbot: QtBot, office: Office) -> None:
    section = office.open("desk")
    language = section.findChild(QComboBox, "setting-language")
    language.setCurrentIndex(language.findText("English"))
    language.activated.emit(language.currentIndex())
    assert office.settings.get("language") == "en"
    office.settings.set("language", "id")
    assert language.currentText() == "Bahasa Indonesia"


def test_what_the_person_may_not_change_is_only_shown(
    qtbot: QtBot, desk: Desk, background: Background
) -> None:
    as_role(desk, "circulation")
    shown = Office(desk, background)
    qtbot.addWidget(shown.page)
    section = shown.open("desk")
    assert not section.findChild(QWidget, "setting-idle-lock-minutes").isEnabled()
    assert not section.findChild(QWidget, "setting-branch").isEnabled()
    assert section.findChild(QWidget, "setting-theme").isEnabled()


def test_a_desk_moves(qtbot: QtBot, office: Office) -> None:
    other = office.desk.perform(put_branch, code="BRT", name="Barat").operation.target
    section = office.open("desk")
    field = section.findChild(QComboBox, "setting-branch")
    wait(qtbot, lambda: field.count() == 2)
    assert field.currentText() == "Pusat"
    field.setCurrentIndex(field.findText("Barat"))
    with qtbot.waitSignal(office.page.desk_moved) as moved:
        field.activated.emit(field.currentIndex())
    assert moved.args == [other]
    assert office.desk.branch == other


def test_staff_are_added_with_errors_beside_the_fields(qtbot: QtBot, office: Office) -> None:
    section = office.open("staff")
    section.add.click()
    editor = dialog(qtbot, section, "staff-editor")
    fill(editor, "staff-name", "Sari Dewi")
    fill(editor, "staff-username", "adi")
    fill(editor, "staff-password", "rahasia123")
    fill(editor, "staff-password-again", "rahasia12")
    editor.primary.click()
    assert editor.rows["again"].error.text()
    fill(editor, "staff-password-again", "rahasia123")
    editor.primary.click()
    wait(qtbot, lambda: bool(editor.rows["username"].error.text()))
    fill(editor, "staff-username", "sari")
    editor.primary.click()
    wait(qtbot, lambda: "sari" in office.staff() and bool(office.toasts))
    assert office.did[-1] == {"staff"}
    wait(qtbot, lambda: len(section.card.model.rows) == 2)


def test_an_account_is_changed_and_that_is_taken_back(qtbot: QtBot, office: Office) -> None:
    section = office.open("staff")
    wait(qtbot, lambda: section.card.current() is not None)
    section.change.click()
    editor = dialog(qtbot, section, "staff-editor")
    fill(editor, "staff-username", "kepala")
    editor.primary.click()
    wait(qtbot, lambda: office.staff() == ["kepala"] and bool(office.toasts))
    office.toasts[-1].undo()
    wait(qtbot, lambda: office.staff() == ["adi"])


def test_the_last_administrator_stays_one(qtbot: QtBot, office: Office) -> None:
    section = office.open("staff")
    wait(qtbot, lambda: section.card.current() is not None)
    section.change.click()
    editor = dialog(qtbot, section, "staff-editor")
    editor.findChild(QCheckBox, "staff-active").setChecked(False)
    editor.primary.click()
    wait(qtbot, lambda: not editor.failure.isHidden())
    assert editor.isVisible()
    editor.reject()


def test_another_persons_password_is_set(qtbot: QtBot, office: Office) -> None:
    section = office.open("staff")
    wait(qtbot, lambda: section.card.current() is not None)
    section.reset.click()
    editor = dialog(qtbot, section, "password-editor")
    for name in ("staff-password", "staff-password-again"):
        fill(editor, name, "rahasia456")
    editor.primary.click()
    wait(qtbot, lambda: bool(office.toasts))
    assert sign_in(office.desk.store, "adi", "rahasia456").name == "Adi"


def test_the_own_password_is_changed(qtbot: QtBot, office: Office) -> None:
    section = office.open("account")
    for name, text in (("old", "salah-salah"), ("new", "rahasia456"), ("again", "rahasia456")):
        fill(section, f"account-{name}", text)
    section.save.click()
    wait(qtbot, lambda: bool(section.rows["old"].error.text()))
    fill(section, "account-old", "rahasia123")
    section.save.click()
    wait(qtbot, lambda: bool(office.toasts))
    assert sign_in(office.desk.store, "adi", "rahasia456").name == "Adi"


def test_a_branch_is_changed_and_that_is_taken_back(qtbot: QtBot, office: Office) -> None:
    section = office.open("branches")
    wait(qtbot, lambda: section.card.current() is not None)
    section.change.click()
    editor = dialog(qtbot, section, "branch-editor")
    fill(editor, "branch-phone", "0771-21")
    editor.findChild(QCheckBox, "branch-day-0").setChecked(True)
    editor.primary.click()

    def now() -> tuple[str, tuple[int, ...]]:
        with office.desk.store.read() as session:
            branch = branches(session)[0]
        return branch.phone, branch.closed_weekdays

    wait(qtbot, lambda: now() == ("0771-21", (0, 6)) and bool(office.toasts))
    office.toasts[-1].undo()
    wait(qtbot, lambda: now() == ("", (6,)))


def test_a_closed_day_is_added_by_typing(qtbot: QtBot, office: Office) -> None:
    section = office.open("calendar")
    wait(qtbot, lambda: bool(section.presenter.state.branches))
    section.add.click()
    editor = dialog(qtbot, section, "closed-day-editor")
    editor.primary.click()
    assert editor.rows["day"].error.text()
    fill(editor, "closed-day", "1 2 2027")
    fill(editor, "closed-name", "Pindahan")
    editor.primary.click()
    wait(qtbot, lambda: [d.day for d in section.presenter.state.shown] == [date(2027, 2, 1)])


def test_types_are_added(qtbot: QtBot, office: Office) -> None:
    section = office.open("types")
    section.add["item"].click()
    editor = dialog(qtbot, section, "type-editor")
    fill(editor, "type-name", "Majalah")
    fill(editor, "type-code", "MJL")
    editor.primary.click()

    def names() -> list[str]:
        with office.desk.store.read() as session:
            return [t.name for t in item_types(session)]

    wait(qtbot, lambda: "Majalah" in names() and bool(office.toasts))


def test_a_policy_is_edited_and_empty_terms_stay_unsaid(qtbot: QtBot, office: Office) -> None:
    section = office.open("policies")
    wait(qtbot, lambda: section.card.current() is not None)
    section.add.click()
    editor = dialog(qtbot, section, "policy-editor")
    member = editor.findChild(QComboBox, "policy-member-type")
    member.setCurrentIndex(1)
    editor.findChild(QAbstractSpinBox, "policy-loan-days").setValue(30)
    editor.primary.click()
    wait(qtbot, lambda: len(section.presenter.state.rows) == 2)
    assert section.presenter.state.rows[1].terms == {"loan_days": 30}


def test_a_fine_for_so_many_days_is_set_and_shown_again(qtbot: QtBot, office: Office) -> None:
    section = office.open("policies")
    wait(qtbot, lambda: section.card.current() is not None)
    section.change.click()
    editor = dialog(qtbot, section, "policy-editor")
    period = editor.findChild(NumberField, "policy-fine-period")
    assert (period.number(), period.minimum()) == (None, 0), "a dash below one"
    editor.findChild(NumberField, "policy-fine-per-day").set_number(7_000)
    period.set_number(7)
    editor.primary.click()
    wait(qtbot, lambda: section.presenter.state.rows[0].terms.get("fine_period") == 7)
    assert "/7 day" in terms_words(section.presenter.state.rows[0])
    section.change.click()
    again = dialog(qtbot, section, "policy-editor")
    assert again.findChild(NumberField, "policy-fine-period").number() == 7
    again.findChild(NumberField, "policy-fine-period").set_number(None)
    again.primary.click()
    wait(qtbot, lambda: "fine_period" not in section.presenter.state.rows[0].terms)


def test_branches_among_which_items_float_are_typed_by_their_codes(qtbot: QtBot, office: Office) -> None:
    office.desk.perform(put_branch, code="BTC", name="Bintan Centre")
    section = office.open("policies")
    wait(qtbot, lambda: section.card.current() is not None)

    def edit(text: str) -> Any:
        section.change.click()
        editor = dialog(qtbot, section, "policy-editor")
        fill(editor, "policy-floats-among", text)
        editor.primary.click()
        return editor

    def said() -> Any:
        return section.presenter.state.rows[0].terms.get("floats_among")

    wrong = edit("BTC, XYZ")
    assert "XYZ" in wrong.rows["floats_among"].error.text()
    fill(wrong, "policy-floats-among", " btc , pst,")
    wrong.primary.click()
    wait(qtbot, lambda: said() is not None)
    assert len(said()) == 2
    assert "BTC, PST" in terms_words(section.presenter.state.rows[0])
    section.change.click()
    again = dialog(qtbot, section, "policy-editor")
    assert again.findChild(QLineEdit, "policy-floats-among").text() == "BTC, PST"
    again.reject()
    edit("*")
    wait(qtbot, lambda: said() == ())


def test_a_backup_is_made_and_restoring_is_asked_of_the_window(
    qtbot: QtBot, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = office.open("backups")
    section.now.click()
    wait(qtbot, lambda: bool(section.presenter.state.backups) and bool(office.toasts))
    monkeypatch.setattr("desktop_app.settings.backups_section.confirm", lambda *_, **__: True)
    with qtbot.waitSignal(office.page.restore_wanted) as wanted:
        section.restore.click()
    assert wanted.args == [section.presenter.state.backups[0].folder]


def test_the_recovery_code_is_shown_after_the_password(qtbot: QtBot, office: Office) -> None:
    section = office.open("backups")
    section.code.click()
    editor = dialog(qtbot, section, "recovery-password")
    fill(editor, "backups-password", "salah-salah")
    editor.primary.click()
    wait(qtbot, editor.primary.isEnabled)
    fill(editor, "backups-password", "rahasia123")
    editor.primary.click()
    shown = dialog(qtbot, section, "recovery-dialog")
    assert len(shown.code.code) > 50
    shown.reject()


def test_about_counts_and_arranges(qtbot: QtBot, office: Office) -> None:
    section = office.open("about")
    wait(qtbot, lambda: section.values["members"].text() == "0")
    section.arrange.click()
    wait(qtbot, lambda: bool(office.toasts))
    assert office.did[-1] == {"titles"}


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_document_has_a_test_print(office: Office, document: str) -> None:
    with office.desk.store.read() as session:
        here = branches(session)[0]
    head = examples.Letterhead("Perpustakaan", here.name)
    assert examples.draw(document, office.settings.paper(document), head, "Adi").startswith(b"%PDF")


def test_the_palette_knows_every_section(office: Office, qapp: QApplication) -> None:
    office.page.activated()
    ids = {command.id for command in office.page.commands()}
    assert {f"settings-{name}" for name in office.page.entries} <= ids
    for name in office.page.entries:
        assert section_words(name)

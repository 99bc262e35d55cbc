# SPDX-License-Identifier: GPL-3.0-or-later
"""The account for e-mail: entered, tried, its password kept where nobody reads it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from db.models import Setting
from db.operations.desk import Desk
from desktop_app.background import Background
from desktop_app.mailing.account import has_password, read_account
from desktop_app.mailing.refusals import NotSetUp
from desktop_app.settings.mail_section import MailSection
from tests.desktop_app.mailing.server import PASSWORD, SENDER, USER, MailServer, set_up_with_login
from tests.desktop_app.settings.test_page import Office, fill


@pytest.fixture
def server() -> Iterator[MailServer]:
    with MailServer(login=True) as running:
        yield running


@pytest.fixture
def section(qtbot: QtBot, desk: Desk, background: Background) -> MailSection:
    office = Office(desk, background)
    qtbot.addWidget(office.page)
    office.page.show()
    opened = office.open("mail")
    assert isinstance(opened, MailSection)
    return opened


def enter(section: MailSection, server: MailServer, password: str) -> None:
    """As an administrator does, by the fields."""
    fields = {"server": "localhost", "user": USER, "sender": SENDER}
    for name, text in fields.items():
        fill(section, f"setting-mail-{name.replace('_', '-')}", text)
        section.fields[f"mail_{name}"].field.editingFinished.emit()
    security = section.findChild(QComboBox, "setting-mail-security")
    security.setCurrentIndex(security.findData("local"))
    security.activated.emit(security.currentIndex())
    section.fields["mail_port"].field.setValue(server.port)
    fill(section, "mail-password", password)
    section.keep.click()


def try_it(qtbot: QtBot, section: MailSection) -> str:
    section.test.click()
    qtbot.waitUntil(section.test.isEnabled, timeout=20_000)
    return section.came_of_it.headline.text()


def test_an_account_is_entered_and_tried(
    qtbot: QtBot,
    desk: Desk,
    section: MailSection,
    server: MailServer,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    enter(section, server, "salah")
    assert "account and password" in try_it(qtbot, section)
    assert section.came_of_it.property("tone") == "bad"
    assert section.came_of_it.detail.text()
    assert section.came_of_it.advice.text()
    enter(section, server, PASSWORD)
    assert SENDER in try_it(qtbot, section)
    assert section.came_of_it.property("tone") == "good"
    assert server.recipients == [SENDER]
    assert section.password.value() == ""
    assert PASSWORD not in caplog.text
    assert "salah" not in caplog.text
    for file in filter(Path.is_file, desk.store.folder.rglob("*")):
        assert PASSWORD.encode() not in file.read_bytes()


def test_an_empty_password_forgets_the_one_that_was_kept(
    qtbot: QtBot, desk: Desk, section: MailSection, server: MailServer
) -> None:
    set_up_with_login(desk, server, PASSWORD)
    section.activated()
    qtbot.waitUntil(lambda: section._has_password)
    section.keep.click()
    qtbot.waitUntil(lambda: not section._has_password)
    with desk.store.read() as session:
        assert not has_password(session)


def test_the_password_is_this_desks_and_no_operation(desk: Desk, server: MailServer) -> None:
    set_up_with_login(desk, server, PASSWORD)
    with desk.store.read() as session:
        assert session.get_one(Setting, ("desk", "mail_password"))
        assert read_account(session).password == PASSWORD


def test_without_an_account_the_test_says_what_to_do(qtbot: QtBot, desk: Desk, section: MailSection) -> None:
    said = try_it(qtbot, section)
    assert said
    assert section.came_of_it.advice.text()
    with desk.store.read() as session, pytest.raises(NotSetUp):
        read_account(session)


def test_enter_in_the_address_sends_the_test_there(
    qtbot: QtBot, desk: Desk, section: MailSection, server: MailServer
) -> None:
    set_up_with_login(desk, server, PASSWORD)
    fill(section, "mail-test-to", "siti@example.org")
    QTest.keyClick(section.to, "\r")
    qtbot.waitUntil(lambda: server.recipients == ["siti@example.org"], timeout=20_000)
    qtbot.waitUntil(section.test.isEnabled)

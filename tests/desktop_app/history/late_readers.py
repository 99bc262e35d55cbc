# SPDX-License-Identifier: GPL-3.0-or-later
"""Members with something out for so long that they are reminded, and the page where that is done."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from pytestqt.qtbot import QtBot

from db.operations import circulation
from db.operations.desk import Desk
from db.queries.scan import recognise
from desktop_app.background import Background
from desktop_app.history.page import HistoryPage
from desktop_app.preferences import Settings
from desktop_app.printing.notice_letter import NoticeLetter
from desktop_app.printing.output import Output

SITI, BUDI = "Siti Aminah", "Budi Santoso"


def lend_long_ago(desk: Desk, card: str, barcode: str) -> UUID:
    with desk.store.read() as session:
        member, item = recognise(session, card).uid, recognise(session, barcode).uid
    assert member is not None
    assert item is not None
    at = desk.clock() - timedelta(days=20)
    made = desk.perform(circulation.check_out, item=item, member=member, at=at).operation
    return made.loan  # type: ignore[attr-defined, no-any-return]


class Page:
    """The page with its reminders in view."""

    def __init__(self, qtbot: QtBot, desk: Desk, background: Background) -> None:
        self.printed: list[list[NoticeLetter]] = []
        settings = Settings({}, lambda: desk, background)
        output = Output(background, settings)
        self.page = HistoryPage(lambda: desk, background, output, settings, lambda: self.page)
        qtbot.addWidget(self.page)
        self.page.resize(1084, 600)
        self.page.show()
        self.view = self.page.reminders
        self.view.presenter._printed = self.printed.append
        self.page.activated("reminders")
        qtbot.waitUntil(lambda: len(self.view.rows_model.rows) == 2)

    def press(self, key: str) -> None:
        (command,) = [one for one in self.page.commands() if one.shortcut == key and one.enabled()]
        command.run()

    def choose(self, name: str) -> None:
        self.view.table.move_to([row.who.name for row in self.view.rows_model.rows].index(name))

    def told(self) -> int:
        return sum(not row.waiting for row in self.view.rows_model.rows)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The calendar: days, months, what is on them, and the way to a workshop."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from db.operations.desk import Desk
from desktop_app.workshops.calendar_presenter import a_month_later, days_of
from desktop_app.workshops.calendar_view import tone_of
from desktop_app.workshops.page import WorkshopsPage
from tests.db.workshop_world import MORNING, add_session, add_workshop
from tests.desktop_app.workshops.conftest import Opened

DAY = MORNING.astimezone().date()


@pytest.mark.parametrize(
    ("day", "months", "there"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 12, 15), 1, date(2027, 1, 15)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_months_are_turned(day: date, months: int, there: date) -> None:
    assert a_month_later(day, months) == there


def test_a_month_is_six_weeks_from_monday() -> None:
    days = days_of(date(2026, 11, 20))
    assert (len(days), days[0], days[0].weekday()) == (42, date(2026, 10, 26), 0)


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, open_page: Opened) -> WorkshopsPage:
    workshop = add_workshop(desk)
    add_session(desk, workshop)
    add_session(desk, workshop, 24)
    add_workshop(desk, title="Pola", state="template")
    lost = add_workshop(desk, title="Batal", state="cancelled", reason="Banjir")
    add_session(desk, lost)
    made = open_page()
    qtbot.waitUntil(made.card.isVisible)
    made.calendar_chip.click()
    made.calendar.presenter.choose(DAY)
    qtbot.waitUntil(lambda: len(made.calendar.presenter.month.of_chosen) == 2)
    return made


def test_days_show_their_sessions_and_arrows_go_over_the_edge_of_a_month(
    qtbot: QtBot, page: WorkshopsPage
) -> None:
    calendar = page.calendar
    tones = {entry[1].title: tone_of(entry) for entry in calendar.presenter.month.of_chosen}
    assert tones == {"Menulis pantun": "good", "Batal": "bad"}
    qtbot.keyClick(calendar.grid, Qt.Key.Key_Right)
    assert len(calendar.presenter.month.of_chosen) == 1
    assert calendar._model.rowCount() == 1
    qtbot.keyClick(calendar.grid, Qt.Key.Key_Down)
    assert calendar.none.isVisible()
    qtbot.keyClick(calendar.grid, Qt.Key.Key_Down)
    assert calendar.presenter.month.chosen.month == 12
    qtbot.keyClick(calendar.grid, Qt.Key.Key_PageUp)
    assert calendar.presenter.month.chosen.month == 11
    qtbot.waitUntil(lambda: bool(calendar.presenter.month.entries))
    assert "Menulis pantun" in str(calendar._days.data(calendar._days.index_of(DAY)))


def test_enter_leads_into_the_day_and_to_the_workshop(qtbot: QtBot, page: WorkshopsPage) -> None:
    calendar = page.calendar
    qtbot.keyClick(calendar.grid, Qt.Key.Key_Return)
    row = next(n for n, entry in enumerate(calendar._model.rows) if entry[1].title == "Batal")
    calendar.sessions.move_to(row)
    qtbot.keyClick(calendar.sessions, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.headline.text() == "Batal" and page.card.isVisible())
    assert not page.calendar_chip.isChecked()


def test_the_key_goes_back_to_the_list(qtbot: QtBot, page: WorkshopsPage) -> None:
    command = next(c for c in page.commands() if c.id == "calendar")
    assert [c.id for c in page.commands()] == ["new-workshop", "calendar"]
    command.run()
    assert page.card.isVisible()
    assert page.views["coming"].isChecked()

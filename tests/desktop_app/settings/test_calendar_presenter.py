# SPDX-License-Identifier: GPL-3.0-or-later
"""Closed days: by year, with public holidays on offer, each step taken back."""

from __future__ import annotations

from datetime import date

import pytest

from db.models import Loan
from db.operations.desk import Desk
from db.operations.refusals import NotAllowed
from desktop_app.settings.calendar_presenter import CalendarPresenter, CalendarState
from desktop_app.settings.work import Work
from resources.sample import Holiday
from tests.db import small_world
from tests.desktop_app.at_once import AtOnce
from tests.desktop_app.settings.conftest import as_role


def holiday(day: date, name: str) -> Holiday:
    return Holiday(day, name, name, "national", "fixed", "")


KNOWN = [
    holiday(date(2026, 8, 17), "Kemerdekaan"),
    holiday(date(2026, 12, 25), "Natal"),
    holiday(date(2027, 8, 17), "Kemerdekaan"),
]


class Wall:
    def __init__(self, desk: Desk) -> None:
        self.told, self.failed = [], []
        self.presenter = CalendarPresenter(
            Work(lambda: desk, AtOnce(), lambda _kinds: None),  # type: ignore[arg-type]
            lambda _state: None,
            lambda *said: self.told.append(said),
            self.failed.append,
            lambda: date(2026, 11, 23),
            lambda: KNOWN,
        )

    @property
    def state(self) -> CalendarState:
        self.presenter.load()
        return self.presenter.state


@pytest.fixture
def wall(desk: Desk) -> Wall:
    return Wall(desk)


def test_holidays_of_the_year_in_view_are_offered_until_they_are_closed(wall: Wall) -> None:
    assert [h.name for h in wall.state.offered] == ["Kemerdekaan", "Natal"]
    wall.presenter.close_holidays()
    assert wall.state.offered == ()
    assert [day.name for day in wall.state.shown] == ["Kemerdekaan", "Natal"]
    assert wall.told[-1][:2] == ("closed", 2)
    wall.told[-1][3]()
    assert wall.state.shown == []


def test_other_years_are_shown_apart(wall: Wall) -> None:
    wall.presenter.close([(date(2028, 2, 1), "Pindahan")])
    assert wall.state.years == [2026, 2027, 2028]
    assert wall.state.shown == []
    wall.presenter.show_year(2028)
    assert [day.day for day in wall.state.shown] == [date(2028, 2, 1)]


def test_a_day_of_one_branch_is_opened_and_closed_again_there(wall: Wall, desk: Desk) -> None:
    wall.presenter.close([(date(2026, 12, 1), "Stok opname")], desk.branch)
    wall.presenter.open(wall.state.shown[0])
    assert wall.state.shown == []
    wall.told[-1][3]()
    assert [(day.name, day.branch) for day in wall.state.shown] == [("Stok opname", "Pusat")]


def test_opening_moves_back_what_the_closing_moved_and_its_undo_moves_it_again(
    wall: Wall, desk: Desk
) -> None:
    loan = small_world.lend(desk, small_world.add_item(desk), small_world.register(desk))
    day = loan.due_at.date()

    def due() -> date:
        found: date = small_world.row_of(desk, Loan, loan.loan).due_at.date()
        return found

    wall.presenter.close([(day, "Banjir")])
    assert due() > day
    wall.presenter.open(wall.state.shown[0])
    assert due() == day
    assert wall.told[-1][:3] == ("opened", 1, 1)
    wall.told[-1][3]()
    assert due() > day


def test_closing_at_one_branch_does_not_end_the_offer_for_all(wall: Wall, desk: Desk) -> None:
    wall.presenter.close([(date(2026, 12, 25), "Natal")], desk.branch)
    assert [h.name for h in wall.state.offered] == ["Kemerdekaan", "Natal"]


def test_without_the_right_nothing_is_closed(wall: Wall, desk: Desk) -> None:
    as_role(desk, "circulation")
    wall.presenter.close([(date(2026, 12, 1), "Libur")])
    assert isinstance(wall.failed[0], NotAllowed)
    assert wall.state.shown == []

# SPDX-License-Identifier: GPL-3.0-or-later
"""Signing in: tiles, wrong passwords, waiting times counted down."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from db.operations.desk import Desk, Person, utc_now
from db.operations.founding import NewLibrary, found_library
from db.operations.policies import put_branch
from db.operations.staff import put_staff
from db.queries.library import staff_accounts
from db.store import Store
from desktop_app.preferences import read_values
from desktop_app.welcome.sign_in_presenter import SignInPresenter
from tests.desktop_app.at_once import AtOnce

NEW = NewLibrary(
    name="Perpustakaan",
    branch_code="PST",
    branch_name="Pusat",
    username="adi",
    person_name="Adi",
    password="rahasia123",
)


class Door:
    """A sign-in page without widgets, and a clock that a test moves."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.people = desk, []
        self.now: datetime = utc_now()
        self.presenter = SignInPresenter(AtOnce(), lambda _state: None, self.people.append, lambda: self.now)
        self.begin()

    def begin(self) -> None:
        with self.desk.store.read() as session:
            staff = staff_accounts(session, active_only=True)
        last = str(read_values(self.desk.store).get("last_person", ""))
        self.presenter.begin(lambda: self.desk, self.desk.branch, staff, last)

    @property
    def state(self):  # type: ignore[no-untyped-def]
        return self.presenter.state


@pytest.fixture
def door(tmp_path: Path) -> Door:
    desk = found_library(Store.create(tmp_path / "store", bytes(32)), NEW)
    other = desk.perform(put_branch, code="BRT", name="Barat").operation.target
    for username, branch in (("sari", desk.branch), ("wati", other), ("yusuf", None)):
        desk.perform(
            put_staff,
            username=username,
            name=username.title(),
            roles=("circulation",),
            password="rahasia123",
            home_branch=branch,
        )
    return Door(desk)


def test_the_tiles_are_those_of_this_desks_branch_and_of_none(door: Door) -> None:
    assert [p.username for p in door.state.people] == ["adi", "sari", "yusuf"]
    assert door.state.chosen == "adi"


def test_the_right_password_lets_in_and_the_person_is_first_next_time(door: Door) -> None:
    door.presenter.choose("sari")
    door.presenter.submit("rahasia123")
    assert [person.username for person in door.people] == ["sari"]
    assert isinstance(door.people[0], Person)
    door.begin()
    assert door.state.chosen == "sari"


def test_somebody_of_another_branch_types_the_user_name(door: Door) -> None:
    door.presenter.choose("")
    door.presenter.submit("rahasia123", " Wati ")
    assert [person.username for person in door.people] == ["wati"]


def test_wrong_passwords_cost_waiting_time_that_is_counted_down(door: Door) -> None:
    for _ in range(2):
        door.presenter.submit("salah-salah")
        assert (door.state.error, door.state.wait) == ("wrong", 0)
    door.presenter.submit("salah-salah")
    assert (door.state.error, door.state.wait) == ("wrong", 5)
    door.presenter.submit("rahasia123")
    assert door.people == []
    door.now += timedelta(seconds=3)
    assert door.presenter.tick()
    assert door.state.wait == 2
    door.now += timedelta(seconds=3)
    assert not door.presenter.tick()
    door.presenter.submit("rahasia123")
    assert len(door.people) == 1


def test_waiting_of_one_person_does_not_hold_up_another(door: Door) -> None:
    for _ in range(3):
        door.presenter.submit("salah-salah")
    door.presenter.step(1)
    assert (door.state.chosen, door.state.wait, door.state.error) == ("sari", 0, "")
    door.presenter.step(-1)
    assert door.state.wait == 5


def test_a_restart_does_not_shorten_the_wait(door: Door) -> None:
    for _ in range(3):
        door.presenter.submit("salah-salah")
    again = Door(door.desk)
    again.now = door.now
    again.presenter.submit("rahasia123")
    assert again.people == []
    assert again.state.wait == 5


def test_nothing_typed_is_no_try(door: Door) -> None:
    for _ in range(5):
        door.presenter.submit("")
    assert (door.state.error, door.state.wait) == ("empty", 0)


def test_arrows_go_round(door: Door) -> None:
    door.presenter.step(-1)
    assert door.state.chosen == "yusuf"
    door.presenter.step(1)
    assert door.state.chosen == "adi"


def test_who_was_added_behind_the_lock_is_found(door: Door) -> None:
    door.desk.perform(put_staff, username="baru", name="Baru", roles=("cataloguer",), password="rahasia123")
    door.presenter.look_again()
    assert "baru" in [p.username for p in door.state.people]
    assert door.state.chosen == "adi"


def test_whoever_was_at_the_desk_last_is_chosen_however_new(door: Door) -> None:
    """Else the password goes against somebody else's account."""
    desk = door.desk
    desk.perform(put_staff, username="baru", name="Baru", roles=("cataloguer",), password="rahasia123")
    door.presenter.begin(lambda: desk, desk.branch, door.state.people, "baru")
    assert door.state.chosen == "adi"
    door.presenter.look_again()
    assert door.state.chosen == "baru"


def test_who_is_gone_is_not_chosen(door: Door) -> None:
    door.presenter.choose("sari")
    with door.desk.store.read() as session:
        sari = next(one for one in staff_accounts(session, active_only=True) if one.username == "sari")
    door.desk.perform(
        put_staff, target=sari.uid, username="sari", name="Sari", roles=("circulation",), active=False
    )
    door.presenter.look_again()
    assert door.state.chosen == "adi"

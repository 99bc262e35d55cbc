# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrong passwords cost waiting time: at this desk, for this person, over a restart, and not for ever."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest

from db.models import SignInAttempts
from db.operations import refusals
from db.operations.desk import Desk
from db.operations.staff import change_own_password, put_staff, sign_in
from db.rules.waiting import FREE_TRIES, LONGEST_WAIT, wait_after
from db.store import Store
from tests.crash.small_library import FOUNDER, KEY, PASSWORD
from tests.db import small_world
from tests.db.small_world import Clock

WRONG = "salah sekali"
NEW = "kata sandi baru"


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    with small_world.quick_passwords():
        yield


def attempt(desk: Desk, password: str = WRONG) -> timedelta:
    """One wrong try; gives the wait that it costs."""
    with pytest.raises(refusals.WrongPassword) as refused:
        sign_in(desk.store, FOUNDER.username, password, desk.clock())
    return refused.value.wait


def attempts(desk: Desk, count: int) -> timedelta:
    """So many wrong tries, each when it is possible; gives the wait after the last."""
    wait = timedelta()
    for _ in range(count):
        desk.clock.now += wait  # type: ignore[attr-defined]
        wait = attempt(desk)
    return wait


def must_wait(desk: Desk) -> bool:
    """Whether even the right password is not looked at."""
    try:
        sign_in(desk.store, FOUNDER.username, PASSWORD, desk.clock())
    except refusals.MustWait:
        return True
    return False


def test_the_first_wrong_ones_are_free_then_each_costs_more(desk: Desk, clock: Clock) -> None:
    waits = []
    for _ in range(FREE_TRIES + 3):
        waits.append(attempt(desk))
        clock.now += waits[-1]
    assert waits[: FREE_TRIES - 1] == [timedelta()] * (FREE_TRIES - 1)
    assert waits[FREE_TRIES - 1 :] == sorted(set(waits[FREE_TRIES - 1 :]))
    assert waits[-1] == wait_after(FREE_TRIES + 3)


def test_while_it_lasts_the_right_password_waits_too(desk: Desk, clock: Clock) -> None:
    wait = attempts(desk, FREE_TRIES)
    assert must_wait(desk)
    clock.now += wait
    assert sign_in(desk.store, FOUNDER.username, PASSWORD, clock()).name == FOUNDER.person_name


def test_starting_the_program_again_forgets_no_wait(desk: Desk) -> None:
    attempts(desk, FREE_TRIES)
    desk.store.close()
    with closing(Store.open(desk.store.folder, KEY)) as again, pytest.raises(refusals.MustWait):
        sign_in(again, FOUNDER.username, PASSWORD, desk.clock())


def test_the_right_password_wipes_the_slate(desk: Desk, clock: Clock) -> None:
    attempts(desk, FREE_TRIES - 1)
    sign_in(desk.store, FOUNDER.username, PASSWORD, clock())
    with desk.store.read() as session:
        assert session.query(SignInAttempts).count() == 0
    assert attempt(desk) == timedelta()


def test_somebody_else_does_not_wait(desk: Desk, clock: Clock) -> None:
    desk.perform(put_staff, username="meja", name="Sulastri", roles=("circulation",), password=PASSWORD)
    attempts(desk, FREE_TRIES)
    assert sign_in(desk.store, "meja", PASSWORD, clock()).name == "Sulastri"


def test_nobody_waits_longer_than_the_longest_wait(desk: Desk) -> None:
    assert attempts(desk, FREE_TRIES + 14) == LONGEST_WAIT


def test_a_clock_that_was_set_back_makes_no_longer_wait(desk: Desk, clock: Clock) -> None:
    """The wait was noted on a day that is tomorrow now: nobody waits till then."""
    clock.days_pass(1)
    attempts(desk, FREE_TRIES)
    clock.days_pass(-1)
    assert not must_wait(desk)


def test_an_unknown_user_name_is_answered_like_a_wrong_password(desk: Desk) -> None:
    with pytest.raises(refusals.WrongPassword) as refused:
        sign_in(desk.store, "nobody", WRONG, desk.clock())
    assert refused.value.wait == timedelta()


def test_an_account_that_is_not_active_is_not_let_in(desk: Desk) -> None:
    made = desk.perform(put_staff, username="x", name="X", roles=("circulation",), password=PASSWORD)
    gone = {"username": "x", "name": "X", "roles": ("circulation",), "active": False}
    desk.perform(put_staff, target=made.operation.target, **gone)
    with pytest.raises(refusals.WrongPassword):
        sign_in(desk.store, "x", PASSWORD, desk.clock())


def test_guessing_the_old_password_at_an_open_desk_costs_the_same(desk: Desk, clock: Clock) -> None:
    for _ in range(FREE_TRIES):
        with pytest.raises(refusals.WrongPassword) as refused:
            change_own_password(desk, old=WRONG, new=NEW)
    assert refused.value.wait
    with pytest.raises(refusals.MustWait):
        change_own_password(desk, old=PASSWORD, new=NEW)
    clock.now += refused.value.wait
    change_own_password(desk, old=PASSWORD, new=NEW)
    assert sign_in(desk.store, FOUNDER.username, NEW, clock()).username == FOUNDER.username

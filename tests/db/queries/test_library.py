# SPDX-License-Identifier: GPL-3.0-or-later
"""The library's frame as its settings show it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from db.operations.circulation import CheckOut
from db.operations.desk import Desk
from db.operations.policies import change_setting, close_days, put_branch, put_policy, put_type
from db.operations.staff import put_staff
from db.queries.library import (
    Counts,
    branches,
    closed_days,
    counts,
    item_types,
    loan_policies,
    member_types,
    setting,
    staff_accounts,
)
from db.queries.settings import kept_settings
from tests.crash.small_library import FOUNDER, PASSWORD
from tests.db import small_world


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    with small_world.quick_passwords():
        yield


def test_branches_by_name_with_their_weekdays(desk: Desk, a_branch: UUID) -> None:
    facts = {"address": "Jalan Bintan", "phone": "0771", "timezone": "Asia/Makassar"}
    desk.perform(put_branch, target=a_branch, code="BT9", name="Batu 9", closed_weekdays=(5, 0), **facts)
    with desk.store.read() as session:
        there, here = branches(session)
    assert (there.name, there.closed_weekdays, there.timezone) == ("Batu 9", (0, 5), "Asia/Makassar")
    assert (there.address, there.phone) == ("Jalan Bintan", "0771")
    assert (here.uid, here.code, here.closed_weekdays) == (
        desk.branch,
        FOUNDER.branch_code,
        (small_world.CLOSED,),
    )


def test_types_by_name(desk: Desk) -> None:
    desk.perform(put_type, of="member", code="PEL", name="Pelajar", name_en="Pupil", validity_days=180)
    with desk.store.read() as session:
        kinds = [(kind.code, kind.name_en, kind.validity_days) for kind in member_types(session)]
        assert kinds == [("PEL", "Pupil", 180), ("UMUM", "Public", 365)]
        assert [(kind.code, kind.validity_days) for kind in item_types(session)] == [("BUKU", 0), ("REF", 0)]


def test_policies_the_most_general_first_with_names(
    desk: Desk, a_branch: UUID, public: UUID, book: UUID
) -> None:
    desk.perform(put_policy, at_branch=a_branch, terms={"loan_days": 3})
    desk.perform(put_policy, member_type=public, item_type=book, terms={"fine_cap": 0, "loanable": False})
    with desk.store.read() as session:
        general, typed, local = loan_policies(session)
    assert (general.member_type, general.item_type, general.branch) == (None, None, None)
    assert (typed.member_type_name, typed.item_type_name, typed.branch_name) == ("Umum", "Buku", None)
    assert (typed.member_type, typed.item_type) == (public, book)
    assert typed.terms == {"fine_cap": 0, "loanable": False}
    assert (local.branch, local.branch_name, local.terms) == (a_branch, "Batu 9", {"loan_days": 3})


def test_closed_days_from_a_day_on(desk: Desk, a_branch: UUID) -> None:
    eid, new_year, past = date(2027, 3, 10), date(2027, 1, 1), date(2026, 8, 17)
    desk.perform(close_days, days=[(eid, "Idulfitri")], at_branch=a_branch)
    desk.perform(close_days, days=[(new_year, "Tahun Baru"), (past, "Kemerdekaan")])
    with desk.store.read() as session:
        found = [(row.day, row.name, row.branch) for row in closed_days(session, new_year)]
    assert found == [(new_year, "Tahun Baru", None), (eid, "Idulfitri", "Batu 9")]


def test_accounts_by_name_without_passwords(desk: Desk, a_branch: UUID) -> None:
    facts = {"username": "rini", "name": "Adinda Rini", "home_branch": a_branch, "active": False}
    desk.perform(put_staff, roles=("circulation", "cataloguer"), password=PASSWORD, **facts)
    with desk.store.read() as session:
        rini, admin = staff_accounts(session)
        assert staff_accounts(session, active_only=True) == [admin]
    assert (rini.username, rini.roles, rini.active) == ("rini", ("circulation", "cataloguer"), False)
    assert (rini.branch, rini.branch_name) == (a_branch, "Batu 9")
    assert not any("argon2" in str(value) for value in (*rini, *admin))


def test_settings_that_were_set_and_those_that_never_were(desk: Desk) -> None:
    desk.perform(change_setting, name="library_phone", value="0771 21234")
    with desk.store.read() as session:
        assert setting(session, "library", "library_phone") == "0771 21234"
        assert setting(session, "library", "library_web", "none") == "none"
        kept = kept_settings(session, ["library_name", "library_phone", "library_web"])
        assert kept_settings(session, []) == {}
    assert kept == {"library_name": FOUNDER.name, "library_phone": "0771 21234"}


def test_how_much_a_store_holds(desk: Desk, a_loan: CheckOut, another_item: UUID) -> None:
    with desk.store.read() as session:
        found = counts(session)
    assert found == Counts(titles=2, items=2, members=1, open_loans=1, operations=found.operations)
    small_world.take_back(desk, a_loan.item)
    with desk.store.read() as session:
        assert counts(session)[3:] == (0, found.operations + 1)

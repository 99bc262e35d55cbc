# SPDX-License-Identifier: GPL-3.0-or-later
"""Members: found however they are spelt, seen with what they have and had, compared with who registers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.models import Member, new_uid
from db.models.search import fold, words
from db.operations import circulation
from db.operations.circulation import CheckOut
from db.operations.desk import Desk
from db.operations.members import block_member, set_member_photo
from db.queries.members import (
    MemberRow,
    MemberView,
    find_members,
    fines_of,
    loan_history,
    maybe_registered,
    member_view,
    past_loans,
)
from db.rules.identity import Person
from tests.db.small_world import TODAY, Clock, key_of, lend, register, take_back

BORN = date(1990, 1, 2)


@pytest.fixture(scope="module")
def people(desk_to_look_at: Desk) -> Desk:
    """Four of them, whom every test looks at and none changes."""
    desk = desk_to_look_at
    register(desk, "Siti Nurhaliza", birth_date=BORN, phone="0812-555-0001", institution="SMA Negeri 2")
    register(desk, "Lie Wei Jie", other_name="李伟杰", identity_number="2172010101900001")
    register(desk, "عائشة بنت إبراهيم", other_name="Aisyah binti Ibrahim")
    register(desk, "Zoë Siti-Aminah", number="M-77", identity_number="2172.0102.0280.0002")
    return desk


def rows(desk: Desk, typed: str, **more: Any) -> list[MemberRow]:
    with desk.store.read() as session:
        return find_members(session, typed, **more)


def view(desk: Desk, uid: UUID) -> MemberView:
    with desk.store.read() as session:
        found = member_view(session, uid)
    assert found is not None
    return found


# --- found --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("siti nur", ["Siti Nurhaliza"]),
        ("Nurhaliza, Siti", ["Siti Nurhaliza"]),
        ("siti", ["Siti Nurhaliza", "Zoë Siti-Aminah"]),
        ("sitiaminah", ["Zoë Siti-Aminah"]),
        ("zoe", ["Zoë Siti-Aminah"]),
        ("伟杰", ["Lie Wei Jie"]),
        ("aisyah", ["عائشة بنت إبراهيم"]),
        ("عائشة", ["عائشة بنت إبراهيم"]),
        ("A000002", ["Lie Wei Jie"]),
        ("m-77", ["Zoë Siti-Aminah"]),
        ("0812", ["Siti Nurhaliza"]),
        ("08125550001", ["Siti Nurhaliza"]),
        ("sma 2", ["Siti Nurhaliza"]),
        ("2172010101900001", []),
        ("tidak ada", []),
    ],
)
def test_by_names_number_phone_and_institution(people: Desk, typed: str, names: list[str]) -> None:
    assert [row.name for row in rows(people, typed)] == names


def test_names_are_sorted_as_people_sort_them(desk: Desk) -> None:
    """Neither small letters nor diacritics come behind Z."""
    for name in ("Zainal", "ahmad", "Élodie", "Budi", "dewi"):
        register(desk, name)
    assert [row.name for row in rows(desk, "")] == ["ahmad", "Budi", "dewi", "Élodie", "Zainal"]


def test_nothing_typed_is_everybody_by_name(people: Desk) -> None:
    everybody = [row.name for row in rows(people, "")]
    assert everybody == sorted(everybody, key=fold)
    assert len(everybody) == 4
    assert len(rows(people, "", limit=2)) == 2


@given(typed=st.text(max_size=30))
def test_whatever_is_typed_is_answered(people: Desk, typed: str) -> None:
    assert len(rows(people, typed)) <= 4


def test_a_line_says_what_counts(desk: Desk, a_loan: CheckOut) -> None:
    desk.perform(block_member, member=a_loan.member, reason="buku hilang")
    (line,) = rows(desk, "siti")
    assert (line.uid, line.number, line.member_type, line.branch) == (
        a_loan.member,
        "A000001",
        "Umum",
        "Pusat",
    )
    assert (line.blocked, line.open_loans) == (True, 1)
    assert line.expires_on == TODAY + timedelta(days=365)
    take_back(desk, a_loan.item)
    assert rows(desk, "siti")[0].open_loans == 0


# --- seen ---------------------------------------------------------------------------------------------


def test_a_member_with_loans_soonest_due_first(
    desk: Desk, clock: Clock, a_loan: CheckOut, another_item: UUID
) -> None:
    lend(desk, another_item, a_loan.member, due=TODAY + timedelta(days=1))
    clock.days_pass(1)
    desk.perform(circulation.renew, loan=a_loan.loan)
    desk.perform(set_member_photo, member=a_loan.member, jpeg=b"\xff\xd8photo")
    seen = view(desk, a_loan.member)
    assert (seen.name, seen.number, seen.member_type, seen.branch) == (
        "Siti Aminah",
        "A000001",
        "Umum",
        "Pusat",
    )
    assert (seen.photo, seen.block_reason, seen.fines) == (b"\xff\xd8photo", None, 0)
    assert [(loan.title, loan.renewals) for loan in seen.loans] == [
        ("Bumi Manusia", 0),
        ("Laskar Pelangi", 1),
    ]
    assert (seen.loans[1].loan, seen.loans[1].item, seen.loans[1].barcode) == (
        a_loan.loan,
        a_loan.item,
        "B001",
    )


def test_nobody_is_nobody(desk: Desk) -> None:
    with desk.store.read() as session:
        assert member_view(session, new_uid()) is None
        assert fines_of(session, new_uid()) == loan_history(session, new_uid()) == []


def test_fines_that_stand_add_up(desk: Desk, an_overdue_loan: CheckOut) -> None:
    who = an_overdue_loan.member
    mistaken = take_back(desk, an_overdue_loan.item)
    desk.perform(circulation.undo, of=mistaken)
    assert view(desk, who).fines == 0
    returned = take_back(desk, an_overdue_loan.item)
    with desk.store.read() as session:
        (fine,) = fines_of(session, who)
    assert (fine.amount, fine.days_late, fine.title) == (3_000, 6, "Laskar Pelangi")
    assert fine.assessed_at == returned.made_at
    assert view(desk, who).fines == 3_000


def test_what_somebody_had_before_newest_first(
    desk: Desk, clock: Clock, a_loan: CheckOut, another_item: UUID
) -> None:
    take_back(desk, a_loan.item)
    clock.days_pass(1)
    second = lend(desk, another_item, a_loan.member)
    with desk.store.read() as session:
        assert [row.barcode for row in loan_history(session, a_loan.member)] == ["B001"]
    take_back(desk, second.item)
    with desk.store.read() as session:
        history = loan_history(session, a_loan.member)
        assert len(loan_history(session, a_loan.member, limit=1)) == 1
    assert [(row.title, row.ending) for row in history] == [
        ("Bumi Manusia", "returned"),
        ("Laskar Pelangi", "returned"),
    ]
    with desk.store.read() as session:
        assert past_loans(session, key_of(desk, Member, a_loan.member)) == 2


# --- compared -----------------------------------------------------------------------------------------


def alike(desk: Desk, name: str, **facts: Any) -> list[str]:
    person = Person(name_words=words(name), **facts)
    with desk.store.read() as session:
        return [row.name for row in maybe_registered(session, person)]


@pytest.mark.parametrize(
    ("name", "facts", "names"),
    [
        ("Nurhaliza Siti", {}, ["Siti Nurhaliza"]),
        ("Siti Nurhalisa", {"birth_date": BORN}, ["Siti Nurhaliza"]),
        ("Siti Nurhaliza", {"birth_date": BORN + timedelta(days=1)}, []),
        ("Siti Nurhaliza", {"phone": "+628125550001"}, ["Siti Nurhaliza"]),
        ("Siti Nurhaliza", {"phone": "0813 9999 7777"}, []),
        ("Somebody Else", {"identity_number": "2172010101900001"}, ["Lie Wei Jie"]),
        ("Somebody Else", {"identity_number": "2172 0101 0190 0001"}, ["Lie Wei Jie"]),
        ("Somebody Else", {"identity_number": "2172010202800002"}, ["Zoë Siti-Aminah"]),
        ("Somebody Else", {}, []),
        ("", {}, []),
    ],
)
def test_who_may_be_registered_already(
    people: Desk, name: str, facts: dict[str, Any], names: list[str]
) -> None:
    assert alike(people, name, **facts) == names


def test_not_more_than_a_few(desk: Desk) -> None:
    for _ in range(7):
        register(desk, "Siti Aminah")
    assert len(alike(desk, "Siti Aminah")) == 5

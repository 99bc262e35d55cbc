# SPDX-License-Identifier: GPL-3.0-or-later
"""The library's frame: branches, calendars, types, policies, settings, as put and as the rules read them."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select

from db.models import Branch, ClosedDay, ItemType, LoanPolicy, MemberType, WeeklyClosing, new_uid
from db.operations import refusals
from db.operations.desk import Desk
from db.operations.policies import (
    calendar_of,
    change_setting,
    close_days,
    open_days,
    policies_of,
    put_branch,
    put_policy,
    put_type,
    remove_policy,
)
from db.queries.library import setting
from db.rules.calendar import Calendar
from db.rules.terms import KINDS, TERM_NAMES, Policy
from tests.db import small_world

NEW_YEAR, EID = date(2027, 1, 1), date(2027, 3, 10)


def calendar(desk: Desk, branch: UUID) -> Calendar:
    key = small_world.key_of(desk, Branch, branch)
    with desk.store.read() as session:
        return calendar_of(session, key)


def policies(desk: Desk) -> list[Policy]:
    with desk.store.read() as session:
        return policies_of(session)


def closed(desk: Desk) -> dict[date, str]:
    with desk.store.read() as session:
        return {row.day: row.name for row in session.scalars(select(ClosedDay))}


# --- branches and types -------------------------------------------------------------------------------


def test_a_branch_is_changed_with_its_weekdays(desk: Desk, a_branch: UUID) -> None:
    facts = {"address": "Jalan Bintan", "phone": "0771", "timezone": "Asia/Jayapura"}
    for weekdays in ((0, 6), (5,)):
        desk.perform(
            put_branch, target=a_branch, code=" B9 ", name=" Batu ", closed_weekdays=weekdays, **facts
        )
        row = small_world.row_of(desk, Branch, a_branch)
        assert (row.code, row.name, row.address, row.phone) == ("B9", "Batu", "Jalan Bintan", "0771")
        assert calendar(desk, a_branch) == Calendar(frozenset(weekdays), frozenset(), "Asia/Jayapura")


@pytest.mark.parametrize("of", ["member", "item"])
def test_a_type_is_made_and_changed(desk: Desk, of: str) -> None:
    facts = {"of": of, "name_en": "Pupil", "validity_days": 180}
    target = desk.perform(put_type, code="PEL", name="Pelajar", **facts).operation.target
    desk.perform(put_type, target=target, code=" P ", name=" Siswa ", **facts)
    row = small_world.row_of(desk, MemberType if of == "member" else ItemType, target)
    assert (row.code, row.name, row.name_en) == ("P", "Siswa", "Pupil")
    assert getattr(row, "validity_days", 180) == 180


@pytest.mark.parametrize(
    ("make", "facts", "what"),
    [
        (put_branch, {"code": "PST", "name": "Lain"}, "branches"),
        (put_type, {"of": "member", "code": " UMUM", "name": "Lain"}, "member_types"),
        (put_type, {"of": "item", "code": "BUKU ", "name": "Lain"}, "item_types"),
    ],
)
def test_a_code_is_of_one(desk: Desk, make: Any, facts: dict[str, str], what: str) -> None:
    with pytest.raises(refusals.Taken) as refused:
        desk.perform(make, **facts)
    assert refused.value.what == what


@pytest.mark.parametrize("missing", ["code", "name"])
def test_code_and_name_are_needed(desk: Desk, missing: str) -> None:
    facts = {"code": "X", "name": "X", missing: " "}
    for make, more in ((put_branch, {}), (put_type, {"of": "member"}), (put_type, {"of": "item"})):
        with pytest.raises(refusals.Invalid) as refused:
            desk.perform(make, **facts, **more)
        assert refused.value.field == missing


# --- loan policies ------------------------------------------------------------------------------------


def test_a_policy_says_its_terms_and_no_others(desk: Desk, public: UUID, book: UUID, a_branch: UUID) -> None:
    terms = {"loan_days": 0, "loanable": False, "fine_cap": 10_000}
    key = {"member_type": public, "item_type": book, "at_branch": a_branch}
    made = desk.perform(put_policy, **key, terms=terms).operation
    said = policies(desk)[-1]
    assert dict(said.terms) == terms
    assert (said.member_type, said.item_type, said.branch) == (
        small_world.key_of(desk, MemberType, public),
        small_world.key_of(desk, ItemType, book),
        small_world.key_of(desk, Branch, a_branch),
    )
    desk.perform(put_policy, target=made.target, terms={"loan_days": 3}, member_type=public)
    said = policies(desk)[-1]
    assert (dict(said.terms), said.item_type, said.branch) == ({"loan_days": 3}, None, None)


def test_there_is_one_policy_for_a_key(desk: Desk, public: UUID) -> None:
    with pytest.raises(refusals.Taken):
        desk.perform(put_policy, terms={"loan_days": 3})
    made = desk.perform(put_policy, member_type=public, terms={}).operation
    with pytest.raises(refusals.Taken):
        desk.perform(put_policy, member_type=public, terms={})
    desk.perform(put_policy, target=made.target, member_type=public, terms={"loan_days": 3})


@pytest.mark.parametrize("terms", [{"loan_days": -1}, {"loan_years": 1}, {"limit_is_of_type": True}])
def test_terms_that_there_are_not(desk: Desk, public: UUID, terms: dict[str, int]) -> None:
    with pytest.raises(refusals.Invalid) as refused:
        desk.perform(put_policy, member_type=public, terms=terms)
    assert refused.value.field in terms


VALUES: tuple[Any, ...] = (
    *(True, False, 0, 1, 7, -1, 1_000_000_001, 1.0, "ya", None),
    *(NEW_YEAR, datetime(2027, 1, 1, tzinfo=UTC), (), [], ("PST",)),
)


@pytest.mark.parametrize("term", TERM_NAMES)
def test_a_term_takes_exactly_what_is_of_its_kind(
    desk: Desk, a_branch: UUID, public: UUID, term: str
) -> None:
    target = desk.perform(put_policy, member_type=public, terms={}).operation.target
    kind = KINDS[term]
    wanted = {bool: [True, False], int: [0, 1, 7], date: [NEW_YEAR], tuple: [(), (a_branch,)]}[kind]
    for value in (*VALUES, (a_branch,)):
        facts: dict[str, Any] = {"target": target, "member_type": public, "terms": {term: value}}
        if any(type(value) is type(one) and value == one for one in wanted):
            desk.perform(put_policy, **facts)
            assert dict(policies(desk)[-1].terms) == {term: value}
        else:
            with pytest.raises(refusals.Invalid) as refused:
                desk.perform(put_policy, **facts)
            why = {int: "bad_number", date: "bad_date"}.get(kind, "bad_text")
            assert (refused.value.field, refused.value.why) == (term, why)


def test_items_float_among_branches_that_there_are(desk: Desk, public: UUID) -> None:
    with pytest.raises(refusals.Unknown):
        desk.perform(put_policy, member_type=public, terms={"floats_among": (new_uid(),)})


def test_a_policy_is_for_what_there_is(desk: Desk) -> None:
    for part in ("member_type", "item_type", "at_branch"):
        with pytest.raises(refusals.Unknown):
            desk.perform(put_policy, **{part: new_uid()}, terms={})


def test_a_policy_is_taken_out(desk: Desk) -> None:
    with desk.store.read() as session:
        (target,) = session.scalars(select(LoanPolicy.uid))
    desk.perform(remove_policy, target=target)
    assert policies(desk) == []
    desk.perform(put_policy, terms={})


# --- closed days and settings -------------------------------------------------------------------------


def test_days_are_closed_here_or_everywhere(desk: Desk, a_branch: UUID) -> None:
    desk.perform(close_days, days=[(NEW_YEAR, "Tahun Baru")])
    desk.perform(close_days, days=[(EID, "Idulfitri")], at_branch=a_branch)
    assert calendar(desk, a_branch).dates == {NEW_YEAR, EID}
    here = calendar(desk, desk.branch)
    assert (here.dates, here.weekdays) == ({NEW_YEAR}, {small_world.CLOSED})


def test_a_day_closed_twice_is_closed_once_under_its_new_name(desk: Desk) -> None:
    desk.perform(close_days, days=[(NEW_YEAR, "Libur"), (NEW_YEAR, "Tahun Baru")])
    desk.perform(close_days, days=[(NEW_YEAR, "Tahun Baru Masehi"), (EID, "Idulfitri")])
    assert closed(desk) == {NEW_YEAR: "Tahun Baru Masehi", EID: "Idulfitri"}


def test_closed_days_are_opened(desk: Desk) -> None:
    made = desk.perform(close_days, days=[(NEW_YEAR, "Tahun Baru"), (EID, "Idulfitri")]).operation
    desk.perform(open_days, targets=[made.days[0].target, new_uid()])
    assert closed(desk) == {EID: "Idulfitri"}


def test_weekdays_go_with_their_branch_alone(desk: Desk, a_branch: UUID) -> None:
    with desk.store.read() as session:
        assert session.scalars(select(WeeklyClosing.weekday)).all() == [small_world.CLOSED]
    assert calendar(desk, a_branch).weekdays == frozenset()


@pytest.mark.parametrize("value", ["Perpustakaan “Tanjungpinang”", 14, True, None, ["a", {"b": 1.5}]])
def test_a_setting_is_whatever_was_set(desk: Desk, value: object) -> None:
    desk.perform(change_setting, name="library_name", value="lama")
    desk.perform(change_setting, name="library_name", value=value)
    with desk.store.read() as session:
        assert setting(session, "library", "library_name") == value
        assert setting(session, "desk", "library_name", "nothing") == "nothing"

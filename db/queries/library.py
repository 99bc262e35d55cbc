# SPDX-License-Identifier: GPL-3.0-or-later
"""The library's frame: branches, types, policies, calendars, staff, settings."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import (
    Branch,
    ClosedDay,
    Item,
    ItemType,
    JournalEntry,
    Loan,
    LoanPolicy,
    Member,
    MemberType,
    Setting,
    Staff,
    Title,
    WeeklyClosing,
)
from db.queries.accounts import StaffRow
from db.queries.rows import rows_as
from db.rules.terms import TERM_NAMES, Said


class BranchRow(NamedTuple):
    """A branch with its weekly closings (0 = Monday)."""

    uid: UUID
    id: int
    code: str
    name: str
    address: str
    phone: str
    timezone: str
    closed_weekdays: tuple[int, ...]


def branches(session: Session) -> list[BranchRow]:
    """All branches, by name."""
    closed: dict[int, list[int]] = {}
    for branch_id, weekday in session.execute(select(WeeklyClosing.branch_id, WeeklyClosing.weekday)):
        closed.setdefault(branch_id, []).append(weekday)
    rows = session.execute(
        select(
            Branch.uid, Branch.id, Branch.code, Branch.name, Branch.address, Branch.phone, Branch.timezone
        ).order_by(Branch.name)
    )
    return [BranchRow(*row, tuple(sorted(closed.get(row.id, ())))) for row in rows]


class TypeRow(NamedTuple):
    """A member type or item type; `validity_days` and fees (rupiah) are 0 for item types."""

    uid: UUID
    id: int
    code: str
    name: str
    name_en: str
    validity_days: int
    registration_fee: int = 0
    renewal_fee: int = 0


def member_types(session: Session) -> list[TypeRow]:
    """All member types, by name."""
    columns = (MemberType.uid, MemberType.id, MemberType.code, MemberType.name, MemberType.name_en)
    costs = (MemberType.validity_days, MemberType.registration_fee, MemberType.renewal_fee)
    rows = session.execute(select(*columns, *costs).order_by(MemberType.name))
    return rows_as(TypeRow, rows)


def item_types(session: Session) -> list[TypeRow]:
    """All item types, by name."""
    columns = (ItemType.uid, ItemType.id, ItemType.code, ItemType.name, ItemType.name_en)
    return [TypeRow(*row, 0) for row in session.execute(select(*columns).order_by(ItemType.name))]


class PolicyRow(NamedTuple):
    """A loan policy with the names of its key (None = any) and the terms that it says."""

    uid: UUID
    member_type: UUID | None
    member_type_name: str | None
    item_type: UUID | None
    item_type_name: str | None
    branch: UUID | None
    branch_name: str | None
    season: str
    since: date | None
    until: date | None
    terms: dict[str, Said]
    among: tuple[str, ...] = ()
    """The codes of the branches among which it lets items float."""


def loan_policies(session: Session) -> list[PolicyRow]:
    """All policies, the most general first."""
    rows = session.execute(
        select(
            LoanPolicy, MemberType.uid, MemberType.name, ItemType.uid, ItemType.name, Branch.uid, Branch.name
        )
        .outerjoin(MemberType, MemberType.id == LoanPolicy.member_type_id)
        .outerjoin(ItemType, ItemType.id == LoanPolicy.item_type_id)
        .outerjoin(Branch, Branch.id == LoanPolicy.branch_id)
        .order_by(
            LoanPolicy.season != "",
            LoanPolicy.since,
            Branch.name.is_not(None),
            MemberType.name.is_not(None),
            MemberType.name,
            ItemType.name,
        )
    )
    codes = dict(session.execute(select(Branch.uid, Branch.code)).all())
    return [
        PolicyRow(p.uid, *row[1:7], p.season, p.since, p.until, _terms(p), _among(p, codes))
        for row in rows
        for p in row[:1]
    ]


def _among(policy: LoanPolicy, codes: Mapping[UUID, str]) -> tuple[str, ...]:
    return tuple(sorted(codes.get(branch, "?") for branch in policy.floats_among or ()))


def _terms(policy: LoanPolicy) -> dict[str, Said]:
    return {name: value for name in TERM_NAMES if (value := getattr(policy, name)) is not None}


class ClosedDayRow(NamedTuple):
    """A closed day; `branch` None = all branches."""

    uid: UUID
    day: date
    name: str
    branch: str | None


def closed_days(session: Session, since: date) -> list[ClosedDayRow]:
    """Closed days from a day on."""
    rows = session.execute(
        select(ClosedDay.uid, ClosedDay.day, ClosedDay.name, Branch.name)
        .outerjoin(Branch, Branch.id == ClosedDay.branch_id)
        .where(ClosedDay.day >= since)
        .order_by(ClosedDay.day)
    )
    return rows_as(ClosedDayRow, rows)


def staff_accounts(session: Session, *, active_only: bool = False) -> list[StaffRow]:
    """Accounts, by name."""
    found = (
        select(Staff.uid, Staff.username, Staff.name, Staff.roles, Branch.uid, Branch.name, Staff.active)
        .outerjoin(Branch, Branch.id == Staff.branch_id)
        .order_by(Staff.name)
    )
    rows = session.execute(found.where(Staff.active) if active_only else found)
    return [StaffRow(r[0], r[1], r[2], tuple(r[3].split()), *r[4:]) for r in rows]


def setting(session: Session, scope: str, name: str, default: Any = None) -> Any:
    """A setting's value; the default where it was never set."""
    row = session.get(Setting, (scope, name))
    return default if row is None else msgspec.json.decode(row.value)


class Counts(NamedTuple):
    """How much a store holds."""

    titles: int
    items: int
    members: int
    open_loans: int
    operations: int


def counts(session: Session) -> Counts:
    """Counts of the main tables: for 'doctor' and the about page, not for anything that must be quick."""
    titles, items, members = (
        session.scalar(select(func.count()).select_from(model)) or 0 for model in (Title, Item, Member)
    )
    open_now = session.scalar(select(func.count()).select_from(Loan).where(Loan.ended_at.is_(None))) or 0
    operations = session.scalar(select(func.count()).select_from(JournalEntry)) or 0
    return Counts(titles, items, members, open_now, operations)

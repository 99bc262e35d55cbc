# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom to remind today of which loans, and who was reminded before."""

from collections import defaultdict
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Loan, Member, Notice, Title
from db.queries.rows import rows_as
from db.rules.guardians import reached


class Given(NamedTuple):
    """One reminder of one loan, for the due time that it has now."""

    sort: str
    way: str
    number: str
    given_at: datetime
    branch: str


class Reminded(NamedTuple):
    """An open loan, whose it is, and how it was told of.

    `guardian` is who is told beside a member under age; `phone` is theirs then.
    """

    loan: UUID
    due_at: datetime
    title: str
    barcode: str
    member: UUID
    name: str
    number: str
    phone: str
    email: str
    address: str
    institution: str
    guardian: str = ""
    given: tuple[Given, ...] = ()


def open_until(session: Session, branch: int, before: datetime, today: date) -> list[Reminded]:
    """Loans made at a branch or by its members that fall due before then; by member, soonest due first.

    Not those of which a member says that they came back. Who is under age goes by `today`.
    """
    rows = session.execute(
        select(
            Loan.uid,
            Loan.due_at,
            Title.title,
            Item.barcode,
            Member.uid,
            Member.name,
            Member.number,
            Member.phone,
            Member.email,
            Member.address,
            Member.institution,
            Member.guardian_name,
            Member.guardian_phone,
            Member.birth_date,
        )
        .join(Item, Item.id == Loan.item_id)
        .join(Title, Title.id == Item.title_id)
        .join(Member, Member.id == Loan.member_id)
        .where(
            Loan.ended_at.is_(None),
            Loan.claimed_at.is_(None),
            Loan.due_at < before,
            or_(Loan.branch_id == branch, Member.branch_id == branch),
        )
        .order_by(Member.search_words, Member.uid, Loan.due_at, Item.barcode)
    )
    given = _given(session, before)
    return [_reminded(row, today, tuple(given[row.uid])) for row in rows]


def _reminded(row: Any, today: date, given: tuple[Given, ...]) -> Reminded:
    *plain, guardian, guardian_phone, born = row
    one = Reminded(*plain)
    who = reached(one.phone, guardian, guardian_phone, born, today)
    return one._replace(phone=who.phone, guardian=who.guardian, given=given)


def _given(session: Session, before: datetime) -> dict[UUID, list[Given]]:
    rows = session.execute(
        select(Loan.uid, Notice.kind, Notice.way, Notice.number, Notice.given_at, Branch.name)
        .join(Loan, Loan.id == Notice.loan_id)
        .join(Branch, Branch.id == Notice.branch_id)
        .where(Loan.ended_at.is_(None), Loan.due_at < before, Notice.due_at == Loan.due_at)
        .order_by(Notice.given_at)
    )
    given: dict[UUID, list[Given]] = defaultdict(list)
    for loan, sort, way, number, at, branch in rows:
        given[loan].append(Given(sort, way, number, at, branch))
    return given


class NoticeRow(NamedTuple):
    """A reminder in a member's history."""

    uid: UUID
    sort: str
    way: str
    number: str
    given_at: datetime
    title: str
    branch: str


def notices_of(session: Session, member: UUID, limit: int = 100) -> list[NoticeRow]:
    """A member's reminders, newest first."""
    rows = session.execute(
        select(Notice.uid, Notice.kind, Notice.way, Notice.number, Notice.given_at, Title.title, Branch.name)
        .join(Loan, Loan.id == Notice.loan_id)
        .join(Item, Item.id == Loan.item_id)
        .join(Title, Title.id == Item.title_id)
        .join(Member, Member.id == Loan.member_id)
        .join(Branch, Branch.id == Notice.branch_id)
        .where(Member.uid == member)
        .order_by(Notice.given_at.desc(), Notice.uid)
        .limit(limit)
    )
    return rows_as(NoticeRow, rows)

# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom to remind today of which loans, and who was reminded before."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, literal, or_, select, union_all
from sqlalchemy.orm import Session

from db.models import Branch, HeldItem, Hold, HoldNotice, Item, Loan, Member, Notice, Title
from db.models.holds import is_open, lies
from db.queries.rows import rows_as
from db.rules.calendar import Calendar
from db.rules.guardians import reached
from db.rules.holds import kept_until
from db.rules.notices import HOLD_READY, RECALLED


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
    Or what lies ready for a member: then `loan` is its HeldItem's uid, and it is kept through `until`.
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
    branch: int = 0
    """The key of the branch that lent it."""
    guardian: str = ""
    given: tuple[Given, ...] = ()
    until: date | None = None


WHO = (
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


def open_until(session: Session, branch: int, before: datetime, today: date) -> list[Reminded]:
    """Loans made at a branch or by its members that fall due before then; by member, soonest due first.

    Not those of which a member says that they came back. Who is under age goes by `today`.
    """
    return _open(session, branch, Loan.due_at < before, today)


def recalled(session: Session, branch: int, wanted: Mapping[UUID, date], today: date) -> list[Reminded]:
    """Those of these that were made at a branch or by its members; `until` is the day given for each."""
    found = _open(session, branch, Loan.uid.in_(wanted), today)
    return [
        one._replace(until=wanted[one.loan], given=tuple(g for g in one.given if g.sort == RECALLED))
        for one in found
    ]


def _open(session: Session, branch: int, which: ColumnElement[bool], today: date) -> list[Reminded]:
    rows = session.execute(
        select(
            Loan.uid,
            Loan.due_at,
            Title.title,
            Item.barcode,
            *WHO,
            Loan.branch_id,
        )
        .join(Item, Item.id == Loan.item_id)
        .join(Title, Title.id == Item.title_id)
        .join(Member, Member.id == Loan.member_id)
        .where(
            Loan.ended_at.is_(None),
            Loan.claimed_at.is_(None),
            which,
            or_(Loan.branch_id == branch, Member.branch_id == branch),
        )
        .order_by(Member.search_words, Member.uid, Loan.due_at, Item.barcode)
    )
    given = _given(session, which)
    found = [(branch, _reminded(row, today, tuple(given[row[0]]))) for *row, branch in rows]
    return [one._replace(branch=branch) for branch, one in found]


def _reminded(row: Any, today: date, given: tuple[Given, ...]) -> Reminded:
    *plain, guardian, guardian_phone, born = row
    one = Reminded(*plain)
    who = reached(one.phone, guardian, guardian_phone, born, today)
    return one._replace(phone=who.phone, guardian=who.guardian, given=given)


def _given(session: Session, which: ColumnElement[bool]) -> dict[UUID, list[Given]]:
    rows = session.execute(
        select(Loan.uid, Notice.kind, Notice.way, Notice.number, Notice.given_at, Branch.name)
        .join(Loan, Loan.id == Notice.loan_id)
        .join(Branch, Branch.id == Notice.branch_id)
        .where(Loan.ended_at.is_(None), which, Notice.due_at == Loan.due_at)
        .order_by(Notice.given_at)
    )
    given: dict[UUID, list[Given]] = defaultdict(list)
    for loan, sort, way, number, at, branch in rows:
        given[loan].append(Given(sort, way, number, at, branch))
    return given


def ready(session: Session, branch: int, calendar: Calendar, today: date) -> list[Reminded]:
    """What lies ready at a branch for members known there, and is kept today; by member, the first first.

    How long it is kept goes by the branch's calendar.
    """
    rows = session.execute(
        select(HeldItem.fetch_until, HeldItem.uid, HeldItem.put_at, Title.title, Item.barcode, *WHO)
        .join(Hold, Hold.id == HeldItem.hold_id)
        .join(Item, Item.id == HeldItem.item_id)
        .join(Title, Title.id == Item.title_id)
        .join(Member, Member.uid == Hold.member)
        .where(lies(), is_open(), HeldItem.branch_id == branch, Hold.branch_id == branch)
        .order_by(Member.search_words, Member.uid, HeldItem.put_at, Item.barcode)
    )
    given = _told_of_holds(session, branch)
    found = [(kept_until(calendar, until), row) for until, *row in rows]
    return [
        _reminded(row, today, tuple(given[row[0]]))._replace(until=until)
        for until, row in found
        if until is None or until >= today
    ]


def _told_of_holds(session: Session, branch: int) -> dict[UUID, list[Given]]:
    rows = session.execute(
        select(HeldItem.uid, HoldNotice.way, HoldNotice.number, HoldNotice.given_at, Branch.name)
        .join(HeldItem, HeldItem.id == HoldNotice.held_item_id)
        .join(Branch, Branch.id == HoldNotice.branch_id)
        .where(lies(), HeldItem.branch_id == branch)
        .order_by(HoldNotice.given_at)
    )
    given: dict[UUID, list[Given]] = defaultdict(list)
    for held, way, number, at, where in rows:
        given[held].append(Given(HOLD_READY, way, number, at, where))
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
    """A member's reminders, and what they were told lies ready; newest first."""
    of_loans = (
        select(Notice.uid, Notice.kind, Notice.way, Notice.number, Notice.given_at, Title.title, Branch.name)
        .join(Loan, Loan.id == Notice.loan_id)
        .join(Item, Item.id == Loan.item_id)
        .join(Title, Title.id == Item.title_id)
        .join(Member, Member.id == Loan.member_id)
        .join(Branch, Branch.id == Notice.branch_id)
        .where(Member.uid == member)
    )
    told = (HoldNotice.uid, literal(HOLD_READY), HoldNotice.way, HoldNotice.number, HoldNotice.given_at)
    of_holds = (
        select(*told, Title.title, Branch.name)
        .join(HeldItem, HeldItem.id == HoldNotice.held_item_id)
        .join(Hold, Hold.id == HeldItem.hold_id)
        .join(Item, Item.id == HeldItem.item_id)
        .join(Title, Title.id == Item.title_id)
        .join(Branch, Branch.id == HoldNotice.branch_id)
        .where(Hold.member == member)
    )
    both = union_all(of_loans, of_holds).subquery()
    rows = session.execute(select(both).order_by(both.c.given_at.desc(), both.c.uid).limit(limit))
    return rows_as(NoticeRow, rows)

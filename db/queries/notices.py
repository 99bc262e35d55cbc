# SPDX-License-Identifier: GPL-3.0-or-later
"""Whom to remind today of which loans, and who was reminded before."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from db.models import (
    Branch,
    HeldItem,
    Hold,
    HoldNotice,
    Interloan,
    InterloanEvent,
    Item,
    Loan,
    Member,
    Notice,
    Title,
)
from db.models.holds import is_open, lies
from db.models.interloan import COPIED
from db.queries.rows import rows_as
from db.rules.calendar import Calendar
from db.rules.guardians import reached
from db.rules.holds import kept_until
from db.rules.interloan import Act
from db.rules.notices import ARRIVED, HOLD_READY, RECALLED, WANTED_BACK


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
    Or what lies ready for a member: then `loan` is its HeldItem's uid, and it is kept through `until`;
    or what has come for them from another library, see `arrived`.
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


COPIES_TOLD = timedelta(days=14)
IS_TOLD = (InterloanEvent.act == Act.TOLD.value) & InterloanEvent.taken_back_at.is_(None)
TOLD_OF_ARRIVAL = (InterloanEvent.reason, InterloanEvent.note, InterloanEvent.happened_at)
"""In which way, the number of a letter, when; see operations.notices.tell_of_arrival."""


def open_until(session: Session, branch: int, before: datetime, today: date) -> list[Reminded]:
    """Loans made at a branch or by its members that fall due before then; by member, soonest due first.

    Not those of which a member says that they came back. Who is under age goes by `today`.
    """
    return _open(session, branch, Loan.due_at < before, today)


def recalled(session: Session, branch: int, wanted: Mapping[UUID, date], today: date) -> list[Reminded]:
    """Those of these that were made at a branch or by its members; `until` is the day given for each."""
    found = _open(session, branch, Loan.uid.in_(wanted), today)
    sorts = {RECALLED, WANTED_BACK}
    return [
        one._replace(until=wanted[one.loan], given=tuple(g for g in one.given if g.sort in sorts))
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


def arrived(session: Session, branch: int, now: datetime, today: date) -> list[Reminded]:
    """What other libraries lent for members known here, has come, and is fetched at a branch; by member.

    What a member has had on loan since is none of it; a copy, which nobody borrows, for COPIES_TOLD.
    Of each `loan` is the request's uid, `due_at` when it came, `until` the last day that it may be lent.
    """
    came = _came()
    had = exists().where(
        Loan.item_id == Interloan.item_id, Loan.lent_at >= came, Loan.ending.is_distinct_from("cancelled")
    )
    rows = session.execute(
        select(
            Interloan.due_on,
            Interloan.uid,
            came.label("came"),
            Interloan.title,
            func.coalesce(Item.barcode, ""),
            *WHO,
        )
        .join(Member, Member.uid == Interloan.member)
        .outerjoin(Item, Item.id == Interloan.item_id)
        .where(Interloan.pickup_id == branch, Interloan.place == "at_requester", ~had)
        .where((Interloan.status != COPIED) | (came >= now - COPIES_TOLD))
        .order_by(Member.search_words, Member.uid, "came", Interloan.uid)
    )
    given = _told_of_arrivals(session, branch)
    return [
        _reminded(row, today, tuple(one for one in given[row[0]] if one.given_at >= row[1]))._replace(
            until=until
        )
        for until, *row in rows
    ]


def _came() -> ColumnElement[datetime]:
    told = (
        select(func.max(InterloanEvent.happened_at))
        .where(InterloanEvent.interloan_id == Interloan.id, InterloanEvent.taken_back_at.is_(None))
        .where(InterloanEvent.act == Act.RECEIVED.value)
    )
    return told.correlate(Interloan).scalar_subquery()


def _told_of_arrivals(session: Session, branch: int) -> dict[UUID, list[Given]]:
    rows = session.execute(
        select(Interloan.uid, *TOLD_OF_ARRIVAL, Branch.name)
        .join(Interloan, Interloan.id == InterloanEvent.interloan_id)
        .join(Branch, Branch.id == InterloanEvent.branch_id)
        .where(IS_TOLD, Interloan.pickup_id == branch, Interloan.place == "at_requester")
        .order_by(InterloanEvent.happened_at)
    )
    given: dict[UUID, list[Given]] = defaultdict(list)
    for request, way, number, at, where in rows:
        given[request].append(Given(ARRIVED, way, number, at, where))
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
    """A member's reminders, and what they were told lies ready or has come; newest first."""
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
    way, number, at = TOLD_OF_ARRIVAL
    of_arrivals = (
        select(InterloanEvent.uid, literal(ARRIVED), way, number, at, Interloan.title, Branch.name)
        .join(Interloan, Interloan.id == InterloanEvent.interloan_id)
        .join(Branch, Branch.id == InterloanEvent.branch_id)
        .where(IS_TOLD, Interloan.member == member)
    )
    every = union_all(of_loans, of_holds, of_arrivals).subquery()
    rows = session.execute(select(every).order_by(every.c.given_at.desc(), every.c.uid).limit(limit))
    return rows_as(NoticeRow, rows)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The desk's day: what is due, what was done, what was printed."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Loan, Member, Print, Renewal, Staff, Title
from db.models.transits import is_elsewhere
from db.queries.members import BY_NAME
from db.queries.rows import rows_as
from db.queries.tills import till
from db.rules.calendar import Calendar
from db.rules.items import LENDABLE

NEWEST = 500
"""Slips in the history: so many that a morning's letters leave the slips of yesterday there."""


class DueRow(NamedTuple):
    """One open loan in a due list."""

    title: str
    barcode: str
    member_name: str
    member_number: str
    phone: str
    lent_at: datetime
    due_at: datetime
    branch: str
    branch_id: int
    member_type_id: int
    item_type_id: int
    price: int | None


def due_list(
    session: Session, *, before: datetime, branch: int | None = None, member: UUID | None = None
) -> list[DueRow]:
    """Open loans due before a moment (UTC), soonest first; of one branch or member or all."""
    found = (
        select(
            Title.title,
            Item.barcode,
            Member.name,
            Member.number,
            Member.phone,
            Loan.lent_at,
            Loan.due_at,
            Branch.name,
            Loan.branch_id,
            Member.member_type_id,
            Item.item_type_id,
            Item.price,
        )
        .join(Item, Item.id == Loan.item_id)
        .join(Title, Title.id == Item.title_id)
        .join(Member, Member.id == Loan.member_id)
        .join(Branch, Branch.id == Loan.branch_id)
        .where(Loan.ended_at.is_(None), Loan.due_at < before)
        .order_by(Loan.due_at, *BY_NAME)
    )
    if branch is not None:
        found = found.where(Loan.branch_id == branch)
    if member is not None:
        found = found.where(Member.uid == member)
    return rows_as(DueRow, session.execute(found))


class PrintRow(NamedTuple):
    """One slip in the history; `facts` is what was printed."""

    uid: UUID
    number: str
    kind: str
    printed_at: datetime
    facts: bytes
    reprints: int
    staff: str | None
    member_name: str | None
    member_number: str | None


def prints(session: Session, limit: int = NEWEST, number: str = "") -> list[PrintRow]:
    """Slips, newest first; or those whose number begins so."""
    found = (
        select(
            Print.uid,
            Print.number,
            Print.kind,
            Print.printed_at,
            Print.facts,
            Print.reprints,
            Staff.name,
            Member.name,
            Member.number,
        )
        .outerjoin(Staff, Staff.id == Print.staff_id)
        .outerjoin(Member, Member.id == Print.member_id)
        .where(Print.number.startswith(number, autoescape=True))
        .order_by(Print.printed_at.desc())
        .limit(limit)
    )
    return rows_as(PrintRow, session.execute(found))


class DayFigures(NamedTuple):
    """What one branch did since a moment."""

    lent: int
    returned: int
    open_loans: int
    overdue: int
    cash: int = 0
    """Rupiah that one desk has taken, less what it gave back."""


def day_figures(
    session: Session,
    branch: int,
    calendar: Calendar,
    since: datetime,
    now: datetime,
    device: UUID | None = None,
) -> DayFigures:
    """Loans and returns of a branch since `since`, what is out now, and the till of a desk (all UTC).

    What is overdue goes by the branch's calendar.
    """
    lent = select(func.count()).select_from(Loan).where(Loan.branch_id == branch, Loan.lent_at >= since)
    returned = (
        select(func.count())
        .select_from(Loan)
        .where(Loan.ended_branch_id == branch, Loan.ended_at >= since, Loan.ending == "returned")
    )
    out = select(Loan.due_at, func.count()).where(Loan.branch_id == branch, Loan.ended_at.is_(None))
    by_due_time = session.execute(out.group_by(Loan.due_at)).all()
    return DayFigures(
        session.scalar(lent.where(Loan.ending.is_distinct_from("cancelled"))) or 0,
        session.scalar(returned) or 0,
        sum(count for _, count in by_due_time),
        sum(count for due_at, count in by_due_time if calendar.is_overdue(due_at, now)),
        till(session, since, device) if device else 0,
    )


class ItemFact(NamedTuple):
    """What the desk shows of a scanned item."""

    uid: UUID
    barcode: str
    title: str
    title_uid: UUID
    authors: str
    branch: str
    branch_uid: UUID
    condition: str
    loan: UUID | None
    member: UUID | None
    member_name: str | None
    member_number: str | None
    due_at: datetime | None
    note: str
    """What belongs to it and is to be looked for: 'with CD and map'."""
    parts: str
    """The same, one a line; `parts_missing` of them did not come back."""
    parts_missing: str


# Made once: each scan asks.
ITEM_FACT = (
    select(
        Item.uid,
        Item.barcode,
        Title.title,
        Title.uid,
        Title.authors,
        Branch.name,
        Branch.uid,
        Item.condition,
        Loan.uid,
        Member.uid,
        Member.name,
        Member.number,
        Loan.due_at,
        Item.note,
        Item.parts,
        Item.parts_missing,
    )
    .join(Title, Title.id == Item.title_id)
    .join(Branch, Branch.id == Item.branch_id)
    .outerjoin(Loan, (Loan.item_id == Item.id) & Loan.ended_at.is_(None))
    .outerjoin(Member, Member.id == Loan.member_id)
    .where(Item.uid == bindparam("uid"))
)


def item_fact(session: Session, uid: UUID) -> ItemFact | None:
    """One item and, where it is out, its open loan."""
    found = rows_as(ItemFact, session.connection().execute(ITEM_FACT, {"uid": uid}))
    return found[0] if found else None


class ShelfRow(NamedTuple):
    """A copy that can be taken from the shelf."""

    uid: UUID
    barcode: str


def on_the_shelf(session: Session, title: UUID, branch: UUID) -> list[ShelfRow]:
    """The copies of a title that a branch could lend now."""
    out = select(Loan.id).where(Loan.item_id == Item.id, Loan.ended_at.is_(None)).exists()
    found = (
        select(Item.uid, Item.barcode)
        .join(Title, Title.id == Item.title_id)
        .join(Branch, Branch.id == Item.branch_id)
        .where(Title.uid == title, Branch.uid == branch, Item.condition.in_(LENDABLE), ~out, ~is_elsewhere())
        .order_by(Item.barcode)
    )
    return rows_as(ShelfRow, session.execute(found))


def title_name(session: Session, uid: UUID) -> str:
    """A title's title."""
    return session.scalar(select(Title.title).where(Title.uid == uid)) or ""


class RenewedRow(NamedTuple):
    """A loan that was renewed by itself."""

    title: str
    barcode: str
    name: str
    due_before: datetime
    due_after: datetime


def renewed_by_themselves(session: Session, branch: int, since: datetime) -> list[RenewedRow]:
    """Of the loans of a branch those since then, soonest due first; not what was taken back."""
    rows = session.execute(
        select(Title.title, Item.barcode, Member.name, Renewal.due_before, Renewal.due_after)
        .join(Loan, Loan.id == Renewal.loan_id)
        .join(Item, Item.id == Loan.item_id)
        .join(Title, Title.id == Item.title_id)
        .join(Member, Member.id == Loan.member_id)
        .where(Renewal.by_itself, Renewal.cancelled_at.is_(None), Renewal.renewed_at >= since)
        .where(Loan.branch_id == branch)
        .order_by(Renewal.due_before, Member.search_words, Item.barcode)
    )
    return rows_as(RenewedRow, rows)

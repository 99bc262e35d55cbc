# SPDX-License-Identifier: GPL-3.0-or-later
"""What people did against the rules, and what they waived: who, when, for whom, why."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import func, literal, null, select, union_all
from sqlalchemy.orm import Session, aliased

from db.models import Branch, Hold, Item, Loan, Member, Override, Payment, Staff, Title
from db.rules.ledger import WAIVED

MOST = 500


class OverrideRow(NamedTuple):
    """`what` is an `Operation.against`, or 'waived' with its `amount` in rupiah; `rules` are names of
    rules.eligibility. Who is not known at this desk has no name.
    """

    uid: UUID
    what: str
    rules: tuple[str, ...]
    reason: str
    at: datetime
    staff: str
    member: str
    number: str
    title: str
    barcode: str
    amount: int


def overrides_at(session: Session, branch: UUID, since: datetime) -> list[OverrideRow]:
    """What was overridden or waived at a branch since then, the newest first."""
    held, borrower, waiting = aliased(Item), aliased(Member), aliased(Member)
    wanted = aliased(Title)
    against = (
        select(
            Override.uid,
            Override.what,
            Override.rules,
            Override.reason,
            Override.made_at,
            Staff.name,
            func.coalesce(borrower.name, waiting.name),
            func.coalesce(borrower.number, waiting.number),
            func.coalesce(Title.title, wanted.title),
            held.barcode,
            literal(0),
        )
        .join(Branch, Branch.id == Override.branch_id)
        .outerjoin(Staff, Staff.id == Override.staff_id)
        .outerjoin(Loan, Loan.uid == Override.loan)
        .outerjoin(held, held.id == Loan.item_id)
        .outerjoin(Title, Title.id == held.title_id)
        .outerjoin(borrower, borrower.id == Loan.member_id)
        .outerjoin(Hold, Hold.uid == Override.hold)
        .outerjoin(wanted, wanted.id == Hold.title_id)
        .outerjoin(waiting, waiting.uid == Hold.member)
        .where(Branch.uid == branch, Override.made_at >= since)
    )
    waived = (
        select(
            Payment.uid,
            literal(WAIVED),
            literal(""),
            Payment.reason,
            Payment.made_at,
            Staff.name,
            Member.name,
            Member.number,
            null(),
            null(),
            Payment.amount,
        )
        .join(Branch, Branch.id == Payment.branch_id)
        .join(Member, Member.id == Payment.member_id)
        .outerjoin(Staff, Staff.id == Payment.staff_id)
        .where(
            Branch.uid == branch,
            Payment.made_at >= since,
            Payment.kind == WAIVED,
            Payment.cancelled_at.is_(None),
        )
    )
    both = union_all(against, waived).subquery()
    rows = session.execute(select(both).order_by(both.c.made_at.desc(), both.c.uid).limit(MOST))
    return [_row(*row) for row in rows]


def _row(
    uid: UUID,
    what: str,
    rules: str,
    reason: str,
    at: datetime,
    staff: str | None,
    member: str | None,
    number: str | None,
    title: str | None,
    barcode: str | None,
    amount: int,
) -> OverrideRow:
    known = (staff or "", member or "", number or "", title or "", barcode or "")
    return OverrideRow(uid, what, tuple(rules.split()), reason, at, *known, amount)

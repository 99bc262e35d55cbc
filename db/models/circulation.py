# SPDX-License-Identifier: GPL-3.0-or-later
"""Loans, what became of them, and the policies that shape them."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    ForeignKey,
    Index,
    Select,
    case,
    exists,
    func,
    literal,
    null,
    select,
    text,
    union_all,
)
from sqlalchemy.orm import Mapped, mapped_column

from db.models.columns import Row, Uids

OPEN = text("ended_at IS NULL")
OPEN_STAMP = ("due_at", "lent_at", "renewals", "claimed_at")
"""What of an open loan can change, in the order of lists: each scan compares it with the screen."""


class Loan(Row):
    """An item in a member's hands until `ended_at`; at most one open loan an item.

    `ending` says how it ended: 'returned', 'lost', or 'cancelled' (the check-out was undone).
    """

    __tablename__ = "loans"
    __table_args__ = (
        Index("uq_loans_open_item", "item_id", unique=True, sqlite_where=OPEN),
        Index("ix_loans_open_member", "member_id", *OPEN_STAMP, sqlite_where=OPEN),
        Index("ix_loans_item_id", "item_id", "lent_at"),
        Index("ix_loans_member_id", "member_id", "lent_at"),
        Index("ix_loans_open_due", "due_at", sqlite_where=OPEN),
    )

    item_id: Mapped[int] = mapped_column(ForeignKey("items.id"))
    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"))
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    lent_at: Mapped[datetime]
    due_at: Mapped[datetime]
    renewals: Mapped[int] = mapped_column(default=0)
    override_reason: Mapped[str | None] = mapped_column(default=None)
    ended_at: Mapped[datetime | None] = mapped_column(default=None)
    ending: Mapped[str | None] = mapped_column(default=None)
    claimed_at: Mapped[datetime | None] = mapped_column(default=None)
    """When the borrower says that it came back."""
    ended_branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"), default=None)
    ended_staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)


class Renewal(Row):
    """One renewal of a loan; `cancelled_at` when it was undone, `by_itself` where nobody asked for it."""

    __tablename__ = "renewals"

    loan_id: Mapped[int] = mapped_column(ForeignKey("loans.id", ondelete="CASCADE"), index=True)
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    renewed_at: Mapped[datetime]
    due_before: Mapped[datetime]
    due_after: Mapped[datetime]
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    by_itself: Mapped[bool] = mapped_column(default=False)


class Fine(Row):
    """What a late return cost, as assessed when the item came back: rupiah, a suspension, or both.

    `kind` is one of rules.losses: a lost or damaged item costs too. What was asked for a lost one is taken
    back where it turns up until `refund_until`. `note` says what was damaged.
    """

    __tablename__ = "fines"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    loan_id: Mapped[int] = mapped_column(ForeignKey("loans.id"), index=True)
    kind: Mapped[str] = mapped_column(default="late")
    amount: Mapped[int]
    days_late: Mapped[int]
    note: Mapped[str] = mapped_column(default="")
    refund_until: Mapped[date | None] = mapped_column(default=None)
    suspended_until: Mapped[date | None] = mapped_column(default=None)
    """The last day of the suspension, at the branch that lent."""
    assessed_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)


class Fee(Row):
    """What a membership costs, in rupiah: asked when somebody registers or renews, by a kind of rules.fees.

    `renewed_from` is the last day of the membership that was renewed. `counts` is false where another desk
    asked for the same before.
    """

    __tablename__ = "fees"

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    kind: Mapped[str]
    amount: Mapped[int]
    renewed_from: Mapped[date | None] = mapped_column(default=None)
    charged_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)
    counts: Mapped[bool] = mapped_column(default=True)


class Payment(Row):
    """What settles fines of a member, in rupiah, by a kind of rules.ledger. Never changed, only cancelled.

    `branch_id` is where it was taken, `device` at which desk: whose cash it is. `reason` of a waiver, or
    which book replaced the lost one.
    """

    __tablename__ = "payments"
    __table_args__ = (Index("ix_payments_branch_id", "branch_id", "made_at"),)

    member_id: Mapped[int] = mapped_column(ForeignKey("members.id"), index=True)
    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    device: Mapped[UUID]
    kind: Mapped[str]
    amount: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")
    made_at: Mapped[datetime]
    cancelled_at: Mapped[datetime | None] = mapped_column(default=None)


class Override(Row):
    """What a person decided against the rules; `uid` is that of the operation. Never changed.

    `what` is its `Operation.against`, `rules` the names of rules.eligibility that stood against it, empty
    where a person set another due date. `loan` or `hold` (uids) is what came of it.
    """

    __tablename__ = "overrides"
    __table_args__ = (Index("ix_overrides_made_at", "branch_id", "made_at"),)

    branch_id: Mapped[int] = mapped_column(ForeignKey("branches.id"))
    staff_id: Mapped[int | None] = mapped_column(ForeignKey("staff.id"), default=None)
    what: Mapped[str]
    rules: Mapped[str] = mapped_column(default="")
    reason: Mapped[str]
    loan: Mapped[UUID | None] = mapped_column(default=None)
    hold: Mapped[UUID | None] = mapped_column(default=None)
    made_at: Mapped[datetime]


def renewed_itself() -> ColumnElement[int]:
    """How many of a loan's renewals were made by themselves, and stand."""
    made = select(func.count()).where(Renewal.loan_id == Loan.id, Renewal.by_itself)
    return made.where(Renewal.cancelled_at.is_(None)).correlate(Loan).scalar_subquery()


def suspended_until(member: Any) -> Select[Any]:
    """The last day of a member's longest suspension that stands; `member` is a key, column or parameter."""
    return select(func.max(Fine.suspended_until)).where(Fine.member_id == member, Fine.cancelled_at.is_(None))


def left_to_pay(member: Any, cash: Mapping[str, int]) -> ColumnElement[int | None]:
    """A member's fines and fees that stand, less the money that settled them; `cash` is rules.ledger.CASH.

    None where something else settled them too: then rules.ledger.owed tells it from all `ledger_lines`.
    """
    fines = select(func.coalesce(func.sum(Fine.amount), 0)).where(
        Fine.member_id == member, Fine.cancelled_at.is_(None)
    )
    fees = select(func.coalesce(func.sum(Fee.amount), 0)).where(
        Fee.member_id == member, Fee.cancelled_at.is_(None), Fee.counts
    )
    payments = (Payment.member_id == member) & Payment.cancelled_at.is_(None)
    worth = case(cash, value=Payment.kind) * Payment.amount
    settled = select(func.coalesce(func.sum(worth), 0)).where(payments)
    no_money = [kind for kind, moves in cash.items() if not moves]
    let_go = exists().where(payments, Payment.kind.in_(no_money))
    left = fines.scalar_subquery() + fees.scalar_subquery() - settled.scalar_subquery()
    return case((let_go, null()), else_=left)


def ledger_lines(member: int, asked: str) -> CompoundSelect[*tuple[Any, ...]]:
    """A member's fines, fees and payments as rules.ledger.Line wants them; `asked` is rules.ledger.ASKED."""
    fines = select(literal(asked), Fine.amount, Fine.assessed_at, Fine.cancelled_at, Fine.uid)
    fees = select(literal(asked), Fee.amount, Fee.charged_at, Fee.cancelled_at, Fee.uid)
    payments = select(Payment.kind, Payment.amount, Payment.made_at, Payment.cancelled_at, Payment.uid)
    return union_all(
        fines.where(Fine.member_id == member),
        fees.where(Fee.member_id == member, Fee.counts),
        payments.where(Payment.member_id == member, Payment.cancelled_at.is_(None)),
    )


class LoanPolicy(Row):
    """Terms for member type × item type × branch, all year or in a season; see rules.terms.

    An empty key means 'any', an empty term 'not said here'. `since` and `until` are the season's first and
    last day, `season` its name. Days are calendar days, money is rupiah.
    """

    __tablename__ = "loan_policies"
    __table_args__ = (Index("ix_loan_policies_key", "member_type_id", "item_type_id", "branch_id"),)

    member_type_id: Mapped[int | None] = mapped_column(ForeignKey("member_types.id"), default=None)
    item_type_id: Mapped[int | None] = mapped_column(ForeignKey("item_types.id"), default=None)
    branch_id: Mapped[int | None] = mapped_column(ForeignKey("branches.id"), default=None)
    season: Mapped[str] = mapped_column(default="")
    since: Mapped[date | None] = mapped_column(default=None)
    until: Mapped[date | None] = mapped_column(default=None)
    loanable: Mapped[bool | None] = mapped_column(default=None)
    loan_days: Mapped[int | None] = mapped_column(default=None)
    loan_hours: Mapped[int | None] = mapped_column(default=None)
    due_on: Mapped[date | None] = mapped_column(default=None)
    min_age: Mapped[int | None] = mapped_column(default=None)
    max_loans: Mapped[int | None] = mapped_column(default=None)
    max_renewals: Mapped[int | None] = mapped_column(default=None)
    renewal_days: Mapped[int | None] = mapped_column(default=None)
    grace_days: Mapped[int | None] = mapped_column(default=None)
    fine_per_day: Mapped[int | None] = mapped_column(default=None)
    fine_period: Mapped[int | None] = mapped_column(default=None)
    fine_cap: Mapped[int | None] = mapped_column(default=None)
    cap_at_price: Mapped[bool | None] = mapped_column(default=None)
    max_debt: Mapped[int | None] = mapped_column(default=None)
    suspend_days: Mapped[int | None] = mapped_column(default=None)
    suspend_period: Mapped[int | None] = mapped_column(default=None)
    suspend_cap: Mapped[int | None] = mapped_column(default=None)
    lost_price: Mapped[int | None] = mapped_column(default=None)
    lost_fee: Mapped[int | None] = mapped_column(default=None)
    refund_days: Mapped[int | None] = mapped_column(default=None)
    may_pass_expiry: Mapped[bool | None] = mapped_column(default=None)
    max_holds: Mapped[int | None] = mapped_column(default=None)
    on_shelf_holds: Mapped[bool | None] = mapped_column(default=None)
    hold_days: Mapped[int | None] = mapped_column(default=None)
    pickup_days: Mapped[int | None] = mapped_column(default=None)
    floats: Mapped[bool | None] = mapped_column(default=None)
    floats_among: Mapped[tuple[UUID, ...] | None] = mapped_column(Uids, default=None)
    recall_days: Mapped[int | None] = mapped_column(default=None)
    renews_itself: Mapped[bool | None] = mapped_column(default=None)

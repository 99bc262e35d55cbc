# SPDX-License-Identifier: GPL-3.0-or-later
"""What happens to a loan: lent, returned, renewed, each taken back; as values, and what they write."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import ClassVar
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, Fine, Item, Loan, Member, Renewal, Staff
from db.operations.hold_story import tell_of_loan
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.transit_story import tell_transits
from db.rules import due_dates
from db.rules.items import COMES_BACK_BY_RETURN, FOUND, LOST, MISSING
from db.rules.stocktake import EXPECTED
from db.rules.transits import Hand

LOANS = Changes({"loans"})
LOANS_AND_ITEMS = Changes({"loans", "items"})
LENT = LOANS_AND_ITEMS | {"holds", "transits"}
RECALLED = "recalled"
"""Why a due date was changed: others wait for it (operations.recalls)."""


class CheckOut(Operation, frozen=True, kw_only=True):
    """An item is lent to a member until `due_at`; `overridden` names the rules that stood against it."""

    loan: UUID
    item: UUID
    member: UUID
    due_at: datetime
    overridden: tuple[str, ...] = ()
    reason: str | None = None
    was: str = ""
    """Of what was lost or missing, and is found by lending it: the condition that it was in until now."""
    refunds: tuple[UUID, ...] = ()
    """Fines for losing it that fall away now."""
    becomes: str = FOUND
    """Of what is found: the condition that it is in now."""

    against: ClassVar[str] = "lend"


class AssessedFine(msgspec.Struct, frozen=True, kw_only=True):
    """What so many open days cost: `amount` rupiah, no borrowing through `suspended_until`, or both."""

    uid: UUID
    amount: int
    days_late: int
    suspended_until: date | None = None


class CheckIn(Operation, frozen=True, kw_only=True):
    """An item came back. Without `loan` it was not out but missing, and is found now.

    Neither out nor missing (`found` is false): a desk among others has not heard of the loan yet, or may not.
    """

    item: UUID
    loan: UUID | None = None
    found: bool = True
    was: str = MISSING
    """Of what is found: the condition that it was in until now."""
    refunds: tuple[UUID, ...] = ()
    """Fines for losing it that fall away now."""
    becomes: str = FOUND
    """Of what is found: the condition that it is in now."""
    fine: AssessedFine | None = None
    days_late: int = 0
    """Open days, also where they cost nothing."""


class Renew(Operation, frozen=True, kw_only=True):
    """A loan runs on until `due_after`; `by_itself`: nobody asked for it (operations.renewing_itself)."""

    renewal: UUID
    loan: UUID
    due_before: datetime
    due_after: datetime
    by_itself: bool = False
    overridden: tuple[str, ...] = ()
    reason: str | None = None

    against: ClassVar[str] = "renew"


UNDONE = "undo"
"""The reason of a due date that is put back."""


class ChangeDueDate(Operation, frozen=True, kw_only=True):
    """A person set another due date."""

    loan: UUID
    due_before: datetime
    due_after: datetime
    reason: str

    against: ClassVar[str] = "due"


class UndoCheckOut(Operation, frozen=True, kw_only=True):
    """The loan never happened: the item stayed at the desk."""

    loan: UUID
    was: str = ""
    refunds: tuple[UUID, ...] = ()
    """As in the CheckOut that is taken back."""


class UndoCheckIn(Operation, frozen=True, kw_only=True):
    """The item did not come back after all: its loan goes on and the fine falls away.

    `handed_in` is the CheckIn that is taken back; older desks don't say which.
    """

    loan: UUID
    fine: UUID | None = None
    handed_in: UUID | None = None


class UndoFinding(Operation, frozen=True, kw_only=True):
    """The item did not turn up after all: it is missing as before, if it was (`found`, see CheckIn).

    `handed_in`: see UndoCheckIn.
    """

    item: UUID
    found: bool = True
    handed_in: UUID | None = None
    was: str = MISSING
    refunds: tuple[UUID, ...] = ()
    """As in the CheckIn that is taken back."""


class UndoRenewal(Operation, frozen=True, kw_only=True):
    """The loan runs as it did before."""

    renewal: UUID


def refundable(session: Session, item: int, day: date) -> Sequence[Fine]:
    """What was asked for this item as lost, and is taken back where it turns up on that day."""
    asked = (
        select(Fine)
        .join(Loan, Loan.id == Fine.loan_id)
        .where(Loan.item_id == item, Loan.ending == LOST, Fine.kind == LOST)
        .where(Fine.cancelled_at.is_(None), Fine.refund_until >= day)
    )
    return session.scalars(asked).all()


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: CheckOut, session: Session) -> Changes:
    loan = add_loan(operation, session)
    find_by_lending(operation, session)
    held = tell_of_loan(session, loan.item_id, operation.member)
    return (LENT if held else LOANS_AND_ITEMS) | _fines(operation.refunds)


def find_by_lending(operation: CheckOut, session: Session) -> None:
    """What is handed out is neither lost nor missing."""
    copy = row(session, Item, operation.item)
    if operation.was and copy.condition == operation.was:
        copy.condition = operation.becomes
    _cancel(operation.refunds, session, operation.at)


def _cancel(fines: Sequence[UUID], session: Session, at: datetime | None) -> None:
    """They fall away; without a time they are owed again."""
    for uid in fines:
        row(session, Fine, uid).cancelled_at = at


def _fines(changed: Sequence[UUID]) -> Changes:
    return Changes({"fines"} if changed else ())


def add_loan(operation: CheckOut, session: Session) -> Loan:
    """The loan; what it means to who waits for the item is to be told besides. Raises Unknown."""
    assert operation.branch is not None
    loan = Loan(
        uid=operation.loan,
        item_id=sure_key(session, Item, operation.item),
        member_id=sure_key(session, Member, operation.member),
        branch_id=sure_key(session, Branch, operation.branch),
        staff_id=key(session, Staff, operation.staff),
        lent_at=operation.at,
        due_at=operation.due_at,
        override_reason=operation.reason,
    )
    session.add(loan)
    return loan


@apply.register
def _(operation: CheckIn, session: Session) -> Changes:
    moved = _tell_in_hand(operation, session)
    return _take_back(operation, session) | ({"transits"} if moved else frozenset())


def _tell_in_hand(operation: CheckIn, session: Session) -> bool:
    """What was on its way has arrived."""
    item, here = sure_key(session, Item, operation.item), key(session, Branch, operation.branch)
    if here is None:
        return False
    return bool(tell_transits(session, item, Hand(operation.at, here, operation.uid)).changed)


def _take_back(operation: CheckIn, session: Session) -> Changes:
    copy = row(session, Item, operation.item)
    _cancel(operation.refunds, session, operation.at)
    if operation.loan is None:
        if operation.found:
            copy.condition = operation.becomes
        return Changes({"items"}) | _fines(operation.refunds)
    if copy.condition in COMES_BACK_BY_RETURN:
        copy.condition = operation.becomes
    loan = row(session, Loan, operation.loan)
    branch, staff = key(session, Branch, operation.branch), key(session, Staff, operation.staff)
    loan.ended_at, loan.ending = operation.at, "returned"
    loan.ended_branch_id, loan.ended_staff_id = branch, staff
    drop_later_renewals(session, loan)
    if operation.fine is not None:
        session.add(fine_row(operation.fine, loan, operation.at))
    return LOANS_AND_ITEMS | {"fines"}


def fine_row(fine: AssessedFine, loan: Loan, assessed_at: datetime) -> Fine:
    """The row of a fine for a loan."""
    return Fine(
        uid=fine.uid,
        member_id=loan.member_id,
        loan_id=loan.id,
        amount=fine.amount,
        days_late=fine.days_late,
        suspended_until=fine.suspended_until,
        assessed_at=assessed_at,
    )


@apply.register
def _(operation: Renew, session: Session) -> Changes:
    loan = row(session, Loan, operation.loan)
    loan.due_at, loan.renewals = operation.due_after, loan.renewals + 1
    session.add(
        Renewal(
            uid=operation.renewal,
            loan_id=loan.id,
            staff_id=key(session, Staff, operation.staff),
            renewed_at=operation.at,
            due_before=operation.due_before,
            due_after=operation.due_after,
            by_itself=operation.by_itself,
        )
    )
    return LOANS


@apply.register
def _(operation: ChangeDueDate, session: Session) -> Changes:
    row(session, Loan, operation.loan).due_at = operation.due_after
    return LOANS


@apply.register
def _(operation: UndoCheckOut, session: Session) -> Changes:
    loan = row(session, Loan, operation.loan)
    loan.ended_at, loan.ending = operation.made_at, "cancelled"
    loan.ended_branch_id = key(session, Branch, operation.branch)
    loan.ended_staff_id = key(session, Staff, operation.staff)
    copy = session.get_one(Item, loan.item_id)
    if operation.was and copy.condition in EXPECTED:
        copy.condition = operation.was
    _cancel(operation.refunds, session, None)
    held = tell_of_loan(session, loan.item_id, session.get_one(Member, loan.member_id).uid)
    return (LENT if held else LOANS_AND_ITEMS) | _fines(operation.refunds)


@apply.register
def _(operation: UndoCheckIn, session: Session) -> Changes:
    loan = row(session, Loan, operation.loan)
    loan.ended_at = loan.ending = loan.ended_branch_id = loan.ended_staff_id = None
    renew_again(session, loan)
    if operation.fine is not None:
        row(session, Fine, operation.fine).cancelled_at = operation.made_at
    tell_transits(session, loan.item_id, undone=operation.handed_in)
    return LOANS_AND_ITEMS | {"fines", "transits"}


@apply.register
def _(operation: UndoFinding, session: Session) -> Changes:
    if operation.found:
        row(session, Item, operation.item).condition = operation.was
    _cancel(operation.refunds, session, None)
    tell_transits(session, sure_key(session, Item, operation.item), undone=operation.handed_in)
    return Changes({"items", "transits"}) | _fines(operation.refunds)


@apply.register
def _(operation: UndoRenewal, session: Session) -> Changes:
    renewal = row(session, Renewal, operation.renewal)
    loan = session.get_one(Loan, renewal.loan_id)
    renewal.cancelled_at = max(operation.made_at, renewal.renewed_at)
    loan.due_at, loan.renewals = due_again(session, loan, renewal.due_before), loan.renewals - 1
    return LOANS


def due_again(session: Session, loan: Loan, due: datetime) -> datetime:
    """When a loan is due that is to be due then again: what other desks have renewed from that day stands."""
    session.flush()
    standing = session.execute(
        select(Renewal.due_before, Renewal.due_after).where(
            Renewal.loan_id == loan.id, Renewal.cancelled_at.is_(None)
        )
    ).all()
    return due_dates.due_again(loan.due_at, due, [(one.due_before, one.due_after) for one in standing])


def due_then(session: Session, loan: Loan, moment: datetime) -> datetime:
    """When a loan is due as far as it had been renewed by then."""
    return _due_then(loan, _standing(session, loan), moment) if loan.renewals else loan.due_at


def _due_then(loan: Loan, standing: Sequence[Renewal], moment: datetime) -> datetime:
    later = [one.due_before for one in standing if one.renewed_at > moment]
    kept = [(one.due_before, one.due_after) for one in standing if one.renewed_at <= moment]
    return due_dates.due_without(loan.due_at, later, kept)


def _standing(session: Session, loan: Loan) -> Sequence[Renewal]:
    session.flush()
    of_it = select(Renewal).where(Renewal.loan_id == loan.id, Renewal.cancelled_at.is_(None))
    return session.scalars(of_it.order_by(Renewal.renewed_at, Renewal.uid)).all()


def drop_later_renewals(session: Session, loan: Loan) -> list[Renewal]:
    """Nothing was renewed after it had come back: these never were, and are cancelled as of the return."""
    back = loan.ended_at
    if back is None or not loan.renewals:
        return []
    standing = _standing(session, loan)
    dropped = [one for one in standing if one.renewed_at > back]
    loan.due_at = _due_then(loan, standing, back)
    for renewal in dropped:
        renewal.cancelled_at = back
    loan.renewals -= len(dropped)
    return dropped


def renew_again(session: Session, loan: Loan) -> list[Renewal]:
    """What was renewed after a return that turned out to be none: so it was, unless another end came before.

    What a person took back was cancelled after it was made, and stays so.
    """
    session.flush()
    never_was = (Renewal.loan_id == loan.id) & (Renewal.cancelled_at < Renewal.renewed_at)
    found = session.scalars(select(Renewal).where(never_was)).all()
    again = [one for one in found if loan.ended_at is None or one.renewed_at <= loan.ended_at]
    for renewal in again:
        renewal.cancelled_at = None
        loan.due_at, loan.renewals = max(loan.due_at, renewal.due_after), loan.renewals + 1
    return again

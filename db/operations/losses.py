# SPDX-License-Identifier: GPL-3.0-or-later
"""Items that don't come back as they should: lost, said to have been returned, damaged; each taken back."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, Fine, Item, Loan, Member, Staff, new_uid
from db.operations import refusals
from db.operations.circulation import assessed, lateness_of, running_loan
from db.operations.desk import Making
from db.operations.loans import LOANS, LOANS_AND_ITEMS, AssessedFine, fine_row
from db.operations.operation import Changes, Operation, apply, key, row
from db.operations.own_deeds import ended_by
from db.operations.policies import calendar_of, policies_of
from db.rules import losses
from db.rules.items import LENDABLE, LOST, missing_of, parts_of
from db.rules.roles import Right
from db.rules.stocktake import EXPECTED
from db.rules.terms import Case, Terms, resolve

MONEY_TOO = LOANS_AND_ITEMS | {"fines"}


class Charge(msgspec.Struct, frozen=True, kw_only=True):
    """What is asked besides lateness: `sort` is a kind of rules.losses, `amount` rupiah.

    It is taken back where the item turns up until `refund_until`; None: never.
    """

    uid: UUID
    sort: str
    amount: int
    refund_until: date | None = None
    note: str = ""


class DeclareLost(Operation, frozen=True, kw_only=True):
    """The borrower has lost it: the loan ends, `charges` and the fine until now are owed."""

    loan: UUID
    charges: tuple[Charge, ...] = ()
    fine: AssessedFine | None = None
    was: str = "good"
    """The condition of the item until now."""


class UndoLost(Operation, frozen=True, kw_only=True):
    """It was not lost: the loan goes on, what `declared` (a DeclareLost) asked for falls away."""

    loan: UUID
    declared: UUID
    fines: tuple[UUID, ...] = ()
    was: str = "good"
    """As in the DeclareLost that is taken back."""


class ClaimReturned(Operation, frozen=True, kw_only=True):
    """The borrower says that it came back at `claimed_at`; None: says so no longer. Nothing accrues after."""

    loan: UUID
    claimed_at: datetime | None = None


class NoteDamage(Operation, frozen=True, kw_only=True):
    """An item was `before` and is damaged now; `charge` is asked of whoever had it last, by `loan`."""

    item: UUID
    before: str
    loan: UUID | None = None
    charge: Charge | None = None


class UndoDamage(Operation, frozen=True, kw_only=True):
    """It was not damaged after all."""

    item: UUID
    condition: str
    fine: UUID | None = None


class NoteParts(Operation, frozen=True, kw_only=True):
    """Of an item's parts these are missing, the others are here; `before` is what was missing until now."""

    item: UUID
    missing: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


UNDOABLE = (DeclareLost, ClaimReturned, NoteDamage, NoteParts)


def declare_lost(
    making: Making, /, *, loan: UUID, charged: bool = True, price: int | None = None
) -> DeclareLost:
    """End a loan whose item is lost. What it costs goes by the terms of the day it was lent; `price`, where
    whoever it belongs to or a person at the counter has said it, stands for the item's.

    Without charge (`charged` false) only for who may waive. Raises LoanEnded, Unknown, NotAllowed.
    """
    making.require(Right.LEND if charged else Right.WAIVE)
    running = running_loan(making, loan)
    copy = making.session.get_one(Item, running.item_id)
    late = lateness_of(making, running, copy)
    asked = losses_of(making, running, copy, price) if charged else ()
    return DeclareLost(
        **making.header()._asdict(),
        loan=loan,
        charges=asked,
        fine=assessed(late) if charged else None,
        was=copy.condition if copy.condition in EXPECTED else "good",
    )


def losses_of(making: Making, loan: Loan, copy: Item, price: int | None = None) -> tuple[Charge, ...]:
    """What losing this item would cost today, besides lateness; `price`: see declare_lost."""
    terms, today = _terms(making, loan, copy)
    until = losses.refund_until(terms, today)
    return tuple(
        Charge(uid=new_uid(), sort=sort, amount=amount, refund_until=until if sort == losses.LOST else None)
        for sort, amount in losses.charges(terms, copy.price if price is None else price).items()
    )


def _terms(making: Making, loan: Loan, copy: Item) -> tuple[Terms, date]:
    who = making.session.get_one(Member, loan.member_id)
    calendar = calendar_of(making.session, loan.branch_id)
    case = Case(who.member_type_id, copy.item_type_id, loan.branch_id, calendar.local_day(loan.lent_at))
    return resolve(policies_of(making.session), case), calendar.local_day(making.now)


def claim_returned(making: Making, /, *, loan: UUID, on: date | None = None) -> ClaimReturned:
    """The borrower says that it came back `on` a day (None: today). Raises Invalid, LoanEnded, NotAllowed."""
    making.require(Right.LEND)
    running = running_loan(making, loan)
    calendar = calendar_of(making.session, running.branch_id)
    day = on or calendar.local_day(making.now)
    if not calendar.local_day(running.lent_at) <= day <= calendar.local_day(making.now):
        raise refusals.Invalid(field="claimed_on", why="bad_date")
    said = min(calendar.end_of(day), making.now)
    return ClaimReturned(**making.header()._asdict(), loan=loan, claimed_at=said)


def withdraw_claim(making: Making, /, *, loan: UUID) -> ClaimReturned:
    """They say so no longer: it runs, and costs, as before. Raises LoanEnded, NotAllowed."""
    making.require(Right.LEND)
    running_loan(making, loan)
    return ClaimReturned(**making.header()._asdict(), loan=loan)


def note_damage(making: Making, /, *, item: UUID, amount: int = 0, note: str = "") -> NoteDamage:
    """An item is damaged; whoever had it last is asked for `amount` rupiah.

    Raises Invalid (nobody had it, no sensible amount, no words), Unknown, NotAllowed.
    """
    making.require(Right.LEND)
    copy = row(making.session, Item, item)
    last = last_loan(making.session, copy.id)
    if amount < 0 or (amount and last is None):
        raise refusals.Invalid(field="amount", why="bad_number")
    if not note.strip():
        raise refusals.Invalid(field="damage", why="empty")
    charge = Charge(uid=new_uid(), sort=losses.DAMAGE, amount=amount, note=note.strip()) if amount else None
    return NoteDamage(
        **making.header()._asdict(),
        item=item,
        before=copy.condition,
        loan=last.uid if last is not None and charge is not None else None,
        charge=charge,
    )


def note_parts(making: Making, /, *, item: UUID, missing: Sequence[str] = ()) -> NoteParts:
    """Say which of an item's parts are missing now; what is not named is here.

    Raises Invalid (not a part of it), Unknown, NotAllowed.
    """
    making.require(Right.LEND)
    copy = row(making.session, Item, item)
    if not set(missing) <= set(parts_of(copy.parts)):
        raise refusals.Invalid(field="parts", why="bad_text")
    header = making.header()._asdict()
    before = missing_of(copy.parts, copy.parts_missing)
    gone = missing_of(copy.parts, "\n".join(missing))
    return NoteParts(**header, item=item, missing=gone, before=before)


def last_loan(session: Session, item: int) -> Loan | None:
    """Who had it last, or has it."""
    of_it = select(Loan).where(Loan.item_id == item, Loan.ending.is_distinct_from("cancelled"))
    return session.scalars(of_it.order_by(Loan.lent_at.desc()).limit(1)).first()


def undo(making: Making, /, *, of: Operation) -> Operation:
    """The counter-operation of one of UNDOABLE. Raises CannotUndo, NotAllowed."""
    making.require(Right.LEND)
    header = making.header()._asdict()
    match of:
        case DeclareLost(loan=loan):
            ended = row(making.session, Loan, loan)
            if not ended_by(making.session, ended, LOST, of):
                raise refusals.CannotUndo(why="moved_on")
            if last_loan(making.session, ended.item_id) is not ended:
                raise refusals.CannotUndo(why="lent_again")
            fines = [charge.uid for charge in of.charges] + ([of.fine.uid] if of.fine else [])
            return UndoLost(**header, loan=loan, declared=of.uid, fines=tuple(fines), was=of.was)
        case ClaimReturned(loan=loan, claimed_at=claimed_at):
            if claimed_at is None or row(making.session, Loan, loan).claimed_at != claimed_at:
                raise refusals.CannotUndo(why="moved_on")
            return ClaimReturned(**header, loan=loan)
        case NoteDamage(item=item, before=before, charge=charge):
            if row(making.session, Item, item).condition != "damaged":
                raise refusals.CannotUndo(why="moved_on")
            return UndoDamage(**header, item=item, condition=before, fine=charge.uid if charge else None)
        case NoteParts(item=item, missing=missing, before=before):
            copy = row(making.session, Item, item)
            if missing_of(copy.parts, copy.parts_missing) != missing:
                raise refusals.CannotUndo(why="moved_on")
            return NoteParts(**header, item=item, missing=before, before=missing)
    raise refusals.CannotUndo(why="no_undo")


# --- applying -----------------------------------------------------------------------------------------


def charge_row(charge: Charge, loan: Loan, assessed_at: datetime) -> Fine:
    """The row of a charge for a loan."""
    return Fine(
        uid=charge.uid,
        member_id=loan.member_id,
        loan_id=loan.id,
        kind=charge.sort,
        amount=charge.amount,
        days_late=0,
        refund_until=charge.refund_until,
        note=charge.note,
        assessed_at=assessed_at,
    )


@apply.register
def _(operation: DeclareLost, session: Session) -> Changes:
    loan = row(session, Loan, operation.loan)
    loan.ended_at, loan.ending = operation.at, LOST
    loan.ended_branch_id = key(session, Branch, operation.branch)
    loan.ended_staff_id = key(session, Staff, operation.staff)
    session.get_one(Item, loan.item_id).condition = LOST
    session.add_all(charge_row(charge, loan, operation.at) for charge in operation.charges)
    if operation.fine is not None:
        session.add(fine_row(operation.fine, loan, operation.at))
    return MONEY_TOO


@apply.register
def _(operation: UndoLost, session: Session) -> Changes:
    loan = row(session, Loan, operation.loan)
    loan.ended_at = loan.ending = loan.ended_branch_id = loan.ended_staff_id = None
    session.get_one(Item, loan.item_id).condition = operation.was
    for uid in operation.fines:
        row(session, Fine, uid).cancelled_at = operation.made_at
    return MONEY_TOO


@apply.register
def _(operation: ClaimReturned, session: Session) -> Changes:
    row(session, Loan, operation.loan).claimed_at = operation.claimed_at
    return LOANS


@apply.register
def _(operation: NoteDamage, session: Session) -> Changes:
    copy = row(session, Item, operation.item)
    if copy.condition in LENDABLE:
        copy.condition = "damaged"
    if operation.charge is not None and operation.loan is not None:
        loan = row(session, Loan, operation.loan)
        session.add(charge_row(operation.charge, loan, operation.made_at))
    return MONEY_TOO


@apply.register
def _(operation: UndoDamage, session: Session) -> Changes:
    copy = row(session, Item, operation.item)
    if copy.condition == "damaged":
        copy.condition = operation.condition
    if operation.fine is not None:
        row(session, Fine, operation.fine).cancelled_at = operation.made_at
    return MONEY_TOO


@apply.register
def _(operation: NoteParts, session: Session) -> Changes:
    row(session, Item, operation.item).parts_missing = "\n".join(operation.missing)
    return Changes({"items"})

# SPDX-License-Identifier: GPL-3.0-or-later
"""Lending, returning, renewing, and taking each of them back."""

from datetime import date, datetime
from typing import NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Branch, Fine, Item, Loan, Member, Renewal, Staff, Title, new_uid
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.policies import calendar_of, policies_of
from db.rules.calendar import Calendar, due_day
from db.rules.eligibility import Borrower, Obstacle, lending_obstacles, renewal_obstacles
from db.rules.fines import lateness
from db.rules.items import COMES_BACK_BY_RETURN
from db.rules.roles import Right
from db.rules.terms import Policy, Terms, overall_limit, resolve

LOANS = Changes({"loans"})
LOANS_AND_ITEMS = Changes({"loans", "items"})


class CheckOut(Operation, frozen=True, kw_only=True):
    """An item is lent to a member until `due_at`; `overridden` names the rules that stood against it."""

    loan: UUID
    item: UUID
    member: UUID
    due_at: datetime
    overridden: tuple[str, ...] = ()
    reason: str | None = None


class AssessedFine(msgspec.Struct, frozen=True, kw_only=True):
    """A fine of `amount` rupiah for so many open days."""

    uid: UUID
    amount: int
    days_late: int


class CheckIn(Operation, frozen=True, kw_only=True):
    """An item came back. Without `loan` it was not out but missing, and is found now."""

    item: UUID
    loan: UUID | None = None
    fine: AssessedFine | None = None


class Renew(Operation, frozen=True, kw_only=True):
    """A loan runs on until `due_after`."""

    renewal: UUID
    loan: UUID
    due_before: datetime
    due_after: datetime
    overridden: tuple[str, ...] = ()
    reason: str | None = None


class ChangeDueDate(Operation, frozen=True, kw_only=True):
    """A person set another due date."""

    loan: UUID
    due_before: datetime
    due_after: datetime
    reason: str


class UndoCheckOut(Operation, frozen=True, kw_only=True):
    """The loan never happened: the item stayed at the desk."""

    loan: UUID


class UndoCheckIn(Operation, frozen=True, kw_only=True):
    """The item did not come back after all: its loan goes on and the fine falls away."""

    loan: UUID
    fine: UUID | None = None


class UndoRenewal(Operation, frozen=True, kw_only=True):
    """The loan runs as it did before."""

    renewal: UUID


# --- making ------------------------------------------------------------------------------------------


class Situation(NamedTuple):
    """The terms and the calendar that hold for one item, one member and one branch."""

    terms: Terms
    policies: list[Policy]
    calendar: Calendar
    today: date


def situation(making: Making, member: Member, item: Item) -> Situation:
    """What holds for lending this item to this member at this desk."""
    branch = sure_key(making.session, Branch, making.branch)
    policies = policies_of(making.session)
    calendar = calendar_of(making.session, branch)
    terms = resolve(policies, member.member_type_id, item.item_type_id, branch)
    return Situation(terms, policies, calendar, calendar.local_day(making.now))


def check_out(
    making: Making, /, *, item: UUID, member: UUID, due: date | None = None, reason: str | None = None
) -> CheckOut:
    """Lend an item. `due` replaces the policy's day, `reason` overrides obstacles, both where the role may.

    Raises AlreadyLent, Obstructed, NotAllowed, Invalid, Unknown.
    """
    making.require(Right.LEND)
    copy, who = row(making.session, Item, item), row(making.session, Member, member)
    _refuse_if_out(making, copy, who)
    now_holds = situation(making, who, copy)
    borrower = _borrower(making, who, now_holds.policies, copy)
    obstacles = list(lending_obstacles(now_holds.terms, borrower, copy.condition, now_holds.today))
    _decide(making, obstacles, reason, _facts(who, now_holds.terms.max_loans, copy))
    return CheckOut(
        **making.header()._asdict(),
        loan=new_uid(),
        item=item,
        member=member,
        due_at=_due_at(making, now_holds, who, due),
        overridden=tuple(obstacles),
        reason=reason if obstacles or due else None,
    )


def _due_at(making: Making, now_holds: Situation, who: Member, due: date | None) -> datetime:
    terms, _, calendar, today = now_holds
    if due is not None:
        making.require(Right.OVERRIDE)
        if due < today:
            raise refusals.Invalid(field="due", why="bad_date")
        return calendar.end_of(due)
    expires = None if terms.may_pass_expiry or who.expires_on < today else who.expires_on
    return calendar.end_of(due_day(calendar, today, terms.loan_days, expires_on=expires))


def _refuse_if_out(making: Making, copy: Item, who: Member) -> None:
    loan = making.session.scalar(select(Loan).where(Loan.item_id == copy.id, Loan.ended_at.is_(None)))
    if loan is None:
        return
    holder = making.session.get_one(Member, loan.member_id)
    raise refusals.AlreadyLent(
        case=_double_scan(making, loan, who),
        loan=loan.uid,
        item=copy.uid,
        title=making.session.get_one(Title, copy.title_id).title,
        member_name=holder.name,
        member_number=holder.number,
        lent_at=loan.lent_at,
        due_at=loan.due_at,
    )


def _double_scan(making: Making, loan: Loan, who: Member) -> str:
    """Which of the three cases a second scan is (Evergreen LP#921806)."""
    if loan.member_id != who.id:
        return "other_member"
    calendar = calendar_of(making.session, loan.branch_id)
    same_day = calendar.local_day(loan.lent_at) == calendar.local_day(making.now)
    return "just_now" if same_day else "same_member"


def _borrower(making: Making, who: Member, policies: list[Policy], copy: Item) -> Borrower:
    branch = sure_key(making.session, Branch, making.branch)
    counts = select(
        func.count(),
        func.count().filter(Loan.due_at < making.now),
        func.count().filter(Item.item_type_id == copy.item_type_id),
    )
    count, overdue, of_type = making.session.execute(
        counts.select_from(Loan)
        .join(Item, Item.id == Loan.item_id)
        .where(Loan.member_id == who.id, Loan.ended_at.is_(None))
    ).one()
    return Borrower(
        blocked=who.block_reason is not None,
        expires_on=who.expires_on,
        open_loans=count,
        overdue_loans=overdue,
        limit=overall_limit(policies, who.member_type_id, branch),
        open_of_type=of_type,
    )


def _facts(who: Member, limit: int, copy: Item) -> dict[str, object]:
    """What the words about an obstacle mention."""
    return {
        "expires_on": who.expires_on,
        "block_reason": who.block_reason,
        "limit": limit,
        "condition": copy.condition,
    }


def _decide(making: Making, obstacles: list[Obstacle], reason: str | None, facts: dict[str, object]) -> None:
    """Let it through where nothing stands against it, or where somebody who may says why."""
    if not obstacles:
        return
    if not reason or not making.may(Right.OVERRIDE):
        raise refusals.Obstructed(
            obstacles=tuple(obstacles), overridable=making.may(Right.OVERRIDE), facts=facts
        )


def check_in(making: Making, /, *, item: UUID) -> CheckIn:
    """Take an item back, with the fine that is due. Raises NotOnLoan, Unknown, NotAllowed."""
    making.require(Right.LEND)
    copy = row(making.session, Item, item)
    loan = making.session.scalar(select(Loan).where(Loan.item_id == copy.id, Loan.ended_at.is_(None)))
    if loan is not None:
        return CheckIn(
            **making.header()._asdict(), item=item, loan=loan.uid, fine=_assess(making, loan, copy)
        )
    if copy.condition in COMES_BACK_BY_RETURN:
        return CheckIn(**making.header()._asdict(), item=item)
    raise refusals.NotOnLoan(
        item=item,
        barcode=copy.barcode,
        title=making.session.get_one(Title, copy.title_id).title,
        condition=copy.condition,
        branch=making.session.get_one(Branch, copy.branch_id).name,
    )


def _assess(making: Making, loan: Loan, copy: Item) -> AssessedFine | None:
    """By the terms and the calendar of the branch that lent it."""
    who = making.session.get_one(Member, loan.member_id)
    calendar = calendar_of(making.session, loan.branch_id)
    terms = resolve(policies_of(making.session), who.member_type_id, copy.item_type_id, loan.branch_id)
    late = lateness(terms, calendar, calendar.local_day(loan.due_at), calendar.local_day(making.now))
    return AssessedFine(uid=new_uid(), amount=late.amount, days_late=late.days) if late.amount else None


def renew(making: Making, /, *, loan: UUID, reason: str | None = None) -> Renew:
    """Renew a loan from today, never to an earlier day. Raises LoanEnded, Obstructed, NotAllowed."""
    making.require(Right.LEND)
    running = _running(making, loan)
    who = making.session.get_one(Member, running.member_id)
    copy = making.session.get_one(Item, running.item_id)
    terms, policies, calendar, today = situation(making, who, copy)
    borrower = _borrower(making, who, policies, copy)
    obstacles = list(renewal_obstacles(terms, borrower, running.renewals, today))
    _decide(making, obstacles, reason, _facts(who, terms.max_renewals, copy))
    expires = None if terms.may_pass_expiry or who.expires_on < today else who.expires_on
    due = calendar.end_of(due_day(calendar, today, terms.renewal_days, expires_on=expires))
    return Renew(
        **making.header()._asdict(),
        renewal=new_uid(),
        loan=loan,
        due_before=running.due_at,
        due_after=max(due, running.due_at),
        overridden=tuple(obstacles),
        reason=reason if obstacles else None,
    )


def change_due_date(making: Making, /, *, loan: UUID, due: date, reason: str) -> ChangeDueDate:
    """Set another due day. Raises LoanEnded, Invalid, NotAllowed."""
    making.require(Right.OVERRIDE)
    running = _running(making, loan)
    calendar = calendar_of(making.session, running.branch_id)
    if due < calendar.local_day(making.now):
        raise refusals.Invalid(field="due", why="bad_date")
    if not reason.strip():
        raise refusals.Invalid(field="reason", why="empty")
    after = calendar.end_of(due)
    return ChangeDueDate(
        **making.header()._asdict(), loan=loan, due_before=running.due_at, due_after=after, reason=reason
    )


def _running(making: Making, loan: UUID) -> Loan:
    found = row(making.session, Loan, loan)
    if found.ended_at is not None:
        raise refusals.LoanEnded(loan=loan)
    return found


def undo(making: Making, /, *, of: Operation) -> Operation:
    """The counter-operation of the last lending, return, renewal or due date. Raises CannotUndo."""
    making.require(Right.LEND)
    header = making.header()._asdict()
    match of:
        case CheckOut(loan=loan):
            _must_run(making, loan)
            return UndoCheckOut(**header, loan=loan)
        case CheckIn(loan=UUID() as loan, fine=fine):
            _must_be_in(making, loan)
            return UndoCheckIn(**header, loan=loan, fine=fine.uid if fine else None)
        case Renew(renewal=renewal, loan=loan, due_after=due):
            _must_still_be_due(making, loan, due)
            return UndoRenewal(**header, renewal=renewal)
        case ChangeDueDate(loan=loan, due_before=before, due_after=after):
            _must_still_be_due(making, loan, after)
            return ChangeDueDate(**header, loan=loan, due_before=after, due_after=before, reason="undo")
    raise refusals.CannotUndo(why="no_undo")


def _must_run(making: Making, loan: UUID) -> None:
    if row(making.session, Loan, loan).ended_at is not None:
        raise refusals.CannotUndo(why="moved_on")


def _must_be_in(making: Making, loan: UUID) -> None:
    item = row(making.session, Loan, loan).item_id
    if making.session.scalar(select(Loan.id).where(Loan.item_id == item, Loan.ended_at.is_(None))):
        raise refusals.CannotUndo(why="lent_again")


def _must_still_be_due(making: Making, loan: UUID, due: datetime) -> None:
    _must_run(making, loan)
    if row(making.session, Loan, loan).due_at != due:
        raise refusals.CannotUndo(why="moved_on")


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: CheckOut, session: Session) -> Changes:
    assert operation.branch is not None
    session.add(
        Loan(
            uid=operation.loan,
            item_id=sure_key(session, Item, operation.item),
            member_id=sure_key(session, Member, operation.member),
            branch_id=sure_key(session, Branch, operation.branch),
            staff_id=key(session, Staff, operation.staff),
            lent_at=operation.made_at,
            due_at=operation.due_at,
            override_reason=operation.reason,
        )
    )
    return LOANS_AND_ITEMS


@apply.register
def _(operation: CheckIn, session: Session) -> Changes:
    if operation.loan is None:
        row(session, Item, operation.item).condition = "good"
        return Changes({"items"})
    loan = row(session, Loan, operation.loan)
    loan.ended_at, loan.ending = operation.made_at, "returned"
    loan.ended_branch_id = key(session, Branch, operation.branch)
    loan.ended_staff_id = key(session, Staff, operation.staff)
    if operation.fine is not None:
        session.add(_fine_row(operation.fine, loan, operation.made_at))
    return LOANS_AND_ITEMS | {"fines"}


def _fine_row(fine: AssessedFine, loan: Loan, assessed_at: datetime) -> Fine:
    return Fine(
        uid=fine.uid,
        member_id=loan.member_id,
        loan_id=loan.id,
        amount=fine.amount,
        days_late=fine.days_late,
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
            renewed_at=operation.made_at,
            due_before=operation.due_before,
            due_after=operation.due_after,
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
    return LOANS_AND_ITEMS


@apply.register
def _(operation: UndoCheckIn, session: Session) -> Changes:
    loan = row(session, Loan, operation.loan)
    loan.ended_at = loan.ending = loan.ended_branch_id = loan.ended_staff_id = None
    if operation.fine is not None:
        row(session, Fine, operation.fine).cancelled_at = operation.made_at
    return LOANS_AND_ITEMS | {"fines"}


@apply.register
def _(operation: UndoRenewal, session: Session) -> Changes:
    renewal = row(session, Renewal, operation.renewal)
    loan = session.get_one(Loan, renewal.loan_id)
    renewal.cancelled_at = operation.made_at
    loan.due_at, loan.renewals = renewal.due_before, loan.renewals - 1
    return LOANS

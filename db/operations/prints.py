# SPDX-License-Identifier: GPL-3.0-or-later
"""Slips that were printed: a real number, and the facts frozen for a reprint."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Branch, Hold, Loan, LockerUse, Member, Print, Staff, new_uid
from db.models.holds import is_open, is_over
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.payments import owed_by
from db.rules.roles import Right

PRINTS = Changes({"prints"})


class RecordPrint(Operation, frozen=True, kw_only=True):
    """A slip was printed: `slip` is one of printing.frozen.KINDS, `facts` what it says as JSON."""

    target: UUID
    slip: str
    number: str
    facts: bytes
    member: UUID | None = None


class RecordReprint(Operation, frozen=True, kw_only=True):
    """A slip was printed once more."""

    target: UUID


def record_print(
    making: Making,
    /,
    *,
    slip: str,
    facts: Callable[[str, datetime], bytes],
    member: UUID | None = None,
    number: str = "",
) -> RecordPrint:
    """Number a slip and keep what `facts` says for that number and time. Raises NumbersUsedUp, NotAllowed.

    A letter has its `number` already, from the reminder that it gives.
    """
    making.require(Right.LEND)
    number = number or making.number("slip")
    return RecordPrint(
        **making.header()._asdict(),
        target=new_uid(),
        slip=slip,
        number=number,
        facts=facts(number, making.now),
        member=member,
    )


def require_clear(session: Session, member: UUID, today: date) -> None:
    """Raises NotClear where a member has something out or reserved, a locker, or a debt, as known here."""
    who = row(session, Member, member)
    out = select(func.count()).select_from(Loan).where(Loan.member_id == who.id, Loan.ended_at.is_(None))
    loans, owes = session.scalar(out) or 0, owed_by(session, who.id)
    used = select(LockerUse.locker).where(LockerUse.member == who.uid, LockerUse.back_at.is_(None))
    locker = session.scalar(used.limit(1)) or ""
    waits = select(func.count()).select_from(Hold).where(Hold.member == who.uid, is_open(), ~is_over(today))
    holds = session.scalar(waits) or 0
    if loans or owes > 0 or locker or holds:
        owed = max(owes, 0)
        raise refusals.NotClear(member_name=who.name, loans=loans, owes=owed, locker=locker, holds=holds)


def record_reprint(making: Making, /, *, target: UUID) -> RecordReprint:
    """Count a reprint. Raises Unknown, NotAllowed."""
    making.require(Right.LEND)
    row(making.session, Print, target)
    return RecordReprint(**making.header()._asdict(), target=target)


@apply.register
def _(operation: RecordPrint, session: Session) -> Changes:
    assert operation.branch is not None
    session.add(
        Print(
            uid=operation.target,
            number=operation.number,
            kind=operation.slip,
            printed_at=operation.made_at,
            facts=operation.facts,
            branch_id=sure_key(session, Branch, operation.branch),
            staff_id=key(session, Staff, operation.staff),
            member_id=key(session, Member, operation.member),
        )
    )
    return PRINTS


@apply.register
def _(operation: RecordReprint, session: Session) -> Changes:
    row(session, Print, operation.target).reprints += 1
    return PRINTS

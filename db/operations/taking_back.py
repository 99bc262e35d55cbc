# SPDX-License-Identifier: GPL-3.0-or-later
"""What a note is about, taken back: the counter-operation of what was done, where there is one.

Each counter-operation is that of its own subject, with its own rules: what has moved on since is refused.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple, cast
from uuid import UUID

import msgspec
from sqlalchemy import exists, select
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from db.models import (
    AttendanceMark,
    Certificate,
    Fee,
    HeldItem,
    Hold,
    Interloan,
    InterloanEvent,
    Item,
    JournalEntry,
    Loan,
    LockerUse,
    Payment,
    Registration,
    Renewal,
    Transit,
)
from db.models.columns import Row
from db.models.syncing import Note
from db.operations import circulation, losses, putting_back
from db.operations.attendance import take_back_mark
from db.operations.certificates import revoke_certificate
from db.operations.desk import Making, Together
from db.operations.fees import cancel_fee
from db.operations.holds import MISTAKE, cancel_hold, take_off
from db.operations.interloan import kept_sides, take_back_interloan
from db.operations.interloan_losses import declared_with
from db.operations.loans import CheckIn, CheckOut, Renew
from db.operations.lockers import take_locker_back
from db.operations.losses import DeclareLost
from db.operations.operation import Changes, Operation, decode, row
from db.operations.own_deeds import ended_by, made_here
from db.operations.payments import cancel_payment
from db.operations.registrations import cancel_registration
from db.rules.interloan import Side
from db.rules.items import LOST
from db.rules.ledger import PAID
from db.rules.roles import Right


class With(NamedTuple):
    """What some counter-operations want to know: at which desk, and why."""

    device: UUID
    reason: str


class Counter(NamedTuple):
    """`did` is the kind of operation that is taken back, `at` when that was; `right` what a person needs."""

    did: str
    at: datetime | None
    right: Right
    make: Callable[[Making, With], Operation]
    loss: DeclareLost | None = None
    """Made in one go with it, and taken back with it."""


def counter_of(session: Session, note: UUID, branch: UUID) -> Counter | None:
    """What would take back what this note is about; None where nothing does, or this desk does not know."""
    there = row(session, Note, note)
    find = COUNTERS.get(there.kind)
    return None if find is None else find(session, there, branch)


def take_back(perform: Together, counter: Counter, device: UUID, reason: str) -> Changes:
    """Make it. Raises what it raises: CannotUndo where things have moved on, NotAllowed …"""
    changes = perform(_made, counter=counter, given=With(device, reason)).changes
    return changes if counter.loss is None else changes | perform(losses.undo, of=counter.loss).changes


def _made(making: Making, /, *, counter: Counter, given: With) -> Operation:
    return counter.make(making, given)


def _facts(note: Note) -> dict[str, Any]:
    facts: dict[str, Any] = msgspec.json.decode(note.facts)
    return facts


# --- lending and returning -------------------------------------------------------------------------------


def _lending(session: Session, loan: Loan | None, was: str = "") -> Counter | None:
    """`was`: the condition in which the item is again, where the note says so."""
    if loan is None:
        return None
    made = made_here(session, CheckOut, loan.uid, loan.lent_at)
    if was or not isinstance(made, CheckOut):
        # Only its loan counts, and what it found.
        uid, at = loan.uid, loan.lent_at
        made = CheckOut(uid=uid, made_at=at, loan=uid, item=uid, member=uid, due_at=loan.due_at, was=was)
    return _of("CheckOut", made)


def _loan(session: Session, uid: UUID | None) -> Loan | None:
    return session.scalar(select(Loan).where(Loan.uid == uid))


def _this_loan(session: Session, note: Note, branch: UUID) -> Counter | None:
    return _lending(session, _loan(session, note.about))


def _later_loan(session: Session, note: Note, branch: UUID) -> Counter | None:
    """Of two lendings the later, which stands."""
    first = aliased(Loan)
    later = select(Loan).join(first, (first.item_id == Loan.item_id) & (first.ended_at == Loan.lent_at))
    return _lending(session, session.scalar(later.where(first.uid == note.about)))


def _loan_of_item(session: Session, note: Note, branch: UUID) -> Counter | None:
    running = select(Loan).join(Item, Item.id == Loan.item_id).where(Loan.ended_at.is_(None))
    was = str(_facts(note).get("was", ""))
    return _lending(session, session.scalar(running.where(Item.uid == note.about)), was)


def _standing_return(session: Session, note: Note, branch: UUID) -> Counter | None:
    """The return that ended the loan, at the desk that took it in."""
    loan = _loan(session, note.about)
    if loan is None or loan.ended_at is None or loan.ending != "returned":
        return None
    item, fits = session.get_one(Item, loan.item_id).uid, partial(ended_by, session, loan, "returned")
    made = made_here(session, CheckIn, item, loan.ended_at, fits)
    return None if made is None else _of("CheckIn", made)


def _finding(session: Session, note: Note, branch: UUID) -> Counter | None:
    entry = session.scalar(select(JournalEntry).where(JournalEntry.uid == note.operation))
    if entry is None or entry.kind != CheckIn.kind():
        return None
    return _of("CheckIn", decode(entry.payload))


def _arrival(session: Session, note: Note, branch: UUID) -> Counter | None:
    """That it was handed in elsewhere, at the desk that had it in hand."""
    seen = select(JournalEntry).join(Transit, Transit.seen_by == JournalEntry.uid)
    entry = session.scalar(seen.where(Transit.uid == note.about))
    return None if entry is None or entry.kind != CheckIn.kind() else _of("CheckIn", decode(entry.payload))


def _of(did: str, made: Operation) -> Counter:
    return Counter(did, made.at, Right.LEND, lambda making, _with: circulation.undo(making, of=made))


def _loss(session: Session, note: Note, branch: UUID) -> Counter | None:
    loan = _loan(session, note.about)
    if loan is None or loan.ended_at is None or loan.ending != LOST:
        return None
    made = made_here(session, DeclareLost, loan.uid, loan.ended_at, partial(ended_by, session, loan, LOST))
    if made is None:
        return None
    return Counter(
        "DeclareLost", loan.ended_at, Right.LEND, lambda making, _with: losses.undo(making, of=made)
    )


def _renewal(session: Session, note: Note, branch: UUID) -> Counter | None:
    stands = select(Renewal, Loan.uid).join(Loan, Loan.id == Renewal.loan_id)
    stands = stands.where(Loan.uid == note.about, Renewal.cancelled_at.is_(None))
    found = session.execute(stands.order_by(Renewal.renewed_at.desc()).limit(1)).first()
    if found is None:
        return None
    last, loan = found
    made = Renew(
        uid=last.uid,
        made_at=last.renewed_at,
        renewal=last.uid,
        loan=loan,
        due_before=last.due_before,
        due_after=last.due_after,
    )
    return _of("Renew", made)


# --- money, holds, workshops, interlibrary loan ----------------------------------------------------------


def _payment(session: Session, note: Note, branch: UUID) -> Counter | None:
    there = session.scalar(select(Payment).where(Payment.uid == note.about))
    if there is None:
        return None
    uid = there.uid
    right = Right.LEND if there.kind == PAID else Right.WAIVE
    return Counter(
        "TakePayment", there.made_at, right, lambda making, _with: cancel_payment(making, payment=uid)
    )


def _about(
    did: str,
    when: InstrumentedAttribute[datetime],
    right: Right,
    make: Callable[[Making, UUID, With], Operation],
) -> Callable[[Session, Note, UUID], Counter | None]:
    """Of the row that the note is about, as it is; `when` says when it was made."""

    def find(session: Session, note: Note, branch: UUID) -> Counter | None:
        uid, model = note.about, cast("type[Row]", when.class_)
        at = session.scalar(select(when).where(model.uid == uid))
        if uid is None or at is None:
            return None
        return Counter(did, at, right, lambda making, given: make(making, uid, given))

    return find


def _mark(session: Session, note: Note, branch: UUID) -> Counter | None:
    """The last mark that says that somebody is there."""
    voided = aliased(AttendanceMark)
    marks = (
        select(AttendanceMark.uid, AttendanceMark.happened_at)
        .join(Registration, Registration.id == AttendanceMark.registration_id)
        .where(Registration.uid == note.about, AttendanceMark.kind == "arrived")
        .where(~exists().where(voided.voids == AttendanceMark.uid))
        .order_by(AttendanceMark.happened_at.desc())
    )
    found = session.execute(marks.limit(1)).first()
    if found is None:
        return None
    uid, at = found
    return Counter(
        "MarkAttendance",
        at,
        Right.TAKE_ATTENDANCE,
        lambda making, given: take_back_mark(making, mark=uid, device=given.device),
    )


def _step(session: Session, note: Note, branch: UUID) -> Counter | None:
    """Each branch takes back what it has said itself."""
    there = session.scalar(select(InterloanEvent).where(InterloanEvent.uid == note.about))
    if there is None:
        return None
    request = session.get_one(Interloan, there.interloan_id)
    if Side(there.side) not in kept_sides(session, request, branch):
        return None
    uid = there.uid
    return Counter(
        "ActOnInterloan",
        there.happened_at,
        Right.LEND,
        lambda making, _with: take_back_interloan(making, event=uid),
        declared_with(session, there),
    )


def _edit(session: Session, note: Note, branch: UUID) -> Counter | None:
    """The other desk's value in place of the one that was kept."""
    facts = _facts(note)
    edit = putting_back.edit_of(facts)
    if edit is None:
        return None
    right = putting_back.right_of(edit)
    return Counter("Edit", None, right, lambda making, _with: putting_back.put_other(making, edit))


COUNTERS: dict[str, Callable[[Session, Note, UUID], Counter | None]] = {
    "lent_despite": _this_loan,
    "lent_though_held": _this_loan,
    "return_implied": _later_loan,
    "item_live_again": _loan_of_item,
    "returned_twice": _standing_return,
    "late_unseen": _finding,
    "kept_and_arrived": _arrival,
    "lost_turned_up": _loss,
    "renewed_though_recalled": _renewal,
    "overpaid": _payment,
    "charged_twice": _about(
        "ChargeFee",
        Fee.charged_at,
        Right.EDIT_MEMBERS,
        lambda making, uid, _with: cancel_fee(making, fee=uid),
    ),
    "hold_twice": _about(
        "PlaceHold",
        Hold.placed_at,
        Right.LEND,
        lambda making, uid, _with: cancel_hold(making, hold=uid, why=MISTAKE),
    ),
    "held_twice": _about(
        "PutAside", HeldItem.put_at, Right.LEND, lambda making, uid, _with: take_off(making, held=uid)
    ),
    "registered_twice": _about(
        "Register",
        Registration.queued_at,
        Right.REGISTER,
        lambda making, uid, _with: cancel_registration(making, registration=uid),
    ),
    "past_capacity": _about(
        "Register",
        Registration.queued_at,
        Right.REGISTER,
        lambda making, uid, _with: cancel_registration(making, registration=uid),
    ),
    "attended_despite": _mark,
    "certified_twice": _about(
        "IssueCertificate",
        Certificate.issued_at,
        Right.CERTIFY,
        lambda making, uid, given: revoke_certificate(making, target=uid, reason=given.reason),
    ),
    "locker_twice": _about(
        "GiveLocker",
        LockerUse.given_at,
        Right.COUNT_VISITS,
        lambda making, uid, _with: take_locker_back(making, use=uid, mistaken=True),
    ),
    "interloan_crossed": _step,
    "edited_twice": _edit,
}

# SPDX-License-Identifier: GPL-3.0-or-later
"""Money that was taken was taken: both payments of one fine stand, the excess is credit, and is noted.

A membership that was renewed at two desks costs once.
"""

from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import exists, select

from db.models import Branch, Fee, Member, Payment
from db.operations.fees import CancelFee, ChargeFee, recount
from db.operations.operation import apply, row
from db.operations.payments import CancelPayment, TakePayment, owed_by
from db.rules.ledger import REFUNDED
from db.syncing.judging import judge, standing
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict


@judge.register
def _(operation: TakePayment, bench: Bench, verdict: Verdict) -> None:
    session = bench.session
    if session.scalar(select(exists().where(Payment.uid == operation.payment))):
        return
    verdict.touched |= touches(operation, session)
    apply(operation, session)
    session.flush()
    taken = row(session, Payment, operation.payment)
    who = standing(bench, session.get_one(Member, taken.member_id))
    taken.member_id = who.id
    if bench.final and operation.sort != REFUNDED:
        session.flush()
        _note_credit(operation, bench, verdict, who)


def _note_credit(operation: TakePayment, bench: Bench, verdict: Verdict, who: Member) -> None:
    credit = -owed_by(bench.session, who.id)
    if credit <= 0:
        return
    home = bench.session.get_one(Branch, who.branch_id).uid
    others = _other_payments(bench, who, operation.payment)
    told = [{"at": at, "branch": str(branch)} for at, branch in others]
    verdict.note(
        "overpaid",
        {operation.branch, home, *(branch for _, branch in others)},
        operation.payment,
        member=str(who.uid),
        credit=credit,
        payments=told,
    )


def _other_payments(bench: Bench, who: Member, but: UUID) -> list[tuple[str, UUID]]:
    rows = (
        select(Payment.made_at, Branch.uid)
        .join(Branch, Branch.id == Payment.branch_id)
        .where(Payment.member_id == who.id, Payment.cancelled_at.is_(None), Payment.uid != but)
        .order_by(Payment.made_at.desc())
        .limit(1)
    )
    return [(at.isoformat(), branch) for at, branch in bench.session.execute(rows)]


@judge.register
def _(operation: CancelPayment, bench: Bench, verdict: Verdict) -> None:
    there = row(bench.session, Payment, operation.payment)
    verdict.touched |= touches(operation, bench.session)
    earlier = there.cancelled_at
    apply(operation, bench.session)
    if earlier is not None and there.cancelled_at is not None:
        there.cancelled_at = min(earlier, there.cancelled_at)


@judge.register
def _(operation: ChargeFee, bench: Bench, verdict: Verdict) -> None:
    session = bench.session
    if session.scalar(select(exists().where(Fee.uid == operation.fee))):
        return
    who = standing(bench, row(session, Member, operation.member))
    meant = replace(operation, member=who.uid)
    verdict.touched |= touches(meant, session)
    apply(meant, session)
    if bench.final:
        _note_charged_twice(meant, bench, verdict, who)


def _note_charged_twice(operation: ChargeFee, bench: Bench, verdict: Verdict, who: Member) -> None:
    """Both desks may have taken it."""
    others = bench.session.scalars(
        select(Branch.uid)
        .join(Fee, Fee.branch_id == Branch.id)
        .where(
            Fee.member_id == who.id,
            Fee.kind == operation.sort,
            Fee.renewed_from.is_not_distinct_from(operation.renewed_from),
            Fee.cancelled_at.is_(None),
            Fee.uid != operation.fee,
        )
    ).all()
    if others:
        home = bench.session.get_one(Branch, who.branch_id).uid
        told = {operation.branch, home, *others}
        facts = {"member": str(who.uid), "amount": operation.amount, "sort": operation.sort}
        verdict.note("charged_twice", told, operation.fee, **facts)


@judge.register
def _(operation: CancelFee, bench: Bench, verdict: Verdict) -> None:
    there = row(bench.session, Fee, operation.fee)
    who = bench.session.get_one(Member, there.member_id)
    meant = replace(operation, member=who.uid)
    verdict.touched |= touches(meant, bench.session)
    earlier = there.cancelled_at
    apply(meant, bench.session)
    if earlier is not None and there.cancelled_at is not None:
        there.cancelled_at = min(earlier, there.cancelled_at)
    verdict.moot += [
        ("charged_twice", one.uid)
        for one in recount(bench.session, who.id)
        if (one.kind, one.renewed_from) == (there.kind, there.renewed_from)
    ]

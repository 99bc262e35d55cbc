# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wins where a loan was renewed, or its due date changed: nobody's day becomes sooner by it."""

from sqlalchemy import select

from db.models import Branch, Loan, Renewal
from db.operations import loans
from db.operations.operation import apply, row
from db.operations.refusals import LoanEnded
from db.syncing.judging import judge
from db.syncing.kinds import LOANS, RENEWALS, at
from db.syncing.timeline import names
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict


@judge.register
def _(operation: loans.Renew, bench: Bench, verdict: Verdict) -> None:
    loan = row(bench.session, Loan, operation.loan)
    there = bench.session.scalar(select(Renewal).where(Renewal.uid == operation.renewal))
    if there is not None:
        _same_again(operation, verdict, loan, there)
        return
    if loan.ended_at is not None and loan.ended_at <= operation.at:
        if operation.by_itself:
            return
        raise LoanEnded(loan=operation.loan)
    due_before = loan.due_at
    apply(operation, bench.session)
    loan.due_at = max(due_before, operation.due_after)
    verdict.touched |= {at(LOANS, loan.uid), at(RENEWALS, operation.renewal)}
    if due_before < operation.due_before:
        _note_recall(bench, verdict, loan)
    _count_once(operation, bench, verdict, loan)


def _same_again(operation: loans.Renew, verdict: Verdict, loan: Loan, there: Renewal) -> None:
    """Two desks renewed it by themselves: once, until the later of what both reckoned."""
    if operation.by_itself and there.cancelled_at is None and there.due_after < operation.due_after:
        there.due_after = operation.due_after
        loan.due_at = max(loan.due_at, operation.due_after)
        verdict.touched |= {at(LOANS, loan.uid), at(RENEWALS, there.uid)}


def _count_once(operation: loans.Renew, bench: Bench, verdict: Verdict, loan: Loan) -> None:
    """A person renewed it, and a desk that had not heard of that by itself: the person's counts."""
    bench.session.flush()
    same = (
        select(Renewal)
        .where(Renewal.loan_id == loan.id, Renewal.cancelled_at.is_(None))
        .where(Renewal.due_before == operation.due_before)
        .order_by(Renewal.renewed_at, Renewal.uid)
    )
    found = bench.session.scalars(same).all()
    asked_for = next((one for one in found if not one.by_itself), None)
    if asked_for is None:
        return
    for one in found:
        if one.by_itself:
            one.cancelled_at = max(asked_for.renewed_at, one.renewed_at)
            loan.renewals -= 1
            verdict.touched.add(at(RENEWALS, one.uid))


@judge.register
def _(operation: loans.ChangeDueDate, bench: Bench, verdict: Verdict) -> None:
    """It takes nothing away that a desk which had not heard of it gave: the longer counts."""
    loan = row(bench.session, Loan, operation.loan)
    verdict.touched |= touches(operation, bench.session)
    due_before = loan.due_at
    apply(operation, bench.session)
    if operation.reason == loans.UNDONE:
        again = loans.due_again(bench.session, loan, operation.due_after)
        loan.due_at = again if due_before == operation.due_before else max(due_before, again)
    elif due_before != operation.due_before:
        loan.due_at = max(due_before, operation.due_after)
        if operation.reason == loans.RECALLED and due_before > operation.due_before:
            _note_recall(bench, verdict, loan)


def _note_recall(bench: Bench, verdict: Verdict, loan: Loan) -> None:
    """Its borrower was told that it is due sooner than it is."""
    if bench.final:
        lender = bench.session.get_one(Branch, loan.branch_id).uid
        verdict.note("renewed_though_recalled", {lender}, loan.uid, **names(bench.session, loan))


@judge.register
def _(operation: loans.UndoRenewal, bench: Bench, verdict: Verdict) -> None:
    renewal = row(bench.session, Renewal, operation.renewal)
    verdict.touched |= touches(operation, bench.session)
    if renewal.cancelled_at is None:
        apply(operation, bench.session)
    elif renewal.cancelled_at < renewal.renewed_at:
        # It never was, as its book had come back; were that no return, it stays taken back.
        renewal.cancelled_at = renewal.renewed_at

# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wins where something is lost: what was returned before was not lost; what turns up is lost no more."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select

from db.models import Branch, Fine, Item, Loan
from db.models.syncing import HandedIn
from db.operations import losses
from db.operations.before_loss import said_with
from db.operations.before_missing import before_it_was_missing
from db.operations.loans import fine_row
from db.operations.operation import apply, row
from db.rules.items import FOUND, LOST, MISSING
from db.rules.losses import LOST as FOR_THE_ITEM
from db.rules.stocktake import EXPECTED
from db.syncing.judging import judge
from db.syncing.kinds import FINES, ITEMS, LOANS, at
from db.syncing.known import History
from db.syncing.last_words import is_latest, say
from db.syncing.timeline import names, note_hand, retell
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict

TURNED_UP = "lost_turned_up"
CLAIMED, DAMAGED = "claimed", "damaged"


@judge.register
def _(operation: losses.DeclareLost, bench: Bench, verdict: Verdict) -> None:
    session, loan = bench.session, row(bench.session, Loan, operation.loan)
    if (gone := note_hand(bench, operation, loan.item_id)) is None:
        return
    verdict.touched |= touches(operation, session)
    asked = [losses.charge_row(charge, loan, operation.at) for charge in operation.charges]
    asked += [fine_row(operation.fine, loan, operation.at)] if operation.fine is not None else []
    session.add_all(
        fine for fine in asked if not session.scalar(select(exists().where(Fine.uid == fine.uid)))
    )
    session.flush()
    retell(bench, verdict, loan.item_id)
    settle_loss(bench, verdict, loan.item_id)
    if bench.final and _turned_up(bench.known.history(session, loan.item_id), loan) is not None:
        note_turned_up(bench, verdict, loan, gone)


@judge.register
def _(operation: losses.UndoLost, bench: Bench, verdict: Verdict) -> None:
    session, loan = bench.session, row(bench.session, Loan, operation.loan)
    verdict.touched |= touches(operation, session)
    for uid in operation.fines:
        row(session, Fine, uid).cancelled_at = operation.made_at
    copy, history = session.get_one(Item, loan.item_id), bench.known.history(session, loan.item_id)
    was_lost = copy.condition == LOST
    if (gone := session.get(HandedIn, operation.declared)) is not None:
        history.handed_in.remove(gone)
        session.delete(gone)
    if loan.ending == LOST:
        loan.ended_at, loan.ending = operation.made_at, "unsettled"
    retell(bench, verdict, loan.item_id)
    settle_loss(bench, verdict, loan.item_id)
    if was_lost:
        _as_before(bench, verdict, copy, history, operation)


def _as_before(
    bench: Bench, verdict: Verdict, copy: Item, history: History, operation: losses.UndoLost
) -> None:
    """What no other loss stands against is again what it was."""
    if copy.condition in (LOST, "good") and not any(one.lost for one in history.handed_in):
        copy.condition = operation.was
        verdict.touched.add(at(ITEMS, copy.uid))


@judge.register
def _(operation: losses.ClaimReturned, bench: Bench, verdict: Verdict) -> None:
    verdict.touched |= touches(operation, bench.session)
    loan = at(LOANS, operation.loan)
    if is_latest(bench, loan, CLAIMED):
        apply(operation, bench.session)
        say(bench, loan, CLAIMED)


@judge.register(losses.NoteDamage)
@judge.register(losses.UndoDamage)
def _(operation: losses.NoteDamage | losses.UndoDamage, bench: Bench, verdict: Verdict) -> None:
    """What it costs stands or falls with its own word; the item is as was said last."""
    verdict.touched |= touches(operation, bench.session)
    copy = row(bench.session, Item, operation.item)
    was, latest = copy.condition, is_latest(bench, at(ITEMS, copy.uid), DAMAGED)
    apply(operation, bench.session)
    if latest:
        say(bench, at(ITEMS, copy.uid), DAMAGED)
    else:
        copy.condition = was


def settle_loss(bench: Bench, verdict: Verdict, item: int) -> None:
    """After an item's story was told: what each loss costs now, and whether the item is lost at all."""
    history = bench.known.history(bench.session, item)
    declared = [one for one in history.handed_in if one.lost]
    if not declared:
        return
    bench.session.flush()
    loans = {loan.uid: loan for loan in history.loans}
    lost = False
    for gone in declared:
        if gone.loan not in loans:
            continue
        loan = loans[gone.loan]
        turned_up = _turned_up(history, loan)
        # Where two desks declare it, what ended the loan is what counts.
        counts = loan.ending == LOST and loan.ended_at == gone.handed_in_at
        _settle_charges(bench, verdict, loan, gone, turned_up, counts=counts)
        lost |= counts and turned_up is None
    _put_condition(bench, verdict, item, lost=lost)


def _turned_up(history: History, loan: Loan) -> datetime | None:
    """When it was first seen after it was declared lost; the end of its loan where it was not lost."""
    if loan.ending != LOST or loan.ended_at is None:
        return loan.ended_at
    seen = [one.lent_at for one in history.loans if one.ending != "cancelled"]
    seen += [one.handed_in_at for one in history.handed_in if not one.lost]
    return min((moment for moment in seen if moment > loan.ended_at), default=None)


def _settle_charges(
    bench: Bench,
    verdict: Verdict,
    loan: Loan,
    declared: HandedIn,
    turned_up: datetime | None,
    *,
    counts: bool,
) -> None:
    asked = select(Fine).where(Fine.loan_id == loan.id, Fine.assessed_at == declared.handed_in_at)
    for fine in bench.session.scalars(asked):
        if not counts:
            falls_away = loan.ended_at or declared.handed_in_at
        elif fine.kind == FOR_THE_ITEM and turned_up is not None and _in_time(bench, loan, fine, turned_up):
            falls_away = turned_up
        else:
            falls_away = None
        if fine.cancelled_at != falls_away:
            fine.cancelled_at = falls_away
            verdict.touched.add(at(FINES, fine.uid))


def _in_time(bench: Bench, loan: Loan, fine: Fine, seen: datetime) -> bool:
    _, calendar = bench.known.terms_at(bench.session, loan.branch_id)
    return fine.refund_until is not None and calendar.local_day(seen) <= fine.refund_until


def note_handed_in(bench: Bench, verdict: Verdict, history: History, loan: UUID | None) -> None:
    """A desk took back, as if it were out, what another had declared lost."""
    if not bench.final or loan is None:
        return
    for gone in history.handed_in:
        if gone.lost and gone.loan == loan:
            note_turned_up(bench, verdict, row(bench.session, Loan, loan), gone)


def note_turned_up(bench: Bench, verdict: Verdict, loan: Loan, declared: HandedIn) -> None:
    """To the branch that declared it lost: it turned up, or had come back before."""
    if declared.branch_id is None:
        return
    there = bench.session.get_one(Branch, declared.branch_id).uid
    verdict.note(TURNED_UP, {there}, loan.uid, **names(bench.session, loan))


def found_again(bench: Bench, copy: Item, becomes: str = FOUND) -> str:
    """The condition of what is found: as the desk knows that has it (`becomes`), else as the loss tells."""
    if becomes != FOUND or copy.condition not in (LOST, MISSING):
        return becomes
    if copy.condition == MISSING:
        return before_it_was_missing(bench.session, copy.uid)
    declared = [one for one in bench.known.history(bench.session, copy.id).handed_in if one.lost]
    last = max(declared, key=lambda one: (one.handed_in_at, one.operation), default=None)
    return FOUND if last is None else said_with(bench.session, last.operation)


def _put_condition(bench: Bench, verdict: Verdict, item: int, *, lost: bool) -> None:
    copy = bench.session.get_one(Item, item)
    if lost and copy.condition in {*EXPECTED, MISSING}:
        copy.condition = LOST
    elif not lost and copy.condition == LOST:
        copy.condition = found_again(bench, copy)
    else:
        return
    verdict.touched.add(at(ITEMS, copy.uid))

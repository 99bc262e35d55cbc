# SPDX-License-Identifier: GPL-3.0-or-later
"""The story of one item: who had it when, told from what happened, whatever order the news arrives in.

Lending an item that is out ends the earlier loan then: the item was in hand. Handing it in ends whichever
loan was running at that time; that it is lost ends the loan that this was said of, if it runs. Order is by
corrected time, ties by id.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from db.models import Branch, Item, Loan, Member, Staff
from db.models.syncing import HandedIn
from db.operations.loans import CheckIn, drop_later_renewals, renew_again
from db.operations.losses import DeclareLost
from db.operations.operation import key
from db.operations.refusals import Unknown
from db.rules.items import LOST
from db.syncing.kinds import LOANS, RENEWALS, at
from db.syncing.known import History
from db.syncing.verdicts import Bench, Verdict

SUPERSEDED = "superseded"
"""The ending of a loan whose item was lent again before anybody had taken it back."""


class Event(NamedTuple):
    """An item changed hands: lent where `loan` is given, lost where `lost` names the loan, else handed in."""

    when: datetime
    uid: UUID
    loan: Loan | None
    branch_id: int | None
    staff_id: int | None
    lost: UUID | None = None


class Ending(NamedTuple):
    """How and where a loan ended; all None while it runs."""

    ended_at: datetime | None
    ending: str | None
    branch_id: int | None
    staff_id: int | None


RUNNING = Ending(None, None, None, None)


def story(events: Iterable[Event]) -> dict[UUID, Ending]:
    """The ending of every loan among these events. Pure: the same for any order of arrival."""
    endings: dict[UUID, Ending] = {}
    running: Loan | None = None
    for event in sorted(events, key=lambda event: (event.when, event.uid)):
        if event.lost is not None and (running is None or running.uid != event.lost):
            continue
        if running is not None:
            how = SUPERSEDED if event.loan is not None else "returned" if event.lost is None else LOST
            staff = event.staff_id if event.loan is None else None
            endings[running.uid] = Ending(event.when, how, event.branch_id, staff)
        running = event.loan
        if running is not None:
            endings[running.uid] = RUNNING
    return endings


def retell(bench: Bench, verdict: Verdict, item_id: int) -> None:
    """Tell the item's story anew and write what has become different, with notes for those concerned."""
    history = bench.known.history(bench.session, item_id)
    loans = _loans(history)
    endings = story(_events(history, loans))
    changed = [loan for loan in loans if endings.get(loan.uid, _as_is(loan)) != _as_is(loan)]
    # First what ends, then what runs on: at most one loan of an item is open at any time.
    for loan in sorted(changed, key=lambda loan: endings[loan.uid].ended_at is None):
        if endings[loan.uid].ended_at is None:
            bench.session.flush()
        _write(bench, verdict, loan, endings[loan.uid])


def note_hand(bench: Bench, operation: CheckIn | DeclareLost, item: int) -> HandedIn | None:
    """Keep that an item was handed in, or declared lost; None where that was kept before."""
    history = bench.known.history(bench.session, item)
    if any(one.operation == operation.uid for one in history.handed_in):
        return None
    noted = HandedIn(
        operation=operation.uid,
        item_id=item,
        loan=operation.loan,
        handed_in_at=operation.at,
        branch_id=_key_if_known(bench, Branch, operation.branch),
        staff_id=_key_if_known(bench, Staff, operation.staff),
        lost=isinstance(operation, DeclareLost),
    )
    bench.session.add(noted)
    history.handed_in.append(noted)
    return noted


def _key_if_known(bench: Bench, model: type[Branch] | type[Staff], uid: UUID | None) -> int | None:
    try:
        return key(bench.session, model, uid)
    except Unknown:
        return None


def _loans(history: History) -> list[Loan]:
    told = sorted(history.loans, key=lambda loan: (loan.lent_at, loan.uid))
    return [loan for loan in told if loan.ending != "cancelled"]


def _events(history: History, loans: list[Loan]) -> Iterator[Event]:
    for loan in loans:
        yield Event(loan.lent_at, loan.uid, loan, loan.branch_id, loan.staff_id)
    for back in history.handed_in:
        lost = back.loan if back.lost else None
        yield Event(back.handed_in_at, back.operation, None, back.branch_id, back.staff_id, lost)
    # What was returned before anybody kept account of it, or was told by the server.
    known = {back.handed_in_at for back in history.handed_in}
    for loan in loans:
        if loan.ending in ("returned", LOST) and loan.ended_at is not None and loan.ended_at not in known:
            lost = loan.uid if loan.ending == LOST else None
            yield Event(loan.ended_at, loan.uid, None, loan.ended_branch_id, loan.ended_staff_id, lost)


def _as_is(loan: Loan) -> Ending:
    return Ending(loan.ended_at, loan.ending, loan.ended_branch_id, loan.ended_staff_id)


def _write(bench: Bench, verdict: Verdict, loan: Loan, ending: Ending) -> None:
    was, ended_before = loan.ending, loan.ended_at is not None
    if ending.ended_at is None:
        bench.known.borrowed.clear()
    loan.ended_at, loan.ending, loan.ended_branch_id, loan.ended_staff_id = ending
    verdict.touched.add(at(LOANS, loan.uid))
    if ending.ending == SUPERSEDED and was != SUPERSEDED:
        lender, later = _branch(bench.session, loan.branch_id), _branch(bench.session, ending.branch_id)
        verdict.note("return_implied", {lender, later}, loan.uid, **names(bench.session, loan))
    elif was == SUPERSEDED and ending.ending != SUPERSEDED:
        verdict.moot.append(("return_implied", loan.uid))
    if ended_before:
        for renewal in renew_again(bench.session, loan):
            verdict.touched.add(at(RENEWALS, renewal.uid))
            verdict.moot.append(("renewed_after_return", loan.uid))
    _refuse_later_renewals(bench, verdict, loan)


def _refuse_later_renewals(bench: Bench, verdict: Verdict, loan: Loan) -> None:
    """A renewal after the item had come back never was; the desk where somebody made it is told."""
    for renewal in drop_later_renewals(bench.session, loan):
        verdict.touched.add(at(RENEWALS, renewal.uid))
        if not renewal.by_itself:
            lender = _branch(bench.session, loan.branch_id)
            facts = {**names(bench.session, loan), "renewed_at": renewal.renewed_at.isoformat()}
            verdict.note("renewed_after_return", {lender}, loan.uid, **facts)


def names(session: Session, loan: Loan) -> dict[str, str]:
    """What the words of a note about a loan mention: uids, so that no name leaves the scope it belongs to."""
    item = session.get_one(Item, loan.item_id)
    member = session.get_one(Member, loan.member_id)
    facts = {"loan": loan.uid, "item": item.uid, "member": member.uid}
    return {name: str(uid) for name, uid in facts.items()} | {"barcode": item.barcode}


def _branch(session: Session, key: int | None) -> UUID | None:
    return None if key is None else session.get_one(Branch, key).uid

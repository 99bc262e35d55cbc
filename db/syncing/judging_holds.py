# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds where others were at work too: who waits keeps the place, what lies aside lies there; notes."""

from collections import Counter
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import Branch, HeldItem, Hold, Item, Loan, Member
from db.models.holds import is_for_the_same, is_open, lies
from db.operations.hold_story import tell_hold
from db.operations.holds import CancelHold, PlaceHold, PutAside, TakeOff
from db.operations.loans import CheckOut
from db.operations.operation import apply, row
from db.rules.eligibility import Obstacle
from db.rules.holds import is_past
from db.syncing.judging import judge, standing
from db.syncing.judging_stocktakes import not_missed_in_hand
from db.syncing.kinds import HOLDS, at
from db.syncing.touches import touches
from db.syncing.verdicts import Bench, Verdict


@judge.register
def _(operation: PlaceHold, bench: Bench, verdict: Verdict) -> None:
    """Two of one member for one title stand; the earlier one counts (rules.holds), and a note says so."""
    session = bench.session
    if session.scalar(select(exists().where(Hold.uid == operation.hold))):
        return
    member = operation.member
    if bench.final:
        member = standing(bench, row(session, Member, operation.member)).uid
    elif (known := session.scalar(select(Member).where(Member.uid == member))) is not None:
        member = standing(bench, known).uid
    meant = replace(operation, member=member)
    verdict.touched |= touches(meant, session)
    apply(meant, session)
    if bench.final:
        _note_twice(meant, bench, verdict)


def _note_twice(operation: PlaceHold, bench: Bench, verdict: Verdict) -> None:
    session = bench.session
    mine = row(session, Hold, operation.hold)
    if mine.fulfilled_at is not None:
        return
    same = is_for_the_same(mine.member, mine.title_id, mine.item_id)
    there = select(Hold).where(same, is_open(), Hold.id != mine.id)
    others = session.scalars(there.order_by(Hold.placed_at))
    other = next((one for one in others if _both_wait(bench, one, mine)), None)
    if other is not None:
        places = {operation.pickup, session.get_one(Branch, other.branch_id).uid}
        facts = {"member": str(mine.member), "title": str(operation.title)}
        verdict.note("hold_twice", {*places, operation.branch}, operation.hold, **facts)


@judge.register
def _(operation: CancelHold, bench: Bench, verdict: Verdict) -> None:
    """Where the other one for the same thing is over, nobody waits twice any more."""
    session = bench.session
    verdict.touched |= touches(operation, session)
    apply(operation, session)
    one = row(session, Hold, operation.hold)
    session.flush()
    same = is_for_the_same(one.member, one.title_id, one.item_id)
    holds = session.execute(select(Hold.uid, is_open()).where(same)).all()
    if sum(waits for _, waits in holds) < 2:
        verdict.moot += [("hold_twice", uid) for uid, _ in holds]


def settle_fetched(bench: Bench, verdict: Verdict, member: UUID, title: int) -> None:
    """Who has fetched what they had reserved twice waits twice no more."""
    bench.session.flush()
    theirs = select(Hold.uid, Hold.item_id, is_open()).where(Hold.member == member, Hold.title_id == title)
    holds = bench.session.execute(theirs).all()
    waiting = Counter(item for _, item, waits in holds if waits)
    verdict.moot += [("hold_twice", uid) for uid, item, _ in holds if waiting[item] < 2]


@judge.register
def _(operation: TakeOff, bench: Bench, verdict: Verdict) -> None:
    """Once one copy is taken off, one lies there for that hold."""
    session = bench.session
    verdict.touched |= touches(operation, session)
    apply(operation, session)
    one = row(session, HeldItem, operation.held)
    session.flush()
    there = session.execute(select(HeldItem.uid, lies()).where(HeldItem.hold_id == one.hold_id)).all()
    if sum(still for _, still in there) < 2:
        verdict.moot += [("held_twice", uid) for uid, _ in there]


def _both_wait(bench: Bench, one: Hold, other: Hold) -> bool:
    """Whether the earlier still counted when the later was placed."""
    earlier, later = sorted((one, other), key=lambda hold: (hold.placed_at, hold.uid))
    _, calendar = bench.known.terms_at(bench.session, later.branch_id)
    return not is_past(earlier.expires_on, calendar.local_day(later.placed_at))


@judge.register
def _(operation: PutAside, bench: Bench, verdict: Verdict) -> None:
    session = bench.session
    if session.scalar(select(exists().where(HeldItem.uid == operation.held))):
        return
    verdict.touched |= touches(operation, session)
    apply(operation, session)
    if bench.final:
        session.flush()
        held = row(session, HeldItem, operation.held)
        _note_two_copies(held, bench, verdict)
        _note_lent_since(held, bench, verdict)
        not_missed_in_hand(bench, verdict, session.get_one(Item, held.item_id))


def _note_two_copies(held: HeldItem, bench: Bench, verdict: Verdict) -> None:
    """Another copy lies aside for the same hold: one of them is needed elsewhere."""
    session = bench.session
    there = select(HeldItem).where(HeldItem.hold_id == held.hold_id, lies(), HeldItem.item_id != held.item_id)
    other = session.scalars(there.order_by(HeldItem.put_at).limit(1)).first()
    if other is None or held.gone_at is not None:
        return
    places: set[UUID | None] = {session.get_one(Branch, one.branch_id).uid for one in (held, other)}
    barcodes = [session.get_one(Item, one.item_id).barcode for one in (held, other)]
    verdict.note("held_twice", places, held.uid, barcodes=barcodes, **_of_hold(session, held))


def _note_lent_since(held: HeldItem, bench: Bench, verdict: Verdict) -> None:
    """The item was lent to somebody else, by who had not heard that it lies aside."""
    session = bench.session
    loans = (
        select(Loan)
        .join(Member, Member.id == Loan.member_id)
        .join(Hold, Hold.id == held.hold_id)
        .where(
            Loan.item_id == held.item_id,
            Loan.lent_at >= held.put_at,
            Loan.ending.is_distinct_from("cancelled"),
            Loan.override_reason.is_(None),
            Member.uid != Hold.member,
        )
    )
    first = session.scalars(loans.order_by(Loan.lent_at, Loan.uid).limit(1)).first()
    if first is not None and first.lent_at == held.gone_at:
        _note_lent_though_held(session, verdict, held, first.uid, _uid(session, first.branch_id))


def note_lent(bench: Bench, verdict: Verdict, operation: CheckOut, copy: Item) -> None:
    """An item that lies aside for somebody else is lent, and nobody overrode that."""
    if Obstacle.HELD in operation.overridden:
        return
    session = bench.session
    lying = (
        select(HeldItem)
        .join(Hold, Hold.id == HeldItem.hold_id)
        .where(
            HeldItem.item_id == copy.id,
            lies(),
            is_open(),
            HeldItem.put_at <= operation.at,
            Hold.member != operation.member,
        )
    )
    for held in session.scalars(lying):
        _note_lent_though_held(session, verdict, held, operation.loan, operation.branch)


def _note_lent_though_held(
    session: Session, verdict: Verdict, held: HeldItem, loan: UUID, lender: UUID | None
) -> None:
    hold = session.get_one(Hold, held.hold_id)
    barcode = session.get_one(Item, held.item_id).barcode
    places = {lender, _uid(session, hold.branch_id), _uid(session, held.branch_id)}
    verdict.note("lent_though_held", places, loan, barcode=barcode, **_of_hold(session, held))


def _of_hold(session: Session, held: HeldItem) -> dict[str, str]:
    hold = session.get_one(Hold, held.hold_id)
    item = session.get_one(Item, held.item_id)
    return {"member": str(hold.member), "item": str(item.uid)}


def _uid(session: Session, branch: int) -> UUID:
    return session.get_one(Branch, branch).uid


def tell_of_move(bench: Bench, verdict: Verdict, titles: set[int]) -> None:
    """An item went from one title to the other: what its loans fulfil, and who must know of it, follows."""
    for hold in bench.session.scalars(select(Hold).where(Hold.title_id.in_(titles))).all():
        tell_hold(bench.session, hold)
        verdict.touched.add(at(HOLDS, hold.uid))

# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds: placed, changed, cancelled; an item is put aside for one, or taken off again."""

from datetime import date, datetime, timedelta
from typing import ClassVar, NamedTuple
from uuid import UUID

import msgspec
from sqlalchemy import bindparam, exists, func, select
from sqlalchemy.orm import Session

from db.models import Branch, HeldItem, Hold, Item, Loan, Member, Staff, Title, new_uid
from db.models.circulation import suspended_until
from db.models.holds import (
    for_whoever_waits,
    free_copies,
    is_for_the_same,
    is_open,
    is_over,
    lies,
    waiting_for,
)
from db.models.interloan import ORIGIN
from db.operations import refusals
from db.operations.desk import Making
from db.operations.hold_story import tell_hold, tell_item
from db.operations.interloan import is_for_one
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.payments import owed_by
from db.operations.policies import NeverLent, calendar_of, never_lent, policies_of
from db.rules.calendar import due_day
from db.rules.eligibility import Borrower, Obstacle, hold_obstacles
from db.rules.holds import CANCELLED, EXPIRED, MISTAKE, NOT_FETCHED, WHYS, Copy, Waiting, is_wanted, next_for
from db.rules.items import LENDABLE
from db.rules.programme import age_on
from db.rules.roles import Right
from db.rules.terms import Case, Terms, resolve

HOLDS = Changes({"holds"})
# Made once: each return asks these.
QUEUE_OF = waiting_for(bindparam("title"))
ASIDE_FOR = (
    select(HeldItem.uid, Hold.uid, Hold.member)
    .join(Hold, Hold.id == HeldItem.hold_id)
    .where(HeldItem.item_id == bindparam("item"), lies(), is_open())
    .order_by(HeldItem.put_at.desc())
)
__all__ = ["CANCELLED", "EXPIRED", "MISTAKE", "NOT_FETCHED"]


class Moved(msgspec.Struct, frozen=True):
    """Where a hold queues that was moved by hand, and who moved it why; see models.Hold."""

    queues_at: datetime
    tie: UUID
    by: UUID | None
    why: str


class PlaceHold(Operation, frozen=True, kw_only=True):
    """A member waits for a title, or for one item of it; see models.Hold. `pickup` is a branch.

    `moved`: one that is placed again had been moved.
    """

    hold: UUID
    title: UUID
    item: UUID | None = None
    member: UUID
    pickup: UUID
    suspended_until: date | None = None
    expires_on: date | None = None
    moved: Moved | None = None
    overridden: tuple[str, ...] = ()
    reason: str | None = None

    against: ClassVar[str] = "hold"


class ChangeHold(Operation, frozen=True, kw_only=True):
    """Fetched elsewhere, or put off until a day."""

    hold: UUID
    pickup: UUID
    suspended_until: date | None = None


class CancelHold(Operation, frozen=True, kw_only=True):
    """Nobody waits any more; `why` is one of rules.holds.WHYS."""

    hold: UUID
    why: str = CANCELLED


class PutAside(Operation, frozen=True, kw_only=True):
    """An item is here and is put aside for a hold: to be fetched here until a day, or to be sent on."""

    held: UUID
    hold: UUID
    item: UUID
    fetch_until: date | None = None


class TakeOff(Operation, frozen=True, kw_only=True):
    """What was put aside no longer is. Where nobody fetched it (`why`) the hold is over too."""

    held: UUID
    why: str = MISTAKE


# --- making ------------------------------------------------------------------------------------------


def place_hold(
    making: Making,
    /,
    *,
    member: UUID,
    title: UUID,
    item: UUID | None = None,
    pickup: UUID | None = None,
    suspended_until: date | None = None,
    reason: str | None = None,
) -> PlaceHold:
    """Place a hold, to be fetched here or at `pickup`; `reason` overrides obstacles where the role may.

    Raises AlreadyHeld, Obstructed, Invalid (no copies; not this title's item), NoInterloan (a partner's),
    Unknown, NotAllowed.
    """
    making.require(Right.LEND)
    session, pickup = making.session, pickup or making.branch
    who, what = row(session, Member, member), row(session, Title, title)
    copy = None if item is None else row(session, Item, item)
    today = _today(making, pickup)
    _refuse_if_held(session, who, what, None if copy is None else copy.id, today)
    terms = _terms(making, who, _item_types(session, what, copy), pickup, today)
    obstacles = _obstacles(making, who, what, copy, pickup, terms, today)
    if obstacles and not (reason and making.may(Right.OVERRIDE)):
        raise refusals.Obstructed(
            intent="hold",
            obstacles=tuple(obstacles),
            overridable=making.may(Right.OVERRIDE),
            title=what.title,
            facts={
                "expires_on": who.expires_on,
                "block_reason": who.block_reason,
                "limit": terms.max_holds,
                "suspended_until": _suspended(session, who),
                "min_age": terms.min_age,
                "owes": owed_by(session, who.id),
            },
        )
    return PlaceHold(
        **making.header()._asdict(),
        hold=new_uid(),
        title=title,
        item=item,
        member=member,
        pickup=pickup,
        suspended_until=suspended_until,
        expires_on=today + timedelta(days=terms.hold_days) if terms.hold_days else None,
        overridden=tuple(obstacles),
        reason=reason if obstacles else None,
    )


def _today(making: Making, pickup: UUID) -> date:
    return calendar_of(making.session, sure_key(making.session, Branch, pickup)).local_day(making.now)


def _refuse_if_held(session: Session, who: Member, what: Title, item: int | None, today: date) -> None:
    same = is_for_the_same(who.uid, what.id, item)
    there = select(Hold.uid).where(same, is_open(), ~is_over(today))
    if (hold := session.scalar(there.limit(1))) is not None:
        raise refusals.AlreadyHeld(hold=hold, title=what.title)


def _item_types(session: Session, what: Title, copy: Item | None) -> list[int]:
    """Of the item, or of the title's, the first first. Raises Invalid or NoInterloan where none could ever be
    fetched.
    """
    if copy is not None:
        if copy.title_id != what.id:
            raise refusals.Invalid(field="item", why="bad_text")
        if copy.origin == ORIGIN:
            raise refusals.NoInterloan(why="theirs")
        return [copy.item_type_id]
    found = select(Item.item_type_id).where(
        Item.title_id == what.id, Item.condition != "withdrawn", Item.origin != ORIGIN
    )
    kinds = list(dict.fromkeys(session.scalars(found.order_by(Item.id))))
    if not kinds:
        raise refusals.Invalid(field="item", why="empty")
    return kinds


def _terms(making: Making, who: Member, item_types: list[int], pickup: UUID, today: date) -> Terms:
    """Of the first kind of copies that the member may borrow; else of the first."""
    there, policies = sure_key(making.session, Branch, pickup), policies_of(making.session)
    each = [resolve(policies, Case(who.member_type_id, kind, there, today)) for kind in item_types]
    return next((terms for terms in each if terms.loanable), each[0])


def _suspended(session: Session, who: Member) -> date | None:
    day: date | None = session.scalar(suspended_until(who.id))
    return day


def _obstacles(
    making: Making, who: Member, what: Title, copy: Item | None, pickup: UUID, terms: Terms, today: date
) -> list[Obstacle]:
    session = making.session
    count = select(func.count()).select_from(Hold)
    count = count.where(Hold.member == who.uid, is_open(), ~is_over(today))
    borrower = Borrower(
        blocked=who.block_reason is not None,
        expires_on=who.expires_on,
        open_loans=0,
        overdue_loans=0,
        limit=0,
        suspended_until=_suspended(session, who),
        owes=owed_by(session, who.id) if terms.max_debt else 0,
        age=age_on(who.birth_date, today),
    )
    here = sure_key(session, Branch, pickup)
    free = [one for one in copies_free(session, what.id, never_lent(session, today)) if one.branch == here]
    on_shelf = any(one.for_all if copy is None else one.item == copy.id for one in free)
    holds = session.scalar(count) or 0
    has_it = _has(session, who, what, copy)
    return list(hold_obstacles(terms, borrower, holds, today, on_shelf=on_shelf, has_it=has_it))


def _has(session: Session, who: Member, what: Title, copy: Item | None) -> bool:
    wanted = Item.title_id == what.id if copy is None else Item.id == copy.id
    theirs = exists().where(
        Loan.item_id == Item.id, Loan.member_id == who.id, Loan.ended_at.is_(None), wanted
    )
    return bool(session.scalar(select(theirs)))


def change_hold(
    making: Making, /, *, hold: UUID, pickup: UUID, suspended_until: date | None = None
) -> ChangeHold:
    """Fetched at another branch, or put off. Raises HoldEnded, Unknown, NotAllowed."""
    making.require(Right.LEND)
    still_waits(making, hold)
    row(making.session, Branch, pickup)
    return ChangeHold(**making.header()._asdict(), hold=hold, pickup=pickup, suspended_until=suspended_until)


def cancel_hold(making: Making, /, *, hold: UUID, why: str = CANCELLED) -> CancelHold:
    """Nobody waits any more. Raises HoldEnded, Invalid, Unknown, NotAllowed."""
    making.require(Right.LEND)
    still_waits(making, hold)
    if why not in WHYS:
        raise refusals.Invalid(field="why", why="bad_text")
    return CancelHold(**making.header()._asdict(), hold=hold, why=why)


def place_again(making: Making, /, *, hold: UUID) -> PlaceHold:
    """One that was cancelled by mistake, with its old place in the queue.

    Raises CannotUndo (it was not cancelled, or fetched), AlreadyHeld, Unknown, NotAllowed.
    """
    making.require(Right.LEND)
    session, old = making.session, row(making.session, Hold, hold)
    if old.cancelled_at is None or old.fulfilled_at is not None:
        raise refusals.CannotUndo(why="moved_on")
    what = session.get_one(Title, old.title_id)
    pickup = session.get_one(Branch, old.branch_id).uid
    who, today = row(session, Member, old.member), _today(making, pickup)
    _refuse_if_held(session, who, what, old.item_id, today)
    return PlaceHold(
        **{**making.header()._asdict(), "occurred_at": old.placed_at},
        hold=new_uid(),
        title=what.uid,
        item=None if old.item_id is None else session.get_one(Item, old.item_id).uid,
        member=old.member,
        pickup=pickup,
        suspended_until=old.suspended_until,
        expires_on=old.expires_on,
        moved=how_moved(old),
    )


def how_moved(hold: Hold) -> Moved | None:
    """Where it queues by hand; None where it was not moved, or that was taken back."""
    if hold.queues_at is None or hold.queue_tie is None:
        return None
    return Moved(hold.queues_at, hold.queue_tie, hold.moved_by, hold.moved_why)


def still_waits(making: Making, hold: UUID) -> Hold:
    """The hold, which must be open. Raises HoldEnded, Unknown."""
    found = row(making.session, Hold, hold)
    if found.cancelled_at is not None or found.fulfilled_at is not None:
        raise refusals.HoldEnded(hold=hold)
    return found


def put_aside(making: Making, /, *, hold: UUID, item: UUID) -> PutAside:
    """Put an item aside that lies here. Raises HoldEnded, ItemIsOut, NoInterloan, Unknown, NotAllowed."""
    making.require(Right.LEND)
    session, waiting, copy = making.session, still_waits(making, hold), row(making.session, Item, item)
    if copy.title_id != waiting.title_id or waiting.item_id not in (None, copy.id):
        raise refusals.Invalid(field="item", why="bad_text")
    if is_for_one(session, copy):
        raise refusals.NoInterloan(why="theirs")
    if session.scalar(select(exists().where(Loan.item_id == copy.id, Loan.ended_at.is_(None)))):
        raise refusals.ItemIsOut(item=item, barcode=copy.barcode)
    here = sure_key(session, Branch, making.branch)
    return PutAside(
        **making.header()._asdict(),
        held=new_uid(),
        hold=hold,
        item=item,
        fetch_until=_fetch_until(making, waiting, copy) if here == waiting.branch_id else None,
    )


def _fetch_until(making: Making, waiting: Hold, copy: Item) -> date | None:
    """Closed days don't count against who waits; who is unknown here has what holds for everybody."""
    session = making.session
    kind = session.scalar(select(Member.member_type_id).where(Member.uid == waiting.member))
    calendar = calendar_of(session, waiting.branch_id)
    today = calendar.local_day(making.now)
    case = Case(kind or 0, copy.item_type_id, waiting.branch_id, today)
    days = resolve(policies_of(session), case).pickup_days
    return due_day(calendar, today, days, expires_on=None) if days else None


def take_off(making: Making, /, *, held: UUID, why: str = MISTAKE) -> TakeOff:
    """Take an item off the hold shelf. Raises CannotUndo (not there now), Invalid, Unknown, NotAllowed."""
    making.require(Right.LEND)
    there = row(making.session, HeldItem, held)
    if there.released_at is not None or there.gone_at is not None:
        raise refusals.CannotUndo(why="moved_on")
    if why not in WHYS:
        raise refusals.Invalid(field="why", why="bad_text")
    return TakeOff(**making.header()._asdict(), held=held, why=why)


# --- who waits for an item ----------------------------------------------------------------------------


class Aside(NamedTuple):
    """An item that lies aside for an open hold."""

    held: UUID
    hold: UUID
    member: UUID


def queue_of(session: Session, title: int) -> list[Waiting]:
    """The open holds on a title, by its key."""
    return [Waiting(*found) for found in session.connection().execute(QUEUE_OF, {"title": title})]


def aside_for(session: Session, item: int) -> Aside | None:
    """For whom an item lies aside, by its key."""
    first = session.execute(ASIDE_FOR, {"item": item}).first()
    return None if first is None else Aside(*first)


def next_in_line(session: Session, copy: Item, today: date) -> Waiting | None:
    """Who gets an item that nobody has put aside yet; nobody what came for one who asked for it."""
    holds = queue_of(session, copy.title_id)
    if not holds or is_for_one(session, copy):
        return None
    return next_for(holds, copy.id, today, for_all=_is_for_all(session, copy, never_lent(session, today)))


def _is_for_all(session: Session, copy: Item, never: NeverLent) -> bool:
    said = select(for_whoever_waits(never)).where(Item.id == copy.id)
    return bool(session.scalar(said))


def held_for_others(session: Session, copy: Item, by: UUID, today: date) -> bool:
    """Whether the item lies aside for somebody other than the member `by`, or is wanted more by others."""
    holds = queue_of(session, copy.title_id)
    if not holds:
        return False
    aside = aside_for(session, copy.id)
    if aside is not None:
        return aside.member != by
    if is_for_one(session, copy):
        return False
    never = never_lent(session, today)
    copies = copies_free(session, copy.title_id, never)
    others_free = sum(one.item != copy.id and one.for_all for one in copies)
    return is_wanted(holds, copy.id, by, others_free, today, for_all=_is_for_all(session, copy, never))


def copies_free(session: Session, title: int, never: NeverLent) -> list[Copy]:
    """A title's copies on some shelf, put aside for nobody; `never` as policies.never_lent says."""
    return [Copy(*one) for one in session.execute(free_copies(title, LENDABLE, never))]


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: PlaceHold, session: Session) -> Changes:
    hold = Hold(
        uid=operation.hold,
        title_id=sure_key(session, Title, operation.title),
        item_id=key(session, Item, operation.item),
        member=operation.member,
        branch_id=sure_key(session, Branch, operation.pickup),
        staff_id=key(session, Staff, operation.staff),
        placed_at=operation.at,
        suspended_until=operation.suspended_until,
        expires_on=operation.expires_on,
    )
    if operation.moved is not None:
        put_moved(hold, operation.moved, operation.made_at)
    session.add(hold)
    session.flush()
    tell_hold(session, hold)
    return HOLDS


def put_moved(hold: Hold, moved: Moved | None, at: datetime) -> None:
    """It queues there; None: when it was placed. What was said later stands."""
    if hold.moved_at is not None and at < hold.moved_at:
        return
    hold.moved_at = at
    hold.queues_at, hold.queue_tie = (moved.queues_at, moved.tie) if moved else (None, None)
    hold.moved_by, hold.moved_why = (moved.by, moved.why) if moved else (None, "")


@apply.register
def _(operation: ChangeHold, session: Session) -> Changes:
    hold = row(session, Hold, operation.hold)
    hold.branch_id = sure_key(session, Branch, operation.pickup)
    hold.suspended_until = operation.suspended_until
    return HOLDS


@apply.register
def _(operation: CancelHold, session: Session) -> Changes:
    _cancel(session, row(session, Hold, operation.hold), operation, operation.why)
    return HOLDS


def _cancel(session: Session, hold: Hold, operation: Operation, why: str) -> None:
    """Once, at the earliest time that anybody did."""
    if hold.cancelled_at is None or operation.made_at < hold.cancelled_at:
        hold.cancelled_at, hold.cancelled_why = operation.made_at, why
    tell_hold(session, hold)


@apply.register
def _(operation: PutAside, session: Session) -> Changes:
    assert operation.branch is not None
    held = HeldItem(
        uid=operation.held,
        hold_id=sure_key(session, Hold, operation.hold),
        item_id=sure_key(session, Item, operation.item),
        branch_id=sure_key(session, Branch, operation.branch),
        staff_id=key(session, Staff, operation.staff),
        put_at=operation.made_at,
        fetch_until=operation.fetch_until,
    )
    session.add(held)
    session.flush()
    tell_item(session, held.item_id)
    return HOLDS


@apply.register
def _(operation: TakeOff, session: Session) -> Changes:
    held = row(session, HeldItem, operation.held)
    if held.released_at is None or operation.made_at < held.released_at:
        held.released_at = operation.made_at
    if operation.why == NOT_FETCHED:
        _cancel(session, session.get_one(Hold, held.hold_id), operation, NOT_FETCHED)
    return HOLDS

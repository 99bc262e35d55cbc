# SPDX-License-Identifier: GPL-3.0-or-later
"""All that became of a copy, as the rows that this desk has tell it: lent, sent, read, counted, damaged …"""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import and_, select
from sqlalchemy.orm import Session

from db.models import (
    Branch,
    Deposit,
    Fine,
    HeldItem,
    Hold,
    Interloan,
    InterloanEvent,
    Item,
    ItemUse,
    JournalEntry,
    Loan,
    Member,
    Partner,
    Renewal,
    Rota,
    RotaItem,
    Stocktake,
    StocktakeLine,
    Transit,
)
from db.models.columns import EPOCH
from db.models.interloan import ORIGIN
from db.models.stocktakes import taken_back
from db.queries import copy_journal
from db.queries.copy_journal import Told
from db.rules.interloan import MOVES
from db.rules.losses import DAMAGE, LOST
from db.rules.stocktake import MISSING, NOT_MISSING, TAKEN_BACK

NEWEST = 200
"""Of one copy this is years; the list says where there is more."""
CLOCKS_AGREE = timedelta(minutes=10)
"""The time in a row's uid is that of the PC which made it, as it was then."""


class What(StrEnum):
    """What happened to a copy."""

    ACQUIRED = "acquired"
    ADDED = "added"
    CHANGED = "changed"
    BELONGS = "belongs"
    LENT = "lent"
    FETCHED = "fetched"
    UNDONE = "undone"
    RENEWED = "renewed"
    CLAIMED = "claimed"
    RETURNED = "returned"
    LOST = "lost"
    SUPERSEDED = "superseded"
    FOUND = "found"
    DAMAGED = "damaged"
    PARTS = "parts"
    ASIDE = "aside"
    TAKEN_OFF = "taken_off"
    SENT = "sent"
    ARRIVED = "arrived"
    SEEN = "seen"
    STAYED = "stayed"
    DEPOSITED = "deposited"
    FOUND_THERE = "found_there"
    CAME_BACK = "came_back"
    READ = "read"
    ON_ROTA = "on_rota"
    ROTATED = "rotated"
    OFF_ROTA = "off_rota"
    COUNTED = "counted"
    MISSED = "missed"
    NOT_MISSING = "not_missing"
    INTERLOAN = "interloan"


class Borrower(NamedTuple):
    """Who had it then."""

    name: str
    number: str


class Event(NamedTuple):
    """One thing that happened, at `branch` as far as that is known.

    `other` is the other branch, library, partner, rota or stock-take; `said` a code (why it was sent, what a
    scan found, which step, the condition) or words (of damage, of parts, where it came from). `due` is until
    when; of a `whole_day` no hour is known.
    """

    at: datetime
    what: What
    branch: str = ""
    other: str = ""
    said: str = ""
    due: datetime | date | None = None
    times: int = 1
    by_itself: bool = False
    whole_day: bool = False
    borrower: Borrower | None = None


class CopyHistory(NamedTuple):
    """The newest first; `more`: older ones are left out."""

    events: tuple[Event, ...] = ()
    more: bool = False


class _Copy(NamedTuple):
    """Of which copy, and what its branches are called; of each kind no more than `limit` rows are read."""

    key: int
    uid: UUID
    branch_id: int
    origin: str
    acquired_on: date | None
    zone: str
    places: Mapping[int | None, str]
    by_uid: Mapping[str, str]
    limit: int


def copy_history(session: Session, item: UUID, limit: int = NEWEST) -> CopyHistory:
    """What became of a copy; nothing where nobody knows it."""
    copy = _copy(session, item, limit + 1)
    if copy is None:
        return CopyHistory()
    told = copy_journal.told(session, item)
    events = [
        *_loans(session, copy),
        *_renewals(session, copy),
        *_fines(session, copy, told),
        *_put_aside(session, copy),
        *_transits(session, copy),
        *_uses(session, copy),
        *_rota(session, copy),
        *_counted(session, copy),
        *_interloans(session, copy),
        *(_of_journal(one, copy) for one in told),
    ]
    events += list(_beginnings(copy, events))
    events.sort(key=lambda one: one.at, reverse=True)
    return CopyHistory(tuple(events[:limit]), len(events) > limit)


def _copy(session: Session, item: UUID, limit: int) -> _Copy | None:
    found = session.execute(
        select(Item.id, Item.uid, Item.branch_id, Item.origin, Item.acquired_on, Branch.timezone)
        .join(Branch, Branch.id == Item.branch_id)
        .where(Item.uid == item)
    ).first()
    if found is None:
        return None
    branches = session.execute(select(Branch.id, Branch.uid, Branch.name)).all()
    places: dict[int | None, str] = {key: name for key, _, name in branches}
    return _Copy(*found, {None: "", **places}, {str(uid): name for _, uid, name in branches}, limit)


# --- lending ------------------------------------------------------------------------------------------

ENDINGS = {"returned": What.RETURNED, "lost": What.LOST, "superseded": What.SUPERSEDED}


def _loans(session: Session, copy: _Copy) -> Iterator[Event]:
    fetched = set(_fetched(session, copy))
    first_due = (
        select(Renewal.due_before)
        .where(Renewal.loan_id == Loan.id, Renewal.cancelled_at.is_(None))
        .order_by(Renewal.renewed_at)
        .limit(1)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Loan, Member.name, Member.number, first_due)
        .join(Member, Member.id == Loan.member_id)
        .where(Loan.item_id == copy.key)
        .order_by(Loan.lent_at.desc())
        .limit(copy.limit)
    )
    for loan, name, number, due in rows:
        who = Borrower(name, number)
        lent = What.FETCHED if loan.uid in fetched else What.LENT
        if loan.ending == "cancelled":
            lent = What.UNDONE
        out = "" if loan.ended_at else "out"
        where = copy.places[loan.branch_id]
        yield Event(loan.lent_at, lent, where, said=out, due=due or loan.due_at, borrower=who)
        if loan.claimed_at is not None:
            yield Event(loan.claimed_at, What.CLAIMED, borrower=who)
        if loan.ended_at is not None and loan.ending in ENDINGS:
            there = copy.places[loan.ended_branch_id]
            yield Event(loan.ended_at, ENDINGS[loan.ending], there, due=loan.due_at, borrower=who)


def _fetched(session: Session, copy: _Copy) -> Iterator[UUID]:
    """The loans for which it had been put aside."""
    rows = session.execute(
        select(Hold.fulfilled_by, Hold.fulfilled_at, HeldItem.gone_at)
        .join(Hold, Hold.id == HeldItem.hold_id)
        .where(HeldItem.item_id == copy.key, Hold.fulfilled_by.is_not(None), HeldItem.released_at.is_(None))
        .order_by(HeldItem.put_at.desc())
        .limit(copy.limit)
    )
    return (loan for loan, fulfilled_at, gone_at in rows if loan and fulfilled_at == gone_at)


def _renewals(session: Session, copy: _Copy) -> Iterator[Event]:
    """Where, the row does not say: it need not have been where it was lent."""
    rows = session.execute(
        select(Renewal.renewed_at, Renewal.due_after, Renewal.by_itself, Member.name, Member.number)
        .join(Loan, Loan.id == Renewal.loan_id)
        .join(Member, Member.id == Loan.member_id)
        .where(Loan.item_id == copy.key, Renewal.cancelled_at.is_(None))
        .order_by(Renewal.renewed_at.desc())
        .limit(copy.limit)
    )
    for at, due, by_itself, name, number in rows:
        who = Borrower(name, number)
        yield Event(at, What.RENEWED, due=due, by_itself=bool(by_itself), borrower=who)


def _fines(session: Session, copy: _Copy, told: list[Told]) -> Iterator[Event]:
    """What was damaged; and what was lost and paid for, and turned up: then it is owed no more."""
    refunded = {uid for one in told if one.what == What.FOUND for uid in one.uids}
    rows = session.execute(
        select(Fine.uid, Fine.kind, Fine.note, Fine.assessed_at, Fine.cancelled_at, Loan.ending)
        .join(Loan, Loan.id == Fine.loan_id)
        .where(Loan.item_id == copy.key, Fine.kind.in_((DAMAGE, LOST)))
        .order_by(Fine.assessed_at.desc())
        .limit(copy.limit)
    )
    for uid, kind, note, assessed_at, cancelled_at, ending in rows:
        if kind == DAMAGE and cancelled_at is None:
            yield Event(assessed_at, What.DAMAGED, said=note)
        if kind == LOST and cancelled_at is not None and ending == "lost" and str(uid) not in refunded:
            yield Event(cancelled_at, What.FOUND)


def _put_aside(session: Session, copy: _Copy) -> Iterator[Event]:
    rows = session.execute(
        select(HeldItem.put_at, HeldItem.branch_id, HeldItem.released_at, Hold.branch_id)
        .join(Hold, Hold.id == HeldItem.hold_id)
        .where(HeldItem.item_id == copy.key)
        .order_by(HeldItem.put_at.desc())
        .limit(copy.limit)
    )
    for put_at, branch, released_at, pickup in rows:
        goal = copy.places[pickup] if pickup != branch else ""
        yield Event(put_at, What.ASIDE, copy.places[branch], goal)
        if released_at is not None:
            yield Event(released_at, What.TAKEN_OFF, copy.places[branch])


# --- between branches and partners --------------------------------------------------------------------


def _transits(session: Session, copy: _Copy) -> Iterator[Event]:
    rows = session.execute(
        select(Transit, Deposit.name, Deposit.until, Partner.name)
        .outerjoin(Deposit, Deposit.id == Transit.deposit_id)
        .outerjoin(Partner, Partner.id == Deposit.partner_id)
        .where(Transit.item_id == copy.key)
        .order_by(Transit.sent_at.desc())
        .limit(copy.limit)
    )
    for sent, name, until, partner in rows:
        here = copy.places[sent.branch_id]
        if sent.deposit_id is None:
            yield from _sent(sent, copy)
        else:
            yield Event(sent.sent_at, What.DEPOSITED, here, partner, name, until)
            if sent.checked_at is not None:
                yield Event(sent.checked_at, What.FOUND_THERE, other=partner)
            if sent.seen_at is not None:
                yield Event(sent.seen_at, What.CAME_BACK, copy.places[sent.seen_branch_id], partner)
        if sent.cancelled_at is not None:
            yield Event(sent.cancelled_at, What.STAYED, here)


def _sent(sent: Transit, copy: _Copy) -> Iterator[Event]:
    """Seen again where it was sent to it has not moved."""
    here, goal = copy.places[sent.branch_id], copy.places[sent.to_branch_id]
    yield Event(sent.sent_at, What.SENT, here, goal, sent.why)
    if sent.arrived_at is not None:
        yield Event(sent.arrived_at, What.ARRIVED, goal, here)
    if sent.seen_at is not None and sent.seen_branch_id != sent.to_branch_id:
        yield Event(sent.seen_at, What.SEEN, copy.places[sent.seen_branch_id], goal)


def _rota(session: Session, copy: _Copy) -> Iterator[Event]:
    """There is one row an item: what came before the last time that it was put on, nobody wrote down."""
    placed = session.execute(
        select(RotaItem.moved_at, RotaItem.placed_by, Rota.name, JournalEntry.made_at, Transit.id)
        .outerjoin(Rota, Rota.id == RotaItem.rota_id)
        .outerjoin(JournalEntry, JournalEntry.uid == RotaItem.placed_by)
        .outerjoin(Transit, and_(Transit.item_id == copy.key, Transit.sent_at == RotaItem.moved_at))
        .where(RotaItem.item_id == copy.key)
        .limit(1)
    ).first()
    if placed is None:
        return
    moved_at, placed_by, name, made_at, transit = placed
    if name is None:
        yield Event(moved_at, What.OFF_ROTA)
        return
    put_at = made_at or _time_of(placed_by)
    if made_at is None and moved_at - put_at < CLOCKS_AGREE:
        put_at = moved_at
    yield Event(put_at, What.ON_ROTA, other=name)
    if moved_at > put_at and transit is None:
        yield Event(moved_at, What.ROTATED, copy.places[copy.branch_id], name)


def _interloans(session: Session, copy: _Copy) -> Iterator[Event]:
    """Where it was; what was asked and answered stands with the request."""
    rows = session.execute(
        select(
            InterloanEvent.happened_at,
            InterloanEvent.act,
            InterloanEvent.branch_id,
            Interloan.requester_id,
            Interloan.requesting_partner_id,
            Interloan.supplier_id,
            Interloan.supplying_partner_id,
        )
        .join(Interloan, Interloan.id == InterloanEvent.interloan_id)
        .where(Interloan.item_id == copy.key, InterloanEvent.taken_back_at.is_(None))
        .where(InterloanEvent.act.in_([act.value for act in MOVES]))
        .order_by(InterloanEvent.happened_at.desc())
        .limit(copy.limit)
    )
    for at, act, branch, requester, asks, supplier, lends in rows:
        side = (supplier, lends) if copy.origin == ORIGIN else (requester, asks)
        other = copy.places[side[0]] or _partner(session, side[1])
        yield Event(at, What.INTERLOAN, copy.places[branch], other, act)


def _partner(session: Session, key: int | None) -> str:
    partner = None if key is None else session.get(Partner, key)
    return "" if partner is None else partner.name


# --- in the library -----------------------------------------------------------------------------------


def _uses(session: Session, copy: _Copy) -> Iterator[Event]:
    rows = session.execute(
        select(ItemUse.used_at, ItemUse.branch_id, ItemUse.times)
        .where(ItemUse.item_id == copy.key, ItemUse.cancelled_at.is_(None))
        .order_by(ItemUse.used_at.desc())
        .limit(copy.limit)
    )
    return (Event(at, What.READ, copy.places[branch], times=times) for at, branch, times in rows)


MARKS = {MISSING: What.MISSED, NOT_MISSING: What.NOT_MISSING}


def _counted(session: Session, copy: _Copy) -> Iterator[Event]:
    rows = session.execute(
        select(StocktakeLine.scanned_at, StocktakeLine.found, StocktakeLine.branch_id, Stocktake.name)
        .join(Stocktake, Stocktake.id == StocktakeLine.stocktake_id)
        .where(StocktakeLine.item == copy.uid, StocktakeLine.found != TAKEN_BACK, ~taken_back())
        .order_by(StocktakeLine.scanned_at.desc())
        .limit(copy.limit)
    )
    for at, found, branch, name in rows:
        what = MARKS.get(found, What.COUNTED)
        yield Event(at, what, copy.places[branch], name, found if what is What.COUNTED else "")


# --- its record ---------------------------------------------------------------------------------------


def _of_journal(one: Told, copy: _Copy) -> Event:
    name = copy.by_uid.get
    return Event(one.at, What(one.what), name(one.branch, ""), name(one.to, ""), one.said)


def _beginnings(copy: _Copy, events: list[Event]) -> Iterator[Event]:
    """When it was acquired; and when its record was made, as its uid says where nothing was told from before:
    then it was carried over from another program, or the PC's clock was wrong."""
    if copy.acquired_on is not None:
        day = datetime.combine(copy.acquired_on, time.min, ZoneInfo(copy.zone))
        yield Event(day, What.ACQUIRED, said=copy.origin, whole_day=True)
    made_at = _time_of(copy.uid)
    if not any(one.what is What.ADDED or one.at < made_at for one in events):
        yield Event(made_at, What.ADDED)


def _time_of(uid: UUID) -> datetime:
    """The time that a UUIDv7 begins with."""
    return EPOCH + timedelta(milliseconds=uid.int >> 80)

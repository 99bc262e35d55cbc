# SPDX-License-Identifier: GPL-3.0-or-later
"""Who waits for what, what lies aside for whom, and what is to be fetched from the shelf."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, exists, select
from sqlalchemy.orm import Session

from db.models import Branch, HeldItem, Hold, HoldNotice, Item, Loan, Member, Staff, Title
from db.models.holds import free_copies, is_open, is_over, lies, turn, waiting_for
from db.rules.calendar import Calendar
from db.rules.holds import Copy, Waiting, assign, is_past, kept_until, queue
from db.rules.items import LENDABLE

PAGE = 500


class Who(NamedTuple):
    """A member as far as this desk knows them: all empty where it may not."""

    uid: UUID
    name: str
    number: str

    @property
    def short(self) -> str:
        """Least that tells people apart on a shelf: initials, and the end of the number."""
        initials = "".join(f"{word[0].upper()}." for word in self.name.split()[:3])
        return f"{initials} …{self.number[-4:]}" if self.number else "–"


class HoldRow(NamedTuple):
    """An open hold. `place` in the queue from 1, of so many `waiting`; None where something lies aside, or it
    does not take part.

    `state` is 'waiting', 'ready', 'sent', 'put_off' or 'expired'. `moved_by` and `moved_why` where it queues
    elsewhere by hand: who has no name here has none.
    """

    hold: UUID
    title_uid: UUID
    title: str
    barcode: str
    who: Who
    pickup_uid: UUID
    pickup: str
    placed_at: datetime
    suspended_until: date | None
    expires_on: date | None
    state: str
    place: int | None
    waiting: int
    moved: bool
    moved_by: str
    moved_why: str


class ShelfRow(NamedTuple):
    """An item that lies aside at this branch. `task` is 'wait', 'send', 'not_fetched' or 'not_needed'."""

    held: UUID
    hold: UUID
    item: UUID
    title: str
    barcode: str
    who: Who
    pickup: str
    put_at: datetime
    fetch_until: date | None
    task: str
    told_at: datetime | None = None
    """When whoever waits was told, the last time."""
    told_by: str = ""


class PullRow(NamedTuple):
    """An item on this branch's shelf that somebody waits for."""

    hold: UUID
    item: UUID
    title: str
    barcode: str
    call_number: str
    location: str
    who: Who
    pickup: str
    placed_at: datetime


WHO = (Hold.member, Member.name, Member.number)


def _who(uid: UUID, name: str | None, number: str | None) -> Who:
    return Who(uid, name or "", number or "")


def _rows(today: date) -> Select[*tuple[Any, ...]]:
    """Open holds in the order of their queues; behind them those whose last day has passed."""
    return (
        select(
            Hold.id,
            Hold.uid,
            Hold.title_id,
            Title.uid.label("title_uid"),
            Title.title,
            Item.barcode,
            *WHO,
            Branch.uid.label("pickup_uid"),
            Branch.name.label("pickup"),
            Hold.branch_id,
            Hold.placed_at,
            Hold.suspended_until,
            Hold.expires_on,
            Hold.queues_at,
            Staff.name.label("moved_by"),
            Hold.moved_why,
        )
        .join(Title, Title.id == Hold.title_id)
        .join(Branch, Branch.id == Hold.branch_id)
        .outerjoin(Item, Item.id == Hold.item_id)
        .outerjoin(Member, Member.uid == Hold.member)
        .outerjoin(Staff, Staff.uid == Hold.moved_by)
        .where(is_open())
        .order_by(is_over(today), *turn())
        .limit(PAGE)
    )


def waiting_at(session: Session, branch: UUID | None, today: date) -> list[HoldRow]:
    """Open holds to be fetched at a branch, or everywhere, as their queues go, what is over last."""
    rows = _rows(today)
    return _told(session, rows if branch is None else rows.where(Branch.uid == branch), today)


def holds_of(session: Session, member: UUID, today: date) -> list[HoldRow]:
    """A member's open holds."""
    return _told(session, _rows(today).where(Hold.member == member), today)


def queue_for(session: Session, title: UUID, today: date) -> list[HoldRow]:
    """The open holds on a title."""
    return _told(session, _rows(today).where(Title.uid == title), today)


def _told(session: Session, rows: Select[*tuple[Any, ...]], today: date) -> list[HoldRow]:
    found = session.execute(rows).all()
    titles = {row.title_id for row in found}
    queues = {title: [one.uid for one in queue(_line(session, title), today)] for title in titles}
    lying: dict[int, set[int]] = defaultdict(set)
    keys = [row.id for row in found]
    aside = select(HeldItem.hold_id, HeldItem.branch_id).where(HeldItem.hold_id.in_(keys), lies())
    for hold, branch in session.execute(aside):
        lying[hold].add(branch)
    return [
        HoldRow(
            row.uid,
            row.title_uid,
            row.title,
            row.barcode or "",
            _who(row.member, row.name, row.number),
            row.pickup_uid,
            row.pickup,
            row.placed_at,
            row.suspended_until,
            row.expires_on,
            _state(row, lying[row.id], today),
            _place(queues[row.title_id], row.uid),
            len(queues[row.title_id]),
            row.queues_at is not None,
            row.moved_by or "",
            row.moved_why,
        )
        for row in found
    ]


def _place(waiting: list[UUID], hold: UUID) -> int | None:
    return waiting.index(hold) + 1 if hold in waiting else None


def _line(session: Session, title: int) -> list[Waiting]:
    return [Waiting(*one) for one in session.execute(waiting_for(title))]


def _state(row: Any, lying: set[int], today: date) -> str:
    if lying:
        return "ready" if row.branch_id in lying else "sent"
    if is_past(row.expires_on, today):
        return "expired"
    if row.suspended_until is not None and today < row.suspended_until:
        return "put_off"
    return "waiting"


def hold_shelf(session: Session, branch: UUID, calendar: Calendar, today: date) -> list[ShelfRow]:
    """What lies aside at a branch of this calendar; what is to be done first comes first."""
    pickup = Branch.__table__.alias("pickup")
    rows = (
        select(
            HeldItem.uid,
            HeldItem.id,
            HeldItem.hold_id,
            Hold.uid.label("hold"),
            Item.uid.label("item"),
            Title.title,
            Item.barcode,
            *WHO,
            pickup.c.name.label("pickup"),
            HeldItem.put_at,
            HeldItem.fetch_until,
            HeldItem.branch_id,
            Hold.branch_id.label("fetched_at"),
            is_open().label("open"),
        )
        .join(Hold, Hold.id == HeldItem.hold_id)
        .join(Item, Item.id == HeldItem.item_id)
        .join(Title, Title.id == Item.title_id)
        .join(Branch, Branch.id == HeldItem.branch_id)
        .join(pickup, pickup.c.id == Hold.branch_id)
        .outerjoin(Member, Member.uid == Hold.member)
        .where(lies(), Branch.uid == branch)
        .order_by(HeldItem.put_at, HeldItem.uid)
    )
    found = session.execute(rows).all()
    best = _best(session, {row.hold_id for row in found})
    told = _when_told(session, {row.id for row in found})
    shown = [
        ShelfRow(
            row.uid,
            row.hold,
            row.item,
            row.title,
            row.barcode,
            _who(row.member, row.name, row.number),
            row.pickup,
            row.put_at,
            until := kept_until(calendar, row.fetch_until),
            _task(row, best.get(row.hold_id), until, today),
            *told.get(row.id, (None, "")),
        )
        for row in found
    ]
    tasks = ("not_fetched", "not_needed", "send", "wait")
    return sorted(shown, key=lambda row: tasks.index(row.task))


def _when_told(session: Session, held: Iterable[int]) -> dict[int, tuple[datetime, str]]:
    rows = select(HoldNotice.held_item_id, HoldNotice.given_at, HoldNotice.way)
    rows = rows.where(HoldNotice.held_item_id.in_(list(held))).order_by(HoldNotice.given_at)
    return {key: (at, way) for key, at, way in session.execute(rows)}


def _best(session: Session, holds: Iterable[int]) -> dict[int, int]:
    """Which of the copies that lie aside for a hold is meant: where it is fetched, then the earlier."""
    lying = (
        select(HeldItem.hold_id, HeldItem.id)
        .join(Hold, Hold.id == HeldItem.hold_id)
        .where(HeldItem.hold_id.in_(list(holds)), lies())
        .order_by((HeldItem.branch_id != Hold.branch_id).desc(), HeldItem.put_at.desc(), HeldItem.uid.desc())
    )
    return dict(session.execute(lying).all())


def _task(row: Any, best: int | None, until: date | None, today: date) -> str:
    if not row.open or best != row.id:
        return "not_needed"
    if row.branch_id != row.fetched_at:
        return "send"
    return "not_fetched" if until is not None and until < today else "wait"


def to_pull(
    session: Session, branch: UUID, today: date, never_lent: frozenset[tuple[int, int]]
) -> list[PullRow]:
    """What is to be taken from this branch's shelves, in the order in which it stands there.

    `never_lent` as operations.policies says: it is taken for nobody who waits for any copy.
    """
    here = session.scalars(select(Branch.id).where(Branch.uid == branch)).one()
    on_shelf = exists().where(Item.title_id == Hold.title_id, Item.branch_id == here)
    titles = session.scalars(select(Hold.title_id).where(is_open(), on_shelf).distinct()).all()
    found: dict[int, Waiting] = {}
    for title in titles:
        copies = [Copy(*one) for one in session.execute(free_copies(title, LENDABLE, never_lent))]
        for hold, copy in assign(_line(session, title), copies, today):
            if copy.branch == here:
                found[copy.item] = hold
    rows = select(
        Item.id, Item.uid, Title.title, Item.barcode, Item.call_number, Title.call_number, Item.location
    )
    rows = rows.join(Title, Title.id == Item.title_id).where(Item.id.in_(found))
    people = _people(session, {hold.member for hold in found.values()})
    places = dict(session.execute(select(Branch.id, Branch.name)).all())
    shown = [
        PullRow(
            found[key].uid,
            uid,
            title,
            barcode,
            own or of_title,
            location,
            people.get(found[key].member, Who(found[key].member, "", "")),
            places[found[key].pickup],
            found[key].placed_at,
        )
        for key, uid, title, barcode, own, of_title, location in session.execute(rows)
    ]
    return sorted(shown, key=lambda row: (row.location, row.call_number, row.title, row.barcode))


def _people(session: Session, members: set[UUID]) -> dict[UUID, Who]:
    rows = select(Member.uid, Member.name, Member.number).where(Member.uid.in_(members))
    return {row.uid: Who(*row) for row in session.execute(rows)}


def who_is(session: Session, member: UUID) -> Who:
    """A member as far as this desk knows them."""
    return _people(session, {member}).get(member, Who(member, "", ""))


def is_out(session: Session, item: UUID) -> bool:
    """Whether an item is lent, as far as this desk knows."""
    lent = exists().where(Loan.item_id == Item.id, Loan.ended_at.is_(None))
    return bool(session.scalar(select(lent).where(Item.uid == item)))

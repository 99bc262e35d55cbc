# SPDX-License-Identifier: GPL-3.0-or-later
"""What is to be sent from a branch, what is on its way to it, and where an item stands."""

from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from db.models import Agreement, Branch, Deposit, HeldItem, Hold, Item, Loan, Partner, Title, Transit
from db.models.holds import is_open, lies
from db.models.transits import at_a_partner, on_its_way, rests_at
from db.queries.library import setting
from db.queries.rows import rows_as
from db.rules.items import MISSING
from db.rules.transits import HOME, LEAST_DAYS, MOST_DAYS, OVERDUE_AFTER, is_overdue

PAGE = 500
DAYS = "transit_days"
"""The library's setting."""
OUT = exists().where(Loan.item_id == Transit.item_id, Loan.ended_at.is_(None))
ASIDE = exists().where(
    HeldItem.item_id == Transit.item_id,
    lies(),
    HeldItem.hold_id == Hold.id,
    is_open(),
    HeldItem.branch_id == Hold.branch_id,
    HeldItem.branch_id == rests_at(),
)


class TransitRow(NamedTuple):
    """An item that goes from a branch to another. `task` is 'send' (it stands here and belongs there), 'sent'
    (from here, not seen there yet) or 'coming'; `overdue` where it should have arrived. `rotates`: its turn
    has come in its rotating collection, and it goes on.
    """

    transit: UUID
    item: UUID
    title: str
    barcode: str
    origin: str
    to_uid: UUID
    to: str
    why: str
    since: datetime
    task: str
    overdue: bool
    rotates: bool = False


ORIGIN, GOAL, HERE = (Branch.__table__.alias(name) for name in ("origin", "goal", "here"))


def _rows(goal: Any) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Transit.uid,
            Item.uid.label("item"),
            Title.title,
            Item.barcode,
            ORIGIN.c.name.label("origin"),
            GOAL.c.uid.label("to_uid"),
            GOAL.c.name.label("to"),
            Transit.why,
            Transit.sent_at,
            Transit.seen_at,
        )
        .join(Item, Item.id == Transit.item_id)
        .join(Title, Title.id == Item.title_id)
        .join(ORIGIN, ORIGIN.c.id == Transit.branch_id)
        .join(GOAL, GOAL.c.id == goal)
        .where(~OUT, ~at_a_partner())
        .order_by(Transit.sent_at, Transit.uid)
        .limit(PAGE)
    )


def to_send(session: Session, branch: UUID, now: datetime) -> list[TransitRow]:
    """What stands at a branch and belongs elsewhere, then what was sent from it and is not seen there yet."""
    stands = (
        _rows(Item.branch_id)
        .join(HERE, HERE.c.id == rests_at())
        .where(Transit.gone_at.is_(None), ~on_its_way(), ~ASIDE)
        .where(HERE.c.uid == branch, Item.branch_id != HERE.c.id, Item.condition != "withdrawn")
    )
    days = overdue_after(session)
    rows = [
        _row(one, now, "send", days)._replace(why=HOME, since=one.seen_at or one.sent_at, overdue=False)
        for one in session.execute(stands)
    ]
    sent = _rows(Transit.to_branch_id).where(on_its_way(), ORIGIN.c.uid == branch)
    return rows + [_row(one, now, "sent", days) for one in session.execute(sent)]


def on_the_way_to(session: Session, branch: UUID, now: datetime) -> list[TransitRow]:
    """What others have sent to a branch, the oldest first."""
    coming = _rows(Transit.to_branch_id).where(on_its_way(), GOAL.c.uid == branch)
    days = overdue_after(session)
    return [_row(one, now, "coming", days) for one in session.execute(coming)]


def overdue_after(session: Session) -> int:
    """After how many days on its way something is overdue, as the library says."""
    said = setting(session, "library", DAYS, OVERDUE_AFTER)
    return said if isinstance(said, int) and LEAST_DAYS <= said <= MOST_DAYS else OVERDUE_AFTER


def _row(one: Any, now: datetime, task: str, days: int) -> TransitRow:
    return TransitRow(
        one.uid,
        one.item,
        one.title,
        one.barcode,
        one.origin,
        one.to_uid,
        one.to,
        one.why,
        one.sent_at,
        task,
        is_overdue(one.sent_at, now, days),
    )


# --- deposit collections -------------------------------------------------------------------------------


class DepositRow(NamedTuple):
    """A deposit collection: how many items went, and how many of them the partner still has."""

    deposit: UUID
    partner_uid: UUID
    partner: str
    agreement: str
    name: str
    begun_at: datetime
    until: date
    lent: int
    out: int
    overdue: bool


class DepositItem(NamedTuple):
    """An item that went to a partner; `back_at` None: it is still there, `missing` where nobody finds it.

    `checked_at` is when it was found there last.
    """

    transit: UUID
    item: UUID
    title: str
    barcode: str
    call_number: str
    sent_at: datetime
    checked_at: datetime | None
    back_at: datetime | None
    missing: bool


def deposits(session: Session, branch: UUID, today: date) -> list[DepositRow]:
    """Those that a branch has lent, the ones with items out first, soonest due first."""
    went = func.count(Transit.id).filter(Transit.cancelled_at.is_(None))
    out = func.count(Transit.id).filter(on_its_way())
    rows = session.execute(
        select(
            Deposit.uid,
            Partner.uid.label("partner_uid"),
            Partner.name.label("partner"),
            func.coalesce(Agreement.number, "").label("agreement"),
            Deposit.name,
            Deposit.begun_at,
            Deposit.until,
            went.label("lent"),
            out.label("out"),
        )
        .join(Partner, Partner.id == Deposit.partner_id)
        .join(Branch, Branch.id == Deposit.branch_id)
        .outerjoin(Agreement, Agreement.id == Deposit.agreement_id)
        .outerjoin(Transit, Transit.deposit_id == Deposit.id)
        .where(Branch.uid == branch)
        .group_by(Deposit.id, Partner.id, Agreement.id)
        .order_by((out == 0), Deposit.until, Deposit.uid)
        .limit(PAGE)
    )
    return [DepositRow(*row, overdue=row.out > 0 and row.until < today) for row in rows]


def items_of_deposit(session: Session, deposit: UUID) -> list[DepositItem]:
    """What went along, what is still out first."""
    call_number = func.coalesce(func.nullif(Item.call_number, ""), Title.call_number)
    back = func.coalesce(Transit.seen_at, Transit.gone_at)
    missing = back.is_(None) & (Item.condition == MISSING)
    times = (Transit.sent_at, Transit.checked_at, back)
    rows = session.execute(
        select(Transit.uid, Item.uid, Title.title, Item.barcode, call_number, *times, missing)
        .join(Deposit, Deposit.id == Transit.deposit_id)
        .join(Item, Item.id == Transit.item_id)
        .join(Title, Title.id == Item.title_id)
        .where(Deposit.uid == deposit, Transit.cancelled_at.is_(None))
        .order_by(back.is_not(None), Title.title, Item.barcode)
    )
    return rows_as(DepositItem, rows)

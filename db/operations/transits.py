# SPDX-License-Identifier: GPL-3.0-or-later
"""An item is sent to another branch, or stays after all. Whoever has it in hand there tells that it came."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, exists, select
from sqlalchemy.orm import Session

from db.models import Branch, Deposit, Hold, Item, Loan, Partner, Staff, Transit, new_uid
from db.models.interloan import ORIGIN
from db.models.transits import is_newest, on_its_way
from db.operations import refusals
from db.operations.desk import Making
from db.operations.holds import aside_for, next_in_line
from db.operations.interloan import borrowed_by
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.policies import calendar_of, policies_of
from db.operations.rota_story import OnRota, on_rota
from db.operations.stocktakes import put_conditions
from db.operations.transit_story import tell_transits
from db.rules.items import MISSING
from db.rules.roles import Right
from db.rules.terms import Case, resolve
from db.rules.transits import HOLD, HOME, ROTATION, WHYS, floats_between

TRANSITS = Changes({"transits"})
FLOATS = "floats"
NO_MEMBER = 0
# Made once: each return asks these.
CAME_BY = select(Transit).where(
    is_newest(bindparam("item")), ~exists().where(Loan.item_id == bindparam("item"), Loan.ended_at.is_(None))
)
SENT_BEFORE = select(Transit.uid).where(
    is_newest(bindparam("item")),
    on_its_way(),
    Transit.branch_id == bindparam("here"),
    Transit.to_branch_id == bindparam("there"),
)


class SendItem(Operation, frozen=True, kw_only=True):
    """An item goes from this branch to another; `why` is one of rules.transits.WHYS."""

    transit: UUID
    item: UUID
    to: UUID
    why: str


class CancelTransit(Operation, frozen=True, kw_only=True):
    """What was to be sent stays where it is."""

    transit: UUID
    item: UUID


class MoveHome(Operation, frozen=True, kw_only=True):
    """An item belongs to another branch from now on: it floats, and was returned there."""

    item: UUID
    home: UUID
    was: UUID


# --- making ------------------------------------------------------------------------------------------


def send_item(making: Making, /, *, item: UUID, to: UUID, why: str = HOME) -> SendItem:
    """Send an item that lies here. Raises ItemIsOut, Invalid (it is there), Unknown, NotAllowed."""
    making.require(Right.LEND)
    copy = row(making.session, Item, item)
    key(making.session, Branch, to)
    if making.session.scalar(select(exists().where(Loan.item_id == copy.id, Loan.ended_at.is_(None)))):
        raise refusals.ItemIsOut(item=item, barcode=copy.barcode)
    if to == making.branch:
        raise refusals.Invalid(field="to", why="bad_text")
    if why not in WHYS:
        raise refusals.Invalid(field="why", why="bad_text")
    return SendItem(**making.header()._asdict(), transit=new_uid(), item=item, to=to, why=why)


def cancel_transit(making: Making, /, *, transit: UUID) -> CancelTransit:
    """It stays here. Raises CannotUndo (it has arrived, was lent, or sent on), Unknown, NotAllowed."""
    making.require(Right.LEND)
    item = making.session.get_one(Item, not_gone(making.session, transit).item_id).uid
    return CancelTransit(**making.header()._asdict(), transit=transit, item=item)


def not_gone(session: Session, transit: UUID) -> Transit:
    """What was sent and may stay. Raises CannotUndo (it has arrived, was lent, or sent on), Unknown."""
    there = row(session, Transit, transit)
    if there.gone_at is not None or there.seen_at is not None or there.cancelled_at is not None:
        raise refusals.CannotUndo(why="moved_on")
    return there


def move_home(making: Making, /, *, item: UUID, home: UUID | None = None) -> MoveHome:
    """An item belongs here, or to `home`, from now on. Raises Invalid (it does), Unknown, NotAllowed."""
    making.require(Right.LEND)
    copy, home = row(making.session, Item, item), home or making.branch
    if sure_key(making.session, Branch, home) == copy.branch_id:
        raise refusals.Invalid(field="at_branch", why="taken")
    was = making.session.get_one(Branch, copy.branch_id).uid
    return MoveHome(**making.header()._asdict(), item=item, home=home, was=was)


def move_back(making: Making, of: MoveHome) -> MoveHome:
    """It belongs where it belonged before. Raises CannotUndo (it has moved on), Unknown, NotAllowed."""
    if row(making.session, Item, of.item).branch_id != key(making.session, Branch, of.home):
        raise refusals.CannotUndo(why="moved_on")
    return move_home(making, item=of.item, home=of.was)


# --- where an item in hand belongs -------------------------------------------------------------------


class Destination(NamedTuple):
    """Where an item that is in hand is to go, and why; `under_way`: where it was sent there before.

    `why` is FLOATS where it stays, and belongs here from now on; `rotates`: it goes on by its rota.
    """

    to: UUID
    name: str
    why: str
    under_way: UUID | None
    rotates: bool = False


def destination(session: Session, branch: UUID, item: UUID, now: datetime) -> Destination | None:
    """Where an item that is in hand at a branch is to go; None where it stays, as what it has borrowed."""
    copy, here = row(session, Item, item), sure_key(session, Branch, branch)
    aside = aside_for(session, copy.id)
    if aside is not None:
        goes_to, why = row(session, Hold, aside.hold).branch_id, HOLD
    elif (
        borrowed_by(session, copy, here) is not None
        or next_in_line(session, copy, calendar_of(session, here).local_day(now)) is not None
    ):
        return None
    elif (rota := on_rota(session, copy.id)) is not None:
        if turn := _turn(session, rota, branch, here, now):
            return turn
        goes_to, why = copy.branch_id, HOME
    elif copy.branch_id != here and _floats(session, copy, here, now):
        goes_to, why = here, FLOATS
    else:
        goes_to, why = copy.branch_id, HOME
    if goes_to == here and why != FLOATS:
        return None
    there = session.get_one(Branch, goes_to)
    sent = session.scalar(SENT_BEFORE, {"item": copy.id, "here": here, "there": goes_to})
    return Destination(there.uid, there.name, why, sent)


def _turn(session: Session, rota: OnRota, branch: UUID, here: int, now: datetime) -> Destination | None:
    """Where it goes if its time at its stage is over; at once, wherever it is returned."""
    calendar = calendar_of(session, here)
    turn = rota.turn(calendar, calendar.local_day(now))
    if turn is None:
        return None
    why = FLOATS if turn.to == branch else HOME if turn.ends else ROTATION
    return Destination(turn.to, row(session, Branch, turn.to).name, why, None, rotates=True)


def _floats(session: Session, copy: Item, here: int, now: datetime) -> bool:
    """What the policies say where it is returned; a book that another library has lent goes back there."""
    case = Case(NO_MEMBER, copy.item_type_id, here, calendar_of(session, here).local_day(now))
    terms = resolve(policies_of(session), case)
    if not terms.floats or copy.origin == ORIGIN:
        return False
    home, place = (session.get_one(Branch, one).uid for one in (copy.branch_id, here))
    return floats_between(home, place, terms.floats_among)


def comes_from(session: Session, item: UUID, here: UUID) -> str | None:
    """The branch or partner from which an item in hand came by the books; None where it was here, or lent."""
    copy, branch = row(session, Item, item), sure_key(session, Branch, here)
    for sent in session.scalars(CAME_BY, {"item": copy.id}):
        on_way = sent.seen_at is None and sent.cancelled_at is None
        stood = sent.seen_branch_id or sent.branch_id
        if sent.deposit_id is not None and on_way:
            return _partner_of(session, sent.deposit_id)
        if stood != branch and (on_way or sent.seen_at is not None):
            return session.get_one(Branch, stood).name
    return None


def _partner_of(session: Session, deposit: int) -> str:
    return session.get_one(Partner, session.get_one(Deposit, deposit).partner_id).name


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: SendItem, session: Session) -> Changes:
    begin(session, operation, operation.transit, operation.item, operation.to, operation.why)
    return TRANSITS


def begin(
    session: Session,
    operation: Operation,
    transit: UUID,
    item: UUID,
    to: UUID | None,
    why: str,
    deposit: UUID | None = None,
) -> None:
    """An item leaves the branch of `operation` at its time, as part of a `deposit` where one is named."""
    assert operation.branch is not None
    assert to is not None
    sent = Transit(
        uid=transit,
        item_id=sure_key(session, Item, item),
        branch_id=sure_key(session, Branch, operation.branch),
        to_branch_id=sure_key(session, Branch, to),
        deposit_id=key(session, Deposit, deposit),
        why=why,
        staff_id=key(session, Staff, operation.staff),
        sent_at=operation.made_at,
    )
    session.add(sent)
    session.flush()
    tell_transits(session, sent.item_id)


def it_stays(session: Session, transit: UUID, at: datetime) -> Transit:
    """Once, at the earliest time that anybody said so."""
    there = row(session, Transit, transit)
    if there.cancelled_at is None or at < there.cancelled_at:
        there.cancelled_at = at
    return there


@apply.register
def _(operation: CancelTransit, session: Session) -> Changes:
    """What stayed is not missing at a partner."""
    there = it_stays(session, operation.transit, operation.made_at)
    if there.deposit_id is not None and put_conditions(session, [operation.item], {MISSING}, "good"):
        return TRANSITS | {"items"}
    return TRANSITS


@apply.register
def _(operation: MoveHome, session: Session) -> Changes:
    row(session, Item, operation.item).branch_id = sure_key(session, Branch, operation.home)
    return Changes({"items", "transits"})

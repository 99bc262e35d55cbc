# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows lending, taking back and everything else around items changes."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import (
    HeldItem,
    Hold,
    Item,
    Loan,
    Member,
    Renewal,
    Transit,
)
from db.models.rotas import place_on_rota
from db.operations import (
    deposit_checks,
    deposits,
    holds,
    loans,
    lockers,
    losses,
    moving_holds,
    rotas,
    stocktakes,
    transits,
    uses,
)
from db.rules.items import COMES_BACK_BY_RETURN
from db.syncing.kinds import (
    DEPOSITS,
    FINES,
    HELD_ITEMS,
    HOLDS,
    ITEM_USES,
    ITEMS,
    LOANS,
    LOCKER_USES,
    RENEWALS,
    ROTA_ITEMS,
    ROTAS,
    STOCKTAKE_LINES,
    STOCKTAKES,
    TRANSITS,
    RowKey,
    at,
)
from db.syncing.touching import rows_of


@rows_of.register
def _(operation: loans.CheckOut, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)
    if operation.was:
        yield at(ITEMS, operation.item)
    yield from (at(FINES, fine) for fine in operation.refunds)
    yield from waited_for(session, operation.item, operation.member)


def waited_for(session: Session, item: UUID, member: UUID) -> Iterator[RowKey]:
    """The holds of a member that a loan of this item may fulfil, and where the item lies aside."""
    holds_on = select(Hold.uid).join(Item, Item.title_id == Hold.title_id)
    for uid in session.scalars(holds_on.where(Item.uid == item, Hold.member == member)):
        yield at(HOLDS, uid)
    yield from _lying(session, item)
    yield from _sent(session, item)


def _sent(session: Session, item: UUID) -> Iterator[RowKey]:
    sent = select(Transit.uid).join(Item, Item.id == Transit.item_id).where(Item.uid == item)
    yield from (at(TRANSITS, uid) for uid in session.scalars(sent))


def _missing(session: Session, items: Sequence[UUID]) -> Iterator[RowKey]:
    missing = (Item.condition == "missing") & Item.uid.in_(items)
    yield from (at(ITEMS, uid) for uid in session.scalars(select(Item.uid).where(missing)))


@rows_of.register
def _(operation: transits.SendItem, session: Session) -> Iterator[RowKey]:
    yield at(TRANSITS, operation.transit)
    yield from _sent(session, operation.item)


@rows_of.register
def _(operation: deposits.PutDeposit, session: Session) -> Iterator[RowKey]:
    yield at(DEPOSITS, operation.target)


@rows_of.register
def _(operation: deposits.LendDeposit, session: Session) -> Iterator[RowKey]:
    for one in operation.lent:
        yield at(TRANSITS, one.transit)
        yield from _sent(session, one.item)
    yield from _missing(session, [one.item for one in operation.lent])


@rows_of.register
def _(operation: deposit_checks.CheckDeposit, session: Session) -> Iterator[RowKey]:
    """Also what was missing and is found there."""
    yield from (at(TRANSITS, uid) for uid in operation.there)
    yield from (at(ITEMS, one.item) for one in operation.missed)
    found = select(Item.uid).join(Transit, Transit.item_id == Item.id)
    yield from _missing(session, session.scalars(found.where(Transit.uid.in_(operation.there))).all())


@rows_of.register
def _(operation: deposit_checks.UndoDepositCheck, session: Session) -> Iterator[RowKey]:
    yield from (at(ITEMS, one.item) for one in operation.missed)


@rows_of.register
def _(operation: transits.MoveHome, session: Session) -> Iterator[RowKey]:
    yield at(ITEMS, operation.item)


@rows_of.register
def _(operation: transits.CancelTransit, session: Session) -> Iterator[RowKey]:
    yield at(TRANSITS, operation.transit)
    yield from _missing(session, [operation.item])


@rows_of.register
def _(operation: rotas.PutRota, session: Session) -> Iterator[RowKey]:
    yield at(ROTAS, operation.target)


@rows_of.register
def _(operation: rotas.PlaceOnRota, session: Session) -> Iterator[RowKey]:
    for one in operation.places:
        yield at(ROTA_ITEMS, place_on_rota(one.item))
        yield at(ITEMS, one.item)


@rows_of.register(rotas.RotateItem)
@rows_of.register(rotas.StayOnRota)
def _(operation: rotas.StayOnRota, session: Session) -> Iterator[RowKey]:
    yield at(ROTA_ITEMS, place_on_rota(operation.item))
    yield at(ITEMS, operation.item)
    if operation.transit is not None:
        yield at(TRANSITS, operation.transit)
    yield from _sent(session, operation.item)


def _lying(session: Session, item: UUID) -> Iterator[RowKey]:
    lying = select(HeldItem.uid).join(Item, Item.id == HeldItem.item_id).where(Item.uid == item)
    for uid in session.scalars(lying):
        yield at(HELD_ITEMS, uid)


@rows_of.register
def _(operation: loans.CheckIn, session: Session) -> Iterator[RowKey]:
    if operation.loan is None:
        yield at(ITEMS, operation.item)
    else:
        yield at(LOANS, operation.loan)
        yield from _renewals_after(operation.loan, operation.at, session)
        back = (Item.uid == operation.item) & Item.condition.in_(sorted(COMES_BACK_BY_RETURN))
        yield from (at(ITEMS, uid) for uid in session.scalars(select(Item.uid).where(back)))
    if operation.fine is not None:
        yield at(FINES, operation.fine.uid)
    yield from (at(FINES, fine) for fine in operation.refunds)
    yield from _sent(session, operation.item)


def _renewals_after(loan: UUID, moment: datetime, session: Session) -> Iterator[RowKey]:
    later = select(Renewal.uid).join(Loan, Loan.id == Renewal.loan_id)
    later = later.where(Loan.uid == loan, Loan.renewals > 0, Renewal.renewed_at > moment)
    yield from (at(RENEWALS, uid) for uid in session.scalars(later))


@rows_of.register
def _(operation: losses.DeclareLost, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)
    yield from _item_of(operation.loan, session)
    yield from (at(FINES, charge.uid) for charge in operation.charges)
    if operation.fine is not None:
        yield at(FINES, operation.fine.uid)


@rows_of.register
def _(operation: losses.UndoLost, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)
    yield from _item_of(operation.loan, session)
    yield from (at(FINES, fine) for fine in operation.fines)


def _item_of(loan: UUID, session: Session) -> Iterator[RowKey]:
    item = session.scalar(select(Item.uid).join(Loan, Loan.item_id == Item.id).where(Loan.uid == loan))
    if item is not None:
        yield at(ITEMS, item)


@rows_of.register
def _(operation: losses.ClaimReturned, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)


@rows_of.register
def _(operation: losses.NoteParts, session: Session) -> Iterator[RowKey]:
    yield at(ITEMS, operation.item)


@rows_of.register
def _(operation: losses.NoteDamage, session: Session) -> Iterator[RowKey]:
    yield at(ITEMS, operation.item)
    if operation.charge is not None:
        yield at(FINES, operation.charge.uid)


@rows_of.register
def _(operation: losses.UndoDamage, session: Session) -> Iterator[RowKey]:
    yield at(ITEMS, operation.item)
    if operation.fine is not None:
        yield at(FINES, operation.fine)


@rows_of.register
def _(operation: loans.Renew, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)
    yield at(RENEWALS, operation.renewal)
    by_itself = (
        select(Renewal.uid)
        .join(Loan, Loan.id == Renewal.loan_id)
        .where(Loan.uid == operation.loan, Renewal.by_itself)
    )
    for renewal in session.scalars(by_itself):
        yield at(RENEWALS, renewal)


@rows_of.register
def _(operation: loans.ChangeDueDate, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)


@rows_of.register
def _(operation: loans.UndoCheckOut, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)
    lent = select(Item.uid, Member.uid).join(Loan, Loan.item_id == Item.id)
    lent = lent.join(Member, Member.id == Loan.member_id).where(Loan.uid == operation.loan)
    for item, member in session.execute(lent):
        if operation.was:
            yield at(ITEMS, item)
        yield from waited_for(session, item, member)
    yield from (at(FINES, fine) for fine in operation.refunds)


@rows_of.register(holds.PlaceHold)
@rows_of.register(holds.ChangeHold)
@rows_of.register(holds.CancelHold)
@rows_of.register(moving_holds.MoveHold)
@rows_of.register(moving_holds.MoveHoldBack)
def _(operation: holds.CancelHold, session: Session) -> Iterator[RowKey]:
    yield at(HOLDS, operation.hold)


@rows_of.register
def _(operation: holds.PutAside, session: Session) -> Iterator[RowKey]:
    yield at(HELD_ITEMS, operation.held)
    yield from _lying(session, operation.item)


@rows_of.register
def _(operation: holds.TakeOff, session: Session) -> Iterator[RowKey]:
    yield at(HELD_ITEMS, operation.held)
    if operation.why == holds.NOT_FETCHED:
        of = select(Hold.uid).join(HeldItem, HeldItem.hold_id == Hold.id)
        for uid in session.scalars(of.where(HeldItem.uid == operation.held)):
            yield at(HOLDS, uid)


@rows_of.register
def _(operation: loans.UndoCheckIn, session: Session) -> Iterator[RowKey]:
    yield at(LOANS, operation.loan)
    never_was = select(Renewal.uid).join(Loan, Loan.id == Renewal.loan_id).where(Loan.uid == operation.loan)
    never_was = never_was.where(Renewal.cancelled_at < Renewal.renewed_at)
    yield from (at(RENEWALS, uid) for uid in session.scalars(never_was))
    if operation.fine is not None:
        yield at(FINES, operation.fine)
    for item in session.scalars(
        select(Item.uid).join(Loan, Loan.item_id == Item.id).where(Loan.uid == operation.loan)
    ):
        yield from _sent(session, item)


@rows_of.register
def _(operation: loans.UndoFinding, session: Session) -> Iterator[RowKey]:
    yield at(ITEMS, operation.item)
    yield from _sent(session, operation.item)
    yield from (at(FINES, fine) for fine in operation.refunds)


@rows_of.register
def _(operation: loans.UndoRenewal, session: Session) -> Iterator[RowKey]:
    yield at(RENEWALS, operation.renewal)
    loan = session.scalar(
        select(Loan.uid).join(Renewal, Renewal.loan_id == Loan.id).where(Renewal.uid == operation.renewal)
    )
    if loan is not None:
        yield at(LOANS, loan)


@rows_of.register(lockers.GiveLocker)
@rows_of.register(lockers.TakeLockerBack)
def _(operation: lockers.TakeLockerBack, session: Session) -> Iterator[RowKey]:
    yield at(LOCKER_USES, operation.use)


@rows_of.register(uses.RecordUse)
@rows_of.register(uses.CancelUse)
def _(operation: uses.CancelUse, session: Session) -> Iterator[RowKey]:
    yield at(ITEM_USES, operation.use)


@rows_of.register(stocktakes.StartStocktake)
@rows_of.register(stocktakes.CloseStocktake)
@rows_of.register(stocktakes.ReopenStocktake)
def _(operation: stocktakes.CloseStocktake, session: Session) -> Iterator[RowKey]:
    yield at(STOCKTAKES, operation.stocktake)


@rows_of.register
def _(operation: stocktakes.RecordScans, session: Session) -> Iterator[RowKey]:
    """Items that were missing are not any more."""
    yield from (at(STOCKTAKE_LINES, scan.line) for scan in operation.scans)
    yield from _missing(session, stocktakes.items_of(operation))


@rows_of.register(stocktakes.MarkMissing)
@rows_of.register(stocktakes.TakeBackScans)
def _(operation: stocktakes.MarkMissing, session: Session) -> Iterator[RowKey]:
    yield from (at(STOCKTAKE_LINES, scan.line) for scan in operation.scans)
    yield from (at(ITEMS, uid) for uid in stocktakes.items_of(operation))

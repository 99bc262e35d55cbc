# SPDX-License-Identifier: GPL-3.0-or-later
"""Requests that write the same rows come one after the other: all locks at the beginning, in one order.

Two requests that lend the same items in another order would wait for each other for ever; and whoever
changes a loan must have seen what others did to the item just before. SQLite has one writer at a time anyway.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select, text
from sqlalchemy.orm import Session

from central_server.concerned import HOLDS_ON_TITLES_OF
from db.models import (
    Deposit,
    HeldItem,
    Hold,
    Interloan,
    Item,
    ItemUse,
    Loan,
    LockerUse,
    Member,
    Payment,
    Print,
    Renewal,
    Title,
)
from db.models.among import Among
from db.models.columns import Row
from db.models.syncing import Note
from db.operations import (
    attendance,
    cards,
    cataloguing,
    certificates,
    deposit_checks,
    deposits,
    fast_adding,
    feedback,
    fees,
    holds,
    importing,
    interloan,
    loans,
    lockers,
    members,
    partners,
    payments,
    policies,
    prints,
    registrations,
    rotas,
    sending,
    staff,
    stocktakes,
    tickets,
    transits,
    uses,
    visits,
    workshops,
)
from db.operations.operation import Operation, remember

FRAME, CATALOGUE, MEMBERS, WORKSHOPS, VISITS, STOCK = 1, 2, 3, 4, 5, 6
QUEUES: dict[type[Operation], int] = {
    **dict.fromkeys(
        (
            policies.PutBranch,
            policies.PutType,
            policies.PutPolicy,
            policies.RemovePolicy,
            policies.PutClosedDays,
            policies.OpenDays,
            policies.ChangeSetting,
            rotas.PutRota,
            staff.PutStaff,
            staff.ChangePassword,
        ),
        FRAME,
    ),
    **dict.fromkeys((cataloguing.PutTitle, cataloguing.PutItem, importing.ImportTitles), CATALOGUE),
    **dict.fromkeys(
        (
            *(interloan.ActOnInterloan, fast_adding.AddInPassing, holds.PlaceHold, transits.MoveHome),
            *(rotas.PlaceOnRota, rotas.RotateItem, rotas.StayOnRota),
        ),
        CATALOGUE,
    ),
    **dict.fromkeys(
        (
            *(members.RegisterMember, members.EditMember, members.MergeMembers, importing.ImportMembers),
            cards.AddCard,
        ),
        MEMBERS,
    ),
    **dict.fromkeys(
        (
            *(visits.RecordVisit, visits.CorrectVisit, visits.CancelVisit),
            *(lockers.GiveLocker, lockers.TakeLockerBack),
        ),
        VISITS,
    ),
    **dict.fromkeys(
        (
            *(stocktakes.RecordScans, stocktakes.MarkMissing, stocktakes.TakeBackScans),
            stocktakes.CloseStocktake,
        ),
        STOCK,
    ),
}
"""Operations that may choose a key, code or number that another chooses at this moment, or that what others
have entered at this moment bears upon."""
AROUND_WORKSHOPS = frozenset(
    module.__name__
    for module in (attendance, certificates, feedback, partners, registrations, sending, tickets, workshops)
)
"""Seats go by who is there, and who may see a registration by who gives the workshop: one at a time."""
OF_MEMBERS = frozenset(module.__name__ for module in (members, fees, cards))
"""Whose operations may bear upon what others have entered of the same member."""
CHANGED_ALONE: tuple[tuple[type[Operation], type[Row], str], ...] = (
    (lockers.TakeLockerBack, LockerUse, "use"),
    (uses.CancelUse, ItemUse, "use"),
    (deposits.PutDeposit, Deposit, "target"),
    (payments.CancelPayment, Payment, "payment"),
    (prints.RecordReprint, Print, "target"),
)
"""What two desks may say of one row at this moment: the kind of operation, the row, and where it is named."""
QUEUE_UP = text("SELECT pg_advisory_xact_lock(:queue)")
ITEMS_OF_LOANS = select(Item.uid).join(Loan, Loan.item_id == Item.id).where(Among(Loan.uid, "uids"))
ITEMS_OF_RENEWALS = (
    select(Item.uid)
    .join(Loan, Loan.item_id == Item.id)
    .join(Renewal, Renewal.loan_id == Loan.id)
    .where(Among(Renewal.uid, "uids"))
)
HOLDS_OF_MEMBERS = select(Hold.uid).where(Among(Hold.member, "uids"))
HOLDS_OF_LOANS = (
    select(Hold.uid)
    .join(Member, Member.uid == Hold.member)
    .join(Loan, Loan.member_id == Member.id)
    .where(Among(Loan.uid, "uids"))
)
HOLDS_ON_TITLES = select(Hold.uid).join(Title, Title.id == Hold.title_id).where(Among(Title.uid, "uids"))
HOLDS_OF_HELD = (
    select(Hold.uid).join(HeldItem, HeldItem.hold_id == Hold.id).where(Among(HeldItem.uid, "uids"))
)
ITEMS_ON_TITLES = select(Item.uid).join(Title, Title.id == Item.title_id).where(Among(Title.uid, "uids"))
ITEMS_OF_MEMBERS = (
    select(Item.uid)
    .join(Loan, Loan.item_id == Item.id)
    .join(Member, Member.id == Loan.member_id)
    .where(Among(Member.uid, "uids"))
)


def take_turns(session: Session, operations: Sequence[Operation]) -> list[Row]:
    """Lock what these operations may change until the transaction ends; gives the rows, and members named."""
    _queue_up(session, {queue for one in operations for queue in _queues(type(one))})
    merged = _named(operations, "merged")
    items = _named(operations, "item")
    for one in operations:
        if isinstance(one, stocktakes.WritesLines):
            items |= set(stocktakes.items_of(one))
        if isinstance(one, deposits.LendDeposit):
            items |= {lent.item for lent in one.lent}
        if isinstance(one, deposit_checks.CheckDeposit | deposit_checks.UndoDepositCheck):
            items |= {missed.item for missed in one.missed}
        if isinstance(one, rotas.PlaceOnRota):
            items |= {place.item for place in one.places}
    # Who lends or takes back names the item; the others name its loan.
    by_loan = [one for one in operations if getattr(one, "item", None) is None]
    items |= _found(session, ITEMS_OF_LOANS, _named(by_loan, "loan"))
    items |= _found(session, ITEMS_OF_RENEWALS, _named(by_loan, "renewal"))
    items |= _found(session, ITEMS_OF_MEMBERS, merged)
    # A loan that is entered at this moment may be what ends the waiting.
    waiting = [one for one in operations if isinstance(one, holds.PlaceHold)]
    items |= _found(session, ITEMS_ON_TITLES, _named(waiting, "title"))
    held = _locked(session, Item, items)
    changing = [one for one in operations if type(one).__module__ in OF_MEMBERS] + waiting
    changed = merged | _named(changing, "member") | _named(changing, "into")
    held += _locked(session, Member, changed)
    held += _locked(session, Hold, _holds(session, operations))
    held += _locked(session, Note, _named(operations, "note"))
    held += _locked(session, Interloan, _named(operations, "interloan"))
    for kind, model, name in CHANGED_ALONE:
        held += _locked(session, model, _named([one for one in operations if isinstance(one, kind)], name))
    held += _read(session, Member, _named(operations, "member") - changed)
    remember(session, held)
    return held


def _holds(session: Session, operations: Sequence[Operation]) -> set[UUID]:
    """Those that are named, and those that lending to a member, or undoing it, may fulfil or not.

    Also those on titles whose items come or move: a hold lies where these are.
    """
    lent = [one for one in operations if isinstance(one, loans.CheckOut)]
    undone = [one for one in operations if isinstance(one, loans.UndoCheckOut)]
    merged = _named(operations, "merged") | _named(operations, "into")
    found = _named(operations, "hold")
    found |= _found(session, HOLDS_OF_MEMBERS, _named(lent, "member") | merged)
    found |= _found(session, HOLDS_OF_LOANS, _named(undone, "loan"))
    moving = [one for one in operations if QUEUES.get(type(one)) == CATALOGUE]
    found |= _found(session, HOLDS_ON_TITLES, _titles(moving))
    placed = {place.item for one in moving if isinstance(one, rotas.PlaceOnRota) for place in one.places}
    if items := _named(moving, "item") | placed:
        found |= set(session.scalars(HOLDS_ON_TITLES_OF, {"items": list(items)}))
    return found | _found(session, HOLDS_OF_HELD, _named(operations, "held"))


def _titles(operations: Sequence[Operation]) -> set[UUID]:
    found = _named(operations, "title")
    for one in operations:
        match one:
            case importing.ImportTitles(titles=titles, items=items):
                found |= {imported.title for imported in titles} | {imported.title for imported in items}
            case interloan.ActOnInterloan(copy=interloan.IncomingCopy(title=title)):
                found.add(title)
    return found


def wait_for_workshops(session: Session) -> None:
    """Wait for whoever changes anything around workshops; nobody else does until the transaction ends."""
    _queue_up(session, {WORKSHOPS})


def _queue_up(session: Session, queues: set[int]) -> None:
    if session.get_bind().dialect.name == "postgresql":
        for queue in sorted(queues):
            session.execute(QUEUE_UP, {"queue": queue})


@cache
def _queues(kind: type[Operation]) -> frozenset[int]:
    found = {QUEUES[kind]} if kind in QUEUES else set[int]()
    if kind.__module__ in AROUND_WORKSHOPS or kind is members.MergeMembers:
        found.add(WORKSHOPS)
    return frozenset(found)


def _named(operations: Iterable[Operation], name: str) -> set[UUID]:
    found = (getattr(one, name, None) for one in operations)
    return {uid for uid in found if isinstance(uid, UUID)}


def _found(session: Session, statement: Select[UUID], uids: set[UUID]) -> set[UUID]:
    return set(session.scalars(statement, {"uids": list(uids)})) if uids else set()


def _locked(session: Session, model: type[Row], uids: set[UUID]) -> list[Row]:
    """Rows that are there; who only refers to one of them does not wait."""
    return list(session.scalars(_locking(model), {"uids": list(uids)})) if uids else []


def _read(session: Session, model: type[Row], uids: set[UUID]) -> list[Row]:
    return list(session.scalars(_reading(model), {"uids": list(uids)})) if uids else []


@cache
def _reading(model: type[Row]) -> Select[Any]:
    return select(model).where(Among(model.uid, "uids")).order_by(model.id)


@cache
def _locking(model: type[Row]) -> Select[Any]:
    return _reading(model).with_for_update(key_share=True)

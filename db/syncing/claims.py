# SPDX-License-Identifier: GPL-3.0-or-later
"""What only one row may have: a barcode, a card's number, an item's open loan. Rows conflict there."""

from collections.abc import Iterator
from functools import singledispatch
from uuid import UUID, uuid5

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Item, Loan, Renewal
from db.operations import (
    cards,
    cataloguing,
    certificates,
    deposit_checks,
    deposits,
    fast_adding,
    fees,
    holds,
    importing,
    interloan,
    loans,
    members,
    policies,
    prints,
    rotas,
    staff,
    transits,
)
from db.operations.operation import Operation
from db.syncing.kinds import (
    BRANCHES,
    CERTIFICATES,
    CLOSED_DAYS,
    FEES,
    HELD_ITEMS,
    HOLDS,
    ITEM_TYPES,
    ITEMS,
    LOANS,
    MEMBER_CARDS,
    MEMBER_TYPES,
    MEMBERS,
    PRINTS,
    STAFF,
    TRANSITS,
    RowKey,
)
from db.syncing.wire import Body

CLAIM = 0
"""The kind under which a claim is noted among touched rows."""
WATCH = -1
"""The kind under which an operation notes that others' claims concern it, and its own concerns nobody."""
NO_ROWS = frozenset({CLAIM, WATCH})
NAMESPACE = UUID("1f0c7a52-9a55-5c0e-9d5b-7f6d2a1be0aa")
COLUMN = {
    BRANCHES.number: "code",
    ITEM_TYPES.number: "code",
    MEMBER_TYPES.number: "code",
    STAFF.number: "username",
    ITEMS.number: "barcode",
    MEMBERS.number: "number",
    MEMBER_CARDS.number: "number",
    PRINTS.number: "number",
    CERTIFICATES.number: "number",
}


def claim(kind: int, value: str) -> RowKey:
    """The claim of a row of this kind on a value."""
    return RowKey(CLAIM, uuid5(NAMESPACE, f"{kind}:{value}"))


def watch(made: RowKey) -> RowKey:
    """What those note who are judged again when this claim is made by somebody else."""
    return RowKey(WATCH, made.uid)


def closed_day(body: Body) -> str:
    """Which day of which branch, or of all, is closed."""
    return f"{body['day']} {body['branch'] or ''}"


def of_row(key: RowKey, body: Body) -> Iterator[RowKey]:
    """What a row claims."""
    if key.kind in (LOANS.number, HELD_ITEMS.number, TRANSITS.number):
        yield claim(LOANS.number, body["item"])
    elif key.kind in (HOLDS.number, FEES.number):
        yield claim(key.kind, body["member"])
    elif key.kind == MEMBER_CARDS.number:
        yield claim(MEMBERS.number, body["number"])
    elif key.kind == CLOSED_DAYS.number:
        yield claim(CLOSED_DAYS.number, closed_day(body))
    elif key.kind in COLUMN:
        yield claim(key.kind, body[COLUMN[key.kind]])


@singledispatch
def of_operation(operation: Operation, session: Session) -> Iterator[RowKey]:
    """What an operation claims, and what it watches."""
    yield from ()


@of_operation.register
def _(operation: loans.CheckOut, session: Session) -> Iterator[RowKey]:
    yield claim(LOANS.number, str(operation.item))
    # Any of the member's holds may be the one that is fetched; one loan is nothing to the next.
    yield watch(claim(HOLDS.number, str(operation.member)))


@of_operation.register
def _(operation: deposits.LendDeposit, session: Session) -> Iterator[RowKey]:
    yield from (claim(LOANS.number, str(one.item)) for one in operation.lent)


@of_operation.register
def _(operation: deposit_checks.CheckDeposit, session: Session) -> Iterator[RowKey]:
    """Whoever has it in hand says that it is not missing."""
    yield from (claim(LOANS.number, str(one.item)) for one in operation.missed)


@of_operation.register(loans.CheckIn)
@of_operation.register(loans.UndoFinding)
@of_operation.register(holds.PutAside)
@of_operation.register(transits.SendItem)
@of_operation.register(transits.CancelTransit)
@of_operation.register(rotas.RotateItem)
@of_operation.register(rotas.StayOnRota)
def _(operation: loans.CheckIn, session: Session) -> Iterator[RowKey]:
    yield claim(LOANS.number, str(operation.item))


@of_operation.register
def _(operation: holds.PlaceHold, session: Session) -> Iterator[RowKey]:
    yield claim(HOLDS.number, str(operation.member))


@of_operation.register
def _(operation: members.MergeMembers, session: Session) -> Iterator[RowKey]:
    for kind in (HOLDS.number, FEES.number):
        yield claim(kind, str(operation.merged))
        yield claim(kind, str(operation.into))


@of_operation.register(fees.ChargeFee)
@of_operation.register(fees.CancelFee)
def _(operation: fees.CancelFee, session: Session) -> Iterator[RowKey]:
    yield claim(FEES.number, str(operation.member))


@of_operation.register(loans.Renew)
@of_operation.register(loans.ChangeDueDate)
@of_operation.register(loans.UndoCheckOut)
@of_operation.register(loans.UndoCheckIn)
def _(operation: loans.Renew, session: Session) -> Iterator[RowKey]:
    wanted = select(Item.uid).join(Loan, Loan.item_id == Item.id).where(Loan.uid == operation.loan)
    for item in session.scalars(wanted):
        yield claim(LOANS.number, str(item))


@of_operation.register
def _(operation: loans.UndoRenewal, session: Session) -> Iterator[RowKey]:
    wanted = (
        select(Item.uid)
        .join(Loan, Loan.item_id == Item.id)
        .join(Renewal, Renewal.loan_id == Loan.id)
        .where(Renewal.uid == operation.renewal)
    )
    for item in session.scalars(wanted):
        yield claim(LOANS.number, str(item))


@of_operation.register
def _(operation: cataloguing.PutItem, session: Session) -> Iterator[RowKey]:
    yield claim(ITEMS.number, operation.facts.barcode)


@of_operation.register
def _(operation: fast_adding.AddInPassing, session: Session) -> Iterator[RowKey]:
    yield claim(ITEMS.number, operation.barcode)


@of_operation.register
def _(operation: interloan.ActOnInterloan, session: Session) -> Iterator[RowKey]:
    if operation.copy is not None:
        yield claim(ITEMS.number, operation.copy.barcode)


@of_operation.register
def _(operation: importing.ImportTitles, session: Session) -> Iterator[RowKey]:
    yield from (claim(ITEMS.number, imported.facts.barcode) for imported in operation.items)


@of_operation.register
def _(operation: importing.ImportMembers, session: Session) -> Iterator[RowKey]:
    yield from (claim(MEMBERS.number, imported.number) for imported in operation.members)


@of_operation.register(members.RegisterMember)
@of_operation.register(members.EditMember)
def _(operation: members.EditMember, session: Session) -> Iterator[RowKey]:
    if operation.number is not None:
        yield claim(MEMBERS.number, operation.number)


@of_operation.register
def _(operation: cards.AddCard, session: Session) -> Iterator[RowKey]:
    yield claim(MEMBERS.number, operation.number)


@of_operation.register
def _(operation: prints.RecordPrint, session: Session) -> Iterator[RowKey]:
    yield claim(PRINTS.number, operation.number)


@of_operation.register
def _(operation: certificates.IssueCertificate, session: Session) -> Iterator[RowKey]:
    yield claim(CERTIFICATES.number, operation.number)


@of_operation.register
def _(operation: staff.PutStaff, session: Session) -> Iterator[RowKey]:
    yield claim(STAFF.number, operation.username)


@of_operation.register
def _(operation: policies.PutBranch, session: Session) -> Iterator[RowKey]:
    yield claim(BRANCHES.number, operation.code)


@of_operation.register
def _(operation: policies.PutType, session: Session) -> Iterator[RowKey]:
    yield claim(MEMBER_TYPES.number if operation.of == "member" else ITEM_TYPES.number, operation.code)


@of_operation.register
def _(operation: policies.PutClosedDays, session: Session) -> Iterator[RowKey]:
    for one in operation.days:
        branch = None if one.at_branch is None else str(one.at_branch)
        yield claim(CLOSED_DAYS.number, closed_day({"day": one.day.isoformat(), "branch": branch}))

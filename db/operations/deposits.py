# SPDX-License-Identifier: GPL-3.0-or-later
"""Deposit collections ('titipan'): items lent in a batch to a partner; a return scan brings one back."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Agreement, Branch, Deposit, Item, Loan, Partner, Staff, Title, new_uid
from db.models.interloan import ORIGIN
from db.operations import refusals
from db.operations.desk import Making
from db.operations.holds import aside_for
from db.operations.operation import Changes, Operation, apply, key, row
from db.operations.policies import today_at
from db.operations.records import put_row, required
from db.operations.stocktakes import put_conditions
from db.operations.transits import TRANSITS, begin
from db.rules.agreements import Span
from db.rules.eligibility import Obstacle
from db.rules.items import LOST, MISSING
from db.rules.roles import Right
from db.rules.transits import DEPOSIT

MOST = 500
"""Items in one operation."""
NOT_OURS_TO_LEND = frozenset({"withdrawn", LOST})


class DepositFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a partner is lent, under which agreement where there is one, and until when."""

    partner: UUID
    name: str
    until: date
    agreement: UUID | None = None


class PutDeposit(Operation, frozen=True, kw_only=True):
    """Begin a deposit collection, or change it."""

    target: UUID
    facts: DepositFacts


class Deposited(msgspec.Struct, frozen=True, kw_only=True):
    """An item that goes along; see models.Transit."""

    transit: UUID
    item: UUID


class LendDeposit(Operation, frozen=True, kw_only=True):
    """These items leave for the partner."""

    deposit: UUID
    lent: tuple[Deposited, ...]


# --- making ------------------------------------------------------------------------------------------


def put_deposit(
    making: Making, /, *, partner: UUID, name: str, until: date, target: UUID | None = None
) -> PutDeposit:
    """Begin or change one, under the agreement with the partner that holds today.

    Raises Invalid (no name, a day that is past), Unknown, NotAllowed.
    """
    making.require(Right.LEND)
    required(name=name)
    today = today_at(making)
    if until < today:
        raise refusals.Invalid(field="until", why="bad_date")
    agreement = _agreement(making.session, row(making.session, Partner, partner), today)
    facts = DepositFacts(partner=partner, name=name.strip(), until=until, agreement=agreement)
    return PutDeposit(**making.header()._asdict(), target=target or new_uid(), facts=facts)


def _agreement(session: Session, partner: Partner, today: date) -> UUID | None:
    """The newest that holds."""
    found = session.scalars(
        select(Agreement)
        .where(Agreement.partner_id == partner.id, Agreement.removed.is_(False))
        .order_by(Agreement.valid_from.desc(), Agreement.uid)
    )
    return next((one.uid for one in found if Span(one.valid_from, one.valid_until).holds(today)), None)


def lend_deposit(making: Making, /, *, deposit: UUID, items: Sequence[UUID]) -> LendDeposit:
    """Lend items that are in hand, up to MOST; none of them is missing then.

    Raises ItemIsOut, NoInterloan (it is another library's), Obstructed (it lies aside for somebody; it is out
    of use, or lost), Invalid, Unknown, NotAllowed.
    """
    making.require(Right.LEND)
    row(making.session, Deposit, deposit)
    if not 1 <= len(items) <= MOST:
        raise refusals.Invalid(field="items", why="bad_number")
    copies = [row(making.session, Item, item) for item in dict.fromkeys(items)]
    out = select(Loan.item_id).where(Loan.item_id.in_([one.id for one in copies]), Loan.ended_at.is_(None))
    lent = set(making.session.scalars(out))
    for copy in copies:
        if copy.origin == ORIGIN:
            raise refusals.NoInterloan(why="theirs")
        if copy.id in lent:
            raise refusals.ItemIsOut(item=copy.uid, barcode=copy.barcode)
        _refuse_if_not_free(making.session, copy)
    return LendDeposit(
        **making.header()._asdict(),
        deposit=deposit,
        lent=tuple(Deposited(transit=new_uid(), item=copy.uid) for copy in copies),
    )


def _refuse_if_not_free(session: Session, copy: Item) -> None:
    """Who waits for it is told to fetch it; what is out of use is nobody's to lend."""
    obstacles = []
    if copy.condition in NOT_OURS_TO_LEND:
        obstacles.append(Obstacle.ITEM_CONDITION)
    if aside_for(session, copy.id) is not None:
        obstacles.append(Obstacle.HELD)
    if obstacles:
        raise refusals.Obstructed(
            obstacles=tuple(obstacles),
            overridable=False,
            facts={"condition": copy.condition},
            title=session.get_one(Title, copy.title_id).title,
            barcode=copy.barcode,
        )


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: PutDeposit, session: Session) -> Changes:
    refs = {"partner": ("partner_id", Partner), "agreement": ("agreement_id", Agreement)}
    first = {
        "branch_id": key(session, Branch, operation.branch),
        "staff_id": key(session, Staff, operation.staff),
        "begun_at": operation.made_at,
    }
    is_new = session.scalar(select(Deposit.id).where(Deposit.uid == operation.target)) is None
    put_row(session, Deposit, operation.target, operation.facts, refs, **(first if is_new else {}))
    return TRANSITS


@apply.register
def _(operation: LendDeposit, session: Session) -> Changes:
    for one in operation.lent:
        begin(session, operation, one.transit, one.item, operation.branch, DEPOSIT, operation.deposit)
    found = put_conditions(session, [one.item for one in operation.lent], {MISSING}, "good")
    return TRANSITS | {"items"} if found else TRANSITS

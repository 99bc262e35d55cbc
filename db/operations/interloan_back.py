# SPDX-License-Identifier: GPL-3.0-or-later
"""A copy of ours that another library has, and that is in hand here: it is back, whoever forgot to say so."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from db.models import Branch, Interloan, InterloanEvent, Item, Partner
from db.models.interloan import went_to_another
from db.operations.desk import Together
from db.operations.interloan import ActOnInterloan, act_on_interloan
from db.operations.operation import row
from db.rules.interloan import MOVES, Act, Side, Status
from db.rules.items import LOST

# Made once: each scan asks it.
SENT_FROM_HERE = (
    select(Interloan, Item.condition)
    .join(Item, Item.id == Interloan.item_id)
    .join(Branch, Branch.id == Interloan.supplier_id)
    .where(Item.uid == bindparam("item"), Branch.uid == bindparam("here"))
    .where(went_to_another(Item.id) | (Interloan.status == Status.WITHOUT_RETURN.value))
    .order_by(Interloan.uid.desc())
)


class Back(NamedTuple):
    """From which library it is back; one step for each request that it was sent for."""

    library: str
    steps: tuple[ActOnInterloan, ...]


def with_others(perform: Together, item: UUID, at: datetime | None = None) -> list[UUID]:
    """The requests for which this branch's item is with another library, or lost there; the newest first.

    `at`, where its return is put in later: what was sent after that is not back.
    """
    session = perform.session
    found = session.execute(SENT_FROM_HERE, {"item": item, "here": perform.branch})
    return [
        one.uid
        for one, condition in found
        if (one.status != Status.WITHOUT_RETURN or condition == LOST)
        and (at is None or _left(session, one) < at)
    ]


def _left(session: Session, one: Interloan) -> datetime:
    """When it was sent, or first known to have been."""
    moved = select(func.min(InterloanEvent.happened_at)).where(
        InterloanEvent.interloan_id == one.id,
        InterloanEvent.taken_back_at.is_(None),
        InterloanEvent.act.in_([act.value for act in MOVES]),
    )
    left: datetime | None = session.scalar(moved)
    return left or one.asked_at


def receive_back(perform: Together, requests: Sequence[UUID]) -> Back | None:
    """Say of each that it is back. Raises NotAllowed."""
    if not requests:
        return None
    made = [
        perform(act_on_interloan, interloan=one, side=Side.SUPPLIER, act=Act.RECEIVED_BACK).operation
        for one in requests
    ]
    steps = tuple(step for step in made if isinstance(step, ActOnInterloan))
    return Back(_asks(perform.session, requests[0]), steps)


def _asks(session: Session, request: UUID) -> str:
    one = row(session, Interloan, request)
    if one.requester_id is not None:
        return session.get_one(Branch, one.requester_id).name
    partner = one.requesting_partner_id
    return "" if partner is None else session.get_one(Partner, partner).name

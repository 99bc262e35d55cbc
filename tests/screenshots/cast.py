# SPDX-License-Identifier: GPL-3.0-or-later
"""Who and what plays at the circulation desk: found in the sample library by what they are."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Loan, Member
from db.store import Store
from desktop_app.tour import choose_cast


class Cast(NamedTuple):
    """Cards and barcodes: a member with nothing out and three copies for them, a late copy, a member with
    much out and one of their copies, a blocked member, an expired one, who brings the late copy back; of what
    stands on the shelf here one of several parts, and one of which a part is missing."""

    card: str
    shelf: list[str]
    late: str
    busy_card: str
    busy_copy: str
    blocked_card: str
    expired_card: str
    owing_card: str
    of_parts: str
    part_missing: str


def a_cast(store: Store) -> Cast:
    """The same for the same library."""
    with store.read() as session:
        busy = session.scalars(
            select(Member.number)
            .join(Loan, Loan.member_id == Member.id)
            .where(Loan.ended_at.is_(None), Member.block_reason.is_(None), Member.expires_on > _today())
            .where(Member.branch_id == _here(session))
            .group_by(Member.number)
            .order_by(func.count().desc(), Member.number)
        ).first()
        assert busy is not None
        copy = session.scalars(
            select(Item.barcode)
            .join(Loan, Loan.item_id == Item.id)
            .join(Member, Member.id == Loan.member_id)
            .where(Loan.ended_at.is_(None), Member.number == busy)
            .order_by(Loan.due_at.desc())
        ).first()
        assert copy is not None
        blocked = _first(session, Member.block_reason.is_not(None))
        expired = _first(session, Member.expires_on < _today(), Member.block_reason.is_(None))
        of_parts = _of_parts(session, Item.parts_missing == "")
        part_missing = _of_parts(session, Item.parts_missing != "")
    tour = choose_cast(store)
    with store.read() as session:
        borrower = select(Member.number).join(Loan, Loan.member_id == Member.id).join(Item)
        late = borrower.where(Loan.ended_at.is_(None), Item.barcode == tour.late)
        owing = session.scalars(late).one()
    return Cast(
        tour.card, tour.barcodes, tour.late, busy, copy, blocked, expired, owing, of_parts, part_missing
    )


def _today() -> object:
    return datetime.now(UTC).date()


def _here(session: Session) -> int:
    return session.scalars(select(Branch.id).order_by(Branch.id)).first() or 0


def _of_parts(session: Session, which: ColumnElement[bool]) -> str:
    """The one of most parts."""
    out = exists().where(Loan.item_id == Item.id, Loan.ended_at.is_(None))
    found = select(Item.barcode).where(Item.branch_id == _here(session), Item.parts != "", which, ~out)
    return session.scalars(found.order_by(func.length(Item.parts).desc(), Item.barcode)).first() or ""


def _first(session: Session, *which: object) -> str:
    card = session.scalars(select(Member.number).where(*which).order_by(Member.number)).first()  # type: ignore[arg-type]
    assert card is not None
    return card

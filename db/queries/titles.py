# SPDX-License-Identifier: GPL-3.0-or-later
"""Looking at one title: its facts, its copies and who has them."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from db.models import (
    Branch,
    Deposit,
    Interloan,
    Item,
    ItemType,
    Loan,
    Member,
    Partner,
    Title,
    TitleIdentifier,
    Transit,
)
from db.models.holds import is_aside
from db.models.interloan import ORIGIN, went_to_another
from db.models.transits import at_a_partner, is_newest, on_its_way, rests_at
from db.queries.rows import rows_as

GOAL, STANDS = Branch.__table__.alias("goal"), Branch.__table__.alias("stands")
ASKS, ASKS_TOO = Branch.__table__.alias("asks"), Partner.__table__.alias("asks_too")
BORROWING = (
    select(func.coalesce(ASKS.c.name, ASKS_TOO.c.name))
    .select_from(Interloan)
    .outerjoin(ASKS, ASKS.c.id == Interloan.requester_id)
    .outerjoin(ASKS_TOO, ASKS_TOO.c.id == Interloan.requesting_partner_id)
    .where(went_to_another(Item.id))
    .order_by(Interloan.uid.desc())
    .limit(1)
    .correlate(Item)
    .scalar_subquery()
)
"""The library to which a copy was sent because it asked for it."""


class CopyRow(NamedTuple):
    """One copy of a title: where it belongs, and who has it until when (`due_at` None = in)."""

    uid: UUID
    barcode: str
    branch: str
    branch_id: int
    item_type: str
    condition: str
    location: str
    call_number: str
    due_at: datetime | None
    loan: UUID | None
    member: UUID | None
    member_name: str | None
    member_number: str | None
    on_its_way_to: str | None
    stands_at: str | None
    """The branch, where it stands in another than its own; or who has it for a while: a partner, or the
    library that asked for it."""
    kept: str | None
    """For whom it is here: 'hold' (it lies aside), 'interloan' (who asked another library for it)."""


class TitleView(NamedTuple):
    """A title in full, with its copies; the desk's own branch first."""

    title: Title
    identifiers: list[tuple[str, str]]
    copies: list[CopyRow]


def title_view(session: Session, uid: UUID, here: int) -> TitleView | None:
    """Everything about one title; the Title is detached and fully loaded but for `marc`."""
    title = session.scalar(select(Title).where(Title.uid == uid))
    if title is None:
        return None
    identifiers = session.execute(
        select(TitleIdentifier.kind, TitleIdentifier.value).where(TitleIdentifier.title_id == title.id)
    )
    view = TitleView(title, [(r.kind, r.value) for r in identifiers], _copies(session, title.id, here))
    session.expunge(title)
    return view


def _copies(session: Session, title_id: int, here: int) -> list[CopyRow]:
    rows = session.execute(
        select(
            Item.uid,
            Item.barcode,
            Branch.name,
            Item.branch_id,
            ItemType.name,
            Item.condition,
            Item.location,
            Item.call_number,
            Loan.due_at,
            Loan.uid,
            Member.uid,
            Member.name,
            Member.number,
            case((at_a_partner(), None), (on_its_way(), GOAL.c.name)),
            case(
                (at_a_partner(), Partner.name),
                (Loan.id.is_(None) & BORROWING.is_not(None), BORROWING),
                (~on_its_way() & (STANDS.c.id != Item.branch_id), STANDS.c.name),
            ),
            case((is_aside(), "hold"), (Item.origin == ORIGIN, "interloan")),
        )
        .join(Branch, Branch.id == Item.branch_id)
        .join(ItemType, ItemType.id == Item.item_type_id)
        .outerjoin(Loan, (Loan.item_id == Item.id) & Loan.ended_at.is_(None))
        .outerjoin(Member, Member.id == Loan.member_id)
        .outerjoin(Transit, is_newest(Item.id) & Loan.id.is_(None))
        .outerjoin(GOAL, GOAL.c.id == Transit.to_branch_id)
        .outerjoin(Deposit, Deposit.id == Transit.deposit_id)
        .outerjoin(Partner, Partner.id == Deposit.partner_id)
        .outerjoin(STANDS, STANDS.c.id == rests_at())
        .where(Item.title_id == title_id)
        .order_by(Item.branch_id != here, Branch.name, Item.barcode)
    )
    return rows_as(CopyRow, rows)

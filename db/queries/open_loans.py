# SPDX-License-Identifier: GPL-3.0-or-later
"""What a member has out: read whole with the card, and after each scan only as far as it has changed.

A school's card has hundreds of loans: reading them anew at each scan would make its queue wait.
"""

from bisect import insort
from collections.abc import Sequence
from datetime import datetime
from operator import add
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Select, bindparam, literal_column, select
from sqlalchemy.orm import Session

from db.models import Branch, Item, Loan, Title
from db.models.circulation import renewed_itself
from db.models.columns import EPOCH
from db.queries.rows import straight


class LoanRow(NamedTuple):
    """One open loan of a member."""

    loan: UUID
    item: UUID
    title_uid: UUID
    title: str
    barcode: str
    lent_at: datetime
    due_at: datetime
    renewals: int
    branch: str
    claimed_at: datetime | None = None
    """When the borrower says that it came back."""
    by_itself: int = 0
    """How many of the renewals nobody asked for."""
    branch_id: int = 0
    stamp: tuple[int, ...] = ()
    """Its key in this store, and what of it can change."""
    falls_due: datetime | None = None
    """When it is due by its branch's calendar, where that is not `due_at`; whoever asks fills it in, and what
    follows."""
    fine_so_far: int = 0
    """What being late has come to, in rupiah."""
    suspension_so_far: int = 0
    """The days without borrowing that would follow, were it taken back now."""

    @property
    def late_after(self) -> datetime:
        """What it is late after: over days that were closed since, later than `due_at`."""
        return self.falls_due or self.due_at


class OpenLoans(NamedTuple):
    """A member's open loans, soonest due first.

    `tally` is how many they are and what their stamps add up to: as long as the store tells the same, nobody
    need look at the loans themselves. `last` is when the newest was lent.
    """

    rows: list[LoanRow]
    last: datetime
    tally: tuple[int, ...]


STAMP = (
    "loans.id",
    "loans.due_at / 1000",
    "loans.lent_at / 1000",
    "loans.renewals",
    "coalesce(loans.claimed_at, 0) / 1000",
)
"""Times in milliseconds. The index ix_loans_open_member tells all of it."""
OPEN = "FROM loans WHERE loans.member_id = ? AND loans.ended_at IS NULL"
STAMPS = f"SELECT {', '.join(STAMP)} {OPEN} ORDER BY loans.due_at, loans.lent_at"
TALLY = f"SELECT count(*), {', '.join(f'sum({one})' for one in STAMP[1:])} {OPEN}"
NOTHING = (0,) * len(STAMP)
FACTS = (
    Loan.uid,
    Item.uid,
    Title.uid,
    Title.title,
    Item.barcode,
    Loan.lent_at,
    Loan.due_at,
    Loan.renewals,
    Branch.name,
    Loan.claimed_at,
    renewed_itself(),
    Loan.branch_id,
)
ALL = (
    select(*FACTS, *map(literal_column, STAMP))
    .join(Item, Item.id == Loan.item_id)
    .join(Title, Title.id == Item.title_id)
    .join(Branch, Branch.id == Loan.branch_id)
    .where(Loan.member_id == bindparam("member"), Loan.ended_at.is_(None))
    .order_by(Loan.due_at, Loan.lent_at)
)
NEWER = ALL.where(Loan.lent_at > bindparam("last"))
THESE = ALL.where(Loan.id.in_(bindparam("keys", expanding=True)))


def open_loans(session: Session, member_id: int, shown: OpenLoans | None = None) -> OpenLoans:
    """What a member has out; of what is `shown` already only what has changed is read."""
    if shown is None or not shown.rows:
        return _added_up(_read(session, ALL, member=member_id))
    newer = _added_up(_read(session, NEWER, member=member_id, last=shown.last))
    tally = tuple(map(add, shown.tally, newer.tally))
    if next(iter(straight(session, TALLY, (member_id,)))) != tally:
        return _added_up(_compared(session, member_id, shown.rows))
    if not newer.rows:
        return shown
    rows = list(shown.rows)
    for row in newer.rows:
        insort(rows, row, key=_by_due)
    return OpenLoans(rows, newer.last, tally)


def _added_up(rows: list[LoanRow]) -> OpenLoans:
    stamps = [(1, *row.stamp[1:]) for row in rows] or [NOTHING]
    return OpenLoans(
        rows, max((row.lent_at for row in rows), default=EPOCH), tuple(map(sum, zip(*stamps, strict=True)))
    )


def _compared(session: Session, member_id: int, shown: Sequence[LoanRow]) -> list[LoanRow]:
    """Loan by loan: something was taken back, renewed or claimed."""
    stamps = list(straight(session, STAMPS, (member_id,)))
    by_stamp = {row.stamp: row for row in shown}
    changed = [stamp[0] for stamp in stamps if stamp not in by_stamp]
    by_stamp |= {row.stamp: row for row in _read(session, THESE, member=member_id, keys=changed)}
    return [by_stamp[stamp] for stamp in stamps]


def _read(session: Session, statement: Select[*tuple[Any, ...]], **values: object) -> list[LoanRow]:
    facts = len(FACTS)
    found = session.connection().execute(statement, values)
    return [LoanRow._make((*row[:facts], tuple(row[facts:]), None, 0, 0)) for row in found]


def _by_due(row: LoanRow) -> tuple[datetime, datetime]:
    return row.due_at, row.lent_at

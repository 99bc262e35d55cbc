# SPDX-License-Identifier: GPL-3.0-or-later
"""From the rows of a visit to numbered slips: recorded first, so that a slip exists before it is printed."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from db.operations.desk import Desk, Together
from db.queries.members import MemberView, member_view
from db.rules.calendar import is_by_the_hour
from desktop_app.circulation.visit import VisitRow
from desktop_app.issuing import Issued, Numbered, issue_one, letterhead
from desktop_app.printing.loan_slip import LoanRow, LoanSlip
from desktop_app.printing.return_slip import ReturnRow, ReturnSlip
from desktop_app.printing.slip import Letterhead

LENT = frozenset({"lent", "renewed", "due"})
RETURNED = frozenset({"returned", "found"})


def issue(desk: Desk, member: MemberView | None, rows: Sequence[VisitRow]) -> list[Issued]:
    """Number and keep the slips of a visit, together: one for what went out, one for what came back."""
    out, back = _last_of_each(rows), [row for row in rows if row.action in RETURNED]
    staff = desk.person.name if desk.person else ""
    issued = []
    with desk.together() as perform:
        head = letterhead(perform.session, desk.branch)
        if member is not None and out:
            issued.append(_issue(perform, "loan", member, partial(_loan_slip, head, staff, member, out)))
        if back:
            who = member or _only_borrower(perform.session, back)
            issued.append(_issue(perform, "return", who, partial(_return_slip, head, staff, who, back)))
    return issued


def _only_borrower(session: Session, rows: Sequence[VisitRow]) -> MemberView | None:
    """Whose items they all were, if they were one member's."""
    borrowers = {row.member for row in rows if row.action == "returned"}
    uid = borrowers.pop() if len(borrowers) == 1 else None
    return member_view(session, uid) if uid is not None else None


def _issue(perform: Together, kind: str, member: MemberView | None, numbered: Numbered) -> Issued:
    return issue_one(perform, kind, member.uid if member else None, numbered)


def _last_of_each(rows: Sequence[VisitRow]) -> list[VisitRow]:
    """What went out, each item once with its last due date, but not what came back after all."""
    out: dict[object, VisitRow] = {}
    for row in rows:
        if row.action in LENT:
            out[row.item] = row
        elif row.action in (*RETURNED, "lost"):
            out.pop(row.item, None)
    return list(out.values())


def _loan_slip(
    head: Letterhead, staff: str, member: MemberView, rows: list[VisitRow], number: str, at: datetime
) -> LoanSlip:
    return LoanSlip(
        letterhead=head,
        number=number,
        at=at,
        staff=staff,
        member_name=member.name,
        member_number=member.number,
        rows=tuple(_loan_row(row) for row in rows),
        fines=member.fines,
    )


def _loan_row(row: VisitRow) -> LoanRow:
    assert row.due_at is not None
    day, renewed = row.due_at.astimezone().date(), row.action == "renewed"
    return LoanRow(row.title, row.barcode, day, renewed, row.due_at if is_by_the_hour(row.due_at) else None)


def _return_slip(
    head: Letterhead, staff: str, member: MemberView | None, rows: list[VisitRow], number: str, at: datetime
) -> ReturnSlip:
    return ReturnSlip(
        letterhead=head,
        number=number,
        at=at,
        staff=staff,
        rows=tuple(_return_row(row, member) for row in rows),
        member_name=member.name if member else "",
        member_number=member.number if member else "",
    )


def _return_row(row: VisitRow, member: MemberView | None) -> ReturnRow:
    """Items of others are told apart by card number: whoever gets the slip need not know their names."""
    own = member is not None and row.member == member.uid
    day = row.at.astimezone().date()
    return ReturnRow(
        row.title,
        row.barcode,
        day,
        row.days_late,
        row.fine,
        "" if own else row.member_number,
        row.suspended_until,
    )

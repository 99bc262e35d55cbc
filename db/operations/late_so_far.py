# SPDX-License-Identifier: GPL-3.0-or-later
"""What a member's late loans cost so far: what taking each of them back now would ask."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from db.models import Item, Loan, Member
from db.operations.policies import calendar_of, policies_of
from db.rules.fines import lateness_at
from db.rules.terms import Case, Terms, resolve

# Made once: each scan of who has something late asks it, once for all of it.
PAST_DUE = (
    select(
        *(Loan.uid, Loan.branch_id, Loan.lent_at, Loan.due_at, Loan.claimed_at),
        *(Member.member_type_id, Item.item_type_id, Item.price),
    )
    .join(Member, Member.id == Loan.member_id)
    .join(Item, Item.id == Loan.item_id)
    .where(Loan.member_id == bindparam("member"), Loan.ended_at.is_(None), Loan.due_at < bindparam("now"))
)


class SoFar(NamedTuple):
    """When a loan falls due by its branch's calendar, and what being late costs by now.

    `fine` is rupiah, `suspension` the days without borrowing that would follow.
    """

    falls_due: datetime
    fine: int
    suspension: int


def late_so_far(session: Session, member: int, now: datetime) -> dict[UUID, SoFar]:
    """Of each open loan of a member (its key) whose due time is past; reckoned as by circulation.check_in."""
    rows = session.connection().execute(PAST_DUE, {"member": member, "now": now}).all()
    if not rows:
        return {}
    policies, known = policies_of(session), dict[Case, Terms]()
    calendars = {branch: calendar_of(session, branch) for branch in {row.branch_id for row in rows}}
    found = {}
    for row in rows:
        calendar = calendars[row.branch_id]
        lent_on = calendar.local_day(row.lent_at)
        case = Case(row.member_type_id, row.item_type_id, row.branch_id, lent_on)
        if case not in known:
            known[case] = resolve(policies, case)
        back = now if row.claimed_at is None else min(now, row.claimed_at)
        late = lateness_at(known[case], calendar, row.due_at, back, row.price)
        until, day = late.suspended_until, calendar.local_day(back)
        suspension = 0 if until is None else (until - day).days
        found[row.uid] = SoFar(calendar.falls_due(row.due_at), late.amount, suspension)
    return found

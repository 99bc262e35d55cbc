# SPDX-License-Identifier: GPL-3.0-or-later
"""Both sides of what a note is about: what happened, when, where and to whom, as far as it is known here."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from db.models import Branch, Loan, Member
from db.queries.subjects import uid_in


class Side(NamedTuple):
    """'lent', 'returned' or 'registered' (`at` is a day then); `who` is a name with its number."""

    what: str
    at: datetime | date
    branch: str
    who: str


def sides_of(session: Session, facts: dict[str, Any]) -> list[Side]:
    """In their order: of the loan that these facts name, else of the two members."""
    if (loan := uid_in(facts, "loan")) is not None:
        found = session.scalar(select(Loan).where(Loan.uid == loan))
        if found is None:
            return []
        sides = list(_of_item(session, found))
        if returns := facts.get("returns"):
            sides = [sides[0], *(_returned(session, one, sides[0].who) for one in returns)]
        return sides
    members = [uid_in(facts, name) for name in ("member", "other")]
    return list(_registered(session, members)) if all(members) else []


def _of_item(session: Session, loan: Loan) -> Iterator[Side]:
    """The loan; where it ended because the item was lent again, that loan too."""
    yield from _of_loan(session, loan)
    later = select(Loan).where(
        Loan.item_id == loan.item_id, Loan.lent_at == loan.ended_at, Loan.id != loan.id
    )
    if (found := session.scalars(later).first()) is not None:
        yield from _of_loan(session, found)


def _of_loan(session: Session, loan: Loan) -> Iterator[Side]:
    there, back = aliased(Branch), aliased(Branch)
    known = (
        select(there.name, back.name, Member.name, Member.number)
        .select_from(Loan)
        .join(there, there.id == Loan.branch_id)
        .outerjoin(back, back.id == Loan.ended_branch_id)
        .outerjoin(Member, Member.id == Loan.member_id)
        .where(Loan.id == loan.id)
    )
    lent_at, back_at, name, number = session.execute(known).one()
    who = f"{name} ({number})" if name else ""
    yield Side("lent", loan.lent_at, lent_at, who)
    if loan.ended_at is not None and loan.ending == "returned":
        yield Side("returned", loan.ended_at, back_at or "", who)


def _returned(session: Session, told: dict[str, str], who: str) -> Side:
    """One of several returns, as the note tells them: the loan itself knows the earliest alone."""
    branch = session.scalar(select(Branch.name).where(Branch.uid == uid_in(told, "branch")))
    return Side("returned", datetime.fromisoformat(told["at"]), branch or "", who)


def _registered(session: Session, members: list[Any]) -> Iterator[Side]:
    rows = session.execute(
        select(Member.registered_on, Branch.name, Member.name, Member.number)
        .join(Branch, Branch.id == Member.branch_id)
        .where(Member.uid.in_(members))
        .order_by(Member.registered_on, Member.number)
    )
    for day, branch, name, number in rows:
        yield Side("registered", day, branch, f"{name} ({number})")

# SPDX-License-Identifier: GPL-3.0-or-later
"""Visits of a day, and what they come to. Names are only in the list of a day, which only this branch has."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Branch, Member, MemberType, Visit, VisitDay
from db.queries.rows import rows_as
from db.queries.uses import UseSum, uses
from db.rules import visits as rules


class VisitRow(NamedTuple):
    """A visit in the day's list; `who` is a member's, guest's or door's name as far as it is known."""

    uid: UUID
    came_at: datetime
    hour: int | None
    sort: str
    purpose: str
    audience: str
    who: str
    number: str
    institution: str
    people: int
    women: int
    men: int
    children: int
    gender: str
    age_group: str
    used_ict: int
    counts: bool
    cancelled: bool


class BranchSum(NamedTuple):
    """What the visits of some days at a branch come to; `open_days` on which anybody was counted."""

    branch: UUID
    name: str
    visits: int
    used_ict: int
    open_days: int


class Sum(NamedTuple):
    """So many people of one day, hour and kind; `kind` is a member type's name, for guests empty."""

    day: date
    hour: int | None
    sort: str
    purpose: str
    audience: str
    kind: str
    kind_en: str
    gender: str
    age_group: str
    people: int
    used_ict: int
    women: int
    men: int
    children: int


@dataclass(frozen=True)
class Figures:
    """What visits of some days come to; `at_door` are people whom only a door has counted."""

    visits: int = 0
    at_door: int = 0
    used_ict: int = 0
    members: int = 0
    """Different members, each once."""
    open_days: int = 0
    sums: tuple[Sum, ...] = field(default=(), repr=False)
    read_here: tuple[UseSum, ...] = field(default=(), repr=False)
    """Items that were read in the library."""

    def by(self, what: Callable[[Sum], Any]) -> Counter[Any]:
        """People by something that a sum says."""
        found = Counter[Any]()
        for one in self.sums:
            found[what(one)] += one.people
        return found


def visits_of(session: Session, branch: UUID, day: date) -> list[VisitRow]:
    """Everything that was entered for a day, the newest first."""
    rows = session.execute(
        select(Visit, Member.name, Member.number)
        .join(Branch, Branch.id == Visit.branch_id)
        .outerjoin(Member, Member.uid == Visit.member)
        .where(Branch.uid == branch, Visit.day == day)
        .order_by(Visit.came_at.desc(), Visit.uid.desc())
    )
    return [_row(one, name, number) for one, name, number in rows]


def _row(one: Visit, name: str | None, number: str | None) -> VisitRow:
    plain = {field: getattr(one, field) for field in VisitRow._fields if hasattr(Visit, field)}
    return VisitRow(
        **plain, who=name or one.name, number=number or "", cancelled=one.cancelled_at is not None
    )


def last_coming(
    session: Session, branch: UUID, member: UUID, since: datetime, *, with_computer: bool = False
) -> datetime | None:
    """When a member came here last (`with_computer`: and used one), after this moment; None: they did not."""
    came = (
        select(func.max(Visit.came_at))
        .join(Branch, Branch.id == Visit.branch_id)
        .where(
            Branch.uid == branch,
            Visit.member == member,
            Visit.day >= since.date(),
            Visit.came_at > since,
            Visit.counts,
        )
    )
    found: datetime | None = session.scalar(came.where(Visit.used_ict > 0) if with_computer else came)
    return found


def of_branches(session: Session, first: date, last: date) -> list[BranchSum]:
    """Branches that the server has counted visits of, by name, with what these days come to."""
    inside = (VisitDay.day >= first) & (VisitDay.day <= last)
    came = func.coalesce(func.sum(VisitDay.visits).filter(inside), 0)
    used = func.coalesce(func.sum(VisitDay.used_ict).filter(inside), 0)
    days = func.count().filter(inside & (VisitDay.visits > 0))
    rows = session.execute(
        select(Branch.uid, Branch.name, came, used, days)
        .join(VisitDay, VisitDay.branch_id == Branch.id)
        .group_by(Branch.uid, Branch.name)
        .order_by(Branch.name)
    )
    return rows_as(BranchSum, rows)


def figures(session: Session, branch: UUID, first: date, last: date) -> Figures:
    """What a branch's visits of these days come to, the first and the last included."""
    here = select(Branch.id).where(Branch.uid == branch).scalar_subquery()
    counting = (Visit.branch_id == here, Visit.day >= first, Visit.day <= last, Visit.counts)
    keys = (
        *(Visit.day, Visit.hour, Visit.sort, Visit.purpose, Visit.audience),
        *(func.coalesce(MemberType.name, ""), func.coalesce(MemberType.name_en, "")),
        *(Visit.gender, Visit.age_group),
    )
    added = (
        func.sum(column) for column in (Visit.people, Visit.used_ict, Visit.women, Visit.men, Visit.children)
    )
    rows = session.execute(
        select(*keys, *added)
        .outerjoin(MemberType, MemberType.id == Visit.member_type_id)
        .where(*counting)
        .group_by(*keys)
    )
    sums = rows_as(Sum, rows)
    entered = Counter[date]()
    passed = Counter[date]()
    for one in sums:
        (passed if one.sort == rules.DOOR else entered)[one.day] += one.people
    at_door = sum(rules.only_at_the_door(entered[day], count) for day, count in passed.items())
    members = session.scalar(select(func.count(Visit.member.distinct())).where(*counting))
    inside = tuple(one for one in sums if one.sort != rules.DOOR)
    return Figures(
        visits=entered.total() + at_door,
        at_door=at_door,
        used_ict=sum(one.used_ict for one in inside),
        members=members or 0,
        open_days=len(entered.keys() | passed.keys()),
        sums=inside,
        read_here=tuple(uses(session, branch, first, last)),
    )

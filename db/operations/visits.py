# SPDX-License-Identifier: GPL-3.0-or-later
"""Visits: a card, a guest, a group, heads counted, a door's counter. Corrected, taken back, never erased."""

from collections.abc import Collection
from datetime import UTC, date, datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from db.models import Branch, Member, MemberType, Staff, Visit, new_uid
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.policies import calendar_of
from db.operations.records import not_negative, one_of
from db.rules import visits as rules
from db.rules.programme import age_on
from db.rules.roles import Right

VISITS = Changes({"visits"})


class VisitFacts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What is known of a visit; see models.Visit."""

    sort: str
    purpose: str = ""
    audience: str = ""
    member: UUID | None = None
    member_type: UUID | None = None
    gender: str = ""
    age_group: str = ""
    name: str = ""
    institution: str = ""
    people: int = 1
    women: int = 0
    men: int = 0
    children: int = 0
    used_ict: int = 0


CORRECTABLE = frozenset(
    {
        "purpose",
        "audience",
        "gender",
        "age_group",
        "name",
        "institution",
        "people",
        "women",
        "men",
        "children",
    }
    | {"used_ict"}
)


class RecordVisit(Operation, frozen=True, kw_only=True):
    """`day` and `hour` by the branch's clock; `came_at` where that was not when it was entered."""

    visit: UUID
    facts: VisitFacts
    device: UUID
    day: date
    hour: int | None = None
    came_at: datetime | None = None


class CorrectVisit(Operation, frozen=True, kw_only=True):
    """Something of a visit was otherwise: only what differs, so that two desks' corrections merge."""

    visit: UUID
    changed: dict[str, str | int]


class CancelVisit(Operation, frozen=True, kw_only=True):
    """It was entered by mistake."""

    visit: UUID


# --- making ------------------------------------------------------------------------------------------


def record_visit(
    making: Making,
    /,
    *,
    facts: VisitFacts,
    device: UUID,
    day: date | None = None,
    hour: int | None = None,
) -> RecordVisit:
    """Enter a visit, of now or of an earlier day or hour. Raises Invalid, NotAllowed, Unknown."""
    making.require(Right.COUNT_VISITS)
    here = calendar_of(making.session, sure_key(making.session, Branch, making.branch))
    zone = ZoneInfo(here.timezone)
    now = making.now.astimezone(zone)
    if day is not None and day > now.date():
        raise refusals.Invalid(field="day", why="bad_date")
    last = now.hour if day in (None, now.date()) else 23
    if hour is not None and not 0 <= hour <= last:
        raise refusals.Invalid(field="hour", why="bad_number")
    if facts.sort == rules.MEMBER:
        facts = _with_member(making, facts, now.date())
    check(facts)
    came_at = None
    if day not in (None, now.date()) or hour not in (None, now.hour):
        then = datetime.combine(day or now.date(), time(12 if hour is None else hour), zone)
        came_at = min(then.astimezone(UTC), making.now)
    return RecordVisit(
        **making.header()._asdict(),
        visit=new_uid(),
        facts=facts,
        device=device,
        day=day or now.date(),
        hour=None if facts.sort == rules.DOOR else now.hour if hour is None and day is None else hour,
        came_at=came_at,
    )


def _with_member(making: Making, facts: VisitFacts, today: date) -> VisitFacts:
    if facts.member is None:
        raise refusals.Invalid(field="member", why="empty")
    who = row(making.session, Member, facts.member)
    kind = making.session.get_one(MemberType, who.member_type_id)
    return msgspec.structs.replace(
        facts,
        member_type=kind.uid,
        gender=who.gender if who.gender in rules.GENDERS else "",
        age_group=rules.age_group(age_on(who.birth_date, today)),
        people=1,
    )


def check(facts: VisitFacts) -> None:
    """Raises Invalid for what can't be."""
    one_of("sort", facts.sort, rules.SORTS)
    one_of("purpose", facts.purpose, ("", *rules.PURPOSES))
    one_of("audience", facts.audience, ("", *rules.AUDIENCES))
    one_of("gender", facts.gender, rules.GENDERS)
    one_of("age_group", facts.age_group, rules.AGE_GROUPS)
    not_negative(women=facts.women, men=facts.men, children=facts.children, used_ict=facts.used_ict)
    least = 0 if facts.sort == rules.DOOR else 1
    if not least <= facts.people <= rules.MOST_PEOPLE:
        raise refusals.Invalid(field="people", why="bad_number")
    if facts.women + facts.men + facts.children > facts.people:
        raise refusals.Invalid(field="people", why="bad_number")
    if facts.used_ict > facts.people:
        raise refusals.Invalid(field="used_ict", why="bad_number")


def correct_visit(making: Making, /, *, visit: UUID, changed: dict[str, str | int]) -> CorrectVisit:
    """Say it right. Raises Invalid, CannotUndo (it was taken back), NotAllowed, Unknown."""
    making.require(Right.COUNT_VISITS)
    there = row(making.session, Visit, visit)
    if there.cancelled_at is not None:
        raise refusals.CannotUndo(why="moved_on")
    check(msgspec.structs.replace(facts_of(making.session, there), **changed))
    return CorrectVisit(**making.header()._asdict(), visit=visit, changed=dict(changed))


def facts_of(session: Session, visit: Visit) -> VisitFacts:
    """A visit as it stands."""
    plain = {name: getattr(visit, name) for name in CORRECTABLE}
    kind = None if visit.member_type_id is None else session.get_one(MemberType, visit.member_type_id).uid
    return VisitFacts(sort=visit.sort, member=visit.member, member_type=kind, **plain)


def cancel_visit(making: Making, /, *, visit: UUID) -> CancelVisit:
    """Take a visit back. Raises CannotUndo (it was before), NotAllowed, Unknown."""
    making.require(Right.COUNT_VISITS)
    if row(making.session, Visit, visit).cancelled_at is not None:
        raise refusals.CannotUndo(why="moved_on")
    return CancelVisit(**making.header()._asdict(), visit=visit)


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: RecordVisit, session: Session) -> Changes:
    assert operation.branch is not None
    facts = operation.facts
    visit = Visit(
        uid=operation.visit,
        branch_id=sure_key(session, Branch, operation.branch),
        staff_id=key(session, Staff, operation.staff),
        device=operation.device,
        came_at=operation.came_at or operation.made_at,
        day=operation.day,
        hour=operation.hour,
        sort=facts.sort,
        member=facts.member,
        member_type_id=key(session, MemberType, facts.member_type),
        **{name: getattr(facts, name) for name in CORRECTABLE},
    )
    session.add(visit)
    recount(session, visit)
    return VISITS


@apply.register
def _(operation: CorrectVisit, session: Session) -> Changes:
    visit = row(session, Visit, operation.visit)
    for name, value in operation.changed.items():
        if name in CORRECTABLE:
            setattr(visit, name, value)
    recount(session, visit)
    return VISITS


@apply.register
def _(operation: CancelVisit, session: Session) -> Changes:
    visit = row(session, Visit, operation.visit)
    visit.cancelled_at = operation.made_at
    recount(session, visit)
    return VISITS


def recount(session: Session, visit: Visit) -> Collection[Visit]:
    """Tell anew which of the visits count that stand for the same as this one; returns them all."""
    session.flush()
    same = session.scalars(select(Visit).where(same_as(visit))).all()
    seen = [rules.Seen(one.uid, one.came_at, one.used_ict > 0) for one in same if one.cancelled_at is None]
    match visit.sort:
        case rules.MEMBER:
            counting = rules.comings(seen)
        case rules.DOOR:
            counting = rules.newest(seen)
        case _:
            counting = frozenset(one.uid for one in seen)
    for one in same:
        one.counts = one.uid in counting
    return same


def move_visits(session: Session, merged: UUID, into: UUID) -> None:
    """A member's visits are another's, who is the same person: within an hour they came once."""
    moved = session.scalars(select(Visit).where(Visit.member == merged)).all()
    for one in moved:
        one.member = into
    for one in {(one.branch_id, one.day): one for one in moved}.values():
        recount(session, one)


def same_as(visit: Visit) -> ColumnElement[bool]:
    """A card's visits of a day at a branch; what a door's counter said of the day; else the visit alone."""
    return _same(visit.branch_id, visit.day, visit.sort, visit.member, visit.name, visit.uid)


def same_as_new(session: Session, operation: RecordVisit) -> ColumnElement[bool]:
    """The same of one that is not there yet."""
    branch, facts = key(session, Branch, operation.branch), operation.facts
    return _same(branch, operation.day, facts.sort, facts.member, facts.name, operation.visit)


def _same(
    branch: int | None, day: date, sort: str, member: UUID | None, name: str, uid: UUID
) -> ColumnElement[bool]:
    of_day = (Visit.branch_id == branch) & (Visit.day == day) & (Visit.sort == sort)
    match sort:
        case rules.MEMBER:
            return of_day & (Visit.member == member)
        case rules.DOOR:
            return of_day & (Visit.name == name)
    return Visit.uid == uid

# SPDX-License-Identifier: GPL-3.0-or-later
"""The library's frame: branches, calendars, types, policies and shared settings."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import CompoundSelect, Date, Integer, Text, bindparam, cast, delete, null, select, union_all
from sqlalchemy.orm import Session

from db.models import (
    Branch,
    ClosedDay,
    ItemType,
    LoanPolicy,
    MemberType,
    Setting,
    WeeklyClosing,
    new_uid,
)
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, sure_key
from db.rules.calendar import Calendar, knows_timezone
from db.rules.roles import Right
from db.rules.terms import KINDS, TERM_NAMES, Policy, Said, lent_to_nobody, may_say

POLICIES = Changes({"policies"})
PLACES = Changes({"places"})
NeverLent = frozenset[tuple[int, int]]
"""Keys of item types and branches: what is lent to nobody there."""


class PutBranch(Operation, frozen=True, kw_only=True):
    """A branch is opened or its particulars are changed; `closed_weekdays` 0 = Monday."""

    target: UUID
    code: str
    name: str
    address: str = ""
    phone: str = ""
    timezone: str = "Asia/Jakarta"
    closed_weekdays: tuple[int, ...] = ()


class PutType(Operation, frozen=True, kw_only=True):
    """A member type (`of` = 'member') or item type ('item') is made or changed.

    A fee that is not said, as by an older program, stays as it was.
    """

    of: str
    target: UUID
    code: str
    name: str
    name_en: str = ""
    validity_days: int = 365
    registration_fee: int | None = None
    renewal_fee: int | None = None


FEES_OF_TYPES = ("registration_fee", "renewal_fee")


class PutPolicy(Operation, frozen=True, kw_only=True):
    """A loan policy is made or changed; see models.LoanPolicy and rules.terms."""

    target: UUID
    member_type: UUID | None = None
    item_type: UUID | None = None
    at_branch: UUID | None = None
    season: str = ""
    since: date | None = None
    until: date | None = None
    terms: dict[str, Said] = {}


class RemovePolicy(Operation, frozen=True, kw_only=True):
    """A loan policy is taken out."""

    target: UUID


class ClosedDayFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A closed day; without `at_branch` all branches are closed."""

    target: UUID
    day: date
    name: str
    at_branch: UUID | None = None


class PutClosedDays(Operation, frozen=True, kw_only=True):
    """Days are marked closed."""

    days: tuple[ClosedDayFacts, ...]


class OpenDays(Operation, frozen=True, kw_only=True):
    """Closed days are open after all."""

    targets: tuple[UUID, ...]


class ChangeSetting(Operation, frozen=True, kw_only=True):
    """A setting of the whole library; `value` is JSON."""

    name: str
    value: str


# --- making ------------------------------------------------------------------------------------------


def put_branch(
    making: Making, /, *, target: UUID | None = None, code: str, name: str, **facts: Any
) -> PutBranch:
    """Open or change a branch. Raises Invalid, Taken, NotAllowed."""
    making.require(Right.SETTINGS)
    _required(code=code, name=name)
    if not knows_timezone(facts.get("timezone", "UTC")):
        raise refusals.Invalid(field="timezone", why="bad_text")
    _free(making.session, Branch, target, code)
    return PutBranch(
        **making.header()._asdict(), target=target or new_uid(), code=code.strip(), name=name.strip(), **facts
    )


def put_type(
    making: Making, /, *, of: str, target: UUID | None = None, code: str, name: str, **facts: Any
) -> PutType:
    """Make or change a member or item type. Raises Invalid, Taken, NotAllowed."""
    making.require(Right.EDIT_POLICIES)
    _required(code=code, name=name)
    for fee in FEES_OF_TYPES:
        if (facts.get(fee) or 0) < 0:
            raise refusals.Invalid(field=fee, why="bad_number")
    _free(making.session, MemberType if of == "member" else ItemType, target, code)
    return PutType(
        **making.header()._asdict(),
        of=of,
        target=target or new_uid(),
        code=code.strip(),
        name=name.strip(),
        **facts,
    )


def put_policy(
    making: Making,
    /,
    *,
    target: UUID | None = None,
    member_type: UUID | None = None,
    item_type: UUID | None = None,
    at_branch: UUID | None = None,
    season: str = "",
    since: date | None = None,
    until: date | None = None,
    terms: dict[str, Said],
) -> PutPolicy:
    """Make or change a policy, for a season where it has a first or last day.

    Raises Invalid (an unknown term, one that is said as something else than it is, a season that ends before
    it begins), Unknown, Taken (the key, on a day of the season), NotAllowed.
    """
    making.require(Right.EDIT_POLICIES)
    _may_say(making.session, terms)
    if since is not None and until is not None and until < since:
        raise refusals.Invalid(field="until", why="bad_date")
    if (since or until) and not season.strip():
        raise refusals.Invalid(field="season", why="empty")
    _free_policy(making.session, target, (member_type, item_type, at_branch), since, until)
    return PutPolicy(
        **making.header()._asdict(),
        target=target or new_uid(),
        member_type=member_type,
        item_type=item_type,
        at_branch=at_branch,
        season=season.strip() if since or until else "",
        since=since,
        until=until,
        terms=terms,
    )


def _may_say(session: Session, terms: Mapping[str, Said]) -> None:
    for name, value in terms.items():
        if not may_say(name, value):
            why = {int: "bad_number", date: "bad_date"}.get(KINDS.get(name, bool), "bad_text")
            raise refusals.Invalid(field=name, why=why)
        for branch in value if isinstance(value, tuple) else ():
            key(session, Branch, branch)


def remove_policy(making: Making, /, *, target: UUID) -> RemovePolicy:
    """Take a policy out. Raises NotAllowed."""
    making.require(Right.EDIT_POLICIES)
    return RemovePolicy(**making.header()._asdict(), target=target)


def close_days(
    making: Making, /, *, days: Sequence[tuple[date, str]], at_branch: UUID | None = None
) -> PutClosedDays:
    """Mark days closed. Raises NotAllowed."""
    making.require(Right.EDIT_POLICIES)
    facts = tuple(ClosedDayFacts(target=new_uid(), day=d, name=n, at_branch=at_branch) for d, n in days)
    return PutClosedDays(**making.header()._asdict(), days=facts)


def open_days(making: Making, /, *, targets: Sequence[UUID]) -> OpenDays:
    """Take closed days out. Raises NotAllowed."""
    making.require(Right.EDIT_POLICIES)
    return OpenDays(**making.header()._asdict(), targets=tuple(targets))


def change_setting(making: Making, /, *, name: str, value: object) -> ChangeSetting:
    """Change a setting of the library. Raises NotAllowed."""
    making.require(Right.SETTINGS)
    return ChangeSetting(**making.header()._asdict(), name=name, value=msgspec.json.encode(value).decode())


def _required(**fields: str) -> None:
    for name, text in fields.items():
        if not text.strip():
            raise refusals.Invalid(field=name, why="empty")


def _free(
    session: Session, model: type[Branch] | type[MemberType] | type[ItemType], target: UUID | None, code: str
) -> None:
    owner = session.scalar(select(model.uid).where(model.code == code.strip()))
    if owner is not None and owner != target:
        raise refusals.Taken(what=model.__tablename__, text=code)


def _free_policy(
    session: Session,
    target: UUID | None,
    parts: tuple[UUID | None, UUID | None, UUID | None],
    since: date | None,
    until: date | None,
) -> None:
    """One policy for a key all year, and one on each day of a season.

    Where two desks have made one each, both may be changed and stay for that key.
    """
    member_type, item_type, branch = parts
    of_key = select(LoanPolicy.uid, LoanPolicy.since, LoanPolicy.until).where(
        LoanPolicy.member_type_id.is_not_distinct_from(key(session, MemberType, member_type)),
        LoanPolicy.item_type_id.is_not_distinct_from(key(session, ItemType, item_type)),
        LoanPolicy.branch_id.is_not_distinct_from(key(session, Branch, branch)),
    )
    there = session.execute(of_key).all()
    if (target, since, until) in there:
        return
    wanted = Policy(since=since, until=until)
    others = (Policy(since=begins, until=ends) for uid, begins, ends in there if uid != target)
    if any(map(wanted.competes_with, others)):
        raise refusals.Taken(what="loan_policies", text="")


def season_of(policy: LoanPolicy) -> Policy:
    """What of it decides which of two of one key counts."""
    return Policy(since=policy.since, until=policy.until, uid=policy.uid)


# --- reading, for makers -----------------------------------------------------------------------------

# Made once: each scan asks these.
ALL_POLICIES = select(LoanPolicy.__table__)
# PostgreSQL wants the type of each empty column.
NO_ZONE, NO_WEEKDAY, NO_DAY = cast(null(), Text), cast(null(), Integer), cast(null(), Date)
CALENDAR: CompoundSelect[Any] = union_all(
    select(Branch.timezone, NO_WEEKDAY.label("weekday"), NO_DAY.label("day")).where(
        Branch.id == bindparam("branch")
    ),
    select(NO_ZONE, WeeklyClosing.weekday, NO_DAY).where(WeeklyClosing.branch_id == bindparam("branch")),
    select(NO_ZONE, NO_WEEKDAY, ClosedDay.day).where(
        (ClosedDay.branch_id == bindparam("branch")) | ClosedDay.branch_id.is_(None)
    ),
)


def policies_of(session: Session) -> list[Policy]:
    """All policies as plain values."""
    return [
        Policy(
            member_type=p.member_type_id,
            item_type=p.item_type_id,
            branch=p.branch_id,
            since=p.since,
            until=p.until,
            uid=p.uid,
            terms=tuple((n, v) for n in TERM_NAMES if (v := getattr(p, n)) is not None),
        )
        for p in session.execute(ALL_POLICIES)
    ]


def never_lent(session: Session, day: date) -> NeverLent:
    """See rules.terms.lent_to_nobody."""
    people = session.scalars(select(MemberType.id)).all()
    kinds, places = session.scalars(select(ItemType.id)).all(), session.scalars(select(Branch.id)).all()
    return lent_to_nobody(policies_of(session), people, kinds, places, day)


def calendar_of(session: Session, branch: int) -> Calendar:
    """The calendar of a branch, by its key in this store."""
    rows = session.execute(CALENDAR, {"branch": branch}).all()
    timezone = next((row.timezone for row in rows if row.timezone), "Asia/Jakarta")
    weekdays = frozenset(row.weekday for row in rows if row.weekday is not None)
    return Calendar(weekdays, frozenset(row.day for row in rows if row.day is not None), timezone)


def today_at(making: Making) -> date:
    """The day at the branch of whoever makes it."""
    branch = sure_key(making.session, Branch, making.branch)
    return calendar_of(making.session, branch).local_day(making.now)


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: PutBranch, session: Session) -> Changes:
    branch = session.scalar(select(Branch).where(Branch.uid == operation.target))
    if branch is None:
        branch = Branch(uid=operation.target, code=operation.code, name=operation.name)
        session.add(branch)
    branch.code, branch.name = operation.code, operation.name
    branch.address, branch.phone, branch.timezone = operation.address, operation.phone, operation.timezone
    session.flush()
    session.execute(delete(WeeklyClosing).where(WeeklyClosing.branch_id == branch.id))
    for weekday in operation.closed_weekdays:
        session.add(WeeklyClosing(branch_id=branch.id, weekday=weekday))
    return PLACES


@apply.register
def _(operation: PutType, session: Session) -> Changes:
    model: type[MemberType] | type[ItemType] = MemberType if operation.of == "member" else ItemType
    found: Any = session.scalar(select(model).where(model.uid == operation.target))
    if found is None:
        found = model(uid=operation.target, code=operation.code, name=operation.name)
        session.add(found)
    found.code, found.name, found.name_en = operation.code, operation.name, operation.name_en
    if isinstance(found, MemberType):
        found.validity_days = operation.validity_days
        for name in FEES_OF_TYPES:
            if (fee := getattr(operation, name)) is not None:
                setattr(found, name, fee)
    return POLICIES


@apply.register
def _(operation: PutPolicy, session: Session) -> Changes:
    policy = session.scalar(select(LoanPolicy).where(LoanPolicy.uid == operation.target))
    if policy is None:
        policy = LoanPolicy(uid=operation.target)
        session.add(policy)
    policy.member_type_id = key(session, MemberType, operation.member_type)
    policy.item_type_id = key(session, ItemType, operation.item_type)
    policy.branch_id = key(session, Branch, operation.at_branch)
    policy.season, policy.since, policy.until = operation.season, operation.since, operation.until
    for name in TERM_NAMES:
        setattr(policy, name, operation.terms.get(name))
    return POLICIES


@apply.register
def _(operation: RemovePolicy, session: Session) -> Changes:
    session.execute(delete(LoanPolicy).where(LoanPolicy.uid == operation.target))
    return POLICIES


@apply.register
def _(operation: PutClosedDays, session: Session) -> Changes:
    for facts in operation.days:
        branch = key(session, Branch, facts.at_branch)
        there = select(ClosedDay).where(
            ClosedDay.day == facts.day, ClosedDay.branch_id.is_not_distinct_from(branch)
        )
        if (closed := session.scalar(there)) is not None:
            closed.name = facts.name
        else:
            session.add(ClosedDay(uid=facts.target, branch_id=branch, day=facts.day, name=facts.name))
    return PLACES


@apply.register
def _(operation: OpenDays, session: Session) -> Changes:
    session.execute(delete(ClosedDay).where(ClosedDay.uid.in_(operation.targets)))
    return PLACES


@apply.register
def _(operation: ChangeSetting, session: Session) -> Changes:
    session.merge(Setting(scope="library", name=operation.name, value=operation.value))
    return Changes({"settings"})

# SPDX-License-Identifier: GPL-3.0-or-later
"""Which rows change with what all work by: branches, rules, settings, staff, slips, notes."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import (
    Branch,
    ClosedDay,
)
from db.operations import (
    notes,
    policies,
    prints,
    staff,
)
from db.operations.operation import key
from db.syncing.kinds import (
    BRANCHES,
    CLOSED_DAYS,
    ITEM_TYPES,
    LOAN_POLICIES,
    MEMBER_TYPES,
    NOTES,
    PRINTS,
    SETTINGS,
    STAFF,
    STAFF_SECRETS,
    RowKey,
    at,
    setting_uid,
)
from db.syncing.touching import rows_of


@rows_of.register
def _(operation: policies.PutBranch, session: Session) -> Iterator[RowKey]:
    yield at(BRANCHES, operation.target)


@rows_of.register
def _(operation: policies.PutType, session: Session) -> Iterator[RowKey]:
    yield at(MEMBER_TYPES if operation.of == "member" else ITEM_TYPES, operation.target)


@rows_of.register(policies.PutPolicy)
@rows_of.register(policies.RemovePolicy)
def _(operation: policies.PutPolicy, session: Session) -> Iterator[RowKey]:
    yield at(LOAN_POLICIES, operation.target)


@rows_of.register
def _(operation: policies.PutClosedDays, session: Session) -> Iterator[RowKey]:
    """A day that is closed already keeps its row."""
    for facts in operation.days:
        branch = key(session, Branch, facts.at_branch)
        there = session.scalar(
            select(ClosedDay.uid).where(
                ClosedDay.day == facts.day, ClosedDay.branch_id.is_not_distinct_from(branch)
            )
        )
        yield at(CLOSED_DAYS, there or facts.target)


@rows_of.register
def _(operation: policies.OpenDays, session: Session) -> Iterator[RowKey]:
    yield from (at(CLOSED_DAYS, target) for target in operation.targets)


@rows_of.register
def _(operation: policies.ChangeSetting, session: Session) -> Iterator[RowKey]:
    yield at(SETTINGS, setting_uid(operation.name))


@rows_of.register
def _(operation: staff.PutStaff, session: Session) -> Iterator[RowKey]:
    yield at(STAFF, operation.target)
    yield at(STAFF_SECRETS, operation.target)


@rows_of.register
def _(operation: staff.ChangePassword, session: Session) -> Iterator[RowKey]:
    yield at(STAFF_SECRETS, operation.target)


@rows_of.register(prints.RecordPrint)
@rows_of.register(prints.RecordReprint)
def _(operation: prints.RecordReprint, session: Session) -> Iterator[RowKey]:
    yield at(PRINTS, operation.target)


@rows_of.register
def _(operation: notes.SettleNote, session: Session) -> Iterator[RowKey]:
    yield at(NOTES, operation.note)

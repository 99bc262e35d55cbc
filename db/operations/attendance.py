# SPDX-License-Identifier: GPL-3.0-or-later
"""Taking attendance: marks that are only ever added, heads counted without names, codes not taken."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import (
    AttendanceMark,
    HeadCount,
    RefusedScan,
    Registration,
    Staff,
    WorkshopSession,
    new_uid,
)
from db.operations import refusals
from db.operations.desk import Making
from db.operations.operation import Changes, Operation, apply, key, row, sure_key
from db.operations.records import not_negative, one_of, required, write
from db.operations.registrations import MOST_PEOPLE
from db.rules.roles import Right

ATTENDANCE = Changes({"attendance"})
MARKS = ("arrived", "left", "absent", "excused", "unseen")
SOURCES = ("scan", "camera", "list", "walk_in", "paper", "import", "closing", "correction")
SHOWN_OF_A_CODE = 12
"""Characters kept of a code that was not taken: enough to see what kind it was."""


class MarkAttendance(Operation, frozen=True, kw_only=True):
    """Something was seen at a session; see models.AttendanceMark."""

    target: UUID
    registration: UUID
    session: UUID
    mark: str
    happened_at: datetime
    source: str
    device: UUID
    reason: str = ""
    people: int | None = None


class TakeBackMark(Operation, frozen=True, kw_only=True):
    """A mark was a mistake; both stay in the history."""

    target: UUID
    voids: UUID
    device: UUID
    reason: str = ""


class CountHeads(Operation, frozen=True, kw_only=True):
    """So many are there, by this door's count."""

    target: UUID
    session: UUID
    device: UUID
    onsite: int = 0
    online: int = 0
    children: int = 0
    women: int = 0


class RefuseScan(Operation, frozen=True, kw_only=True):
    """A door did not take a code: `why` is a word of db.queries.door."""

    target: UUID
    session: UUID
    device: UUID
    why: str
    code: str = ""


# --- making ------------------------------------------------------------------------------------------


def mark_attendance(
    making: Making,
    /,
    *,
    registration: UUID,
    session: UUID,
    device: UUID,
    mark: str = "arrived",
    source: str = "scan",
    happened_at: datetime | None = None,
    reason: str = "",
    people: int | None = None,
) -> MarkAttendance:
    """Mark; a correction wants a reason, `people` is how many of a group came.

    Raises Invalid, NotAllowed, Unknown.
    """
    making.require(Right.TAKE_ATTENDANCE)
    one_of("mark", mark, MARKS)
    one_of("source", source, SOURCES)
    if source == "correction":
        required(reason=reason)
    if people is not None and not 1 <= people <= MOST_PEOPLE:
        raise refusals.Invalid(field="people", why="bad_number")
    who, when = row(making.session, Registration, registration), row(making.session, WorkshopSession, session)
    if who.workshop_id != when.workshop_id:
        raise refusals.Invalid(field="session", why="bad_text")
    return MarkAttendance(
        **making.header()._asdict(),
        target=new_uid(),
        registration=registration,
        session=session,
        mark=mark,
        happened_at=happened_at or making.now,
        source=source,
        device=device,
        reason=reason.strip(),
        people=people,
    )


def take_back_mark(making: Making, /, *, mark: UUID, device: UUID, reason: str = "") -> TakeBackMark:
    """Take a mark back. Raises CannotUndo (it was before), NotAllowed, Unknown."""
    making.require(Right.TAKE_ATTENDANCE)
    row(making.session, AttendanceMark, mark)
    if making.session.scalar(select(AttendanceMark.id).where(AttendanceMark.voids == mark)) is not None:
        raise refusals.CannotUndo(why="moved_on")
    header = making.header()._asdict()
    return TakeBackMark(**header, target=new_uid(), voids=mark, device=device, reason=reason.strip())


def count_heads(
    making: Making,
    /,
    *,
    session: UUID,
    device: UUID,
    onsite: int = 0,
    online: int = 0,
    children: int = 0,
    women: int = 0,
) -> CountHeads:
    """Note a count. Raises Invalid, NotAllowed, Unknown."""
    making.require(Right.TAKE_ATTENDANCE)
    row(making.session, WorkshopSession, session)
    not_negative(onsite=onsite, online=online, children=children, women=women)
    if max(children, women) > onsite + online:
        raise refusals.Invalid(field="children" if children > women else "women", why="bad_number")
    return CountHeads(
        **making.header()._asdict(),
        target=new_uid(),
        session=session,
        device=device,
        onsite=onsite,
        online=online,
        children=children,
        women=women,
    )


def refuse_scan(making: Making, /, *, session: UUID, device: UUID, why: str, code: str = "") -> RefuseScan:
    """Keep a code that was not taken, cut short. Raises NotAllowed, Unknown."""
    making.require(Right.TAKE_ATTENDANCE)
    row(making.session, WorkshopSession, session)
    header = making.header()._asdict()
    return RefuseScan(
        **header, target=new_uid(), session=session, device=device, why=why, code=code[:SHOWN_OF_A_CODE]
    )


# --- applying ----------------------------------------------------------------------------------------


@apply.register
def _(operation: MarkAttendance, session: Session) -> Changes:
    write(
        session,
        AttendanceMark,
        operation.target,
        registration_id=sure_key(session, Registration, operation.registration),
        session_id=sure_key(session, WorkshopSession, operation.session),
        kind=operation.mark,
        happened_at=operation.happened_at,
        source=operation.source,
        reason=operation.reason,
        people=operation.people,
        device=operation.device,
        staff_id=key(session, Staff, operation.staff),
    )
    return ATTENDANCE


@apply.register
def _(operation: TakeBackMark, session: Session) -> Changes:
    mark = row(session, AttendanceMark, operation.voids)
    write(
        session,
        AttendanceMark,
        operation.target,
        registration_id=mark.registration_id,
        session_id=mark.session_id,
        kind="void",
        happened_at=operation.made_at,
        source="correction",
        reason=operation.reason,
        voids=operation.voids,
        device=operation.device,
        staff_id=key(session, Staff, operation.staff),
    )
    return ATTENDANCE


@apply.register
def _(operation: CountHeads, session: Session) -> Changes:
    write(
        session,
        HeadCount,
        operation.target,
        session_id=sure_key(session, WorkshopSession, operation.session),
        device=operation.device,
        counted_at=operation.made_at,
        onsite=operation.onsite,
        online=operation.online,
        children=operation.children,
        women=operation.women,
        staff_id=key(session, Staff, operation.staff),
    )
    return ATTENDANCE


@apply.register
def _(operation: RefuseScan, session: Session) -> Changes:
    write(
        session,
        RefusedScan,
        operation.target,
        session_id=sure_key(session, WorkshopSession, operation.session),
        device=operation.device,
        happened_at=operation.made_at,
        why=operation.why,
        code=operation.code,
    )
    return ATTENDANCE

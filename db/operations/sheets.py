# SPDX-License-Identifier: GPL-3.0-or-later
"""Scans of signed lists, in this desk's encrypted store. No operations: they stay here."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import delete, func, select

from db.models import SessionSheet, WorkshopSession, new_uid
from db.operations import refusals
from db.operations.desk import Desk
from db.operations.operation import row
from db.rules.roles import Right

LARGEST = 3_000_000
"""Bytes of a scan: some pages in grey."""


class SheetRow(NamedTuple):
    """A scan without its body."""

    uid: UUID
    kept_at: datetime
    staff_name: str
    pages: int
    size: int


def keep_sheet(desk: Desk, session: UUID, pdf: bytes, pages: int) -> UUID:
    """Keep a scan of so many pages. Raises Invalid where it is too large, NotAllowed, Unknown, StoreError."""
    person = _may(desk)
    if len(pdf) > LARGEST:
        raise refusals.Invalid(field="sheet", why="too_long")
    uid = new_uid()
    with desk.store.write() as writing:
        row(writing, WorkshopSession, session)
        writing.add(
            SessionSheet(
                uid=uid, session=session, kept_at=desk.clock(), staff_name=person, pages=pages, body=pdf
            )
        )
    return uid


def sheets_of(desk: Desk, session: UUID) -> list[SheetRow]:
    """The scans of a session at this desk, the oldest first. Raises NotAllowed."""
    _may(desk)
    with desk.store.read() as reading:
        rows = reading.execute(
            select(
                SessionSheet.uid,
                SessionSheet.kept_at,
                SessionSheet.staff_name,
                SessionSheet.pages,
                func.length(SessionSheet.body),
            )
            .where(SessionSheet.session == session)
            .order_by(SessionSheet.uid)
        )
        return [SheetRow(*one) for one in rows]


def sheet_body(desk: Desk, sheet: UUID) -> bytes:
    """A scan as PDF. Raises Unknown, NotAllowed."""
    _may(desk)
    with desk.store.read() as reading:
        found = reading.scalar(select(SessionSheet.body).where(SessionSheet.uid == sheet))
    if found is None:
        raise refusals.Unknown(what="session_sheets", uid=sheet)
    return found


def remove_sheet(desk: Desk, sheet: UUID) -> None:
    """A scan is not kept any more. Raises NotAllowed."""
    _may(desk)
    with desk.store.write() as writing:
        writing.execute(delete(SessionSheet).where(SessionSheet.uid == sheet))


def _may(desk: Desk) -> str:
    person = desk.person
    if person is None or Right.TAKE_ATTENDANCE not in person.rights:
        raise refusals.NotAllowed(right=Right.TAKE_ATTENDANCE)
    return person.name

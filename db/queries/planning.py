# SPDX-License-Identifier: GPL-3.0-or-later
"""What the forms of a workshop offer to choose from, and on which days each branch is closed."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Branch, CertificateDesign, ClosedDay, Room, Workshop
from db.queries.library import branches
from db.queries.partners import PartnerRecord, partners
from db.queries.rows import rows_as
from db.queries.workshops import room_rows
from db.rules.calendar import Calendar


class RoomChoice(NamedTuple):
    """A room in use, of the branch with this uid."""

    uid: UUID
    name: str
    branch: UUID
    seats: int | None


class Named(NamedTuple):
    """Anything that is chosen by its name."""

    uid: UUID
    name: str


class Choices(NamedTuple):
    """Partners are all of them, those that can't be chosen any more too; calendars are by branch."""

    branches: tuple[Named, ...]
    partners: tuple[PartnerRecord, ...]
    rooms: tuple[RoomChoice, ...]
    designs: tuple[Named, ...]
    templates: tuple[Named, ...]
    calendars: Mapping[UUID, Calendar]


def choices(session: Session) -> Choices:
    """Everything as it is now."""
    places = branches(session)
    designs = session.execute(
        select(CertificateDesign.uid, CertificateDesign.name)
        .where(CertificateDesign.active)
        .order_by(CertificateDesign.name)
    )
    templates = session.execute(
        select(Workshop.uid, Workshop.title).where(Workshop.state == "template").order_by(Workshop.title)
    )
    closed: dict[int | None, set[date]] = {}
    for branch_id, day in session.execute(select(ClosedDay.branch_id, ClosedDay.day)):
        closed.setdefault(branch_id, set()).add(day)
    everywhere = closed.get(None, set())
    return Choices(
        tuple(Named(place.uid, place.name) for place in places),
        tuple(partners(session)),
        tuple(rows_as(RoomChoice, room_rows(session))),
        tuple(rows_as(Named, designs)),
        tuple(rows_as(Named, templates)),
        {
            place.uid: Calendar(
                place.closed_weekdays, frozenset(everywhere | closed.get(place.id, set())), place.timezone
            )
            for place in places
        },
    )


class RoomRow(NamedTuple):
    """A room of a branch, in use or not."""

    uid: UUID
    name: str
    seats: int | None
    active: bool


def rooms_of(session: Session, branch: UUID) -> list[RoomRow]:
    """Rooms of a branch by name, those out of use last."""
    rows = session.execute(
        select(Room.uid, Room.name, Room.seats, Room.active)
        .join(Branch, Branch.id == Room.branch_id)
        .where(Branch.uid == branch)
        .order_by(Room.active.desc(), Room.name)
    )
    return rows_as(RoomRow, rows)

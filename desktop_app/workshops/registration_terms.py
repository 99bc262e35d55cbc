# SPDX-License-Identifier: GPL-3.0-or-later
"""What registering starts from: the questions, the day that age counts on, the usual format."""

from __future__ import annotations

from sqlalchemy.orm import Session

from db.operations.desk import Desk
from db.queries.registrations import first_day
from db.queries.workshops import Detail
from desktop_app.workshops.registration_draft import Terms


def terms_of(session: Session, desk: Desk, workshop: Detail, standing: frozenset[str] = frozenset()) -> Terms:
    """What a form is filled in for, at this desk, today."""
    today = desk.clock().astimezone().date()
    first = first_day(session, workshop.row.uid) or today
    return Terms(tuple(q for q in workshop.facts.questions if not q.at_door), first, today, standing)


def first_format(workshop: Detail) -> str:
    """How most people take part: on site, unless there is no seat for that."""
    return "online" if workshop.facts.seats_onsite == 0 else "onsite"

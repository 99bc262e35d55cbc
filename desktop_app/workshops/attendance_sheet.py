# SPDX-License-Identifier: GPL-3.0-or-later
"""The sign-in sheet of a workshop: what is printed on it, read from the store. Runs off the GUI thread."""

from __future__ import annotations

from db.operations.desk import Desk
from db.queries import door as at_door
from db.queries.library import branches, setting
from db.queries.workshops import Detail
from desktop_app.printing import sign_in_sheet
from desktop_app.printing.sign_in_sheet import Expected, SignInSheet
from desktop_app.printing.sittings import Sitting
from desktop_app.printing.slip import Letterhead
from desktop_app.workshops.models import where


def read_sheet(desk: Desk, detail: Detail) -> bytes:
    """As PDF: everybody who has a seat, by name, and a column for each session that was not cancelled."""
    meetings = [one for one in detail.sessions if not one.facts.cancelled]
    with desk.store.read() as session:
        places = branches(session)
        here = next(
            (branch for branch in places if branch.uid == detail.facts.at_branch),
            next(branch for branch in places if branch.uid == desk.branch),
        )
        library = setting(session, "library", "library_name", "")
        door = at_door.door_of(session, meetings[0].uid) if meetings else None
        people = at_door.people(session, door) if door is not None else []
    expected = [Expected(one.name, one.institution) for one in people if one.state == "registered"]
    person = desk.person
    return sign_in_sheet.render(
        SignInSheet(
            Letterhead(library, here.name, here.address, here.phone),
            detail.row.title,
            detail.row.kind,
            where(meetings[0]) if meetings else "",
            tuple(Sitting(one.facts.starts_at, one.facts.ends_at, one.facts.title) for one in meetings),
            tuple(expected),
            desk.clock(),
            person.name if person is not None else "",
            tuple(one.name for one in detail.people),
        )
    )

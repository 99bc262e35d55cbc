# SPDX-License-Identifier: GPL-3.0-or-later
"""Attendance of an online meeting: read from its file, matched with the list, marked when a person agrees."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from db.exchange import meeting_list, workbooks
from db.exchange.meeting_list import Attended, MeetingList, NoMeetingList
from db.exchange.workbooks import SheetRefused
from db.models.search import words
from db.operations import attendance, registrations
from db.operations.desk import Desk
from db.operations.registrations import Register, RegistrationFacts
from db.queries import door as at_door
from db.queries.door import Door, PersonRow
from db.rules.name_search import found, prepared

MOST_OFFERED = 12
LARGEST, MOST_LINES = 10_000_000, 20_000
"""Bytes and lines of a list: a meeting of a thousand who come and go has fewer."""


class Matched(NamedTuple):
    """Somebody of the file: `sure` by e-mail or the very name; `likely`: who it may be, the likest first.

    `chosen` is whom the marks are for; None: nobody. `as_walk_in`: registered anew.
    """

    one: Attended
    sure: bool
    likely: tuple[PersonRow, ...]
    chosen: PersonRow | None = None
    as_walk_in: bool = False

    @property
    def taken(self) -> bool:
        """Whether it is marked."""
        return self.as_walk_in or self.chosen is not None


class Review(NamedTuple):
    """What would be marked; lines of the file (from 1) that could not be read."""

    rows: tuple[Matched, ...]
    unread: tuple[int, ...]


def review(desk: Desk, door: Door, path: Path) -> Review:
    """Read and match; nothing is marked. Raises OSError, NoMeetingList, SheetRefused."""
    read = _read(path, door)
    with desk.store.read() as session:
        people = at_door.people(session, door)
    return Review(tuple(match(read.people, people)), read.unread)


def _read(path: Path, door: Door) -> MeetingList:
    """A list saved as a workbook too, from the first of its sheets that has one."""
    if path.stat().st_size > LARGEST:
        raise SheetRefused("too_large")
    data = path.read_bytes()
    if not workbooks.is_workbook(data):
        return meeting_list.read(data, door.starts_at, door.ends_at)
    for sheet in workbooks.sheets(data):
        with suppress(NoMeetingList):
            return meeting_list.read(workbooks.as_csv(data, sheet, MOST_LINES), door.starts_at, door.ends_at)
    raise NoMeetingList


def match(some: Sequence[Attended], people: Sequence[PersonRow]) -> list[Matched]:
    """Each of the file with who it may be; nobody of the list is chosen twice."""
    by_email = {row.email.casefold(): row for row in people if row.email}
    by_name = _only(people)
    names = [prepared(words(row.name)) for row in people]
    free = {row.registration for row in people}
    matched = []
    for one in some:
        said = words(one.name)
        sure = by_email.get(one.email.casefold()) if one.email else None
        sure = sure or by_name.get(" ".join(sorted(said)))
        likely = [people[at] for at in found(said, names, MOST_OFFERED)]
        if sure is not None and sure.registration in free:
            free.discard(sure.registration)
            others = tuple(row for row in likely if row.registration != sure.registration)
            matched.append(Matched(one, True, (sure, *others), sure))
        else:
            matched.append(Matched(one, False, tuple(likely)))
    return matched


def _only(people: Sequence[PersonRow]) -> dict[str, PersonRow]:
    """Those whose name nobody else on the list has."""
    named: dict[str, list[PersonRow]] = {}
    for row in people:
        named.setdefault(" ".join(sorted(words(row.name))), []).append(row)
    return {name: rows[0] for name, rows in named.items() if len(rows) == 1}


def mark_all(desk: Desk, door: Door, rows: Sequence[Matched]) -> int:
    """Arrivals and leavings of all that were taken, in one commit; how many people. Raises Refusal."""
    taken = [row for row in rows if row.taken]
    with desk.together() as perform:
        for row in taken:
            if row.chosen is not None:
                registration: UUID = row.chosen.registration
            else:
                facts = RegistrationFacts(name=row.one.name, email=_email(row.one), format="online")
                made = perform(
                    registrations.register, workshop=door.workshop, facts=facts, source="walk_in"
                ).operation
                assert isinstance(made, Register)
                registration = made.registration
            for since, until in row.one.stays:
                for kind, at in (("arrived", since), ("left", until)):
                    perform(
                        attendance.mark_attendance,
                        registration=registration,
                        session=door.session,
                        device=desk.device,
                        mark=kind,
                        source="import",
                        happened_at=at,
                    )
    return len(taken)


def _email(one: Attended) -> str:
    return one.email if "@" in one.email else ""

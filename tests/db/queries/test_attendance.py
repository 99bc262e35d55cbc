# SPDX-License-Identifier: GPL-3.0-or-later
"""Sessions as a whole: open or closed, and how many came by which door."""

from __future__ import annotations

from datetime import timedelta

from db.models import new_uid
from db.operations import attendance
from db.operations.desk import Desk
from db.queries import door as at_door
from db.queries.attendance import by_door, closing_marks, open_sessions, without_mark
from tests.db.workshop_world import MORNING, add_registration, add_session, add_workshop, mark


def test_a_session_is_open_while_somebody_is_without_a_mark(desk: Desk) -> None:
    workshop = add_workshop(desk, seats_onsite=4)
    first, second = (add_session(desk, workshop, hours) for hours in (0, 3))
    sizes = zip(("Siti", "Budi", "Dewi"), (1, 2, 1), strict=True)
    siti, _, dewi = [add_registration(desk, workshop, name, people=size) for name, size in sizes]
    add_registration(desk, workshop, "Ani waits")
    mark(desk, siti, first)
    mark(desk, dewi, first, "excused")
    with desk.store.read() as session:
        door = at_door.door_of(session, first)
        assert door is not None
        assert open_sessions(session, door.workshop_id) == {first: 2, second: 4}
        (left,) = without_mark(session, door)
        assert (left.name, left.people) == ("Budi", 2)
    gone = mark(desk, left.registration, first, "unseen", source="closing")
    with desk.store.read() as session:
        assert open_sessions(session, door.workshop_id)[first] == 0
        assert closing_marks(session, door.session_id) == [gone]
    desk.perform(attendance.take_back_mark, mark=gone, device=desk.device)
    with desk.store.read() as session:
        assert open_sessions(session, door.workshop_id)[first] == 2
        assert closing_marks(session, door.session_id) == []


def test_people_are_counted_at_the_door_that_saw_them_first(desk: Desk) -> None:
    workshop, other = add_workshop(desk), new_uid()
    session = add_session(desk, workshop)
    siti, budi = (add_registration(desk, workshop, name) for name in ("Siti", "Budi"))
    group = add_registration(desk, workshop, "SMAN 1", people=30)
    away = add_registration(desk, workshop, "Dewi")
    for who, minute, device in (
        (siti, 0, desk.device),
        (siti, 5, other),
        (budi, 5, other),
        (group, 1, other),
    ):
        at = MORNING + timedelta(minutes=minute)
        mark(desk, who, session, happened_at=at, device=device)
    mark(desk, group, session, happened_at=MORNING + timedelta(minutes=2), people=25)
    mark(desk, away, session)
    mark(desk, away, session, "absent")
    with desk.store.read() as reading:
        door = at_door.door_of(reading, session)
        assert door is not None
        assert by_door(reading, door) == {other: 26, desk.device: 1}

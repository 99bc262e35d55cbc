# SPDX-License-Identifier: GPL-3.0-or-later
"""Visits at one desk: what is entered, what counts, what it comes to."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest

from db.models import Visit
from db.operations import refusals
from db.operations.desk import Desk
from db.operations.visits import RecordVisit, VisitFacts, cancel_visit, correct_visit, record_visit
from db.queries.visits import Figures, figures, last_coming, visits_of
from tests.db import small_world
from tests.db.small_world import TODAY, Clock

DAY = timedelta(days=1)


def come(
    desk: Desk, sort: str = "count", *, day: date | None = None, hour: int | None = None, **facts: Any
) -> UUID:
    wish = VisitFacts(sort=sort, **{"purpose": "read", **facts})
    made = desk.perform(record_visit, facts=wish, device=desk.device, day=day, hour=hour).operation
    assert isinstance(made, RecordVisit)
    return made.visit


def seen(desk: Desk, first: date = TODAY, last: date = TODAY) -> Figures:
    with desk.store.read() as session:
        return figures(session, desk.branch, first, last)


def test_a_card_within_an_hour_is_one_visit_and_later_another(
    desk: Desk, clock: Clock, a_member: UUID
) -> None:
    first = come(desk, "member", member=a_member)
    clock.now += timedelta(minutes=20)
    with desk.store.read() as session:
        assert last_coming(session, desk.branch, a_member, clock() - timedelta(hours=1)) is not None
    second = come(desk, "member", member=a_member, used_ict=1)
    assert [small_world.row_of(desk, Visit, uid).counts for uid in (first, second)] == [False, True]
    clock.now += timedelta(minutes=45)
    come(desk, "member", member=a_member)
    now = seen(desk)
    assert (now.visits, now.members, now.used_ict) == (2, 1, 1)


def test_a_member_brings_what_is_known_of_them(desk: Desk, a_member: UUID) -> None:
    come(desk, "member", member=a_member)
    with desk.store.read() as session:
        [row] = visits_of(session, desk.branch, TODAY)
    assert row.number
    [one] = seen(desk).sums
    assert one.kind


def test_groups_heads_and_guests_add_up_and_a_door_counts_the_rest(desk: Desk) -> None:
    come(desk, "group", institution="SDN 4", women=2, children=18, people=20, used_ict=5)
    come(desk, "guest", audience="pupil", gender="female", age_group="teen")
    come(desk)
    come(desk, "door", people=30)
    come(desk, "door", people=40)
    come(desk, "door", people=10, name="Belakang")
    now = seen(desk)
    assert (now.visits, now.at_door, now.used_ict) == (50, 28, 5)
    assert now.by(lambda one: one.sort) == {"group": 20, "guest": 1, "count": 1}


def test_entered_late_it_is_of_its_day_and_hour(desk: Desk) -> None:
    come(desk, people=7, day=TODAY - DAY, hour=10)
    [one] = seen(desk, TODAY - DAY, TODAY - DAY).sums
    assert (one.hour, one.people, seen(desk).visits) == (10, 7, 0)
    with pytest.raises(refusals.Invalid) as refused:
        come(desk, day=TODAY + DAY)
    assert refused.value.field == "day"


def test_corrected_and_taken_back(desk: Desk) -> None:
    visit = come(desk, people=3)
    desk.perform(correct_visit, visit=visit, changed={"people": 5, "purpose": "study"})
    assert seen(desk).by(lambda one: one.purpose) == {"study": 5}
    desk.perform(cancel_visit, visit=visit)
    assert seen(desk) == Figures()
    for make, more in ((cancel_visit, {}), (correct_visit, {"changed": {"people": 1}})):
        with pytest.raises(refusals.CannotUndo):
            desk.perform(make, visit=visit, **more)  # type: ignore[arg-type]


def test_nobody_comes_at_an_hour_that_is_not_yet(desk: Desk) -> None:
    """It is ten."""
    come(desk, people=3, hour=10)
    come(desk, people=3, hour=22, day=TODAY - DAY)
    with pytest.raises(refusals.Invalid) as refused:
        come(desk, people=3, hour=11)
    assert refused.value.field == "hour"


@pytest.mark.parametrize(
    ("field", "facts"),
    [
        ("sort", {"sort": "dog"}),
        ("purpose", {"purpose": "sleep"}),
        ("people", {"people": 0}),
        ("people", {"people": 2, "women": 3}),
        ("used_ict", {"used_ict": 2}),
        ("member", {"sort": "member"}),
        ("age_group", {"sort": "guest", "age_group": "old"}),
    ],
)
def test_what_can_not_be_is_refused(desk: Desk, field: str, facts: dict[str, Any]) -> None:
    with pytest.raises(refusals.Invalid) as refused:
        come(desk, **facts)
    assert refused.value.field == field

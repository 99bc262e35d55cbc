# SPDX-License-Identifier: GPL-3.0-or-later
"""What came of a workshop: people once, sessions each, shares of answers."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from db.operations import attendance, enrolling, feedback, workshops
from db.operations.desk import Desk
from db.operations.registrations import RegistrationFacts
from db.queries.feedback import Afterwards, Said, afterwards
from db.rules.outcomes import per_cent
from tests.db.workshop_world import MORNING, add_registration, add_session, add_workshop, mark


def after(desk: Desk, workshop: UUID) -> Afterwards:
    with desk.store.read() as session:
        found = afterwards(session, workshop, MORNING.date())
    assert found is not None
    return found


def test_people_are_counted_once_and_sessions_each(desk: Desk) -> None:
    event = add_workshop(desk, seats_onsite=8, expected=10)
    first, second = add_session(desk, event), add_session(desk, event, hours=3)
    both = add_registration(desk, event)
    group = add_registration(desk, event, "SDN 3", people=3)
    add_registration(desk, event, "Tak Datang")
    for session, hours in ((first, 0), (second, 3)):
        mark(desk, both, session, happened_at=MORNING + timedelta(hours=hours))
    mark(desk, group, first, happened_at=MORNING)
    outcome = after(desk, event).outcome
    assert (outcome.registered, outcome.came, outcome.attendances, outcome.no_shows) == (5, 4, 5, 1)
    assert (outcome.attendance_rate, outcome.fill_rate, outcome.completion) == (80, 50, 25)
    assert outcome.contact_hours == 2 + 2 + 3 * 2


def test_without_names_the_fullest_session_says_how_many_came(desk: Desk) -> None:
    event = add_workshop(desk, counted_only=True)
    for hours, heads in ((0, 20), (3, 31)):
        session = add_session(desk, event, hours=hours)
        desk.perform(
            attendance.count_heads,
            session=session,
            device=desk.device,
            onsite=heads,
            online=2,
            children=heads - 5,
        )
    outcome = after(desk, event).outcome
    assert (outcome.came, outcome.online, outcome.attendances, outcome.children) == (33, 2, 55, 26)
    assert outcome.attendance_rate is None


def test_costs_are_planned_until_they_are_known(desk: Desk) -> None:
    event = add_workshop(desk)
    who, session = add_registration(desk, event), add_session(desk, event)
    mark(desk, who, session, happened_at=MORNING)
    for item, planned, actual in (("Kopi", 100, 70), ("Spanduk", 50, None)):
        desk.perform(
            workshops.put_cost, workshop=event, item=item, source="apbd", planned=planned, actual=actual
        )
    outcome = after(desk, event).outcome
    assert (outcome.planned_cost, outcome.cost, outcome.cost_per_person) == (150, 120, 120)


def test_honoraria_stand_beside_the_budget(desk: Desk) -> None:
    event = add_workshop(desk)
    mark(desk, add_registration(desk, event), add_session(desk, event), happened_at=MORNING)
    assert after(desk, event).outcome.cost_with_honoraria is None
    desk.perform(
        workshops.put_facilitator, workshop=event, name="Wan Ros", role="speaker", honorarium=300_000
    )
    outcome = after(desk, event).outcome
    assert (outcome.cost_per_person, outcome.cost_with_honoraria) == (None, 300_000)
    desk.perform(workshops.put_cost, workshop=event, item="Kopi", source="apbd", planned=50_000)
    outcome = after(desk, event).outcome
    assert (outcome.cost_per_person, outcome.cost_with_honoraria) == (50_000, 350_000)


def test_women_and_children_are_known_from_registrations_or_from_heads(desk: Desk) -> None:
    """Of those who came; the larger of the two, a group under one name not looked into."""
    event = add_workshop(desk)
    session = add_session(desk, event)
    born = date(2012, 1, 1)
    came: tuple[dict[str, Any], ...] = (
        {"gender": "female", "birth_date": date(1990, 1, 1)},
        {"gender": "female"},
        {"gender": "male", "birth_date": date(MORNING.year - 18, 11, 20)},
        {"people": 9, "gender": "female"},
    )
    for number, facts in enumerate(came):
        mark(desk, add_registration(desk, event, f"Orang {number}", **facts), session, happened_at=MORNING)
    child = RegistrationFacts(name="Anak", birth_date=born)
    agreed = enrolling.Agreed("guardian", "Ibu")
    (enrolled,) = enrolling.enrol(desk, event, [enrolling.Wanted(child, (agreed,))])[0]
    mark(desk, enrolled.registration, session, happened_at=MORNING)
    add_registration(desk, event, "Tak Datang", gender="female")
    outcome = after(desk, event).outcome
    assert (outcome.women, outcome.children, outcome.genders_known, outcome.ages_known) == (2, 1, 3, 3)
    desk.perform(attendance.count_heads, session=session, device=desk.device, onsite=14, women=6)
    outcome = after(desk, event).outcome
    assert (outcome.women, outcome.children) == (6, 1)


def test_shares_are_of_those_who_answered_the_statement(desk: Desk) -> None:
    event = add_workshop(desk)
    for score in (5, 4, 3):
        desk.perform(feedback.answer_survey, workshop=event, scores={"learned": score}, comment="Bagus")
    found = after(desk, event)
    assert found.forms == 3
    assert found.said[0] == Said("learned", 3, 2)
    assert found.said[1] == Said("confident", 0, 0)
    assert found.comments == ("Bagus",) * 3
    assert (per_cent(2, 3), per_cent(0, 0)) == (67, None)

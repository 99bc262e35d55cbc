# SPDX-License-Identifier: GPL-3.0-or-later
"""Planning at the desk: what is made of forms, without a window."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import msgspec
import pytest

from db.operations import refusals
from db.operations.desk import Desk
from db.queries.planning import choices, rooms_of
from db.queries.workshops import CostRow, Detail, workshop_detail, workshops
from db.rules.calendar import Calendar
from db.rules.earning import Rule
from db.rules.plans import SessionFacts, Topic
from desktop_app.blocks.time_entry import parse_time
from desktop_app.workshops import plan_presenter as doing
from desktop_app.workshops.plan_words import costs_words
from desktop_app.workshops.repeat_form import RepeatDraft, all_dates
from desktop_app.workshops.rule_words import rule_sentence
from desktop_app.workshops.workshop_draft import Planned, copied_sessions, session_on, topics_in
from tests.db.workshop_world import add_session, add_workshop

FRIDAY = date(2026, 12, 4)


def at(day: date, hour: int, hours: int = 2, **facts: object) -> SessionFacts:
    return session_on(day, time(hour), time(hour + hours), **facts)


def detail(desk: Desk, workshop: object) -> Detail:
    with desk.store.read() as session:
        found = workshop_detail(session, workshop)  # type: ignore[arg-type]
    assert found is not None
    return found


def room(desk: Desk, name: str = "Aula") -> object:
    doing.put_room(desk, desk.branch, {"name": name, "seats": 40, "active": True})
    with desk.store.read() as session:
        return next(one.uid for one in rooms_of(session, desk.branch) if one.name == name)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("8", time(8)),
        ("8.30", time(8, 30)),
        ("0830", time(8, 30)),
        ("830", time(8, 30)),
        ("24", None),
        ("x", None),
    ],
)
def test_times_are_read_as_people_write_them(typed: str, meant: time | None) -> None:
    assert parse_time(typed) == meant


def test_a_session_that_ends_before_it_begins_ends_on_the_next_day() -> None:
    night = session_on(FRIDAY, time(22), time(1))
    assert night.ends_at - night.starts_at == timedelta(hours=3)


def test_topics_carry_their_minutes() -> None:
    typed = "Sejarah pantun | 90\n\nPantun abad 21\nMembaca ; 45 menit"
    assert topics_in(typed) == (Topic("Sejarah pantun", 90), Topic("Pantun abad 21"), Topic("Membaca", 45))


def test_a_copy_keeps_the_days_between_its_sessions() -> None:
    there = [at(FRIDAY, 8, title="Pertama", set_up=30), at(FRIDAY + timedelta(days=7), 9)]
    first = at(FRIDAY + timedelta(days=30), 13)
    made = copied_sessions(first, there)
    assert [one.starts_at.astimezone().date() for one in made] == [
        FRIDAY + timedelta(days=30),
        FRIDAY + timedelta(days=37),
    ]
    assert (made[0].title, made[0].set_up) == ("Pertama", 30)
    assert made[1].starts_at.astimezone().hour == 9


def test_a_workshop_is_planned_whole_or_not_at_all(desk: Desk) -> None:
    hall = room(desk)
    facts = msgspec.structs.replace(doing.blank(desk.branch), title="Pantun")
    first = doing.plan(desk, Planned(facts, (at(FRIDAY, 8, room=hall, clear_up=30),)))
    assert detail(desk, first).sessions[0].room == "Aula"
    with pytest.raises(refusals.RoomTaken) as refused:
        doing.plan(desk, Planned(facts, (at(FRIDAY, 13), at(FRIDAY, 10, room=hall))))
    assert refused.value.title == "Pantun"
    with desk.store.read() as session:
        assert len(workshops(session, "coming", datetime(2026, 1, 1, tzinfo=UTC))) == 1


def test_it_is_published_closed_cancelled_and_taken_up_again(desk: Desk) -> None:
    workshop = add_workshop(desk, state="draft")
    for state in ("open", "closed", "open"):
        doing.change_state(desk, detail(desk, workshop), doing.NEXT_STATE[detail(desk, workshop).row.state])
        assert detail(desk, workshop).row.state == state
    with pytest.raises(refusals.Invalid):
        doing.change_state(desk, detail(desk, workshop), "cancelled")
    doing.change_state(desk, detail(desk, workshop), "cancelled", "Banjir")
    assert detail(desk, workshop).facts.reason == "Banjir"
    doing.change_state(desk, detail(desk, workshop), doing.NEXT_STATE["cancelled"])
    assert (detail(desk, workshop).row.state, detail(desk, workshop).facts.reason) == ("draft", "")


def test_a_cancelled_session_lets_its_room_go_and_can_come_back_only_if_it_is_free(desk: Desk) -> None:
    hall = room(desk)
    one, other = add_workshop(desk), add_workshop(desk, title="Lain")
    add_session(desk, one, room=hall)
    doing.toggle_session(desk, one, detail(desk, one).sessions[0])
    add_session(desk, other, room=hall)
    with pytest.raises(refusals.RoomTaken):
        doing.toggle_session(desk, one, detail(desk, one).sessions[0])


def test_a_workshop_is_taken_up_again_only_if_its_room_is_still_free(desk: Desk) -> None:
    hall = room(desk)
    one, other = add_workshop(desk), add_workshop(desk, title="Lain")
    add_session(desk, one, room=hall)
    doing.change_state(desk, detail(desk, one), "cancelled", "Banjir")
    add_session(desk, other, room=hall)
    with pytest.raises(refusals.RoomTaken) as refused:
        doing.change_state(desk, detail(desk, one), "draft")
    assert refused.value.title == "Lain"


def test_further_sessions_are_like_the_first_one(desk: Desk) -> None:
    workshop = add_workshop(desk)
    doing.put_session(desk, workshop, at(FRIDAY, 8, title="Bagian", link="temu.example/1"))
    found = detail(desk, workshop)
    doing.repeat(desk, found, found.sessions[0], [FRIDAY + timedelta(days=7)], apart=False)
    first, second = detail(desk, workshop).sessions
    assert second.facts.starts_at - first.facts.starts_at == timedelta(days=7)
    assert second.facts.link == first.facts.link


def test_a_series_is_joined_and_each_date_has_registration_of_its_own(desk: Desk) -> None:
    workshop = add_workshop(desk)
    doing.put_session(desk, workshop, at(FRIDAY, 8))
    doing.put_person(desk, workshop, {"name": "Rida", "role": "facilitator", "minutes": 120})
    found = detail(desk, workshop)
    doing.repeat(desk, found, found.sessions[0], [FRIDAY + timedelta(days=7 * n) for n in (1, 2)], apart=True)
    with desk.store.read() as session:
        rows = workshops(session, "coming", datetime(2026, 1, 1, tzinfo=UTC))
    there = [detail(desk, row.uid) for row in rows]
    assert len(there) == 3
    assert len({one.facts.series for one in there}) == 1
    assert there[0].facts.series is not None
    assert {len(one.sessions) for one in there} == {1}
    assert {one.people[0].name for one in there} == {"Rida"}


def test_closed_days_are_passed_over_and_shown() -> None:
    closed = Calendar(dates={FRIDAY + timedelta(days=7)})
    draft = RepeatDraft(every="week", count=3)
    assert all_dates(FRIDAY, draft, closed) == [
        (FRIDAY + timedelta(days=7), False),
        (FRIDAY + timedelta(days=14), True),
    ]
    assert all(keep for _, keep in all_dates(FRIDAY, RepeatDraft(count=3, skip=False), closed))


def test_a_template_keeps_everything_and_takes_no_room(desk: Desk) -> None:
    hall = room(desk)
    workshop = add_workshop(desk, skill="Menulis")
    add_session(desk, workshop, room=hall)
    template = detail(desk, doing.keep_as_template(desk, detail(desk, workshop)))
    assert (template.row.state, template.facts.skill, len(template.sessions)) == ("template", "Menulis", 1)
    with desk.store.read() as session:
        assert [one.uid for one in choices(session).templates] == [template.row.uid]


def test_what_is_removed_can_be_put_back(desk: Desk) -> None:
    workshop = add_workshop(desk)
    doing.put_cost(desk, workshop, {"item": "Konsumsi", "source": "apbd", "planned": 500_000})
    (cost,) = detail(desk, workshop).costs
    doing.remove(desk, workshop, cost)
    assert detail(desk, workshop).costs == ()
    doing.remove(desk, workshop, cost, removed=False)
    assert detail(desk, workshop).costs == (cost,)


def test_costs_are_summed_by_source() -> None:
    def cost(source: str, planned: int, actual: int | None) -> CostRow:
        return CostRow(None, "x", source, planned, actual)  # type: ignore[arg-type]

    said = costs_words([cost("apbd", 100_000, None), cost("csr", 50_000, 60_000)])
    assert [line.split(":")[0] for line in said.splitlines()] == ["In all", "City budget (APBD)", "CSR"]
    assert "150" in said.splitlines()[0]
    assert costs_words([]) == ""


@pytest.mark.parametrize(
    ("rule", "sessions", "said"),
    [
        (Rule(), 4, "all sessions"),
        (Rule(sessions=3), 4, "3 of 4 session(s)"),
        (Rule(sessions=0, share=80), None, "no session needed, at least 80 % of the minutes"),
        (
            Rule(survey=True, late_counts=False),
            1,
            "all sessions, feedback filled in; coming late does not count",
        ),
    ],
)
def test_a_rule_is_a_sentence(rule: Rule, sessions: int | None, said: str) -> None:
    assert rule_sentence(rule, sessions) == said

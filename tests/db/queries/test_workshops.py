# SPDX-License-Identifier: GPL-3.0-or-later
"""Workshops in lists and detail: dates, seats, and people counted once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from db.operations import attendance, workshops
from db.operations.desk import Desk
from db.operations.partners import AgreementFacts, PartnerFacts, put_agreement, put_partner
from db.operations.refusals import Invalid
from db.queries import workshops as queries
from db.queries.partners import partners
from db.rules.plans import Question, Topic
from tests.db.workshop_world import (
    MORNING,
    add_registration,
    add_session,
    add_workshop,
    mark,
    session_facts,
    workshop_facts,
)


def test_what_is_to_come_what_is_over_and_templates(desk: Desk) -> None:
    over, coming, undated = (add_workshop(desk, title=title) for title in ("Lalu", "Nanti", "Kapan-kapan"))
    template = add_workshop(desk, title="Pola", state="template")
    add_session(desk, over, -48)
    add_session(desk, coming, 24)
    add_session(desk, coming, 48)
    with desk.store.read() as session:
        found = {view: queries.workshops(session, view, MORNING) for view in queries.VIEWS}
        assert [row.uid for row in found["coming"]] == [coming, undated]
        assert [row.uid for row in found["past"]] == [over]
        assert [row.uid for row in found["templates"]] == [template]
        assert found["coming"][0].sessions == 2
        assert found["coming"][0].last_at == MORNING + timedelta(hours=50)
        assert [row.uid for row in queries.workshops(session, "coming", MORNING, "nan")] == [coming]
        with pytest.raises(ValueError, match="sometime"):
            queries.workshops(session, "sometime", MORNING)


def test_people_are_counted_once_however_often_they_came(desk: Desk) -> None:
    event = add_workshop(desk, seats_onsite=3)
    first, second = add_session(desk, event), add_session(desk, event, 24)
    siti, family = add_registration(desk, event), add_registration(desk, event, "Keluarga Budi", people=2)
    add_registration(desk, event, "Ani")
    for session in (first, second):
        mark(desk, siti, session)
    mark(desk, siti, first)
    mark(desk, family, second)
    mistake = mark(desk, family, first)
    desk.perform(attendance.take_back_mark, mark=mistake, device=desk.device)
    with desk.store.read() as session_:
        (row,) = queries.workshops(session_, "coming", MORNING)
        assert (row.registered, row.waiting, row.seats) == (3, 1, 3)
        detail = queries.workshop_detail(session_, event)
        assert detail is not None
        assert detail.came == 3
        assert [one.present for one in detail.sessions] == [1, 3]


def test_who_proved_to_be_absent_did_not_come(desk: Desk) -> None:
    """The plan counts by the same rule as the attendance side."""
    event = add_workshop(desk)
    meeting, who = add_session(desk, event), add_registration(desk, event)
    mark(desk, who, meeting)
    mark(desk, who, meeting, "absent")
    with desk.store.read() as session:
        detail = queries.workshop_detail(session, event)
        assert detail is not None
        assert (detail.came, detail.sessions[0].present) == (0, 0)


def test_everything_that_was_planned_is_there_again(desk: Desk) -> None:
    partner = desk.perform(put_partner, facts=PartnerFacts(name="SMAN 1", kind="school")).operation.target
    paper = AgreementFacts(partner=partner, number="1/PKS", kind="pks")
    agreement = desk.perform(put_agreement, facts=paper).operation.target
    room = desk.perform(workshops.put_room, at_branch=desk.branch, name="Aula", seats=40).operation.target
    facts = workshop_facts(
        desk,
        partner=partner,
        sponsor=partner,
        agreement=agreement,
        topics=(Topic("Pantun", 45),),
        questions=(Question(name="asal", text="Dari mana?"),),
    )
    event = desk.perform(workshops.put_workshop, facts=facts).operation.target
    planned = session_facts(room=room, set_up=30)
    desk.perform(workshops.put_session, workshop=event, facts=planned)
    person = {"workshop": event, "name": "Wan Ros", "role": "speaker", "honorarium": 500_000}
    there = desk.perform(workshops.put_facilitator, **person).operation.target
    gone = desk.perform(workshops.put_facilitator, **person).operation.target
    desk.perform(workshops.put_facilitator, **person, target=gone, removed=True)
    desk.perform(workshops.put_cost, workshop=event, item="Kopi", source="apbd", planned=100_000)
    with desk.store.read() as session:
        detail = queries.workshop_detail(session, event)
        assert detail is not None
        assert detail.facts == facts
        assert [one.facts for one in detail.sessions] == [planned]
        assert (detail.row.partner, detail.sponsor, detail.sessions[0].room) == ("SMAN 1", "SMAN 1", "Aula")
        assert [one.uid for one in detail.people] == [there]
        assert [one.planned for one in detail.costs] == [100_000]
        assert detail.agreement == "1/PKS"
        assert [row.name for row in partners(session)] == ["SMAN 1"]
        assert [one.workshops for row in partners(session) for one in row.agreements] == [1]
        assert [row[1] for row in queries.room_rows(session)] == ["Aula"]
        assert queries.workshop_detail(session, partner) is None


def test_a_calendar_shows_what_runs_between_two_moments(desk: Desk) -> None:
    event = add_workshop(desk)
    wanted = [add_session(desk, event, hours) for hours in (0, 20)]
    add_session(desk, event, 30)
    add_session(desk, add_workshop(desk, state="template"), 0)
    with desk.store.read() as session:
        found = queries.between(session, MORNING + timedelta(hours=1), MORNING + timedelta(hours=24))
        assert [(one.uid, row.uid) for one, row in found] == [(uid, event) for uid in wanted]
        assert [one.number for one, _ in found] == [1, 2]


def test_a_workshop_falls_under_an_agreement_with_those_it_is_held_with(desk: Desk) -> None:
    schools = [PartnerFacts(name=name, kind="school") for name in ("SMAN 1", "SMAN 2")]
    one, other = (desk.perform(put_partner, facts=facts).operation.target for facts in schools)
    paper = AgreementFacts(partner=one, number="1/PKS", kind="pks")
    agreement = desk.perform(put_agreement, facts=paper).operation.target
    add_workshop(desk, sponsor=one, agreement=agreement)
    with pytest.raises(Invalid) as refused:
        add_workshop(desk, partner=other, agreement=agreement)
    assert refused.value.field == "agreement"
    follows = AgreementFacts(partner=other, number="2/PKS", kind="pks", follows=agreement)
    with pytest.raises(Invalid) as refused:
        desk.perform(put_agreement, facts=follows)
    assert refused.value.field == "follows"

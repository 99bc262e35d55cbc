# SPDX-License-Identifier: GPL-3.0-or-later
"""Who wins at workshops, in both orders of arrival."""

from __future__ import annotations

import json
from typing import Any
from unittest.mock import patch
from uuid import UUID

import pytest
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from db.models import (
    AttendanceMark,
    Branch,
    Certificate,
    Member,
    Partner,
    Registration,
    Workshop,
    WorkshopSession,
)
from db.models.syncing import Device, HeldRow
from db.operations import (
    attendance,
    certificates,
    feedback,
    members,
    partners,
    registrations,
    sending,
    tickets,
    workshops,
)
from db.operations.partners import PartnerFacts
from db.operations.registrations import RegistrationFacts
from db.queries import door as at_door
from db.queries.door import door_of, people
from db.rules.attendance import Mark, State, presence
from db.syncing.kinds import MEMBER_CONTACTS
from tests.db.syncing.test_who_wins import ORDERS, arrive, kinds, make, member, open_notes
from tests.db.workshop_world import session_facts, workshop_facts
from tests.simulation.invariants import when_quiet
from tests.simulation.world import SimulatedDesk, World


def planned(world: World, **facts: Any) -> tuple[UUID, UUID]:
    """A workshop with a session that every desk knows of."""
    desk = world.desks[0]
    event = make(desk, workshops.put_workshop, facts=workshop_facts(desk.desk, **facts)).target
    session = make(desk, workshops.put_session, workshop=event, facts=session_facts()).target
    world.quiet()
    return event, session


def enter(desk: SimulatedDesk, event: UUID, name: str, **facts: Any) -> UUID:
    about = RegistrationFacts(name=name, **facts)
    made: UUID = make(desk, registrations.register, workshop=event, facts=about).registration
    return made


def see(desk: SimulatedDesk, who: UUID, session: UUID, mark: str = "arrived", **facts: Any) -> UUID:
    about = {"registration": who, "session": session, "device": desk.engine.device, "mark": mark, **facts}
    made: UUID = make(desk, attendance.mark_attendance, **about).target
    return made


def states(world: World) -> dict[str, str]:
    with world.server.read() as session:
        return dict(session.execute(select(Registration.name, Registration.state)).all())


def one(session: Session, uid: UUID) -> Registration:
    return session.scalars(select(Registration).where(Registration.uid == uid)).one()


@ORDERS
def test_more_registrations_than_seats_the_earlier_has_the_seat(first: int) -> None:
    world = World(1, desks=2)
    event, _ = planned(world, seats_onsite=1)
    a, b = world.desks
    enter(a, event, "Siti")
    enter(b, event, "Budi")
    arrive(world, first)
    assert states(world) == {"Siti": "registered", "Budi": "waiting"}
    assert kinds(world) == ["past_capacity"]


@ORDERS
def test_who_is_there_keeps_the_seat(first: int) -> None:
    """Budi registered later, but was present when both desks met."""
    world = World(1, desks=2)
    event, session = planned(world, seats_onsite=1)
    a, b = world.desks
    enter(a, event, "Siti")
    see(b, enter(b, event, "Budi"), session)
    arrive(world, first)
    assert states(world) == {"Siti": "waiting", "Budi": "registered"}
    with world.server.read() as session_:
        assert session_.scalars(select(AttendanceMark)).one().kind == "arrived"


@ORDERS
def test_a_seat_that_was_given_up_at_two_desks_goes_to_the_next_two(first: int) -> None:
    world = World(1, desks=2)
    event, _ = planned(world, seats_onsite=2)
    a, b = world.desks
    leaving = [enter(a, event, name) for name in ("Siti", "Budi")]
    for name in ("Ani", "Rudi", "Tuti"):
        enter(a, event, name)
    world.quiet()
    for desk, who in zip((a, b), leaving, strict=True):
        make(desk, registrations.cancel_registration, registration=who)
    arrive(world, first)
    assert states(world) == {
        "Siti": "cancelled",
        "Budi": "cancelled",
        "Ani": "registered",
        "Rudi": "registered",
        "Tuti": "waiting",
    }
    assert "moved_up" in kinds(world), "nobody at a desk knew of Rudi's seat"


@ORDERS
def test_the_same_person_at_two_doors_is_present_once(first: int) -> None:
    world = World(1, desks=2)
    event, session = planned(world)
    a, b = world.desks
    who = enter(a, event, "Siti")
    world.quiet()
    see(a, who, session)
    see(b, who, session)
    arrive(world, first)
    assert kinds(world) == []
    with world.server.read() as there:
        rows = there.scalars(select(AttendanceMark)).all()
        when = there.scalars(select(WorkshopSession)).one()
        marks = [Mark(row.uid, row.kind, row.happened_at) for row in rows]
        assert len(marks) == 2
        assert presence(marks, when.starts_at, when.ends_at).state in {State.PRESENT, State.LATE}


@ORDERS
def test_present_against_absent_the_later_mark_stands(first: int) -> None:
    world = World(1, desks=2)
    event, session = planned(world)
    a, b = world.desks
    who = enter(a, event, "Siti")
    world.quiet()
    see(a, who, session)
    see(b, who, session, "absent")
    arrive(world, first)
    with world.server.read() as there:
        when = there.scalars(select(WorkshopSession)).one()
        marks = [Mark(row.uid, row.kind, row.happened_at) for row in there.scalars(select(AttendanceMark))]
        assert presence(marks, when.starts_at, when.ends_at).state == State.ABSENT
        assert len(marks) == 2, "both stay in the history"


@ORDERS
def test_came_though_the_registration_was_cancelled(first: int) -> None:
    world = World(1, desks=2)
    event, session = planned(world)
    a, b = world.desks
    who = enter(a, event, "Siti")
    world.quiet()
    make(a, registrations.cancel_registration, registration=who)
    see(b, who, session)
    arrive(world, first)
    with world.server.read() as there:
        assert there.scalars(select(AttendanceMark)).one().kind == "arrived"
    assert kinds(world) == (["attended_despite"] if first == 0 else [])


@ORDERS
def test_one_member_registered_at_two_desks_both_stand_with_a_note(first: int) -> None:
    world = World(1, desks=2)
    event, _ = planned(world)
    who = member(world)
    for desk in world.desks:
        enter(desk, event, "Siti", member=who)
    arrive(world, first)
    assert list(states(world).values()) == ["registered"]
    assert kinds(world) == ["registered_twice"]
    with world.server.read() as there:
        assert len(there.scalars(select(Registration)).all()) == 2


@ORDERS
@pytest.mark.parametrize("cancelled", [0, 1])
def test_of_two_registrations_of_a_member_one_is_cancelled(first: int, cancelled: int) -> None:
    world = World(1, desks=2)
    event, _ = planned(world)
    who = member(world)
    both = [enter(desk, event, "Siti", member=who) for desk in world.desks]
    arrive(world, first)
    assert len(open_notes(world)) == 1
    make(world.desks[0], registrations.cancel_registration, registration=both[cancelled])
    world.quiet()
    assert open_notes(world) == []


@ORDERS
def test_a_walk_in_is_matched_while_another_door_still_marks_it(first: int) -> None:
    """Marks made under the first registration belong to the one that it proved to be."""
    world = World(1, desks=2)
    event, session = planned(world)
    a, b = world.desks
    listed, walked_in = enter(a, event, "Siti Aminah"), enter(a, event, "Siti")
    world.quiet()
    make(a, registrations.match_registration, registration=walked_in, into=listed)
    see(b, walked_in, session)
    arrive(world, first)
    with world.server.read() as there:
        assert one(there, walked_in).merged_into == listed
        mark = there.scalars(select(AttendanceMark)).one()
        assert mark.registration_id == one(there, listed).id


@ORDERS
def test_a_form_handed_in_under_another_name_is_the_persons(first: int) -> None:
    """Before the matching and after it, and one that was noted by mistake is taken back."""
    world = World(1, desks=2)
    event, _session = planned(world)
    a, b = world.desks
    walked_in, listed = enter(a, event, "Siti"), enter(a, event, "Siti Aminah")
    early, other = enter(a, event, "Budi"), enter(a, event, "Budi S.")
    make(a, feedback.note_feedback, registration=early)
    world.quiet()
    make(a, registrations.match_registration, registration=walked_in, into=listed)
    make(a, registrations.match_registration, registration=early, into=other)
    make(b, feedback.note_feedback, registration=walked_in)
    arrive(world, first)
    with world.server.read() as there:
        assert one(there, listed).gave_feedback
        assert one(there, other).gave_feedback
    make(b, feedback.note_feedback, registration=listed, gave=False)
    arrive(world, first)
    with world.server.read() as there:
        assert not one(there, listed).gave_feedback
    assert open_notes(world) == []


@ORDERS
def test_two_walk_ins_matched_with_each_other_become_one(first: int) -> None:
    world = World(1, desks=2)
    event, session = planned(world)
    a, b = world.desks
    first_one, other = enter(a, event, "Siti"), enter(a, event, "Siti A.")
    see(a, first_one, session)
    see(a, other, session)
    world.quiet()
    make(a, registrations.match_registration, registration=first_one, into=other)
    make(b, registrations.match_registration, registration=other, into=first_one)
    arrive(world, first)
    with world.server.read() as there:
        standing = there.scalars(select(Registration).where(Registration.merged_into.is_(None))).all()
        assert len(standing) == 1
        marks = there.scalars(select(AttendanceMark)).all()
        assert {mark.registration_id for mark in marks} == {standing[0].id}


@ORDERS
def test_a_mark_taken_back_at_two_desks_is_taken_back(first: int) -> None:
    world = World(1, desks=2)
    event, session = planned(world)
    a, b = world.desks
    mark = see(a, enter(a, event, "Siti"), session)
    world.quiet()
    for desk in (a, b):
        make(desk, attendance.take_back_mark, mark=mark, device=desk.engine.device)
    arrive(world, first)
    with world.server.read() as there:
        when = there.scalars(select(WorkshopSession)).one()
        rows = there.scalars(select(AttendanceMark))
        marks = [Mark(row.uid, row.kind, row.happened_at, row.voids) for row in rows]
        assert presence(marks, when.starts_at, when.ends_at).state == State.UNKNOWN


@ORDERS
def test_one_person_certified_at_two_desks_both_stand_with_a_note(first: int) -> None:
    world = World(1, desks=2)
    event, _ = planned(world)
    who = enter(world.desks[0], event, "Siti")
    world.quiet()
    issued = []
    for desk in world.desks:
        about = {"workshop": event, "registration": who, "facts": lambda numbered: numbered.code.encode()}
        issued.append(make(desk, certificates.issue_certificate, **about).target)
    arrive(world, first)
    assert kinds(world) == ["certified_twice"]
    with world.server.read() as there:
        assert len({row.number for row in there.scalars(select(Certificate))}) == 2
    make(world.desks[0], certificates.revoke_certificate, target=issued[first], reason="dua kali")
    arrive(world, 0)
    assert kinds(world) == []


@ORDERS
def test_what_two_desks_have_sent_was_sent_when_the_later_did(first: int) -> None:
    world = World(1, desks=2)
    event, _ = planned(world)
    who = enter(world.desks[0], event, "Siti")
    about = {"workshop": event, "registration": who, "facts": lambda numbered: b"{}"}
    target = make(world.desks[0], certificates.issue_certificate, **about).target
    world.quiet()
    sent = [
        make(desk, sending.record_sending, target=target, what=sending.CERTIFICATE) for desk in world.desks
    ]
    arrive(world, first)
    assert kinds(world) == []
    for store in (world.server, *(desk.store for desk in world.desks)):
        with store.read() as there:
            at = there.scalars(select(Certificate)).one().sent_at
            assert at == max(one.made_at for one in sent)


@ORDERS
def test_one_room_booked_at_two_desks_both_stand_with_a_note(first: int) -> None:
    world = World(1, desks=2)
    a, _b = world.desks
    room = make(a, workshops.put_room, at_branch=a.branch, name="Aula").target
    events = [planned(world)[0], planned(world)[0]]
    for desk, event in zip(world.desks, events, strict=True):
        make(desk, workshops.put_session, workshop=event, facts=session_facts(room=room))
    arrive(world, first)
    assert kinds(world) == ["room_taken"]


def in_one_room(world: World) -> tuple[list[UUID], list[UUID], UUID]:
    """Two workshops with a session each, and the room that both need."""
    room = make(world.desks[0], workshops.put_room, at_branch=world.branches[0], name="Aula").target
    events = [planned(world)[0], planned(world)[0]]
    booked = [
        make(desk, workshops.put_session, workshop=event, facts=session_facts(room=room)).target
        for desk, event in zip(world.desks, events, strict=True)
    ]
    arrive(world, 0)
    assert kinds(world) == ["room_taken"]
    return events, booked, room


@pytest.mark.parametrize("moved", [0, 1])
@pytest.mark.parametrize("change", [{"hours": 5}, {"cancelled": True}, {"room": None}])
def test_a_room_that_two_needed_is_no_news_once_one_lets_it_go(moved: int, change: dict[str, Any]) -> None:
    world = World(1, desks=2)
    events, booked, room = in_one_room(world)
    said = session_facts(**{"room": room, **change})
    make(world.desks[0], workshops.put_session, workshop=events[moved], target=booked[moved], facts=said)
    arrive(world, 0)
    assert kinds(world) == []


def test_a_room_that_two_needed_is_no_news_once_a_workshop_is_called_off() -> None:
    world = World(1, desks=2)
    events, _, _ = in_one_room(world)
    desk = world.desks[0]
    off = workshop_facts(desk.desk, state="cancelled", reason="banjir")
    make(desk, workshops.put_workshop, target=events[0], facts=off)
    arrive(world, 0)
    assert kinds(world) == []


def test_a_room_that_two_need_is_told_once_however_often_a_session_is_edited() -> None:
    world = World(1, desks=2)
    events, booked, room = in_one_room(world)
    about = {"workshop": events[0], "target": booked[0], "facts": session_facts(room=room, title="Puisi")}
    with patch.object(workshops, "_check_room", lambda making, target, facts: None):
        make(world.desks[0], workshops.put_session, **about)
    arrive(world, 0)
    assert kinds(world) == ["room_taken"]


@ORDERS
def test_merging_members_loses_no_attendance(first: int) -> None:
    world = World(1, desks=2)
    event, session = planned(world)
    a, b = world.desks
    merged, into = member(world, 0), member(world, 1)
    make(a, members.merge_members, merged=merged, into=into)
    who = enter(b, event, "Siti", member=merged)
    see(b, who, session)
    arrive(world, first)
    with world.server.read() as there:
        assert one(there, who).member == into


def test_a_partners_desk_sees_its_own_workshops_and_no_others() -> None:
    """Registrations with their contact data; those of the library's other workshops are not for it."""
    world = World(1, desks=2)
    a, b = world.desks
    facts = PartnerFacts(name="SMAN 1", kind="school", own_branch=b.branch)
    partner = make(a, partners.put_partner, facts=facts).target
    with world.server.write() as session:
        session.scalars(select(Device).where(Device.uid == b.engine.device)).one().reach = "branch"
    theirs, _ = planned(world, partner=partner)
    ours, _ = planned(world)
    enter(a, theirs, "Siti", phone="0771")
    enter(a, ours, "Budi", phone="0772")
    world.quiet()
    when_quiet(world)
    assert _seen(b) == {"Siti": "0771"}
    make(a, workshops.put_workshop, target=theirs, facts=workshop_facts(a.desk))
    world.quiet()
    when_quiet(world)
    assert _seen(b) == {}, "it is no longer theirs"
    make(a, workshops.put_workshop, target=ours, facts=workshop_facts(a.desk, partner=partner))
    world.quiet()
    when_quiet(world)
    assert _seen(b) == {"Budi": "0772"}
    make(a, partners.put_partner, target=partner, facts=PartnerFacts(name="SMAN 1", kind="school"))
    world.quiet()
    when_quiet(world)
    assert _seen(b) == {}, "the partner has no desk of its own any more"


def _seen(desk: SimulatedDesk) -> dict[str, str]:
    with desk.store.read() as session:
        assert len(session.scalars(select(Workshop)).all()) == 2, "what is planned, everybody may know"
        assert len(session.scalars(select(Partner)).all()) == 1
        return dict(session.execute(select(Registration.name, Registration.phone)).all())


def _away(world: World, who: UUID) -> SimulatedDesk:
    """A desk of another branch than a member's own: it has their contact data for a reason only."""
    with world.server.read() as session:
        home = session.scalars(select(Branch.uid).join(Member).where(Member.uid == who)).one()
    (desk,) = [desk for desk in world.desks if desk.branch != home]
    return desk


def _has_contacts(desk: SimulatedDesk, who: UUID) -> bool:
    held = exists().where(HeldRow.kind == MEMBER_CONTACTS.number, HeldRow.uid == who)
    with desk.store.read() as session:
        return bool(session.scalar(select(held)))


def _settled(world: World, desk: SimulatedDesk, who: UUID) -> bool:
    world.quiet()
    when_quiet(world)
    return _has_contacts(desk, who)


@pytest.mark.parametrize("state", ["closed", "cancelled"])
def test_contact_data_of_a_member_goes_when_the_workshop_is_over(state: str) -> None:
    """At the branch where they registered; at home it stays."""
    world = World(1, desks=2)
    who = member(world)
    desk = _away(world, who)
    event = make(desk, workshops.put_workshop, facts=workshop_facts(desk.desk)).target
    enter(desk, event, "Siti", member=who)
    assert _settled(world, desk, who)
    facts = workshop_facts(desk.desk, state=state, reason="hujan")
    make(desk, workshops.put_workshop, target=event, facts=facts)
    assert not _settled(world, desk, who)
    assert open_notes(world) == []


def test_contact_data_goes_when_it_was_another_member() -> None:
    world = World(1, desks=2)
    who, other = member(world, 0), member(world, 1)
    desk = _away(world, who)
    event = make(desk, workshops.put_workshop, facts=workshop_facts(desk.desk)).target
    edited, matched = enter(desk, event, "Siti", member=who), enter(desk, event, "Siti A.")
    assert _settled(world, desk, who)
    about = RegistrationFacts(name="Siti", member=other)
    make(desk, registrations.edit_registration, registration=edited, facts=about)
    assert not _settled(world, desk, who)
    make(desk, registrations.cancel_registration, registration=edited)
    make(desk, registrations.match_registration, registration=matched, member=who)
    assert _settled(world, desk, who)
    make(desk, registrations.match_registration, registration=matched, member=other)
    assert not _settled(world, desk, who)


def test_contact_data_goes_when_the_partner_has_no_desk_any_more() -> None:
    """Of members who registered for the workshops that it gave with the library."""
    world = World(1, desks=2)
    who = member(world)
    away = _away(world, who)
    (home,) = [desk for desk in world.desks if desk is not away]
    facts = PartnerFacts(name="SMAN 1", kind="school", own_branch=away.branch)
    partner = make(home, partners.put_partner, facts=facts).target
    event = make(home, workshops.put_workshop, facts=workshop_facts(home.desk, partner=partner)).target
    enter(home, event, "Siti", member=who)
    assert _settled(world, away, who)
    make(home, partners.put_partner, target=partner, facts=PartnerFacts(name="SMAN 1", kind="school"))
    assert not _settled(world, away, who)


@ORDERS
def test_two_doors_that_ask_different_questions_lose_no_answer(first: int) -> None:
    world = World(1, desks=2)
    event, _ = planned(world)
    a, b = world.desks
    who = enter(a, event, "Siti", answers={"umur": "20"})
    world.quiet()
    for desk, answer in ((a, {"asal": "Pinang"}), (b, {"ukuran": "L"})):
        facts = RegistrationFacts(name="Siti", answers={"umur": "20", **answer})
        make(desk, registrations.edit_registration, registration=who, facts=facts)
    arrive(world, first)
    assert answers(world, who) == {"umur": "20", "asal": "Pinang", "ukuran": "L"}
    assert kinds(world) == []


@ORDERS
def test_of_two_answers_to_one_question_the_later_stands_with_a_note(first: int) -> None:
    world = World(1, desks=2)
    event, _ = planned(world)
    a, b = world.desks
    who = enter(a, event, "Siti")
    world.quiet()
    for desk, size in ((a, "M"), (b, "L")):
        facts = RegistrationFacts(name="Siti", answers={"ukuran": size})
        make(desk, registrations.edit_registration, registration=who, facts=facts)
    arrive(world, first)
    assert answers(world, who) == {"ukuran": "L"}
    assert kinds(world) == ["edited_twice"]


def answers(world: World, who: UUID) -> dict[str, str]:
    with world.server.read() as session:
        found: dict[str, str] = json.loads(one(session, who).answers)
        return found


@ORDERS
def test_a_door_that_saw_somebody_knows_better_than_the_closing_of_another(first: int) -> None:
    """Closed at one desk while another door has not told yet; the mark is older, and arrives whenever."""
    world = World(1, desks=2)
    event, session = planned(world)
    a, b = world.desks
    siti, budi = enter(a, event, "Siti"), enter(a, event, "Budi")
    world.quiet()
    see(b, siti, session)
    for who in (siti, budi):
        see(a, who, session, "unseen", source="closing")
    arrive(world, first)
    with world.server.read() as there:
        door = door_of(there, session)
        assert door is not None
        found = {row.name: row.presence.there for row in people(there, door)}
    assert found == {"Siti": True, "Budi": False}
    assert kinds(world) == []


@ORDERS
def test_a_walk_in_is_matched_to_a_member_here_and_to_the_list_there(first: int) -> None:
    """Who it was is known at one desk, that it was on the list at the other: both are true of one."""
    world = World(1, desks=2)
    event, session = planned(world)
    a, b = world.desks
    who = member(world)
    listed, walked_in = enter(a, event, "Siti Aminah"), enter(a, event, "Siti")
    see(a, walked_in, session)
    world.quiet()
    make(a, registrations.match_registration, registration=walked_in, member=who)
    make(b, registrations.match_registration, registration=walked_in, into=listed)
    arrive(world, first)
    with world.server.read() as there:
        stands = one(there, listed)
        assert (stands.member, stands.merged_into) == (who, None)
        assert there.scalars(select(AttendanceMark)).one().registration_id == stands.id
    assert kinds(world) == []


@ORDERS
def test_a_walk_in_matched_to_a_member_who_registered_elsewhere_is_noted_once(first: int) -> None:
    world = World(1, desks=2)
    event, _ = planned(world)
    a, b = world.desks
    who, walked_in = member(world), enter(a, event, "Siti")
    world.quiet()
    make(a, registrations.match_registration, registration=walked_in, member=who)
    enter(b, event, "Siti Aminah", member=who)
    arrive(world, first)
    assert kinds(world) == ["registered_twice"]
    with world.server.read() as there:
        assert [row.member for row in there.scalars(select(Registration))] == [who, who]


@ORDERS
def test_a_walk_in_matched_to_a_member_who_was_merged_belongs_to_who_stands(first: int) -> None:
    world = World(1, desks=2)
    event, _ = planned(world)
    a, b = world.desks
    merged, into = member(world, 0), member(world, 1)
    walked_in = enter(a, event, "Siti")
    world.quiet()
    make(a, members.merge_members, merged=merged, into=into)
    make(b, registrations.match_registration, registration=walked_in, member=merged)
    arrive(world, first)
    with world.server.read() as there:
        assert one(there, walked_in).member == into


@ORDERS
def test_one_ticket_without_data_at_two_doors_is_one_person_when_it_is_known(first: int) -> None:
    """Both doors let in somebody of whom neither had heard; both names of theirs lead to who it was."""
    world = World(1, desks=2)
    event, session = planned(world)
    a, b = world.desks
    known = enter(a, event, "Siti Aminah")
    strangers = []
    for desk in (a, b):
        about = {"workshop": event, "facts": RegistrationFacts(name="#1A2B3C"), "source": "walk_in"}
        made = make(desk, registrations.register, shown_ticket=known, **about).registration
        see(desk, made, session)
        strangers.append(made)
    arrive(world, first)
    with b.store.read() as there:
        door = door_of(there, session)
        assert door is not None
        assert sorted(at_door.strangers(there, door)) == sorted((uid, known) for uid in strangers)
    for uid in strangers:
        make(b, registrations.match_registration, registration=uid, into=known)
    world.quiet()
    with world.server.read() as there:
        marks = there.scalars(select(AttendanceMark)).all()
        assert [mark.registration_id for mark in marks] == [one(there, known).id] * 2


@ORDERS
def test_tickets_printed_at_two_desks_are_counted_together(first: int) -> None:
    world = World(1, desks=2)
    event, _ = planned(world)
    who = enter(world.desks[0], event, "Siti")
    world.quiet()
    for desk in world.desks:
        make(desk, tickets.record_tickets, registrations=[who])
    arrive(world, first)
    for desk in world.desks:
        with desk.store.read() as there:
            assert one(there, who).tickets_printed == 2

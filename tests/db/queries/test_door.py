# SPDX-License-Identifier: GPL-3.0-or-later
"""What is shown at a door, and what it means there."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import count
from uuid import UUID, uuid4

import pytest

from db.models import MemberType, ProofKey
from db.operations import attendance, certificates, registrations, workshops
from db.operations.codes import new_code
from db.operations.desk import Desk
from db.operations.members import MemberFacts, merge_members, register_member
from db.queries import door as at_door
from db.queries.door import Door, Met
from db.queries.workshops import workshop_detail
from db.rules.attendance import State
from db.rules.codes import TICKET_LENGTH, code_of, grouped
from db.rules.proofs import ticket_code
from tests.db.small_world import of_code, row_of
from tests.db.workshop_world import MORNING, add_registration, add_session, add_workshop, mark, session_facts

TODAY = date(2026, 11, 20)


def opened(desk: Desk, session: UUID) -> Door:
    with desk.store.read() as reading:
        door = at_door.door_of(reading, session)
    assert door is not None
    return door


def meet(desk: Desk, door: Door, text: str) -> Met:
    with desk.store.read() as reading:
        return at_door.met(reading, door, text, TODAY)


class Event:
    """A workshop with a door and a key for tickets."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.workshop = add_workshop(desk)
        self.session = add_session(desk, self.workshop)
        self.door = opened(desk, self.session)
        self.key = desk.perform(certificates.publish_ticket_key).operation.target
        self.secret: bytes = row_of(desk, ProofKey, self.key).material

    def ticket(self, registration: UUID, workshop: UUID | None = None) -> str:
        return ticket_code(registration, workshop or self.workshop, self.key, self.secret)

    def meets(self, text: str) -> Met:
        return meet(self.desk, self.door, text)


@pytest.fixture
def event(desk: Desk) -> Event:
    return Event(desk)


def test_a_ticket_a_typed_code_and_a_card_are_the_same_person(desk: Desk, event: Event) -> None:
    facts = MemberFacts(
        name="Siti Aminah", member_type=of_code(desk, MemberType, "UMUM"), home_branch=desk.branch
    )
    member = desk.perform(register_member, facts=facts).operation
    who = desk.perform(
        registrations.register,
        workshop=event.workshop,
        facts=registrations.RegistrationFacts(name="Siti Aminah", member=member.member),
    ).operation
    typed = f"{who.code[:4]}-{who.code[4:]}".lower()
    for text in (event.ticket(who.registration), who.code, typed, member.number, f" {member.number} "):
        found = event.meets(text)
        assert (found.why, found.registration, found.name) == ("expected", who.registration, "Siti Aminah")


def test_a_code_of_letters_alone_is_no_name(
    desk: Desk, event: Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However it is typed: one code in thirty has no digit."""
    codes = (code_of(number, TICKET_LENGTH) for number in count(int("ABCDEFGH", 32)))
    letters = next(code for code in codes if code.isalpha())
    monkeypatch.setattr(registrations, "new_code", lambda _length: letters)
    siti = add_registration(desk, event.workshop, "Siti")
    for text in (letters, letters.lower(), grouped(letters), f" {grouped(letters).lower()} "):
        assert not at_door.is_name(text)
        assert event.meets(text).registration == siti
    assert at_door.is_name("Siti Amina")
    assert at_door.is_name("Nur-Aini")


def test_who_is_in_waits_or_cancelled_is_told_apart(desk: Desk, event: Event) -> None:
    siti, budi = (add_registration(desk, event.workshop, name) for name in ("Siti", "Budi"))
    mark(desk, siti, event.session, happened_at=MORNING + timedelta(minutes=12))
    found = event.meets(event.ticket(siti))
    assert (found.why, found.presence.arrived_at) == ("there", MORNING + timedelta(minutes=12))
    mark(desk, siti, event.session, "left", happened_at=MORNING + timedelta(minutes=40))
    assert event.meets(event.ticket(siti)).why == "expected"
    desk.perform(registrations.cancel_registration, registration=budi)
    assert event.meets(event.ticket(budi)).why == "cancelled"
    full = add_workshop(desk, seats_onsite=0)
    late = add_registration(desk, full, "Ani")
    there = opened(desk, add_session(desk, full))
    assert meet(desk, there, event.ticket(late, full)).why == "waiting"


def test_a_ticket_without_data_is_genuine_all_the_same(desk: Desk, event: Event) -> None:
    unheard = uuid4()
    found = event.meets(event.ticket(unheard))
    assert (found.why, found.registration) == ("stranger", unheard)


def test_a_ticket_for_another_workshop_or_another_day_says_which(desk: Desk, event: Event) -> None:
    series = uuid4()
    weekly, next_week = (add_workshop(desk, title="Dongeng", series=series) for _ in range(2))
    here = opened(desk, add_session(desk, weekly))
    add_session(desk, next_week, 24 * 7)
    other_day = meet(desk, here, event.ticket(add_registration(desk, next_week), next_week))
    assert (other_day.why, other_day.other) == ("other_day", "Dongeng")
    assert other_day.other_at == MORNING + timedelta(days=7)
    assert event.meets(event.ticket(uuid4(), weekly)) == Met(
        "other_workshop", other="Dongeng", other_at=MORNING
    )


def test_foreign_damaged_and_unknown_codes(desk: Desk, event: Event) -> None:
    ticket = event.ticket(add_registration(desk, event.workshop))
    assert event.meets(ticket[:-1]).why == "damaged"
    assert event.meets(ticket[:20] + ("A" if ticket[20] != "A" else "B") + ticket[21:]).why == "damaged"
    assert event.meets(ticket_code(uuid4(), event.workshop, uuid4(), b"x" * 32)).why == "foreign"
    assert event.meets("9789791234567").why == "unknown"
    code = new_code(TICKET_LENGTH)
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")
    assert event.meets("0" + wrong[1:] if code[0] != "0" else "1" + wrong[1:]).why in {"damaged", "unknown"}
    assert event.meets("Siti Aminah").why == "name"


def test_a_child_without_a_guardians_consent_is_told(desk: Desk, event: Event) -> None:
    facts = registrations.RegistrationFacts(name="Ani", birth_date=date(2017, 11, 21))
    made = desk.perform(registrations.register, workshop=event.workshop, facts=facts, source="walk_in")
    child = made.operation.registration
    found = event.meets(event.ticket(child))
    assert (found.age, found.guardian_asked) == (8, True)
    desk.perform(registrations.give_consent, registration=child, consent="guardian", given_by="Ibu")
    assert not event.meets(event.ticket(child)).guardian_asked


def test_the_card_of_a_record_that_was_merged_opens_the_one_that_stands(desk: Desk, event: Event) -> None:
    facts = MemberFacts(name="Hasan", member_type=of_code(desk, MemberType, "UMUM"), home_branch=desk.branch)
    old, new = (desk.perform(register_member, facts=facts).operation for _ in range(2))
    who = desk.perform(
        registrations.register,
        workshop=event.workshop,
        facts=registrations.RegistrationFacts(name="Hasan", member=old.member),
    ).operation
    desk.perform(merge_members, merged=old.member, into=new.member)
    for number in (old.number, new.number):
        assert event.meets(number).registration == who.registration


def test_a_member_who_did_not_register_is_known(desk: Desk, event: Event) -> None:
    facts = MemberFacts(name="Hasan", member_type=of_code(desk, MemberType, "UMUM"), home_branch=desk.branch)
    made = desk.perform(register_member, facts=facts).operation
    found = event.meets(made.number)
    assert (found.why, found.member, found.name) == ("not_registered", made.member, "Hasan")


def test_who_proved_to_be_somebody_else_is_met_as_that(desk: Desk, event: Event) -> None:
    walk_in, siti = add_registration(desk, event.workshop, "Siti"), add_registration(desk, event.workshop)
    desk.perform(registrations.match_registration, registration=walk_in, into=siti)
    assert event.meets(event.ticket(walk_in)).registration == siti


def test_the_list_counts_and_history(desk: Desk, event: Event) -> None:
    siti = add_registration(desk, event.workshop)
    family = add_registration(desk, event.workshop, "Keluarga Budi", people=3)
    gone = add_registration(desk, event.workshop, "Ani")
    desk.perform(registrations.cancel_registration, registration=gone)
    mark(desk, family, event.session, happened_at=MORNING)
    wrong = mark(desk, siti, event.session, happened_at=MORNING + timedelta(minutes=20))
    with desk.store.read() as reading:
        rows = at_door.people(reading, event.door)
    assert [row.name for row in rows] == ["Keluarga Budi", "Siti Aminah"]
    assert rows[1].presence.state == State.LATE
    assert at_door.counts(rows) == (4, 4, 4)
    desk.perform(attendance.take_back_mark, mark=wrong, device=desk.device, reason="salah orang")
    with desk.store.read() as reading:
        assert at_door.counts(at_door.people(reading, event.door)) == (4, 3, 3)
        told = at_door.history(reading, event.door, siti)
        assert at_door.person(reading, event.door, siti) == rows[1]._replace(
            presence=at_door.Presence(State.UNKNOWN, None, None, 0)
        )
    assert [(row.kind, row.taken_back, row.reason) for row in told] == [
        ("arrived", True, ""),
        ("void", False, "salah orang"),
    ]


def test_who_arrives_in_another_room_has_left_this_one(desk: Desk, event: Event) -> None:
    """Parallel sessions of one workshop; one after the other in the same room is another matter."""
    beside = add_session(desk, event.workshop, 1, title="Kelas B", place="Ruang B")
    add_session(desk, event.workshop, 1, title="Di ruang yang sama")
    desk.perform(
        workshops.put_session,
        workshop=event.workshop,
        target=event.session,
        facts=session_facts(title="Pagi"),
    )
    here, there = opened(desk, event.session), opened(desk, beside)
    assert [room.title for room in here.beside] == ["Kelas B"]
    siti = add_registration(desk, event.workshop, "Siti")
    mark(desk, siti, event.session, happened_at=MORNING)
    assert meet(desk, there, event.ticket(siti)).was_in == "Pagi"
    mark(desk, siti, beside, happened_at=MORNING + timedelta(minutes=70))
    with desk.store.read() as session:
        left, came = (at_door.people(session, door)[0].presence for door in (here, there))
        one = at_door.person(session, here, siti)
    assert (left.left_at, left.minutes) == (MORNING + timedelta(minutes=70), 70)
    assert came.inside
    assert one is not None
    assert one.presence == left


def test_a_group_counts_as_many_as_came(desk: Desk, event: Event) -> None:
    group = add_registration(desk, event.workshop, "SMAN 1", people=30)
    mark(desk, group, event.session)
    mark(desk, group, event.session, people=25)
    with desk.store.read() as session:
        assert at_door.counts(at_door.people(session, event.door)) == (30, 25, 25)
        workshop = workshop_detail(session, event.workshop)
    assert workshop is not None
    assert (workshop.came, workshop.sessions[0].present) == (25, 25)

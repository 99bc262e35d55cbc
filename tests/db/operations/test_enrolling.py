# SPDX-License-Identifier: GPL-3.0-or-later
"""People and what was agreed to, registered together or not at all."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select

from db.models import AttendanceMark, Certificate, Consent, Registration
from db.operations import enrolling, refusals
from db.operations import registrations as registrations_of
from db.operations.desk import Desk
from db.operations.enrolling import Agreed, Wanted
from db.operations.registrations import RegistrationFacts
from db.queries.registrations import likely_pairs, registration_detail, registrations, seats
from tests.db.small_world import register
from tests.db.workshop_world import add_registration, add_session, add_workshop, certify, mark

CHILD = date(2015, 3, 12)


def wanted(name: str, *agreed: Agreed, **facts: object) -> Wanted:
    return Wanted(RegistrationFacts(name=name, **facts), agreed)  # type: ignore[arg-type]


def names(desk: Desk, state: str = "") -> list[str]:
    with desk.store.read() as session:
        workshop = session.scalars(select(Registration.workshop_id)).first()
        assert workshop is not None
        from db.models import Workshop

        uid = session.get_one(Workshop, workshop).uid
        return [row.name for row in registrations(session, uid, "", state)]


def test_a_family_is_one_party_and_a_child_needs_a_guardian(desk: Desk) -> None:
    event = add_workshop(desk)
    add_session(desk, event)
    mother, child = wanted("Siti", photo := Agreed("photo", "Siti")), wanted("Budi", birth_date=CHILD)
    with pytest.raises(refusals.ConsentMissing, match="ConsentMissing") as refused:
        enrolling.enrol(desk, event, [mother, child])
    assert refused.value.name == "Budi"
    with desk.store.read() as session:
        assert session.scalars(select(Registration)).all() == [], "nobody of the family"

    agreed = Agreed("guardian", "Siti", "ibu", "formulir, map 3")
    enrolled, changes = enrolling.enrol(desk, event, [mother, child._replace(agreed=(agreed, photo))])
    assert [one.state for one in enrolled] == ["registered", "registered"]
    assert "registrations" in changes
    with desk.store.read() as session:
        detail = registration_detail(session, enrolled[1].registration)
    assert detail is not None
    assert detail.party == ("Siti",)
    assert [(c.kind, c.given_by, c.relation) for c in detail.consents] == [
        ("guardian", "Siti", "ibu"),
        ("photo", "Siti", ""),
    ]
    assert not detail.row.unguarded


def test_age_counts_on_the_first_day_and_a_walk_in_stands_with_a_mark(desk: Desk) -> None:
    event = add_workshop(desk)
    add_session(desk, event)
    enrolling.enrol(desk, event, [wanted("Dewasa", birth_date=date(2008, 11, 20))])
    with pytest.raises(refusals.ConsentMissing):
        enrolling.enrol(desk, event, [wanted("Hampir", birth_date=date(2008, 11, 21))])
    walked, _ = enrolling.enrol(desk, event, [wanted("Hampir", birth_date=CHILD)], source="walk_in")
    with desk.store.read() as session:
        marked = {row.name: row.unguarded for row in registrations(session, event)}
    assert marked == {"Dewasa": False, "Hampir": True}
    enrolling.record_consent(desk, walked[0].registration, Agreed("guardian", "Ayah"))
    with desk.store.read() as session:
        assert not any(row.unguarded for row in registrations(session, event))


def test_a_birth_date_written_later_asks_for_the_guardian_too(desk: Desk) -> None:
    event = add_workshop(desk)
    add_session(desk, event)
    (one,), _ = enrolling.enrol(desk, event, [wanted("Budi")])
    with pytest.raises(refusals.ConsentMissing):
        enrolling.amend(desk, one.registration, wanted("Budi", birth_date=CHILD))
    enrolling.amend(desk, one.registration, wanted("Budi", Agreed("guardian", "Ibu"), birth_date=CHILD))
    enrolling.amend(desk, one.registration, wanted("Budi Santoso", birth_date=CHILD))
    assert names(desk) == ["Budi Santoso"]


def test_needs_are_erased_with_their_consent_and_the_history_stays(desk: Desk) -> None:
    event = add_workshop(desk)
    (one,), _ = enrolling.enrol(desk, event, [wanted("Rina", Agreed("needs", "Rina"), needs="kursi roda")])
    with desk.store.read() as session:
        consent = session.scalars(select(Consent.uid)).one()
    enrolling.take_back_consent(desk, consent, "tidak perlu lagi")
    with desk.store.read() as session:
        detail = registration_detail(session, one.registration)
    assert detail is not None
    assert detail.needs == ""
    assert [(c.kind, c.withdrawn_why) for c in detail.consents] == [("needs", "tidak perlu lagi")]
    with pytest.raises(refusals.Invalid):
        enrolling.take_back_consent(desk, consent)


def test_the_waiting_list_has_an_order_and_who_moves_up_is_named(desk: Desk) -> None:
    event = add_workshop(desk, seats_onsite=1)
    first, *_ = (
        enrolling.enrol(desk, event, [wanted(name)])[0][0] for name in ("Zainal", "Yusuf", "Ani", "Wati")
    )
    assert names(desk) == ["Zainal", "Yusuf", "Ani", "Wati"]
    with desk.store.read() as session:
        assert [row.place for row in registrations(session, event)] == [0, 1, 2, 3]
        assert [tuple(one) for one in seats(session, event)] == [("onsite", 1, 3, 1)]
    promoted, _ = enrolling.cancel(desk, first.registration)
    assert promoted == ["Yusuf"]
    assert names(desk, "waiting") == ["Ani", "Wati"]
    assert names(desk, "cancelled") == ["Zainal"]


def test_a_walk_in_is_likely_the_one_on_the_list_and_joining_keeps_that_one(desk: Desk) -> None:
    event = add_workshop(desk)
    (planned,), _ = enrolling.enrol(desk, event, [wanted("Rahmat Hidayat", phone="0812-7000-111")])
    enrolling.enrol(desk, event, [wanted("Dewi Lestari", phone="0812-7000-111"), wanted("Dewo Lestari")])
    (walked,), _ = enrolling.enrol(desk, event, [wanted("Rahmad Hidayat")], source="walk_in")
    with desk.store.read() as session:
        pairs = [(pair.one.name, pair.other.name, pair.why) for pair in likely_pairs(session, event)]
    assert pairs == [("Rahmat Hidayat", "Rahmad Hidayat", "name")]
    enrolling.join(desk, walked.registration, planned.registration)
    assert "Rahmad Hidayat" not in names(desk)
    with desk.store.read() as session:
        assert likely_pairs(session, event) == []


def test_who_was_let_in_with_a_ticket_is_offered_as_whom_it_names(desk: Desk) -> None:
    event = add_workshop(desk)
    named = add_registration(desk, event, "Siti Aminah")
    facts = RegistrationFacts(name="#1A2B3C")
    about = {"workshop": event, "source": "walk_in", "shown_ticket": named}
    desk.perform(registrations_of.register, facts=facts, **about)
    with desk.store.read() as session:
        (pair,) = likely_pairs(session, event)
    assert (pair.one.uid, pair.other.name, pair.why) == (named, "#1A2B3C", "ticket")


def test_who_proves_to_be_a_member_keeps_attendance_and_certificate_under_the_members_name(
    desk: Desk,
) -> None:
    event = add_workshop(desk)
    session = add_session(desk, event)
    member = register(desk, "Ahmad Fauzi")
    who = add_registration(desk, event, "Pak Uji")
    mark(desk, who, session)
    certify(desk, event, who)
    enrolling.belong(desk, who, member)
    again = add_registration(desk, event, "Fauzi")
    mark(desk, again, session)
    enrolling.belong(desk, again, member)
    with desk.store.read() as reading:
        (row,) = registrations(reading, event)
        assert (row.uid, row.name, row.member) == (who, "Ahmad Fauzi", member)
        keys = reading.scalars(select(AttendanceMark.registration_id)).all()
        certified = reading.scalars(select(Certificate.registration_id)).one()
        stands = reading.scalars(select(Registration).where(Registration.uid == who)).one()
        assert list(keys) == [stands.id] * 2
        assert certified == stands.id

# SPDX-License-Identifier: GPL-3.0-or-later
"""Who has earned a certificate, which stand, and what a verifier is told."""

from __future__ import annotations

from base64 import b32encode
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import pytest
from sqlalchemy import text as sql

from db.operations import registrations, workshops
from db.operations.certificates import Numbered, publish_signer, revoke_certificate, signer
from db.operations.codes import new_code
from db.operations.desk import Desk
from db.operations.feedback import note_feedback
from db.queries import certificates as queries
from db.queries.certificates import Candidate, Candidates, Verified
from db.rules.attendance import State
from db.rules.earning import Rule
from db.rules.printed import SIGNED, Said, Verdict, qr_text, read_signed, signed_text
from tests.db.workshop_world import MORNING, add_registration, add_session, add_workshop, certify, mark

TODAY = date(2026, 11, 20)


def found(desk: Desk, event: UUID) -> Candidates:
    with desk.store.read() as session:
        listed = queries.candidates(session, event, TODAY)
        assert listed is not None
        return listed


def person(desk: Desk, event: UUID, name: str) -> Candidate:
    return next(row for row in found(desk, event).people if row.name == name)


def printed(name: str) -> Any:
    """Facts of a certificate for somebody."""
    return lambda numbered: msgspec.json.encode(
        {"number": numbered.number, "code": numbered.code, "name": name, "title": "Menulis pantun"}
    )


def asked(desk: Desk, text: str, today: date = TODAY) -> Verified:
    """At noon of that day."""
    return asked_at(desk, text, datetime.combine(today, time(12)).astimezone())


def asked_at(desk: Desk, text: str, now: datetime) -> Verified:
    with desk.store.read() as session:
        return queries.verify(session, text, now)


def code_of(desk: Desk, event: UUID, name: str) -> str:
    standing = person(desk, event, name).standing
    assert standing is not None
    return standing.code


def test_each_person_has_what_they_did_at_each_session_and_whether_it_is_enough(desk: Desk) -> None:
    event = add_workshop(desk, rule=Rule(survey=True))
    first, second = add_session(desk, event), add_session(desk, event, 24)
    siti, budi = add_registration(desk, event, "Siti"), add_registration(desk, event, "Budi")
    for session in (first, second):
        mark(desk, siti, session, happened_at=MORNING + timedelta(hours=24 if session == second else 0))
    mark(desk, budi, first, happened_at=MORNING)
    desk.perform(note_feedback, registration=siti)
    good, bad = person(desk, event, "Siti"), person(desk, event, "Budi")
    assert [one.state for one in good.presences] == [State.PRESENT, State.PRESENT]
    assert good.earned.earned
    assert good.minutes == 240
    assert not bad.earned.earned
    assert [(r.condition, r.has, r.needs) for r in bad.earned.reasons] == [
        ("sessions", 1, 2),
        ("survey", 0, 1),
    ]


def test_a_cancelled_session_is_not_asked_for(desk: Desk) -> None:
    event = add_workshop(desk)
    session = add_session(desk, event)
    add_session(desk, event, 24, cancelled=True)
    mark(desk, add_registration(desk, event, "Siti"), session, happened_at=MORNING)
    assert person(desk, event, "Siti").earned.earned


def test_two_registrations_that_were_matched_are_one_person(desk: Desk) -> None:
    event = add_workshop(desk)
    first, second = add_session(desk, event), add_session(desk, event, 24)
    listed, walked_in = add_registration(desk, event, "Siti"), add_registration(desk, event, "Sity")
    mark(desk, listed, first, happened_at=MORNING)
    mark(desk, walked_in, second, happened_at=MORNING + timedelta(hours=24))
    desk.perform(registrations.match_registration, registration=walked_in, into=listed)
    people = found(desk, event).people
    assert [row.name for row in people] == ["Siti"]
    assert people[0].earned.earned


def test_who_cancelled_and_never_came_is_not_asked_about(desk: Desk) -> None:
    event = add_workshop(desk)
    add_session(desk, event)
    who = add_registration(desk, event)
    desk.perform(registrations.cancel_registration, registration=who)
    assert found(desk, event).people == ()


def test_of_several_certificates_the_one_that_stands_is_told_from_the_others(desk: Desk) -> None:
    event = add_workshop(desk)
    who = add_registration(desk, event, "Siti")
    first = certify(desk, event, who, facts=printed("Sity"))
    certify(desk, event, who, facts=printed("Siti"), replaces=first)
    row = person(desk, event, "Siti")
    assert row.standing is not None
    assert row.standing.name == "Siti"
    assert [(one.state, one.replaced_by) for one in row.older] == [(Verdict.REPLACED, row.standing.number)]
    desk.perform(revoke_certificate, target=row.standing.uid, reason="Salah orang")
    row = person(desk, event, "Siti")
    assert row.standing is None
    assert {one.state for one in row.older} == {Verdict.REPLACED, Verdict.REVOKED}


def test_facilitators_are_certified_for_their_hours(desk: Desk) -> None:
    event = add_workshop(desk)
    add_session(desk, event)
    for name, minutes in (("Ali", 90), ("Budi", 0)):
        desk.perform(
            workshops.put_facilitator, workshop=event, name=name, role="facilitator", minutes=minutes
        )
    rows = found(desk, event).facilitators
    assert [(row.name, row.minutes, row.earned.earned) for row in rows] == [
        ("Ali", 90, True),
        ("Budi", 120, True),
    ]


@pytest.fixture
def event(desk: Desk) -> UUID:
    """A workshop at a desk that signs, with a certificate for Siti."""
    desk.perform(publish_signer)
    made = add_workshop(desk)
    certify(desk, made, add_registration(desk, made, "Siti"), facts=printed("Siti"))
    return made


def a_signed_text(desk: Desk, code: str, **changes: Any) -> str:
    with desk.store.read() as session:
        key = signer(session)
        assert key is not None
    said = Said(code, "1/SERT", "Siti", "Menulis pantun", TODAY.toordinal())
    return signed_text(msgspec.structs.replace(said, **changes), key[1], key[0])


def test_a_certificate_that_stands_is_valid_and_shows_what_was_printed(desk: Desk, event: UUID) -> None:
    code = code_of(desk, event, "Siti")
    for text in (code, code.lower(), f" {code[:4]}-{code[4:]} ", f"https://pustaka.example/v/{code}"):
        known = asked(desk, text)
        assert (known.verdict, known.printed and known.printed.name) == (Verdict.VALID, "Siti")
        assert known.workshop == event


def test_revoked_replaced_and_expired_are_told(desk: Desk, event: UUID) -> None:
    old = person(desk, event, "Siti").standing
    assert old is not None
    who = person(desk, event, "Siti").uid
    certify(
        desk, event, who, facts=printed("Siti A."), replaces=old.uid, expires_on=TODAY + timedelta(days=1)
    )
    new = person(desk, event, "Siti").standing
    assert new is not None
    replaced = asked(desk, old.code)
    assert (replaced.verdict, replaced.by) == (Verdict.REPLACED, new.number)
    assert asked(desk, new.code).verdict == Verdict.VALID
    assert asked(desk, new.code, TODAY + timedelta(days=2)).verdict == Verdict.EXPIRED
    desk.perform(revoke_certificate, target=new.uid, reason="Salah orang")
    revoked = asked(desk, new.code)
    assert (revoked.verdict, revoked.why) == (Verdict.REVOKED, "Salah orang")
    assert revoked.at is not None


def test_codes_that_nobody_issued_and_damaged_ones(desk: Desk, event: UUID) -> None:
    code = code_of(desk, event, "Siti")
    assert asked(desk, new_code()) == Verified(Verdict.UNKNOWN)
    wrong = ("2" if code[0] != "2" else "3") + code[1:]
    for text in (wrong, code[:-1], "", "SPC1", "SPC1AAAA", "https://example.org/"):
        assert asked(desk, text) == Verified(Verdict.DAMAGED), text


def test_a_signed_text_proves_itself_where_the_register_is_not(desk: Desk, event: UUID) -> None:
    elsewhere = new_code()
    text = qr_text("https://pustaka.example/v", elsewhere, a_signed_text(desk, elsewhere))
    known = asked(desk, text)
    assert known.verdict == Verdict.SIGNED
    assert known.printed is not None
    assert (known.printed.name, known.printed.issued_on) == ("Siti", TODAY)
    assert asked(desk, text.lower()).verdict == Verdict.SIGNED
    late = a_signed_text(desk, elsewhere, expires=TODAY.toordinal())
    assert asked(desk, late, TODAY + timedelta(days=1)).verdict == Verdict.EXPIRED
    here = code_of(desk, event, "Siti")
    assert asked(desk, a_signed_text(desk, here)).verdict == Verdict.VALID


def test_a_signed_text_that_was_changed_is_forged(desk: Desk, event: UUID) -> None:
    code = code_of(desk, event, "Siti")
    good = read_signed(a_signed_text(desk, code))
    other = read_signed(a_signed_text(desk, code, name="Budi"))
    assert good is not None
    assert other is not None
    changed = SIGNED + b32encode(good.tag + good.signature + other.body).decode().rstrip("=")
    assert asked(desk, changed) == Verified(Verdict.FORGED)
    with desk.store.read() as session:
        key = signer(session)
    assert key is not None
    strange = signed_text(good.said, key[1], bytes(32))
    assert asked(desk, strange).verdict == Verdict.FORGED
    unknown = signed_text(good.said, UUID(int=5), bytes(32))
    assert asked(desk, unknown).verdict == Verdict.UNKNOWN


def test_facts_that_were_changed_in_a_register_are_not_believed(desk: Desk, event: UUID) -> None:
    code = code_of(desk, event, "Siti")
    with desk.store.write() as session:
        session.execute(sql("UPDATE certificates SET facts = CAST(replace(facts, 'Siti', 'Budi') AS BLOB)"))
    assert asked(desk, code).verdict == Verdict.FORGED
    assert asked(desk, code).printed is None


def test_numbered_facts_are_what_is_hashed(desk: Desk, event: UUID) -> None:
    row = person(desk, event, "Siti").standing
    assert row is not None
    assert printed("Siti")(Numbered(row.number, row.code, "")) == row.facts


def test_the_last_day_ends_at_midnight_of_the_branch_and_not_of_the_clock_of_the_world(desk: Desk) -> None:
    event = add_workshop(desk)
    who = add_registration(desk, event, "Siti")
    certify(desk, event, who, facts=printed("Siti"), expires_on=TODAY)
    code = code_of(desk, event, "Siti")
    west = ZoneInfo("Asia/Jakarta")
    last_minute = datetime.combine(TODAY, time(23, 59), west).astimezone(UTC)
    assert asked_at(desk, code, last_minute).verdict == Verdict.VALID
    assert asked_at(desk, code, last_minute + timedelta(minutes=1)).verdict == Verdict.EXPIRED

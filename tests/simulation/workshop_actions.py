# SPDX-License-Identifier: GPL-3.0-or-later
"""What people do with workshops at the desks and doors."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from central_server.own_desk import unattended_desk
from db.models import (
    Agreement,
    AttendanceMark,
    Branch,
    Certificate,
    Consent,
    Member,
    Partner,
    Registration,
    Room,
    Workshop,
    WorkshopSession,
)
from db.operations import (
    attendance,
    certificates,
    feedback,
    partners,
    registrations,
    sending,
    tickets,
    workshops,
)
from db.operations.partners import AgreementFacts, PartnerFacts
from db.operations.registrations import RegistrationFacts
from db.rules.plans import SessionFacts, WorkshopFacts
from tests.simulation.doing import do, if_full, pick
from tests.simulation.world import SimulatedDesk, World

NAMES = ("Siti Aminah", "Budi Santoso", "Ani", "王小明")


def announce(world: World) -> None:
    """Two workshops with few seats that every desk has heard of, one with a partner in the network.

    Two people are on each list already, so that the doors know somebody from the first step on.
    """
    desk = world.desks[0]
    own = world.branches[1]
    partner = desk.desk.perform(
        partners.put_partner, facts=PartnerFacts(name="SMAN 1", kind="school", own_branch=own)
    )
    for number, seats in enumerate((4, 5)):
        facts = WorkshopFacts(
            at_branch=desk.branch,
            title=f"Kegiatan {number}",
            kind="workshop",
            state="open",
            partner=partner.operation.target if number else None,
            seats_onsite=seats,
        )
        event = desk.desk.perform(workshops.put_workshop, facts=facts).operation.target
        when = SessionFacts(starts_at=world.now, ends_at=world.now + timedelta(hours=2))
        desk.desk.perform(workshops.put_session, workshop=event, facts=when)
        for name in NAMES[:2]:
            facts = RegistrationFacts(name=name)
            desk.desk.perform(registrations.register, workshop=event, facts=facts)
    world.quiet()


def plan(world: World, desk: SimulatedDesk) -> None:
    """A workshop with few seats, of this branch, sometimes with a partner; planned anew or changed."""
    with desk.store.read() as session:
        event = pick(world, session, Workshop) if world.random.random() < 0.8 else None
        partner = pick(world, session, Partner) if world.random.random() < 0.5 else None
        paper = pick(world, session, Agreement) if partner else None
    facts = WorkshopFacts(
        at_branch=desk.branch,
        title=f"Kegiatan {world.random.randint(0, 4)}",
        kind="workshop",
        state=world.random.choice(("open", "open", "open", "closed", "cancelled")),
        reason="simulasi",
        partner=partner,
        agreement=paper,
        seats_onsite=world.random.choice((None, 1, 1, 2, 3)),
    )
    do(world, desk, workshops.put_workshop, facts=facts, target=event)


def meet(world: World, desk: SimulatedDesk) -> None:
    """A session, now and then in a room that somebody else has chosen too."""
    with desk.store.read() as session:
        event, room = pick(world, session, Workshop), pick(world, session, Room)
        there = pick(world, session, WorkshopSession) if world.random.random() < 0.3 else None
    if event:
        start = world.now + timedelta(hours=world.random.randint(0, 3))
        facts = SessionFacts(starts_at=start, ends_at=start + timedelta(hours=2), room=room)
        do(world, desk, workshops.put_session, workshop=event, facts=facts, target=there)


def arrange(world: World, desk: SimulatedDesk) -> None:
    """Partners and what was agreed, rooms, people and money."""
    with desk.store.read() as session:
        event, partner = pick(world, session, Workshop), pick(world, session, Partner)
        paper = pick(world, session, Agreement)
        branch = pick(world, session, Branch)
    match world.random.randint(0, 4):
        case 0:
            own = branch if world.random.random() < 0.5 else None
            facts = PartnerFacts(name=f"SMAN {world.random.randint(1, 3)}", kind="school", own_branch=own)
            do(world, desk, partners.put_partner, facts=facts, target=partner)
        case 1:
            do(world, desk, workshops.put_room, at_branch=desk.branch, name="Aula")
        case 2 if event:
            do(world, desk, workshops.put_facilitator, workshop=event, name="Wan Ros", role="speaker")
        case 3 if event:
            planned = world.random.randint(0, 9)
            do(world, desk, workshops.put_cost, workshop=event, item="Kopi", source="apbd", planned=planned)
        case 4 if partner:
            number = f"{world.random.randint(1, 3)}/PKS"
            facts = AgreementFacts(partner=partner, number=number, kind="pks", follows=paper)
            do(world, desk, partners.put_agreement, facts=facts, target=world.random.choice((None, paper)))


def enter(world: World, desk: SimulatedDesk) -> None:
    """Some register one after another, or walk in."""
    with desk.store.read() as session:
        event = pick(world, session, Workshop)
    for _ in range(world.random.randint(1, 3) if event else 0):
        with desk.store.read() as session:
            member = pick(world, session, Member) if world.random.random() < 0.5 else None
        facts = RegistrationFacts(
            name=world.random.choice(NAMES),
            member=member,
            phone=str(world.random.randint(1, 9)),
            people=world.random.choice((1, 1, 2)),
        )
        source = "walk_in" if world.random.random() < 0.2 else "desk"
        do(world, desk, registrations.register, workshop=event, facts=facts, source=source)


def change_registration(world: World, desk: SimulatedDesk) -> None:
    """Corrected, cancelled, matched with a member or with another one; consents given and taken back."""
    with desk.store.read() as session:
        uid = pick(world, session, Registration)
        member, consent = pick(world, session, Member), pick(world, session, Consent)
        if uid is None:
            return
        one = session.scalars(select(Registration).where(Registration.uid == uid)).one()
        other = pick(world, session, Registration, Registration.workshop_id == one.workshop_id)
        facts = registrations.facts_of(session, one)
    edited = {**dict.fromkeys(("name",), world.random.choice(NAMES)), "note": str(world.random.randint(0, 9))}
    wishes: list[tuple[Any, dict[str, Any]]] = [
        (registrations.edit_registration, {"registration": uid, "facts": _with(facts, **edited)}),
        (registrations.cancel_registration, {"registration": uid}),
        (registrations.match_registration, {"registration": uid, "into": other}),
        (registrations.match_registration, {"registration": uid, "member": member}),
        (registrations.give_consent, {"registration": uid, "consent": "photo", "given_by": "Ibu"}),
        (tickets.record_tickets, {"registrations": sorted({uid, other} - {None})}),
    ]
    if consent:
        wishes.append((registrations.withdraw_consent, {"consent": consent}))
    make, about = world.random.choice(wishes)
    do(world, desk, make, **about)


def _with(facts: RegistrationFacts, **changed: Any) -> RegistrationFacts:
    from msgspec.structs import replace

    return replace(facts, **changed)


def mark(world: World, desk: SimulatedDesk) -> None:
    """At the door: scanned, left, absent after all; a mark taken back; heads counted; a code not taken."""
    with desk.store.read() as session:
        when, seen = pick(world, session, WorkshopSession), pick(world, session, AttendanceMark)
        if when is None:
            return
        there = session.scalars(select(WorkshopSession).where(WorkshopSession.uid == when)).one()
        who = pick(world, session, Registration, Registration.workshop_id == there.workshop_id)
    device = desk.engine.device
    fate = world.random.random()
    if who and fate < 0.7:
        kind = world.random.choice(("arrived", "arrived", "arrived", "left", "absent", "excused", "unseen"))
        people = world.random.randint(1, 30) if kind == "arrived" and world.random.random() < 0.2 else None
        about = {"registration": who, "session": when, "device": device, "mark": kind, "people": people}
        do(world, desk, attendance.mark_attendance, **about)
    elif seen and fate < 0.8:
        do(world, desk, attendance.take_back_mark, mark=seen, device=device)
    elif fate < 0.9:
        heads = world.random.randint(1, 30)
        do(world, desk, attendance.count_heads, session=when, device=device, onsite=heads)
    else:
        do(world, desk, attendance.refuse_scan, session=when, device=device, why="unknown", code="9786020")


def meanwhile(world: World, desk: SimulatedDesk) -> None:
    """At one desk somebody proves to be another, or cancels; at a door that has not heard they come."""
    with desk.store.read() as session:
        walked = Registration.merged_into.is_(None), Registration.state != "cancelled"
        who = pick(world, session, Registration, *walked)
        if who is None:
            return
        one = session.scalars(select(Registration).where(Registration.uid == who)).one()
        others = Registration.workshop_id == one.workshop_id, Registration.uid != who
        into = pick(world, session, Registration, *walked, *others)
        when = pick(world, session, WorkshopSession, WorkshopSession.workshop_id == one.workshop_id)
    door = world.random.choice(world.living())
    with door.store.read() as session:
        known = session.scalar(select(Registration.id).where(Registration.uid == who))
    if into and world.random.random() < 0.5:
        do(world, desk, registrations.match_registration, registration=who, into=into)
    else:
        do(world, desk, registrations.cancel_registration, registration=who)
    if when and known is not None and door is not desk:
        about = {"registration": who, "session": when, "device": door.engine.device}
        do(world, door, attendance.mark_attendance, **about, mark="arrived")


def answer_at_the_page(world: World, desk: SimulatedDesk) -> None:
    """Somebody answers at the server's page, with a ticket or without; desks hear of it by syncing."""
    own = unattended_desk(world.server, world.tick)
    assert own is not None
    with world.server.read() as session:
        who = pick(world, session, Registration)
        if who is None:
            return
        one = session.scalars(select(Registration).where(Registration.uid == who)).one()
        event = session.get_one(Workshop, one.workshop_id).uid
    noted = world.random.random() < 0.7
    try:
        with own.together() as perform:
            perform(feedback.answer_survey, workshop=event, scores={"uses": 5}, source="link")
            if noted:
                perform(feedback.note_feedback, registration=who)
        world.tell("server: a form was sent in")
    except OperationalError as error:
        if_full(error)
        world.tell("server: no room on the disk for a form")


def certify(world: World, desk: SimulatedDesk) -> None:
    """A certificate, a better one in its place, one taken back; or what people thought of it."""
    with desk.store.read() as session:
        who, old = pick(world, session, Registration), pick(world, session, Certificate)
        if who is None:
            return
        one = session.scalars(select(Registration).where(Registration.uid == who)).one()
        event = session.get_one(Workshop, one.workshop_id).uid
    fate = world.random.random()
    if fate < 0.6:
        about = {"workshop": event, "registration": who, "facts": lambda numbered: numbered.number.encode()}
        replaces = old if world.random.random() < 0.3 else None
        do(world, desk, certificates.issue_certificate, replaces=replaces, **about)
    elif old and fate < 0.7:
        do(world, desk, certificates.revoke_certificate, target=old, reason="simulasi")
    elif fate < 0.75:
        do(world, desk, certificates.publish_signer)
    elif fate < 0.8:
        what = sorted(sending.SENT)[int((fate - 0.75) * 60)]
        target = who if what == sending.TICKET else old
        if target:
            do(world, desk, sending.record_sending, target=target, what=what)
    elif fate < 0.85:
        do(world, desk, feedback.note_feedback, registration=who, gave=world.random.random() < 0.8)
    elif fate < 0.9:
        scores = {"learned": world.random.randint(1, 5)}
        do(world, desk, feedback.answer_survey, workshop=event, scores=scores)
    else:
        do(world, desk, feedback.put_story, workshop=event, text=f"Cerita {world.random.randint(0, 9)}")

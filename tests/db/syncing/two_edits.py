# SPDX-License-Identifier: GPL-3.0-or-later
"""Two desks that edited one field of one record, by the kind of record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

from msgspec.structs import replace
from sqlalchemy import select

from db.models import Branch, Workshop
from db.operations import (
    certificates,
    deposits,
    feedback,
    partners,
    policies,
    registrations,
    rotas,
    staff,
    workshops,
)
from db.operations.cataloguing import Identifier, TitleFacts, put_title
from db.operations.partners import AgreementFacts, PartnerFacts
from db.queries.workshops import facts_of
from db.rules.plans import Topic
from db.rules.rotation import Stage
from tests.db.syncing.test_who_wins import item, make
from tests.db.syncing.test_who_wins_holds import title_of
from tests.db.syncing.test_who_wins_workshops import enter, planned
from tests.db.workshop_world import session_facts
from tests.simulation.world import SimulatedDesk, World


def partner_called_twice(world: World) -> None:
    made = make(world.desks[0], partners.put_partner, facts=PartnerFacts(name="SDN 1", kind="school"))
    world.quiet()
    for desk, phone in zip(world.desks[:2], ("0771-1", "0771-2"), strict=True):
        facts = PartnerFacts(name="SDN 1", kind="school", phone=phone)
        make(desk, partners.put_partner, target=made.target, facts=facts)


def agreed_twice(world: World) -> None:
    a = world.desks[0]
    partner = make(a, partners.put_partner, facts=PartnerFacts(name="SDN 1", kind="school")).target
    facts = AgreementFacts(partner=partner, number="1/PKS", kind="pks")
    made = make(a, partners.put_agreement, facts=facts)
    world.quiet()
    for desk, until in zip(world.desks[:2], (date(2027, 6, 30), date(2027, 12, 31)), strict=True):
        make(desk, partners.put_agreement, target=made.target, facts=replace(facts, valid_until=until))


def planned_twice(world: World) -> None:
    event, _ = planned(world)
    partner = {"name": "SDN 1", "kind": "school"}
    with_whom = make(world.desks[0], partners.put_partner, facts=PartnerFacts(**partner)).target
    world.quiet()
    for desk, partner_uid in zip(world.desks[:2], (with_whom, None), strict=True):
        topics = (
            (Topic(f"Pantun {desk.branch.hex[-4:]}", 30),) if partner_uid is None else (Topic("Syair", 60),)
        )
        _replan(desk, event, partner=partner_uid, topics=topics)


def _replan(desk: SimulatedDesk, event: UUID, **changed: Any) -> None:
    with desk.store.read() as session:
        before = facts_of(session, session.scalars(select(Workshop).where(Workshop.uid == event)).one())
    make(desk, workshops.put_workshop, target=event, facts=replace(before, **changed))


def moved_twice(world: World) -> None:
    event, session = planned(world)
    for desk, hours in zip(world.desks[:2], (1, 2), strict=True):
        facts = session_facts(hours)
        make(desk, workshops.put_session, workshop=event, target=session, facts=facts)


def _planned_together(world: World) -> UUID:
    """A workshop that both desks' branches give."""
    a, b = world.desks[:2]
    partner = PartnerFacts(name="SDN 1", kind="school", own_branch=b.branch)
    event, _ = planned(world, partner=make(a, partners.put_partner, facts=partner).target)
    return event


def helped_twice(world: World) -> None:
    event = _planned_together(world)
    facts = {"workshop": event, "name": "Raja Ali", "role": "speaker"}
    made = make(world.desks[0], workshops.put_facilitator, **facts)
    world.quiet()
    for desk, paid in zip(world.desks[:2], (100_000, 200_000), strict=True):
        make(desk, workshops.put_facilitator, target=made.target, **facts, honorarium=paid)


def cost_twice(world: World) -> None:
    event = _planned_together(world)
    facts = {"workshop": event, "item": "Kue", "source": "apbd"}
    made = make(world.desks[0], workshops.put_cost, **facts)
    world.quiet()
    for desk, planned_at in zip(world.desks[:2], (100_000, 200_000), strict=True):
        make(desk, workshops.put_cost, target=made.target, **facts, planned=planned_at)


def seats_counted_twice(world: World) -> None:
    a = world.desks[0]
    room = make(a, workshops.put_room, at_branch=a.branch, name="Aula").target
    world.quiet()
    for desk, seats in zip(world.desks[:2], (30, 40), strict=True):
        make(desk, workshops.put_room, at_branch=a.branch, name="Aula", seats=seats, target=room)


def set_twice(world: World) -> None:
    a, b = world.desks[:2]
    make(a, policies.change_setting, name="library_name", value="Pustaka")
    world.quiet()
    for desk, name in ((a, "Pustaka Kota"), (b, "Pustaka Daerah")):
        make(desk, policies.change_setting, name="library_name", value=name)


def set_for_the_first_time_twice(world: World) -> None:
    for desk, name in zip(world.desks[:2], ("Pustaka Kota", "Pustaka Daerah"), strict=True):
        make(desk, policies.change_setting, name="library_name", value=name)


def closed_twice(world: World) -> None:
    with world.server.read() as session:
        there = session.scalars(select(Branch).where(Branch.uid == world.branches[0])).one()
        facts = {"target": there.uid, "code": there.code, "name": there.name}
    for desk, days in zip(world.desks[:2], ((2,), (3, 4)), strict=True):
        make(desk, policies.put_branch, **facts, closed_weekdays=days)


def staged_twice(world: World) -> None:
    a, b = world.desks[:2]
    stages = [Stage(desk.branch, 30) for desk in (a, b)]
    made = make(a, rotas.put_rota, name="Keliling", stages=stages, cyclical=True)
    world.quiet()
    for desk, name in ((a, "Keliling A"), (b, "Keliling B")):
        facts = {"stages": [Stage(one.branch, 45 if desk is a else 60) for one in stages], "cyclical": True}
        make(desk, rotas.put_rota, target=made.target, name=name, **facts)


def deposited_twice(world: World) -> None:
    a, b = world.desks[:2]
    partner = make(a, partners.put_partner, facts=PartnerFacts(name="SDN 1", kind="school")).target
    facts = {"partner": partner, "name": "Pojok baca"}
    made = make(a, deposits.put_deposit, **facts, until=date(2027, 5, 31))
    world.quiet()
    for desk, until in ((a, date(2027, 6, 30)), (b, date(2027, 12, 31))):
        make(desk, deposits.put_deposit, target=made.target, **facts, until=until)


def account_twice(world: World) -> None:
    a, b = world.desks[:2]
    facts = {"username": "ani", "roles": ["circulation"], "home_branch": a.branch}
    made = make(a, staff.put_staff, **facts, name="Ani", password="rahasia sekali")
    world.quiet()
    for desk, name in ((a, "Ani Rahma"), (b, "Ani Rahmi")):
        make(desk, staff.put_staff, target=made.target, **facts, name=name)


def designed_twice(world: World) -> None:
    a, b = world.desks[:2]
    made = make(a, certificates.put_design, name="Resmi", body="{}")
    world.quiet()
    for desk, body in ((a, '{"title":"Sertifikat"}'), (b, '{"title":"Piagam"}')):
        make(desk, certificates.put_design, target=made.target, name="Resmi", body=body)


def told_twice(world: World) -> None:
    event = _planned_together(world)
    a, b = world.desks[:2]
    made = make(a, feedback.put_story, workshop=event, text="Membuka lapak.", consent=True)
    world.quiet()
    for desk, text in ((a, "Membuka lapak daring."), (b, "Membuka warung.")):
        make(desk, feedback.put_story, workshop=event, target=made.target, text=text, consent=True)


def numbered_twice(world: World) -> None:
    a, b = world.desks[:2]
    uid = title_of(world, item(world))
    for desk, issn in ((a, "03178471"), (b, "15344436")):
        numbers = (Identifier("issn", issn),)
        make(desk, put_title, title=uid, facts=TitleFacts(title="Judul 0", identifiers=numbers))


def answered_twice(world: World) -> None:
    event = _planned_together(world)
    who = enter(world.desks[0], event, "Siti", answers={"Umur": "10"})
    world.quiet()
    for desk, years in zip(world.desks[:2], ("12", "13"), strict=True):
        facts = registrations.RegistrationFacts(name="Siti", answers={"Umur": years})
        make(desk, registrations.edit_registration, registration=who, facts=facts)


def floating_twice(world: World) -> None:
    a, b = world.desks[:2]
    made = make(a, policies.put_policy, at_branch=a.branch, terms={"floats": True})
    world.quiet()
    for desk in (a, b):
        terms = {"floats": True, "floats_among": (desk.branch,)}
        make(desk, policies.put_policy, target=made.target, at_branch=a.branch, terms=terms)


TWO_EDITS: list[tuple[Callable[[World], None], tuple[str, ...]]] = [
    (partner_called_twice, ("PutPartner", "PutPartner")),
    (agreed_twice, ("PutAgreement", "PutAgreement")),
    (planned_twice, ("PutWorkshop", "PutWorkshop")),
    (moved_twice, ("PutSession", "PutSession")),
    (helped_twice, ("PutFacilitator", "PutFacilitator")),
    (cost_twice, ("PutCost", "PutCost")),
    (seats_counted_twice, ("PutRoom", "PutRoom")),
    (set_twice, ("ChangeSetting", "ChangeSetting")),
    (set_for_the_first_time_twice, ("ChangeSetting", "ChangeSetting")),
    (closed_twice, ("PutBranch", "PutBranch")),
    (staged_twice, ("PutRota", "PutRota")),
    (deposited_twice, ("PutDeposit", "PutDeposit")),
    (numbered_twice, ("PutTitle", "PutTitle")),
    (answered_twice, ("EditRegistration", "EditRegistration")),
    (floating_twice, ("PutPolicy", "PutPolicy")),
    (designed_twice, ("PutDesign", "PutDesign")),
    (told_twice, ("PutStory", "PutStory")),
    (account_twice, ("PutStaff", "PutStaff")),
]

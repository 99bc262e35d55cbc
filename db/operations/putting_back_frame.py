# SPDX-License-Identifier: GPL-3.0-or-later
"""The other value put back in what is agreed and planned: partners, workshops, rooms, settings, accounts …"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import msgspec
from sqlalchemy import select

from db.models import (
    Agreement,
    Branch,
    CertificateDesign,
    Deposit,
    Facilitator,
    Partner,
    Registration,
    Room,
    Rota,
    Setting,
    Staff,
    Story,
    Workshop,
    WorkshopCost,
    WorkshopSession,
)
from db.models.columns import Row
from db.operations import certificates, deposits, feedback, partners, policies, rotas, staff, workshops
from db.operations.desk import Making
from db.operations.operation import Operation, row
from db.operations.other_values import Edit, Maker, Putting, must_be, read, with_other
from db.operations.records import Refs, whole_facts
from db.rules.plans import SessionFacts, WorkshopFacts
from db.rules.roles import Right


def _of_facts(
    model: type[Row], kind: type[msgspec.Struct], refs: Refs, put: Callable[..., Operation]
) -> Maker:
    """Of a record that an operation holds whole."""
    names = {column.removesuffix("_id"): name for name, (column, _) in refs.items()}

    def make(making: Making, edit: Edit) -> Operation:
        there = row(making.session, model, edit.row)
        before = whole_facts(making.session, there, kind, refs)
        facts = with_other(before, names.get(edit.field, edit.field), edit)
        return put(making, target=there.uid, facts=facts)

    return make


def _session(making: Making, edit: Edit) -> Operation:
    one = row(making.session, WorkshopSession, edit.row)
    before = whole_facts(making.session, one, SessionFacts, workshops.SESSION_REFS)
    workshop = making.session.get_one(Workshop, one.workshop_id).uid
    facts = with_other(before, edit.field, edit)
    return workshops.put_session(making, workshop=workshop, facts=facts, target=one.uid)


def _of_workshop(model: type[Facilitator] | type[WorkshopCost], put: Callable[..., Operation]) -> Maker:
    def make(making: Making, edit: Edit) -> Operation:
        there: Any = row(making.session, model, edit.row)
        workshop = making.session.get_one(Workshop, there.workshop_id).uid
        facts = _plain(there, PEOPLE if model is Facilitator else COSTS, edit)
        return put(making, workshop=workshop, target=there.uid, **facts)

    return make


def _plain(there: Row, names: frozenset[str], edit: Edit, **also: str | None) -> dict[str, Any]:
    """These columns, and what else there is, with the other value. Raises CannotUndo."""
    facts = {name: getattr(there, name) for name in names} | also
    must_be(facts[edit.field], edit.kept)
    return {**facts, edit.field: edit.other}


def _room(making: Making, edit: Edit) -> Operation:
    room = row(making.session, Room, edit.row)
    at = making.session.get_one(Branch, room.branch_id).uid
    facts = _plain(room, ROOMS, edit, branch=str(at))
    at = UUID(facts.pop("branch"))
    return workshops.put_room(making, at_branch=at, target=room.uid, **facts)


def _deposit(making: Making, edit: Edit) -> Operation:
    there = row(making.session, Deposit, edit.row)
    facts = {
        "partner": making.session.get_one(Partner, there.partner_id).uid,
        "name": there.name,
        "until": there.until,
    }
    kind = type(facts[edit.field])
    must_be(facts[edit.field], read(edit.kept, kind))
    return deposits.put_deposit(making, target=there.uid, **{**facts, edit.field: read(edit.other, kind)})


def _rota(making: Making, edit: Edit) -> Operation:
    there = row(making.session, Rota, edit.row)
    facts = with_other(whole_facts(making.session, there, rotas.RotaFacts, {}), edit.field, edit)
    return rotas.put_rota(making, target=there.uid, **msgspec.structs.asdict(facts))


def _account(making: Making, edit: Edit) -> Operation:
    """All but the password, which no note tells."""
    there = row(making.session, Staff, edit.row)
    at = None if there.branch_id is None else str(making.session.get_one(Branch, there.branch_id).uid)
    facts = _plain(there, ACCOUNTS, edit, branch=at)
    branch, roles = facts.pop("branch"), facts.pop("roles").split()
    home = None if branch is None else UUID(branch)
    return staff.put_staff(making, target=there.uid, roles=roles, home_branch=home, **facts)


def _design(making: Making, edit: Edit) -> Operation:
    there = row(making.session, CertificateDesign, edit.row)
    return certificates.put_design(making, target=there.uid, **_plain(there, DESIGNS, edit))


def _story(making: Making, edit: Edit) -> Operation:
    session, there = making.session, row(making.session, Story, edit.row)
    of = there.registration_id
    registration = None if of is None else session.get_one(Registration, of).uid
    facts = {"consent": there.consent, **_plain(there, STORIES, edit)}
    workshop = session.get_one(Workshop, there.workshop_id).uid
    return feedback.put_story(making, target=there.uid, workshop=workshop, registration=registration, **facts)


def _setting(making: Making, edit: Edit) -> Operation:
    of = select(Setting.value).where(Setting.scope == "library", Setting.name == edit.name)
    must_be(making.session.scalar(of), edit.kept)
    return policies.change_setting(making, name=edit.name, value=msgspec.json.decode(str(edit.other)))


ROOMS = frozenset({"name", "seats", "active"})
PEOPLE = frozenset({"name", "role", "minutes", "honorarium", "note", "removed"})
COSTS = frozenset({"item", "source", "planned", "actual", "removed"})
DESIGNS = frozenset({"name", "body", "active"})
STORIES = frozenset({"text", "shown_name", "evidence"})
"""Not whether it may be shown: that is asked of who told it."""
ACCOUNTS = frozenset({"username", "name", "roles", "active"})


def _fields(facts: type[msgspec.Struct], refs: Refs) -> frozenset[str]:
    """As they travel."""
    named = {column.removesuffix("_id") for column, _ in refs.values()}
    return frozenset(named | (set(facts.__struct_fields__) - set(refs)))


FRAME: dict[str, Putting] = {
    "partners": Putting(
        _of_facts(Partner, partners.PartnerFacts, partners.PARTNER_REFS, partners.put_partner),
        Right.EDIT_PARTNERS,
        _fields(partners.PartnerFacts, partners.PARTNER_REFS),
    ),
    "agreements": Putting(
        _of_facts(Agreement, partners.AgreementFacts, partners.AGREEMENT_REFS, partners.put_agreement),
        Right.EDIT_PARTNERS,
        _fields(partners.AgreementFacts, partners.AGREEMENT_REFS),
    ),
    "workshops": Putting(
        _of_facts(Workshop, WorkshopFacts, workshops.WORKSHOP_REFS, workshops.put_workshop),
        Right.PLAN_WORKSHOPS,
        _fields(WorkshopFacts, workshops.WORKSHOP_REFS),
    ),
    "workshop_sessions": Putting(
        _session, Right.PLAN_WORKSHOPS, _fields(SessionFacts, workshops.SESSION_REFS)
    ),
    "facilitators": Putting(
        _of_workshop(Facilitator, workshops.put_facilitator), Right.PLAN_WORKSHOPS, PEOPLE
    ),
    "workshop_costs": Putting(_of_workshop(WorkshopCost, workshops.put_cost), Right.PLAN_WORKSHOPS, COSTS),
    "rooms": Putting(_room, Right.PLAN_WORKSHOPS, ROOMS | {"branch"}),
    "certificate_designs": Putting(_design, Right.CERTIFY, DESIGNS),
    "stories": Putting(_story, Right.PLAN_WORKSHOPS, STORIES),
    "deposits": Putting(_deposit, Right.LEND, frozenset({"partner", "name", "until"})),
    "rotas": Putting(_rota, Right.ROTATE, frozenset(rotas.RotaFacts.__struct_fields__)),
    "staff": Putting(_account, Right.MANAGE_STAFF, ACCOUNTS | {"branch"}),
    "settings": Putting(_setting, Right.SETTINGS, frozenset({"value"})),
}

# SPDX-License-Identifier: GPL-3.0-or-later
"""What a role may not do, the operation refuses: each that changes or copies the store, for each role."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, get_type_hints
from uuid import UUID

import pytest
from sqlalchemy import func, select

from db.models import Fine, Item, JournalEntry, Loan, Member, Setting, Title, new_uid
from db.models.syncing import Note
from db.operations import (
    attendance,
    cards,
    cataloguing,
    certificates,
    circulation,
    closing,
    deposit_checks,
    deposits,
    fast_adding,
    feedback,
    fees,
    holds,
    importing,
    interlending,
    interloan,
    lockers,
    losses,
    members,
    moving_holds,
    notes,
    notices,
    partners,
    payments,
    policies,
    prints,
    recalls,
    refusals,
    registrations,
    renewing_itself,
    rotas,
    sending,
    staff,
    stocktakes,
    tickets,
    transits,
    uses,
    visits,
    workshops,
)
from db.operations.circulation import CheckOut
from db.operations.desk import Desk, Making
from db.operations.desk_settings import move_desk
from db.operations.export_files import KINDS, export_file
from db.operations.import_files import import_file
from db.operations.operation import Operation, kinds
from db.rules.eligibility import Obstacle
from db.rules.interloan import Act, InterloanFacts, Side
from db.rules.moving_holds import Step
from db.rules.roles import ROLES
from db.rules.rotation import Stage
from db.rules.stocktake import Scan
from tests.crash.small_library import PASSWORD
from tests.db import small_world, workshop_world
from tests.db.small_world import Clock

ADMINISTRATOR = {"administrator"}
HEADS = {"branch_head", *ADMINISTRATOR}
DESK = {"circulation", *HEADS}
FACILITATORS = {"facilitator", *HEADS}
DOORS = {"partner_staff", *FACILITATORS, *DESK}
CATALOGUERS = {"cataloguer", *ADMINISTRATOR}
EVERYBODY = set(ROLES)
STOCK = {"cataloguer", *HEADS}

MODULES = (
    attendance,
    cards,
    cataloguing,
    certificates,
    circulation,
    closing,
    deposit_checks,
    deposits,
    fast_adding,
    feedback,
    fees,
    holds,
    importing,
    lockers,
    losses,
    interlending,
    interloan,
    members,
    moving_holds,
    notes,
    notices,
    partners,
    payments,
    policies,
    prints,
    recalls,
    registrations,
    renewing_itself,
    rotas,
    sending,
    staff,
    stocktakes,
    tickets,
    transits,
    uses,
    visits,
    workshops,
)
JPEG = b"\xff\xd8\xff\xd9"


class World(NamedTuple):
    """A loan and what stands around it, made by the administrator."""

    desk: Desk
    loan: CheckOut
    item: UUID
    member: UUID
    title: UUID
    policy: UUID
    closed_day: UUID
    slip: UUID
    event: workshop_world.Event
    partner: UUID


@pytest.fixture
def world(desk: Desk, clock: Clock, a_loan: CheckOut, another_item: UUID) -> World:
    clock.days_pass(1)
    day = desk.perform(policies.close_days, days=[(date(2027, 1, 1), "Tahun Baru")]).operation
    slip = desk.perform(prints.record_print, slip="loan", facts=lambda number, at: b"{}").operation
    with desk.store.read() as session:
        policy = session.scalars(select(policies.LoanPolicy.uid)).first()
    title = small_world.add_title(desk, "Sitti Nurbaya")
    assert policy is not None
    event = workshop_world.an_event(desk)
    school = partners.PartnerFacts(name="SMAN 1", kind="school")
    partner = desk.perform(partners.put_partner, facts=school).operation.target
    return World(
        desk,
        a_loan,
        another_item,
        a_loan.member,
        title,
        policy,
        day.days[0].target,
        slip.target,
        event,
        partner,
    )


@pytest.fixture(autouse=True)
def _quick() -> Iterator[None]:
    with small_world.quick_passwords():
        yield


class Case(NamedTuple):
    """An operation's maker with what it takes, and the roles that may."""

    make: Callable[..., Operation]
    facts: Callable[[World], dict[str, Any]]
    may: set[str]


def _of_member(make: Callable[..., Operation], may: set[str], **facts: Any) -> Case:
    return Case(make, lambda w: {"member": w.member, **facts}, may)


def _of_workshop(make: Callable[..., Operation], may: set[str], **facts: Any) -> Case:
    return Case(make, lambda w: {"workshop": w.event.workshop, **facts}, may)


def _of_registration(make: Callable[..., Operation], may: set[str], **facts: Any) -> Case:
    return Case(make, lambda w: {"registration": w.event.registration, **facts}, may)


def _of_session(make: Callable[..., Operation], may: set[str], **facts: Any) -> Case:
    return Case(make, lambda w: {"session": w.event.session, "device": w.desk.device, **facts}, may)


def _another_member(w: World) -> UUID:
    with w.desk.store.read() as session:
        first = session.scalars(select(Member).where(Member.uid == w.member)).one()
        facts = members.facts_of(session, first)
    made: members.RegisterMember = w.desk.perform(members.register_member, facts=facts).operation  # type: ignore[assignment]
    return made.member


def _a_loss(w: World) -> Operation:
    return w.desk.perform(losses.declare_lost, loan=w.loan.loan).operation


def _who_owes(w: World) -> UUID:
    with w.desk.store.write() as session:
        who = session.scalars(select(Member).where(Member.uid == w.member)).one()
        loan = session.scalars(select(Loan).where(Loan.uid == w.loan.loan)).one()
        now = w.desk.clock()
        session.add(
            Fine(uid=new_uid(), member_id=who.id, loan_id=loan.id, amount=5_000, days_late=1, assessed_at=now)
        )
    return w.member


def _a_payment(w: World) -> UUID:
    wish = {"member": _who_owes(w), "amount": 500, "device": w.desk.device}
    made: payments.TakePayment = w.desk.perform(payments.take_payment, **wish).operation  # type: ignore[assignment]
    return made.payment


def _a_fee(w: World) -> UUID:
    wish = {"member": w.member, "sort": "registration", "amount": 5_000}
    made: fees.ChargeFee = w.desk.perform(fees.charge_fee, **wish).operation  # type: ignore[assignment]
    return made.fee


def _a_card(w: World) -> UUID:
    made = w.desk.perform(cards.add_card, member=w.member, number="S1").operation
    return made.card


def _a_locker(w: World) -> UUID:
    return w.desk.perform(lockers.give_locker, locker="1").operation.use


def _a_hold(w: World) -> UUID:
    wish = {"member": w.member, "title": _title_of_item(w)}
    made: holds.PlaceHold = w.desk.perform(holds.place_hold, **wish).operation  # type: ignore[assignment]
    return made.hold


def _second_in_line(w: World) -> UUID:
    _a_hold(w)
    wish = {"member": _another_member(w), "title": _title_of_item(w), "reason": "Lomba"}
    made: holds.PlaceHold = w.desk.perform(holds.place_hold, **wish).operation  # type: ignore[assignment]
    return made.hold


def _put_forward(w: World) -> moving_holds.MoveHold:
    wish = {"hold": _second_in_line(w), "step": Step.FIRST, "reason": "Lomba"}
    made: moving_holds.MoveHold = w.desk.perform(moving_holds.move_hold, **wish).operation  # type: ignore[assignment]
    return made


def _cancelled(w: World) -> UUID:
    hold = _a_hold(w)
    w.desk.perform(holds.cancel_hold, hold=hold)
    return hold


def _moved(w: World) -> transits.MoveHome:
    wish = {"item": w.item, "home": _elsewhere(w)}
    return w.desk.perform(transits.move_home, **wish).operation  # type: ignore[return-value]


def _recallable(w: World) -> UUID:
    w.desk.perform(policies.put_policy, at_branch=w.desk.branch, terms={"recall_days": 1})
    return w.loan.loan


def _lying(w: World) -> UUID:
    wish = {"hold": _a_hold(w), "item": w.item}
    made: holds.PutAside = w.desk.perform(holds.put_aside, **wish).operation  # type: ignore[assignment]
    return made.held


def _elsewhere(w: World) -> UUID:
    code = f"C{new_uid().hex[-6:]}"
    made: policies.PutBranch = w.desk.perform(policies.put_branch, code=code, name="Cabang").operation  # type: ignore[assignment]
    return made.target


def _a_use(w: World) -> UUID:
    made: uses.RecordUse = w.desk.perform(uses.record_use, item=w.item).operation  # type: ignore[assignment]
    return made.use


def _a_rota(w: World) -> UUID:
    wish = {"name": "Bergilir", "stages": [Stage(_elsewhere(w), 60)], "cyclical": False}
    return w.desk.perform(rotas.put_rota, **wish).operation.target


def _placed(w: World) -> rotas.PlaceOnRota:
    return w.desk.perform(rotas.put_on_rota, rota=_a_rota(w), items=[w.item]).operation


def _on_a_rota(w: World) -> UUID:
    _placed(w)
    return w.item


def _rotated(w: World) -> rotas.RotateItem:
    return w.desk.perform(rotas.rotate_item, item=_on_a_rota(w)).operation


def _a_deposit(w: World) -> UUID:
    wish = {"partner": w.partner, "name": "Semester 1", "until": date(2030, 1, 1)}
    made: deposits.PutDeposit = w.desk.perform(deposits.put_deposit, **wish).operation  # type: ignore[assignment]
    return made.target


def _lent_to_a_partner(w: World) -> dict[str, Any]:
    deposit = _a_deposit(w)
    made = w.desk.perform(deposits.lend_deposit, deposit=deposit, items=[w.item]).operation
    return {"deposit": deposit, "missing": [made.lent[0].transit]}  # type: ignore[attr-defined]


def _checked(w: World) -> Operation:
    return w.desk.perform(deposit_checks.check_deposit, **_lent_to_a_partner(w)).operation


def _on_its_way(w: World) -> UUID:
    wish = {"item": w.item, "to": _elsewhere(w)}
    made: transits.SendItem = w.desk.perform(transits.send_item, **wish).operation  # type: ignore[assignment]
    return made.transit


def _title_of_item(w: World) -> UUID:
    with w.desk.store.read() as session:
        return session.scalars(select(Title.uid).join(Item).where(Item.uid == w.item)).one()


def _a_request(w: World) -> interloan.AskInterloan:
    other = w.desk.perform(policies.put_branch, code=f"C{new_uid().hex[-6:]}", name="Cabang").operation
    facts = InterloanFacts(title="Bumi", supplier=other.target)
    return w.desk.perform(interloan.ask_interloan, facts=facts).operation  # type: ignore[return-value]


def _arrived(w: World) -> UUID:
    request = _a_request(w).interloan
    of = {"interloan": request, "side": Side.REQUESTER, "act": Act.RECEIVED}
    w.desk.perform(interloan.act_on_interloan, **of)
    return request


def _a_step(w: World) -> interloan.ActOnInterloan:
    of = {"interloan": _a_request(w).interloan, "side": Side.REQUESTER, "act": Act.CANCEL}
    return w.desk.perform(interloan.act_on_interloan, **of).operation  # type: ignore[return-value]


def _a_note(w: World) -> UUID:
    note = new_uid()
    with w.desk.store.write() as session:
        session.add(
            Note(uid=note, kind="refused", operation=note, noted_at=w.desk.clock(), branches="[]", facts="{}")
        )
    return note


def _a_visit(w: World) -> UUID:
    facts = visits.VisitFacts(sort="count")
    made: visits.RecordVisit = w.desk.perform(
        visits.record_visit, facts=facts, device=w.desk.device
    ).operation  # type: ignore[assignment]
    return made.visit


def _a_stocktake(w: World, *, closed: bool = False) -> UUID:
    made: stocktakes.StartStocktake = w.desk.perform(stocktakes.start_stocktake, name="Tahunan").operation  # type: ignore[assignment]
    if closed:
        w.desk.perform(stocktakes.close_stocktake, stocktake=made.stocktake)
    return made.stocktake


SCAN = Scan("X9", None, "unknown")


def _a_line(w: World, maker: Any, **lines: object) -> dict[str, Any]:
    """A stock-take with a line of the barcode X9, to be taken back."""
    at = {"stocktake": _a_stocktake(w), "device": w.desk.device}
    w.desk.perform(maker, **at, **lines)
    return {**at, "barcodes": ["X9"]}


CASES = (
    Case(
        visits.record_visit,
        lambda w: {"facts": visits.VisitFacts(sort="guest"), "device": w.desk.device},
        DOORS,
    ),
    Case(visits.correct_visit, lambda w: {"visit": _a_visit(w), "changed": {"purpose": "read"}}, DOORS),
    Case(visits.cancel_visit, lambda w: {"visit": _a_visit(w)}, DOORS),
    Case(stocktakes.start_stocktake, lambda w: {"name": "Tahunan"}, STOCK),
    Case(
        stocktakes.record_scans,
        lambda w: {"stocktake": _a_stocktake(w), "device": w.desk.device, "scans": [SCAN]},
        STOCK,
    ),
    Case(
        stocktakes.mark_missing,
        lambda w: {"stocktake": _a_stocktake(w), "device": w.desk.device, "items": [(w.item, "X")]},
        STOCK,
    ),
    Case(
        stocktakes.take_back_scans,
        lambda w: _a_line(w, stocktakes.record_scans, scans=[SCAN]),
        STOCK,
    ),
    Case(
        stocktakes.take_back_missing,
        lambda w: _a_line(w, stocktakes.mark_missing, items=[(w.item, "X9")]),
        STOCK,
    ),
    Case(stocktakes.close_stocktake, lambda w: {"stocktake": _a_stocktake(w)}, STOCK),
    Case(
        stocktakes.reopen_stocktake,
        lambda w: {"stocktake": _a_stocktake(w, closed=True), "reason": "rak 3"},
        STOCK,
    ),
    Case(circulation.check_out, lambda w: {"item": w.item, "member": w.member}, DESK),
    Case(circulation.check_in, lambda w: {"item": w.loan.item}, DESK),
    Case(circulation.note_handed_in, lambda w: {"item": w.loan.item}, DESK),
    Case(circulation.renew, lambda w: {"loan": w.loan.loan}, DESK),
    Case(circulation.undo, lambda w: {"of": w.loan}, DESK),
    Case(losses.declare_lost, lambda w: {"loan": w.loan.loan}, DESK),
    Case(losses.declare_lost, lambda w: {"loan": w.loan.loan, "charged": False}, HEADS),
    Case(losses.claim_returned, lambda w: {"loan": w.loan.loan}, DESK),
    Case(losses.withdraw_claim, lambda w: {"loan": w.loan.loan}, DESK),
    Case(losses.note_damage, lambda w: {"item": w.loan.item, "note": "basah"}, DESK),
    Case(losses.note_parts, lambda w: {"item": w.loan.item}, DESK),
    Case(losses.undo, lambda w: {"of": _a_loss(w)}, DESK),
    Case(
        circulation.change_due_date,
        lambda w: {"loan": w.loan.loan, "due": date(2027, 1, 4), "reason": "Libur"},
        HEADS,
    ),
    Case(closing.move_due_date, lambda w: {"loan": w.loan.loan}, HEADS),
    Case(closing.move_back, lambda w: {"loan": w.loan.loan, "due": w.loan.due_at}, HEADS),
    Case(
        payments.take_payment,
        lambda w: {"member": _who_owes(w), "amount": 500, "device": w.desk.device},
        DESK,
    ),
    Case(
        notices.give_notice,
        lambda w: {"loans": [w.loan.loan], "sort": "due_soon", "way": "message"},
        DESK,
    ),
    Case(renewing_itself.renew_itself, lambda w: {"loan": w.loan.loan}, DESK),
    Case(recalls.recall, lambda w: {"loan": _recallable(w)}, DESK),
    Case(notices.tell_of_holds, lambda w: {"held": [_lying(w)], "way": "message"}, DESK),
    Case(notices.tell_of_arrival, lambda w: {"interloan": _arrived(w), "way": "message"}, DESK),
    Case(
        fees.charge_fee,
        lambda w: {"member": w.member, "sort": "registration", "amount": 5_000},
        DESK,
    ),
    Case(fast_adding.add_in_passing, lambda w: {"name": "Syair", "barcode": new_uid().hex}, DESK),
    Case(fees.cancel_fee, lambda w: {"fee": _a_fee(w)}, DESK),
    Case(payments.cancel_payment, lambda w: {"payment": _a_payment(w)}, DESK),
    Case(holds.place_hold, lambda w: {"member": w.member, "title": _title_of_item(w)}, DESK),
    Case(holds.change_hold, lambda w: {"hold": _a_hold(w), "pickup": w.desk.branch}, DESK),
    Case(holds.cancel_hold, lambda w: {"hold": _a_hold(w)}, DESK),
    Case(holds.place_again, lambda w: {"hold": _cancelled(w)}, DESK),
    Case(
        moving_holds.move_hold,
        lambda w: {"hold": _second_in_line(w), "step": Step.FIRST, "reason": "Lomba"},
        HEADS,
    ),
    Case(moving_holds.move_back, lambda w: {"of": _put_forward(w)}, HEADS),
    Case(holds.put_aside, lambda w: {"hold": _a_hold(w), "item": w.item}, DESK),
    Case(holds.take_off, lambda w: {"held": _lying(w)}, DESK),
    Case(transits.send_item, lambda w: {"item": w.item, "to": _elsewhere(w)}, DESK),
    Case(
        rotas.put_rota,
        lambda w: {"name": "Bergilir", "stages": [Stage(w.desk.branch, 60)], "cyclical": False},
        STOCK,
    ),
    Case(rotas.put_on_rota, lambda w: {"rota": _a_rota(w), "items": [w.item]}, STOCK),
    Case(rotas.take_off_rota, lambda w: {"items": [_on_a_rota(w)]}, STOCK),
    Case(rotas.undo_placing, lambda w: {"of": _placed(w)}, STOCK),
    Case(rotas.rotate_item, lambda w: {"item": _on_a_rota(w)}, DESK),
    Case(rotas.stay_on_rota, lambda w: {"transit": _rotated(w).transit}, DESK),
    Case(rotas.undo_rotation, lambda w: {"of": _rotated(w)}, DESK),
    Case(uses.record_use, lambda w: {"item": w.item}, DESK),
    Case(uses.cancel_use, lambda w: {"use": _a_use(w)}, DESK),
    Case(
        deposits.put_deposit,
        lambda w: {"partner": w.partner, "name": "Semester 1", "until": date(2030, 1, 1)},
        DESK,
    ),
    Case(deposits.lend_deposit, lambda w: {"deposit": _a_deposit(w), "items": [w.item]}, DESK),
    Case(deposit_checks.check_deposit, _lent_to_a_partner, DESK),
    Case(deposit_checks.undo_check, lambda w: {"of": _checked(w)}, DESK),
    Case(transits.move_home, lambda w: {"item": w.item, "home": _elsewhere(w)}, DESK),
    Case(transits.move_back, lambda w: {"of": _moved(w)}, DESK),
    Case(transits.cancel_transit, lambda w: {"transit": _on_its_way(w)}, DESK),
    Case(
        interloan.ask_interloan,
        lambda w: {"facts": _a_request(w).facts},
        DESK,
    ),
    Case(
        interloan.act_on_interloan,
        lambda w: {"interloan": _a_request(w).interloan, "side": Side.REQUESTER, "act": Act.RECEIVED},
        DESK,
    ),
    Case(
        interloan.hear_interloan,
        lambda w: {
            "interloan": _a_request(w).interloan,
            "side": Side.SUPPLIER,
            "act": Act.WILL_SUPPLY,
            "event": new_uid(),
        },
        DESK,
    ),
    Case(interloan.take_back_interloan, lambda w: {"event": _a_step(w).event}, DESK),
    Case(prints.record_print, lambda w: {"slip": "loan", "facts": lambda number, at: b"{}"}, DESK),
    Case(prints.record_reprint, lambda w: {"target": w.slip}, DESK),
    Case(members.register_member, lambda w: {"facts": small_world.member_facts(w.desk, "Hasan")}, DESK),
    Case(
        members.edit_member,
        lambda w: {"member": w.member, "facts": small_world.member_facts(w.desk, "Siti A.")},
        DESK,
    ),
    Case(lockers.give_locker, lambda w: {"locker": "1"}, DOORS),
    Case(lockers.take_locker_back, lambda w: {"use": _a_locker(w)}, DOORS),
    _of_member(cards.add_card, DESK, number="S1"),
    Case(cards.lose_card, lambda w: {"card": _a_card(w)}, DESK),
    Case(cards.remove_card, lambda w: {"card": _a_card(w)}, DESK),
    _of_member(members.edit_number, DESK, number="M77"),
    _of_member(members.set_class, DESK, class_name="XI"),
    _of_member(members.renew_membership, DESK),
    _of_member(members.set_member_photo, DESK, jpeg=JPEG),
    _of_member(members.block_member, HEADS, reason="Kartu hilang"),
    _of_member(members.unblock_member, HEADS),
    Case(members.merge_members, lambda w: {"merged": w.member, "into": _another_member(w)}, DESK),
    Case(notes.settle_note, lambda w: {"note": _a_note(w), "how": "seen"}, DESK | FACILITATORS),
    Case(cataloguing.put_title, lambda w: {"facts": cataloguing.TitleFacts(title="Azab")}, CATALOGUERS),
    Case(
        cataloguing.put_item,
        lambda w: {"title": w.title, "facts": small_world.item_facts(w.desk, "B777")},
        CATALOGUERS,
    ),
    Case(
        importing.import_titles,
        lambda w: {"titles": [(new_uid(), cataloguing.TitleFacts(title="Azab"))]},
        CATALOGUERS,
    ),
    Case(importing.import_members, lambda w: {"members": ()}, ADMINISTRATOR),
    Case(policies.put_type, lambda w: {"of": "member", "code": "PELAJAR", "name": "Pelajar"}, HEADS),
    Case(
        policies.put_policy,
        lambda w: {"at_branch": w.desk.branch, "terms": {"loan_days": 3}},
        HEADS,
    ),
    Case(policies.remove_policy, lambda w: {"target": w.policy}, HEADS),
    Case(policies.close_days, lambda w: {"days": [(date(2027, 8, 17), "Kemerdekaan")]}, HEADS),
    Case(policies.open_days, lambda w: {"targets": [w.closed_day]}, HEADS),
    Case(policies.put_branch, lambda w: {"code": "BT9", "name": "Batu 9"}, ADMINISTRATOR),
    Case(
        interlending.put_place,
        lambda w: {"partner": w.partner, "address": "https://example.org/ill", "we": "A", "they": "B"},
        ADMINISTRATOR,
    ),
    Case(policies.change_setting, lambda w: {"name": "library_name", "value": "Lain"}, ADMINISTRATOR),
    Case(
        staff.put_staff,
        lambda w: {"username": "x", "name": "X", "roles": ("circulation",), "password": PASSWORD},
        ADMINISTRATOR,
    ),
    Case(
        partners.put_partner,
        lambda w: {"facts": partners.PartnerFacts(name="SMAN 1", kind="school")},
        FACILITATORS,
    ),
    Case(
        partners.put_agreement,
        lambda w: {"facts": partners.AgreementFacts(partner=w.partner, number="1/PKS", kind="pks")},
        FACILITATORS,
    ),
    Case(workshops.put_room, lambda w: {"at_branch": w.desk.branch, "name": "Aula"}, FACILITATORS),
    Case(workshops.put_workshop, lambda w: {"facts": workshop_world.workshop_facts(w.desk)}, FACILITATORS),
    Case(
        workshops.put_session,
        lambda w: {"workshop": w.event.workshop, "facts": workshop_world.session_facts(5)},
        FACILITATORS,
    ),
    _of_workshop(workshops.put_facilitator, FACILITATORS, name="Wan Ros", role="speaker"),
    _of_workshop(workshops.put_cost, FACILITATORS, item="Konsumsi", source="apbd"),
    _of_workshop(registrations.register, DOORS, facts=registrations.RegistrationFacts(name="Hasan")),
    _of_registration(
        registrations.edit_registration, DOORS, facts=registrations.RegistrationFacts(name="Hasan B.")
    ),
    _of_registration(registrations.cancel_registration, DOORS),
    Case(
        registrations.match_registration,
        lambda w: {"registration": w.event.registration, "member": w.member},
        DOORS,
    ),
    _of_registration(registrations.give_consent, DOORS, consent="photo", given_by="Siti"),
    Case(registrations.withdraw_consent, lambda w: {"consent": w.event.consent}, DOORS),
    Case(tickets.record_tickets, lambda w: {"registrations": [w.event.registration]}, DOORS),
    Case(
        attendance.mark_attendance,
        lambda w: {
            "registration": w.event.registration,
            "session": w.event.session,
            "device": w.desk.device,
        },
        DOORS,
    ),
    Case(attendance.take_back_mark, lambda w: {"mark": w.event.mark, "device": w.desk.device}, DOORS),
    _of_session(attendance.count_heads, DOORS, onsite=3),
    _of_session(attendance.refuse_scan, DOORS, why="unknown"),
    Case(certificates.put_design, lambda w: {"name": "Biru", "body": "{}"}, FACILITATORS),
    Case(certificates.publish_ticket_key, lambda w: {}, DOORS),
    Case(certificates.publish_signer, lambda w: {}, FACILITATORS),
    Case(
        certificates.issue_certificate,
        lambda w: {
            "workshop": w.event.workshop,
            "registration": w.event.registration,
            "facts": lambda numbered: b"{}",
        },
        FACILITATORS,
    ),
    Case(
        certificates.revoke_certificate,
        lambda w: {"target": w.event.certificate, "reason": "salah nama"},
        FACILITATORS,
    ),
    Case(
        sending.record_sending, lambda w: {"target": w.event.certificate, "what": "certificate"}, FACILITATORS
    ),
    Case(sending.record_sending, lambda w: {"target": w.event.registration, "what": "ticket"}, DOORS),
    _of_workshop(feedback.answer_survey, DOORS, scores={"learned": 5}),
    _of_registration(feedback.note_feedback, DOORS),
    _of_workshop(feedback.put_story, FACILITATORS, text="Buka warung"),
    Case(staff.change_password, lambda w: {"old": PASSWORD, "new": "kata sandi baru"}, EVERYBODY),
)


def state(desk: Desk) -> tuple[Any, ...]:
    """What would tell that something was changed: the journal, this desk's own settings."""
    with desk.store.read() as session:
        kept = session.execute(select(Setting.scope, Setting.name, Setting.value)).all()
        return session.scalar(select(func.count()).select_from(JournalEntry)), sorted(map(tuple, kept))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.make.__name__)
def test_an_operation_is_made_by_the_roles_that_may_and_by_no_other(
    world: World, case: Case, role: str
) -> None:
    desk = small_world.seated(world.desk, role)
    facts, before = case.facts(world), state(world.desk)
    if role in case.may:
        done = desk.perform(case.make, **facts)
        assert done.operation.staff == desk.person.uid  # type: ignore[union-attr]
        assert state(desk)[0] == before[0] + 1
    else:
        with pytest.raises(refusals.NotAllowed):
            desk.perform(case.make, **facts)
        assert state(desk) == before


def makers() -> set[Callable[..., Operation]]:
    """Every public function that makes an operation."""
    found = {
        function
        for module in MODULES
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
    }
    return {function for function in found if _makes(function)}


def _makes(function: Callable[..., Any]) -> bool:
    hints = get_type_hints(function)
    made = hints.get("return")
    first = next(iter(inspect.signature(function).parameters), "")
    return hints.get(first) is Making and inspect.isclass(made) and issubclass(made, Operation)


def test_no_operation_is_forgotten_here() -> None:
    """Nor is one that is made in a module which is not looked at above."""
    assert {case.make for case in CASES} == makers()
    made = {get_type_hints(case.make)["return"] for case in CASES}
    others = {kind.__name__ for kind in set(kinds()) - made}
    assert others == {name for name in others if name.startswith("Undo")}, "`undo` makes these"


# --- what depends on a second right ----------------------------------------------------------------------


@pytest.mark.parametrize("role", sorted(DESK))
def test_a_due_date_by_hand_while_lending_is_the_heads_business(world: World, role: str) -> None:
    desk = small_world.seated(world.desk, role)
    wish = {"item": world.item, "member": world.member, "due": date(2027, 1, 4)}
    if role in HEADS:
        desk.perform(circulation.check_out, **wish)
    else:
        with pytest.raises(refusals.NotAllowed):
            desk.perform(circulation.check_out, **wish)


@pytest.mark.parametrize("role", sorted(DESK))
def test_a_reason_lets_through_only_whom_the_role_lets_override(world: World, role: str) -> None:
    world.desk.perform(members.block_member, member=world.member, reason="Kartu hilang")
    desk = small_world.seated(world.desk, role)
    wish = {"item": world.item, "member": world.member, "reason": "Diizinkan"}
    if role in HEADS:
        made = desk.perform(circulation.check_out, **wish).operation
        assert made.overridden == (Obstacle.MEMBER_BLOCKED,)
    else:
        with pytest.raises(refusals.Obstructed) as refused:
            desk.perform(circulation.check_out, **wish)
        assert not refused.value.overridable


# --- what is no operation and asks all the same -----------------------------------------------------------


@pytest.mark.parametrize("role", ROLES)
def test_the_clock_is_confirmed_by_heads(world: World, role: str) -> None:
    desk, before = small_world.seated(world.desk, role), state(world.desk)
    if role in HEADS:
        desk.confirm_clock()
    else:
        with pytest.raises(refusals.NotAllowed):
            desk.confirm_clock()
        assert state(desk) == before


@pytest.mark.parametrize("role", ROLES)
def test_the_desk_is_moved_by_the_administrator(world: World, a_branch: UUID, role: str) -> None:
    desk, before = small_world.seated(world.desk, role), state(world.desk)
    if role in ADMINISTRATOR:
        move_desk(desk, a_branch)
        assert desk.branch == a_branch
    else:
        with pytest.raises(refusals.NotAllowed):
            move_desk(desk, a_branch)
        assert state(desk) == before


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("kind", KINDS)
def test_an_export_is_made_by_the_roles_that_may(world: World, tmp_path: Path, role: str, kind: str) -> None:
    """Members only by those who may see them."""
    desk, file = small_world.seated(world.desk, role), tmp_path / "out"
    may = HEADS if kind == "members" else HEADS | CATALOGUERS
    if role in may:
        export_file(desk, file, kind)
        assert file.exists()
    else:
        with pytest.raises(refusals.NotAllowed):
            export_file(desk, file, kind)
        assert not file.exists()


@pytest.mark.parametrize("role", ROLES)
def test_a_file_is_taken_in_by_the_roles_that_may(world: World, tmp_path: Path, role: str) -> None:
    file = tmp_path / "titles.mrc"
    export_file(world.desk, file, "marc21")
    desk, before = small_world.seated(world.desk, role), state(world.desk)
    if role in CATALOGUERS:
        assert import_file(desk, file).read
    else:
        with pytest.raises(refusals.NotAllowed):
            import_file(desk, file)
        assert state(desk) == before


@pytest.mark.parametrize("role", ROLES)
def test_a_file_of_members_is_taken_in_by_the_administrator(world: World, tmp_path: Path, role: str) -> None:
    file = tmp_path / "members.csv"
    export_file(world.desk, file, "members")
    desk, before = small_world.seated(world.desk, role), state(world.desk)
    if role in ADMINISTRATOR:
        assert import_file(desk, file).kind == "members"
    else:
        with pytest.raises(refusals.NotAllowed):
            import_file(desk, file)
        assert state(desk) == before

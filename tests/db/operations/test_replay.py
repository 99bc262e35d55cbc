# SPDX-License-Identifier: GPL-3.0-or-later
"""The journal is the whole truth: replayed in a fresh store it gives the same tables, whatever happened."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from db.models import Fine, Loan, Renewal
from db.operations import partners, policies, sending
from db.operations.notes import SettleNote
from db.operations.operation import apply, decode, kinds
from db.operations.overrides import keep_override
from db.rules.interloan import Act, Side
from db.rules.moving_holds import Step
from db.store import Store
from tests.db import small_world
from tests.db.operations.desk_life import DeskLife
from tests.db.operations.shared_tables import BALLAST, add_ballast, check_indexes, shared_rows


@pytest.fixture
def fresh(templates: Path, tmp_path: Path) -> Iterator[Store]:
    """A store in which nothing ever happened."""
    with closing(small_world.copied(templates / "empty", tmp_path / "fresh")) as store:
        yield store


def replayed(store: Store, journal: list[bytes], *, ballast: bool = False) -> dict[str, Any]:
    """The tables after a journal, in a transaction that is then given up."""
    with Session(store.engine) as session:
        if ballast:
            add_ballast(session)
        for operation in map(decode, journal):
            apply(operation, session)
            keep_override(operation, session)
        session.flush()
        check_indexes(session)
        rows = shared_rows(session, BALLAST)
        session.rollback()
        return rows


def check_sense(session: Session) -> None:
    """What holds of loans whatever was done and undone."""
    standing = select(func.count()).select_from(Renewal).where(Renewal.loan_id == Loan.id)
    counted = standing.where(Renewal.cancelled_at.is_(None)).scalar_subquery()
    assert session.scalars(select(Loan.uid).where(Loan.renewals != counted)).all() == []
    fined = select(Fine.loan_id).where(Fine.cancelled_at.is_(None), Fine.kind == "late")
    assert session.scalars(select(Loan.uid).where(Loan.id.in_(fined), Loan.ending.is_(None))).all() == []
    assert session.scalars(fined.group_by(Fine.loan_id).having(func.count() > 1)).all() == []
    assert session.scalars(select(Loan.uid).where(Loan.ended_at < Loan.lent_at)).all() == []


def check_replay(life: DeskLife, fresh: Store) -> None:
    """The journal of a life gives its tables, whatever keys the other store has."""
    with life.desk.store.read() as session:
        here = shared_rows(session)
        check_sense(session)
    journal = life.journal()
    assert replayed(fresh, journal) == here
    assert replayed(fresh, journal, ballast=True) == here, "applying depends on the store's own keys"


def test_any_life_of_a_desk_is_in_its_journal(templates: Path, tmp_path: Path, fresh: Store) -> None:
    class Life(DeskLife):
        def teardown(self) -> None:
            check_replay(self, fresh)
            super().teardown()

    Life.templates, Life.place = templates, tmp_path
    with small_world.quick_passwords():
        run_state_machine_as_test(Life, settings=settings(max_examples=12, stateful_step_count=50))


def test_every_kind_of_operation_is_in_such_a_life(templates: Path, tmp_path: Path, fresh: Store) -> None:
    DeskLife.templates, DeskLife.place = templates, tmp_path
    with small_world.quick_passwords():
        life = DeskLife()
        a_whole_life(life)
    # A desk that stands alone has no notes to settle: they come from a server.
    assert {type(done) for done in life.done} == set(kinds()) - {SettleNote}, "tell of the others too"
    check_replay(life, fresh)
    life.teardown()


def a_whole_life(life: DeskLife) -> None:
    """Each thing once, in an order that makes sense."""
    life.put_policy(0, False, {"fine_per_day": 500, "max_loans": 9, "max_renewals": 2}, 6)
    life.put_branch(1, True, {6})
    life.put_type(1, True, "member")
    life.put_policy(1, True, {"max_loans": 7}, 1)
    life.remove_policy(1)
    life.close_days([4, 5], 0)
    life.open_days(0)
    life.change_setting(1)
    life.put_account(1, True, "cataloguer", True)
    life.change_password()
    life.import_titles("Al-Qur’an", 1, b"record")
    life.import_members("Zoë", 1)
    life.edit_member("عائشة", 0, 5, "M8")
    for what in ("renew", "block", "unblock", "photo", "no photo"):
        life.look_after_member(0, what)
    life.check_out(0, 0, None, None)
    life.days_pass(2)
    life.renew(0, None)
    life.undo(1)
    life.change_due_date(0, 3)
    life.print_slip(0, False)
    life.print_slip(0, True)
    life.days_pass(20)
    life.check_in(0)
    life.undo(1)
    life.check_in(0)
    life.remind(0, "overdue_1", "letter")
    life.damage(0, 0)
    life.undo(1)
    life.pay(0, 500, "paid", None)
    life.cancel_payment(0)
    life.charge(0, 5_000, None)
    life.charge(0, 5_000, 1)
    life.cancel_fee(0)
    life.give_locker(0, "1", True)
    life.take_locker_back(0, False)
    life.add_card(0, "S1", False)
    for what in ("lost", "found", "removed"):
        life.look_after_card(0, what)
    life.add_card(1, "S1", True)
    life.come(0, "member", 1, 0)
    life.come(0, "group", 9, 2)
    life.correct_visit(1, "study", 1)
    life.cancel_visit(1)
    life.take_stock(0, "Tahunan", True)
    life.take_stock(0, "", False)
    life.miss(1)
    life.take_back_line(1, True)
    life.take_stock(1, "", False)
    life.take_back_line(1, False)
    life.end_stocktake(0, None)
    life.end_stocktake(0, "rak 3 terlewat")
    life.add_in_passing("Legenda", 1)
    life.check_out(1, 1, None, None)
    life.claim_returned(1, True)
    life.claim_returned(1, False)
    life.check_parts(1)
    life.lose(1, True)
    life.undo(1)
    life.lose(1, True)
    life.check_in(1)
    life.check_out(1, 1, None, None)
    life.undo(1)
    life.put_item(1, 1, False, "missing")
    life.check_in(1)
    life.undo(1)
    for which in range(len(life.titles)):
        life.place_hold(0, which, False, "Tugas")
    for which in range(len(life.titles)):
        life.place_hold(1, which, False, "Tugas")
    life.move_hold(len(life.holds) - 1, Step.FIRST, "Zoë")
    life.undo(1)
    for which in range(len(life.titles)):
        life.cancel_hold(len(life.holds) - 1 - which)
    life.change_hold(0, 2)
    for item in range(len(life.items)):
        life.put_aside(0, item)
    life.tell_of_hold(0, "letter")
    life.tell_of_hold(0, "whatsapp")
    life.take_off(0, "mistake")
    life.do(policies.put_branch, code="C2", name="Cabang")
    life.branches.append(life.done[-1].target)
    life.send_away(0, len(life.branches) - 1, "home")
    life.keep_here(0)
    life.read_here(0, 2)
    life.undo(1)
    life.float(0, len(life.branches) - 1)
    life.undo(1)
    life.send_away(0, len(life.branches) - 1, "hold")
    life.check_in(0)
    life.cancel_hold(0)
    life.place_again(0)
    life.register("Zoë", 1, None, 30)
    life.merge_members(len(life.people) - 1, 0)
    a_workshop(life)
    a_book_from_elsewhere(life)
    life.deposit(0, 1, "Semester 1", False)
    life.deposit(0, 1, "Semester 2", True)
    life.check_deposit(0, 3)
    life.undo(1)
    life.check_in(0)
    a_rotating_collection(life)


def a_rotating_collection(life: DeskLife) -> None:
    """An item goes round, stays once, and is taken off."""
    life.plan_rota(3, 1, True, False)
    life.plan_rota(3, 2, True, True)
    life.place_on_rota(0, 0, False)
    life.rotate(0)
    life.undo(1)
    life.rotate(0)
    life.stay_on_rota(len(life.sent) - 1)
    life.rotate(0)
    life.check_in(0)
    life.place_on_rota(0, 0, True)
    life.undo(1)


def a_book_from_elsewhere(life: DeskLife) -> None:
    """Asked of a partner for a member; it comes, goes back, and a step is taken back."""
    facts = partners.PartnerFacts(name="Universitas", kind="university")
    life.partners = [life.do(partners.put_partner, facts=facts).target]
    paper = partners.AgreementFacts(partner=life.partners[0], number="9/PKS", kind="pks", lends=True)
    life.do(partners.put_agreement, facts=paper)
    life.ask_another("Hikayat Hang Tuah", 2, "loan", False)
    life.ask_another("Sulalatus Salatin", 4, "copy", True)
    for act in (Act.WILL_SUPPLY, Act.SHIPPED):
        life.go_on(0, Side.SUPPLIER, act, None)
    life.go_on(0, Side.REQUESTER, Act.RECEIVED, None)
    life.take_a_step_back(0)
    life.go_on(0, Side.REQUESTER, Act.RECEIVED, None)
    life.go_on(0, Side.REQUESTER, Act.SHIPPED_BACK, None)
    life.go_on(0, Side.SUPPLIER, Act.RECEIVED_BACK, None)


def a_workshop(life: DeskLife) -> None:
    """One seat, two who want it, somebody unexpected; attended, certified, looked back on."""
    life.put_partner(1, True, "Sukarno")
    life.put_agreement(0, True, 30)
    life.put_room(0, True)
    life.put_design(0, True)
    life.put_workshop(1, True, "Siti Aminah", 2)
    life.put_session(0, True, 3, 2)
    life.put_people_and_costs(1, True, False)
    life.register_for(1, "王小明", False)
    life.register_for(0, "عائشة", False)
    life.register_for(2, "Sukarno", True)
    life.edit_registration(0, "Siti Aminah")
    life.print_tickets(0)
    life.consent(0, False)
    life.consent(0, True)
    life.mark(0, 0, "arrived")
    life.take_back_mark(0)
    life.mark(2, 0, "arrived")
    life.at_the_door(3)
    life.publish_key(True)
    life.publish_key(False)
    life.certify(0, False)
    life.certify(0, True)
    for what in sending.SENT:
        life.send(0, what)
    life.revoke_certificate(1)
    life.note_feedback(2, True)
    life.match_registration(2, 0)
    life.note_feedback(2, False)
    life.cancel_registration(0)
    life.look_back(3, True)

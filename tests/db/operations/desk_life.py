# SPDX-License-Identifier: GPL-3.0-or-later
"""Anything that may happen at one desk, in any order: every kind of operation, and days passing.

A refusal is part of life. What was made is picked by number, so that a failing life shrinks to a short one.
"""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import rule

from db.models import new_uid
from db.operations import (
    cards,
    cataloguing,
    circulation,
    deposit_checks,
    deposits,
    fast_adding,
    fees,
    holds,
    importing,
    interloan,
    lockers,
    losses,
    members,
    moving_holds,
    notices,
    payments,
    prints,
    renewing_itself,
    rotas,
    stocktakes,
    transits,
    uses,
    visits,
)
from db.operations.cataloguing import Identifier, ItemFacts, TitleFacts
from db.operations.importing import ImportedItem, ImportedMember
from db.operations.members import MemberFacts
from db.operations.operation import Operation
from db.rules.holds import WHYS
from db.rules.interloan import SERVICES, Act, InterloanFacts, Side
from db.rules.items import CONDITIONS
from db.rules.ledger import KINDS
from db.rules.moving_holds import Step
from db.rules.notices import SORTS as REMINDERS
from db.rules.notices import WAYS
from db.rules.rotation import Stage
from db.rules.stocktake import Scan
from db.rules.visits import SORTS
from tests.db.operations.one_desk import DAYS, PICK, picked
from tests.db.operations.workshop_life import WorkshopLife
from tests.db.small_world import TODAY

WORDS = st.sampled_from(
    ["Laskar Pelangi", "Al-Qur’an", "ilmu-ilmu sosial", "李伟杰", "Siti", "", "عائشة", "Zoë"]
)
REASON = st.sampled_from([None, "diizinkan kepala"])
UNDOABLE = st.sampled_from(
    [
        circulation.CheckOut,
        circulation.CheckIn,
        circulation.Renew,
        circulation.ChangeDueDate,
        moving_holds.MoveHold,
        *losses.UNDOABLE,
    ]
)
ISBN = Identifier("isbn", "9789793062792")


class DeskLife(WorkshopLife):
    """One life; `templates` and `place` are set by the test that lives it."""

    def _begin(self) -> None:
        """Enough for the counter to open."""
        for number in range(2):
            self.register("Siti", number, None, 40)
            self.put_title("Laskar Pelangi", number, True, False, 2005)
            self.put_item(number, number, True, "good")

    # --- the catalogue ----------------------------------------------------------------------------------

    @rule(
        words=WORDS,
        which=PICK,
        new=st.booleans(),
        isbn=st.booleans(),
        year=st.none() | st.integers(1900, 2026),
    )
    def put_title(self, words: str, which: int, new: bool, isbn: bool, year: int | None) -> None:
        facts = TitleFacts(title=words, authors=(words,), year=year, identifiers=(ISBN,) if isbn else ())
        made = self.do(cataloguing.put_title, facts=facts, title=None if new else picked(self.titles, which))
        self._keep(self.titles, made and made.title)

    def _copy(self, which: int, condition: str) -> ItemFacts:
        return ItemFacts(
            barcode=f"B{which}",
            at_branch=picked(self.branches, which),
            item_type=picked(self.item_types, which),
            condition=condition,
            acquired_on=TODAY + timedelta(days=which % 50),
        )

    @rule(
        which=PICK, other=PICK, new=st.booleans(), condition=st.sampled_from((*CONDITIONS, "good", "missing"))
    )
    def put_item(self, which: int, other: int, new: bool, condition: str) -> None:
        if self.titles:
            item = None if new else picked(self.items, which)
            facts, title = self._copy(other, condition), picked(self.titles, other)
            made = self.do(cataloguing.put_item, title=title, facts=facts, item=item)
            self._keep(self.items, made and made.item)

    @rule(words=WORDS, which=PICK, record=st.none() | st.binary(max_size=30))
    def import_titles(self, words: str, which: int, record: bytes | None) -> None:
        new, item = new_uid(), new_uid()
        old = picked(self.titles, which) or new_uid()
        titles = [
            (uid, TitleFacts(title=words + "!", marc=record, identifiers=(ISBN,))) for uid in (new, old)
        ]
        copies = [ImportedItem(item, new, self._copy(1000 + 2 * len(self.done), "good"))]
        if self.items:
            moved = self._copy(1001 + 2 * len(self.done), "damaged")
            copies.append(ImportedItem(picked(self.items, which), old, moved))
        if self.do(importing.import_titles, titles=titles, items=copies):
            for title in (new, old):
                self._keep(self.titles, title)
            self._keep(self.items, item)

    # --- members ----------------------------------------------------------------------------------------

    def _person(self, words: str, which: int) -> MemberFacts:
        return MemberFacts(
            name=words,
            member_type=picked(self.member_types, which),
            home_branch=picked(self.branches, which),
            birth_date=TODAY - timedelta(days=which * 300) if which % 3 else None,
            phone="0812-555-0001" if which % 2 else "",
            institution="SMA 1" if which % 4 else "",
            class_name=("X", "XI", "XII", "")[which % 4],
            guarantor=picked(self.people, which) if which % 3 == 2 else None,
        )

    @rule(which=PICK, amount=st.sampled_from([0, 500, 1_000, 5_000]), sort=st.sampled_from(KINDS), why=REASON)
    def pay(self, which: int, amount: int, sort: str, why: str | None) -> None:
        if self.people:
            made = self.do(
                payments.take_payment,
                member=picked(self.people, which),
                amount=amount,
                sort=sort,
                device=self.desk.device,
                reason=why or "",
            )
            self._keep(self.payments, made and made.payment)

    @rule(which=PICK, sort=st.sampled_from(REMINDERS), way=st.sampled_from(WAYS))
    def remind(self, which: int, sort: str, way: str) -> None:
        out = [done.loan for done in self.done if isinstance(done, circulation.CheckOut)]
        if out:
            self.do(notices.give_notice, loans=[picked(out, which)], sort=sort, way=way)

    @rule(which=PICK)
    def cancel_payment(self, which: int) -> None:
        if self.payments:
            self.do(payments.cancel_payment, payment=picked(self.payments, which))

    @rule(which=PICK, amount=st.sampled_from([0, 5_000]), ago=st.none() | st.integers(0, 2))
    def charge(self, which: int, amount: int, ago: int | None) -> None:
        if self.people:
            ends = None if ago is None else TODAY - timedelta(days=ago)
            sort = "registration" if ago is None else "renewal"
            who = picked(self.people, which)
            made = self.do(fees.charge_fee, member=who, sort=sort, amount=amount, renewed_from=ends)
            self._keep(self.fees, made and made.fee)

    @rule(which=PICK)
    def cancel_fee(self, which: int) -> None:
        if self.fees:
            self.do(fees.cancel_fee, fee=picked(self.fees, which))

    @rule(which=PICK, number=st.sampled_from(["S1", "S2", "M8", ""]), lost=st.booleans())
    def add_card(self, which: int, number: str, lost: bool) -> None:
        if self.people:
            who = picked(self.people, which)
            made = self.do(cards.add_card, member=who, number=number, sort="school", lost=lost)
            self._keep(self.cards, made and made.card)

    @rule(which=PICK, what=st.sampled_from(["lost", "found", "removed"]))
    def look_after_card(self, which: int, what: str) -> None:
        if self.cards:
            card = picked(self.cards, which)
            if what == "removed":
                self.do(cards.remove_card, card=card)
            else:
                self.do(cards.lose_card, card=card, found=what == "found")

    @rule(which=PICK, locker=st.sampled_from(["1", "2", ""]), known=st.booleans())
    def give_locker(self, which: int, locker: str, known: bool) -> None:
        member = picked(self.people, which) if known else None
        made = self.do(lockers.give_locker, locker=locker, member=member, name="" if known else "Tamu")
        self._keep(self.lockers, made and made.use)

    @rule(which=PICK, mistaken=st.booleans())
    def take_locker_back(self, which: int, mistaken: bool) -> None:
        if self.lockers:
            self.do(lockers.take_locker_back, use=picked(self.lockers, which), mistaken=mistaken)

    # --- who comes, and what is there -------------------------------------------------------------------

    @rule(which=PICK, sort=st.sampled_from(SORTS), people=st.integers(0, 9), used=st.integers(0, 2))
    def come(self, which: int, sort: str, people: int, used: int) -> None:
        member = picked(self.people, which) if sort == "member" else None
        facts = visits.VisitFacts(sort=sort, member=member, people=people, used_ict=used, purpose="read")
        made = self.do(visits.record_visit, facts=facts, device=self.desk.device)
        self._keep(self.visits, made and made.visit)

    @rule(which=PICK, purpose=st.sampled_from(["read", "study", "odd"]), used=st.integers(0, 1))
    def correct_visit(self, which: int, purpose: str, used: int) -> None:
        if self.visits:
            changed = {"purpose": purpose, "used_ict": used}
            self.do(visits.correct_visit, visit=picked(self.visits, which), changed=changed)

    @rule(which=PICK)
    def cancel_visit(self, which: int) -> None:
        if self.visits:
            self.do(visits.cancel_visit, visit=picked(self.visits, which))

    @rule(which=PICK, words=WORDS, new=st.booleans())
    def take_stock(self, which: int, words: str, new: bool) -> None:
        if new or not self.stocktakes:
            made = self.do(stocktakes.start_stocktake, name=words)
            self._keep(self.stocktakes, made and made.stocktake)
        elif self.items:
            item = picked(self.items, which)
            scan = Scan(f"B{which}", item, "right")
            there = {"stocktake": picked(self.stocktakes, which), "device": self.desk.device}
            self.do(stocktakes.record_scans, scans=[scan], **there)

    @rule(which=PICK)
    def miss(self, which: int) -> None:
        if self.stocktakes and self.items:
            items = [(picked(self.items, which), f"B{which}")]
            there = {"stocktake": picked(self.stocktakes, which), "device": self.desk.device}
            self.do(stocktakes.mark_missing, items=items, **there)

    @rule(which=PICK, missing=st.booleans())
    def take_back_line(self, which: int, missing: bool) -> None:
        if self.stocktakes:
            make = stocktakes.take_back_missing if missing else stocktakes.take_back_scans
            there = {"stocktake": picked(self.stocktakes, which), "device": self.desk.device}
            self.do(make, barcodes=[f"B{which}"], **there)

    @rule(which=PICK, reason=REASON)
    def end_stocktake(self, which: int, reason: str | None) -> None:
        if self.stocktakes:
            stocktake = picked(self.stocktakes, which)
            if reason is None:
                self.do(stocktakes.close_stocktake, stocktake=stocktake)
            else:
                self.do(stocktakes.reopen_stocktake, stocktake=stocktake, reason=reason)

    @rule(who=PICK, which=PICK, one=st.booleans(), why=REASON)
    def place_hold(self, who: int, which: int, one: bool, why: str | None) -> None:
        if self.people and self.items and self.titles:
            made = self.do(
                holds.place_hold,
                member=picked(self.people, who),
                title=picked(self.titles, which),
                item=picked(self.items, which) if one else None,
                reason=why,
            )
            self._keep(self.holds, made and made.hold)

    @rule(which=PICK, days=st.none() | DAYS)
    def change_hold(self, which: int, days: int | None) -> None:
        until = None if days is None else TODAY + timedelta(days=days)
        if self.holds:
            facts = {"pickup": self.desk.branch, "suspended_until": until}
            self.do(holds.change_hold, hold=picked(self.holds, which), **facts)

    @rule(which=PICK, step=st.sampled_from(Step), why=WORDS)
    def move_hold(self, which: int, step: Step, why: str) -> None:
        if self.holds:
            self.do(moving_holds.move_hold, hold=picked(self.holds, which), step=step, reason=why)

    @rule(which=PICK)
    def cancel_hold(self, which: int) -> None:
        if self.holds:
            self.do(holds.cancel_hold, hold=picked(self.holds, which))

    @rule(which=PICK)
    def place_again(self, which: int) -> None:
        if self.holds:
            made = self.do(holds.place_again, hold=picked(self.holds, which))
            self._keep(self.holds, made and made.hold)

    @rule(which=PICK, item=PICK)
    def put_aside(self, which: int, item: int) -> None:
        if self.holds and self.items:
            made = self.do(holds.put_aside, hold=picked(self.holds, which), item=picked(self.items, item))
            self._keep(self.held, made and made.held)

    @rule(which=PICK, way=st.sampled_from(WAYS))
    def tell_of_hold(self, which: int, way: str) -> None:
        if self.held:
            self.do(notices.tell_of_holds, held=[picked(self.held, which)], way=way)

    @rule(which=PICK, why=st.sampled_from(WHYS))
    def take_off(self, which: int, why: str) -> None:
        if self.held:
            self.do(holds.take_off, held=picked(self.held, which), why=why)

    @rule(item=PICK, which=PICK, why=st.sampled_from(transits.WHYS))
    def send_away(self, item: int, which: int, why: str) -> None:
        if self.items:
            to = picked(self.branches, which)
            made = self.do(transits.send_item, item=picked(self.items, item), to=to, why=why)
            self._keep(self.sent, made and made.transit)

    @rule(item=PICK, other=PICK, name=st.sampled_from(("", "Semester 1")), again=st.booleans())
    def deposit(self, item: int, other: int, name: str, again: bool) -> None:
        partner = getattr(self, "partners", [])
        if partner and self.items:
            target = picked(self.deposits, item) if again and self.deposits else None
            made = self.do(
                deposits.put_deposit,
                partner=partner[0],
                name=name,
                until=TODAY + timedelta(days=999),
                target=target,
            )
            self._keep(self.deposits, made and made.target)
            items = [picked(self.items, one) for one in (item, other)]
            if self.deposits:
                lent = self.do(deposits.lend_deposit, deposit=self.deposits[-1], items=items)
                for one in lent.lent if lent else ():
                    self._keep(self.lent_there, one.transit)

    @rule(which=PICK, other=PICK)
    def check_deposit(self, which: int, other: int) -> None:
        if self.lent_there:
            there, missing = [picked(self.lent_there, which)], [picked(self.lent_there, other)]
            only = {"there": there} if which % 2 else {"missing": missing}
            self.do(deposit_checks.check_deposit, deposit=self.deposits[-1], **only)

    @rule(which=PICK, days=st.integers(0, 3), cyclical=st.booleans(), again=st.booleans())
    def plan_rota(self, which: int, days: int, cyclical: bool, again: bool) -> None:
        stages = [Stage(branch, days) for branch in self.branches[: which % 4]]
        target = picked(self.rotas, which) if again and self.rotas else None
        made = self.do(
            rotas.put_rota, name=f"Bergilir {which}", stages=stages, cyclical=cyclical, target=target
        )
        self._keep(self.rotas, made and made.target)

    @rule(which=PICK, item=PICK, off=st.booleans())
    def place_on_rota(self, which: int, item: int, off: bool) -> None:
        if self.rotas and self.items:
            items = [picked(self.items, item)]
            if off:
                self.do(rotas.take_off_rota, items=items)
            else:
                self.do(rotas.put_on_rota, rota=picked(self.rotas, which), items=items)

    @rule(item=PICK)
    def rotate(self, item: int) -> None:
        if self.items:
            made = self.do(rotas.rotate_item, item=picked(self.items, item))
            self._keep(self.sent, made and made.transit)

    @rule(which=PICK)
    def stay_on_rota(self, which: int) -> None:
        if self.sent:
            self.do(rotas.stay_on_rota, transit=picked(self.sent, which))

    @rule(item=PICK, times=st.integers(0, 3))
    def read_here(self, item: int, times: int) -> None:
        if self.items:
            self.do(uses.record_use, item=picked(self.items, item), times=times)

    @rule(item=PICK, which=PICK)
    def float(self, item: int, which: int) -> None:
        if self.items:
            home = picked(self.branches, which)
            self.do(transits.move_home, item=picked(self.items, item), home=home)

    @rule(which=PICK)
    def keep_here(self, which: int) -> None:
        if self.sent:
            self.do(transits.cancel_transit, transit=picked(self.sent, which))

    @rule(words=WORDS, which=PICK, number=st.none() | st.just("M7"), days=DAYS)
    def register(self, words: str, which: int, number: str | None, days: int) -> None:
        until = None if days > 20 else TODAY + timedelta(days=days)
        facts = self._person(words, which)
        made = self.do(members.register_member, facts=facts, number=number, expires_on=until)
        self._keep(self.people, made and made.member)

    @rule(words=WORDS, which=PICK, other=PICK, number=st.none() | st.just("M8"))
    def edit_member(self, words: str, which: int, other: int, number: str | None) -> None:
        if self.people:
            who, facts = picked(self.people, which), self._person(words, other)
            self.do(members.edit_member, member=who, facts=facts, number=number)

    @rule(which=PICK, other=PICK)
    def merge_members(self, which: int, other: int) -> None:
        if self.people:
            self.do(members.merge_members, merged=picked(self.people, which), into=picked(self.people, other))

    @rule(which=PICK, what=st.sampled_from(["renew", "block", "unblock", "photo", "no photo"]))
    def look_after_member(self, which: int, what: str) -> None:
        if self.people:
            who = picked(self.people, which)
            match what:
                case "renew":
                    self.do(members.renew_membership, member=who)
                case "block":
                    self.do(members.block_member, member=who, reason="buku hilang")
                case "unblock":
                    self.do(members.unblock_member, member=who)
                case _:
                    jpeg = None if what == "no photo" else b"\xff\xd8" + bytes([which])
                    self.do(members.set_member_photo, member=who, jpeg=jpeg)

    @rule(words=WORDS, which=PICK)
    def import_members(self, words: str, which: int) -> None:
        who = picked(self.people, which) if which % 2 and self.people else new_uid()
        row = ImportedMember(who, f"I{len(self.done)}", self._person(words, which), TODAY, date(2030, 1, 1))
        if self.do(importing.import_members, members=(row,)):
            self._keep(self.people, who)

    @rule(words=WORDS, which=PICK)
    def add_in_passing(self, words: str, which: int) -> None:
        made = self.do(fast_adding.add_in_passing, name=words, barcode=f"F{which}")
        self._keep(self.items, made and made.item)

    # --- other libraries --------------------------------------------------------------------------------

    @rule(words=WORDS, which=PICK, service=st.sampled_from(SERVICES), known=st.booleans())
    def ask_another(self, words: str, which: int, service: str, known: bool) -> None:
        partner = picked(self.partners, which) if which % 3 else None
        facts = InterloanFacts(
            title=words,
            service=service,
            catalogued=picked(self.titles, which) if known else None,
            requesting_partner=partner if which % 3 == 1 else None,
            supplying_partner=partner if which % 3 == 2 else None,
            supplier=picked(self.branches, which) if partner is None else None,
        )
        who = picked(self.people, which) if known else None
        made = self.do(interloan.ask_interloan, facts=facts, member=who)
        self._keep(self.interloans, made and made.interloan)

    @rule(which=PICK, side=st.sampled_from(Side), act=st.sampled_from(Act), days=st.none() | DAYS)
    def go_on(self, which: int, side: Side, act: Act, days: int | None) -> None:
        if self.interloans:
            made = self.do(
                interloan.act_on_interloan,
                interloan=picked(self.interloans, which),
                side=side,
                act=act,
                due=None if days is None else self.clock().date() + timedelta(days=days),
                reason=(*interloan.REASONS.get(act, ("",)),)[0],
                note="terima kasih",
                item=picked(self.items, which) if which % 2 else None,
            )
            self._keep(self.steps, made and made.event)

    @rule(ago=st.integers(0, 3))
    def take_a_step_back(self, ago: int) -> None:
        if self.steps:
            self.do(interloan.take_back_interloan, event=picked(self.steps, -1 - ago))

    # --- the counter ------------------------------------------------------------------------------------

    @rule(which=PICK, other=PICK, reason=REASON, days=st.none() | DAYS)
    def check_out(self, which: int, other: int, reason: str | None, days: int | None) -> None:
        if self.items and self.people:
            due = None if days is None else self.clock().date() + timedelta(days=days)
            item, who = picked(self.items, which), picked(self.people, other)
            self.do(circulation.check_out, item=item, member=who, due=due, reason=reason)

    @rule(which=PICK)
    def check_in(self, which: int) -> None:
        if self.items:
            self.do(circulation.check_in, item=picked(self.items, which))

    def _loan(self, which: int) -> UUID | None:
        return picked([done.loan for done in self.done if isinstance(done, circulation.CheckOut)], which)

    @rule(which=PICK, reason=REASON)
    def renew(self, which: int, reason: str | None) -> None:
        if (loan := self._loan(which)) is not None:
            self.do(circulation.renew, loan=loan, reason=reason)

    @rule(which=PICK)
    def renew_itself(self, which: int) -> None:
        if (loan := self._loan(which)) is not None:
            self.do(renewing_itself.renew_itself, loan=loan)

    @rule(which=PICK, days=DAYS)
    def change_due_date(self, which: int, days: int) -> None:
        if (loan := self._loan(which)) is not None:
            due = self.clock().date() + timedelta(days=days)
            self.do(circulation.change_due_date, loan=loan, due=due, reason="libur panjang")

    @rule(ago=st.integers(1, 6))
    def undo(self, ago: int) -> None:
        if len(self.done) >= ago:
            self._undo(self.done[-ago])

    def _undo(self, done: Operation) -> None:
        of_losses = isinstance(done, losses.UNDOABLE)
        self.do(losses.undo if of_losses else circulation.undo, of=done)

    @rule(kind=UNDOABLE, which=PICK)
    def undo_one_of_a_kind(self, kind: type[Operation], which: int) -> None:
        if (done := picked([done for done in self.done if isinstance(done, kind)], -which)) is not None:
            self._undo(done)

    @rule(which=PICK)
    def check_parts(self, which: int) -> None:
        if self.items:
            self.do(losses.note_parts, item=picked(self.items, which))

    @rule(which=PICK, charged=st.booleans())
    def lose(self, which: int, charged: bool) -> None:
        if (loan := self._loan(which)) is not None:
            self.do(losses.declare_lost, loan=loan, charged=charged)

    @rule(which=PICK, said=st.booleans())
    def claim_returned(self, which: int, said: bool) -> None:
        if (loan := self._loan(which)) is not None:
            self.do(losses.claim_returned if said else losses.withdraw_claim, loan=loan)

    @rule(which=PICK, amount=st.sampled_from([0, 15_000]))
    def damage(self, which: int, amount: int) -> None:
        if self.items:
            self.do(losses.note_damage, item=picked(self.items, which), amount=amount, note="basah")

    @rule(which=PICK, again=st.booleans())
    def print_slip(self, which: int, again: bool) -> None:
        if again and self.slips:
            self.do(prints.record_reprint, target=picked(self.slips, which))
        else:
            who = picked(self.people, which)
            made = self.do(prints.record_print, slip="loan", facts=lambda n, _: n.encode(), member=who)
            self._keep(self.slips, made and made.target)

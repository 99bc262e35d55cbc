# SPDX-License-Identifier: GPL-3.0-or-later
"""Anything that may happen at one desk, in any order: every kind of operation, and days passing.

A refusal is part of life. What was made is picked by number, so that a failing life shrinks to a short one.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule
from sqlalchemy import select

from db.models import Branch, ItemType, JournalEntry, LoanPolicy, MemberType, Staff, new_uid
from db.operations import cataloguing, circulation, importing, members, policies, prints, staff
from db.operations.cataloguing import Identifier, ItemFacts, TitleFacts
from db.operations.importing import ImportedItem, ImportedMember
from db.operations.members import MemberFacts
from db.operations.operation import Operation
from db.operations.refusals import Refusal
from db.rules.items import CONDITIONS
from db.rules.roles import ROLES
from db.rules.terms import TERM_NAMES
from tests.crash.small_library import PASSWORD
from tests.db import small_world
from tests.db.small_world import TODAY, Clock

PICK = st.integers(0, 30)
WORDS = st.sampled_from(
    ["Laskar Pelangi", "Al-Qur’an", "ilmu-ilmu sosial", "李伟杰", "Siti", "", "عائشة", "Zoë"]
)
DAYS = st.integers(-2, 40)
REASON = st.sampled_from([None, "diizinkan kepala"])
UNDOABLE = st.sampled_from(
    [circulation.CheckOut, circulation.CheckIn, circulation.Renew, circulation.ChangeDueDate]
)
ISBN = Identifier("isbn", "9789793062792")


class DeskLife(RuleBasedStateMachine):
    """One life; `templates` and `place` are set by the test that lives it."""

    templates: Path
    place: Path

    def __init__(self) -> None:
        super().__init__()
        store = small_world.copied(self.templates / "founded", self.place / new_uid().hex)
        self.clock = Clock()
        self.desk = small_world.at_desk(store, self.clock)
        self.password = PASSWORD
        self.titles: list[UUID] = []
        self.items: list[UUID] = []
        self.people: list[UUID] = []
        self.closed: list[UUID] = []
        self.slips: list[UUID] = []
        self.done: list[Operation] = []
        with store.read() as session:
            self.branches = list(session.scalars(select(Branch.uid)))
            self.item_types = list(session.scalars(select(ItemType.uid)))
            self.member_types = list(session.scalars(select(MemberType.uid)))
            self.policies = list(session.scalars(select(LoanPolicy.uid)))
            self.accounts = list(session.scalars(select(Staff.uid)))
        self._begin()

    def _begin(self) -> None:
        """Enough for the counter to open."""
        for number in range(2):
            self.register("Siti", number, None, 40)
            self.put_title("Laskar Pelangi", number, True, False, 2005)
            self.put_item(number, number, True, "good")

    def do(self, make: Any, **arguments: Any) -> Any:
        """Make one operation; None where it was refused."""
        try:
            operation = self.desk.perform(make, **arguments).operation
        except Refusal:
            return None
        self.done.append(operation)
        return operation

    def journal(self) -> list[bytes]:
        """All that was ever made here."""
        with self.desk.store.read() as session:
            return list(session.scalars(select(JournalEntry.payload).order_by(JournalEntry.number)))

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
        )

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

    @rule(which=PICK, days=DAYS)
    def change_due_date(self, which: int, days: int) -> None:
        if (loan := self._loan(which)) is not None:
            due = self.clock().date() + timedelta(days=days)
            self.do(circulation.change_due_date, loan=loan, due=due, reason="libur panjang")

    @rule(ago=st.integers(1, 6))
    def undo(self, ago: int) -> None:
        if len(self.done) >= ago:
            self.do(circulation.undo, of=self.done[-ago])

    @rule(kind=UNDOABLE, which=PICK)
    def undo_one_of_a_kind(self, kind: type[Operation], which: int) -> None:
        if (done := picked([done for done in self.done if isinstance(done, kind)], -which)) is not None:
            self.do(circulation.undo, of=done)

    @rule(which=PICK, again=st.booleans())
    def print_slip(self, which: int, again: bool) -> None:
        if again and self.slips:
            self.do(prints.record_reprint, target=picked(self.slips, which))
        else:
            who = picked(self.people, which)
            made = self.do(prints.record_print, slip="loan", facts=lambda n, _: n.encode(), member=who)
            self._keep(self.slips, made and made.target)

    # --- the library's frame ----------------------------------------------------------------------------

    @rule(which=PICK, new=st.booleans(), weekdays=st.sets(st.integers(0, 6), max_size=3))
    def put_branch(self, which: int, new: bool, weekdays: set[int]) -> None:
        target = None if new else picked(self.branches, which)
        made = self.do(
            policies.put_branch,
            target=target,
            code=f"CB{which % 4}",
            name=f"Cabang {which}",
            closed_weekdays=tuple(weekdays),
        )
        self._keep(self.branches, made and made.target)

    @rule(which=PICK, new=st.booleans(), of=st.sampled_from(["member", "item"]))
    def put_type(self, which: int, new: bool, of: str) -> None:
        there = self.member_types if of == "member" else self.item_types
        target = None if new else picked(there, which)
        code, days = f"J{which % 4}", which * 10
        made = self.do(policies.put_type, of=of, target=target, code=code, name=code, validity_days=days)
        self._keep(there, made and made.target)

    @rule(
        which=PICK, new=st.booleans(), terms=st.dictionaries(st.sampled_from(TERM_NAMES[1:-1]), PICK), at=PICK
    )
    def put_policy(self, which: int, new: bool, terms: dict[str, int], at: int) -> None:
        made = self.do(
            policies.put_policy,
            target=None if new else picked(self.policies, which),
            member_type=picked([None, *self.member_types], at),
            item_type=picked([None, *self.item_types], which),
            at_branch=picked([None, *self.branches], at),
            terms={**terms, "loanable": at % 5 > 0, "may_pass_expiry": at % 2 > 0},
        )
        self._keep(self.policies, made and made.target)

    @rule(which=PICK)
    def remove_policy(self, which: int) -> None:
        if self.policies:
            self.do(policies.remove_policy, target=self.policies.pop(which % len(self.policies)))

    @rule(days=st.lists(DAYS, min_size=1, max_size=4), at=PICK)
    def close_days(self, days: list[int], at: int) -> None:
        named = [(TODAY + timedelta(days=n), f"Libur {n}") for n in days]
        made = self.do(policies.close_days, days=named, at_branch=picked([None, *self.branches], at))
        self.closed += [facts.target for facts in made.days]

    @rule(which=PICK)
    def open_days(self, which: int) -> None:
        self.do(policies.open_days, targets=[uid for uid in [picked(self.closed, which)] if uid])

    @rule(which=PICK)
    def change_setting(self, which: int) -> None:
        self.do(policies.change_setting, name=f"pilihan_{which % 3}", value={"nilai": which})

    @rule(which=PICK, new=st.booleans(), role=st.sampled_from(ROLES), active=st.booleans())
    def put_account(self, which: int, new: bool, role: str, active: bool) -> None:
        made = self.do(
            staff.put_staff,
            target=None if new else picked(self.accounts, which),
            username=f"petugas{which}",
            name="Rini",
            roles=(role,),
            password="kata sandi lain" if new else None,
            home_branch=picked([None, *self.branches], which),
            active=active,
        )
        self._keep(self.accounts, made and made.target)

    @rule()
    def change_password(self) -> None:
        new = PASSWORD[::-1] if self.password == PASSWORD else PASSWORD
        if self.do(staff.change_password, old=self.password, new=new):
            self.password = new

    @rule(days=st.integers(0, 20))
    def days_pass(self, days: int) -> None:
        self.clock.days_pass(days)

    def _keep(self, there: list[UUID], uid: UUID | None) -> None:
        if uid is not None and uid not in there:
            there.append(uid)

    def teardown(self) -> None:
        self.desk.store.close()


def picked(there: list[Any], which: int) -> Any:
    """One of them, whichever number was drawn; None of nothing."""
    return there[which % len(there)] if there else None

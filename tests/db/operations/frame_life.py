# SPDX-License-Identifier: GPL-3.0-or-later
"""What may happen to the frame of a library: branches, types, policies, closed days, settings, accounts."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import rule

from db.operations import policies, staff
from db.rules.roles import ROLES
from db.rules.terms import KINDS, TERM_NAMES
from tests.crash.small_library import PASSWORD
from tests.db.operations.one_desk import DAYS, PICK, OneDesk, picked
from tests.db.small_world import TODAY

NUMBERS = [name for name in TERM_NAMES if KINDS[name] is int]


class FrameLife(OneDesk):
    """The part of a life that sets what the rest goes by."""

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
        facts = {"code": code, "name": code, "validity_days": days}
        costs = {"registration_fee": which * 500, "renewal_fee": which * 100} if which % 2 else {}
        made = self.do(policies.put_type, of=of, target=target, **facts, **costs)
        self._keep(there, made and made.target)

    @rule(which=PICK, new=st.booleans(), terms=st.dictionaries(st.sampled_from(NUMBERS), PICK), at=PICK)
    def put_policy(self, which: int, new: bool, terms: dict[str, int], at: int) -> None:
        made = self.do(
            policies.put_policy,
            target=None if new else picked(self.policies, which),
            member_type=picked([None, *self.member_types], at),
            item_type=picked([None, *self.item_types], which),
            at_branch=picked([None, *self.branches], at),
            season=f"Musim {at % 3}" if at % 4 == 1 else "",
            since=TODAY + timedelta(days=at) if at % 4 == 1 else None,
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

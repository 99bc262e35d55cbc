# SPDX-License-Identifier: GPL-3.0-or-later
"""One desk to which anything may happen: what there is to pick from, and how an operation is tried."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine
from sqlalchemy import select

from db.models import Branch, ItemType, JournalEntry, LoanPolicy, MemberType, Staff, new_uid
from db.operations.operation import Operation
from db.operations.refusals import Refusal
from tests.crash.small_library import PASSWORD
from tests.db import small_world
from tests.db.small_world import Clock

PICK = st.integers(0, 30)
DAYS = st.integers(-2, 40)


class OneDesk(RuleBasedStateMachine):
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
        self.payments: list[UUID] = []
        self.fees: list[UUID] = []
        self.cards: list[UUID] = []
        self.lockers: list[UUID] = []
        self.visits: list[UUID] = []
        self.stocktakes: list[UUID] = []
        self.holds: list[UUID] = []
        self.held: list[UUID] = []
        self.sent: list[UUID] = []
        self.deposits: list[UUID] = []
        self.lent_there: list[UUID] = []
        self.rotas: list[UUID] = []
        self.interloans: list[UUID] = []
        self.steps: list[UUID] = []
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
        """What there is on the first day."""

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

    def _keep(self, there: list[UUID], uid: UUID | None) -> None:
        if uid is not None and uid not in there:
            there.append(uid)

    def teardown(self) -> None:
        self.desk.store.close()


def picked(there: list[Any], which: int) -> Any:
    """One of them, whichever number was drawn; None of nothing."""
    return there[which % len(there)] if there else None

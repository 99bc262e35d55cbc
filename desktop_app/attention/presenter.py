# SPDX-License-Identifier: GPL-3.0-or-later
"""What the attention page shows, and what its choices mean. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.models import Loan
from db.operations.circulation import undo
from db.operations.desk import Desk, Done
from db.operations.enrolling import join_two
from db.operations.loans import CheckOut
from db.operations.notes import settle_note
from db.operations.operation import Changes
from db.operations.refusals import Unknown
from db.queries.notes import NoteRow, count_open, notes
from db.queries.registrations import ToTell, to_tell
from db.rules.roles import Right
from desktop_app.beside import Beside
from desktop_app.merging import Record, merge_two, record

TOLD = frozenset({"past_capacity", "moved_up"})
"""Notes after which somebody waits to hear of it."""


@dataclass(frozen=True)
class State:
    """Everything that the page shows; `waiting` is how many open notes there are."""

    settled: bool = False
    rows: tuple[NoteRow, ...] = ()
    waiting: int = 0
    chosen: NoteRow | None = None


class AttentionPresenter:
    """`show` gets each new state, `did` what kinds of thing were changed, `failed` what went wrong."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        show: Callable[[State], None],
        did: Callable[[Changes], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.state = State()
        self._desk, self._beside = desk, beside
        self._show, self._did, self._failed = show, did, failed

    def look(self, operation: UUID | None = None) -> None:
        """Read the list again; where an operation is named, the note that it led to, open or settled."""
        desk, settled = self._desk(), self.state.settled
        if operation is None:
            self._beside.latest("attention", lambda _task: _read(desk, settled), self._read, self._failed)
        else:
            work, done = partial(_about, desk, operation), partial(self._found, operation)
            self._beside.latest("attention", lambda _task: work(), done, self._failed)

    def _read(self, found: tuple[list[NoteRow], int]) -> None:
        rows, waiting = found
        chosen = self.state.chosen
        if chosen is not None:
            chosen = next((row for row in rows if row.uid == chosen.uid), None)
        self._become(rows=tuple(rows), waiting=waiting, chosen=chosen or (rows[0] if rows else None))

    def _found(self, operation: UUID, found: tuple[bool, list[NoteRow], int]) -> None:
        settled, rows, waiting = found
        first = rows[0] if rows else None
        chosen = next((row for row in rows if row.operation == operation), first)
        self._become(settled=settled, rows=tuple(rows), waiting=waiting, chosen=chosen)

    def turn_to(self, *, settled: bool) -> None:
        """Open notes, or those that were settled."""
        self._become(settled=settled, rows=(), chosen=None)
        self.look()

    def choose(self, note: NoteRow | None) -> None:
        """Look at one of them."""
        self._become(chosen=note)

    # --- choices ------------------------------------------------------------------------------------------

    def may_merge(self) -> bool:
        """Whether it is about two members that this desk has, whom the person may make one."""
        chosen = self.state.chosen
        there = self._open(chosen) and chosen is not None and len(chosen.people) == 2
        return there and self._may(Right.EDIT_MEMBERS)

    def may_undo(self) -> bool:
        """Whether a loan stands that the person may take back: the item never left."""
        chosen = self.state.chosen
        there = self._open(chosen) and chosen is not None and chosen.kind == "lent_despite"
        return there and self._may(Right.LEND)

    def may_join(self) -> bool:
        """Whether it is about two registrations for a workshop, which the person may make one."""
        chosen = self.state.chosen
        there = self._open(chosen) and chosen is not None and chosen.kind == "registered_twice"
        return there and self._may(Right.REGISTER)

    def may_tell(self) -> bool:
        """Whether somebody has to hear how it stands with a seat."""
        chosen = self.state.chosen
        return self._open(chosen) and chosen is not None and chosen.kind in TOLD

    def may_settle(self) -> bool:
        """Whether there is something to settle."""
        return self._open(self.state.chosen)

    def _may(self, right: Right) -> bool:
        return self._desk().may(right)

    @staticmethod
    def _open(note: NoteRow | None) -> bool:
        return note is not None and note.settled_at is None

    def settle(self, how: str, words: str = "") -> None:
        """Say that it was dealt with."""
        self._perform(lambda desk, note: _settle(desk, note, how, words))

    def compare(self, ready: Callable[[tuple[Record, Record]], None]) -> None:
        """What is known of the two whom the note is about."""
        desk, chosen = self._desk(), self.state.chosen
        if chosen is not None and self.may_merge():
            one, other = (person.uid for person in chosen.people)
            self._beside.latest(
                "compare", lambda _task: (record(desk, one), record(desk, other)), ready, self._failed
            )

    def merge(self, merged: UUID, into: UUID) -> None:
        """Make one member of the two."""
        self._perform(lambda desk, note: merge_two(desk, merged, into, note.uid))

    def join(self) -> None:
        """Make one registration of the two; the earlier stands."""
        self._perform(_join)

    def tell(self, ready: Callable[[ToTell], None]) -> None:
        """How the person is reached, and what there is to say."""
        desk, chosen = self._desk(), self.state.chosen
        if chosen is not None:
            self._beside.latest("tell", lambda _task: _to_tell(desk, chosen), ready, self._failed)

    def undo_loan(self) -> None:
        """Take the loan back."""
        self._perform(_undo_loan)

    def _perform(self, work: Callable[[Desk, NoteRow], Changes]) -> None:
        desk, chosen = self._desk(), self.state.chosen
        if chosen is None or not self._open(chosen):
            return

        def done(changes: Changes) -> None:
            self._did(changes)
            self.look()

        self._beside.run(lambda _task: work(desk, chosen), done, self._failed, lane="desk")

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._show(self.state)


def _read(desk: Desk, settled: bool) -> tuple[list[NoteRow], int]:
    with desk.store.read() as session:
        return notes(session, settled=settled), count_open(session)


def _about(desk: Desk, operation: UUID) -> tuple[bool, list[NoteRow], int]:
    """Of the open notes and the settled ones those among which the operation's note is."""
    rows, waiting = _read(desk, settled=False)
    if any(row.operation == operation for row in rows):
        return False, rows, waiting
    settled, _ = _read(desk, settled=True)
    if any(row.operation == operation for row in settled):
        return True, settled, waiting
    return False, rows, waiting


def _settle(desk: Desk, note: NoteRow, how: str, words: str) -> Changes:
    return desk.perform(settle_note, note=note.uid, how=how, words=words).changes


def _join(desk: Desk, note: NoteRow) -> Changes:
    one, other = UUID(str(note.facts["registration"])), UUID(str(note.facts["other"]))
    with desk.together() as perform:
        changes = join_two(perform, one, other)
        return changes | perform(settle_note, note=note.uid, how="merged").changes


def _to_tell(desk: Desk, note: NoteRow) -> ToTell:
    registration = UUID(str(note.facts["registration"]))
    with desk.store.read() as session:
        found = to_tell(session, registration)
    if found is None:
        raise Unknown(what="registrations", uid=registration)
    return found


def _undo_loan(desk: Desk, note: NoteRow) -> Changes:
    loan = UUID(str(note.facts["loan"]))
    with desk.store.read() as session:
        made = _as_made(session, loan)
    with desk.together() as perform:
        done: Done = perform(undo, of=made)
        return done.changes | perform(settle_note, note=note.uid, how="undone").changes


def _as_made(session: Session, loan: UUID) -> CheckOut:
    """The lending that a counter-operation takes back; only its loan counts."""
    found = session.scalars(select(Loan).where(Loan.uid == loan)).one()
    return CheckOut(uid=loan, made_at=found.lent_at, loan=loan, item=loan, member=loan, due_at=found.due_at)

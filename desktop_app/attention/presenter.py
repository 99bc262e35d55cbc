# SPDX-License-Identifier: GPL-3.0-or-later
"""What the attention page shows, and what its choices mean. Knows no widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from db.operations.desk import Desk
from db.operations.enrolling import join_two
from db.operations.notes import settle_note
from db.operations.operation import Changes
from db.operations.refusals import CannotUndo, Unknown
from db.operations.taking_back import Counter, counter_of, take_back
from db.queries.notes import PAGE, NoteRow, count_open, count_settled, notes, place_of, whole
from db.queries.registrations import ToTell, to_tell
from db.rules.roles import Right
from desktop_app.beside import Beside
from desktop_app.merging import Record, merge_two, record

TOLD = frozenset({"past_capacity", "moved_up"})
"""Notes after which somebody waits to hear of it."""


class Told(NamedTuple):
    """A note with both sides, and what would take it back, where something does."""

    note: NoteRow
    counter: Counter | None


class Found(NamedTuple):
    """What is read at once: the first of the `many` notes of a list, how many are open, the chosen one."""

    rows: list[NoteRow]
    many: int
    waiting: int
    told: Told | None


@dataclass(frozen=True)
class State:
    """Everything that the page shows: of `many` notes the first ones; `waiting` is how many are open.

    `told` is the chosen note once both its sides were looked up.
    """

    settled: bool = False
    rows: tuple[NoteRow, ...] = ()
    waiting: int = 0
    chosen: NoteRow | None = None
    many: int = 0
    limit: int = PAGE
    told: Told | None = None

    @property
    def rest(self) -> int:
        """How many more there are than are shown."""
        return max(0, self.many - len(self.rows))


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
        desk, state = self._desk(), self.state
        chosen = None if state.chosen is None else state.chosen.uid
        if operation is None:
            work = partial(_read, desk, state.settled, state.limit, chosen)
            self._beside.latest("attention", lambda _task: work(), self._read, self._failed)
        else:
            about = partial(_about, desk, operation)
            self._beside.latest("attention", lambda _task: about(), self._found, self._failed)

    def _read(self, found: Found) -> None:
        chosen = self.state.chosen
        self._take(found, None if chosen is None else chosen.uid)

    def _found(self, found: tuple[bool, int, Found]) -> None:
        settled, limit, there = found
        self._become(settled=settled, limit=limit)
        self._take(there, None if there.told is None else there.told.note.uid)

    def _take(self, found: Found, chosen: UUID | None) -> None:
        """What was read; whoever has chosen another note meanwhile keeps to that."""
        rows = tuple(found.rows)
        row = next((row for row in rows if row.uid == chosen), rows[0] if rows else None)
        fresh = found.told is not None and row is not None and found.told.note.uid == row.uid
        told = found.told if fresh else self._told_of(row)
        self._become(rows=rows, many=found.many, waiting=found.waiting, chosen=row, told=told)
        self._ask(row)

    def turn_to(self, *, settled: bool) -> None:
        """Open notes, or those that were settled."""
        self._become(settled=settled, rows=(), many=0, limit=PAGE, chosen=None, told=None)
        self.look()

    def show_more(self) -> None:
        """The next of the list too."""
        if self.state.rest:
            self._become(limit=self.state.limit + PAGE)
            self.look()

    def choose(self, note: NoteRow | None) -> None:
        """Look at one of them."""
        self._become(chosen=note, told=self._told_of(note))
        self._ask(note)

    def _told_of(self, note: NoteRow | None) -> Told | None:
        told = self.state.told
        return told if note is not None and told is not None and told.note.uid == note.uid else None

    def _ask(self, note: NoteRow | None) -> None:
        if note is not None and self.state.told is None:
            work = partial(_told, self._desk(), note)
            self._beside.latest("attention-note", lambda _task: work(), self._tell, self._failed)

    def _tell(self, told: Told) -> None:
        if self.state.chosen is not None and self.state.chosen.uid == told.note.uid:
            self._become(told=told)

    # --- choices ------------------------------------------------------------------------------------------

    def may_merge(self) -> bool:
        """Whether it is about two members that this desk has, whom the person may make one."""
        chosen = self.state.chosen
        there = self._open(chosen) and chosen is not None and len(chosen.people) == 2
        return there and self._may(Right.EDIT_MEMBERS)

    def counter(self) -> Counter | None:
        """What would take back what the chosen note is about, where the person may do that."""
        told = self.state.told
        if told is None or told.counter is None or not self._open(self.state.chosen):
            return None
        return told.counter if self._may(told.counter.right) else None

    def may_undo(self) -> bool:
        """Whether there is something to take back, which the person may take back."""
        return self.counter() is not None

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

    # What was asked of one note is done with that one: another may have come in its place meanwhile.

    def settle(self, how: str, words: str = "", note: NoteRow | None = None) -> None:
        """Say that the chosen note, or this one, was dealt with."""
        self._perform(lambda desk, note: _settle(desk, note, how, words), note)

    def compare(self, ready: Callable[[tuple[Record, Record]], None]) -> None:
        """What is known of the two whom the note is about."""
        desk, chosen = self._desk(), self.state.chosen
        if chosen is not None and self.may_merge():
            one, other = (person.uid for person in chosen.people)
            self._beside.latest(
                "compare", lambda _task: (record(desk, one), record(desk, other)), ready, self._failed
            )

    def merge(self, merged: UUID, into: UUID, note: NoteRow | None = None) -> None:
        """Make one member of the two."""
        self._perform(lambda desk, note: merge_two(desk, merged, into, note.uid), note)

    def join(self, note: NoteRow | None = None) -> None:
        """Make one registration of the two; the earlier stands."""
        self._perform(_join, note)

    def tell(self, ready: Callable[[ToTell], None]) -> None:
        """How the person is reached, and what there is to say."""
        desk, chosen = self._desk(), self.state.chosen
        if chosen is not None:
            self._beside.latest("tell", lambda _task: _to_tell(desk, chosen), ready, self._failed)

    def undo(self, reason: str, note: NoteRow | None = None) -> None:
        """Take back what the note is about, and settle it; `reason` is kept where one is asked for."""
        if note is not None or self.may_undo():
            self._perform(partial(_undo, reason=reason), note)

    def _perform(self, work: Callable[[Desk, NoteRow], Changes], note: NoteRow | None = None) -> None:
        desk, chosen = self._desk(), note or self.state.chosen
        if chosen is None or not self._open(chosen):
            return

        def done(changes: Changes) -> None:
            self._did(changes)
            self.look()

        self._beside.run(lambda _task: work(desk, chosen), done, self._failed, lane="desk")

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._show(self.state)


def _read(desk: Desk, settled: bool, limit: int, chosen: UUID | None) -> Found:
    with desk.store.read() as session:
        rows = notes(session, settled=settled, limit=limit)
        waiting = count_open(session)
        many = count_settled(session) if settled else waiting
        first = rows[0] if rows else None
        there = next((row for row in rows if row.uid == chosen), first)
        return Found(rows, many, waiting, None if there is None else _whole(desk, session, there))


def _about(desk: Desk, operation: UUID) -> tuple[bool, int, Found]:
    """Of the open notes and the settled ones so many that the operation's note is among them."""
    with desk.store.read() as session:
        settled, before = place_of(session, operation) or (False, 0)
        limit = (before // PAGE + 1) * PAGE
        rows = notes(session, settled=settled, limit=limit)
    chosen = next((row.uid for row in rows if row.operation == operation), None)
    return settled, limit, _read(desk, settled, limit, chosen)


def _told(desk: Desk, note: NoteRow) -> Told:
    with desk.store.read() as session:
        return _whole(desk, session, note)


def _whole(desk: Desk, session: Session, note: NoteRow) -> Told:
    return Told(whole(session, note), counter_of(session, note.uid, desk.branch))


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


def _undo(desk: Desk, note: NoteRow, reason: str) -> Changes:
    """Both or neither. Raises CannotUndo, NotAllowed and what else the counter-operation raises."""
    with desk.together() as perform:
        counter = counter_of(perform.session, note.uid, desk.branch)
        if counter is None:
            raise CannotUndo(why="moved_on")
        changes = take_back(perform, counter, desk.device, reason)
        return changes | perform(settle_note, note=note.uid, how="undone").changes

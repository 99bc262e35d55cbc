# SPDX-License-Identifier: GPL-3.0-or-later
"""What the members page shows, and what a key means there. Knows no widgets."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from db.errors import StoreError
from db.operations import refusals
from db.operations.desk import Desk
from db.operations.payments import cancel_payment
from db.operations.promotions import Carried, Change, carry_out
from db.queries.members import EVERYBODY, Group, MemberRow
from db.rules.identity import Person
from db.rules.roles import Right
from desktop_app import settling
from desktop_app.beside import Beside
from desktop_app.issuing import Issued
from desktop_app.members import cards, clearance, records
from desktop_app.members.draft import Draft, draft_of, problems, worth_comparing
from desktop_app.members.records import Detail, Frame, Saved
from desktop_app.merging import Record, record


@dataclass(frozen=True)
class Form:
    """A person being registered, or (with `editing`) a member being edited.

    `opened` tells one form from the next; `attempt` grows with each save that was turned down. `before` is
    the draft that the form began with, `resumed` that it was left unfinished earlier.
    """

    draft: Draft
    before: Draft
    opened: int
    editing: Detail | None = None
    errors: dict[str, str] = field(default_factory=dict)
    alike: tuple[MemberRow, ...] = ()
    photo: bytes | None = None
    resumed: bool = False
    attempt: int = 0

    @property
    def touched(self) -> bool:
        """Whether something was typed that would be lost."""
        return self.draft != self.before or self.photo is not None


@dataclass(frozen=True)
class State:
    """Everything that the page shows. `found` says whether `rows` answer `typed` already."""

    frame: Frame | None = None
    typed: str = ""
    group: Group = EVERYBODY
    rows: tuple[MemberRow, ...] = ()
    found: bool = False
    chosen: UUID | None = None
    detail: Detail | None = None
    form: Form | None = None
    problem: Exception | None = None
    busy: bool = False


class MembersPresenter:
    """`show` gets each new state; `saved` what was committed."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        work: Beside,
        show: Callable[[State], None],
        saved: Callable[[Saved], None],
    ) -> None:
        self.state = State()
        self._desk = desk
        self._work = work
        self._show = show
        self._saved = saved
        self._opened = 0
        self._new_wanted = False
        self._asked_for: UUID | None = None
        self._parked: dict[tuple[UUID | None, UUID | None], Form] = {}

    def may(self, right: Right) -> bool:
        """Whether the person signed in has this right."""
        person = self._desk().person
        return person is None or right in person.rights

    # --- finding -----------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Read everything shown again: first showing, another person, another desk's changes."""
        self._read("frame", records.frame, self._framed)
        self.search(self.state.typed)
        if self.state.chosen is not None:
            self._read_detail(self.state.chosen)

    def _framed(self, frame: Frame) -> None:
        self._become(frame=frame)
        if self._new_wanted:
            self.new()

    def search(self, typed: str) -> None:
        """List the members with these words; the first one is shown unless the chosen one is among them.

        Beside an empty list nobody is shown, except who was asked for by card or by name since.
        """
        if typed != self.state.typed:
            self._asked_for = None
        self._become(typed=typed, found=False)
        group = self.state.group
        self._read("find", lambda desk: records.find(desk, typed, group), self._found)

    def narrow(self, group: Group) -> None:
        """List the members of an institution or class alone, or all again."""
        if group != self.state.group:
            self._become(group=group)
            self.search(self.state.typed)

    def _found(self, rows: tuple[MemberRow, ...]) -> None:
        gone = {} if rows or self._asked_for is not None else {"chosen": None, "detail": None}
        self._become(rows=rows, found=True, **gone)
        listed = any(row.uid == self.state.chosen for row in rows)
        if not listed and self.state.typed.strip() and rows:
            self._choose(rows[0].uid)

    def choose(self, uid: UUID | None) -> None:
        """Show a member, listed or not."""
        self._asked_for = uid
        self._choose(uid)

    def _choose(self, uid: UUID | None) -> None:
        if uid == self.state.chosen and (uid is None or self.state.detail is not None):
            return
        self._become(chosen=uid, detail=None, problem=None)
        if uid is not None:
            self._read_detail(uid)

    def _read_detail(self, uid: UUID) -> None:
        def read(detail: Detail | None) -> None:
            if self.state.chosen == uid:
                self._become(chosen=detail.view.uid if detail else None, detail=detail)

        self._read("detail", lambda desk: records.look_up(desk, uid), read)

    # --- the form ----------------------------------------------------------------------------------

    def new(self) -> None:
        """Register somebody, or go on where a registration was left."""
        frame = self.state.frame
        self._new_wanted = frame is None
        if frame is None or not self.may(Right.EDIT_MEMBERS):
            return
        only = frame.types[0].uid if len(frame.types) == 1 else None
        self._open(Draft(home_branch=frame.here, member_type=only, **self._sought()), None)

    def _sought(self) -> dict[str, str]:
        """What was looked for in vain is the name or the card of who is to be registered."""
        typed = self.state.typed.strip()
        if self.state.rows or not self.state.found or not typed:
            return {}
        is_number = " " not in typed and any(c.isdigit() for c in typed)
        return {"number" if is_number else "name": typed}

    def edit(self) -> None:
        """Edit the member shown, or go on where that was left."""
        detail = self.state.detail
        if detail is not None and self.may(Right.EDIT_MEMBERS):
            card = detail.guarantor.number if detail.guarantor else ""
            self._open(draft_of(detail.facts, detail.view.number, card), detail)

    def _open(self, draft: Draft, editing: Detail | None) -> None:
        self._opened += 1
        parked = self._parked.pop(self._place(editing), None)
        form = Form(draft, draft, self._opened, editing)
        if parked is not None:
            form = replace(form, draft=parked.draft, photo=parked.photo, alike=parked.alike, resumed=True)
        self._become(form=form, problem=None)

    def start_empty(self) -> None:
        """Drop what a resumed form brought along."""
        if (form := self.state.form) is not None:
            self._opened += 1
            self._become(form=Form(form.before, form.before, self._opened, form.editing))

    def fill(self, draft: Draft) -> None:
        """The form's fields as they are now. What was wrong and is right now is not marked any more."""
        form, frame = self.state.form, self.state.frame
        if form is None or frame is None or draft == form.draft:
            return
        still = problems(draft, frame.today)
        errors = {k: why for k, why in form.errors.items() if _same(form.draft, draft, k) or k in still}
        self._become(form=replace(form, draft=draft, errors=errors))
        self._compare(form.draft.person(frame.today), draft.person(frame.today))

    def _compare(self, before: Person, now: Person) -> None:
        form = self.state.form
        if form is None or form.editing is not None or before == now:
            return
        if not worth_comparing(now):
            self._become(form=replace(form, alike=()))
            return
        self._read("alike", lambda desk: records.alike(desk, now), lambda rows: self._noticed(form, rows))

    def _noticed(self, asked: Form, rows: tuple[MemberRow, ...]) -> None:
        form = self.state.form
        if form is not None and form.opened == asked.opened:
            self._become(form=replace(form, alike=rows))

    def left(self, name: str) -> None:
        """A field was left: say now what is wrong with it."""
        form, frame = self.state.form, self.state.frame
        if form is None or frame is None:
            return
        why = problems(form.draft, frame.today).get(name)
        if why is not None and why != "empty" and form.errors.get(name) != why:
            self._become(form=replace(form, errors={**form.errors, name: why}))

    def mark(self, name: str, why: str) -> None:
        """Something else is wrong with a field: a scanned card that is in use."""
        if (form := self.state.form) is not None:
            self._become(form=replace(form, errors={**form.errors, name: why}))

    def set_form_photo(self, jpeg: bytes | None) -> None:
        """A photo for the person being registered."""
        if (form := self.state.form) is not None:
            self._become(form=replace(form, photo=jpeg))

    def close_form(self) -> bool:
        """Put the form aside; True where it was kept, to go on with later."""
        form = self.state.form
        if form is None:
            return False
        if form.touched:
            self._parked[self._place(form.editing)] = form
        self._become(form=None, problem=None)
        return form.touched

    @property
    def unsaved(self) -> bool:
        """Whether something that was typed goes with this window."""
        form = self.state.form
        return bool(self._parked) or (form is not None and form.touched)

    def open_alike(self, place: int = 0) -> bool:
        """It is somebody who is registered: open that member; what was typed is kept."""
        form = self.state.form
        if form is None or place >= len(form.alike):
            return False
        uid = form.alike[place].uid
        self.close_form()
        self.choose(uid)
        return True

    def _place(self, editing: Detail | None) -> tuple[UUID | None, UUID | None]:
        """Drafts belong to who typed them: the next person at the desk does not see them."""
        person = self._desk().person
        return (person.uid if person else None, editing.view.uid if editing else None)

    def save(self) -> None:
        """Register or change, if nothing is wrong."""
        form, frame = self.state.form, self.state.frame
        if form is None or frame is None or self.state.busy:
            return
        if errors := problems(form.draft, frame.today):
            self._turn_down(errors)
            return
        facts, number = form.draft.facts(frame.today), form.draft.number.strip()
        card = form.draft.guarantor.strip()
        if form.editing is not None:
            before = form.editing
            self._write(lambda desk: records.edit(desk, before, facts, number, card), self._form_done)
        else:
            self._write(lambda desk: records.register(desk, facts, number, form.photo, card), self._form_done)

    def _form_done(self, saved: Saved) -> None:
        self._become(form=None)
        self._done(saved)

    def _turn_down(self, errors: dict[str, str]) -> None:
        form = self.state.form
        assert form is not None
        self._become(form=replace(form, errors=errors, attempt=form.attempt + 1), busy=False)

    # --- one member ---------------------------------------------------------------------------------

    def renew(self) -> None:
        """Renew the membership by its type's period."""
        self._on_member(Right.EDIT_MEMBERS, records.renew)

    def block(self, reason: str) -> None:
        """Stop the member from borrowing."""
        self._on_member(Right.BLOCK_MEMBERS, lambda desk, before: records.block(desk, before, reason))

    def lift_block(self) -> None:
        """Let the member borrow again."""
        self._on_member(Right.BLOCK_MEMBERS, records.unblock)

    def add_card(self, number: str, sort: str) -> None:
        """The member has another card."""
        self._on_member(Right.EDIT_MEMBERS, lambda desk, before: records.add_card(desk, before, number, sort))

    def replace_card(self, number: str) -> None:
        """The member's first card is lost."""
        self._on_member(Right.EDIT_MEMBERS, lambda desk, before: records.replace_card(desk, before, number))

    def lose_card(self, card: UUID, *, found: bool) -> None:
        """A further card is lost, or found."""
        self._on_member(Right.EDIT_MEMBERS, lambda desk, before: records.lose_card(desk, before, card, found))

    def remove_card(self, card: UUID) -> None:
        """A further card was entered by mistake."""
        self._on_member(Right.EDIT_MEMBERS, lambda desk, before: records.remove_card(desk, before, card))

    def set_photo(self, jpeg: bytes | None) -> None:
        """Keep a photo of the member, or remove it."""
        self._on_member(Right.EDIT_MEMBERS, lambda desk, before: records.set_photo(desk, before, jpeg))

    def _on_member(self, right: Right, do: Callable[[Desk, Detail], Saved]) -> None:
        detail = self.state.detail
        if detail is not None and self.may(right) and not self.state.busy:
            self._write(lambda desk: do(desk, detail), self._done)

    def find_others(self, typed: str, ready: Callable[[Sequence[MemberRow]], None]) -> None:
        """Members whom the one in view may be merged with."""
        if (detail := self.state.detail) is not None:
            self._read("others", lambda desk: records.others(desk, detail, typed), ready)

    def read_record(self, uid: UUID, ready: Callable[[Record], None]) -> None:
        """What is compared of a member."""
        self._read("record", lambda desk: record(desk, uid), ready)

    def merge(self, merged: UUID, into: UUID) -> None:
        """Make one member of two; the one that stays is shown."""
        if self.may(Right.EDIT_MEMBERS) and not self.state.busy:
            self._write(lambda desk: records.merge(desk, merged, into), self._done)

    def undo(self, saved: Saved) -> None:
        """Take back what was done."""
        self._write(lambda desk: records.undo(desk, saved), self._done)

    def pay(self, sort: str, amount: int, reason: str, paid: Callable[[settling.Paid], None]) -> None:
        """Settle some of what the member in view owes; `paid` gets the receipt."""
        detail = self.state.detail
        if detail is None or self.state.busy:
            return

        def done(result: settling.Paid) -> None:
            self._become(busy=False)
            self._read_detail(result.member.uid)
            paid(result)

        desk, who = self._desk(), detail.view
        self._become(busy=True, problem=None)
        self._work.run(
            lambda _task: settling.pay(desk, who, sort, amount, reason), done, self._failed, lane="desk"
        )

    def take_back(self, changes: Sequence[Change], done: Callable[[Carried], None]) -> None:
        """The end of a school year was a mistake."""
        desk = self._desk()
        self._become(busy=True, problem=None)

        def finished(carried: Carried) -> None:
            self._become(busy=False)
            self.refresh()
            done(carried)

        self._work.run(lambda _task: carry_out(desk, changes), finished, self._failed, lane="desk")

    def take_payment_back(self, payment: UUID, member: UUID) -> None:
        """A payment did not happen after all."""
        desk = self._desk()
        self._work.run(
            lambda _task: desk.perform(cancel_payment, payment=payment),
            lambda _done: self._read_detail(member),
            self._failed,
            lane="desk",
        )

    def print_cards(self, uids: Sequence[UUID], done: Callable[[cards.CardPrint], None]) -> None:
        """The cards of these members."""
        self._read("cards", lambda desk: cards.card_print(desk, uids), done)

    def clear(self, done: Callable[[Issued], None]) -> None:
        """The clearance letter of the member in view; a problem says why not."""
        member = self.state.chosen
        if member is None:
            return
        desk = self._desk()
        self._become(problem=None)
        self._work.run(lambda _task: clearance.issue(desk, member), done, self._failed, lane="desk")

    # --- the ways to do something --------------------------------------------------------------------

    def _read(self, key: str, read: Callable[[Desk], Any], done: Callable[[Any], None]) -> None:
        desk = self._desk()
        self._work.latest(f"members-{key}", lambda _task: read(desk), done, self._unread)

    def _unread(self, error: Exception) -> None:
        if not isinstance(error, StoreError | OSError):
            raise error
        self._become(problem=error)

    def _write(self, write: Callable[[Desk], Saved], done: Callable[[Saved], None]) -> None:
        desk = self._desk()
        self._become(busy=True, problem=None)
        self._work.run(lambda _task: write(desk), done, self._failed, lane="desk")

    def _done(self, saved: Saved) -> None:
        self._asked_for = saved.member
        self._become(busy=False, chosen=saved.member)
        self._read_detail(saved.member)
        typed, group = self.state.typed, self.state.group
        self._read("find", lambda desk: records.find(desk, typed, group), self._found)
        self._saved(saved)

    def _failed(self, error: Exception) -> None:
        form = self.state.form
        match error:
            case refusals.Taken(what="members") if form is not None:
                self._turn_down({"number": "taken"})
            case refusals.NumbersUsedUp() if form is not None:
                self._turn_down({"number": "used_up"})
            case refusals.Invalid(field=name, why=why) if form is not None:
                self._turn_down({name: why})
            case refusals.Refusal() | StoreError():
                self._become(problem=error, busy=False)
            case _:
                self._become(busy=False)
                raise error

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._show(self.state)


def _same(one: Draft, other: Draft, name: str) -> bool:
    return getattr(one, name, None) == getattr(other, name, None)

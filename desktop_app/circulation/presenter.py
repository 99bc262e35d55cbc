# SPDX-License-Identifier: GPL-3.0-or-later
"""What the circulation page shows, and what a scan or a key means there. Knows no widgets."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Protocol
from uuid import UUID

from db.errors import StoreError
from db.operations import refusals
from db.operations.desk import Desk, Done
from db.operations.payments import cancel_payment
from db.queries.circulation import ItemFact
from db.queries.members import MemberView
from db.queries.open_loans import LoanRow
from db.queries.scan import Scan
from db.rules.roles import Right
from desktop_app import settling
from desktop_app.circulation import visit
from desktop_app.circulation.problems import (
    NEED_AGAIN,
    NEED_MEMBER,
    Again,
    Problem,
    about_parts,
    choices,
    passes_by,
    with_checks,
)
from desktop_app.circulation.state import NOTHING, RUNS, State
from desktop_app.circulation.visit import VisitRow


class Lane(Protocol):
    """Runs work beside the window, one after another; see desktop_app.background."""

    def run(
        self, work: Callable[[Any], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> object:
        """`work` off the GUI thread, then `done` or `failed` on it."""


def _nothing() -> None:
    """Nobody waits for it."""


class CirculationPresenter:
    """One visit after another. `show` gets each new state with 'good', 'bad' or '' for the ear."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        lane: Lane,
        show: Callable[[State, str], None],
        changed: Callable[[frozenset[str]], None],
        finished_visit: Callable[[MemberView | None, tuple[VisitRow, ...]], None],
    ) -> None:
        self.state = NOTHING
        self._desk = desk
        self._lane = lane
        self._show = show
        self._changed = changed
        self._finished_visit = finished_visit
        self._before = NOTHING
        self._to_renew: list[LoanRow] = []
        self._in_flight = 0
        self._finish_wanted = False

    # --- scans -------------------------------------------------------------------------------------

    def scanned(self, scan: Scan, finished: Callable[[], None]) -> None:
        """A scan; `finished` is called when the next one may be taken."""
        if scan.also is not None and (self.state.mode == "return" or self.state.mode in RUNS):
            scan = scan.as_copy
        match scan:
            case Scan(_, _, UUID() as uid, UUID() as item):
                self._which_is_meant(scan, uid, item, finished)
            case Scan("member", _, UUID() as uid):
                self._open(uid, finished)
            case Scan("lost_card", card):
                self._tell_lost(scan, card, finished)
            case Scan("item"):
                self._item(scan, finished)
            case Scan("isbn", _, UUID() as title):
                self._which_copy(scan, title, finished)
            case _ if self.state.mode == "batch":
                self._lay_aside(refusals.Unknown(what=scan.kind, text=scan.text), scan)
                finished()
            case _:
                self._ask(refusals.Unknown(what=scan.kind, text=scan.text), scan)
                finished()

    def _tell_lost(self, scan: Scan, card: str, finished: Callable[[], None]) -> None:
        desk = self._desk()
        self._run(
            lambda: visit.tell_lost(desk, card), lambda _none: finished(), self._failing(scan, finished)
        )

    def _item(self, scan: Scan, finished: Callable[[], None]) -> None:
        item, member = scan.uid, self.state.member
        assert item is not None
        if self.state.mode == "use":
            at = self.state.as_of
            self._do(lambda _reason: visit.use_here(self._desk(), item, at), scan, finished)
            return
        if self.state.mode == "renew":
            self._renew_item(item, scan, finished)
            return
        if member is None or self.state.mode == "return":
            self._take_back(item, scan, finished)
            return

        at = self.state.as_of

        def lend(reason: str | None) -> VisitRow:
            return visit.lend(self._desk(), item, member, reason=reason, at=at)

        self._do(lend, scan, finished)

    def _take_back(self, item: UUID, scan: Scan | None, finished: Callable[[], None]) -> None:
        at = self.state.as_of
        self._do(lambda _reason: visit.take_back(self._desk(), item, at), scan, finished)

    def _renew_item(self, item: UUID, scan: Scan, finished: Callable[[], None]) -> None:
        """Whoever has it: the barcode is enough."""
        at = self.state.as_of

        def renew(reason: str | None) -> VisitRow:
            return visit.renew_item(self._desk(), item, reason, at)

        self._do(renew, scan, finished)

    def _which_copy(self, scan: Scan, title: UUID, finished: Callable[[], None]) -> None:
        def ask(question: refusals.WhichCopy) -> None:
            self._ask(question, scan)
            finished()

        self._run(lambda: visit.which_copy(self._desk(), title), ask, self._failing(scan, finished))

    def _which_is_meant(self, scan: Scan, member: UUID, item: UUID, finished: Callable[[], None]) -> None:
        def ask(question: refusals.TwoMeanings) -> None:
            self._ask(question, scan)
            finished()

        desk = self._desk()
        self._run(
            lambda: visit.two_meanings(desk, scan.text, member, item), ask, self._failing(scan, finished)
        )

    def lend_chosen(self, item: UUID) -> None:
        """Lend an item that was chosen, not scanned: to the open member, else to the next card."""
        if self.state.member is not None:
            self._become(replace(self.state, mode="auto", notice=None), "")
            self._item(Scan("item", "", item), _nothing)
        else:
            self._become(replace(self.state, wanted=item, notice=None), "")

    def lend_handed_in(self) -> None:
        """Lend the item that was scanned though it was not out."""
        if (item := self.state.handed_in) is not None:
            self.lend_chosen(item)

    def use_handed_in(self) -> None:
        """The item that was scanned though it was not out was read here."""
        if (item := self.state.handed_in) is not None:
            self._do(lambda _reason: visit.count_use(self._desk(), item, self.state.as_of), None, _nothing)

    def toggle_run(self, mode: str) -> None:
        """Begin one of RUNS, or end it with its slip; a visit that is open ends."""
        runs = self.state.mode == mode
        self._end_visit()
        if not runs:
            self._become(replace(self._empty_visit(), mode=mode), "")

    def _lay_aside(self, error: Exception, scan: Scan | None) -> None:
        """Among many what can't be taken back is laid aside: it stands in the list, and the next may come."""
        row = visit.laid_aside(self._desk(), scan.text if scan else "", error)
        self._become(replace(self.state, rows=(*self.state.rows, row), notice=None), "bad")

    def open_member(self, uid: UUID) -> None:
        """Begin with a member who was chosen, not scanned; for the one who is open, try again what failed."""
        member, problem = self.state.member, self.state.problem
        if member is not None and member.uid == uid and problem is not None and problem.again is not None:
            self.try_again()
        else:
            self._open(uid, _nothing)

    def _open(self, uid: UUID, finished: Callable[[], None]) -> None:
        wanted = self.state.wanted
        if not self._goes_on_with(uid) or self.state.mode in RUNS:
            self._end_visit()

        def opened(member: MemberView) -> None:
            before = self.state if self._goes_on_with(uid) else self._empty_visit()
            sound = "good" if self._fit(member) else "bad"
            self._become(replace(before, member=member, notice=None, wanted=None), sound)
            if wanted is None:
                finished()
            else:
                self._item(Scan("item", "", wanted), finished)

        self._run(lambda: visit.look_up(self._desk(), uid), opened, self._failing(None, finished))

    def _goes_on_with(self, uid: UUID) -> bool:
        """Whether this card belongs to the visit: the member is open, or all that came back was theirs."""
        member, rows = self.state.member, self.state.rows
        return member.uid == uid if member is not None else all(row.member == uid for row in rows)

    def _fit(self, member: MemberView) -> bool:
        """Whether nothing about the member stands against lending."""
        today = self._desk().clock().astimezone().date()
        suspended = member.suspended_until is not None and member.suspended_until >= today
        return member.block_reason is None and member.expires_on >= today and not suspended

    def look_again(self) -> None:
        """Something changed elsewhere: show the open member as the store has it now."""
        member = self.state.member
        if member is None:
            return

        def seen(fresh: MemberView) -> None:
            if self.state.member is not None and self.state.member.uid == fresh.uid:
                self._become(replace(self.state, member=fresh), "")

        self._run(lambda: visit.look_up(self._desk(), member.uid), seen, self._failing(None, _nothing))

    # --- keys --------------------------------------------------------------------------------------

    def finish(self) -> None:
        """Esc or an empty scan: drop a problem, else end the visit and hand over its rows for the slip.

        While something is still being written the visit ends after it, so that its row is on the slip.
        """
        if self._in_flight:
            self._finish_wanted = True
        elif self.state.problem is not None:
            self.leave()
        else:
            self._end_visit()

    def _end_visit(self) -> None:
        self._to_renew = []
        if self.state.rows:
            self._before = self.state
        member, rows = self.state.member, tuple(row for row in self.state.rows if not row.undone)
        self._become(self._empty_visit(), "")
        if rows:
            self._finished_visit(member, rows)

    def leave(self) -> None:
        """Drop the problem: nothing is done about it."""
        self._become(replace(self.state, problem=None), "")
        self._renew_next()

    def toggle_return_mode(self) -> None:
        """Take items back although a member is open, or stop doing so."""
        mode = "auto" if self.state.mode == "return" else "return"
        self._become(replace(self.state, mode=mode, notice=None), "")

    def put_in_late(self, as_of: datetime | None) -> None:
        """From now on everything happened then, until it is said otherwise (None)."""
        self._become(replace(self.state, as_of=as_of, notice=None), "")

    def _empty_visit(self) -> State:
        """A new visit: what is put in late goes on being so."""
        return State(as_of=self.state.as_of)

    @property
    def can_undo(self) -> bool:
        """Whether there is an action to take back, of this visit or of the one that was just finished."""
        return self._undoable().last_undoable is not None

    def _undoable(self) -> State:
        return self._before if self.state.idle else self.state

    def undo(self) -> None:
        """Take the last action back. A visit that was just finished is open again then."""
        visited = self._undoable()
        row = visited.last_undoable
        if row is None:
            self._become(replace(self.state, notice=refusals.CannotUndo(why="no_undo")), "bad")
            return
        if self.state.idle:
            self._become(replace(self._empty_visit(), member=visited.member, rows=visited.rows), "")

        def undone(result: tuple[frozenset[str], MemberView | None]) -> None:
            changes, member = result
            rows = tuple(r._replace(undone=True) if r is row else r for r in self.state.rows)
            if row.action == "parts" and self.state.mode == "batch":
                rows = with_checks(rows, row.item, to_check=True)
            self._become(replace(self.state, rows=rows, member=member, notice=None), "good")
            self._changed(changes)

        def work() -> tuple[frozenset[str], MemberView | None]:
            changes = visit.undo(self._desk(), row)
            return changes, self._fresh_member()

        self._run(work, undone, self._failing(None, _nothing))

    def renew(self, loan: LoanRow) -> None:
        """Renew one of the open member's loans."""
        self._renew_then(loan, _nothing)

    def _renew_then(self, loan: LoanRow, finished: Callable[[], None]) -> None:
        member, at = self.state.member, self.state.as_of
        assert member is not None

        def renew(reason: str | None) -> VisitRow:
            return visit.renew(self._desk(), loan.loan, loan.item, reason, at)

        self._do(renew, None, finished)

    def renew_all(self) -> None:
        """Renew every loan of the open member, one after another; a problem is settled before the next."""
        self._to_renew = list(self.state.loans)
        self._renew_next()

    def _renew_next(self) -> None:
        if self._to_renew and self.state.member is not None and self.state.problem is None:
            self._renew_then(self._to_renew.pop(0), self._renew_next)

    def change_due(self, loan: LoanRow, due: date, reason: str) -> None:
        """Set another due day for one of the open member's loans."""
        member = self.state.member
        assert member is not None
        self._do(
            lambda _reason: visit.change_due(self._desk(), loan.loan, loan.item, due, reason),
            None,
            _nothing,
        )

    def look_at_price(self, loan: LoanRow, then: Callable[[int], None]) -> None:
        """What the item would cost if it were lost, as the store has it now."""
        self._run(lambda: visit.price_of(self._desk(), loan.loan), then, self._failing(None, _nothing))

    def lose(self, loan: LoanRow, *, charged: bool, price: int | None = None) -> None:
        """The item of one of the open member's loans is lost; `price`, where a person has put another."""

        def lose(_why: str | None) -> VisitRow:
            return visit.lose(self._desk(), loan.loan, loan.item, charged=charged, price=price)

        self._do(lose, None, _nothing)

    def claim(self, loan: LoanRow, on: date | None) -> None:
        """The open member says that an item came back on a day; None: says so no longer."""
        self._do(lambda _why: visit.claim(self._desk(), loan.loan, loan.item, on), None, _nothing)

    def damage(self, item: UUID, amount: int, note: str) -> None:
        """An item of this visit is damaged; whoever had it owes the amount."""
        self._do(lambda _why: visit.damage(self._desk(), item, amount, note), None, _nothing)

    def look_at_parts(self, item: UUID, then: Callable[[ItemFact], None]) -> None:
        """What belongs to an item, as the store has it now."""
        self._run(lambda: visit.fact_of(self._desk(), item), then, self._failing(None, _nothing))

    def note_parts(self, item: UUID, missing: Sequence[str], amount: int, note: str) -> None:
        """These parts are missing, the others here; whoever had it owes the amount, with this note."""
        self._answered(refusals.CheckParts)

        def charge() -> None:
            if amount:
                self.damage(item, amount, note)

        self._do(lambda _why: visit.note_parts(self._desk(), item, missing), None, charge)

    def pay(self, sort: str, amount: int, reason: str, paid: Callable[[settling.Paid], None]) -> None:
        """Settle some of what the open member owes; `paid` gets the receipt."""
        member, at = self.state.member, self.state.as_of
        assert member is not None

        def done(result: settling.Paid) -> None:
            self._become(replace(self.state, member=result.member, notice=None), "good")
            self._changed(result.done.changes | {"prints"})
            paid(result)

        self._run(
            lambda: settling.pay(self._desk(), member, sort, amount, reason, at),
            done,
            self._failing(None, _nothing),
        )

    def take_payment_back(self, payment: UUID) -> None:
        """A payment did not happen after all."""

        def done(result: Done) -> None:
            self._changed(result.changes)
            self.look_again()

        self._run(
            lambda: self._desk().perform(cancel_payment, payment=payment), done, self._failing(None, _nothing)
        )

    # --- answers to a problem --------------------------------------------------------------------------

    def override(self, reason: str) -> None:
        """Do it all the same, with a reason."""
        self._again(self.state.problem, reason)

    def try_again(self) -> None:
        """What stood against it may be settled."""
        self._again(self.state.problem, None)

    def _again(self, problem: Problem | None, reason: str | None) -> None:
        if problem is not None and problem.again is not None:
            self._become(replace(self.state, problem=None), "")
            self._do(problem.again, problem.scan, self._renew_next, reason)

    def renew_instead(self) -> None:
        """The double scan meant a renewal."""
        error = self._answered(refusals.AlreadyLent)
        loan = next((row for row in self.state.loans if error and row.loan == error.loan), None)
        if loan is not None:
            self.renew(loan)

    def return_instead(self) -> None:
        """The double scan meant a return."""
        error = self._answered(refusals.AlreadyLent)
        if error is not None:
            self._take_back(error.item, None, _nothing)

    def return_and_lend(self) -> None:
        """It is out to somebody else, but it lies here: take it back from them, then lend it."""
        member, error = self.state.member, self._answered(refusals.AlreadyLent)
        if error is None or member is None:
            return

        def lend() -> None:
            self._answered(refusals.CheckParts)
            if self.state.problem is None:
                self._item(Scan("item", "", error.item), _nothing)

        self._take_back(error.item, None, lend)

    def add_and_lend(self, name: str, author: str, barcode: str) -> None:
        """What was scanned is in no catalogue: it is written down, and lent to the open member."""
        member, at = self.state.member, self.state.as_of
        if self._answered(refusals.Unknown) is None or member is None:
            return

        def lend(reason: str | None) -> VisitRow:
            return visit.add_and_lend(self._desk(), name, author, barcode, member, reason=reason, at=at)

        self._do(lend, None, _nothing)

    def lend_copy(self) -> None:
        """The ISBN meant the only copy on the shelf."""
        error = self._answered(refusals.WhichCopy)
        if error is not None and error.item is not None:
            self._item(Scan("item", error.barcode, error.item), _nothing)

    def take_as(self, what: str) -> None:
        """The number that has two meanings was a 'card' or a 'copy'."""
        problem = self.state.problem
        if self._answered(refusals.TwoMeanings) is None or problem is None or problem.scan is None:
            return
        scan = problem.scan
        self.scanned(scan.as_copy if what == "copy" else scan._replace(also=None), _nothing)

    def confirm_clock(self) -> None:
        """The computer's clock is right: what it kept from being done is done."""
        problem = self.state.problem
        if self._answered(refusals.ClockSetBack) is None:
            return
        desk = self._desk()
        self._run(desk.confirm_clock, lambda _none: self._again(problem, None), self._failing(None, _nothing))

    def _answered(self, kind: type[Any]) -> Any:
        problem = self.state.problem
        if problem is None or not isinstance(problem.error, kind):
            return None
        self._become(replace(self.state, problem=None), "")
        return problem.error

    # --- the one way to do something -------------------------------------------------------------------

    def _do(
        self, work: Again, scan: Scan | None, finished: Callable[[], None], reason: str | None = None
    ) -> None:
        def run() -> tuple[VisitRow, MemberView | None]:
            row = work(reason)
            return row, self._fresh_member()

        def done(result: tuple[VisitRow, MemberView | None]) -> None:
            row, member = result
            rows = (*self.state.rows, row)
            question = _question(row)
            if self.state.mode == "batch" and question is not None:
                # Nobody is asked between many: the list keeps what is to be looked for.
                rows, question = with_checks(rows, row.item, to_check=True), None
            elif row.action == "parts":
                rows = with_checks(rows, row.item, to_check=False)
            shown = replace(self.state, member=member, rows=rows, notice=row.error, problem=question)
            self._become(shown, "bad" if row.error else "good")
            self._changed(frozenset({"loans", "items", "holds", "transits", "uses", "interloans"}))
            finished()

        self._run(run, done, self._failing(scan, finished, work))

    def _run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        """In the lane; a finish that came meanwhile follows."""

        def landed(tell: Callable[[Any], None]) -> Callable[[Any], None]:
            def tell_and_go_on(result: Any) -> None:
                self._in_flight -= 1
                try:
                    tell(result)
                finally:
                    self._finish_if_wanted()

            return tell_and_go_on

        self._in_flight += 1
        self._lane.run(lambda _task: work(), landed(done), landed(failed))

    def _finish_if_wanted(self) -> None:
        if self._finish_wanted and not self._in_flight:
            self._finish_wanted = False
            self.finish()

    def _fresh_member(self) -> MemberView | None:
        member = self.state.member
        return None if member is None else visit.look_up(self._desk(), member.uid, member)

    def _failing(
        self, scan: Scan | None, finished: Callable[[], None], again: Again | None = None
    ) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            # Whatever happened, the next scan is taken: a queue that stands still would swallow all of them.
            try:
                self._tell(error, scan, again)
            finally:
                finished()

        return failed

    def _tell(self, error: Exception, scan: Scan | None, again: Again | None) -> None:
        if not isinstance(error, refusals.Refusal | StoreError):
            raise error
        if self.state.mode == "batch" and isinstance(error, refusals.Refusal):
            self._lay_aside(error, scan)
        elif passes_by(error):
            self._become(replace(self.state, notice=error), "bad")
        else:
            self._ask(error, scan, again)

    def _ask(self, error: Exception, scan: Scan | None, again: Again | None = None) -> None:
        lends = self.state.member is not None and self.state.mode != "return"
        without = (frozenset() if again else NEED_AGAIN) | (frozenset() if lends else NEED_MEMBER)
        answers = (a for a in choices(error, self._rights()) if a not in without)
        problem = Problem(error, scan, tuple(answers), again)
        self._become(replace(self.state, problem=problem, notice=None), "bad")

    def _rights(self) -> frozenset[Right]:
        person = self._desk().person
        return person.rights if person else frozenset()

    def _become(self, state: State, sound: str) -> None:
        self.state = state
        self._show(state, sound)


def _question(row: VisitRow) -> Problem | None:
    """What a person is asked once something is done, before the next scan."""
    error = about_parts(row)
    return None if error is None else Problem(error, None, choices(error, frozenset()))

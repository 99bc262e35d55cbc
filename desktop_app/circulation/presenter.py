# SPDX-License-Identifier: GPL-3.0-or-later
"""What the circulation page shows, and what a scan or a key means there. Knows no widgets."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from db.errors import StoreError
from db.operations import refusals
from db.operations.desk import Desk
from db.queries.members import LoanRow, MemberView
from db.queries.scan import Scan
from db.rules.roles import Right
from desktop_app.circulation import visit
from desktop_app.circulation.visit import VisitRow


class Lane(Protocol):
    """Runs work beside the window, one after another; see desktop_app.background."""

    def run(
        self, work: Callable[[Any], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> object:
        """`work` off the GUI thread, then `done` or `failed` on it."""


@dataclass(frozen=True)
class Problem:
    """Something a person must decide before the next scan is taken. `choices` names what keys may answer."""

    error: Exception
    scan: Scan | None
    choices: tuple[str, ...]
    again: Callable[[str], VisitRow] | None = None
    """For 'override': does the same with a reason."""


@dataclass(frozen=True)
class State:
    """Everything that the page shows. `mode` is 'auto' or 'return'; `notice` passes by itself."""

    member: MemberView | None = None
    rows: tuple[VisitRow, ...] = ()
    problem: Problem | None = None
    notice: Exception | None = None
    mode: str = "auto"
    wanted: UUID | None = None
    """An item chosen in the catalogue, to be lent to the next card."""

    @property
    def loans(self) -> list[LoanRow]:
        """The open member's loans."""
        return self.member.loans if self.member else []

    @property
    def last_undoable(self) -> VisitRow | None:
        """What Undo would take back."""
        return next((row for row in reversed(self.rows) if not row.undone), None)


NOTHING = State()


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
        self._in_flight = 0
        self._finish_wanted = False

    # --- scans -------------------------------------------------------------------------------------

    def scanned(self, scan: Scan, finished: Callable[[], None]) -> None:
        """A scan; `finished` is called when the next one may be taken."""
        match scan.kind:
            case "member":
                self._open(scan.uid, finished)
            case "item":
                self._item(scan, finished)
            case _:
                self._ask(refusals.Unknown(what=scan.kind, text=scan.text), scan, ("search",))
                finished()

    def _item(self, scan: Scan, finished: Callable[[], None]) -> None:
        item, member = scan.uid, self.state.member
        assert item is not None
        if member is None or self.state.mode == "return":
            self._do(lambda: visit.take_back(self._desk(), item), scan, finished)
            return

        def lend(reason: str | None = None) -> VisitRow:
            return visit.lend(self._desk(), item, member, reason=reason)

        self._do(lend, scan, finished, again=lend)

    def lend_chosen(self, item: UUID) -> None:
        """Lend an item that was chosen, not scanned: to the open member, else to the next card."""
        if self.state.member is not None:
            self._become(replace(self.state, mode="auto"), "")
            self._item(Scan("item", "", item), lambda: None)
        else:
            self._become(replace(self.state, wanted=item), "")

    def open_member(self, uid: UUID) -> None:
        """Begin with a member who was chosen, not scanned."""
        self._open(uid, lambda: None)

    def _open(self, uid: UUID | None, finished: Callable[[], None]) -> None:
        assert uid is not None
        if self.state.member is not None and self.state.member.uid != uid:
            self._end_visit()

        def opened(member: MemberView) -> None:
            same = self.state.member is not None and self.state.member.uid == uid
            wanted = self.state.wanted
            self._become(
                replace(self.state if same else State(), member=member, notice=None, wanted=None), "good"
            )
            if wanted is None:
                finished()
            else:
                self._item(Scan("item", "", wanted), finished)

        self._run(lambda: visit.look_up(self._desk(), uid), opened, self._failing(None, finished))

    def look_again(self) -> None:
        """Something changed elsewhere: show the open member as the store has it now."""
        member = self.state.member
        if member is None:
            return

        def seen(fresh: MemberView) -> None:
            if self.state.member is not None and self.state.member.uid == fresh.uid:
                self._become(replace(self.state, member=fresh), "")

        self._run(lambda: visit.look_up(self._desk(), member.uid), seen, self._failing(None, lambda: None))

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
        member, rows = self.state.member, tuple(row for row in self.state.rows if not row.undone)
        self._become(NOTHING, "")
        if rows:
            self._finished_visit(member, rows)

    def leave(self) -> None:
        """Drop the problem: nothing is done about it."""
        self._become(replace(self.state, problem=None), "")

    def toggle_return_mode(self) -> None:
        """Take items back although a member is open, or stop doing so."""
        mode = "auto" if self.state.mode == "return" else "return"
        self._become(replace(self.state, mode=mode), "")

    def undo(self) -> None:
        """Take the last action of this visit back."""
        row = self.state.last_undoable
        if row is None:
            self._become(replace(self.state, notice=refusals.CannotUndo(why="no_undo")), "bad")
            return

        def undone(result: tuple[frozenset[str], MemberView | None]) -> None:
            changes, member = result
            rows = tuple(r._replace(undone=True) if r is row else r for r in self.state.rows)
            self._become(replace(self.state, rows=rows, member=member, notice=None), "good")
            self._changed(changes)

        def work() -> tuple[frozenset[str], MemberView | None]:
            changes = visit.undo(self._desk(), row.operation).changes
            return changes, self._fresh_member()

        self._run(work, undone, self._failing(None, lambda: None))

    def renew(self, loan: LoanRow) -> None:
        """Renew one of the open member's loans."""
        self._renew_then(loan, lambda: None)

    def _renew_then(self, loan: LoanRow, finished: Callable[[], None]) -> None:
        member = self.state.member
        assert member is not None

        def renew(reason: str | None = None) -> VisitRow:
            return visit.renew(self._desk(), loan.loan, loan.item, member, reason)

        self._do(renew, None, finished, again=renew)

    def renew_all(self) -> None:
        """Renew every loan of the open member, one after another; the first problem stops it."""
        waiting = list(self.state.loans)

        def next_one() -> None:
            if waiting and self.state.problem is None:
                self._renew_then(waiting.pop(0), next_one)

        next_one()

    def change_due(self, loan: LoanRow, due: date, reason: str) -> None:
        """Set another due day for one of the open member's loans."""
        member = self.state.member
        assert member is not None
        self._do(
            lambda: visit.change_due(self._desk(), loan.loan, loan.item, member, due, reason),
            None,
            lambda: None,
        )

    # --- answers to a problem --------------------------------------------------------------------------

    def override(self, reason: str) -> None:
        """Do it all the same, with a reason."""
        problem = self.state.problem
        if problem is None or problem.again is None:
            return
        again = problem.again
        self.leave()
        self._do(lambda: again(reason), problem.scan, lambda: None, again=again)

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
            self._do(lambda: visit.take_back(self._desk(), error.item), None, lambda: None)

    def return_and_lend(self) -> None:
        """It is out to somebody else, but it lies here: take it back from them, then lend it."""
        member, error = self.state.member, self._answered(refusals.AlreadyLent)
        if error is None or member is None:
            return

        def lend() -> None:
            self._item(Scan("item", "", error.item), lambda: None)

        self._do(lambda: visit.take_back(self._desk(), error.item), None, lend)

    def confirm_clock(self) -> None:
        """The computer's clock is right."""
        if self._answered(refusals.ClockSetBack) is not None:
            self._lane.run(
                lambda _task: self._desk().confirm_clock(),
                lambda _none: None,
                self._failing(None, lambda: None),
            )

    def _answered(self, kind: type[Any]) -> Any:
        problem = self.state.problem
        if problem is None or not isinstance(problem.error, kind):
            return None
        self.leave()
        return problem.error

    # --- the one way to do something -------------------------------------------------------------------

    def _do(
        self,
        work: Callable[[], VisitRow],
        scan: Scan | None,
        finished: Callable[[], None],
        again: Callable[[str], VisitRow] | None = None,
    ) -> None:
        def run() -> tuple[VisitRow, MemberView | None]:
            row = work()
            return row, self._fresh_member()

        def done(result: tuple[VisitRow, MemberView | None]) -> None:
            row, member = result
            self._become(
                replace(self.state, member=member, rows=(*self.state.rows, row), notice=None, problem=None),
                "good",
            )
            self._changed(frozenset({"loans", "items"}))
            finished()

        self._run(run, done, self._failing(scan, finished, again))

    def _run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Exception], None]
    ) -> None:
        """In the lane; a finish that came meanwhile follows."""

        def landed(tell: Callable[[Any], None]) -> Callable[[Any], None]:
            def tell_and_go_on(result: Any) -> None:
                self._in_flight -= 1
                tell(result)
                if self._finish_wanted and not self._in_flight:
                    self._finish_wanted = False
                    self.finish()

            return tell_and_go_on

        self._in_flight += 1
        self._lane.run(lambda _task: work(), landed(done), landed(failed))

    def _fresh_member(self) -> MemberView | None:
        return visit.look_up(self._desk(), self.state.member.uid) if self.state.member else None

    def _failing(
        self,
        scan: Scan | None,
        finished: Callable[[], None],
        again: Callable[[str], VisitRow] | None = None,
    ) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            if not isinstance(error, refusals.Refusal | StoreError):
                raise error
            if passes_by(error):
                self._become(replace(self.state, notice=error), "bad")
            else:
                self._ask(error, scan, choices(error, self._rights()), again)
            finished()

        return failed

    def _rights(self) -> frozenset[Right]:
        person = self._desk().person
        return person.rights if person else frozenset()

    def _ask(
        self,
        error: Exception,
        scan: Scan | None,
        answers: tuple[str, ...],
        again: Callable[[str], VisitRow] | None = None,
    ) -> None:
        self._become(replace(self.state, problem=Problem(error, scan, answers, again), notice=None), "bad")

    def _become(self, state: State, sound: str) -> None:
        self.state = state
        self._show(state, sound)


def passes_by(error: Exception) -> bool:
    """Whether the next scan may follow at once: nothing was lent or lost, and nothing needs deciding."""
    return isinstance(error, refusals.NotOnLoan | refusals.CannotUndo) or (
        isinstance(error, refusals.AlreadyLent) and error.case == "just_now"
    )


def choices(error: Exception, rights: frozenset[Right]) -> tuple[str, ...]:
    """What a person may answer to a problem, besides leaving it."""
    match error:
        case refusals.AlreadyLent(case="same_member"):
            return ("renew", "return")
        case refusals.AlreadyLent(case="other_member"):
            return ("return_and_lend",)
        case refusals.Obstructed(overridable=True):
            return ("override",)
        case refusals.ClockSetBack() if Right.CONFIRM_CLOCK in rights:
            return ("confirm_clock",)
    return ()

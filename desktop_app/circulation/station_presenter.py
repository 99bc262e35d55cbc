# SPDX-License-Identifier: GPL-3.0-or-later
"""A station where members lend to themselves: what a scan means there, and how little is said. No widgets."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from db.operations import refusals
from db.operations.desk import Desk
from db.queries.members import MemberView
from db.queries.scan import Scan, recognise
from desktop_app.circulation.presenter import CirculationPresenter, Lane
from desktop_app.circulation.problems import about_parts
from desktop_app.circulation.slips import issue
from desktop_app.circulation.state import State
from desktop_app.circulation.visit import VisitRow
from desktop_app.issuing import Issued


class Slips(Protocol):
    """Where slips that have been recorded go."""

    def deliver(self, issued: Issued) -> None:
        """As this desk wants it."""


@dataclass(frozen=True)
class Shown:
    """All that a station shows. `first_name` is empty while no card is open; `said` is what came of the last
    scan: 'lent', 'returned', 'to_staff' (it came back, and is waited for or has parts that are to be looked
    for), 'yours', 'at_the_desk' (staff must look at it), 'unknown', 'goodbye' or empty. `parts` belong to the
    item of `title`, one a line."""

    first_name: str = ""
    out: int = 0
    rows: tuple[VisitRow, ...] = ()
    said: str = ""
    title: str = ""
    parts: str = ""


class StationPresenter:
    """What a desk does, by the desk's own presenter; whatever would need an answer is sent to staff.

    `show` gets each new state with 'good', 'bad' or '' for the ear.
    """

    def __init__(
        self,
        desk: Callable[[], Desk],
        lane: Lane,
        show: Callable[[Shown, str], None],
        changed: Callable[[frozenset[str]], None],
        slips: Slips,
    ) -> None:
        self.shown = Shown()
        self._desk, self._lane, self._show, self._slips = desk, lane, show, slips
        self._changed = changed
        self._waiting: deque[str] = deque()
        self._busy = False
        self._counter = CirculationPresenter(desk, lane, self._became, changed, self._finished)

    @property
    def idle(self) -> bool:
        """Whether nobody is at it."""
        return self._counter.state.idle and not self._busy and not self._waiting

    def entered(self, text: str) -> None:
        """A scan, or something typed; '' finishes. One after another."""
        self._waiting.append(text)
        self._next()

    def finish(self) -> None:
        """The member is done, or has gone."""
        self.entered("")

    def _next(self) -> None:
        if self._busy or not self._waiting:
            return
        text = self._waiting.popleft()
        if not text:
            self._counter.finish()
            self._next()
            return
        self._busy = True
        desk = self._desk()

        def look(_task: object) -> Scan:
            with desk.store.read() as session:
                return recognise(session, text)

        self._lane.run(look, self._scanned, self._failed)

    def _scanned(self, scan: Scan) -> None:
        # Members bring their card first, then books.
        scan = scan._replace(also=None) if self._counter.state.member is None else scan.as_copy
        if scan.kind in ("member", "item"):
            self._counter.scanned(scan, self._taken)
        else:
            self._tell("unknown", "bad")
            self._taken()

    def _failed(self, error: Exception) -> None:
        self._taken()
        raise error

    def _taken(self) -> None:
        self._busy = False
        self._next()

    def _became(self, state: State, sound: str) -> None:
        """What the desk would show, and ask."""
        member = state.member
        rows = tuple(row for row in state.rows if not row.undone)
        seen = replace(
            self.shown,
            first_name=first_name(member),
            out=0 if member is None else len(member.loans),
            rows=rows,
        )
        problem = _what_stands_against(state)
        if problem is not None:
            self.shown = replace(seen, said=_said_of(problem), title="", parts="")
        elif len(rows) > len(self.shown.rows):
            self.shown = replace(seen, said=_said(rows[-1]), title=rows[-1].title, parts=rows[-1].parts)
            self._hand_over(rows[-1])
        elif seen != self.shown:
            self.shown = replace(seen, said="", title="", parts="")
        self._show(self.shown, sound)
        if state.problem is not None:
            self._counter.leave()

    def _hand_over(self, row: VisitRow) -> None:
        """The slip of what is put aside is for staff: it lies with the book."""
        for made in (row.kept, row.sent):
            if made is not None and made.slip is not None:
                self._slips.deliver(made.slip)

    def _tell(self, said: str, sound: str) -> None:
        self.shown = replace(self.shown, said=said, title="", parts="")
        self._show(self.shown, sound)

    def _finished(self, member: MemberView | None, rows: tuple[VisitRow, ...]) -> None:
        desk = self._desk()

        def issued(slips: list[Issued]) -> None:
            self._changed(frozenset({"prints"}))
            for slip in slips:
                self._slips.deliver(slip)

        self.shown = Shown(said="goodbye")
        self._show(self.shown, "")
        self._lane.run(lambda _task: issue(desk, member, rows), issued, self._slip_failed)

    def _slip_failed(self, error: Exception) -> None:
        """What was lent is lent; staff print it from the slips' page."""
        if not isinstance(error, refusals.Refusal):
            raise error


def first_name(member: MemberView | None) -> str:
    """All of the name that stands on the screen."""
    return "" if member is None else next(iter(member.name.split()), "")


def _what_stands_against(state: State) -> Exception | None:
    """Whether all its parts are there is no question for whoever brings it: it has come back."""
    if state.problem is None:
        return state.notice
    error = state.problem.error
    return None if isinstance(error, refusals.CheckParts) else error


def _said(row: VisitRow) -> str:
    if row.action == "lent":
        return "lent"
    return "to_staff" if row.kept or row.sent or about_parts(row) else "returned"


def _said_of(error: Exception) -> str:
    same = isinstance(error, refusals.AlreadyLent) and error.case in ("same_member", "just_now")
    return "yours" if same else "at_the_desk"

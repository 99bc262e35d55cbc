# SPDX-License-Identifier: GPL-3.0-or-later
"""What the visits page shows, and what its keys mean. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, NamedTuple
from uuid import UUID
from zoneinfo import ZoneInfo

from msgspec.structs import replace as put
from sqlalchemy.orm import Session

from db.exchange.files import written
from db.operations.desk import Desk
from db.operations.policies import calendar_of
from db.operations.visits import (
    CORRECTABLE,
    RecordVisit,
    VisitFacts,
    cancel_visit,
    correct_visit,
    record_visit,
)
from db.queries.library import branches
from db.queries.visits import (
    BranchSum,
    Figures,
    VisitRow,
    figures,
    last_coming,
    of_branches,
    visits_of,
)
from db.rules.roles import Right
from db.rules.visits import COUNT, GUEST, MEMBER, SAME_COMING
from desktop_app.beside import Beside
from desktop_app.visits.summing import as_csv, branches_csv

DAY, MONTH, YEAR = "day", "month", "year"
SPANS = (DAY, MONTH, YEAR)
NONE = Figures()


class Now(NamedTuple):
    """Day and hour by the branch's clock."""

    day: date
    hour: int


class Entered(NamedTuple):
    """A visit that was entered; `before`: the card was shown already then, so that it was not entered."""

    visit: UUID | None
    facts: VisitFacts
    before: datetime | None = None


class Told(NamedTuple):
    """What was answered of a visit; day and hour None: now."""

    facts: VisitFacts
    day: date | None
    hour: int | None


@dataclass(frozen=True)
class State:
    """Everything that the page shows; `view` is 'list', 'figures' or 'branches', `span` one of SPANS around
    `day`. `branches` are those that this person may see from here, with this one; else empty.

    `purpose` and `with_computer` are what the next entry gets; `today` are today's figures, `month` those of
    its month.
    """

    view: str = "list"
    span: str = MONTH
    day: date | None = None
    purpose: str = "read"
    with_computer: bool = False
    rows: tuple[VisitRow, ...] = ()
    today: Figures = NONE
    month: Figures = NONE
    shown: Figures = NONE
    branches: tuple[BranchSum, ...] = ()
    read: bool = False

    @property
    def views(self) -> tuple[str, ...]:
        """Those that there are, in order."""
        return ("list", "figures", "branches") if self.branches else ("list", "figures")


class VisitsPresenter:
    """`show` gets each new state, `entered` what was done, `failed` what went wrong."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        show: Callable[[State], None],
        entered: Callable[[Entered], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.state = State()
        self._desk, self._beside = desk, beside
        self._show, self._entered, self._failed = show, entered, failed

    def look(self) -> None:
        """Read again what is shown."""
        desk, state = self._desk(), self.state
        self._beside.latest("visits", lambda _task: _read(desk, state), self._take, self._failed)

    def _take(self, read: State) -> None:
        chosen = {name: getattr(self.state, name) for name in ("view", "span", "purpose", "with_computer")}
        self.state = replace(read, **chosen)
        self._show(self.state)

    def _become(self, **changes: Any) -> None:
        self.state = replace(self.state, **changes)
        self._show(self.state)

    # --- what is in view ------------------------------------------------------------------------------

    def turn_to(self, view: str) -> None:
        """One of `State.views`."""
        self._become(view=view)

    def span_over(self, span: str) -> None:
        """Figures of a day, a month or a year."""
        self._become(span=span, view="branches" if self.state.view == "branches" else "figures")
        self.look()

    def move(self, by: int) -> None:
        """The day before or after; of figures the month or year before or after."""
        day = self.state.day or self.now().day
        span = DAY if self.state.view == "list" else self.state.span
        self._become(day=min(_moved(day, span, by), self.now().day))
        self.look()

    def choose_purpose(self, purpose: str) -> None:
        """What the next ones come for."""
        self._become(purpose=purpose)

    def toggle_computer(self) -> None:
        """Whether the next one uses a computer."""
        self._become(with_computer=not self.state.with_computer)

    def now(self) -> Now:
        """Day and hour here; reads nothing."""
        moment = self._desk().clock().astimezone()
        return Now(moment.date(), moment.hour)

    # --- entering -------------------------------------------------------------------------------------

    def facts(self, sort: str, **more: Any) -> VisitFacts:
        """Of a new visit, with the purpose of now."""
        used = int(self.state.with_computer) if sort in (MEMBER, GUEST) else 0
        who = "public" if sort == GUEST else ""
        return VisitFacts(sort=sort, purpose=self.state.purpose, audience=who, used_ict=used, **more)

    def card(self, member: UUID, then: Callable[[], None]) -> None:
        """A member's card; `then` is called when it is through, whatever came of it.

        Shown again within the hour it is entered only to say that they use a computer now.
        """
        desk, facts = self._desk(), self.facts(MEMBER, member=member)

        def enter(_task: object) -> Entered:
            with desk.store.read() as session:
                since, used = desk.clock() - SAME_COMING, facts.used_ict > 0
                before = last_coming(session, desk.branch, member, since, with_computer=used)
            return Entered(None, facts, before) if before else _enter(desk, facts)

        def done(entered: Entered) -> None:
            then()
            self._after(entered)

        def failed(error: Exception) -> None:
            then()
            self._failed(error)

        self._beside.run(enter, done, failed, lane="desk")

    def one_more(self) -> None:
        """Somebody came in: +1."""
        self.enter(Told(self.facts(COUNT, people=1), None, None))

    def enter(self, told: Told) -> None:
        """Enter what was told."""
        desk = self._desk()
        self._beside.run(
            lambda _task: _enter(desk, told.facts, told.day, told.hour),
            self._after,
            self._failed,
            lane="desk",
        )

    def correct(self, row: VisitRow, facts: VisitFacts) -> None:
        """Say a visit right: only what differs."""
        desk, before = self._desk(), facts_of(row)
        changed = {
            name: getattr(facts, name)
            for name in sorted(CORRECTABLE)
            if getattr(facts, name) != getattr(before, name)
        }
        if changed:
            self._beside.run(
                lambda _task: desk.perform(correct_visit, visit=row.uid, changed=changed),
                lambda _done: self._after(Entered(None, facts)),
                self._failed,
                lane="desk",
            )

    def take_back(self, visit: UUID) -> None:
        """It was entered by mistake."""
        desk = self._desk()
        self._beside.run(
            lambda _task: desk.perform(cancel_visit, visit=visit),
            lambda _done: self._after(Entered(None, VisitFacts(sort=""))),
            self._failed,
            lane="desk",
        )

    def _after(self, entered: Entered) -> None:
        """What was said of a computer was about this one only."""
        if (entered.visit is not None or entered.before is not None) and self.state.with_computer:
            self.state = replace(self.state, with_computer=False)
        self._entered(entered)
        self.look()

    # --- a file ---------------------------------------------------------------------------------------

    def save(self, path: Path, done: Callable[[], None]) -> None:
        """The figures in view as a file."""
        state = self.state
        text = branches_csv(state.branches) if state.view == "branches" else as_csv(state.shown)

        def write(_task: object) -> None:
            with written(path) as file:
                file.write(text)

        self._beside.run(write, lambda _none: done(), self._failed)


def facts_of(row: VisitRow) -> VisitFacts:
    """What a correction starts from."""
    plain = {name: getattr(row, name) for name in CORRECTABLE if name != "name"}
    facts = VisitFacts(sort=row.sort, **plain)
    return facts if row.sort == MEMBER else put(facts, name=row.who)


def _enter(desk: Desk, facts: VisitFacts, day: date | None = None, hour: int | None = None) -> Entered:
    made = desk.perform(record_visit, facts=facts, device=desk.device, day=day, hour=hour).operation
    assert isinstance(made, RecordVisit)
    return Entered(made.visit, made.facts)


def _moved(day: date, span: str, by: int) -> date:
    match span:
        case "month":
            first = day.replace(day=1)
            return first - timedelta(days=1) if by < 0 else (first + timedelta(days=31)).replace(day=1)
        case "year":
            return date(day.year + by, 12 if by < 0 else 1, 31 if by < 0 else 1)
    return day + timedelta(days=by)


def days_of(day: date, span: str) -> tuple[date, date]:
    """The first and the last day of a span."""
    match span:
        case "month":
            return day.replace(day=1), (day.replace(day=1) + timedelta(days=31)).replace(day=1) - timedelta(
                days=1
            )
        case "year":
            return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


def _branches(session: Session, desk: Desk, here: Figures, days: tuple[date, date]) -> tuple[BranchSum, ...]:
    """Of other branches as the server has counted; of this one as it is here."""
    if not desk.may(Right.SEE_BRANCHES):
        return ()
    found = {one.branch: one for one in of_branches(session, *days)}
    if not found.keys() - {desk.branch}:
        return ()
    name = next(branch.name for branch in branches(session) if branch.uid == desk.branch)
    found[desk.branch] = BranchSum(desk.branch, name, here.visits, here.used_ict, here.open_days)
    return tuple(sorted(found.values(), key=lambda one: (one.name, one.branch)))


def _read(desk: Desk, state: State) -> State:
    with desk.store.read() as session:
        here = next(branch for branch in branches(session) if branch.uid == desk.branch)
        zone = ZoneInfo(calendar_of(session, here.id).timezone)
        today = desk.clock().astimezone(zone).date()
        day = state.day or today
        of_month = figures(session, desk.branch, *days_of(today, MONTH))
        shown = (
            of_month
            if (state.span, day) == (MONTH, today)
            else figures(session, desk.branch, *days_of(day, state.span))
        )
        return replace(
            state,
            rows=tuple(visits_of(session, desk.branch, day)),
            today=figures(session, desk.branch, today, today),
            month=of_month,
            shown=shown,
            branches=_branches(session, desk, shown, days_of(day, state.span)),
            day=None if day == today else day,
            read=True,
        )

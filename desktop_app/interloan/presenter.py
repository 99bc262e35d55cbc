# SPDX-License-Identifier: GPL-3.0-or-later
"""What the page of interlibrary loans shows, and what a key does. No widgets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from db.models import Interloan
from db.operations import interloan as operations
from db.operations import interloan_losses
from db.operations.circulation import check_out
from db.operations.desk import Desk, Done
from db.operations.interloan import ActOnInterloan, AskInterloan
from db.operations.interloan_losses import TakenBack
from db.operations.operation import row as row_of
from db.operations.refusals import CardLost, Unknown
from db.queries.interloan import (
    EventRow,
    Figures,
    InterloanRow,
    Library,
    copies_of,
    figures,
    history,
    interloans,
    libraries,
    sides_of,
    wanted,
)
from db.queries.library import branches, setting
from db.queries.members import lost_card
from db.queries.scan import LOST_CARD, recognise
from db.rules.interloan import Act, InterloanFacts, Side, allowed
from db.rules.roles import Right
from desktop_app.beside import Beside
from desktop_app.printing.interloan_slip import InterloanSlip
from desktop_app.printing.slip import Letterhead

ASKED, ASKED_US, FIGURES = "asked", "asked-us", "figures"
VIEWS = (ASKED, ASKED_US, FIGURES)
SIDES = {ASKED: Side.REQUESTER, ASKED_US: Side.SUPPLIER}
A_YEAR = timedelta(days=365)
NIL = UUID(int=0)


class Step(NamedTuple):
    """Something that can be done now: for this branch's side, or for a partner's without a desk."""

    side: Side
    act: Act


@dataclass(frozen=True)
class State:
    """All that the page shows. `sides` are those for which this branch writes; `copies` it may send."""

    view: str = ASKED
    text: str = ""
    every: bool = False
    rows: tuple[InterloanRow, ...] = ()
    chosen: InterloanRow | None = None
    history: tuple[EventRow, ...] = ()
    sides: frozenset[Side] = frozenset()
    copies: tuple[tuple[UUID, str], ...] = ()
    libraries: tuple[Library, ...] = ()
    branches: tuple[tuple[UUID, str], ...] = ()
    here: UUID | None = None
    days: int = operations.DAYS
    figures: tuple[Figures, Figures] | None = None
    waiting: int = 0
    read: bool = False


class InterloanPresenter:
    """`show` gets each new state, `failed` what went wrong."""

    def __init__(
        self,
        desk: Callable[[], Desk],
        beside: Beside,
        show: Callable[[State], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.state = State()
        self._desk, self._beside = desk, beside
        self._show, self._failed = show, failed

    def today(self) -> date:
        """The day on which things are late."""
        return self._desk().clock().astimezone().date()

    def may_act(self) -> bool:
        """Whether the person signed in may do more than look."""
        return self._desk().may(Right.LEND)

    # --- looking -----------------------------------------------------------------------------------------

    def look(self, interloan: UUID | None = None) -> None:
        """Read again; one that is named is chosen."""
        desk, state = self._desk(), self.state
        chosen = interloan or (state.chosen.uid if state.chosen else None)
        self._beside.latest("interloan", lambda _task: _read(desk, state, chosen), self._become, self._failed)

    def turn_to(self, view: str) -> None:
        """What we asked for, what they ask us for, or figures."""
        self.state = replace(self.state, view=view, chosen=None)
        self.look()

    def search(self, text: str) -> None:
        """Only those with these words, done or not."""
        self.state = replace(self.state, text=text)
        self.look()

    def show_every(self, every: bool) -> None:
        """What is done too, or what is under way alone."""
        self.state = replace(self.state, every=every)
        self.look()

    def choose(self, row: InterloanRow | None) -> None:
        """Look at one of them."""
        if row is not None and (self.state.chosen is None or self.state.chosen.uid != row.uid):
            self.look(row.uid)

    # --- what can be done --------------------------------------------------------------------------------

    def next_step(self) -> Step | None:
        """What this branch does next with the one in view; for a partner's side where its own waits."""
        one = self.state.chosen
        if one is None or not self.may_act():
            return None
        for side in sorted(self.state.sides, key=lambda side: side is not one.side):
            act = one.next_act(side, self.today())
            if act is not None:
                return Step(side, act)
        return None

    def steps(self) -> list[Step]:
        """All that goes now, the own side first; what both may say is said for the own side. That the reader
        was told is noted where they are told."""
        one = self.state.chosen
        if one is None or not self.may_act():
            return []
        found: dict[Act, Step] = {}
        for side in sorted(self.state.sides, key=lambda side: side is not one.side):
            for act in Act:
                if act in allowed(one.now, side) - {Act.TOLD}:
                    found.setdefault(act, Step(side, act))
        return list(found.values())

    def last_step(self) -> EventRow | None:
        """What can be taken back now: the newest step, where somebody here has entered it for that side."""
        newest = next((one for one in self.state.history if one.act and not one.taken_back), None)
        ours = newest is not None and newest.side in self.state.sides and newest.staff and self.may_act()
        return newest if ours else None

    def can_lend(self) -> bool:
        """Whether it is here, for somebody, and not yet with them."""
        one = self.state.chosen
        here = one is not None and one.side is Side.REQUESTER and one.now.place == "at_requester"
        free = one is not None and one.reader and one.item and not one.lent and not one.lost
        return bool(here and free and self.may_act())

    def can_tell(self) -> bool:
        """Whether it has come for somebody who fetches it here, and does not have it."""
        one, place = self.state.chosen, dict(self.state.branches).get(self.state.here or NIL)
        here = one is not None and one.side is Side.REQUESTER and one.now.place == "at_requester"
        waits = one is not None and one.reader and not one.lent and not one.lost and one.pickup == place
        return bool(here and waits and self.may_act())

    # --- doing; in the desk's lane -----------------------------------------------------------------------

    def ask(self, facts: InterloanFacts, number: str = "") -> UUID:
        """Ask; `number` is a card of the member. Raises CardLost, Unknown, and what ask_interloan does."""
        desk = self._desk()
        member = None
        if number.strip():
            with desk.store.read() as session:
                member = _whose(session, number.strip())
        made = desk.perform(operations.ask_interloan, facts=facts, member=member).operation
        assert isinstance(made, AskInterloan)
        return made.interloan

    def act(self, interloan: UUID, step: Step, **how: Any) -> UUID:
        """Do one step; gives it. What is lost ends its reader's loan. Raises what act_on_interloan raises."""
        if step == Step(Side.REQUESTER, Act.LOST):
            with self._desk().together() as perform:
                return interloan_losses.lose(perform, interloan, **how).event
        of = {"interloan": interloan, "side": step.side, "act": step.act, **how}
        made = self._desk().perform(operations.act_on_interloan, **of).operation
        assert isinstance(made, ActOnInterloan)
        return made.event

    def take_back(self, event: UUID) -> TakenBack:
        """It was not so after all, nor was the loan lost with it. Raises what take_back_interloan raises."""
        with self._desk().together() as perform:
            return interloan_losses.take_back(perform, event)

    def lend(self, item: UUID, member: UUID) -> Done:
        """Lend what has come to who wanted it. Raises what check_out raises."""
        return self._desk().perform(check_out, item=item, member=member)

    def facts_for(self, title: UUID | None) -> InterloanFacts:
        """What a request begins with; of a title of the catalogue, all that is known."""
        if title is None:
            return InterloanFacts(title="")
        with self._desk().store.read() as session:
            return wanted(session, title)

    def slip(self, one: InterloanRow, kind: str) -> InterloanSlip:
        """The facts of a letter or slip; read in the pool."""
        desk = self._desk()
        with desk.store.read() as session:
            here = next(branch for branch in branches(session) if branch.uid == desk.branch)
            library = setting(session, "library", "library_name", "")
        head = Letterhead(library, here.name, here.address, here.phone)
        staff = desk.person.name if desk.person is not None else ""
        return InterloanSlip.of(head, one, kind, desk.clock(), staff)

    def _become(self, state: State) -> None:
        self.state = state
        self._show(state)


def _whose(session: Session, number: str) -> UUID:
    """The member whose card it is, who stands for whoever was merged. Raises CardLost, Unknown."""
    scan = recognise(session, number)
    lost = lost_card(session, scan.text) if scan.kind == LOST_CARD else None
    if lost is not None:
        raise CardLost(card=number, member_name=lost.member_name, number=lost.number, lost_at=lost.lost_at)
    if scan.kind != "member" or scan.uid is None:
        raise Unknown(what="members", text=number)
    return scan.uid


def _read(desk: Desk, state: State, wanted_one: UUID | None) -> State:
    with desk.store.read() as session:
        here = desk.branch
        day = desk.clock().astimezone().date()
        waiting = sum(
            one.next_act(side, day) is not None for side in Side for one in interloans(session, here, side)
        )
        if state.view == FIGURES:
            since = desk.clock() - A_YEAR
            both = (
                figures(session, here, Side.REQUESTER, since),
                figures(session, here, Side.SUPPLIER, since),
            )
            return replace(state, figures=both, rows=(), chosen=None, waiting=waiting, read=True)
        rows = tuple(interloans(session, here, SIDES[state.view], state.text, every=state.every))
        chosen = next((row for row in rows if row.uid == wanted_one), rows[0] if rows else None)
        detail: dict[str, Any] = {"history": (), "sides": frozenset(), "copies": ()}
        if chosen is not None:
            one = row_of(session, Interloan, chosen.uid)
            detail = {
                "history": tuple(history(session, chosen.uid)),
                "sides": sides_of(session, chosen.uid, here),
                "copies": tuple(copies_of(session, chosen.catalogued, here)) if chosen.catalogued else (),
                "days": operations.days_of(session, one),
            }
        return replace(
            state,
            rows=rows,
            chosen=chosen,
            libraries=tuple(libraries(session, here)),
            branches=tuple((branch.uid, branch.name) for branch in branches(session)),
            here=here,
            waiting=waiting,
            read=True,
            **detail,
        )

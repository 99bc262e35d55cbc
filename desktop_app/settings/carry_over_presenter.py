# SPDX-License-Identifier: GPL-3.0-or-later
"""Loan rules of another program, looked at beside ours and carried over. Knows no widgets."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

from sqlalchemy.orm import Session

from db.exchange.foreign_rules import ForeignRules, read_rules
from db.operations.carrying_over import CHANGED, LEFT_OUT, NEW, Line, carry_over, look
from db.operations.desk import Desk
from db.operations.operation import Changes
from db.rules.roles import Right
from desktop_app.finding_words import finding_text
from desktop_app.language import format_date, locale, translate
from desktop_app.settings.policies_presenter import shown_terms, term_name, value_words
from desktop_app.settings.work import Work

CHANGES = Changes({"policies", "places", "loans", "items"})


@dataclass(frozen=True)
class CarryOverState:
    """`branch` None = for all branches; `lines` say what would become of each rule."""

    foreign: ForeignRules | None = None
    branch: UUID | None = None
    lines: tuple[Line, ...] = ()

    @property
    def changes(self) -> int:
        """How many types, policies and closed days would be made or changed."""
        return sum(line.outcome in (NEW, CHANGED) for line in self.lines)


class CarryOverPresenter:
    """`show` gets each new state; `done` how many of the rules were carried over."""

    def __init__(
        self,
        work: Work,
        show: Callable[[CarryOverState], None],
        done: Callable[[int], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self.state = CarryOverState()
        self._work, self._show, self._done, self._failed = work, show, done, failed

    def read(self, paths: Sequence[Path], branch: UUID | None) -> None:
        """Look at the files; nothing is changed by it."""

        may = self._rights()

        def look_at(desk: Desk) -> CarryOverState:
            foreign = read_rules(paths)
            with desk.store.read() as session:
                return CarryOverState(foreign, branch, _lines(session, foreign, branch, may))

        self._work.do(look_at, self._become, self._failed)

    def choose_branch(self, branch: UUID | None) -> None:
        """For one branch, or for all."""
        if (foreign := self.state.foreign) is not None:
            self.state, may = replace(self.state, branch=branch), self._rights()
            self._work.read(
                lambda session: _lines(session, foreign, branch, may),
                lambda lines: self._become(replace(self.state, lines=lines)),
            )

    def carry(self) -> None:
        """Carry over what is new or differs."""
        state = self.state
        if (foreign := state.foreign) is None:
            return
        today = datetime.now().astimezone().date()

        def carried(lines: list[Line]) -> None:
            self._work.did(CHANGES)
            self._done(sum(line.outcome in (NEW, CHANGED) for line in lines))

        self._work.do(lambda desk: carry_over(desk, foreign, state.branch, today), carried, self._failed)

    def _rights(self) -> dict[str, bool]:
        return {"branches": self._work.may(Right.SETTINGS), "copies": self._work.may(Right.IMPORT)}

    def _become(self, state: CarryOverState) -> None:
        self.state = state
        self._show(state)


def _lines(
    session: Session, foreign: ForeignRules, branch: UUID | None, may: Mapping[str, bool]
) -> tuple[Line, ...]:
    return tuple(look(session, foreign, branch, datetime.now().astimezone().date(), **may))


# --- words ------------------------------------------------------------------------------------------------


def line_words(line: Line) -> str:
    """Whom or what a line is about."""
    match line.what:
        case "member":
            return translate("CarryOver", "Member type: {name}").format(name=line.member_type)
        case "item":
            return translate("CarryOver", "Item type: {name}").format(name=line.item_type)
        case "closed":
            return translate("CarryOver", "Closed: {name}").format(name=line.name)
        case "copies":
            said = translate("CarryOver", "%n item(s) of type {name}", None, int(line.name))
            return said.format(name=line.item_type)
        case "weekly" | "weekday":
            every = translate("CarryOver", "Closed every week: {day}")
            said = every if line.what == "weekly" else translate("CarryOver", "On {day}")
            return said.format(day=locale().dayName(int(line.name) + 1))
    return _key_words(line)


def _key_words(line: Line) -> str:
    if not (line.theirs or line.member_type or line.item_type):
        return "–"
    both = " · ".join(filter(None, (line.member_type, line.item_type)))
    return both or translate("Policies", "Everybody, everything")


def days_words(line: Line) -> str:
    """When it holds."""
    if line.since is None:
        return ""
    if line.until is None:
        return format_date(line.since)
    return f"{format_date(line.since)} – {format_date(line.until)}"


def outcome_words(line: Line) -> str:
    """What happens to it, and why not."""
    said = {
        NEW: translate("CarryOver", "new"),
        CHANGED: translate("CarryOver", "changes what is here"),
        LEFT_OUT: translate("CarryOver", "not carried over"),
    }.get(line.outcome, translate("CarryOver", "the same here"))
    why = "; ".join(map(finding_text, line.findings))
    return f"{said}: {why}" if why else said


def tone(line: Line) -> str:
    """Its colour."""
    if line.outcome == LEFT_OUT:
        return "bad"
    return "warn" if line.findings else {NEW: "good", CHANGED: "info"}.get(line.outcome, "muted")


class Beside(NamedTuple):
    """One term: theirs, and what holds here now."""

    term: str
    theirs: str
    ours: str


def beside(line: Line) -> list[Beside]:
    """Their terms and ours, in the order of the table of policies."""
    if "validity_days" in line.theirs:
        name = translate("CarryOver", "Membership lasts")
        return [Beside(name, _days(line.theirs.get("validity_days")), _days(line.ours.get("validity_days")))]
    return [
        Beside(term_name(term), value_words(line.theirs, term), value_words(line.ours, term))
        for term in shown_terms({*line.theirs, *line.ours})
    ]


def _days(value: object) -> str:
    return "" if value is None else translate("Policies", "%n day(s)", None, int(str(value)))


def system_words(foreign: ForeignRules | None) -> str:
    """Whose rules they are."""
    if foreign is None:
        return translate("CarryOver", "Looking at the file…")
    if not foreign.system:
        return translate(
            "CarryOver",
            "There are no loan rules of SLiMS or INLISLite in it. Choose a backup of its database (SQL), or "
            "its tables as CSV with their headers.",
        )
    names = {"slims": "SLiMS", "inlislite": "INLISLite"}
    said = translate("CarryOver", "Rules of {system}. What is carried over can be changed here afterwards.")
    return said.format(system=names[foreign.system])

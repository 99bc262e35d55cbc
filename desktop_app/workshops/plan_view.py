# SPDX-License-Identifier: GPL-3.0-or-later
"""What is planned of a workshop: when and where, for whom, with whom, what it costs. Widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import ClassVar

from PySide6.QtWidgets import QStackedWidget

from db.queries.workshops import CostRow, Detail, FacilitatorRow, SessionRow
from db.rules.roles import Right
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Scrolling, column, holding, row
from desktop_app.blocks.page import Command
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Button, Chip, Label, one_at_a_time
from desktop_app.language import format_number, translate
from desktop_app.workshops.models import costs_model, people_model, sessions_model
from desktop_app.workshops.plan_presenter import NEXT_STATE
from desktop_app.workshops.plan_words import costs_words, lines_of, summary_of
from desktop_app.workshops.planning import Planning
from desktop_app.workshops.view import Context, View

LOWEST = 150
"""Pixels at 100 %: heading and two rows of a table."""
SECTIONS = ("sessions", "people", "costs", "about")


class PlanView(View):
    """With whom and how many above; below sessions, people, costs or all facts, one at a time."""

    view_name: ClassVar[str] = "plan"

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.planning = Planning(self, context, lambda uid: context.go("workshops", uid))
        self.summary = Label("workshops-plan-summary", wrap=True)
        self.facts = Label("workshops-plan-facts", wrap=True)
        self.description = Label("workshops-plan-description", "muted", wrap=True)
        self.sums = Label("workshops-plan-sums", "muted", wrap=True)
        self._sessions, self._people, self._costs = sessions_model(), people_model(), costs_model()
        self.sessions = DataTable("workshops-plan-sessions", self._sessions)
        self.people = DataTable("workshops-plan-people", self._people)
        self.costs = DataTable("workshops-plan-costs", self._costs)
        self.chips = {name: Chip(f"workshops-plan-{name}-chip") for name in SECTIONS}
        self.add_button = Button("workshops-plan-add", "plain", "plus")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        one_at_a_time(self, self.chips.values())
        self.chips["sessions"].setChecked(True)
        self._stack = QStackedWidget()
        budget = column(self.costs, self.sums, gap=tokens.GAP_S)
        about = holding(column(self.description, self.facts, None, gap=tokens.GAP_M))
        self.about = Scrolling("workshops-plan-about", about, by_keys=True)
        for part in (self.sessions, self.people, holding(budget), self.about):
            self._stack.addWidget(part)
        above = row(self.summary, self.add_button, gap=tokens.GAP_M)
        above.setStretch(0, 1)
        head = row(*self.chips.values(), None, gap=tokens.GAP_S)
        inside = column(above, head, self._stack, gap=tokens.GAP_M)
        inside.setStretch(2, 1)
        # In a low window all of it moves: words above the table would be cut.
        self._stack.setMinimumHeight(theme.px(LOWEST))
        self.setLayout(column(Scrolling("workshops-plan-scroll", holding(inside))))

    def _connect(self) -> None:
        for name, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, name=name: self.turn_to(name))
        for table in (self.sessions, self.people, self.costs):
            table.opened.connect(lambda _row: self.edit_row())
            table.chosen.connect(lambda _row: self.context.commands_changed())
        self.add_button.clicked.connect(lambda _checked=False: self.add_row())

    def title(self) -> str:
        """See View."""
        return translate("Workshops", "Plan")

    # --- showing ------------------------------------------------------------------------------------------

    def show_workshop(self, detail: Detail | None) -> None:
        """See View."""
        super().show_workshop(detail)
        self._sessions.show(detail.sessions if detail else ())
        self._people.show(detail.people if detail else ())
        self._costs.show(detail.costs if detail else ())
        self.summary.set_text("\n".join(summary_of(detail)) if detail else "")
        self.facts.set_text("\n".join(lines_of(detail)) if detail else "")
        self.description.set_text(detail.facts.description if detail else "")
        self.description.setVisible(bool(detail and detail.facts.description))
        self.sums.set_text(costs_words(detail.costs) if detail else "")
        self._name_chips()

    def turn_to(self, section: str) -> None:
        """Sessions, people, costs, or all facts."""
        self._stack.setCurrentIndex(SECTIONS.index(section))
        self.chips[section].setChecked(True)
        self._name_chips()
        self.context.commands_changed()

    @property
    def section(self) -> str:
        """Which of them is in view."""
        return SECTIONS[self._stack.currentIndex()]

    def _name_chips(self) -> None:
        detail = self.detail
        counts = (detail.sessions, detail.people, detail.costs) if detail else ((), (), ())
        names = (
            translate("Workshops", "Sessions"),
            translate("Workshops", "People"),
            translate("Workshops", "Budget"),
        )
        for chip, name, rows in zip(self.chips.values(), names, counts, strict=False):
            chip.set_words(f"{name} · {format_number(len(rows))}")
        self.chips["about"].set_words(translate("Workshops", "All facts"))
        self.add_button.setVisible(self.may() and self.section in ADD)
        if self.section in ADD:
            self.add_button.set_words(ADD[self.section](), "F6")

    def retranslate(self) -> None:
        """See View."""
        self.sessions.setAccessibleName(translate("Workshops", "Sessions"))
        self.people.setAccessibleName(translate("Workshops", "People who give it"))
        self.costs.setAccessibleName(translate("Workshops", "Budget"))
        self.about.setAccessibleName(translate("Workshops", "All facts"))
        for model in (self._sessions, self._people, self._costs):
            model.retranslate()
        self.show_workshop(self.detail)

    # --- doing --------------------------------------------------------------------------------------------

    def may(self) -> bool:
        """Whether the person signed in may plan."""
        return self.context.may(Right.PLAN_WORKSHOPS)

    def commands(self) -> Sequence[Command]:
        """What can be done with the plan, the next step first."""
        detail = self.detail
        if not self.may() or detail is None:
            return []
        state, current = detail.row.state, self._current()
        live = state not in ("template", "cancelled")
        last = self._last_session(detail)
        found = [
            Command(
                "edit-workshop", _words("edit"), partial(self.planning.edit, detail), "F3", "pencil-simple"
            ),
        ]
        if state in NEXT_STATE:
            next_state = partial(self.planning.next_state, detail)
            found.append(Command("next-state", _words(state), next_state, "F4", "check"))
        if self.section in ADD:
            found.append(Command("add-row", ADD[self.section], self.add_row, "F6", "plus"))
        if current is not None:
            found.append(Command("edit-row", EDIT[self.section], self.edit_row, "F7", "pencil-simple"))
            cancelled = isinstance(current, SessionRow) and current.facts.cancelled
            words = _words("restore") if cancelled else REMOVE[self.section]
            found.append(Command("remove-row", words, self.remove_row, "Shift+F8", "x"))
        if last is not None and self.section == "sessions":
            repeat = partial(self.planning.repeat, detail, last)
            found.append(Command("repeat", _words("repeat"), repeat, "F8", "arrows-clockwise"))
        poster = partial(self.planning.poster, detail)
        found.append(Command("poster", _words("poster"), poster, "F9", "megaphone"))
        copy = partial(self.planning.copy, detail)
        words = _words("from_template") if state == "template" else _words("copy")
        found.append(Command("copy-workshop", words, copy, "Ctrl+Shift+N", "copy"))
        if live:
            cancel = partial(self.planning.cancel, detail)
            found.append(Command("cancel-workshop", _words("cancel"), cancel, "Shift+F4", "prohibit"))
            keep = partial(self.planning.keep_as_template, detail)
            found.append(
                Command("keep-template", _words("template"), keep, "Ctrl+Alt+T", "bookmark", in_strip=False)
            )
        found.append(
            Command("next-section", _words("section"), self._next_section, "Ctrl+PgDown", in_strip=False)
        )
        found.append(
            Command("rooms", _words("rooms"), self.planning.rooms, "Ctrl+Alt+R", "door", in_strip=False)
        )
        return found

    def _next_section(self) -> None:
        self.turn_to(SECTIONS[(SECTIONS.index(self.section) + 1) % len(SECTIONS)])
        (self._table() or self.about).setFocus()

    def _table(self) -> DataTable | None:
        return {"sessions": self.sessions, "people": self.people, "costs": self.costs}.get(self.section)

    def _current(self) -> SessionRow | FacilitatorRow | CostRow | None:
        table = self._table()
        found: SessionRow | FacilitatorRow | CostRow | None = table.current() if table else None
        return found

    def _last_session(self, detail: Detail) -> SessionRow | None:
        current = self._current()
        if isinstance(current, SessionRow):
            return current
        return detail.sessions[-1] if detail.sessions else None

    def new(self) -> None:
        """The form for another workshop."""
        if self.may():
            self.planning.new()

    def add_row(self) -> None:
        """Another session, person or cost."""
        if self.detail is None or not self.may():
            return
        match self.section:
            case "sessions":
                self.planning.add_session(self.detail)
            case "people":
                self.planning.put_person(self.detail, None)
            case "costs":
                self.planning.put_cost(self.detail, None)

    def edit_row(self) -> None:
        """Change the one under the cursor."""
        if self.detail is None or not self.may():
            return
        match self._current():
            case SessionRow() as session:
                self.planning.edit_session(self.detail, session)
            case FacilitatorRow() as person:
                self.planning.put_person(self.detail, person)
            case CostRow() as cost:
                self.planning.put_cost(self.detail, cost)

    def remove_row(self) -> None:
        """Cancel the session, or take the person or the cost out."""
        if self.detail is None or not self.may():
            return
        match self._current():
            case SessionRow() as session:
                self.planning.toggle_session(self.detail, session)
            case FacilitatorRow() | CostRow() as line:
                self.planning.remove(self.detail, line)


ADD: dict[str, Callable[[], str]] = {
    "sessions": lambda: translate("Workshops", "Add session"),
    "people": lambda: translate("Workshops", "Add person"),
    "costs": lambda: translate("Workshops", "Add cost"),
}
EDIT: dict[str, Callable[[], str]] = {
    "sessions": lambda: translate("Workshops", "Change session"),
    "people": lambda: translate("Workshops", "Change person"),
    "costs": lambda: translate("Workshops", "Change cost"),
}
REMOVE: dict[str, Callable[[], str]] = {
    "sessions": lambda: translate("Workshops", "Cancel session"),
    "people": lambda: translate("Workshops", "Remove person"),
    "costs": lambda: translate("Workshops", "Remove cost"),
}
WORDS: dict[str, Callable[[], str]] = {
    "edit": lambda: translate("Workshops", "Change workshop"),
    "draft": lambda: translate("Workshops", "Publish"),
    "open": lambda: translate("Workshops", "Close registration"),
    "closed": lambda: translate("Workshops", "Open registration again"),
    "cancelled": lambda: translate("Workshops", "Take up again"),
    "restore": lambda: translate("Workshops", "Session takes place"),
    "repeat": lambda: translate("Workshops", "Repeat"),
    "poster": lambda: translate("Workshops", "Poster"),
    "copy": lambda: translate("Workshops", "Copy"),
    "from_template": lambda: translate("Workshops", "New from this template"),
    "cancel": lambda: translate("Workshops", "Cancel workshop"),
    "template": lambda: translate("Workshops", "Keep as template"),
    "section": lambda: translate("Workshops", "Sessions, people, budget, facts"),
    "rooms": lambda: translate("Workshops", "Rooms"),
}


def _words(name: str) -> Callable[[], str]:
    return WORDS[name]

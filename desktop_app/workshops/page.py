# SPDX-License-Identifier: GPL-3.0-or-later
"""The workshops page: the list at the left, the chosen one at the right, from one side at a time. Widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from db.operations.desk import Desk
from db.queries.workshops import VIEWS
from db.rules.roles import Right
from desktop_app.background import Background
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.layout import Card, EmptyState, column, holding, row
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Badge, Button, Chip, Label, one_at_a_time
from desktop_app.language import translate
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.refusal_words import words
from desktop_app.workshops import phrases
from desktop_app.workshops.afterwards_view import AfterwardsView
from desktop_app.workshops.attendance_view import AttendanceView
from desktop_app.workshops.calendar_view import CalendarView
from desktop_app.workshops.certificates_view import CertificatesView
from desktop_app.workshops.models import workshops_model
from desktop_app.workshops.plan_view import PlanView
from desktop_app.workshops.presenter import State, WorkshopsPresenter
from desktop_app.workshops.registrations_view import RegistrationsView
from desktop_app.workshops.view import Context, View

SIDES_WIDTH, LARGEST_SHARE = 544, 0.62
"""Pixels at 100 % that each side of a workshop has at least."""
SIDES: tuple[type[View], ...] = (
    PlanView,
    RegistrationsView,
    AttendanceView,
    CertificatesView,
    AfterwardsView,
)
"""The sides from which a workshop is shown, in the order of its life."""


class WorkshopsPage(Page):
    """Typing in the scan box searches the list. `door_opened` carries the door's window."""

    door_opened = Signal(object)

    page_name: ClassVar[str] = "workshops"
    icon_name: ClassVar[str] = "presentation"
    concerns: ClassVar[Changes] = Changes(
        {"workshops", "registrations", "attendance", "certificates", "feedback", "partners", "members"}
    )

    def __init__(
        self,
        desk: Callable[[], Desk],
        background: Background,
        output: Output,
        settings: Settings,
        window: Callable[[], QWidget],
    ) -> None:
        super().__init__()
        self.setObjectName("workshops-page")
        self.presenter = WorkshopsPresenter(desk, background, self._show, self._failed)
        self._context = context = Context(
            desk,
            background,
            output,
            settings,
            window,
            self.did.emit,
            self.toast.emit,
            self.go.emit,
            self.commands_changed.emit,
            self.sound.emit,
            self.door_opened.emit,
        )
        self.views = {view: Chip(f"workshops-view-{view}") for view in VIEWS}
        self.sides = {
            side.view_name: side(context) for side in SIDES if side.right is None or context.may(side.right)
        }
        self.chips = {name: Chip(f"workshops-side-{name}") for name in self.sides}
        self.calendar = CalendarView(context)
        self.calendar_chip = Chip("workshops-view-calendar")
        self._model = workshops_model()
        self.list = DataTable("workshops-list", self._model)
        self.nothing = EmptyState("workshops-nothing", "presentation", action="workshops-first")
        self.new_button = Button("workshops-new", "plain", "plus")
        self.headline = Label("workshops-headline", "title", wrap=True)
        self.state_badge = Badge("workshops-state")
        self.when = Label("workshops-when", "muted", wrap=True)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        one_at_a_time(self, [*self.views.values(), self.calendar_chip])
        one_at_a_time(self, self.chips.values())
        self._list = QStackedWidget()
        self._list.addWidget(self.list)
        self._list.addWidget(self.nothing)
        left = Card("workshops-list-card", self._list, margin=tokens.GAP_M)
        self._sides = QStackedWidget()
        for side in self.sides.values():
            self._sides.addWidget(side)
        head = row(self.headline, self.state_badge, gap=tokens.GAP_S)
        head.setStretch(0, 1)
        self._fit_sides()
        self.card = Card(
            "workshops-detail",
            head,
            self.when,
            row(*self.chips.values(), None, gap=tokens.GAP_S),
            self._sides,
            margin=tokens.GAP_L,
        )
        both = row(left, self.card, gap=tokens.GAP_L)
        both.setStretch(0, 5)
        both.setStretch(1, 7)
        self._whole = QStackedWidget()
        self._whole.addWidget(holding(both))
        self._whole.addWidget(self.calendar)
        whole = column(
            row(*self.views.values(), self.calendar_chip, None, self.new_button, gap=tokens.GAP_S),
            self._whole,
            gap=tokens.GAP_M,
            margin=tokens.GAP_L,
        )
        whole.setStretch(1, 1)
        self.setLayout(whole)
        self._turn(next(iter(self.sides)))

    def _connect(self) -> None:
        for name, chip in self.views.items():
            chip.clicked.connect(lambda _checked=False, name=name: self._turn_to_list(name))
        for name, chip in self.chips.items():
            chip.clicked.connect(lambda _checked=False, name=name: self._turn(name))
        self.list.chosen.connect(lambda _row: self.presenter.choose(self.list.current()))
        self.calendar_chip.clicked.connect(lambda _checked=False: self.show_calendar())
        self.calendar.wanted.connect(self.activated)
        for button in (self.new_button, self.nothing.button):
            button.clicked.connect(lambda _checked=False: self.new_workshop())

    # --- what the window asks -----------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Pages", "Workshops")

    def activated(self, argument: Any = None) -> None:
        """Look again; a workshop's uid shows that one, the name of a side turns to it, 'new' plans one."""
        if isinstance(argument, str) and argument in self.sides:
            self._turn(argument)
        if argument == "calendar":
            self.show_calendar()
        elif argument is not None:
            self._leave_calendar()
        self.presenter.look(argument if isinstance(argument, UUID) else None)
        if argument == "new":
            self.new_workshop()

    def show_calendar(self) -> None:
        """The calendar in place of list and workshop; again: back to them."""
        if self._in_calendar():
            self._leave_calendar()
        else:
            self._whole.setCurrentWidget(self.calendar)
            self.calendar_chip.setChecked(True)
            self.calendar.presenter.look()
            self.calendar.grid.setFocus()
        self.commands_changed.emit()

    def _leave_calendar(self) -> None:
        self._whole.setCurrentIndex(0)
        self.views[self.presenter.state.view].setChecked(True)

    def _turn_to_list(self, view: str) -> None:
        self._whole.setCurrentIndex(0)
        self.presenter.turn_to(view)

    def new_workshop(self) -> None:
        """The form for another workshop."""
        self._turn(PlanView.view_name)
        side = self.side
        assert isinstance(side, PlanView)
        side.new()

    def changed(self, kinds: Changes) -> None:
        """Something that the list or the side in view shows has changed."""
        self.presenter.look()
        self.side.changed(kinds)
        if self._in_calendar():
            self.calendar.presenter.look()

    def typed(self, text: str) -> None:
        """Search while typing."""
        self.presenter.search(text)

    def scan_hint(self) -> str:
        """See Page."""
        return translate("Workshops", "Search workshops")

    def accepts(self) -> frozenset[str]:
        """What the side in view takes."""
        return self.side.accepts()

    def scanned(self, scan: Any) -> None:
        """For the side in view."""
        self.side.scanned(scan)
        self.scan_taken.emit()

    def enter_results(self) -> bool:
        """Into the list."""
        self.list.setFocus()
        self.list.move_to(max(0, self.list.currentIndex().row()))
        return bool(self.presenter.state.rows)

    def commands(self) -> Sequence[Command]:
        """Those of the side in view, and the next side."""
        names = list(self.sides)
        following = names[(names.index(self.side.view_name) + 1) % len(names)]
        in_calendar = self._in_calendar()
        found = [] if in_calendar else list(self.side.commands())
        if self._may_plan():
            found.append(Command("new-workshop", _new_words, self.new_workshop, "Ctrl+N", "plus"))
        back = _list_words if in_calendar else _calendar_words
        found.append(Command("calendar", back, self.show_calendar, "Ctrl+D", "calendar"))
        if len(names) > 1 and not in_calendar:
            title = self.sides[following].title
            found.append(
                Command("next-side", title, partial(self._turn, following), "Ctrl+Tab", "caret-right")
            )
        return found

    def _in_calendar(self) -> bool:
        return self._whole.currentWidget() is self.calendar

    def _may_plan(self) -> bool:
        return self._context.may(Right.PLAN_WORKSHOPS)

    # --- showing ------------------------------------------------------------------------------------------

    @property
    def side(self) -> View:
        """The side in view."""
        side = self._sides.currentWidget()
        assert isinstance(side, View)
        return side

    def _turn(self, name: str) -> None:
        self._sides.setCurrentWidget(self.sides[name])
        self.chips[name].setChecked(True)
        self.side.show_workshop(self.presenter.state.chosen)
        self.commands_changed.emit()

    def _show(self, state: State) -> None:
        if not self._in_calendar():
            self.views[state.view].setChecked(True)
        self._model.show(state.rows)
        self._list.setCurrentIndex(0 if state.rows else 1)
        self._say_nothing(state)
        chosen = state.chosen
        self.card.setVisible(chosen is not None)
        if chosen is not None:
            if chosen.row in state.rows and self.list.current() != chosen.row:
                self.list.move_to(state.rows.index(chosen.row))
            self.headline.set_text(chosen.row.title)
            tone = phrases.TONES.get(chosen.row.state, "neutral")
            self.state_badge.show_as(phrases.named(phrases.STATES, chosen.row.state), tone)
            kind = phrases.named(phrases.KINDS, chosen.row.kind)
            span = phrases.when(chosen.row.first_at, chosen.row.last_at)
            self.when.set_text(" · ".join((kind, span, chosen.row.branch)))
        self.side.show_workshop(chosen)
        self.commands_changed.emit()

    def _say_nothing(self, state: State) -> None:
        if state.text.strip():
            self.nothing.say_not_found(state.text)
            return
        self.nothing.set_words(
            translate("Workshops", "No workshops here"),
            translate("Workshops", "What is planned, to come or over, stands in this list."),
            _new_words(),
        )
        self.nothing.button.setVisible(self._may_plan())

    def restyle(self) -> None:
        """The width of the sides at the zoom of now."""
        self._fit_sides()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the list keeps its share."""
        super().resizeEvent(event)
        self._fit_sides()

    def _fit_sides(self) -> None:
        """Whichever is in view, the list beside them is as wide: the widest of them does not decide."""
        self._sides.setMinimumWidth(min(theme.px(SIDES_WIDTH), round(self.width() * LARGEST_SHARE)))

    def retranslate(self) -> None:
        """All words again."""
        for name, text in (
            ("coming", translate("Workshops", "To come")),
            ("past", translate("Workshops", "Over")),
            ("templates", translate("Workshops", "Templates")),
        ):
            self.views[name].set_words(text)
        for name, chip in self.chips.items():
            chip.set_words(self.sides[name].title())
        self.calendar_chip.set_words(_calendar_words(), "Ctrl+D")
        self.new_button.set_words(_new_words(), "Ctrl+N")
        self.new_button.setVisible(self._may_plan())
        self.list.setAccessibleName(translate("Workshops", "Workshops"))
        self._model.retranslate()
        self._show(self.presenter.state)

    def _failed(self, error: Exception) -> None:
        self.toast.emit(Toast(words(error).as_sentence(), "bad"))


def _new_words() -> str:
    return translate("Workshops", "New workshop")


def _calendar_words() -> str:
    return translate("Workshops", "Calendar")


def _list_words() -> str:
    return translate("Workshops", "Back to the list")

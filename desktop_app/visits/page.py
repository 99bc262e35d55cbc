# SPDX-License-Identifier: GPL-3.0-or-later
"""The visits page: what the next one comes for, the day's list, and figures. Widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QFileDialog, QGridLayout, QStackedWidget, QWidget

from db.operations.desk import Desk
from db.operations.visits import VisitFacts
from db.queries.scan import Scan
from db.queries.visits import VisitRow
from db.rules.visits import COUNT, DOOR, GROUP, GUEST, MEMBER, PURPOSES
from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.figure import Figure
from desktop_app.blocks.layout import Card, EmptyState, column, holding, row
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Button, Chip, Label, one_at_a_time
from desktop_app.language import format_long_date, format_number, format_time, locale, translate
from desktop_app.refusal_words import words
from desktop_app.visits import phrases, summing
from desktop_app.visits.dialog import VisitDialog
from desktop_app.visits.lockers_dialog import LockersDialog
from desktop_app.visits.models import branches_model, figures_model, visits_model
from desktop_app.visits.presenter import SPANS, Entered, State, VisitsPresenter, facts_of

FIGURES = ("today", "computers", "month", "members")
SORTS = (GUEST, GROUP, COUNT, DOOR)
"""What is entered by a dialog."""
ICONS = {GUEST: "user", GROUP: "users-three", COUNT: "hash", DOOR: "door"}
SPAN_KEYS = {"day": "Alt+D", "month": "Alt+M", "year": "Alt+Y"}
KEYS = {GUEST: "F5", GROUP: "F6", COUNT: "F7", DOOR: "F8"}


class VisitsPage(Page):
    """Cards are scanned; what they come for is chosen once and stays."""

    page_name: ClassVar[str] = "visits"
    icon_name: ClassVar[str] = "person-simple-walk"
    concerns: ClassVar[Changes] = Changes({"visits", "members", "places", "policies"})

    def __init__(self, desk: Callable[[], Desk], background: Background) -> None:
        super().__init__()
        self.setObjectName("visits-page")
        self._desk, self._background = desk, background
        self.presenter = VisitsPresenter(desk, background, self._show, self._entered, self._failed)
        self.figures = {name: Figure(f"visits-{name}") for name in FIGURES}
        self.purposes = {code: Chip(f"visits-purpose-{code}") for code in PURPOSES}
        self.computer = Chip("visits-computer", "desktop")
        self.one_more = Button("visits-one-more", "primary", "plus")
        self.buttons = {sort: Button(f"visits-{sort}", "plain", ICONS[sort]) for sort in SORTS}
        self.purpose_words = Label("visits-purpose-heading", "heading")
        self.enter_words = Label("visits-enter-heading", "heading")
        self.tabs = {name: Chip(f"visits-tab-{name}") for name in ("list", "figures", "branches")}
        self.spans = {name: Chip(f"visits-span-{name}") for name in SPANS}
        self.earlier, self.later = (
            Button("visits-earlier", "quiet", "caret-left"),
            Button("visits-later", "quiet", "caret-right"),
        )
        self.when = Label("visits-when", "strong")
        self.export = Button("visits-export", "plain", "export")
        self._rows, self._figures, self._branches = visits_model(), figures_model(), branches_model()
        self.list = DataTable("visits-list", self._rows)
        self.sums = DataTable("visits-figures", self._figures)
        self.others = DataTable("visits-branches", self._branches)
        self.nobody = EmptyState("visits-nobody", "person-simple-walk")
        self.no_figures = EmptyState("visits-no-figures", "chart-bar")
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        tiles = row(*self.figures.values(), gap=tokens.GAP_M)
        for place in range(len(FIGURES)):
            tiles.setStretch(place, 1)
        one_at_a_time(self, self.purposes.values())
        one_at_a_time(self, self.tabs.values())
        one_at_a_time(self, self.spans.values())
        chips = QGridLayout()
        chips.setSpacing(tokens.GAP_S)
        for place, chip in enumerate(self.purposes.values()):
            chips.addWidget(chip, place // 2, place % 2)
        buttons = QGridLayout()
        buttons.setSpacing(tokens.GAP_S)
        for place, button in enumerate(self.buttons.values()):
            buttons.addWidget(button, place // 2, place % 2)
        self.entering = Card(
            "visits-entering",
            self.purpose_words,
            chips,
            self.computer,
            tokens.GAP_S,
            self.enter_words,
            self.one_more,
            buttons,
            None,
            margin=tokens.GAP_M,
        )
        self._stack = QStackedWidget()
        for part in (self.list, self.nobody, self.sums, self.no_figures, self.others):
            self._stack.addWidget(part)
        above = row(*self.tabs.values(), None, self.earlier, self.when, self.later, gap=tokens.GAP_S)
        self._of_figures = holding(row(*self.spans.values(), None, self.export, gap=tokens.GAP_S))
        right = Card("visits-card", above, self._of_figures, self._stack, margin=tokens.GAP_M)
        both = row(self.entering, right, gap=tokens.GAP_M)
        both.setStretch(1, 1)
        whole = column(tiles, holding(both), gap=tokens.GAP_M, margin=tokens.GAP_L)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        for code, chip in self.purposes.items():
            chip.clicked.connect(lambda _checked=False, code=code: self.presenter.choose_purpose(code))
        for name, chip in self.tabs.items():
            chip.clicked.connect(lambda _checked=False, name=name: self.presenter.turn_to(name))
        for name, chip in self.spans.items():
            chip.clicked.connect(lambda _checked=False, name=name: self.presenter.span_over(name))
        for sort, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, sort=sort: self.ask(sort))
        self.computer.clicked.connect(lambda _checked=False: self.presenter.toggle_computer())
        self.one_more.clicked.connect(lambda _checked=False: self.presenter.one_more())
        self.earlier.clicked.connect(lambda _checked=False: self.presenter.move(-1))
        self.later.clicked.connect(lambda _checked=False: self.presenter.move(1))
        self.export.clicked.connect(lambda _checked=False: self.ask_where())
        self.list.opened.connect(lambda _row: self.correct())
        self.list.chosen.connect(lambda _row: self.commands_changed.emit())

    # --- what the window asks -------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Pages", "Visits")

    def scan_hint(self) -> str:
        """What may be scanned."""
        return translate("Visits", "Scan a member card: the visit is entered")

    def accepts(self) -> frozenset[str]:
        """Cards."""
        return frozenset({"member"})

    def scanned(self, scan: Scan) -> None:
        """A member has come."""
        if scan.uid is None:
            self.scan_taken.emit()
        else:
            self.presenter.card(scan.uid, self.scan_taken.emit)

    def enter_results(self) -> bool:
        """Into the table in view."""
        tables = {"list": self.list, "figures": self.sums, "branches": self.others}
        table = tables[self.presenter.state.view]
        table.setFocus()
        table.move_to(max(0, table.currentIndex().row()))
        return True

    def activated(self, argument: Any = None) -> None:
        """Look again; 'figures' shows those."""
        if argument in self.presenter.state.views:
            self.presenter.turn_to(argument)
        self.presenter.look()

    def changed(self, kinds: Changes) -> None:
        """Another desk has entered somebody."""
        self.presenter.look()

    def commands(self) -> Sequence[Command]:
        """Enter, correct, take back; what is in view."""
        state = self.presenter.state
        other = state.views[(state.views.index(state.view) + 1) % len(state.views)]
        found = [
            Command("one-more", _one_more_words, self.presenter.one_more, "F10", "plus"),
            *(
                Command(f"enter-{sort}", _sort_words(sort), partial(self.ask, sort), KEYS[sort], ICONS[sort])
                for sort in SORTS
            ),
            Command("computer", _computer_words, self.presenter.toggle_computer, "F4", "desktop"),
            Command("correct", _correct_words, self.correct, "F9", "pencil-simple", self._is_chosen),
            Command("take-back", _take_back_words, self.take_back, "Shift+F9", "x", self._is_chosen),
            Command("lockers", _lockers_words, self.show_lockers, "Ctrl+R", "key"),
            Command("other-view", _view_words(other), partial(self.presenter.turn_to, other), "F3", "list"),
            Command("export", _export_words, self.ask_where, "Ctrl+E", "export", in_strip=False),
            Command("earlier", _earlier_words, partial(self.presenter.move, -1), "Alt+Left", in_strip=False),
            Command("later", _later_words, partial(self.presenter.move, 1), "Alt+Right", in_strip=False),
        ]
        found += [
            Command(
                f"purpose-{code}",
                partial(phrases.purpose, code),
                partial(self.presenter.choose_purpose, code),
                f"Ctrl+{place}",
                in_strip=False,
            )
            for place, code in enumerate(PURPOSES, 1)
        ]
        found += [
            Command(
                f"span-{span}",
                _span_words(span),
                partial(self.presenter.span_over, span),
                SPAN_KEYS[span],
                "calendar",
                in_strip=False,
            )
            for span in SPANS
        ]
        return found

    def _is_chosen(self) -> bool:
        there = self.list.current()
        return self.presenter.state.view == "list" and there is not None and not there.cancelled

    # --- doing ----------------------------------------------------------------------------------------

    def ask(self, sort: str) -> None:
        """The dialog for a guest, a group, heads or a door's counter."""
        now = self.presenter.now()
        people = {COUNT: 1, DOOR: 0}.get(sort, 1)
        day = self.presenter.state.day or now.day
        # On the list of an earlier day, what is entered is of that day.
        facts = self.presenter.facts(sort, people=people)
        dialog = VisitDialog(self, facts, day, now.hour, today=now.day)
        dialog.accepted.connect(lambda: self.presenter.enter(dialog.value()))
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def correct(self) -> None:
        """The dialog for what was otherwise."""
        found = self.list.current()
        if not isinstance(found, VisitRow) or found.cancelled:
            return
        now = self.presenter.now()
        dialog = VisitDialog(self, facts_of(found), now.day, now.hour, correcting=True)
        dialog.accepted.connect(lambda: self.presenter.correct(found, dialog.value().facts))
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def take_back(self) -> None:
        """The line under the cursor was a mistake."""
        found = self.list.current()
        if isinstance(found, VisitRow) and not found.cancelled:
            self.presenter.take_back(found.uid)

    def show_lockers(self) -> None:
        """Who has which locker; one more given, a key that is back."""
        told = partial(self.did.emit, Changes({"visits"}))
        dialog = LockersDialog(self, self._desk, self._background, told)
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def ask_where(self) -> None:
        """A file for the figures in view."""
        suggested = translate("Visits", "visits", "file name") + f"-{self.presenter.now().day:%Y-%m-%d}.csv"
        name, _ = QFileDialog.getSaveFileName(self.window(), _export_words(), suggested, "CSV (*.csv)")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """The figures in view, for a spreadsheet program."""
        said = translate("Visits", "Saved: {file}").format(file=path.name)
        self.presenter.save(path, lambda: self.toast.emit(Toast(said)))

    def _entered(self, entered: Entered) -> None:
        self.did.emit(Changes({"visits"}))
        facts = entered.facts
        if entered.before is not None:
            self.sound.emit("good")
            again = translate("Visits", "Here since {time}: it is the same visit.")
            self.toast.emit(Toast(again.format(time=format_time(entered.before)), "info"))
        elif entered.visit is not None:
            self.sound.emit("good")
            visit = entered.visit
            self.undo_offered.emit(_said(facts), lambda: self.presenter.take_back(visit))
        else:
            self.toast.emit(Toast(translate("Visits", "Done.")))

    def _failed(self, error: Exception) -> None:
        self.sound.emit("bad")
        self.toast.emit(Toast(words(error).as_sentence(), "bad"))

    # --- showing --------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        listed = state.view == "list"
        if state.view not in state.views:
            self.presenter.turn_to("figures")
            return
        self.tabs["branches"].setVisible("branches" in state.views)
        self.tabs[state.view].setChecked(True)
        self.spans[state.span].setChecked(True)
        self._of_figures.setVisible(not listed)
        self.purposes[state.purpose].setChecked(True)
        self.computer.setChecked(state.with_computer)
        self._rows.show(state.rows)
        lines = summing.lines(state.shown)
        self._figures.show(lines)
        self._branches.show(state.branches)
        figures: QWidget = self.sums if lines else self.no_figures
        listing: QWidget = self.list if state.rows else self.nobody
        shown = {"list": listing, "figures": figures, "branches": self.others}
        self._stack.setCurrentWidget(shown[state.view])
        self.when.set_text(self._when(state))
        self.later.setEnabled(state.day is not None)
        self._show_figures(state)
        self.commands_changed.emit()

    def _when(self, state: State) -> str:
        day = state.day or self.presenter.now().day
        if state.view == "list" or state.span == "day":
            return translate("Visits", "Today") if state.day is None else format_long_date(day)
        shape = "MMMM yyyy" if state.span == "month" else "yyyy"
        return locale().toString(QDate(day.year, day.month, day.day), shape)

    def _show_figures(self, state: State) -> None:
        said = {
            "today": (state.today.visits, translate("Visits", "visits today")),
            "computers": (state.today.used_ict, translate("Visits", "at computers today")),
            "month": (state.month.visits, translate("Visits", "visits this month")),
            "members": (state.month.members, translate("Visits", "different members this month")),
        }
        for name, (number, what) in said.items():
            self.figures[name].say(format_number(number), what)

    def retranslate(self) -> None:
        """All words again."""
        self.purpose_words.set_text(translate("Visits", "What for"))
        self.enter_words.set_text(translate("Visits", "Without a card"))
        for place, (code, chip) in enumerate(self.purposes.items(), 1):
            chip.set_words(phrases.purpose(code), f"Ctrl+{place}")
        self.computer.set_words(_computer_words(), "F4")
        self.one_more.set_words(_one_more_words(), "F10")
        for sort, button in self.buttons.items():
            button.set_words(_sort_words(sort)(), KEYS[sort])
        for name, chip in self.tabs.items():
            chip.set_words(_view_words(name)(), "F3")
        for name, chip in self.spans.items():
            chip.set_words(_span_words(name)(), SPAN_KEYS[name])
        for button, said, key in (
            (self.earlier, _earlier_words(), "Alt+Left"),
            (self.later, _later_words(), "Alt+Right"),
        ):
            button.setAccessibleName(said)
            button.setToolTip(f"{said} ({key})")
        self.export.set_words(_export_words(), "Ctrl+E")
        self.nobody.set_words(
            translate("Visits", "Nobody has come yet"),
            translate("Visits", "Scan a member card, or enter a guest (F5), a group (F6) or a head (F10)."),
        )
        self.no_figures.set_words(
            translate("Visits", "No visits in this time"),
            translate("Visits", "Choose another month or year."),
        )
        self.list.setAccessibleName(translate("Visits", "Visits of the day"))
        self.sums.setAccessibleName(translate("Visits", "Figures"))
        self.others.setAccessibleName(translate("Visits", "Branches"))
        for model in (self._rows, self._figures, self._branches):
            model.retranslate()
        self._show(self.presenter.state)


def _said(facts: VisitFacts) -> str:
    if facts.sort == DOOR:
        reading = translate("Visits", "Reading of the door: {number}")
        return reading.format(number=format_number(facts.people))
    said = {
        MEMBER: translate("Visits", "A member has come."),
        GUEST: translate("Visits", "A guest has come."),
    }
    return said.get(facts.sort) or translate("Visits", "%n people have come.", None, facts.people)


def _sort_words(sort: str) -> Callable[[], str]:
    return {
        GUEST: lambda: translate("Visits", "Guest"),
        GROUP: lambda: translate("Visits", "Group"),
        COUNT: lambda: translate("Visits", "Heads"),
        DOOR: lambda: translate("Visits", "Door counter"),
    }[sort]


def _view_words(view: str) -> Callable[[], str]:
    return {
        "list": lambda: translate("Visits", "List"),
        "figures": lambda: translate("Visits", "Figures"),
        "branches": lambda: translate("Visits", "Branches"),
    }[view]


def _span_words(span: str) -> Callable[[], str]:
    return {
        "day": lambda: translate("Visits", "Day"),
        "month": lambda: translate("Visits", "Month"),
        "year": lambda: translate("Visits", "Year"),
    }[span]


def _one_more_words() -> str:
    return translate("Visits", "One more")


def _computer_words() -> str:
    return translate("Visits", "Uses a computer")


def _correct_words() -> str:
    return translate("Visits", "Correct")


def _take_back_words() -> str:
    return translate("Visits", "Take back")


def _export_words() -> str:
    return translate("Visits", "Save figures")


def _earlier_words() -> str:
    return translate("Visits", "Earlier")


def _later_words() -> str:
    return translate("Visits", "Later")


def _lockers_words() -> str:
    return translate("Visits", "Lockers")

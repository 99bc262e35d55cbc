# SPDX-License-Identifier: GPL-3.0-or-later
"""The history page: the day's figures, slips to print again, and what is due. Widgets only."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QStackedWidget, QWidget

from db.operations.desk import Desk
from db.operations.loans import LOANS
from db.operations.prints import PRINTS
from db.queries.scan import Scan
from db.rules.roles import Right
from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.figure import Figure
from desktop_app.blocks.layout import Card, EmptyState, column, holding, row
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Button, Chip, Label, one_at_a_time
from desktop_app.history import records
from desktop_app.history.models import due_model, slips_model
from desktop_app.history.overrides_view import OverridesView
from desktop_app.history.presenter import HistoryPresenter, State
from desktop_app.history.reminders_view import RemindersView
from desktop_app.history.renewals_dialog import RenewalsDialog, title_words
from desktop_app.history.sides import range_words, side_words
from desktop_app.history.slip_picture import SlipPicture
from desktop_app.history.till_dialog import TillDialog
from desktop_app.history.till_dialog import title_words as till_words
from desktop_app.issuing import Issued
from desktop_app.language import format_money, format_number, translate
from desktop_app.preferences import Settings
from desktop_app.printing import frozen
from desktop_app.printing.frozen import Slip
from desktop_app.printing.output import Output
from desktop_app.refusal_words import words

VIEWS = ("slips", "due", "reminders", "overrides")
FIGURES = ("lent", "returned", "open_loans", "overdue", "cash")


class HistoryPage(Page):
    """Typing a slip's number finds it; scanning the code on a slip does the same."""

    page_name: ClassVar[str] = "history"
    icon_name: ClassVar[str] = "receipt"
    concerns: ClassVar[Changes] = Changes(
        {
            "prints",
            "loans",
            "fines",
            "members",
            "policies",
            "places",
            "notices",
            "holds",
            "interloans",
            "overrides",
            "payments",
        }
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
        self.setObjectName("history-page")
        self._desk, self._output, self._settings, self._window = desk, output, settings, window
        self._background = background
        self.presenter = HistoryPresenter(desk, background, self._show, self._print_again, self._failed)
        self.figures = {name: Figure(f"history-{name}") for name in FIGURES}
        self.tabs = {name: Chip(f"history-tab-{name}") for name in VIEWS}
        self.ranges = {name: Chip(f"history-range-{name}") for name in records.RANGES}
        self.everywhere = Chip("history-everywhere")
        self._slip_rows, self._due_rows = slips_model(), due_model(phones=self._may_see_phones())
        self.slips = DataTable("history-slips", self._slip_rows)
        self.due = DataTable("history-due", self._due_rows)
        self.picture = SlipPicture(background)
        self.again = Button("history-again", "primary", "printer")
        self.print_due = Button("history-print-due", "primary", "printer")
        self.no_slips = EmptyState("history-no-slips", "receipt")
        self.nothing_due = EmptyState("history-nothing-due", "check-circle")
        self.due_count = Label("history-due-count", "heading")
        self.reminders = RemindersView(
            desk,
            background,
            output,
            settings,
            window,
            self.toast.emit,
            self.did.emit,
            self.commands_changed.emit,
        )
        self.overrides = OverridesView(desk, background, self._failed, self.commands_changed.emit)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _may_see_phones(self) -> bool:
        return self._may(Right.SEE_MEMBERS)

    def _may(self, right: Right) -> bool:
        return self._desk().may(right)

    def _lay_out(self) -> None:
        tiles = row(*self.figures.values(), gap=tokens.GAP_M)
        for place in range(len(FIGURES)):
            tiles.setStretch(place, 1)
        tabs = row(*self.tabs.values(), None, gap=tokens.GAP_S)
        one_at_a_time(self, self.tabs.values())
        one_at_a_time(self, self.ranges.values())
        self._body = QStackedWidget()
        self._body.addWidget(holding(self._slips_view()))
        self._body.addWidget(holding(self._due_view()))
        self._body.addWidget(self.reminders)
        self._body.addWidget(self.overrides)
        whole = column(tiles, tabs, self._body, gap=tokens.GAP_M, margin=tokens.GAP_L)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _slips_view(self) -> Any:
        self._slip_list = QStackedWidget()
        self._slip_list.addWidget(self.slips)
        self._slip_list.addWidget(self.no_slips)
        left = Card("history-slips-card", self._slip_list, margin=tokens.GAP_M)
        self.picture_card = Card("history-picture-card", self.picture, self.again, margin=tokens.GAP_M)
        both = row(left, self.picture_card, gap=tokens.GAP_L)
        both.setStretch(0, 2)
        both.setStretch(1, 1)
        return both

    def _due_view(self) -> Any:
        chips = row(*self.ranges.values(), tokens.GAP_M, self.everywhere, None, self.print_due)
        self._due_list = QStackedWidget()
        self._due_list.addWidget(self.due)
        self._due_list.addWidget(self.nothing_due)
        card = Card("history-due-card", self.due_count, self._due_list, margin=tokens.GAP_M)
        both = column(chips, card, gap=tokens.GAP_M)
        both.setStretch(1, 1)
        return both

    def _connect(self) -> None:
        for name, tab in self.tabs.items():
            tab.clicked.connect(lambda _checked=False, name=name: self._turn_to(name))
        for name, chip in self.ranges.items():
            chip.clicked.connect(lambda _checked=False, name=name: self.presenter.choose_range(name))
        self.everywhere.clicked.connect(lambda _checked=False: self.presenter.toggle_everywhere())
        self.slips.chosen.connect(lambda _row: self._show_picture())
        self.slips.opened.connect(lambda _row: self._reprint())
        self.again.clicked.connect(self._reprint)
        self.print_due.clicked.connect(self._print_due)

    # --- what the window asks -------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Pages", "Slips and due list")

    def scan_hint(self) -> str:
        """What may be typed."""
        return translate("HistoryPage", "Scan or type the number of a slip")

    def accepts(self) -> frozenset[str]:
        """Slips, also beginnings of their numbers; an empty scan is nothing here."""
        return frozenset({"slip", "unknown", "empty"})

    def scanned(self, scan: Scan) -> None:
        """A slip's number."""
        if scan.kind != "empty":
            self.presenter.find(scan.text)
        self.scan_taken.emit()

    def typed(self, text: str) -> None:
        """The beginning of a slip's number."""
        self.presenter.find(text)

    def enter_results(self) -> bool:
        """Into the table that is shown."""
        table = {
            "slips": self.slips,
            "due": self.due,
            "reminders": self.reminders.table,
            "overrides": self.overrides.table,
        }[self.presenter.state.view]
        table.setFocus()
        table.move_to(max(0, table.currentIndex().row()))
        return True

    def activated(self, argument: Any = None) -> None:
        """One of VIEWS shows that; `('due', uid, name)` all that a member has out.

        `('ready', uid)`: whoever is to be told of what lies ready, by its HeldItem, or of what has come from
        another library, by its request.
        """
        match argument:
            case "slips" | "due" | "reminders" | "overrides":
                self._turn_to(argument)
            case ("ready", UUID() as uid):
                self.reminders.presenter.choose_ready(uid)
                self._turn_to("reminders")
            case ("due", UUID() as member, str() as name):
                self.presenter.choose_member(member, name)
            case _:
                self._look()

    def _turn_to(self, view: str) -> None:
        self.presenter.turn_to(view)
        self._look_besides()

    def _look(self) -> None:
        self.presenter.look()
        self._look_besides()

    def _look_besides(self) -> None:
        match self.presenter.state.view:
            case "reminders":
                self.reminders.presenter.look()
            case "overrides":
                self.overrides.look()

    def _after(self, view: str) -> str:
        """The side that the key turns to."""
        views = [one for one in VIEWS if one != "overrides" or self._may(Right.OVERRIDE)]
        return views[(views.index(view) + 1) % len(views)]

    def escape(self) -> None:
        """From one member's list back to everybody's."""
        if self.presenter.state.member is not None:
            self.presenter.choose_member(None)

    def changed(self, kinds: Changes) -> None:
        """Something was lent, returned or printed."""
        self._look()

    def commands(self) -> Sequence[Command]:
        """Keys of the view that is shown."""
        view = self.presenter.state.view
        slips, due = view == "slips", view == "due"
        turn = Command(
            "other-view",
            lambda: side_words(self._after(view)),
            lambda: self._turn_to(self._after(view)),
            "F3",
            "list",
        )
        itself = Command("itself", title_words, self.show_renewals, "F11", "arrows-clockwise")
        if view == "reminders":
            return [*self.reminders.commands(), itself, turn]
        if view == "overrides":
            return [turn, *self.overrides.commands()]
        return [
            Command(
                "reprint",
                lambda: translate("HistoryPage", "Print again"),
                self._reprint,
                "F9",
                "printer",
                lambda: slips and self.slips.current() is not None,
            ),
            Command(
                "print-due",
                lambda: translate("HistoryPage", "Print the list"),
                self._print_due,
                "F9",
                "printer",
                lambda: due and bool(self._due_rows.rows),
            ),
            turn,
            *([itself] if due else []),
            *([self._till_command()] if slips else []),
            Command(
                "everywhere",
                lambda: translate("HistoryPage", "All branches"),
                self.presenter.toggle_everywhere,
                "F6",
                "buildings",
                lambda: not slips,
            ),
            Command(
                "everybody",
                lambda: translate("HistoryPage", "All members"),
                self.escape,
                "Esc",
                "users",
                lambda: not slips and self.presenter.state.member is not None,
            ),
            *self._range_commands(),
        ]

    def _till_command(self) -> Command:
        return Command("till", till_words, self.count_till, "F8", "wallet", lambda: self._may(Right.LEND))

    def _range_commands(self) -> list[Command]:
        return [
            Command(
                f"range-{name}",
                range_words(name),
                partial(self.presenter.choose_range, name),
                f"Ctrl+{place}",
                "calendar",
                in_strip=False,
            )
            for place, name in enumerate(records.RANGES, 1)
        ]

    # --- showing --------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        self._body.setCurrentIndex(VIEWS.index(state.view))
        self.tabs[state.view].setChecked(True)
        self.tabs["overrides"].setVisible(self._may(Right.OVERRIDE))
        self.ranges[state.which].setChecked(True)
        self.everywhere.setChecked(state.everywhere)
        self._slip_rows.show(state.slips)
        self._slip_list.setCurrentIndex(0 if state.slips else 1)
        if state.slips and not self.slips.currentIndex().isValid():
            self.slips.move_to(0)
        lines = state.due.lines if state.due is not None else []
        self._due_rows.show(lines)
        self._due_list.setCurrentIndex(0 if lines else 1)
        count = translate("HistoryPage", "%n loan(s)", None, len(lines))
        self.due_count.set_text(f"{state.member_name}  ·  {count}" if state.member else count)
        self.print_due.setEnabled(bool(lines))
        self._show_day(state)
        if not state.slips:
            self.picture.clear()
        self.picture_card.setVisible(bool(state.slips))
        self.again.setEnabled(bool(state.slips))
        self.commands_changed.emit()

    def _show_day(self, state: State) -> None:
        said = {
            "lent": translate("HistoryPage", "lent today"),
            "returned": translate("HistoryPage", "returned today"),
            "open_loans": translate("HistoryPage", "out now"),
            "overdue": translate("HistoryPage", "overdue"),
            "cash": translate("HistoryPage", "in this till today"),
        }
        for name, figure in self.figures.items():
            number = getattr(state.day, name) if state.day is not None else 0
            alarming = name == "overdue" and number > 0
            shown = format_money(number) if name == "cash" else format_number(number)
            figure.say(shown, said[name], alarming=alarming)

    def _show_picture(self) -> None:
        found = self.slips.current()
        if found is None:
            return
        paper = self._settings.paper(frozen.document_named(found.kind))
        self.picture.show_pdf(
            lambda: frozen.render(records.as_printed(found), paper), found.number, self._failed
        )
        self.commands_changed.emit()

    def retranslate(self) -> None:
        """All words again."""
        for view, tab in self.tabs.items():
            tab.set_words(side_words(view), "F3")
        for place, name in enumerate(records.RANGES, 1):
            self.ranges[name].set_words(range_words(name)(), f"Ctrl+{place}")
        self.everywhere.set_words(translate("HistoryPage", "All branches"), "F6")
        self.again.set_words(translate("HistoryPage", "Print again"), "F9")
        self.print_due.set_words(translate("HistoryPage", "Print the list"), "F9")
        self.no_slips.set_words(
            translate("HistoryPage", "No slip here"),
            translate("HistoryPage", "Slips, receipts and letters are kept here and can be printed again."),
        )
        self.nothing_due.set_words(
            translate("HistoryPage", "Nothing is due"),
            translate("HistoryPage", "No loan of this branch falls into this time."),
        )
        self.slips.setAccessibleName(translate("HistoryPage", "Slips"))
        self.due.setAccessibleName(translate("HistoryPage", "Due list"))
        for model in (self._slip_rows, self._due_rows):
            model.retranslate()
        self.reminders.retranslate()
        self.overrides.retranslate()
        self._show(self.presenter.state)
        self._show_picture()

    # --- printing -------------------------------------------------------------------------------------

    def _reprint(self) -> None:
        if (found := self.slips.current()) is not None:
            self.presenter.reprint(found)

    def _print_again(self, slip: Slip) -> None:
        self.did.emit(PRINTS)
        document = frozen.document_of(slip)
        draw = partial(frozen.render, slip, self._settings.paper(document))
        if self._settings.output(document) == "printer":
            self._output.print(draw, document, slip.number)
        else:
            self._output.preview(draw, document, slip.number, self._window())

    def _print_due(self) -> None:
        due, person = self.presenter.state.due, self._desk().person
        if due is None or not due.lines:
            return
        state, paper = self.presenter.state, self._settings.paper("due_list")
        scope = translate("HistoryPage", "All branches") if state.everywhere else due.letterhead.branch
        scope = state.member_name or scope
        made = records.to_print(
            due,
            f"{scope} · {self.ranges[state.which].text()}",
            person.name if person else "",
            datetime.now().astimezone(),
            phones=self._may_see_phones(),
        )

        def draw() -> bytes:
            from desktop_app.printing import due_list

            return due_list.render(made, paper)

        name = translate("HistoryPage", "Due list")
        self._output.deliver(draw, "due_list", name, self._window())

    def show_renewals(self) -> None:
        """What is renewed by itself and what is not, and to do it now."""
        dialog = RenewalsDialog(
            self._window(), self._desk, self._background, self._were_renewed, self._failed
        )
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _were_renewed(self, count: int) -> None:
        self.toast.emit(Toast(translate("Renewals", "%n loan(s) renewed by themselves.", None, count)))
        self.did.emit(LOANS)
        self._look()

    def count_till(self) -> None:
        """What is in this desk's till, and what should be."""
        dialog = TillDialog(self._window(), self._desk, self._background, self._was_counted, self._failed)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _was_counted(self, count: Issued) -> None:
        said = translate("Till", "The till is counted; slip {number} is kept here.")
        self.toast.emit(Toast(said.format(number=count.number)))
        self.did.emit(PRINTS)
        draw = partial(frozen.render, count.slip, self._settings.paper(count.document))
        self._output.deliver(draw, count.document, count.number, self._window())
        self._look()

    def _failed(self, error: Exception) -> None:
        self.toast.emit(Toast(words(error).as_sentence(), "bad"))

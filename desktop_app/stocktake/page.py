# SPDX-License-Identifier: GPL-3.0-or-later
"""The stock-take page: those that there are, the one in hand, what the last scan means. Widgets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from PySide6.QtWidgets import QFileDialog, QStackedWidget, QWidget

from db.operations.desk import Desk
from db.queries.scan import Scan
from db.queries.stocktakes import FoundRow
from db.rules import stocktake as rules
from desktop_app import stocktake_words
from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.dialog import confirm
from desktop_app.blocks.figure import Figure
from desktop_app.blocks.layout import Card, EmptyState, column, holding, row
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Badge, Button, Chip, Elided, Label, one_at_a_time
from desktop_app.language import format_date, format_datetime, format_number, format_time, translate
from desktop_app.printing.output import Output
from desktop_app.printing.paper import A4
from desktop_app.printing.stocktake_facts import Report
from desktop_app.refusal_words import words
from desktop_app.stocktake.dialogs import BeginDialog, MissingDialog, ReopenDialog
from desktop_app.stocktake.models import found_model, stocktakes_model
from desktop_app.stocktake.presenter import LEFT, VIEWS, Choices, Loaded, Scanned, State, StocktakePresenter

FIGURES = ("scanned", "right", "odd", "left")
LOCATION = 3
"""Its column."""


class StocktakePage(Page):
    """Whatever is scanned here is entered in the stock-take in view."""

    page_name: ClassVar[str] = "stocktake"
    icon_name: ClassVar[str] = "barcode"
    concerns: ClassVar[Changes] = Changes({"stocktake", "items", "loans", "titles"})

    def __init__(
        self,
        desk: Callable[[], Desk],
        background: Background,
        output: Output,
        window: Callable[[], QWidget],
    ) -> None:
        super().__init__()
        self.setObjectName("stocktake-page")
        self._desk, self._output, self._window = desk, output, window
        self._own_changes = False
        self.presenter = StocktakePresenter(desk, background, self._show, self._did, self._failed)
        self._rows, self._found = stocktakes_model(), found_model()
        self.list = DataTable("stocktake-list", self._rows)
        self.new_button = Button("stocktake-new", "plain", "plus")
        self.none = EmptyState("stocktake-none", "barcode", action="stocktake-first")
        self.headline = Elided("stocktake-headline", "title")
        self.badge = Badge("stocktake-state")
        self.about = Label("stocktake-about", "muted", wrap=True)
        self.figures = {name: Figure(f"stocktake-{name}") for name in FIGURES}
        self.last = Badge("stocktake-last")
        self.last_title = Elided("stocktake-last-title", "strong")
        self.last_advice = Label("stocktake-last-advice", "muted", wrap=True)
        self.take_back_button = Button("stocktake-take-back", "primary", "arrow-u-down-left")
        self.views = {name: Chip(f"stocktake-view-{name}") for name in VIEWS}
        self.found = DataTable("stocktake-found", self._found)
        # Shelves are gone along one after another; the location stands with the last scan.
        self.found.show_column(LOCATION, False)
        self.nothing = EmptyState("stocktake-nothing", "barcode")
        self.buttons = {
            "load": Button("stocktake-load", "plain", "file-text"),
            "missing": Button("stocktake-missing", "plain", "warning"),
            "end": Button("stocktake-end", "plain", "check"),
            "print": Button("stocktake-print", "plain", "printer"),
        }
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        left = Card("stocktake-list-card", self.new_button, self.list, margin=tokens.GAP_M)
        head = row(self.headline, self.badge, gap=tokens.GAP_M)
        head.setStretch(0, 1)
        tiles = row(*self.figures.values(), gap=tokens.GAP_M)
        for place in range(len(FIGURES)):
            tiles.setStretch(place, 1)
        said = row(self.last, self.last_title, self.take_back_button, gap=tokens.GAP_M)
        said.setStretch(1, 1)
        self.last_card = Card("stocktake-last-card", said, self.last_advice, margin=tokens.GAP_M)
        one_at_a_time(self, self.views.values())
        self._below = QStackedWidget()
        self._below.addWidget(self.found)
        self._below.addWidget(self.nothing)
        chips = row(*self.views.values(), None, gap=tokens.GAP_S)
        buttons = row(*self.buttons.values(), None, gap=tokens.GAP_S)
        lower = Card("stocktake-found-card", chips, self._below, buttons, margin=tokens.GAP_M)
        right = column(head, self.about, tiles, self.last_card, lower, gap=tokens.GAP_S)
        right.setStretch(4, 1)
        both = row(left, holding(right), gap=tokens.GAP_L, margin=tokens.GAP_L)
        both.setStretch(0, 2)
        both.setStretch(1, 6)
        self._whole = QStackedWidget()
        self._whole.addWidget(holding(both))
        self._whole.addWidget(self.none)
        self.setLayout(column(self._whole))

    def _connect(self) -> None:
        for name, chip in self.views.items():
            chip.clicked.connect(lambda _checked=False, name=name: self.presenter.turn_to(name))
        self.list.chosen.connect(lambda _row: self.presenter.choose(self.list.current()))
        for button in (self.new_button, self.none.button):
            button.clicked.connect(lambda _checked=False: self.ask_new())
        self.take_back_button.clicked.connect(lambda _checked=False: self.presenter.take_back())
        for name, do in (
            ("load", self.ask_file),
            ("missing", self.ask_missing),
            ("end", self.ask_end),
            ("print", self.print_report),
        ):
            self.buttons[name].clicked.connect(lambda _checked=False, do=do: do())

    # --- what the window asks -------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Pages", "Stock-take")

    def scan_hint(self) -> str:
        """What may be scanned."""
        if not self.presenter.state.is_open:
            return translate("Stocktake", "Begin or choose a stock-take, then scan")
        return translate("Stocktake", "Scan the items on the shelf, one after another")

    def accepts(self) -> frozenset[str]:
        """Any barcode, while there is something to enter it in."""
        every = frozenset({"item", "unknown", "isbn", "member", "slip"})
        return every if self.presenter.state.is_open else frozenset()

    def scanned(self, scan: Scan) -> None:
        """An item, or a barcode that is none of ours."""

        def done(scanned: Scanned | None) -> None:
            if scanned is not None:
                good = scanned.row.found in (rules.RIGHT, rules.WAS_MISSING)
                self.sound.emit("good" if good else "bad")
            self.scan_taken.emit()

        self.presenter.scan(scan.text, done)

    def enter_results(self) -> bool:
        """Into the list of what was found."""
        self.found.setFocus()
        self.found.move_to(max(0, self.found.currentIndex().row()))
        return bool(self.presenter.state.shown)

    def activated(self, argument: Any = None) -> None:
        """Look again; a stock-take's uid shows that one."""
        self.presenter.look(argument if isinstance(argument, UUID) else None)

    def changed(self, kinds: Changes) -> None:
        """Another desk has scanned, lent or catalogued."""
        if not self._own_changes:
            self.presenter.look()

    def commands(self) -> Sequence[Command]:
        """Begin, load, mark, end, print."""
        return [
            Command("new-stocktake", _new_words, self.ask_new, "Ctrl+N", "plus"),
            Command(
                "take-back",
                _take_back_words,
                self.presenter.take_back,
                "F6",
                "arrow-u-down-left",
                self._can_take_back,
            ),
            Command(
                "load", _load_words, self.ask_file, "F7", "file-text", lambda: self.presenter.state.is_open
            ),
            Command(
                "missing",
                _missing_words,
                self.ask_missing,
                "F8",
                "warning",
                lambda: bool(self.presenter.state.left),
            ),
            Command("end", self._end_words, self.ask_end, "F10", "check", self._is_chosen),
            Command("print", _print_words, self.print_report, "F9", "printer", self._is_chosen),
            Command("save", _save_words, self.ask_where, "Ctrl+E", "export", self._is_chosen, in_strip=False),
            Command("undo-line", _undo_words, self.undo, "Ctrl+Z", "arrow-counter-clockwise", self._can_undo),
            Command("other-view", _other_words, self._next_view, "F3", "list", self._is_chosen),
        ]

    def _is_chosen(self) -> bool:
        return self.presenter.state.chosen is not None

    def _can_take_back(self) -> bool:
        last = self.presenter.state.last
        return last is not None and last.row.found in rules.HERE_BY_RETURN

    def _undoable(self) -> FoundRow | None:
        """The chosen line while the list has the focus, else the last scan."""
        chosen = self.found.current() if self.found.hasFocus() else None
        last = self.presenter.state.last
        row = chosen or (last.row if last is not None else None)
        return row if row is not None and row.found else None

    def _can_undo(self) -> bool:
        row = self._undoable()
        return row is not None and (self.presenter.state.is_open or row.found == rules.MISSING)

    def undo(self) -> None:
        """A line that was a mistake counts no more."""
        row = self._undoable()
        if row is None:
            return
        taken = translate("Stocktake", "{barcode} is no longer marked as missing.")
        if row.found != rules.MISSING:
            taken = translate("Stocktake", "{barcode} counts as not scanned.")
        said = Toast(taken.format(barcode=row.barcode))
        self.presenter.take_back_line(row, lambda: self.toast.emit(said))

    def _next_view(self) -> None:
        at = VIEWS.index(self.presenter.state.view)
        self.presenter.turn_to(VIEWS[(at + 1) % len(VIEWS)])

    # --- doing ----------------------------------------------------------------------------------------

    def ask_new(self) -> None:
        """The form for another one; what it may be about is read first."""
        self.presenter.choices(self._ask_new)

    def _ask_new(self, choices: Choices) -> None:
        desk = self._desk()
        day = format_date(desk.clock().astimezone().date())
        name = translate("Stocktake", "Stock-take {day}").format(day=day)
        dialog = BeginDialog(self, name, desk.branch, choices)
        dialog.accepted.connect(lambda: self.presenter.begin(*dialog.value()))
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def ask_file(self) -> None:
        """A scanner's text file."""
        if not self.presenter.state.is_open:
            return
        kinds = translate("Stocktake", "Text files (*.txt *.csv);;All files (*)")
        name, _ = QFileDialog.getOpenFileName(self.window(), _load_words(), "", kinds)
        if name:
            self.load(Path(name))

    def load(self, path: Path) -> None:
        """One barcode a line."""
        self.presenter.load(path, self._loaded)

    def _loaded(self, loaded: Loaded) -> None:
        said = translate("Stocktake", "%n new barcode(s) of {all} in the file.", None, loaded.new)
        tone = "good" if loaded.new else "warn"
        self.toast.emit(Toast(said.format(all=format_number(loaded.barcodes)), tone))  # type: ignore[arg-type]

    def ask_missing(self) -> None:
        """What nobody has found, to look through; then it is missing."""
        state = self.presenter.state
        if not state.left:
            return
        if state.view != LEFT:
            self.presenter.turn_to(LEFT)
        dialog = MissingDialog(self, self.presenter.not_found(), len(state.left))
        dialog.accepted.connect(lambda: self.presenter.mark_missing(self._marked))
        dialog.finished.connect(lambda _code: dialog.deleteLater())
        dialog.open()

    def _marked(self, count: int, undo: Callable[[], None]) -> None:
        said = translate("Stocktake", "%n item(s) are marked as missing.", None, count)
        self.toast.emit(Toast(said, undo=undo))

    def ask_end(self) -> None:
        """Close it, or open it again with a reason."""
        state = self.presenter.state
        if state.chosen is None:
            return
        if not state.is_open:
            dialog = ReopenDialog(self, state.chosen.name)
            dialog.accepted.connect(lambda: self.presenter.reopen(dialog.value()))
            dialog.finished.connect(lambda _code: dialog.deleteLater())
            dialog.open()
            return
        left = translate("Stocktake", "%n item(s) are not found yet.", None, len(state.left))
        text = left if state.left else translate("Stocktake", "Everything is accounted for.")
        asked = translate("Stocktake", "Close “{name}”?").format(name=state.chosen.name)
        if confirm(self, "close-stocktake", asked, text, translate("Stocktake", "Close")):
            self.presenter.close()

    def print_report(self) -> None:
        """The report, to look at and print."""
        self.presenter.report(self._print)

    def _print(self, report: Report) -> None:
        def draw() -> bytes:
            from desktop_app.printing import stocktake_report

            return stocktake_report.render(report)

        self._output.preview(draw, "stocktake", report.name, self._window(), paper=A4)

    def ask_where(self) -> None:
        """A file for the report."""
        day = f"{self._desk().clock().astimezone():%Y-%m-%d}"
        suggested = translate("Stocktake", "stock-take", "file name") + f"-{day}.csv"
        name, _ = QFileDialog.getSaveFileName(self.window(), _save_words(), suggested, "CSV (*.csv)")
        if name:
            self.save(Path(name))

    def save(self, path: Path) -> None:
        """What is not in its place, for a spreadsheet program."""
        from desktop_app.printing import stocktake_report

        said = translate("Stocktake", "Saved: {file}").format(file=path.name)
        self.presenter.save(path, stocktake_report.as_csv, lambda: self.toast.emit(Toast(said)))

    def _did(self, kinds: Changes) -> None:
        self._own_changes = True
        try:
            self.did.emit(kinds)
        finally:
            self._own_changes = False

    def _failed(self, error: Exception) -> None:
        self.sound.emit("bad")
        self.toast.emit(Toast(words(error).as_sentence(), "bad"))

    # --- showing --------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        self._whole.setCurrentIndex(1 if state.read and not state.rows else 0)
        self._rows.show(state.rows)
        if state.chosen is not None and self.list.current() != state.chosen:
            self.list.move_to(next(n for n, one in enumerate(state.rows) if one.uid == state.chosen.uid))
        self.views[state.view].setChecked(True)
        self._found.show(state.shown)
        self._below.setCurrentIndex(0 if state.shown else 1)
        self._show_head(state)
        self._show_last(state)
        self.buttons["load"].setEnabled(state.is_open)
        self.buttons["missing"].setEnabled(bool(state.left))
        self.buttons["end"].set_words(self._end_words(), "F10")
        self.commands_changed.emit()

    def _show_head(self, state: State) -> None:
        chosen = state.chosen
        if chosen is None:
            return
        self.headline.set_text(chosen.name)
        if chosen.closed_at is None:
            self.badge.show_as(translate("Stocktake", "Open"), "good")
        else:
            closed = translate("Stocktake", "Closed {time}")
            self.badge.show_as(closed.format(time=format_datetime(chosen.closed_at)), "neutral")
        again = translate("Stocktake", "opened again: {why}").format(why=chosen.reopened_why)
        begun = translate("Stocktake", "begun {day} by {name}").format(
            day=format_date(chosen.started_at.astimezone().date()), name=chosen.started_by or "–"
        )
        parts = (
            stocktake_words.shelves(chosen),
            begun,
            again if chosen.reopened_why and chosen.closed_at is None else "",
        )
        self.about.set_text(" · ".join(filter(None, parts)))
        scanned = len(state.told.scanned)
        odd = scanned - state.counts[rules.RIGHT]
        found = state.due - len(state.left)
        of_due = translate("Stocktake", "found of {all}").format(all=format_number(state.due))
        said = {
            "scanned": (scanned, translate("Stocktake", "scanned")),
            "right": (found, of_due),
            "odd": (odd, translate("Stocktake", "need a hand")),
            "left": (len(state.left), translate("Stocktake", "not found yet")),
        }
        for name, (number, what) in said.items():
            self.figures[name].say(format_number(number), what)

    def _show_last(self, state: State) -> None:
        last = state.last
        self.last_card.setVisible(last is not None)
        self.take_back_button.setVisible(self._can_take_back())
        if last is None:
            return
        self.last.show_as(stocktake_words.found(last.row.found), stocktake_words.tone(last.row.found))
        title = " · ".join(filter(None, (last.row.title, last.row.call_number, last.row.location)))
        self.last_title.set_text(f"{last.row.barcode} · {title}" if title else last.row.barcode)
        said = stocktake_words.advice(last.row.found)
        if last.already and last.row.at is not None:
            before = translate("Stocktake", "Scanned before, {time}.").format(time=format_time(last.row.at))
            said = f"{before} {said}"
        self.last_advice.set_text(said)

    def _end_words(self) -> str:
        if self.presenter.state.is_open or self.presenter.state.chosen is None:
            return translate("Stocktake", "Close")
        return translate("Stocktake", "Open again")

    def retranslate(self) -> None:
        """All words again."""
        self.new_button.set_words(_new_words(), "Ctrl+N")
        self.none.set_words(
            translate("Stocktake", "No stock has been taken yet"),
            translate(
                "Stocktake",
                "Begin one for the whole branch or for some shelves, then scan what stands there: "
                "at one desk or several.",
            ),
        )
        self.none.button.set_words(_new_words(), "Ctrl+N")
        self.take_back_button.set_words(_take_back_words(), "F6")
        self.views["scanned"].set_words(translate("Stocktake", "Scanned"), "F3")
        self.views["odd"].set_words(translate("Stocktake", "Need a hand"), "F3")
        self.views["left"].set_words(translate("Stocktake", "Not found"), "F3")
        self.buttons["load"].set_words(_load_words(), "F7")
        self.buttons["missing"].set_words(_missing_words(), "F8")
        self.buttons["print"].set_words(_print_words(), "F9")
        self.nothing.set_words(
            translate("Stocktake", "Nothing here"),
            translate("Stocktake", "Scan what stands on the shelf, or load a scanner's file (F7)."),
        )
        self.list.setAccessibleName(translate("Stocktake", "Stock-takes"))
        self.found.setAccessibleName(translate("Stocktake", "What was found"))
        for model in (self._rows, self._found):
            model.retranslate()
        self._show(self.presenter.state)


def _new_words() -> str:
    return translate("Stocktake", "New stock-take")


def _take_back_words() -> str:
    return translate("Stocktake", "Take back")


def _undo_words() -> str:
    return translate("Stocktake", "Undo")


def _load_words() -> str:
    return translate("Stocktake", "Load a file")


def _missing_words() -> str:
    return translate("Stocktake", "Mark as missing")


def _print_words() -> str:
    return translate("Stocktake", "Report")


def _save_words() -> str:
    return translate("Stocktake", "Save the report")


def _other_words() -> str:
    return translate("Stocktake", "Other list")

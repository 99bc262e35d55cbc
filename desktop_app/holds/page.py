# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of reservations: to fetch from the shelves, the hold shelf, all who wait. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, ClassVar, Protocol
from uuid import UUID

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from db.operations.desk import Desk
from db.operations.operation import Operation
from db.operations.refusals import Obstructed
from db.queries.holds import PullRow
from db.queries.scan import Scan
from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.dialog import confirm
from desktop_app.blocks.layout import Card, EmptyState, column, row
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Chip, Label, one_at_a_time
from desktop_app.holds import models
from desktop_app.holds.dialogs import ChangeDialog, ReasonDialog, ReserveDialog
from desktop_app.holds.presenter import VIEWS, HoldsPresenter, State, Subject, Wish
from desktop_app.issuing import Issued, letterhead
from desktop_app.language import format_datetime, format_number, translate
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.putting_aside import Kept, kept_words, message
from desktop_app.refusal_words import words


class SlipOutput(Protocol):
    """Where slips that have been recorded go."""

    def deliver(self, issued: Issued) -> None:
        """As this desk wants it."""


class HoldsPage(Page):
    """Three sides, each a table; scanning an item puts it aside for whoever is next."""

    page_name: ClassVar[str] = "holds"
    icon_name: ClassVar[str] = "bookmark-simple"
    concerns: ClassVar[Changes] = Changes({"holds", "loans", "items", "titles", "members", "places"})

    def __init__(
        self,
        desk: Callable[[], Desk],
        background: Background,
        slips: SlipOutput,
        output: Output,
        settings: Settings,
        window: Callable[[], QWidget],
    ) -> None:
        super().__init__()
        self.setObjectName("holds-page")
        self._desk, self._background, self._slips = desk, background, slips
        self._output, self._settings, self._window = output, settings, window
        self.presenter = HoldsPresenter(desk, background, self._show, self.did.emit, self._failed)
        self.tabs = {name: Chip(f"holds-tab-{name}") for name in VIEWS}
        self.everywhere = Chip("holds-everywhere")
        self.age = Label("holds-age", "muted")
        self._models: dict[str, Any] = {
            "pull": models.pull_model(),
            "shelf": models.shelf_model(),
            "waiting": models.waiting_model(),
        }
        self.tables = {name: DataTable(f"holds-{name}", model) for name, model in self._models.items()}
        self.nothing = {
            "pull": EmptyState("holds-no-pull", "check-circle"),
            "shelf": EmptyState("holds-no-shelf", "bookmark-simple"),
            "waiting": EmptyState("holds-no-waiting", "users"),
        }
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        one_at_a_time(self, self.tabs.values())
        self._body = QStackedWidget()
        for name in VIEWS:
            self._body.addWidget(self.tables[name])
            self._body.addWidget(self.nothing[name])
        card = Card("holds-card", self._body, margin=tokens.GAP_M)
        head = row(*self.tabs.values(), tokens.GAP_M, self.everywhere, None, self.age, gap=tokens.GAP_S)
        whole = column(head, card, gap=tokens.GAP_M, margin=tokens.GAP_L)
        whole.setStretch(1, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        for name, tab in self.tabs.items():
            tab.clicked.connect(lambda _checked=False, name=name: self.presenter.turn_to(name))
        self.everywhere.clicked.connect(lambda _checked=False: self.presenter.toggle_everywhere())
        for table in self.tables.values():
            table.chosen.connect(lambda _row: self.commands_changed.emit())

    # --- what the window asks -------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Pages", "Reservations")

    def scan_hint(self) -> str:
        """What may be scanned."""
        return translate("Holds", "Scan an item from the shelf: it is put aside for whoever is next")

    def accepts(self) -> frozenset[str]:
        """Items; an empty scan is nothing here."""
        return frozenset({"item", "empty"})

    def scanned(self, scan: Scan) -> None:
        """An item in hand."""
        if scan.uid is not None:
            self.presenter.scanned(scan.uid, partial(self._told, scan.text))
        self.scan_taken.emit()

    def _told(self, barcode: str, kept: Kept | None) -> None:
        if kept is None:
            self.sound.emit("bad")
            said = translate("Holds", "Nobody waits for {barcode}.").format(barcode=barcode)
            self.toast.emit(Toast(said, "info"))
        else:
            self._kept(kept)

    def _kept(self, kept: Kept | None) -> None:
        if kept is None:
            return
        self.sound.emit("good")
        self.toast.emit(Toast(f"{kept.title} · {kept_words(kept)}"))
        if kept.slip is not None:
            self._slips.deliver(kept.slip)

    def enter_results(self) -> bool:
        """Into the table that is shown."""
        table = self.tables[self.presenter.state.view]
        table.setFocus()
        table.move_to(max(0, table.currentIndex().row()))
        return True

    def activated(self, argument: Any = None) -> None:
        """A side by name; `('title', uid)` its queue; `('reserve', member, title or item)` asks the rest."""
        match argument:
            case "pull" | "shelf" | "waiting":
                self.presenter.turn_to(argument)
            case ("title", UUID() as title):
                self.presenter.turn_to("waiting", title)
            case ("reserve", member, subject):
                self.presenter.turn_to("waiting")
                self.presenter.begin(member, subject, self._ask)
            case _:
                self.presenter.look()

    def escape(self) -> None:
        """From one title's queue back to all."""
        if self.presenter.state.title is not None:
            self.presenter.turn_to("waiting")

    def changed(self, kinds: Changes) -> None:
        """Something was lent, returned, reserved."""
        self.presenter.look()

    def commands(self) -> Sequence[Command]:
        """Keys of the side that is shown."""
        state = self.presenter.state
        return [
            *getattr(self, f"_of_{state.view}")(),
            Command("reserve", lambda: translate("Holds", "Reserve"), self.reserve, "Ctrl+N", "plus"),
            Command(
                "holds-next-side",
                lambda: translate("Holds", "Next side"),
                self._next_side,
                "F3",
                "arrow-right",
            ),
        ]

    def _of_pull(self) -> list[Command]:
        rows = bool(self.presenter.state.pull)
        return [
            Command(
                "put-aside",
                lambda: translate("Holds", "Found: put aside"),
                self.put_aside,
                "F6",
                "check",
                lambda: rows,
            ),
            Command(
                "print-pull",
                lambda: translate("Holds", "Print the list"),
                self.print_pull,
                "F9",
                "printer",
                lambda: rows,
            ),
        ]

    def _of_shelf(self) -> list[Command]:
        chosen = self.tables["shelf"].current()
        return [
            Command(
                "take-off",
                lambda: translate("Holds", "Take it back"),
                self.take_off,
                "F6",
                "arrow-u-down-left",
                lambda: chosen is not None,
            ),
            Command(
                "copy-message",
                lambda: translate("Holds", "Copy the message"),
                self.copy_message,
                "F7",
                "copy",
                lambda: chosen is not None and bool(chosen.who.name) and chosen.task == "wait",
            ),
        ]

    def _of_waiting(self) -> list[Command]:
        chosen = self.tables["waiting"].current()
        return [
            Command(
                "change-hold",
                lambda: translate("Holds", "Change"),
                self.change,
                "F6",
                "calendar",
                lambda: chosen is not None,
            ),
            Command(
                "cancel-hold",
                lambda: translate("Holds", "Cancel the reservation"),
                self.cancel,
                "F8",
                "x",
                lambda: chosen is not None,
            ),
            Command(
                "holds-everywhere",
                lambda: translate("Holds", "All branches"),
                self.presenter.toggle_everywhere,
                "F7",
                "buildings",
            ),
        ]

    # --- showing --------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        rows = {"pull": state.pull, "shelf": state.shelf, "waiting": state.waiting}
        for name, shown in rows.items():
            self._models[name].show(shown)
            if shown and not self.tables[name].currentIndex().isValid():
                self.tables[name].move_to(0)
        place = VIEWS.index(state.view) * 2
        self._body.setCurrentIndex(place if rows[state.view] or not state.read else place + 1)
        self.tabs[state.view].setChecked(True)
        self.everywhere.setVisible(state.view == "waiting")
        self.everywhere.setChecked(state.everywhere)
        self._name_tabs(state)
        age = translate("Holds", "As of the last sync: {time}")
        self.age.set_text(age.format(time=format_datetime(state.synced_at)) if state.synced_at else "")
        self.commands_changed.emit()

    def _name_tabs(self, state: State) -> None:
        names = {
            "pull": translate("Holds", "To fetch from the shelves"),
            "shelf": translate("Holds", "Hold shelf"),
            "waiting": translate("Holds", "All who wait"),
        }
        counts = {"pull": len(state.pull), "shelf": len(state.shelf), "waiting": len(state.waiting)}
        for name, tab in self.tabs.items():
            tab.set_words(f"{names[name]} · {format_number(counts[name])}", "F3")
            self.tables[name].setAccessibleName(names[name])

    def retranslate(self) -> None:
        """All words again."""
        self.everywhere.set_words(translate("Holds", "All branches"), "F7")
        self.nothing["pull"].set_words(
            translate("Holds", "Nothing is to be fetched"),
            translate("Holds", "No copy on the shelves here is waited for."),
        )
        self.nothing["shelf"].set_words(
            translate("Holds", "The hold shelf is empty"),
            translate("Holds", "What is scanned at the counter and waited for is put here."),
        )
        self.nothing["waiting"].set_words(
            translate("Holds", "Nobody waits"), translate("Holds", "Ctrl+N reserves a title for a member.")
        )
        for model in self._models.values():
            model.retranslate()
        self._show(self.presenter.state)

    # --- keys -----------------------------------------------------------------------------------------

    def _next_side(self) -> None:
        view = self.presenter.state.view
        self.presenter.turn_to(VIEWS[(VIEWS.index(view) + 1) % len(VIEWS)])

    def put_aside(self) -> None:
        """The one chosen was found."""
        chosen = self.tables["pull"].current()
        if chosen is not None:
            self.presenter.put_aside(chosen, self._kept)

    def take_off(self) -> None:
        """Whoever waited did not come, or it is not needed; a person is asked where somebody still waits."""
        chosen = self.tables["shelf"].current()
        if chosen is None:
            return
        if chosen.task != "wait" or confirm(
            self,
            "holds-take-off",
            translate("Holds", "Take it back before it was fetched?"),
            f"{chosen.title} · {models.who_words(chosen.who)}",
            translate("Holds", "Take it back"),
            danger=True,
        ):
            self.presenter.take_off(chosen, self._kept)

    def copy_message(self) -> None:
        """What is written to whoever may fetch it."""
        chosen = self.tables["shelf"].current()
        if chosen is not None:
            text = message(chosen.who.name, chosen.title, chosen.pickup, chosen.fetch_until)
            QGuiApplication.clipboard().setText(text)
            said = translate("Holds", "The message is copied. Telephone: {phone}")
            self.toast.emit(Toast(said.format(phone=chosen.who.phone or "–"), "info"))

    def change(self) -> None:
        """Another branch, or put off."""
        chosen = self.tables["waiting"].current()
        if chosen is None:
            return
        dialog = ChangeDialog(self, chosen, self.presenter.state.branches)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.presenter.change(chosen, *dialog.value(), lambda _done: None)

    def cancel(self) -> None:
        """Ask, then cancel."""
        chosen = self.tables["waiting"].current()
        if chosen is not None and confirm(
            self,
            "holds-cancel",
            translate("Holds", "Cancel this reservation?"),
            f"{chosen.title} · {models.who_words(chosen.who)}",
            translate("Holds", "Cancel the reservation"),
            danger=True,
        ):
            self.presenter.cancel(chosen, lambda _done: None)

    def reserve(self) -> None:
        """Ask for whom and what."""
        self.presenter.begin(None, self.presenter.state.title, self._ask)

    def _ask(self, subject: Subject) -> None:
        dialog = ReserveDialog(self, subject, self._desk().branch)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._place(dialog.wish())

    def _place(self, wish: Wish) -> None:
        self.presenter.place(wish, self._placed, partial(self._not_placed, wish))

    def _placed(self, operation: Operation) -> None:
        self.sound.emit("good")
        said = translate("Holds", "Reserved.")
        self.undo_offered.emit(said, lambda: self.presenter.take_back(operation))

    def _not_placed(self, wish: Wish, error: Exception) -> None:
        self.sound.emit("bad")
        if isinstance(error, Obstructed) and error.overridable and wish.reason is None:
            dialog = ReasonDialog(self, words(error).headline)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self._place(wish._replace(reason=dialog.value()))
        else:
            self._failed(error)

    def _failed(self, error: Exception) -> None:
        self.toast.emit(Toast(words(error).as_sentence(), "bad"))

    # --- printing -------------------------------------------------------------------------------------

    def print_pull(self) -> None:
        """The list, to take along to the shelves."""
        rows, desk = self.presenter.state.pull, self._desk()
        if rows:
            draw = partial(
                _draw_pull, desk, rows, self._settings.paper("pull_list"), datetime.now().astimezone()
            )
            name = translate("Holds", "To fetch from the shelves")
            self._output.deliver(draw, "pull_list", name, self._window())


def _draw_pull(desk: Desk, rows: tuple[PullRow, ...], paper: Any, at: datetime) -> bytes:
    """Beside the window."""
    from desktop_app.printing import pull_list
    from desktop_app.printing.pull_list import PullLine, PullList

    with desk.store.read() as session:
        head = letterhead(session, desk.branch)
    lines = tuple(PullLine(one.call_number, one.location, one.title, one.barcode, one.pickup) for one in rows)
    return pull_list.render(PullList(head, at, desk.person.name if desk.person else "", lines), paper)

# SPDX-License-Identifier: GPL-3.0-or-later
"""The page of reservations: to fetch from the shelves, the hold shelf, all who wait; and of transit: what to
send, what is on its way here. Widgets only."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any, ClassVar, Protocol
from uuid import UUID

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from db.operations.desk import Desk, Done
from db.operations.operation import Operation
from db.operations.refusals import Obstructed
from db.queries.holds import PullRow
from db.queries.scan import Scan
from db.rules.roles import Right
from desktop_app.background import Background
from desktop_app.blocks import tokens
from desktop_app.blocks.dialog import confirm
from desktop_app.blocks.layout import Card, EmptyState, column, holding, row
from desktop_app.blocks.page import Changes, Command, Page, Toast
from desktop_app.blocks.table import DataTable
from desktop_app.blocks.words import Chip, Elided, Label, one_at_a_time
from desktop_app.holds import keys, models, moving
from desktop_app.holds.deposits import DepositSide
from desktop_app.holds.dialogs import ChangeDialog, ReasonDialog, ReserveDialog
from desktop_app.holds.presenter import VIEWS, HoldsPresenter, State, Subject, Wish
from desktop_app.holds.rotas import RotaSide
from desktop_app.issuing import Issued, letterhead
from desktop_app.language import format_datetime, format_number, translate
from desktop_app.preferences import Settings
from desktop_app.printing.output import Output
from desktop_app.putting_aside import InHand, Kept, kept_words
from desktop_app.refusal_words import words
from desktop_app.sending_on import Sent, arrived_words, sent_words

IN_TRANSIT = ("send", "receive")


class SlipOutput(Protocol):
    """Where slips that have been recorded go."""

    def deliver(self, issued: Issued) -> None:
        """As this desk wants it."""


class HoldsPage(Page):
    """Seven sides, each a table. Scanning an item puts it aside for whoever is next; on the sides of transit
    it is noted as being here, too, and sent on where it belongs elsewhere."""

    page_name: ClassVar[str] = "holds"
    icon_name: ClassVar[str] = "bookmark-simple"
    concerns: ClassVar[Changes] = Changes(
        {"holds", "transits", "loans", "items", "titles", "members", "places", "notices", "settings"}
    )

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
        self.queue_of = Elided("holds-queue-of", "heading")
        self._models: dict[str, Any] = {
            "pull": models.pull_model(),
            "shelf": models.shelf_model(),
            "waiting": models.waiting_model(),
            "send": models.transit_model(coming=False),
            "receive": models.transit_model(coming=True),
        }
        self.tables = {name: DataTable(f"holds-{name}", model) for name, model in self._models.items()}
        self.nothing = {
            "pull": EmptyState("holds-no-pull", "check-circle"),
            "shelf": EmptyState("holds-no-shelf", "bookmark-simple"),
            "waiting": EmptyState("holds-no-waiting", "users"),
            "send": EmptyState("holds-no-send", "truck"),
            "receive": EmptyState("holds-no-receive", "truck"),
        }
        self.deposits = DepositSide(self)
        self.rotas = RotaSide(self)
        self._sides: dict[str, DepositSide | RotaSide] = {"deposits": self.deposits, "rotas": self.rotas}
        for name, side in self._sides.items():
            self.tables[name], self.nothing[name] = side.table, side.nothing
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        one_at_a_time(self, self.tabs.values())
        self._body = QStackedWidget()
        for name in VIEWS:
            self._body.addWidget(self._sides[name].widget if name in self._sides else self.tables[name])
            self._body.addWidget(self.nothing[name])
        card = Card("holds-card", self._body, margin=tokens.GAP_M)
        head = row(*self.tabs.values(), None, gap=tokens.GAP_S)
        self._below = holding(row(self.everywhere, None, self.age, gap=tokens.GAP_S))
        whole = column(head, self._below, self.queue_of, card, gap=tokens.GAP_M, margin=tokens.GAP_L)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        for name, tab in self.tabs.items():
            tab.clicked.connect(lambda _checked=False, name=name: self.presenter.turn_to(name))
        self.everywhere.clicked.connect(lambda _checked=False: self.presenter.toggle_everywhere())
        self.tables["waiting"].opened.connect(lambda _row: moving.show_queue(self))
        self._models["waiting"].layoutChanged.connect(self._keep_in_view)
        for table in self.tables.values():
            table.chosen.connect(lambda _row: self.commands_changed.emit())

    # --- what the window asks -------------------------------------------------------------------------

    def title(self) -> str:
        """The page's name."""
        return translate("Pages", "Reservations and transit")

    def scan_hint(self) -> str:
        """What may be scanned."""
        if self.presenter.state.view == "deposits":
            return translate("Deposits", "Scan each item that goes along")
        if self.presenter.state.view == "rotas":
            return translate("Rotas", "Scan a copy: it is put in, or sent on when its time is over")
        if self.presenter.state.view in IN_TRANSIT:
            return translate("Transits", "Scan each item: it has arrived, or is sent where it belongs")
        return translate("Holds", "Scan an item from the shelf: it is put aside for whoever is next")

    def accepts(self) -> frozenset[str]:
        """Items; an empty scan is nothing here."""
        return frozenset({"item", "empty"})

    def scanned(self, scan: Scan) -> None:
        """An item in hand."""
        if scan.uid is not None and self.presenter.state.view in self._sides:
            self._sides[self.presenter.state.view].scanned(scan.uid)
        elif scan.uid is not None and self.presenter.state.view in IN_TRANSIT:
            self.presenter.in_hand(scan.uid, self.in_hand)
        elif scan.uid is not None:
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

    def in_hand(self, seen: InHand) -> None:
        """What is done with an item that was scanned."""
        came = arrived_words(seen.came_from) if seen.came_from else ""
        if seen.kept is not None:
            self._kept(seen.kept)
        elif seen.sent is not None:
            self.was_sent(seen.title, seen.sent)
        else:
            self.sound.emit("good")
            stays = came or translate("Transits", "It stays here.")
            self.toast.emit(Toast(f"{seen.title} · {stays}"))

    def came_back(self, seen: InHand) -> None:
        """One of many that came back: only what is to be done with it is told."""
        if seen.kept is not None or seen.sent is not None:
            self.in_hand(seen)

    def deliver_slip(self, seen: InHand) -> None:
        """One of many that were handled: its slip alone, if there is one."""
        made = seen.kept or seen.sent
        if made is not None and made.slip is not None:
            self._slips.deliver(made.slip)

    def was_sent(self, title: str, sent: Sent) -> None:
        """It goes to another branch, with its slip."""
        self.sound.emit("good")
        self.toast.emit(Toast(f"{title} · {sent_words(sent)}"))
        if sent.slip is not None:
            self._slips.deliver(sent.slip)

    def enter_results(self) -> bool:
        """Into the table that is shown."""
        table = self.tables[self.presenter.state.view]
        table.setFocus()
        table.move_to(max(0, table.currentIndex().row()))
        return True

    def activated(self, argument: Any = None) -> None:
        """A side by name; `('title', uid)` its queue; `('reserve', member, title or item)` asks the rest.

        `('reserve-copy', item)`: this copy and no other.
        """
        match argument:
            case "pull" | "shelf" | "waiting" | "send" | "receive" | "deposits" | "rotas":
                self.presenter.turn_to(argument)
            case ("title", UUID() as title):
                self.presenter.turn_to("waiting", title)
            case ("reserve", member, subject):
                self.presenter.turn_to("waiting")
                self.presenter.begin(member, subject, self._ask)
            case ("reserve-copy", UUID() as item):
                self.presenter.turn_to("waiting")
                self.presenter.begin(None, item, self._ask, only=True)
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
        return [
            *keys.of_side(self),
            Command("reserve", lambda: translate("Holds", "Reserve"), self.reserve, "Ctrl+N", "plus"),
            Command(
                "holds-next-side",
                lambda: translate("Holds", "Next side"),
                self._next_side,
                "F3",
                "arrow-right",
            ),
        ]

    # --- showing --------------------------------------------------------------------------------------

    def _show(self, state: State) -> None:
        rows: dict[str, Sequence[Any]] = {name: getattr(state, name) for name in VIEWS}
        for side in self._sides.values():
            side.show(state)
        for name, shown in rows.items():
            if name in self._models:
                self._models[name].show(shown)
            if shown and not self.tables[name].currentIndex().isValid():
                self.tables[name].move_to(0)
        place = VIEWS.index(state.view) * 2
        self._body.setCurrentIndex(place if rows[state.view] or not state.read else place + 1)
        self.tabs[state.view].setChecked(True)
        self._show_queue(state)
        self._name_tabs(state)
        age = translate("Holds", "As of the last sync: {time}")
        self.age.set_text(age.format(time=format_datetime(state.synced_at)) if state.synced_at else "")
        self._below.setVisible(state.view == "waiting" or state.synced_at is not None)
        self.commands_changed.emit()

    def _show_queue(self, state: State) -> None:
        waiting, of_title = state.view == "waiting", state.title is not None
        self.everywhere.setVisible(waiting)
        self.everywhere.setChecked(state.everywhere)
        said = translate("Holds", "The queue of “{title}”").format(title=state.title_name)
        self.queue_of.set_text(said if state.title_name else "")
        self.queue_of.setVisible(waiting and of_title and bool(state.title_name))
        table = self.tables["waiting"]
        table.show_column(models.TITLE, not of_title)
        table.show_column(models.MOVED, of_title or any(row.moved for row in state.waiting))

    def _keep_in_view(self) -> None:
        """Whoever is chosen and was moved in the queue."""
        table = self.tables["waiting"]
        table.scrollTo(table.currentIndex())

    def _name_tabs(self, state: State) -> None:
        names = {
            "pull": translate("Holds", "To fetch from the shelves"),
            "shelf": translate("Holds", "Hold shelf"),
            "waiting": translate("Holds", "All who wait"),
            "send": translate("Transits", "To send"),
            "receive": translate("Transits", "On the way here"),
            "deposits": translate("Deposits", "Deposit collections"),
            "rotas": translate("Rotas", "Rotating"),
        }
        for name, tab in self.tabs.items():
            tab.set_words(f"{names[name]} · {format_number(len(getattr(state, name)))}", "F3")
            if name not in self._sides:
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
        self.nothing["send"].set_words(
            translate("Transits", "Nothing is to be sent"),
            translate("Transits", "What is returned here and belongs or is reserved elsewhere is sent."),
        )
        self.nothing["receive"].set_words(
            translate("Transits", "Nothing is on its way here"),
            translate("Transits", "What other branches send stands here until it is scanned."),
        )
        for side in self._sides.values():
            side.retranslate()
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

    def send(self) -> None:
        """The one chosen, which stands here and belongs elsewhere."""
        chosen = self.tables["send"].current()
        if chosen is not None:
            self.presenter.send(chosen, partial(self.was_sent, chosen.title))

    def keep_here(self) -> None:
        """The one chosen is not sent after all."""
        chosen = self.tables["send"].current()
        if chosen is not None:
            self.presenter.keep_here(chosen, lambda _done: None)

    def receive(self) -> None:
        """The one chosen has arrived, though nobody scanned it."""
        chosen = self.tables["receive"].current()
        if chosen is not None:
            self.presenter.in_hand(chosen.item, self.in_hand)

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

    def tell(self) -> None:
        """To whoever may fetch it, where reminders are given: by message, WhatsApp, e-mail or letter."""
        if (chosen := self.tables["shelf"].current()) is not None:
            self.go.emit("history", ("ready", chosen.held))

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
            self.presenter.cancel(chosen, self._cancelled)

    def _cancelled(self, done: Done) -> None:
        said = translate("Holds", "The reservation is cancelled.")
        self.undo_offered.emit(said, lambda: self.presenter.take_back(done.operation))

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
            draw = partial(_draw_pull, desk, rows, datetime.now().astimezone())
            self.print(draw, "pull_list", translate("Holds", "To fetch from the shelves"))

    def print(self, draw: Callable[[Any], bytes], document: str, name: str) -> None:
        """A list; `draw` is given the paper."""
        made = partial(draw, self._settings.paper(document))
        self._output.deliver(made, document, name, self._window())

    def desk(self) -> Desk:
        """The desk of now."""
        return self._desk()

    def may(self, right: Right) -> bool:
        """Whether whoever is at the desk has this right."""
        return self._desk().may(right)


def _draw_pull(desk: Desk, rows: tuple[PullRow, ...], at: datetime, paper: Any) -> bytes:
    """Beside the window."""
    from desktop_app.printing import pull_list
    from desktop_app.printing.pull_list import PullLine, PullList

    with desk.store.read() as session:
        head = letterhead(session, desk.branch)
    lines = tuple(PullLine(one.call_number, one.location, one.title, one.barcode, one.pickup) for one in rows)
    return pull_list.render(PullList(head, at, desk.person.name if desk.person else "", lines), paper)

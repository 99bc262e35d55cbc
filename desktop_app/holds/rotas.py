# SPDX-License-Identifier: GPL-3.0-or-later
"""The side of rotating collections: all of them above, the copies of the chosen one below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QDialog

from db.operations.desk import Desk
from db.operations.operation import Operation
from db.queries.rotas import RotaItemRow, RotaRow
from desktop_app.blocks import tokens
from desktop_app.blocks.layout import EmptyState, column, holding
from desktop_app.blocks.page import Command, Toast
from desktop_app.blocks.progress import ProgressLine
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Label
from desktop_app.holds.rota_dialogs import RotaDialog, SendOnDialog
from desktop_app.holds.rota_work import Scanned, SentOn
from desktop_app.issuing import letterhead
from desktop_app.language import format_date, format_number, translate
from desktop_app.refusal_words import words

if TYPE_CHECKING:
    from desktop_app.holds.page import HoldsPage
    from desktop_app.holds.presenter import State

TONES = {
    "due": "warn",
    "over": "warn",
    "lent": "accent",
    "coming": "accent",
    "away": "accent",
    "aside": "accent",
    "unlendable": "bad",
    "ended": "muted",
    "rests": "muted",
    "there": "good",
}


def rota_model() -> RowsModel[RotaRow]:
    """By name."""
    columns: list[Column[RotaRow]] = [
        Column(lambda: translate("Rotas", "Name"), lambda r: r.name, 230, strong=True),
        Column(lambda: translate("Rotas", "Stages"), stages_words),
        Column(lambda: translate("Rotas", "Copies"), lambda r: format_number(r.items), 124, right=True),
        Column(
            lambda: translate("Rotas", "Due here"),
            lambda r: format_number(r.due),
            140,
            right=True,
            tone=lambda r: "warn" if r.due else "",
        ),
    ]
    return RowsModel(columns, lambda row: row.rota)


def stages_words(row: RotaRow) -> str:
    """The branches with their days, in their order."""
    stages = [
        translate("Rotas", "{branch} {days} d", "a stage: the branch and for how many days").format(
            branch=stage.code, days=format_number(stage.days)
        )
        for stage in row.stages
    ]
    end = translate("Rotas", "again") if row.cyclical else translate("Rotas", "home")
    said = " → ".join([*stages, end])
    return said if row.active else f"{translate('Rotas', 'not in use')} · {said}"


def items_model() -> RowsModel[RotaItemRow]:
    """What is due here first."""
    columns: list[Column[RotaItemRow]] = [
        Column(
            lambda: translate("Holds", "How it stands"),
            state_words,
            176,
            tone=lambda r: TONES[r.state],
            strong=True,
        ),
        Column(lambda: translate("Holds", "Title"), lambda r: r.title),
        Column(lambda: translate("Holds", "Barcode"), lambda r: r.barcode, 120),
        Column(lambda: translate("Rotas", "Stage"), lambda r: r.at_code, 112),
        Column(lambda: translate("Holds", "Since"), lambda r: _day(r.since), 120, spare=True),
        Column(lambda: translate("Holds", "Until"), lambda r: format_date(r.until) if r.until else "–", 120),
        Column(lambda: translate("Rotas", "Goes to"), lambda r: r.to_code, 112, spare=True),
    ]
    return RowsModel(columns, lambda row: row.item)


def state_words(row: RotaItemRow) -> str:
    """What is to be done with it, or how it stands."""
    said: dict[str, Callable[[], str]] = {
        "due": lambda: translate("Rotas", "to be sent on"),
        "over": lambda: translate("Rotas", "its time is over"),
        "lent": lambda: translate("Rotas", "on loan"),
        "coming": lambda: translate("Rotas", "on its way"),
        "away": lambda: translate("Rotas", "stands elsewhere"),
        "aside": lambda: translate("Rotas", "lies aside"),
        "unlendable": lambda: translate("Rotas", "not in use"),
        "ended": lambda: translate("Rotas", "at home again"),
        "rests": lambda: translate("Rotas", "rests"),
        "there": lambda: translate("Rotas", "stays"),
    }
    return said[row.state]()


def _day(moment: datetime | None) -> str:
    return format_date(moment.astimezone().date()) if moment else "–"


class RotaSide:
    """What the page shows and does for rotating collections."""

    def __init__(self, page: HoldsPage) -> None:
        self._page = page
        self._rotas, self._items = rota_model(), items_model()
        self.table = DataTable("holds-rotas", self._rotas)
        self.items = DataTable("holds-rota-items", self._items)
        self.heading = Label("holds-rota-heading", "heading")
        self.progress = ProgressLine("holds-rota-progress")
        body = column(self.progress, self.table, self.heading, self.items, gap=tokens.GAP_S)
        body.setStretch(1, 2)
        body.setStretch(3, 4)
        self.widget = holding(body)
        self.nothing = EmptyState("holds-no-rotas", "repeat")
        self.table.chosen.connect(lambda _row: self._chosen())
        self.items.chosen.connect(lambda _row: page.commands_changed.emit())
        self.progress.cancelled.connect(page.presenter.rotas.stop)

    def _chosen(self) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self._page.presenter.choose_rota(chosen.rota)
        self._page.commands_changed.emit()

    def show(self, state: State) -> None:
        """Other rows."""
        self._rotas.show(state.rotas)
        if state.rotas and not self.table.currentIndex().isValid():
            self.table.move_to(0)
        self._items.show([one for one in state.on_rotas if one.rota == state.rota])
        row = self._row()
        self.heading.set_text(row.name if row else "")

    def _row(self) -> RotaRow | None:
        state = self._page.presenter.state
        return next((one for one in state.rotas if one.rota == state.rota), None)

    def _due(self) -> tuple[RotaItemRow, ...]:
        """Of all rotas, in the order in which it stands on the shelves."""
        due = (one for one in self._page.presenter.state.on_rotas if one.state == "due")
        return tuple(sorted(due, key=lambda one: (one.location, one.call_number, one.title, one.barcode)))

    def retranslate(self) -> None:
        """All words again."""
        self.table.setAccessibleName(translate("Rotas", "Rotating collections"))
        self.items.setAccessibleName(translate("Rotas", "Copies of the rotating collection"))
        self.nothing.set_words(
            translate("Rotas", "No rotating collections"),
            translate("Rotas", "F6 begins one: copies that stay some days at each branch."),
        )
        for model in (self._rotas, self._items):
            model.retranslate()

    # --- keys -----------------------------------------------------------------------------------------

    def commands(self) -> list[Command]:
        """Of this side."""
        state = self._page.presenter.state
        row, item, may, due = self._row(), self.items.current(), state.may_rotate, bool(self._due())
        return [
            Command(
                "rota-send-due",
                lambda: translate("Rotas", "Send on what is due"),
                self.send_due,
                "F5",
                "truck",
                lambda: due,
            ),
            Command(
                "rota-new",
                lambda: translate("Rotas", "New rotating collection"),
                self.begin,
                "F6",
                "plus",
                lambda: may,
            ),
            Command(
                "rota-change",
                lambda: translate("Rotas", "Change"),
                self.change,
                "F7",
                "pencil-simple",
                lambda: may and row is not None,
            ),
            Command(
                "rota-take-off",
                lambda: translate("Rotas", "Take the copy out"),
                self.take_off,
                "F8",
                "x",
                lambda: may and item is not None,
            ),
            Command(
                "rota-print",
                lambda: translate("Rotas", "Print what is due"),
                self.print,
                "F9",
                "printer",
                lambda: due,
            ),
            Command(
                "rota-send-now",
                lambda: translate("Rotas", "Send the copy on now"),
                self.send_now,
                "Shift+F6",
                "arrow-right",
                lambda: item is not None and item.state in ("there", "due", "away"),
                in_strip=False,
            ),
        ]

    def begin(self) -> None:
        """Ask for name and stages, then save."""
        self._ask(None)

    def change(self) -> None:
        """Another name, other stages."""
        row = self._row()
        if row is not None:
            self._ask(row)

    def _ask(self, row: RotaRow | None) -> None:
        dialog = RotaDialog(self._page, self._page.presenter.state.branches, row)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            work = self._page.presenter.rotas
            work.save(dialog.value(), row.rota if row else None, self._page.presenter.choose_rota)

    def scanned(self, item: UUID) -> None:
        """On no rota: put on the chosen one. Else it is handled: kept for who waits, sent on, or it stays."""
        state = self._page.presenter.state
        work = self._page.presenter.rotas
        work.scanned(item, state.rota, may_put=state.may_rotate, done=self._scanned)

    def _scanned(self, done: Scanned) -> None:
        if done.hand is not None:
            self._page.in_hand(done.hand)
        elif done.put is not None:
            self._page.sound.emit("good")
            said = translate("Rotas", "{title} · in the rotating collection now").format(title=done.title)
            self._offer_undo(said, done.put)
        else:
            self._page.sound.emit("bad")
            said = translate("Rotas", "{title} is in no rotating collection.").format(title=done.title)
            self._page.toast.emit(Toast(said, "warn"))

    def take_off(self) -> None:
        """It belongs again to where it came from."""
        item = self.items.current()
        if item is not None:
            said = translate("Rotas", "{title} · taken out, it goes home at its next scan").format(
                title=item.title
            )
            self._page.presenter.rotas.take_off(item.item, partial(self._offer_undo, said))

    def _offer_undo(self, said: str, made: Operation) -> None:
        self._page.undo_offered.emit(said, lambda: self._page.presenter.take_back(made))

    def send_now(self) -> None:
        """To its next stage, before its time."""
        item = self.items.current()
        if item is not None:
            self._page.presenter.rotas.send_now(item.item, partial(self._page.was_sent, item.title))

    def send_due(self) -> None:
        """Ask what was found, then send it."""
        due = self._due()
        if not due:
            return
        dialog = SendOnDialog(self._page, due)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.progress.start(translate("Rotas", "Sending on"))
            self._page.presenter.rotas.send_all(dialog.value(), self._step, self._sent_on)

    def _step(self, done: int, total: int) -> None:
        note = translate("Rotas", "{done} of {total}")
        self.progress.step(done, total, note.format(done=format_number(done), total=format_number(total)))

    def _sent_on(self, done: SentOn) -> None:
        self.progress.finish()
        for one in done.handled:
            self._page.deliver_slip(one)
        said = [translate("Rotas", "%n item(s) sent on or put aside.", None, len(done.handled))]
        said += [words(error).as_sentence() for error in done.refused[:1]]
        if done.left:
            said.append(translate("Rotas", "%n left: they stay in the list.", None, done.left))
        worse = bool(done.refused or done.left)
        self._page.sound.emit("bad" if worse else "good")
        self._page.toast.emit(Toast(" ".join(said), "warn" if worse else "good"))

    def print(self) -> None:
        """What is due, to take along to the shelves."""
        due = self._due()
        if due:
            draw = partial(_draw, self._page.desk(), due, datetime.now().astimezone())
            self._page.print(draw, "pull_list", translate("Rotas", "Rotating collections"))


def _draw(desk: Desk, items: tuple[RotaItemRow, ...], at: datetime, paper: Any) -> bytes:
    """Beside the window."""
    from desktop_app.printing import pull_list
    from desktop_app.printing.pull_list import PullLine, PullList

    with desk.store.read() as session:
        head = letterhead(session, desk.branch)
    lines = tuple(PullLine(one.call_number, one.location, one.title, one.barcode, one.to) for one in items)
    staff = desk.person.name if desk.person else ""
    return pull_list.render(PullList(head, at, staff, lines, rotates=True), paper)

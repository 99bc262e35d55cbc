# SPDX-License-Identifier: GPL-3.0-or-later
"""The side of deposit collections: all of them above, the items of the chosen one below."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from db.operations.desk import Desk
from db.queries.transits import DepositItem, DepositRow
from desktop_app.blocks import tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, DateField, FormRow, TextField
from desktop_app.blocks.layout import EmptyState, column, holding
from desktop_app.blocks.page import Command, Toast
from desktop_app.blocks.table import Column, DataTable, RowsModel
from desktop_app.blocks.words import Label
from desktop_app.holds.looking_dialog import LookingDialog
from desktop_app.holds.looking_through import LookedThrough, as_csv, day, stands
from desktop_app.issuing import letterhead
from desktop_app.language import format_date, format_number, translate

if TYPE_CHECKING:
    from desktop_app.holds.page import HoldsPage
    from desktop_app.holds.presenter import State


def deposit_model() -> RowsModel[DepositRow]:
    """Those with items out first."""
    columns: list[Column[DepositRow]] = [
        Column(lambda: translate("Deposits", "Partner"), lambda r: r.partner, 200, strong=True),
        Column(lambda: translate("Deposits", "Name"), lambda r: r.name),
        Column(lambda: translate("Deposits", "Agreement"), lambda r: r.agreement or "–", 220, spare=True),
        Column(
            lambda: translate("Deposits", "Back by"),
            lambda r: format_date(r.until),
            124,
            tone=lambda r: "bad" if r.overdue else "",
        ),
        Column(lambda: translate("Deposits", "Lent"), lambda r: format_number(r.lent), 90, right=True),
        Column(
            lambda: translate("Deposits", "Still out"),
            lambda r: format_number(r.out),
            128,
            right=True,
            tone=lambda r: "bad" if r.overdue else "",
        ),
    ]
    return RowsModel(columns, lambda row: row.deposit)


def items_model() -> RowsModel[DepositItem]:
    """What is still out first."""
    columns: list[Column[DepositItem]] = [
        Column(lambda: translate("Holds", "Title"), lambda r: r.title, strong=True),
        Column(lambda: translate("Holds", "Barcode"), lambda r: r.barcode, 120),
        Column(lambda: translate("Holds", "Call number"), lambda r: r.call_number or "–", 150, spare=True),
        Column(lambda: translate("Deposits", "Lent"), lambda r: day(r.sent_at), 120),
        Column(
            lambda: translate("Deposits", "Seen there"), lambda r: day(r.checked_at) or "–", 132, spare=True
        ),
        Column(
            lambda: translate("Deposits", "Came back"),
            stands,
            130,
            tone=lambda r: "good" if r.back_at else "bad" if r.missing else "accent",
        ),
    ]
    return RowsModel(columns, lambda row: row.transit)


class DepositDialog(Dialog):
    """To whom, what it is called, and until when."""

    def __init__(
        self, parent: QWidget, partners: tuple[tuple[UUID, str], ...], row: DepositRow | None
    ) -> None:
        super().__init__("deposit", parent)
        self.partner, self.name, self.until = (
            ChoiceField("deposit-partner"),
            TextField("deposit-name"),
            DateField("deposit-until", ahead=3),
        )
        self.partner.set_choices(partners)
        self._rows = [
            FormRow(f"deposit-{name}", field, required=True)
            for name, field in (("partner", self.partner), ("name", self.name), ("until", self.until))
        ]
        for one in self._rows:
            self.body.addWidget(one)
        save = translate("Deposits", "Save")
        title = translate("Deposits", "Deposit collection")
        self.set_words(title, translate("Deposits", "Then scan what goes along, item by item."), save)
        self._rows[0].set_words(translate("Deposits", "Partner"))
        self._rows[1].set_words(
            translate("Deposits", "Name"), translate("Deposits", "For instance “Semester 1”.")
        )
        self._rows[2].set_words(translate("Deposits", "Back by"))
        if row is not None:
            self.partner.choose(row.partner_uid)
            self.name.setText(row.name)
            self.until.set_day(row.until)
        self.partner.setFocus()

    def accept(self) -> None:
        """With a name and a day that is to come."""
        missing = not self.name.value()
        past = self.until.day() is None or self.until.day() < datetime.now().astimezone().date()  # type: ignore[operator]
        self._rows[1].set_error(translate("Deposits", "A name is needed.") if missing else "")
        self._rows[2].set_error(translate("Deposits", "A day is needed, today or later.") if past else "")
        if not missing and not past:
            super().accept()

    def value(self) -> tuple[UUID, str, date]:
        """What was told; only after it was accepted."""
        until = self.until.day()
        assert until is not None
        return self.partner.value(), self.name.value(), until


class DepositSide:
    """What the page shows and does for deposit collections."""

    def __init__(self, page: HoldsPage) -> None:
        self._page = page
        self._deposits, self._items = deposit_model(), items_model()
        self.table = DataTable("holds-deposits", self._deposits)
        self.items = DataTable("holds-deposit-items", self._items)
        self.heading = Label("holds-deposit-heading", "heading")
        body = column(self.table, self.heading, self.items, gap=tokens.GAP_S)
        body.setStretch(0, 2)
        body.setStretch(2, 3)
        self.widget = holding(body)
        self.nothing = EmptyState("holds-no-deposits", "handshake")
        self.table.chosen.connect(lambda _row: self._chosen())
        self.items.chosen.connect(lambda _row: page.commands_changed.emit())

    def _chosen(self) -> None:
        chosen = self.table.current()
        if chosen is not None:
            self._page.presenter.choose_deposit(chosen.deposit)
        self._page.commands_changed.emit()

    def show(self, state: State) -> None:
        """Other rows."""
        self._deposits.show(state.deposits)
        if state.deposits and not self.table.currentIndex().isValid():
            self.table.move_to(0)
        self._items.show(state.of_deposit)
        row = self._row(state)
        self.heading.set_text(f"{row.partner} · {row.name}" if row else "")

    @staticmethod
    def _row(state: State) -> DepositRow | None:
        return next((one for one in state.deposits if one.deposit == state.deposit), None)

    def retranslate(self) -> None:
        """All words again."""
        self.table.setAccessibleName(translate("Deposits", "Deposit collections"))
        self.items.setAccessibleName(translate("Deposits", "Items of the deposit collection"))
        self.nothing.set_words(
            translate("Deposits", "No deposit collections"),
            translate("Deposits", "F6 begins one: items that a partner has until a day."),
        )
        for model in (self._deposits, self._items):
            model.retranslate()

    # --- keys -----------------------------------------------------------------------------------------

    def commands(self) -> list[Command]:
        """Of this side."""
        row, item = self._row(self._page.presenter.state), self.items.current()
        return [
            Command(
                "deposit-new",
                lambda: translate("Deposits", "New deposit collection"),
                self.begin,
                "F6",
                "plus",
            ),
            Command(
                "deposit-change",
                lambda: translate("Deposits", "Change"),
                self.change,
                "F7",
                "calendar",
                lambda: row is not None,
            ),
            Command(
                "deposit-take-out",
                lambda: translate("Deposits", "Take it out"),
                self.take_out,
                "F8",
                "x",
                lambda: item is not None and item.back_at is None,
            ),
            Command(
                "deposit-print",
                lambda: translate("Deposits", "Print the list"),
                self.print,
                "F9",
                "printer",
                lambda: row is not None,
            ),
            Command(
                "deposit-look-through",
                lambda: translate("Deposits", "Look it through"),
                self.look_through,
                "F5",
                "check",
                lambda: row is not None and row.out > 0,
            ),
            Command(
                "deposit-save",
                lambda: translate("Deposits", "Save the list"),
                self.ask_where,
                "Ctrl+E",
                "export",
                lambda: row is not None,
                in_strip=False,
            ),
        ]

    def begin(self) -> None:
        """Ask to whom, then save."""
        self._ask(None)

    def change(self) -> None:
        """Another name or day."""
        row = self._row(self._page.presenter.state)
        if row is not None:
            self._ask(row)

    def _ask(self, row: DepositRow | None) -> None:
        partners = self._page.presenter.state.partners
        if not partners:
            said = translate("Deposits", "There is no partner yet: add one on the page of partners.")
            self._page.toast.emit(Toast(said, "info"))
            return
        dialog = DepositDialog(self._page, partners, row)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._page.presenter.save_deposit(dialog.value(), row.deposit if row else None)

    def scanned(self, item: UUID) -> None:
        """It goes along with the chosen collection."""
        state = self._page.presenter.state
        if state.deposit is None:
            self._page.toast.emit(
                Toast(translate("Deposits", "Begin a deposit collection first: F6."), "warn")
            )
            self._page.sound.emit("bad")
        else:
            self._page.presenter.lend_to(state.deposit, item, lambda _done: self._page.sound.emit("good"))

    def take_out(self) -> None:
        """It stays here after all."""
        item = self.items.current()
        if item is not None:
            self._page.presenter.take_out(item.transit)

    def look_through(self) -> None:
        """Ask what is there of what is out."""
        state = self._page.presenter.state
        row = self._row(state)
        out = [one for one in state.of_deposit if one.back_at is None]
        if row is None or not out:
            return
        dialog = LookingDialog(self._page, f"{row.partner} · {row.name}", out)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._page.presenter.looked_through(dialog.value(), self._looked_through)

    def _looked_through(self, done: LookedThrough) -> None:
        for one in done.back:
            self._page.came_back(one)
        if done.missing:
            said = translate("Deposits", "%n item(s) marked as missing at the partner.", None, done.missing)
            self._page.undo_offered.emit(said, lambda: self._page.presenter.take_all_back(done.made))
        else:
            self._page.toast.emit(Toast(translate("Deposits", "Everything was found.")))

    def ask_where(self) -> None:
        """A file for the list."""
        row = self._row(self._page.presenter.state)
        if row is not None:
            today = f"{self._page.desk().clock().astimezone():%Y-%m-%d}"
            suggested = translate("Deposits", "deposit-collection", "file name") + f"-{today}.csv"
            title = translate("Deposits", "Save the list")
            name, _ = QFileDialog.getSaveFileName(self._page, title, suggested, "CSV (*.csv)")
            if name:
                self.save(Path(name))

    def save(self, path: Path) -> None:
        """What went along and what became of it, for a spreadsheet program."""
        state = self._page.presenter.state
        row = self._row(state)
        if row is not None:
            said = translate("Deposits", "Saved: {file}").format(file=path.name)
            text = partial(as_csv, row, state.of_deposit)
            self._page.presenter.save_list(path, text, lambda: self._page.toast.emit(Toast(said)))

    def print(self) -> None:
        """The list, to go along, and to compare with what comes back."""
        state = self._page.presenter.state
        row = self._row(state)
        if row is not None:
            draw = partial(_draw, self._page.desk(), row, state.of_deposit, datetime.now().astimezone())
            self._page.print(draw, "deposit_list", f"{row.partner} {row.name}")


def _draw(desk: Desk, row: DepositRow, items: tuple[DepositItem, ...], at: datetime, paper: Any) -> bytes:
    """Beside the window."""
    from desktop_app.printing import deposit_list
    from desktop_app.printing.deposit_list import DepositLine, DepositList

    with desk.store.read() as session:
        head = letterhead(session, desk.branch)
    lines = tuple(
        DepositLine(
            one.title,
            one.barcode,
            one.call_number,
            one.back_at.astimezone().date() if one.back_at else None,
        )
        for one in items
    )
    staff = desk.person.name if desk.person else ""
    return deposit_list.render(
        DepositList(head, at, staff, row.partner, row.agreement, row.name, row.until, lines), paper
    )

# SPDX-License-Identifier: GPL-3.0-or-later
"""Counting the till of this desk: what should be there, what is, and what stays for the next shift."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QStackedWidget, QWidget

from db.operations.desk import Desk
from db.queries.tills import Movement, Till
from desktop_app.background import Background
from desktop_app.blocks import theme, tokens
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import FormRow, NumberField, TextField, beside
from desktop_app.blocks.layout import EmptyState, column, holding
from desktop_app.blocks.table import MOMENT, Column, DataTable, RowsModel
from desktop_app.blocks.words import Badge, Label
from desktop_app.history import till as tills
from desktop_app.history.till import Entry
from desktop_app.issuing import Issued
from desktop_app.language import format_datetime, format_money, translate
from desktop_app.payment_words import payment_name
from desktop_app.printing.cash_count import difference_words, late_words

WIDTH, HIGH = 880, 176
"""Pixels at 100 %."""
MOST = 999_999_999
SUMS = ("taken", "given-back", "late", "expected")


class TillDialog(Dialog):
    """`counted` gets the slip; the window goes on meanwhile."""

    def __init__(
        self,
        parent: QWidget,
        desk: Callable[[], Desk],
        background: Background,
        counted: Callable[[Issued], None],
        failed: Callable[[Exception], None],
    ) -> None:
        super().__init__("till", parent, width=WIDTH)
        self._desk, self._background = desk, background
        self._told, self._refused = counted, failed
        self._till: Till | None = None
        self._busy = False
        self.began, self.counted, self.left = (
            _rupiah("till-began"),
            _rupiah("till-counted", optional=True),
            _rupiah("till-left"),
        )
        self.note = TextField("till-note")
        self.sums = {name: Label(f"till-{name}", "heading") for name in SUMS}
        self.difference = Badge("till-difference")
        self._names = {name: Label(f"till-{name}-words", "small") for name in (*SUMS, "difference")}
        self.rows_model: RowsModel[Movement] = RowsModel(columns(), lambda movement: movement.uid)
        self.table = DataTable("till-payments", self.rows_model)
        self.nothing = EmptyState("till-nothing", "receipt")
        self._lay_out()
        self._say()
        self.primary.setEnabled(False)
        self.counted.valueChanged.connect(lambda _value: self._weigh())
        self.began.valueChanged.connect(lambda _value: self._weigh())
        here = self._desk()
        reading = self._background.run(lambda _task: tills.read(here), self._show, self._failed)
        self.finished.connect(lambda _code: reading.cancel())

    def _lay_out(self) -> None:
        values = {**self.sums, "difference": self.difference}
        self._facts = {
            name: holding(column(self._names[name], value, gap=tokens.GAP_XS))
            for name, value in values.items()
        }
        self._facts["late"].hide()
        self._rows = {
            "began": FormRow("till-began", self.began, required=True),
            "counted": FormRow("till-counted", self.counted, required=True),
            "left": FormRow("till-left", self.left, required=True),
            "note": FormRow("till-note", self.note),
        }
        self._list = QStackedWidget()
        self._list.addWidget(self.table)
        self._list.addWidget(self.nothing)
        self._list.setFixedHeight(theme.px(HIGH))
        self.body.addWidget(beside(list(self._facts.values())))
        self.body.addWidget(beside([self._rows[name] for name in ("began", "counted", "left")]))
        self.body.addWidget(self._rows["note"])
        self.body.addWidget(self._list)

    def _say(self) -> None:
        words = {
            "taken": translate("Till", "Cash taken"),
            "given-back": translate("Till", "Cash given back"),
            "late": late_words(),
            "expected": translate("Till", "Should be there"),
            "difference": translate("Till", "Difference"),
        }
        for name, label in self._names.items():
            label.set_text(words[name])
        self._rows["began"].set_words(translate("Till", "Began with"))
        self._rows["counted"].set_words(translate("Till", "Counted"))
        self._rows["left"].set_words(translate("Till", "Left for the next shift"))
        self._rows["note"].set_words(translate("Till", "Note"))
        self.table.setAccessibleName(translate("Till", "Payments since then"))
        self.nothing.set_words(
            translate("Till", "No payment since then"),
            translate("Till", "Cash that is taken or given back at this desk stands here."),
        )
        self._title()

    def _title(self) -> None:
        person = self._desk().person
        who = person.name if person is not None else "–"
        since = format_datetime(self._till.since) if self._till is not None else "–"
        if self._till is None or not self._till.is_first:
            said = translate("Till", "Since the last count at this desk, {since}. Counted by {who}.")
        else:
            said = translate(
                "Till",
                "This desk's first count: since {since}. Counted by {who}. "
                "Say what lay in the till at the beginning.",
            )
        self.set_words(
            title_words(), said.format(since=since, who=who), translate("Till", "Keep and print the count")
        )

    def _show(self, till: Till) -> None:
        anew, self._till = self._till is None, till
        self._title()
        self.began.setEnabled(till.is_first)
        if anew and not till.is_first:
            self.began.set_number(till.began)
            self.left.set_number(till.began)
        self.sums["taken"].set_text(format_money(till.taken))
        self.sums["given-back"].set_text(format_money(till.given_back))
        self.sums["late"].set_text(difference_words(till.late))
        self._facts["late"].setVisible(till.late != 0)
        self.rows_model.show(till.movements)
        self._list.setCurrentIndex(0 if till.movements else 1)
        if till.movements and self.table.current() is None:
            self.table.move_to(0)
        self.primary.setEnabled(True)
        field = self.began if anew and till.is_first else self.counted
        field.setFocus()
        field.selectAll()
        self._weigh()

    def expected(self) -> int:
        """What should be there."""
        if self._till is None:
            return 0
        till = self._till
        return (self.began.number() or 0) + till.taken - till.given_back + till.late

    def _weigh(self) -> None:
        self.sums["expected"].set_text(format_money(self.expected()))
        counted = self.counted.number()
        if counted is None:
            self.difference.show_as("–", "neutral")
            return
        difference = counted - self.expected()
        self.difference.show_as(difference_words(difference), "good" if difference == 0 else "warn")

    def accept(self) -> None:
        """Keep the count; it closes when that is done."""
        if not self.primary.isEnabled() or self._till is None:
            return
        counted, left, till = self.counted.number(), self.left.number() or 0, self._till
        self._rows["counted"].set_error(
            translate("Till", "Say what was counted; 0 where it is empty.") if counted is None else ""
        )
        too_much = counted is not None and left > counted
        self._rows["left"].set_error(translate("Till", "No more than was counted.") if too_much else "")
        if counted is None or too_much:
            (self.left if too_much else self.counted).setFocus()
            return
        entry = Entry(self.began.number() or 0, counted, left, self.note.value())
        desk = self._desk()
        self._at_work(True)
        self._background.run(
            lambda _task: tills.count(desk, till, entry), self._done, self._failed, lane="desk"
        )

    def reject(self) -> None:
        """Not while it is at work."""
        if not self._busy:
            super().reject()

    def _at_work(self, busy: bool) -> None:
        self._busy = busy
        self.primary.setEnabled(not busy)
        self.secondary.setEnabled(not busy)

    def _done(self, made: Issued | Till) -> None:
        self._at_work(False)
        if isinstance(made, Till):
            self._show(made)
            self._rows["counted"].set_error(
                translate("Till", "Something was paid or taken back meanwhile: look again.")
            )
            return
        QDialog.accept(self)
        self._told(made)

    def _failed(self, error: Exception) -> None:
        self._at_work(False)
        self.reject()
        self._refused(error)


def _rupiah(name: str, *, optional: bool = False) -> NumberField:
    field = NumberField(name, 0, MOST, optional=optional)
    field.setPrefix("Rp ")
    field.set_number(None if optional else 0)
    return field


def title_words() -> str:
    """What it is called."""
    return translate("Till", "Count the till")


def what_words(movement: Movement) -> str:
    """What was done, and when it was taken back."""
    if movement.cancelled_at is None:
        return payment_name(movement.sort)
    said = translate("Till", "{what}, taken back {when}")
    return said.format(what=payment_name(movement.sort), when=format_datetime(movement.cancelled_at))


def columns() -> list[Column[Movement]]:
    """Payments that moved the till, and those that were taken back at once."""
    return [
        Column(lambda: translate("Till", "Time"), lambda r: format_datetime(r.made_at), MOMENT),
        Column(lambda: translate("Till", "Member no."), lambda r: r.member_number, 118),
        Column(lambda: translate("Till", "What"), what_words),
        Column(
            lambda: translate("Till", "Amount"),
            lambda r: format_money(r.amount),
            110,
            right=True,
            struck=lambda r: r.cancelled_at is not None,
        ),
        Column(
            lambda: translate("Till", "In the till"),
            lambda r: difference_words(r.change) if r.change else "–",
            118,
            right=True,
            tone=lambda r: "warn" if r.change < 0 else "",
        ),
    ]

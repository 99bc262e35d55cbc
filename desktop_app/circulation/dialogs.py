# SPDX-License-Identifier: GPL-3.0-or-later
"""What circulation asks: why all the same, until when, and how much."""

from datetime import date, datetime

from PySide6.QtWidgets import QDialog, QWidget

from db.rules.ledger import PAID, REFUNDED, REPLACED, WAIVED, most
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, DateField, FormRow, NumberField, TextField
from desktop_app.language import format_money, translate
from desktop_app.payment_words import payment_name


class ReasonDialog(Dialog):
    """Asks why a rule is set aside, to 'lend' or to 'renew'; not accepted without a reason."""

    def __init__(self, parent: QWidget, against: str, intent: str) -> None:
        super().__init__("override", parent)
        self.reason = FormRow("override-reason", TextField("override-reason"), required=True)
        self.body.addWidget(self.reason)
        if intent == "renew":
            asked = translate("ReasonDialog", "Renew all the same?")
            said = translate("ReasonDialog", "Renew all the same")
        else:
            asked = translate("ReasonDialog", "Lend all the same?")
            said = translate("ReasonDialog", "Lend all the same")
        self.set_words(asked, against, said)
        self.reason.set_words(
            translate("ReasonDialog", "Reason"), translate("ReasonDialog", "It is kept with the loan.")
        )
        self.reason.field.setFocus()

    def value(self) -> str:
        """The reason."""
        field = self.reason.field
        assert isinstance(field, TextField)
        return field.value()

    def accept(self) -> None:
        """Only with a reason."""
        if self.value():
            super().accept()
        else:
            self.reason.set_error(translate("ReasonDialog", "Say why, in a few words."))


class DueDateDialog(Dialog):
    """Asks for another due date and why."""

    def __init__(self, parent: QWidget, title: str, due: date) -> None:
        super().__init__("due-date", parent)
        self.day = FormRow("due-date-day", DateField("due-date-day"), required=True)
        self.why = FormRow("due-date-reason", TextField("due-date-reason"), required=True)
        for form_row in (self.day, self.why):
            self.body.addWidget(form_row)
        self.set_words(
            translate("DueDateDialog", "Another due date"), title, translate("DueDateDialog", "Set due date")
        )
        self.day.set_words(
            translate("DueDateDialog", "Due on"), translate("DueDateDialog", "For example 17-8-2027.")
        )
        self.why.set_words(translate("DueDateDialog", "Reason"))
        self._day.set_day(due)
        self._day.selectAll()
        self._day.setFocus()

    @property
    def _day(self) -> DateField:
        assert isinstance(self.day.field, DateField)
        return self.day.field

    def value(self) -> tuple[date, str]:
        """The day and the reason; only after it was accepted."""
        day = self._day.day()
        assert day is not None
        assert isinstance(self.why.field, TextField)
        return day, self.why.field.value()

    def accept(self) -> None:
        """Only with a day from today on, and a reason."""
        day = self._day.day()
        good_day = day is not None and day >= datetime.now().astimezone().date()
        assert isinstance(self.why.field, TextField)
        good_reason = bool(self.why.field.value())
        self.day.set_error("" if good_day else translate("DueDateDialog", "Give a day from today on."))
        self.why.set_error("" if good_reason else translate("DueDateDialog", "Say why, in a few words."))
        if good_day and good_reason:
            QDialog.accept(self)


class PaymentDialog(Dialog):
    """Asks how much of what is owed is settled, and how. `waives`: whether more than money may be taken."""

    def __init__(self, parent: QWidget, name: str, owed: int, *, waives: bool) -> None:
        super().__init__("payment", parent)
        sorts = [PAID] if owed > 0 else []
        if waives:
            sorts += [WAIVED, REPLACED] if owed > 0 else [REFUNDED]
        self._owed = owed
        self.sort = ChoiceField("payment-sort", [(sort, payment_name(sort)) for sort in sorts])
        self.amount = NumberField("payment-amount", 0, abs(owed))
        self.amount.setPrefix("Rp ")
        self.reason = TextField("payment-reason")
        self._rows = {
            "sort": FormRow("payment-sort", self.sort),
            "amount": FormRow("payment-amount", self.amount, required=True),
            "reason": FormRow("payment-reason", self.reason),
        }
        for form_row in self._rows.values():
            self.body.addWidget(form_row)
        self.sort.currentIndexChanged.connect(lambda _index: self._fit())
        self._say(name)
        self.amount.set_number(abs(owed))
        self._fit()
        self.amount.setFocus()
        self.amount.selectAll()

    def _say(self, name: str) -> None:
        if self._owed > 0:
            owed = translate("PaymentDialog", "{name} owes {amount}.")
        else:
            owed = translate("PaymentDialog", "{name} has a credit of {amount}.")
        self.set_words(
            translate("PaymentDialog", "Settle fines"),
            owed.format(name=name, amount=format_money(abs(self._owed))),
            translate("PaymentDialog", "Settle"),
        )
        self._rows["sort"].set_words(translate("PaymentDialog", "How"))
        self._rows["amount"].set_words(translate("PaymentDialog", "Amount"))
        self._rows["reason"].set_words(
            translate("PaymentDialog", "Reason"),
            translate("PaymentDialog", "Why it is let go, or which book was given."),
        )

    def _fit(self) -> None:
        self._rows["reason"].setVisible(self.sort.value() != PAID)

    def value(self) -> tuple[str, int, str]:
        """How, how much, and why; only after it was accepted."""
        return str(self.sort.value()), self.amount.number() or 0, self.reason.value()

    def accept(self) -> None:
        """Only with an amount, and a reason where nothing is taken."""
        sort, amount, reason = self.value()
        good_amount = 0 < amount <= most(sort, self._owed)
        good_reason = sort == PAID or bool(reason)
        too_much = translate("PaymentDialog", "Between Rp 1 and {most}.")
        words = too_much.format(most=format_money(most(sort, self._owed)))
        self._rows["amount"].set_error("" if good_amount else words)
        self._rows["reason"].set_error(
            "" if good_reason else translate("PaymentDialog", "Say why, in a few words.")
        )
        if good_amount and good_reason:
            super().accept()

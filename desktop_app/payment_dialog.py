# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of what a member owes is settled, and how."""

from PySide6.QtWidgets import QWidget

from db.rules.ledger import PAID, REFUNDED, REPLACED, WAIVED, most
from desktop_app.blocks.dialog import Dialog
from desktop_app.blocks.form import ChoiceField, FormRow, NumberField, TextField
from desktop_app.language import format_money, translate
from desktop_app.payment_words import payment_name


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
            translate("PaymentDialog", "Settle what is owed"),
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
